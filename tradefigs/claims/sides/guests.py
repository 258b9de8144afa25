"""Guests and hosts: who speaks for a state in another is speaking of the trade of the two.

`Der Botschafter Perus in Quito`, `Polens Minister sagte bei seinem Besuch in Ankara`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from tradefigs.claims.scene.scene import Place, Scene
from tradefigs.claims.sides.pairs import NOBODY, Pair
from tradefigs.language.patterns import late
from tradefigs.language.text import Span, ending
from tradefigs.lexicon import any_case_of
from tradefigs.parties import Party

_SEATS = ("BE", "EU")  # in Brussels one speaks of anything
LEAD = 3  # sentences at the top of a text that tell of a visit
FARTHEST_LEAD = 9  # sentences, lines of date and headlines among them, down to the first figure of trade
SHORTEST_LEAD = 40  # characters of a sentence that is no line of date or place
BACK = 2  # sentences from the visit to the trade that is told of


def guest_and_host(at: Place) -> Pair:
    """Return who speaks for a state near a figure, and in which other state, `NOBODY` where nobody does so.

    Not so in a text on another pair: `Der Botschafter Perus in Moskau ist auch für Belarus zuständig`.
    """
    pair = at.scene.item.topic.pair
    for sentence in chain(_near(at), _lead(at)):
        guest, host = _in_sentence(at.scene, sentence)
        is_on_others = guest in pair and host not in pair and all(pair)
        if host:
            return NOBODY if is_on_others else (guest, host)
    return NOBODY


def _near(at: Place) -> Iterator[Span]:
    """Yield the sentence of a figure and those right before it in its paragraph, back to the last figure."""
    scene, last = at.scene, at.scene.told.last
    paragraph = scene.layout.paragraph_at(at.sentence.start)
    for number in range(at.number, max(-1, at.number - 1 - BACK), -1):
        sentence = scene.sentence(number)
        if sentence.start not in paragraph or (last is not None and last.at.number >= number < at.number):
            return
        yield sentence


def _lead(at: Place) -> Iterator[Span]:
    """Yield the first sentences of the text for its first figure of trade, if it is on no pair."""
    scene = at.scene
    first = scene.layout.sentence_index(scene.item.start)
    if scene.told.last is not None or all(scene.item.topic.pair) or at.number - first > FARTHEST_LEAD:
        return
    sentences = map(scene.sentence, range(first, at.number))
    long = islice((one for one in sentences if one.end - one.start >= SHORTEST_LEAD), LEAD)
    yield from (one for one in long if _VISIT.search(scene.text, *one))


def _in_sentence(scene: Scene, sentence: Span) -> Pair:
    named = scene.cast.within(sentence)
    guest = next((party.code for party in named if _sends(scene, party)), "")
    others = [party for party in named if party.code != guest] if guest else []
    is_visit = bool(others) and _VISIT.search(scene.text, *sentence) is not None
    host = next((party.code for party in others if _receives(scene, party, is_visit=is_visit)), "")
    return (guest, host) if host else NOBODY


def _sends(scene: Scene, party: Party) -> bool:
    """`der peruanische Botschafter`, `die Botschaft Perus`: whose house or officer it is."""
    if scene.cast.has_office(party):
        return True
    if party.form == "adjective":
        return _HOUSE.match(scene.text, party.end) is not None
    return party.form == "name" and _HOUSE_OF.match(scene.text, 0, party.start) is not None


def _receives(scene: Scene, party: Party, *, is_visit: bool) -> bool:
    """`in Quito`, on a visit `nach Ecuador`: where the guest is, or `der ecuadorianische Kollege` is."""
    if party.form == "capital" or (is_visit and party.form == "name" and len(party.code) == len("EC")):
        return party.code not in _SEATS and _THERE.match(scene.text, 0, party.start) is not None
    return is_visit and scene.cast.has_office(party)


# ---------------------------------------------------------------- patterns

# `bei seinem Besuch in`, `ist eingetroffen`
_VISIT = late(lambda: rf"\b\p{{L}}*{any_case_of('roles', 'offices.visits')}\b")
_HOUSE = late(lambda: rf"\s+\p{{L}}*{any_case_of('roles', 'offices.missions')}\b")
_HOUSE_OF = ending(lambda: rf"\b\p{{L}}*{any_case_of('roles', 'offices.missions')}\s+(?:(?:de[rs]|von)\s+)?")
_THERE = ending(
    r"\b(?:[Ii]n|[Nn]ach|besuch(?:t|te|ten))\s+(?:(?:de[rmn]|die|das)\s+)?(?:\p{Ll}+e[nr]?\s+)?(?:Hauptstadt\s+)?"
)
