"""Which word governs a figure: a word of trade, or one of other money.

The nearest word wins, measured by what lies between (`syntax.separation`); words that mean trade only in its
company have to be credible first.
"""

from __future__ import annotations

from functools import cache, lru_cache

from tradefigs.claims.clauses.syntax import COMMA, CONDITIONAL, clause_index, clauses, conditions, separation
from tradefigs.claims.measure.antecedents import first_or_latter, other_taken_up, taken_up
from tradefigs.claims.measure.continuation import (
    FIGURE_REACH,
    carried_over,
    paid_before,
    spends,
    spent_on_goods,
)
from tradefigs.claims.measure.contracts import (
    is_at_home,
    is_contract,
    is_of_company,
    is_of_firm_beside,
    reason_of_whole,
)
from tradefigs.claims.measure.credibility import is_adjunct, is_credible, is_of_both
from tradefigs.claims.measure.evidence import evidence, own_clause
from tradefigs.claims.scene.scene import (
    BY_UNIT,
    CONTRACT,
    NO_TRADE,
    OF_COMPANY,
    SMALLEST_SALE,
    Place,
    Reason,
    Scene,
)
from tradefigs.claims.vocabulary.mentions import LONGEST_BEFORE, is_domain
from tradefigs.claims.vocabulary.trade import ANY_BALANCE, COMPANY, FLOWS, OTHER, TRADE, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import any_of, both_cases, words

DEAREST = 100_000  # what is sold for less may be one thing
FARTHEST_PARTNER = 80  # characters from `eines von 3 Mrd.` to `im Handel mit Peru`
MOST_LISTED = 12  # so many partners are followed to the end of their list
FARTHEST = 12.0  # a word that is farther off governs nothing
REACH = 600  # characters; no word is looked for farther off

# What is added to the distance of a word from its figure, in the measure of `separation`.
ADJACENT = -1.0  # instead of it: `Exporte von 3 Mrd.`
FOLLOWING, APART = 0.4, 0.3  # the word stands behind the figure, apart from it
INTO_BRACKET = 1.5  # and in a bracket
SURPASSED = 1.5  # and is what the one with the figure surpasses
WEAK, MOVEMENT = 0.3, 1.0  # it means trade only in its company, or only that goods go somewhere
DOMAIN = 3.0  # it says where something is so, or why
BETWEEN = 0.5  # for each figure between

MOST_OF_ONE = 1_000_000  # what falls to one person


def governing(at: Place) -> Mention | Reason:
    """Return the word of trade that the figure belongs to, or the reason why it is no claim."""
    if _is_by_unit(at):
        return BY_UNIT
    whole = reason_of_whole(at)
    if whole:
        return whole
    if is_at_home(at):
        return NO_TRADE
    given = _given_for_trade(at)
    if given is not None:
        return of_other_money(given.text)
    one = first_or_latter(at)
    if one is not None:
        return one.mention
    mention = _of_figure_before_bracket(at) or _of_one_like_it(at) or _near_or_taken_up(at)
    mention = mention or _of_list(at)
    if mention is None:
        is_small = at.figure.high < SMALLEST_SALE
        return BY_UNIT if is_small else carried_over(at)
    if mention.measure == OTHER:
        carried = carried_over(at) if _is_told_apart(at, mention) else None
        if isinstance(carried, Mention):
            return carried
        is_aside = mention.verb or mention.start > _clause_end(at)  # `…, weil die Preise gestiegen sind`
        paid = (paid_before(at.scene, at.number) or spent_on_goods(at)) if is_aside else None
        return paid or of_other_money(mention.text)
    return _reason_against(at, mention) or mention


def _clause_end(at: Place) -> int:
    pieces = clauses(at.text, at.sentence)
    return pieces[clause_index(pieces, at.phrase.start)].end


def of_other_money(named: str) -> Reason:
    """Return the reason for a figure that other money governs, or what stands for it."""
    return Reason(f"money of another kind: {named}")


def _given_for_trade(at: Place) -> Mention | None:
    """`Kredite für Exporte nach Peru, die ein Volumen von 3 Mio. haben`: money that trade is paid with."""
    if not _HAS_VOLUME.search(at.text, at.sentence.start, at.phrase.start):
        return None
    flows = [m for m in at.trade_words if m.measure in FLOWS and not m.verb and m.end < at.phrase.start]
    # not `stützten Exporte, deren Wert`
    money = (m for m in at.mentions if m.measure == OTHER and not m.verb)
    return next((m for m in money if any(_FOR.fullmatch(at.text, m.end, f.start) for f in flows[-1:])), None)


def _is_told_apart(at: Place, mention: Mention) -> bool:
    """`Mit Tee nahmen wir 3 Mio. ein, während die Schulden wuchsen`: other money in another clause."""
    clause = own_clause(at)
    if clause is None or mention.start in clause or _RELATIVE.search(at.text, mention.end, at.phrase.start):
        return False
    if _ANNOUNCED.fullmatch(at.text, mention.end, at.phrase.start):
        return False  # `Auf Überweisungen wartet man: 3 Mio. waren es`
    shown = evidence(at)  # `Kredite wurden vergeben; ihr Wert liegt bei 3 Mio.`: what was named before
    return (
        shown.is_clear if mention.start > clause.start else not shown.foreign and (shown.goods or shown.moves)
    )


def _is_by_unit(at: Place) -> bool:
    """`3 Euro pro Kilo`, `je Tonne 3 Euro`, `ein Wagen für 30.000 Euro`."""
    phrase, start = at.phrase, at.sentence.start
    behind = _PER_UNIT.match(at.text, phrase.end)
    is_price = at.figure.high < DEAREST and _PRICE_OF_ONE.match(at.text, start, phrase.start)
    return bool(
        behind or is_price or _PER_UNIT_BEFORE.search(at.text, start, phrase.start) or _is_of_each(at)
    )


def _is_of_each(at: Place) -> bool:
    """`auf jeden Litauer entfallen`, `jede Maltesin kauft`: a share of one of the people."""
    if at.figure.high > MOST_OF_ONE or _EACH.search(at.text, *at.sentence) is None:
        return False
    people = (party for party in at.scene.cast.within(at.sentence) if party.form == "demonym")
    return any(_EACH_BEFORE.match(at.text, 0, party.start) for party in people)


def _of_figure_before_bracket(at: Place) -> Mention | None:
    """`Exporte 9 Mrd. (2021: 7 Mrd.), Importe 8 Mrd.`: what a bracket beside it tells is of the same."""
    before = at.before
    if before is None or not _OPENS_BRACKET.fullmatch(at.text, before.at.phrase.end, at.phrase.start):
        return None
    named = (m for m in at.mentions if before.at.phrase.end <= m.start < at.phrase.start)
    is_named = any(not m.verb for m in named)  # `(Importe: 8 Mrd.)`
    return None if is_named else before.mention


def _of_one_like_it(at: Place) -> Mention | None:
    """`mit Peru ein Defizit von 3 Mrd., im Handel mit Chile eines von 2 Mrd.`: of a balance, as before."""
    last = at.just_told
    if last is None or not {last.measure, last.mention.measure} & {*ANY_BALANCE}:
        return None
    one = ONE_OF.match(at.text, 0, at.phrase.start)
    if one is None:
        return None
    pieces = clauses(at.text, at.sentence)
    clause = pieces[clause_index(pieces, at.phrase.start)]
    near = (
        max(clause.start, one.start() - FARTHEST_PARTNER),
        min(clause.end, at.phrase.end + FARTHEST_PARTNER),
    )
    # not `nahm Kredite auf, einen von 2 Mrd.`
    return last.mention if _WITH_WHOM.search(at.text, *near) else None


def _of_list(at: Place) -> Mention | None:
    """`Kunden waren Mali mit 9 Tonnen für 3 Mio., …, Togo mit 1,4 Tonnen für 2 Mio.`, however long it is.

    Likewise `Mali mit 9 Tonnen für 3 Mio., …, Togo mit 1,4 Tonnen für 2 Mio. waren die größten Kunden`.
    """
    before = at.before
    if before is None:
        return (
            _of_end_of_list(at)
            if _FIRST_OF_LIST.fullmatch(at.text, at.sentence.start, at.phrase.start)
            else None
        )
    return before.mention if _is_listed_behind(before.at, at) else None


def _of_end_of_list(first: Place) -> Mention | None:
    """Return the word that governs the last of those who are listed from ``first``."""
    last, following = first, first.next
    for _ in range(MOST_LISTED):
        if following is None or following.number != first.number or not _is_listed_behind(last, following):
            break
        last, following = following, following.next
    return nearest(last) if last is not first else None


def _is_listed_behind(before: Place, at: Place) -> bool:
    """`…, Togo mit 1,4 Tonnen für 2 Mio.`: the next party with its figure."""
    match = _NEXT_OF_LIST.fullmatch(at.text, before.phrase.end, at.phrase.start)
    return match is not None and bool(at.scene.cast.within(Span(match.start("name"), match.end("name"))))


def _near_or_taken_up(at: Place) -> Mention | None:
    """Return the nearest word, or what a pronoun means: `Sie lagen bei 3 Mrd.; das Defizit sank`.

    Likewise `Im Handel mit Peru lag es bei 3 Mrd.`, where the word only says of which trade.
    """
    mention, phrase = nearest(at), at.phrase
    if mention is not None and mention.measure == "turnover" and is_domain(at.text, mention):
        taken = taken_up(at, in_trade=True)
        return taken if taken is not None and taken.measure in ANY_BALANCE else mention
    if mention is None or mention.start <= phrase.end or separation(at.text, phrase, mention) < COMMA:
        return mention
    return taken_up(at) or mention


def _reason_against(at: Place, mention: Mention) -> Reason | None:
    """Return why a figure that a word of trade governs is no claim all the same; None if it is one."""
    sentence = at.sentence
    before = at.previous
    # not `Bei 3 Euro je Pfund lagen die Exporte bei 9 Mrd.`, which has its own word
    if before is not None and before.reading == BY_UNIT and before.figure.start >= sentence.start:
        has_own = mention.strong and before.figure.end <= mention.start < at.phrase.start
        if not has_own or at.figure.high < SMALLEST_SALE:
            return BY_UNIT
    if mention.verb and not mention.strong and _PARTLY_ABROAD.match(at.text, at.phrase.end):
        return NO_TRADE  # `verkauften Autos für 3 Mrd., neun Zehntel davon im Ausland`: all they sold
    is_balance = mention.measure in ANY_BALANCE
    permit = None if is_balance else _PERMIT.search(at.text, *_between_semicolons(at, sentence))
    if permit and all(permit.start() not in span for span in conditions(at.text, sentence)):
        return CONTRACT
    if at.figure.high < SMALLEST_SALE:
        return BY_UNIT
    if mention.verb and _is_money_coming(at, mention):
        return NO_TRADE
    is_weak = mention.verb or not (mention.strong or is_balance)
    if is_weak and is_contract(at.scene, at.number):
        return CONTRACT
    if not mention.strong and mention.measure in ANY_BALANCE:
        if spends(at.scene, at.number):
            of_trade = any(m.measure == "turnover" for m in at.trade_words)  # `Der Handel warf 3 Mrd. ab`
            return None if of_trade else NO_TRADE
        other = other_taken_up(at) if mention.start >= sentence.start else None
        if other is not None:
            return of_other_money(other.text)
    of_firm = is_of_company(at.scene, mention, at.number) or is_of_firm_beside(at, mention)
    return OF_COMPANY if of_firm else None


def _is_money_coming(at: Place, mention: Mention) -> bool:
    """`Aus Peru trafen 3 Mio. ein, aus Mali 2 Mio.`: money, and no goods for it."""
    first, before = at, at.previous
    for _ in range(MOST_LISTED):
        if before is None or before.number != at.number or before.reading != NO_TRADE:
            break
        first, before = before, before.previous
    comes = _IN.match(at.text, first.phrase.end)
    if comes is None or mention.start > comes.end():  # `…, und Malta kaufte für 2 Mio.`
        return False
    return _ARRIVES.match(at.text, at.sentence.start, first.phrase.start) is not None


def _between_semicolons(at: Place, sentence: Span) -> Span:
    """Return the part of a sentence that holds a figure and that no semicolon cuts."""
    phrase = at.phrase
    start = at.text.rfind(";", sentence.start, phrase.start)
    end = at.text.find(";", phrase.end, sentence.end)
    return Span(max(start, sentence.start), end if end >= 0 else sentence.end)


# ---------------------------------------------------------------- the nearest credible word


def nearest(at: Place) -> Mention | None:
    """Return the mention nearest to the figure in its sentence, None where nothing credible is near."""
    phrase = at.phrase
    candidates = _credible(at)
    candidates = _naming_most(at, candidates)
    candidates = _not_paid_for(at, candidates)
    candidates = _not_buying(at, _not_appended(at, candidates))
    candidates = _not_kept_off(at, _not_in_relative(at, candidates))
    candidates = _not_compared_with(at.scene, candidates, phrase)
    candidates = _not_in_clause_behind(at, _not_of_next(at, candidates))
    candidates = _not_behind_bracket(at, candidates)
    candidates = _not_left_behind(at, _not_telling_part(at, candidates))
    costs = ((_cost(at.scene, phrase, mention, at.number), place) for place, mention in enumerate(candidates))
    cost, place = min(costs, default=(FARTHEST, 0))
    return candidates[place] if cost < FARTHEST else None


def _credible(at: Place) -> list[Mention]:
    """Return the words of the sentence that mean trade or other money, none of which is an aside."""
    follows = at.scene.told.last is not None
    near = Span(at.phrase.start - REACH, at.phrase.end + REACH)
    return [
        m
        for m in at.mentions
        if m.measure != COMPANY
        and m.start in near
        and is_credible(at.scene, m, at.number)
        and not (follows and _is_aside(at, m))
    ]


def _naming_most(at: Place, candidates: list[Mention]) -> list[Mention]:
    """Drop words of what trade is worth, brings in or costs, where another says which trade it is."""
    scene = at.scene
    # `im Export ein Volumen von 3 Mrd.`; not `ein Volumen von 3 Mrd., wobei der Export auf 2 Mrd. kam`
    if any(m.measure in TRADE and not m.value and not _tells_next(at, m) for m in candidates):
        candidates = [
            m for m in candidates if not m.value or is_of_both(scene, m) or _is_of_trade(scene, m, candidates)
        ]
    if any(m.measure == "exports" and not m.verb and not _is_proceeds(m) for m in candidates):
        candidates = [m for m in candidates if not _is_proceeds(m)]
    if any(m.measure == "imports" and (m.strong or not (m.verb or m.counterpart)) for m in candidates):
        candidates = [m for m in candidates if m.text not in _costing()]  # `der Import kostete 3 Mrd.`
    if any(m.text in _costing() for m in candidates):  # `der Zuschlag dürfte die Lieferanten 3 Mrd. kosten`
        candidates = [m for m in candidates if not m.counterpart]
    if any(_is_source_of_money(scene, m) for m in candidates):
        candidates = [m for m in candidates if m.text.lower() not in _earning()]
    return candidates


def _tells_next(at: Place, mention: Mention) -> bool:
    """Tell whether a word stands behind the figure in a clause that has a figure of its own."""
    if at.next is None or at.next.number != at.number or mention.start < at.phrase.end:
        return False
    pieces = clauses(at.text, at.sentence)
    own, its = clause_index(pieces, at.phrase.start), clause_index(pieces, mention.start)
    return own < its and at.scene.figures_between(*pieces[its]) > 0


def _is_of_trade(scene: Scene, value: Mention, candidates: list[Mention]) -> bool:
    """`der Umsatz im Warenhandel`: what is measured, which the trade only says more of."""
    trade = (m for m in candidates if m.strong and m.measure == "turnover" and m.start > value.end)
    return any(_IN_TRADE.fullmatch(scene.text, value.end, m.start) for m in trade)


def _not_paid_for(at: Place, candidates: list[Mention]) -> list[Mention]:
    """Drop what other money is given for: `Die Garantien der Bank für Lieferungen betragen 3 Mio.`"""
    money = [m.end for m in candidates if m.measure == OTHER and not m.verb]
    flows = (m for m in candidates if m.measure in FLOWS and not m.verb)
    paid = [f for f in flows if any(_GIVEN_FOR.fullmatch(at.text, end, f.start) for end in money)]
    return [m for m in candidates if m not in paid] if paid else candidates


def _not_appended(at: Place, candidates: list[Mention]) -> list[Mention]:
    """Drop who is told of in passing: `die Ausfuhr nach Peru, Chiles wichtigstem Kunden, wuchs auf 3 Mrd.`"""
    if all(m.counterpart for m in candidates):
        # `Polen, lange der wichtigste Markt, kam auf 3 Mrd.`: it only says who that is
        moves = any(m.movement for m in at.trade_words)  # `Nach Polen, dem wichtigsten Markt, gingen Waren`
        named = at.just_told is not None and not moves and all(_names_subject(at, m) for m in candidates)
        return [] if named else candidates
    verb = any(m.verb and not m.movement for m in candidates)
    return [
        m
        for m in candidates
        if not (m.counterpart and _APPENDED.match(at.text, 0, m.start))
        and not (m.counterpart and verb and _TO_ITS.match(at.text, 0, m.start))
    ]


def _names_subject(at: Place, mention: Mention) -> bool:
    """`Polen, lange der wichtigste Markt, kam auf | 3 Mrd.`"""
    start = at.text.rfind(", ", at.sentence.start, mention.start)
    if start < 0 or mention.end > at.phrase.start or at.text[mention.end : mention.end + 1] != ",":
        return False
    return any(party.end == start for party in at.scene.cast.within(Span(at.sentence.start, start)))


def _not_buying(at: Place, candidates: list[Mention]) -> list[Mention]:
    """Drop customers of whom is said what they do: `Die Kunden in Togo kauften für 3 Mio. bei uns ein`."""
    buys = [m for m in candidates if m.verb and m.measure == "imports" and not m.movement]
    return [m for m in candidates if not (m.counterpart and any(_is_subject(at.text, m, v) for v in buys))]


def _is_subject(text: str, customer: Mention, verb: Mention) -> bool:
    """Tell whether a customer and a verb stand together: `Kunden in Togo kauften`, `kauften viele Kunden`."""
    first, second = sorted((customer, verb), key=lambda word: word.start)
    return customer.measure == "exports" and _UNPARTED.fullmatch(text, first.end, second.start) is not None


def _not_in_relative(at: Place, candidates: list[Mention]) -> list[Mention]:
    """Drop what a clause tells of other money: `Für den Ausbau, von dem der Export lebt, gibt es 3 Mio.`"""
    first = min(candidates, key=lambda m: m.start, default=None)
    if first is None or first.measure != OTHER or first.verb or first.end > at.phrase.start:
        return candidates
    clause = _RELATIVE.search(at.text, first.end, at.phrase.start)
    if clause is None:
        return candidates
    return [m for m in candidates if not clause.start() <= m.start < clause.end()]


def _not_kept_off(at: Place, candidates: list[Mention]) -> list[Mention]:
    """Drop words that something between keeps off the figure: a balance, a part, a cause, an insertion."""
    phrase = at.phrase
    is_told = _has_word_before(at, candidates)
    why, goes_on = conditions(at.text, at.sentence), at.just_told is not None
    balances = [m.end for m in candidates if m.measure in ANY_BALANCE and not m.strong]
    inserted = [
        span
        for span in _insertions(at.text, at.sentence)
        # `bei der Intensität, also der Summe aus Exporten und Importen, liegt das Land bei 3 Mrd.`
        if (goes_on and span in why) or not all(m.start in span and m.measure in TRADE for m in candidates)
    ]
    return [
        m
        for m in candidates
        if not any(_BETWEEN.fullmatch(at.text, end, m.start) for end in balances)
        and not _PART_OF.search(at.text, phrase.end, m.start)
        and not _CAUSE.match(at.text, phrase.end, m.start)
        and not any(m.start in span and phrase.start not in span for span in inserted)
        and not (m.measure == OTHER and _ON_CONDITION.search(at.text, phrase.end, m.start))
        and not (is_told and m.measure == OTHER and m.verb and _in_next_clause(at, m))
    ]


def _in_next_clause(at: Place, mention: Mention) -> bool:
    """`Die Exporte stiegen auf 3 Mrd. (2 Mrd. Pfund), bezahlt werden sie spät`: no bracket ends a clause."""
    behind = _BRACKETED.sub("", at.text[at.phrase.end : mention.start])
    return _NEXT_CLAUSE.search(behind) is not None


def _has_word_before(at: Place, candidates: list[Mention]) -> bool:
    """Tell whether a word of trade stands before the figure, and no figure between, or beside it."""
    clause = own_clause(at)
    return any(
        m.measure in TRADE
        and (m.start < at.phrase.start or (clause is not None and m.start in clause))
        and not at.scene.figures_between(m.end, at.phrase.start)
        for m in candidates
    )


@lru_cache(maxsize=16)  # of each figure of a sentence it is asked
def _insertions(text: str, sentence: Span) -> list[Span]:
    found = [Span(*match.span()) for match in _INSERTED.finditer(text, sentence.start, sentence.end)]
    return found + conditions(text, sentence)


def _not_compared_with(scene: Scene, candidates: list[Mention], phrase: Span) -> list[Mention]:
    """Drop `abnehmen` that means to fall, `über 3 Mrd. hinaus`, what a figure is more or less than."""
    falls = [m for m in candidates if m.strong and not m.verb and m.end < phrase.start]
    if falls and _DECREASES.search(scene.text, falls[-1].end, phrase.start):  # die Exporte um 3 Mrd. abnehmen
        candidates = [m for m in candidates if not _TAKES.fullmatch(m.text)]
    if falls and _OVER.search(scene.text, falls[-1].end, phrase.end):
        candidates = [m for m in candidates if m.text != "hinaus"]
    measured = [m for m in candidates if m.start <= phrase.end or not _is_compared_with(scene, m)]
    return measured or candidates


def _not_of_next(at: Place, candidates: list[Mention]) -> list[Mention]:
    """Drop the verb of what follows: `führte Waren für 3 Mrd. aus und importierte solche für 2 Mrd.`

    Likewise who is named with a figure of its own: `… für 3 Mrd. aus, größter Kunde war Peru mit 1 Mrd.`
    """
    if at.next is None or at.next.number != at.number:
        return candidates
    start, end = at.phrase.end, at.next.phrase.start
    whereby = _WHEREBY.search(at.text, start, end)  # `2 Mrd., wobei Peru Waren für 1 Mrd. lieferte`
    last = whereby.start() if whereby is not None else at.sentence.end
    begun = any(m.start < start for m in candidates)
    return [
        m
        for m in candidates
        if m.start < last
        and not (start < m.start < end and _is_of_next(at, m, candidates))
        and not (begun and _is_cut_off(at, m))
    ]


def _not_in_clause_behind(at: Place, candidates: list[Mention]) -> list[Mention]:
    """Drop what a clause behind tells: `Die Exporte erreichten 9 Mrd., so dass ein Plus von 2 Mrd. blieb`.

    Likewise `2023 waren es 9 Mrd., weil Peru mehr Kupfer verkaufte`, which goes on with the figure before.
    """
    behind = [m for m in candidates if m.start > at.phrase.end]
    mark = _CLAUSE_BEHIND.search(at.text, at.phrase.end, behind[-1].start) if behind else None
    if mark is None or at.scene.figures_between(at.phrase.end, mark.start()):
        return candidates
    kept = [m for m in candidates if m.start < mark.start()]
    has_own = at.scene.figures_between(mark.end(), at.sentence.end) > 0
    return kept if (kept and has_own) or _goes_on_before(at, mark.start()) else candidates


def _goes_on_before(at: Place, end: int) -> bool:
    """`2023 waren es | 9 Mrd.`, `| 9 Mrd. | davon entfielen auf Peru`: of what was told, by its own verb."""
    last = at.scene.told.last
    if last is None or at.number - last.at.number > FIGURE_REACH:
        return False
    clause = Span(max(at.sentence.start, at.previous_end), end)
    return _POINTS_BACK.search(at.text, *clause) is not None


def _is_cut_off(at: Place, mention: Mention) -> bool:
    """`Man exportierte …, nach Ghana für 3 Mrd.; das Defizit sank auf 1 Mrd.`: told of the next figure."""
    return at.text.find(";", at.phrase.end, mention.start) >= 0 and _tells_next(at, mention)


def _is_of_next(at: Place, mention: Mention, candidates: list[Mention]) -> bool:
    start = at.phrase.end
    if mention.verb:
        end = at.next.phrase.start if at.next is not None else at.sentence.end
        is_next = _OF_NEXT.fullmatch(at.text, mention.end, end) is not None
        if is_next and _AND.fullmatch(at.text, start, mention.start) is not None:
            return True
        return _FRONTED.match(at.text, 0, mention.start) is not None and len(candidates) > 1
    fronted = _FRONTED_NOUN.match(at.text, 0, mention.start) is not None
    told_before = any(m.end <= at.phrase.start and not m.counterpart for m in candidates)
    if (
        told_before
        and mention.measure in FLOWS
        and (_is_put_to_next(at, mention) or _tells_next(at, mention))
    ):
        return True
    return (mention.counterpart or fronted) and told_before and "," in at.text[start : mention.start]


def _is_put_to_next(at: Place, mention: Mention) -> bool:
    """`Dem Export Maltas von 3 Mrd. standen | Importe von | 2 Mrd. gegenüber`"""
    following = at.next
    return (
        following is not None and _PUT_TO.fullmatch(at.text, mention.end, following.phrase.start) is not None
    )


def _not_behind_bracket(at: Place, candidates: list[Mention]) -> list[Mention]:
    """`Exporte: 9 Mrd. (Vormonat: 8 Mrd.), Importe: 7 Mrd.`: a bracket belongs to what is before.

    Likewise `beim Überschuss, den man erzielt (2020: 3 Mrd.), sei der Vertrag ohne Nutzen`.
    """
    if _OPENS_DATED.match(at.text, 0, at.phrase.start):
        return [m for m in candidates if m.end < at.phrase.start] or candidates
    if at.previous is None or at.previous.number != at.number:
        return candidates
    behind = _BRACKET_END.match(at.text, at.phrase.end)
    if behind is None or not _BRACKET_BEFORE.fullmatch(at.text, at.previous_end, at.phrase.start):
        return candidates
    return [m for m in candidates if m.start < behind.end()] or candidates


def _not_telling_part(at: Place, candidates: list[Mention]) -> list[Mention]:
    """`2023 waren es 9 Mrd. (die Exporte kamen auf 5 Mrd.)`: what goes on tells no part of it.

    Likewise `2023 waren es 9 Mrd., die Exporte kamen auf 5 Mrd.`
    """
    following, end = at.next, at.phrase.end
    if following is None or following.number != at.number or at.scene.told.last is None:
        return candidates
    if any(m.start < end for m in candidates) or own_clause(at) is None:
        return candidates
    first = next((m for m in candidates if m.start < following.phrase.start), None)
    is_part = (
        first is not None and first.measure in FLOWS and _TELLS_PART.fullmatch(at.text, end, first.start)
    )
    return [m for m in candidates if m.measure not in FLOWS] if is_part else candidates


def _not_left_behind(at: Place, candidates: list[Mention]) -> list[Mention]:
    """Drop what moved before another word: `Kohle kommt aus Peru, der Export stieg auf 8 Mrd. (| 2 mehr)`."""
    before = at.before
    if before is None:
        return candidates
    return [m for m in candidates if not (m.movement and m.start < before.mention.start)] or candidates


def _is_aside(at: Place, mention: Mention) -> bool:
    """`mit Peru komme man ungeachtet der Buslieferungen auf 3 Mio.`: says in spite of what, not what."""
    start = at.phrase.start
    before = not mention.verb and mention.measure in TRADE and mention.end < start
    return before and is_adjunct(at.scene, mention) and not _BINDS.fullmatch(at.text, mention.end, start)


def _cost(scene: Scene, phrase: Span, mention: Mention, number: int) -> float:
    """Return how far a word is from the figure, in the measure of `separation`."""
    text = scene.text
    is_cause = mention.measure == OTHER and is_adjunct(scene, mention)
    if mention.end <= phrase.start and not is_cause and _BINDS.fullmatch(text, mention.end, phrase.start):
        return ADJACENT
    cost = separation(text, phrase, mention)
    if mention.start > phrase.end:
        cost += FOLLOWING if cost > APART else 0.0
        gap = text[phrase.end : mention.start]
        cost += INTO_BRACKET if gap.count("(") > gap.count(")") else 0.0
        is_surpassed = _OBJECT.fullmatch(gap) and _WITH.match(text, 0, phrase.start)
        cost += SURPASSED if is_surpassed else 0.0
    cost += MOVEMENT if mention.movement else 0.0 if mention.strong else WEAK
    cost += DOMAIN if is_cause else 0.0
    if _is_only_domain(scene, phrase, mention, number):
        cost += 2 * DOMAIN if _is_in_relative(scene, mention, number) else DOMAIN
    first, last = min(phrase.end, mention.end), max(phrase.start, mention.start)
    return cost + BETWEEN * scene.figures_between(first, last)


def _is_only_domain(scene: Scene, phrase: Span, mention: Mention, number: int) -> bool:
    """`im Handel mit China lag der Export bei 3 Mrd.`; not `in diesem Handel ein Plus von 3 Mrd.`"""
    if _SIGNED.search(scene.text, max(0, phrase.start - LONGEST_BEFORE), phrase.start):
        return False
    if mention.measure in ANY_BALANCE:  # `beim Überschuss` of so much
        return False
    return is_domain(scene.text, mention) and any(_rivals(mention, m) for m in scene.words.of(number))


def _is_in_relative(scene: Scene, mention: Mention, number: int) -> bool:
    """`der Überschuss, der im Handel mit Chile anfiel: 3 Mrd.`: what only tells of the balance."""
    balances = (m for m in scene.words.of(number) if m.measure in ANY_BALANCE and m.end < mention.start)
    return any(_OPENS_RELATIVE.fullmatch(scene.text, m.end, mention.start) for m in balances)


def _is_compared_with(scene: Scene, mention: Mention) -> bool:
    """`Die Exporte lagen mit 3 Mrd. über den Importen`: says what they are more than."""
    return bool(_MORE_THAN.search(scene.text, max(0, mention.start - LONGEST_BEFORE), mention.start))


def _rivals(domain: Mention, other: Mention) -> bool:
    if other.measure == OTHER or other.measure in ANY_BALANCE:
        return True
    return domain.measure == "turnover" and other.measure in FLOWS and not other.movement


def _is_proceeds(mention: Mention) -> bool:
    """`Erlöse von 3 Mrd. aus dem Export`, `brachte der Export 3 Mrd. ein`: what the exports are worth."""
    return mention.measure == "exports" and not mention.strong and bool(_PROCEEDS.fullmatch(mention.text))


def _is_source_of_money(scene: Scene, mention: Mention) -> bool:
    """`Mit Ausfuhren verdiente das Land 3 Mrd.`, `verkauft Erz und hat damit 3 Mrd. verdient`.

    Likewise `Die Ausfuhren brachten Einnahmen von 3 Mrd.`
    """
    if mention.measure != "exports":
        return False
    if mention.verb:
        return bool(_WITH_IT.match(scene.text, mention.end))
    if mention.strong and _BROUGHT.match(scene.text, mention.end):
        return True
    return bool(_MEANS.search(scene.text, max(0, mention.start - LONGEST_BEFORE), mention.start))


# ---------------------------------------------------------------- patterns

# Umsatz` im bilateralen `Handel
_IN_TRADE = late(r"\s+im\s+(?:\p{Ll}+\s+)?")
# `Export von`, `Überschuss in Höhe von`, `Lieferungen (`: nothing can stand nearer.
_BINDS = late(
    r"(?:\s+(?:aus|nach|in)\s+(?:de[rmn]\s+|die\s+|das\s+)?\p{Lu}[\p{L}-]+\s+(?:von|in\s+Höhe\s+von|im\s+Wert\s+von)\s+)"
    r"|\s*(?:von|für|in\s+Höhe\s+von|im\s+(?:Wert|Umfang|Volumen)\s+von|:|\()?\s*|\s+(?:de[rs]\s+)?\p{Lu}[\p{L}-]+:\s+"
    r"|(?:\s+(?:dorthin|(?:aus|nach|in|mit)\s+(?:de[rmn]\s+|die\s+|das\s+)?[\p{L}-]+))?\s+[–—-]\s+"
)
# `Überschuss, der 2023 im` Handel
_OPENS_RELATIVE = late(r",\s+(?:der|die|das|den|dem|welche[rs]?)\s[^,;:.]{0,60}")
# `Importe im Wert von`, `Einfuhren aus Peru für`
_PUT_TO = late(r"(?:\s+(?:aus|nach)\s+[\p{L}-]+)?\s+(?:von|für|in\s+Höhe\s+von|im\s+Werte?\s+von)\s+")
_MORE_THAN = late(
    r"\b(?:über|unter|hinter|vor|als|gegenüber)\s+(?:(?:de[rmn]|die|das|ihre[nr]|seine[nr])\s+)?(?:\p{Ll}+\s+)?$"
)
# `im Handel mit Chile eines von`, `einen in Höhe von`
ONE_OF = ending(
    r"\b(?:[Ee]ine[nmrs]?|(?:[Ee]in\s+)?[Ss]olche[nrs]?)\s+(?:von|um|in\s+Höhe\s+von)\s+(?:\p{Ll}+\s+)?"
)
_WITH_WHOM = late(r"\b(?:mit|gegenüber)\s", signs="mit gegenüber")
# `, die Türkei mit 663.000 Tonnen im Wert von`
_LISTED = r"(?P<name>\p{Lu}[^,;:()]{1,60}?)\smit\s(?:[^,;:()]|(?<=\d),(?=\d)){0,60}"
_NEXT_OF_LIST = late(rf"(?:[,;]|,?\s+(?:und|sowie))\s+(?:(?:die|der|das|den|dem)\s+)?{_LISTED}")
_FIRST_OF_LIST = late(rf"[\s„“\"»«–-]*(?:(?:Die|Der|Das)\s+)?{_LISTED}")
_SIGNED = late(r"\b(?:Plus|Minus)\s+von\s+$", signs="Plus Minus")
_PROCEEDS = late(r"ein|(?i:\p{L}*erlöse?n?)")
_MEANS = late(r"\b(?i:mit|durch|aus|an|am|beim|im)\s+(?:\p{Ll}+\s+){0,3}$")
# `Weinexporte (Chiles) brachten`, `Ausfuhren nach Peru haben`, what they brought in
_BROUGHT = late(
    r"(?:\s+(?:(?:nach|in|an)\s+(?:(?:die|den|das)\s+)?|de[sr]\s+)?\p{Lu}[\p{L}-]+)?\s+"
    r"(?:brach|bring|bescher|spül|erbrach|erbring|erziel|ergab|sorg|bedeut|(?:haben|hat)\s[^;:]{1,120}\b(?:ein)?(?:ge|er)brach)\p{Ll}*\b"
)
# `hat Kohle verkauft und damit 3 Mrd. verdient`
_WITH_IT = late(r"[^;.]{0,90}?\b(?:damit|daran|dafür)\b")
_PER_UNIT = late(
    lambda: (
        rf"\s*(?:/\s?{any_of('claims', 'per_unit.short')}\b"
        rf"|(?:pro|je|per)\s+(?!{any_of('claims', 'per_unit.times')})[\p{{L}}\d]+"
        rf"|täglich\b|am\s+Tag\b|im\s+{any_of('claims', 'per_unit.of_a_day')}\b)"
    )
)
_PER_UNIT_BEFORE = late(
    lambda: (
        rf"(?i)\b(?:(?:pro|je|jede[rnms]?)\s+{any_of('claims', 'per_unit.heads')}|jeden\s+Tag"
        r"|täglich(?!en\s+(?:Bedarf|Gebrauch))|an\s+einem\s+(?:einzigen\s+)?Tag"
        rf"|{any_of('claims', 'per_unit.of_a_day')}\b"
        rf"|auf\s+die\s+(?:{any_of('claims', 'per_unit.counts')})\s+(?:um)?gerechnet"
        rf"|(?:um)?gerechnet\s+auf\s+die\s+(?:{any_of('claims', 'per_unit.counts')})\b"
        r"|(?:für|kostete?|eine?|das|die)\s+(?:(?:das|die|eine?)\s+)?"
        rf"{any_of('claims', 'per_unit.measures')}\b)"
    )
)
_PRICE_OF_ONE = ending(r"\b[Ee]ine?\s+(?:\p{Ll}+e[rs]?\s+)?\p{Lu}\p{Ll}+\s+(?:für|um|zu|ab)\s+")
_EACH = late(r"\b[Jj]ede[rnms]?\s", signs="Jede jede")
_EACH_BEFORE = ending(r"\b[Jj]ede[rnms]?\s+")
# `Aus Peru trafen` 3 Mio. `ein`
_ARRIVES = ending(r"\b(?:traf|trafen|treffen|trifft)\s+(?:(?:(?:im|in)\s+)?(?:\p{L}+\s+)?(?:19|20)\d\d\s+)?")
_IN = late(r"\s+ein\b")
_PARTLY_ABROAD = late(
    r"[,;]?\s+(?:[^\s,;.]+\s+){0,4}(?:davon|wovon)\s+(?:[^\s,;.]+\s+){0,3}(?:im|ins|in\s+das|in\s+den)\s+(?:Ausland|Export)\b"
)
_PERMIT = late(
    lambda: rf"\b(?i:{any_of('claims', 'contracts.permits')})(?:e|en)?\b|\bsicher(?:t|te|ten)\b[^;]*\bab\b",
    signs=lambda: ("sicher", *both_cases(words("claims", "contracts.permits"))),
)
# `(2 Mrd. Pfund)`, also where it opens before
_BRACKETED = late(r"^[^()]*\)|\([^()]*\)?")
_NEXT_CLAUSE = late(r"[,;:]\s|\s[–—-]\s")
# `die Differenz zwischen Exporten und Importen`, `der Saldo des Warenverkehrs`
_BETWEEN = late(r"\s+(?:zwischen\s+(?:[\p{L}-]+\s+){0,5}|de[sr]\s+(?:\p{Ll}+\s+){0,2})")
_DECREASES = late(r"\G[^.;,\n]*\b[Uu]m\s+(?:\p{Ll}+\s+){0,2}$")
_TAKES = late(r"ab(?:nehmen|nimmt|nahm|nahmen|genommen)?")
_OVER = late(r"\G[^.;,\n]*\b(?:[Üü]ber|jenseits)\s")
# ` (2021:`, ` aus (im Vorjahr:`, ` (April:`; `(2021: 3 Mio.|; 2020:`
_OPENS_BRACKET = late(
    r"\s*[;,/]\s+(?:[Ii]m\s+)?(?:(?:19|20)\d\d|\p{L}*[Vv]orjahr)\s*:\s+|"
    r"\s*(?:(?:aus|ein|ab|um)\s*)?\((?:(?:[Ii]m\s+)?(?:(?:19|20)\d\d|\p{L}*(?:[Vv]orjahr|[Vv]ormonat)\p{Ll}*|\p{Lu}\p{Ll}+)\s*:?\s+)?(?:noch\s+)?"
)
# `waren es 3 Mrd., davon 2 Mrd. Exporte`: what stands behind is said of the part.
_PART_OF = late(r"[,;(–-]\s*(?:und\s+)?(?:[^\s,;()]+\s+){0,4}?(?:davon|darunter|wovon)\b")
# `ein Anstieg um 3 Mrd., der auf die Lieferungen von Öl zurückgeht`
_CAUSE = late(r",\s+(?:der|die|das|was)\s[^,;.]{0,60}\bauf\s+(?:\p{Ll}+\s+){0,2}$")
# `ein Plus von 3 Mrd., und das nur, wenn der Zoll fällt`
_ON_CONDITION = late(rf",\s+{CONDITIONAL}\s")
# `Überweisungen (aus Peru bleiben aus:)` 3 Mio. waren es
_ANNOUNCED = late(r"[^.;:]{0,120}:\s+(?:\p{Ll}+\s+){0,2}")
# `der mit Chile, wo man Kupfer kauft, nur 3 Mrd.`, `der Umsatz, also Exporte und Importe, 3 Mrd.`,
# `2011, bei höheren Preisen, waren es 3 Mrd.`
_INSERTED = late(
    lambda: (
        r",\s+(?:(?:wo|also|sprich|die\s+Summe)\b[^,;:]{0,150}"
        rf"|(?:bei|vor|unter|{any_of('claims', 'circumstance.prepositions')})\s[^,;:\d]{{1,80}})(?=,\s)"
        r"|\([^()\d]{1,100}\)"
    )
)
# `die Importe übersteigen mit` 3 Mrd. ` die ` Exporte
_WITH = ending(r"\bmit\s+(?:\p{Ll}+\s+){0,2}")
_OBJECT = late(r"\s+(?:die|den|das|ihren?|seinen?)\s+")
# `…, auf der` Importseite Peru mit
_FRONTED_NOUN = ending(r"[,;]\s+(?:auf\s+der|bei\s+den|beim|im)\s+(?:\p{Ll}+\s+)?")
# `…, importiert` wurden Waren für
_FRONTED = ending(r"[,;]\s+")
# ` (Vormonat: ` and what follows up to the end of the bracket
_BRACKET_BEFORE = late(r"\s*\([^()]{0,60}")
_BRACKET_END = late(r"[^()]{0,60}\)")
# ` (2020:` 3 Mrd.
_OPENS_DATED = ending(r"\((?:[Ii]m\s+)?(?:Jahr\s+)?(?:19|20)\d\d:?\s+(?:\p{Ll}+\s+)?")
# `(die peruanischen` Exporte kamen auf 5 Mrd., ` zu Buche, die` Exporte
_TELLS_PART = late(
    r"(?:\s+(?:zu\s+Buche|\p{Ll}+(?:en|t)))?(?:\s+\([^()\d]{0,20}[\d,]+\s?(?:%|Prozent)\))?"
    r"(?:\s+\((?:die\s+|der\s+)?|,\s+(?:die|der)\s+)(?:\p{L}+\s+){0,2}"
)
# `, die ein Volumen von` 3 Mio. ` haben`, `, deren Wert bei`
_HAS_VOLUME = late(
    r",\s+(?:der|die|das|deren|dessen)\s+(?:\p{Ll}+\s+){0,3}\p{L}*(?:[Vv]olumen|Umfang|[Ww]ert|[Bb]etrag|[Ss]umme|Höhe)"
    r"\s+(?:von|bei|auf)\s+(?:\p{Ll}+\s+){0,2}$",
    signs="olumen Umfang ert etrag umme Höhe",
)
# `Kredite (für deutsche) Exporte`
_FOR = late(r"\s+(?:für|zugunsten|zur\s+Finanzierung)\s+(?:\p{Ll}+\s+){0,3}")
# `Garantien (der Bank für) Lieferungen`
_GIVEN_FOR = late(
    r"(?:\s+(?:de[rs]\s+)?(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+){0,4}\s+(?:für|zugunsten)\s+(?:\p{Ll}+\s+){0,3}"
)
# `des Hafens, über den Togo exportiert,`
_RELATIVE = late(
    r"\G(?:\s+(?:\p{Ll}+\s+){1,2}\p{Lu}[\p{L}-]+){0,2},\s+(?:\p{Ll}+\s+)?(?:de[rmn]|die|das|denen|welche[rsmn]?)\s"
    r"(?:[^,;:()]|(?<=\d),(?=\d)){1,160}?\s\p{Ll}{2,},(?=\s)"
)
_WHEREBY = late(r",\s+wobei\b", signs="wobei")
# `, so dass`, `, weil`; `auf Peru, das`, of which the figure is no part
_CLAUSE_BEHIND = late(
    r",\s+(?:so\s?da(?:ss|ß)|womit|wodurch|wobei|weshalb|weswegen|weil|obwohl|da)\s"
    r"|(?<=\s(?:auf|mit|nach|aus|in|für|bei)\s+(?:de[rmn]\s+|die\s+|das\s+)?\p{Lu}[\p{L}-]+),\s+(?:das|der|die)\s"
)
# `waren es`, `davon entfielen`
_POINTS_BACK = late(lambda: rf"\b(?i:{any_of('claims', 'evidence.pointing_back')})\b|\b[Dd]avon\b")
# ` und importierte Waren im Wert von`, `, Kenia bezog Waren für`
_AND = late(r"[^,;:.]{0,60}(?:\b(?:und|sowie|aber|doch)\s+|,\s+(?:(?:der|die|das)\s+)?\p{Lu}[\p{L}-]+\s+)")
_OF_NEXT = late(r"(?:[^,;:.]|,(?=\s\p{Lu}[\p{L}-]+(?:,|\s+(?:und|sowie))\s)){0,120}")  # `Tee, Öl und Kabel`
# `bezog von seinem größten` Lieferanten
_TO_ITS = ending(r"\b(?:an|von|bei|aus|mit)\s+(?:de[mnr]|ihre[mnr]|seine[mnr])\s+(?:\p{Ll}+\s+){1,2}")
# `Kunden (in Togo) kauften`
_UNPARTED = late(r"(?:\s+(?:in|aus)\s+(?:de[rmn]\s+)?[\p{L}-]+)?(?:\s+\p{Ll}+){0,3}\s+")
# `(nach Peru), Chiles wichtigstem` Kunden
_APPENDED = ending(r",\s+(?:\p{Lu}[\p{L}-]+s|de[mnr]|einem)\s+(?:\p{Ll}+\s+)?\p{Ll}+[sß]te[mnr]\s+")


@cache
def _costing() -> frozenset[str]:
    return frozenset(words("claims", "payment.costing"))


@cache
def _earning() -> frozenset[str]:
    return frozenset(word.lower() for word in words("claims", "payment.earning"))
