"""Trade with the whole world: when a figure has no partner, though the text speaks of one.

The words of its sentence tell so (`weltweit`, `alle Exporte`), or its size beside that of a part.
"""

from __future__ import annotations

from tradefigs.claims.clauses.change import LEVEL
from tradefigs.claims.scene.listings import AHEAD
from tradefigs.claims.scene.scene import Place, Scene
from tradefigs.claims.scene.topic import speaks_of_both
from tradefigs.claims.vocabulary.trade import BALANCES, CALLS_TRADER, FELL, FLOWS, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.lexicon import any_of
from tradefigs.parties.gazetteer import alliances

FIGURES_AHEAD = 8  # figures behind one in which the part of a whole is looked for
LONGEST_ALL = 30  # characters before a word of trade in which `alle`, `sämtliche` stands
CLEARLY_MORE = 2  # times as much as its part a whole is, for a third figure to be like one of the two


def is_world(scene: Scene, number: int, mention: Mention) -> bool:
    """Whether the words of the sentence mean trade with the whole world."""
    sentence = scene.sentence(number)
    if speaks_of_both(scene.text, sentence):
        return False
    if _WORLD.search(scene.text, sentence.start, sentence.end) or _IN_ALL.match(scene.text, sentence.start):
        return True
    if CALLS_TRADER.fullmatch(mention.text) and not mention.counterpart:
        return True  # `Größter Exporteur ist Peru`
    if mention.verb and _WARES_IN_ALL.search(scene.text, sentence.start, sentence.end):
        return True  # `Im Jahr 2024 hat Peru insgesamt Waren für 2 Mrd. exportiert`
    domains = [m for m in scene.words.of_trade(number) if _FOREIGN_TRADE.match(m.text)]
    if any(is_of_all(scene, sentence, m) for m in (mention, *domains)):
        return True
    if _is_in_total(scene, mention):
        return True
    if mention.measure in BALANCES and any(_IN.fullmatch(scene.text, mention.end, m.start) for m in domains):
        return True  # `der Überschuss im Außenhandel`
    return bool(_FOREIGN_TRADE.match(mention.text)) and mention.start >= sentence.start


def is_of_all(scene: Scene, sentence: Span, mention: Mention) -> bool:
    """`die gesamten Exporte`, whatever stands before: `dorthin für 3 Mrd., die gesamten Exporte`."""
    if mention.measure == "turnover":
        return False
    start = max(sentence.start, mention.start - LONGEST_ALL)
    return _ALL.search(scene.text, start, mention.start) is not None


def _is_in_total(scene: Scene, mention: Mention) -> bool:
    """`Die Ausfuhren Togos insgesamt`, `der Export insgesamt`."""
    is_flow = mention.measure in FLOWS and not mention.verb
    return is_flow and _IN_TOTAL.match(scene.text, mention.end) is not None


def is_divided(at: Place, measure: str) -> bool:
    """`166 Mrd. Franken, 120 Mrd. davon aus der EU`: a figure whose parts are told behind it is the whole."""
    match = _OF_THESE.match(at.text, at.figure.phrase_end)
    if match is None or match["side"] == _OWN_SIDE.get(measure, ""):
        return _is_divided_behind(at)  # `exportierte Seife für 3 Mio., vor allem aus Nairobi`
    if match["preposition"] is None:
        return True
    named = _NAMED.match(at.text, match.end())  # no verb: `davon machte Holz 2 Mrd. aus`
    if named is None or named["name"].startswith("Nachbar"):
        return named is not None
    forms = {party.form for party in at.scene.cast.within(Span(match.end(), named.end()))}
    if match["preposition"] == "auf":  # `davon entfielen 2 Mrd. auf die polnischen Exporte`
        forms.discard("adjective")
    return bool(forms)


def opens_whole(at: Place, reporter: str) -> bool:
    """`Von den Exporten im Wert von 9 Mrd. gingen 3 Mrd. nach Polen`: the first figure is the whole."""
    text, sentence, phrase, part = at.text, at.sentence, at.phrase, at.next
    if at.previous_end > sentence.start or part is None or part.number != at.number:
        return False
    opening = _OUT_OF.fullmatch(text, sentence.start, phrase.start)
    if opening is None or (opening["beside"] and not _OWN_CLAUSE.match(text, part.phrase.end)):
        return False
    if FELL.search(text, sentence.start, phrase.start) or any(
        word.verb and word.start < phrase.start for word in at.trade_words
    ):
        return False
    clause = _RELATIVE.match(text, phrase.end, part.phrase.start)
    told = at.scene.roles(Span(sentence.start, clause.end() if clause is not None else phrase.end))
    names_part = at.scene.cast.within(Span(phrase.end, sentence.end))
    is_less = part.figure.currency == at.figure.currency and part.figure.high < at.figure.high
    others = {told.destination, told.source, told.with_} - {"", reporter}
    return is_less and bool(names_part) and not others


def _is_divided_behind(at: Place) -> bool:
    """`Der Export betrug 3 Mrd. Die Hälfte davon entfiel auf Polen`: on others than the two of the text."""
    number = at.number + 1
    last = at.next.figure.start if at.next else len(at.text)
    if number >= len(at.scene.layout.sentences) or last < at.scene.sentence(number).start:
        return False
    sentence = at.scene.sentence(number)
    match = _FELL_ON.search(at.text, sentence.start, sentence.end)
    if match is None:
        return False
    named = at.scene.cast.within(Span(match.end(), sentence.end))
    codes = {party.code for party in named if party.form == "name"}
    return bool(codes) and all(
        len(code) == len("PL") and code not in at.scene.item.topic.pair for code in codes
    )


# ---------------------------------------------------------------- told by size


def is_of_whole(at: Place, measure: str, reporter: str, partner: str) -> bool:
    """Tell by its size that a figure is no trade with ``partner``, but with the world.

    `Peru exportierte Waren für 60 Mrd., nach China für 20 Mrd. Die Importe lagen bei 55 Mrd.`
    """
    if _has_part(at, measure, partner):
        return True
    figure = at.figure
    flows = [draft for draft in at.scene.told.lately if draft.reporter == reporter and draft.measure in FLOWS]
    same = [d for d in flows if d.kind == LEVEL and d.at.figure.currency == figure.currency]
    part = next((d for d in reversed(same) if d.partner == partner), None)
    if part is None:
        return False
    whole = next((d for d in reversed(same) if not d.partner and bool(d.product) <= bool(part.product)), None)
    if whole is None:
        return False
    most, least = whole.at.figure.high, part.at.figure.high
    if whole.measure == measure:
        return figure.high >= most > least
    return most > CLEARLY_MORE * least and figure.high * figure.high > most * least


def _has_part(at: Place, measure: str, partner: str) -> bool:
    """`Perus Export erreichte 60 Mrd. Nach China gingen Waren für 20 Mrd.`: the first figure is the whole."""
    figure = at.figure
    sentence = at.sentence
    times = set(_YEAR.findall(at.text, sentence.start, sentence.end))
    for part in at.scene.places[at.index + 1 : at.index + FIGURES_AHEAD]:
        there, start = part.sentence, part.phrase.start
        other = part.figure
        if part.number == at.number or other.currency != figure.currency or other.high >= figure.high:
            continue
        if not set(_YEAR.findall(at.text, there.start, start)) <= times:
            continue
        if _is_of_customer(part, partner):
            return True
        of_these = part.number == at.number + 1 and _THEREOF.search(at.text, there.start, start)
        opening = _TO_OR_FROM.match(at.text, there.start, start)
        if not of_these and opening is None:
            continue
        roles = at.scene.roles(there if of_these else Span(there.start, start), part.number)
        side = (roles.destination if measure == "exports" else roles.source) or roles.place
        if of_these and side and (side == partner or partner not in alliances()):
            return True
        if opening is not None and side == partner:
            return any(
                p.code == partner for p in at.scene.cast.within(Span(opening.end(), opening.end() + 1))
            )
    return False


def _is_of_customer(part: Place, partner: str) -> bool:
    """`China bleibt mit 3 Mrd. größter Kunde`, `China spielt mit 3 Mrd. eine Nebenrolle`: one of several."""
    names = [party for party in part.scene.cast.within(part.sentence) if party.form == "name"]
    if [party.code for party in names] != [partner]:
        return False
    if AHEAD.match(part.text, part.phrase.end):
        return True
    is_called = any(word.counterpart for word in part.trade_words)
    return is_called and _CUSTOMER.match(part.text, part.phrase.end) is not None


# ---------------------------------------------------------------- patterns

# `3 Mrd. Euro (aber weiterhin) der größte` Kunde
_CUSTOMER = late(
    lambda: rf"(?:\s+\p{{Ll}}+){{0,4}}\s+\p{{Ll}}*{any_of('roles', 'ranking.superlatives')}e[rsmn]?\b"
)

# `, die Malta mit Exporten in die EU erlöste`
_RELATIVE = late(r",\s+(?:die|das)\s[^,;:]{1,120}(?=,)")
# `Von den Exporten im Wert von`, `Von den`; not `Von maltesischer Seite`
_OUT_OF = late(r"[\s„“\"»«]*(?:Vo[nm]|(?P<beside>Bei|Gemessen\s+an))\s+(?!\p{Ll}+er\s+Seite\b)[^,;:.]{0,100}")
# `Bei Exporten von 9 Mrd. sind die 3 Mrd.`, die man mit Malta macht
_OWN_CLAUSE = late(r",\s+(?:die|welche)\s")
# `Nach China gingen davon`, `Gut lief es mit Milch: „In die Schweiz flossen`
_TO_OR_FROM = late(r"(?:[^.;:\d]{1,80}:)?[\s„“\"»]*(?:Nach|In(?:\s+(?:die|den|das))?|Aus(?:\s+de[rmn])?)\s+")
# `Mehr als die Hälfte davon entfiel auf`, `Davon gingen zwei Drittel nach`
_FELL_ON = late(
    r"\b[Dd]avon\b[^.,;:]{0,60}?\b(?:entf(?:iel|ielen|ällt|allen)\s+(?:[^.,;:]{1,30}\s)?auf"
    r"|(?:ging|gingen|geht|gehen)\s+(?:[^.,;:]{1,30}\s)?(?:nach|in)"
    r"|(?:kam|kamen|kommt|kommen|stammt|stammte|stammten|stammen)\s+(?:[^.,;:]{1,30}\s)?aus)\s",
    signs="avon",
)
_OWN_SIDE = {"exports": "aus", "imports": "nach"}
_IN = late(r"\s+(?:im|in\s+\p{Ll}+)\s+(?:\p{Ll}+\s+)?")
# `Ausfuhren Togos insgesamt`
_IN_TOTAL = late(r"(?:\s+(?:(?:der|des|ohne)\s+)?\p{Lu}[\p{L}-]+){0,2}\s+insgesamt\b")
_THEREOF = late(r"\b[Dd]avon\b", signs="avon")
_YEAR = late(r"\b(?:19|20)\d\d\b")
_WORLD = late(lambda: rf"(?i)\b{any_of('roles', 'world.everywhere')}")
_ALL = late(
    r"(?<!(?:Prozent|%|Anteil|Drittel|Hälfte|Viertel|Fünftel|Zehntel)\s+(?:(?:an\s+)?(?:der|den|am)\s)?)\b(?:gesamte|sämtliche|alle)[nrms]?\s+(?:\p{Ll}+e[nrms]?\s+)?$"
)
_WARES_IN_ALL = late(r"\binsgesamt\s+(?:Waren|Güter)\b", signs="insgesamt")
_IN_ALL = late(lambda: rf"[\s„“\"»]*{any_of('roles', 'world.in_all')}\b")
_FOREIGN_TRADE = late(
    lambda: rf"(?i){any_of('roles', 'world.foreign_trade')}|gesamt{any_of('roles', 'world.totals')}"
)
# `166 Mrd. Franken ein, 120 Mrd. davon aus der EU`: the first figure is the whole.
# `für 2 Mrd. (45 % nach Polen, 9 % nach Malta)`, `für 2 Mrd., vor allem nach Polen`,
# `vor allem dank Polen`: so are the goods that go anywhere.
_NAMED = late(r"\s+(?:(?:de[rmn]|die|das)\s+)?(?:\p{Ll}+\s+){0,2}(?P<name>\p{Lu}\p{L}*)")
# `3 Mrd.; in die Schweiz gingen davon 1 Mrd.`
_TO_POINT = r"(?:[^.;]|(?<=M(?:rd|io)|Tsd)\.)"
_NO_TIME = (
    r"(?!(?:\p{Ll}+\s+){0,3}\p{L}*(?:Jahr|Monat|Quartal|Woche|Tag|Zeit))"  # `in den ersten vier Monaten`
)
_OF_THESE = late(
    lambda: (
        r"(?:[^.]|(?<=M(?:rd|io)|Tsd)\.){0,120}?\b(?:davon|darunter)\b(?:[^.;]|(?<=M(?:rd|io)|Tsd)\.){0,60}?"
        r"\b(?P<preposition>aus|nach|in|an|auf|mit)\b"
        rf"|(?:[^;.\d]|\b(?:19|20)\d\d\b|\([^()]{{1,60}}\)){{0,80}}?(?:,\s+|\(){any_of('claims', 'mostly')}"
        r"\s+(?:[^,;:]{1,60}\s)??(?P<side>aus|nach|in|an|mit|durch|dank|wegen)\b"
        r"|[^;.()]{0,40}\((?:\p{Ll}+\s+)?[\d.,]+\s?(?:%|Prozent)\s+(?:davon\s+)?(?:aus|nach|in|an)\b"
        rf"|[^;.]{{0,60}}?[,;]\s+(?:[\p{{L}}%\d]+\s+){{0,4}}?{any_of('claims', 'shares')}"
        r"\s+\p{Ll}+\s+(?:aus|nach|in|an)\b"
        rf"|[^;.]{{0,60}}?[,;]\s[^,;.]{{0,60}}\b{any_of('roles', 'world.buying')}\p{{Ll}}*\s+davon\b"
        rf"|{_TO_POINT}{{0,120}}?[;,]\s+(?:und\s+)?(?:nach|aus|in\s+(?:die|das|den))\s+{_NO_TIME}{_TO_POINT}{{1,80}}?"
        r"\b(?:davon|ging(?:en)?|floss(?:en)?|kam(?:en)?|stammten?)\b[^.;,]{0,40}\d"
    )
)
