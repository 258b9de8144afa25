"""One document under reading: its sentences, figures, parties and words of trade, each found once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from tradefigs.claims.asides import asides_in, circumstances_in
from tradefigs.claims.items import item_starts
from tradefigs.claims.partyroles import parties_between, roles_in
from tradefigs.claims.roles import Roles
from tradefigs.claims.syntax import Spanned
from tradefigs.claims.topic import Topic, bureau_of, home_of, tells_topic
from tradefigs.claims.trade import COMPANY, OTHER, Mention, TradeWords, find_mentions
from tradefigs.figures import Figure
from tradefigs.language.patterns import late
from tradefigs.language.text import Layout, Span
from tradefigs.lexicon import any_of
from tradefigs.parties import LONGEST_COUNT, Party, find_parties, may_name_party

# Why a figure is no claim.
BY_UNIT = "an amount by head, day or unit"
NO_TRADE = "no word of trade near it"
CONTRACT = "a contract or permit, no trade that took place"
OF_COMPANY = "sales of a company or an exchange"
OTHER_MONEY = "money of another kind: {}"

MOST_TOLD = 100  # figures read as trade that a figure is compared with
NEIGHBOURS = 50  # parties round a passage that what stands in it may lean on
SMALLEST_SALE = 10_000  # what is sold for less is one thing, no country's trade


@dataclass(slots=True)
class Draft:
    """A figure read as trade: what the later figures of the text lean on."""

    index: int
    sentence: int
    mention: Mention
    measure: str
    reporter: str = ""
    partner: str = ""
    product: str = ""
    kind: str = ""
    direction: str = ""
    status: str = ""
    roles: Roles = field(default_factory=Roles)
    carried: bool = False  # the word of trade stands in a sentence before
    sides: int = 2  # how many of reporter and partner the sentence itself tells
    others: tuple[tuple[str, str, str], ...] = ()  # (measure, reporter, partner) besides, for `jeweils`


class Scene:
    """What the rooms that read figures share: lookups into one text, and what was read so far."""

    def __init__(self, text: str, layout: Layout, figures: Sequence[Figure]) -> None:
        self.text, self.layout, self.figures = text, layout, figures
        self.drafts: list[Draft | str] = []  # one per figure read: a draft, or the reason why it is no claim
        self.all_told: list[Draft] = []  # those of them that were read as trade
        self.told: list[Draft] = []  # of these, those of the item of news being read
        self._item = 0  # which one that is
        self._by_mention: dict[Mention, Draft] = {}
        self._numbers = [layout.sentence_index(figure.start) for figure in figures]
        self._phrases = [Span(figure.phrase_start, figure.phrase_end) for figure in figures]
        self._asides: dict[int, list[Span]] = {}
        self._without_role: dict[int, list[Span]] = {}
        self._mentions: dict[Span, list[Mention]] = {}
        self._trade_words: dict[int, list[Mention]] = {}
        self._roles: dict[tuple[int, int, int | None, int | None], Roles] = {}

    @cached_property
    def parties(self) -> list[Party]:
        """Every mention of a party, in order of place."""
        found = find_parties(self.text)
        if any(party.code == "EU" for party in found):  # one party under two names: `Europas Exporte`
            found = [replace(party, code="EU") if party.code == "Europa" else party for party in found]
        return found

    def parties_near(self, span: Span) -> list[Party]:
        """Return `parties`, or none where ``span`` surely names none: a text is read when one is needed."""
        if "parties" not in self.__dict__ and not may_name_party(self.text, span.start, span.end):
            return []
        return self.parties

    @cached_property
    def trade(self) -> TradeWords:
        """Where trade may be spoken of."""
        return TradeWords(self.text)

    @cached_property
    def speaks_of_trade(self) -> bool:
        """Whether a strong word of trade may stand anywhere in the text."""
        return self.trade.may_surely_stand_in(Span(0, len(self.text)))

    @cached_property
    def topic(self) -> Topic:
        """Return the parties that the text is about."""
        parties = parties_between(self.parties, *self.item)
        traders = [party for party in parties if not self.is_aside(party)]
        homes = ("", "") if len(self._items) > 1 else (home_of(self.text), bureau_of(self.text))
        return Topic(traders or parties, self.layout, *homes, start=self.item.start)

    @cached_property
    def _items(self) -> list[Span]:
        """The items of a news ticker, each on its own; of any other text, the whole."""
        starts = item_starts(self.text, self.layout)
        ends = [*starts[1:], len(self.text)]
        return [Span(start, end) for start, end in zip(starts, ends, strict=True)]

    @property
    def item(self) -> Span:
        """The item of news being read: what other items tell says nothing of it."""
        return self._items[self._item]

    def begin(self, index: int) -> None:
        """Turn to figure ``index``; where it lies in another item of news, begin anew."""
        item = self._item
        while self.figures[index].start >= self._items[item].end and item + 1 < len(self._items):
            item += 1
        if item > self._item:
            self._item, self.told = item, []
            for known in _OF_ITEM:
                self.__dict__.pop(known, None)

    def is_aside(self, party: Party) -> bool:
        """Whether ``party`` only stands there for another to be compared with it, or as a place."""
        number = self.layout.sentence_index(party.start)
        if number not in self._asides:
            self._asides[number] = asides_in(self.text, self.sentence(number))
        return any(party.start in span for span in self._asides[number])

    def _circumstances(self, number: int) -> list[Span]:
        """Where parties of a sentence play no role in its trade: `die Zölle gegen Peru`."""
        if number not in self._without_role:
            found = circumstances_in(self.text, self.sentence(number))
            self._without_role[number] = [span for span in found if not self._tells_trade(number, span)]
        return self._without_role[number]

    def _tells_trade(self, number: int, span: Span) -> bool:
        if self.figures_between(span.start, span.end):
            return True
        return any(span.start <= mention.start < span.end for mention in self.mentions(number))

    def has_role(self, party: Party) -> bool:
        """Whether ``party`` may play a role in trade where it stands."""
        number = self.layout.sentence_index(party.start)
        return not self.is_aside(party) and all(party.start not in s for s in self._circumstances(number))

    @cached_property
    def in_headlines(self) -> frozenset[str]:
        """Return the codes of the parties that the headlines name."""
        named = parties_between(self.parties, *self.item)
        return frozenset(party.code for party in named if self.layout.in_headline(party.start))

    @cached_property
    def headlines_name_many(self) -> bool:
        """Whether the headlines name more than two: `Chile setzt auf Japan und die EU` tells of no pair."""
        apart: list[str] = []
        for party in parties_between(self.parties, *self.item):
            is_named = tells_topic(party) and self.layout.in_headline(party.start)
            if is_named and not any(self.topic.related(party.code, other) for other in apart):
                apart.append(party.code)
        return len(apart) > 2  # more than a pair

    @cached_property
    def teller(self) -> str:
        """Return the country of the agency or office whose text it is, "" where it names none."""
        return "" if len(self._items) > 1 else home_of(self.text) or bureau_of(self.text)

    @cached_property
    def envoy(self) -> tuple[str, str] | None:
        """Return the two states of `der Botschafter von Peru in Chile`, None where the text names no such."""
        for match in _ENVOY.finditer(self.text):
            named = self.parties_in(Span(match.end(), match.end() + LONGEST_OF_ENVOY))[:2]
            if len(named) == 2 and _IN.fullmatch(self.text, named[0].end, named[1].start):
                return named[0].code, named[1].code
        return None

    @cached_property
    def officials(self) -> frozenset[tuple[str, str]]:
        """Surnames of those who speak for a country, with its code: `der indische Minister Piyush Goyal`."""
        adjectives = (party for party in self.parties if party.form == "adjective")
        named = ((_OFFICIAL.match(self.text, party.end), party.code) for party in adjectives)
        return frozenset((match["surname"], code) for match, code in named if match is not None)

    def has_office(self, party: Party) -> bool:
        """Whether ``party`` is one whom somebody speaks for: `Indiens Minister`, `der indische Minister`."""
        if party.form != "adjective" and party.case != "genitive":
            return False
        return _OFFICE.match(self.text, party.end) is not None

    @cached_property
    def is_of_company(self) -> bool:
        """Whether the headline or the first sentence names a company: its figures are its own."""
        numbers = {self.layout.sentence_index(headline.start) for headline in self.layout.headlines}
        body = self.layout.headlines[-1].end if self.layout.headlines else 0
        numbers.add(min(self.layout.sentence_index(body) + 1, len(self.layout.sentences) - 1) if body else 0)
        return any(mention.measure == COMPANY for number in numbers for mention in self.mentions(number))

    def sentence(self, number: int) -> Span:
        """Return the span of sentence ``number``."""
        return self.layout.sentences[number]

    def number(self, index: int) -> int:
        """Return the number of the sentence that holds figure ``index``."""
        return self._numbers[index]

    def sentence_of(self, index: int) -> Span:
        """Return the span of the sentence that holds figure ``index``."""
        return self.layout.sentences[self._numbers[index]]

    def phrase(self, index: int) -> Span:
        """Return the extent of figure ``index`` with its qualifiers."""
        return self._phrases[index]

    def mentions(self, number: int) -> list[Mention]:
        """Return the mentions of measures, other money and companies in sentence ``number``."""
        return self.mentions_in(self.sentence(number))

    def mentions_in(self, sentence: Span) -> list[Mention]:
        """Return the same of ``sentence``, whose number need not be known."""
        if sentence not in self._mentions:
            self._mentions[sentence] = find_mentions(self.text, sentence)
        return self._mentions[sentence]

    def trade_words(self, number: int) -> list[Mention]:
        """Return the mentions of measures in sentence ``number``."""
        if number not in self._trade_words:
            found = [m for m in self.mentions(number) if m.measure not in (OTHER, COMPANY)]
            self._trade_words[number] = found
        return self._trade_words[number]

    def roles(self, zone: Span, number: int | None = None, near: Spanned | None = None) -> Roles:
        """Return the roles of the parties in ``zone``, as `roles_in` reads them.

        ``number`` is the sentence whose words of trade count, None for none.
        """
        key = (zone.start, zone.end, number, None if near is None else near.start)
        if key not in self._roles:
            trade_words = [] if number is None else self.trade_words(number)
            self._roles[key] = roles_in(self.text, zone, self._acting_in(zone), trade_words, near)
        return self._roles[key]

    def _acting_in(self, zone: Span) -> list[Party]:
        """Return the parties of the text, those of ``zone`` that play no role left out."""
        parties = self.parties_near(zone)
        first, last = (bisect_left(parties, place, key=lambda party: party.start) for place in zone)
        acting = [party for party in parties[first:last] if self.has_role(party)]
        if len(acting) == last - first:  # nearly always: nothing is copied
            return parties
        return [*parties[max(0, first - NEIGHBOURS) : first], *acting, *parties[last : last + NEIGHBOURS]]

    def parties_in(self, span: Span) -> list[Party]:
        """Return the parties that begin in ``span``."""
        near = Span(span.start, span.end + LONGEST_COUNT)  # of `27 Länder` only the end may tell
        return parties_between(self.parties_near(near), span.start, span.end)

    def changes_subject(self, index: int) -> bool:
        """`Polens Exporte stiegen 2023 auf 5 Mrd. Euro. China lieferte Waren für 3 Mrd. Euro.`

        The parties of a figure are named for the first time in its sentence, and none before had one of them.
        """
        draft = self.drafts[index]
        before = [told for told in self.all_told if told.sentence < self._numbers[index]]
        if isinstance(draft, str) or not before:
            return False
        codes = {draft.reporter, draft.partner} - {""}
        if any(codes & {told.reporter, told.partner} for told in before):
            return False
        named_before = parties_between(self.parties, 0, self.sentence_of(index).start)
        return not codes & {party.code for party in named_before}

    def figures_between(self, start: int, end: int) -> int:
        """Return how many figures stand between ``start`` and ``end``."""
        first = bisect_left(self.figures, start, key=lambda figure: figure.start)
        return max(0, bisect_right(self.figures, end, key=lambda figure: figure.end) - first)

    def parties_before(self, place: int) -> list[Party]:
        """Return the parties named before ``place``, in its sentence or the one before; none compared."""
        first = max(self.sentence(max(0, self.layout.sentence_index(place) - 1)).start, self.item.start)
        return [party for party in self.parties_in(Span(first, place)) if not self.is_aside(party)]

    def figures_in(self, span: Span) -> list[Span]:
        """Return the extents, with their qualifiers, of the figures that begin in ``span``."""
        first = bisect_left(self.figures, span.start, key=lambda figure: figure.start)
        last = bisect_left(self.figures, span.end, key=lambda figure: figure.start)
        return self._phrases[first:last]

    def record(self, draft: Draft | str) -> None:
        """Note how the next figure was read."""
        self.drafts.append(draft)
        if isinstance(draft, Draft):
            self.told.append(draft)
            self.all_told.append(draft)
            self._by_mention[draft.mention] = draft

    @property
    def told_lately(self) -> list[Draft]:
        """The last figures read as trade: as many as an article may have, however long a list is."""
        return self.told[-MOST_TOLD:]

    def last_draft(self) -> Draft | None:
        """Return the last figure read as trade."""
        return self.told[-1] if self.told else None

    def draft_of(self, mention: Mention) -> Draft | None:
        """Return the last figure that ``mention`` governs."""
        return self._by_mention.get(mention)

    def draft_before(self, index: int) -> Draft | None:
        """Return the figure before ``index``, if it is trade and stands in the same sentence."""
        if index == 0 or index > len(self.drafts):
            return None
        draft = self.drafts[index - 1]
        return draft if isinstance(draft, Draft) and draft.sentence == self.number(index) else None


_OF_ITEM = ("topic", "in_headlines", "headlines_name_many")  # what is found once for each item
LONGEST_OF_ENVOY = 80  # characters: `Republik Belarus in der Bundesrepublik Deutschland`
_ENVOY = late(r"\bBotschafter(?:in|s)?\s+(?:von|der|des)\s+", signs="Botschafter")
_IN = late(r"\s+in\s+(?:de[rmn]\s+)?")
# `(der indische) stellvertretende Außenminister`
_OFFICE = late(
    lambda: rf"(?:\p{{Ll}}+\s+)?\s*\p{{L}}*(?i:{any_of('roles', 'offices.speaking_for_country')}(?:in)?)s?\b"
)
# `(der indische) Handelsminister Piyush Goyal`
_OFFICIAL = late(
    lambda: (
        rf"\s+\p{{L}}*(?i:{any_of('roles', 'offices.speaking_for_country')})(?:in)?"
        r"(?:\s+\p{Lu}[\p{L}-]+){0,3}?\s+(?P<surname>\p{Lu}[\p{L}-]+)(?=\s*(?:\p{Ll}|[,.;:“”\"«»–(]))"
    )
)
