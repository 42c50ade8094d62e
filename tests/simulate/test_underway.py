"""Customers under way: an example by hand, claims whose truth is known, a real log that was cut, both engines."""

import random
import runpy

import numpy as np
import pytest

import journeymap as jm
from journeymap.events.duck import DuckEngine
from journeymap.events.log import EventLog
from journeymap.events.roles import roles_from
from journeymap.events.source import open_log
from journeymap.events.statements import literal
from journeymap.overlay.core import measure_core
from journeymap.overlay.observation import iso_time
from journeymap.overlay.options import Options
from journeymap.simulate.fit import fit
from journeymap.simulate.underway import underway

DAY = 86400
JOURNEY = """journeymap: 1
id: j
name: Test
outcomes: {won: {match: won}, gone: {kind: failure, match: gone}}
stages:
  - name: S
    id: s
    touchpoints:
      - {id: ask, name: Asks, match: ask, next: [{to: pay, when: x}, {to: gone, when: y}]}
      - {id: pay, name: Pays, match: pay}
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    file = tmp_path_factory.mktemp("journey") / "journey.yaml"
    file.write_text(JOURNEY, encoding="utf-8")
    return jm.load(file).graph


@pytest.fixture(scope="module")
def engine():
    with DuckEngine(threads=1) as found:
        yield found


def base_of(graph, engine, events, until, silence=1e9):
    """The overlay's tables over (case, activity, seconds)."""
    rows = [f"({literal(case)}, {literal(what)}, {round(at * 1e6)})" for case, what, at in events if at <= until]
    engine.create(
        "log",
        "-- Events.\nSELECT case_id, activity, CAST(time_us AS BIGINT) AS time_us, CAST(NULL AS BIGINT) AS start_us,"
        " CAST(NULL AS VARCHAR) AS channel, CAST(0 AS BIGINT) AS seq, case_id AS cluster"
        f" FROM (VALUES {', '.join(rows)}) AS v(case_id, activity, time_us)",
    )
    log = EventLog("made up", None, None, {}, len(rows), len(rows), has_sequence=False)
    options = Options(observed_until=iso_time(round(until * 1e6)), inactive_after=silence)
    return measure_core(graph, engine, log, options)[0]


def few_days():
    """Ten who ask: six pay after a day, two leave after three; one has asked two days ago, one just now."""
    events = []
    for case in range(8):
        events += [(f"c{case}", "ask", 0.0), (f"c{case}", "pay" if case < 6 else "gone", (1 if case < 6 else 3) * DAY)]
    events += [(f"c{case}", "won", 2.0 * DAY) for case in range(3)]
    return [*events, ("late", "ask", 8.0 * DAY), ("new", "ask", 10.0 * DAY)]


def test_who_is_where_and_for_how_long(graph, engine):
    base = base_of(graph, engine, few_days(), 10 * DAY, silence=5 * DAY)
    fitted = fit(base, order=1, prior=0.0, groups=0)
    found = underway(base, fitted)
    ask, pay = found.touchpoints
    assert (found.customers, ask.active, ask.silent, pay.active, pay.silent) == (5, 2, 0, 0, 3)
    assert (ask.id, ask.name, ask.stage) == ("ask", "Asks", "s")
    # of those who ask 6 in 9 have paid after a day, for one is too new to be watched; after two days 2 in 2 leave, and
    # of those who pay half do so in the end: "new" has a third of a chance, "late" none
    assert ask.succeed.estimate == pytest.approx(1 / 3, abs=0.02)
    assert ask.success.estimate == pytest.approx(1 / 6, abs=0.01)
    assert pay.succeed.estimate == pytest.approx(0, abs=1e-9)  # who has not succeeded after a day never did
    assert found.succeed.estimate == pytest.approx(ask.succeed.estimate + pay.succeed.estimate)
    assert ask.succeed.low is None
    assert found.until == "1970-01-11T00:00:00Z"


def test_nobody_is_under_way(graph, engine):
    events = [("a", "ask", 0.0), ("a", "won", 5.0), ("b", "ask", 1.0), ("b", "gone", 2.0)]
    base = base_of(graph, engine, events, 100)
    found = underway(base, fit(base))
    assert (found.customers, found.beyond) == (0, 0)
    assert found.success.estimate is None
    assert [row.active for row in found.touchpoints] == [0, 0]
    assert [row.succeed.estimate for row in found.touchpoints] == [0, 0]


def test_everybody_is_under_way(graph, engine):
    events = [(f"c{number}", "ask", number * 10.0) for number in range(30)]
    base = base_of(graph, engine, events, 1000)
    found = underway(base, fit(base))
    assert found.customers == 30
    assert 0 <= found.succeed.low <= found.succeed.estimate <= found.succeed.high <= 30
    assert 0 < found.beyond < 30


def claims(root, seed, number, days):
    """Claims of the example's generator, whole, as (case, events, whether it closes)."""
    made = runpy.run_path(str(root / "examples" / "motor-claim" / "generate.py"))
    rng = random.Random(seed)
    for case in range(number):
        start = rng.random() * days * DAY
        steps = list(made["walk"](made["draw"](made["INTAKE"], rng), rng))
        yield f"c{case}", [(made["EVENTS"][step], start + now) for step, now, _ in steps], steps[-1][0] == "closed"


@pytest.mark.slow
def test_claims_come_as_they_are_expected(root, engine):
    """Forty logs of claims cut at a day: unbiased, and the interval holds what comes about 19 times in 20."""
    graph, until = jm.load(root / "examples" / "motor-claim" / "journey.yaml").graph, 270 * DAY
    expected, came, held, deviations = [], [], 0, []
    for seed in range(40):
        cases = list(claims(root, seed, 800, 270))
        events = [(case, what, at) for case, steps, _ in cases for what, at in steps]
        base = base_of(graph, engine, events, until, silence=45 * DAY)
        found = underway(base, fit(base, times=False))
        closing = sum(closes for _, steps, closes in cases if steps[0][1] <= until < steps[-1][1])
        expected.append(found.succeed.estimate)
        came.append(closing)
        deviations.append(found.succeed.variance**0.5)
        held += found.succeed.low <= closing <= found.succeed.high
    errors = np.array(expected) - np.array(came)
    assert held >= 35
    assert abs(errors.mean()) < 3 * errors.std() / 40**0.5
    assert errors.std() == pytest.approx(np.mean(deviations), rel=0.35)


@pytest.mark.logs
def test_a_real_log_that_was_cut(root, shared, engine):
    """Of the loans under way on day 84, about as many are approved as is expected; that it is fewer, the docs explain."""
    graph = jm.load(root / "examples" / "loan-application" / "journey.yaml").graph
    log = open_log(engine, shared / "data" / "bpic2012.xes.gz", roles_from(graph.journey.events, Options().roles))
    whole = measure_core(graph, engine, log, Options())[0]
    engine.create("later", "-- How cases ended.\nSELECT case_id, outcome FROM states")
    cut = iso_time(whole.observation.since + 84 * DAY * 1_000_000)
    base = measure_core(graph, engine, log, Options(observed_until=cut))[0]
    found = underway(base, fit(base, times=False))
    approved = next(node.number for node in base.seen.nodes if node.id == "approved")
    came = engine.fetch(
        "came",
        f"""-- Cases under way at the cut that were approved later.
SELECT count(*) AS cases FROM states AS s JOIN later AS l ON s.case_id = l.case_id
WHERE s.outcome IS NULL AND s.visits > 0 AND l.outcome = {approved}""",
    )[0]["cases"]
    assert (found.customers, came) == (589, 176)
    assert found.succeed.estimate == pytest.approx(came, rel=0.2)
    assert found.succeed.low - 5 <= came <= found.succeed.high


def test_both_engines_agree(graph, engine, spark):
    rng, events = random.Random(3), []
    for case in range(150):
        at = rng.uniform(0, 50) * DAY
        events.append((f"c{case}", "ask", at))
        for what in rng.choice([["pay", "won"], ["pay", "ask", "pay"], ["gone"], []]):
            at += rng.expovariate(0.2) * DAY
            events.append((f"c{case}", what, at))
    found = []
    for where in (engine, spark):
        base = base_of(graph, where, events, 55 * DAY, silence=10 * DAY)
        found.append(underway(base, fit(base, order=2, times=False)))
    one, other = found
    assert (one.customers, one.beyond) == (other.customers, other.beyond)
    assert one.succeed.estimate == pytest.approx(other.succeed.estimate)
    assert one.succeed.variance == pytest.approx(other.succeed.variance)
    assert [(row.active, row.silent) for row in one.touchpoints] == [
        (row.active, row.silent) for row in other.touchpoints
    ]
