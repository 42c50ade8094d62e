"""The parts of the map on their own: measuring, curves, places, the self-check."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.render.map.canvas import Canvas
from journeymap.render.map.curve import samples, segments
from journeymap.render.map.selfcheck import faults
from journeymap.render.map.story import letters
from journeymap.render.map.text.clean import clean, plain
from journeymap.render.map.text.measure import fit, shorten, width, wrap

LINES = st.text(alphabet="abc dé żźW-/–.日本、", min_size=1, max_size=120).map(clean).filter(bool)


@given(text=LINES, room=st.floats(20, 300), bold=st.booleans())
def test_no_line_is_wider_than_its_room(text, room, bold):
    fitted = fit(text, room, bold=bold)
    assert all(width(line, fitted.size, bold) <= room + 1e-6 for line in fitted.lines)
    assert "".join(fitted.lines).replace(" ", "") == text.replace(" ", "")


@given(text=LINES, room=st.floats(20, 300))
def test_wrapping_keeps_the_order_of_words(text, room):
    assert "".join(wrap(text, room)).replace(" ", "") == text.replace(" ", "")


def test_a_word_that_is_too_wide_is_set_smaller_then_broken():
    assert fit("Rechtsschutz", 76).size == 11
    assert len(fit("x" * 300, 90).lines) > 10


def test_numbers_are_not_torn_apart():
    assert all("–0.1" in line or "0.1" not in line for line in wrap("mean –0.1, end –0.4", 60))


@pytest.mark.parametrize(
    ("text", "size", "em"), [("W", 100, 98.9), ("—", 100, 100.0), ("日", 100, 100.0), ("é", 100, 61.6)]
)
def test_the_widest_font_counts(text, size, em):
    assert width(text, size) == pytest.approx(em, abs=0.5)


def test_marks_take_no_room_of_their_own():
    assert width("e\u0301") == width("e")


def test_shortening_says_so():
    assert shorten("A persona with a long name", 60).endswith("…")
    assert width(shorten("A persona with a long name", 60)) <= 60


@given(st.text())
def test_what_is_drawn_is_one_clean_line(text):
    shown = clean(text)
    assert shown == shown.strip()
    assert all(ord(letter) >= 32 for letter in shown)
    assert plain(plain(text)) == plain(text)


@given(st.lists(st.integers(-20, 20), min_size=2, max_size=12))
def test_curves_never_overshoot_their_points(values):
    points = [(index * 95.0, value * 3.0) for index, value in enumerate(values)]
    for piece, (start, end) in zip(segments(points), pairwise(points), strict=True):
        low, high = sorted((start[1], end[1]))
        assert all(low - 1e-6 <= y <= high + 1e-6 for _, y in samples(piece))


def test_the_self_check_finds_overlaps_and_what_leaves_the_page():
    canvas = Canvas()
    canvas.text(10, 20, "first")
    canvas.text(12, 22, "second")
    canvas.text(180, 90, "over the edge")
    canvas.text(10, 60, "in a small cell", cell=(10, 45, 40, 65))
    found = faults(canvas, 200, 100)
    assert '"second" overlaps "first"' in found
    assert '"over the edge" leaves the page' in found
    assert '"in a small cell" leaves its cell' in found
    assert len(found) == 3


def test_the_self_check_finds_text_under_a_mark():
    canvas = Canvas()
    canvas.text(10, 20, "covered")
    canvas.mark(20, 16, 9)
    assert len(faults(canvas, 200, 100)) == 1


def test_letters_go_on_after_z():
    assert [letters(index) for index in (0, 25, 26, 52)] == ["a", "z", "aa", "ba"]
    assert letters(1, upper=True) == "B"
