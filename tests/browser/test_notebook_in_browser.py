"""What notebooks are given, in one page of Chromium as a notebook would have it, light and dark."""

from pathlib import Path

import pytest

import journeymap as jm

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A notebook</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>body{{background:{ground};color:{ink};width:900px}}</style></head><body><main><h1>Outputs</h1>{outputs}</main></body></html>"""


@pytest.fixture(scope="module")
def outputs(root: Path) -> list[str]:
    folder = root / "examples" / "motor-claim"
    journey = jm.load(folder / "journey.yaml")
    overlay = journey.overlay(folder / "events.csv")
    simulation = journey.simulate(folder / "events.csv", times=False)
    difference = jm.compare(root / "examples/sketch/journey.yaml", folder / "journey.yaml")
    shown = (
        journey,
        journey,
        overlay,
        overlay.touchpoints,
        overlay.funnel,
        simulation,
        difference,
        jm.profile(str(folder / "events.csv")),
    )
    return [each._repr_html_() for each in shown]


@pytest.mark.parametrize(("ground", "ink"), [("#ffffff", "#111111"), ("#111111", "#eeeeee")])
def test_outputs_are_quiet_readable_and_keep_their_width(open_tab, outputs, tmp_path, ground, ink):
    file = tmp_path / "notebook.html"
    file.write_text(PAGE.format(ground=ground, ink=ink, outputs="".join(outputs)), encoding="utf-8")
    tab = open_tab(viewport={"width": 1000, "height": 800}).visit(file)
    assert tab.requests == [file.as_uri()]
    assert tab.complaints == []
    assert tab.run("document.scripts.length") == 0
    ids = tab.run("[...document.querySelectorAll('[id]')].map(part => part.id)")
    assert len(ids) == len(set(ids))
    assert tab.run("document.documentElement.scrollWidth <= innerWidth")
    wide = tab.run(
        "[...document.querySelectorAll('[role=group][tabindex]')].map(one => one.scrollWidth > one.clientWidth)"
    )
    assert wide == [True, True]
    faults = [fault for fault in tab.axe() if fault.startswith("color-contrast")]
    assert faults == []
