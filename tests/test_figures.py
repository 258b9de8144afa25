"""Money figures: tables of examples, and what a generator writes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, localcontext

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tables import rows
from test_numerals import in_words

from tradefigs.figures import Figure, find_figures
from tradefigs.figures.currencies import currencies
from tradefigs.figures.numerals import scales
from tradefigs.figures.triggers import stretches_of, triggers_of


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return ``text`` without its brackets and the spans that they marked."""
    plain, spans = "", []
    for part in regex.split(r"(\[[^\]]*\])", text):
        if part.startswith("["):
            spans.append((len(plain), len(plain) + len(part) - 2))
            part = part[1:-1]
        plain += part
    return plain, spans


def expected(cell: str) -> tuple[Decimal, Decimal, str, str]:
    """Read ``800e6..900e6 USD about``; ``-`` for no currency."""
    amount, currency, *qualifier = cell.split()
    low, _, high = amount.partition("..")
    return Decimal(low), Decimal(high or low), currency.strip("-"), qualifier[0] if qualifier else "exact"


def values(figure: Figure) -> tuple[Decimal, Decimal, str, str]:
    return figure.low, figure.high, figure.currency, figure.qualifier


@pytest.mark.parametrize("row", rows("figures"), ids=lambda row: row[0])
def test_examples(row: list[str]) -> None:
    text, spans = marked(row[0])
    figures = find_figures(text)
    assert [values(figure) for figure in figures] == [expected(cell) for cell in row[1:]]
    assert [(figure.start, figure.end) for figure in figures] == spans
    assert [figure.text for figure in figures] == [text[start:end] for start, end in spans]


FILLING = "Die Gespräche gehen weiter, sagte der Sprecher. " * 8


@pytest.mark.parametrize("row", rows("figures"), ids=lambda row: row[0])
def test_examples_in_a_long_text(row: list[str]) -> None:
    """A long text is read in stretches only: they must hold all that an example needs, at its ends too."""
    for before, behind in ((FILLING, FILLING), (FILLING, ""), ("", FILLING)):
        text, spans = marked(f"{before}\n\n{row[0]}\n\n{behind}".strip("\n"))
        figures = find_figures(text)
        assert [values(figure) for figure in figures] == [expected(cell) for cell in row[1:]]
        assert [(figure.start, figure.end) for figure in figures] == spans


MONEY_WORDS = sorted({*currencies(), *(name.upper() for name in currencies()), *scales()} - {"So'm"})
ANYTHING = st.sampled_from(
    [*MONEY_WORDS, *"5 1,5 2024 zwei eine hundert halbe ½ mehrere dreistelliger ) ( - –".split()]  # noqa: SIM905
    + ["belarussische", "Mil-\nliarden", "Viertelmilliarde", "TEUR", "von", "bis"] * 3
)


def covered(snippet: str) -> bool:
    """Tell whether all figures of a text lie in the stretches that are read of a long one around it."""
    stretches = stretches_of(f"{FILLING} {snippet} {FILLING}")
    offset = len(FILLING) + 1
    return all(
        any(start <= offset + figure.start and offset + figure.end <= end for start, end in stretches)
        for figure in find_figures(snippet)
    )


def test_no_figure_with_any_word_of_money_is_passed_over() -> None:
    """Each word with a number: what a short text, read as a whole, gives, the triggers let pass."""
    ways = (
        "15000 {}",
        "15.000-{}",
        "zehn Millionen {}",
        "zwei {}",
        "{} 15000",
        "{}5",
        "5 Mrd. {}",
        "7 M{}",
        "{} zwei Tausend",
    )
    missed = [way.format(word) for word in MONEY_WORDS for way in ways if not covered(way.format(word))]
    assert not missed


@settings(max_examples=300)
@given(st.lists(ANYTHING, max_size=8), st.sampled_from([" ", "", "-", "\u00a0"]))
@example(["$", "5"], "-")
@example(["$", "zwei"], "")
def test_no_figure_is_passed_over(pieces: list[str], gap: str) -> None:
    assert covered(gap.join(pieces))


def test_a_word_of_money_is_found_where_it_is_written() -> None:
    text = "Die Kosten sind hoch: 5 Mil\u00adlionen Eu\u00adro im Jahr, sagte sie."
    assert [text[start:end] for start, end in triggers_of(text)][-1] == "5 Mil\u00adlionen Eu\u00adro"


@pytest.mark.parametrize("row", rows("figures_none"), ids=lambda row: row[0])
def test_no_money(row: list[str]) -> None:
    assert find_figures(row[0]) == []


# ---------------------------------------------------------------- what a generator writes is read back

SCALES = {
    1000: ("Tausend", "Tsd.", "tausend"),
    10**6: ("Millionen", "Mio.", "Mill.", "Mio"),
    10**9: ("Milliarden", "Mrd.", "Mia.", "Mrd"),
    10**12: ("Billionen", "Bio."),
}
BEFORE = {"$": "USD", "€": "EUR", "EUR": "EUR", "US$": "USD", "CHF": "CHF", "KZT": "KZT", "R$": "BRL"}
BEHIND = BEFORE | {
    "Euro": "EUR", "Dollar": "USD", "US-Dollar": "USD", "Rubel": "RUB", "belarussische Rubel": "BYN",
    "Yuan": "CNY", "kasachische Tenge": "KZT", "Schweizer Franken": "CHF", "norwegische Kronen": "NOK",
    "Yen": "JPY",
}  # fmt: skip
QUALIFIERS = {
    "": "exact", "rund ": "about", "fast ": "almost", "mehr als ": "over", "mindestens ": "at_least",
    "weniger als ": "under", "bis zu ": "up_to",
}  # fmt: skip
FRAMES = (
    "{}",
    "{}.",
    "Der Handel der beiden Länder erreichte im Jahr 2024 {} und wächst weiter.",
    "({}) sagte der Minister am 3. März.",
    "Um 12 Prozent auf {} stieg der Absatz, 2023 waren es 7 Prozent.",
    "Die 15 Werke haben 12.000 Mitarbeiter.\n{} kostete der Umbau.",
)
numbers = st.one_of(
    st.integers(1, 999).map(Decimal),
    st.decimals("0.01", 999, places=2),
    st.decimals("0.1", 9999, places=1).filter(lambda number: number % 1),
    st.integers(1000, 10**7).map(Decimal),
)


def in_digits(number: Decimal, mark: str) -> str:
    written = f"{number.normalize():,f}" if number % 1 else f"{int(number):,}"
    return written.replace(",", "|").replace(".", ",").replace("|", mark)


@st.composite
def amounts(draw: st.DrawFn) -> tuple[str, Decimal, str]:
    """Draw an amount as written, its value, and its currency."""
    number = draw(numbers)
    mark = draw(st.sampled_from([".", "\u00a0", "'", " "])) if number < 10**6 else "."
    written = in_digits(number, mark)
    scale = draw(st.sampled_from([1, *SCALES])) if number < 1000 else 1
    if scale > 1:
        written += draw(st.sampled_from([" ", "\u00a0", "\n"])) + draw(st.sampled_from(SCALES[scale]))
    if draw(st.booleans()):
        name = draw(st.sampled_from(sorted(BEHIND)))
        return f"{written} {name}", number * scale, BEHIND[name]
    name = draw(st.sampled_from(sorted(BEFORE)))
    space = "" if name.endswith("$") or name == "€" else " "
    return f"{name}{space}{written}", number * scale, BEFORE[name]


@settings(max_examples=300)
@given(amounts(), st.sampled_from(sorted(QUALIFIERS)), st.sampled_from(FRAMES))
def test_any_amount_is_read_back(amount: tuple[str, Decimal, str], words: str, frame: str) -> None:
    written, value, currency = amount
    text = frame.format(words + written)
    (figure,) = find_figures(text)
    assert values(figure) == (value, value, currency, QUALIFIERS[words])
    assert text[figure.start : figure.end] == figure.text
    assert figure.text.rstrip(".") == written.rstrip(".")
    assert text[figure.phrase_start : figure.phrase_end] == words + figure.text


@settings(max_examples=200)
@given(
    st.integers(1, 500), st.integers(1, 400), st.sampled_from([1, *SCALES]), st.sampled_from(sorted(BEHIND)),
    st.sampled_from(["{} bis {}", "zwischen {} und {}", "von {} bis {}", "{}–{}", "{} - {}"]), st.data(),
)  # fmt: skip
def test_any_range_is_read_back(
    low: int, step: int, scale: int, name: str, way: str, data: st.DataObject
) -> None:
    unit = " " + data.draw(st.sampled_from(SCALES[scale])) if scale > 1 else ""
    phrase = way.format(low, f"{low + step}{unit} {name}")
    text = f"Der Preis liegt bei {phrase}."
    (figure,) = find_figures(text)
    assert values(figure) == (Decimal(low * scale), Decimal((low + step) * scale), BEHIND[name], "exact")
    assert text[figure.phrase_start : figure.phrase_end] == phrase
    assert figure.text == text[figure.start : figure.end]


@given(st.integers(1, 999_999), st.sampled_from(["Euro", "Millionen Dollar", "Mrd. Yen"]))
def test_any_number_in_words_is_read_back(number: int, unit: str) -> None:
    written = "eine" if number == 1 and unit != "Euro" else in_words(number)
    (figure,) = find_figures(f"Das Haus kostet {written} {unit} im Jahr.")
    scale = {"Euro": 1, "Millionen Dollar": 10**6, "Mrd. Yen": 10**9}[unit]
    assert figure.low == figure.high == number * scale
    assert figure.text == f"{written} {unit}"


PIECES = """
1 1,5 2024 . , - – Mio. Milliarden Euro $ bis und zwischen von auf ein halbe mehrere hundert ( ) % rund über
US- T ½ Komma Cent
"""


@settings(max_examples=300)
@given(st.lists(st.sampled_from([*PIECES.split(), " ", "\n"]), max_size=30).map("".join))
def test_any_text_gives_sound_figures(text: str) -> None:
    end = 0
    for figure in find_figures(text):
        assert end <= figure.start < figure.end <= len(text)
        assert figure.phrase_start <= figure.start
        assert figure.end <= figure.phrase_end
        assert figure.text == text[figure.start : figure.end]
        assert figure.low <= figure.high
        end = figure.end


def test_the_callers_decimal_context_changes_nothing() -> None:
    with localcontext() as context:
        context.prec = 2
        (figure,) = find_figures("Das waren 1.234.567,89 Euro.")
    assert figure.low == Decimal("1234567.89")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Es waren insgesamt 5 Mio. Euro.", "5 Mio. Euro"),
        ("Es waren insgesamt rund 5 Mio. Euro.", "rund 5 Mio. Euro"),
        ("Es waren mehr als insgesamt 5 Mio. Euro.", "mehr als insgesamt 5 Mio. Euro"),
        ("Es waren 5 Mio. Euro und mehr.", "5 Mio. Euro und mehr"),
        ("Zwischen 5 und 6 Mio. Euro waren es.", "Zwischen 5 und 6 Mio. Euro"),
        ("Er sprach von 5 Mio. Euro.", "5 Mio. Euro"),
        ("Das Ergebnis war minus 5 Mio. Euro.", "minus 5 Mio. Euro"),
        ("Das Ergebnis war plus 5 Mio. Euro.", "plus 5 Mio. Euro"),
        ("Das Ergebnis war +5 Mio. Euro.", "+5 Mio. Euro"),
    ],
)
def test_the_words_of_a_qualifier_belong_to_its_phrase(text: str, phrase: str) -> None:
    (figure,) = find_figures(text)
    assert text[figure.phrase_start : figure.phrase_end] == phrase


def test_a_replaced_currency_goes_by_the_date() -> None:
    text = "MINSK, 5. Mai (BelTA) - Die Ernte brachte 3 Mrd. Rubel ein."
    assert [figure.currency for figure in find_figures(text, published=date(2016, 5, 5))] == ["BYR"]
    assert [figure.currency for figure in find_figures(text, published=date(2017, 5, 5))] == ["BYN"]


def test_a_currency_that_is_gone_is_not_meant() -> None:
    text = "In Estland kostet das Bild 5 Mio. Kronen. Der Maler lebt in Schweden."
    assert [figure.currency for figure in find_figures(text, published=date(2009, 5, 5))] == ["EEK"]
    assert [figure.currency for figure in find_figures(text, published=date(2015, 5, 5))] == ["SEK"]


def test_a_sign_is_told_apart() -> None:
    text = "Das Ergebnis lag bei minus 3 Mio. Euro, zuvor bei +2 Mio. Euro (-4 Mio. Dollar)."
    assert [figure.negative for figure in find_figures(text)] == [True, False, True]


def test_a_text_may_begin_with_a_sign() -> None:
    assert [figure.negative for figure in find_figures("-5 Mio. Euro betrug das Ergebnis.")] == [True]


def test_a_number_said_again_has_no_sign() -> None:
    text = "Das Ergebnis lag bei -12.200 Franken, nun steigt es auf 12.200."
    assert [(figure.text, figure.negative) for figure in find_figures(text)] == [
        ("12.200 Franken", True),
        ("12.200", False),
    ]


def test_every_iso_code_is_known() -> None:
    codes = {currency.code for currency in currencies().values()}
    assert len(codes) > 250
    for code in sorted(codes):
        assert [figure.currency for figure in find_figures(f"Es sind 5 Mio. {code} im Jahr.")] == [code]
