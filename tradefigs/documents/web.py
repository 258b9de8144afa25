"""Saved web pages: main text, title, address and day of publication, by trafilatura and htmldate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Any, BinaryIO

import regex

from tradefigs.documents.base import Document, Found, InputError, Options, in_time, told
from tradefigs.documents.encoding import decode_page
from tradefigs.documents.records import day_of
from tradefigs.documents.streams import MissingExtraError, read_all

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Nothing global: whatever day it is, a page has the same date.
_EARLIEST, _LATEST = "1990-01-01", "2100-01-01"


def read(stream: BinaryIO, name: str, options: Options) -> Found:
    """Yield the document."""
    yield page(read_all(stream, name, options.max_size), name, options)


def page(data: bytes, name: str, options: Options, url: str = "", charset: str = "") -> Document | InputError:
    """Return the article of a page.

    Parameters
    ----------
    data
        The page.
    name
        Id of the document.
    options
        How long it may take, and what is sought: a page that cannot hold it gets all its words as its text.
    url
        Address of the page; empty takes the one that the page names itself.
    charset
        Encoding that the server declared.

    Raises
    ------
    MissingExtraError
        trafilatura is not installed.
    """
    try:
        import trafilatura  # noqa: F401
    except ImportError:
        raise MissingExtraError("web") from None
    return in_time(options.timeout, name, lambda: _page(data, name, options, url, charset))


def _page(data: bytes, name: str, options: Options, url: str, charset: str) -> Document | InputError:
    try:
        source = decode_page(data, charset)
    except UnicodeDecodeError:
        return InputError(name, "not a web page, or in an unknown encoding; save it in UTF-8 first")
    if options.sought and _PRELOADED not in source:
        words = words_of(source)
        if words.strip() and not options.sought(words):
            return Document(name, words, url=url)
    return _article(source, name, url)


def _article(source: str, name: str, url: str) -> Document | InputError:
    from trafilatura import bare_extraction, html2txt, load_html

    try:
        tree = load_html(source)
        if tree is None:  # a piece of one
            source = f"<html><body>{source}</body></html>"
            tree = load_html(source)
        if tree is None:
            return InputError(name, "no web page that can be read; save the article as plain text")
        published = _published(tree)
        title, address = _said(tree, _TITLES), _said(tree, _ADDRESSES)
        found: Any = bare_extraction(
            tree,
            url=url or None,
            include_comments=False,
        )
        text = (found.text if found else "") or html2txt(source)  # a short page has no main part
    except Exception as error:  # one page must not cost all the others
        return InputError(name, f"the page cannot be read ({told(error)}); save the article as plain text")
    if not text.strip():
        return InputError(name, "no text in this page; save the article as plain text")
    return Document(name, text, published, title, url or address, "metadata" if published else "")


# ---------------------------------------------------------------- all the words of a page

_PRELOADED = "data-preloaded"  # an attribute from which trafilatura takes the text of a forum
# What is never shown; of scripts, but for data, which may hold the article once more.
_UNSEEN = regex.compile(r"(?i)<(?:(?P<comment>!--)|(?:(?P<script>script)|(?P<style>style))\b[^>]{0,300})")
_ENDS = {
    "comment": regex.compile("-->"),
    "script": regex.compile(r"(?i)</script\s*>"),
    "style": regex.compile(r"(?i)</style\s*>"),
}
_DATA = "ld+json"
# Where trafilatura begins a line; all others part no word: `<b>5</b> Mio.<sup>1</sup>`, `Um<svg/>satz`.
_BLOCK = regex.compile(
    r"(?i)</?(?:address|article|blockquote|br|caption|center|col|colgroup|dd|dir|div|dl|dt|figcaption|figure"
    r"|form|h[1-6]|header|hr|li|listing|main|nav|ol|p|plaintext|pre|section|summary|table|td|th|title|tr|ul"
    r"|xmp)(?![\w-])[^<>]*>"
)
_TAG = regex.compile(r"<[a-zA-Z/!?][^<>]*>")  # what is broken is left: better some marks more than words less
_ESCAPED = regex.compile(r"\\(?:u([0-9a-fA-F]{4})|([nrt])|(.))")


def words_of(source: str) -> str:
    """Return all the words of a page, those of its article among them, a line for each block.

    Examples
    --------
    >>> words_of("<nav>Start</nav><p>Für <b>3</b>&nbsp;Mio.&#x20;&euro;<script>x = 1</script>").split()
    ['Start', 'Für', '3', 'Mio.', '€']
    """
    shown = "".join(_shown(source)).replace("\n", " ").replace("\r", " ")  # the lines of its source
    return unescape(_TAG.sub("", _BLOCK.sub("\n", shown)))


def _shown(source: str) -> Iterator[str]:
    """Yield the pieces of a page that are shown, or hold data."""
    place = 0
    endless: set[str] = set()
    for begin in _UNSEEN.finditer(source):
        kind = begin.lastgroup or ""
        if begin.start() < place or kind in endless or _is_in_tag(source, place, begin.start()):
            continue
        end = _ENDS[kind].search(source, begin.end())
        if end is None:  # then this one is shown, as are all behind it
            endless.add(kind)
            continue
        yield source[place : begin.start()]
        if kind == "script" and _DATA in begin[0]:
            yield f"<br>{_strings(source[begin.end() : end.start()])}<br>"
        place = end.end()
    yield source[place:]


def _is_in_tag(source: str, start: int, place: int) -> bool:
    """`<a title="<!-- x">`: nothing begins here."""
    tag = source.rfind("<", start, place)
    return tag >= 0 and source.find(">", tag, place) < 0


def _strings(data: str) -> str:
    """Return JSON with its strings as they would be shown."""
    return unescape(
        _ESCAPED.sub(lambda match: chr(int(match[1], 16)) if match[1] else match[3] or "\n", data)
    )


# ---------------------------------------------------------------- what a page says of itself

# trafilatura's own metadata, from author to licence, would take as long as the text.
_TITLES = ('//meta[@property="og:title"]/@content', "//h1", "//title")
_ADDRESSES = ('//link[@rel="canonical"]/@href', '//meta[@property="og:url"]/@content')


def _said(tree: HtmlElement, places: Iterable[str]) -> str:
    """Return the first of ``places`` that says something."""
    for place in places:
        for found in tree.xpath(place)[:1]:
            said = " ".join((found if isinstance(found, str) else found.text_content()).split())
            if said:
                return said
    return ""


# Where a page marks its day in the article. A date elsewhere may be that of another article, of the rights,
# or the clock of the page.
_MARKED = """
    //*[@itemprop="datePublished"] | //time[@pubdate]
    | (//article//time[@datetime] | //main//time[@datetime])[1]
"""


def _published(tree: HtmlElement) -> date | None:
    """Return the day that the page gives as data: in its head or a script, else marked in the article.

    The address tells less than the article's own date line, so it is left out here.
    """
    page = deepcopy(tree)
    for link in page.xpath('//link[@rel="canonical"] | //meta[@property="og:url"]'):
        link.getparent().remove(link)
    marked = page.xpath(_MARKED)
    scripts = page.xpath("//body//script")
    for body in page.xpath("/html/body"):
        body.clear()
        body.extend(scripts)
    days = (day_of(each.get("datetime") or each.get("content") or each.text) for each in marked)
    return _in_head(page) or next(filter(None, days), None)


def _in_head(page: HtmlElement) -> date | None:
    from htmldate import find_date

    said = find_date(page, extensive_search=False, original_date=True, min_date=_EARLIEST, max_date=_LATEST)
    return date.fromisoformat(said) if said else None
