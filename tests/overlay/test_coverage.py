"""The 95% interval of a drop-off holds the truth about as often as it says, on simulated logs that end too soon."""

import importlib.util
import math
import sys

import pytest

RUNS = 1000


@pytest.fixture(scope="module")
def coverage(root):
    """The benchmark that simulates the logs; it runs 2,000 a cell."""
    spec = importlib.util.spec_from_file_location("coverage_benchmark", root / "benchmarks" / "coverage.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
@pytest.mark.parametrize("customers", [100, 400])
@pytest.mark.parametrize(
    "name", ["plain", "low drop-off", "heavy tails", "long waits", "repeats", "repeats, heavy tails, low drop-off"]
)
def test_intervals_hold_the_truth(coverage, engine, name, customers):
    cell = coverage.measure(engine, coverage.WORLDS[name], customers, RUNS, seed=customers)
    error = 3 * math.sqrt(0.95 * 0.05 / RUNS)
    assert coverage.LOWEST - error <= cell.coverage <= min(0.995, coverage.HIGHEST + error)
    assert abs(cell.bias) < 0.01


def test_the_truth_of_the_simulation_is_what_it_simulates(coverage):
    world = coverage.WORLDS["repeats"]
    columns = coverage.simulate(world, 200, 200, seed=1)
    early = columns["follow"] > 0.8 * coverage.YEAR_US  # watched for so long that nearly everybody has gone
    gone = columns["good"][early].mean()
    assert gone == pytest.approx(1 - coverage.truth(world, round(0.8 * coverage.YEAR_US)), abs=0.01)


def test_an_interval_that_ignored_who_makes_the_visits_would_miss_more_often(coverage, engine):
    """The simulation can tell: with every visit a cluster of its own, repeats are covered too seldom."""
    world = coverage.World(lost=0.2, failed=0.1, spread=0.7, typical=0.05, visits=6.0, mood=0.6)
    right, wrong = (coverage.measure(engine, world, 100, 150, seed=5, alone=alone) for alone in (False, True))
    assert wrong.coverage < 0.85
    assert right.coverage > 0.9
