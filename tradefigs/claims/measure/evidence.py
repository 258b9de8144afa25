"""What speaks for a figure being a value of trade where no word of trade governs it, and what against.

For it: goods or a value are what is told of (`Tee brachte 3 Mio.`, `ein Rekord von 3 Mio.`), goods go to a
party, words point back (`davon`, `es waren`). Against it: the subject is something else, `Das Stadion wird
3 Mio. teuer`.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from tradefigs.claims.clauses.syntax import clause_index, clauses, conditions
from tradefigs.claims.measure.movements import moves_goods
from tradefigs.claims.scene.scene import Place, Scene
from tradefigs.claims.vocabulary.goods import are_wares_of_kind, is_goods
from tradefigs.claims.vocabulary.trade import OTHER, nouns
from tradefigs.language.patterns import late
from tradefigs.language.text import Span
from tradefigs.language.verbs import verb_forms
from tradefigs.language.words import is_acronym
from tradefigs.lexicon import any_of, words
from tradefigs.quotes.names.offices import office_of
from tradefigs.quotes.names.propernames import is_first_name
from tradefigs.quotes.names.surnames import surnames_in, unions_in


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the clause of a figure shows."""

    goods: bool  # goods are what is told of: `Tee brachte`, `auf Tee entfielen`
    moves: bool  # goods go somewhere: `Waren für 3 Mio. gingen nach Japan`
    value: bool  # a value, a rank or a share is told: `ein Rekord`, `die Hälfte`
    back: bool  # a word points back: `davon`, `es waren`
    foreign: str  # a subject that has nothing to do with trade: `Das Stadion`, "" for none

    @property
    def is_clear(self) -> bool:
        """Whether something speaks for it and nothing against."""
        return self.is_for and not self.foreign

    @property
    def is_for(self) -> bool:
        """Whether anything speaks for it."""
        return self.goods or self.moves or self.value or self.back


def evidence(at: Place) -> Evidence:
    """Return what the words round the figure tell of what it is the value of."""
    sentence = at.sentence
    clause = own_clause(at) or sentence  # what an apposition, a bracket stands in tells it
    said = _WHO_SAYS.search(at.text, at.phrase.end, clause.end)
    clause = Span(clause.start, said.start()) if said else clause
    return _evidence_in(at.scene, clause, sentence)


@lru_cache(maxsize=4)  # of all figures of a long sentence it is the same
def _evidence_in(scene: Scene, clause: Span, sentence: Span) -> Evidence:
    """Return the same of a clause and its sentence, whatever figure they hold."""
    text = scene.text
    subjects = _subjects(scene, clause)
    among = _among_others(scene, clause)
    return Evidence(
        goods=any(map(_are_goods, subjects)) or _names_goods(text, clause),
        moves=moves_goods(scene, sentence),
        value=_VALUE.search(text, clause.start, clause.end) is not None and not among,
        back=_BACK.search(text, clause.start, clause.end) is not None,
        foreign=among or next((noun for noun in subjects if not _is_of_trade(noun)), ""),
    )


def _among_others(scene: Scene, clause: Span) -> str:
    """`Nummer eins beim Rüsten ist Peru`, `Vorn liegt die Bank`: ranked among what, where it is no trade."""
    rank = _RANKED.search(scene.text, *clause)
    if rank is None:
        return ""
    if rank["what"]:
        return "" if _is_of_trade(rank["what"]) else rank["what"]
    return "" if scene.cast.within(clause) else rank[0]


def own_clause(at: Place) -> Span | None:
    """Return the clause that tells the figure by its own verb, None for an apposition or a bracket."""
    pieces = clauses(at.text, at.sentence)
    clause = pieces[clause_index(pieces, at.phrase.start)]
    return clause if _tells(at.text, clause) else None


@lru_cache(maxsize=4)  # of all figures of a long clause it is the same
def _tells(text: str, clause: Span) -> bool:
    if _INFINITIVE.search(text, clause.start, clause.end):
        return True
    first = _FIRST.match(text, *clause)
    if first and first["word"].lower() in _finite():  # `Hatte er 2019 noch`
        return True
    found = (match[0] for match in _SMALL.finditer(text, clause.start, clause.end))
    return any(word in _finite() or _VERB.fullmatch(word) for word in found)


@cache
def _finite() -> frozenset[str]:
    return frozenset(
        word for name in ("reported", "modal", "second") for word in words("trade", f"status.{name}")
    )


def _subjects(scene: Scene, clause: Span) -> list[str]:
    """Return the nouns of ``clause`` that may be its subject: no preposition before them, no genitive."""
    parties = [Span(party.start, party.end) for party in scene.cast.within(clause)]
    taken = sorted([*parties, *scene.figures_in(clause)])
    ends = list(accumulate((span.end for span in taken), max))
    first_word = clause.end - len(scene.text[clause.start : clause.end].lstrip(' „“"»«–-\n'))
    found = []
    apart = conditions(scene.text, clause)
    for match in _NOUN_PHRASE.finditer(scene.text, clause.start, clause.end):
        start, end = match.span("noun")
        before = bisect_left(taken, (end,))  # so many begin before the noun ends
        if any(start in span for span in apart):
            continue  # `Das könnte, wenn die Projekte kommen, auf 3 Mrd. wachsen`
        if match["before"] or (before and start < ends[before - 1]):
            continue
        if _PREDICATE.match(scene.text, match.start()) or match["more"].startswith(" Sie"):
            continue  # `3 Mrd., das ist keine Utopie`, `Rechnen Sie das heraus`
        is_first = start <= first_word
        if is_first and match["noun"].lower() in _small_words():
            continue
        if is_acronym(match["noun"]) and match["noun"] in unions_in(scene.text):
            continue  # `Der ZVEI rechnet mit 3 Mrd.`
        if match["article"] or is_first or match["behind"] is not None:
            chain = [match["noun"], *match["more"].split()]  # `Größter Partner`, `Minister Silva`
            if _is_person(scene.text, chain) and _states(scene.text, clause):
                continue  # `Ihr Kollege Jan Kos sprach von 3 Mrd.`
            of_kind = " ".join(chain[:2]) if are_wares_of_kind(chain[:2]) else ""
            found.append(of_kind or next(filter(_is_of_trade, chain), chain[0]))
    return found


def _are_goods(subject: str) -> bool:
    return is_goods(subject) or are_wares_of_kind(subject.split())


def _is_person(text: str, words: list[str]) -> bool:
    """Tell whether words name a person: an office, a first name, a surname that the text gives in full.

    A government states what it expects, too: `Für 2025 rechnet die Regierung mit 3 Mrd.`
    """
    return any(
        office_of(word) or is_first_name(word) or word in surnames_in(text) or word.endswith("egierung")
        for word in words
    )


def _states(text: str, clause: Span) -> bool:
    """Tell whether a verb states an amount in ``clause``: `sprach`, `rechnet`, `hält`."""
    words = (match[0] for match in _SMALL.finditer(text, clause.start, clause.end))
    return any(form.frame == "state" for word in words for form in verb_forms().get(word, ()))


def _names_goods(text: str, clause: Span) -> bool:
    """`auf Tee entfielen 3 Mio.`, `bei Tee waren es`, `an Tee`: goods that something is told of."""
    return any(is_goods(match["goods"]) for match in _OF_GOODS.finditer(text, clause.start, clause.end))


def _is_of_trade(noun: str) -> bool:
    """Tell whether a noun may be the subject of a value: goods, a value, a time, who trades or tells."""
    if _are_goods(noun) or _SUBJECT_OF_VALUE.fullmatch(noun) is not None or noun in _branches():
        return True
    head = nouns().get(noun.lower())
    return head is not None and head.measure != OTHER


@cache
def _small_words() -> frozenset[str]:
    """Return words that are no nouns though they stand at the beginning of a sentence: `Hatte er`."""
    small = {word.lower() for group in _SMALL_GROUPS for word in words("grammar", group)}
    verbs = _finite() - {"waren"}  # not `Waren für 3 Mio. gingen …`
    return frozenset(small | verbs | {word.lower() for word in words("claims", "evidence.first")})


@cache
def _branches() -> frozenset[str]:
    return frozenset(words("trade", "branches.names"))


_SMALL_GROUPS = (
    "articles", "determiners", "pronouns", "objects", "prepositions", "contracted", "conjunctions",
    "subordinators", "relatives", "focus", "times", "adverbs", "questions", "pointers", "after_so",
)  # fmt: skip
_ARTICLES = r"(?:[Dd](?:er|ie|as)|[Ee]ine?|[Dd]iese[rs]?|[Kk]eine?|(?:[Ii]hr|[Ss]ein|[Uu]nser)e?)"
# A preposition before a noun, or the noun whose genitive it is
_BEFORE_NOUN = (
    r"(?P<before>\b(?i:PREPOSITION)\s+(?:\p{Ll}+\s+){0,3}|\p{Lu}[\p{L}-]+\s+de[rs]\s+(?:\p{Ll}+\s+)?)"
)
# A verb behind it, no adverb
_VERB_BEHIND = r"(?P<behind>(?=\s+(?!(?:mit|seit|samt|statt|fast|unten)\b)\p{Ll}{2,}(?:t|te|ten|en)\b))"
# `der neue Hafen`, `Größter Partner`, `Minister Silva`
_NOUN_PHRASE = late(
    lambda: (
        rf"(?:{_BEFORE_NOUN.replace('PREPOSITION', any_of('claims', 'evidence.prepositions'))})?"
        rf"(?:\b(?P<article>{_ARTICLES})\s+(?:\p{{Ll}}+\s+){{0,3}})?"
        r"(?<![\p{L}-])(?P<noun>\p{Lu}[\p{L}-]{2,})(?P<more>(?:\s+\p{Lu}[\p{L}-]+)*+)(?!\s+zufolge)"
        rf"{_VERB_BEHIND}?"
    )
)
# `das ist` keine Utopie
_PREDICATE = late(r"(?i:das|dies)\s+(?:ist|sei|wäre|war)\s")
_OF_GOODS = late(
    r"\b(?i:auf|mit|bei|an|von|für|durch|als)\s+(?:den\s+|die\s+|der\s+|das\s+|dem\s+)?(?:\p{Ll}+\s+)?(?P<goods>\p{Lu}[\p{L}-]{2,})"
)
# `Rekord`, `Höchstwert`, no word of time; or a verb that tells a value
_VALUE = late(
    lambda: (
        r"\b(?=\p{Lu})(?!(?i:\p{L}*(?:jahr|monat|quartal))e?[sn]?\b)"
        rf"(?i:\p{{L}}*{any_of('claims', 'nouns.neutral')}|{any_of('claims', 'evidence.values')})s?\b"
        rf"|\b(?i:{any_of('claims', 'evidence.telling')})\b"
    )
)
# `Nummer eins`, `Vorn bei den` Spendern
_RANKED = late(
    r"(?<!\b[Nn]ach\s)\b(?i:vorne?|nummer\s+\p{L}+|ganz\s+oben)\b(?:\s+(?:\p{Ll}+\s+)?(?:beim?|unter)\s+(?:de[nmr]\s+)?(?P<what>\p{Lu}\p{L}+))?"
)
_BACK = late(lambda: rf"\b(?i:{any_of('claims', 'evidence.pointing_back')})\b")
_SUBJECT_OF_VALUE = late(
    lambda: (
        rf"(?i)\p{{L}}*(?:{any_of('claims', 'nouns.neutral')}|{any_of('trade', 'branches.heads')}"
        rf"|{any_of('claims', 'evidence.subjects')}|{any_of('roles', 'offices.telling')}"
        rf"|{any_of('roles', 'offices.speaking_for_country')})(?:in|e?s|e?n)?"
        rf"|{any_of('claims', 'continuing.two_sides')}"
    )
)
_WHO_SAYS = late(r"[“”\"»«],?\s+\p{Ll}{3,}te?n?\s")  # `…“, sagte der Vorsitzende`
# `ihn auf 3 Mio. zu steigern`
_INFINITIVE = late(r"\bzu\s+\p{Ll}{3,}n\b|\p{Ll}zu\p{Ll}{3,}en\b")
_SMALL = late(r"(?<!\p{L})\p{Ll}{2,}(?!\p{L})")
_FIRST = late(r"[\s„“\"»«–-]*(?P<word>\p{Lu}\p{Ll}+)")
_VERB = late(r"(?!mit$|seit$|samt$|statt$|fast$|nicht$|jetzt$|zuletzt$)\p{Ll}{3,}(?:t|te|ten)")
