"""The page of a project in Chromium: quiet, accessible, sorted and filtered by keys, and readable without scripts."""

import shutil
from pathlib import Path

import pytest

from journeymap.api.projects import report_project

pytestmark = pytest.mark.browser

BROKEN = "journeymap: 1\nname: Broken\nstagess: []\n"
PARENT = """journeymap: 1
name: Buying a car
owner: Sales
stages: [{name: S, touchpoints: [{name: Looks around, emotion: 1}, {name: Has a crash, journey: motor-claim, emotion: -1}]}]
"""


@pytest.fixture(scope="module", params=["inside", "split"])
def site(request, root: Path, tmp_path_factory) -> Path:
    """The index of the examples, one of them measured, with a journey that leads to another and one with errors."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(root / "examples", folder / "journeys")
    (folder / "journeys/broken.yaml").write_text(BROKEN, encoding="utf-8")
    (folder / "journeys/parent.yaml").write_text(PARENT, encoding="utf-8")
    logs = {"motor-claim": folder / "journeys/motor-claim/events.csv"}
    done = report_project([folder / "journeys"], folder / "site", logs=logs, split=request.param == "split")
    assert list(done.faulty) == [str(folder / "journeys/broken.yaml")]
    return done.index


SHOWN = "[...document.querySelectorAll('.journeys tbody tr')].filter(row => !row.hidden).map(row => row.dataset.name)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_asks_for_its_own_files_only_and_complains_of_nothing(open_tab, site, scheme):
    tab = open_tab(color_scheme=scheme).visit(site)
    assert {Path(address).parent for address in tab.requests} == {Path(site.as_uri()).parent}
    assert tab.complaints == []
    assert tab.run("violations") == []
    assert tab.page.locator(".tools").is_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (768, "light")])
def test_axe_finds_nothing(open_tab, site, width, scheme):
    tab = open_tab(viewport={"width": width, "height": 900}, color_scheme=scheme).visit(site)
    assert tab.axe() == []
    assert tab.run("document.documentElement.scrollWidth <= innerWidth")


def test_it_is_searched_filtered_and_sorted_by_keys(open_tab, site):
    tab = open_tab().visit(site)
    every = tab.run(SHOWN)
    assert len(every) >= 4
    tab.page.keyboard.press("/")
    tab.page.keyboard.type("zakup")
    assert tab.run(SHOWN) == ["Zakup światłowodu"]
    assert tab.page.text_content("#found").startswith("1 of ")
    tab.page.keyboard.press("Escape")
    assert tab.run(SHOWN) == every
    tab.page.select_option("#status", "draft")
    assert 0 < len(tab.run(SHOWN)) < len(every)
    tab.page.select_option("#status", "")
    tab.page.select_option("#order", "emotion")
    lows = [
        float(low)
        for low in tab.run("[...document.querySelectorAll('.journeys tbody tr')].map(row => row.dataset.emotion)")
    ]
    assert lows == sorted(lows)
    tab.page.select_option("#order", "success")
    assert tab.run(SHOWN)[0] == "Motor claim"
    tab.page.select_option("#order", "")
    assert tab.run(SHOWN) == every


def test_a_line_leads_to_its_report_and_the_report_back(open_tab, site):
    tab = open_tab().visit(site)
    tab.page.get_by_role("link", name="Motor claim").first.click()
    tab.page.wait_for_url("**/motor-claim/index.html")
    assert tab.run("document.querySelector('#map svg') !== null")
    tab.page.get_by_role("link", name="All journeys").click()
    tab.page.wait_for_url("**/site/index.html")
    tab.page.locator(".journeys .bad a").first.click()
    tab.shows("#drawer")
    tab.page.go_back()
    assert tab.page.url.endswith("site/index.html")
    assert tab.complaints == []


def test_how_journeys_lead_to_each_other_and_what_is_wrong_is_there(open_tab, site):
    tab = open_tab().visit(site)
    assert "Buying a car" in tab.page.inner_text("#links")
    assert tab.page.locator('#links a[href="motor-claim/index.html"]').count() == 1
    assert "stagess" in tab.page.inner_text("#errors")


def test_without_scripts_all_can_be_read(open_tab, site):
    tab = open_tab(java_script_enabled=False).visit(site)
    assert not tab.page.locator(".choose").is_visible()
    assert not tab.page.locator(".tools").is_visible()
    assert tab.page.locator(".journeys tbody tr").count() >= 4


def test_the_theme_is_the_same_for_index_and_reports(open_tab, site):
    tab = open_tab(color_scheme="light").visit(site)
    tab.page.click("#theme")
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = tab.run(paper)
    assert dark != "rgb(255, 255, 255)"
    tab.page.get_by_role("link", name="Motor claim").first.click()
    tab.page.wait_for_url("**/motor-claim/index.html")
    tab.until(f"{paper} === '{dark}'")


def test_it_prints(open_tab, site):
    tab = open_tab(color_scheme="dark").visit(site)
    assert tab.sheets() == ["A4"] * len(tab.sheets())
    assert 1 <= len(tab.sheets()) <= 4


def test_hostile_names_are_shown_and_never_run(root, open_tab, tmp_path):
    shutil.copytree(root / "tests/render/report/hostile", tmp_path / "journeys")
    (tmp_path / "journeys/bad.yaml").write_text(
        "journeymap: 1\nname: '<img src=x onerror=alert(1)>'\n'<i>': 1\n", "utf-8"
    )
    done = report_project([tmp_path / "journeys"], tmp_path / "site", logs={})
    tab = open_tab()
    tab.page.on("dialog", lambda dialog: tab.complaints.append(dialog.message))
    tab.visit(done.index)
    assert tab.requests == [done.index.as_uri()]
    assert tab.complaints == []
    assert tab.run("document.images.length") == 0
    assert "<img src=x onerror=alert(1)>" in tab.page.inner_text("#journeys")
    assert "<img src=x onerror=alert(1)>" in tab.page.inner_text("#errors")
    tab.page.locator(".journeys a.to").first.click()
    assert tab.run("document.images.length") == 0
    assert tab.complaints == []
