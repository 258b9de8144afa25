"""How large a report is and how soon a browser shows it.

    python tests/benchmarks/report_size.py [CLAIMS] [ROUNDS]

The claims are made up, on one pair, so that all of them are drawn. Prints the time that the report takes to
write, its size, and for each load, in a fresh browser: when the first text is on the screen, when filters and
table can be used, when the timeline is drawn; and the processor time of it all, on all cores, which hardly
depends on what else the machine does.
"""

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import browser
from made_up import many

from tradefigs.page import report

_TIMES = """
    const time = (name) => performance.getEntriesByName(name)[0].startTime;
    const painted = performance.getEntriesByName('first-contentful-paint').length > 0;
    return [time(painted ? 'first-contentful-paint' : 'timeline'), time('lists'), time('timeline')];
"""


def main(count: int, rounds: int) -> None:
    """Print size and times."""
    claims = many(count)
    sentence = (
        "Wie es am Montag hieß, belief sich der gegenseitige Handel im genannten Zeitraum auf {} Dollar. "
    )
    claims["text"] = [f"{low:.0f} Dollar" for low in claims["low"]]
    claims["sentence"] = [2 * sentence.format(f"{low:.0f}") for low in claims["low"]]
    claims["start"] = range(count)
    begin = time.perf_counter()
    page = report(claims)
    seconds = time.perf_counter() - begin
    print(f"{count} claims: {len(page.encode()) / 1e6:.1f} MB, written in {seconds:.1f} s")
    if not (browser.CHROMIUM and browser.DRIVER):
        sys.exit("no chromium and chromedriver, so no times of loading")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.html")
        path.write_text(page, "utf-8")
        for _ in range(rounds):
            with browser.browser() as driver:
                driver.execute_cdp_cmd("Performance.enable", {})
                before = _processor_time(driver)
                browser.open_page(driver, path)
                painted, lists, drawn = (number / 1000 for number in driver.execute_script(_TIMES))
                used = _processor_time(driver) - before
            print(
                f"first text {painted:.2f} s, filters and table {lists:.2f} s, timeline {drawn:.2f} s; "
                f"processor {used:.2f} s"
            )


def _processor_time(driver: Any) -> float:
    metrics = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return float({metric["name"]: metric["value"] for metric in metrics}["ProcessTime"])


if __name__ == "__main__":
    main(*(int(number) for number in (sys.argv[1:] + ["1000", "5"][len(sys.argv) - 1 :])))
