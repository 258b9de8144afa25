"""What stands around a time and tells how it is meant.

Begin with `tense`: whether a stretch of German announces, reports, or speaks of the present. Upon it build
`relations` (words right beside a time that turn it: `seit`, `bis`, `gegenüber`) and `clauses` (whether the
clause around a time announces, reports or looks further back than the text tells).
"""
