"""Lines of a page that are no part of its article: captions of pictures, pointers to other articles.

They name persons and countries of which the article may not speak: `Minister Holm in Lima. (Foto: AFP)`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.language.text import Span

# Characters of the longest paragraph that may be a caption, and of the longest name behind `Foto:`.
LONGEST, LONGEST_CREDIT = 300, 60


def boilerplate_of(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """Return those of ``paragraphs`` that are captions or point to other articles."""
    if not _SIGN.search(text):
        return []
    short = (one for one in paragraphs if one.end - one.start <= LONGEST)
    return [one for one in short if _OPENS.match(text, *one) or _CREDIT.search(text, *one)]


def _either(section: str) -> str:
    return lexicon.any_of("text", section)


_SIGN = late(lambda: rf"©|\b{_either('pictures')}\s*[:)\]]|{_either('pointers')}")
# `Foto: AFP`, `Lesen Sie auch: Neue Zölle`
_OPENS = late(lambda: rf"(?:{_either('pictures')}\s*:|©)[^?\n]*$|{_either('pointers')}\s*(?::|$)")
# `Hafen in Lima (Foto: AFP)`, `Hafen in Lima. Bild: AFP/Huber`, `Hafen in Lima © AFP`, `Hafen (Archivbild)`
_CREDIT = late(
    lambda: (
        rf"(?:(?:\bFotos?|[.!?“”\"»(\[/|–-]\s*{_either('pictures')})\s*:|©)[^.!?:\n]{{1,{LONGEST_CREDIT}}}\.?$"
        rf"|[(\[]{_either('pictures')}[)\]]\.?$"
    )
)
