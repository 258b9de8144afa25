"""The party that a sentence leaves out: `unser Handelsumsatz`, `Die Exporte lagen bei 3 Mrd.`"""

from __future__ import annotations

from tradefigs.claims.clauses.change import LEVEL
from tradefigs.claims.measure.antecedents import FIGURES_BACK, IN_RETURN
from tradefigs.claims.roles.roles import OPEN, pair_of
from tradefigs.claims.scene.scene import Draft, Place, Scene
from tradefigs.claims.sides.guests import guest_and_host
from tradefigs.claims.sides.pairs import (
    NOBODY,
    REACH,
    Pair,
    are_told_together,
    context,
    meeting_in,
    only_two_in,
    pair_in,
)
from tradefigs.claims.sides.parts import seller_to_many, whose_whole
from tradefigs.claims.sides.pointers import WE, asked_of
from tradefigs.claims.sides.wholes import closes_share, is_part, is_with_all, opens_whole
from tradefigs.claims.vocabulary.mentions import ABROAD
from tradefigs.claims.vocabulary.trade import BALANCES, FLOWS, OF_IT, RANK, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import any_case_of, any_of, words
from tradefigs.parties import Party
from tradefigs.parties.gazetteer import lies_in


def completed(at: Place, told: Pair, mention: Mention, measure: str) -> Pair:
    """Return the pair that the sentence tells, with the party that it leaves out filled in."""
    told = "" if told[0] == OPEN else told[0], told[1]
    if told[0] and opens_whole(at, told[0]):
        return told[0], ""
    if closes_share(at):
        return told[0] or _spoken_of(at, mention)[0], ""
    whose = "" if told[1] else whose_whole(at, mention, measure)
    if whose and told[0] in ("", whose):
        return whose, ""
    part = _own_part(at)
    theirs = (_THEY_US if mention.verb else _YOURS_TO_US).search(at.text, *part)
    if theirs is not None and not any(told):
        return _from_them(at.scene, _spoken_of(at, mention))
    is_told = bool(at.scene.cast.within(Span(part.start, at.phrase.end)))
    if mention.verb and not is_told and _YOU_SELL.search(at.text, *part):
        seller, buyer = _from_them(at.scene, _spoken_of(at, mention))
        return seller, "" if _TO_THE_WORLD.search(at.text, *part) else buyer
    is_whole = all(told) and told[1] != OPEN
    reporter, partner = told if is_whole else _filled_in(at, told, mention, measure)
    if told[1] or not is_with_all(at, mention, measure, told[0], (reporter, partner)):
        return reporter, partner
    return reporter if told[0] else _of_all_regions(at, _whose_all(at, measure, reporter, partner)), ""


def _whose_all(at: Place, measure: str, reporter: str, partner: str) -> str:
    """`Malis Exporte lagen bei 9 Mrd. … Togo kaufte in Mali für 3 Mrd. Die Importe stiegen auf 8`: of Mali.

    Of the two of whom the last figure told, the one whose trade with all the world was told before.
    """
    if measure not in FLOWS:
        return reporter
    tellers = {d.reporter for d in at.scene.told.lately if d.measure in FLOWS and not d.partner}
    return partner if partner in tellers and reporter not in tellers else reporter


def _spoken_of(at: Place, mention: Mention) -> Pair:
    """Return the pair that the text was speaking of."""
    return _before_semicolon(at, mention) or context(at.scene, at.number, mention)


def _filled_in(at: Place, told: Pair, mention: Mention, measure: str) -> Pair:
    """Return the pair that the sentence tells, with the party that it leaves out taken from the text."""
    sentence, spoken_of = at.sentence, _spoken_of(at, mention)
    asked = asked_of(at.scene, at.number) if not told[0] and told[1] not in ("", OPEN) else ""
    if asked and measure != "turnover" and asked != told[1] and mention.start >= sentence.start:
        return asked, told[1]  # `Und Peru? Die Exporte nach Mali lagen bei 3 Mrd.`
    nation = "" if told[0] else _nation(at, spoken_of[0])
    if nation:
        return nation, "" if OPEN in told else told[1] or spoken_of[1]
    own = "" if any(told) else _own_flow(at, mention, measure)
    if own:
        return own, spoken_of[0] if own == spoken_of[1] else spoken_of[1]
    view = "" if any(told) else _told_from(at, measure)
    if view and view == spoken_of[1]:
        return view, spoken_of[0]
    is_open = told[0] and told[1] in ("", OPEN)
    other = (_bought_from(at, mention) if measure == "imports" else _sold_to(at, mention)) if is_open else ""
    other = other or (_with_whole(at, mention, measure) if is_open else "")
    if other not in ("", told[0]):
        return told[0], other
    back = told[0] if not told[1] else ""
    if back and (other := _sold_in_return(at, measure, back)):
        return back, other
    reporter, partner = _of_these(at, measure, told, spoken_of)
    if measure != "turnover" and not partner and not is_part(at):
        if mention.start >= sentence.start and _is_past(at.scene, at.number, spoken_of[1]):
            spoken_of = spoken_of[0], ""
        other = spoken_of[0] if reporter == spoken_of[1] else spoken_of[1]
        if reporter and other and not _is_coupled(at.scene, at.number, reporter, other):
            return reporter, ""
    if WE.search(at.text, sentence.start, sentence.end):
        them = "" if measure == "turnover" or reporter else _is_for_us(at.scene, at.number)
        if them and partner in ("", them):
            return _who_we_are(at.scene, them), them
        we = "" if measure == "turnover" or reporter else _we(at.scene, at.number)
        if we and we != partner:
            first, second = meeting_in(at.scene, at.number)
            if we == first and not partner:
                return first, second  # `Wir liefern mehr, sagt der Botschafter Perus in Quito`
            return we, partner or _partner_of(at.scene, at.number, we, spoken_of, measure)
        asked, known = at.scene.item.asked, partner if measure != "turnover" else partner or reporter
        if asked and known not in ("", asked, OPEN) and not (reporter and partner):
            return asked, known  # `Wir setzten mit Peru 3 Mrd. um`, sagt, wer gefragt wird
        spoken_of = _between_us(at.scene, partner or reporter, measure, spoken_of)
    if partner == OPEN:
        return reporter or spoken_of[0], ""
    if reporter and partner:
        return reporter, partner
    joined = NOBODY if reporter or partner or measure != "turnover" else _joined_before(at.scene, at.number)
    if joined != NOBODY:
        return joined
    if not reporter and (partner or _stands_alone(at, mention, measure)):
        reporter = "" if measure == "turnover" else _told_by_office(at.scene, at.number, but=partner)
    if reporter and partner:
        return reporter, partner
    seller = "" if reporter or partner or measure != "exports" else _land_that_sells(at)
    if seller:
        return seller, ""
    met = guest_and_host(at) if measure == "turnover" and not partner else NOBODY
    met = _called_partners(at) if measure == "turnover" and not partner and met == NOBODY else met
    if met != NOBODY and reporter in ("", *met):
        return met
    if partner and not reporter and (owner := _of_same_balance(at, mention, measure)) not in ("", partner):
        return owner, partner
    return _from_context(at.scene, at.number, measure, (reporter, partner), spoken_of)


def _of_same_balance(at: Place, mention: Mention, measure: str) -> str:
    """`Das Defizit Perus mit Mali lag bei 9 Mrd. Gegenüber Togo waren es 3 Mrd.`: of Peru, too."""
    last = at.just_told
    if last is None or measure not in BALANCES or last.measure != measure or last.mention != mention:
        return ""
    return last.reporter


def _own_flow(at: Place, mention: Mention, measure: str) -> str:
    """`Die Lieferungen aus Mali stiegen auf 3 Mrd., die eigenen Exporte auf 2 Mrd.`: not those of Mali."""
    last = at.just_told
    if last is None or last.measure != measure or measure not in FLOWS:
        return ""
    is_own = _THEIR_OWN.match(at.text, 0, mention.start) is not None and not last.roles.agent
    return last.partner if is_own and last.reporter == last.roles.source else ""


def _told_from(at: Place, measure: str) -> str:
    """`Perus Defizit mit Mali lag bei 3 Mrd. Laut malischem Zoll betrug der Überschuss 2 Mrd.`: Mali's.

    Likewise `Peru exportierte nach Mali … Das malische Amt meldete Importe von 3 Mrd.`; of the same flow
    either may be meant.
    """
    last = at.scene.told.last
    is_other_way = last is not None and {last.measure, measure} == set(FLOWS)
    if measure not in BALANCES and not is_other_way:
        return ""
    named = [party for party in at.scene.cast.within(at.sentence) if party.form == "adjective"]
    return next((party.code for party in named if _is_source(at.text, party)), "")


def _is_source(text: str, party: Party) -> bool:
    """`Das ghanaische Zollamt meldete`, `laut ghanaischem Zoll`, `nach ghanaischen Angaben`."""
    if _tells_by_house(text, party):
        return True
    is_source = _FIGURES.match(text, party.end) or _HOUSE.match(text, party.end)
    return is_source is not None and _AFTER.match(text, 0, party.start) is not None


def _of_all_regions(at: Place, code: str) -> str:
    """`Tirol und Kärnten legten zu. Insgesamt sank die Ausfuhr`: of the state that they are regions of."""
    return code if at.scene.told.last is not None else at.scene.item.topic.state_of_many(code) or code


def _nation(at: Place, region: str) -> str:
    """`Tirols Exporte sanken. Bundesweit stiegen sie auf 9 Mrd.`: the state of the ``region``, if any."""
    if not _NATIONWIDE.search(at.text, at.sentence.start, at.phrase.start):
        return ""
    state = at.scene.item.topic.state_of(region)
    return state if state != region else ""


def _land_that_sells(at: Place) -> str:
    """`Peru kaufte in Mali Tee für 3 Mio. … Die Ausfuhr des Landes soll wachsen`: of who sold before."""
    last = at.scene.told.last
    told = last is not None and last.measure == "imports" and _OF_THE_LAND.search(at.text, *at.sentence)
    return last.partner if last is not None and told else ""


def _bought_from(at: Place, mention: Mention) -> str:
    """`Perus Exporte wuchsen auf 9 Mrd. Außerhalb Amerikas ist China vorn: Es kaufte für 2 Mrd.`: from Peru.

    So it is where those are ranked to whom was sold; not `China importierte für 2 Mrd.`
    """
    last = at.scene.told.last
    if last is None or last.measure != "exports" or last.partner or at.number - last.at.number > REACH:
        return ""
    buys = mention.verb and not (mention.strong or mention.movement) and mention.start >= at.sentence.start
    before = at.scene.sentence(max(last.at.number, at.number - 1))
    is_ranked = RANK.search(at.text, before.start, at.phrase.start) is not None
    return last.reporter if buys and is_ranked else ""


def _sold_to(at: Place, mention: Mention) -> str:
    """`Perus Importe … Kuba lieferte für 3 Mrd. Zurück fielen die USA, deren Lieferungen …`: to Peru, too.

    Not so `Die USA exportierten …`.
    """
    last = at.scene.told.last
    if last is None or at.number - last.at.number > REACH or mention.strong or mention.movement:
        return ""
    if last.measure not in FLOWS or mention.start < at.sentence.start:
        return ""
    buyer = last.reporter if last.measure == "imports" else last.partner
    first = at.scene.told.here[0]
    return buyer if (first.measure, first.reporter) == ("imports", buyer) and last.partner else ""


def _with_whole(at: Place, mention: Mention, measure: str) -> str:
    """`Perus Importe wuchsen auf 9 Mrd. Die USA lieferten für 2 Mrd.`: to Peru, less than all that it buys.

    Likewise `Perus Exporte … Auf Platz vier rückte Mali, das für 2 Mrd. abnahm`; so long as it is on Peru.
    """
    last, told = at.scene.told.last, at.scene.told.lately
    if last is None or measure not in FLOWS or mention.strong or mention.movement:
        return ""
    if at.number - last.at.number > REACH or mention.start < at.sentence.start:
        return ""
    if ABROAD.search(at.text, *at.sentence) or _OTHERWISE.search(at.text, *at.sentence):
        return ""  # `Chile dagegen kaufte im Ausland Waren für 2 Mrd.`
    wholes = [d for d in told if {d.measure, measure} == set(FLOWS) and not d.partner and d.kind == LEVEL]
    whole = wholes[-1] if wholes else None
    if whole is None or whole.reporter not in (last.reporter, last.partner):
        return ""
    amounts = [d.at.figure for d in wholes if d.reporter == whole.reporter]
    alike = [a for a in amounts if a.currency == at.figure.currency]
    return whole.reporter if alike and at.figure.high < max(a.low for a in alike) else ""


def _sold_in_return(at: Place, measure: str, reporter: str) -> str:
    """`Nach Mali ging Tee für 3 Mio. Im Gegenzug lieferte Mali Öl für 2 Mio.`: to the one who sold before."""
    last = at.just_told
    if last is None or {last.measure, measure} - set(FLOWS) or last.partner != reporter:
        return ""
    since = max(at.sentence.start, last.at.figure.end)
    return last.reporter if IN_RETURN.search(at.text, since, at.phrase.start) else ""


def _of_these(at: Place, measure: str, told: Pair, spoken_of: Pair) -> Pair:
    """`Ein Drittel der Exporte ging nach Mali. Diese Lieferungen waren 3 Mrd. wert`: those to Mali."""
    if any(told) or not at.number or measure not in FLOWS or not _THESE.search(at.text, *at.sentence):
        return told
    before = at.scene.sentence(at.number - 1)
    roles = at.scene.roles(before, at.number - 1)
    partner = roles.destination if measure == "exports" else roles.source
    return (spoken_of[0], partner) if partner not in ("", OPEN, spoken_of[0]) else told


def _before_semicolon(at: Place, mention: Mention) -> Pair | None:
    """`Nach Mali lieferte Togo Tee; der Wert der Ausfuhren stieg auf 3 Mio.`: the two before it.

    Likewise `Mit Mali rutschte Togos Bilanz ins Minus; es blieb ein Defizit von 3 Mio.`
    """
    sentence = at.sentence
    end = at.text.rfind(";", sentence.start, min(mention.start, at.phrase.start))
    if end < 0 or at.scene.figures_between(sentence.start, end):
        return None
    before = [m for m in at.trade_words if m.end <= end and not m.counterpart]
    told = next((m for m in before if m.verb), None) or next((m for m in before if m.strong), None)
    if told is None:
        return None
    measure = told.measure if told.measure in FLOWS else "turnover"
    pair = pair_of(measure, at.scene.roles(Span(sentence.start, end), at.number, told))
    return pair if all(pair) and OPEN not in pair else None


def _called_partners(at: Place) -> Pair:
    """`Das Handelsvolumen liegt bei 3 Mrd. Peru ist Chiles wichtigster Partner`: who is told behind it."""
    number = at.number + 1
    if at.scene.told.last is not None or number >= len(at.scene.layout.sentences):
        return NOBODY
    behind = at.scene.sentence(number)
    in_same = behind.start in at.scene.layout.paragraph_at(at.sentence.start)
    is_told = in_same and _PARTNER_OF.search(at.text, *behind) is not None
    return only_two_in(at.scene, behind) if is_told else NOBODY


def _own_part(at: Place) -> Span:
    """Return what stands round a figure: `wir für 3 Mrd. zu Ihnen und`, not `Sie zu uns für 2 Mrd.`"""
    sentence, phrase = at.sentence, at.phrase
    start = max(sentence.start, at.previous_end)
    if at.next is None or at.next.phrase.start >= sentence.end:
        return Span(start, sentence.end)
    ends = [m.start() for m in _PARTS.finditer(at.text, phrase.end, at.next.phrase.start)]
    return Span(start, max(ends, default=phrase.end))


def _from_them(scene: Scene, spoken_of: Pair) -> Pair:
    """`Sie verkaufen uns Öl`, `sie kaufen bei uns`: the other one acts."""
    return spoken_of if spoken_of[1] == scene.item.topic.home else spoken_of[::-1]


def _told_by_office(scene: Scene, number: int, *, but: str) -> str:
    """`Das brasilianische Ministerium meldete Einfuhren aus Peru`: return whose trade an office tells."""
    named = [party for party in scene.cast.within(scene.sentence(number)) if party.code != but]
    house = (p.code for p in named if p.form == "adjective" and _tells_by_house(scene.text, p))
    speaker = (p.code for p in named if scene.cast.has_office(p))
    return next(house, "") or next(speaker, "")


def _tells_by_house(text: str, party: Party) -> bool:
    """`Das ghanaische Zollamt meldete`, `laut dem ghanaischen Zollamt`."""
    house = _HOUSE.match(text, party.end)
    return house is not None and bool(house["tells"] or _ACCORDING_TO.match(text, 0, party.start))


def _stands_alone(at: Place, mention: Mention, measure: str) -> bool:
    """Whether a balance is the first figure of a paragraph that named nobody so far."""
    paragraph = at.scene.layout.paragraph_at(at.sentence.start)
    last = at.scene.told.last
    is_first = last is None or last.at.sentence.start not in paragraph
    is_named = measure in BALANCES and mention.strong and mention.start in paragraph
    return is_named and is_first


def _between_us(scene: Scene, known: str, measure: str, spoken_of: Pair) -> Pair:
    """`unser Handel`: the pair of the topic, if the one ``known`` is of it, before the pair spoken of."""
    goes_on = known in spoken_of and _times_told(scene, spoken_of, but=known)
    is_topic = (
        bool(known)
        and known in scene.item.topic.pair
        and _times_told(scene, scene.item.topic.pair, but=known) >= goes_on
    )
    pair = scene.item.topic.pair if is_topic else spoken_of
    last = scene.told.last  # `Unser Außenhandel wuchs. Wir liegen bei 3 Mrd.`
    is_with_two = measure == "turnover" and (last is None or last.measure != measure or last.partner)
    return scene.item.topic.two if is_with_two and not pair[1] else pair


def _times_told(scene: Scene, pair: Pair, *, but: str) -> int:
    """Return of how many figures the other one of a pair was a side."""
    other = pair[1] if pair[0] == but else pair[0]
    return sum(other in (draft.reporter, draft.partner) for draft in scene.told.lately) if other else 0


def _from_context(scene: Scene, number: int, measure: str, told: Pair, spoken_of: Pair) -> Pair:
    """Take what is left out from the pair that the text was speaking of."""
    reporter, partner = told
    if partner:
        spoken_of = _without_overtaker(scene, number, spoken_of)
        seller = seller_to_many(scene, number) if measure == "exports" else ""
        if seller not in ("", partner):
            return seller, partner
        return _counterpart(scene, partner, spoken_of, measure, reports=True), partner
    if not reporter:
        return _with_bloc(scene, spoken_of) if measure == "turnover" else _as_before(scene, spoken_of)
    others = [code for code in spoken_of if code not in ("", reporter)]
    if reporter not in spoken_of and any(scene.item.topic.related(reporter, code) for code in others):
        return reporter, ""  # a part of the state that the text spoke of, or that of the region
    return reporter, _partner_of(scene, number, reporter, spoken_of, measure)


def _with_bloc(scene: Scene, pair: Pair) -> Pair:
    """`Die EU handelt mit Peru für 9 Mrd. Malta lieferte für 1 Mrd. Das Volumen soll wachsen`: the EU's.

    So it is where the trade of two was told and then what a member of one of them sells or buys.
    """
    if scene.told.last is not None and scene.told.last.measure not in FLOWS:
        return pair
    told = ((d.reporter, d.partner) for d in reversed(scene.told.lately) if d.measure == "turnover")
    pairs = (scene.item.topic.pair, *told)
    return next((two for two in pairs if all(two) and all(pair) and _are_members(pair, two)), pair)


def _are_members(pair: Pair, blocs: Pair) -> bool:
    """Tell whether of two pairs one side is the same and the other a member of the bloc that stands there."""
    return any(
        pair[one] in blocs and lies_in(pair[1 - one], blocs[1 - blocs.index(pair[one])]) for one in (0, 1)
    )


def _without_overtaker(scene: Scene, number: int, pair: Pair) -> Pair:
    """`Perus Handel mit Mali … Mali verdrängte Togo (3 Mrd.) auf Rang zwei`: of the partners of Peru."""
    sentence = scene.sentence(number)
    verb = _OVERTAKES.search(scene.text, *sentence) or _HAS_OVERTAKEN.search(scene.text, *sentence)
    named = scene.cast.within(Span(sentence.start, verb.end())) if verb is not None else []
    if not named or named[0].code not in pair:
        return pair
    return pair[1] if named[0].code == pair[0] else pair[0], ""


def _is_beside(scene: Scene, number: int, draft: Draft) -> bool:
    """Tell whether sentence ``number`` stands in the paragraph of an earlier figure."""
    paragraph = scene.layout.paragraph_at(scene.sentence(number).start)
    return draft.at.sentence.start in paragraph


def _partner_of(scene: Scene, number: int, reporter: str, spoken_of: Pair, measure: str) -> str:
    if reporter == spoken_of[0]:
        return spoken_of[1]
    last = scene.told.last
    sentence = scene.sentence(number)
    is_new = reporter not in spoken_of and not OF_IT.search(scene.text, sentence.start, sentence.end)
    after_all = last is not None and not last.partner and not _is_beside(scene, number, last)
    alike = last is not None and (last.measure == measure or {last.measure, measure} <= set(BALANCES))
    goes_on = alike and last is not None and last.at.number == number and measure != "turnover"
    if reporter not in spoken_of and last is not None and goes_on and last.partner:
        return last.partner  # `Aus Peru bezog Malta Öl für 3 Mio., Zypern für 2 Mio.`
    told_with = any((d.reporter, d.partner) == (reporter, spoken_of[1]) for d in scene.told.lately)
    if is_new and spoken_of[1] and told_with:
        return spoken_of[1]  # `Malta und Zypern lieferten nach Peru … Malta ist auch größter Importeur`
    is_apart = not scene.item.topic.pair[1] or after_all or bool(seller_to_many(scene, number))
    if is_new and measure in ("exports", *BALANCES) and is_apart:
        return ""  # who is new in a text on no two, or in a paragraph after trade with all, trades by itself
    sold = last is not None and last.measure == "exports" and last.at.number >= number - 1
    if last is not None and last.measure == "imports":  # `Perus Exporte …, die Importe … Mali nahm Tee ab`
        first = scene.told.here[0]
        sold = (first.measure, first.reporter) == ("exports", last.reporter)
    if is_new and last is not None and sold and measure == "imports" and last.partner:
        return last.reporter  # `Togo lieferte Tee nach Malta. Zypern kaufte Tee für 3 Mio.`
    likewise = last is not None and (last.measure, last.reporter, last.partner) == (measure, *spoken_of)
    likewise = likewise and (not spoken_of[1] or _is_part(scene, measure, spoken_of))
    if likewise and measure in FLOWS and {reporter, spoken_of[0]} != set(scene.item.topic.pair):
        return ""  # `Peru exportierte für 3 Mrd., Chile für 4 Mrd.`: unless the text is on the two
    dealt_with = number > 0 and scene.roles(scene.sentence(number - 1), number - 1).with_ == reporter
    if is_new and dealt_with and spoken_of[0]:
        return spoken_of[0]  # `Der Handel mit Zypern ist im Plus. Zypern lieferte für 3 Mio.`
    if is_new and last is not None and last.measure == measure and measure in FLOWS and last.partner:
        return last.partner  # `Malta kaufte für 3 Mio. in Togo. Mehr bezog Italien, nämlich für 9 Mio.`
    return _counterpart(scene, reporter, spoken_of)


def _is_part(scene: Scene, measure: str, pair: Pair) -> bool:
    """`Peru exportierte für 9 Mrd., davon 2 Mrd. nach China`: the whole was told, too."""
    return any((d.measure, d.reporter, d.partner) == (measure, pair[0], "") for d in scene.told.lately)


def _is_coupled(scene: Scene, number: int, reporter: str, partner: str) -> bool:
    """Whether something besides the topic tells that the goods of the reporter are the partner's."""
    if scene.told.last is not None or not partner:
        return True
    first = max(0, number - REACH)
    if _are_joined_before(scene, number, {reporter, partner}):
        return True
    if any(partner in pair_in(scene, earlier) for earlier in range(first, number)):
        return True
    return are_told_together(scene, number, reporter, partner)


def _are_joined_before(scene: Scene, number: int, both: set[str]) -> bool:
    """`Peru und Mali haben ein Abkommen. Perus Exporte sollen steigen`: the only two whom it names."""
    if number == 0 or scene.words.of_trade(number - 1):
        return False
    before = scene.sentence(number - 1)
    in_same = before.start in scene.layout.paragraph_at(scene.sentence(number).start)
    named = {party.code for party in scene.cast.within(before)} if in_same else set()
    return named == both == set(scene.roles(before).between)


def _is_past(scene: Scene, number: int, partner: str) -> bool:
    """Whether the partner of an earlier paragraph, no subject of the text nor of this one, is left behind.

    What is sold now may go anywhere.
    """
    draft = scene.told.last
    if draft is None or partner not in (draft.reporter, draft.partner):
        return False
    if scene.item.is_about(partner):
        return False
    if _is_beside(scene, number, draft):
        return False
    paragraph = scene.layout.paragraph_at(scene.sentence(number).start)
    again = scene.cast.within(Span(paragraph.start, scene.sentence(number).start))
    return all(party.code != partner for party in again)


def _we(scene: Scene, number: int) -> str:
    """Return whom `wir` means in the mouth of `der indische Sprecher`, "" where no office is told."""
    first, last = max(0, number - 1), min(number + 1, len(scene.layout.sentences) - 1)
    paragraph = scene.layout.paragraph_at(scene.sentence(number).start)
    near = Span(
        max(scene.sentence(first).start, paragraph.start), min(scene.sentence(last).end, paragraph.end)
    )
    spoken = {party.code for party in scene.cast.within(near) if scene.cast.has_office(party)}
    if not spoken:
        names = set(_NAME.findall(scene.text, paragraph.start, paragraph.end))
        spoken = {code for name, code in scene.cast.officials if name in names}
    return next(iter(spoken)) if len(spoken) == 1 else ""


def _is_for_us(scene: Scene, number: int) -> str:
    """`Peru ist für uns ein wichtiger Markt. Unsere Exporte …`: return who is no part of us, "" for none."""
    start = scene.sentence(max(0, number - 1)).start
    paragraph = scene.layout.paragraph_at(scene.sentence(number).start)
    near = scene.cast.within(Span(max(start, paragraph.start), scene.sentence(number).end))
    return next((p.code for p in near if p.form == "name" and _FOR_US.match(scene.text, p.end)), "")


def _who_we_are(scene: Scene, them: str) -> str:
    """`das Gebiet Brjansk ist für uns …`: the region that the text is on, or its state."""
    item, topic = scene.item, scene.item.topic
    own = topic.other_of_pair(them)
    own = own if own and topic.home and topic.related(own, topic.home) else topic.home
    asked = item.asked if item.asked != them else ""
    return asked or own or topic.other_than(them)


def _as_before(scene: Scene, pair: Pair) -> Pair:
    """After the turnover of two, whose order means nothing, return first the one whose flows were told."""
    last = scene.told.last
    if last is None or last.measure != "turnover":
        return pair
    first, second = pair
    near = reversed(scene.told.readings[-FIGURES_BACK:])
    told = (d.reporter for d in near if isinstance(d, Draft) and d.measure != "turnover")
    return (second, first) if second and next(told, first) == second else pair


def _joined_before(scene: Scene, number: int) -> Pair:
    """`Kampala und Nairobi rücken zusammen. Der Handel …`: the only two whom the sentence before names."""
    draft = scene.told.last
    if number == 0 or (draft is not None and (draft.partner or draft.at.number == number)):
        return NOBODY
    before = scene.sentence(number - 1)
    if before.start not in scene.layout.paragraph_at(scene.sentence(number).start):
        return NOBODY
    between = scene.roles(before).between
    two = len(between) == 2 and {party.code for party in scene.cast.within(before)} == set(between)
    return (between[0], between[1]) if two else NOBODY


def _counterpart(
    scene: Scene, known: str, spoken_of: Pair, measure: str = "", *, reports: bool = False
) -> str:
    """Return who trades with ``known``: one of the pair that the text was speaking of.

    ``reports``: it is the reporter of the ``measure`` that is looked for.
    """
    first, second = spoken_of
    if known in (first, second):
        other = second if known == first else first
        if not other and not reports and not scene.item.topic.pair[1]:
            return ""  # a text on no two
        return other or scene.item.topic.other_than(known)
    # `Perus Handel mit der EU wächst. Nach Malta gingen …`: no bloc to one of its own
    others = (code for code in (first, second) if code and not (reports and lies_in(known, code)))
    candidates = [code for code in others if not scene.item.topic.related(code, known)]
    if not candidates:
        return scene.item.topic.other_than(known)
    last = scene.told.last
    if reports and last is not None and (last.reporter, last.partner) == ("", second) and not first:
        return ""  # `Die Exporte nach Peru sanken auf 3 Mrd., die nach Chile auf 2`: nobody says whose
    if reports and last is None and known not in scene.item.topic.pair:
        return candidates[0]  # `Maltas Handel mit Zypern wächst. Die Ausfuhren nach Peru …`: Malta's
    if reports and last is not None:
        # who sold just now sells on, unless that was in return; else it is on whom the text began
        opening = scene.told.here[0]
        in_return = opening.measure == measure and opening.reporter == last.partner
        one = last.reporter if last.measure == measure and not in_return else opening.reporter
        return max(candidates, key=lambda code: (_times_told(scene, (code, ""), but=""), code == one))
    return max(candidates, key=scene.item.topic.weight)


# ---------------------------------------------------------------- patterns

# `Chile dagegen`, `ins Ausland`, `in alle Welt`
_OTHERWISE = late(
    r"\b(?:dagegen|hingegen|indes|ins\s+Ausland|in\s+alle\s+(?:Welt|Länder))\b",
    signs="gegen indes Ausland alle",
)
_NATIONWIDE = late(lambda: rf"(?i)\b{any_of('roles', 'world.nationwide')}\b", signs="undes")
# `(das brasilianische) Ministerium meldete`
_HOUSE = late(
    lambda: (
        rf"\s+\p{{L}}*(?i:{any_of('roles', 'offices.telling')})\b"
        r"(?:(?:\s+(?:für|der|des)\s+\p{Lu}[\p{L}-]+)?"
        rf"\s+(?P<tells>zufolge|{any_of('roles', 'offices.tells')})\b)?"
    )
)
_THEIR_OWN = ending(r"\beigenen?\s+(?:\p{Ll}+\s+)?")
# `(ghanaischen) Angaben`
_FIGURES = late(r"\s+\p{L}*(?i:angaben|daten|zahlen|statistik(?:en)?|rechnung|zählung|lesart|quellen)\b")
# `nach`, `laut (ghanaischem)`
_AFTER = ending(r"\b(?:[Nn]ach|[Ll]aut|[Gg]emäß)\s+(?:(?:de[mrn]|eigenen)\s+)?")
# `laut dem (ghanaischen) Zollamt`, `teilte das (ghanaische) Amt mit`
_ACCORDING_TO = ending(
    r"\b(?:[Ll]aut|so|[Aa]ngaben|[Zz]ahlen|[Dd]aten|teilte|meldete?|berichtete?|gab|erklärte)"
    r"\s+(?:de[mrs]|das|die)\s+"
)
_OF_THE_LAND = late(r"\b\p{L}*(?i:ausfuhr(?:en)?|exporte?)\s+des\s+Landes\b", signs="Landes")
_PARTNER_OF = late(r"\b\p{L}*(?:[Pp]artner|[Pp]artnerin)\b", signs="artner")
_OVERTAKES = late(
    lambda: rf"\b{any_of('roles', 'ranking.overtaking')}(?:t|te|ten|en)\b",
    signs=lambda: words("roles", "ranking.overtaking"),
)
# `sei Mali an Togo vorbeigezogen`
_HAS_OVERTAKEN = late(
    lambda: (
        r"\b(?:hat|habe|haben|hatten?|ist|sei|seien|sind|waren?)\s[^.;:]{1,100}?"
        rf"\b{any_of('roles', 'ranking.overtaken')}\b"
    ),
    signs=lambda: words("roles", "ranking.overtaken"),
)
_THESE = late(lambda: rf"\b[Dd]iese[rn]?\s+\p{{L}}*{any_case_of('claims', 'goods.flows')}\b", signs="iese")
_PARTS = late(r"[,;]\s|\b(?:und|während|aber)\b")
# `Ihr verkauft der Welt Käse`
_YOU_SELL = late(
    r"\b[Ii]hr\s+(?:liefert|verkauft|exportiert|schickt|kauft|bezieht|importiert)\b", signs="hr "
)
_TO_THE_WORLD = late(
    r"\b(?:(?<!\bin\s)der|an\s+die|in\s+die|in\s+alle)\s+(?:ganzen?\s+)?Welt\b", signs="Welt"
)
_THEY_US = late(r"\b(?:[Ss]ie|[Dd]ie|[Ii]hr)\s+(?:[\p{Ll}\d]+\s+){0,4}uns\b", signs="uns")
# `Ihre Lieferungen von Öl zu uns`
_YOURS_TO_US = late(
    r"\bIhre\s+(?:\p{Ll}+\s+)?\p{Lu}[\p{L}-]+\s+(?:[^,;:.]{1,40}\s)?(?:zu|an)\s+uns\b", signs="uns"
)
_FOR_US = late(r"\s+(?:ist|sei|war|bleibt|bleibe)\s+(?:\p{Ll}+\s+){0,2}für\s+uns\b")
_NAME = late(r"\p{Lu}[\p{L}-]{2,}")
