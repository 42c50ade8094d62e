"""Our product limit beside etm, the R package of Aalen-Johansen estimates: its own test results, to 5e-5.

The figures are those that etm 1.1.2 prints in its tests (tests/tests.etm.Rout.save). Its covariances divide by the number
of subjects m, ours by m - 1, since clusters may be few.

`sir.cont` holds stays in intensive care: state 0 without ventilation, 1 with it, 2 the end of the stay. etm prints
P(0 -> 2) since day 1 of a process that may return to 0, where people join those at risk at any time; our exits are counted from
the beginning of a visit, so nobody joins late. What both have in common are the increments: of those in a state, the share that leaves at a
time. So each increment comes from our statements, and their product must be etm's.
"""

import gzip

import numpy as np
import pytest

from journeymap.events.duck import DuckEngine
from journeymap.overlay.studies import measure_study

NEAR = 5e-5
PUBLISHED = {
    2.0: 0.1186869, 3.0: 0.2453993, 4.0: 0.3806244, 5.0: 0.4792121, 6.0: 0.5692649, 7.0: 0.6349924, 10.0: 0.7646506,
    14.0: 0.8451773, 20.0: 0.9125267, 28.0: 0.9531288, 34.0: 0.9685356, 42.0: 0.9778509, 55.0: 0.9903001, 63.0: 0.9941634,
    85.0: 0.9965950, 101.0: 0.9980544, 113.0: 0.9990272, 164.0: 0.9990272, 183.0: 1.0,
}  # fmt: skip
"""P(0 -> 2) of sir.cont by day."""
AT_RISK = {2.0: (396, 47), 3.0: (365, 54), 4.0: (331, 62), 20.0: (64, 10), 42.0: (22, 0), 101.0: (3, 1)}
"""How many are in state 0 just before the day, and how many of them leave on it."""
VARIANCE_OF_FIRST = 2.641422e-04
WAYS = ((0, 1), (0, 2), (1, 0), (1, 2))


@pytest.fixture(scope="module")
def own():
    with DuckEngine() as found:
        yield found


def study(engine, columns, limits=None):
    """A study of waits given as columns."""
    engine.register("waits", {name: np.asarray(column, np.int64) for name, column in columns.items()})
    try:
        select = 'SELECT node, cluster, x, CASE WHEN "next" >= 0 THEN "next" END AS next, good, follow FROM waits'
        return measure_study(engine, select, limits)
    finally:
        engine.unregister("waits")


def ten(good):
    """Ten waits that end at 1, 2 ... 10, looked at at each of these times; `good` are the ends that count."""
    rows = [(limit, one, one, 1, int(good(one)), 10) for limit in range(1, 11) for one in range(1, 11)]
    return dict(zip(("node", "cluster", "x", "next", "good", "follow"), zip(*rows, strict=True), strict=True))


def test_ten_that_all_leave(own):
    found = study(own, ten(lambda _: True), {limit: limit for limit in range(1, 11)})
    staying = [1 - found[limit].share for limit in range(1, 11)]
    variances = [found[limit].variance * 9 / 10 for limit in range(1, 11)]
    assert staying == pytest.approx(np.cumprod((10 - np.arange(1, 11)) / np.arange(10, 0, -1)), abs=NEAR)
    printed = [0.009, 0.016, 0.021, 0.024, 0.025, 0.024, 0.021, 0.016, 0.009, 0.000]
    assert variances == pytest.approx(printed, abs=NEAR)


def test_ten_that_leave_two_ways(own):
    limits = {limit: limit for limit in range(1, 11)}
    odd, even = (study(own, ten(lambda one, rest=rest: one % 2 == rest), limits) for rest in (1, 0))
    times = np.arange(1, 11)
    assert [odd[limit].share for limit in limits] == pytest.approx((times + 1) // 2 / 10, abs=NEAR)
    assert [even[limit].share for limit in limits] == pytest.approx(times // 2 / 10, abs=NEAR)


@pytest.fixture(scope="module")
def stays(shared):
    """Rows of sir.cont as (id, from, to, entry, exit): a change of state before the end of the stay on the same day is
    half a day earlier, as etm's test has it."""
    with gzip.open(shared / "data" / "sir.cont.txt.gz", "rt", encoding="utf-8") as file:
        parts = [line.replace('"', "").split() for line in file.readlines()[1:]]
    rows = sorted(((int(one), int(a), b, float(at)) for one, a, b, at, *_ in parts), key=lambda row: (row[0], row[3]))
    found = []
    for index, (one, a, b, at) in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        earlier = following is not None and following[0] == one and following[3] == at
        begun = found[-1][4] if found and found[-1][0] == one else 0.0
        found.append((one, a, -1 if b == "cens" else int(b), begun, at - 0.5 if earlier else at))
    return found


def at_risk(stays, state, time):
    return [row for row in stays if row[1] == state and row[3] < time <= row[4]]


def increments(engine, stays):
    """Of those in each state, the share that goes each way, by time: one study, a group for each way and time."""
    times = sorted({row[4] for row in stays if row[4] > 1})
    rows = []
    for place, time in enumerate(times):
        for way, (state, target) in enumerate(WAYS):
            for one, _, to, _, exit_ in at_risk(stays, state, time):
                leaves = exit_ == time and to >= 0
                rows.append(
                    (4 * place + way, one, 1 if leaves else 2, to if leaves else -1, int(leaves and to == target), 2)
                )
    columns = dict(zip(("node", "cluster", "x", "next", "good", "follow"), zip(*rows, strict=True), strict=True))
    found = study(engine, columns, dict.fromkeys(columns["node"], 1))
    return times, found


@pytest.mark.logs
def test_stays_in_intensive_care(own, stays):
    times, found = increments(own, stays)
    until, share = np.eye(3), {}
    for place, time in enumerate(times):
        step = np.eye(3)
        for way, (state, target) in enumerate(WAYS):
            if (incidence := found.get(4 * place + way)) is not None:
                step[state, target] += incidence.share
                step[state, state] -= incidence.share
        until = until @ step
        share[time] = until[0, 2]
    assert {day: share[day] for day in PUBLISHED} == pytest.approx(PUBLISHED, abs=NEAR)


@pytest.mark.logs
def test_those_at_risk_are_etms(own, stays):
    _, found = increments(own, stays)
    assert {
        day: (len(at_risk(stays, 0, day)), sum(row[4] == day and row[2] == 2 for row in at_risk(stays, 0, day)))
        for day in AT_RISK
    } == AT_RISK
    first = found[4 * sorted({row[4] for row in stays if row[4] > 1}).index(2.0) + 1]
    assert (first.clusters, first.share) == (396, pytest.approx(PUBLISHED[2.0], abs=NEAR))
    assert first.variance * 395 / 396 == pytest.approx(VARIANCE_OF_FIRST, rel=NEAR)


@pytest.mark.logs
def test_first_exits_agree_with_a_plain_product_limit(own, stays):
    """Our own question of the same data: what ends the first state of each stay, since its beginning."""
    first = [row for row in stays if row[3] == 0]
    longest = round(2 * max(row[4] for row in first))
    waits = [(row[1], row[0], round(2 * row[4]), row[2], int(row[2] == 2), longest) for row in first]
    columns = dict(zip(("node", "cluster", "x", "next", "good", "follow"), zip(*waits, strict=True), strict=True))
    found = study(own, columns)
    for state in (0, 1):
        here = [(x, to) for node, _, x, to, _, _ in waits if node == state]
        staying, ended = 1.0, 0.0
        for time in sorted({x for x, _ in here}):
            risk = sum(x >= time for x, _ in here)
            ended += staying * sum(x == time and to == 2 for x, to in here) / risk
            staying *= 1 - sum(x == time and to >= 0 for x, to in here) / risk
        assert found[state].share == pytest.approx(ended, abs=1e-9)
