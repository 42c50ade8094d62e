"""A hostile journey and log in a real browser: their text is shown and never runs."""

from pathlib import Path

import pytest

import journeymap as jm

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def hostile_report(root: Path, tmp_path_factory) -> Path:
    folder = root / "tests" / "render" / "report" / "hostile"
    journey = jm.load(folder / "journey.yaml")
    overlay = journey.overlay(folder / "log.csv", case="case", activity="activity", time="time")
    file = tmp_path_factory.mktemp("hostile") / "report.html"
    journey.report(file, overlay=overlay)
    return file


def test_hostile_text_is_shown_and_never_runs(open_tab, hostile_report):
    tab = open_tab()
    tab.page.on("dialog", lambda dialog: tab.complaints.append(dialog.message))
    tab.visit(hostile_report)
    tab.page.wait_for_timeout(200)
    assert tab.requests == [hostile_report.as_uri()]
    assert tab.complaints == []
    assert tab.run("violations") == []
    assert tab.run("document.images.length") == 0
    assert tab.run("document.scripts.length") == 2
    assert "<img src=x onerror=alert(1)>" in tab.page.inner_text("h1")


def test_hostile_steps_open_sort_search_and_download(open_tab, hostile_report):
    tab = open_tab(reduced_motion="reduce")
    tab.page.on("dialog", lambda dialog: tab.complaints.append(dialog.message))
    tab.visit(hostile_report)
    tab.page.locator(".moments a, .losses a").first.click()
    tab.shows("#drawer")
    assert "<img src=x onerror=alert(1)>" in tab.page.inner_text("#drawer-body")
    tab.page.keyboard.press("Escape")
    tab.page.fill("#find", "<img src=x")
    assert tab.page.text_content("#found").startswith("2 of 2")
    for button in tab.page.locator("th button:visible").all()[:12]:
        button.click()
    with tab.page.expect_download():
        tab.page.locator("[data-picture=paths] .take button").first.click()
    assert tab.complaints == []
    assert tab.run("document.images.length") == 0
    assert tab.run("violations") == []


def test_hostile_text_makes_the_page_no_wider(open_tab, hostile_report):
    for width in (1280, 390):
        tab = open_tab(viewport={"width": width, "height": 900}).visit(hostile_report)
        assert tab.run("document.documentElement.scrollWidth") <= width


def test_a_word_of_three_hundred_letters_makes_the_page_no_wider(open_tab, tmp_path):
    word, source, page = "Wort" * 75, tmp_path / "journey.yaml", tmp_path / "report.html"
    step = f"{{name: {word}, doing: {word}, quote: {word}, emotion: -1, pain-points: {word}, opportunities: {word}}}"
    source.write_text(
        f"journeymap: 1\nid: a\nname: {word}\nowner: {word}\ngoal: {word}\nstages: [{{name: {word}, touchpoints: [{step}]}}]\n"
    )
    jm.load(source).report(page)
    for width in (1280, 390):
        tab = open_tab(viewport={"width": width, "height": 900}).visit(page)
        assert tab.run("document.documentElement.scrollWidth") <= width
