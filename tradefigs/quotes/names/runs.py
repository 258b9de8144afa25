"""Runs of capitalised words: where a name or a noun ends, `Minister Jan Kos | Ende Mai`, `Bank of England`.

Places are token indexes.
"""

from __future__ import annotations

from collections.abc import Sequence

from tradefigs import lexicon
from tradefigs.language.verbs import speech_nouns
from tradefigs.language.words import MARK, NUMBER, WORD, Token, endings, is_acronym, scales, word_class
from tradefigs.quotes.names.offices import (
    institution_of,
    is_agency,
    is_relay,
    is_source_noun,
    office_of,
    words_of,
)
from tradefigs.quotes.names.propernames import is_first_name, is_place

# So many tokens a name in marks may hold at most.
BEFORE_FIELD = 3  # words from the noun of a house to the name of its field: `Amt für die | Statistik`
LONGEST_NAME = 8


def low_at(tokens: Sequence[Token], place: int) -> str:
    """Return a token in lower case, empty outside the sentence."""
    return tokens[place].low if 0 <= place < len(tokens) else ""


def is_capital(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a token is written like a noun."""
    return place < len(tokens) and tokens[place].capital


def skip_adjectives(tokens: Sequence[Token], index: int) -> int:
    """Return the place behind adjectives, those joined by a comma or `und` included.

    A verb may look like one, an article tells it: `lagen | dieser Statistik zufolge`.
    """
    first = index
    while index < len(tokens):
        token = tokens[index]
        if index > first and "genitive" in token.classes:
            return index
        # der 52 Jahre alte | Lehrer
        aged = token.low == "jahre" and low_at(tokens, index + 1).startswith("alt")
        if not aged and (token.capital or not (token.adjective or _joins_adjectives(tokens, index))):
            return index
        index += 1
    return index


def _joins_adjectives(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a comma or `und` stands between two adjectives: `der neue, junge | Minister`."""
    if tokens[index].low not in ("und", ",", "oder", "bzw.") or not 0 < index < len(tokens) - 1:
        return False
    following = tokens[index + 1]
    joined = following.adjective and following.kind != NUMBER  # die das Amt vorlegte, 141 Mrd.
    return tokens[index - 1].adjective and joined and not following.capital


def marked_name_end(tokens: Sequence[Token], index: int) -> int | None:
    """Return where a name in marks ends that begins at ``index``: `„Neue Zeitung“`."""
    for place in range(index + 1, min(len(tokens), index + LONGEST_NAME)):
        if tokens[place].kind == MARK:
            named = place == index + 2 or any(token.capital for token in tokens[index:place])
            return place + 1 if named else None  # „ganz besonders sorgfältig“ is no name
        if tokens[place].kind not in (WORD, NUMBER):
            return None
    return None


def core_end(tokens: Sequence[Token], start: int) -> int:
    """Return the end of the run of capitalised words that begins at ``start``."""
    index = start
    while index < len(tokens):
        token = tokens[index]
        if token.kind == MARK and (end := marked_name_end(tokens, index)) is not None:
            index = end
        elif index == start or _goes_on(tokens, start, index):
            index += 1
        else:
            break
    return index


def _goes_on(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Tell whether the word at ``index`` belongs to the run of capitals that begins at ``start``."""
    if not tokens[index].capital:
        return _is_inside_name(tokens, start, index)
    if _is_priced(tokens, start, index) or (
        index > start + 1 and tokens[index].low in speech_nouns("nouns.light")
    ):
        return False
    if _is_time_behind(tokens, start, index) or _is_told(tokens, start, index):
        return False
    if index == start + 1 and _is_told_by_short_form(tokens, start, tokens[index].text):
        return False
    if index > start and _is_listening(tokens[index - 1].text, tokens[index].text):
        return False
    if tokens[index].low.endswith(endings("goods_endings")) and _is_speaker(tokens, start, index):
        return False
    if _is_someone_else(tokens, start, index):
        return False
    if index == start + 1 and _is_backing(tokens[start].text, tokens[index].text):
        return False
    if _opens_name(tokens, index) and _is_abstract(tokens[index - 1].text):
        return False  # im Palast der Einheit | Jan Kos
    named = _opens_name(tokens, index) or _is_held_by(tokens, index)  # Minister | Per Dahl
    return not tokens[index].function or named or _is_in_title(tokens, index)


def _is_time_behind(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Tell whether a name ends before a time: `Minister Jan Kos | Ende Mai`, `Jan Kos | Montag früh`.

    Not `Karl Sommer`, `Minister Freitag`.
    """
    if not tokens[index].time or index == start:
        return False
    if tokens[index].low.endswith(_PARTS_OF_DAY):
        return True
    if tokens[index].low in _PHASES:
        place = index + 1
        while (
            place < len(tokens)
            and not tokens[place].capital
            and (tokens[place].article or tokens[place].adjective)
        ):
            place += 1  # Anfang der vergangenen | Woche, Ende 2021
        return place < len(tokens) and (tokens[place].time or tokens[place - 1].kind == NUMBER)
    if _opens_day(tokens, index):
        return True
    named = any(is_first_name(word.text) or office_of(word.text) for word in tokens[start : index - 1])
    named = named or institution_of(tokens[index - 1].text) is not None  # der Konzern | Mittwochabend
    return named and not is_first_name(tokens[index - 1].text)


def _opens_day(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a day of the calendar begins, as at the head of a page: `Flagge | Montag, 5. Mai 2020`."""
    dated = low_at(tokens, index + 1) == "," and index + 2 < len(tokens) and tokens[index + 2].kind == NUMBER
    named = is_first_name(tokens[index - 1].text) or office_of(tokens[index - 1].text) is not None
    return dated and not named and tokens[index].low.endswith(("tag", "mittwoch"))


_PARTS_OF_DAY = ("tagabend", "tagmorgen", "tagmittag", "tagnachmittag", "tagvormittag", "tagnacht")
_PHASES = frozenset(["anfang", "mitte", "ende"])


def _is_told(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Tell whether the run so far is who is told: `gegenüber der TASS | Anna Kos`."""
    agency = is_relay(tokens[index - 1].text, "") and institution_of(tokens[index - 1].text) is None
    return agency and bool(_opening_of(tokens, start))


def _is_told_by_short_form(tokens: Sequence[Token], start: int, word: str) -> bool:
    """Tell whether a phrase of its own follows a short form: `laut BFS | Käse`, not `laut IHK Köln`."""
    short = tokens[start].text
    if not is_acronym(short) or not _is_behind_laut(tokens, start) or short.endswith(_LOCAL):
        return False
    foreign, bases = words_of("foreign", "foreign_ends"), lexicon.words("offices", "tellers")
    named = (
        word in foreign
        or word.lower().endswith(bases)
        or is_place(word)
        or is_first_name(word)
        or is_acronym(word)
    )
    return not (named or office_of(word) or institution_of(word))


# Chambers, which have their town behind them, and unions their branch: `IHK Köln`, `WKO Wien`, `IG Metall`
_LOCAL = ("HK", "WK", "AK", "WKO", "IG")


def _is_listening(before: str, word: str) -> bool:
    """Tell whether an agency is told what somebody says: `teilte das Zollamt | AZERTAC mit`.

    Not where a noun says what it is: `die Agentur AZERTAC`.
    """
    if not is_agency(word):
        return False
    own = before.lower().endswith(lexicon.words("offices", "reporting"))
    return not own and institution_of(before) is not None


def _opens_name(tokens: Sequence[Token], index: int) -> bool:
    return is_first_name(tokens[index].text) and is_capital(tokens, index + 1)


def _is_someone_else(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Tell whether an office or a house behind a name in full is another's.

    `sagte Präsident Luis Ortega | Premier Jan Kos`, `gab Botschafter Li Wen | Radio Riga ein Interview`.
    """
    if index < start + 3 or not is_capital(tokens, index + 1):
        return False
    held = office_of(tokens[start].text) is not None or is_first_name(tokens[index - 2].text)
    named = not any(
        office_of(token.text) or institution_of(token.text) for token in tokens[index - 2 : index]
    )
    return held and named and bool(office_of(tokens[index].text) or institution_of(tokens[index].text))


def _is_held_by(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a name opens behind an office with what else is a question: `Premier | Wen Jiabao`."""
    asked = "subordinators" in tokens[index].classes and is_capital(tokens, index + 1)
    return asked and index > 0 and office_of(tokens[index - 1].text) is not None


def _is_abstract(word: str) -> bool:
    """Tell whether a word is no name and nobody who has one: `Einheit`, not `Stiftung`, `Leitung`."""
    abstract = word.lower().endswith(lexicon.words("grammar", "abstract_endings"))
    return abstract and institution_of(word) is None and office_of(word) is None


def _is_speaker(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Tell whether the words before goods name who speaks, so that the goods are another phrase.

    `laut Weber | Maschinen und Stahl`, `nach Angaben des Zollamts | Holz`, but the `Verband Holz`, `Chinas
    Autos`, `die Firma Weber Stahl`.
    """
    last, leagues = tokens[index - 1], lexicon.words("offices", "leagues")
    words = tokens[start:index]
    traded = tokens[index].low.endswith(lexicon.words("grammar", "traded_endings"))
    house = tokens[max(0, start - BEFORE_FIELD) : index]
    if traded and any(institution_of(word.text) for word in house):
        return True  # 2025 erwartet der Verband (das Amt für Statistik) | Exporte von 3 Mrd. Euro
    if any(word.low.endswith(leagues) for word in words):
        return False
    if is_first_name(last.text) or office_of(last.text):  # Olaf Buchholz
        return False
    if _is_behind_laut(tokens, start):
        return True
    if any(office_of(word.text) or is_first_name(word.text) for word in words[:-1]):
        return last.low not in ("von", "van", "der")
    opening = _opening_of(tokens, start)
    inflected = institution_of(last.text) is not None and opening in ("des", "der", "dem")
    inflected = inflected or (opening == "des" and not last.low.endswith(("s", "n")))  # des Statec
    return inflected and any(is_source_noun(token.text) for token in tokens[max(0, start - 4) : start])


def _is_behind_laut(tokens: Sequence[Token], start: int) -> bool:
    article = start > 0 and tokens[start - 1].article and is_acronym(tokens[start].text)  # laut der CRF
    return low_at(tokens, start - 1 - article) in ("laut", "lt.")


def _is_backing(source: str, following: str) -> bool:
    """Tell whether a source in the plural stands before another phrase: `nach amtlichen Zahlen | Güter`.

    Only the genitive of a name belongs to it: `nach Angaben Hubers`.
    """
    return source.endswith("n") and is_source_noun(source) and not following.endswith(("s", "'", "’"))


def _is_priced(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Tell whether goods with their price follow a genitive: `des Bundesamts | Güter für 11 Milliarden`.

    Likewise several of them, and what follows a short form: `der Behörde EDL | Tee und Öl für 2 Mrd.`
    """
    name = index - 2 if index - 2 >= start and is_acronym(tokens[index - 1].text) else index - 1
    last = index
    while low_at(tokens, last + 1) in (*AND, ",") and is_capital(tokens, last + 2):
        last += 2
    behind = low_at(tokens, last + 1)
    if behind not in ("für", "von", "im", "in") or institution_of(tokens[name].text) is None:
        return False
    if behind in ("im", "in") and not low_at(tokens, last + 2).endswith(_AMOUNTS):
        return False  # der Behörde Statec | im Vorjahr
    opening = _opening_of(tokens, start)
    if opening == "des" and last == index:
        return behind != "von"
    opened = opening in ("des", "der", "dem") or _is_behind_laut(tokens, start)
    return opened and _has_scale(tokens, last + 2)


# What goods may have: `Güter im Wert von`, `in Höhe von`
_AMOUNTS = ("wert", "werte", "umfang", "umfange", "volumen", "höhe", "rahmen")
# An amount of money stands at most so many tokens behind the preposition of goods: `im Wert von mehr als`.
LONGEST_PRICE = 8


def _has_scale(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether the number from ``place`` on counts money, no years: `von rund 3 | Mrd.`"""
    for index in range(place, min(len(tokens) - 1, place + LONGEST_PRICE)):
        if tokens[index].kind == NUMBER:
            return tokens[index + 1].low in scales()
    return False


def _opening_of(tokens: Sequence[Token], start: int) -> str:
    """Return the article before a run of capitals, "" where there is none."""
    place = start - 1
    while place >= 0 and not tokens[place].capital and tokens[place].adjective:
        place -= 1
    return tokens[place].low if place >= 0 and tokens[place].article else ""


AND, ABBREVIATION = ("und", "sowie", "&"), ("(",)
LONGEST_LIST = 5  # nouns behind the first


def list_end(tokens: Sequence[Token], place: int, *, closing: Sequence[str]) -> int:
    """Return where the list ends that goes on behind the noun before the comma at ``place``.

    It counts only where it is closed: `für Arbeit, Bildung | und Verkehr`, `Verband Glas, Papier, Druck |
    (VGPD)`. Else ``place``.
    """
    for last in range(place, place + 2 * LONGEST_LIST, 2):
        if low_at(tokens, last) in closing:
            return core_end(tokens, last + 1) if closing == AND and is_capital(tokens, last + 1) else last
        if low_at(tokens, last) != "," or not is_capital(tokens, last + 1) or tokens[last + 1].function:
            return place
    return place


def _is_in_title(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a small word with a capital is part of a name: `Magazin Der Spiegel`."""
    if low_at(tokens, index) in ("von", "van", "de"):
        return is_capital(tokens, index + 1) or low_at(tokens, index + 1) in ("der", "den")
    return "articles" in tokens[index].classes and is_capital(tokens, index + 1)


def _is_inside_name(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Tell whether a small word or number behind a capital belongs to the same name."""
    token, before = tokens[index], tokens[index - 1]
    capital_follows = is_capital(tokens, index + 1)
    if token.kind == NUMBER:  # Belarus 1
        return token.text.isdigit() and len(token.text) <= 2 and not capital_follows
    if token.text in ("h.", "c."):  # Dr. h. c. Weber
        return True
    if token.low in ("von", "van", "zu"):
        return _is_name_particle(tokens, index)
    if token.low in ("der", "den"):
        return before.low in ("von", "van") and capital_follows
    if token.low in ("und", "oder"):
        return capital_follows and _is_split_name(tokens, index)
    if token.low in ("&", "+", "/") or token.low in word_class("particles"):
        second = low_at(tokens, index + 1) in word_class("particles")  # Rosado de la Vega
        return capital_follows or (second and is_capital(tokens, index + 2))
    return _follows_genitive(tokens, start, index)


def _is_name_particle(tokens: Sequence[Token], index: int) -> bool:
    """Tell `Eva von der Aue`, `Graf zu Eltz` from `Eva Huber von der Behörde`: one name before, one after."""
    name = index + 2 if low_at(tokens, index + 1) in ("der", "den", "dem") else index + 1
    named = is_capital(tokens, name) and not institution_of(tokens[name].text)
    before = tokens[index - 1].text
    return named and (
        tokens[index].low == "van" or is_first_name(before) or before in lexicon.words("offices", "nobles")
    )


def _is_split_name(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether `und` stands inside one name: `Industrie- und Handelskammer`."""
    before = tokens[index - 1]
    if before.text.endswith("-"):
        return True
    noun = tokens[index + 2].text if is_capital(tokens, index + 2) else ""
    adjectives = before.adjective and tokens[index + 1].adjective and office_of(before.text) is None
    return adjectives and office_of(noun) is not None


def _follows_genitive(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Tell whether adjectives part a genitive and its noun: `Chinas | stellvertretender | Minister`."""
    token, before = tokens[index], tokens[index - 1]
    if not token.adjective or _opening_of(tokens, start):
        return False
    if index == start + 1:
        genitive = before.text.endswith(("s", "’", "'")) and not token.low.endswith("te")
        return genitive and is_capital(tokens, skip_adjectives(tokens, index))
    return not before.capital and before.adjective and is_capital(tokens, index + 1)
