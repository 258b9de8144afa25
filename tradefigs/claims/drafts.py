"""One figure read in the light of those before it: which trade it is the value of, if of any."""

from __future__ import annotations

from dataclasses import replace

import regex

from tradefigs.claims.clauses.change import CHANGE, LEVEL, direction_of_share, kind_of, share_compared
from tradefigs.claims.clauses.modality import ACTUAL, FORECAST, FUTURE, is_unreal, status_of
from tradefigs.claims.clauses.syntax import clause_index, clauses, separation
from tradefigs.claims.goods.phrases import names_papers
from tradefigs.claims.goods.products import product_of
from tradefigs.claims.measure.contracts import is_of_bare_name
from tradefigs.claims.measure.governors import ONE_OF, governing, of_other_money
from tradefigs.claims.measure.measures import EACH, REVERSE, compared, measure_of, seller_of_part
from tradefigs.claims.roles.roles import pair_of
from tradefigs.claims.scene.listings import in_step, step_of
from tradefigs.claims.scene.scene import NO_PARTY, OF_COMPANY, UNREAL, Draft, Place, Reason, Scene, Value
from tradefigs.claims.sides.sides import sides_of
from tradefigs.claims.vocabulary.trade import BALANCES, FELL, IN_SENTENCE, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import any_case_of


def draft_of(at: Place) -> Draft | Reason:
    """Return what a figure says of trade, or the reason why it is no claim."""
    return _converted(at) or _read(at)


def _read(at: Place) -> Draft | Reason:
    mention = governing(at)
    if isinstance(mention, Reason):
        return mention
    if is_unreal(at.text, at.sentence, at.phrase):
        return UNREAL
    way = _mention_in_step(at, mention)
    mention = way or mention
    measure, kind, direction = _measured(at, mention)
    value = Value(at, mention, measure, kind, direction, *sides_of(at, mention, measure))
    if measure == "exports" and mention.measure == "turnover" and value.partner == seller_of_part(at) != "":
        value = replace(value, reporter=value.partner, partner=value.reporter)
    sided = None if way else _party_in_step(value)  # of several lists only one is in step
    value = sided or value
    if value.reporter and (_is_only_sold_to(value) or _is_rival(value)):
        value = replace(value, reporter="")
    if not value.reporter and not value.partner:
        return NO_PARTY
    if at.scene.words.tell_of_company and not _is_of_country(value):
        return OF_COMPANY
    if not value.roles.acting and is_of_bare_name(at.scene, mention, at.number):
        return OF_COMPANY
    product = product_of(value) if way or sided else _goods_in_step(value)
    status, others = _status(at), _others(value)
    if names_papers(product):
        return of_other_money(product)
    if others and measure == "turnover" and others[0][0] in REVERSE:
        value = replace(value, measure="exports")  # and the other one is imports
    return Draft(**vars(value), status=status, product=product, others=others)


def _is_only_sold_to(value: Value) -> bool:
    """`Von Exporten für 9 Mrd. gingen 3 Mrd. nach Peru`: whoever exports, it is not the one sold to."""
    last, topic = value.at.scene.told.last, value.at.scene.item.topic
    is_told = value.told == 2 or (last is not None and value.reporter in (last.reporter, last.partner))
    return value.measure == "exports" and not is_told and topic.is_only_reached(value.reporter)


def _is_rival(value: Value) -> bool:
    """`Auf Peru entfielen Exporte von 3 Mrd., auf Chile 2 Mrd.`: whoever exports, it is neither of them."""
    last, two = value.at.just_told, {value.reporter, value.partner}
    is_told = pair_of(value.measure, value.roles)[0] == value.reporter
    is_told = is_told or (last is not None and {last.reporter, last.partner} == two)  # they just traded
    return not is_told and value.at.scene.item.topic.are_rivals(value.reporter, value.partner)


def _measured(at: Place, mention: Mention) -> tuple[str, str, str]:
    """Return the measure of a figure, whether it is its level or a change, and which way that goes."""
    before = at.before
    if before is not None and _is_another(at, before):
        return before.measure, before.kind, before.direction
    balance = compared(at, mention)
    if balance:
        return balance, LEVEL, ""
    measure = measure_of(at, mention)
    kind, direction = kind_of(at.text, at.sentence, at.figure, at.phrase, mention._replace(measure=measure))
    part = (_part_of_change(at) or _difference(at)) if kind == LEVEL else ""
    if part:
        return measure, CHANGE, part
    is_level = kind == CHANGE and (_is_start(at, direction) or _is_compared(at))
    return (measure, LEVEL, "") if is_level else (measure, kind, direction)


def _is_another(at: Place, before: Draft) -> bool:
    """`mit Peru ein Minus von 3 Mrd., mit Chile eines von 5 Mrd.`; not `die Importe einen Wert von 5 Mrd.`"""
    between = Span(before.at.phrase.end, at.phrase.start)
    is_told = ONE_OF.match(at.text, *between) is not None
    return is_told and not any(mention.start in between for mention in at.trade_words)


def _part_of_change(at: Place) -> str:
    """`Die Exporte stiegen um 3 Mrd. Davon kam 1 Mrd. im Handel mit Peru dazu`: a change, too.

    Likewise `… um 3 Mrd., wovon 2 Mrd. auf Öl entfielen`, `Von den 3 Mrd., um die sie stiegen`.
    Not so `Unabhängig davon kamen Importe dazu`.
    """
    before = at.just_told
    if before is None or before.kind != CHANGE or at.figure.low > before.at.figure.high:
        return ""
    start = max(at.sentence.start, at.previous_end)
    if before.direction == "up" and _ADDED.search(at.text, start, at.sentence.end):
        return before.direction
    fell = FELL.search(at.text, at.sentence.start, at.sentence.end)
    of_it = _WHEREOF.search(at.text, at.sentence.start, at.phrase.start)
    return before.direction if fell and of_it else ""


def _difference(at: Place) -> str:
    """`Man exportierte für 8 Mrd. Das waren 300 Mio. und damit 4 Prozent mehr`: no level, it is far less."""
    last = at.just_told
    if last is None or last.kind != LEVEL or last.at.figure.currency != at.figure.currency:
        return ""
    return direction_of_share(at.text, at.phrase) if at.figure.high * 2 < last.at.figure.high else ""


def _is_start(at: Place, direction: str) -> bool:
    """`ein Rückgang von 8 auf 5 Mrd.`: the level that it starts from, but not `ein Plus von 2 auf 9 Mrd.`

    A jump starts from any: `ein Sprung von 2 auf 9 Mrd.`, and so does a number that shares its scale.
    """
    if at.next is None or not _FROM.search(at.text, at.sentence.start, at.phrase.start):
        return False
    if not _TO.fullmatch(at.text, at.phrase.end, at.next.phrase.start):
        return False
    first, second = at.figure.high, at.next.figure.high
    if direction == "down":
        return first > second
    shares_scale = not any(map(str.isalpha, at.figure.text))
    is_jump = (_RISE if shares_scale else _JUMP).search(at.text, at.sentence.start, at.phrase.start)
    return first < second and (is_jump is not None or first > second / 2)


def _is_compared(at: Place) -> bool:
    """`Die Exporte lagen bei 8 Mrd., im Jahr darauf bei 9 Mrd. oder 12 Prozent mehr`: the level again.

    What is that near to the level told before is no part of it by which it rose or fell.
    """
    last = at.just_told
    if last is None or last.kind != LEVEL or not share_compared(at.text, at.phrase):
        return False
    figure, before = at.figure, last.at.figure
    return figure.currency == before.currency and figure.high * 2 > before.high


def _mention_in_step(at: Place, mention: Mention) -> Mention | None:
    """`Exporte und Importe erreichten 3 bzw. 2 Mrd.`, also `Ex- und Importe`: the first, the second way."""
    way = _FIRST_WAY.match(at.text, at.figure.phrase_end)
    if way is not None and mention.measure in REVERSE:  # `für 3 Mrd. aus- und für 2 Mrd. eingeführt`
        return mention._replace(measure="exports" if way["out"] else "imports")
    step = step_of(at, told_so=False)
    if step is not None and _BOTH_WAYS.match(mention.text):
        is_out = mention.text.lower().startswith(("ex", "aus"))
        return mention._replace(measure="exports" if is_out == (step == 0) else "imports")
    flows = [word for word in at.trade_words if word.measure in REVERSE and not word.verb]
    two = in_step(at, flows, told_so=False)
    return two[0] if two is not None else None


def _party_in_step(value: Value) -> Value | None:
    """`nach Litauen und Lettland für 7 bzw. 2 Mrd.`: the first, the second party."""
    two = in_step(value.at, value.at.scene.cast.within(value.at.sentence))
    if two is None:
        return None
    own, other = (party.code for party in two)
    if other == value.partner and own != value.reporter:
        return replace(value, partner=own)
    return replace(value, reporter=own) if other == value.reporter and own != value.partner else value


def _goods_in_step(value: Value) -> str:
    """Return the goods; of `Fleisch und Obst für 7 bzw. 2 Mrd.` those in step with the figure."""
    product, step = product_of(value), step_of(value.at)
    goods = product.split(" und ")
    is_pair = len(goods) == 2 and not any("," in one or " " in one for one in goods)
    return goods[step] if step is not None and is_pair else product


def _status(at: Place) -> str:
    """Return whether the figure is reported; `Das wären 2 Mrd. mehr` goes on with what is expected."""
    if _THAT_WOULD_BE.match(at.text, 0, at.phrase.start):
        before = at.just_told
        if before is not None and before.status != ACTUAL:
            return before.status
        sentence = at.scene.sentence(max(0, at.number - 1))
        if status_of(at.text, sentence, Span(sentence.end, sentence.end)) == FORECAST:
            return FORECAST  # `erwartet einen Rückgang um 3 Prozent. Das wären 2 Mrd.`
    status = status_of(at.text, at.sentence, at.phrase)
    return FORECAST if status == ACTUAL and _goes_on_expecting(at) else status


def _goes_on_expecting(at: Place) -> bool:
    """`Er erwartet Exporte von 9 Mrd. Dabei werde ein Überschuss von 2 Mrd. erzielt`: in the subjunctive.

    In the figure's own clause; not `Peru habe für 7 Mrd. exportiert, was oft verkannt werde`.
    """
    before = at.just_told
    if before is None or before.at.number == at.number or before.status not in (FORECAST, FUTURE):
        return False
    pieces = clauses(at.text, at.sentence)
    return _WILL_BE.search(at.text, *pieces[clause_index(pieces, at.phrase.start)]) is not None


def _is_of_country(value: Value) -> bool:
    """Whether a figure is a country's though the text is on a company."""
    scene, at = value.at.scene, value.at
    if value.told and scene.cast.within(at.sentence):
        return True
    if _opens_with_country(scene):
        return True
    return value.measure in BALANCES or scene.told.last is not None


def _opens_with_country(scene: Scene) -> bool:
    """`Kenia exportiert trotz des Brandes einer Fabrik mehr Kleidung`: it is a country's trade."""
    numbers = {scene.layout.sentence_index(headline.start) for headline in scene.layout.headlines}
    for number in sorted(numbers | {min(len(numbers), len(scene.layout.sentences) - 1)}):
        sentence = scene.sentence(number)
        for word in scene.words.of_trade(number):
            agent = scene.roles(sentence, number, word).agent if word.strong and word.verb else ""
            if agent and any(p.code == agent and p.form == "name" for p in scene.cast.within(sentence)):
                return True
    return False


def _converted(at: Place) -> Draft | Reason | None:
    """`10 Mrd. Yuan (etwa 1,4 Mrd. Dollar)`: the second amount says what the first one says."""
    if at.previous is None or at.previous.figure.currency == at.figure.currency:
        return None
    if not _CONVERSION.fullmatch(at.text, at.previous_end, at.phrase.start):
        return None
    first = at.previous.reading
    return replace(first, at=at) if isinstance(first, Draft) else first


def _others(value: Value) -> tuple[tuple[str, str, str], ...]:
    """`Exporte und Importe lagen bei jeweils 2 Mrd.`: the values besides that one figure stands for."""
    text, phrase, mention = value.at.text, value.at.phrase, value.mention
    if not EACH.search(text, max(0, phrase.start - 40), phrase.start):
        return ()
    if value.roles.also:
        pair = (
            (value.roles.also, value.partner)
            if value.reporter in value.roles.also
            else (value.reporter, value.roles.also)
        )
        return ((value.measure, *pair),)
    if _BOTH_WAYS.match(mention.text):
        return (("imports", value.reporter, value.partner),)
    for other in value.at.mentions:
        if {mention.measure, other.measure} == set(REVERSE) and separation(text, mention, other) < 3:
            return ((other.measure, value.reporter, value.partner),)
    return ()


_CONVERSION = late(
    r"\s*(?:\(|,?\s*(?:oder|also|das\s+sind|umgerechnet|bzw\.)\s+)\s*(?:das\s+(?:sind|entspricht)\s+)?"
    r"(?:umgerechnet\s+|entspricht\s+|=\s*|≈\s*)*",
    regex.IGNORECASE,
)
_FIRST_WAY = late(r"\s+(?:\p{L}+\s+)?(?:(?P<out>aus|ex)|ein|im)-\s+und\s")
# `Das wären` 3 Mrd. mehr, `…, das wären` 3 Mrd. mehr
_THAT_WOULD_BE = ending(
    r"(?:(?:^|[.!?:“\n])[\s„“\"»«]*D|[,;–]\s+d)(?:as|ies)\s+(?:wären?|entspräche)\s(?:[^\s,;]+\s+){0,4}"
)
# `werde … erzielt`, `würden … verkauft`
_WILL_BE = late(
    r"\b(?:werde|würden?)\b[^;]*\b(?:\p{Ll}*ge\p{Ll}{3,}(?:t|en)|(?:er|ver|be|ent)\p{Ll}{3,}t|\p{Ll}+iert)\b",
    signs="werde würde",
)
_ADDED = late(
    r"(?<!\b(?:unabhängig|abgesehen|ungeachtet|losgelöst|getrennt)\s)"
    rf"\bdavon\b{IN_SENTENCE}\b(?:dazu|hinzu)(?:gekommen|kam(?:en)?)?\b",
    regex.IGNORECASE,
    signs="dazu hinzu",
)
# `Davon`, `Von den insgesamt` 3 Mrd., `Von diesem Plus`, `Vom Zuwachs`
_WHEREOF = late(
    lambda: (
        r"\b(?:[Dd]avon|[Ww]ovon|[Dd]arunter|von\s+denen|[Vv]on\s+(?:den|diesen)\s+(?:\p{Ll}+\s+){0,3}[\p{Sc}\d]"
        r"|[Vv]o(?:n\s+(?:dem|diesem)|m)\s+(?:\p{Ll}+\s+){0,2}"
        rf"\p{{L}}*{any_case_of('trade', 'change.nouns')}s?\b)"
    ),
    signs="avon ovon arunter denen on den on dies on dem om",
)
_FROM = late(r"\bvon\s+(?:\p{Ll}+\s+){0,2}$")
_JUMP = late(r"\b\p{L}*[Ss]prung\b")
_RISE = late(r"\b\p{L}*(?:[Ss]prung|[Aa]nstieg|[Ss]teigerung)\b")
_TO = late(r"\s+(?:[^\s,;.]+\s+){0,3}auf\s+(?:\p{Ll}+\s+){0,2}")
_BOTH_WAYS = late(r"(?i)\p{L}+-\s+(?:und|oder)\s")
