"""Which word governs a figure: a word of trade, or one of other money.

The nearest word wins, measured by what lies between (`syntax.separation`); words that mean trade only in its
company have to be credible first.
"""

from __future__ import annotations

from functools import cache

from tradefigs.antecedents import taken_up
from tradefigs.continuation import bought_before, carried_over, spends
from tradefigs.credibility import is_adjunct, is_credible, is_of_both
from tradefigs.lexicon import any_of, words
from tradefigs.patterns import late
from tradefigs.scene import BY_UNIT, CONTRACT, NO_TRADE, OF_COMPANY, OTHER_MONEY, SMALLEST_SALE, Scene
from tradefigs.syntax import COMMA, separation
from tradefigs.text import Span
from tradefigs.trade import BALANCE, BALANCES, COMPANY, FLOWS, MEASURES, OTHER, TRADE, Mention

LONGEST_PARAGRAPH = 2000  # characters of it that are looked through
FARTHEST = 12.0  # a word that is farther off governs nothing
ADJACENT, FOLLOWING, WEAK, MOVEMENT, BETWEEN, DOMAIN, INTO_BRACKET = -1.0, 0.4, 0.3, 1.0, 0.5, 3.0, 1.5


def governing(scene: Scene, index: int) -> Mention | str:
    """Return the word of trade that figure ``index`` belongs to, or the reason why it is no claim."""
    number, phrase = scene.number(index), scene.phrase(index)
    sentence = scene.sentence(number)
    if _PER_UNIT.match(scene.text, phrase.end) or _PER_UNIT_BEFORE.search(
        scene.text, sentence.start, phrase.start
    ):
        return BY_UNIT
    if _COSTS_ONE.search(scene.text, sentence.start, phrase.start):
        return BY_UNIT
    if _is_part_of_company_sales(scene, index, number):
        return OF_COMPANY
    mention = nearest(scene, index, number)
    if mention is not None and mention.start > phrase.end:  # `Sie lagen bei 3 Mrd.; das Defizit …`
        apart = separation(scene.text, phrase, mention) >= COMMA
        mention = (taken_up(scene, index, number) if apart else None) or mention
    if mention is not None and _is_given(scene, index, mention):
        return NO_TRADE
    if mention is None:
        return carried_over(scene, index, number)
    if mention.measure == OTHER:
        return (mention.verb and bought_before(scene, number)) or OTHER_MONEY.format(mention.text)
    if index and scene.drafts[index - 1] == BY_UNIT and scene.figures[index - 1].start >= sentence.start:
        return BY_UNIT
    if _PERMIT.search(scene.text, sentence.start, sentence.end):
        return CONTRACT
    if scene.figures[index].high < SMALLEST_SALE:
        return BY_UNIT
    if (mention.verb or not mention.strong) and _is_contract(scene, number):
        return CONTRACT
    if not mention.strong and mention.measure in (BALANCE, *BALANCES) and spends(scene, number):
        return NO_TRADE
    return OF_COMPANY if _is_of_company(scene, mention, number) else mention


def _is_given(scene: Scene, index: int, mention: Mention) -> bool:
    """`Beide bauen den Handel aus, Berlin gibt dafür 3 Mio.`: what is paid in a clause without the word."""
    start = scene.phrase(index).start
    given = _GIVES.search(scene.text, scene.sentence(scene.number(index)).start, start)
    return given is not None and not given.start() < mention.start and mention.end < start


# ---------------------------------------------------------------- the nearest credible word


def nearest(scene: Scene, index: int, number: int) -> Mention | None:
    """Return the mention nearest to figure ``index`` in its sentence, None where nothing credible is near."""
    candidates = [
        m
        for m in scene.mentions(number)
        if m.measure != COMPANY and not _speaks(scene, m) and is_credible(scene, m, number)
    ]
    if scene.last_draft() is not None:
        candidates = [m for m in candidates if not _is_aside(scene, index, m)]
    if any(m.measure in TRADE and not m.value for m in candidates):
        candidates = [m for m in candidates if not m.value or is_of_both(scene, m)]
    if any(m.measure == "exports" and not m.verb and not _is_proceeds(m) for m in candidates):
        candidates = [m for m in candidates if not _is_proceeds(m)]
    what = _WHAT.match(scene.text, scene.sentence(number).start)
    if any(m.measure == "imports" and (what or m.strong or not m.verb) for m in candidates):
        candidates = [m for m in candidates if m.text not in _costing()]  # `der Import kostete 3 Mrd.`
    if any(_is_source_of_money(scene, m) for m in candidates):
        candidates = [m for m in candidates if m.text.lower() not in _earning()]
    phrase, sentence = scene.phrase(index), scene.sentence(number)
    gaps = [m.end for m in candidates if m.measure in (BALANCE, *BALANCES) and not m.strong]
    candidates = [
        m for m in candidates if not any(_BETWEEN.fullmatch(scene.text, gap, m.start) for gap in gaps)
    ]
    candidates = [m for m in candidates if not _PART_OF.search(scene.text, phrase.end, m.start)]
    candidates = [m for m in candidates if not _CAUSE.match(scene.text, phrase.end, m.start)]
    inserted = [Span(*match.span()) for match in _INSERTED.finditer(scene.text, sentence.start, sentence.end)]
    candidates = [m for m in candidates if not any(m.start in span for span in inserted)]
    falls = [m for m in candidates if m.strong and not m.verb and m.end < phrase.start]
    if falls and _DECREASES.search(scene.text, falls[-1].end, phrase.start):  # die Exporte um 3 Mrd. abnehmen
        candidates = [m for m in candidates if not _TAKES.fullmatch(m.text)]
    compared = [m for m in candidates if m.start > phrase.end and _is_compared_with(scene, m)]
    candidates = [m for m in candidates if m not in compared] or candidates
    if not candidates:
        return None
    cost, _, place = min((_cost(scene, phrase, m, number), m.start, i) for i, m in enumerate(candidates))
    return candidates[place] if cost < FARTHEST else None


def _is_aside(scene: Scene, index: int, mention: Mention) -> bool:
    """`mit Peru komme man ungeachtet der Buslieferungen auf 3 Mio.`: says in spite of what, not what."""
    start = scene.phrase(index).start
    before = not mention.verb and mention.measure in TRADE and mention.end < start
    in_spite = _IN_SPITE_OF.search(scene.text, max(0, mention.start - 40), mention.start)
    return before and in_spite is not None and not _BINDS.fullmatch(scene.text, mention.end, start)


def _speaks(scene: Scene, mention: Mention) -> bool:
    """`„Wir brauchen 3 Mio. Export“, fordert er`: what is said, no money that is demanded."""
    return (
        mention.measure == OTHER
        and mention.verb
        and bool(_QUOTED.search(scene.text, max(0, mention.start - 4), mention.start))
    )


def _cost(scene: Scene, phrase: Span, mention: Mention, number: int) -> float:
    text = scene.text
    adjunct = mention.measure == OTHER and is_adjunct(scene, mention)
    if mention.end <= phrase.start and not adjunct and _BINDS.fullmatch(text, mention.end, phrase.start):
        return ADJACENT
    cost = separation(text, phrase, mention)
    if mention.start > phrase.end:
        cost += FOLLOWING if cost > 0.3 else 0.0
        gap = text[phrase.end : mention.start]
        cost += INTO_BRACKET if gap.count("(") > gap.count(")") else 0.0
    cost += MOVEMENT if mention.movement else 0.0 if mention.strong else WEAK
    if adjunct or (mention.measure == OTHER and _IN_PERCENT.match(text, mention.end)):
        cost += DOMAIN
    signed = _SIGNED.search(
        text, max(0, phrase.start - 30), phrase.start
    )  # in diesem Handel ein Plus von 3 Mio.
    if (
        not signed
        and is_domain(scene, mention)
        and any(_rivals(mention, other) for other in scene.mentions(number))
    ):
        cost += DOMAIN
    first, last = min(phrase.end, mention.end), max(phrase.start, mention.start)
    return cost + BETWEEN * scene.figures_between(first, last)


def is_domain(scene: Scene, mention: Mention) -> bool:
    """`im Handel mit China`, `beim Export`: says where, not what is measured."""
    return not mention.verb and bool(_DOMAIN.search(scene.text, max(0, mention.start - 40), mention.start))


def _is_compared_with(scene: Scene, mention: Mention) -> bool:
    """`Die Exporte lagen mit 3 Mrd. über den Importen`: says what they are more than."""
    return bool(_MORE_THAN.search(scene.text, max(0, mention.start - 40), mention.start))


def _rivals(domain: Mention, other: Mention) -> bool:
    if other.measure == OTHER or other.measure in (BALANCE, *BALANCES):
        return True
    return domain.measure == "turnover" and other.measure in FLOWS and not other.movement


def _is_proceeds(mention: Mention) -> bool:
    """`Erlöse von 3 Mrd. aus dem Export`, `brachte der Export 3 Mrd. ein`: what the exports are worth."""
    return mention.measure == "exports" and not mention.strong and bool(_PROCEEDS.fullmatch(mention.text))


def _is_source_of_money(scene: Scene, mention: Mention) -> bool:
    """`Mit Ausfuhren verdiente das Land 3 Mrd.`, `verkauft Erz und hat damit 3 Mrd. verdient`."""
    if mention.measure != "exports":
        return False
    if mention.verb:
        return bool(_WITH_IT.match(scene.text, mention.end))
    return bool(_MEANS.search(scene.text, max(0, mention.start - 40), mention.start))


# ---------------------------------------------------------------- contracts and companies


def _is_contract(scene: Scene, number: int) -> bool:
    """`Verträge wurden geschlossen. … liefert für 43 Mio.`: what is to be sold under a contract."""
    if any(m.strong and not m.verb and m.measure in MEASURES for m in scene.mentions(number)):
        return False
    sentence = scene.sentence(number)
    if _WISH.search(scene.text, sentence.start, sentence.end):
        return False
    if _HAS_PASSED.search(scene.text, sentence.start, sentence.end):
        return bool(_CONTRACT.search(scene.text, sentence.start, sentence.end))
    if _CONTRACT.search(scene.text, sentence.start, sentence.end):
        return True
    before = [m for n in (number - 2, number - 1) if n >= 0 for m in scene.mentions(n) if m.strong]
    return bool(before) and before[-1].measure == OTHER and bool(_CONTRACT.search(before[-1].text))


def speaks_of_economy(scene: Scene, number: int) -> bool:
    """Whether the paragraph up to sentence ``number`` speaks of a country's trade, whatever firm is named."""
    sentence = scene.sentence(number)
    start = scene.layout.paragraph_at(sentence.start).start
    return bool(_ECONOMY.search(scene.text, max(start, sentence.end - LONGEST_PARAGRAPH), sentence.end))


def _is_part_of_company_sales(scene: Scene, index: int, number: int) -> bool:
    """`Vier Fünftel davon, 330 Mio., …` after the sales of a company."""
    if index == 0 or scene.drafts[index - 1] != OF_COMPANY or number - scene.number(index - 1) > 1:
        return False
    return bool(_OF_IT.search(scene.text, scene.sentence(number).start, scene.phrase(index).start))


def _is_of_company(scene: Scene, mention: Mention, number: int) -> bool:
    """Whether a company or an exchange trades here, no country."""
    companies = [m for m in scene.mentions(number) if m.measure == COMPANY]
    sentence = scene.sentence(number)
    if scene.is_of_company and _OF_GROUP.match(scene.text, mention.end, sentence.end):
        return True
    if mention.value and not companies and number > 0:
        companies = [m for m in scene.mentions(number - 1) if m.measure == COMPANY]
        return bool(companies) and len({p.code for p in scene.parties_in(scene.sentence(number))}) < 2
    for company in companies:
        apart = separation(scene.text, mention, company)
        if mention.value or _is_exchange(company) or (mention.verb and apart < 2.0):
            return True
        if company.start >= mention.end and apart < 0.5:
            return True
    return False


# ---------------------------------------------------------------- patterns

# `Export von`, `Überschuss in Höhe von`, `Lieferungen (`: nothing can stand nearer.
_BINDS = late(
    r"\s*(?:von|für|in\s+Höhe\s+von|im\s+(?:Wert|Umfang|Volumen)\s+von|:|\()?\s*"
    r"|(?:\s+(?:dorthin|(?:aus|nach|in|mit)\s+(?:de[rmn]\s+|die\s+|das\s+)?[\p{L}-]+))?\s+[–—-]\s+"
)
_DOMAIN = late(
    r"\b(?:[Ii]m|[Bb]eim|[Aa]m|[Ii]n\s+(?:\p{Lu}[\p{L}-]+s|(?:sein|ihr|unser|dies)e[mnr]))\s+(?:\p{Ll}+\s+){0,2}$"
)
_MORE_THAN = late(
    r"\b(?:über|unter|hinter|vor|als|gegenüber)\s+(?:(?:de[rmn]|die|das|ihre[nr]|seine[nr])\s+)?(?:\p{Ll}+\s+)?$"
)
_SIGNED = late(r"\b(?:Plus|Minus)\s+von\s+$", signs="Plus Minus")
_IN_SPITE_OF = late(
    r"\b(?i:trotz|ungeachtet|dank|wegen|infolge|aufgrund|angesichts)\s+(?:de[rmns]\s+)?(?:\p{Ll}+\s+){0,2}$"
)
# `die Exporte der Gruppe`
_OF_GROUP = late(
    r"\s+(?:der|des)\s+(?:gesamten\s+)?(?:Gruppe|Gesellschaft|Firma|Hauses|Unternehmens|Konzerns)\b"
)
_QUOTED = late(r"[“”\"»«],?\s+$")
# `mit Zöllen von 10 Prozent`
_IN_PERCENT = late(r"\s+von\s+[\d.,]+\s?(?:%|Prozent)")
# `, Berlin gibt dafür`
_GIVES = late(
    lambda: rf"[,;]\s[^,;]{{0,60}}\b{any_of('claims', 'spending.giving')}\s+(?:da|hier)für\s[^,;]*$",
    signs="für",
)
_PROCEEDS = late(r"ein|(?i:\p{L}*erlöse?n?)")
_WHAT = late(r"[\s„“\"»«]*Was\b")  # `Was Kuba einführte, kostete 3 Mio.`
_MEANS = late(r"\b(?i:mit|durch|aus|an|am|beim|im)\s+(?:\p{Ll}+\s+){0,3}$")
# `hat Kohle verkauft und damit 3 Mrd. verdient`
_WITH_IT = late(r"[^;.]{0,90}?\b(?:damit|daran|dafür)\b")
_PER_UNIT = late(
    lambda: (
        rf"\s*(?:(?:pro|je|per)\s+(?!{any_of('claims', 'per_unit.times')})[\p{{L}}\d]+"
        r"|täglich\b|am\s+Tag\b|pro-Kopf)"
    )
)
_PER_UNIT_BEFORE = late(
    lambda: (
        rf"(?i)\b(?:(?:pro|je)\s+{any_of('claims', 'per_unit.heads')}|jeden\s+Tag|täglich"
        r"|(?:für|kostete?|eine?|das|die)\s+(?:(?:das|die|eine?)\s+)?"
        rf"{any_of('claims', 'per_unit.measures')}\b)"
    )
)
# `Im Mittel kostete eine Uhr 900 Franken`
_COSTS_ONE = late(r"\bkostete?n?\s+eine?\s+(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+\s+$", signs="kostet")
_CONTRACT = late(
    lambda: (
        rf"(?i)\b(?:\p{{L}}*{any_of('claims', 'contracts.nouns')}|{any_of('claims', 'contracts.words')})\b"
    )
)
# `verkaufte im ganzen Jahr 2017`: no matter what contracts were signed
_HAS_PASSED = late(
    r"\b(?:im|in\s+den)\s+(?:ganzen|gesamten|vergangenen|vorigen|letzten|ersten)\s+(?:\p{L}+\s+)?(?:Jahr|Quartal|Halbjahr|Monat)"
    r"|\b(?:im\s+Jahr\s+|im\s+)?(?:19|20)\d\d\b(?=[^.;]*\p{Ll}(?:te|ten)\b|[^.;]*\b(?:waren|war|hat|haben)\b)|\bVorjahr\b"
)
# `Wir würden gern für 3 Mio. liefern`: no contract yet
_WISH = late(
    r"\b(?:würden?|möchten?|wollen|will)\b[^.;]*\b(?:gerne?|künftig|jährlich|pro\s+Jahr|im\s+Jahr)\b"
)
_PERMIT = late(lambda: rf"\b{any_of('claims', 'contracts.permits')}(?:e|en)?\b")
# `die Differenz zwischen Exporten und Importen`, `der Saldo des Warenverkehrs`
_BETWEEN = late(r"\s+(?:zwischen\s+(?:[\p{L}-]+\s+){0,5}|de[sr]\s+(?:\p{Ll}+\s+){0,2})")
# `waren es 3 Mrd., davon 2 Mrd. Exporte`: what stands behind is said of the part.
_DECREASES = late(r"\G[^.;,\n]*\b[Uu]m\s+(?:\p{Ll}+\s+){0,2}$")
_TAKES = late(r"ab(?:nehmen|nimmt|nahm|nahmen|genommen)?")
_PART_OF = late(r"[,;(–-]\s*(?:und\s+)?(?:[^\s,;()]+\s+){0,4}?(?:davon|darunter|wovon)\b")
# `ein Anstieg um 3 Mrd., der auf die Lieferungen von Öl zurückgeht`
_CAUSE = late(
    r"(?:\s+\p{L}+){0,2},\s+(?:der|die|das|was)\s[^,;.]{0,60}\b(?:auf|durch|dank|wegen)\s+(?:\p{Ll}+\s+){0,2}$"
)
# `der mit Chile, wo man Kupfer kauft, nur 3 Mrd.`
_INSERTED = late(r",\s+wo\b[^,;:]{0,150},(?=\s)")
_OF_IT = late(r"\b(?:davon|darunter)\b")
_ECONOMY = late(lambda: rf"\b{any_of('claims', 'who.economy')}\b")


@cache
def _costing() -> frozenset[str]:
    return frozenset(words("claims", "payment.costing"))


@cache
def _earning() -> frozenset[str]:
    return frozenset(word.lower() for word in words("claims", "payment.earning"))


def _is_exchange(company: Mention) -> bool:
    return any(part in company.text.lower() for part in words("claims", "who.exchanges"))
