"""A log made from a journey's own: the journey reads it back, and finds nearly the same figures."""

import math

import pytest

import journeymap as jm
from journeymap.events.duck import DuckEngine
from journeymap.events.roles import roles_from
from journeymap.events.source import open_log
from journeymap.overlay.core import measure_core
from journeymap.overlay.options import Options
from journeymap.simulate.generate import fit_generator, generate, write_log


@pytest.fixture(scope="module")
def claim(root):
    return jm.load(root / "examples" / "motor-claim" / "journey.yaml")


@pytest.fixture(scope="module")
def both(root, claim, tmp_path_factory):
    """The overlay of the motor claim's log, and of a log of 4,000 cases that was made from it."""
    file = root / "examples" / "motor-claim" / "events.csv"
    with DuckEngine(threads=2) as engine:
        log = open_log(engine, str(file), roles_from(claim.graph.journey.events))
        base, _ = measure_core(claim.graph, engine, log, Options())
        generator = fit_generator(engine, base)
    made = tmp_path_factory.mktemp("made") / "made.csv"
    write_log(generate(generator, cases=4000, seed=2), made, names=generator.names)
    return claim.overlay(str(file)), claim.overlay(str(made)), made


def test_conversion_is_the_same_but_for_chance(both):
    first, second, _ = both
    spread = math.hypot(*((one.conversion.high - one.conversion.low) / 3.92 for one in (first, second)))
    assert abs(first.conversion.estimate - second.conversion.estimate) < 3 * spread


def test_drop_off_is_the_same_but_for_chance(both):
    first, second, _ = both
    made = {one.id: one for one in second.touchpoints}
    compared = 0
    for one in first.touchpoints:
        was, now = one.drop_off, made[one.id].drop_off
        if was is not None and now is not None and was.low is not None and now.low is not None and one.visits >= 100:
            spread = math.hypot((was.high - was.low) / 3.92, (now.high - now.low) / 3.92, 1 / one.visits)
            assert abs(was.estimate - now.estimate) < 3.5 * spread, one.id
            compared += 1
    assert compared >= 10


def test_waits_are_those_of_the_log(both):
    first, second, _ = both
    made = {(one.source, one.target): one for one in second.transitions}
    for one in first.transitions:
        if one.count >= 400 and one.median_s:
            assert made[one.source, one.target].median_s == pytest.approx(one.median_s, rel=0.25), (
                one.source,
                one.target,
            )


def test_every_event_is_on_the_map(both):
    _, second, _ = both
    assert second.observed.off_map == {}


def test_the_log_has_the_columns_that_the_journey_asks_for(both):
    _, _, made = both
    assert made.read_text().splitlines()[0] == "claim_id,event,channel,start_time,ts,intake"


def test_no_claim_of_the_log_is_in_it(both, root):
    _, _, made = both
    claims = {line.split(",")[1] for line in (root / "examples/motor-claim/events.csv").read_text().splitlines()[1:]}
    assert not claims & {line.split(",")[0] for line in made.read_text().splitlines()[1:]}
