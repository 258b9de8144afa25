"""The report: what it holds, and how it behaves in a real browser that has no network."""

from __future__ import annotations

import base64
import csv
import doctest
import hashlib
import html
import io
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import browser
import pandas as pd
import pytest
from made_up import claim, frame, many
from program import run

from tradefigs import lexicon
from tradefigs.comparisons.selection import SelectionError
from tradefigs.page import MissingBokehError, bokeh_script, data, embedded, report
from tradefigs.table import load
from tradefigs.wording import LANGUAGES

ROOT = Path(__file__).parents[1]
HOSTILE = [
    "<script>window.hit = 1</script>",
    "</script><script>window.hit = 1</script>",
    '"><img src=x onerror="window.hit = 1">',
    "{{x}} ${x} $words {count} <!-- & &lt;",
    '=HYPERLINK("http://example.org";"1")',
    "a\u2028b\u2029c",
]


def sentences(claims: pd.DataFrame) -> pd.DataFrame:
    """Give each claim a sentence that holds its figure."""
    figures = [f"{low:.0f} Dollar" for low in claims["low"]]
    texts = [
        f"Nach Worten von {who or 'niemand'} waren es {text}."
        for who, text in zip(claims["speaker"], figures, strict=True)
    ]
    return claims.assign(text=figures, sentence=texts, start=range(len(claims)))


def example() -> pd.DataFrame:
    """Two pairs, a contradiction, a target that was met, a change, two currencies, a product."""
    return sentences(
        frame(
            claim(low=1e9, year=2023, published="2024-02-01", speaker="Anna Beispiel", doc_id="a.txt"),
            claim(low=1.6e9, year=2023, published="2024-03-01", speaker="Jürgen Muster", doc_id="b.txt"),
            claim(low=1.2e9, year=2024, qualifier="over", published="2025-02-01", speaker="Anna Beispiel"),
            claim(low=9e8, year=2024, status="target", published="2023-02-01", speaker="Jürgen Muster"),
            claim(low=4e8, year=2022, measure="exports", speaker="", product="Milch"),
            claim(low=2e8, year=2024, kind="change", direction="up", speaker="Anna Beispiel"),
            claim(low=5e8, year=2024, currency="EUR", speaker="Anna Beispiel"),
            claim(low=7e9, year=2024, reporter="PL", partner="UA", doc_id="https://example.org/d"),
        )
    )


def hostile() -> pd.DataFrame:
    """Claims that say harmful things wherever a document or a table can say anything."""
    return frame(
        *(
            claim(
                doc_id=f"javascript:alert(1)//{text}",
                low=1e9 + place * 3e8,
                text="1 Mrd.",
                sentence=f"{text} waren 1 Mrd. {text}",
                speaker=text,
                speaker_role=text,
                product=text,
                reporter=f"Gebiet {text}",
                doubt=text,
                status=status,
            )
            for place, text in enumerate(HOSTILE)
            for status in ("actual", "target")
        )
    )


def embedded_data(page: str) -> Any:
    return json.loads(
        re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)[1]
    )


# ---------------------------------------------------------------- without a browser


def test_both_languages_say_the_same_things() -> None:
    german, english = (lexicon.load("report")[lang] for lang in LANGUAGES)
    assert german.keys() == english.keys()
    for name in german:
        assert set(re.findall(r"{\w+}", german[name])) == set(re.findall(r"{\w+}", english[name])), name


def test_examples_of_docstrings_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert doctest.testmod(data).failed == 0


def test_what_the_page_holds() -> None:
    page = embedded_data(report(example()))
    claims = page["claims"]
    assert len(claims) == 8
    assert claims[2]["value"] == "über 1,2 Mrd. $"
    assert claims[2]["said"] == ["Nach Worten von Anna Beispiel waren es ", "1200000000 Dollar", "."]
    assert claims[2]["flow"] == "Handelsumsatz Belarus – Kasachstan"
    assert [(found["one"], found["other"]) for found in page["conflicts"]] == [(0, 1)]
    assert [(found["claim"], found["result"]) for found in page["targets"]] == [(3, "met")]
    assert page["targets"][0]["reported"]["value"] == "1 Mrd. $"


def test_what_came_of_a_target_is_as_qualified_as_it_was_said() -> None:
    goal = claim(low=2e9, year=2024, status="target", published="2023-02-01")
    page = embedded_data(report(frame(goal, claim(low=2e9, qualifier="almost"))))
    [target] = page["targets"]
    assert (target["result"], target["reported"]["value"]) == ("missed", "fast 2 Mrd. $")


def test_filters_leave_out_but_keep_the_evidence() -> None:
    page = embedded_data(report(example(), speaker="Muster"))
    shown = [claim for claim in page["claims"] if "extra" not in claim]
    assert {name for claim in shown for name in claim["speakers"]} == {"Jürgen Muster"}
    assert len(page["conflicts"]) == 1
    assert [found["result"] for found in page["targets"]] == ["met"]


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(SelectionError, match="no pair DE-PL; there is BY-KZ"):
        report(example(), pair="DE-PL")


@pytest.mark.parametrize(("lang", "value"), [("de", "über 1,2 Mrd. $"), ("en", "over $1.2 bn")])
def test_languages(lang: str, value: str) -> None:
    page = report(example(), lang)
    assert f'<html lang="{lang}">' in page
    assert embedded_data(page)["claims"][2]["value"] == value


def test_a_figure_that_stands_twice_is_marked_at_its_place() -> None:
    said = "Es waren 3 Euro, dann 3 Euro."
    twins = frame(*(claim(low=3, text="3 Euro", sentence=said, start=start) for start in (40, 9)))
    marked = [claim["said"][0] for claim in embedded_data(report(twins))["claims"]]
    assert marked == ["Es waren 3 Euro, dann ", "Es waren "]


@pytest.mark.parametrize("text", HOSTILE)
def test_embedded_data_cannot_end_its_element(text: str) -> None:
    assert not set("<>&\u2028\u2029") & set(embedded({text: [text]}))
    assert json.loads(embedded({text: [text]})) == {text: [text]}


def test_documents_reach_the_page_only_as_data() -> None:
    page = report(hostile(), title=HOSTILE[2])
    outside = page.replace(re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1], "")
    assert "window.hit" not in outside.replace(html.escape(HOSTILE[2]), "")
    assert [found["row"] for found in embedded_data(page)["claims"]]


def test_the_policy_forbids_all_but_the_two_scripts() -> None:
    page = report(example())
    policy = html.unescape(re.search(r'Content-Security-Policy" content="(.*?)"', page)[1])
    assert policy.startswith("default-src 'none';")
    assert "http" not in policy
    assert "unsafe-eval" not in policy
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    assert len(scripts) == 2
    assert set(re.findall(r"'sha256-(.*?)'", policy)) == set(hashes)


def test_links_lead_to_the_web_or_to_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a b#1.txt").touch()
    (tmp_path / "out").mkdir()
    assert data.link_to("news/a b#1.txt", tmp_path / "out") == "../news/a%20b%231.txt"
    assert data.link_to("news/a b#1.txt", tmp_path) == "./news/a%20b%231.txt"
    assert data.link_to("https://example.org/a?b=c", tmp_path) == "https://example.org/a?b=c"
    for nothing in ("javascript:alert(1)", "data:text/html,x", "lost.txt", "stdin", "news", "", "a\0b"):
        assert data.link_to(nothing, tmp_path) == ""


def test_a_thousand_claims_stay_small() -> None:
    thousand = sentences(many(1000)).assign(
        doc_id=[f"https://example.org/news/{n}.html" for n in range(1000)]
    )
    thousand["sentence"] = thousand["sentence"] * 3
    assert len(report(thousand).encode()) < 8e6


def test_without_bokeh_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bokeh_script.cache_clear()
    monkeypatch.setitem(sys.modules, "bokeh.resources", None)
    with pytest.raises(MissingBokehError, match=r"pip install 'tradefigs\[report\]'"):
        report(example())
    done = run("report", "charts/claims.csv", "-o", str(tmp_path / "r.html"))
    assert (done.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "pip install 'tradefigs[report]'" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--lang", "en", "--title", "A & B"], 0, ""),
        (["--pair", "BY-KZ", "--measure", "exports", "--since", "2025"], 0, ""),
        (["--pair", "BY-UZ"], 2, "no pair BY-UZ; there is BY-KZ (7)"),
        (["--since", "soon"], 2, "soon is no day"),
    ],
)
def test_command(tmp_path: Path, arguments: list[str], code: int, message: str) -> None:
    page = tmp_path / "report.html"
    done = run("report", str(ROOT / "charts/claims.csv"), "-o", str(page), *arguments)
    assert (done.exit_code, page.exists()) == (code, code == 0)
    assert message in done.stderr
    if "--title" in arguments:
        assert "<h1>A &amp; B</h1>" in page.read_text("utf-8")


# ---------------------------------------------------------------- in the browser

needs_browser = pytest.mark.skipif(
    not (browser.CHROMIUM and browser.DRIVER),
    reason="no chromium and chromedriver: apt-get install chromium chromium-driver",
)


@pytest.fixture(scope="module")
def driver() -> Iterator[Any]:
    pytest.importorskip("selenium")
    with browser.browser() as driver:
        yield driver


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reports")
    made = {
        "example": report(example()),
        "english": report(example(), "en"),
        "hostile": report(hostile()),
        "many": report(sentences(many(300))),
        "crowd": report(sentences(many(2000))),
    }
    paths = {name: folder / f"{name}.html" for name in made}
    for name, path in paths.items():
        path.write_text(made[name], "utf-8")
    return paths


@pytest.fixture
def desk(driver: Any) -> Any:
    """The browser as a light page on a desk."""
    browser.resize(driver, 1280, 900)
    browser.prefer(driver, "light")
    browser.console_errors(driver)
    browser.requests(driver)
    return driver


def text_of(driver: Any, selector: str) -> str:
    return str(driver.execute_script(f"return document.querySelector({selector!r}).innerText"))


def choose(driver: Any, name: str, value: str) -> None:
    from selenium.webdriver.support.ui import Select

    Select(driver.find_element("id", name)).select_by_value(value)


def rows(driver: Any) -> list[str]:
    return list(
        driver.execute_script(
            "return [...document.querySelectorAll('td.value')].map((cell) => cell.innerText)"
        )
    )


def years(driver: Any) -> list[int]:
    """Return the years that the timeline names, also those of its months."""
    time.sleep(0.3)
    return sorted({int(name[-4:]) for name in browser.names(driver) if re.search(r"\b\d{4}$", name)})


def press(driver: Any, *keys: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    for key in keys:
        ActionChains(driver).send_keys(key).perform()


@needs_browser
@pytest.mark.parametrize("name", ["example", "english", "hostile", "many"])
def test_loads_without_network_and_without_complaint(desk: Any, pages: dict[str, Path], name: str) -> None:
    browser.open_page(desk, pages[name])
    assert browser.console_errors(desk) == []
    assert browser.requests(desk) == []
    assert browser.marks(desk)


@needs_browser
def test_filters_work_and_the_fragment_remembers_them(desk: Any, pages: dict[str, Path]) -> None:
    browser.open_page(desk, pages["example"])
    assert text_of(desk, "#shown") == "7 von 8 Angaben"  # it begins with the pair most spoken of
    choose(desk, "pair", "*")
    assert text_of(desk, "#shown") == "8 von 8 Angaben"
    choose(desk, "speaker", "Jürgen Muster")
    choose(desk, "status", "target")
    assert rows(desk) == ["900 Mio. $"]
    fragment = desk.execute_script("return location.hash")
    assert "status=target" in fragment
    browser.open_page(desk, pages["example"], fragment)
    assert rows(desk) == ["900 Mio. $"]
    assert desk.find_element("id", "status").get_attribute("value") == "target"
    assert "1 von 8" in text_of(desk, "#shown")
    desk.find_element("id", "reset").click()
    assert desk.execute_script("return location.hash") == ""
    choose(desk, "speaker", "-")
    assert rows(desk) == ["400 Mio. $"]
    desk.execute_script("location.hash = 'measure=exports&pair=nonsense&other=1'")
    time.sleep(0.1)
    assert rows(desk) == ["400 Mio. $"]
    assert browser.console_errors(desk) == []


@needs_browser
def test_currencies_are_drawn_apart(desk: Any, pages: dict[str, Path]) -> None:
    browser.open_page(desk, pages["example"])
    assert text_of(desk, "#note") == "Nicht gezeigt: 1 in EUR, 1 zu Veränderungen."
    choose(desk, "currency", "EUR")
    assert "Mio. €" in text_of(desk, "#unit")
    assert "currency=EUR" in desk.execute_script("return location.hash")


@needs_browser
def test_pointing_at_a_mark_shows_its_sentence(desk: Any, pages: dict[str, Path]) -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.actions.action_builder import ActionBuilder

    browser.open_page(desk, pages["example"], "#status=target")
    [mark] = browser.marks(desk)
    pointer = ActionBuilder(desk)
    pointer.pointer_action.move_to_location(int(mark["x"]), int(mark["y"]))
    pointer.perform()
    time.sleep(0.3)
    card = text_of(desk, "#card")
    assert "Nach Worten von Jürgen Muster waren es 900000000 Dollar." in card
    assert "900 Mio. $" in card
    assert "1.2.2023" in card
    assert text_of(desk, "#card mark") == "900000000 Dollar"
    ActionChains(desk).click().pause(0.2).move_by_offset(-200, -60).pause(0.2).perform()
    assert desk.find_element("id", "card").is_displayed()  # a click holds it
    press(desk, "\ue00c")  # Escape
    assert not desk.find_element("id", "card").is_displayed()


@needs_browser
def test_the_keyboard_goes_through_the_marks_and_zooms(desk: Any, pages: dict[str, Path]) -> None:
    browser.open_page(desk, pages["example"])
    desk.find_element("id", "shown").click()
    desk.execute_script("document.getElementById('whole').focus()")
    press(desk, "\ue004")  # Tab
    assert desk.execute_script("return document.activeElement.id") == "chart"
    shown = [text_of(desk, "#card .figure")]
    for _ in range(4):
        press(desk, "\ue014")  # right arrow
        shown.append(text_of(desk, "#card .figure"))
    assert shown == ["400 Mio. $", "1 Mrd. $", "1,6 Mrd. $", "900 Mio. $", "über 1,2 Mrd. $"]
    assert desk.find_element("id", "ring").is_displayed()
    press(desk, "\ue007")  # Enter
    assert desk.find_element("css selector", "#card .close").is_displayed()
    assert years(desk) == [2021, 2022, 2023, 2024, 2025]
    press(desk, "+")
    assert years(desk) == [2022, 2023, 2024]
    press(desk, "0")
    assert years(desk) == [2021, 2022, 2023, 2024, 2025]


@needs_browser
def test_dragging_over_the_timeline_shows_less_of_it(desk: Any, pages: dict[str, Path]) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    browser.open_page(desk, pages["many"])
    before = years(desk)
    chart = desk.find_element("id", "chart")
    drag = ActionChains(desk).move_to_element_with_offset(chart, -250, -120).click_and_hold()
    drag.move_by_offset(90, 60).move_by_offset(90, 60).release().perform()
    after = years(desk)
    assert after[0] > before[0]
    assert after[-1] < before[-1]
    assert len(browser.marks(desk)) < 150
    assert not desk.find_element("id", "card").is_displayed()
    assert "ohne Datum" in browser.names(desk)  # it keeps its place
    ActionChains(desk).double_click(chart).perform()
    assert years(desk) == before
    assert len(browser.marks(desk)) == 300
    assert browser.console_errors(desk) == []


@needs_browser
def test_neighbours_share_a_mark_until_one_looks_closer(desk: Any, pages: dict[str, Path]) -> None:
    browser.open_page(desk, pages["many"])
    assert len(browser.marks(desk)) == 300
    browser.open_page(desk, pages["crowd"])
    assert text_of(desk, "#unit").endswith("je größer ein Punkt, desto mehr Aussagen")
    assert 100 < len(browser.marks(desk)) < 600
    desk.execute_script("document.getElementById('chart').focus()")
    for _ in range(40):  # to a mark that stands for several
        press(desk, "\ue014")
        if found := re.match(r"(\d+) Aussagen: (.*) bis (.*)", text_of(desk, "#card .figure")):
            break
    assert found
    assert int(found[1]) > 1
    press(desk, "\ue007")  # Enter
    closer = desk.find_element("xpath", "//article[@id='card']//button[.='Vergrößern']")
    before = years(desk)
    closer.click()
    after = years(desk)
    assert after[-1] - after[0] < 0.2 * (before[-1] - before[0])
    assert 0 < len(browser.marks(desk)) < 600
    press(desk, "0")
    assert years(desk) == before
    assert 100 < len(browser.marks(desk)) < 600
    assert browser.console_errors(desk) == []


@needs_browser
def test_what_documents_say_stays_text(desk: Any, pages: dict[str, Path]) -> None:
    browser.open_page(desk, pages["hostile"], "#pair=*")
    choose(desk, "pair", "*")
    desk.find_element("id", "chart").click()
    desk.execute_script("document.getElementById('chart').focus()")
    for place in range(len(HOSTILE)):
        press(desk, "\ue014" if place else "\ue011")
    shown = desk.execute_script("return document.body.innerText + document.body.textContent")
    for text in HOSTILE:
        assert text in shown
    assert desk.execute_script("return window.hit") is None
    assert desk.execute_script("return document.querySelectorAll('main img, main script').length") == 0
    assert (
        desk.execute_script("return [...document.querySelectorAll('main a[href]')].map((a) => a.href)") == []
    )
    assert browser.console_errors(desk) == []
    assert browser.requests(desk) == []


@needs_browser
def test_sorting(desk: Any, pages: dict[str, Path]) -> None:
    browser.open_page(desk, pages["example"])
    for expected in ("ascending", "descending"):
        desk.find_element("css selector", "[data-column=value]").click()
        assert desk.find_element("css selector", "th[aria-sort]").get_attribute("aria-sort") == expected
        values = rows(desk)
        assert values[0 if expected == "ascending" else -1] == "200 Mio. $ mehr"
        assert values[-1 if expected == "ascending" else 0] == "1,6 Mrd. $"
    assert "sort=-value" in desk.execute_script("return location.hash")
    assert desk.execute_script("return document.activeElement.dataset.column") == "value"


def downloaded(driver: Any, button: str, folder: Path) -> bytes:
    behaviour = {"behavior": "allow", "downloadPath": str(folder)}
    driver.execute_cdp_cmd("Browser.setDownloadBehavior", behaviour)
    driver.find_element("css selector", f"[data-download={button}]").click()
    for _ in range(100):
        found = [path for path in folder.iterdir() if path.suffix == ".csv"]
        if found:
            return found[0].read_bytes()
        time.sleep(0.05)
    raise AssertionError("nothing was downloaded")


@needs_browser
def test_downloads_hold_what_is_shown(desk: Any, pages: dict[str, Path], tmp_path: Path) -> None:
    browser.open_page(desk, pages["example"], "#speaker=J%C3%BCrgen+Muster&sort=value")
    text = downloaded(desk, "claims", tmp_path).decode("utf-8")
    assert text.startswith("\ufeffdoc_id,published,")
    assert text.count("\r\n") == 3
    read = load(str(tmp_path / "claims.csv"))
    assert read["low"].tolist() == [9e8, 1.6e9]
    assert read["speaker"].tolist() == ["Jürgen Muster"] * 2


@needs_browser
def test_downloads_for_excel(desk: Any, pages: dict[str, Path], tmp_path: Path) -> None:
    browser.open_page(desk, pages["example"])
    text = downloaded(desk, "conflicts-excel", tmp_path).decode("utf-8")
    [row] = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    assert (row["one_low"], row["other_low"], row["gap"]) == ("1000000000", "1600000000", "0,375")


@needs_browser
def test_downloads_are_safe_for_spreadsheets(desk: Any, pages: dict[str, Path], tmp_path: Path) -> None:
    browser.open_page(desk, pages["hostile"])
    choose(desk, "pair", "*")
    text = downloaded(desk, "claims", tmp_path).decode("utf-8").removeprefix("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r\n") and cell]
    assert "'" + HOSTILE[4] in cells
    assert set(load(str(tmp_path / "claims.csv"))["speaker"]) == set(HOSTILE)


@needs_browser
@pytest.mark.parametrize("name", ["example", "english", "hostile", "many"])
def test_on_a_phone(desk: Any, pages: dict[str, Path], name: str) -> None:
    browser.resize(desk, 360, 740)
    browser.open_page(desk, pages[name])
    assert desk.execute_script("return document.documentElement.scrollWidth") <= 360
    desk.execute_script("document.getElementById('chart').scrollIntoView({block: 'center'})")
    mark = browser.marks(desk)[0]
    for kind, points in (("touchStart", [{"x": mark["x"], "y": mark["y"]}]), ("touchEnd", [])):
        desk.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    time.sleep(0.6)
    assert desk.find_element("id", "card").is_displayed()
    assert desk.find_element("css selector", "#card .said").text


@needs_browser
def test_dark(desk: Any, pages: dict[str, Path]) -> None:
    def colours() -> list[str]:
        style = "const style = getComputedStyle(document.body); return [style.backgroundColor, style.color]"
        return [*desk.execute_script(style), browser.marks(desk)[0]["colour"]]

    browser.open_page(desk, pages["example"])
    light = colours()
    browser.prefer(desk, "dark")
    time.sleep(0.3)
    dark = colours()
    brightness = [sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in (*light, *dark)]
    assert brightness[0] > 600 > 200 > brightness[1]
    assert brightness[3] < 150 < 600 < brightness[4]
    assert light[2] != dark[2]
