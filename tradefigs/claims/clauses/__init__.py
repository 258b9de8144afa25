"""What a clause tells by its build and its verbs, whoever trades in it.

Begin with `syntax`: where clauses part, and how far apart two words are. Beside it `nounphrases` reads the
nouns of a sentence, and `statuscues` finds the words by which `modality` tells whether a figure is
reported, hoped for or expected. `change` tells whether it is the value itself, or a rise or fall.
"""
