"""Logs made up of a few words, and the journeys drafted from them."""

import tempfile
from pathlib import Path

import pandas as pd
import pytest

import journeymap as jm
from journeymap.api import drafted
from journeymap.events.duck import DuckEngine

MINUTE = 60_000_000


def frame_of(paths, *, channels=None, gap=60):
    """A table with a case for each path; `paths` are sequences of activities, `gap` minutes apart."""
    rows = []
    for number, path in enumerate(paths):
        for place, activity in enumerate(path):
            at = pd.Timestamp("2026-01-01") + pd.Timedelta(minutes=number + gap * place)
            rows.append((f"c{number}", activity, at, (channels or {}).get(activity)))
    return pd.DataFrame(rows, columns=["case", "activity", "time", "channel"])


@pytest.fixture(scope="session")
def engine():
    with DuckEngine() as found:
        yield found


@pytest.fixture
def draft(engine, tmp_path):
    """Draft a journey from paths, and load it; its text is `text`, what `drafted` gave is `written`."""

    def run(paths, *, split=False, channels=None, gap=60, **options):
        frame = paths if isinstance(paths, pd.DataFrame) else frame_of(paths, channels=channels, gap=gap)
        columns = {"case": "case", "activity": "activity", "time": "time"}
        written = drafted(frame, engine=engine, split=split, journey_id="journey", **columns, **options)
        folder = Path(tempfile.mkdtemp(dir=tmp_path))
        file = folder / "journey.yaml"
        file.write_text(written.journey, encoding="utf-8")
        if written.data is not None:
            file.with_name("journey.data.yaml").write_text(written.data, encoding="utf-8")
        return Drafted(jm.load(file), written, frame, engine)

    return run


class Drafted:
    """A draft that was read again."""

    def __init__(self, journey, written, frame, engine):
        self.journey, self.written, self.frame, self.engine = journey, written, frame, engine

    @property
    def text(self):
        return self.written.journey

    @property
    def names(self):
        return [str(part.name) for part in self.journey.graph.touchpoints.values()]

    @property
    def activities(self):
        return [activity for part in self.journey.graph.touchpoints.values() for activity in part.match.activity]

    @property
    def outcomes(self):
        return {str(outcome.name): outcome.kind for outcome in self.journey.graph.outcomes.values()}

    def faults(self):
        """Errors and warnings of `check`."""
        return [str(found) for found in self.journey.check() if found.severity.value != "info"]

    def fit(self):
        """How many cases follow the draft, and how many are on its map, as the overlay counts them."""
        found = self.journey.overlay(self.frame, engine=self.engine, parts=()).conformance
        fitting = found.fitting.finished + found.fitting.open + found.fitting.silent
        return fitting, fitting + found.deviating.finished + found.deviating.open + found.deviating.silent
