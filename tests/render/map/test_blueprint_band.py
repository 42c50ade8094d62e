"""The blueprint: the same thing at neighbouring steps is one box, and boxes are as wide as their words."""

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from journeymap.render.map import render_map
from journeymap.render.map.bands.blueprint import row
from journeymap.render.map.canvas import Canvas
from journeymap.render.map.selfcheck import faults
from journeymap.render.map.sheet import Sheet
from journeymap.render.map.story import tell

NAMES = st.sampled_from(["CRM", "Claims app", "Estimating and claims system", "Estimate, then sign-off", "x" * 60])
LANES = st.lists(st.lists(st.tuples(NAMES, st.sampled_from(["", "crm", "agent"])), max_size=3), min_size=2, max_size=9)


def journey(lanes):
    steps = [
        {"name": f"Step {index}", "backstage": [{"name": name, **({"by": by} if by else {})} for name, by in lane]}
        for index, lane in enumerate(lanes)
    ]
    cut = len(steps) // 2
    return {
        "name": "x",
        "actors": {"agent": {"name": "Claims agent of the partner garage"}},
        "systems": {"crm": {"name": "CRM without photos"}},
        "stages": [{"name": "one", "touchpoints": steps[:cut]}, {"name": "two", "touchpoints": steps[cut:]}],
    }


@given(lanes=LANES, tight=st.booleans(), width=st.sampled_from([1123, 1587]))
def test_every_entry_is_drawn_and_no_boxes_overlap(build, lanes, tight, width):
    story = tell(build(journey(lanes)), None, "en", None)
    block = row(Sheet(story, story.columns, width, tight=tight), "backstage")
    assert (block is None) == (not any(lanes))
    if block is None:
        return
    canvas = Canvas()
    block.draw(canvas, 0, block.height)
    assert not faults(canvas, width, block.height)
    rects = [ET.fromstring(part) for part in canvas.parts if part.startswith("<rect")]
    boxes = [tuple(float(rect.get(key, 0)) for key in ("x", "y", "width", "height")) for rect in rects]
    for index, (x, y, wide, high) in enumerate(boxes):
        for left, top, across, down in boxes[:index]:
            assert x >= left + across or left >= x + wide or y >= top + down or top >= y + high
    said = "".join(box.text for box in canvas.texts).replace(" ", "").replace("-", "")
    assert all(name.replace(" ", "").replace("-", "") in said for lane in lanes for name, _ in lane)


def shown(build, steps, **more):
    data = {"name": "x", "stages": [{"name": "s", "touchpoints": steps}], **more}
    svg = render_map(build(data), page="auto")
    return [element.text for element in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_the_same_system_at_neighbouring_steps_is_written_once(build):
    steps = [{"name": "a", "support": "CRM"}, {"name": "b", "support": "CRM"}, {"name": "c"}]
    assert shown(build, steps).count("CRM") == 1
    assert shown(build, [*steps, {"name": "d", "support": "CRM"}]).count("CRM") == 2


def test_a_system_that_the_lane_of_systems_names_is_not_said_again_behind_the_work(build):
    systems = {"crm": {"name": "Core system"}}
    step = {"name": "a", "backstage": {"name": "Stores it", "by": "crm"}}
    assert "Core system" in shown(build, [step, {"name": "b"}], systems=systems)
    both = {**step, "support": {"name": "Core system", "by": "crm"}}
    assert shown(build, [both, {"name": "b"}], systems=systems).count("Core system") == 1
