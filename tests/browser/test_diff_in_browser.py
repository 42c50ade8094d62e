"""The page of changes in Chromium: no requests, no complaints, accessible, and changes lead to their steps."""

import pytest

import journeymap as jm
from journeymap.diff.request import compare_named
from journeymap.render.diff import render_diff

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("diff")
    text = (root / "examples" / "sketch" / "journey.yaml").read_text(encoding="utf-8")
    (folder / "old.yaml").write_text(text, encoding="utf-8")
    (folder / "new.yaml").write_text(
        text.replace("emotion: -2", "emotion: 1").replace("wait: 6d", "wait: 3d, respond-within: 4d"), encoding="utf-8"
    )
    assert jm.compare(folder / "old.yaml", folder / "new.yaml").changes
    file = folder / "diff.html"
    file.write_text(render_diff(compare_named([str(folder / "old.yaml"), str(folder / "new.yaml")])), encoding="utf-8")
    return file


def test_it_asks_for_nothing_and_complains_of_nothing(open_tab, page):
    tab = open_tab().visit(page)
    assert tab.requests == [page.as_uri()]
    assert tab.complaints == []
    assert tab.run("window.violations") == []


def test_a_change_leads_to_its_step_and_the_step_back(open_tab, page):
    tab = open_tab().visit(page)
    tab.page.locator(".changes .where a").first.click()
    target = tab.run("decodeURIComponent(location.hash.slice(1))")
    assert tab.run("id => document.getElementById(id).classList.contains('mark')", target)
    tab.page.locator(f'a.mark[id="{target}"]').click()
    assert tab.run("document.querySelector(':target').closest('.changes') !== null")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_axe_finds_nothing(open_tab, page, width, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    tab = open_tab(viewport={"width": width, "height": 900}, color_scheme=scheme).visit(page)
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    found = axe.Axe().run(tab.page, options=options)
    faults = [
        f"{fault['id']}: {node['html'][:160]} {node['failureSummary']}"
        for fault in found.response["violations"]
        for node in fault["nodes"]
    ]
    assert faults == []
    assert tab.run("document.documentElement.scrollWidth <= innerWidth")
