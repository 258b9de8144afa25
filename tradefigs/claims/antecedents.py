"""What a sentence without a word of trade goes on with: `Es wuchs auf 36 Mrd.`, `Bald will man 3 Mrd. haben`.

A pronoun takes up a noun of its gender from the sentence before; a goal takes up the value that it exceeds.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from tradefigs import lexicon
from tradefigs.claims.change import LEVEL, kind_of
from tradefigs.claims.credibility import is_credible
from tradefigs.claims.modality import ACTUAL, status_of
from tradefigs.claims.scene import Draft, Scene
from tradefigs.claims.trade import OTHER, TRADE, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.lexicon import any_of


def taken_up(scene: Scene, index: int, number: int) -> Mention | None:
    """Return the noun of trade that a pronoun before figure ``index`` takes up from the sentence before."""
    genders = _GENDERS.get(_pronoun(scene, index, number), ())
    for earlier in range(number - 1, max(-1, number - 1 - SENTENCES_BACK), -1) if genders else ():
        for mention in reversed(scene.mentions(earlier)):
            fits = mention.measure in TRADE and not mention.verb and _gender(mention.text) in genders
            if fits and is_credible(scene, mention, earlier):
                return mention
        if any(mention.measure == OTHER for mention in scene.mentions(earlier)):
            return None
    return None


def has_pronoun(text: str, sentence: Span) -> bool:
    """Tell whether a pronoun in ``sentence`` may be what a value is told of."""
    match = _SUBJECT.search(text, sentence.start, sentence.end)
    return match is not None and (match["verb"] or match["before"]).lower() in _verbs_of_value()


def may_take_up(scene: Scene, number: int) -> bool:
    """Tell whether sentence ``number`` may take up trade by a pronoun."""
    if not has_pronoun(scene.text, scene.sentence(number)):
        return False
    earlier = range(max(0, number - SENTENCES_BACK), number)
    return any(m.strong and m.measure in TRADE for n in earlier for m in scene.mentions(n))


def _pronoun(scene: Scene, index: int, number: int) -> str:
    """Return the pronoun for what figure ``index`` is the value of, "" for none."""
    sentence, phrase = scene.sentence(number), scene.phrase(index)
    match = _SUBJECT.search(scene.text, sentence.start, phrase.start) if number else None
    if match is not None and (match["verb"] or match["before"]).lower() in _verbs_of_value():
        return (match["first"] or match["second"]).lower()
    match = _OBJECT.search(scene.text, sentence.start, phrase.start) if number else None
    return "" if match is None else match["object"]


def resumed(scene: Scene, index: int, number: int) -> Draft | None:
    """Return the value that a goal or forecast takes up: of those that it exceeds the nearest.

    `Der Handel erreichte 4 Mrd., davon waren 3 Mrd. Exporte. Nun strebe man 6 Mrd. an`: of all trade.
    """
    before, figure, phrase = scene.last_draft(), scene.figures[index], scene.phrase(index)
    sentence = scene.sentence(number)
    if before is None or before.sentence == number or status_of(scene.text, sentence, phrase) == ACTUAL:
        return None
    if kind_of(scene.text, sentence, figure, phrase, before.mention)[0] != LEVEL:
        return None
    lesser = [
        draft
        for draft in scene.drafts[max(0, index - FIGURES_BACK) : index]
        if isinstance(draft, Draft) and draft.kind == LEVEL and draft.sentence < number
        and scene.figures[draft.index].currency == figure.currency
        and scene.figures[draft.index].high <= figure.low
    ]  # fmt: skip
    if _BALANCE.search(scene.text, sentence.start, phrase.start):  # `ein Minus von 3 Mrd.`
        lesser = [draft for draft in lesser if draft.measure in ("surplus", "deficit")] or lesser
    paragraph = scene.layout.paragraph_at(sentence.start)
    lesser = [d for d in lesser if scene.sentence(d.sentence).start in paragraph] or lesser
    told = [draft for draft in lesser if draft.sentence == number - 1]
    if told and figure.low <= MOST_GROWTH * max(scene.figures[draft.index].high for draft in told):
        lesser = told  # `Die Exporte lagen bei 5 Mrd. Man rechnet mit 6 Mrd.`
    return max(lesser, key=lambda draft: (scene.figures[draft.index].high, draft.index), default=None)


def in_return(scene: Scene, index: int, mention: Mention) -> Draft | None:
    """`Malta lieferte für 90 Mio. In umgekehrter Richtung waren es 20 Mio.`: return what is turned round."""
    before, sentence = scene.last_draft(), scene.sentence(scene.number(index))
    if before is None or before.measure not in ("exports", "imports") or before.mention != mention:
        return None
    since = max(sentence.start, scene.figures[before.index].end)
    return before if IN_RETURN.search(scene.text, since, scene.phrase(index).start) else None


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


# `Sie lag 2018 bei`, `2018 lag sie bei`
_SUBJECT = late(
    r"(?:\b(?P<first>Er|Sie|Es)\s+(?P<verb>\p{Ll}+)|\b(?P<before>\p{Ll}+)\s+(?P<second>er|sie|es))\b"
)
_BALANCE = late(r"\b(?:Minus|Plus)\s+(?:von\s+)?$", signs="Minus Plus")
IN_RETURN = late(lambda: rf"(?i)\b{any_of('claims', 'in_return')}\b")
# `wir wollen sie bis 2030 auf 3 Mrd. steigern`
_OBJECT = late(r"\b(?P<object>sie|ihn|es)\s+(?:bis\s+[\p{L}\d ]{1,40}\s+)?auf\s+(?:\p{L}+\s+){0,2}$")
