"""Who speaks: those who are mentioned, with the names and offices that the whole text gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tradefigs.language.patterns import late
from tradefigs.language.text import CLOSING_MARKS
from tradefigs.language.words import endings
from tradefigs.quotes.names.names import INSTITUTION, OTHER, Mention
from tradefigs.quotes.names.offices import document_nouns, is_visitor
from tradefigs.quotes.names.phrases import Phrase
from tradefigs.quotes.sentences.sentences import Sentence
from tradefigs.quotes.speakers.persons import Cast


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: full name, office, and the character offsets where that is said."""

    speaker: str = ""
    role: str = ""
    start: int | None = None
    end: int | None = None


class Voices:
    """Gives those who are mentioned in one text their names and offices, by its cast."""

    def __init__(self, text: str, cast: Cast) -> None:
        self.text = text
        self.cast = cast

    def of(
        self,
        mentions: Sequence[Mention],
        span: tuple[int | None, int | None],
        *,
        answers: bool = False,
        speaks: bool = True,
    ) -> Voice:
        """Return who is mentioned; ``answers``: in a talk; ``speaks``: not only the subject."""
        identities = []
        for mention in mentions:
            pair = self.cast.pair(mention) if mention.both else []
            identities += [(somebody.name, somebody.role) for somebody in pair]
            if not pair:
                identities.append(self._identity(mention, answers=answers, speaks=speaks))
        names = dict.fromkeys(name for name, _ in identities if name)
        return Voice("; ".join(names), "; ".join(role for _, role in identities if role), *span)

    def of_phrase(self, sentence: Sentence, phrase: Phrase, *, speaks: bool) -> Voice:
        """Return whom a phrase names."""
        return self.of(*sentence.named(phrase), speaks=speaks)

    def _identity(self, mention: Mention, *, answers: bool, speaks: bool) -> tuple[str, str]:
        """Return full name and office of one who is mentioned."""
        somebody = self.cast.resolve(mention, answers=answers, speaks=speaks)
        if somebody is not None:
            role = "" if is_visitor(mention.head) else mention.role  # der Gast
            return somebody.name, role or somebody.role
        named = mention.kind == INSTITUTION or (mention.kind == OTHER and self._is_proper(mention))
        return mention.name if named else "", mention.role

    def _is_proper(self, mention: Mention) -> bool:
        """Tell whether an unknown noun is a name, by its form or the marks round it: `laut „Spiegel“`."""
        written = self.text[mention.start : mention.end].rstrip()
        # laut „Spiegel“; Angaben des Statec: of nouns the genitive would end in -s or -n
        named = written[-1:] in CLOSING_MARKS or (
            written == f"des {mention.name}" and not written.endswith(("s", "n"))
        )
        return _is_name_like(mention) or (named and bool(mention.name))


_NAME_LIKE = late(r"-(?! )|[„“»«'.]|(?<!-) |\p{L}\p{Lu}|\d")  # not `Öl- und Gasbranche`


def _is_name_like(mention: Mention) -> bool:
    """Tell whether an unknown noun is a name: `Verdi`, `die „Zeit“`, not `das Ergebnis`."""
    document = mention.name.lower().endswith(document_nouns())
    if not mention.definite or mention.plural or not mention.name or document:
        return False
    many = mention.name.endswith(endings("many_endings"))  # laut Winzern
    if " " not in mention.name and (many or mention.name.lower().endswith(endings("branch_endings"))):
        return False  # die Pharma-Industrie: nobody in particular speaks
    bare = mention.end - mention.start == len(mention.name)
    return (bare and "- " not in mention.name) or _NAME_LIKE.search(mention.name) is not None
