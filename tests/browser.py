"""A real browser without a window: Debian's Chromium, cut off from the network.

    python tests/browser.py report.html charts/report.png [WIDTH] [dark]

takes a picture of a report, from its top to the end of its targets.
"""

from __future__ import annotations

import base64
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")

_ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
]

_loads = count(1)


@contextmanager
def browser(width: int = 1280, height: int = 900) -> Iterator[Any]:
    """Start Chromium with an empty profile and without a network; yields selenium's driver."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    options.page_load_strategy = "none"  # a load that chromedriver waits for sometimes never ends for it
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for argument in (*_ARGUMENTS, f"--user-data-dir={profile}", f"--window-size={width},{height}"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        driver = webdriver.Chrome(options=options, service=Service(DRIVER))
        try:
            driver.execute_cdp_cmd("Network.enable", {})
            offline = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
            driver.execute_cdp_cmd("Network.emulateNetworkConditions", offline)
            resize(driver, width, height)
            yield driver
        finally:
            driver.quit()


def resize(driver: Any, width: int, height: int) -> None:
    """Give the page a size; a narrow one is a phone, with a finger."""
    phone = width < 600
    metrics = {"width": width, "height": height, "deviceScaleFactor": 2 if phone else 1, "mobile": phone}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": phone})


def prefer(driver: Any, scheme: str) -> None:
    """Ask for a ``light`` or ``dark`` page."""
    feature = {"name": "prefers-color-scheme", "value": scheme}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})


def open_page(driver: Any, path: Path, fragment: str = "") -> None:
    """Load a report anew and wait until its timeline is drawn."""
    from selenium.webdriver.support.ui import WebDriverWait

    anew = f"?{next(_loads)}"  # of another address, or only the fragment would change
    driver.get(path.resolve().as_uri() + anew + fragment)
    ready = f"return location.search === '{anew}' && document.documentElement.dataset.ready === 'yes'"
    WebDriverWait(driver, 60).until(lambda driver: driver.execute_script(ready))


def console_errors(driver: Any) -> list[str]:
    """Return what the page complained of since the last call."""
    return [
        entry["message"] for entry in driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")
    ]


def requests(driver: Any) -> list[str]:
    """Return the addresses asked for since the last call, but for the page itself and what it holds."""
    messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    sent = [
        message["params"]["request"]["url"]
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
    ]
    return [address for address in sent if not address.startswith(("file:", "data:", "blob:", "about:"))]


_PICTURE = """
    const found = [];
    const search = (root) => {
        for (const part of root.querySelectorAll('*')) {
            if (part.shadowRoot) search(part.shadowRoot);
            if (part.tagName === 'svg') found.push(part);
        }
    };
    search(document.getElementById('chart'));
    const all = (selector) => found.flatMap((svg) => [...svg.querySelectorAll(selector)]);
"""
"""Finds the parts of the timeline's picture, which the library keeps to itself."""


def marks(driver: Any) -> list[dict[str, Any]]:
    """Return the marks in the timeline's picture, each with its middle in the window and its colour.

    The colours of marks are the only ones that the picture writes as ``rgb()``; bars of ranges are wider.
    """
    script = """
        const read = (path) => {
            const box = path.getBoundingClientRect();
            const paints = ['fill', 'stroke'].map((name) => path.getAttribute(name));
            const colour = paints.find((paint) => paint.startsWith('rgb('));
            const width = path.getAttribute('stroke-width');
            return { x: box.x + box.width / 2, y: box.y + box.height / 2, colour, width };
        };
        return all('svg > path').map(read).filter(({ colour, width }) => colour && width !== '4');
    """
    return list(driver.execute_script(_PICTURE + script))


def names(driver: Any) -> list[str]:
    """Return the texts in the timeline's picture."""
    script = """
        const drawn = all('text').filter((text) => text.getAttribute('fill') !== 'none');
        return drawn.map((text) => text.textContent);
    """
    return list(driver.execute_script(_PICTURE + script))


def picture(driver: Any, path: Path, until: str = "#claims-title") -> None:
    """Write a picture of the page down to the element ``until``."""
    script = (
        f"return document.querySelector('{until}').closest('section').getBoundingClientRect().top + scrollY"
    )
    height = driver.execute_script(script) - 20
    width = driver.execute_script("return innerWidth")
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
    shot = driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
    path.write_bytes(base64.b64decode(shot["data"]))


def main(page: str, out: str, width: str = "1280", scheme: str = "light") -> None:
    """Take a picture of a report."""
    with browser(int(width)) as driver:
        prefer(driver, scheme)
        open_page(driver, Path(page))
        picture(driver, Path(out))


if __name__ == "__main__":
    main(*sys.argv[1:])
