"""Map, report and the page of a project look as they did when somebody last looked at them."""

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

import journeymap as jm
from journeymap.api.projects import report_project

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def claim(root: Path):
    folder = root / "examples" / "motor-claim"
    journey = jm.load(folder / "journey.yaml")
    return journey, journey.overlay(folder / "events.csv")


@pytest.fixture(scope="module")
def index(root: Path, tmp_path_factory) -> Path:
    claim = root / "examples" / "motor-claim"
    folder = tmp_path_factory.mktemp("goldens") / "site"
    return report_project([root / "examples"], folder, logs={"motor-claim": claim / "events.csv"}).index


@pytest.fixture
def map_taken(open_tab, claim, tmp_path):
    """The map with these options, as Chromium shows it at half its size."""

    def taken(change=lambda svg: svg, **options) -> bytes:
        journey, overlay = claim
        file = tmp_path / "map.svg"
        [svg] = journey.render(overlay=overlay, page="a3", **options)
        file.write_text(change(svg), encoding="utf-8")
        tab = open_tab(viewport={"width": 1588, "height": 1123}, device_scale_factor=0.5).visit(file)
        assert tab.requests == [file.as_uri()]
        assert tab.complaints == []
        return tab.page.screenshot()

    return taken


@pytest.mark.parametrize("theme", ["light", "dark", "grey"])
def test_the_map_looks_as_it_did(map_taken, like_golden, theme):
    like_golden(f"map-{theme}", map_taken(theme=theme))


def test_a_map_that_looks_otherwise_is_found(map_taken, comparer):
    whole = picture(map_taken())
    assert comparer(whole, picture(map_taken())).alike
    assert not comparer(whole, picture(map_taken(hide=["channels"]))).alike
    assert not comparer(whole, picture(map_taken(lambda svg: svg.replace('font-size="12"', 'font-size="11"')))).alike
    assert not comparer(whole, picture(map_taken(lambda svg: svg.replace("<circle", "<g")))).alike


def picture(taken: bytes) -> Image.Image:
    return Image.open(io.BytesIO(taken))


@pytest.mark.parametrize("name", ["report", "report-dark", "report-phone"])
def test_the_report_opens_as_it_did(open_tab, report, like_golden, name):
    tab = open_tab(**screen(name, 844), reduced_motion="reduce").visit(report)
    like_golden(name, tab.page.screenshot())


@pytest.mark.parametrize("name", ["site", "site-dark", "site-phone"])
def test_the_index_looks_as_it_did(open_tab, index, like_golden, name):
    tab = open_tab(**screen(name, 1000)).visit(index)
    like_golden(name, tab.page.screenshot())


def screen(name: str, high: int) -> dict[str, object]:
    """The settings of a tab, by the end of a picture's name."""
    wide = 390 if name.endswith("phone") else 1280
    scheme = "dark" if name.endswith("dark") else "light"
    return {"viewport": {"width": wide, "height": high}, "color_scheme": scheme, "device_scale_factor": 0.75}


def test_the_paths_look_as_they_did(open_tab, report, like_golden):
    if not shutil.which("dot"):
        pytest.skip("needs Graphviz (apt-get install graphviz)")
    tall = {"width": 1280, "height": 2600}  # so that the bar at the top covers nothing
    tab = open_tab(viewport=tall, reduced_motion="reduce", device_scale_factor=0.5).visit(report)
    like_golden("paths", tab.page.locator("#paths figure").screenshot())
