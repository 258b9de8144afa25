"""The heart: which figures of a document are trade claims, and what each of them claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

import regex

from tradefigs.change import LEVEL, kind_of
from tradefigs.documents import Document
from tradefigs.figures import Figure, find_figures
from tradefigs.modality import ACTUAL, status_of
from tradefigs.parties import Party, find_parties
from tradefigs.periods import Period, find_periods
from tradefigs.products import product_of
from tradefigs.quotes import Attribution, Quote, attribution_of, find_quotes
from tradefigs.roles import OPEN, Roles, pair_of, roles_in
from tradefigs.syntax import separation
from tradefigs.text import Layout, Span, fold_space
from tradefigs.timing import Timing, period_of
from tradefigs.topic import Topic, home_of, is_dateline
from tradefigs.trade import BALANCE, COMPANY, MEASURES, OTHER, Mention, find_mentions


@dataclass(frozen=True, slots=True)
class Claim:
    """One money figure read as the value of trade; the fields are those of the exported table.

    ``start`` and ``end`` are character offsets into the document, ``low`` and ``high`` currency units,
    ``period_start`` and ``period_end`` inclusive days.
    """

    doc_id: str
    published: date | None
    published_by: str
    start: int
    end: int
    text: str
    low: Decimal
    high: Decimal
    qualifier: str
    currency: str
    kind: str
    direction: str
    measure: str
    product: str
    reporter: str
    partner: str
    status: str
    period_start: date | None
    period_end: date | None
    year: int | None
    speaker: str
    speaker_role: str
    attribution: str
    sentence: str
    mentions: int = 1
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class FigureReading:
    """How one figure was read: its claims (two for `jeweils`), or the reason why it is none."""

    figure: Figure
    claims: tuple[Claim, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one document."""

    document: Document
    layout: Layout
    figures: tuple[FigureReading, ...]
    periods: tuple[Period, ...]
    parties: tuple[Party, ...]
    quotes: tuple[Quote, ...]

    @property
    def claims(self) -> list[Claim]:
        """One record per claim, in order of place; what stands several times is merged."""
        return merge(self)


def extract(document: Document | str, published: date | None = None) -> list[Claim]:
    """Return the trade claims of a document, in order of place.

    Parameters
    ----------
    document : a `Document`, or a text.
    published : publication date, from which relative periods count; it wins over what the text tells.
    """
    if isinstance(document, str):
        document = Document(id="", text=document)
    if published is not None:
        document = replace(document, published=published, published_by="given")
    return read_document(document).claims


# ---------------------------------------------------------------- reading


def read_document(document: Document) -> Reading:
    """Find everything in ``document`` and read each figure: as a claim, or with the reason why it is none."""
    layout = Layout(document.text)
    figures = find_figures(document.text, layout, document.published)
    if not figures:
        return Reading(document, layout, (), (), (), ())
    return _Reader(document, layout, figures).read()


@dataclass(slots=True)
class _Draft:
    """A figure read as trade, before the whole document is known."""

    index: int
    mention: Mention | None
    measure: str
    reporter: str
    partner: str
    product: str
    kind: str
    direction: str
    status: str
    sentence: int
    roles: Roles = field(default_factory=Roles)
    second: str = ""  # a second measure, for `Exporte und Importe jeweils`


class _Reader:
    """Reads the figures of one document in order, each in the light of those before it."""

    def __init__(self, document: Document, layout: Layout, figures: list[Figure]) -> None:
        self.document, self.layout, self.text = document, layout, document.text
        self.figures = figures
        self.parties = [party for party in find_parties(self.text) if not is_dateline(self.text, party)]
        self.quotes = find_quotes(self.text, layout)
        self.home = home_of(self.text)
        self.topic = Topic(self.parties, layout, self.home)
        self.mentions: dict[int, list[Mention]] = {}
        self.pairs: dict[int, tuple[str, str]] = {}
        self.drafts: list[_Draft | str] = []

    def read(self) -> Reading:
        for index in range(len(self.figures)):
            self.drafts.append(self._draft(index))
        published, by = self._dating()
        periods = find_periods(self.text, published, self.layout)
        readings = tuple(self._finish(index, periods, published, by) for index in range(len(self.figures)))
        return Reading(
            self.document, self.layout, readings, tuple(periods), tuple(self.parties), tuple(self.quotes)
        )

    def _dating(self) -> tuple[date | None, str]:
        from tradefigs.dates import date_document

        if self.document.published is not None:
            return self.document.published, self.document.published_by or "given"
        dating = date_document(self.text, self.layout, url=self.document.url, name=self.document.id)
        return dating.day, dating.by

    # ------------------------------------------------ which mention governs the figure

    def _mentions_of(self, number: int) -> list[Mention]:
        if number not in self.mentions:
            self.mentions[number] = find_mentions(self.text, self.layout.sentences[number])
        return self.mentions[number]

    def _phrase(self, index: int) -> Span:
        figure = self.figures[index]
        return Span(figure.phrase_start, figure.phrase_end)

    def _governing(self, index: int, number: int) -> Mention | None:
        """Return the mention the figure belongs to: the one nearest to it."""
        candidates = [
            m for m in self._mentions_of(number) if m.measure != COMPANY and self._is_credible(m, number)
        ]
        if any(m.measure in (*MEASURES, BALANCE) and not m.value for m in candidates):
            candidates = [m for m in candidates if not m.value]
        phrase = self._phrase(index)
        if not candidates:
            return None
        cost, _, place = min((self._cost(phrase, m, number), m.start, i) for i, m in enumerate(candidates))
        return candidates[place] if cost < FARTHEST_MENTION else None

    def _cost(self, phrase: Span, mention: Mention, number: int) -> float:
        gap = self.text[mention.end : phrase.start] if mention.start < phrase.start else None
        if gap is not None and _ADJACENT.fullmatch(gap):
            return -1.0
        cost = separation(self.text, phrase, mention)
        if mention.start > phrase.end and self.text.count("(", phrase.end, mention.start) > self.text.count(
            ")", phrase.end, mention.start
        ):
            cost += 1.5
        if mention.measure == "turnover" and self._is_domain(mention) and self._has_other_measure(number):
            cost += 3.0
        if mention.start > phrase.start:
            cost += 0.4 if cost > 2 * 0.15 else 0.0
        cost += 1.0 if mention.movement else 0.0 if mention.strong else 0.3
        between = sum(
            1
            for figure in self.figures
            if min(phrase.end, mention.end) <= figure.start and figure.end <= max(phrase.start, mention.start)
        )
        return cost + 0.5 * between

    def _is_domain(self, mention: Mention) -> bool:
        """`im Handel mit China`: says where, not what is measured."""
        return bool(_DOMAIN.search(self.text, max(0, mention.start - 40), mention.start))

    def _has_other_measure(self, number: int) -> bool:
        return any(
            m.measure in ("surplus", "deficit", BALANCE)
            or (m.measure in ("exports", "imports") and not m.movement)
            for m in self._mentions_of(number)
        )

    def _is_credible(self, mention: Mention, number: int) -> bool:
        """A weak word means trade only in the company of trade or of parties that buy and sell."""
        if mention.strong:
            return True
        others = self._mentions_of(number)
        sentence = self.layout.sentences[number]
        parties = [p for p in self.parties if sentence.start <= p.start < sentence.end]
        trade = any(m.strong and m.measure in (*MEASURES, BALANCE) for m in others)
        if mention.movement:
            return self._is_trade_movement(mention, parties, others, sentence)
        if mention.verb:
            subjects = [m for m in others if m.measure == OTHER and separation(self.text, m, mention) < 1.0]
            sold = bool(parties) or bool(_GOODS_SOLD.search(self.text, sentence.start, sentence.end))
            return trade or (sold and not subjects)
        if mention.value:
            return trade or len({p.code for p in parties}) > 1 or self._paragraph_is_trade(number)
        if mention.measure in ("surplus", "deficit", BALANCE):
            other = any(m.measure == OTHER for m in others)
            return trade or (
                not other and (self._topic_is_trade(number) or self._has_counterpart(parties, sentence))
            )
        return trade or bool(parties) or self._topic_is_trade(number)

    def _has_counterpart(self, parties: list[Party], sentence: Span) -> bool:
        """`ein Defizit gegenüber China`."""
        roles = roles_in(self.text, sentence, parties, None, [])
        return bool(roles.with_ or roles.between)

    def _is_trade_movement(
        self, mention: Mention, parties: list[Party], others: list[Mention], sentence: Span
    ) -> bool:
        """`Waren für 3 Mrd. gingen nach Japan`: goods, a place, and no better word in the sentence."""
        better = [
            m for m in others if not m.movement and (m.measure == OTHER or m.verb or m.start < mention.start)
        ]
        if any(m.measure in (*MEASURES, BALANCE, OTHER) for m in better):
            return False
        goods = _GOODS_SOLD.search(self.text, sentence.start, sentence.end)
        roles = roles_in(self.text, sentence, parties, mention, [])
        bound = bool(
            roles.source or roles.destination or _THITHER.search(self.text, sentence.start, sentence.end)
        )
        return bool(goods) and bound

    def _paragraph_is_trade(self, number: int) -> bool:
        """Whether trade is spoken of in the paragraph, in the sentences next to sentence ``number`` first."""
        paragraph = self.layout.paragraph_at(self.layout.sentences[number].start)
        around = [number - 1, number + 1, number - 2, number + 2, number - 3]
        for other in around:
            if (
                not 0 <= other < len(self.layout.sentences)
                or self.layout.sentences[other].start not in paragraph
            ):
                continue
            strong = [m for m in self._mentions_of(other) if m.strong and m.measure != COMPANY]
            if strong:
                return any(m.measure != OTHER for m in strong)
        return False

    def _topic_is_trade(self, number: int) -> bool:
        """Whether the last strong mention before sentence ``number`` was one of trade."""
        for earlier in range(number - 1, max(-1, number - 4), -1):
            strong = [m for m in self._mentions_of(earlier) if m.strong and m.measure != COMPANY]
            if strong:
                return strong[-1].measure != OTHER
        return any(
            m.strong and m.measure in (*MEASURES, BALANCE)
            for headline in self.layout.headlines
            for m in find_mentions(self.text, headline)
        )

    # ------------------------------------------------ from figure to draft

    def _draft(self, index: int) -> _Draft | str:
        figure, phrase = self.figures[index], self._phrase(index)
        number = self.layout.sentence_index(figure.start)
        sentence = self.layout.sentences[number]
        conversion = self._converted(index)
        if conversion is not None:
            return conversion
        if _PER_UNIT.match(self.text, phrase.end) or _PER_UNIT_BEFORE.search(
            self.text, sentence.start, phrase.start
        ):
            return BY_UNIT
        mention = self._governing(index, number)
        if mention is None:
            return self._carried_over(index, number)
        if mention.measure == OTHER:
            return f"money of another kind: {mention.text}"
        if index and self.drafts[index - 1] == BY_UNIT and self.figures[index - 1].start >= sentence.start:
            return BY_UNIT
        if not mention.strong or mention.verb:
            reason = self._is_contract(number, mention)
            if reason:
                return "a contract or permit"
        if self._is_of_company(mention, number):
            return "sales of a company"
        return self._read_figure(index, number, sentence, mention)

    def _read_figure(self, index: int, number: int, sentence: Span, mention: Mention) -> _Draft:
        figure, phrase = self.figures[index], self._phrase(index)
        kind, direction = kind_of(self.text, sentence, figure, phrase, mention)
        status = status_of(self.text, sentence, phrase)
        measure = self._measure(mention, figure, sentence)
        balance = self._comparison(figure, sentence, number)
        if balance or (mention.measure == "turnover" and measure != "turnover" and kind != LEVEL):
            measure, kind, direction = balance or measure, LEVEL, ""
        roles = self._roles(index, number, mention)
        reporter, partner = self._complete(*pair_of(measure, roles, mention), number, mention, index)
        product = product_of(
            self.text, sentence, phrase, mention, self.parties, self._mentions_of(number)
        ) or self._product_before(index, number, mention)
        draft = _Draft(
            index, mention, measure, reporter, partner, product, kind, direction, status, number, roles
        )
        draft.second = self._second_measure(mention, phrase, number)
        if draft.second and measure == "turnover":
            draft.measure = "exports"
        return draft

    def _converted(self, index: int) -> _Draft | str | None:
        """`10 Mrd. Yuan (etwa 1,4 Mrd. Dollar)`: the second amount says what the first one says."""
        if index == 0:
            return None
        figure, before = self.figures[index], self.figures[index - 1]
        gap = self.text[before.end : self.figures[index].phrase_start]
        if figure.currency == before.currency or not _CONVERSION.fullmatch(gap):
            return None
        first = self.drafts[index - 1]
        return first if isinstance(first, str) else replace(first, index=index)

    def _carried_over(self, index: int, number: int) -> _Draft | str:
        """A figure in a sentence without a word of trade goes on with the claim before it."""
        before = next((d for d in reversed(self.drafts) if isinstance(d, _Draft)), None)
        sentence, phrase = self.layout.sentences[number], self._phrase(index)
        if any(isinstance(d, str) for d in self.drafts[(before.index + 1 if before else 0) :]):
            return NO_TRADE
        spoken_of = self._spoken_of(number, before)
        if spoken_of is not None:
            return self._read_figure(index, number, sentence, spoken_of)
        if before is None or number - before.sentence > 2:
            return NO_TRADE
        kind, direction = kind_of(self.text, sentence, self.figures[index], phrase, None)
        status = status_of(self.text, sentence, phrase)
        roles = roles_in(self.text, sentence, self.parties, before.mention, self._mentions_of(number))
        reporter, partner = pair_of(before.measure, roles, None)
        if not roles.named:
            reporter, partner = before.reporter, before.partner
        else:
            reporter, partner = self._complete(reporter, partner, number, None, index)
        return _Draft(
            index,
            before.mention,
            before.measure,
            reporter,
            partner,
            before.product,
            kind,
            direction,
            status,
            number,
            roles,
        )

    def _spoken_of(self, number: int, before: _Draft | None) -> Mention | None:
        """Return the trade that the sentence before speaks of without a figure, where this one goes on with it."""
        if number == 0 or (before is not None and before.sentence >= number - 1):
            return None
        sentence = self.layout.sentences[number]
        if not _GOES_ON.search(self.text, sentence.start, sentence.end) and not _ITEM.match(
            self.text, sentence.start, sentence.end
        ):
            return None
        last = [
            m for m in self._mentions_of(number - 1) if m.strong and m.measure in (*MEASURES, BALANCE, OTHER)
        ]
        return last[-1] if last and last[-1].measure != OTHER and not last[-1].verb else None

    def _is_contract(self, number: int, mention: Mention) -> bool:
        """`Verträge wurden geschlossen. … liefert für 43 Mio.`: what is to be sold under a contract."""
        sentence = self.layout.sentences[number]
        if any(m.strong and not m.verb and m.measure in MEASURES for m in self._mentions_of(number)):
            return False
        if _CONTRACT.search(self.text, sentence.start, sentence.end):
            return True
        before = [m for n in (number - 2, number - 1) if n >= 0 for m in self._mentions_of(n) if m.strong]
        return bool(before) and before[-1].measure == OTHER and bool(_CONTRACT.search(before[-1].text))

    def _is_of_company(self, mention: Mention, number: int) -> bool:
        """Whether a company or an exchange trades here, no country."""
        for other in self._mentions_of(number):
            if other.measure != COMPANY:
                continue
            apart = separation(self.text, mention, other)
            if _EXCHANGE.search(other.text) or (mention.verb and apart < 2.0):
                return True
            if other.start >= mention.end and apart < 0.5:
                return True
        return False

    def _measure(self, mention: Mention, figure: Figure, sentence: Span) -> str:
        """Return the measure: what the word says, changed by what stands beside it."""
        if mention.measure == "turnover":
            return self._signed_trade(mention, figure, sentence)
        if mention.movement:
            return self._movement_measure(mention, sentence)
        if mention.measure == "exports" and not mention.strong and self._is_import_side(mention, sentence):
            return "imports"
        return self._balance(mention, figure, sentence) if mention.measure == BALANCE else mention.measure

    def _signed_trade(self, mention: Mention, figure: Figure, sentence: Span) -> str:
        """`das Minus im Handel`, `im Handel ein Plus von 3 Mrd.`: a balance after all."""
        sign = _SIGNED_TRADE.search(self.text, max(sentence.start, mention.start - 60), mention.end)
        if sign is None and self._is_domain(mention):
            sign = _SIGNED.search(self.text, sentence.start, figure.phrase_start)
        if sign is None:
            return "turnover"
        return "deficit" if sign["sign"] in ("Minus", "Passivum") else "surplus"

    def _comparison(self, figure: Figure, sentence: Span, number: int) -> str:
        """`Die Einfuhren lagen um 9 Mrd. über den Ausfuhren`: the balance, by which side is the greater."""
        before = self.text[max(sentence.start, figure.phrase_start - 40) : figure.phrase_start]
        match = _EXCEEDS.search(self.text, sentence.start, sentence.end)
        by = _BY.search(before) or _MORE.match(self.text, figure.phrase_end, sentence.end)
        if match is None or not by:
            return ""
        sides = [
            m for m in self._mentions_of(number) if m.measure in ("exports", "imports") and not m.movement
        ]
        if {m.measure for m in sides} != {"exports", "imports"}:
            return ""
        behind = next((m for m in sides if m.start >= match.end() - 1), sides[-1])
        lesser = behind.measure
        if match["less"]:
            return "surplus" if lesser == "exports" else "deficit"
        return "surplus" if lesser == "imports" else "deficit"

    def _movement_measure(self, mention: Mention, sentence: Span) -> str:
        """`gingen nach`, `kamen aus`: seen from the party that the text speaks of, else from the verb."""
        before = next((d for d in reversed(self.drafts) if isinstance(d, _Draft)), None)
        roles = roles_in(self.text, sentence, self.parties, mention, [])
        if before is not None and before.reporter:
            if (
                roles.destination
                and roles.destination != before.reporter
                and roles.source in ("", before.reporter)
            ):
                return "exports"
            if (
                roles.source
                and roles.source != before.reporter
                and roles.destination in ("", before.reporter)
            ):
                return "imports"
        return mention.measure

    def _is_import_side(self, mention: Mention, sentence: Span) -> bool:
        """`Auf der Einfuhrseite erreichten die Lieferungen aus Frankreich …`."""
        return any(
            m.measure == "imports" and m.strong and not m.verb and separation(self.text, m, mention) < 1.5
            for m in find_mentions(self.text, Span(sentence.start, mention.end))
        )

    def _balance(self, mention: Mention, figure: Figure, sentence: Span) -> str:
        """Take the sign from the figure, else from the nearest word that gives one."""
        if figure.negative:
            return "deficit"
        signs = [
            (separation(self.text, Span(match.start(), match.end()), mention), measure)
            for measure, pattern in (("deficit", _NEGATIVE), ("surplus", _POSITIVE))
            for match in pattern.finditer(self.text, sentence.start, sentence.end)
        ]
        return min(signs)[1] if signs else "surplus"

    def _second_measure(self, mention: Mention, phrase: Span, number: int) -> str:
        """`Exporte und Importe lagen bei jeweils 2 Mrd.`: one figure for two values."""
        before = self.text[max(0, phrase.start - 40) : phrase.start]
        if not _EACH.search(before) and not _EACH.match(self.text, phrase.end):
            return ""
        if _BOTH.match(mention.text):
            return "imports"
        for other in self._mentions_of(number):
            if {mention.measure, other.measure} == {"exports", "imports"} and separation(
                self.text, mention, other
            ) < 3:
                return other.measure
        return ""

    def _product_before(self, index: int, number: int, mention: Mention) -> str:
        """A product named with the same mention, or in the sentence before, where the text goes on with it."""
        before = self.drafts[index - 1] if index else None
        if not isinstance(before, _Draft) or not before.product:
            return ""
        if (
            before.sentence == number
            and before.mention == mention
            and not _DAVON.search(self.text, self.figures[index - 1].end, self._phrase(index).start)
        ):
            between = self.text[self.figures[index - 1].end : self._phrase(index).start]
            return before.product if not regex.search(r"\b\p{Lu}\p{L}+\s+\(", between) else ""
        return ""

    # ------------------------------------------------ who with whom

    def _zone(self, index: int, number: int, mention: Mention) -> Span:
        """Return the part of the sentence that speaks of this figure alone."""
        sentence = self.layout.sentences[number]
        phrase = self._phrase(index)
        start, end = sentence.start, sentence.end
        if index and self.figures[index - 1].end > sentence.start:
            before = self.drafts[index - 1]
            start = self.figures[index - 1].end
            if (
                isinstance(before, _Draft)
                and before.mention is not None
                and start <= before.mention.start < phrase.start
                and before.mention != mention
            ):
                start = _first_mark(self.text, before.mention.end, phrase.start)
        if index + 1 < len(self.figures) and self.figures[index + 1].start < sentence.end:
            after = self._phrase(index + 1)
            following = self._governing(index + 1, number)
            limit = after.start
            if following is not None and following != mention and phrase.end <= following.start < after.start:
                limit = following.start
            end = _last_mark(self.text, phrase.end, limit)
        return Span(min(start, phrase.start), max(end, phrase.end))

    def _trade_words(self, number: int) -> list[Mention]:
        return [m for m in self._mentions_of(number) if m.measure not in (OTHER, COMPANY)]

    def _roles(self, index: int, number: int, mention: Mention) -> Roles:
        """Return the roles told beside the figure, else beside its word of trade, else before both."""
        sentence, words = self.layout.sentences[number], self._trade_words(number)
        phrase = self._phrase(index)
        roles = roles_in(self.text, self._zone(index, number, mention), self.parties, mention, words, phrase)
        near = Span(
            _mark_before(self.text, sentence.start, mention.start),
            _mark_after(self.text, mention.end, sentence.end),
        )
        roles = roles.over(roles_in(self.text, near, self.parties, mention, words, mention))
        labelled = self._label(index)
        if labelled and labelled not in (roles.owner, *roles.between):
            roles = Roles(labelled, with_=labelled) if mention.measure == "turnover" else roles
            roles = replace(roles, agent="", destination=labelled, source=labelled, with_=labelled)
        before = self.drafts[index - 1] if index else None
        if isinstance(before, _Draft) and before.sentence == number:
            return roles.over(before.roles) if before.mention == mention else roles
        if not roles.named:
            roles = roles_in(self.text, Span(sentence.start, phrase.start), self.parties, mention, words)
        return roles

    def _label(self, index: int) -> str:
        """Return the party that a figure is put to: `Norwegen (16 Mrd. Euro)`, `- China: 7,6 Mrd. Dollar`."""
        start = self._phrase(index).start
        for party in self.parties:
            if party.end <= start and _LABELS.fullmatch(self.text, party.end, start):
                return "" if party.form not in ("name", "capital") or party.case == "genitive" else party.code
        return ""

    def _complete(
        self, reporter: str, partner: str, number: int, mention: Mention | None, index: int
    ) -> tuple[str, str]:
        """Fill in the party that the sentence leaves out: from the claim before, else from the topic."""
        reporter = "" if reporter == OPEN else reporter
        first, second = self._context(number)
        if partner == OPEN:
            return reporter or first, ""
        if reporter and partner:
            return reporter, partner
        goes_on = any(isinstance(d, _Draft) and d.sentence == number for d in self.drafts)
        if not partner and not goes_on and self._is_world(number, mention, index):
            return reporter or first, ""
        if not reporter and not partner:
            return first, second
        known = reporter or partner
        if reporter and known == first:
            return reporter, second
        other = first if known != first else second
        return (
            (reporter, other or self.topic.other_than(known))
            if reporter
            else (other or self.topic.other_than(known), partner)
        )

    def _context(self, number: int) -> tuple[str, str]:
        """Return the pair that the text was speaking of when sentence ``number`` began."""
        draft = next((d for d in reversed(self.drafts) if isinstance(d, _Draft)), None)
        if draft is not None and draft.sentence == number:
            return draft.reporter, draft.partner
        sentence = self.layout.sentences[number]
        if _BOTH_SIDES.search(self.text, sentence.start, sentence.end):
            return (draft.reporter, draft.partner) if draft is not None and draft.partner else self.topic.pair
        for earlier in range(number - 1, max(-1, number - 4), -1):
            if draft is not None and draft.sentence == earlier:
                break
            pair = self._pair_spoken_of(earlier)
            if pair[0] and (pair[1] or draft is None):
                return pair
        return (draft.reporter, draft.partner) if draft is not None else self.topic.pair

    def _pair_spoken_of(self, number: int) -> tuple[str, str]:
        """Return the pair of a sentence that speaks of trade without a figure, ("", "") for none."""
        if number not in self.pairs:
            self.pairs[number] = ("", "")  # no going round in circles
            sentence = self.layout.sentences[number]
            strong = [m for m in self._trade_words(number) if m.strong and not m.value]
            if strong:
                mention = strong[0]
                measure = mention.measure if mention.measure != BALANCE else "turnover"
                roles = roles_in(
                    self.text, sentence, self.parties, mention, self._trade_words(number), mention
                )
                reporter, partner = pair_of(measure, roles, mention)
                if reporter and (partner or self._is_world(number, mention, -1)):
                    self.pairs[number] = reporter, "" if partner == OPEN else partner
                elif (reporter or partner) and not any(isinstance(d, _Draft) for d in self.drafts):
                    self.pairs[number] = self._complete(reporter, partner, number, mention, -1)
        return self.pairs[number]

    def _is_world(self, number: int, mention: Mention | None, index: int) -> bool:
        """Whether the text means trade with the whole world: by its words, or since the claim before does."""
        sentence = self.layout.sentences[number]
        if _WORLD.search(self.text, sentence.start, sentence.end) or _IN_ALL.match(self.text, sentence.start):
            return True
        if mention is not None and _FOREIGN_TRADE.match(mention.text):
            return True
        return index >= 0 and bool(_OF_THESE.match(self.text, self.figures[index].phrase_end))

    # ------------------------------------------------ from draft to claim

    def _finish(
        self, index: int, periods: Sequence[Period], published: date | None, by: str
    ) -> FigureReading:
        draft, figure = self.drafts[index], self.figures[index]
        if isinstance(draft, str):
            return FigureReading(figure, (), draft)
        timing = period_of(index, self.figures, periods, self.layout, published, draft.status, draft.kind)
        said = attribution_of(figure.start, figure.end, self.quotes, self.layout)
        claim = self._claim(draft, figure, timing, said, published, by)
        claims = (claim, replace(claim, measure=draft.second)) if draft.second else (claim,)
        return FigureReading(figure, claims, "")

    def _claim(
        self,
        draft: _Draft,
        figure: Figure,
        timing: Timing,
        said: Attribution,
        published: date | None,
        by: str,
    ) -> Claim:
        first, last = timing.first_day, timing.last_day
        sentence = self.layout.sentences[draft.sentence]
        return Claim(
            doc_id=self.document.id,
            published=published,
            published_by=by,
            start=figure.start,
            end=figure.end,
            text=figure.text,
            low=figure.low,
            high=figure.high,
            qualifier=figure.qualifier,
            currency=figure.currency,
            kind=draft.kind,
            direction=draft.direction,
            measure=draft.measure,
            product=draft.product,
            reporter=draft.reporter,
            partner=draft.partner,
            status=draft.status,
            period_start=first,
            period_end=last,
            year=first.year if first and last and first.year == last.year else None,
            speaker=said.speaker,
            speaker_role=said.speaker_role,
            attribution=said.attribution,
            sentence=fold_space(self.text[sentence.start : sentence.end]),
            doubt=timing.doubt,
        )


FARTHEST_MENTION = 12.0
BY_UNIT = "an amount by head, day or unit"
NO_TRADE = "no word of trade"

# A line of a list: `- Russland: 6,6 Mrd. Dollar`
_ITEM = regex.compile(r"[-–•*·]?\s*\p{Lu}[\p{L} -]{1,40}:\s")
_EXCHANGE = regex.compile(r"(?i)börse|devisenmarkt|finanzmarkt")
_CONTRACT = regex.compile(
    r"(?i)\b(?:\p{L}*(?:verträge?|vertrag(?:s|es)?|kontrakte?|aufträgen?|auftrag|vereinbarung(?:en)?)|vereinbart(?:e|en)?|unterzeichnet|unterschrieben|genehmigt(?:e|en)?|erlaubt(?:e|en)?|Geschäft\s+über)\b"
)
_GOES_ON = regex.compile(
    r"\b(?:[Ee]r|[Ee]s|[Ss]ie|[Dd]ies(?:e[rsmn]?)?|[Dd]as|[Dd]amit|[Jj]ene[rsmn]?|Marke|Wert|Zahl|Niveau|Schwelle|Grenze|Volumen|Rekord|derzeit|[Vv]or\s+\w+\s+Jahren|[Ii]nsgesamt)\b"
)

# `Export von`, `Überschuss in Höhe von`, `Lieferungen (`: nothing can stand nearer.
_ADJACENT = regex.compile(r"\s*(?:von|für|in\s+Höhe\s+von|im\s+(?:Wert|Umfang|Volumen)\s+von|:|\()?\s*")
_CONVERSION = regex.compile(
    r"\s*(?:\(|,?\s*(?:oder|also|das\s+sind|umgerechnet|bzw\.)\s+)\s*(?:das\s+(?:sind|entspricht)\s+)?(?:umgerechnet\s+|entspricht\s+|=\s*|≈\s*)*",
    regex.IGNORECASE,
)
_PER_UNIT = regex.compile(
    r"\s*(?:(?:pro|je|per)\s+(?!Jahr|Quartal|Monat|Halbjahr|anno)[\p{L}\d]+|täglich\b|am\s+Tag\b|pro-Kopf)"
)
_PER_UNIT_BEFORE = regex.compile(
    r"(?i)\b(?:(?:pro|je)\s+(?:Kopf|Einwohner|Tag|Person|Bürger|Haushalt)|jeden\s+Tag|täglich|(?:für|kostet)\s+(?:das|die|ein(?:e)?)\s+(?:Kilogramm|Kilo|Tonne|Barrel|Liter|Fass|Stück))\b"
)
_THITHER = regex.compile(
    r"\b(?:dorthin|von\s+dort|dorther|daher|ins\s+(?:Land|Ausland)|aus\s+dem\s+(?:Land|Nachbarland|Ausland))\b"
)
_GOODS_SOLD = regex.compile(
    r"\b(?:Waren|Gütern?|Ware|Erzeugnissen?|Produkten?|\p{L}*(?:waren|güter|produkte|erzeugnisse)n?|davon)\b|\b(?:für|im\s+Wert\s+von|im\s+Gesamtwert\s+von)\s+(?:\p{L}+\s+){0,2}[$€£¥\d]|\((?:für\s+)?[$€£¥\d]"
)
_NEGATIVE = regex.compile(
    r"(?i)\bnegativ\p{L}*|\bminus\b|\bdefizit\p{L}*|\bpassiv\p{L}*|\brote[nr]?\s+Zahlen"
)
_POSITIVE = regex.compile(
    r"(?i)\bpositiv\p{L}*|\bplus\b|\büberschuss\p{L}*|\baktiv\p{L}*|\bschwarze[nr]?\s+Zahlen"
)
_SIGNED_TRADE = regex.compile(r"\b(?P<sign>Minus|Plus)\s+(?:im|in)\s+(?:\p{L}+\s+){0,3}\p{L}+$")
_SIGNED = regex.compile(r"\b(?P<sign>Minus|Plus|Passivum|Aktivum)\s+(?:von|in\s+Höhe\s+von)\s+$")
_DOMAIN = regex.compile(r"\b(?:[Ii]m|[Bb]eim)\s+(?:\p{Ll}+\s+){0,2}$")
# What compares two values: the lesser (or, with `less`, the greater) stands behind it.
_EXCEEDS = regex.compile(
    r"\b(?:(?:lagen|liegen|lag|liegt)\b[^;]{0,200}?\büber\s+(?:de[nrm]|jene[nr])\s|(?:übertra(?:f|fen)|über(?:trifft|treffen|stieg|stiegen|steigt|steigen))\s"
    r"|(?:höher|größer|grösser|mehr)\b[^;]{0,60}?\bals\s|mehr\s+(?=ein\s+als)"
    r"|(?P<less>(?:lagen|liegen|lag|liegt)\b[^;]{0,200}?\bunter\s+(?:de[nrm]|jene[nr])\s|(?:niedriger|geringer|kleiner|weniger)\b[^;]{0,60}?\bals\s))"
)
_BY = regex.compile(r"\b[Uu]m\s+(?:\p{Ll}+\s+){0,2}$")
_MORE = regex.compile(r"\s+(?:mehr|weniger|höher|niedriger)\b")
_EACH = regex.compile(r"(?i)\s*\b(?:jeweils|je|beide)\b")
_BOTH = regex.compile(r"(?i)\p{L}+-\s+(?:und|oder)\s")
_REVERSE = {"exports": "imports", "imports": "exports"}
_BACK = regex.compile(r"(?i)\b(?:umgekehrt\p{L}*|im\s+Gegenzug|in\s+der\s+Gegenrichtung|retour)\b")
_DAVON = regex.compile(r"\b(?:davon|darunter)\b")
_WORLD = regex.compile(
    r"(?i)\b(?:weltweit\p{L}*|(?:in|aus)\s+alle[rn]?\s+Welt|ins\s+Ausland|im\s+Ausland|mit\s+de[rm]\s+(?:Rest\s+der\s+)?Welt)\b"
)
_IN_ALL = regex.compile(r"[\s„“\"»]*(?:Insgesamt|Alles\s+(?:in\s+allem|zusammen)|Im\s+Ganzen)\b")
_BOTH_SIDES = regex.compile(
    r"\b[Bb]eide[rn]?\s+(?:Länder|Ländern|Staaten|Seiten|Partner|Nachbarn|Republiken|Völker)\b|\b(?:zwischen|der)\s+(?:unseren|zwei)\s+(?:beiden\s+)?(?:Ländern|Länder|Staaten)\b|\b(?:bilateral|gegenseitig|beiderseitig|wechselseitig)\p{L}*"
)
_LABELS = regex.compile(r"\s*\((?:für\s+|mit\s+)?|:\s+")
_FOREIGN_TRADE = regex.compile(r"(?i)(?:außen|aussen)handel|gesamt(?:export|import|ausfuhr|einfuhr|handel)")
# `166 Mrd. Franken ein, 120 Mrd. davon aus der EU`: the first figure is the whole.
_OF_THESE = regex.compile(r"[^.;]{0,40}?\b(?:davon|darunter)\b[^.;]{0,60}?\b(?:aus|nach|in\s+die|mit)\b")
_MARK = regex.compile(r",(?=\s)|;|:(?=\s)|\s[-–—]\s|\b(?:und|sowie|während|wohingegen|wogegen)\b")


def _marks(text: str, start: int, end: int) -> list[Span]:
    return [Span(match.start(), match.end()) for match in _MARK.finditer(text, start, end)]


def _first_mark(text: str, start: int, end: int) -> int:
    marks = _marks(text, start, end)
    return marks[0].end if marks else start


def _last_mark(text: str, start: int, end: int) -> int:
    marks = _marks(text, start, end)
    return marks[-1].start if marks else end


def _mark_before(text: str, start: int, end: int) -> int:
    marks = [m for m in _marks(text, start, end) if text[m.start : m.end].strip() not in ("und", "sowie")]
    return marks[-1].end if marks else start


def _mark_after(text: str, start: int, end: int) -> int:
    marks = [m for m in _marks(text, start, end) if text[m.start : m.end].strip() not in ("und", "sowie")]
    return marks[0].start if marks else end


# ---------------------------------------------------------------- one claim, one record


def merge(reading: Reading) -> list[Claim]:
    """Return one record per claim, at its first place below the headline, with the number of its mentions."""
    claims = [claim for figure in reading.figures for claim in figure.claims]
    body = [claim for claim in claims if not reading.layout.in_headline(claim.start)]
    merged: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        if reading.layout.in_headline(claim.start):
            claim = _as_in_body(claim, body)
        key = _identity(claim)
        known = merged.get(key)
        merged[key] = claim if known is None else _join(known, claim)
    return sorted(merged.values(), key=lambda claim: (claim.start, claim.end, claim.measure))


def _as_in_body(claim: Claim, body: list[Claim]) -> Claim:
    """Read a headline's figure as the body does, which says in full what the headline says in short."""
    same = [
        other
        for other in body
        if (other.low, other.high, other.currency, other.kind)
        == (claim.low, claim.high, claim.currency, claim.kind)
        and claim.measure in (other.measure, "turnover")
    ]
    best = next((other for other in same if other.status == claim.status), same[0] if same else None)
    return claim if best is None else replace(best, mentions=1)


def _identity(claim: Claim) -> tuple[object, ...]:
    parties: tuple[str, ...] = (claim.reporter, claim.partner)
    if claim.measure == "turnover":
        parties = tuple(sorted(parties))
    return (
        claim.low, claim.high, claim.currency, claim.kind, claim.direction, claim.measure, bool(claim.product),
        parties, claim.status, claim.period_start, claim.period_end, claim.speaker,
    )  # fmt: skip


def _join(known: Claim, other: Claim) -> Claim:
    attribution = "direct" if "direct" in (known.attribution, other.attribution) else known.attribution
    return replace(known, mentions=known.mentions + other.mentions, attribution=attribution)
