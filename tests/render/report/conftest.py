"""What the report's tests share: the motor claim with its log, and a page of it."""

import json
import runpy
from dataclasses import dataclass
from pathlib import Path

import pytest

import journeymap as jm
from journeymap.api import JourneyMap
from journeymap.render.report import render_report
from journeymap.results.overlay import Overlay
from journeymap.results.simulation import Simulation


@dataclass(frozen=True)
class Claim:
    """The example, measured."""

    journey: JourneyMap
    overlay: Overlay

    def page(self, *, measured=True, language=None, map_svg="<svg></svg>", simulation=None):
        return render_report(
            self.journey.graph,
            overlay=self.overlay if measured else None,
            findings=self.journey.check(),
            map_svg=map_svg,
            language=language,
            simulation=simulation,
        )


@pytest.fixture(scope="session")
def claim(root: Path) -> Claim:
    folder = root / "examples" / "motor-claim"
    journey = jm.load(folder / "journey.yaml")
    return Claim(journey, journey.overlay(folder / "events.csv"))


@pytest.fixture(scope="session")
def simulated(root: Path):
    """A simulation of the motor claim, small enough to be read."""
    data = json.loads((root / "tests" / "formats" / "simulation.json").read_text(encoding="utf-8"))
    return Simulation.from_json(data)


@pytest.fixture(scope="session")
def moving(root: Path, tmp_path_factory) -> Claim:
    """The journey that asks for every figure of an overlay, measured."""
    folder = root / "tests" / "overlay" / "everything"
    log = tmp_path_factory.mktemp("moving") / "log.csv"
    log.write_text(runpy.run_path(str(folder / "make_log.py"))["log_text"](), encoding="utf-8")
    journey = jm.load(folder / "journey.yaml")
    return Claim(journey, journey.overlay(log))


@pytest.fixture
def written(tmp_path):
    """Write a journey's text and load it."""

    def write(text: str) -> JourneyMap:
        file = tmp_path / "journey.yaml"
        file.write_text(text, encoding="utf-8")
        return jm.load(file)

    return write
