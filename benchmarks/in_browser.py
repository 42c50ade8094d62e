"""How soon a browser has a report ready, and how long the page of 200 journeys takes. Run: python benchmarks/in_browser.py"""

import shutil
import sys
import tempfile
import time
from pathlib import Path

import journeymap as jm
from journeymap.api.projects import report_project

ROUNDS = 9
JOURNEYS = 200
EXAMPLES = Path(__file__).parents[1] / "examples"
READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


def main() -> int:
    """Print milliseconds until DOMContentLoaded, the best of several rounds, and seconds for a whole project."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report = folder / "report.html"
        claim = EXAMPLES / "motor-claim"
        journey = jm.load(claim / "journey.yaml")
        journey.report(report, overlay=journey.overlay(claim / "events.csv"))
        index = many(folder)
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        if program is None:
            print("no Chromium on the path: nothing is measured in a browser")
            return 0
        for said, file in (("report of the motor claim", report), (f"index of {JOURNEYS} journeys", index)):
            size = file.stat().st_size / 1000
            print(f"{said}: {size:.0f} kB, DOMContentLoaded after {ready(program, file):.0f} ms (wanted: 150 at most)")
    return 0


def many(folder: Path) -> Path:
    """The page of many journeys."""
    (folder / "journeys").mkdir()
    text = (EXAMPLES / "sketch" / "journey.yaml").read_text(encoding="utf-8")
    for number in range(JOURNEYS):
        (folder / "journeys" / f"journey-{number:03}.yaml").write_text(text, encoding="utf-8")
    begun = time.perf_counter()
    done = report_project([folder / "journeys"], folder / "site")
    taken = time.perf_counter() - begun
    print(f"page of {JOURNEYS} journeys: {taken:.1f} s, {taken / JOURNEYS * 1000:.0f} ms each")
    return done.index


def ready(program: str, file: Path) -> float:
    """The best of several openings."""
    from playwright.sync_api import sync_playwright

    times = []
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for _ in range(ROUNDS):
            page = browser.new_page()
            page.goto(file.as_uri())
            times.append(page.evaluate(READY))
            page.close()
        browser.close()
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
