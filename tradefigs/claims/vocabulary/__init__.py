"""The words of trade: where they stand, and what each of them means by itself.

Begin with `trade`: what a word means is a `Mention`, with its measure. Beside it `goods` tells which nouns
name goods. `tradeplaces` tells, fast, where words of trade may stand at all; `mentions` finds them, and
keeps them for each sentence of a text (`Words`).
"""
