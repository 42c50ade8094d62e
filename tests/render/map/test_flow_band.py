"""The measured flow: bars, ribbons, detours, and the words that stand at them."""

import dataclasses
import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from journeymap.render.map import render_map
from journeymap.render.map.bands.flow import flow
from journeymap.render.map.bands.ribbons import Stand, detours, ribbon_height
from journeymap.render.map.canvas import Canvas
from journeymap.render.map.pages import draw_pages
from journeymap.render.map.selfcheck import faults
from journeymap.render.map.sheet import Sheet
from journeymap.render.map.story import tell

NBSP = "\N{NO-BREAK SPACE}"
STEPS = [
    {"id": "a", "name": "Reports", "next": [{"to": "c", "share": "78%"}, {"to": "b", "share": "22%"}]},
    {"id": "z", "name": "Nobody logs it"},
    {"id": "b", "name": "Calls back", "next": "c"},
    {"id": "c", "name": "Shows the car"},
    {"id": "d", "name": "Courtesy car", "optional": "60%"},
    {"id": "e", "name": "Closing letter", "next": "closed"},
]
JOURNEY = {"name": "x", "stages": [{"name": "s", "touchpoints": STEPS}], "outcomes": {"closed": "claim closed"}}


def shown(build, measure, loss=0.12, language="en", data=JOURNEY):
    graph = build(data)
    svg = render_map(graph, measure(graph, 2880, loss, 60.0), language=language, page="auto")
    words = [element.text or "" for element in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    return " ".join(words).replace(NBSP, " ")


def test_a_loss_of_weight_is_said_in_points_and_as_share_with_its_interval(build, measure):
    words = shown(build, measure)
    assert "–12.0 points 12 % (10–14)" in words
    assert "–2.0 · 2 %" in shown(build, measure, 0.02)


def test_how_many_failed_is_said_where_they_are_much_of_the_loss(build, measure):
    assert "6 % failed" in shown(build, measure)


def test_optional_steps_say_how_many_take_them_and_steps_without_events_that_they_are_not_logged(build, measure):
    words = shown(build, measure)
    assert re.search(r"\d+ % take it n ", words)
    assert "not in the log" in words
    assert "on the side" in words


def test_who_arrives_is_said_at_the_end_with_the_interval(build, measure):
    assert "Claim closed 58 % (56–60)" in shown(build, measure)


@given(cases=st.sampled_from([4, 5, 300, 2880]), loss=st.floats(0, 1), width=st.sampled_from([1123, 1587]),
       tight=st.booleans(), more=st.sampled_from([0, 10, 300]), language=st.sampled_from(["en", "pl", "de"]))  # fmt: skip
def test_words_never_overlap_however_high_the_band_is(*, build, measure, cases, loss, width, tight, more, language):
    graph = build(JOURNEY)
    story = tell(graph, measure(graph, cases, loss, 60.0), language, None)
    sheet = dataclasses.replace(Sheet(story, story.columns, width), tight=tight)
    block = flow(sheet)
    assert block is not None
    canvas = Canvas()
    block.draw(canvas, 0, block.height + more)
    assert not faults(canvas, width, block.height + more)


STANDS = st.lists(
    st.builds(lambda share, lost: (share, share * lost), st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=8
).map(lambda pairs: [Stand(95.0 * index, *pair) for index, pair in enumerate(pairs)])


@given(STANDS, st.sets(st.integers(0, 7)), st.floats(50, 200))
def test_detours_lie_between_their_steps_and_above_the_main_flow(stands, off, full):
    main = [stand for index, stand in enumerate(stands) if index not in off]
    sides = [stand for index, stand in enumerate(stands) if index in off]
    found = detours(main, sides)
    assert [stand for detour in found for stand in detour.stands] == sides
    for detour in found:
        for stand in detour.stands:
            assert detour.before is None or detour.before.x < stand.x
            assert detour.after is None or detour.after.x > stand.x
            assert detour.bottom(full) >= ribbon_height(main, stand.x) * full


def test_a_detour_without_a_way_back_is_drawn(build, measure):
    ends = [{**step, "next": "gave-up"} if step["id"] == "b" else step for step in STEPS]
    outcomes = {"closed": "closed", "gave-up": {"name": "gave up", "kind": "failure"}}
    data = {**JOURNEY, "stages": [{"name": "s", "touchpoints": ends}], "outcomes": outcomes}
    graph = build(data)
    story = tell(graph, measure(graph, 2880, 0.2, 60.0), "en", None)
    page = draw_pages(story, "auto")[0]
    assert faults(page.canvas, page.width, page.height) == []


def test_room_that_is_left_goes_to_the_flow_as_to_the_curve(build, measure):
    """The bars of three steps on an A3 are as high as they may be, though the curve could take all the room."""
    data = {
        "name": "x",
        "stages": [{"name": "s", "touchpoints": [dict(STEPS[3], emotion=1), dict(STEPS[5], emotion=-1)]}],
    }
    data["outcomes"] = JOURNEY["outcomes"]
    graph = build(data)
    svg = render_map(graph, measure(graph, 2880, 0.12, 60.0), page="a3")
    band = svg.partition('data-band="flow"')[2]
    assert max(float(high) for high in re.findall('height="([0-9.]+)"', band)) > 120


def test_no_wait_is_drawn_behind_the_last_step(build, measure):
    """What the log shows after it is on no planned way."""
    graph = build(JOURNEY)
    overlay = measure(graph, 2880, 0.12, 60.0)
    band = render_map(graph, overlay, page="auto").partition('data-band="waits"')[2].partition("data-band")[0]
    measured = [row for row in overlay.touchpoints if row.time_to_next_s]
    assert band.count(f">1{NBSP}min<") == len(measured) - 1


def test_what_is_sent_is_said_to_be_sent(build, measure):
    """Its bar is lighter, since nobody is lost there."""
    sent = {"name": "x", "stages": [{"name": "s", "touchpoints": [*STEPS[:-1], dict(STEPS[-1], **{"one-way": True})]}]}
    words = shown(build, measure, data=sent | {"outcomes": JOURNEY["outcomes"]})
    assert words.count(" sent") == 1
    assert " sent" not in shown(build, measure)


def test_the_figures_of_a_small_loss_are_explained(build, measure):
    assert "lost: points of all" in shown(build, measure, loss=0.02)
    assert "lost: points of all" not in shown(build, measure, loss=0.3)
