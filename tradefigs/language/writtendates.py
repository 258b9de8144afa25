"""A date that is given with a text, in whatever notation."""

from __future__ import annotations

from datetime import date


def written_day(said: str) -> date | None:
    """Return the day that ``said``, a date and nothing else, names in full; None for anything less.

    German order (day, month, year), words in German or English. Never for running text.
    """
    import dateparser

    parsed = dateparser.parse(
        said,
        languages=["de", "en"],
        settings={
            "DATE_ORDER": "DMY",
            "STRICT_PARSING": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time"],
        },
    )
    return parsed.date() if parsed else None
