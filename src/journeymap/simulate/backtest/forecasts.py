"""What the model says of customers in each context, once it is known that they get to an outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from journeymap.overlay.nodes import Observable, values_select
from journeymap.simulate.chain import Chain, Floats, Ints
from journeymap.simulate.exact import absorption

__all__ = ["LONGEST", "Forecasts", "contexts_select", "forecasts", "last_touchpoint"]

LONGEST = 5
"""As many touchpoints tell contexts apart in the statements."""
COLUMNS = ("context", "length", "one", "two", "three", "four", "five")


@dataclass(frozen=True)
class Forecasts:
    """Shares by context (C of them): of success among those who get to an outcome, and of those who get to one."""

    success: Floats
    resolved: Floats


def forecasts(chain: Chain) -> Forecasts:
    """What is foretold of later resolved cases in each context: success / (success + failure + neutral).

    Where nobody gets to an outcome, success is 0.
    """
    ends = absorption(replace(chain, share=chain.share[:1], start_share=chain.start_share[:1]))
    resolved = ends.success[0] + ends.failure[0] + ends.neutral[0]
    share = np.divide(ends.success[0], resolved, out=np.zeros_like(resolved), where=resolved > 0)
    return Forecasts(np.clip(share, 0.0, 1.0), np.clip(resolved, 0.0, 1.0))


def contexts_select(chain: Chain, seen: Observable) -> str:
    """The chain's contexts as a relation: context, length, and the touchpoints by their numbers, the newest first."""
    numbers = _numbers(chain, seen)
    rows = [
        (place, len(path), *(numbers[part] for part in reversed(path)), *([0] * (LONGEST - len(path))))
        for place, path in enumerate(chain.contexts)
        if len(path) <= LONGEST
    ]
    return "-- The model's contexts.\n" + values_select(COLUMNS, rows or [(-1,) * len(COLUMNS)])


def last_touchpoint(chain: Chain, simple: Chain) -> Ints:
    """(C,) by context of `chain`, the context of a first-order chain that a customer there is in; -1 where it has none."""
    ids = {simple.touchpoints[path[-1]]: place for place, path in enumerate(simple.contexts) if len(path) == 1}
    return np.array([ids.get(chain.touchpoints[number], -1) for number in chain.at], dtype=np.int64)


def _numbers(chain: Chain, seen: Observable) -> Mapping[int, int]:
    """The statements' number of each touchpoint of the chain; -1, which no visit has, where the log cannot show it."""
    nodes = [seen.by_id(name) for name in chain.touchpoints]
    return {place: -1 if node is None else node.number for place, node in enumerate(nodes)}
