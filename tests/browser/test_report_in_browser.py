"""The report in a real browser: quiet, safe, usable by mouse, keys and paper."""

import re
from itertools import groupby
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

OVERLAPS = """() => {
  document.querySelectorAll("details").forEach(one => { one.open = true; });
  const boxes = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.textContent.trim() || node.parentElement.closest("svg")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.width > 1 && box.height > 1) boxes.push([box.left, box.top, box.right, box.bottom, node.textContent.trim(), node]);
  }
  boxes.sort((a, b) => a[1] - b[1]);
  const found = [];
  boxes.forEach((one, place) => {
    for (let next = place + 1; next < boxes.length && boxes[next][1] < one[3] - 6; next++) {
      const other = boxes[next];
      if (one[5] !== other[5] && one[0] < other[2] - 2 && other[0] < one[2] - 2) found.push(one[4] + " / " + other[4]);
    }
  });
  return found;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_asks_for_nothing_and_complains_of_nothing(open_tab, report: Path, scheme):
    tab = open_tab(color_scheme=scheme).visit(report)
    tab.page.wait_for_timeout(200)
    assert tab.requests == [report.as_uri()]
    assert tab.complaints == []
    assert tab.run("violations") == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["en", "pl"])
def test_nothing_overflows_or_overlaps(open_tab, reports, width, language):
    tab = open_tab(viewport={"width": width, "height": 900}).visit(reports[language])
    assert tab.run("document.documentElement.scrollWidth") <= width
    assert tab.run(OVERLAPS) == []


def test_search_dims_the_other_steps_everywhere(open_tab, report):
    tab = open_tab().visit(report)
    tab.page.fill("#find", "silence")
    hits = tab.run("[...document.querySelectorAll('article:not(.dim)')].map(part => part.dataset.detail)")
    assert hits == ["show-car"]
    shapes = "[...document.querySelectorAll('#map [data-step]')]"
    assert tab.run(
        f"{shapes}.filter(part => !part.classList.contains('dim')).every(part => part.dataset.step === 'show-car')"
    )
    assert tab.run(f"{shapes}.filter(part => part.classList.contains('dim')).length") > 10
    assert tab.page.text_content("#found").startswith("1 of ")
    tab.page.press("#find", "Escape")
    assert tab.run("document.querySelectorAll('.dim').length") == 0
    assert tab.page.text_content("#found") == ""


def test_search_does_not_mind_accents_and_says_when_nothing_is_found(open_tab, report):
    tab = open_tab().visit(report)
    tab.page.fill("#find", "WOJCIK")
    assert "of" in tab.page.text_content("#found")
    tab.page.fill("#find", "nowhere to be found")
    assert tab.page.text_content("#found") == "no step says this"


def test_a_deep_link_opens_its_step_and_back_closes_it(open_tab, report):
    tab = open_tab().visit(report, "#step=decision")
    drawer = tab.page.locator("#drawer")
    tab.shows("#drawer")
    assert "Gets the decision" in drawer.text_content()
    assert tab.run("[...document.querySelectorAll('.on')].every(part => part.dataset.step === 'decision')")
    tab.page.keyboard.press("Escape")
    tab.hides("#drawer")
    tab.page.locator(".moments a").first.click()
    tab.shows("#drawer")
    assert "#step=" in tab.page.url
    tab.page.go_back()
    tab.hides("#drawer")
    tab.page.go_forward()
    tab.shows("#drawer")


def test_a_link_to_no_step_does_nothing(open_tab, report):
    tab = open_tab().visit(report, "#step=%E0%A4%A")
    assert not tab.page.locator("#drawer").is_visible()
    assert tab.complaints == []


def test_the_step_on_the_map_stays_in_sight_beside_the_drawer(open_tab, report):
    tab = open_tab(viewport={"width": 1440, "height": 900}, reduced_motion="reduce").visit(
        report, "#step=closing-letter"
    )
    tab.page.wait_for_timeout(100)
    box = tab.page.locator('#map [data-step="closing-letter"].on').first.bounding_box()
    drawer = tab.page.locator("#drawer").bounding_box()
    assert box["x"] + box["width"] <= drawer["x"]
    assert 0 <= box["y"] <= 900


def test_keys_move_over_the_map_open_and_close(open_tab, report):
    tab = open_tab().visit(report)
    first = '#map [data-step][tabindex="0"]'
    assert tab.run(f"document.querySelectorAll('{first}').length") == 1
    tab.page.focus(first)
    start = tab.run("document.activeElement.dataset.step")
    tab.page.keyboard.press("ArrowRight")
    second = tab.run("document.activeElement.dataset.step")
    assert second != start
    assert tab.run(f"document.querySelectorAll('{first}').length") == 1
    tab.page.keyboard.press("Enter")
    tab.shows("#drawer")
    tab.until("document.activeElement.closest('#drawer') !== null")
    tab.page.keyboard.press("Escape")
    tab.until(f"document.activeElement.dataset.step === '{second}'")
    tab.page.keyboard.press("End")
    assert tab.run("document.activeElement.dataset.step") != second
    tab.page.keyboard.press("/")
    assert tab.run("document.activeElement.id") == "find"


def test_the_drawer_walks_from_step_to_step(open_tab, report):
    tab = open_tab().visit(report, "#step=finds-damage")
    before, after = tab.page.locator("[data-move]").all()
    assert before.is_disabled()
    after.click()
    assert tab.page.url.endswith("#step=asks-around")
    tab.until("document.querySelector('#drawer-body').textContent.includes('Asks family')")


def test_tables_sort_both_ways_with_gaps_last(open_tab, report):
    tab = open_tab().visit(report)
    rows = "[...document.querySelectorAll('[data-csv=drop-off] tbody tr')].map(row => row.cells[3]?.dataset.v ?? '')"
    button = tab.page.locator("[data-csv=drop-off] thead th").nth(3).locator("button")
    for direction, backwards in (("ascending", False), ("descending", True)):
        button.click()
        assert tab.page.locator(f'[data-csv=drop-off] th[aria-sort="{direction}"]').count() == 1
        shares = [float(share) for share in tab.run(rows) if share]
        assert len(shares) > 5
        assert shares == sorted(shares, reverse=backwards)
        assert tab.run(rows)[-1] == ""


def test_a_folded_table_opens_with_a_key_and_can_be_taken_along(open_tab, report):
    tab = open_tab().visit(report)
    table = tab.page.locator("[data-csv=contacts]")
    assert not table.is_visible()
    tab.page.locator("#channels summary").first.focus()
    tab.page.keyboard.press("Enter")
    tab.shows("[data-csv=contacts]")
    with tab.page.expect_download() as waiting:
        tab.page.locator(".scroll:has([data-csv=contacts]) + .take button").click()
    assert waiting.value.suggested_filename == "contacts.csv"


def test_csv_holds_the_figures_and_no_formulas(open_tab, report):
    tab = open_tab().visit(report)
    tab.run("document.querySelector('[data-csv=touchpoints] tbody tr').cells[1].textContent = '=1+1'")
    with tab.page.expect_download() as waiting:
        tab.page.locator(".scroll:has([data-csv=touchpoints]) + .take button").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    lines = text.splitlines()
    assert lines[0].startswith("Step,id,Visits,")
    assert "'=1+1" in lines[1]
    assert any(re.search(r",0\.\d{4,}", line) for line in lines)
    assert waiting.value.suggested_filename == "touchpoints.csv"


@pytest.mark.parametrize("picture", ["map", "paths"])
def test_pictures_can_be_taken_along_as_they_were_drawn(open_tab, report, picture):
    from xml.etree import ElementTree as ET

    tab = open_tab().visit(report, "#step=decision")
    tab.page.keyboard.press("Escape")
    with tab.page.expect_download() as waiting:
        tab.page.locator(f"[data-picture={picture}] .take button").first.click()
    root = ET.fromstring(Path(waiting.value.path()).read_text(encoding="utf-8"))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert not [part for part in root.iter() if "tabindex" in part.attrib or "on" in part.get("class", "").split()]


@pytest.mark.parametrize("picture", ["map", "paths"])
def test_pictures_can_be_taken_along_for_documents(open_tab, report, picture):
    tab = open_tab().visit(report)
    with tab.page.expect_download() as waiting:
        tab.page.locator(f"[data-picture={picture}] .take button").nth(1).click()
    assert waiting.value.suggested_filename == f"{picture}.png"
    begin = Path(waiting.value.path()).read_bytes()[:24]
    assert begin.startswith(b"\x89PNG")
    box = tab.run(f"document.querySelector('[data-picture={picture}] svg').viewBox.baseVal.width")
    assert int.from_bytes(begin[16:20], "big") == int(2 * box)
    assert tab.complaints == []


def test_rows_of_the_map_can_be_left_out_and_come_back(open_tab, report):
    tab = open_tab().visit(report)
    height = "document.querySelector('#map svg').viewBox.baseVal.height"
    top = "document.querySelector('#map [data-band=pains]').getBoundingClientRect().top - document.querySelector('#map svg').getBoundingClientRect().top"
    high, before = tab.run(height), tab.run(top)
    channels = tab.page.locator(".bands button", has_text="Channels")
    channels.click()
    assert channels.get_attribute("aria-pressed") == "false"
    assert not tab.page.locator("#map [data-band=channels]").is_visible()
    assert tab.run(height) < high - 50
    assert tab.run(top) < before
    channels.click()
    assert tab.run(height) == high
    assert abs(tab.run(top) - before) < 1


def test_the_map_can_be_seen_whole_or_at_its_own_size(open_tab, report):
    tab = open_tab().visit(report)
    wide = "document.querySelector('#map svg').getBoundingClientRect().width"
    whole = tab.run(wide)
    tab.page.locator(".bands button").last.click()
    assert tab.run(wide) == tab.run("document.querySelector('#map svg').viewBox.baseVal.width") > whole
    tab.page.locator(".bands button").last.click()
    assert tab.run(wide) == whole


def test_the_slider_hides_rarer_ways_and_says_how_many(open_tab, report):
    tab = open_tab().visit(report)
    drawn = "[...document.querySelectorAll('#paths [data-cases]:not([display])')].filter(way => way.querySelector('path')).length"
    before, said = tab.run(drawn), tab.page.text_content("#hides")
    tab.page.focus("#least")
    tab.page.keyboard.press("End")
    count = int(re.search(r"hidden: (\d+), with", tab.page.text_content("#hides"))[1])
    hidden = int(tab.page.get_attribute("#least", "data-hidden"))
    assert count - hidden == before - tab.run(drawn) > 5
    tab.page.keyboard.press("Home")
    assert tab.run(drawn) == before
    assert tab.page.text_content("#hides") == said


def test_a_question_mark_shows_the_keys(open_tab, report):
    tab = open_tab().visit(report)
    tab.page.keyboard.press("?")
    tab.shows("#keys")
    tab.page.keyboard.press("Escape")
    tab.hides("#keys")
    tab.page.click("#show-keys")
    tab.shows("#keys")


def test_pictures_follow_the_theme_and_are_taken_along_in_their_own_colours(open_tab, report):
    tab = open_tab(color_scheme="dark").visit(report)
    ground = "getComputedStyle(document.querySelector('#map svg rect')).fill"
    assert tab.run(ground) == "rgb(20, 25, 31)"
    with tab.page.expect_download() as waiting:
        tab.page.locator("[data-picture=map] .take button").first.click()
    assert 'fill="#ffffff"' in Path(waiting.value.path()).read_text(encoding="utf-8")
    tab.page.emulate_media(media="print")
    assert tab.run(ground) == "rgb(255, 255, 255)"


def test_the_theme_can_be_chosen_and_is_kept(open_tab, report):
    tab = open_tab(color_scheme="light").visit(report)
    paper = "getComputedStyle(document.body).backgroundColor"
    light = tab.run(paper)
    tab.page.click("#theme")
    dark = tab.run(paper)
    assert dark != light
    tab.page.reload()
    assert tab.run(paper) == dark


def test_without_scripts_everything_can_be_read(open_tab, report):
    tab = open_tab(java_script_enabled=False, reduced_motion="reduce").visit(report, "#step=decision")
    assert not tab.page.locator(".tools").is_visible()
    assert not tab.page.locator("#drawer").is_visible()
    assert not tab.page.locator("#keys").is_visible()
    for section in (
        "verdict",
        "map",
        "budgets",
        "drop-off",
        "groups",
        "paths",
        "channels",
        "emotion",
        "pains",
        "steps",
        "findings",
        "data",
        "tables",
        "provenance",
    ):
        assert tab.page.locator(f"#{section}").is_visible()
    tab.page.wait_for_timeout(200)
    assert tab.page.locator('[id="step=decision"]').bounding_box()["y"] < 900


def test_the_page_prints_its_map_on_one_a3_sheet(open_tab, report):
    sheets = open_tab(color_scheme="dark").visit(report, "#step=decision").sheets()
    runs = [(size, len(list(same))) for size, same in groupby(sheets)]
    assert [size for size, _ in runs] in (
        ["A4", "A3 across", "A4", "A3 across"],
        ["A4", "A3 across", "A4", "A3 across", "A4"],
    )
    assert runs[1] == ("A3 across", 1)
    assert runs[0][1] <= 2


@pytest.mark.parametrize("kind", ["simulated", "plan"])
def test_other_reports_are_quiet_and_accessible(open_tab, other_reports, kind):
    tab = open_tab().visit(other_reports[kind])
    assert tab.requests == [other_reports[kind].as_uri()]
    assert tab.complaints == []
    assert tab.run("violations") == []
    assert tab.page.locator("#what-if").count() == (kind == "simulated")
    tab.run("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert tab.axe() == []
    assert tab.run("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("kind", ["simulated", "plan"])
def test_other_reports_print_their_map_on_one_a3_sheet(open_tab, other_reports, kind):
    runs = [(size, len(list(same))) for size, same in groupby(open_tab().visit(other_reports[kind]).sheets())]
    assert runs[1] == ("A3 across", 1)
    assert {size for size, _ in runs} == {"A4", "A3 across"}


def test_the_tab_key_walks_on_one_stop_over_the_map(open_tab, report):
    tab = open_tab().visit(report)
    stops = []
    for _ in range(60):
        tab.page.keyboard.press("Tab")
        stops.append(tab.run("[document.activeElement.id || document.activeElement.textContent.trim().slice(0, 40), "
                             "document.activeElement.closest('section')?.id, 'step' in document.activeElement.dataset]"))  # fmt: skip
    assert stops[0][0] == "To the report"
    assert [place for place, (name, _, _) in enumerate(stops) if name == "find"] == [places(stops, "theme") - 1]
    sections = [section for section, _ in groupby(section for _, section, _ in stops if section)]
    assert sections == list(dict.fromkeys(sections)), "the order of the keys is that of the page"
    assert sections[:2] == ["verdict", "map"]
    assert sum(step for _, section, step in stops if section == "map") == 1


def places(stops, name: str) -> int:
    return next(place for place, (one, _, _) in enumerate(stops) if one == name)


@pytest.mark.parametrize(
    ("width", "scheme", "fragment"), [(1280, "light", ""), (1280, "dark", "#step=decision"), (390, "light", "")]
)
def test_axe_finds_nothing(open_tab, report, width, scheme, fragment):
    tab = open_tab(viewport={"width": width, "height": 900}, color_scheme=scheme).visit(report, fragment)
    tab.run("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert tab.axe() == []
