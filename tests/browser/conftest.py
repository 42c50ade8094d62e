"""What browser tests share: one Chromium, pages of reports, and a record of everything a page does."""

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import journeymap as jm

WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", event => window.violations.push(event.violatedDirective + " " + event.blockedURI));
"""

SHEETS = {(595, 842): "A4", (1191, 842): "A3 across"}


@dataclass
class Tab:
    """A page with what it asked for and what it complained about."""

    page: object
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def run(self, script, *values):
        return self.page.evaluate(script, *values)

    def until(self, condition: str) -> None:
        """Wait for a condition in the page; what follows a change of the address comes a moment later."""
        self.page.wait_for_function(condition, timeout=5000)

    def shows(self, selector: str) -> None:
        """Wait until the element can be seen."""
        self.page.locator(selector).wait_for(state="visible", timeout=5000)

    def hides(self, selector: str) -> None:
        """Wait until the element cannot be seen."""
        self.page.locator(selector).wait_for(state="hidden", timeout=5000)

    def axe(self) -> list[str]:
        """What the accessibility checker finds, in short; best practices too."""
        axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
        options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
        found = axe.Axe().run(self.page, options=options)
        return [
            f"{fault['id']}: {node['html'][:160]} {node['failureSummary']}"
            for fault in found.response["violations"]
            for node in fault["nodes"]
        ]

    def sheets(self) -> list[str]:
        """The sheets that printing takes, in their order: A4, A3 across, or a size in points."""
        printed = self.page.pdf(prefer_css_page_size=True, print_background=True)
        assert printed.startswith(b"%PDF")
        found = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
        sizes = [(round(float(wide)), round(float(high))) for wide, high in found]
        return [SHEETS.get(size, f"{size[0]} x {size[1]}") for size in sizes]

    def visit(self, file: Path, fragment: str = "") -> "Tab":
        self.page.goto(file.as_uri() + fragment)
        return self


@pytest.fixture(scope="session")
def chromium():
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("needs Chromium on the PATH (apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright (pip install playwright)")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_tab(chromium):
    """Open a tab; settings are those of a browser context (viewport, color_scheme, java_script_enabled)."""
    contexts = []

    def opened(**settings) -> Tab:
        context = chromium.new_context(**({"viewport": {"width": 1280, "height": 900}} | settings))
        contexts.append(context)
        tab = Tab(context.new_page())
        tab.page.add_init_script(WATCH)
        tab.page.on("request", lambda request: tab.requests.append(request.url))
        tab.page.on("console", lambda message: tab.complaints.append(f"{message.type}: {message.text}"))
        tab.page.on("pageerror", lambda error: tab.complaints.append(str(error)))
        return tab

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def reports(root: Path, tmp_path_factory) -> dict[str, Path]:
    """The motor claim's report, measured, by language."""
    folder = root / "examples" / "motor-claim"
    journey = jm.load(folder / "journey.yaml")
    overlay = journey.overlay(folder / "events.csv")
    files = {language: tmp_path_factory.mktemp("report") / f"{language}.html" for language in ("en", "pl")}
    for language, file in files.items():
        journey.report(file, overlay=overlay, language=language)
    return files


@pytest.fixture
def report(reports) -> Path:
    """The report in English."""
    return reports["en"]


@pytest.fixture(scope="session")
def other_reports(root: Path, tmp_path_factory) -> dict[str, Path]:
    """The motor claim's report with what is simulated, and without a log."""
    folder, place = root / "examples" / "motor-claim", tmp_path_factory.mktemp("others")
    journey, log = jm.load(folder / "journey.yaml"), folder / "events.csv"
    files = {kind: place / f"{kind}.html" for kind in ("simulated", "plan")}
    simulation = journey.simulate(log, open=True, times=False)
    journey.report(files["simulated"], overlay=journey.overlay(log), simulation=simulation)
    journey.report(files["plan"])
    return files
