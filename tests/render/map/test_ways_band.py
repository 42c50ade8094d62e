"""Channels, waits and unplanned contacts: whose ways, where context is lost, words that never touch."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.api import load
from journeymap.render.map import render_map
from journeymap.render.map.bands.unplanned import unplanned
from journeymap.render.map.bands.waits import waiting
from journeymap.render.map.bands.ways import dots, used, ways
from journeymap.render.map.canvas import Canvas
from journeymap.render.map.palette import ALARM, NEXT_PERSONA
from journeymap.render.map.selfcheck import faults
from journeymap.render.map.sheet import Sheet
from journeymap.render.map.story import tell
from journeymap.results.channels import Channels, ChannelUse
from journeymap.results.estimate import Estimate

SLACK = list(HealthCheck)
TIMES = st.sampled_from(["6m", "14h", "2d..5d", "18w", "400d"])


def sheet_of(graph, overlay=None, language="en", width=1587, persona=None):
    story = tell(graph, overlay, language, persona)
    return Sheet(story, story.columns, width)


def shop(**second):
    steps = [
        {"id": "a", "name": "a", "channel": "web"},
        {"id": "b", "name": "b", "channel": ["web", "phone"], "personas": {"ben": {"channel": "phone"}}},
        {"id": "c", "name": "c", "channel": "shop", **second},
    ]
    return {
        "name": "x",
        "status": "review",
        "personas": {"ann": "Ann", "ben": "Ben"},
        "channels": {"shop": "Shop", "phone": "Phone", "web": "Web", "post": "Post"},
        "stages": [{"name": "s", "touchpoints": steps}],
    }


def test_rows_are_the_channels_in_use_as_declared(build):
    assert used(tell(build(shop()), None, "en", None)) == ["shop", "phone", "web"]


def test_a_switch_that_loses_context_is_lost_and_no_other(build):
    lost = [way for way in ways(sheet_of(build(shop(**{"carries-over": "none"})))) if way.lost]
    assert {(way.before.id, way.after.id) for way in lost} == {("b", "c")}
    assert not [way for way in ways(sheet_of(build(shop()))) if way.lost]
    svg = render_map(build(shop(**{"carries-over": "none"})))
    assert "starts over" in svg
    assert f'stroke="{ALARM}" stroke-width="3"' in svg


def test_the_ways_of_the_second_persona_are_those_that_differ(build):
    sheet = sheet_of(build(shop()))
    found = [(way.start, way.end) for way in ways(sheet) if way.kind == "next"]
    assert found == [("web", "phone"), ("phone", "shop")]
    squares = [dot for dot in dots(sheet) if dot.kind == "next"]
    assert [(dot.step.id, dot.channel) for dot in squares] == [("b", "phone")]
    assert NEXT_PERSONA in render_map(build(shop()))
    assert not [way for way in ways(sheet_of(build(shop()), persona="ben")) if way.kind == "next"]


def test_a_measured_channel_that_nobody_planned_has_a_dot_of_its_own(build, measure):
    graph = build(shop())
    share = [ChannelUse("a", name, True, name == "web", 500, Estimate(part, 0, 1, 0.1, 500), None)
             for name, part in (("web", 0.7), ("post", 0.27), ("phone", 0.03))]  # fmt: skip
    overlay = replace(measure(graph, 2880, 0.1, 60.0), channels=Channels(tuple(share), (), (), None, 0))
    sheet = sheet_of(graph, overlay)
    assert used(sheet.story) == ["shop", "phone", "web", "post"]
    assert [(dot.channel, dot.share) for dot in dots(sheet) if dot.kind == "unplanned"] == [("post", 0.27)]
    assert "27\N{NO-BREAK SPACE}%" in render_map(graph, overlay) or "27%" in render_map(graph, overlay)


def test_a_channel_name_of_200_letters_keeps_off_its_neighbours(build):
    data = shop()
    data["channels"]["phone"] = "Telefonische Kundenbetreuung " * 7
    data["channels"]["web"] = "x" * 200
    sheet = sheet_of(build(data))
    from journeymap.render.map.bands.channels import channels

    block, canvas = channels(sheet), Canvas()
    block.draw(canvas, 100.0, block.height)
    assert not faults(canvas, 1587, 100 + block.height)


@settings(max_examples=80, deadline=None, suppress_health_check=SLACK)
@given(
    times=st.lists(
        st.tuples(st.one_of(st.none(), TIMES), st.sampled_from([None, "1h", "5d"])), min_size=1, max_size=14
    ),
    side=st.integers(0, 13),
    language=st.sampled_from(["en", "de", "pl", "hr"]),
    log=st.booleans(),
)
def test_words_of_waits_never_touch(*, build, measure, times, side, language, log):
    steps = [{"id": f"s{index}", "name": "x"} for index in range(len(times))]
    for step, (wait, promise) in zip(steps, times, strict=True):
        step.update({"wait": wait} if wait else {}, **({"respond-within": promise} if promise else {}))
    if 1 < side < len(steps) - 1:
        steps[side - 1]["next"] = [{"to": f"s{side + 1}", "share": "90%"}, {"to": f"s{side}", "share": "10%"}]
    graph = build({"name": "x", "status": "review", "stages": [{"name": "s", "touchpoints": steps}]})
    overlay = measure(graph, 2880, 0.1, 777600.0) if log else None
    sheet = sheet_of(graph, overlay, language, width=38 + 136 + 95 * len(steps) + 38)
    block, canvas = waiting(sheet), Canvas()
    if block is not None:
        block.draw(canvas, 10.0, block.height)
        assert not faults(canvas, sheet.width, 10 + block.height)


@settings(max_examples=60, deadline=None, suppress_health_check=SLACK)
@given(names=st.lists(st.text(alphabet="abcdefgh ", min_size=1, max_size=60), min_size=1, max_size=6), data=st.data())
def test_unplanned_contacts_never_touch_and_stay_on_the_page(build, measure, names, data):
    steps = [{"id": f"s{index}", "name": "x"} for index in range(8)]
    for index, name in enumerate(names):
        at = data.draw(st.integers(1, len(steps)))
        steps.insert(at, {"id": f"u{index}", "name": name.strip() or "x", "planned": False, "emotion": -1})
    graph = build({"name": "x", "status": "review", "stages": [{"name": "s", "touchpoints": steps}]})
    sheet = sheet_of(graph, measure(graph, 2880, 0.1, 60.0), width=38 + 136 + 95 * 8 + 38)
    block, canvas = unplanned(sheet), Canvas()
    block.draw(canvas, 10.0, block.height)
    assert not faults(canvas, sheet.width, 10 + block.height)


def test_waits_and_unplanned_contacts_of_the_claim_are_low(root):
    graph = load(root / "examples/motor-claim/journey.yaml").graph
    sheet = sheet_of(graph)
    assert waiting(sheet).height + unplanned(sheet).height <= 100
