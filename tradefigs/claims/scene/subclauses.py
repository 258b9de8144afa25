"""Clauses with parties of their own: where they part, and who trades in a relative clause."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import regex

from tradefigs.claims.clauses.syntax import Spanned, enumerations
from tradefigs.claims.roles.roles import OPEN, Roles
from tradefigs.claims.scene.scene import Place, Scene
from tradefigs.claims.vocabulary.trade import FELL, RANK, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import any_of, words
from tradefigs.parties import Party
from tradefigs.parties.gazetteer import points_back

LONGEST_NAME = 90  # characters of the name of a party before a relative clause

# ---------------------------------------------------------------- marks between clauses

_MARK = late(r",(?=\s)|;|:(?=\s)|\s[-–—]\s|\b(?:und|sowie|während|wohingegen|wogegen)\b")


@lru_cache(maxsize=64)  # between the same places several things are looked for
def marks(text: str, start: int, end: int, *, clauses_only: bool = False) -> list[Span]:
    """Return the marks between ``start`` and ``end``; with ``clauses_only`` no `und`.

    The commas of a list of names (`nach Polen, Ungarn und Malta`) part nothing.
    """
    found = [Span(match.start(), match.end()) for match in _MARK.finditer(text, start, end)]
    if len(found) > 1 and (lists := enumerations(text, start, end)):
        found = [mark for mark in found if not any(mark.start in names for names in lists)]
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


def _mark_after(text: str, start: int, end: int) -> int:
    """Return where the clause ends that begins at ``start``."""
    found = marks(text, start, end, clauses_only=True)
    return found[0].start if found else end


def clause_round(text: str, sentence: Span, word: Spanned) -> Span:
    """Return the clause of ``sentence`` in which ``word`` stands."""
    return Span(mark_before(text, sentence.start, word.start), _mark_after(text, word.end, sentence.end))


# ---------------------------------------------------------------- relative clauses


def in_relative_clause(at: Place) -> Roles | None:
    """`Sambia, aus dem Malawi Waren für 3 Mio. bezog`: the preposition is the pronoun's, Malawi acts."""
    start = at.phrase.start
    opening = _RELATIVE.search(at.text, at.sentence.start, start)
    if opening is None:
        return None
    if opening["preposition"] == "von" and FELL.search(at.text, opening.start(), at.sentence.end):
        return None  # `der Export nach Peru, von dem 3 Mrd. auf Tee entfielen`: of the export
    if RANK.match(at.text, opening.end()):
        return None  # `Größter Kunde ist Peru, auf den Plätzen folgen Chile (3 Mrd.) und Kuba`
    subject = next(iter(at.scene.cast.within(Span(opening.end(), opening.end() + 1))), None)
    related = _related_to(at.scene, at.number, opening.start())
    if subject is None and not opening["subject"] and not related:
        return None
    if subject is not None and subject.form == "adjective" and opening["adverb"]:
        subject = None  # `, wohin polnische Firmen`: they act there
    if subject is not None and not (opening["article"] or opening["pronoun"] == "denen"):
        is_single = len(subject.code) == 2 or bool(subject.country)  # no group of states
        is_bare = not (_TITLED.match(subject.text) or points_back(subject.text) or subject.text[0].islower())
        goes_without = subject.form == "name" and is_single and is_bare
        if not goes_without or subject.code in words("partynames", "with_article"):
            return None  # `, aus der Schweiz`, `, aus dem afrikanischen Land`
    clause = Span(opening.start("pronoun"), _mark_after(at.text, start, at.sentence.end))
    roles = at.scene.roles(clause, at.number, at.phrase)
    if subject is not None:
        roles = replace(roles.without(subject.code), agent=subject.code)
    elif _THE_LAND.match(at.text, opening.end()):
        outer = at.scene.roles(Span(at.sentence.start, opening.start()), at.number)
        others = (code for code in (outer.owner, outer.agent) if code not in ("", related))
        roles = replace(roles, agent=next(others, ""))  # `Perus größter Kunde ist Kuba, an das das Land …`
    if not related:
        return roles
    role = _BY_RELATIVE[" ".join(opening["preposition"].split())]
    return roles.with_role(role, related)


def told_of_figure(at: Place) -> Roles | None:
    """`Die 3 Mrd. Euro, die Malawi aus Sambia bezieht, sind wenig`: the clause behind it tells all.

    Likewise `die es aus Sambia bezieht`, whoever that is.
    """
    opening = _OF_FIGURE.match(at.text, at.phrase.end, at.sentence.end)
    if opening is None:
        return None
    clause = Span(opening.start("pronoun"), _mark_after(at.text, opening.end(), at.sentence.end))
    trades = any(word.verb and word.start in clause for word in at.trade_words)
    if not trades or at.scene.figures_between(clause.start, clause.end):
        return None
    roles = at.scene.roles(clause, at.number, at.phrase)
    if opening["subject"]:
        return roles if roles.source or roles.destination or roles.with_ else None
    subject = next(iter(at.scene.cast.within(Span(opening.end(), opening.end() + 1))), None)
    if subject is None or subject.form not in ("name", "capital") or subject.case == "genitive":
        return None
    roles = replace(roles.without(subject.code), agent=subject.code)
    is_share = _PART_OF.search(at.text, at.sentence.start, at.phrase.start)
    return (
        replace(roles, with_=roles.with_ or OPEN) if is_share else roles
    )  # `Ein Drittel der 3 Mrd.`: of all


def acting_in_relative_clause(at: Place, mention: Mention) -> Roles | None:
    """`Größter Kunde Perus war China, das Waren für 3 Mrd. bezog`: China acts, Peru is the other side."""
    phrase = at.phrase
    sentence = at.sentence
    opening = _WHICH_ACTS.search(at.text, sentence.start, phrase.start)
    end = _mark_after(at.text, phrase.end, sentence.end)
    if opening is None or not (mention.verb and phrase.end <= mention.start < end):
        return None
    agent = _antecedent(at.scene, sentence.start, opening)
    if not agent:
        return None
    roles = replace(
        at.scene.roles(Span(opening.start("pronoun"), end), at.number, phrase), agent=agent, owner=""
    )
    outer = at.scene.roles(Span(sentence.start, opening.start()), at.number)
    seller = at.before.reporter if at.before is not None and at.before.measure == "exports" else ""
    # `Abnehmer Togos sind Peru (3 Mio.) und China, das Waren für 2 Mio. bezog`: not from Peru
    sold = (outer.owner, outer.source, seller or outer.agent)
    others = sold if mention.measure == "imports" else (outer.owner, outer.agent, outer.destination)
    other = next((code for code in others if code not in ("", agent)), "")
    if mention.measure == "imports":
        return replace(roles, source=roles.source or other)
    return replace(roles, destination=roles.destination or other) if mention.measure == "exports" else roles


def owning_in_relative_clause(at: Place, mention: Mention) -> Roles | None:
    """`Peru kauft mehr als Chile, dessen Importe aus Japan 3 Mrd. erreichten`: whose trade a clause tells."""
    phrase = at.phrase
    sentence = at.sentence
    if mention.verb or not sentence.start <= mention.start < sentence.end:
        return None
    opening = _WHOSE.search(at.text, sentence.start, mention.start)
    end = _mark_after(at.text, phrase.end, sentence.end)
    if opening is None or not opening.end() <= min(mention.start, phrase.start) < end:
        return None
    owner = _antecedent(at.scene, sentence.start, opening)
    clause = Span(opening.end(), end)
    return replace(at.scene.roles(clause, at.number, phrase).without(owner), owner=owner) if owner else None


def _antecedent(scene: Scene, start: int, opening: regex.Match[str]) -> str:
    """Return the party right before a relative pronoun, which that takes up."""
    near = Span(max(start, opening.start() - LONGEST_NAME), opening.start())
    named = (p for p in scene.cast.within(near) if p.form in ("name", "capital", "demonym"))
    pronoun = opening["pronoun"]
    return next((p.code for p in named if p.end == opening.start() and _agrees(p, pronoun)), "")


def _agrees(party: Party, pronoun: str) -> bool:
    """Tell `die Ausfuhr nach Peru, die` from `nach Peru, das`: which of the two a clause is on."""
    if party.form != "name" or len(party.code) != len("PE") or " " in party.text or pronoun not in _NUMBERED:
        return True
    is_many = party.code in (*words("partynames", "plural"), *words("partynames", "feminine"))
    return is_many == _NUMBERED[pronoun]


def _related_to(scene: Scene, number: int, comma: int) -> str:
    """Return the party before the ``comma`` of a relative clause, "" where another noun stands between."""
    start = mark_before(scene.text, scene.sentence(number).start, comma)
    named = scene.cast.within(Span(start, comma))
    if named and _REGIONS_OF.match(scene.text, 0, named[-1].start):
        return next((p.code for p in reversed(named) if p.country == named[-1].code), "")
    return named[-1].code if named and _NO_NOUN.fullmatch(scene.text, named[-1].end, comma) else ""


# ---------------------------------------------------------------- patterns

# `, aus dem Malawi`, `, mit dem wir`, `, an das die Slowakei`, `, wohin Malawi`, `, wo`
_RELATIVE = late(
    r""",\s+(?:(?P<preposition>aus|von|nach|in|an|auf|mit)\s+(?P<pronoun>de[mnr]|denen|das|die|welche[mnrs]?)
    |(?P<pronoun>(?P<preposition>(?P<adverb>wohin|woher|von\s+wo|wo))))\s+
    (?:(?P<subject>wir|man|ich|sie|es)\b|(?P<article>die|der|das)\s+)?(?=[^,;:]*$)""",
    regex.VERBOSE,
)
# `3 Mrd., die` Malawi `…`, `3 Mrd., für die` Malawi `…`, `3 Mrd., die es`
_OF_FIGURE = late(
    r",\s+(?:(?:für|mit)\s+)?(?P<pronoun>die|welche)\s+(?:(?P<subject>es|sie|er|man)\b|(?:(?:die|der|das)\s+)?)"
)
# `Ein Drittel der` 3 Mrd.
_PART_OF = late(
    lambda: (
        rf"(?:{any_of('roles', 'ranking.shares')}\s+(?:der|von)|\b[Vv]on)\s+(?:de[nr]\s+)?(?:\p{{Ll}}+\s+)?$"
    )
)
_THE_LAND = late(r"(?:Land|Inselstaat|Königreich|Republik)\b(?!\s+\p{Lu})")
# `, das Waren für 3 Mrd. bezog`
_WHICH_ACTS = late(r",\s+(?P<pronoun>das|die|der|welche[rs]?)\s+(?!wir\b|man\b)(?=[^,;:]*$)")
# Whether a pronoun takes up a feminine or a plural: `die Slowakei, die`, `Peru, das`, `Peru, dessen`.
_NUMBERED = {"die": True, "deren": True, "das": False, "dessen": False}
# `, dessen Ausfuhren`
_WHOSE = late(r",\s+(?P<pronoun>deren|dessen)\s+(?=[^,;:]*$)", signs="deren dessen")
_BY_RELATIVE = {
    "aus": "source", "von": "source", "nach": "destination", "in": "destination", "an": "destination",
    "auf": "with",  # `Peru, auf das 3 Mrd. entfielen`
    "mit": "with", "wohin": "destination", "woher": "source", "von wo": "source", "wo": "place",
}  # fmt: skip
_TITLED = late(
    r"VR\b|(?:Gebiet|Region|Provinz|Kanton|Land|Freistaat|Stadt|Bezirk|Oblast)\b|\p{L}*[Rr]epublik|\p{Lu}\p{L}+(?:isch|igt)e[nrs]?\s"
)  # `der Volksrepublik China`
# `Tirol zählt zu den Regionen (Österreichs), mit denen`: of those it is the one that is named
_REGIONS_OF = ending(
    r"\b(?:Regionen|Gebieten?|Provinzen|Bundesländern?|Bundesstaaten|Kantonen?|Teilrepubliken)\s+(?:de[rs]\s+)?"
)
# `fiel Polen ins Gewicht, aus dem`, `blieb Polen die Nummer eins, von wo`
_NO_NOUN = late(
    r"(?:\s+(?:\p{Ll}+|(?:ins|im|an\s+der|die|den|das)\s+(?:\p{Ll}+\s+)?(?:Gewicht|Mittelpunkt|Nummer|Spitze))){0,5}"
)
