"""Where the map and the data disagree."""

import pytest

JOURNEY = """
metrics:
  csat: {{name: Satisfaction, scale: 1..5, column: csat}}
stages:
  - id: all
    touchpoints:
      - {{id: a, name: A, match: a, emotion: 1{a}}}
      - {{id: b, name: B, match: b, emotion: -1{b}}}
      - {{id: c, name: C, match: c{c}}}
outcomes:
  won: {{match: won}}
"""
PAIN = ", pain-points: It takes long"


def laid(lay, scores=(), *, a="", b="", c="", lost=(0, 40, 0)):
    """A hundred cases go from a to b to c; so many of them are lost at each."""
    events, left = [], 100
    for name, gone in zip("abc", lost, strict=True):
        events += [(f"k{number}", name, number + 1000 * "abc".index(name)) for number in range(left)]
        left -= gone
    events += [(f"k{number}", "won", 5000 + number) for number in range(left)] + [("z", "x", 10**6)]
    answers = [(dict(scores).get(name) if int(case[1:] or 0) < 20 else None) if name in "abc" else None for case, name, _ in
               (event for event in ((row[0] if row[0] != "z" else "z99", row[1], row[2]) for row in events))]  # fmt: skip
    return lay(JOURNEY.format(a=a, b=b, c=c), events, {"csat": answers}, parts=("emotion",)).emotion


def test_answers_that_differ_from_the_map_are_ranked(lay):
    got = laid(lay, {"a": "2", "b": "4", "c": "1"}.items())
    assert [(one.kind, one.touchpoint, one.mapped, one.measured, one.gap) for one in got.disagreements] == [
        ("score", "a", 1, -1, 2),
        ("score", "b", -1, 1, 2),
    ]
    assert got.disagreements[0].words == (
        'the map says +1.0 at "a", 20 answers to "csat" say -1.0 (mean 2.00 on 1 to 5, 95% interval 2.00 to 2.00)'
    )


def test_answers_as_mapped_are_no_disagreement(lay):
    assert laid(lay, {"a": "4", "b": "2"}.items()).disagreements == ()


def test_loss_where_the_map_names_no_pain(lay):
    got = laid(lay, c=PAIN)
    (loss,) = (one for one in got.disagreements if one.kind == "loss-without-pain")
    assert (loss.touchpoint, loss.mapped) == ("b", -1)
    assert loss.measured == pytest.approx(0.4)
    assert loss.gap == pytest.approx(0.4), "the median is 0"
    assert "above the median of 0.0%, and the map names no pain there" in loss.words


def test_a_named_pain_explains_the_loss(lay):
    assert [one.kind for one in laid(lay, b=PAIN).disagreements] == []


def test_a_pain_where_nothing_is_lost(lay):
    got = laid(lay, a=PAIN, lost=(0, 30, 30))
    (pain,) = (one for one in got.disagreements if one.kind == "pain-without-loss")
    assert pain.touchpoint == "a"
    assert pain.gap == pytest.approx(0.3)
    assert pain.words.endswith('below the median of 30.0%, and the map names a pain there: "It takes long"')


def test_a_map_that_names_no_pain_anywhere_says_nothing_of_pain(lay):
    assert laid(lay).disagreements == ()
