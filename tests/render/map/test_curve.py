"""Bands around curves: on both sides of their curve, and never outside the lane."""

import re

from hypothesis import given
from hypothesis import strategies as st

from journeymap.render.map.curve import ribbon, samples, segments

VALUES = st.lists(
    st.tuples(st.integers(0, 160), st.integers(0, 40), st.integers(0, 40)).map(
        lambda told: (float(told[0]), max(0.0, float(told[0] - told[1])), min(160.0, float(told[0] + told[2])))
    ),
    min_size=2,
    max_size=12,
)


def pieces_of(shape):
    """The Bézier pieces of a path of one run, with their starts."""
    start, *curves = re.split("C", shape)
    at, found = tuple(map(float, start.split())), []
    for curve in curves:
        numbers = [float(word) for word in curve.replace("L", " ").split()]
        a, b, end = zip(numbers[0::2], numbers[1::2], strict=True)
        found.append((at, a, b, end))
        at = end
    return found


@given(VALUES)
def test_a_band_never_leaves_the_lane_and_holds_its_curve(told):
    points = [(index * 95.0, y) for index, (y, _, _) in enumerate(told)]
    curve = segments(points)
    shape = ribbon(curve, [low for _, low, _ in told], [high for _, _, high in told], (0.0, 160.0))
    above, below = shape.removeprefix("M").removesuffix("z").split("L")
    upper, lower = pieces_of(above), pieces_of(below)[::-1]
    for piece, top, bottom in zip(curve, upper, lower, strict=True):
        inside, over, under = samples(piece, 20), samples(top, 20), samples(bottom[::-1], 20)
        assert all(-0.1 <= y <= 160.1 for _, y in (*over, *under))
        if len(inside) == len(over) == len(under):
            for (_, y), (_, high), (_, low) in zip(inside, over, under, strict=True):
                assert high - 0.2 <= y <= low + 0.2


def test_nothing_has_no_band():
    assert ribbon([], [], [], (0.0, 100.0)) == ""
