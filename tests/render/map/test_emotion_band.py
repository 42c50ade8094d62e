"""The emotion band: ratings beside or instead of what is told, gaps, names, moments by their faces."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.api import load
from journeymap.render.map import render_map
from journeymap.render.map.bands.curves import Scale, curves, draw_bands, faces
from journeymap.render.map.canvas import Canvas
from journeymap.render.map.felt import apart, leads, measured, summed, together
from journeymap.render.map.pages import draw_pages
from journeymap.render.map.palette import INK, UNSURE
from journeymap.render.map.places import apart as distance
from journeymap.render.map.selfcheck import faults
from journeymap.render.map.sheet import Sheet
from journeymap.render.map.story import tell
from journeymap.results.emotion import Emotion, Score
from journeymap.results.estimate import Estimate

VALUES = st.lists(st.one_of(st.none(), st.integers(-20, 20).map(lambda tenth: tenth / 10)), min_size=2, max_size=14)
SLACK = list(HealthCheck)


def journey(values, **more):
    steps = [{"id": f"s{index}", "name": f"Step {index}"} for index in range(len(values))]
    for step, value in zip(steps, values, strict=True):
        step.update({"emotion": value} if value is not None else {})
    steps[0] |= {"metrics": "csat"}
    metrics = {"csat": {"name": "Stars", "scale": "1..5", "column": "stars"}}
    return {
        "name": "x",
        "status": "review",
        "metrics": metrics,
        "stages": [{"name": "s", "touchpoints": steps}],
        **more,
    }


def score(step, stars, answers=50, wide=0.2):
    bounds = (stars - wide, stars + wide) if (answers or 0) >= 5 else (None, None)
    return Score(step, "csat", answers, "mean", Estimate(stars, *bounds, 0.01, answers or 0), None, stars - 3, None)


def rated(graph, measure, scores):
    return replace(measure(graph, 2880, 0.1, 60.0), emotion=Emotion(tuple(scores), ()))


def picture(story):
    sheet = Sheet(story, story.columns, 1587)
    return sheet, curves(sheet, Scale(100.0, 40.0))


def numbers(shape):
    found = [float(word) for word in re.findall(r"-?\d+(?:\.\d+)?", shape)]
    return list(zip(found[0::2], found[1::2], strict=True))


@settings(max_examples=40, deadline=None, suppress_health_check=SLACK)
@given(values=VALUES, stars=st.lists(st.integers(10, 50), min_size=14, max_size=14), wide=st.floats(0.01, 2))
def test_curves_and_bands_never_leave_the_scale(build, measure, values, stars, wide):
    graph = build(journey(values))
    scores = [score(f"s{index}", stars[index] / 10, wide=wide) for index in range(len(values))]
    story = tell(graph, rated(graph, measure, scores), "en", None)
    canvas, scale = Canvas(), Scale(100.0, 40.0)
    draw_bands(canvas, scale, picture(story)[1])
    shapes = re.findall(rf'd="([^"]+)" fill="{UNSURE}"', str(canvas))
    assert shapes
    for shape in shapes:
        assert all(scale.y(2) - 0.1 <= y <= scale.y(-2) + 0.1 for _, y in numbers(shape))
    page = draw_pages(story, "a3")[0]
    assert not faults(page.canvas, page.width, page.height)


@settings(max_examples=40, deadline=None, suppress_health_check=SLACK)
@given(values=VALUES)
def test_gaps_stay_gaps(build, values):
    if all(value is None for value in values):
        return
    story = tell(build(journey(values)), None, "en", None)
    sheet, found = picture(story)
    gaps = [sheet.x(index) for index, value in enumerate(values) if value is None]
    for curve in found:
        reach = [x for x, _ in curve.points]
        assert not any(min(reach) <= x <= max(reach) for x in gaps)
    assert sum(len(curve.felt) for curve in found) == len(values) - len(gaps)


def test_ratings_at_most_steps_make_the_main_curve(build, measure):
    graph = build(journey([1, 1, -1, 0]))
    overlay = rated(graph, measure, [score("s0", 4), score("s1", 2), score("s2", 3.5)])
    story = tell(graph, overlay, "en", None)
    assert leads(story)
    kinds = [curve.kind for curve in picture(story)[1]]
    assert kinds == ["told", "main"]
    felt = summed(story)
    assert (felt.hardest.id, felt.lowest) == ("s1", -1)
    assert felt.mean == pytest.approx((1 - 1 + 0.5) / 3)
    svg = render_map(graph, overlay)
    assert UNSURE in svg
    assert "as the map tells it" in svg
    assert "ratings: 150" in svg
    assert "between –1.2 and –0.8" in svg.replace("\N{NO-BREAK SPACE}", " ")


def test_a_few_ratings_stand_beside_what_is_told(build, measure):
    graph = build(journey([1, 1, -1, 0, 1]))
    overlay = rated(graph, measure, [score("s2", 4)])
    story = tell(graph, overlay, "en", None)
    assert not leads(story)
    assert [curve.kind for curve in picture(story)[1]] == ["main", "rated"]
    assert "rated +1.0" in render_map(graph, overlay)
    assert summed(story).lowest == -1


def test_fewer_than_five_ratings_are_hollow_and_have_no_band(build, measure):
    graph = build(journey([1, 1]))
    story = tell(graph, rated(graph, measure, [score("s0", 4, answers=4), score("s1", 2)]), "en", None)
    found = measured(story)
    assert (found["s0"].sure, found["s0"].low) == (False, None)
    assert (found["s1"].sure, found["s1"].low, found["s1"].high) == (True, pytest.approx(-1.2), pytest.approx(-0.8))
    assert measured(tell(graph, rated(graph, measure, [score("s0", 4, answers=None)]), "en", None)) == {}


def test_ratings_of_steps_without_a_told_emotion_are_drawn(build, measure):
    graph = build(journey([None, None, None]))
    svg = render_map(graph, rated(graph, measure, [score("s0", 4), score("s1", 2)]))
    assert "Hardest moment –1.0" in svg


def test_beside_ratings_the_second_persona_goes_to_a_strip(build, measure):
    personas = {"ann": {"name": "Ann"}, "ben": {"name": "Ben"}}
    data = journey([1, 1, -1], personas=personas)
    data["stages"][0]["touchpoints"][1]["personas"] = {"ben": {"emotion": -2}}
    graph = build(data)
    told = tell(graph, None, "en", None)
    assert (together(told), apart(told)) == (("ann", "ben"), ())
    story = tell(graph, rated(graph, measure, [score(f"s{index}", 3) for index in range(3)]), "en", None)
    assert (together(story), apart(story)) == (("ann",), ("ben",))


@settings(max_examples=60, deadline=None, suppress_health_check=SLACK)
@given(values=VALUES, quoted=st.sampled_from(["", "No", "Nobody told me that anything would take longer than a week"]))
def test_the_hardest_moment_stands_by_its_own_face(build, values, quoted):
    data = journey(values)
    for step in data["stages"][0]["touchpoints"]:
        step["quote"] = quoted or "–"
    story = tell(build(data), None, "en", None)
    felt = summed(story)
    if felt is None or felt.flat or sum(value is not None for value in values) < 2:
        return
    page = draw_pages(story, "a3")[0]
    label = next((box for box in page.canvas.texts if re.match("Hardest moment [–+0]", box.text)), None)
    runs = [curve for curve in picture(story)[1] if curve.kind == "main"]
    assert label is not None
    x = next(x for curve, felt_here, (x, _) in faces(runs) if felt_here.step == felt.hardest)
    round_ = [mark for mark in page.canvas.marks if abs((mark.right - mark.left) / 2 - 9) < 0.1 and mark.top > 200]
    middles = [((mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2) for mark in round_]
    near = sorted(middles, key=lambda middle: distance(label, *middle))
    own = min(distance(label, *middle) for middle in middles if abs(middle[0] - x) < 1)
    assert own <= 32
    assert own <= distance(label, *near[0]) + 8


@pytest.mark.parametrize("name", ["motor-claim", "day-surgery", "loan-application", "sketch"])
@pytest.mark.parametrize("language", ["en", "pl", "de"])
def test_the_words_of_the_moment_are_near_on_the_examples(root, name, language):
    graph = load(root / "examples" / name / "journey.yaml").graph
    for page in ("a3", "a4"):
        story = tell(graph, None, language, None)
        words = story.w("Hardest moment {value}").format(value=story.n.signed(summed(story).lowest))
        for drawn in draw_pages(story, page):
            for box in drawn.canvas.texts:
                if box.text == words:
                    near = min(
                        distance(box, (m.left + m.right) / 2, (m.top + m.bottom) / 2) for m in drawn.canvas.marks
                    )
                    assert near <= 30


def test_a_detour_says_how_many_take_it(build):
    steps = [
        {"id": "a", "name": "a", "emotion": 0, "next": [{"to": "c", "share": "80%"}, {"to": "b", "share": "20%"}]},
        {"id": "b", "name": "b", "emotion": -1},
        {"id": "c", "name": "c", "emotion": 1},
    ]
    svg = render_map(build({"name": "x", "status": "review", "stages": [{"name": "s", "touchpoints": steps}]}))
    assert "detour, 1 in 5" in svg


def test_the_wanted_line_has_dashes_of_its_own(build):
    data = journey([1, 0, -1])
    for step in data["stages"][0]["touchpoints"]:
        step["aim"] = 1
    svg = render_map(build(data))
    assert svg.count('stroke-dasharray="12 3 2 3"') == 2
    assert "wanted" in svg
    assert f'stroke="{INK}" stroke-width="2.6" stroke-dasharray="12' not in svg


def test_where_all_is_felt_alike_no_moment_is_the_hardest(build):
    def said(*emotions: float) -> str:
        steps = [{"id": f"s{index}", "name": f"Step {index}", "emotion": value} for index, value in enumerate(emotions)]
        return render_map(build({"id": "a", "name": "A", "stages": [{"name": "S", "touchpoints": steps}]}))

    assert ">Hardest moment +0.5<" not in said(0.5, 0.5, 0.5)
    assert ">End +0.5<" in said(0.5, 0.5, 0.5)
    assert ">Hardest moment +0.5<" in said(0.5, 1, 1)
