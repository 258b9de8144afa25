"""Which part of which year a German expression names: `14. Januar`, `ersten Halbjahr 2024`, `Jahr davor`.

Begin with `timewords`, which finds the pieces of a text: a `Piece` (`pieces`) is a time as said, not yet
dated. Each form of words has a rule, made of what `forms` offers: for what is said in digits in
`calendarwords`, for parts of a year in `partwords`, for times that count from the publication in
`relativewords`, for those that count from the time just spoken of in `passagewords`. Neighbours that are one
time are read together in `joining`, years that begin on other days than the calendar's in `iranianyears` and
`fiscalyears`, text all in capitals in `capitals`.
"""
