"""A log in arrays, and a generator fitted to it by the real engine."""

import numpy as np
import pandas as pd
import pytest

from journeymap.events.duck import DuckEngine
from journeymap.events.roles import Roles
from journeymap.events.source import open_log
from journeymap.simulate.generate import fit_generator

HOUR = 3_600_000_000
ROLES = Roles(case="case", activity="activity", time="end", start="start")


def fit_columns(log, **chosen):
    """The generator of a log given as columns."""
    frame = pd.DataFrame({"case": log["case"], "activity": log["activity"]})
    for name in ("start", "end"):
        frame[name] = pd.to_datetime(log[name], unit="us", utc=True)
    with DuckEngine(threads=2) as engine:
        open_log(engine, frame, ROLES)
        return fit_generator(engine, **chosen)


@pytest.fixture(scope="session")
def office():
    """800 cases that arrive each half hour from 8 to 16 on weekdays: look, then agree or refuse, within office hours."""
    random = np.random.default_rng(7)
    rows = []
    monday = 18_001 * 24 * HOUR  # 18,001 days after 1 January 1970
    for case in range(800):
        day, half = divmod(case, 16)
        at = monday + (day // 5 * 7 + day % 5) * 24 * HOUR + 8 * HOUR + half * HOUR // 2
        for activity in ("look", "agree" if random.random() < 0.7 else "refuse"):
            if at % (24 * HOUR) >= 16 * HOUR:
                at += 16 * HOUR + (48 * HOUR if (at // (24 * HOUR) + 3) % 7 == 4 else 0)
            end = at + int(random.integers(5, 25)) * HOUR // 60
            rows.append((f"customer-{case}", activity, at, end))
            at = end + HOUR
    return {
        "case": np.array([row[0] for row in rows], dtype=object),
        "activity": np.array([row[1] for row in rows], dtype=object),
        "start": np.array([row[2] for row in rows]),
        "end": np.array([row[3] for row in rows]),
    }


@pytest.fixture(scope="session")
def generator(office):
    """What was fitted to the office."""
    return fit_columns(office)


@pytest.fixture(scope="session")
def fit():
    """Fit a generator to a log given as columns."""
    return fit_columns
