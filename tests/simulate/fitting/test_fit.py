"""What a fit does with real and made-up logs: the prior, the order, parts of the scale of times, threads, bad logs."""

from dataclasses import replace

import numpy as np
import pytest

import journeymap as jm
from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.source import open_log
from journeymap.overlay.core import measure_core
from journeymap.overlay.observation import iso_time
from journeymap.overlay.options import Options
from journeymap.simulate.exact import success_at_start
from journeymap.simulate.fit import fit

DAY_US = 86_400_000_000
ROUND = """
stages:
  - id: all
    touchpoints:
      - {id: a, name: A, match: a, next: [b, c]}
      - {id: b, name: B, match: b, next: [c, a]}
      - {id: c, name: C, match: c, next: [won, left, a]}
outcomes:
  won: {match: won}
  left: {kind: failure, match: left}
"""


def walks(cases, remembers, seed=7):
    """Journeys over a, b and c; where they `remember`, what comes next hangs on the touchpoint before, too."""
    random = np.random.default_rng(seed)
    found = []
    for case in range(cases):
        path, at = ["a"], 1000.0 * case
        found.append((f"k{case:05}", "a", at))
        while path[-1] in "abc":
            before = path[-2] if len(path) > 1 else "b"
            chance = 0.7 if path[-1] == "c" else 0.5
            if remembers:
                chance = 0.9 if before == "b" else 0.2
            ways = {"a": ("b", "c"), "b": ("c", "a"), "c": ("won", "a")}[path[-1]]
            path.append(ways[0] if random.random() < chance else ways[1])
            at += random.exponential(3 * 3600)
            found.append((f"k{case:05}", path[-1], at))
    return sorted(found, key=lambda event: event[2])


def same(one, other):
    """Whether two fits are equal to the last bit."""
    arrays = ("source", "target", "onward", "share", "start_target", "start_share", "visits")
    equal = all(np.array_equal(getattr(one.chain, name), getattr(other.chain, name)) for name in arrays)
    return equal and np.array_equal(one.curves.reached, other.curves.reached) and one.scores == other.scores


@pytest.mark.parametrize(("remembers", "order"), [(False, 1), (True, 2)])
def test_as_many_touchpoints_count_as_matter(lay, remembers, order):
    base, _ = lay(walks(1500, remembers, seed=1), ROUND)
    fitted = fit(base, times=False)
    assert fitted.chain.order == order
    assert [score.order for score in fitted.scores] == [1, 2, 3, 4, 5]
    assert [score.order for score in fitted.scores if score.chosen] == [order]
    best = min(fitted.scores, key=lambda score: score.loss)
    chosen = fitted.scores[order - 1]
    assert best.error == 0
    assert chosen.loss <= best.loss + chosen.error


def test_loss_is_that_of_the_chances_that_were_learnt(lay):
    """With one way out of each touchpoint the held-out loss is nothing but the smoothing."""
    events = [
        (f"k{case:04}", name, 10 * case + place) for case in range(500) for place, name in enumerate(["a", "c", "won"])
    ]
    base, _ = lay(events, ROUND, observed_until="1970-02-01")
    fitted = fit(base, times=False)
    targets = 5
    expected = -np.log((400 + 1 / (targets + 1)) / 401)
    assert fitted.scores[0].loss == pytest.approx(expected, rel=1e-9)


def test_a_row_leans_on_the_plan_with_one_visit(lay):
    events = [("k1", "b", 0), ("k1", "a", 10), ("k1", "b", 20), ("k1", "c", 30), ("k1", "won", 40)]
    base, _ = lay(events, inactive_after=1, observed_until="1970-01-02")
    chain = fit(base, order=1, times=False).chain
    of_a = {chain.targets[chain.target[way]]: chain.share[0, way] for way in np.flatnonzero(chain.source == 0)}
    # as planned 30% drop off, a fifth to the failure and a tenth to nowhere
    assert of_a == pytest.approx({"b": (1 + 0.7) / 2, "left": 0.2 / 2})
    alone = fit(base, order=1, prior=0, times=False).chain
    assert {alone.targets[to] for to in alone.target[alone.source == 0]} == {"b"}


def test_a_touchpoint_never_visited_goes_as_planned(lay):
    events = [(f"k{case}", name, 100 * case + place) for case in range(30) for place, name in enumerate("ab")]
    base, _ = lay(events, inactive_after=1)
    for prior in (0, 1):
        fitted = fit(base, order=2, prior=prior, times=False)
        chain = fitted.chain
        place = chain.contexts.index((chain.touchpoints.index("c"),))
        ways = chain.source == place
        assert [chain.targets[to] for to in chain.target[ways]] == ["won"]
        assert chain.share[:, ways] == pytest.approx(1)
        assert chain.visits[place] == 0
        kinds = {note.kind: note.message for note in fitted.notes}
        assert '"c"' in kinds["never-visited"]
        assert '"b"' in kinds["never-left"]
        assert "no-outcome" in kinds


@pytest.mark.parametrize(
    "events",
    [
        [("k1", "a", 0)],
        [("k1", "won", 0)],
        [("k1", "a", 0), ("k1", "won", 0)],
        [("k1", "m", 0)],
        [("k1", "a", 0), ("k2", "b", 5), ("k3", "c", 9)],
        [("k1", "a", 3), ("k1", "b", 3), ("k2", "b", 3), ("k2", "c", 3)],
    ],
)
@pytest.mark.parametrize("prior", [0, 1])
def test_the_smallest_logs_have_a_model(lay, events, prior):
    base, _ = lay(events)
    fitted = fit(base, prior=prior)
    assert np.isfinite(fitted.chain.share).all()
    assert np.isfinite(fitted.curves.reached).all()
    assert fitted.chain.start_share.sum(axis=1) == pytest.approx(1)
    assert 0 <= success_at_start(fitted.chain)[0] <= 1
    assert "few-cases" in {note.kind for note in fitted.notes}


def test_a_fit_confined_to_cases_is_that_of_a_log_without_the_others(lay):
    events = walks(60, remembers=True)
    few = [event for event in events if event[0] < "k00030"]
    until = iso_time(round(events[-1][2] * 1e6))
    base, _ = lay(few, ROUND, observed_until=until)
    alone = fit(base, times=False)
    base, _ = lay(events, ROUND, observed_until=until)
    assert same(fit(base, times=False, cases="SELECT case_id FROM states WHERE case_id < 'k00030'"), alone)


def test_groups_hold_whole_persons(lay):
    events = walks(40, remembers=False)
    base, _ = lay(events, ROUND, clusters={f"k{case:05}": f"p{case % 3}" for case in range(40)})
    fitted = fit(base, times=False)
    assert fitted.groups == 3
    assert fitted.chain.share.shape[0] == 4
    assert "few-groups" in {note.kind for note in fitted.notes}
    without = fit(base, groups=0, times=False)
    assert without.groups == 0
    assert without.chain.share == pytest.approx(fitted.chain.share[:1])
    assert without.notes == ()


def test_nothing_is_left_in_the_engine(lay):
    base, _ = lay(walks(30, remembers=False), ROUND)
    before = base.engine.fetch("tables", "SELECT table_name FROM duckdb_tables() ORDER BY table_name")
    fit(base)
    assert base.engine.fetch("tables", "SELECT table_name FROM duckdb_tables() ORDER BY table_name") == before


def test_parts_of_the_scale_are_nearly_exact(lay):
    base, _ = lay(walks(3000, remembers=True), ROUND)
    exact, parts = (fit(base, order=2, exact_up_to=limit, times=False) for limit in (10**9, 0))
    assert np.array_equal(exact.chain.target, parts.chain.target)
    assert parts.chain.share == pytest.approx(exact.chain.share, abs=5e-4)
    assert not np.array_equal(parts.chain.share, exact.chain.share)


def test_threads_change_nothing(graph_of, lay, tmp_path):
    events = walks(400, remembers=True)
    found = []
    for threads in (1, 2):
        with DuckEngine(threads=threads) as engine:
            base, _ = lay(events, ROUND, on=engine)
            found.append(fit(base, exact_up_to=0))
    assert same(*found)


@pytest.mark.slow
def test_spark_counts_the_same(lay, spark):
    events = walks(40, remembers=True)
    on_duck, _ = lay(events, ROUND)
    on_spark, _ = lay(events, ROUND, on=spark)
    for limit in (0, 10**9):
        assert same(*(fit(base, exact_up_to=limit, times=False) for base in (on_spark, on_duck)))


@pytest.fixture(scope="module")
def loans(shared, root):
    """The loan log in an engine, and its journey."""
    graph = jm.load(root / "examples" / "loan-application" / "journey.yaml").graph
    with DuckEngine() as engine:
        yield graph, engine, open_log(engine, shared / "data" / "bpic2012.xes.gz")


@pytest.mark.logs
def test_loan_touchpoints_are_those_of_the_overlay(loans):
    base, overlay = measure_core(*loans, Options())
    fitted = fit(base, order=1, prior=0, times=False)
    chain = fitted.chain
    for place, name in enumerate(chain.touchpoints):
        row = overlay.touchpoint(name)
        got = {chain.targets[chain.target[way]]: chain.share[0, way] for way in np.flatnonzero(chain.source == place)}
        assert got == pytest.approx(dict(row.exits), abs=1e-4)
        assert chain.lost[0, place] == pytest.approx(row.drop_off.lost, abs=1e-4)


@pytest.mark.slow
@pytest.mark.logs
def test_loans_cut_short_foretell_what_becomes_of_them(loans):
    """Mean error of eventual approval over seven cuts, at both ends of the band: at most .66 points."""
    graph, engine, log = loans
    whole, _ = measure_core(graph, engine, log, Options())
    engine.create(
        "became", "SELECT s.first_at, s.outcome, n.success FROM states AS s LEFT JOIN nodes AS n ON s.outcome = n.node"
    )
    errors = []
    for day in range(45, 136, 15):
        cut = whole.observation.since + day * DAY_US
        known = f"SELECT avg(success) AS share FROM became WHERE first_at <= {cut} AND outcome IS NOT NULL"
        truth = engine.fetch("truth", known)[0]["share"]
        base, _ = measure_core(graph, engine, log, Options(observed_until=iso_time(cut)))
        chain = fit(base, times=False).chain
        errors.append([abs(success_at_start(chain, shared=shared)[0] - truth) for shared in (False, True)])
    assert (100 * np.mean(errors, axis=0) <= 0.66).all()


def test_paths_too_rare_for_a_row_take_a_shorter_one(lay):
    often = [("a", "b", "c", "won"), ("b", "c", "won")] * 25
    seldom = [("a", "c", "won"), ("c", "a", "b", "c", "left")]
    events = [
        (f"k{case:03}", name, 100 * case + place)
        for case, path in enumerate([*often, *seldom])
        for place, name in enumerate(path)
    ]
    base, _ = lay(events, ROUND)
    two, three = (fit(base, order=order, times=False) for order in (2, 3))
    named = {tuple(two.chain.touchpoints[part] for part in context) for context in two.chain.contexts}
    assert named == {("a",), ("b",), ("c",), ("a", "b"), ("b", "c")}
    assert two.backed_off == len({("a", "c"), ("c", "a")})
    assert three.backed_off == len({("a", "c"), ("c", "a"), ("c", "a", "b")})
    assert fit(base, order=3, back_off=0, times=False).backed_off == 0


def test_what_was_fitted_is_said(lay):
    base, _ = lay(walks(100, remembers=False), ROUND)
    fitted = fit(replace(base, log=replace(base.log, content="0123456789ab")))
    assert (fitted.basis, fitted.log, fitted.groups) == ("log", "0123456789ab", 50)
    assert fitted.until == iso_time(base.observation.until)
    assert fitted.chain.cases == 100
    assert fitted.dwell is not None


@pytest.mark.parametrize("order", [0, -1, 6])
def test_orders_that_cannot_be_are_refused(lay, order):
    base, _ = lay(walks(20, remembers=False), ROUND)
    with pytest.raises(JourneyError, match="cannot depend on the last"):
        fit(base, order=order)
