"""Sentences that go on with trade that others spoke of: `2022 waren es noch 900 Mio.`"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from tradefigs.claims.clauses.change import LEVEL
from tradefigs.claims.clauses.syntax import clause_index, clauses
from tradefigs.claims.measure.antecedents import (
    IN_RETURN,
    MOST_GROWTH,
    has_pronoun,
    is_acted_on,
    may_take_up,
    resumed,
    taken_up,
)
from tradefigs.claims.measure.credibility import AT_HOME, is_adjunct, is_credible, is_sold_at_home
from tradefigs.claims.measure.evidence import Evidence, evidence
from tradefigs.claims.measure.movements import GOODS_SOLD
from tradefigs.claims.scene.scene import BY_UNIT, NO_TRADE, SMALLEST_SALE, Draft, Place, Reason, Scene
from tradefigs.claims.vocabulary.goods import is_goods
from tradefigs.claims.vocabulary.trade import (
    BALANCE,
    BALANCES,
    COMPANY,
    EARNS_BY_IT,
    FELL,
    FLOWS,
    GIVES_REASON,
    IN_SENTENCE,
    OF_IT,
    OTHER,
    RANK,
    SAYS_WHO_TELLS,
    TRADE,
    VALUE_OF_IT,
    Mention,
    verbs,
)
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.language.verbs import verb_forms
from tradefigs.lexicon import any_of, load, words

PAIR_REACH = 8  # sentences after which `wir` still means the two who trade
FIGURE_REACH = 2  # sentences after which a value still is of the trade told last
CLEAR_REACH = 4  # the same where its own words show that it is
VOLUME_REACH = 2  # sentences in which trade may be told by its tonnes, before its value
ANSWER_REACH = 2  # sentences from a question to its answer
LEAD_REACH = 2  # sentences below the headline that may go on with what it speaks of
ASKED_REACH = 1  # sentences before a question, in which it may be said what is asked for
MOST_OF_SAME = 3  # times what was told last is no more of the same, where other values are nearer
LONGEST_NOUN = 80  # characters of a noun and `in Höhe von`


def carried_over(at: Place) -> Mention | Reason:
    """`2022 waren es noch 900 Mio.`: a sentence without a word of trade goes on with the one before it."""
    before, shown = at.scene.told.last, evidence(at)
    paid = paid_before(at.scene, at.number)
    if paid is not None and all(m.measure != COMPANY for m in at.mentions):
        return paid
    bought = spent_on_goods(at)
    if bought is not None:
        return bought
    taken = taken_up(at)
    if taken is not None and is_acted_on(at):  # `Bis 2030 will die Regierung sie auf 3 Mrd. steigern`
        return taken
    if _is_of_other_money(at, shown) or _returns_other_money(at):
        return NO_TRADE
    if taken is not None:
        return taken
    if _has_left_trade(at.scene, at.number, before):
        return _come_back_to(at, shown)
    last_left = _left_last(at, before)
    if last_left is None or last_left < at.number - 1:
        spoken_of = _spoken_of(at.scene, at.number, before, shown)
        spoken_of = spoken_of or (None if resumed(at) else _asked_for(at.scene, at.number))
        if spoken_of is not None:
            return spoken_of
    if last_left is not None:
        return _come_back_to(at, shown)
    if before is None or _apart(at, before) > _reach(at.scene, at.number, before, shown):
        return NO_TRADE
    # `daraus sollen 3 Mrd. werden` means the last one
    told = resumed(at) or _whole_before(at, before) or _traded_both_ways(at) or _ranked_before(at, before)
    told = told or _of_like_size(at, before)
    told = None if _OUT_OF_IT.search(at.text, *at.sentence) else told
    told = told or _flow_of_goods(at, before)
    return _brought_in(at, before) or (told or before).mention


def _flow_of_goods(at: Place, before: Draft) -> Draft | None:
    """`… der Überschuss betrug 4 Mrd. Man liefert Milch. Ihr Gesamtwert war 3 Mrd.`: of what is sold."""
    if before.measure not in BALANCES or not VALUE_OF_IT.search(at.text, *at.sentence):
        return None
    near = (draft for draft in reversed(at.scene.told.lately) if at.number - draft.at.number <= CLEAR_REACH)
    return next((draft for draft in near if draft.measure in FLOWS), None)


def _traded_both_ways(at: Place) -> Draft | None:
    """`… auf den Import entfielen 3 Mrd. Wichtigste Partner waren Peru (2 Mrd.)`: in the whole trade."""
    turnovers = (draft for draft in reversed(at.scene.told.lately) if draft.measure == "turnover")
    if _FOREMOST_PARTNERS.search(at.text, at.sentence.start, at.phrase.start) is not None:
        return next(turnovers, None)
    draft = next(turnovers, None) if _is_ranked_partner(at) else None
    return draft if draft is not None and at.number - draft.at.number <= PAIR_REACH else None


def _is_ranked_partner(at: Place) -> bool:
    """`Perus wichtigster Handelspartner ist Mali … ein Plus von 3 Mrd. Auf Platz zwei liegt Togo mit 9`."""
    before = at.scene.told.last
    if before is None or before.measure not in BALANCES or RANK.search(at.text, *at.sentence) is None:
        return False
    near = range(max(0, at.number - PAIR_REACH), before.at.number)
    return any(word.counterpart and word.measure == "turnover" for n in near for word in at.scene.words.of(n))


def _whole_before(at: Place, before: Draft) -> Draft | None:
    """`90 Mio., davon 60 Mio. Exporte. ⏎ 2009 waren es 20 Mio.`: a paragraph goes on with the whole."""
    paragraph = at.scene.layout.paragraph_at(at.sentence.start)
    if before.at.sentence.start in paragraph:
        return None
    if before.measure in FLOWS and FELL.search(at.text, *before.at.sentence):
        # `Auf die Exporte entfielen 60 Mio. ⏎ Bis 2030 sollen es 200 Mio. sein`
        lately = (d for d in reversed(at.scene.told.lately) if before.at.number - d.at.number <= 1)
        return next((d for d in lately if d.measure == "turnover" and d.kind == LEVEL), None)
    main = before.at.before
    if main is None:
        return None
    return main if OF_IT.search(at.text, main.at.figure.end, before.at.figure.end) else None


def _ranked_before(at: Place, before: Draft) -> Draft | None:
    """`Größter Markt ist Peru. Es folgt Chile, das für 8 Mio. kaufte. Platz drei belegt Mali mit 7 Mio.`

    The ranking goes on, not what a relative clause tells of one of those who are ranked.
    """
    if not before.mention.verb or RANK.search(at.text, *at.sentence) is None:
        return None
    there = before.at.sentence
    if _RELATIVE.search(at.text, there.start, before.at.phrase.start) is None:
        return None
    ranked = (d for d in reversed(at.scene.told.lately) if before.at.number - d.at.number <= FIGURE_REACH)
    return next((draft for draft in ranked if draft.mention.counterpart), None)


def _of_like_size(at: Place, before: Draft) -> Draft | None:
    """`Die Exporte steigen auf 8 Mrd., der Überschuss auf 1 Mrd. 2030 sind es 9 Mrd.`: the exports."""
    figure = at.figure
    if before.kind != LEVEL or before.at.figure.currency != figure.currency:
        return None
    if figure.low <= MOST_OF_SAME * before.at.figure.high:
        return None
    near = (d for d in at.scene.told.lately if at.number - d.at.number <= CLEAR_REACH)
    alike = [d for d in near if d.kind == LEVEL and d.at.figure.currency == figure.currency]
    alike = [d for d in alike if d.at.figure.high <= figure.low <= MOST_GROWTH * d.at.figure.high]
    return max(alike, key=lambda draft: draft.at.figure.high, default=None)


def _brought_in(at: Place, before: Draft) -> Mention | None:
    """`Das Land importierte für 3 Mrd. Tee brachte 1 Mrd. ein`: what brings in money is sold."""
    if before.measure != "imports":
        return None
    return next((word for word in at.trade_words if word.verb and word.measure == "exports"), None)


def spent_on_goods(at: Place) -> Mention | None:
    """`Die Importe lagen bei 9 Mrd. … Für Öl und Gas gab das Land 3 Mrd. aus`: a part of these."""
    text, sentence = at.text, at.sentence
    goods = _FOR_GOODS.search(text, *sentence)
    if goods is None or not is_goods(goods["goods"]) or not _SPENT.search(text, *sentence):
        return None
    pieces = clauses(text, sentence)
    clause = pieces[clause_index(pieces, at.phrase.start)]  # not `…, weil die Preise gestiegen sind`
    if any(m.measure in (OTHER, COMPANY) and not m.verb and m.start in clause for m in at.mentions):
        return None
    spends = _LAND_SPENDS.search(text, *sentence) or at.scene.roles(sentence, at.number).agent
    last = at.scene.told.last  # `Die Importe lagen bei 9 Mrd. Für Öl wurden 3 Mrd. bezahlt`
    is_near = last is not None and last.measure == "imports" and _apart(at, last) <= FIGURE_REACH
    if not (spends or (is_near and _WAS_PAID.search(text, *sentence))):
        return None
    near = (d for d in reversed(at.scene.told.lately) if at.number - d.at.number <= PAIR_REACH)
    return next((draft.mention for draft in near if draft.measure == "imports"), None)


def _is_of_other_money(at: Place, shown: Evidence) -> bool:
    """Tell whether the words round a figure say that it is of something else than what was spoken of."""
    if shown.foreign and not shown.is_for:  # `Das Stadion wird 3 Mio. teuer`
        return True
    pieces = clauses(at.text, at.sentence)
    clause = pieces[clause_index(pieces, at.phrase.start)]
    if is_sold_at_home(at.scene, at.number) or AT_HOME.search(at.text, *clause):
        return True
    if spends(at.scene, at.number) or any(m.measure == COMPANY for m in at.mentions):
        return True
    # not `Kaffee, früher der Kern des Geschäfts, macht 3 Mio. aus`
    values = (m for m in at.mentions if m.value)
    if any(m.end > clause.start or not _APPOSED.fullmatch(at.text, m.end, clause.start) for m in values):
        return True
    if _MADE.search(at.text, *at.sentence):
        return True
    return _is_of_other_noun(at) or (not shown.is_clear and _is_of_other_verb(at))


def _returns_other_money(at: Place) -> bool:
    """`Peru hat in Togo 9 Mio. angelegt, umgekehrt waren es 3 Mio.`: what the figure before was no trade."""
    before = at.previous
    if before is None or before.number != at.number or not isinstance(before.reading, Reason):
        return False
    return IN_RETURN.search(at.text, before.figure.end, at.phrase.start) is not None


def points_back(text: str, sentence: Span) -> bool:
    """Tell whether ``sentence`` has a word that may point to trade spoken of farther off."""
    patterns = (_FOR_IT, EARNS_BY_IT, _WERE, _SHARES, VALUE_OF_IT, _BY_VALUE)
    by_word = any(pattern.search(text, sentence.start, sentence.end) for pattern in patterns)
    return by_word or has_pronoun(text, sentence)


def may_go_on(scene: Scene, number: int) -> bool:
    """Tell whether sentence ``number`` may go on with trade that was spoken of before without a figure."""
    if may_take_up(scene, number) or _asked_for(scene, number) or paid_before(scene, number):
        return True
    return _spoken_of(scene, number, None, _CLEAR) is not None


_CLEAR = Evidence(goods=True, moves=True, value=True, back=True, foreign="")


# ---------------------------------------------------------------- how far trade goes on


def _left_last(at: Place, before: Draft | None) -> int | None:
    """Return the last sentence since the figure ``before`` that has money of another kind; None for none."""
    between = at.scene.places[before.at.index + 1 if before else 0 : at.index]
    return max((other.number for other in between if _leaves_trade(other, at.number)), default=None)


def _leaves_trade(at: Place, number: int) -> bool:
    """Whether a figure is money of another kind; a price some sentences ago was only mentioned beside."""
    is_price = at.reading == BY_UNIT or at.figure.high < SMALLEST_SALE
    return not is_price or at.number >= number - 1


def _apart(at: Place, before: Draft) -> int:
    """Return how many sentences on; `Das teilte das Amt mit.`, which tells nothing of its own, is none."""
    between = (at.scene.sentence(number) for number in range(before.at.number + 1, at.number))
    silent = sum(SAYS_WHO_TELLS.match(at.text, *sentence) is not None for sentence in between)
    return at.number - before.at.number - silent


def _reach(scene: Scene, number: int, before: Draft, shown: Evidence) -> int:
    """Return over how many sentences sentence ``number`` may go on with the figure ``before``."""
    sentence = scene.sentence(number)
    if _AIM.search(scene.text, sentence.start, sentence.end):
        return PAIR_REACH
    is_told = not shown.foreign and (shown.goods or shown.moves or shown.value)
    return CLEAR_REACH if is_told else FIGURE_REACH


def _come_back_to(at: Place, shown: Evidence) -> Mention | Reason:
    """`Die Bahn kostet 3 Mio. Nach Peru ging Tee für 2 Mio.`, `2030 sollen es 4 sein`: past other money."""
    before = at.scene.told.last
    if before is None or shown.foreign or at.number - before.at.number > PAIR_REACH:
        return NO_TRADE
    paragraph = at.scene.layout.paragraph_at(at.sentence.start)
    # Was the other money spoken of before it?
    begins = at.previous is not None and at.previous.figure.start not in paragraph
    again = resumed(at) if _SHALL_BE.search(at.text, *at.sentence) else None
    price = at.previous
    only_price = price is not None and (price.reading == BY_UNIT or price.figure.high < SMALLEST_SALE)
    if (
        again
        or shown.moves
        or (begins and shown.goods)
        or (only_price and _RUNS.match(at.text, *at.sentence))
    ):
        return (again or before).mention
    return NO_TRADE


def _is_of_other_noun(at: Place) -> bool:
    """`ein Bestand von 3 Mrd.`: the figure belongs to a noun that is none of trade, value or change."""
    start = at.phrase.start
    noun = _NOUN_OF.search(at.text, max(0, start - LONGEST_NOUN), start)
    return noun is not None and not is_goods(noun["noun"]) and not _NEUTRAL.fullmatch(noun["noun"])


def _is_of_other_verb(at: Place) -> bool:
    """`Der Bau verschlingt 3 Mrd.`, `die Bahn ist für 3 Mrd. gebaut worden`: no verb of a value."""
    start = at.phrase.start
    pieces = clauses(at.text, at.sentence)
    clause = pieces[clause_index(pieces, start)]
    verbs = _verbs_in(at.text, clause)
    if _AS_VALUE.search(at.text, clause.start, start) or _AIM.search(at.text, *clause):
        return False
    if (
        verbs
        and _FOR.search(at.text, clause.start, start)
        and not _trades(at.scene, Span(clause.start, start))
    ):
        return True
    return not all(map(_can_be_of_value, verbs))


@lru_cache(maxsize=4)  # of a clause it is asked for each of its figures
def _verbs_in(text: str, clause: Span) -> list[str]:
    return [match[0].lower() for match in _VERB.finditer(text, clause.start, clause.end)]


def _trades(scene: Scene, span: Span) -> bool:
    """Tell whether goods or a party are named in ``span``: `Holz für 3 Mio.`, `Polen für 3 Mio.`"""
    return bool(GOODS_SOLD.search(scene.text, span.start, span.end)) or bool(scene.cast.within(span))


@lru_cache(maxsize=10_000)
def _can_be_of_value(word: str) -> bool:
    """Tell whether a value of trade can be the subject or the object of a verb form, or it is no verb."""
    return (
        word in _words_of_value()
        or any(part.startswith(_stems_of_value()) for part in _without_particle(word))
        or word in verbs()
        or word in verb_forms()
        or word.endswith(_ENDINGS_OF_ADJECTIVES)
    )


def _without_particle(word: str) -> Iterator[str]:
    """Yield a verb form, and what is left of it without its particle: `zusammen|ge|kommen`."""
    yield word
    particle = next((p for p in _particles() if word.startswith(p)), "")
    if particle:
        rest = word.removeprefix(particle)
        yield rest
        yield rest.removeprefix("ge").removeprefix("zu")


@cache
def _particles() -> tuple[str, ...]:
    """Return the particles of separable verbs, the longest first."""
    return tuple(sorted(words("trade", "status.particles"), key=len, reverse=True))


def _cues_of_status() -> Iterator[str]:
    """Yield the words of reports, hopes and forecasts; * stands for any ending."""
    names = ("reported", "infinitives", "modal", "second", "managed", "target", "forecast", "future")
    return (word for name in names for word in words("trade", f"status.{name}"))


@cache
def _words_of_value() -> frozenset[str]:
    small = {word for group in load("grammar").values() for word in group}
    return frozenset({word for word in _cues_of_status() if word[-1] != "*"} | small)


@cache
def _stems_of_value() -> tuple[str, ...]:
    return (
        *(word[:-1] for word in _cues_of_status() if word[-1] == "*"),
        *words("trade", "change.up"),
        *words("trade", "change.down"),
        *words("claims", "continuing.verbs"),
    )


# `in den nächsten, zweiten, dritten, ersten, fünften`
_ENDINGS_OF_ADJECTIVES = ("sten", "eiten", "itten", "erten", "ften")


def _has_left_trade(scene: Scene, number: int, before: Draft | None) -> bool:
    """Whether the text speaks of other money alone since the last figure of trade."""
    has_left = False
    for between in range(number - 1 if before is None else before.at.number + 1, number):
        if GIVES_REASON.search(scene.text, *scene.sentence(between)):
            continue  # `Grund waren die höheren Preise.`
        nouns = [m for m in scene.words.of(between) if m.strong and not m.verb and m.measure != COMPANY]
        nouns = [m for m in nouns if not _is_circumstance(scene, m, between)]
        if nouns:
            has_left = all(m.measure == OTHER for m in nouns) and not _tells_what(scene, between)
    return has_left


def _is_circumstance(scene: Scene, mention: Mention, number: int) -> bool:
    """`Grund waren die Preise`, `Die Zölle sanken`, `dank der Kredite`: why trade was so, without a sum."""
    if mention.measure != OTHER or scene.figures_between(*scene.sentence(number)):
        return False
    return bool(_RATE.fullmatch(mention.text)) or is_adjunct(scene, mention)


def spends(scene: Scene, number: int) -> bool:
    """`Dafür stellt der Bund 6 Mio. bereit`; not `umgekehrt flossen Waren für 6 Mio.`"""
    sentence = scene.sentence(number)
    found = _SPENDING.finditer(scene.text, *sentence)
    spent = next((match for match in found if not _is_told_beside(scene, sentence, match.start())), None)
    return spent is not None and not _GOODS_FLOW.search(scene.text, sentence.start, sentence.end)


def _is_told_beside(scene: Scene, sentence: Span, place: int) -> bool:
    """`3 Mio. waren es, heißt es in einem Papier, das verteilt wurde`: in a clause of something else."""
    pieces = clauses(scene.text, sentence)
    clause = pieces[clause_index(pieces, place)]
    if not _OPENS_RELATIVE.match(scene.text, *clause) or scene.figures_in(clause):
        return False
    before = scene.figures_in(Span(sentence.start, clause.start))
    return bool(before) and any(map(str.isalpha, scene.text[before[-1].end : clause.start]))


# ---------------------------------------------------------------- what was spoken of


def _spoken_of(scene: Scene, number: int, before: Draft | None, shown: Evidence) -> Mention | None:
    """Return the trade that the sentence before speaks of, where this one goes on with it."""
    if number == 0 or (before is not None and before.at.number >= number - 1):
        return None
    heading = _heading_of_list(scene, number)
    if heading is not None:
        return heading
    sentence = scene.sentence(number)
    goes_on = _GOES_ON.search(scene.text, sentence.start, sentence.end)
    shares = _SHARES.search(scene.text, *sentence) is not None or _is_worth_of_goods(scene, number)
    aims = _AIM.search(scene.text, *sentence) is not None and not shown.foreign
    if not (goes_on or shares or aims or shown.is_clear) and not _ITEM.match(scene.text, sentence.start):
        return None
    if _BY_VALUE.search(scene.text, *sentence) and (told := _told_by_volume(scene, number)):
        return told
    was_so_much = _WAS_SO_MUCH.search(scene.text, *sentence) is not None
    if shares or _were_goods(scene.text, sentence) or was_so_much:
        verbs = [m for m in scene.words.of_trade(number - 1) if m.verb and is_credible(scene, m, number - 1)]
        if verbs:
            return verbs[-1]
    if before is not None and before.measure == "turnover" and _only_tells_goods(scene, number):
        return None
    last = [m for m in scene.words.of(number - 1) if m.strong and m.measure != COMPANY]
    if not last and before is not None and _ranks_partners(scene, number):
        turnovers = (draft.mention for draft in scene.told.lately if draft.measure == "turnover")
        return next(turnovers, None)
    is_remark = before is not None and before.at.number >= number - 2
    if last and is_remark and _SHARE_OF.search(scene.text, scene.sentence(number - 1).start, last[-1].start):
        return None  # `Das ist die Hälfte aller Exporte.`: a remark on the figure before
    if last:
        whole = _balance_of(scene, number - 1, last[-1]) or last[-1]
        return whole if whole.measure != OTHER and not whole.verb else None
    return _of_title(scene, number) if before is None and shown.is_clear else None


def _balance_of(scene: Scene, number: int, trade: Mention) -> Mention | None:
    """`Der Überschuss im Handel mit Peru wächst.`: the balance is spoken of, not what says where."""
    balances = (
        m for m in scene.words.of(number) if m.measure in (BALANCE, *BALANCES) and m.end < trade.start
    )
    near = (m for m in balances if _IN_TRADE.fullmatch(scene.text, m.end, trade.start))
    return next(near, None)


def _were_goods(text: str, sentence: Span) -> bool:
    """`Malta kauft viel in Togo. 2018 waren es Waren für 3 Mio.`, `… waren es Möbel für 3 Mio.`"""
    were = _WERE_GOODS.search(text, *sentence)
    return were is not None and (not were["goods"] or were["goods"] == "Waren" or is_goods(were["goods"]))


def _tells_what(scene: Scene, number: int) -> bool:
    """`Alles, was Togo in die USA liefert, wird teurer. 2024 waren es 3 Mio.`: of what it sells there."""
    what = _WHAT.search(scene.text, *scene.sentence(number))
    return what is not None and any(
        m.verb and m.end == what.end("verb") for m in scene.words.of_trade(number)
    )


def _told_by_volume(scene: Scene, number: int) -> Mention | None:
    """`Mali exportiert mehr Reis. 9000 Tonnen gingen hinaus. | Wertmäßig …`: told before by its tonnes."""
    for earlier in range(number - 1, max(-1, number - 1 - VOLUME_REACH), -1):
        told = [m for m in scene.words.of(earlier) if m.strong and m.measure != COMPANY]
        if told:
            return told[-1] if told[-1].measure in FLOWS else None
        if not _BY_UNITS.search(scene.text, *scene.sentence(earlier)):
            return None
    return None


def _ranks_partners(scene: Scene, number: int) -> bool:
    """`Polen ist auf Rang drei der Handelspartner. | Auf Kuba entfielen 3 Mio.`: of their turnover."""
    fell = FELL.search(scene.text, *scene.sentence(number)) is not None
    return fell and any(m.counterpart and m.measure == "turnover" for m in scene.words.of(number - 1))


def _only_tells_goods(scene: Scene, number: int) -> bool:
    """`Perus Exporte bestehen aus Tee. Wir haben schon 3 Mrd. erreicht`: we, of what was told before."""
    composed = _COMPOSED.search(scene.text, *scene.sentence(number - 1))
    return composed is not None and _WE_REACH.search(scene.text, *scene.sentence(number)) is not None


def heads_list(text: str, sentence: Span) -> bool:
    """`Perus wichtigste Kunden:`; not `Die Länder mit den höchsten Exporten:`, who are ranked themselves."""
    return text.endswith(":", *sentence) and not _RANKED_THEMSELVES.search(text, *sentence)


def _heading_of_list(scene: Scene, number: int) -> Mention | None:
    """`Perus wichtigste Handelspartner nach Umsatz (Exporte und Importe): | 1. China 3 Mrd.`: the umsatz."""
    before = scene.sentence(number - 1)
    start = scene.sentence(number).start
    if not heads_list(scene.text, before) or not _LISTED.match(scene.text, start):
        return None
    roles = scene.roles(before, number - 1)
    whose = roles.owner or roles.source  # `Die wichtigsten Abnehmer Perus:`
    spoken = [
        m
        for m in scene.words.of_trade(number - 1)
        if (m.counterpart and whose) or is_credible(scene, m, number - 1)
    ]
    bracket = scene.text.find("(", *before)
    apart = [m for m in spoken if not 0 <= bracket < m.start] or spoken
    return next((m for m in apart if m.strong), apart[0] if apart else None)


def _is_worth_of_goods(scene: Scene, number: int) -> bool:
    """`Polen liefert mehr Holz. Der Warenwert stieg`: what the goods of the sentence before are worth."""
    if not VALUE_OF_IT.search(scene.text, *scene.sentence(number)):
        return False
    return any(is_goods(noun[0]) for noun in _NOUN.finditer(scene.text, *scene.sentence(number - 1)))


def _of_title(scene: Scene, number: int) -> Mention | None:
    """`Perus Exporte steigen | So viel war nie. Für 3 Mrd. ging …`: return what the headline speaks of."""
    headlines = scene.layout.headlines
    if not headlines:
        return None
    numbers = {scene.layout.sentence_index(headline.start) for headline in headlines}
    first = max(numbers) + 1
    if number - first > LEAD_REACH:
        return None
    between = (m for n in range(first, number) for m in scene.words.of(n) if m.strong)
    if any(m.measure in (OTHER, COMPANY) for m in between):
        return None
    spoken = [m for n in sorted(numbers) for m in scene.words.of(n) if m.strong]
    return spoken[-1] if spoken and all(m.measure in TRADE for m in spoken) else None


def _asked_for(scene: Scene, number: int) -> Mention | None:
    """`Ihr Land hat Tee verkauft. Was brachte das ein? – Wir nahmen 3 Mio. ein`: what a question spoke of."""
    sentence = scene.sentence(number)
    answers = _ANSWER.search(scene.text, sentence.start, sentence.end)
    if not answers and not _BARE.match(scene.text, sentence.start):
        return None
    for question in range(number - 1, max(-1, number - 1 - ANSWER_REACH), -1):
        span = scene.sentence(question)
        if scene.text[span.start : span.end].rstrip(' \n"”“»«').endswith("?"):
            for earlier in range(question, max(-1, question - 1 - ASKED_REACH), -1):
                words = [m for m in scene.words.of_trade(earlier) if is_credible(scene, m, earlier)]
                if words:
                    return words[-1]
    return None


def paid_before(scene: Scene, number: int) -> Mention | None:
    """`Das Land führt Reis ein. Dafür gab es 3 Mrd. aus`, `… Tee aus. Damit nahm es 3 Mrd. ein`.

    Return the trade that was paid for.
    """
    sentence = scene.sentence(number)
    measures = {"imports"} if _FOR_IT.search(scene.text, *sentence) else set()
    measures |= {"exports"} if EARNS_BY_IT.search(scene.text, *sentence) else set()
    if number == 0 or not measures:
        return None
    traded = [m for m in scene.words.of_trade(number - 1) if is_credible(scene, m, number - 1)]
    return traded[-1] if traded and traded[-1].measure in measures else None


# ---------------------------------------------------------------- patterns


def _spending_apart() -> Iterator[str]:
    """Yield patterns of the verbs of spending whose particle stands apart: `gab 3 Mrd. aus`."""
    for verb in words("claims", "spending.split"):
        stem, particle = verb.split()
        yield rf"\b{stem}\b(?:(?!\bals\s+\p{{Lu}})[^;])*\b{particle}\b"  # not `gab 3 Mrd. als Ziel aus`


# Finite verbs, participles, infinitives by their endings; with -te or -en before a noun they are adjectives.
_VERB = late(
    r"(?<![\p{L}-])(?:\p{Ll}{3,}t(?![\p{L}-])|(?:\p{Ll}{2,}ten?|(?:\p{Ll}{2,4})?(?:ge|be|ver|er|ent|zer)\p{Ll}{3,}en)(?![\p{L}-]|\s+\p{Lu})"
    r"|\p{Ll}{2,}(?:[elr]n)(?=[\s“”\"»«.!?]*$))"
)
# `Preise`, `Ölpreisen`: what is high, and no sum
_RATE = late(lambda: rf"\p{{L}}*(?i:{any_of('claims', 'continuing.rates')})")
# `wurde auf 3 Mrd. berichtigt`: whatever is done to a value
_AS_VALUE = late(lambda: rf"\b(?:auf|bei|von|nach)\s+(?:(?:{any_of('claims', 'hedges')})\s+)*$")
_FOR = late(r"\b[Ff]ür\s+(?:(?:rund|etwa|knapp|gut|fast|über|mehr\s+als|insgesamt)\s+)*$", signs="ür")
# `Für Öl, Gas und Kohle`
_FOR_GOODS = late(r"\b[Ff]ür\s+(?:\p{Ll}+e[nrs]?\s+)?(?P<goods>\p{Lu}[\p{L}-]+)", signs="ür")
_SPENT = late(
    lambda: rf"\b(?:{any_of('claims', 'payment.costing')}|ausgeben|(?:gab|gibt|gaben|geben)\b[^;]*\baus)\b"
)
_WAS_PAID = late(
    r"\bw[ue]rden?\b[^;:]*\b(?:bezahlt|gezahlt|ausgegeben|fällig)\b", signs="zahlt ausgegeben fällig"
)
_LAND_SPENDS = late(r"\b(?:das|ihr|sein|unser)\s+Land\b", signs="Land")
# `der Überschuss` ` im bilateralen ` Handel, `das Defizit` ` in der ` Handelsbilanz
_IN_TRADE = late(r"\s+(?:\p{L}+\s+){0,2}i(?:m|n\s+(?:der|seiner|ihrer))\s+(?:\p{Ll}+\s+)?")
# `Wichtigster Partner`, `Die größten Partner`
_FOREMOST_PARTNERS = late(r"\b\p{L}*[sß]te[rn]?\s+Partner(?:länder|n|in)?\b", signs="Partner")
_APPOSED = late(r"[^,;:.]{0,40},?\s*")
_FOR_IT = late(r"\b(?:[Dd]afür|[Hh]ierfür)\b", signs="afür ierfür")
# `ein Bestand von rund 3 Mrd.`
_NOUN_OF = late(
    r"\b(?P<noun>\p{Lu}[\p{L}-]+)\s+(?:von|über|in\s+Höhe\s+von|im\s+(?:Wert|Umfang|Volumen|Gesamtwert)\s+von)\s+$"
)
_NOUN = late(r"\b\p{Lu}[\p{L}-]+")
_NEUTRAL = late(lambda: rf"(?i)\p{{L}}*{any_of('claims', 'nouns.neutral')}s?")
_GOODS_FLOW = late(
    lambda: rf"\b(?:fließen|floss(?:en)?)\s+(?:\p{{Ll}}+\s+){{0,3}}{any_of('trade', 'movement.goods')}\b",
    signs="fließen floss",
)
_SPENDING = late(lambda: "|".join((rf"\b{any_of('claims', 'spending.verbs')}\b", *_spending_apart())))
# `waren es Waren für` 3 Mio., `Malta kauft Tee. 2018 waren das` 3 Mio.
_WERE_GOODS = late(
    r"\bwar(?:en)?\s+(?:es\s+(?:\p{Ll}+\s+){0,2}(?:Güter\b|(?P<goods>\p{Lu}[\p{L}-]+))|das\s)", signs="war"
)
_WERE = late(r"\bwaren\s+es\b", signs="waren")
# 3 Mrd. Euro `waren es`, `2018 waren es`
_WAS_SO_MUCH = late(r"\b(?:waren|sind|wurden)\s+(?:es|das)\b", signs="waren sind wurden")
# `was das Land in die USA liefert`
_WHAT = late(r"\b[Ww]as\s+[^,;:.]{1,100}?\s(?P<verb>\p{Ll}+)(?=\s*[,;:.])", signs="was Was")
# `Bis 2025 wollen wir 3 Mrd. erreichen`, `wollen beide Länder 3 Mrd. schaffen`, `halte 3 Mrd. für machbar`
_AIM = late(
    lambda: (
        r"\b(?:wollen|möchten|werden|könn?t?en|müss(?:t)?en|dürften|soll(?:t)?en|haben)\s+"
        rf"(?:wir|(?:die\s+)?beiden?\s+{any_of('claims', 'continuing.two_sides')})\b"
        rf"{IN_SENTENCE}\b(?:erreich(?:en|t)|schaffen|geschafft|kommen"
        r"|überschreiten|übertreffen|knacken|sehen|landen|liegen|stehen|vornehmen|vorgenommen)\b"
        r"|\bfür\s+(?:möglich|machbar|realistisch)\b"
        rf"|\b[Mm]arke\s+von\b{IN_SENTENCE}\b(?:erreichen|knacken|überschreiten|übertreffen)\b"
    )
)
_WE_REACH = late(
    r"\b[Ww]ir\b[^;]*\b(?:erreich(?:en|t|ten)|geschafft|schaffen|peilen|anpeilen)\b", signs="Wir wir"
)
# `In Malta wurden Waren für 3 Mrd. produziert`; not `für den Export produziert`
_MADE = late(
    r"\bw[ue]rden?\s(?![^.;]*\b(?:[Ee]xport|[Aa]usland))[^;]*\b(?:produziert|hergestellt|gefertigt)(?=\s*(?:[.,;!?“”\"»«]|$|und\b))",
    signs="produziert hergestellt gefertigt",
)
_COMPOSED = late(r"\b(?:besteh(?:en|t)|bestanden?|setz(?:en|t)\s+sich)\b", signs="best setz")
# `Bis 2025 sollen daraus 3 Mrd. werden`: out of the value told last
_OUT_OF_IT = late(r"\b[Dd]araus\b", signs="araus")
# `Schlechter lief es in China mit` 3 Mio.
_RUNS = late(r"[\s„“\"»«]*\p{Lu}\p{Ll}+\s+(?:lief|läuft|ging|sah|sieht)\s+es\s", signs=" es")
_SHALL_BE = late(r"\bsoll(?:en|te|ten)?\s+es\b", signs="soll")
_ANSWER = late(r"\b(?:[Ww]ir|[Ee]s|[Dd]as|[Ss]ie|[Uu]ns)\b")
# `– Rund 3 Mio.`: an answer that is no more than a figure
_BARE = late(
    lambda: rf"[\s–—„“\"»«-]*(?:\p{{Lu}}\p{{Ll}}+\s+)?(?:{any_of('claims', 'hedges')}\s+)*\p{{Sc}}?\s?\d"
)
# What may point back to what the sentence before spoke of.
_GOES_ON = late(
    lambda: (
        rf"\b(?:{any_of('claims', 'nouns.pointing_back')}|[Ee]r|[Ee]s|[Ss]ie|[Dd]ies(?:e[rsmn]?)?"
        r"|[Dd]as|[Dd]amit|[Ii]nsgesamt)\b"
    )
)
_BY_UNITS = late(lambda: rf"\d\s+{any_of('trade', 'whole.units')}\b")
_BY_VALUE = late(r"\b(?:[Ww]ertmä(?:ß|ss)ig|[Dd]em\s+Wert\s+nach)\b", signs="ertmä Wert")
# What says how much of it goods make up.
_SHARES = late(
    r"\b[Dd]araus\b|\bzu\s+Buche\b|\bentf(?:ielen|iel|allen|ällt)\b|\b(?:[Dd]avon|[Dd]arunter)\b",
    signs="araus Buche entf avon arunter",
)
# `, das (im Mai Waren für)`
_RELATIVE = late(r",\s+(?:das|die|der)\s+[^,;:]*$")
_OPENS_RELATIVE = late(r"\s*(?:der|die|das|den|dem|welche[rsnm]?)\s")
# `54 Prozent aller`, `ein Drittel der gesamten`
_SHARE_OF = late(
    r"\b(?:Prozent|Hälfte|\p{L}*[Dd]rittel|Viertel|Fünftel|Zehntel)\s+(?:aller|(?:der|des|seiner|ihrer)\s+gesamten)\s+(?:\p{Ll}+\s+)?$"
)
# A line of a list below its heading: `1. Russland 6,6 Mrd. Dollar`
_LISTED = late(r"(?:\d{1,2}[.)]\s+|[-–•*·▪]\s*)?\p{Lu}[\p{L} -]{1,40}(?::?\s*\(|:?\s+(?=\p{Sc}?\d))")
_RANKED_THEMSELVES = late(
    r"\b(?:Länder|Staaten|Nationen|Firmen|Unternehmen|Konzerne|Volkswirtschaften|Menschen)\s+(?:mit|nach)\b|\b(?:Ex|Im)port(?:eure|nationen)\b",
    signs="Länder Staaten ation eure Firmen Unternehmen Konzerne wirtschaften Menschen",
)
# A line of a list: `- Russland: 6,6 Mrd. Dollar`
_ITEM = late(r"[-–•*·]?\s*\p{Lu}[\p{L} -]{1,40}:\s")
