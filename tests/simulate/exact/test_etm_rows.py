"""The exact answers beside etm, the R package of Aalen-Johansen estimates: its published rows of `sir.cont`, to 5e-5.

Stays in intensive care: state 0 without ventilation, 1 with it, 2 the end of the stay. A chain whose touchpoints are a
state on a day, with the share of those at risk that leaves on the day, gives P(0 -> 2 by day) as shares of outcomes.
"""

import gzip
from itertools import accumulate, pairwise

import pytest

from journeymap.simulate.chain import chain_of
from journeymap.simulate.exact import absorption

PUBLISHED = {
    2.0: 0.1186869, 3.0: 0.2453993, 4.0: 0.3806244, 5.0: 0.4792121, 6.0: 0.5692649, 7.0: 0.6349924, 10.0: 0.7646506,
    14.0: 0.8451773, 20.0: 0.9125267, 28.0: 0.9531288, 34.0: 0.9685356, 42.0: 0.9778509, 55.0: 0.9903001, 63.0: 0.9941634,
    85.0: 0.9965950, 101.0: 0.9980544, 113.0: 0.9990272, 164.0: 0.9990272, 183.0: 1.0,
}  # fmt: skip


def stays(file):
    """(from, to, entry, exit) of each; a change before the end of the stay on the same day is half a day earlier."""
    parts = [line.replace('"', "").split() for line in file.readlines()[1:]]
    rows = sorted(((int(one), int(a), b, float(at)) for one, a, b, at, *_ in parts), key=lambda row: (row[0], row[3]))
    found, entry = [], 0.0
    for (one, a, b, at), following in pairwise([*rows, (None, 0, "", 0.0)]):
        end = at - 0.5 if following[0] == one and following[3] == at else at
        found.append((a, None if b == "cens" else int(b), entry, end))
        entry = end if following[0] == one else 0.0
    return found


def shares_on(found, state, day):
    """Of those in the state just before the day, the share that leaves for each other one on it."""
    risk = [row for row in found if row[0] == state and row[2] < day <= row[3]]
    leaving = [to for _, to, _, end in risk if end == day and to is not None]
    return {to: leaving.count(to) / len(risk) for to in set(leaving)}


def chain_by_day(found):
    """State 0 and 1 on each day that anybody leaves one; the outcomes are the published days by which stays have ended."""
    days = sorted({row[3] for row in found if row[3] > 1})
    rows = {}
    for day, after in zip(days, [*days[1:], None], strict=True):
        until = next(str(limit) for limit in PUBLISHED if day <= limit)
        for state in (0, 1):
            leaving = shares_on(found, state, day)
            row = {until: leaving.pop(2, 0.0)}
            if after is not None:
                going = {f"{to}@{after}": share for to, share in leaving.items()}
                row |= going | {f"{state}@{after}": 1 - sum(leaving.values()) - row[until]}
            rows[f"{state}@{day}",] = row
    return chain_of(rows, {f"0@{days[0]}": 1.0}, dict.fromkeys(map(str, PUBLISHED), "success"))


@pytest.mark.logs
def test_rows_of_etm(shared):
    with gzip.open(shared / "data" / "sir.cont.txt.gz", "rt", encoding="utf-8") as file:
        chain = chain_by_day(stays(file))
    ended = absorption(chain).outcomes[0, chain.start_onward[0]]
    assert dict(zip(PUBLISHED, accumulate(ended), strict=True)) == pytest.approx(PUBLISHED, abs=5e-5)
