"""Removal effects: against a chain in which all who come to the touchpoint are lost, and a published sample."""

import csv
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.simulate.chain import chain_of
from journeymap.simulate.exact import removal_effects, success_at_start

KINDS = {"won": "success", "left": "failure", "gone": "neutral"}


def without(chain, touchpoint):
    return replace(chain, share=np.where(chain.at[chain.source] == touchpoint, 0.0, chain.share))


@given(st.data())
def test_removed_means_lost(plain, data):
    chain = data.draw(plain.chains())
    found, whole = removal_effects(chain), success_at_start(chain)
    for touchpoint in range(len(chain.touchpoints)):
        rest = success_at_start(without(chain, touchpoint))
        expected = np.where(whole > 0, 1 - rest / np.where(whole > 0, whole, 1), 0)
        assert found[:, touchpoint] == pytest.approx(expected, abs=1e-9)


def test_everybody_passes_the_only_way():
    chain = chain_of({("a",): {"b": 0.9}, ("b",): {"b": 0.5, "won": 0.3}}, {"a": 0.5, "won": 0.5}, KINDS)
    rest = 0.5 / (0.5 + 0.5 * 0.9 * 0.6)
    assert removal_effects(chain)[0] == pytest.approx([1 - rest, 1 - rest])


def test_no_success_at_all():
    assert removal_effects(chain_of({("a",): {"left": 0.9}}, {"a": 1.0}, KINDS)).tolist() == [[0.0]]


def test_a_long_corridor():
    """So many contexts that the other way of computing is taken; some turn back, some leave out the next."""
    steps = [f"s{number}" for number in range(450)]
    rows = {(step,): {steps[place + 1]: 0.9, steps[max(0, place - 1)]: 0.05} for place, step in enumerate(steps[:-1])}
    rows["s3",] = {"s4": 0.5, "s5": 0.4}
    rows["s449",] = {"won": 1.0}
    chain = chain_of(rows, {"s0": 1.0}, KINDS, touchpoints=steps)
    found, whole = removal_effects(chain), success_at_start(chain)
    for touchpoint in (0, 4, 5, 449):
        assert found[:, touchpoint] == pytest.approx(1 - success_at_start(without(chain, touchpoint)) / whole, abs=1e-9)
    assert 0 < found[0, 4] < found[0, 5] == pytest.approx(1.0)


@pytest.mark.logs
def test_the_sample_of_channel_attribution(shared):
    """A first-order chain of the paths that convert and those that do not; each path as often as it was gone."""
    moves = Counter()
    with (shared / "data" / "PathData.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            path = [channel.strip() for channel in row["path"].split(">")]
            won, left = float(row["total_conversions"]), float(row["total_null"])
            for one, other in zip(["start", *path], path, strict=False):
                moves[one, other] += won + left
            moves[path[-1], "won"] += won
            moves[path[-1], "left"] += left
    leaving = Counter()
    for (one, _), often in moves.items():
        leaving[one] += often
    rows = {(channel,): {} for channel in leaving if channel != "start"}
    starts = {}
    for (one, other), often in moves.items():
        (starts if one == "start" else rows[one,])[other] = often / leaving[one]
    chain = chain_of(rows, starts, KINDS)
    found = dict(zip(chain.touchpoints, removal_effects(chain)[0], strict=True))
    published = {"alpha": 0.558399, "iota": 0.405835, "eta": 0.349026}
    assert {channel: found[channel] for channel in published} == pytest.approx(published, abs=1e-6)
