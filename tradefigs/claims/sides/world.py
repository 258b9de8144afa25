"""Trade with the whole world, told by the words of a sentence: `weltweit`, `alle Exporte`, `Außenhandel`."""

from __future__ import annotations

from tradefigs.claims.scene.scene import Scene
from tradefigs.claims.scene.topic import speaks_of_both
from tradefigs.claims.vocabulary.trade import BALANCES, CALLS_TRADER, FLOWS, Mention
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.lexicon import any_of

LONGEST_ALL = 30  # characters before a word of trade in which `alle`, `sämtliche` stands


def is_world(scene: Scene, number: int, mention: Mention) -> bool:
    """Whether the words of the sentence mean trade with the whole world."""
    sentence = scene.sentence(number)
    if speaks_of_both(scene.text, sentence):
        return False
    return names_world(scene, number, mention) or sums_up(scene, number, mention)


def names_world(scene: Scene, number: int, mention: Mention) -> bool:
    """`weltweit`, `der Außenhandel`, `der größte Exporteur`, whatever was told before."""
    sentence = scene.sentence(number)
    if EVERYWHERE.search(scene.text, sentence.start, sentence.end):
        return True
    if CALLS_TRADER.fullmatch(mention.text) and not mention.counterpart:
        return True  # `Größter Exporteur ist Peru`
    domains = _domains(scene, number)
    if mention.measure in BALANCES and any(_is_in_domain(scene, sentence, mention, m) for m in domains):
        return True
    return bool(_FOREIGN_TRADE.match(mention.text)) and mention.start >= sentence.start


def sums_up(scene: Scene, number: int, mention: Mention) -> bool:
    """`Insgesamt`, `alle Exporte`: the sum of what was told before, or of more."""
    sentence = scene.sentence(number)
    if IN_ALL.match(scene.text, sentence.start):
        return True
    if mention.verb and _WARES_IN_ALL.search(scene.text, sentence.start, sentence.end):
        return True  # `Im Jahr 2024 hat Peru insgesamt Waren für 2 Mrd. exportiert`
    return any(is_of_all(scene, sentence, m) for m in (mention, *_domains(scene, number)))


def _domains(scene: Scene, number: int) -> list[Mention]:
    return [m for m in scene.words.of_trade(number) if _FOREIGN_TRADE.match(m.text)]


def _is_in_domain(scene: Scene, sentence: Span, mention: Mention, domain: Mention) -> bool:
    """`der Überschuss im Außenhandel`, `Im gesamten Außenhandel blieb ein Überschuss`."""
    if domain.start < mention.start:
        return _OPENS_IN.fullmatch(scene.text, sentence.start, domain.start) is not None
    return _IN.fullmatch(scene.text, mention.end, domain.start) is not None


def is_of_all(scene: Scene, sentence: Span, mention: Mention) -> bool:
    """`die gesamten Exporte`, `die Ausfuhren insgesamt`, whatever stands before: `dorthin für 3 Mrd., …`."""
    if mention.measure in FLOWS and not mention.verb and _IN_TOTAL.match(scene.text, mention.end):
        return True
    if _THITHER.match(scene.text, mention.end):
        return False  # `unsere gesamten Exporte hierher`
    start = max(sentence.start, mention.start - LONGEST_ALL)
    return mention.measure != "turnover" and _ALL.search(scene.text, start, mention.start) is not None


# ---------------------------------------------------------------- patterns

_IN = late(r"\s+(?:im|in\s+\p{Ll}+)\s+(?:\p{Ll}+\s+)?")
_OPENS_IN = late(r"[\s„“\"»«]*Im\s+(?:\p{Ll}+\s+)?")
_THITHER = late(r"\s+(?:hierher|hierhin|dorthin|dahin|von\s+dort|von\s+hier)\b")
# `Ausfuhren Togos insgesamt`
_IN_TOTAL = late(r"(?:\s+(?:(?:der|des|ohne)\s+)?\p{Lu}[\p{L}-]+){0,2}\s+insgesamt\b")
EVERYWHERE = late(lambda: rf"(?i)\b{any_of('roles', 'world.everywhere')}")
_ALL = late(
    r"(?<!(?:Prozent|%|Anteil|Drittel|Hälfte|Viertel|Fünftel|Zehntel)\s+(?:(?:an\s+)?(?:der|den|am)\s)?)\b(?:gesamte|sämtliche|alle)[nrms]?\s+(?:\p{Ll}+e[nrms]?\s+)?$"
)
_WARES_IN_ALL = late(r"\binsgesamt\s+(?:Waren|Güter)\b", signs="insgesamt")
IN_ALL = late(lambda: rf"[\s„“\"»«]*{any_of('roles', 'world.in_all')}\b")
_FOREIGN_TRADE = late(
    lambda: rf"(?i){any_of('roles', 'world.foreign_trade')}|gesamt{any_of('roles', 'world.totals')}"
)
