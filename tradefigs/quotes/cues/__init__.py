"""The words of a sentence that say who speaks: `sagte X`, `wie X mitteilte`, `laut X`, `so X`.

Begin with `finder`, which finds all cues of a sentence: those without a verb of speech (`sourcecues`), those
of nouns and names (`nouncues`), and those of verbs (`verbcues`, which build on `predicates`, the verbs of
speech with all their parts). `cues` tells what a `Cue` is, `sources` who speaks through a source.
"""
