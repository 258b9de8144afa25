"""Is a figure the value itself (a level) or an increase or decrease (a change)?"""

from __future__ import annotations

from functools import cache

import regex

from tradefigs import lexicon
from tradefigs.claims.clauses.syntax import Spanned, clause_index, clauses, separation
from tradefigs.claims.vocabulary.goods import is_ware
from tradefigs.claims.vocabulary.signs import OVER_TIME
from tradefigs.claims.vocabulary.trade import ANY_BALANCE, FLOWS, IN_BALANCE, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import any_case_of, any_of, words

LEVEL, CHANGE = "level", "change"

_PERCENT = (
    r"(?:rund\s+|fast\s+|gut\s+|knapp\s+)?(?:(?:[\d.,]+|\p{Ll}+)\s?(?:%|Prozent(?:punkte)?)"
    r"|das\s+(?:[\d.,]+-?)?\p{L}*[Ff]ache"
    r"|ein\s+(?:Drittel|Viertel|Fünftel|Sechstel|Siebtel|Achtel|Zehntel)|die\s+Hälfte)"
)


# `3 Prozent oder 7 Mio.`
_OR = r"(?:oder|also|bzw\.|beziehungsweise)"
# `sanken um 4 Prozent, das entspricht 650 Mio. Dollar`
_THAT_IS = r"das\s+(?:sind|waren|entspricht|entsprach|wären|seien)"


def _noun() -> str:
    return rf"\p{{L}}*{any_case_of('trade', 'change.nouns')}s?"


def _amounts_to() -> str:
    """Return verbs by which a change is told: `das Plus erreichte`, `der Rückgang belief sich auf`."""
    reflexive = any_of("trade", "change.amounting_to_itself")
    return rf"{any_of('trade', 'change.amounting')}|{reflexive}\s+sich"


def _hedge() -> str:
    return rf"(?:(?:{any_of('claims', 'emphasis')}|{any_of('claims', 'hedges')})\s+){{0,2}}"


_NO_MORE = late(r"\bkeine\s")
# `ein Plus von umgerechnet 3 Mrd.`, `der Zuwachs um rund 3 Mrd.`, `das Plus betrug 3 Mrd.`
_NOUN_BEFORE = late(
    lambda: (
        rf"\b(?P<word>{_noun()})(?:\s+(?:von|um|zwischen|in\s+Höhe\s+von|im\s+Wert\s+von|über)"
        rf"|[^,;.()]{{0,60}}\b(?:{_amounts_to()})\b[^,;.()]{{0,40}}"
        rf"|\s*:)\s*(?:{_PERCENT}\s+{_OR}\s+)?{_hedge()}$"
    )
)
# `der Anstieg der Exporte nach Peru um 3 Mrd. geht auf das Öl zurück`
_NOUN_OF_BEFORE = late(
    lambda: (
        rf"\b(?P<word>{_noun()})\s+(?:de[rs]|von|beim?|im|in)\s+(?:(?:\p{{Lu}}[\p{{L}}-]+|\p{{Ll}}+(?:en|er|es)"
        rf"|nach|in|im|mit|aus|an|de[rsnm]|die|das|zum|zur)\s+){{1,6}}um\s+{_hedge()}$"
    )
)
# `was einem Rückgang von 2,6 Prozent (37 Mio. Dollar) entspricht`, `ist das ein Plus von 9 Prozent (3 Mrd.`
_AS_PERCENT = late(
    lambda: (
        rf"\b(?:eine[mr]|(?:das|dies)\s+(?:ist|war)\s+eine?|(?:ist|war)\s+(?:das|dies)\s+eine?)\s+(?:\p{{Ll}}+\s+)?(?P<word>{_noun()})\s+(?:von|um)\s+{_PERCENT}\s+\({_hedge()}$"
    )
)
# `ein Plus | von 3 bis 4 Mrd.`: the preposition belongs to the range
_OF_RANGE = late(r"(?:von|zwischen)\s+")
# `zusätzliche Exporte von 3 Mrd.`
_ADDITIONAL = late(
    r"\b(?P<word>zusätzlich|weiter)e[nr]?\s+\p{Lu}\p{L}+\s+(?:[^,;.()]{0,40}\s)?(?:(?:von|für|im\s+Wert\s+von|in\s+Höhe\s+von)\s+)?$"
)
# `das Geschäft mit Chile (-143 Mio. Dollar)`, `(-3,1 Prozent, -143 Mio. Dollar)`,
# `Chile mit plus 143 Mio. Dollar`, `mit plus 3 Prozent oder 143 Mio. Dollar`
_SIGN = late(
    lambda: (
        rf"\((?:[-–−+]?\s?{_PERCENT}(?:[,;/]|\s+{_OR})\s+)?(?P<word>[-–−+]|(?i:plus|minus)\b)\s*(?:\p{{Ll}}+\s+)?$"
        rf"|\b[Mm]it\s+(?P<word>plus|minus)\s+(?:{_PERCENT}\s+{_OR}\s+)?{_hedge()}$"
    )
)
# `betrug das Plus 3 Mrd.`, `betrug das Plus bei Tee im Mai 3 Mrd.`, `belief sich der Rückstand auf 3 Mrd.`
_VERB_NOUN_BEFORE = late(
    lambda: (
        rf"\b(?:{_amounts_to()})\s+(?:das|der|ein|die)\s+"
        rf"(?P<word>{_noun()})\s+(?:[^,;.()\d]{{0,60}}\s)?{_hedge()}$"
    )
)
# `Beim Export verlor das Land rund 3 Mrd.`
_LOST = late(
    r"\b(?P<word>verl(?:or(?:en)?|ier(?:t|en|e))|bü(?:ß|ss)(?:t|en?|ten?))\b[^,;.:]*(?<!\b(?:auf|bei|von|mit)\s)$"
)
# `Gegenüber 2018 fehlen 3 Mrd.`
_EARLIER = (
    r"(?:[Gg]egenüber|[Ii]m\s+Vergleich\s+(?:mit|zum?)|[Vv]erglichen\s+mit|[Gg]emessen\s+a[nm]"
    r"|[Zz]u\s+(?=(?:19|20)\d\d)|[Zz]um\s+(?=\p{L}*[Vv]orjahr|Vormonat|Vorquartal))"
)
_MISSING = late(
    rf"\b{_EARLIER}[^;:]*\b(?P<word>fehl(?:t|en|te|ten))\b[^,;:.]*$"
    rf"|\b(?P<word>fehl(?:t|en|te|ten))\b[^,;:.]*\b{_EARLIER}[^,;:.]*$"
)
# `Ausfuhren von 3 Mrd. gingen verloren`, `Uns entgehen 3 Mrd. Export`: of trade, what no longer is
_GOES_LOST = late(
    r"\bverloren\s+(?:ge(?:hen|ht|gangen)|ging(?:en)?|zu\s+gehen)\b|\b(?:geh(?:en|t)|ging(?:en)?)\b[^;]*\bverloren\b"
    r"|\bent(?:geh(?:en|t)|ging(?:en)?|gangen)\b|\bweg(?:gefallen|fallen|fällt|fiel(?:en)?)\b"
    r"|\b(?:fallen|fällt|fiel(?:en)?)\b[^;]*\bweg\b",
    signs="verloren entg weg",
)
# `haben weitere 3 Mrd. zugelegt`; not `auf 3 Mrd. zugelegt`
_GAINED = late(r"\s*(?:zugelegt|zulegten?|zulegen)\b")
# `Gegenüber dem Vorjahr kamen 3 Mrd. hinzu`
_CAME_MORE = late(r"\s*(?:hinzu|dazu)(?:ge)?(?:k[ao]m|wonn|wann)?\p{Ll}*(?=\s*[,.;!?“”\"»«]|\s*$|\s+und\b)")
_REACHED = late(r"\b(?:auf|bei|mit|von)\s+(?:\p{Ll}+\s+){0,2}$")
# `um 300 Mio. gestiegen`, `um 24 % oder 1,6 Mrd.`, `um das 3-Fache oder 2 Mrd.`,
# `um 4,4 % (fast 650 Mio. Dollar)`, `brachen um 4,4 % ein, das sind 650 Mio. Dollar`
_BY = late(
    lambda: (
        rf"\bum\s+(?:(?:{any_of('claims', 'hedges')}|{any_of('claims', 'emphasis')})\s+)*"
        rf"(?:{_PERCENT}\s*(?:\b(?:oder|bzw\.|beziehungsweise)\s+|\("
        rf"|(?:\b(?!auf\b)\p{{Ll}}+)?,\s+(?:also|{_THAT_IS})\s+))?$"
    ),
    regex.IGNORECASE,
)
# 3 Mrd. Euro`, um die die Exporte wuchsen`
_BY_WHICH = late(
    r",\s+um\s+(?:die|den|das|welche)\s(?P<clause>(?:[^,;]|(?<=\d),(?=\d)){3,120})", signs=", um"
)
# `sank um 4,4 % (oder um 4,4 % ab), was 650 Mio. Dollar` entspricht
_WHICH_BEFORE = late(
    lambda: rf"\bum\s+{_PERCENT}(?:\s+(?!auf\b)\p{{Ll}}+)?,\s+was\s+(?:umgerechnet\s+|immerhin\s+)?$"
)
_IS_EQUAL = late(r"(?:\s*\([^()]*\))?\s+(?:entspricht|entsprach|entspreche|ausmacht|ausmachte)\b")
# `in unserem Handel geht es um 3 Mrd.`
_IT_IS_ABOUT = late(
    r"\b(?:(?:geht|ging|gehe|handelte?)\s+es|es\s+(?:geht|ging|gehe|handelte?))\b[^,;]*\bum\s+(?:\p{Ll}+\s+)*$"
)
# `verkauften Reis um 3 Mrd.`; not `der Wert des exportierten Reises um 3 Mrd.`
_GOODS_FOR = late(
    r"(?<!\b(?:Wert|Erlös|Summe)e?s?\s+(?:des|der)\s+\p{Ll}+\s+)\b(?P<goods>\p{Lu}\p{L}+)\s+um\s+$"
)
# `80,5 Mio. oder 20 Prozent mehr`, `3 Mrd. weniger als`, `307 Mio. Euro Plus`
_WORD_AFTER = late(
    lambda: (
        rf"\s*(?:(?:oder|bzw\.|also)\s+{_PERCENT}\s*|(?<=(?:%|Prozent)\s+\([^()]{{1,40}})\)\s+)?"
        r"(?P<word>(?:mehr|weniger)(?!\s+(?:zu|ab|stark|kräftig|deutlich|schnell|rasch)\b)|höher|niedriger|geringer|drauf(?:ge)?leg\p{Ll}+"
        r"|(?:(?:an|nach|in)\s+(?:\p{L}+\s+){1,2}){0,3}"
        r"(?:ein(?:ge|zu)?bü(?:ß|ss)\p{Ll}+|verl(?:or(?:en)?|ier(?:t|en))|hinzugew\p{Ll}+)"
        rf"|(?:(?:schwer|hoh|groß|gross)e[nrs]?\s+)?{_noun()})\b"
        r"(?!\s+als\s+(?:doppelt|genug|ver\p{Ll}+(?:l[tn]|cht|chen)"
        r"|(?:deutlich|kräftig|spürbar|erheblich|merklich|beträchtlich|gut)\b"
        r"|(?:ein(?:e[rnm]?)?|zwei|drei|vier|die|jeder|das)\s+(?:\p{Ll}+\s+)?(?:\p{Lu}?\p{Ll}*tel|Hälfte|Doppelte|Dreifache|Euro|Dollar|Franken)\b|[\d,.]+\s*(?:%|Prozent)))"
    )
)
# 80,5 Mio. ` oder 20 Prozent mehr`
_SHARE_AFTER = late(
    rf"\s*(?:,\s+)?(?:oder|bzw\.|beziehungsweise|also|das\s+(?:sind|waren))\s+{_PERCENT}\s+(?:mehr|weniger|höher|niedriger)\b"
)
# 3 Mrd.`, also gut 4 Prozent,`
_SHARE_PUT_IN = late(rf",\s+(?:also|sprich|oder|und\s+damit|{_THAT_IS})\s+{_PERCENT}\s*,")
# `Das waren 3 Mrd. und damit 4 Prozent mehr`
_IT_WAS = ending(r"\b(?:[Dd]as|[Dd]ies)\s+(?:sind|waren|seien|wären|war|ist)\s+(?:\p{Ll}+\s+){0,2}")
_WITH_SHARE = late(
    rf"\s*(?:,\s+)?(?:und\s+)?(?:damit|somit|also|oder|bzw\.|beziehungsweise)\s+{_PERCENT}\s+(?P<word>mehr|weniger)\b"
)
_BY_RIGHT_BEFORE = ending(r"\b[Uu]m\s+(?:\p{Ll}+\s+){0,2}")
# `gingen um 7 auf` 3 Mrd.
_TO_LEVEL = late(r"\b(?:auf|bei)\s+(?:\p{Ll}+\s+){0,2}$")
# `kamen Importe um 3 Mrd.`, `gingen Exporte um 3 Mrd. dorthin`
_MOVES = late(r"\b(?:kam|kamen|kommen|stammten|ging|gingen|gehen|flossen|rollten)\b")
# `waren mit 3 Mrd. höher als die nach Chile`
_WITH = late(r"\bmit\s+$")


# `lag rund 3 Mrd. über dem Vorjahr`, `um 3 Mrd. unter ihm`; not `lag mit 3 Mrd. über dem Vorjahr`
_LAY = late(r"\b(?:lag|lagen|liegt|liegen)\s+(?:(?!(?:mit|bei|von|zwischen|auf)\b)[^\s,;:()]+\s+){0,5}$")
_BESIDE_OTHER = late(r"\s*(?P<word>über|unter)\s+(?:de[mnr]|jene[mnr]|diese[mnr])\b")


# `fiel höher aus` is no fall.
_NOT_OUTCOME = (
    r"(?<!\b(?:fiel|fielen|fällt|fallen)(?=[^,;]{0,80}\baus(?:\s*[,.;:)–“\"]|\s+(?:und|als)\b|\s*$)))"
)


# `2008 um 18 Mrd. höher als 2016`: told from the later year it fell.
_BACKWARDS = late(
    r"\b(?P<first>(?:19|20)\d\d)\b[^;]*?\b(?:höher|niedriger|mehr|weniger)\s+als\s+(?:im\s+Jahr\s+)?(?P<second>(?:19|20)\d\d)\b"
)


def _separable(stem: str, particle: str) -> str:
    """`gab um 3 Mrd. nach`, `nachgab`, `nachzugeben`: the particle behind its verb or written with it."""
    at_end = rf"\b{particle}(?:\s*[,.;:)–“\"]|\s+(?:und|auf|um)\b|\s*$)"
    return rf"\b{stem}\p{{Ll}}{{0,4}}\b(?=[^;]{{0,200}}?{at_end})|\b{particle}(?:ge|zu)?{stem}"


def _opening(word: str) -> str:
    """`gesunk`, also where a sentence opens with it: `Gesunken sind die Exporte`."""
    return f"[gG]{word[1:]}" if word.startswith("ge") else regex.escape(word)


@cache
def _direction_patterns() -> dict[str, regex.Pattern[str]]:
    table = lexicon.load("trade")["change"]
    patterns = {}
    for direction in ("up", "down"):
        whole = "|".join(map(_opening, table[direction]))
        split = "|".join(_separable(*entry.split()) for entry in table["split"][direction])
        patterns[direction] = regex.compile(rf"(?:\b(?:{whole})\p{{Ll}}*{_NOT_OUTCOME}|{split})")
    return patterns


def _direction_of_word(word: str, measure: str = "") -> str:
    low = word.lower()
    direction = "down" if any(part in low for part in words("trade", "change.downwards")) else "up"
    return _turned(direction, word, measure)


def _turned(direction: str, word: str, measure: str) -> str:
    """Return ``direction``; the worse a deficit gets, the higher it is: `verschlechterte sich um 3 Mrd.`"""
    is_turned = measure == "deficit" and _BETTER_OR_WORSE.match(word)
    return _OPPOSITE[direction] if is_turned else direction


_BETTER_OR_WORSE = late(r"(?i)(?:ver)?(?:besser|schlechter)")
_OPPOSITE = {"up": "down", "down": "up"}


def _nearest_direction(text: str, sentence: Span, place: Spanned, phrase: Span, measure: str) -> str:
    """Return the direction of the nearest verb or noun of rise or fall in the sentence, "" for none.

    The qualifier of the figure (`um mehr als`) is none.
    """
    found: list[tuple[bool, float, str]] = []
    for direction, pattern in _direction_patterns().items():
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if phrase.start <= match.start() < place.start:
                continue
            is_sign = match[0] in ("Plus", "Minus")  # `das Minus nahm um 3 Mrd. zu`: the verb tells
            way = _turned(direction, match[0], measure)
            found.append((is_sign, separation(text, Span(match.start(), match.end()), place), way))
    return min(found)[2] if found else ""


def _names_goods(before: str) -> bool:
    """`verkauften Güter um 3 Mrd.`: a price, Austrian for `für`."""
    goods = _GOODS_FOR.search(before)
    return goods is not None and is_ware(goods["goods"])


def kind_of(text: str, sentence: Span, figure: Spanned, phrase: Span, mention: Mention) -> tuple[str, str]:
    """Return ``(kind, direction)`` of a figure.

    Parameters
    ----------
    phrase : the figure with its qualifiers (`rund`, `fast`).
    mention : the word of trade that the figure belongs to. After `Güter um` it is a price, no change.
    """
    if _NO_MORE.search(text, phrase.start, figure.start):
        return LEVEL, ""  # `waren es keine 3 Mrd. mehr`
    kind, direction = _kind_of(text, sentence, figure, phrase, mention)
    backwards = kind == CHANGE and _BACKWARDS.search(text, sentence.start, sentence.end)
    if backwards and backwards["first"] < backwards["second"]:
        direction = _OPPOSITE[direction]
    return kind, direction


def share_compared(text: str, phrase: Span) -> bool:
    """`3 Mrd. oder 20 Prozent mehr als 2019`: tell whether a share is said of which it is more or less.

    Then the figure may be a level or a change; not behind `um`.
    """
    told = _SHARE_AFTER.match(text, phrase.end) is not None
    return told and _BY_RIGHT_BEFORE.match(text, 0, phrase.start) is None


def direction_of_share(text: str, phrase: Span) -> str:
    """`Das waren 3 Mrd. und damit 4 Prozent mehr`: `up`, where that is no level; "" where none is told."""
    told = _WITH_SHARE.match(text, phrase.end)
    if told is None or _IT_WAS.match(text, 0, phrase.start) is None:
        return ""
    return _direction_of_word(told["word"])


@cache
def _words_before() -> tuple[str, ...]:
    """Return words of which one is part of whatever the patterns of `_noun_before` find."""
    return (
        *words("trade", "change.nouns"),
        "verlor",
        "verlier",
        "büß",
        "büss",
        "fehl",
        "zusätzlich",
        "weitere",
    )


def _noun_before(before: str) -> regex.Match[str] | None:
    """Find the word of rise or fall to which the figure behind ``before`` is put."""
    low = before.lower()
    if not any(part in low for part in _words_before()):
        return None
    patterns = (_NOUN_BEFORE, _NOUN_OF_BEFORE, _AS_PERCENT, _VERB_NOUN_BEFORE, _LOST, _MISSING, _ADDITIONAL)
    return next((match for pattern in patterns if (match := pattern.search(before))), None)


def _clause_round(text: str, sentence: Span, phrase: Span) -> Span:
    """Return the clause of a figure, with what follows a bracket: `um 3 Mrd. (-4 %) gesunken`.

    Likewise behind a share put in: `gingen um 3 Mrd., also gut 4 Prozent, auf 70 Mrd. zurück`.
    """
    pieces = clauses(text, sentence)
    own = clause_index(pieces, phrase.start)
    clause = pieces[own]
    put_in = text.startswith("(", clause.end) or _SHARE_PUT_IN.match(text, clause.end)
    if put_in and len(pieces) > own + 2:
        return Span(clause.start, pieces[own + 2].end)
    return clause


def _is_sign(word: str) -> bool:
    """`ein Plus von 3 Mrd.`: of a balance it says which way it goes."""
    return word.lower().endswith(("plus", "minus"))


def _kind_of(text: str, sentence: Span, figure: Spanned, phrase: Span, mention: Mention) -> tuple[str, str]:
    of_range = _OF_RANGE.match(text, phrase.start, phrase.end)
    end = of_range.end() if of_range else phrase.start
    before = text[max(sentence.start, phrase.start - 120) : end]
    of_balance = mention.measure in ANY_BALANCE
    noun = _noun_before(before)
    is_result = of_balance and noun is not None and _is_sign(noun["word"])
    if noun is not None and not (is_result and not _is_over_time(text, sentence, phrase, before)):
        return CHANGE, _direction_of_word(noun["word"], mention.measure)
    sign = _SIGN.search(before + text[phrase.start : figure.start])
    is_sign = sign is not None and (len(sign["word"]) == 1 or mention.measure in FLOWS)
    if sign is not None and is_sign and not of_balance:
        return CHANGE, "up" if sign["word"].lower() in ("+", "plus") else "down"
    after = _WORD_AFTER.match(text, phrase.end, sentence.end)
    is_measured = after is not None and after["word"].islower() and _WITH.search(before)
    if after is not None and not is_measured and not (of_balance and _is_sign(after["word"])):
        return CHANGE, _direction_of_word(after["word"])
    if _GAINED.match(text, phrase.end, sentence.end) and not _REACHED.search(before):
        return CHANGE, "up"
    if _IT_IS_ABOUT.search(before):
        return LEVEL, ""
    if _CAME_MORE.match(text, phrase.end, sentence.end) and OVER_TIME.search(before):
        return CHANGE, "up"
    if direction := _by_sign_behind(text, sentence, phrase, mention, before):
        return CHANGE, direction
    if not mention.verb and mention.measure in FLOWS and _is_lost(text, sentence, phrase, before):
        return CHANGE, "down"
    beside = _BESIDE_OTHER.match(text, phrase.end, sentence.end)
    if beside is not None and _LAY.search(before):
        return CHANGE, _direction_of_word(beside["word"])
    return _kind_by(text, sentence, figure, phrase, mention, before)


def _is_over_time(text: str, sentence: Span, phrase: Span, before: str) -> bool:
    """`Gegenüber 2019 ist das ein Minus von 3 Mrd.`, `ein Plus von 3 Mrd. zum Juni`"""
    is_told = OVER_TIME.search(before) is not None
    return is_told or OVER_TIME.match(text, phrase.end, sentence.end) is not None


def _by_sign_behind(text: str, sentence: Span, phrase: Span, mention: Mention, before: str) -> str:
    """`Die Exporte lagen 3 Mrd. im Minus`: which way they went; "" of a balance, which is so much.

    Whatever is compared with an earlier time went that way.
    """
    sign = IN_BALANCE.match(text, phrase.end)
    if sign is None or not (mention.measure in FLOWS or _is_over_time(text, sentence, phrase, before)):
        return ""
    return "up" if sign["sign"] == "Plus" else "down"


def _kind_by(
    text: str, sentence: Span, figure: Spanned, phrase: Span, mention: Mention, before: str
) -> tuple[str, str]:
    """Return the kind of a figure behind `um`: a change, or Austrian for a price."""
    if told := _BY_WHICH.match(text, phrase.end, sentence.end):
        direction = _nearest_direction(text, Span(*told.span("clause")), figure, phrase, mention.measure)
        return (CHANGE, direction) if direction else (LEVEL, "")
    is_sold = _names_goods(before)
    by_share = _WHICH_BEFORE.search(before) and _IS_EQUAL.match(text, phrase.end, sentence.end)
    if not (by_share or _BY.search(before)) or (mention.verb and is_sold):
        return LEVEL, ""
    is_balance = mention.measure in ANY_BALANCE
    if is_balance and IN_BALANCE.match(text, phrase.end):  # `Die Bilanz lag um 3 Mrd. im Plus`
        return LEVEL, ""
    clause = _clause_round(text, sentence, phrase)
    # `Von dort kamen Energieimporte um 3 Mrd.`
    moves = not mention.verb and before.endswith(f"{mention.text} um ") and _MOVES.search(text, *clause)
    sells = moves or (mention.verb and mention.measure in FLOWS)
    direction = _nearest_direction(text, clause if sells else sentence, figure, phrase, mention.measure)
    if direction:
        return CHANGE, direction
    return (LEVEL, "") if mention.verb or is_sold or moves else (CHANGE, "up")


def _is_lost(text: str, sentence: Span, phrase: Span, before: str) -> bool:
    """`Ausfuhren von 3 Mrd. gingen verloren`; not `gingen auf 3 Mrd. zurück`, `fielen auf 3 Mrd.`"""
    if _TO_LEVEL.search(before):
        return False
    pieces = clauses(text, sentence)
    return _GOES_LOST.search(text, *pieces[clause_index(pieces, phrase.start)]) is not None
