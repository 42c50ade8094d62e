"""Measured scores against a plain reading of their definitions, on small random logs."""

import math
from collections import defaultdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.overlay.emotion.scores import nps_estimate
from journeymap.overlay.intervals import share_interval, student_quantile

JOURNEY = """
metrics:
  csat: {name: Satisfaction, scale: 1..5, target: 4, column: csat}
  nps: {name: Recommends, scale: nps, column: recommends}
  effort: {name: Effort, column: csat}
  unlogged: {name: Not in the log, scale: 1..5, column: nowhere}
stages:
  - id: all
    touchpoints:
      - {id: a, name: A, match: a, metrics: csat}
      - {id: b, name: B, match: b}
  - id: more
    metrics: csat
    touchpoints:
      - {id: c, name: C, match: c}
      - {id: m, name: M, match: m, one-way: true, planned: false}
outcomes:
  won: {match: won}
  left: {kind: failure, match: left}
"""
READ = {
    "1": 1.0, "2": 2.0, "4.5": 4.5, "4,5": 4.5, " 5": 5.0, "9": 9.0, "10": 10.0, "0": 0.0, "7": 7.0, "n/a": None, "1_0": None,
    "nan": None, "5/5": None, "1,000": None,
}  # fmt: skip
ELSEWHERE = ("won", "left", "x")

event = st.tuples(
    st.sampled_from(["k1", "k2", "k3", "k4", "k5", "k6", "k7"]),
    st.sampled_from(["a", "a", "b", "c", "m", "won", "left", "x"]),
    st.integers(0, 30),
    st.sampled_from([*READ, None]),
    st.sampled_from([*READ, None]),
)


def given_until_the_end(events):
    """Events at touchpoints up to the time of the case's outcome."""
    ended = defaultdict(lambda: math.inf)
    for case, name, at, *_ in events:
        if name in ("won", "left"):
            ended[case] = min(ended[case], at)
    return [row for row in events if row[1] not in ELSEWHERE and row[2] <= ended[row[0]]]


def by_case(rows, value):
    found = defaultdict(list)
    for case, answer in rows:
        found[case].append(value(answer))
    return found


def ratio(found):
    m, n = len(found), sum(map(len, found.values()))
    mean = sum(sum(values) for values in found.values()) / n
    spread = sum((sum(values) - mean * len(values)) ** 2 for values in found.values())
    return mean, m / max(m - 1, 1) * spread / n**2, m


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(event, min_size=1, max_size=50))
def test_every_score(lay, events):
    if all(name == "x" for _, name, *_ in events):
        return
    columns = {"csat": [row[3] for row in events], "recommends": [row[4] for row in events]}
    got = lay(JOURNEY, [row[:3] for row in events], columns, parts=("emotion",)).emotion
    kept = given_until_the_end(events)
    expected = {}
    for metric, column, low, high, where in (
        ("csat", 3, 1, 5, "acm"), ("nps", 4, 0, 10, "abcm"), ("effort", 3, -1e6, 1e6, "abcm"),
    ):  # fmt: skip
        for name in where:
            rows = [(row[0], READ[row[column]]) for row in kept if row[1] == name and row[column]]
            rows = [(case, answer) for case, answer in rows if answer is not None and low <= answer <= high]
            if rows or metric == "csat":
                expected[name, metric] = rows
        (counts,) = (entry for entry in got.answers if entry.metric == metric)
        texts = [row[column] for row in events if row[column]]
        readable = [text for text in texts if READ[text] is not None and low <= READ[text] <= high]
        assert counts.unreadable == len(texts) - len(readable)
        assert counts.counted == sum(len(rows) for (_, key), rows in expected.items() if key == metric)
        assert counts.elsewhere == len(readable) - counts.counted
    assert {(score.touchpoint, score.metric) for score in got.scores} == set(expected)
    for score in got.scores:
        check(score, expected[score.touchpoint, score.metric])


def check(score, rows):
    assert score.answers == len(rows)
    if not rows:
        assert (score.value.estimate, score.top_box, score.valence) == (None, None, None)
        return
    if score.metric == "nps":
        p, d = (sum(count(answer) for _, answer in rows) for count in (lambda a: a >= 9, lambda a: a <= 6))
        assert score.value.estimate == pytest.approx((p - d) / len(rows))
        assert score.value.clusters == len({case for case, _ in rows})
        assert score.valence == pytest.approx(2 * (p - d) / len(rows))
        assert score.top_box is None
        return
    mean, variance, cases = ratio(by_case(rows, float))
    assert score.value.estimate == pytest.approx(mean)
    assert score.value.variance == (pytest.approx(variance, abs=1e-12) if cases > 1 else None)
    assert score.value.clusters == cases
    if score.metric == "effort":
        assert (score.valence, score.top_box) == (None, None)
        return
    assert score.valence == pytest.approx(-2 + (mean - 1) / 4 * 4)
    assert score.target == 4
    share, spread, _ = ratio(by_case(rows, lambda answer: float(answer == 5)))
    assert score.top_box.estimate == pytest.approx(share)
    assert score.top_box.variance == (pytest.approx(spread, abs=1e-12) if cases > 1 else None)
    if cases < 5:
        assert (score.value.low, score.top_box.low) == (None, None)
        return
    half = student_quantile(0.975, cases - 1) * math.sqrt(variance)
    bounds = max(1, mean - half), min(5, mean + half)
    assert (score.value.low, score.value.high) == pytest.approx(bounds)
    assert (score.top_box.low, score.top_box.high) == pytest.approx(share_interval(share, spread, cases), abs=1e-9)


def test_nps_by_hand():
    # 20 cases, 10 promoters and 4 detractors: n = 23, p = 10.75/23, d = 4.75/23
    found = nps_estimate(20, 10, 4, 20)
    p, d = 10.75 / 23, 4.75 / 23
    variance = (p + d - (p - d) ** 2) / 23
    assert found.estimate == pytest.approx(0.3)
    assert found.variance == pytest.approx(variance)
    assert found.low == pytest.approx(p - d - 2.093024 * math.sqrt(variance), abs=1e-6)
    assert found.high == pytest.approx(p - d + 2.093024 * math.sqrt(variance), abs=1e-6)


def test_nps_stays_within_its_bounds():
    found = nps_estimate(6, 6, 0, 6)
    assert (found.estimate, found.high) == (1, 1)
    assert -1 < found.low < 1
    assert nps_estimate(4, 1, 1, 4).low is None


def test_a_log_without_the_columns_has_no_scores(lay):
    assert lay(JOURNEY, [("k", "a", 0), ("k", "won", 1)], parts=("emotion",)).emotion is None


def test_answers_are_text_to_the_engine(lay):
    texts = ["'); drop table log", "5", "zażółć", '"']
    events = [(f"k{number}", "a", number) for number in range(4)]
    (csat, *_) = lay(JOURNEY, events, {"csat": texts}, parts=("emotion",)).emotion.answers
    assert (csat.counted, csat.unreadable) == (1, 3)
