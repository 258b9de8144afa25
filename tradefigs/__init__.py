"""Read German news and turn every figure on trade between countries into a record.

>>> import tradefigs
>>> [(figure.text, figure.low) for figure in tradefigs.find_figures("rund 1,1 Mrd. Dollar")]
[('1,1 Mrd. Dollar', Decimal('1100000000'))]

Importing the package costs next to nothing: each name below loads its module when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:  # the same names as in _HOME, for type checkers
    from tradefigs.charts import plot
    from tradefigs.claims import Claim, extract
    from tradefigs.comparisons.timeline import timeline
    from tradefigs.documents import Document, read
    from tradefigs.figures import Figure, find_figures
    from tradefigs.page import report
    from tradefigs.periods import Period, find_periods
    from tradefigs.quotes import Quote, find_quotes
    from tradefigs.table import to_frame

__all__ = [
    "Claim",
    "Document",
    "Figure",
    "Period",
    "Quote",
    "extract",
    "find_figures",
    "find_periods",
    "find_quotes",
    "plot",
    "read",
    "report",
    "timeline",
    "to_frame",
]

# Where each public name lives.
_HOME = {
    "Claim": "claims",
    "Document": "documents",
    "Figure": "figures",
    "Period": "periods",
    "Quote": "quotes",
    "extract": "claims",
    "find_figures": "figures",
    "find_periods": "periods",
    "find_quotes": "quotes",
    "plot": "charts",
    "read": "documents",
    "report": "page",
    "timeline": "comparisons.timeline",
    "to_frame": "table",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
