"""The other kinds of charts: what they say, and that nothing covers anything."""

from __future__ import annotations

import random

import pandas as pd
import pytest
from made_up import claim, frame, many, seeds
from matplotlib.patches import Rectangle
from test_chart import collisions, saved, texts

from tradefigs.charts.kinds import KINDS, plot
from tradefigs.comparisons.selection import SelectionError
from tradefigs.wording import LANGUAGES


def flows() -> pd.DataFrame:
    """Three hundred statements on exports and imports, from both sides."""
    chance = random.Random(5)
    table = many(300, seed=5)
    table["measure"] = [chance.choice(["exports", "imports"]) for _ in range(len(table))]
    sides = [chance.choice([("PL", "UA"), ("UA", "PL")]) for _ in range(len(table))]
    table["reporter"], table["partner"] = zip(*sides, strict=True)
    return table


def world() -> pd.DataFrame:
    """Three hundred statements on the turnover of ten parties."""
    chance = random.Random(6)
    parties = ["BY", "KZ", "RU", "CN", "DE", "PL", "AE", "BA", "Gebiet Hinterwald", "EAEU"]
    table = many(300, seed=6)
    pairs = [chance.sample(parties, 2) for _ in range(len(table))]
    table["reporter"], table["partner"] = zip(*pairs, strict=True)
    return table


OTHER_KINDS = ["speakers", "targets", "balance", "pairs"]
MANY = {"speakers": many(150), "targets": many(300), "balance": flows(), "pairs": world()}
FEW = {
    "speakers": seeds(),
    "targets": seeds(),
    "balance": frame(
        claim(measure="exports", low=8e8, year=2023),
        claim(measure="exports", low=9e8, high=1e9),
        claim(measure="imports", low=2e8),
        claim(measure="imports", reporter="KZ", partner="BY", low=9.5e8),
        claim(measure="exports", period_start="2024-01-01", period_end="2024-06-30", low=4e8),
    ),
    "pairs": frame(claim(), claim(year=2023, low=9e8), claim(reporter="DE", partner="TR", low=4e10)),
}


SIZES = [(width, lang) for width in (800, 2000) for lang in LANGUAGES]


@pytest.mark.parametrize(("width", "lang"), SIZES)
@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_no_text_covers_another(kind: str, width: int, lang: str) -> None:
    assert collisions(plot(MANY[kind], kind=kind, width=width, lang=lang)) == []
    assert collisions(plot(FEW[kind], kind=kind, width=width, lang=lang)) == []


@pytest.mark.parametrize(("width", "lang"), SIZES)
@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_nor_on_the_seeds(kind: str, width: int, lang: str) -> None:
    measure = "exports" if kind == "balance" else "turnover"
    assert collisions(plot(seeds(), kind=kind, measure=measure, width=width, lang=lang)) == []


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_nor_on_other_pages(kind: str) -> None:
    assert collisions(plot(FEW[kind], kind=kind, width=900, height=1500, style="dark")) == []
    assert collisions(plot(MANY[kind], kind=kind, width=1500, height=500, style="print")) == []


@pytest.mark.parametrize("kind", ["speakers", "targets"])
def test_few_rows_make_a_low_chart(kind: str) -> None:
    assert plot(FEW[kind], kind=kind, width=800).bbox.height < 480
    assert plot(FEW[kind], kind=kind, width=800, height=480).bbox.height == pytest.approx(480, abs=0.1)
    assert plot(MANY[kind], kind=kind, width=800).bbox.height == pytest.approx(480, abs=0.1)


def test_a_target_is_told_whole() -> None:
    half = claim(
        status="target", qualifier="about", low=1.03e9, high=1.13e9,
        period_start="2013-01-01", period_end="2013-06-30", published="2012-04-01",
    )  # fmt: skip
    assert "rund 1,03–1,13 Mrd. $ für 1. Hj. 2013" in texts(plot(frame(half), kind="targets", width=800))


def test_what_is_cut_ends_in_dots() -> None:
    long = claim(speaker="Ministerium für Wirtschaft und Außenhandel der Republik " * 3)
    said = texts(plot(frame(long), width=800))
    assert sum(text.startswith("Ministerium") for text in said) == 2  # no room for a third
    assert sum(text.endswith("…") for text in said) >= 1


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_the_same_file_every_time(kind: str) -> None:
    assert saved(plot(FEW[kind].iloc[::-1], kind=kind), "svg") == saved(plot(FEW[kind], kind=kind), "svg")


def test_speakers_have_a_row_each() -> None:
    said = texts(plot(seeds(), kind="speakers"))
    for text in ("Wer sagte was? Handelsumsatz Belarus – Kasachstan", "Sergej Ratschkow", "1,1 Mrd. $"):
        assert text in said
    assert "ohne Namen" not in said
    assert "fast 900 Mio. $ (2008)" in said


def test_who_names_no_one_has_the_last_row() -> None:
    table = frame(
        claim(speaker="Anna"), claim(doc_id="b", speaker=""), claim(doc_id="c", low=2e9, speaker="")
    )
    figure = plot(table, kind="speakers")
    heights = {text.get_text(): text.get_position()[1] for text in figure.texts}
    assert heights["Anna"] > heights["ohne Namen"]


def test_targets_tell_what_came_of_them() -> None:
    said = texts(plot(seeds(), kind="targets"))
    for text in ("1 Mrd. $", "25.10.2019, Alexander Lukaschenko", "erreicht", "1 Mrd. $ (2021)"):
        assert text in said
    said = texts(plot(seeds(), kind="targets", measure="exports", lang="en"))
    for text in ("over $1 bn", "14 Jan 2025, Alexej Bogdanow", "open", "about $800–900 m (2025)"):
        assert text in said


def test_balance_counts_the_other_side_too() -> None:
    figure = plot(FEW["balance"], kind="balance")
    said = texts(figure)
    assert "Exporte und Importe Belarus – Kasachstan, 2023 bis 2024" in said
    footnote = " ".join(said)
    assert "Ihre Importe gelten als Exporte" in footnote
    assert "Nicht gezeigt: 1 zu anderen Zeiträumen als Kalenderjahren." in footnote
    for median in ("0,8", "0,95", "0,2"):  # 900 to 1000 and 950: 950
        assert median in said
    bars = [patch for patch in figure.findobj(Rectangle) if patch.get_alpha() == 0.55]
    heights = sorted(patch.get_height() for patch in bars if patch.get_height() != 10)  # 10: the legend's
    assert [height / heights[0] for height in heights] == pytest.approx([1, 4, 4.75])


def test_balance_is_that_of_the_first() -> None:
    said = texts(plot(FEW["balance"], kind="balance", pair="KZ-BY"))
    assert "Exporte und Importe Kasachstan – Belarus, 2023 bis 2024" in said
    assert "Oben: Exporte Kasachstan → Belarus; unten: Importe Kasachstan ← Belarus; Mrd. $" in said


def test_pairs_have_a_panel_each() -> None:
    said = texts(plot(FEW["pairs"], kind="pairs"))
    for text in ("Belarus – Kasachstan", "Deutschland – Türkei", "40 Mrd. $", "900 Mio. $"):
        assert text in said
    said = texts(plot(FEW["pairs"], kind="pairs", pair="DE"))
    assert "Deutschland – Türkei" in said
    assert "Belarus – Kasachstan" not in said


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"kind": "targets", "pair": "BY-DE"}, r"no pair BY-DE; there is BY-KZ \(2\)"),
        ({"kind": "balance"}, r"no exports or imports BY-KZ reported for whole years"),
        ({"kind": "pairs", "pair": "FR"}, r"no party FR"),
    ],
)
def test_what_there_is_not(asked: dict[str, str], message: str) -> None:
    table = seeds()
    table.loc[table["measure"] == "exports", ["period_start", "period_end", "year"]] = ["", "", None]
    with pytest.raises(SelectionError, match=message):
        plot(table, **asked)


def test_no_targets_and_no_flows() -> None:
    for kind, message in (("targets", "no targets"), ("balance", "no reported exports or imports")):
        with pytest.raises(SelectionError, match=message):
            plot(frame(claim()), kind=kind)


def test_no_other_kind() -> None:
    with pytest.raises(ValueError, match="no kind of chart 'pie'; there are timeline, speakers"):
        plot(seeds(), kind="pie")
    assert set(KINDS) == {"timeline", *OTHER_KINDS}
