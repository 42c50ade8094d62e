"""Journeys and results made on the spot."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from journeymap.api import load
from journeymap.graph.compile import JourneyGraph, compile_journey
from journeymap.model.journey import Journey
from journeymap.model.resolve import resolve
from journeymap.results.overlay import (
    Conformance,
    Conversion,
    DropOff,
    Fit,
    Observed,
    Overlay,
    TimeToNext,
    TouchpointResult,
    TransitionResult,
)
from journeymap.results.table import Table

# the judges and the generated journeys beside this file are imported by their own names
sys.path.append(str(Path(__file__).parent))

Build = Callable[[Mapping[str, Any]], JourneyGraph]


def build_graph(data: Mapping[str, Any]) -> JourneyGraph:
    return compile_journey(
        resolve(Journey.model_validate(data, context={"language": data.get("language")}), "made.yaml")
    )


def measured(graph: JourneyGraph, cases: int, loss: float, median: float) -> Overlay:
    """Every planned step but the second is seen by nine in ten of those at the step before."""
    rows, left = [], cases
    for index, (key, part) in enumerate(graph.touchpoints.items()):
        ways = {way.target: 0.5 for way in graph.leaving(key)}
        drop = DropOff(loss, max(0.0, loss - 0.02), min(1.0, loss + 0.02), 0.0001, left, loss / 2, loss / 2, loss, 0.0)
        seen = index != 1
        rows.append(
            TouchpointResult(
                id=key,
                name=str(part.name),
                stage="",
                visits=left if seen else None,
                cases=left if seen else None,
                events=left if seen else None,
                censored=0 if seen else None,
                horizon_s=85 * 86400.0 if seen else None,
                young=False if seen else None,
                drop_off=drop if seen else None,
                exits=ways if seen else None,
                time_to_next_s=TimeToNext(median, median, 2 * median, 3 * median) if seen else None,
            )
        )
        left = int(left * 0.9)
    return Overlay(
        journey="made",
        engine="duckdb",
        log="0123456789abcdef",
        observed=Observed("2026-01-01T00:00:00Z", "2026-10-01T00:00:00Z", cases * 4, cases * 4, {}, cases, 7, 864000.0),
        quality=(),
        outcomes=Table(),
        silent=0,
        open=0,
        after_outcome=0,
        begun_before=0,
        entries={},
        conversion=Conversion(5184000.0, 0.58, 0.56, 0.6),
        touchpoints=Table(rows),
        transitions=Table[TransitionResult](),
        funnel=Table(),
        conformance=Conformance(Fit(0, 0, 0), Fit(0, 0, 0)),
    )


@pytest.fixture(scope="session")
def build() -> Build:
    """A compiled journey from keys and values."""
    return build_graph


@pytest.fixture(scope="session")
def measure() -> Callable[..., Overlay]:
    """Results for every touchpoint of a graph."""
    return measured


@pytest.fixture(scope="session")
def motor_overlay(root: Path) -> Overlay:
    """The claim of the examples with its log laid over it."""
    folder = root / "examples/motor-claim"
    return load(folder / "journey.yaml").overlay(folder / "events.csv", cache=False)
