"""Blocks on threads: in order, all of them, and none begun after a stop."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.diagnostics import JourneyError
from journeymap.simulate.montecarlo.rounds import (
    AT_ONCE,
    MOST_ASKED,
    half_width_of,
    journeys_needed,
    require_sound,
    run_blocks,
    sizes,
)


@given(journeys=st.integers(1, 5000), first=st.integers(0, 100), block=st.integers(1, 700))
def test_sizes_add_up(journeys, first, block):
    found = sizes(journeys, first, block)
    assert sum(size for _, size in found) == journeys
    assert [number for number, _ in found] == list(range(first, first + len(found)))
    assert all(0 < size <= block for _, size in found)


@pytest.mark.parametrize("threads", [1, 2, 5, None])
def test_what_is_found_comes_in_the_blocks_order(threads):
    blocks = sizes(1000, 0, 10)
    assert list(run_blocks(lambda number, size: (number, size), blocks, threads)) == blocks


@pytest.mark.parametrize("threads", [1, 2])
def test_a_stop_stops_the_work(threads):
    begun = []

    def work(number, _size):
        begun.append(number)
        if number == 3:
            raise KeyboardInterrupt
        return number

    with pytest.raises(KeyboardInterrupt):
        list(run_blocks(work, sizes(10_000, 0, 10), threads))
    assert len(begun) <= AT_ONCE
    assert not any(thread.name.startswith("ThreadPool") for thread in threading.enumerate())


@given(successes=st.integers(0, 2000))
def test_the_half_width_is_wilsons(successes):
    """Half the distance of the two shares that are 1.96 of their own standard errors away."""
    share, far = successes / 2000, half_width_of(successes, 2000)
    middle = (share + 1.96**2 / 4000) / (1 + 1.96**2 / 2000)
    for end in (middle - far, middle + far):
        assert abs(share - end) == pytest.approx(1.96 * (max(end * (1 - end), 0) / 2000) ** 0.5, abs=1e-5)


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 1.0])
def test_one_further_round_is_enough_as_a_rule(share):
    needed = journeys_needed(round(share * 65_536), 65_536, 0.001)
    assert half_width_of(round(share * needed), needed) <= 0.0011 or needed < 65_536


@pytest.mark.parametrize(("journeys", "message"), [(0, "0 journeys"), (MOST_ASKED + 1, "are too many")])
def test_numbers_of_journeys_that_nobody_can_mean(journeys, message):
    require_sound(MOST_ASKED, 0.005)
    with pytest.raises(JourneyError, match=message):
        require_sound(journeys, 0.005)
