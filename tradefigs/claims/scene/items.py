"""The items of news in a text, and whom each is about: those of a ticker open with a place, others are one.

`+++ OSLO. Norwegen hat …`, `SOFIA +++ Der Handel …`, `++ Wien – …`, `ROM (dpa) – …`.
"""

from __future__ import annotations

from functools import cached_property

from tradefigs.claims.roles.passages import parties_between
from tradefigs.claims.scene.cast import Cast
from tradefigs.claims.scene.topic import Topic, bureau_of, home_of, tells_topic
from tradefigs.language.layout import Layout
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.parties import Party

LONGEST_PLACE = 80  # characters from the beginning of a paragraph in which its place line stands

TOP = 600  # characters at the top of an interview, in which stands who is asked
SHORTEST_REPORT = 60  # characters behind a place in capitals: `ASEAN – 3 Mrd. Dollar` is no report


class Item:
    """One item of news and whom it is about: what other items tell says nothing of it."""

    def __init__(self, span: Span, layout: Layout, cast: Cast, *, alone: bool) -> None:
        self.start, self.end = span
        self._layout, self._cast, self._alone = layout, cast, alone

    @property
    def _parties(self) -> list[Party]:
        return parties_between(self._cast.all, self.start, self.end)

    @cached_property
    def topic(self) -> Topic:
        """The parties that it is about."""
        parties, text = self._parties, self._layout.text
        traders = [party for party in parties if not self._cast.is_aside(party.start)]
        homes = (home_of(text), self.asked or bureau_of(text)) if self._alone else ("", "")
        return Topic(traders or parties, self._layout, *homes, start=self.start)

    @cached_property
    def asked(self) -> str:
        """`Ein Gespräch mit dem Präsidenten des irischen Verbandes`: for whom the one asked speaks."""
        text, top = self._layout.text, Span(self.start, min(self.end, self.start + TOP))
        match = _TALK.search(text, self.start, self.end)
        if match is not None:
            top = Span(match.end(), self._layout.sentence_at(match.start()).end)
        elif _INTERVIEW.search(text, *top) is None:
            return ""
        named = self._cast.within(top)
        persons = (p.code for p in named if p.form == "adjective" and _is_asked(text, p))
        offices = (p.code for p in (*named, *self._parties) if self._cast.has_office(p))
        return next(persons, "") or next(offices, "")

    @cached_property
    def _named_in_headlines(self) -> list[Party]:
        return [party for party in self._parties if self._layout.in_headline(party.start)]

    @cached_property
    def in_headlines(self) -> frozenset[str]:
        """The codes of the parties that its headlines name."""
        return frozenset(party.code for party in self._named_in_headlines)

    def is_about(self, code: str) -> bool:
        """Whether a party is one of the two that it is about, or one that its headlines name as such."""
        return code in self.topic.pair or any(
            party.code == code and not self._cast.is_aside(party.start) for party in self._named_in_headlines
        )

    @cached_property
    def headlines_name_many(self) -> bool:
        """Whether the headlines name more than two: `Chile setzt auf Japan und die EU` tells of no pair."""
        apart: list[str] = []
        for party in self._named_in_headlines:
            if tells_topic(party) and not any(self.topic.related(party.code, other) for other in apart):
                apart.append(party.code)
        return len(apart) > 2  # more than a pair

    @cached_property
    def teller(self) -> str:
        """The country of the agency or office whose text it is, "" where it names none."""
        text = self._layout.text
        return home_of(text) or bureau_of(text) if self._alone else ""


def _is_asked(text: str, party: Party) -> bool:
    """`Die kenianische Ökonomin Ann Kamau`, who is addressed, or whose answers open with her name."""
    person = _PERSON.match(text, party.end)
    forms = ("Frau {}", "Herr {}", "Herrn {}", "\n{}:") if person is not None else ()
    return person is not None and any(form.format(person["surname"]) in text for form in forms)


def items_in(layout: Layout, cast: Cast) -> list[Item]:
    """Return the items of a news ticker, each on its own; of any other text, the whole."""
    starts = _starts(layout.text, layout)
    ends = [*starts[1:], len(layout.text)]
    spans = map(Span, starts, ends)
    return [Item(span, layout, cast, alone=len(starts) == 1) for span in spans]


def _starts(text: str, layout: Layout) -> list[int]:
    """Return where the items of a ticker begin, and where the text does; of another text, only that.

    One place line opens any report; those of two places open two.
    """
    if not _MAY_OPEN.search(text):
        return [0]
    starts, places = [], set()
    for paragraph in layout.paragraphs:
        match = _OPENS.match(text, paragraph.start, min(paragraph.end, paragraph.start + LONGEST_PLACE))
        if match is not None and (not match["capitals"] or paragraph.end - match.end() >= SHORTEST_REPORT):
            starts.append(paragraph.start)
            places.add((match["marked"] or match["placed"] or match["capitals"]).casefold())
    return [0, *starts] if len(places) > 1 else [0]


# `Interview mit Eva Huber`, `Das Gespräch führte`, `Was verkauft Ihr Land?`, but not `nach dem Gespräch mit`
_TALK = late(
    r"(?:\b[Ii]nterview|(?<=^|[.!?:]\s|\n)(?:Ein|Das)\s+Gespräch)\s+mit\b"
    r"|\b(?:Das\s+(?:Gespräch|Interview)\s+führten?|Die\s+Fragen\s+stellten?)\b"
    r"|(?<=[\p{Ll}\d,]\s)Ihr(?:e[mns])?\s+Land(?:es)?\b",
    signs="nterview Gespräch Fragen Ihr",
)
# `(Die kenianische) Ökonomin Ann Kamau`
_PERSON = late(r"\s+(?:\p{Ll}+\s+)?\p{Lu}[\p{Ll}-]+\s+\p{Lu}[\p{L}'-]+\s+(?P<surname>\p{Lu}[\p{L}'-]+)")
# `Interview: Eva Huber` at the top, beside `Kenias Ministerin Ann Kamau über Tee`
_INTERVIEW = late(r"\bInterview\b", signs="Interview")
_PLACE = r"\p{Lu}[\p{L}.]*(?:[ -](?:\p{Lu}[\p{L}.]*|de|da|am|an|der)){0,3}"
_CAPITALS = r"\p{Lu}{3,}(?:[ /-]\p{Lu}{2,}){0,3}"
_SIGNS = r"(?:\+{2,3}|\#{2,3})"
_BULLET = r"(?:[•·►▶■*–-]\s*)?"
# A place with a sign before or behind it, or one in capitals before a stop, a dash, an agency, a day.
_OPENS = late(
    rf"{_SIGNS}\s*(?P<marked>{_PLACE})\s*(?:[.:–—+/(,]|-\s|$)"
    rf"|(?P<placed>{_PLACE})\s*\+{{2,3}}"
    rf"|{_BULLET}(?P<capitals>{_CAPITALS})(?:\.\s+\p{{Lu}}|\s+[–—-]\s+[„\"»]?\p{{Lu}}"
    r"|\s*\(\p{L}[\p{L} /-]{1,20}\)|,\s+\d{1,2}\.\s)"
)
_MAY_OPEN = late(rf"(?m)^[^\S\n]*(?:{_SIGNS}\s*\p{{Lu}}|{_BULLET}\p{{Lu}}{{3,}}|.{{3,40}}\+{{2,3}})")
