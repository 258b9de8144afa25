"""Sentences with their moods: the subjunctive of reported speech, infinitives, the passive."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property

from tradefigs import lexicon
from tradefigs.language.patterns import late
from tradefigs.language.words import WORD, Token, scales, word_class
from tradefigs.quotes.names.propernames import is_place
from tradefigs.quotes.sentences.clauses import Clauses, first_in
from tradefigs.quotes.sentences.subjects import after_prepositional, is_nominative

_PASSIVE = frozenset(["wurde", "wurden", "worden"])


class Sentence(Clauses):
    """A sentence with its moods: where somebody is reported, demands or plans."""

    @cached_property
    def _moods(self) -> tuple[list[int], list[int], list[int]]:
        """Where subjunctive I stands, subjunctive II, and modal verbs in subjunctive II."""
        words, first, second, modal = _mood_words()
        found: tuple[list[int], list[int], list[int]] = ([], [], [])
        for place, low in enumerate(self._lows):
            if low not in words and not low.endswith("e"):
                continue
            if self.tokens[place].capital and (place > 0 or self.low(1) not in word_class("after_verb")):
                continue
            if self.text.endswith(("-", "‑"), 0, self.tokens[place].start):  # Autos und -teile
                continue
            shaped = low.endswith("iere") and len(low) > len("viere")  # Polen exportiere Holz
            shaped = shaped or self._is_final_subjunctive(place) or self._is_second_subjunctive(place)
            if (low in first or shaped) and not self._is_unreported(place):
                found[0].append(place)
            elif low in second:
                found[1].append(place)
            elif low in modal:
                found[2].append(place)
        return found

    def _is_unreported(self, place: int) -> bool:
        """Tell `ich habe`, `es sei denn` from the subjunctive of reported speech."""
        before, after = self.low(place - 1), self.low(place + 1)
        fixed = self.low(place) == "sei" and before == "es" and after in ("denn", "es")
        return fixed or "ich" in (before, after)

    def _is_final_subjunctive(self, place: int) -> bool:
        """Tell whether a verb in -e (the past has -te) closes a clause: `wenn die Krise ende,`."""
        token = self.tokens[place]
        if token.kind != WORD or not self.is_pause(place + 1) or "adverbs" in token.classes:
            return False
        start = self.clause_start(place)
        if place - start < 2 or not (self.is_in(start, "conditions") or self.is_in(start, "that")):
            return False
        past = token.low.endswith(("te", "wurde", "würde"))
        return token.low.endswith("e") and len(token.low) >= 4 and not past

    def _is_second_subjunctive(self, place: int) -> bool:
        """Tell whether a verb in -e stands beside a singular subject: `Die Kundschaft | springe ab`."""
        token = self.tokens[place]
        if token.kind != WORD or token.classes or len(token.low) < 4 or not token.low.endswith("e"):
            return False
        if token.low.endswith(("te", "weise")) or token.low in word_class("no_subjunctives"):
            return False
        if self.is_pause(place + 1) or self.is_capital(place + 1):  # der 5 Zoll | große Schirm
            return False
        start = self.after_focus(self.clause_start(place))
        front = self.phrase_at(start)
        if front is not None and front.last == place and len(front.heads) == 1:
            named = front.last == start + 1 and is_place(self.tokens[start].text)  # Italien | versorge
            return (named or self.low(start) in word_class("singular")) and is_nominative(self, front)
        if self.low(place + 1) not in word_class("singular"):
            return False
        if self.is_in(start, "prepositions"):  # Im Handel | mit China | springe die Kundschaft ab
            while start < place and self.is_in(start, "prepositions"):
                start = after_prepositional(self, start)
            return start == place
        return start == place - 1 and self.is_in(start, "adverbs")

    def mood_place(self, first: int, last: int, *, certain: bool) -> int | None:
        """Return where the subjunctive of reported speech stands; ``certain``: subjunctive I only."""
        lists = self._moods[:1] if certain else self._moods[:2]
        found = (first_in(places, first, last) for places in lists)
        return min((place for place in found if place is not None), default=None)

    def has_mood(self, first: int, last: int, *, certain: bool = False) -> bool:
        """Tell whether there is a subjunctive; not ``certain``: also `könnte`, `sollte`."""
        lists = self._moods[:1] if certain else self._moods
        return any(first_in(places, first, last) is not None for places in lists)

    @cached_property
    def _infinitives(self) -> list[int]:
        return [place for place, low in enumerate(self._lows) if "zu" in low and self._is_infinitive(place)]

    def _is_infinitive(self, place: int) -> bool:
        low = self.low(place)
        apart = low == "zu" and self.low(place + 1).endswith("n") and not self.is_capital(place + 1)
        return apart or (low.endswith("n") and _JOINED_ZU.fullmatch(low) is not None)

    def has_infinitive(self, first: int, last: int) -> bool:
        """Tell whether there is an infinitive with `zu`: `zu steigern`, `auszuführen`."""
        return first_in(self._infinitives, first, last) is not None

    @cached_property
    def in_first_person(self) -> bool:
        """Whether it says `ich` or `wir`, not only in quotation marks; not so where the paper does."""
        words = word_class("first_person") & self.vocabulary
        if not words or (self.is_in(0, "to_readers") and self.low(1) == "sie"):
            return False
        return not all(self._is_of_paper(place) for word in words for place in self.places_of(word))

    def _is_of_paper(self, place: int) -> bool:
        """`unserer Zeitung`, `unserer heutigen Ausgabe`, `die uns vorliegen`, `wir berichteten`"""
        return self.is_in(place + 1, "of_paper") or self.is_in(place + 2, "of_paper")

    def first_person_in(self, first: int, last: int) -> int | None:
        """Return where it first says `ich` or `wir` between two places."""
        return self.find(range(first, last), *word_class("first_person"))

    @cached_property
    def has_amount(self) -> bool:
        """Whether it counts in thousands and more: `3 Mrd. Euro`."""
        return is_scaled(self.tokens)

    @cached_property
    def is_passive(self) -> bool:
        """Whether something is done to the subject: `wurde gewählt`, `soll einbezogen werden`."""
        if not _PASSIVE.isdisjoint(self.vocabulary):
            return True
        done = (self.low(place - 1) for place in self.places_of("werden"))
        return any(before.endswith("t") or "ge" in before[:5] for before in done)


def is_scaled(tokens: Sequence[Token]) -> bool:
    """Tell whether a scale of numbers, `Mrd.`, is among ``tokens``."""
    return any(token.low in scales() for token in tokens)


_JOINED_ZU = late(lambda: rf"{lexicon.any_of('speech', 'infinitives.parts')}zu\p{{L}}+n")


@cache
def _mood_words() -> tuple[frozenset[str], ...]:
    """Return all words of mood; those of subjunctive I; of subjunctive II; modal verbs in the latter."""
    lists = [frozenset(lexicon.words("speech", f"mood.{name}")) for name in ("first", "second", "modal")]
    return frozenset().union(*lists), *lists
