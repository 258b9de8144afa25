"""Which word governs a figure: a word of trade, or one of other money.

The nearest word wins, measured by what lies between (`syntax.separation`); words that mean trade only in its
company have to be credible first.
"""

from __future__ import annotations

from tradefigs.patterns import Guarded, late
from tradefigs.scene import Draft, Scene
from tradefigs.syntax import COMMA, separation
from tradefigs.text import Span
from tradefigs.trade import BALANCE, COMPANY, MEASURES, OTHER, Mention

# Why a figure is no claim.
BY_UNIT = "an amount by head, day or unit"
NO_TRADE = "no word of trade near it"
CONTRACT = "a contract or permit, no trade that took place"
OF_COMPANY = "sales of a company or an exchange"
OTHER_MONEY = "money of another kind: {}"

TRADE = (*MEASURES, BALANCE)
PAIR_REACH = 8  # sentences after which `beide Seiten` still mean the two who trade
REACH = 3  # sentences back in which goods may have been traded
SOLD_ABROAD = ("umgesetzt", "um")  # setzten im Ausland 3 Mrd. um
SMALLEST_SALE = 10_000  # what is sold for less is one thing, no country's trade
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
    if _is_part_of_company_sales(scene, index, number):
        return OF_COMPANY
    mention = nearest(scene, index, number)
    if mention is None:
        return _carried_over(scene, index, number)
    if mention.measure == OTHER:
        return _paid_for(scene, number, mention) or OTHER_MONEY.format(mention.text)
    if index and scene.drafts[index - 1] == BY_UNIT and scene.figures[index - 1].start >= sentence.start:
        return BY_UNIT
    if _PERMIT.search(scene.text, sentence.start, sentence.end):
        return CONTRACT
    if mention.verb and not mention.strong and scene.figures[index].high < SMALLEST_SALE:
        return BY_UNIT
    if (mention.verb or not mention.strong) and _is_contract(scene, number):
        return CONTRACT
    if not mention.strong and mention.measure in ("surplus", "deficit", BALANCE) and _spends(scene, number):
        return NO_TRADE
    return OF_COMPANY if _is_of_company(scene, mention, number) else mention


# ---------------------------------------------------------------- the nearest credible word


def nearest(scene: Scene, index: int, number: int) -> Mention | None:
    """Return the mention nearest to figure ``index`` in its sentence, None where nothing credible is near."""
    candidates = [m for m in scene.mentions(number) if m.measure != COMPANY and is_credible(scene, m, number)]
    if any(m.measure in TRADE and not m.value for m in candidates):
        candidates = [m for m in candidates if not m.value or _is_of_both(scene, m)]
    if any(m.measure == "exports" and not m.verb and not _is_proceeds(m) for m in candidates):
        candidates = [m for m in candidates if not _is_proceeds(m)]
    what = _WHAT.match(scene.text, scene.sentence(number).start)
    if any(m.measure == "imports" and (what or m.strong or not m.verb) for m in candidates):
        candidates = [m for m in candidates if not _COSTS.fullmatch(m.text)]  # `der Import kostete 3 Mrd.`
    if any(_is_source_of_money(scene, m) for m in candidates):
        candidates = [m for m in candidates if not _EARNS.fullmatch(m.text)]
    phrase, sentence = scene.phrase(index), scene.sentence(number)
    candidates = [m for m in candidates if not _PART_OF.search(scene.text, phrase.end, m.start)]
    inserted = [Span(*match.span()) for match in _INSERTED.finditer(scene.text, sentence.start, phrase.start)]
    candidates = [m for m in candidates if not any(m.start in span for span in inserted)]
    if not candidates:
        return None
    cost, _, place = min((_cost(scene, phrase, m, number), m.start, i) for i, m in enumerate(candidates))
    return candidates[place] if cost < FARTHEST else None


def _is_proceeds(mention: Mention) -> bool:
    """`Erlöse von 3 Mrd. aus dem Export`, `brachte der Export 3 Mrd. ein`: what the exports are worth."""
    return mention.measure == "exports" and not mention.strong and bool(_PROCEEDS.fullmatch(mention.text))


def _paid_for(scene: Scene, number: int, mention: Mention) -> Mention | None:
    """`Das Land führt Reis ein. Dafür gab es 3 Mrd. aus`: return the imports that were paid for."""
    return _bought_before(scene, number) if mention.verb else None


def _bought_before(scene: Scene, number: int) -> Mention | None:
    sentence = scene.sentence(number)
    if number == 0 or not _FOR_IT.search(scene.text, sentence.start, sentence.end):
        return None
    bought = [m for m in scene.trade_words(number - 1) if is_credible(scene, m, number - 1)]
    return bought[-1] if bought and bought[-1].measure == "imports" else None


def _cost(scene: Scene, phrase: Span, mention: Mention, number: int) -> float:
    text = scene.text
    if mention.end <= phrase.start and _BINDS.fullmatch(text, mention.end, phrase.start):
        return ADJACENT
    cost = separation(text, phrase, mention)
    if mention.start > phrase.end:
        cost += FOLLOWING if cost > 0.3 else 0.0
        gap = text[phrase.end : mention.start]
        cost += INTO_BRACKET if gap.count("(") > gap.count(")") else 0.0
    cost += MOVEMENT if mention.movement else 0.0 if mention.strong else WEAK
    adjunct = _ADJUNCT.search(text, max(0, mention.start - 40), mention.start)
    if mention.measure == OTHER and (adjunct or _IN_PERCENT.match(text, mention.end)):
        cost += DOMAIN
    if is_domain(scene, mention) and any(_rivals(mention, other) for other in scene.mentions(number)):
        cost += DOMAIN
    first, last = min(phrase.end, mention.end), max(phrase.start, mention.start)
    return cost + BETWEEN * scene.figures_between(first, last)


def is_domain(scene: Scene, mention: Mention) -> bool:
    """`im Handel mit China`, `beim Export`: says where, not what is measured."""
    return not mention.verb and bool(_DOMAIN.search(scene.text, max(0, mention.start - 40), mention.start))


def _is_of_both(scene: Scene, mention: Mention) -> bool:
    """`der gesamte Austausch beider Länder`: turnover, whatever else the sentence tells."""
    return bool(_OF_BOTH.match(scene.text, mention.end))


def _is_source_of_money(scene: Scene, mention: Mention) -> bool:
    """`Mit Ausfuhren verdiente das Land 3 Mrd.`, `verkauft Erz und hat damit 3 Mrd. verdient`."""
    if mention.measure != "exports":
        return False
    if mention.verb:
        return bool(_WITH_IT.match(scene.text, mention.end))
    return bool(_MEANS.search(scene.text, max(0, mention.start - 40), mention.start))


def _rivals(domain: Mention, other: Mention) -> bool:
    if other.measure == OTHER or other.measure in ("surplus", "deficit", BALANCE):
        return True
    return domain.measure == "turnover" and other.measure in ("exports", "imports") and not other.movement


# ---------------------------------------------------------------- which words are credible


def is_credible(scene: Scene, mention: Mention, number: int) -> bool:
    """Whether a word means trade here: a strong one does, a weak one in the company of trade."""
    if mention.measure in TRADE and _is_attribute(scene, mention, number):
        return False
    if _BESIDE.search(scene.text, max(0, mention.start - 20), mention.start):
        return False
    if mention.strong:
        return True
    if mention.movement:
        return _is_trade_movement(scene, mention, number)
    others = scene.mentions(number)
    if any(m.strong and m.measure in TRADE for m in others):
        return True
    if mention.value:
        parties = {p.code for p in scene.parties_in(scene.sentence(number))}
        if len(parties) > 1 and _topic_is_trade(scene, number, ahead=3):
            return True
        if _is_of_both(scene, mention) and (
            len(parties) > 1 or any(m.measure in TRADE and m != mention for m in others)
        ):
            return True
        return _paragraph_is_trade(scene, number) or _two_traded(scene, number)
    if mention.measure in ("surplus", "deficit", BALANCE):
        other = any(m.measure == OTHER and separation(scene.text, m, mention) < COMMA for m in others)
        before = scene.last_draft()
        balances = before is not None and before.measure in ("surplus", "deficit")
        goes_on = before is not None and number - before.sentence <= (2 * REACH if balances else REACH)
        counterpart = _has_counterpart(scene, scene.sentence(number))
        return not other and (goes_on or counterpart or _topic_is_trade(scene, number))
    if mention.verb and any(m.measure == OTHER and separation(scene.text, m, mention) < 1.0 for m in others):
        return False
    return _is_weak_trade(scene, mention, number)


def _two_traded(scene: Scene, number: int) -> bool:
    """`Kenia handelt mit Uganda. Es geht um einen Austausch von 3 Mrd.`: two traded the sentence before."""
    traded = number > 0 and any(m.verb and m.measure == "turnover" for m in scene.mentions(number - 1))
    return traded and bool(scene.topic.pair[1])


def _is_weak_trade(scene: Scene, mention: Mention, number: int) -> bool:
    """`Italien bezog Waren für 3 Mrd.`: a country sells or buys, or trade is spoken of nearby."""
    text, sentence = scene.text, scene.sentence(number)
    if mention.verb and mention.measure == "turnover":
        parties = {p.code for p in scene.parties_in(sentence)}
        together = _TOGETHER.search(text, sentence.start, sentence.end)
        if len(parties) > 1 or together or _WE.search(text, sentence.start, sentence.end):
            return True
        if is_sold_abroad(scene, mention, sentence):
            return True
        partner = scene.roles(sentence, number, mention).with_
        return bool(partner) and GOODS_SOLD.search(text, sentence.start, sentence.end) is not None
    if _PURCHASE.search(text, max(sentence.start, mention.start - 40), mention.end):
        return False
    before = scene.last_draft()
    sold = bool(GOODS_SOLD.search(text, sentence.start, sentence.end))
    speaker_sold = mention.verb and sold and _WE.search(text, sentence.start, sentence.end)
    goes_on = before is not None and number - before.sentence <= (REACH if speaker_sold else 1)
    near = goes_on or _paragraph_is_trade(scene, number) or _topic_is_trade(scene, number)
    roles = scene.roles(sentence, number, mention)
    if mention.counterpart:
        return near or bool((roles.owner or roles.source) and (roles.agent or roles.between))
    if mention.verb:
        sells = bool(roles.owner or roles.agent or roles.source or roles.between)
        sells = sells or bool(_A_LAND.search(text, sentence.start, sentence.end))
        onward = roles.destination or _THITHER.search(text, sentence.start, sentence.end)
        onward = onward or _THERE.search(text, sentence.start, sentence.end)
        sold = sold or bool(_WE.search(text, sentence.start, sentence.end))
        return sells or (bool(onward) and sold) or (near and (sold or roles.named))
    bound = roles.destination or roles.source or roles.between
    ours = _OURS.search(text, max(sentence.start, mention.start - 40), mention.start)
    owned = (roles.owner or ours) and (roles.place or roles.with_)
    if bound or owned or (near and (sold or roles.named or mention.prefix)):
        return True
    if near and _THITHER.match(text, mention.end, sentence.end):  # `Die Bezüge von dort`
        return True
    return bool(mention.prefix) and _same_goods_traded(scene, mention, number)


def is_sold_abroad(scene: Scene, mention: Mention, sentence: Span) -> bool:
    """`Die Branche setzte im Ausland 3 Mrd. um`: exports."""
    return (
        mention.text in SOLD_ABROAD and _ABROAD.search(scene.text, sentence.start, sentence.end) is not None
    )


def _same_goods_traded(scene: Scene, mention: Mention, number: int) -> bool:
    """`Erdgas wurde importiert. … Die Erdgaszugänge …`: these goods were traded some sentences before."""
    goods = mention.prefix.removesuffix("s")
    for earlier in range(max(0, number - REACH), number):
        sentence = scene.sentence(earlier)
        named = goods in scene.text[sentence.start : sentence.end]
        if named and any(m.strong and m.measure in TRADE for m in scene.mentions(earlier)):
            return True
    return False


def _is_attribute(scene: Scene, mention: Mention, number: int) -> bool:
    """`Garantien für Exporte`, `Steuer auf Einfuhren`: what is spoken of is the guarantee, the tax."""
    return any(
        other.measure == OTHER and not other.verb and other.end <= mention.start
        and _ATTRIBUTE.fullmatch(scene.text, other.end, mention.start)
        for other in scene.mentions(number)
    )  # fmt: skip


def _is_trade_movement(scene: Scene, mention: Mention, number: int) -> bool:
    """`Waren für 3 Mrd. gingen nach Japan`: goods, a place, and no better word in the clause."""
    text, sentence = scene.text, scene.sentence(number)
    clause = max(sentence.start, *(text.rfind(mark, sentence.start, mention.start) for mark in ":;"))
    for other in scene.mentions(number):
        if other.start < clause or _is_another_clause(scene, mention, other):
            continue
        better = other.measure == OTHER or other.verb or other.start < mention.start
        if better and not other.movement and other.measure in (*TRADE, OTHER):
            return False
    return moves_goods(scene, sentence)


def moves_goods(scene: Scene, sentence: Span) -> bool:
    """Tell whether ``sentence`` names goods and where they go or come from."""
    if not GOODS_SOLD.search(scene.text, sentence.start, sentence.end):
        return False
    roles = scene.roles(sentence)
    return bool(
        roles.source or roles.destination or _THITHER.search(scene.text, sentence.start, sentence.end)
    )


def _is_another_clause(scene: Scene, mention: Mention, other: Mention) -> bool:
    """`Nach China gingen Waren für 3 Mrd., von dort kamen …`: a mark, or a figure and a comma, between."""
    if _PART.search(scene.text, mention.end, other.start):
        return True
    ends = (
        figure.end for figure in scene.figures if mention.end <= figure.start and figure.end <= other.start
    )
    return other.verb and any("," in scene.text[end : other.start] for end in ends)


def _has_counterpart(scene: Scene, sentence: Span) -> bool:
    """`ein Defizit gegenüber China`."""
    roles = scene.roles(sentence)
    return bool(roles.with_ or roles.between)


def _topic_is_trade(scene: Scene, number: int, *, ahead: int = 0) -> bool:
    """Whether the last strong word before sentence ``number``, or the headline, is one of trade.

    With ``ahead`` the sentences that follow count too.
    """
    if not scene.speaks_of_trade:
        return False
    for earlier in range(number - 1, max(-1, number - 4), -1):
        strong = [m for m in scene.mentions(earlier) if m.strong and m.measure != COMPANY]
        if strong:
            return strong[-1].measure != OTHER
    numbers = {scene.layout.sentence_index(headline.start) for headline in scene.layout.headlines}
    numbers |= set(range(number + 1, min(number + 1 + ahead, len(scene.layout.sentences))))
    return any(m.strong and m.measure in TRADE for n in numbers for m in scene.mentions(n))


def _paragraph_is_trade(scene: Scene, number: int) -> bool:
    """Whether the sentences of the paragraph next to sentence ``number`` speak of trade."""
    if not scene.speaks_of_trade:
        return False
    paragraph = scene.layout.paragraph_at(scene.sentence(number).start)
    for other in (number - 1, number + 1, number - 2, number + 2, number - 3):
        if 0 <= other < len(scene.layout.sentences) and scene.sentence(other).start in paragraph:
            strong = [m for m in scene.mentions(other) if m.strong and m.measure != COMPANY]
            if strong:
                return any(m.measure != OTHER for m in strong)
    return False


# ---------------------------------------------------------------- a sentence that goes on with the one before


def _carried_over(scene: Scene, index: int, number: int) -> Mention | str:
    """`2022 waren es noch 900 Mio.`: a sentence without a word of trade goes on with the one before it."""
    before = scene.last_draft()
    if _spends(scene, number) or any(m.value for m in scene.mentions(number)):
        return NO_TRADE
    if _is_of_other_noun(scene, index) or _has_left_trade(scene, number, before):
        return NO_TRADE
    between = range(before.index + 1 if before else 0, index)
    since = [scene.number(i) for i in between if _leaves_trade(scene, i, number)]
    if not since or since[-1] < number - 1:
        spoken_of = _spoken_of(scene, number, before) or _asked_for(scene, number)
        if spoken_of is not None:
            return spoken_of
    if before is None or since:
        return NO_TRADE
    return before.mention if number - before.sentence <= _reach(scene, number, before) else NO_TRADE


def points_back(text: str, sentence: Span) -> bool:
    """Tell whether ``sentence`` has a word that may point to trade spoken of farther off."""
    patterns = (_FOR_IT, _REACHABLE, _SHARES)
    return any(pattern.search(text, sentence.start, sentence.end) for pattern in patterns)


def may_go_on(scene: Scene, number: int) -> bool:
    """Tell whether sentence ``number`` may go on with trade that was spoken of before without a figure."""
    ways = (_spoken_of(scene, number, None), _asked_for(scene, number), _bought_before(scene, number))
    return any(way is not None for way in ways)


def _leaves_trade(scene: Scene, index: int, number: int) -> bool:
    """Whether a figure is money of another kind; a price some sentences ago was only mentioned beside."""
    return scene.drafts[index] != BY_UNIT or scene.number(index) >= number - 1


def _reach(scene: Scene, number: int, before: Draft) -> int:
    """Return over how many sentences sentence ``number`` may go on with the figure ``before``."""
    if before.measure == "turnover" and _names_both(scene, number):
        return PAIR_REACH
    sentence = scene.sentence(number)
    return PAIR_REACH if _AIM.search(scene.text, sentence.start, sentence.end) else 2


def _asked_for(scene: Scene, number: int) -> Mention | None:
    """`Ihr Land hat Tee verkauft. Was brachte das ein? – Wir nahmen 3 Mio. ein`: what a question spoke of."""
    sentence = scene.sentence(number)
    if not _ANSWER.search(scene.text, sentence.start, sentence.end):
        return None
    for question in range(number - 1, max(-1, number - 3), -1):
        span = scene.sentence(question)
        if scene.text[span.start : span.end].rstrip(' \n"”“»«').endswith("?"):
            for earlier in range(question, max(-1, question - 2), -1):
                words = [m for m in scene.trade_words(earlier) if is_credible(scene, m, earlier)]
                if words:
                    return words[-1]
    return None


def _is_of_other_noun(scene: Scene, index: int) -> bool:
    """`ein Bestand von 3 Mrd.`: the figure belongs to a noun that is none of trade, value or change."""
    start = scene.phrase(index).start
    noun = _NOUN_OF.search(scene.text, max(0, start - 80), start)
    return noun is not None and not _NEUTRAL.fullmatch(noun["noun"])


def _has_left_trade(scene: Scene, number: int, before: Draft | None) -> bool:
    """Whether a sentence since the last figure of trade spoke of other money alone."""
    for between in range(number - 1 if before is None else before.sentence + 1, number):
        nouns = [m for m in scene.mentions(between) if m.strong and not m.verb and m.measure != COMPANY]
        if nouns and all(m.measure == OTHER for m in nouns):
            return True
    return False


def _spends(scene: Scene, number: int) -> bool:
    """`Dafür stellt der Bund 6 Mio. bereit`."""
    sentence = scene.sentence(number)
    return bool(_SPENDING.search(scene.text, sentence.start, sentence.end))


def _names_both(scene: Scene, number: int) -> bool:
    """`beide Länder könnten auf 3 Mrd. kommen`."""
    sentence = scene.sentence(number)
    both = _BOTH_SIDES.search(scene.text, sentence.start, sentence.end)
    return both is not None and bool(_AMOUNTS.search(scene.text, sentence.start, sentence.end))


def _spoken_of(scene: Scene, number: int, before: Draft | None) -> Mention | None:
    """Return the trade that the sentence before speaks of, where this one goes on with it."""
    if number == 0 or (before is not None and before.sentence >= number - 1):
        return None
    sentence = scene.sentence(number)
    if before is None and _REACHABLE.search(scene.text, sentence.start, sentence.end):
        headline = _of_headline(scene)
        if headline is not None:
            return headline
    goes_on = _GOES_ON.search(scene.text, sentence.start, sentence.end)
    goes_on = goes_on or _SHARES.search(scene.text, sentence.start, sentence.end)
    if not goes_on and not _ITEM.match(scene.text, sentence.start):
        return None
    if _SHARES.search(scene.text, sentence.start, sentence.end):
        verbs = [m for m in scene.trade_words(number - 1) if m.verb and is_credible(scene, m, number - 1)]
        if verbs:
            return verbs[-1]
    last = [m for m in scene.mentions(number - 1) if m.strong and m.measure != COMPANY]
    return last[-1] if last and last[-1].measure != OTHER and not last[-1].verb else None


def _of_headline(scene: Scene) -> Mention | None:
    """Return the trade of the pair that the headline speaks of."""
    if not scene.topic.pair[1]:
        return None
    numbers = [scene.layout.sentence_index(headline.start) for headline in scene.layout.headlines]
    spoken = [m for number in numbers for m in scene.mentions(number) if m.strong]
    return spoken[-1] if spoken and all(m.measure == "turnover" for m in spoken) else None


# ---------------------------------------------------------------- contracts and companies


def _is_contract(scene: Scene, number: int) -> bool:
    """`Verträge wurden geschlossen. … liefert für 43 Mio.`: what is to be sold under a contract."""
    if any(m.strong and not m.verb and m.measure in MEASURES for m in scene.mentions(number)):
        return False
    sentence = scene.sentence(number)
    if _CONTRACT.search(scene.text, sentence.start, sentence.end):
        return True
    before = [m for n in (number - 2, number - 1) if n >= 0 for m in scene.mentions(n) if m.strong]
    return bool(before) and before[-1].measure == OTHER and bool(_CONTRACT.search(before[-1].text))


def speaks_of_economy(scene: Scene, number: int) -> bool:
    """Whether the paragraph up to sentence ``number`` speaks of a country's trade, whatever firm is named."""
    sentence = scene.sentence(number)
    start = scene.layout.paragraph_at(sentence.start).start
    before = scene.last_draft()
    if before is not None and scene.sentence(before.sentence).start >= start:
        return True
    return bool(_ECONOMY.search(scene.text, max(start, sentence.end - LONGEST_PARAGRAPH), sentence.end))


def _is_part_of_company_sales(scene: Scene, index: int, number: int) -> bool:
    """`Vier Fünftel davon, 330 Mio., …` after the sales of a company."""
    if index == 0 or scene.drafts[index - 1] != OF_COMPANY or number - scene.number(index - 1) > 1:
        return False
    return bool(_OF_IT.search(scene.text, scene.sentence(number).start, scene.phrase(index).start))


def _is_of_company(scene: Scene, mention: Mention, number: int) -> bool:
    """Whether a company or an exchange trades here, no country."""
    companies = [m for m in scene.mentions(number) if m.measure == COMPANY]
    if mention.value and not companies and number > 0:
        companies = [m for m in scene.mentions(number - 1) if m.measure == COMPANY]
        return bool(companies) and len({p.code for p in scene.parties_in(scene.sentence(number))}) < 2
    for company in companies:
        apart = separation(scene.text, mention, company)
        if mention.value or _EXCHANGE.search(company.text) or (mention.verb and apart < 2.0):
            return True
        if company.start >= mention.end and apart < 0.5:
            return True
    return False


# ---------------------------------------------------------------- patterns

# `Export von`, `Überschuss in Höhe von`, `Lieferungen (`: nothing can stand nearer.
_BINDS = late(r"\s*(?:von|für|in\s+Höhe\s+von|im\s+(?:Wert|Umfang|Volumen)\s+von|:|\()?\s*")
_DOMAIN = late(r"\b(?:[Ii]m|[Bb]eim|[Aa]m)\s+(?:\p{Ll}+\s+){0,2}$")
# `neben der Handelsbilanz`
_BESIDE = late(r"\b[Nn]eben\s+(?:de[rmn]\s+)?(?:\p{Ll}+\s+)?$")
# `dank der wegfallenden Zölle`: a circumstance, not what is measured.
_ADJUNCT = late(
    r"\b(?i:dank|wegen|trotz|infolge|aufgrund|angesichts|ohne|durch|seit|nach|gestützt\s+auf)\s+(?:de[rmns]\s+)?(?:\p{Ll}+\s+){0,2}$"
)
# `mit Zöllen von 10 Prozent`
_IN_PERCENT = late(r"\s+von\s+[\d.,]+\s?(?:%|Prozent)")
_EARNS = late(r"(?i)verdien(?:t|te|ten|en)|einbrachten?|Einnahmen?")
_PROCEEDS = late(r"ein|(?i:\p{L}*erlöse?n?)")
_COSTS = late(r"koste(?:t|te|ten|n)")
_WHAT = late(r"[\s„“\"»«]*Was\b")  # `Was Kuba einführte, kostete 3 Mio.`
_MEANS = late(r"\b(?i:mit|durch|aus|an|am|beim|im)\s+(?:\p{Ll}+\s+){0,3}$")
_FOR_IT = Guarded(r"\b(?:[Dd]afür|[Hh]ierfür)\b", ("afür", "ierfür"))
# `hat Kohle verkauft und damit 3 Mrd. verdient`
_WITH_IT = late(r"[^;.]{0,90}?\b(?:damit|daran|dafür)\b")
_OF_BOTH = late(r"\s+(?:beider|der\s+beiden|zwischen)\b")
_OURS = late(r"\b(?i:unsere[nr]?)\s+(?:\p{Ll}+\s+)?$")
# `Für den Kauf von Bussen hat die Stadt 3 Mio.`: one purchase.
_PURCHASE = late(r"\b(?:[Ff]ür\s+(?:den|einen)|[Zz]um|[Bb]eim)\s+(?:\p{Ll}+\s+)?(?:An)?[Kk]auf$")
# `ein Bestand von rund 3 Mrd.`
_NOUN_OF = late(r"\b(?P<noun>\p{Lu}[\p{L}-]+)\s+(?:von|über|in\s+Höhe\s+von)\s+$")
_NEUTRAL = late(
    r"""(?ix)\p{L}*(?:wert|volumen|betrag|summe|umfang|niveau|marke|grenze|schwelle|latte|ziel|posten|rekord\p{L}*|(?<!be)stand
    |anteil|größenordnung|hälfte|drittel|viertel|fünftel|zehntel|plus|minus|zuwachs|anstieg|steigerung|zunahme|wachstum
    |sprung|rückgang|einbruch|einbußen?|abnahme|lücke|potenzial|potential|zahl|ergebnis|höhe|vorjahr|jahr|monat|ware|waren
    |güter|gütern|quartal|halbjahr|spitze|maximum|minimum|rückstand|differenz)s?"""
)
_ATTRIBUTE = late(
    r"\s+(?:\p{L}+s\s+|der\s+\p{L}+\s+|des\s+\p{L}+\s+)?(?:auf|für|zur|zum)\s+(?:\p{Ll}+\s+){0,2}"
)
_PER_UNIT = late(
    r"\s*(?:(?:pro|je|per)\s+(?!Jahr|Quartal|Monat|Halbjahr|anno)[\p{L}\d]+|täglich\b|am\s+Tag\b|pro-Kopf)"
)
_PER_UNIT_BEFORE = late(
    r"(?i)\b(?:(?:pro|je)\s+(?:Kopf|Einwohner|Tag|Person|Bürger|Haushalt)|jeden\s+Tag|täglich"
    r"|(?:für|kostete?|ein(?:e)?|das|die)\s+(?:das\s+|die\s+|ein(?:e)?\s+)?(?:Kilogramm|Kilo|Tonne|Barrel|Liter|Fass|Stück)\b)"
)
GOODS_SOLD = late(
    r"\b(?:Waren|Gütern?|Ware|Erzeugnissen?|Produkten?|\p{L}*(?:waren|güter|produkte|erzeugnisse)n?|[Dd]avon)\b"
    r"|\b(?:für|im\s+Wert\s+von|im\s+Gesamtwert\s+von|\p{Lu}\p{L}+\s+um)\s+(?:\p{L}+\s+){0,2}[$€£¥\d]|\((?:für\s+)?[$€£¥\d]"
)
_THITHER = late(
    r"(?i)\s*\b(?:umgekehrt|im\s+Gegenzug|dorthin|von\s+dort|dorther|daher|ins\s+(?:Land|Nachbarland|Ausland|Gebiet)|(?:in|aus)\s+(?:die|der)\s+(?:Region|Republik|Provinz|Oblast)|aus\s+dem\s+(?:Land|Nachbarland|Ausland))\b"
)
# `dort`, `auf dem Kontinent` were goods sold
_THERE = late(
    r"\b(?:[Dd]ort|auf\s+(?:dem|diesem)\s+(?:\p{L}+)?(?:[Kk]ontinent|[Mm]arkt)|in\s+dieser\s+Region)\b"
)
_ABROAD = late(r"\bim\s+Ausland\b")
# `Ihr Land verkaufte Kaffee`
_A_LAND = late(r"\b(?:[Dd]as|[Dd]ieses|[Ii]hr|[Uu]nser|[Ss]ein|[Mm]ein)\s+Land\b(?!\s+der\b)")
_CONTRACT = late(
    r"(?i)\b(?:\p{L}*(?:verträge?|vertrag(?:s|es)?|kontrakte?|aufträgen?|auftrag|vereinbarung(?:en)?)|vereinbart(?:e|en)?"
    r"|unterzeichnet|unterschrieben|Geschäft\s+über)\b"
)
_PERMIT = late(r"\b(?:beschlagnahmt|sichergestellt|geschmuggelt|genehmigt|erlaubt|bewilligt)(?:e|en)?\b")
_WE = late(r"\b(?:[Ww]ir|[Uu]ns)\b")
_BOTH_SIDES = late(
    r"\b[Bb]eiden?\s+(?:Länder|Ländern|Staaten|Seiten|Partner|Nachbarn|Verbündeten|Nationen|Hauptstädte|Republiken)\b"
)
_SPENDING = late(
    r"\b(?:stell\p{Ll}+\b[^;]*\bbereit\b|fließ(?:t|en)\b|floss(?:en)?\b|gib(?:t)?\b[^;]*\baus\b|gab(?:en)?\b[^;]*\baus\b"
    r"|veranschlagt|eingeplant|bereitstellen|ausgeben|aufbring\p{Ll}+|erhalten\b)"
)
_REACHABLE = Guarded(
    r"\b(?:erreichbar|schaffbar|machbar)\b|\b(?:hatten|haben|erreichten|schafften)\s+wir\b|\bwaren\s+es\b",
    ("chbar", "ffbar", "wir", "waren"),
)
_AMOUNTS = late(
    r"\b(?:kommen|kamen|brachten\s+es|bringen|erreich\p{Ll}+|steiger\p{Ll}+|erhöh\p{Ll}+|übertreff\p{Ll}+)\b"
)
# `waren es 3 Mrd., davon 2 Mrd. Exporte`: what stands behind is said of the part.
_PART_OF = late(r"[,;(–-]\s*(?:davon|darunter|wovon)\b")
# `der mit Chile, wo man Kupfer kauft, nur 3 Mrd.`
_INSERTED = late(r",\s+wo\b[^,;]{0,150},")
_OF_IT = late(r"\b(?:davon|darunter)\b")
_TOGETHER = late(
    r"\b(?:[Bb]eide[rn]?|[Mm]iteinander|[Uu]ntereinander)\b|\b[Zz]wischen\s+den\s+(?:Mitglied\p{L}*|Ländern|Staaten)\b"
)
_PART = late(r";|:\s")
_ECONOMY = late(
    r"\b(?:Au(?:ß|ss)enhandel\p{L}*|Handelsbilanz\p{L}*|Handelsdefizit\p{L}*|Handelsministeri\p{L}+|Handelsüberschuss\p{L}*|Zoll(?:amt|behörde|dienst)\p{L}*"
    r"|[Ss]tatisti(?:kamt|sch\p{Ll}+)\p{Ll}*|Volkswirtschaft\p{L}*)\b"
)
_EXCHANGE = late(r"(?i)börse|devisenmarkt|finanzmarkt")
# `Bis 2025 wollen wir 3 Mrd. erreichen`
_AIM = late(r"\b(?:wollen|möchten|werden|können|müssen)\s+wir\b[^.;]*\b(?:erreichen|schaffen|kommen)\b")
_ANSWER = late(r"\b(?:[Ww]ir|[Ee]s|[Dd]as|[Ss]ie|[Uu]ns)\b")
# Words that point back to what the sentence before spoke of.
_GOES_ON = late(
    r"\b(?:[Ee]r|[Ee]s|[Ss]ie|[Dd]ies(?:e[rsmn]?)?|[Dd]as|[Dd]amit|[Jj]ene[rsmn]?|Marke|Wert|Zahl|Niveau|Schwelle|Grenze"
    r"|Volumen|Rekord|derzeit|[Vv]or\s+\w+\s+Jahren|[Ii]nsgesamt)\b"
)
# What says how much of it goods make up.
_SHARES = Guarded(
    r"\b[Dd]araus\b|\b(?:[Dd]essen|[Dd]eren|[Ii]hr)\s+(?:Gesamt)?[Ww]ert\b|\bzu\s+Buche\b|\bentf(?:ielen|iel|allen|ällt)\b|\b(?:[Dd]avon|[Dd]arunter)\b",
    ("araus", "essen", "eren", "Ihr", "ihr", "Buche", "entf", "avon", "arunter"),
)
# A line of a list: `- Russland: 6,6 Mrd. Dollar`
_ITEM = late(r"[-–•*·]?\s*\p{Lu}[\p{L} -]{1,40}:\s")
