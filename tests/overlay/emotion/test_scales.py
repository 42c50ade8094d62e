"""Scales and answers as people write them."""

import pytest

from journeymap.overlay.emotion.scales import Scale, read_answer, read_scale


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("1..5", Scale(1, 5)),
        ("0..10", Scale(0, 10)),
        (" -3 .. 3 ", Scale(-3, 3)),
        ("−2..2", Scale(-2, 2)),
        ("0.5..2.5", Scale(0.5, 2.5)),
        ("nps", Scale(0, 10, nps=True)),
        ("0..10 nps", Scale(0, 10, nps=True)),
        ("NPS", Scale(0, 10, nps=True)),
        ("5..1", Scale(None, None)),
        ("3..3", Scale(None, None)),
        ("stars", Scale(None, None)),
        (None, Scale(None, None)),
    ],
)
def test_scales(text, scale):
    assert read_scale(text) == scale


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("4", 4), (" 4.5 ", 4.5), ("4,5", 4.5), ("4.", 4), ("1e0", 1), ("+3", 3),
        ("6", None), ("0", None), ("", None), ("four", None), ("1_0", None), ("inf", None), ("4 of 5", None), ("1,234", None),
    ],
)  # fmt: skip
def test_answers(text, answer):
    assert read_answer(text, Scale(1, 5)) == answer


def test_without_a_scale_any_number_is_an_answer():
    assert read_answer("-40", Scale(None, None)) == -40
    assert read_answer("1e9", Scale(None, None)) is None


def test_valence_runs_from_the_lowest_to_the_highest():
    assert [Scale(1, 5).valence(score) for score in (1, 3, 5)] == [-2, 0, 2]
    assert [Scale(0, 10, nps=True).valence(score) for score in (-1, 0, 0.5)] == [-2, 0, 1]
    assert Scale(None, None).valence(3) is None
