"""Paths are read as another reader of paths reads them."""

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from hypothesis import given
from hypothesis import strategies as st

from journeymap.render.pictures.slides.outlines import TAKES, segments

NUMBERS = st.integers(-4000, 4000).map(lambda tenth: f"{tenth / 10:g}")
NAMES = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "qCurveTo": "Q"}


@st.composite
def paths(draw: st.DrawFn, commands: str = "LlHhVvCcSsQqTtMm") -> str:
    parts = [f"M{draw(NUMBERS)} {draw(NUMBERS)}"]
    for command in draw(st.lists(st.sampled_from(commands), min_size=1, max_size=6)):
        parts.append(command + " ".join(draw(NUMBERS) for _ in range(TAKES[command.upper()])))
        if draw(st.booleans()) and draw(st.booleans()):
            parts.append(draw(st.sampled_from("Zz")))
    return "".join(parts)


def recorded(shape: str) -> list[tuple[str, list[float]]]:
    """Another reading; it adds a line back to the start where a path is closed, and names its ends."""
    pen = RecordingPen()
    parse_path(shape, pen)
    return [(NAMES[name], [n for point in points for n in point]) for name, points in pen.value if name in NAMES]


@given(paths())
def test_segments_are_those_of_another_reader(shape: str):
    ours = [(kind, [n for point in points for n in point]) for kind, points in segments(shape) if kind != "Z"]
    theirs = recorded(shape)
    ends = [place for place in theirs if place[0] != "L"]
    assert [part for part in ours if part[0] != "L"] == [
        (kind, pytest.approx(numbers, abs=1e-6)) for kind, numbers in ends
    ]
    lines = [numbers for kind, numbers in theirs if kind == "L"]
    for kind, numbers in ours:
        assert kind != "L" or any(numbers == pytest.approx(other, abs=1e-6) for other in lines)


@given(paths(), NUMBERS, NUMBERS)
def test_a_shift_moves_every_point(shape: str, x: str, y: str):
    for (kind, points), (same, moved) in zip(segments(shape), segments(shape, (float(x), float(y))), strict=True):
        assert kind == same
        assert [(a + float(x), b + float(y)) for a, b in points] == list(moved)


@given(
    radius=st.floats(1, 200), start=st.tuples(st.floats(-50, 50), st.floats(-50, 50)),
    end=st.tuples(st.floats(-50, 50), st.floats(-50, 50)), large=st.booleans(), sweep=st.booleans(),
)  # fmt: skip
def test_an_arc_stays_on_its_circle_and_goes_to_its_end(radius, start, end, large, sweep):
    shape = f"M{start[0]:f} {start[1]:f}A{radius:f} {radius:f} 0 {int(large)} {int(sweep)} {end[0]:f} {end[1]:f}"
    curves = segments(shape)[1:]
    assert all(kind == "C" for kind, _ in curves)
    assert curves[-1][1][-1] == pytest.approx((float(f"{end[0]:f}"), float(f"{end[1]:f}")))
    apart = ((start[0] - end[0]) ** 2 + (start[1] - end[1]) ** 2) ** 0.5
    if not 1 < apart < 1.99 * radius:
        return
    # the centre lies on the line between start and end's middle, on the side that the flags say
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    away = (radius**2 - apart**2 / 4) ** 0.5 * (-1 if large != sweep else 1)
    centre = (middle[0] + away * (end[1] - start[1]) / apart, middle[1] - away * (end[0] - start[0]) / apart)
    at = segments(shape)[0][1][0]
    for _, (a, b, c) in curves:
        for t in (0.25, 0.5, 0.75, 1.0):
            x, y = (
                (1 - t) ** 3 * p + 3 * (1 - t) ** 2 * t * q + 3 * (1 - t) * t**2 * r + t**3 * s
                for p, q, r, s in zip(at, a, b, c, strict=True)
            )
            assert ((x - centre[0]) ** 2 + (y - centre[1]) ** 2) ** 0.5 == pytest.approx(radius, rel=2e-3, abs=2e-3)
        at = c


def test_flags_of_an_arc_may_be_read_from_the_map():
    (_, start), *curves = segments("M10 10a22 22 0 0 1 -30 0z")
    assert start == ((10, 10),)
    assert curves[-1][0] == "Z"
    assert curves[-2][1][-1] == pytest.approx((-20, 10))
