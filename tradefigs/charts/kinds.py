"""The kinds of charts, and `plot`, which draws one of them."""

from __future__ import annotations

import math
from functools import partial

import pandas as pd
from matplotlib.figure import Figure

from tradefigs.charts.balance import draw_balance
from tradefigs.charts.page import PALETTES, POINTS_PER_INCH, Page, own_settings
from tradefigs.charts.pairs import draw_pairs
from tradefigs.charts.speakers import draw_speakers
from tradefigs.charts.targets import draw_targets
from tradefigs.charts.timeline import draw_timeline
from tradefigs.comparisons.normal import normalise
from tradefigs.comparisons.rates import in_currency
from tradefigs.comparisons.selection import Selection, SelectionError, select, select_pair
from tradefigs.wording import Wording

KINDS = {
    "timeline": draw_timeline,
    "speakers": draw_speakers,
    "targets": draw_targets,
    "balance": draw_balance,
    "pairs": draw_pairs,
}

WITH_REFERENCE = {"timeline": draw_timeline, "balance": draw_balance, "pairs": draw_pairs}
"""The kinds that can show official values."""


def plot(
    frame: pd.DataFrame,
    pair: str | None = None,
    measure: str | None = "turnover",
    currency: str | None = None,
    lang: str = "de",
    title: str | None = None,
    width: int = 1600,
    height: int | None = None,
    dpi: float | None = None,
    product: str = "",
    style: str = "light",
    kind: str = "timeline",
    to: str | None = None,
    reference: pd.DataFrame | None = None,
) -> Figure:
    """Draw what was said about the trade of two parties over the years.

    Parameters
    ----------
    frame
        A table of claims, as ``to_frame`` returns it.
    pair
        Two parties, ``BY-KZ`` (reporter first, but for turnover), or one, ``BY``, for its trade with the
        world; by default the pair with most claims.
    measure
        ``turnover``, ``exports``, ``imports``, ``surplus``, ``deficit``; None: the one with most claims.
    currency
        ISO 4217 code; by default the one with most claims. The footnote names the others.
    lang
        ``de`` or ``en``.
    title
        A headline in place of the one that says what is shown.
    width, height
        Size in pixels; by default the height is 0.6 of the width, less where a few rows don't fill that.
    dpi
        Pixels an inch, which sets the size of type; by default what suits the width.
    product
        Goods as written in the table; empty for trade as a whole.
    style
        ``light``, ``dark`` or ``print``.
    kind
        ``timeline``: the values over the years; ``speakers``: one row a speaker, along the time when they
        spoke; ``targets``: what was promised and what came of it; ``balance``: exports above, imports below;
        ``pairs``: a small timeline for each of the pairs with most statements, of those with the party
        ``pair`` if that is given.
    to
        ISO 4217 code of a currency in which all values are drawn, converted at the rates of their time; the
        footnote names what has no rate.
    reference
        Official values, as ``read_reference`` returns them: lines behind the claims of a timeline, a balance
        or several pairs.

    Returns
    -------
    matplotlib.figure.Figure
        Its ``savefig`` writes PNG, SVG and PDF.

    Raises
    ------
    SelectionError
        The table holds nothing of what was asked for; the message names what it holds.
    ValueError
        ``style`` or ``kind`` is none of those above, or this kind of chart takes no ``reference``.

    Examples
    --------
    >>> from tradefigs import extract, to_frame
    >>> claims = to_frame(extract("Polens Exporte nach Litauen lagen 2023 bei 5 Mrd. Euro."))
    >>> figure = plot(claims, measure="exports", lang="en", width=800)
    >>> figure.savefig("chart.svg")  # doctest: +SKIP
    >>> figure.texts[0].get_text()
    'Exports Poland → Lithuania, 2023'
    """
    if style not in PALETTES:
        raise ValueError(f"no style {style!r}; there are {', '.join(PALETTES)}")
    if kind not in KINDS:
        raise ValueError(f"no kind of chart {kind!r}; there are {', '.join(KINDS)}")
    claims = normalise(frame)
    if to is not None:
        claims = in_currency(claims, to)
        currency = to
    shown, claims = _selected(claims, kind, pair, measure, currency, product)
    draw = KINDS[kind]
    if reference is not None:
        if kind not in WITH_REFERENCE:
            raise ValueError(f"a chart of {kind} shows no official values")
        draw = partial(WITH_REFERENCE[kind], reference=reference)
    with own_settings():
        tall = height or round(width * 0.6)
        dpi = dpi or suitable_dpi(width, tall)
        page = Page(width, tall, dpi, PALETTES[style])
        draw(page, Wording(lang), claims, shown, title)
        if height is None and (blank := int(page.spare / POINTS_PER_INCH * dpi)) > 0:
            page = Page(width, tall - blank, dpi, PALETTES[style])
            draw(page, Wording(lang), claims, shown, title)
    return page.figure


def _selected(
    claims: pd.DataFrame,
    kind: str,
    pair: str | None,
    measure: str | None,
    currency: str | None,
    product: str,
) -> tuple[Selection, pd.DataFrame]:
    """Return what a chart shows and the claims that it may show."""
    if kind == "targets":
        found = claims[claims["status"] == "target"]
        if found.empty:
            raise SelectionError("no targets in the table")
        return select(found, pair, measure, currency, product), claims
    if kind == "balance":
        found = claims[claims["measure"].isin(["exports", "imports"]) & (claims["status"] == "actual")]
        if found.empty:
            raise SelectionError("no reported exports or imports in the table")
        return select_pair(found, pair, currency, product), claims
    if kind == "pairs" and pair is not None:
        party = pair.strip()
        mine = (claims["reporter"] == party) | (claims["partner"] == party)
        if not mine.any():
            raise SelectionError(f"no party {party}; for one pair draw a timeline")
        claims, pair = claims[mine], None
    return select(claims, pair, measure, currency, product), claims


def suitable_dpi(width: int, height: int) -> float:
    """Return the resolution for a size in pixels: type grows with the picture, though not as fast."""
    return 100.0 * math.pow(min(width, height / 0.6) / 800.0, 0.75)
