"""The pair that the text speaks of: in one sentence, in its headline, or where a sentence begins."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from tradefigs.claims.clauses.change import LEVEL
from tradefigs.claims.clauses.syntax import clauses
from tradefigs.claims.roles.passages import stands_beside
from tradefigs.claims.roles.roles import OPEN, Roles, pair_of
from tradefigs.claims.scene.listings import is_compared
from tradefigs.claims.scene.scene import Draft, Place, Scene
from tradefigs.claims.scene.subclauses import clause_round
from tradefigs.claims.scene.topic import speaks_of_both, tells_topic
from tradefigs.claims.sides.world import is_world
from tradefigs.claims.vocabulary.trade import BALANCE, FLOWS, OF_IT, OTHER, TRADE, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import any_of, words
from tradefigs.parties.gazetteer import alliances, lies_in

Pair = tuple[str, str]
NOBODY: Pair = ("", "")
_TURNED = ("imports", "exports")
SHORTEST_RANK = 2  # words that rank who is named behind: `Dann folgt`
# How many sentences back the text may have spoken of a pair without a figure.
REACH = 3
MOST_OF_ALL = Decimal("1.5")  # by so many times all trade exceeds that with its greatest partner
# What is told of a pair goes on past a sentence that names nobody.
NEXT_BUT_ONE = 2


def context(scene: Scene, number: int, mention: Mention | None = None) -> Pair:
    """Return the pair that the text was speaking of when sentence ``number`` began.

    Where that goes on with a ``mention`` farther back than the last figure, the pair of that one.
    """
    last = _last_told(scene, number)
    resumed = _resumed(scene, number, mention)
    if resumed is not None:
        return resumed.reporter, resumed.partner
    sentence = scene.sentence(number)
    if last is not None and (last.at.number == number or _is_out_of_it(scene, sentence, mention, last)):
        return last.reporter, last.partner
    if speaks_of_both(scene.text, sentence):
        return _pair_of_both(scene, number)
    since = _told_since(scene, number, mention)
    if since is not None:
        return since
    if last is None:
        return _of_headlines(scene) or _of_topic(scene)
    return _of_last(scene, number, mention, last)


def _last_told(scene: Scene, number: int) -> Draft | None:
    """Return the last figure; of an earlier sentence the one with which others are only compared."""
    last = scene.told.last
    if last is None or last.at.number == number:
        return last
    there = takewhile(lambda draft: draft.at.number == last.at.number, reversed(scene.told.here))
    return next((draft for draft in there if is_compared(last, draft)), last)


def _resumed(scene: Scene, number: int, mention: Mention | None) -> Draft | None:
    """Return the figure of the ``mention`` that a sentence goes back to, None where it is the last one's."""
    last = scene.told.last
    if mention is None or last is None or mention.start >= scene.sentence(number).start:
        return None
    resumed = scene.told.by(mention)
    if resumed is None or resumed.mention == last.mention or _is_left(scene, number, resumed):
        return None
    return resumed


def _told_since(scene: Scene, number: int, mention: Mention | None) -> Pair | None:
    """Return the pair of the sentences without a figure right before this one, None where they tell none."""
    last, sentence = scene.told.last, scene.sentence(number)
    paragraph = scene.layout.paragraph_at(sentence.start)
    carried_on = mention is not None and mention.start < sentence.start
    for earlier in range(number - 1, max(-1, number - 1 - REACH), -1):
        if last is not None and last.at.number == earlier:
            break
        before, is_next = scene.sentence(earlier), earlier == number - 1
        is_headline = scene.layout.in_headline(before.start)
        if is_headline and (not scene.item.topic.pair[1] or _ranks(scene, before)):
            continue  # `Chile obenauf, Peru im Minus`
        if is_next and last is not None and (ranked := _next_in_rank(scene, before, last)):
            return ranked
        pair = _of_clause(scene, earlier, mention) if mention is not None and carried_on else NOBODY
        pair = pair_in(scene, earlier) if pair == NOBODY else pair
        if pair == NOBODY and is_next and last is not None:
            is_new = not carried_on and mention is not None and not mention.prefix
            pair = _called(scene, earlier, last) if is_new else _sold_on(scene, earlier, last)
        if before.start not in paragraph:
            kept, told = _kept(scene, pair), (last.reporter, last.partner) if last is not None else NOBODY
            if kept != pair and kept[0] in told and set(told) == set(scene.item.topic.pair):
                continue  # `Ein Fünftel des Handels mit dem Mercosur entfällt auf Peru`, in a text on two
            pair = kept
        if pair[0] and (pair[1] or last is None or is_next):
            return pair
    return None


def _of_clause(scene: Scene, number: int, mention: Mention) -> Pair:
    """`Kauft Peru Öl in Mali, so wird teurer, was es nach Togo liefert. | 3 Mrd. waren es`: to Togo."""
    sentence = scene.sentence(number)
    if mention.start not in sentence or not mention.verb or mention.movement:
        return NOBODY
    clause = clause_round(scene.text, sentence, mention)
    if clause == sentence:
        return NOBODY
    whole, told = scene.roles(sentence, number), scene.roles(clause, number, mention)
    partner = told.destination if mention.measure == "exports" else told.source
    reporter = told.agent or told.owner or whole.agent or whole.owner
    return (reporter, partner) if reporter and partner not in ("", OPEN, reporter) else NOBODY


def _called(scene: Scene, number: int, last: Draft) -> Pair:
    """`Perus Exporte stiegen … Wichtigster Kunde bleibt Mali. | Dass es weniger bestellte …`: with Mali."""
    words = [word for word in scene.words.of_trade(number) if word.counterpart]
    if [word.measure for word in words] != [last.measure] or last.measure not in FLOWS:
        return NOBODY
    if any(not _is_part_of(at, last) for at in scene.places if at.number == number + 1):
        return NOBODY  # `Im Jahr davor lagen die Exporte bei 9 Mrd.`
    named = [party for party in scene.cast.within(scene.sentence(number)) if tells_topic(party)]
    alone = [party.code for party in named if not scene.cast.is_aside(party.start)]
    is_one = len(alone) == 1 and scene.roles(scene.sentence(number), number).agent == alone[0]
    return (last.reporter, alone[0]) if is_one and alone[0] != last.reporter else NOBODY


def _is_part_of(at: Place, last: Draft) -> bool:
    """Tell by its size whether a figure may be a part of the last one, where that was all trade."""
    if last.partner or last.kind != LEVEL:
        return True
    amount, whole = at.figure, last.at.figure
    return amount.currency == whole.currency and amount.high * MOST_OF_ALL <= whole.high


def _next_in_rank(scene: Scene, sentence: Span, last: Draft) -> Pair | None:
    """`Aus Peru bezog Malta für 9 Mio. | Zweiter ist Chile. | Die Importe …`: the next partner."""
    two = last.reporter, last.partner
    named = next(iter(scene.cast.within(sentence)), None)
    if named is None or named.form != "name" or named.case == "genitive" or named.code in two or not all(two):
        return None
    opens = _RANKED_NEXT.fullmatch(scene.text, sentence.start, named.start)
    if (
        opens is None
        or len(opens[0].split()) < SHORTEST_RANK
        or _ENDS_RANKING.fullmatch(scene.text, named.end, sentence.end) is None
    ):
        return None
    is_turned = last.partner in scene.item.in_headlines and last.reporter not in scene.item.in_headlines
    return last.partner if is_turned else last.reporter, named.code


def _of_last(scene: Scene, number: int, mention: Mention | None, last: Draft) -> Pair:
    """Return the pair of the ``last`` figure, as far as the text has not left it since."""
    sentence, topic = scene.sentence(number), scene.item.topic
    begins = last.at.sentence.start not in scene.layout.paragraph_at(sentence.start)
    draft = _but_compared(scene, last) if begins else last
    pair = draft.reporter, draft.partner
    if _is_on_one(scene, draft, pair, mention, begins=begins) or (begins and _is_beside(scene, pair)):
        return topic.pair[0], ""
    if mention is not None and _turns_home(scene, draft, mention, number):
        pair = pair[::-1]
    if not _is_listed(scene, draft) or _THIS_SUM.search(scene.text, *sentence):
        return pair
    if not _is_listed_beside(scene, draft) and _goes_on_with(scene, number, mention, draft):
        return pair
    reporter, partner = pair
    is_on_others = all(topic.pair) and reporter in topic.pair and partner not in topic.pair
    if begins and draft.measure == "turnover" and is_on_others:
        return topic.pair  # `Auf Kuba entfielen 3 Mio. ⏎ 2025 sollen es 9 sein`, in a text on two others
    region = topic.other_of_pair(reporter)  # `Perus Handel mit Afrika`, whose states were listed
    return reporter, region if lies_in(partner, region) else ""


def _is_out_of_it(scene: Scene, sentence: Span, mention: Mention | None, last: Draft) -> bool:
    """`… 3 Mrd. Damit ist es Perus größter Markt. Auf Tee entfielen davon 2 Mrd.`: a part of that value."""
    if mention is None or mention != last.mention or mention.start >= sentence.start:
        return False
    return OF_IT.search(scene.text, *sentence) is not None and not scene.cast.within(sentence)


def _is_on_one(scene: Scene, draft: Draft, pair: Pair, mention: Mention | None, *, begins: bool) -> bool:
    """`Kenia exportierte … Mali kaufte in Kenia Tee. ⏎ Die Exporte …`, in a text on Kenya: its own.

    Likewise `Kenia … Mali kaufte dort für 3 Mio. Zehn Jahre zuvor lag die Ausfuhr bei 7 Mio.`
    """
    subject, other = scene.item.topic.pair
    if other or pair[1] != subject or scene.told.here[0].reporter != subject:
        return False
    return begins or (
        mention is not None and not mention.verb and (draft.measure, mention.measure) == _TURNED
    )


def _turns_home(scene: Scene, draft: Draft, mention: Mention, number: int) -> bool:
    """`China kaufte in Peru für 3 Mrd. Insgesamt wurden Waren für 9 Mrd. exportiert`: Peru's, in its text.

    Not in a text on the two: `China kaufte in Peru für 3 Mrd. Die Exporte lagen bei 2 Mrd.`
    """
    pair = scene.item.topic.pair
    bought = draft.measure == "imports" and draft.mention.verb and draft.partner == pair[0]
    bought = bought and draft.reporter not in pair
    is_new = mention.measure == "exports" and mention.start >= scene.sentence(number).start
    return bought and is_new and not mention.movement


def _is_beside(scene: Scene, pair: Pair) -> bool:
    """Tell whether a paragraph goes back from a ``pair`` told last to whom the text is on.

    Not in a text on one after the other: `Exporte aus Kenia und Mali`.
    """
    topic, reporter = scene.item.topic, pair[0]
    subject = topic.pair[0]
    if subject in pair or reporter in topic.pair or {subject, reporter} <= scene.item.in_headlines:
        return False
    return topic.related(subject, reporter)


def _sold_on(scene: Scene, number: int, last: Draft) -> Pair:
    """`Togos Exporte stiegen auf 3 Mrd. | Nach Mali liefert man Tee. | Hier gab es …`: who sold before."""
    verbs = (m for m in scene.words.of_trade(number) if m.verb and not m.movement)
    verb = next((m for m in verbs if m.measure == last.measure and m.measure in FLOWS), None)
    if verb is None:
        return NOBODY
    reporter, partner = pair_of(verb.measure, scene.roles(scene.sentence(number), number, verb))
    is_told = not reporter and partner not in ("", OPEN, last.reporter)
    return (last.reporter, partner) if is_told else NOBODY


def _but_compared(scene: Scene, last: Draft) -> Draft:
    """`… handelten für 9 Mrd. Peru ist wichtiger als Chile, wohin 3 Mrd. gingen`: the figure before that.

    Likewise that before `allein China kaufte für 2 Mrd. bei uns`, where the whole of the same was told.
    """

    def is_compared(draft: Draft) -> bool:
        named = (p for p in scene.cast.within(draft.at.sentence) if p.code and p.code == draft.partner)
        return any(scene.cast.is_aside(party.start) for party in named) or _is_one_alone(scene, draft)

    return next((draft for draft in reversed(scene.told.lately) if not is_compared(draft)), last)


def _is_one_alone(scene: Scene, draft: Draft) -> bool:
    """`allein nach China gingen 2 Mrd.`, a part of what was told just before."""
    sides = {draft.reporter, draft.partner}
    before = scene.told.readings[draft.at.index - 1] if draft.at.index else None
    if not isinstance(before, Draft) or before.partner or before.reporter not in sides:
        return False
    other = (sides - {before.reporter}).pop() if len(sides) == 2 else ""
    named = (p for p in scene.cast.within(draft.at.sentence) if p.code and p.code == other)
    return any(_ALONE.match(scene.text, draft.at.sentence.start, party.start) for party in named)


def _kept(scene: Scene, pair: Pair) -> Pair:
    """Return what a new paragraph keeps of the pair of an earlier one: whom the text is about."""
    home = scene.item.topic.pair[0]
    first, second = pair[::-1] if pair[1] == home and pair[0] not in scene.item.topic.pair else pair
    return first, second if second in scene.item.topic.pair else ""


def _is_left(scene: Scene, number: int, resumed: Draft) -> bool:
    """Whether the paragraph of a sentence has turned to another trade than that of an earlier one."""
    paragraph, last = scene.layout.paragraph_at(scene.sentence(number).start), scene.told.here[-1]
    return last.at.sentence.start in paragraph and resumed.at.sentence.start not in paragraph


def _pair_of_both(scene: Scene, number: int) -> Pair:
    """Return who `beide Länder` are: the pair of the figure before, in a new paragraph that of the topic."""
    draft = scene.told.last
    meeting = meeting_in(scene, number)
    if meeting != NOBODY:
        return meeting
    before = scene.sentence(max(0, number - 1))
    opening = _BETWEEN.search(scene.text, before.start, before.end)
    if opening is not None:
        between = scene.roles(Span(opening.start(), before.end)).between
        if len(between) == 2:
            return between[0], between[1]  # `das Abkommen zwischen Peru und der EU. Beide Seiten …`
    two = only_two_in(scene, before)
    known = [scene.item.topic.two] if draft is None else [(draft.reporter, draft.partner)]
    if two != NOBODY and all(set(pair) != set(two) for pair in (*known, scene.item.topic.pair)):
        return two
    if draft is None or not draft.partner:
        return scene.cast.envoy or scene.item.topic.two
    paragraph = scene.layout.paragraph_at(scene.sentence(number).start)
    goes_on = draft.at.sentence.start in paragraph
    return (
        (draft.reporter, draft.partner)
        if goes_on or not all(scene.item.topic.pair)
        else scene.item.topic.pair
    )


def only_two_in(scene: Scene, before: Span) -> Pair:
    """`Peru ist ein Partner Chiles. Der bilaterale Handel …`: the only two that a sentence calls partners."""
    if not _PARTNER.search(scene.text, before.start, before.end):
        return NOBODY
    named = [p.code for p in scene.cast.within(before) if tells_topic(p) and not scene.cast.is_aside(p.start)]
    two = list(dict.fromkeys(named))
    return (two[0], two[1]) if len(two) == 2 else NOBODY


def meeting_in(scene: Scene, number: int) -> Pair:
    """`Der peruanische Gesandte in Quito sprach vom Handel beider Länder`: an adjective, another party."""
    sentence = scene.sentence(number)
    than = _MORE_THAN.search(scene.text, *sentence)  # `…, weniger als der deutsche mit Peru`
    named = scene.cast.within(sentence if than is None else Span(sentence.start, than.start()))
    own = {party.code for party in named if party.form == "adjective" and len(party.code) == 2}
    others = {party.code for party in named} - own
    return (own.pop(), _seat(scene, others.pop())) if len(own) == len(others) == 1 else NOBODY


def _seat(scene: Scene, code: str) -> str:
    """`der peruanische Konsul in Linz`: whom a town stands for, in a text on Tirol or Austria."""
    topic = scene.item.topic
    return code if code in topic.pair else next((c for c in topic.pair if topic.related(c, code)), code)


def _is_listed(scene: Scene, last: Draft) -> bool:
    """Whether the text just went through one partner after the other: none is meant by what follows."""
    if last.partner in scene.item.topic.pair and not scene.item.headlines_name_many:
        return False
    return _is_listed_beside(scene, last) or _went_through(scene)


def _is_listed_beside(scene: Scene, last: Draft) -> bool:
    """`Nach Chile gingen 2 Mrd., nach Kuba 1 Mrd.`: within one sentence."""
    same = takewhile(lambda draft: draft.at.number == last.at.number, reversed(scene.told.here))
    return any(d.partner != last.partner and d.reporter == last.reporter for d in same)


def _goes_on_with(scene: Scene, number: int, mention: Mention | None, last: Draft) -> bool:
    """`… Nach Chile exportierte Peru für 2 Mrd. | Im Gegenzug bezog es Öl für 1 Mrd.`: of the last one."""
    between = Span(last.at.sentence.end, scene.sentence(number).start)
    if number - last.at.number > NEXT_BUT_ONE or scene.cast.within(between):
        return False
    return mention == last.mention or _TIED.search(scene.text, *scene.sentence(number)) is not None


def _went_through(scene: Scene) -> bool:
    """`In die EU gingen 9 Mrd. Die Ausfuhren nach Chile stiegen auf 2 Mrd. …`: sentence by sentence.

    Likewise `Nach Chile verkaufte Peru für 2 Mrd. Aus Kuba bezog es …`: one way with each, and both named.
    """
    last, before = scene.told.here[-1], scene.told.here[-2:-1]
    paragraph = scene.layout.paragraph_at(last.at.sentence.start)
    return any(
        d.partner not in ("", last.partner)
        and d.reporter == last.reporter
        and (d.measure == last.measure or (_names_partner(d) and _names_partner(last)))
        and d.at.sentence.start in paragraph
        for d in before
    )


def _names_partner(draft: Draft) -> bool:
    return draft.measure in FLOWS and draft.partner in (draft.roles.destination, draft.roles.source)


def _of_headlines(scene: Scene) -> Pair | None:
    if not scene.item.topic.pair[1]:
        return None  # `Chile obenauf, Peru im Minus`
    for headline in scene.layout.headlines:
        number = scene.layout.sentence_index(headline.start)
        pair = pair_in(scene, number)
        if not pair[0] or _ranks(scene, headline):
            continue
        if pair[1] or _speaks_of_world(scene, number) or _beside(scene, number):
            return pair
    return None


def _ranks(scene: Scene, headline: Span) -> bool:
    """`Sachsens Außenhandel: Polen überholt Ungarn`: two of several partners, none more than another."""
    return any(scene.cast.is_aside(party.start) for party in scene.cast.within(headline))


def _of_topic(scene: Scene) -> Pair:
    """Return the pair that the text is about, only the first of it where the headlines name more."""
    if not scene.item.headlines_name_many or speaks_of_both(scene.text, Span(0, len(scene.text))):
        return scene.item.topic.pair
    return scene.item.teller or scene.item.topic.pair[0], ""


def pair_in(scene: Scene, number: int, *, by_heads: bool = True) -> Pair:
    """Return the pair of a sentence that speaks of trade without a figure, `NOBODY` for none.

    ``by_heads``: that the headlines name both may tell so; not of a headline that is asked for just that.
    """
    trade_words = scene.words.of_trade(number)
    strong = [m for m in trade_words if m.strong]
    others = [m for m in trade_words if (m.verb and not m.movement) or m.counterpart]
    if not strong and not others:
        return _viewed(scene, scene.sentence(number))
    mention = (strong or others)[0]
    measure = mention.measure if mention.measure != BALANCE else "turnover"
    sentence = scene.sentence(number)
    roles = scene.roles(sentence, number, mention)
    if mention.counterpart:
        of_goods = measure == "exports" and roles.source  # `Größter Abnehmer kenianischen Tees ist Pakistan`
        roles = roles.on_other_side(measure) if roles.owner or of_goods else Roles()
        if roles.also:
            return NOBODY  # `Größte Abnehmer peruanischer Minen sind China und Japan`: none of them alone
    elif _MAKES_UP.search(scene.text, mention.end, sentence.end):
        return roles.owner, ""
    elif _SHARE.search(scene.text, sentence.start, mention.start):
        if _COMPARES.match(scene.text, sentence.start):
            return NOBODY
        roles = replace(roles, source="", destination="", with_="")
    if measure not in FLOWS and roles.owner and is_world(scene, number, mention):
        roles = replace(roles, agent="")  # `Die USA treiben den Schweizer Außenhandel`
    beside = _beside(scene, number)
    for code in beside:
        roles = roles.without(code)
    reporter, partner = pair_of(measure, roles)
    if reporter == OPEN:
        return NOBODY  # `Die Ausfuhren stiegen stärker als die Einfuhren aus dem Ausland`
    if roles.between and measure in FLOWS and scene.item.topic.trade_alike(reporter, partner):
        return NOBODY
    reporter, partner = without_own_region((reporter, partner), measure)
    if reporter and (partner or (strong and is_world(scene, number, mention))):
        return reporter, "" if partner == OPEN else partner
    known = reporter or partner
    if not known or not strong or scene.told.last is not None:
        return NOBODY
    other = scene.item.topic.partner_of(known)
    if other in beside:
        return reporter, ""
    is_topic = not scene.layout.headlines or reporter in scene.item.in_headlines
    is_flow = reporter and measure in FLOWS and not mention.counterpart
    if is_flow and not (is_topic and are_told_together(scene, number, reporter, other, by_heads=by_heads)):
        return reporter, ""
    return (reporter, other) if reporter else (other, partner)


def without_own_region(pair: Pair, measure: str) -> Pair:
    """`Unter den Abnehmern der Region liegt Ungarn vorn`: of Eastern Europe, which sells it nothing itself.

    `Der Handel der EU mit Ungarn` may be told of the two all the same.
    """
    reporter, partner = pair
    return ("", partner) if measure != "turnover" and lies_in(partner, reporter) else pair


def _viewed(scene: Scene, sentence: Span) -> Pair:
    """`Peru bleibt für Malta ein wichtiger Markt`: the two of whom one looks at the other, that one first."""
    match = _IS_FOR.search(scene.text, *sentence)
    named = scene.cast.within(sentence) if match is not None else []
    codes = {party.code for party in named if party.form in ("name", "capital")}
    for_whom = next((p.code for p in named if match is not None and p.start == match.end()), "")
    return (for_whom, (codes - {for_whom}).pop()) if for_whom and len(codes) == 2 else NOBODY


def _beside(scene: Scene, number: int) -> set[str]:
    """`Kenias Exporte sinken, Uganda wird Korridor`: whom a headline names, not in its clause of trade."""
    headline = scene.sentence(number)
    if not scene.layout.in_headline(headline.start):
        return set()
    pieces, words_of_trade = clauses(scene.text, headline), scene.words.of_trade(number)
    telling = [piece for piece in pieces if any(word.start in piece for word in words_of_trade)]
    if not any(scene.roles(piece, number).acting for piece in telling):
        return set()
    named = {party.code for piece in telling for party in scene.cast.within(piece)}
    return {scene.roles(piece, number).agent for piece in pieces if piece not in telling} - named - {""}


def are_told_together(
    scene: Scene, number: int, reporter: str, partner: str, *, by_heads: bool = True
) -> bool:
    """Tell whether sentence ``number``, those before it or the headline name both as a pair."""
    first = max(0, number - REACH)
    near = Span(scene.sentence(first).start, scene.sentence(number).end)
    inside = scene.sentence(number)
    named = {
        p.code
        for p in scene.cast.within(inside)
        if tells_topic(p) and not stands_beside(scene.text, p, inside)
    }
    named -= _beside(scene, number)
    both = {reporter, partner}
    return not scene.item.topic.trade_alike(reporter, partner) and (
        both <= named
        or (
            by_heads
            and both <= scene.item.in_headlines
            and not scene.item.headlines_name_many
            and partner not in alliances()
            and not _heads_speak_of_money(scene)
            and not _heads_speak_of_world(scene)
            and both.isdisjoint(_beside_in_headlines(scene))
        )
        or speaks_of_both(scene.text, near)
    )


def _beside_in_headlines(scene: Scene) -> set[str]:
    numbers = {scene.layout.sentence_index(headline.start) for headline in scene.layout.headlines}
    return set().union(*(_beside(scene, number) for number in numbers))


def _heads_speak_of_world(scene: Scene) -> bool:
    """`Die USA treiben den Schweizer Außenhandel`: no trade of these two alone."""
    numbers = {scene.layout.sentence_index(headline.start) for headline in scene.layout.headlines}
    return any(_speaks_of_world(scene, n) and not pair_in(scene, n, by_heads=False)[1] for n in numbers)


def _speaks_of_world(scene: Scene, number: int) -> bool:
    return any(is_world(scene, number, word) for word in scene.words.of_trade(number))


def _heads_speak_of_money(scene: Scene) -> bool:
    """`Berlin stockt Hilfe für Kenia auf`: the headlines tell of other money and of no trade between them."""
    numbers = {scene.layout.sentence_index(headline.start) for headline in scene.layout.headlines}
    measures = {mention.measure for number in numbers for mention in scene.words.of(number)}
    return OTHER in measures and measures.isdisjoint(TRADE)


# ---------------------------------------------------------------- patterns

_PARTNER = late(
    r"\b\p{L}*(?:[Pp]artner|[Pp]artnerin|[Nn]achbarn?|[Aa]bnehmer|[Ll]ieferant|[Kk]unde)\b",
    signs="artner achbar bnehmer ieferant unde",
)
# `bleibt für` Malta, `Für die` Schweiz `ist`
_IS_FOR = late(
    r"\b[Ff]ür\s+(?:de[nr]\s+|die\s+|das\s+)?(?=\p{Lu})"
    r"(?:(?=[^.;:]{1,60}\s(?:ist|sind|bleibt|bleiben|wird|war|waren|blieb|wurde)\b)"
    r"|(?<=\b(?:ist|sind|bleibt|bleiben|wird|war|waren|blieb|wurde)\s(?:\p{Ll}+\s)?[Ff]ür\s+(?:de[nr]\s+|die\s+|das\s+)?))",
    signs="für Für",
)
# `An zweiter Stelle (steht)`, `Auf Platz drei:`, `Zweiter ist`, `Dann folgt`, `Bleibt die` next partner
_RANKED_NEXT = late(
    r"[\s„“\"»«–-]*(?:(?:An|Auf)\s+(?:(?:\p{Ll}+ter|dem\s+\p{Ll}+ten)\s+)?(?:Stelle|Platz|Rang|Position)(?:\s+(?:\p{Ll}+|\d+))?"
    r"|(?:Der\s+)?(?:[Zz]weit|[Dd]ritt|[Vv]iert|[Ff]ünft)e[rs]?(?:\s+\p{Ll}+er)?(?:\s+\p{Lu}\p{L}+)?|Nummer\s+\p{Ll}+"
    r"|Dann|Danach|Dahinter|Knapp\s+dahinter|Gleich\s+dahinter|Es|Als\s+[Nn]ächste[sr])?"
    r"\s*(?:[:,–-]|\b(?:[Bb]leibt|[Bb]leiben|ist|sind|war|waren|steht|stehen|stand|liegt|liegen|lag|folgt|folgen|folgte|kommt|kommen|kam|rangiert|rangierte))?"
    r"\s*(?:(?:schon|bereits|noch|auch|mit\s+Abstand|derzeit)\s+)?(?:die|der|das|den)?\s*"
)
_ENDS_RANKING = late(r"(?:,\s[^;:\d]{1,200})?[.!:]?\s*")
_BETWEEN = late(r"\bzwischen\b", signs="zwischen")
_MORE_THAN = late(r",\s[^,;]{0,40}\b(?:mehr|weniger|höher|niedriger|größer|kleiner)\s+als\s", signs=" als ")
# `Fast der gesamte Betrag`, `Diese Summe`: of the figure before
_THIS_SUM = late(
    r"\b[Dd](?:er|ieser)\s+(?:\p{Ll}+\s+)?Betrag\b|\b[Dd]iese?\s+(?:\p{Ll}+\s+)?Summe\b", signs="Betrag Summe"
)
# `Das waren 3 Mrd. mehr`, `Dem standen Importe von 3 Mrd. gegenüber`, `Davon entfielen 3 Mrd. auf Öl`
_TIED = late(
    lambda: (
        r"\G[\s„“\"»]*(?:Da(?:s|bei)\s+(?:sind|war(?:en)?|ist|entspr\p{Ll}+|bedeute\p{Ll}+)|Dem\s+st(?:and|eh)"
        r"|Davon|Darunter|Darin|Hinzu\s+k[oa]m|Dazu\s+k[oa]m|Daraus|Damit)\b"
        rf"|\b(?i:{any_of('claims', 'in_return')})\b"
        r"|\b(?:da|hin|demgegen)(?:gegen|über)\b"
    )
)
# `allein (China)`, `allein in die (USA)`
_ALONE = ending(r"\b[Aa]llein\s+(?:\p{Ll}+\s+){0,2}")
# `Dies entspricht` einem Zehntel des Außenhandels: a remark on the figure before
_COMPARES = late(r"[\s„“\"»]*(?:Das|Dies|Damit|Dieser\s+\p{Lu}\p{L}+)\s+(?:entspr|sind|waren?|ist|mach)")
# `Zwei Drittel der Einfuhren stammen aus China`, `Jede dritte Einfuhr`: not all of them.
# `Der Handel mit China machte 40 % der Exporte aus`: likewise.
_MAKES_UP = late(r"\bmach(?:t|te|en|ten)\b[^;:]{0,60}?(?:%|\bProzent)\s+(?:der|des|aller)\s", signs="mach")
_SHARE = late(
    lambda: (
        rf"{any_of('roles', 'ranking.shares')}\s+(?:an\s+)?"
        r"(?:der|den|des|aller|am|(?:sein|ihr|unser)e[sr])\s+(?:\p{Ll}+\s+)?$"
        r"|\b[Jj]ede[rs]?\s+\p{Ll}+te[rs]?\s+(?:\p{Ll}+e[rs]?\s+)?$"
    ),
    signs=lambda: (*words("roles", "ranking.shares"), "ede"),
)
