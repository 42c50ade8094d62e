"""Differences by common random numbers: right, surer than with independent ones, and sure of how sure they are."""

import runpy
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from journeymap.diagnostics import JourneyError
from journeymap.simulate.chain import chain_of
from journeymap.simulate.exact import expected_times, expected_visits, success_at_start
from journeymap.simulate.fitted import Dwell
from journeymap.simulate.montecarlo.paired import paired
from journeymap.simulate.montecarlo.runs import simulate_chain

MOTOR = runpy.run_path(str(Path(__file__).parents[3] / "examples" / "motor-claim" / "generate.py"))
OUTCOMES = {"closed": "success", "refused": "failure", "withdrawn": "failure"}
CALL_BACK, INSPECTION, PHOTOS = "ask-call-back", "show-car", "send-photos"


def true_rows():
    """The motor claim's true shares, the mean of the intakes."""
    visits, rows = MOTOR["expected_visits"](), {}
    for step in MOTOR["WAYS"]:
        rows[step] = dict.fromkeys(MOTOR["ways"](step, "app"), 0.0)
        for intake, count in visits[step].items():
            for target, share in MOTOR["ways"](step, intake).items():
                rows[step][target] += share * count / sum(visits[step].values())
    return rows


def motor(rows):
    return chain_of(
        {(step,): row for step, row in rows.items()}, {"report-claim": 1.0}, OUTCOMES, touchpoints=list(rows)
    )


def motor_dwell(chain):
    """The motor claim's true times, one table a way."""
    waits, other, ids = MOTOR["WAITS"], MOTOR["WAIT_TO"], chain.targets
    ways = [(ids[source], ids[target]) for source, target in zip(chain.at[chain.source], chain.target, strict=True)]
    parts = (np.arange(50) + 0.5) / 50
    wait_s = np.array([[(other.get(way) or waits[way[0]]).quantile(part) for part in parts] for way in ways])
    return Dwell(
        source=chain.at[chain.source],
        target=chain.target,
        pair=np.arange(len(ways)),
        takes_s=np.zeros_like(wait_s),
        wait_s=wait_s,
        observed=np.full(len(ways), 50),
        basis=("observed",) * len(ways),
        hours=np.zeros((len(ways), 168)),
    )


def less_drop_off(row, by):
    """The row with its loss and failures smaller by a part, which goes to the other targets pro rata."""
    failed = {name: share for name, share in row.items() if OUTCOMES.get(name) == "failure"}
    onward = sum(row.values()) - sum(failed.values())
    saved = by * (1 - onward)
    return {name: share * (1 - by) if name in failed else share * (1 + saved / onward) for name, share in row.items()}


def share_to(row, target, share):
    """The row with the share of one target set; all else pro rata."""
    rest = (1 - share) / (1 - row[target])
    return {name: share if name == target else old * rest for name, old in row.items()}


def what_ifs():
    """The what-ifs of the example, as changes of the true rows."""
    rows = true_rows()
    inspected = less_drop_off(rows[INSPECTION], 0.04 / 0.135)
    return {
        "call-back-fast": rows | {CALL_BACK: less_drop_off(rows[CALL_BACK], 0.3)},
        "status-by-text": rows | {INSPECTION: share_to(inspected, "status-call", 0.05)},
        "sharp-photos": rows | {PHOTOS: share_to(rows[PHOTOS], CALL_BACK, 0.4 * rows[PHOTOS][CALL_BACK])},
    }


@pytest.mark.parametrize("name", ["call-back-fast", "status-by-text", "sharp-photos"])
def test_the_motor_claims_differences_are_right_and_ten_times_surer(name):
    before, after = motor(true_rows()), motor(what_ifs()[name])
    models = [(chain, motor_dwell(chain)) for chain in (before, after)]
    found = paired(*models, journeys=60_000)
    success = [float(success_at_start(chain)[0]) for chain, _ in models]
    times = [float(expected_times(chain, dwell, to="success").journey[0]) for chain, dwell in models]
    assert abs(found.success.difference - (success[1] - success[0])) < 4 * found.success.error
    assert abs(found.time.difference - (times[1] - times[0])) < 4 * found.time.error
    assert found.success.gain > 10
    assert found.time.gain > 10


def test_the_variance_is_smaller_than_with_other_seeds_by_as_much_as_is_said():
    """Differences of 1,000 journeys with 250 seeds, and with 250 pairs of seeds."""
    before, after = motor(true_rows()), motor(what_ifs()["call-back-fast"])
    common, apart, said = [], [], []
    for seed in range(250):
        found = paired((before, None), (after, None), journeys=1000, seed=seed)
        common.append(found.success.difference)
        said.append((found.success.error**2, found.success.independent**2))
        alone = [
            simulate_chain(chain, None, journeys=1000, seed=2 * seed + at) for at, chain in enumerate((before, after))
        ]
        apart.append(alone[1].success - alone[0].success)
    assert np.var(apart) / np.var(common) > 10
    error, independent = np.mean(said, axis=0)
    # A variance from 250 numbers is right to 9%, one standard error; three of them are allowed.
    assert np.var(common) == pytest.approx(error, rel=0.27)
    assert np.var(apart) == pytest.approx(independent, rel=0.27)


def test_each_side_is_its_chain(random_chain, even_dwell):
    """Loops, contexts of two and several starts: the standardised errors of 20 chains are those of chance."""
    far = []
    for seed in range(20):
        chains = random_chain(seed), random_chain(seed + 100)
        found = paired(*((chain, even_dwell(chain)) for chain in chains), journeys=20_000, seed=seed)
        for chain, value in zip(chains, (found.success.before, found.success.after), strict=True):
            exact = float(success_at_start(chain)[0])
            far.append((value - exact) / np.sqrt(exact * (1 - exact) / 20_000))
    assert max(map(abs, far)) < 4
    assert sum(abs(value) > 2 for value in far) <= 6


def test_no_change_is_no_difference(random_chain, even_dwell):
    chain = random_chain(2)
    found = paired((chain, even_dwell(chain)), (chain, even_dwell(chain)), journeys=3000, cost={"t1": 3.0})
    for gap in (found.success, found.time, found.cost):
        assert (gap.difference, gap.gain) == (0.0, None)
        assert gap.error == pytest.approx(0.0, abs=1e-9 * gap.independent) or gap.error == 0.0


def test_threads_change_nothing(random_chain, even_dwell):
    chains = random_chain(2), random_chain(4)
    models = [(chain, even_dwell(chain)) for chain in chains]
    one, two, five = (paired(*models, journeys=50_000, threads=threads, cost={"t0": 1.0}) for threads in (1, 2, 5))
    assert one == two == five


def test_touchpoints_are_matched_by_id():
    """A touchpoint that is added in front of the others changes nothing where nobody comes to it."""
    rows = true_rows()
    before = motor(rows)
    more = motor({"hotline": {"closed": 1.0}, **rows})
    found = paired((before, None), (more, None), journeys=5000)
    assert (found.success.difference, found.success.gain) == (0.0, None)


def test_what_costs_is_each_visit():
    before, after = motor(true_rows()), motor(what_ifs()["sharp-photos"])
    found = paired((before, None), (after, None), journeys=50_000, cost={"agent-calls": 8.0})
    place = before.touchpoints.index("agent-calls")
    cost = [8 * float(expected_visits(chain)[0, place]) for chain in (before, after)]
    assert found.time is None
    assert found.cost.before == pytest.approx(cost[0], rel=0.03)
    assert abs(found.cost.difference - (cost[1] - cost[0])) < 4 * found.cost.error


def test_times_are_left_out_where_nobody_succeeds_or_nothing_is_known(even_dwell):
    never = chain_of({("ask",): {"no": 0.5}}, {"ask": 1.0}, {"no": "failure"})
    dwell = even_dwell(never)
    found = paired((never, dwell), (never, dwell), journeys=100)
    assert (found.time, found.success.before, found.success.error) == (None, 0.0, 0.0)
    known = chain_of({("ask",): {"yes": 0.5}}, {"ask": 1.0}, {"yes": "success"})
    unknown = replace(even_dwell(known), basis=("unknown",))
    assert paired((known, even_dwell(known)), (known, unknown), journeys=100).time is None


def test_no_journeys_are_refused(random_chain):
    with pytest.raises(JourneyError, match="0 journeys"):
        paired((random_chain(1), None), (random_chain(1), None), journeys=0)


def test_the_example_of_the_docs():
    """One step: 6% of the journeys differ, and the variance is .3924 / .0564 times smaller."""
    sides = [{"go": 0.70, "fail": 0.10}, {"go": 0.76, "fail": 0.08}]
    chains = [chain_of({("ask",): row}, {"ask": 1.0}, {"go": "success", "fail": "failure"}) for row in sides]
    gap = paired((chains[0], None), (chains[1], None), journeys=400_000).success
    assert gap.difference == pytest.approx(0.06, abs=4 * gap.error)
    assert gap.error**2 * 400_000 == pytest.approx(0.06 - 0.06**2, rel=0.03)
    assert gap.independent**2 * 400_000 == pytest.approx(0.7 * 0.3 + 0.76 * 0.24, rel=0.01)
    assert gap.gain == pytest.approx(6.96, rel=0.03)
