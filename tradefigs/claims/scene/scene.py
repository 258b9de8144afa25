"""One document under reading: its sentences, its figures and what was read of them, who and what is named."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from tradefigs.claims.clauses.change import LEVEL
from tradefigs.claims.clauses.syntax import Spanned
from tradefigs.claims.roles.passages import roles_in
from tradefigs.claims.roles.roles import Roles
from tradefigs.claims.scene.asides import against_in, circumstances_in
from tradefigs.claims.scene.cast import Cast
from tradefigs.claims.scene.items import Item, items_in
from tradefigs.claims.vocabulary.mentions import Words
from tradefigs.claims.vocabulary.trade import COMPANY, FLOWS, OTHER, Mention
from tradefigs.figures import Figure
from tradefigs.language.layout import Layout
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.lexicon import any_of, words
from tradefigs.parties import Party

MOST_TOLD = 100  # figures read as trade that a figure is compared with
NEIGHBOURS = 50  # parties round a passage that what stands in it may lean on
ROUNDED_BY = Decimal("0.1")  # by that part the difference of two rounded values may be off
SMALLEST_SALE = 10_000  # what is sold for less is one thing, no country's trade


@dataclass(frozen=True)
class Reason:
    """Why a figure is no claim."""

    text: str


BY_UNIT = Reason("an amount by head, day or unit")
NO_TRADE = Reason("no word of trade near it")
NO_PARTY = Reason("trade of no country, bloc or region")
CONTRACT = Reason("a contract or permit, no trade that took place")
UNREAL = Reason("what would have been")
OF_COMPANY = Reason("sales of a company or an exchange")


@dataclass(frozen=True)
class Value:
    """What a figure is the value of: which trade, and whose."""

    at: Place
    mention: Mention
    measure: str
    kind: str
    direction: str
    reporter: str
    partner: str
    roles: Roles  # which reporter and partner were read from
    told: int  # how many of the two the sentence itself tells

    @property
    def carried(self) -> bool:
        """Whether the word of trade stands in a sentence before."""
        return self.mention.start < self.at.sentence.start


@dataclass(frozen=True)
class Draft(Value):
    """A figure read as trade: what the later figures of the text lean on."""

    status: str
    product: str
    others: tuple[tuple[str, str, str], ...]  # (measure, reporter, partner) besides, for `jeweils`


class Place:
    """Where one figure stands: itself, its sentence, the words of trade in that, the figures beside it.

    ``phrase`` is its extent with its qualifiers, ``number`` that of its sentence.
    """

    __slots__ = ("figure", "index", "number", "phrase", "scene", "sentence", "text")

    def __init__(self, scene: Scene, index: int) -> None:
        self.scene, self.index, self.text = scene, index, scene.text
        self.figure = figure = scene.figures[index]
        self.phrase = Span(figure.phrase_start, figure.phrase_end)
        self.number = scene.layout.sentence_index(figure.start)
        self.sentence = scene.layout.sentences[self.number]

    @property
    def reading(self) -> Draft | Reason | None:
        """How it was read; None where it was not yet."""
        readings = self.scene.told.readings
        return readings[self.index] if self.index < len(readings) else None

    @property
    def mentions(self) -> list[Mention]:
        """The mentions of measures, other money and companies in its sentence."""
        return self.scene.words.of(self.number)

    @property
    def trade_words(self) -> list[Mention]:
        """The mentions of measures in its sentence."""
        return self.scene.words.of_trade(self.number)

    @property
    def previous(self) -> Place | None:
        """The figure before, None for the first.

        One of other money in a clause put in between is left out: `nach Peru, wo er 9 Mio. anlegt, für 2`.
        """
        index = self.index - 1
        while index > 0 and self.scene.places[index].is_put_in_before(self):
            index -= 1
        return self.scene.places[index] if index >= 0 else None

    def is_put_in_before(self, other: Place) -> bool:
        """Tell whether a figure of other money stands in a clause of its own that ends before ``other``.

        In the same sentence, that is.
        """
        if self.number != other.number or not isinstance(self.reading, Reason):
            return False
        put_in = self.scene.circumstances(self.number)
        return any(self.figure.start in span and span.end <= other.figure.start for span in put_in)

    @property
    def next(self) -> Place | None:
        """The figure behind, None for the last."""
        places = self.scene.places
        return places[self.index + 1] if self.index + 1 < len(places) else None

    @property
    def previous_end(self) -> int:
        """Where the figure before ends, 0 where there is none."""
        previous = self.previous
        return previous.figure.end if previous is not None else 0

    @property
    def just_told(self) -> Draft | None:
        """The last figure of trade, if it stands in the same sentence or the one before."""
        last = self.scene.told.last
        return last if last is not None and self.number - last.at.number <= 1 else None

    @property
    def before(self) -> Draft | None:
        """The figure before, if it was read as trade and stands in the same sentence."""
        previous = self.previous
        draft = previous.reading if previous is not None else None
        return draft if isinstance(draft, Draft) and draft.at.number == self.number else None


class Told:
    """What was read so far, figure by figure."""

    def __init__(self) -> None:
        self.readings: list[Draft | Reason] = []  # one per figure
        self.all: list[Draft] = []  # the figures of trade
        self.here: list[Draft] = []  # of these, those of the item of news being read
        self.first: dict[str, int] = {}  # the sentence in which a party's trade was told first
        self._by_mention: dict[Mention, Draft] = {}

    def record(self, reading: Draft | Reason) -> None:
        """Note how the next figure was read."""
        self.readings.append(reading)
        if isinstance(reading, Draft):
            self.here.append(reading)
            self.all.append(reading)
            for code in (reading.reporter, reading.partner):
                self.first.setdefault(code, reading.at.number)
            self._by_mention[reading.mention] = reading

    @property
    def last(self) -> Draft | None:
        """The last figure of trade."""
        return self.here[-1] if self.here else None

    @property
    def lately(self) -> list[Draft]:
        """The last figures of trade: as many as an article may have, however long a list is."""
        return self.here[-MOST_TOLD:]

    def difference(self, figure: Figure) -> tuple[Draft, Draft] | None:
        """Return the last two flows told, the lesser first, if ``figure`` is by how much they differ.

        `Die Exporte lagen bei 7 Mrd., die Importe bei 5 Mrd. So blieben 2 Mrd.`
        """
        last = self.here[-2:]
        if len(last) < len(FLOWS) or any(draft.measure not in FLOWS for draft in last):
            return None
        lesser, greater = sorted(last, key=lambda draft: draft.at.figure.high)
        apart = greater.at.figure.high - lesser.at.figure.high
        is_it = abs(apart - figure.high) <= figure.high * ROUNDED_BY and apart > 0
        is_alike = all(d.kind == LEVEL and d.at.figure.currency == figure.currency for d in last)
        return (lesser, greater) if is_it and is_alike else None

    def by(self, mention: Mention) -> Draft | None:
        """Return the last figure that ``mention`` governs."""
        return self._by_mention.get(mention)


class Scene:
    """What the rooms that read figures share: one text, each thing in it found once.

    Its ``words`` of trade, its ``cast`` of parties, the ``places`` of its figures, what they ``told``.
    """

    def __init__(
        self, text: str, layout: Layout, figures: Sequence[Figure], cast: Cast | None = None
    ) -> None:
        self.text, self.layout, self.figures = text, layout, figures
        self.words, self.cast, self.told = Words(text, layout), cast or Cast(text, layout), Told()
        self.places = [Place(self, index) for index in range(len(figures))]
        self._item = 0
        self._without_role: dict[int, list[Span]] = {}
        self._roles: dict[tuple[int, int, int | None, int | None], Roles] = {}

    def sentence(self, number: int) -> Span:
        """Return the span of sentence ``number``."""
        return self.layout.sentences[number]

    # ---------------------------------------------------------------- items of news

    @cached_property
    def _items(self) -> list[Item]:
        return items_in(self.layout, self.cast)

    @property
    def item(self) -> Item:
        """The item of news being read."""
        return self._items[self._item]

    def begin(self, at: Place) -> None:
        """Turn to a figure; where it lies in another item of news, begin anew."""
        while at.figure.start >= self.item.end and self._item + 1 < len(self._items):
            self._item += 1
            self.told.here = []

    # ---------------------------------------------------------------- figures

    def figures_between(self, start: int, end: int) -> int:
        """Return how many figures stand between ``start`` and ``end``."""
        first = bisect_left(self.figures, start, key=lambda figure: figure.start)
        return max(0, bisect_right(self.figures, end, key=lambda figure: figure.end) - first)

    def figures_in(self, span: Span) -> list[Span]:
        """Return the extents, with their qualifiers, of the figures that begin in ``span``."""
        first = bisect_left(self.figures, span.start, key=lambda figure: figure.start)
        last = bisect_left(self.figures, span.end, key=lambda figure: figure.start)
        return [at.phrase for at in self.places[first:last]]

    # ---------------------------------------------------------------- parties

    def parties_before(self, place: int) -> list[Party]:
        """Return the parties named before ``place``, in its sentence or the one before; none compared."""
        first = max(self.sentence(max(0, self.layout.sentence_index(place) - 1)).start, self.item.start)
        named = self.cast.within(Span(first, place))
        return [party for party in named if not self.cast.is_aside(party.start)]

    def roles(self, zone: Span, number: int | None = None, near: Spanned | None = None) -> Roles:
        """Return the roles of the parties in ``zone``, as `roles_in` reads them.

        ``number`` is the sentence whose words of trade count, None for none.
        """
        key = (zone.start, zone.end, number, None if near is None else near.start)
        if key not in self._roles:
            trade_words = [] if number is None else self.words.of_trade(number)
            floor = self.layout.paragraph_at(zone.start).start
            self._roles[key] = roles_in(
                self.text, zone, self._acting_in(zone), trade_words, near, floor=floor
            )
        return self._roles[key]

    def _acting_in(self, zone: Span) -> list[Party]:
        """Return the parties of the text, those of ``zone`` that play no role left out."""
        parties = self.cast.near(zone)
        first, last = (bisect_left(parties, place, key=lambda party: party.start) for place in zone)
        acting = [party for party in parties[first:last] if self.has_role(party)]
        if len(acting) == last - first:  # nearly always: nothing is copied
            return parties
        return [*parties[max(0, first - NEIGHBOURS) : first], *acting, *parties[last : last + NEIGHBOURS]]

    def has_role(self, party: Party) -> bool:
        """Whether ``party`` may play a role in trade where it stands."""
        number = self.layout.sentence_index(party.start)
        return not self.cast.is_aside(party.start) and all(
            party.start not in span for span in self.circumstances(number)
        )

    def circumstances(self, number: int) -> list[Span]:
        """Where parties of a sentence play no role in its trade: `die Zölle gegen Peru`."""
        if number not in self._without_role:
            found = circumstances_in(self.text, self.sentence(number))
            self._without_role[number] = [span for span in found if not self._tells_trade(number, span)]
        return self._without_role[number]

    def _names_outside(self, number: int, span: Span) -> bool:
        """Tell whether a party stands in the main clause, too."""
        return any(party.start not in span for party in self.cast.within(self.sentence(number)))

    def _tells_trade(self, number: int, span: Span) -> bool:
        """`Der Überschuss, der mit Peru erzielt wurde,`: trade is told in it, or it says which is meant.

        Not so `nach Peru, wo ein deutscher Konzern für 3 Mrd. ein Werk errichtet,`.
        """
        inside = [m for m in self.words.of(number) if span.start <= m.start < span.end]
        against = against_in(
            self.text, span
        )  # `, nachdem die EU ein Embargo gegen Lieferungen verhängt hatte,`
        inside = [m for m in inside if m.measure != COMPANY and not any(m.start in s for s in against)]
        if self.figures_between(span.start, span.end):
            return not inside or any(not (m.measure == OTHER and m.verb) for m in inside)
        if _MOSTLY.search(self.text, span.start, span.end):
            return False  # `auf Öl, das größtenteils aus Peru kommt, entfielen 3 Mrd.`: not all of it
        if _REASON.match(self.text, span.start) and self._names_outside(number, span):
            return False  # `, weil irische Käufer lieber Tee aus Java nahmen, die Importe …`
        inside = [m for m in inside if not m.counterpart]  # `, das Peru als Lieferanten überholte,`
        before = span.start - len(", ")
        return bool(inside) or any(m.end == before for m in self.words.of(number))


_REASON = late(r"(?:weil|obwohl|nachdem)\s")
_MOSTLY = late(lambda: rf"\b{any_of('claims', 'mostly')}\b", signs=lambda: words("claims", "mostly"))
