"""The columns of the tables: what each holds, and the words that some of them choose from."""

# What a column holds, as the pandas dtype that it gets.
TEXT = "string"  # never missing: the empty text instead
WHOLE = "int64"
MOST = 2**63 - 1  # what such a column holds
WHOLE_OR_NONE = "Int64"
AMOUNT = "float64"  # currency units
DAY = "datetime64[us]"

CLAIMS = {
    "doc_id": TEXT,
    "published": DAY,
    "published_by": TEXT,
    "start": WHOLE,
    "end": WHOLE,
    "text": TEXT,
    "low": AMOUNT,
    "high": AMOUNT,
    "qualifier": TEXT,
    "currency": TEXT,
    "kind": TEXT,
    "direction": TEXT,
    "measure": TEXT,
    "product": TEXT,
    "reporter": TEXT,
    "partner": TEXT,
    "status": TEXT,
    "period_start": DAY,
    "period_end": DAY,
    "year": WHOLE_OR_NONE,
    "speaker": TEXT,
    "speaker_role": TEXT,
    "attribution": TEXT,
    "sentence": TEXT,
    "mentions": WHOLE,
    "doubt": TEXT,
    "confidence": AMOUNT,
}
FIGURES = {
    "doc_id": TEXT,
    "start": WHOLE,
    "end": WHOLE,
    "text": TEXT,
    "low": AMOUNT,
    "high": AMOUNT,
    "currency": TEXT,
    "qualifier": TEXT,
    "sentence": TEXT,
}
QUOTES = {
    "doc_id": TEXT,
    "start": WHOLE,
    "end": WHOLE,
    "text": TEXT,
    "speaker": TEXT,
    "speaker_role": TEXT,
    "mention_start": WHOLE_OR_NONE,
    "mention_end": WHOLE_OR_NONE,
    "attribution": TEXT,
}
COLUMNS = tuple(CLAIMS)
TOO_MUCH = 1e100  # numbers of hundreds of digits are no amounts, and their sums would have no value

# One name holds the same in every table, also in the timeline, but for what TARGETS says.
DTYPES = {
    **CLAIMS,
    **FIGURES,
    **QUOTES,
    "median": AMOUNT,
    "statements": WHOLE,
    "documents": WHOLE,
    "speakers": WHOLE,
    "first_published": DAY,
    "last_published": DAY,
    "mirror": AMOUNT,
    "mirror_gap": AMOUNT,
    "gap": AMOUNT,
    **{
        f"{side}_{name}": dtype
        for side in ("one", "other")
        for name, dtype in (("low", AMOUNT), ("high", AMOUNT), ("published", DAY))
    },
    "set_on": DAY,
    "reported_low": AMOUNT,
    "reported_high": AMOUNT,
    "reported_start": DAY,
    "reported_end": DAY,
    "share": AMOUNT,
    "reference": AMOUNT,
    "deviation": AMOUNT,
}
TARGETS = {**DTYPES, "documents": TEXT}  # their names, as in the sides of a conflict

REQUIRED = ("low", "high", "currency", "measure", "reporter", "partner")
"""Columns without which a claim says nothing."""

MEASURES = ("turnover", "exports", "imports", "surplus", "deficit")
STATUSES = ("actual", "forecast", "target")
KINDS = ("level", "change")
