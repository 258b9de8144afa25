"""The days of the calendar that a time means.

Begin with `days`: of a time as said it makes a `Period` (`period`), in the year that `years` tells: said,
counted from another time, or the nearest that fits. They build on `told` (the time that a passage speaks of)
and `undated` (the year of a text without a date); `calendardays` counts days of months and years.
"""
