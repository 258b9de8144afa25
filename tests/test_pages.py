"""No web page whose article holds a record is passed over, however it is marked up."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any

import pytest
from inputs import GERMAN, record
from tables import rows

from tradefigs.batch.records import figure_rows, quote_rows
from tradefigs.batch.runs import gather
from tradefigs.claims import extract
from tradefigs.claims.sieve import may_claim_in_page
from tradefigs.documents import Document, Options, read, web
from tradefigs.figures.triggers import may_hold_figures

ARTICLES = sorted(Path(__file__).with_name("articles").glob("*.txt"))
EXAMPLES = sorted({row[0].replace("[", "").replace("]", "") for row in rows("claims")})
FILLING = "Am Abend fiel dort wieder Regen, und alle blieben noch lange bei ihm."
JUNK = [
    '<figure><img src="a.jpg" alt="Hafen"><figcaption>Der Hafen am Abend. Foto: privat</figcaption></figure>',
    '<div class="ad"><script>var price = "1 Mio. Euro";</script>Anzeige</div>',
    "<!-- <script> -->",
    "<!-- Anzeige -->",
    "<style>.ad { color: red }</style>",
    '<ul class="share"><li><a href="#">Teilen</a></li><li><a href="#">Drucken</a></li></ul>',
    '<aside><a href="/b">Lesen Sie auch: Wie das Wetter am Sonntag wird</a></aside>',
]
PARTING_NOTHING = (
    "<wbr>",
    "<!-- -->",
    "<svg></svg>",
    '<img src="a.png">',
    "<script></script>",
    "<x-ad></x-ad>",
)
INLINE = ("b", "em", 'a href="/thema?a=1&amp;b=2"', 'span class="n"', "strong", "x-mark", "button")


def marked_up(text: str, rng: random.Random) -> str:
    """Return a page with this article in it, some of its words in tags, among what else pages hold."""
    blocks = []
    for paragraph in filter(None, map(str.strip, text.splitlines())):
        words = [_marked(word, rng) for word in paragraph.split(" ")]
        blocks.append(f"<p>{rng.choice([' ', '&nbsp;', chr(10)]).join(words)}</p>")
        blocks += rng.sample(JUNK, rng.randrange(2))
    menu = "".join(f'<li><a href="/{number}">Ressort {number}</a></li>' for number in range(8))
    return (
        '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Nachrichten</title>'
        f"<style>p {{margin: 0}}</style></head><body><nav><ul>{menu}</ul></nav><main><article>"
        f"<h1>Nachrichten aus aller Welt</h1>{''.join(blocks)}</article></main>"
        f"<footer>Impressum {rng.choice(JUNK)}</footer></body></html>"
    )


def _marked(word: str, rng: random.Random) -> str:
    kind = rng.randrange(12)
    if kind == 0:
        tag = rng.choice(INLINE)
        return f"<{tag}>{escape(word)}</{tag.split()[0]}>"
    if kind == 1:
        return "".join(f"&#{ord(letter)};" for letter in word)
    if kind == 2 and len(word) > 3:
        return f"{escape(word[:2])}{rng.choice(PARTING_NOTHING)}{escape(word[2:])}"
    return escape(word)


def article_of(source: str) -> Document:
    document = web.page(source.encode(), "a.html", Options())
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_a_page_whose_article_has_claims_is_read(path: Path) -> None:
    for seed in range(2):
        source = marked_up(path.read_text("utf-8"), random.Random(f"{path.stem}{seed}"))
        words = web.words_of(source)
        article = article_of(source)
        assert may_claim_in_page(words) or not extract(article)
        assert may_hold_figures(words) or not figure_rows(article)


def test_a_page_with_an_example_is_read() -> None:
    rng = random.Random(1)
    claimed = [text for text in rng.sample(EXAMPLES, 600) if extract(text)]
    sources = [marked_up(f"{FILLING}\n{text}\n{FILLING}\n{FILLING}", rng) for text in claimed]
    assert len(claimed) > 300
    assert not [source for source in sources if not may_claim_in_page(web.words_of(source))]


@pytest.mark.parametrize("path", ARTICLES[::4], ids=lambda path: path.stem)
def test_the_words_of_a_page_hold_those_of_its_article_in_their_order(path: Path) -> None:
    source = marked_up(path.read_text("utf-8"), random.Random(path.stem))
    words = iter(web.words_of(source).split())
    assert [word for word in article_of(source).text.split() if word not in words] == []


TRADE = "Kenias Exporte nach Uganda erreichten 2019 den Wert von 5 Mio. Euro."


@pytest.mark.parametrize(
    "source",
    [
        f"<p>{TRADE}</p>",
        f"<script type='application/ld+json'>{json.dumps({'articleBody': TRADE})}</script>",
        '<script type="application/ld+json">{"articleBody": "Kenias Export: 5 Mio.\\u20ac"}</script>',
        "<p>Kenias Ex<wbr>porte: 5&nbsp;Mio.<sup>1</sup> <b>&euro;</b></p>",
        f"<!-- a --><p>{TRADE}</p><!-- b -->",
        f"<img alt='<!--'><p>{TRADE}</p><!-- b --></s <p>{TRADE}</p",
        f"<!-- <script> --><p>{TRADE}</p><script></script>",
        f"<script>if (a < b) {{}}</script ><p>{TRADE}</p>",
        f"<style>p {{}}</style><a title='5 > 3'>{TRADE}</a>",
        f"<p>Mehr als 3 < 4. {TRADE}</p>",
        f"<div data-preloaded='{{}}'></div><p>{GERMAN}</p>",
    ],
)
def test_words_are_found_in_any_markup(source: str) -> None:
    """Also where markup is broken, or holds the article as data."""
    source += f"<p>{FILLING * 6}</p>"  # as short as it is it would be read anyhow
    found = web.page(source.encode(), "a.html", Options(sought=may_claim_in_page))
    assert isinstance(found, Document)
    assert found.text != web.words_of(source)


def test_a_page_without_trade_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def unasked(*_: Any) -> None:
        raise AssertionError("its article was looked for")

    monkeypatch.setattr(web, "_article", unasked)
    weather = f"<html><body><h1>Wetter</h1><p>{'Die Reise kostet 3 Mio. Euro. ' * 20}</p></body></html>"
    found = web.page(
        weather.encode(), "a.html", Options(sought=may_claim_in_page), url="https://example.org/a"
    )
    assert isinstance(found, Document)
    assert found.url == "https://example.org/a"
    assert not extract(found)


@pytest.mark.parametrize("records_of", [extract, figure_rows, quote_rows])
def test_passing_over_pages_changes_no_record(
    records_of: Callable[[Document], Iterable[object]], tmp_path: Path
) -> None:
    texts = [path.read_text("utf-8") for path in ARTICLES[:12]]
    rng = random.Random(3)
    pages = [marked_up(text, rng).encode() for text in [*texts, *[GERMAN * 20] * 12]]
    archive = tmp_path / "a.warc"
    archive.write_bytes(b"".join(record(each, f"https://example.org/{n}") for n, each in enumerate(pages)))
    expected = [found for document in read(archive) for found in records_of(document)]
    result = gather([str(archive)], records_of)
    assert result.records == expected
    assert result.documents == len(pages)


@pytest.mark.parametrize("piece", ["<!--", "<script>", "<style", "<a", "<", "&", "<b>", "</p", "-", "\\u20"])
def test_words_are_found_in_time_that_grows_with_the_page(piece: str) -> None:
    source = piece * (1_000_000 // len(piece))
    assert len(web.words_of(source)) <= len(source)
