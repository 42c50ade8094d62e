"""Success by segment: groups that differ, groups too small to speak for themselves, both engines."""

import random

import pytest

import journeymap as jm
from journeymap.events.duck import DuckEngine
from journeymap.events.log import EventLog
from journeymap.events.statements import literal
from journeymap.overlay.core import measure_core
from journeymap.overlay.options import Options
from journeymap.simulate.exact import success_at_start
from journeymap.simulate.fit import fit
from journeymap.simulate.segments import segment_success

JOURNEY = """journeymap: 1
id: j
name: Test
events: {case: c, activity: a, time: t, segments: [device, country]}
personas: {anna: {name: Anna}, jan: {name: Jan}}
segments:
  anna: {device: app}
  jan: {device: fax}
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


def base_of(graph, engine, groups, seed=1):
    """Cases by device: (number, share that pays); all who pay win, the country says nothing."""
    rng, rows = random.Random(seed), []
    for device, (number, share) in groups.items():
        for case in range(number):
            name, start, country = f"{device}{case}", rng.uniform(0, 1e6), rng.choice(("pl", "si"))
            steps = ["ask", "pay", "won"] if case < round(share * number) else ["ask", "gone"]
            for place, step in enumerate(steps):
                values = (name, step, round((start + place * 100) * 1e6), device, country)
                rows.append("(" + ", ".join(map(literal, values)) + ")")
    engine.create(
        "log",
        "-- Events.\nSELECT case_id, activity, CAST(time_us AS BIGINT) AS time_us, CAST(NULL AS BIGINT) AS start_us,"
        " CAST(NULL AS VARCHAR) AS channel, CAST(0 AS BIGINT) AS seq, case_id AS cluster, x_1, x_2"
        f" FROM (VALUES {', '.join(rows)}) AS v(case_id, activity, time_us, x_1, x_2)",
    )
    columns = {"device": "x_1", "country": "x_2"}
    log = EventLog("made up", None, None, {}, len(rows), len(rows), has_sequence=False, columns=columns)
    return measure_core(graph, engine, log, Options(observed_until="1970-03-01", inactive_after=1e7))[0]


def test_groups_that_differ_speak_for_themselves(graph, engine):
    base = base_of(graph, engine, {"app": (400, 0.8), "web": (400, 0.3), "phone": (400, 0.55), "fax": (12, 1.0)})
    fitted = fit(base)
    found = segment_success(base, fitted)
    groups = {"device=app", "device=phone", "device=web", "country=pl", "country=si", "persona=anna", "persona=jan"}
    assert set(found) == groups
    for name, share in (("app", 0.8), ("web", 0.3), ("phone", 0.55)):
        row = found[f"device={name}"]
        assert row.estimate == pytest.approx(share, abs=0.02)
        assert row.low < share < row.high
        assert row.clusters == 400
    whole = success_at_start(fitted.chain)[0]
    assert found["persona=jan"].estimate == pytest.approx(whole, abs=0.05)  # twelve cases, though all of them won
    assert found["persona=jan"].clusters == 12
    assert abs(found["country=pl"].estimate - found["country=si"].estimate) < 0.06


def test_groups_that_are_alike_lean_on_each_other(graph, engine):
    base = base_of(graph, engine, {"app": (60, 0.5), "web": (60, 0.6), "phone": (60, 0.55)})
    found = segment_success(base, fit(base))
    spread = found["device=web"].estimate - found["device=app"].estimate
    assert 0 < spread < 0.05
    assert all(row.low < 0.55 < row.high for row in found.values())


def test_no_groups_are_asked_for(engine, tmp_path):
    file = tmp_path / "journey.yaml"
    words = ("events:", "personas:", "segments:", "  anna:", "  jan:")
    file.write_text("\n".join(line for line in JOURNEY.splitlines() if not line.startswith(words)), encoding="utf-8")
    base = base_of(jm.load(file).graph, engine, {"app": (30, 0.5)})
    assert segment_success(base, fit(base)) == {}


def test_both_engines_agree(graph, engine, spark):
    groups = {"app": (40, 0.8), "web": (50, 0.3)}
    found = []
    for where in (engine, spark):
        base = base_of(graph, where, groups)
        found.append(segment_success(base, fit(base, order=1, times=False)))
    assert list(found[0]) == list(found[1])
    for name, row in found[0].items():
        assert row.estimate == pytest.approx(found[1][name].estimate)
        assert row.variance == pytest.approx(found[1][name].variance)
