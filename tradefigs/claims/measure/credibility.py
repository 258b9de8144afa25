"""Which words mean trade where they stand: strong ones do, weak ones in the company of trade."""

from __future__ import annotations

from functools import lru_cache

import regex

from tradefigs.claims.clauses.syntax import COMMA, clauses, separation
from tradefigs.claims.measure.movements import GOODS_SOLD, THITHER, is_trade_movement
from tradefigs.claims.scene.scene import Scene
from tradefigs.claims.scene.topic import speaks_of_both
from tradefigs.claims.vocabulary.goods import is_goods
from tradefigs.claims.vocabulary.mentions import (
    ABROAD,
    LONGEST_BEFORE,
    LONGEST_CLAUSE,
    deals_in_land,
)
from tradefigs.claims.vocabulary.signs import MORE_ONE_WAY, SIGNS
from tradefigs.claims.vocabulary.trade import ANY_BALANCE, BALANCES, COMPANY, FLOWS, OTHER, TRADE, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import any_case_of, any_of, both_cases, words
from tradefigs.parties.gazetteer import alliances

REACH = 3  # sentences back in which goods may have been traded
FAR_REACH = 6  # sentences back in which the trade of two, or a balance of ours, may have been spoken of
LONGEST_ADJUNCT = 80  # characters of `dank der größeren Nachfrage und der höheren`
NEXT_TO = 1.0  # how far other money may be off, in the measure of `separation`, that a verb is said of
SOLD = ("umgesetzt", "um", "umsetzte", "umsetzten")  # of a branch: setzte 3 Mrd. um
SOLD_ABROAD = ("umgesetzt", "um")  # setzten im Ausland 3 Mrd. um


def is_credible(scene: Scene, mention: Mention, number: int) -> bool:
    """Whether a word means trade here: a strong one does, a weak one in the company of trade."""
    if mention.measure in TRADE and _is_attribute(scene, mention, number):
        return False
    if _is_imposed(scene, mention, number) or _is_earned_at_home(scene, mention, number):
        return False
    if mention.strong:
        return True
    if mention.movement:
        return is_trade_movement(scene, mention, number)
    others = scene.words.of(number)
    if mention.measure in ANY_BALANCE and _is_other_balance(scene, mention, others):
        return False
    if mention.text in SIGNS and _is_rise(scene, mention, number):
        return False
    if _brings_in(mention) and _is_value_of_other(scene, mention, number):
        return False  # `Die Zölle auf Importe brachten 3 Mio. ein`
    if any(m.strong and m.measure in TRADE for m in others):
        return True
    if mention.value:
        return _is_value_of_trade(scene, mention, number)
    if mention.measure in ANY_BALANCE:
        return _is_balance_of_trade(scene, mention, number)
    if mention.verb and any(
        m.measure == OTHER and separation(scene.text, m, mention) < NEXT_TO and not is_adjunct(scene, m)
        for m in others
    ):
        return False
    return _is_weak_trade(scene, mention, number)


def _is_imposed(scene: Scene, mention: Mention, number: int) -> bool:
    """`führten neue Zölle auf Stahl im Wert von 3 Mrd. ein`: no goods come in."""
    brings_in = mention.verb and mention.measure == "imports" and mention.text.startswith("ein")
    return brings_in and _names(_DUTY, scene, scene.sentence(number))


def _is_earned_at_home(scene: Scene, mention: Mention, number: int) -> bool:
    """`Die Messe, der Staat verdiente mit Wein 3 Mio.`; not `Togo verdiente …` in a text on trade."""
    sentence = scene.sentence(number)
    earns = mention.verb and mention.measure == "exports" and _EARNS.fullmatch(mention.text)
    if not earns or _names(ABROAD, scene, sentence) or deals_in_land(scene.text, sentence):
        return False
    roles = scene.roles(sentence, number)
    acts = roles.agent or roles.owner or _names(_A_LAND, scene, sentence)
    acts = acts and not _names(_TREASURY, scene, sentence)
    return not (acts and scene.words.speak_of_trade)


# ---------------------------------------------------------------- values and balances


def _is_value_of_trade(scene: Scene, mention: Mention, number: int) -> bool:
    """`der Umsatz beider Länder`: of trade where two are named, or trade is spoken of nearby."""
    if _is_value_of_other(scene, mention, number) or _is_made_by_firms(scene, mention, number):
        return False
    if _is_sold_by_branch(scene, mention) or _turns_over(scene, number):
        return False
    if _is_of_two(scene, mention, number):
        return True
    if _is_raised_by_firm(scene, mention, number) or _is_of_branch(scene, mention, number):
        return False
    goods = _OF_GOODS.match(scene.text, mention.end)
    if goods is not None and is_goods(goods["goods"]) and scene.words.speak_of_trade:
        return True
    if _paragraph_is_trade(scene, number) or _is_turnover_still(scene, mention, number):
        return True
    return bool(_TURNOVER.match(mention.text)) and (
        _has_partner(scene, number) or _is_turnover_of_pair(scene, mention, number)
    )


def _is_sold_by_branch(scene: Scene, mention: Mention) -> bool:
    """`Der Umsatz der deutschen Möbelindustrie`, `der Branchenumsatz`: what it sells at home and abroad."""
    if not mention.text.lower().endswith(("umsatz", "umsätze", "umsatzes", "umsätzen")):
        return False
    return mention.prefix == "Branchen" or _OF_BRANCH.match(scene.text, mention.end) is not None


def _is_value_of_other(scene: Scene, mention: Mention, number: int) -> bool:
    """`Der Fonds China-Afrika hat ein Volumen von 3 Mio.`: of other money, which its clause names first."""
    clause = next(piece for piece in clauses(scene.text, scene.sentence(number)) if mention.start < piece.end)
    before = [m for m in scene.words.of(number) if clause.start <= m.start < mention.start and not m.verb]
    first = next((m for m in before if m.measure in (*TRADE, OTHER)), None)
    return first is not None and first.measure == OTHER and not is_adjunct(scene, first)


def _is_made_by_firms(scene: Scene, mention: Mention, number: int) -> bool:
    """`Die Tochterfirmen in Peru machten einen Umsatz von 3 Mio.`, `ein Teil ihres Umsatzes`: no trade."""
    before = Span(scene.sentence(number).start, mention.start)
    is_share = mention.text == "Umsatzes" and _THEIR.search(scene.text, *before)
    return bool(is_share or (_TURNOVER.match(mention.text) and _names(_BRANCHES_ABROAD, scene, before)))


def _brings_in(mention: Mention) -> bool:
    return mention.measure == "exports" and mention.text in ("ein", "eingebracht", "einbringen", "einbringt")


def _is_of_two(scene: Scene, mention: Mention, number: int) -> bool:
    """`Kenia und Japan kamen als Partner auf einen Umsatz von 3 Mio.`, `der Umsatz zwischen ihnen`.

    Also `Kenia handelt mit Uganda.`, `Kenias Handelspartner ist Uganda. Der Austausch lag bei 3 Mrd.`
    """
    partners = any(m.counterpart and m.measure == "turnover" for m in scene.words.of(number))
    traded = any(
        ((m.verb or m.counterpart) and m.measure == "turnover") or m.text.startswith("Handelsbeziehung")
        for m in (scene.words.of(number - 1) if number else [])
    )
    # `das Volumen der Handelsbeziehungen`
    own = any(m.text.startswith("Handelsbeziehung") and m.start > mention.end for m in scene.words.of(number))
    if own and _names_two(scene, number):
        return True
    if traded and (scene.item.topic.pair[1] or _names_two(scene, number - 1)):
        return True
    if _is_of_both_told(scene, mention, number):
        return True
    return _names_two(scene, number) and (
        partners or traded or is_of_both(scene, mention) or _topic_is_trade(scene, number, ahead=3)
    )


def _is_of_both_told(scene: Scene, mention: Mention, number: int) -> bool:
    """`… 3 Mrd. Nun wollen beide Seiten den Umsatz auf 4 Mrd. steigern`: of the two whose trade was told."""
    before = scene.told.last
    if before is None or number - before.at.number > FAR_REACH or not before.partner:
        return False
    return bool(_TURNOVER.match(mention.text)) and speaks_of_both(scene.text, scene.sentence(number))


def _names_two(scene: Scene, number: int) -> bool:
    return len({party.code for party in scene.cast.within(scene.sentence(number))}) > 1


def _is_balance_of_trade(scene: Scene, mention: Mention, number: int) -> bool:
    """`ein Überschuss gegenüber China`: no balance of other money, in a text on trade or with a partner."""
    before = scene.told.last
    balances = before is not None and before.measure in BALANCES
    ours = _OURS.search(scene.text, max(0, mention.start - LONGEST_BEFORE), mention.start)
    reach = FAR_REACH if balances or ours else REACH
    if before is not None and number - before.at.number <= reach:
        return True
    if _has_counterpart(scene, scene.sentence(number)) or _is_of_trade_of_party(scene, number):
        return True
    start = scene.sentence(number).start
    if MORE_ONE_WAY.search(scene.text, max(0, start - LONGEST_CLAUSE), start):
        return True  # `Peru führte mehr ein als aus. Das Defizit betrug`
    return _topic_is_trade(scene, number)


def _is_rise(scene: Scene, sign: Mention, number: int) -> bool:
    """`Die Exporte wuchsen auf 9 Mrd. Mali verzeichnete ein Plus von 2 Mrd.`: of what is sold there.

    After one way of trade it is a balance only where who sells has it with another, or by its own verb:
    `Mit Mali verzeichnete Togo ein Plus`, `Togo erwirtschaftete ein Plus`.
    """
    before = scene.told.last
    if before is None or before.measure not in FLOWS or number - before.at.number > REACH:
        return False
    if not _ONE.match(scene.text, 0, sign.start):
        return False  # `das Minus mit Mali`
    if {draft.measure for draft in scene.told.here[-2:]} == set(FLOWS):
        return False
    sentence = scene.sentence(number)
    clause = next(piece for piece in clauses(scene.text, sentence) if sign.start < piece.end)
    if not _names(_RISES, scene, clause) or _names(_HAS_IT, scene, clause):
        return False
    sides = {party.code for party in scene.cast.within(clause)}
    if _names(_A_LAND, scene, clause):
        sides.add(before.reporter)
    return before.reporter not in sides or len(sides) == 1


def _is_of_trade_of_party(scene: Scene, number: int) -> bool:
    """`Der Agrarhandel der Ukraine warf einen Überschuss ab`: trade, as a country has it."""
    sentence = scene.sentence(number)
    trade = _TRADE_OF.search(scene.text, *sentence)
    if trade is None:
        return False
    behind = Span(trade.end(), min(sentence.end, trade.end() + LONGEST_BEFORE))
    return any(party.start <= behind.start for party in scene.cast.within(behind))


def _is_other_balance(scene: Scene, mention: Mention, others: list[Mention]) -> bool:
    """`in der Leistungsbilanz ein Loch`: other money is nearer than trade."""
    other_money = [m for m in others if m.measure == OTHER and not is_adjunct(scene, m)]
    money = min((separation(scene.text, m, mention) for m in other_money), default=COMMA)
    if money >= COMMA:
        return False
    trade = [m for m in others if m.measure in TRADE and m != mention]
    if any(_OF_WHICH.fullmatch(scene.text, mention.end, m.start) for m in trade):
        return False  # `der Überschuss, den wir im Handel mit Peru erzielen`
    nearest = min((separation(scene.text, m, mention) for m in trade if m.strong), default=COMMA)
    return money < nearest


def _is_raised_by_firm(scene: Scene, mention: Mention, number: int) -> bool:
    """`Meier & Sohn steigerte den Umsatz in Indien`: who raises it is no country."""
    sentence = scene.sentence(number)
    if not _RAISES.search(scene.text, sentence.start, mention.start):
        return False
    both = _TOGETHER.search(scene.text, sentence.start, sentence.end)
    if both or _WE.search(scene.text, sentence.start, sentence.end):
        return False
    roles = scene.roles(Span(sentence.start, mention.start))
    return not (roles.agent or roles.owner or roles.between)


def _is_of_branch(scene: Scene, mention: Mention, number: int) -> bool:
    """`Den Umsatz beziffert der Verband auf 3 Mrd.`: what an industry sells, at home and abroad."""
    sentence = scene.sentence(number)
    is_bare = mention.text.startswith(("Ums", "Gesamtums", "Jahresums")) and not scene.cast.within(sentence)
    return is_bare and _BRANCH.search(scene.text, *sentence) is not None


def is_adjunct(scene: Scene, mention: Mention) -> bool:
    """`dank der wegfallenden Zölle`, `der Zölle wegen`: a circumstance, not what is measured."""
    if _BECAUSE_OF.match(scene.text, mention.end):
        return True
    return _ADJUNCT.search(scene.text, max(0, mention.start - LONGEST_ADJUNCT), mention.start) is not None


def _is_turnover_still(scene: Scene, mention: Mention, number: int) -> bool:
    """`Der Handel der beiden soll 3 Mio. erreichen. 2014 hatten wir einen Umsatz von 2 Mio.`

    Likewise `Nun rechnet er mit einem Umsatz von 4 Mio.`
    """
    before = scene.told.last
    if before is None or number - before.at.number > FAR_REACH or not _TURNOVER.match(mention.text):
        return False
    ours = _THE_TURNOVER.search(scene.text, max(0, mention.start - LONGEST_BEFORE), mention.start)
    sentence = scene.sentence(number)
    if not (ours or _names(_WE, scene, sentence) or _names(_EXPECTS_TURNOVER, scene, sentence)):
        return False
    firms = (
        m for n in range(before.at.number, number + 1) for m in scene.words.of(n) if m.measure == COMPANY
    )
    told = {draft.measure for draft in scene.told.lately} if not ours else {before.measure}
    return "turnover" in told and bool(before.partner) and next(firms, None) is None


def _is_turnover_of_pair(scene: Scene, mention: Mention, number: int) -> bool:
    """`Unser Umsatz sprang auf 3 Mrd.`, in a text on the trade of two, where no firm is told of."""
    if not scene.words.speak_of_trade or scene.words.tell_of_company:
        return False
    if not _THE_TURNOVER.search(scene.text, max(0, mention.start - LONGEST_BEFORE), mention.start):
        return False
    near = range(max(0, number - REACH), number + 1)
    if any(m.measure == COMPANY for n in near for m in scene.words.of(n)):
        return False
    return bool(scene.item.topic.pair[1])


# ---------------------------------------------------------------- words that one sells and buys with


def _is_weak_trade(scene: Scene, mention: Mention, number: int) -> bool:
    """`Italien bezog Waren für 3 Mrd.`: a country sells or buys, or trade is spoken of nearby."""
    sentence = scene.sentence(number)
    if mention.verb and mention.measure == "turnover":
        return _is_turnover_of_two(scene, mention, number)
    if _PURCHASE.search(scene.text, max(sentence.start, mention.start - LONGEST_BEFORE), mention.end):
        return False
    if mention.counterpart:
        roles = scene.roles(sentence, number, mention)
        acts = bool(roles.agent or roles.between) or _names(_WE, scene, sentence)
        is_of_two = bool(roles.owner or roles.source) and acts
        near = _is_near_trade(scene, number) or (bool(roles.agent) and _is_flow_told_lately(scene, number))
        return is_of_two or near or _sold_before(scene, number)
    if mention.verb:
        return not _is_in_own_land(scene, mention, number) and _sells_or_buys(scene, mention, number)
    return _is_sale_of_country(scene, mention, number)


def _is_in_own_land(scene: Scene, mention: Mention, number: int) -> bool:
    """`Ikea verkaufte hierzulande für 3 Mio., …`: what the clause of a verb says is sold at home."""
    clause = next(piece for piece in clauses(scene.text, scene.sentence(number)) if mention.start < piece.end)
    return mention.measure == "exports" and _names(AT_HOME, scene, clause)


def _sold_before(scene: Scene, number: int) -> bool:
    """`Peru verkauft Kupfer. Mit 3 Mrd. war China der wichtigste Käufer`: a country sells, just before."""
    before = scene.words.of(number - 1) if number else []
    return any(
        m.verb and m.measure == "exports" and not m.movement and _sells_or_buys(scene, m, number - 1)
        for m in before
    )


def _is_turnover_of_two(scene: Scene, mention: Mention, number: int) -> bool:
    """`Italien und Polen setzten 3 Mrd. um`, `die Branche setzte im Ausland 3 Mrd. um`."""
    sentence = scene.sentence(number)
    if is_sold_at_home(scene, number):
        return False
    if _names_two(scene, number) or _names(_TOGETHER, scene, sentence) or _names(_WE, scene, sentence):
        return True
    sold = _names(GOODS_SOLD, scene, sentence)
    if sold and scene.item.topic.pair[1]:  # to weigh all parties of a text takes longest
        return True
    if is_sold_abroad(scene, mention, sentence) or scene.roles(sentence, number).place in alliances():
        return True
    roles = scene.roles(sentence, number, mention)
    # `Mit Peru setzte das Land 3 Mrd. um`, `Mit Peru wurden 3 Mrd. umgesetzt`, after trade
    if roles.with_ and (_names(_A_LAND, scene, sentence) or _is_near_trade(scene, number)):
        return True
    if roles.with_ and _names(_IT_HAS, scene, sentence):
        return True  # `China ist weiter. Es hat mit Mali 3 Mrd. umgesetzt`
    return sold and bool(roles.with_ or roles.agent)


def _sells_or_buys(scene: Scene, mention: Mention, number: int) -> bool:
    """`Italien bezog Waren`, `dorthin wurden Waren verkauft`, `wir bezogen aus Polen`."""
    sentence = scene.sentence(number)
    roles = scene.roles(sentence, number, mention)
    if (
        mention.measure == "imports"
        and not (roles.source or roles.place)
        and _names(_STATE_BUYS, scene, sentence)
    ):
        return False
    if roles.owner or roles.agent or roles.source or roles.between or _names(_A_LAND, scene, sentence):
        return True
    we = _names(_WE, scene, sentence)
    if mention.measure == "imports" and roles.place and we:
        return True
    sold = we or _names(GOODS_SOLD, scene, sentence)
    if sold and (roles.destination or _names(THITHER, scene, sentence) or _names(_THERE, scene, sentence)):
        return True
    return bool(sold or roles.named) and _is_near_trade(scene, number)


def _is_sale_of_country(scene: Scene, mention: Mention, number: int) -> bool:
    """`Lieferungen nach China`, `unsere Verkäufe in Polen`, `Die Bezüge von dort`: no firm at home."""
    text, sentence = scene.text, scene.sentence(number)
    if mention.text.startswith(("Export", "Ausfuhr")):  # `ein Exportrekord`: of trade by itself
        return True
    if is_sold_at_home(scene, number):
        return False
    if mention.text.startswith("Ausland") and _is_near_trade(scene, number):
        return True
    roles = scene.roles(sentence, number, mention)
    ours = _OURS.search(text, max(sentence.start, mention.start - LONGEST_BEFORE), mention.start)
    bound = roles.destination or roles.source or roles.between
    if roles.with_ and _WITH.match(text, mention.end):
        return True  # `der Holzhandel mit Peru`
    if bound or ((roles.owner or ours) and (roles.place or roles.with_ or _INTO.match(text, mention.end))):
        return True
    if _is_near_trade(scene, number) and (
        roles.named
        or mention.prefix
        or _names(GOODS_SOLD, scene, sentence)
        or _OF_OR_TO.match(text, mention.end, sentence.end)
        or THITHER.match(text, mention.end, sentence.end)
    ):
        return True
    if _is_near_trade(scene, number) and _are_faced(scene, number):
        return True
    near = scene.told.last is not None and number - scene.told.last.at.number <= FAR_REACH
    if near and THITHER.match(text, mention.end, sentence.end):
        return True  # `Die Bezüge von dort`, `aus dem Nachbarland`, some sentences after trade
    if _is_flow_told_lately(scene, number) and _is_of_named(scene, mention, sentence):
        return True
    if ours is None and _goes_on_with_sale(scene, mention, number):
        return True
    before = scene.told.last
    if before is not None and roles.owner and roles.owner in (before.reporter, before.partner):
        return True
    if number and _PROCEEDS.fullmatch(mention.text) and _has_exported(scene, number - 1):
        return True
    return bool(mention.prefix) and _same_goods_traded(scene, mention, number)


def _is_of_named(scene: Scene, mention: Mention, sentence: Span) -> bool:
    """`Zurück fiel die Türkei, deren Lieferungen auf 3 Mio. sanken`: a party's, not a firm's."""
    opening = _WHOSE.match(scene.text, 0, mention.start)
    named = scene.cast.within(Span(sentence.start, opening.start())) if opening is not None else []
    return opening is not None and bool(named) and named[-1].end == opening.start()


def _are_faced(scene: Scene, number: int) -> bool:
    """`Das Defizit lag bei 2 Mrd. Käufen von 9 Mrd. standen Verkäufe von 7 Mrd. gegenüber`: both ways."""
    nouns = [m for m in scene.words.of_trade(number) if not m.verb and m.measure in FLOWS]
    both = {m.measure for m in nouns} == set(FLOWS)
    return both and _names(_FACES, scene, scene.sentence(number))


def _goes_on_with_sale(scene: Scene, mention: Mention, number: int) -> bool:
    """`Laos verkauft Strom nach Thailand. Die Lieferungen …`: those that the sentence before tells of.

    Likewise `Der Wert der laotischen Exporte stieg. Die Lieferungen …`, where a country's exports are told.
    """
    if not number or not _THESE.search(scene.text, max(0, mention.start - LONGEST_BEFORE), mention.start):
        return False
    strong = [m for m in scene.words.of(number - 1) if m.strong]
    if strong and all(m.measure in (mention.measure, OTHER) and not m.verb for m in strong):
        roles = scene.roles(scene.sentence(number - 1), number - 1, strong[0])
        return bool(roles.owner) and all(m.measure != COMPANY for m in scene.words.of(number))
    told = scene.words.of_trade(number - 1)  # `Kuba ist wichtigster Abnehmer von Reis. Diese Lieferungen …`
    verbs = (m for m in told if (m.verb or m.counterpart) and m.measure in FLOWS)
    return any(is_credible(scene, m, number - 1) for m in verbs)


def _names(pattern: regex.Pattern[str], scene: Scene, sentence: Span) -> bool:
    return _is_in(pattern, scene.text, sentence)


@lru_cache(maxsize=64)  # of each word and each figure of a sentence it is asked
def _is_in(pattern: regex.Pattern[str], text: str, sentence: Span) -> bool:
    return pattern.search(text, *sentence) is not None


def _is_near_trade(scene: Scene, number: int) -> bool:
    """Tell whether the sentence before has a figure of trade, or what stands round it is on trade."""
    before = scene.told.last
    goes_on = before is not None and number - before.at.number <= 1
    return goes_on or _paragraph_is_trade(scene, number) or _topic_is_trade(scene, number)


def _is_flow_told_lately(scene: Scene, number: int) -> bool:
    """`Perus Importe lagen bei 9 Mrd. Mali erhielt einen Kredit. | Größter Lieferant ist Togo`: a flow."""
    before = scene.told.last
    return before is not None and before.measure in FLOWS and number - before.at.number <= REACH


def _has_exported(scene: Scene, number: int) -> bool:
    """`Der Erlös stieg`: what the sentence before says was exported brought it."""
    return any(
        (m.strong or m.verb) and m.measure == "exports" and not m.movement for m in scene.words.of(number)
    )


def is_sold_abroad(scene: Scene, mention: Mention, sentence: Span) -> bool:
    """`Die Branche setzte im Ausland 3 Mrd. um`: exports."""
    return mention.text in SOLD_ABROAD and ABROAD.search(scene.text, sentence.start, sentence.end) is not None


def is_sold_at_home(scene: Scene, number: int) -> bool:
    """`Insgesamt setzte die Branche 3 Mrd. um`, `Am Heimatmarkt …`: no exports, where nobody buys abroad.

    Likewise `die Branche, die einen Gesamtumsatz von 3 Mrd. auswies`.
    """
    sentence = scene.sentence(number)
    if _turns_over(scene, number):
        return True
    if not any(m.verb and m.text in SOLD for m in scene.words.of(number)):
        return False
    if not (_names(_BRANCH_SELLS, scene, sentence) or _names(AT_HOME, scene, sentence)):
        return False
    if any(_names(pattern, scene, sentence) for pattern in (ABROAD, THITHER, _THERE)):
        return False
    roles = scene.roles(sentence, number)
    return not (roles.destination or roles.place or roles.with_ or roles.between)


def _turns_over(scene: Scene, number: int) -> bool:
    """`Die Schweizer Hersteller kamen auf einen Umsatz von 3 Mio.`: with whom nobody says."""
    sentence = scene.sentence(number)
    return _names(_BRANCH_TURNS_OVER, scene, sentence) and not _names(ABROAD, scene, sentence)


def _same_goods_traded(scene: Scene, mention: Mention, number: int) -> bool:
    """`Erdgas wurde importiert. … Die Erdgaszugänge …`: these goods were traded some sentences before.

    In the sentence right before any verb will do: `Litauen verkaufte Möbel. Die Möbellieferungen …`
    """
    goods = mention.prefix.removesuffix("s")
    for earlier in range(max(0, number - REACH), number):
        sentence = scene.sentence(earlier)
        named = goods in scene.text[sentence.start : sentence.end]
        for m in scene.words.of_trade(earlier) if named else ():
            if m.strong or (m.verb and earlier == number - 1 and is_credible(scene, m, earlier)):
                return True
    return False


def _is_attribute(scene: Scene, mention: Mention, number: int) -> bool:
    """`Garantien für Exporte`, `Steuer auf Einfuhren`: what is spoken of is the guarantee, the tax."""
    return any(
        other.measure == OTHER
        and not other.verb
        and _ATTRIBUTE.fullmatch(scene.text, other.end, mention.start)
        for other in scene.words.of(number)
    )


# ---------------------------------------------------------------- the company of trade


def is_of_both(scene: Scene, mention: Mention) -> bool:
    """`der gesamte Austausch beider Länder`: turnover, whatever else the sentence tells."""
    return bool(_OF_BOTH.match(scene.text, mention.end))


def _has_counterpart(scene: Scene, sentence: Span) -> bool:
    """`ein Defizit gegenüber China`."""
    roles = scene.roles(sentence)
    return bool(roles.with_ or roles.between)


def _has_partner(scene: Scene, number: int) -> bool:
    """`Mit Kenia geht es voran. Der Umsatz liegt bei 3 Mio.`, in a text on trade, where no firm is named."""
    near = [n for n in (number - 1, number) if n >= 0]
    if not scene.words.speak_of_trade or any(m.measure == COMPANY for n in near for m in scene.words.of(n)):
        return False
    return any(scene.roles(scene.sentence(n), n).with_ for n in near)


def _topic_is_trade(scene: Scene, number: int, *, ahead: int = 0) -> bool:
    """Whether the last strong word before sentence ``number``, or the headline, is one of trade.

    With ``ahead`` the sentences that follow count too.
    """
    if not scene.words.speak_of_trade:
        return False
    for earlier in range(number - 1, max(-1, number - 4), -1):
        strong = [m for m in scene.words.of(earlier) if m.strong and m.measure != COMPANY]
        if strong:
            return strong[-1].measure != OTHER
    numbers = {scene.layout.sentence_index(headline.start) for headline in scene.layout.headlines}
    numbers |= set(range(number + 1, min(number + 1 + ahead, len(scene.layout.sentences))))
    return any(m.strong and m.measure in TRADE for n in numbers for m in scene.words.of(n))


def _paragraph_is_trade(scene: Scene, number: int) -> bool:
    """Whether the sentences of the paragraph next to sentence ``number`` speak of trade."""
    paragraph = scene.layout.paragraph_at(scene.sentence(number).start)
    if not scene.words.places.may_surely_stand_in(paragraph):
        return False
    for other in (number - 1, number + 1, number - 2, number + 2, number - 3):
        if 0 <= other < len(scene.layout.sentences) and scene.sentence(other).start in paragraph:
            strong = [m for m in scene.words.of(other) if m.strong and m.measure != COMPANY]
            if strong:
                return any(m.measure != OTHER for m in strong)
    return False


# ---------------------------------------------------------------- patterns

# `Peru, dessen (Lieferungen)`
_WHOSE = ending(r",\s+(?:dessen|deren)\s+(?:\p{Ll}+\s+)?")
_FACES = late(r"\b(?:steh(?:en|t)|stand(?:en)?|stünden)\b[^;:]*\bgegenüber\b", signs="gegenüber")
# `Agrarhandel der (Ukraine)`, `Handel (Perus)`; not `Einzelhandel der Schweiz`
_TRADE_OF = late(
    r"\b(?!Einzel|Gro(?:ß|ss)|Zwischen|Buch|Menschen)\p{Lu}\p{L}*handels?\s+(?:de[rs]\s+)?|\bHandels?\s+(?:de[rs]\s+)?",
    signs="andel",
)
# Umsatz `der deutschen Möbelindustrie`, not with a land: `der Textilbranche mit China`, `im Ausland`
_OF_BRANCH = late(
    r"\s+(?:de[rs]|dieser)\s+(?:\p{Ll}+\s+){0,2}\p{L}*(?:[Ii]ndustrie|[Bb]ranche|(?<!\p{L})[Hh]andwerks|[Hh]ersteller|[Hh]ändler|[Kk]onzerne)\b"
    r"(?!\s+(?:mit|in|im|aus|nach)\s)"
)
_ADJUNCT = late(
    lambda: (
        rf"\b(?i:{any_of('claims', 'circumstance.prepositions')})\s+(?:de[rmns]\s+)?"
        r"(?:(?:\p{Ll}+\s+){0,2}\p{Lu}[\p{L}-]+\s+(?:und|sowie)\s+(?:de[rmns]\s+)?)?"
        r"(?:(?:\p{Ll}+\s+)?\p{Ll}{3,}e[nrms]?\s+)?$"  # an adjective; not `Ansicht nach wuchs der Handel`
        r"|\b(?i:vor|nach|seit|bis\s+zu[mr]?|mit)\s+(?:de[rm]\s+)?"
        rf"{any_of('claims', 'circumstance.events')}\s+(?:(?:de[rs]|von|\p{{Ll}}+er)\s+){{1,2}}$"
    ),
    signs=lambda: (
        *both_cases(word.split(" ")[0] for word in words("claims", "circumstance.prepositions")),
        *words("claims", "circumstance.events"),
    ),
)
# Zölle ` wegen auf`; not Volumen ` wegen der Zölle`
_BECAUSE_OF = late(r"\s+(?:wegen|halber)\b(?!\s+(?:de[rsmn]\s|\p{Ll}+e[rns]\s+\p{Lu}))")
_OF_BOTH = late(r"\s+(?:beider|der\s+beiden|zwischen)\b")
_OF_GOODS = late(r"\s+(?:von|mit|an)\s+(?:\p{Ll}+\s+)?(?P<goods>\p{Lu}[\p{L}-]+)")  # `Austausch von Waren`
_OURS = late(r"\b(?i:unsere[nr]?)\s+(?:\p{Ll}+\s+)?$")
# `steigerte seinen`, `erzielte 2018 einen`
_RAISES = late(
    r"\b(?:steiger|erhöh|verdoppel|erziel|erwirtschaft|mach|senk|verbuch)\p{Ll}*\s+(?:[\p{L}\d]+\s+){0,3}?(?:den|seinen|ihren|einen)"
    r"\s+(?:\p{Ll}+\s+)?$"
)
# `rechnet er mit einem Umsatz von`
_EXPECTS_TURNOVER = late(
    r"\b(?:rechne|erwarte|hoff|streb|peil)\p{Ll}*\b[^;]*\bUmsatz\s+(?:von|in\s+Höhe)\b", signs="Umsatz"
)
# `betrug der`, not `machte einen (Umsatz von)`
_THE_TURNOVER = late(r"\b(?i:der|dieser|die|diese|unsere?|ihre?)\s+(?:\p{Ll}+\s+)?$")
_BRANCH = late(
    r"\b[Dd](?:er|ie|en)\s+(?:Branchen?|Industrie|Wirtschafts|Fach)?(?:[Vv]erband|[Bb]ranche|Industrie|Hersteller)\b",
    signs="erband ranche Industrie Hersteller",
)
_TURNOVER = late(r"Ums[aä]tz|Austausch")
_THEIR = late(r"\b(?:Prozent|%|\p{L}*[Dd]rittel|Viertel|Hälfte|Teil)\s+(?:ihres|seines)\s+$")
_BRANCHES_ABROAD = late(
    r"\b(?:Tochter(?:unternehmen|firmen|firma|gesellschaft(?:en)?)|Niederlassung(?:en)?)\b",
    signs="Tochter Niederlassung",
)
_PROCEEDS = late(r"(?:\p{L}*e|E)rlöse?")
# `niedrigere Lieferungen von Holz`, `die Bezüge aus dem Inselstaat`
_THESE = late(r"\b(?i:die|diese[rn]?)\s+(?:\p{Ll}+\s+)?$")
# ` mit`, ` der Ukraine mit`
_WITH = late(r"\s+(?:(?:(?:der|des)\s+)?\p{Lu}[\p{L}-]+\s+)?mit\s")
# `die deutschen Lieferungen` ` in das Nachbarreich`
_INTO = late(
    r"\s+(?:in|an)\s+(?:das|die|den)\s+(?:\p{Ll}+\s+)?\p{L}*(?i:reich|staat|land|republik|insel|union)\b"
)
_OF_OR_TO = late(r"\s+(?:von|an|aus|nach)\s+(?:de[rmn]\s+)?(?:\p{Ll}+\s+)?\p{Lu}")
# `Für den Kauf von Bussen hat die Stadt 3 Mio.`: one purchase.
_PURCHASE = late(r"\b(?:[Ff]ür\s+(?:den|einen)|[Zz]um|[Bb]eim)\s+(?:\p{Ll}+\s+)?(?:An)?[Kk]auf$")
_ATTRIBUTE = late(
    r"\s+(?:\p{L}+s\s+|der\s+\p{L}+\s+|des\s+\p{L}+\s+)?(?:auf|für|zur|zum)\s+(?:\p{Ll}+\s+){0,2}"
)
# Not `Wegen der Zölle auf Stahl`
_DUTY = late(
    r"(?<!\b(?i:wegen|trotz|durch|ohne|mit|nach|dank)\s+(?:\p{Ll}+\s+)?)\b\p{L}*(?i:zoll|zölle|steuern?)\s+auf\s",
    signs="oll ölle teuer",
)
# `dort` were goods sold
_THERE = late(r"\b[Dd]ort\b")
_TREASURY = late(r"\b(?:Staat|Fiskus|Bund|Regierung|Staatskasse|Zoll|Etat|Haushalt)\b")
_EARNS = late(
    lambda: "|".join(
        (any_of("trade", "abroad.earning"), *(v.split()[0] for v in words("trade", "abroad.earning_split")))
    )
)
# `setzte die Branche`, `Die Hersteller setzten`, not `die Hersteller beider Länder`
_BRANCH_SELLS = late(
    lambda: (
        r"\b(?:[Dd]ie|[Dd]as|Der|(?<=\bsetzt\p{Ll}{1,3}\s+)der)\s+(?:\p{Ll}+e\s+)?"
        rf"(?:\p{{L}}*{any_case_of('trade', 'branches.heads')}"
        rf"|{any_of('trade', 'branches.names')}|\p{{L}}*{any_case_of('trade', 'branches.sellers')})\b"
        r"(?!\s+(?:beider|der|in)\b)"
    )
)
_BRANCH_TURNS_OVER = late(
    lambda: (
        r"\b[Dd](?:er|ie)\s+(?:(?:\p{Ll}+e[nrs]?|\p{Lu}\p{L}+er)\s+)?"
        rf"(?:\p{{L}}*{any_case_of('trade', 'branches.of_country')}"
        r"|Firmen|Unternehmen|Betriebe|Hersteller)\b[^.;:]{0,60}?\b(?:Gesamt|Jahres|Branchen)?[Uu]ms(?:atz|ätze)(?:es)?\s+von\b"
    ),
    signs="msatz msätze",
)
AT_HOME = late(
    r"\b(?:im\s+(?:Inland|eigenen\s+Land)|am\s+Heim(?:at)?markt|auf\s+dem\s+Heim(?:at)?markt|zu\s+Hause|daheim|hierzulande)\b",
    regex.IGNORECASE,
)
# `verzeichnete ein Plus`, `meldete ein Minus`, `gab es ein Plus`: of a balance, or of what rose
_RISES = late(lambda: rf"\b{any_of('trade', 'signs.telling')}\b")
# `gegenüber Mali`, `erwirtschaftete ein Plus`
_HAS_IT = late(lambda: rf"\b(?:[Gg]egenüber|{any_of('trade', 'signs.having')})\b")
# `ein` Plus, `kein kleines` Minus
_ONE = ending(r"\b(?:ein(?:en|em)?|kein(?:en)?)\s+(?:\p{Ll}+\s+){0,2}")
# `Ihr Land verkaufte Kaffee`
_A_LAND = late(
    lambda: (
        r"\b(?:[Dd]as|[Dd]ieses|[Ii]hr|[Uu]nser|[Ss]ein|[Mm]ein)\s+Land\b(?!\s+der\b)"
        rf"|\b(?:[Dd](?:as|er|ie)|[Dd]iese[rs]?)\s+{any_of('claims', 'who.regions')}\b"
    )
)
# `Der Staat kaufte Geräte für 3 Mio.`: for itself
_STATE_BUYS = late(
    r"\b(?:[Dd]er\s+(?:Staat|Bund)|[Dd]ie\s+(?:Regierung|Stadt|Armee|Gemeinde|Behörden?))\s+(?:\p{Ll}+\s+)?"
    r"(?:kauft|erwarb|erwirbt|beschafft|bestellt)\p{Ll}*\b",
    signs="kauft erw beschafft bestellt",
)
# Überschuss`, den wir im` Handel erzielen
_OF_WHICH = late(r",\s+(?:der|die|das|den|dem|welche[nr]?)\s[^,;:.()]{0,60}")
_IT_HAS = late(
    r"\b(?:Es|Sie)\s+(?:hat|haben|setzten?|handelten?)\b|\b(?:hat|setzte|handelte)\s+es\b", signs="Es Sie es"
)
_WE = late(r"\b(?:[Ww]ir|[Uu]ns(?:ere)?)\b")
_TOGETHER = late(
    r"\b(?:[Bb]eide[rn]?|[Mm]iteinander|[Uu]ntereinander)\b|\b[Zz]wischen\s+den\s+(?:Mitglied\p{L}*|Ländern|Staaten)\b"
)
