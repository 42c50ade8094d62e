"""Which kind follows which: shares by the last kinds, shorter contexts behind longer ones, chosen by what was held out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from journeymap.simulate.generate.generator import Floats, Flow, Ints
from journeymap.simulate.generate.hidden import HALF_LIVES, LIKE, Watching

__all__ = ["LONGEST", "Steps", "choose_flow", "fit_flow"]

LONGEST = 5
PRIORS = (1.0, 3.0, 10.0)
NEVER = 1e-4
MOST_CELLS = 30_000_000


@dataclass(frozen=True)
class Steps:
    """How often each kind followed the five before it.

    Args:
        before: (rows, 5) the kinds before, the latest first, 0 where there is none.
        token: (rows,) what followed; 0 is the end, -1 still under way.
        age, took: (rows,) classes of how long before the end of watching the case began, and of how long it took.
        events: (rows,) how many.
        kept: by order (0 …), the contexts that enough cases were in, (contexts, 5), -9 beyond the order.
        stays: (kinds + 1, kinds + 1) where those under way after a kind go: the row adds up to 1, column 0 is the end.
    """

    before: Ints
    token: Ints
    age: Ints
    took: Ints
    events: Ints
    kept: tuple[Ints, ...]
    stays: Floats

    @property
    def kinds(self) -> int:
        """How many kinds there are."""
        return int(self.stays.shape[0]) - 1


def choose_flow(steps: Steps, watching: Watching) -> tuple[int, float, float]:
    """The order, the weight of shorter contexts and the half-life in days that foretell later cases best.

    Args:
        steps: counts of all cases.
        watching: says which cases are held out, and what cases count.
    """
    held, high = watching.is_held(steps.age), watching.held[1]
    best, chosen = float("inf"), (1, PRIORS[0], HALF_LIVES[0])
    for days in HALF_LIVES:
        weight = steps.events * watching.weights(steps.age, steps.took, days, before=high)
        for prior in PRIORS if weight.any() and held.any() else ():
            for order, loss in enumerate(_losses(steps, weight, held, prior), 1):
                if loss < best * (1 - LIKE):
                    best, chosen = loss, (order, prior, days)
    return chosen


def fit_flow(steps: Steps, weight: Floats, order: int, prior: float) -> Flow:
    """Shares of what follows, by context, up to an order.

    Args:
        steps: counts of all cases.
        weight: (rows,) how much each row counts.
        order: how many kinds before count.
        prior: how many observations the shorter context is worth.
    """
    levels = _levels(steps, weight, order, prior)
    base = steps.kinds + 1
    return Flow(
        codes=tuple(codes for codes, _, _ in levels),
        shares=tuple(np.cumsum(shares, axis=1) for _, shares, _ in levels),
        base=base,
    )


def codes_of(before: Ints, order: int, base: int) -> Ints:
    """The numbers of the last `order` kinds."""
    digits = base ** np.arange(order, dtype=np.int64)
    return before[:, :order] @ digits if order else np.zeros(len(before), dtype=np.int64)


def find(keys: Ints, asked: Ints) -> Ints:
    """The places of what is asked for among ascending keys; -1 where it is not there."""
    if not len(keys):
        return np.full(len(asked), -1)
    place = np.minimum(np.searchsorted(keys, asked), len(keys) - 1)
    return np.where(keys[place] == asked, place, -1)


def _levels(steps: Steps, weight: Floats, order: int, prior: float) -> list[tuple[Ints, Floats, Ints]]:
    """By order: the contexts' numbers, their shares, and the context of each row (-1: none)."""
    base = steps.kinds + 1
    levels: list[tuple[Ints, Floats, Ints]] = []
    for length in range(order + 1):
        kept = np.sort(codes_of(steps.kept[length], length, base))
        place = find(kept, codes_of(steps.before, length, base))
        counts = _counts(steps, weight, place, len(kept))
        if length < 2:  # kinds that never follow each other don't
            total = counts.sum(axis=1, keepdims=True)
            shares = np.divide(counts, total, out=np.zeros_like(counts), where=total > 0)
            shares[total[:, 0] <= 0, 0] = 1
        else:
            shorter = levels[-1][1][find(levels[-1][0], kept % base ** (length - 1))]
            shares = (counts + prior * shorter) / (counts.sum(axis=1, keepdims=True) + prior)
        levels.append((kept, shares, place))
    return levels


def _counts(steps: Steps, weight: Floats, place: Ints, contexts: int) -> Floats:
    """(contexts, kinds + 1); those under way are shared among what follows."""
    base = steps.kinds + 1
    seen = (place >= 0) & (steps.token >= 0)
    cells = place[seen] * base + steps.token[seen]
    counts = np.bincount(cells, weight[seen], minlength=contexts * base).reshape(contexts, base).astype(np.float64)
    waiting = (place >= 0) & (steps.token < 0)
    if waiting.any():
        latest = steps.before[waiting, 0]
        for kind in np.unique(latest):
            mine = latest == kind
            still = np.bincount(place[waiting][mine], weight[waiting][mine], minlength=contexts)
            counts += still[:, None] * steps.stays[kind]
    return np.asarray(counts)


def _losses(steps: Steps, weight: Floats, held: NDArray[np.bool_], prior: float) -> list[float]:
    """The mean surprise at what was held out, by order from 1."""
    tested = held & (steps.token >= 0)
    levels = _levels(steps, weight, len(steps.kept) - 1, prior)
    found = np.full(len(steps.token), NEVER)
    losses = []
    for _, shares, place in levels[1:]:
        there = place >= 0
        found[there] = shares[place[there], np.maximum(steps.token[there], 0)]
        losses.append(float(-np.average(np.log(np.maximum(found[tested], NEVER)), weights=steps.events[tested])))
    return losses
