"""What a sentence without a word of trade goes on with: `Es wuchs auf 36 Mrd.`, `Bald will man 3 Mrd. haben`.

A pronoun takes up a noun of its gender from the sentence before; a goal takes up the value that it exceeds.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.claims.clauses.change import LEVEL, kind_of
from tradefigs.claims.clauses.modality import ACTUAL, status_of
from tradefigs.claims.measure.credibility import is_credible
from tradefigs.claims.scene.scene import Draft, Place, Scene
from tradefigs.claims.vocabulary.trade import ANY_BALANCE, BALANCES, FLOWS, OTHER, TRADE, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import any_of


def taken_up(at: Place, *, in_trade: bool = False) -> Mention | None:
    """Return the noun of trade that a pronoun before the figure takes up from the sentence before.

    ``in_trade``: its own sentence says of which trade, `Im Handel mit Peru lag es …`; any deficit may be it.
    """
    genders = _GENDERS.get(_pronoun(at), ())
    for earlier in range(at.number - 1, max(-1, at.number - 1 - SENTENCES_BACK), -1) if genders else ():
        # `Der Überschuss im Handel mit Peru sinkt. Er betrug`: not of what only says where
        near = reversed(at.scene.words.of(earlier))
        is_with = _OPENS_WITH.match(at.text, at.sentence.start) is not None
        # `Der Handel wuchs, davon 3 Mrd. Export. Mit Peru ging er zurück`: trade with Peru
        for mention in sorted(
            near, key=lambda word: (_says_where(at.text, word), is_with and word.measure != "turnover")
        ):
            fits = mention.measure in TRADE and not mention.verb and _gender(mention.text) in genders
            is_told = in_trade and mention.measure in ANY_BALANCE
            if fits and (is_told or is_credible(at.scene, mention, earlier)):
                return _of_which(at, mention, earlier)
        if any(mention.measure == OTHER for mention in at.scene.words.of(earlier)):
            return None
    return None


def _of_which(at: Place, value: Mention, number: int) -> Mention:
    """`Das Volumen | der Exporte | wächst. Es lag bei 3 Mrd.`: of the trade that it is the value of."""
    behind = (m for m in at.scene.words.of(number) if value.value and m.start > value.end and m.strong)
    return next((m for m in behind if _GENITIVE.fullmatch(at.text, value.end, m.start)), value)


def other_taken_up(at: Place) -> Mention | None:
    """`Die Leistungsbilanz sank. Im Mai hatte sie ein Plus von 3 Mrd.`: other money that a pronoun means."""
    genders = _GENDERS.get(_pronoun(at), ())
    nouns = (m for m in reversed(at.scene.words.of(at.number - 1)) if not m.verb) if genders else ()
    meant = next((m for m in nouns if m.measure in (*TRADE, OTHER) and _gender(m.text) in genders), None)
    return meant if meant is not None and meant.measure == OTHER else None


def _says_where(text: str, mention: Mention) -> bool:
    """`im gegenseitigen Handel`."""
    return _IN.match(text, max(0, mention.start - LONGEST_BEFORE), mention.start) is not None


def has_pronoun(text: str, sentence: Span) -> bool:
    """Tell whether a pronoun in ``sentence`` may be what a value is told of."""
    found = _SUBJECT.finditer(text, *sentence) if _PRONOUN.search(text, *sentence) else ()
    return any(map(_tells_value, found))


def _tells_value(match: regex.Match[str]) -> bool:
    return (match["verb"] or match["before"]).lower() in _verbs_of_value()


def may_take_up(scene: Scene, number: int) -> bool:
    """Tell whether sentence ``number`` may take up trade by a pronoun."""
    if not has_pronoun(scene.text, scene.sentence(number)):
        return False
    earlier = range(max(0, number - SENTENCES_BACK), number)
    return any(m.strong and m.measure in TRADE for n in earlier for m in scene.words.of(n))


def _pronoun(at: Place) -> str:
    """Return the pronoun for what the figure is the value of, "" for none."""
    sentence, phrase = at.sentence, at.phrase
    if not at.number:
        return ""
    found = [
        match for match in _SUBJECT.finditer(at.text, sentence.start, phrase.start) if _tells_value(match)
    ]
    if found:
        last = found[-1]  # `Bei Tee haben sie ihn ohnehin: 2018 betrug er 3 Mio.`
        verb, pronoun = (last["verb"] or last["before"]).lower(), (last["first"] or last["second"]).lower()
        is_idle = pronoun == "es" and verb.endswith(("en", "bringt", "brachte"))
        return "" if is_idle else pronoun  # `waren es 3 Mrd.`, `Tirol brachte es auf 3 Mrd.`: no noun
    match = _OBJECT.search(at.text, sentence.start, phrase.start)
    if match is not None:
        return match["object"]
    behind = _BEHIND.match(at.text, phrase.end, sentence.end)  # `3 Mrd. Euro war er 2013 wert`
    told = behind is not None and behind["verb"] in _verbs_of_value() and behind["pronoun"] != "es"
    return behind["pronoun"] if behind is not None and told else ""


def is_acted_on(at: Place) -> bool:
    """`Man will sie auf 3 Mrd. steigern`: the value is the object, whoever is the subject."""
    start, end = at.sentence.start, at.phrase.start
    subjects = filter(_tells_value, _SUBJECT.finditer(at.text, start, end))
    return next(subjects, None) is None and _OBJECT.search(at.text, start, end) is not None


def resumed(at: Place) -> Draft | None:
    """Return the value that a goal or forecast takes up: of those that it exceeds the nearest.

    `Der Handel erreichte 4 Mrd., davon waren 3 Mrd. Exporte. Nun strebe man 6 Mrd. an`: of all trade.
    """
    before, figure, phrase = at.scene.told.last, at.figure, at.phrase
    sentence = at.sentence
    if before is None or before.at.number == at.number or status_of(at.text, sentence, phrase) == ACTUAL:
        return None
    if kind_of(at.text, sentence, figure, phrase, before.mention)[0] != LEVEL:
        return None
    lesser = [
        draft
        for draft in at.scene.told.readings[max(0, at.index - FIGURES_BACK) : at.index]
        if isinstance(draft, Draft) and draft.kind == LEVEL and draft.at.number < at.number
        and draft.at.figure.currency == figure.currency
        and draft.at.figure.high <= figure.low
    ]  # fmt: skip
    if _BALANCE.search(at.text, sentence.start, phrase.start):  # `ein Minus von 3 Mrd.`
        lesser = [draft for draft in lesser if draft.measure in BALANCES] or lesser
    sides = {before.reporter, before.partner, ""}  # not of the trade with another, told to compare
    lesser = [draft for draft in lesser if {draft.reporter, draft.partner} <= sides] or lesser
    paragraph = at.scene.layout.paragraph_at(sentence.start)
    lesser = [d for d in lesser if d.at.sentence.start in paragraph] or lesser
    told = [draft for draft in lesser if draft.at.number == at.number - 1]
    if told and figure.low <= MOST_GROWTH * max(draft.at.figure.high for draft in told):
        lesser = told  # `Die Exporte lagen bei 5 Mrd. Man rechnet mit 6 Mrd.`
    return max(lesser, key=lambda draft: (draft.at.figure.high, draft.at.index), default=None)


def in_return(at: Place, mention: Mention) -> Draft | None:
    """`Malta lieferte für 90 Mio. In umgekehrter Richtung waren es 20 Mio.`: return what is turned round."""
    before, sentence = at.scene.told.last, at.sentence
    if before is None or before.measure not in FLOWS:
        return None
    if before.mention != mention and not _STREAM.fullmatch(mention.text):
        return None
    since = max(sentence.start, before.at.figure.end)
    return before if IN_RETURN.search(at.text, since, at.phrase.start) else None


def first_or_latter(at: Place) -> Draft | None:
    """`Die Exporte lagen bei 3 Mrd., die Importe bei 2 Mrd. Letztere sanken um 1 Mrd.`: one of the two told.

    Not where it acts: `Letzterer kaufte für 3 Mrd. Tee`.
    """
    start, end = max(at.sentence.start, at.previous_end), at.sentence.end
    if at.next is not None:
        end = min(end, at.next.phrase.start)
    match = _FIRST_OR_LATTER.search(at.text, start, end)
    opening = _FIRST_OR_LATTER.search(at.text, *at.sentence) if match is not None else None
    if match is None or opening is None or _DEALS.search(at.text, start, end):
        return None
    told = [draft for draft in at.scene.told.here[-FIGURES_BACK:] if draft.at.phrase.end <= opening.start()]
    if len(told) < 2 or at.number - told[-1].at.number > 1:
        return None
    return told[-2] if match["first"] else told[-1]


def returned(at: Place, mention: Mention, measure: str) -> tuple[str, str] | None:
    """`Malta lieferte Togo Öl für 9 Mrd. Das Nachbarland verkaufte seinerseits für 2 Mrd.`: the pair turned.

    So it is where one who is only pointed at does the same with its own goods.
    """
    before = at.just_told
    if before is None or before.mention == mention or not before.partner:
        return None
    if before.measure != measure or measure not in FLOWS or mention.start < at.sentence.start:
        return None
    since = max(at.sentence.start, before.at.figure.end)
    if not _ON_ITS_PART.search(at.text, since, at.sentence.end):
        return None
    return before.partner, before.reporter


def seller_by_difference(at: Place) -> tuple[str, str] | None:
    """Return who sold more than it bought, and the other, where the two values before differ by the figure.

    `Chile lieferte Peru Waren für 7 Mrd., in der Gegenrichtung waren es 5 Mrd. Das Plus von 2 Mrd. …`
    """
    flows = at.scene.told.difference(at.figure)
    if flows is None:
        return None
    lesser, greater = flows
    return _way_of(greater) if _way_of(greater) == _way_of(lesser)[::-1] else None


def _way_of(draft: Draft) -> tuple[str, str]:
    """Return who sells and who buys."""
    both = draft.reporter, draft.partner
    return both if draft.measure == "exports" else both[::-1]


SENTENCES_BACK = 3  # as far as a pronoun reaches: a caption or a remark may stand between
MOST_GROWTH = Decimal("1.6")  # by that much the value told last may grow, whatever was told before it
FIGURES_BACK = 12  # so many are looked through for the one that is gone on with

_GENDERS = {"er": ("masculine",), "ihn": ("masculine",), "sie": ("feminine", "plural"), "es": ("neuter",)}


@cache
def _heads() -> tuple[tuple[str, str], ...]:
    """Return the last parts of nouns, longest first, each with the gender."""
    table = lexicon.load("trade")["gender"]
    heads = [(head.lower(), gender) for gender, words in table.items() for head in words]
    return tuple(sorted(heads, key=lambda pair: -len(pair[0])))


@cache
def _gender(noun: str) -> str:
    low = noun.lower()
    forms = (low, low.removesuffix("s"), low.removesuffix("es"))  # `des Handels`
    return next((gender for form in forms for head, gender in _heads() if form.endswith(head)), "")


@cache
def _verbs_of_value() -> frozenset[str]:
    """Return the verbs that tell a value, whose subject is no person where it is a pronoun."""
    lists = ("status.reported", "status.modal")
    return frozenset(word for name in lists for word in lexicon.words("trade", name))


_PRONOUN = late(r"\b(?:[Ee]r|[Ss]ie|[Ee]s)\b")
# `Sie lag 2018 bei`, `2018 lag sie bei`, `Lag sie 2018 noch bei`
_SUBJECT = late(
    r"(?:\b(?P<first>Er|Sie|Es)\s+(?P<verb>\p{Ll}+)|\b(?P<before>\p{L}\p{Ll}+)\s+(?P<second>er|sie|es))\b"
)
LONGEST_BEFORE = 40  # characters of a preposition and an adjective
_IN = ending(r"\b(?:im|beim|vom)\s+(?:\p{Ll}+\s+)?")
# Volumen` der bilateralen `Exporte
_GENITIVE = late(r"\s+de[rs]\s+(?:\p{Ll}+\s+)?")
_BALANCE = late(r"\b(?:Minus|Plus)\s+(?:von\s+)?$", signs="Minus Plus")
# not `Mit China ist es umgekehrt: Von dort kommen`
IN_RETURN = late(
    lambda: rf"(?i)(?<!\b(?:ist|war|verhält|läuft)\s+(?:es|sich)\s+)\b{any_of('claims', 'in_return')}\b"
)
# `Der umgekehrte | Warenstrom | lag bei`, `Die | Gegenlieferungen |`
_STREAM = late(r"(?i:gegen)\p{L}+|(?:Waren|Güter|Handels)(?:str[oö]m|fl[uü]ss)(?:e?s|en?)?")
# `letztere`, but not `in letzterem Fall`
_FIRST_OR_LATTER = late(
    r"\b(?:(?P<first>[Ee]rstere)|[Ll]etztere)[rnm]?\b(?!\s+\p{Lu})", signs="rstere etztere"
)
_DEALS = late(r"\b(?:liefer|(?:ver)?kauf|export|import|bezog|bezieh|erwarb)\p{Ll}*\b")
_OPENS_WITH = late(r"[\s„“\"»«]*Mit\s+(?:de[mnr]\s+)?\p{Lu}")
_ON_ITS_PART = late(lambda: rf"(?i)\b(?:{any_of('claims', 'in_return')}|(?:sein|ihr)erseits)\b")
_BEHIND = late(r"\s+(?P<verb>\p{Ll}+)\s+(?P<pronoun>er|sie|es)\s")
# `wir wollen sie bis 2030 auf 3 Mrd. steigern`
_OBJECT = late(r"\b(?P<object>sie|ihn|es)\s+(?:bis\s+[\p{L}\d ]{1,40}\s+)?auf\s+(?:\p{L}+\s+){0,2}$")
