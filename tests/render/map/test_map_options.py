"""What is asked of a map: bands left out, sizes of pages, lanes for stickers, a column a stage, a headline."""

import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest
from legibility.program import PAPERS, judged

from journeymap.api import load
from journeymap.diagnostics import JourneyError
from journeymap.render.map import BAND_NAMES, PAGE_SIZES, render_map, render_pages
from journeymap.render.map.folding import folded, roman
from journeymap.render.map.pages import draw_pages
from journeymap.render.map.papers import SIZES, ways
from journeymap.render.map.selfcheck import faults
from journeymap.render.map.stacking import BANDS
from journeymap.render.map.story import tell

TEXT = "{http://www.w3.org/2000/svg}text"
STEPS = [
    {"id": "asks", "name": "Asks", "emotion": -1.6, "wait": "2d", "channel": "web", "pain-points": "Nobody answers"},
    {"id": "waits", "name": "Waits", "emotion": 0.4, "channel": "phone", "backstage": "Looks it up"},
    {"id": "gets-it", "name": "Gets it", "emotion": 1.0, "opportunities": "Say when"},
]
JOURNEY = {
    "name": "A request",
    "status": "review",
    "channels": {"web": "Web", "phone": "Phone"},
    "stages": [{"name": "Ask", "touchpoints": STEPS[:2]}, {"name": "Get", "touchpoints": STEPS[2:]}],
}


def words(svg: str) -> str:
    return " ".join(element.text or "" for element in ET.fromstring(svg).iter(TEXT))


def bands(svg: str) -> list[str]:
    return re.findall('data-band="([a-z_]+)"', svg)


@pytest.mark.parametrize("name", BAND_NAMES)
def test_a_hidden_band_is_not_drawn_and_all_others_are(build, measure, name):
    graph = build(JOURNEY)
    overlay = measure(graph, 2880, 0.12, 777600.0)
    whole, less = (bands(render_map(graph, overlay, page="auto", hide=hide)) for hide in ((), (name,)))
    assert less == [band for band in whole if band != name]


def test_bands_stand_in_the_order_of_their_names():
    assert [name for name, _ in BANDS] == [name for name in BAND_NAMES if name in dict(BANDS)]


def test_a_band_that_is_not_there_is_refused_with_the_closest(build):
    with pytest.raises(JourneyError, match="no band") as refused:
        render_map(build(JOURNEY), hide=["emotoin"])
    assert 'did you mean "emotion"?' in (refused.value.hint or "")
    assert render_map(build(JOURNEY), hide=["Physical-Evidence"])


def test_a_size_that_is_not_there_is_refused_with_the_closest(build):
    with pytest.raises(JourneyError, match="page size") as refused:
        render_pages(build(JOURNEY), page="slides")
    assert '"slide"' in (refused.value.hint or "")


@pytest.mark.parametrize("page", [page for page in PAGE_SIZES if page != "auto"])
def test_a_page_has_the_size_of_its_paper(build, page):
    for svg in render_pages(build(JOURNEY), page=page):
        wide, high = (float(ET.fromstring(svg).get(side) or 0) for side in ("width", "height"))
        assert wide == pytest.approx(SIZES[page][0], rel=0.08)
        assert high / wide == pytest.approx(SIZES[page][1] / SIZES[page][0], rel=0.01)


@pytest.mark.parametrize("page", [page for page in PAGE_SIZES if page != "auto"])
def test_no_way_of_drawing_prints_small_type_below_seven_points(page):
    for way in ways(page):
        printed = SIZES[page][0] / way.width
        assert max(way.least, 10.0) * printed * 0.75 >= 6.99


def test_posters_are_the_same_map_larger(build):
    small, large = (render_pages(build(JOURNEY), page=page) for page in ("a3", "a0"))
    assert [svg.split(' width="', 1)[1].split(" ", 2)[2] for svg in small] == [
        svg.split(' width="', 1)[1].split(" ", 2)[2] for svg in large
    ]


def test_steps_of_many_stages_are_split_between_stages(build):
    stages = [{"name": f"S{one}", "touchpoints": [f"Step {one} {two}" for two in range(6)]} for one in range(5)]
    story = tell(build({"name": "Long", "stages": stages}), None, None, None)
    svgs = render_pages(build({"name": "Long", "stages": stages}), page="a3")
    assert len(svgs) == len(draw_pages(story, "a3")) > 1
    for svg in svgs:
        cards = re.findall(r'data-step="step-(\d)-\d', svg)
        assert all(cards.count(stage) == 6 for stage in cards)


def test_a_workshop_has_a_place_in_every_lane(build):
    svg = render_map(build(JOURNEY), page="a0", workshop=True)
    assert {"pains", "physical_evidence", "frontstage", "visibility", "backstage", "support"} <= set(bands(svg))
    bare = render_map(build({"stages": [{"name": "A", "touchpoints": ["Asks"]}]}), workshop=True)
    assert {"emotion", "channels", "opportunities"} <= set(bands(bare))


def test_a_folded_map_has_a_column_a_stage(build, measure):
    graph = build(JOURNEY)
    svg = render_map(graph, measure(graph, 2880, 0.12, 777600.0), fold=True)
    assert re.findall('data-step="([^"]+)"', svg) == ["stage-1", "stage-2"]
    shown = words(svg)
    for text in ("1 Asks", "2 Waits", "3 Gets it", "Ia", "IIA"):
        assert text in shown
    assert shown.replace("\N{NO-BREAK SPACE}", " ").count("Hardest moment: step 1") == 2  # the header has its value
    assert "Hardest moment –" not in shown
    assert "End " not in shown  # a stage's face is a mean of its steps


def test_stages_have_roman_numbers():
    assert [roman(number) for number in (1, 4, 9, 14, 40, 49, 88)] == ["I", "IV", "IX", "XIV", "XL", "XLIX", "LXXXVIII"]


def test_a_folded_stage_loses_what_its_steps_lose(build, measure):
    graph = build(JOURNEY)
    small, results = folded(graph, measure(graph, 1000, 0.1, 86400.0))
    assert list(small.touchpoints) == ["stage-1", "stage-2"]
    first, second = results.touchpoints
    assert (first.visits, second.visits) == (1000, 810)
    assert first.drop_off.estimate == pytest.approx(0.1)  # the second step of the stage is not in the log
    assert (first.drop_off.low, first.exits, first.time_to_next_s) == (None, None, None)


def test_a_map_without_summary_says_what_stands_out(build, measure):
    graph = build(JOURNEY)
    assert "Hardest moment: Asks (–1.6)" in words(render_map(graph))
    said = words(render_map(graph, measure(graph, 2880, 0.12, 777600.0)))
    assert "of every 100 go no further." in said
    summed = build(JOURNEY | {"summary": "Nobody answers for days"})
    assert "Nobody answers for days" in words(render_map(summed))


def test_nested_journeys_starts_and_what_follows_are_said(build):
    steps = [
        {"name": "Asks", "next": "gets"},
        {"name": "Comes back", "starts": "20%", "next": "gets"},
        {"id": "gets", "name": "Gets it", "journey": "delivery", "next": "done"},
    ]
    ends = {"done": {"name": "Done", "then": "renewal"}}
    svg = render_map(build({"name": "J", "stages": [{"name": "A", "touchpoints": steps}], "outcomes": ends}))
    shown = words(svg).replace("\N{NO-BREAK SPACE}", " ")
    for text in ("20 % start here", "journey delivery", "then journey renewal"):
        assert text in shown


@pytest.mark.parametrize("language", ["en", "pl", "de"])
def test_the_measured_motor_claim_stands_on_one_a3(root, motor_overlay, language):
    graph = load(root / "examples/motor-claim/journey.yaml").graph
    assert len(render_pages(graph, motor_overlay, language=language)) == 1
    assert len(render_pages(graph, language=language)) == 1


@pytest.mark.parametrize("page", PAGE_SIZES)
@pytest.mark.parametrize("names", [["Asks"], ["x" * 300], [f"Step {number}" for number in range(300)]])
def test_extremes_are_drawn_well(build, page, names):
    data = {"name": "J", "stages": [{"name": "A", "touchpoints": names}, {"name": "Empty"}], "status": "draft"}
    story = tell(build(data), None, None, None)
    for drawn in draw_pages(story, page):
        assert not faults(drawn.canvas, drawn.width, drawn.height)
    assert "no steps yet" in words(render_map(build(data), page=page))


def test_asking_for_names_is_cheap():
    code = "import sys, journeymap.render.map as m; print(m.BAND_NAMES[0], 'pydantic' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "strip False\n"
    )


def test_a_map_without_any_band_is_no_map(build):
    with pytest.raises(JourneyError, match="every band of the map is hidden"):
        render_map(build(JOURNEY), hide=BAND_NAMES)
    assert render_map(build(JOURNEY), hide=BAND_NAMES[:-1])


@pytest.mark.parametrize("theme", ["light", "dark", "grey"])
def test_long_numbers_stand_within_their_badges(build, theme: str):
    many = [{"name": f"Stage {number}", "touchpoints": [{"name": f"Does {number}"}]} for number in range(38)]
    for svg in render_pages(build({"name": "Many", "stages": many}), fold=True, theme=theme):
        assert not list(judged(svg, theme, PAPERS["a3"]))
    steps = [{"name": f"Does {number}"} for number in range(210)]
    for svg in render_pages(build({"name": "Many", "stages": [{"name": "S", "touchpoints": steps}]}), theme=theme):
        assert not list(judged(svg, theme, PAPERS["a3"]))
