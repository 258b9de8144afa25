"""The chart: what it says, that nothing covers anything, and that it comes out the same every time."""

from __future__ import annotations

import io
from itertools import combinations

import matplotlib as mpl
import pandas as pd
import pytest
from made_up import claim, frame, many, seeds
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from tradefigs.charts import plot
from tradefigs.charts.page import PALETTES
from tradefigs.comparisons.selection import SelectionError

LANGUAGES = ("de", "en")
WIDTHS = (800, 2000)


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in written(figure)]


def written(figure: Figure) -> list[Text]:
    return [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]


def collisions(figure: Figure) -> list[str]:
    """Texts that cover each other or leave the page, by their boxes in pixels."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in written(figure)]
    width, height = figure.bbox.size
    found = [
        f"{text} is cut off"
        for text, box in boxes
        if box.x0 < 0 or box.y0 < 0 or box.x1 > width or box.y1 > height
    ]
    for (text, box), (other_text, other) in combinations(boxes, 2):
        across = min(box.x1, other.x1) - max(box.x0, other.x0)
        up = min(box.y1, other.y1) - max(box.y0, other.y0)
        if across > 0.5 and up > 0.5:
            found.append(f"{text} covers {other_text}")
    return found


def saved(figure: Figure, kind: str) -> bytes:
    buffer = io.BytesIO()
    figure.savefig(buffer, format=kind)
    return buffer.getvalue()


TABLES = {
    "seeds": seeds(),
    "three hundred": many(300),
    "sixty": many(60, seed=2),
    "long names": frame(
        *(
            claim(
                reporter="BA",
                partner="Autonomer Bezirk der Chanten und Mansen",
                year=2000 + number,
                low=1e9 + number,
                speaker="Präsidium der Ausfuhrhandelskammern; Donaudampfschifffahrtsgesellschaft",
            )
            for number in range(12)
        )
    ),
    "one value": frame(claim()),
    "one value without a date": frame(claim(year=None, status="forecast")),
    "one year": frame(*(claim(low=1e9 + 1e7 * number, speaker=f"Sprecher {number}") for number in range(12))),
    "a century": frame(*(claim(year=year, low=1e6 * year) for year in range(1920, 2031, 5))),
    "far apart": frame(claim(low=1.6e6), claim(year=2023, low=8e8), claim(year=2022, low=4e10)),
    "zero": frame(claim(low=0.0, high=5e8), claim(year=2023, low=0.0)),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["seeds", "three hundred", "long names"])
def test_no_text_covers_another(name: str, width: int, lang: str) -> None:
    assert collisions(plot(TABLES[name], width=width, lang=lang)) == []


@pytest.mark.parametrize("name", TABLES)
def test_nor_in_any_other_table(name: str) -> None:
    assert collisions(plot(TABLES[name], width=800)) == []


@pytest.mark.parametrize("size", [(500, 520), (800, 400), (1000, 1600)])
def test_nor_in_another_size(size: tuple[int, int]) -> None:
    figure = plot(TABLES["sixty"], width=size[0], height=size[1], dpi=100)
    assert collisions(figure) == []


def test_seeds_tell_every_value_and_speaker() -> None:
    said = texts(plot(seeds(), width=800))
    for value in ("1,1 Mrd. $", "1 Mrd. $", "1,1–1,2 Mrd. $", "fast 900 Mio. $", "Mrd. $"):
        assert value in said
    for speaker in ("Sergej Ratschkow", "Alexej Bogdanow", "Alexander Lukaschenko", "Ziele ohne Datum"):
        assert speaker in said
    assert said.count("1 Mrd. $") == 2
    assert "Handelsumsatz Belarus – Kasachstan, 2008 bis 2025" in said
    footnote = " ".join(said)
    assert "5 Angaben aus 3 Dokumenten, veröffentlicht am 25.10.2019, 14.1.2025 und 17.2.2025." in footnote
    assert "Die Achse beginnt nicht bei null." in footnote


def test_seeds_in_english() -> None:
    said = texts(plot(seeds(), width=800, lang="en"))
    for text in ("$1.1 bn", "$1.1–1.2 bn", "almost $900 m", "$ bn", "1.1", "undated targets"):
        assert text in said
    assert "Trade turnover Belarus – Kazakhstan, 2008 to 2025" in said


def test_exports_have_a_direction() -> None:
    said = texts(plot(seeds(), measure="exports", pair="BY-KZ"))
    assert "Exporte Belarus → Kasachstan, 2025" in said
    assert "rund 800–900 Mio. $" in said
    assert "über 1 Mrd. $" in said


def test_own_title() -> None:
    said = texts(plot(seeds(), title="Belarus und Kasachstan: $1 Mrd. oder $2 Mrd.?"))
    assert "Belarus und Kasachstan: $1 Mrd. oder $2 Mrd.?" in said


def test_dollars_are_never_formulas() -> None:
    assert not any(text.get_parse_math() for text in written(plot(seeds())))


def test_targets_are_hollow_and_reported_values_filled() -> None:
    figure = plot(seeds())
    paper = PALETTES["light"].paper
    points = [line for line in figure.findobj(Line2D) if line.get_marker() in ("o", "D")]
    assert {line.get_markerfacecolor() == paper for line in points if line.get_marker() == "D"} == {True}
    assert {line.get_markerfacecolor() == paper for line in points if line.get_marker() == "o"} == {False}


def test_undated_targets_stand_right_of_the_years() -> None:
    figure = plot(frame(claim(year=2030, low=2e9), claim(year=None, status="target")))
    scale = next(axes for axes in figure.axes if axes.get_label() == "values")
    points = [line for line in scale.lines if line.get_marker() in ("o", "D")]
    dated, undated = sorted(points, key=lambda line: float(line.get_xdata()[0]))
    assert float(dated.get_xdata()[0]) == pytest.approx(2030.5)
    assert undated.get_marker() == "D"
    assert float(undated.get_xdata()[0]) > 2031


def test_values_lie_where_the_axis_says() -> None:
    figure = plot(frame(claim(low=8e8), claim(year=2023, low=1e9, high=1.2e9)))
    scale = next(axes for axes in figure.axes if axes.get_label() == "values")
    (point,) = [line for line in scale.lines if line.get_marker() == "o"]
    assert (float(point.get_xdata()[0]), float(point.get_ydata()[0])) == pytest.approx((2024.5, 8e8))
    (bar,) = scale.patches
    assert (bar.get_y(), bar.get_y() + bar.get_height()) == pytest.approx((1e9, 1.2e9))


def test_the_same_value_of_several_is_told_once() -> None:
    said = texts(plot(frame(claim(speaker="Anna Beispiel"), claim(doc_id="b", speaker="Jürgen Muster"))))
    assert said.count("1 Mrd. $") == 1
    assert "Anna Beispiel, Jürgen Muster" in said
    assert any(text.startswith("2 Angaben aus 2 Dokumenten") for text in said)


def test_other_currencies_products_and_changes_are_named() -> None:
    claims = [claim(), claim(year=2023), claim(currency="EUR"), claim(product="Milch"), claim(kind="change")]
    footnote = " ".join(texts(plot(frame(*claims))))
    assert "Nicht gezeigt: 1 in EUR, 1 zu einzelnen Waren, 1 zu Veränderungen." in footnote
    assert "Mrd. €" in texts(plot(frame(*claims), currency="eur"))


def test_the_pair_with_most_claims() -> None:
    table = frame(claim(), claim(reporter="DE", partner="TR"), claim(reporter="TR", partner="DE", low=2e9))
    assert any("Deutschland – Türkei" in text for text in texts(plot(table)))


@pytest.mark.parametrize("pair", ["KZ-BY", "by-kz", "BY-KZ"])
def test_turnover_takes_either_order(pair: str) -> None:
    assert any("Belarus – Kasachstan" in text for text in texts(plot(seeds(), pair=pair)))


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"pair": "BY-DE"}, r"no pair BY-DE; there is BY-KZ \(7\)"),
        ({"currency": "EUR"}, r"no currency EUR; there is USD \(5\)"),
        ({"measure": "imports"}, r"no measure imports; there is turnover \(5\), exports \(2\)"),
        ({"measure": "exports", "pair": "KZ-BY"}, r"no flow KZ-BY of exports; there is BY-KZ \(2\)"),
        ({"product": "Milch"}, r"no product Milch in turnover; there is trade as a whole \(5\)"),
    ],
)
def test_what_there_is_not(asked: dict[str, str], message: str) -> None:
    with pytest.raises(SelectionError, match=message):
        plot(seeds(), **asked)


def test_nothing_at_all() -> None:
    with pytest.raises(SelectionError, match="no values of trade"):
        plot(seeds().iloc[:0])
    with pytest.raises(SelectionError, match="no values of trade"):
        plot(frame(claim(kind="change")))


def test_no_room() -> None:
    with pytest.raises(ValueError, match="no room"):
        plot(seeds(), width=200, height=100, dpi=100)


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_the_same_file_every_time(kind: str) -> None:
    first = saved(plot(seeds()), kind)
    with mpl.rc_context({"font.size": 30, "font.family": "serif", "lines.linewidth": 9, "savefig.dpi": 30}):
        assert saved(plot(seeds().iloc[::-1]), kind) == first


@pytest.mark.parametrize("width", WIDTHS)
def test_pixels(width: int) -> None:
    png = saved(plot(seeds(), width=width, height=600), "png")
    assert int.from_bytes(png[16:20]) == width
    assert int.from_bytes(png[20:24]) == 600


def seen(color: str, sight: tuple[tuple[float, ...], ...]) -> list[float]:
    """A colour as eyes with ``sight`` see it, in CIE L*a*b*."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(color)]
    linear = [sum(weight * part for weight, part in zip(row, linear, strict=True)) for row in sight]
    to_xyz = (
        (0.4339, 0.3762, 0.1899),
        (0.2126, 0.7152, 0.0722),
        (0.0178, 0.1095, 0.8727),
    )  # white is 1, 1, 1
    x, y, z = (sum(w * max(part, 0.0) for w, part in zip(row, linear, strict=True)) for row in to_xyz)
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


SIGHTS = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    # Viénot, Brettel and Mollon 1999
    "no red cones": ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)),
    "no green cones": ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)),
}


@pytest.mark.parametrize("style", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_statuses_differ_for_every_eye(style: str, sight: str) -> None:
    palette = PALETTES[style]
    colors = [seen(color, SIGHTS[sight]) for color in (palette.actual, palette.forecast, palette.target)]
    for one, other in combinations(colors, 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 20


def test_the_letters_of_europe_are_in_the_font() -> None:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    letters = "ÄÖÜäöüßÁÀÂÃÅÆĄĂÇĆČĎĐÉÈÊËĘĚĞÍÎÏİıŁĹĽŃŇÑÓÔÕØŐŒŔŘŚŠȘŞŤȚÚŮŰÝŹŻŽÞðþјљњћџЂЋЁЄЇІҐЎΑΩάώ–→←…„“"
    known = get_font(findfont(FontProperties(family="DejaVu Sans"))).get_charmap()
    assert [letter for letter in letters if ord(letter) not in known] == []


def test_a_table_with_dates_as_dates() -> None:
    table = seeds()
    table["published"] = pd.to_datetime(table["published"])
    table["period_start"] = pd.to_datetime(table["period_start"].replace("", None))
    table["period_end"] = pd.to_datetime(table["period_end"].replace("", None))
    assert saved(plot(table), "png") == saved(plot(seeds()), "png")
