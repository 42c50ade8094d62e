"""A report whose style and script are files: from a folder, and from a server that forbids everything inside a page."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import journeymap as jm

pytestmark = pytest.mark.browser

STRICT = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:"


class Strict(SimpleHTTPRequestHandler):
    """Says nothing, and sends the policy with every file."""

    def end_headers(self):
        self.send_header("Content-Security-Policy", STRICT)
        super().end_headers()

    def log_message(self, *said):
        pass


@pytest.fixture(scope="module")
def split(root: Path, tmp_path_factory) -> Path:
    folder = root / "examples" / "motor-claim"
    file = tmp_path_factory.mktemp("split") / "a report.html"
    journey = jm.load(folder / "journey.yaml")
    journey.report(file, overlay=journey.overlay(folder / "events.csv"), split=True)
    return file


@pytest.fixture(params=["folder", "server"])
def address(request, split: Path):
    """The page as a file, and as a strict server has it."""
    if request.param == "folder":
        yield split.as_uri()
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(split.parent)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/a%20report.html"
    server.shutdown()
    thread.join()
    server.server_close()


def test_it_does_all_that_the_page_in_one_does(open_tab, address):
    tab = open_tab(reduced_motion="reduce")
    tab.page.goto(f"{address}#step=decision")
    base = address.removesuffix(".html")
    assert tab.requests == [address, f"{base}.css", f"{base}.js"]
    tab.shows("#drawer")
    tab.page.keyboard.press("Escape")
    tab.hides("#drawer")
    tab.page.fill("#find", "silence")
    assert tab.page.text_content("#found").startswith("1 of ")
    paper = tab.run("getComputedStyle(document.body).backgroundColor")
    tab.page.click("#theme")
    assert tab.run("getComputedStyle(document.body).backgroundColor") != paper
    assert tab.complaints == []
    assert tab.run("violations") == []


def test_it_looks_the_same_as_the_page_in_one(open_tab, split, report):
    pictures = [open_tab().visit(file).page.screenshot() for file in (split, report)]
    assert pictures[0] == pictures[1]
