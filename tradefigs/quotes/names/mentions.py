"""Whom a noun phrase names: one mention for each head, appositions joined to what they explain."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tradefigs.language.words import Token, is_acronym
from tradefigs.quotes.names.heads import Head
from tradefigs.quotes.names.names import INSTITUTION, OFFICE, OTHER, PERSON, Mention, pronoun
from tradefigs.quotes.names.offices import is_common, is_held, office_of, words_of
from tradefigs.quotes.names.phrases import Part, Phrase


def mentions_in(text: str, tokens: Sequence[Token], phrase: Phrase) -> tuple[Mention, ...]:
    """Return whom a noun phrase names: one mention for each, appositions joined to what they explain."""
    if phrase.pronoun:
        return (pronoun(tokens[phrase.last - 1])._replace(start=tokens[phrase.first].start),)
    found: list[Mention] = []
    bounds = [*phrase.heads, len(phrase.parts)]
    heads = [Head(text, tokens, phrase.parts[first:end]) for first, end in pairwise(bounds)]
    for number, head in enumerate(heads):
        mention, part = head.mention(), phrase.parts[bounds[number]]
        apposition = number > 0 and tokens[part.first - 1].text == ","
        if apposition and found[-1].kind == mention.kind == PERSON:
            found[-1], mention = _without_houses(found[-1], heads[number - 1], mention, head)
        if found and _holds_both(found[-1], mention, tokens, part):
            role = f"{found[-1].role} und {mention.role}"
            found[-1] = mention._replace(start=found[-1].start, role=role)
        elif found and _is_same(found[-1], mention, part, apposition=apposition):
            found[-1] = _join(found[-1], mention)
        else:
            found.append(mention)
    return _with_shared_role(found) if len(found) > 1 else tuple(found)


def _without_houses(one: Mention, head: Head, other: Mention, beside: Head) -> tuple[Mention, Mention]:
    """Return two persons side by side, one as an office where its name is that of a house.

    `Jan Kos, Mitglied der Partei | Neue Mitte`, `der Chef des Zulieferers | Kessler Metall, Jan Kos`.
    """
    held = beside.unnamed()
    if held is not None:
        return one, held
    return head.unnamed() or one, other


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


def _holds_both(before: Mention, mention: Mention, tokens: Sequence[Token], part: Part) -> bool:
    """Tell whether one person has two offices: `der Vizepremier und Handelsminister | Jan Kos`.

    Without an article only the first of a state does, `Vizekanzler und Obmann Kos`, not `Händler und Minister
    Kos`.
    """
    held = office_of(before.head)
    joined = tokens[part.first - 1].low == "und" and part.article is None
    described = any(token.start == before.start and token.article for token in tokens)
    joined = joined and (described or (held is not None and held.base in words_of("leading")))
    single = before.kind == OFFICE and not before.plural and not mention.plural and bool(before.role)
    return joined and single and mention.kind == PERSON and bool(mention.role)


def _join(before: Mention, mention: Mention) -> Mention:
    """Return one mention for a name and its apposition, whichever comes first."""
    proper = (PERSON, INSTITUTION)
    called = _is_called(before, mention)
    named = mention if called or (mention.kind in proper and before.kind not in proper) else before
    roles = [
        one.role or ("" if one is named or (one.kind == OTHER and is_common(one.name)) else one.name)
        for one in (before, mention)
    ]
    if called:
        named = named._replace(kind=INSTITUTION)
    if before.kind == OTHER and mention.kind == OFFICE:  # a bare surname and its office
        named = before._replace(kind=PERSON)
    role, gender = ", ".join(filter(None, roles)), before.gender or mention.gender
    many = before.kind == OFFICE and before.plural  # die Minister, | A und B
    return named._replace(
        start=before.start, end=mention.end, role=role, gender=gender, plural=many or named.plural
    )


def _is_called(house: Mention, mention: Mention) -> bool:
    """`das Statistikamt, die ELSTAT`, `die Statistikbehörde, das Census Bureau`: its name comes second."""
    plain = house.kind == INSTITUTION and house.name.endswith(house.head) and not house.role
    if not plain or mention.kind not in (OTHER, INSTITUTION) or is_common(mention.name):
        return False
    words = mention.name.split()
    return is_acronym(mention.name) or (len(words) > 1 and all(word[0].isupper() for word in words))


def person_in(text: str, tokens: Sequence[Token], parts: Sequence[Part]) -> Mention | None:
    """Return the person whom an attribute names with an office: `Vorsitz | von Premierminister Jan Kos`."""
    head = parts[0]
    if head.last - head.core < 2 or not any(is_held(token.text) for token in tokens[head.core : head.last]):
        return None
    mention = Head(text, tokens, parts).mention()
    return mention if mention.kind == PERSON and mention.role else None
