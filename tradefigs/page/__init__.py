"""The report: one HTML page with all that was claimed, to look at without any other file or the network.

What documents say reaches the page as JSON in a script element that nothing runs, and the page's own script
puts it into elements as text. The page forbids itself every connection, and every script but its own two, by
a content security policy with their hashes.

Bokeh draws the timeline. Its script is a quarter of Plotly's; a browser draws the timeline of 1,000 claims in
half a second of processor time, for which Plotly takes two, even with its smallest script; and it runs
without ``eval``, which Vega needs.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from functools import cache
from importlib import resources
from string import Template
from typing import TYPE_CHECKING, Any

from tradefigs import __version__, lexicon
from tradefigs.page.data import page_data
from tradefigs.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

_SCRIPTS = ("words.js", "picture.js", "chart.js", "lists.js", "page.js")
"""The page's own script, in the order in which the parts use each other."""


class MissingBokehError(ImportError):
    """Bokeh is not installed; the message says how to install it."""


def report(
    frame: pd.DataFrame,
    lang: str = "de",
    title: str | None = None,
    folder: str | Path = ".",
    **filters: Any,
) -> str:
    """Return an HTML page: timeline, conflicts, targets and a table of claims.

    Parameters
    ----------
    frame
        A table of claims, as ``to_frame`` returns it.
    lang
        ``de`` or ``en``.
    title
        A headline in place of the one that names the pair.
    folder
        The folder where the page will lie, so that it can link to documents on this machine.
    filters
        ``pair``, ``measure``, ``speaker``, ``since``, ``until``, ``status``, ``min_confidence``, as for
        ``tradefigs timeline``. They decide what the page holds; its reader can narrow that further. Targets
        and conflicts are judged by the whole table.

    Returns
    -------
    str
        The whole page: it needs no other file and no network.

    Raises
    ------
    MissingBokehError
        Bokeh is not installed.
    tradefigs.comparisons.selection.SelectionError
        The table holds nothing of what was asked for; the message names what it holds.

    Examples
    --------
    >>> from tradefigs import extract, to_frame
    >>> claims = to_frame(extract("Polens Exporte nach Litauen lagen 2023 bei 5 Mrd. Euro."))
    >>> page = report(claims, lang="en", title="Poland and Lithuania")
    >>> "<title>Poland and Lithuania</title>" in page
    True
    """
    library = bokeh_script()
    wording = Wording(lang)
    words: dict[str, str] = lexicon.load("report")[lang]
    data = page_data(frame, wording, folder, filters)
    data["words"] = words
    own = _own_script()
    heading = title or _title(words, data)
    texts = {name: html.escape(text) for name, text in words.items()}
    return Template(_part("page.html")).substitute(
        texts,
        lang=lang,
        heading=html.escape(heading),
        lead=html.escape(words["lead"]),
        foot=html.escape(words["foot"].format(version=__version__)),
        policy=html.escape(_policy(library, own)),
        style=_part("page.css"),
        data=embedded(data),
        library=library,
        script=own,
    )


@cache
def bokeh_script() -> str:
    """Return the part of BokehJS that draws plots, as the Python package ships it."""
    try:
        from bokeh.resources import Resources
    except ImportError as error:
        raise MissingBokehError(
            "the report needs Bokeh; install it with: pip install 'tradefigs[report]'"
        ) from error
    script, *_ = Resources(mode="inline", components=["bokeh"], minified=True).js_raw
    # The parser of HTML must read what the hash was taken of: no end of the element, line feeds alone.
    script = script.replace("\r\n", "\n")
    return script.replace("</script", r"<\/script").replace("<!--", r"<\!--")


def embedded(data: object) -> str:
    r"""Return ``data`` as JSON that cannot end the script element it stands in.

    >>> embedded("</script>")
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.translate({ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"})


def _title(words: dict[str, str], data: dict[str, Any]) -> str:
    pairs = {claim["row"][data["columns"].index("pair")] for claim in data["claims"] if "extra" not in claim}
    if len(pairs) == 1:
        return words["title_pair"].format(pair=data["pairs"][pairs.pop()])
    return words["title"]


def _policy(*scripts: str) -> str:
    """Return the content security policy: no connection at all, no script but these."""
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


@cache
def _own_script() -> str:
    parts = "\n".join(_part(name) for name in _SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}\n}})();\n'


def _part(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text("utf-8")
