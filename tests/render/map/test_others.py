"""Further personas: each has a strip with its name, curve, hardest moment and what it does otherwise."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.api import load
from journeymap.render.map import render_map
from journeymap.render.map.bands.others import others
from journeymap.render.map.canvas import Canvas
from journeymap.render.map.selfcheck import faults
from journeymap.render.map.sheet import Sheet
from journeymap.render.map.story import tell

SLACK = list(HealthCheck)
PLAIN = {"name": "x", "status": "review"}


def drawn(story):
    sheet = Sheet(story, story.columns, 1587)
    block, canvas = others(sheet), Canvas()
    if block is not None:
        block.draw(canvas, 50.0, block.height)
    return block, canvas


def personas(count):
    return {f"p{index}": {"name": f"Person {index}", "goals": f"Goal {index}"} for index in range(count)}


def feels(count):
    return {f"p{index}": {"emotion": -index / 3} for index in range(1, count)}


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_two_personas_share_the_band_and_the_rest_have_strips(build, count):
    steps = [{"id": "a", "name": "a", "emotion": 1, "personas": feels(count)}, {"id": "b", "name": "b", "emotion": 0}]
    story = tell(build({**PLAIN, "personas": personas(count), "stages": [{"touchpoints": steps}]}), None, "en", None)
    block, canvas = drawn(story)
    words = [box.text for box in canvas.texts]
    assert (block is None) == (count < 3)
    assert [word for word in words if word.startswith("Person")] == [f"Person {index}" for index in range(2, count)]
    assert [word for word in words if word.startswith("Goal")] == [f"Goal {index}" for index in range(2, count)]


def test_one_persona_asked_for_has_the_map_to_itself(build):
    steps = [{"id": "a", "name": "a", "emotion": 1, "personas": feels(4)}]
    graph = build({**PLAIN, "personas": personas(4), "stages": [{"touchpoints": steps}]})
    assert drawn(tell(graph, None, "en", "p2"))[0] is None


def test_a_strip_leaves_out_what_its_persona_skips_and_names_other_channels(build):
    steps = [
        {"id": "a", "name": "a", "emotion": 1, "channel": "web", "personas": {"p1": {"emotion": 0}}},
        {"id": "b", "name": "b", "emotion": -2, "channel": "web", "personas": {"p2": "skips"}},
        {"id": "c", "name": "c", "emotion": 1, "channel": "web", "personas": {"p2": {"channel": "phone"}}},
    ]
    data = {**PLAIN, "personas": personas(3), "channels": {"web": "Web", "phone": "Phone"}}
    _, canvas = drawn(tell(build({**data, "stages": [{"touchpoints": steps}]}), None, "en", None))
    words = [box.text for box in canvas.texts]
    assert "via Phone" in words
    assert "leaves it out" in words
    assert any("mean +1.0" in word for word in words)


@settings(max_examples=60, deadline=None, suppress_health_check=SLACK)
@given(
    values=st.lists(st.lists(st.integers(-20, 20), min_size=5, max_size=5), min_size=1, max_size=14),
    name=st.sampled_from(["Ana", "Đorđe Čolaković-Šehović", "さくら 田中", "x" * 60, "Ż" + "ółć " * 30]),
    said=st.sampled_from(["No", "Znowu to samo od początku", "もう一度最初からですか"]),
)
def test_words_in_strips_never_touch_or_leave_them(build, values, name, said):
    steps = [
        {
            "id": f"s{index}",
            "name": "x",
            "emotion": row[0] / 10,
            "personas": {f"p{one}": {"emotion": row[one] / 10, "quote": said} for one in range(1, 5)},
        }
        for index, row in enumerate(values)
    ]
    people = {key: {**person, "name": name, "goals": name} for key, person in personas(5).items()}
    block, canvas = drawn(
        tell(build({**PLAIN, "personas": people, "stages": [{"touchpoints": steps}]}), None, "en", None)
    )
    assert block is not None
    assert not faults(canvas, 1587, 50 + block.height)


def test_five_people_and_one_operation(root):
    svg = render_map(load(root / "examples/day-surgery/journey.yaml").graph)
    assert all(name in svg for name in ("Lejla", "Amadou", "Vera"))
    assert "leaves it out" in svg
