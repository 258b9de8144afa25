"""A text read from its beginning: cues, statements and quotations in marks become quotes.

Begin with `reader`, which reads one block of a text in the light of who spoke last. It builds on `blocks`
(sentences, each parsed once), then on `silence` (where surely nobody is quoted), `interviews` (answers
without marks) and `ownwords` (speech that goes on in the first person).
"""
