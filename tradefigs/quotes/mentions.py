"""Whom a noun phrase names: one mention for each head, appositions joined to what they explain."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tradefigs.language.words import Token
from tradefigs.quotes.heads import Head
from tradefigs.quotes.names import INSTITUTION, OFFICE, OTHER, PERSON, Mention, is_held, pronoun
from tradefigs.quotes.offices import is_common
from tradefigs.quotes.phrases import Part, Phrase


def mentions_in(text: str, tokens: Sequence[Token], phrase: Phrase) -> tuple[Mention, ...]:
    """Return whom a noun phrase names: one mention for each, appositions joined to what they explain."""
    if phrase.pronoun:
        return (pronoun(tokens[phrase.last - 1])._replace(start=tokens[phrase.first].start),)
    found: list[Mention] = []
    bounds = [*phrase.heads, len(phrase.parts)]
    for first, end in pairwise(bounds):
        mention = Head(text, tokens, phrase.parts[first:end]).mention()
        apposition = first > 0 and tokens[phrase.parts[first].first - 1].text == ","
        if found and _is_same(found[-1], mention, phrase.parts[first], apposition=apposition):
            found[-1] = _join(found[-1], mention)
        else:
            found.append(mention)
    return _with_shared_role(found) if len(found) > 1 else tuple(found)


def _with_shared_role(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return persons with the office that stands once before them all: `die Minister, | A und B`.

    Two of two states have one each: `die Präsidenten Litauens und Lettlands, | A und B`.
    """
    first = mentions[0]
    told = any(one.kind != PERSON or one.role for one in mentions[1:])
    if first.kind != PERSON or not first.plural or told:
        return tuple(mentions)
    roles = [first.role] * len(mentions)
    before, joint, other = first.role.partition(" und ")
    if joint and len(mentions) == 2 and " " not in other:
        roles = [before, f"{before.rpartition(' ')[0]} {other}"]
    return tuple(one._replace(role=role, plural=False) for one, role in zip(mentions, roles, strict=True))


def _is_same(before: Mention, mention: Mention, part: Part, *, apposition: bool) -> bool:
    if apposition:
        return not mention.plural and not (before.kind == PERSON and mention.kind == PERSON)
    return before.kind == PERSON and mention.kind == OFFICE and part.article is None


def _join(before: Mention, mention: Mention) -> Mention:
    """Return one mention for a name and its apposition, whichever comes first."""
    proper = (PERSON, INSTITUTION)
    named = mention if mention.kind in proper and before.kind not in proper else before
    roles = [
        one.role or ("" if one is named or (one.kind == OTHER and is_common(one.name)) else one.name)
        for one in (before, mention)
    ]
    if before.kind == OTHER and mention.kind == OFFICE:  # a bare surname and its office
        named = before._replace(kind=PERSON)
    role, gender = ", ".join(filter(None, roles)), before.gender or mention.gender
    many = before.kind == OFFICE and before.plural  # die Minister, | A und B
    return named._replace(
        start=before.start, end=mention.end, role=role, gender=gender, plural=many or named.plural
    )


def person_in(text: str, tokens: Sequence[Token], parts: Sequence[Part]) -> Mention | None:
    """Return the person whom an attribute names with an office: `Vorsitz | von Premierminister Jan Kos`."""
    head = parts[0]
    if head.last - head.core < 2 or not any(is_held(token.text) for token in tokens[head.core : head.last]):
        return None
    mention = Head(text, tokens, parts).mention()
    return mention if mention.kind == PERSON and mention.role else None
