"""Clauses with parties of their own: where they part, and who trades in a relative clause."""

from __future__ import annotations

from dataclasses import replace

import regex

from tradefigs.claims.roles import Roles
from tradefigs.claims.scene import Scene
from tradefigs.claims.syntax import Spanned
from tradefigs.claims.trade import Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.lexicon import words

LONGEST_NAME = 90  # characters of the name of a party before a relative clause

# ---------------------------------------------------------------- marks between clauses

_MARK = late(r",(?=\s)|;|:(?=\s)|\s[-–—]\s|\b(?:und|sowie|während|wohingegen|wogegen)\b")


def marks(text: str, start: int, end: int, *, clauses_only: bool = False) -> list[Span]:
    """Return the marks between ``start`` and ``end``; with ``clauses_only`` without those of lists."""
    found = [Span(match.start(), match.end()) for match in _MARK.finditer(text, start, end)]
    return [s for s in found if text[s.start : s.end] not in ("und", "sowie")] if clauses_only else found


def first_mark(text: str, start: int, end: int) -> int:
    """Return where the first mark between ``start`` and ``end`` ends, ``start`` where there is none."""
    found = marks(text, start, end)
    return found[0].end if found else start


def last_mark(text: str, start: int, end: int) -> int:
    """Return where the last mark between ``start`` and ``end`` begins, ``end`` where there is none."""
    found = marks(text, start, end)
    return found[-1].start if found else end


def mark_before(text: str, start: int, end: int) -> int:
    """Return where the clause begins that goes on at ``end``."""
    found = marks(text, start, end, clauses_only=True)
    return found[-1].end if found else start


def mark_after(text: str, start: int, end: int) -> int:
    """Return where the clause ends that begins at ``start``."""
    found = marks(text, start, end, clauses_only=True)
    return found[0].start if found else end


def clause_round(text: str, sentence: Span, word: Spanned) -> Span:
    """Return the clause of ``sentence`` in which ``word`` stands."""
    return Span(mark_before(text, sentence.start, word.start), mark_after(text, word.end, sentence.end))


# ---------------------------------------------------------------- relative clauses


def in_relative_clause(scene: Scene, index: int) -> Roles | None:
    """`Sambia, aus dem Malawi Waren für 3 Mio. bezog`: the preposition is the pronoun's, Malawi acts."""
    number, start = scene.number(index), scene.phrase(index).start
    opening = _RELATIVE.search(scene.text, scene.sentence(number).start, start)
    if opening is None:
        return None
    subject = next(iter(scene.parties_in(Span(opening.end(), opening.end() + 1))), None)
    related = _related_to(scene, number, opening.start())
    if subject is None and not opening["subject"] and not related:
        return None
    if subject is not None and not (opening["article"] or opening["pronoun"] == "denen"):
        is_single = len(subject.code) == 2 or bool(subject.country)  # no group of states
        goes_without = subject.form == "name" and is_single and not _TITLED.match(subject.text)
        if not goes_without or subject.code in words("partynames", "with_article"):
            return None  # `, aus der Schweiz`
    clause = Span(opening.start("pronoun"), mark_after(scene.text, start, scene.sentence(number).end))
    roles = scene.roles(clause, number, scene.phrase(index))
    if subject is not None:
        roles = replace(roles.without(subject.code), agent=subject.code)
    if not related:
        return roles
    role = _BY_RELATIVE[" ".join(opening["preposition"].split())]
    return replace(roles, with_=related) if role == "with_" else roles.with_role(role, related)


def acting_in_relative_clause(scene: Scene, index: int, mention: Mention) -> Roles | None:
    """`Größter Kunde Perus war China, das Waren für 3 Mrd. bezog`: China acts, Peru is the other side."""
    number, phrase = scene.number(index), scene.phrase(index)
    sentence = scene.sentence(number)
    opening = _WHICH_ACTS.search(scene.text, sentence.start, phrase.start)
    end = mark_after(scene.text, phrase.end, sentence.end)
    if opening is None or not (mention.verb and phrase.end <= mention.start < end):
        return None
    near = Span(max(sentence.start, opening.start() - LONGEST_NAME), opening.start())
    before = scene.parties_in(near)
    if not before or before[-1].end != opening.start():
        return None
    agent = before[-1].code
    roles = replace(scene.roles(Span(opening.start("pronoun"), end), number, phrase), agent=agent, owner="")
    outer = scene.roles(Span(sentence.start, opening.start()), number)
    other = next((code for code in (outer.owner, outer.agent) if code != agent), "")
    if mention.measure == "imports":
        return replace(roles, source=roles.source or other)
    return replace(roles, destination=roles.destination or other) if mention.measure == "exports" else roles


def _related_to(scene: Scene, number: int, comma: int) -> str:
    """Return the party before the ``comma`` of a relative clause, "" where another noun stands between."""
    start = mark_before(scene.text, scene.sentence(number).start, comma)
    named = scene.parties_in(Span(start, comma))
    return named[-1].code if named and _NO_NOUN.fullmatch(scene.text, named[-1].end, comma) else ""


# ---------------------------------------------------------------- patterns

# `, aus dem Malawi`, `, mit dem wir`, `, an das die Slowakei`, `, wohin Malawi`
_RELATIVE = late(
    r""",\s+(?:(?P<preposition>aus|von|nach|in|an|mit)\s+(?P<pronoun>de[mnr]|denen|das|die|welche[mnrs]?)
    |(?P<pronoun>(?P<preposition>wohin|woher|von\s+wo)))\s+
    (?:(?P<subject>wir|man|ich|sie|es)\b|(?P<article>die|der|das)\s+)?(?=[^,;:]*$)""",
    regex.VERBOSE,
)
# `, das Waren für 3 Mrd. bezog`
_WHICH_ACTS = late(r",\s+(?P<pronoun>das|die|der|welche[rs]?)\s+(?!wir\b|man\b)(?=[^,;:]*$)")
_BY_RELATIVE = {
    "aus": "source", "von": "source", "nach": "destination", "in": "destination", "an": "destination",
    "mit": "with_", "wohin": "destination", "woher": "source", "von wo": "source",
}  # fmt: skip
_TITLED = late(
    r"VR\b|(?:Gebiet|Region|Provinz|Kanton|Land|Freistaat|Stadt|Bezirk|Oblast)\b|\p{L}*[Rr]epublik|\p{Lu}\p{L}+(?:isch|igt)e[nrs]?\s"
)  # `der Volksrepublik China`
# `fiel Polen ins Gewicht, aus dem`, `blieb Polen die Nummer eins, von wo`
_NO_NOUN = late(
    r"(?:\s+(?:\p{Ll}+|(?:ins|im|an\s+der|die|den|das)\s+(?:\p{Ll}+\s+)?(?:Gewicht|Mittelpunkt|Nummer|Spitze))){0,5}"
)
