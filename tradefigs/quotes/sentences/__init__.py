"""One sentence under reading: its clauses, noun phrases, subjects and moods.

Begin with `sentences`: a `Sentence` is what the rooms above read. It builds on `clauses` (what stands between
two pauses, and whom its phrases name) and `subjects` (who does what a verb says).
"""
