"""A chain as plain data and back: contexts by touchpoint, ways, shares with their replicates."""

from __future__ import annotations

from typing import Any

import numpy as np

from journeymap.settings.few import LEAST
from journeymap.simulate.chain import Chain, Floats
from journeymap.simulate.saved.numbers import amiss, fractions, ints, part, words

__all__ = ["chain_data", "chain_from"]

KINDS = ("success", "failure", "neutral")
PARTS = 1_000_000
"""Shares without a group of cases are kept as differences from the estimate, in whole parts of a million."""
DECIMALS = 9
MOST = 1_000_000
"""No model has more contexts or ways."""


def chain_data(chain: Chain) -> dict[str, Any]:
    """The chain as plain data; numbers of fewer than 5 visits are left out (null)."""
    return {
        "cases": chain.cases,
        "touchpoints": list(chain.touchpoints),
        "outcomes": dict(zip(chain.outcomes, chain.kinds, strict=True)),
        "contexts": [list(context) for context in chain.contexts],
        "visits": [None if visits < LEAST else round(visits) for visits in chain.visits.tolist()],
        "ways": {"from": chain.source.tolist(), "to": chain.target.tolist(), "into": chain.onward.tolist()},
        "shares": _shares_data(chain.share),
        "starts": {"to": chain.start_target.tolist(), "into": chain.start_onward.tolist()},
        "start_shares": _shares_data(chain.start_share),
    }


def chain_from(data: Any) -> Chain:
    """The chain that `chain_data` wrote.

    Raises:
        JourneyError: a part is missing, or cannot be true.
    """
    touchpoints, outcomes = words(data, "touchpoints"), part(data, "outcomes")
    known = isinstance(outcomes, dict) and all(kind in KINDS for kind in outcomes.values())
    if not known or set(outcomes) & set(touchpoints):
        raise amiss('"outcomes" are not ids with success, failure or neutral')
    contexts = _contexts(part(data, "contexts"), len(touchpoints))
    ways, starts, targets = part(data, "ways"), part(data, "starts"), len(touchpoints) + len(outcomes)
    source = ints(ways, "from", below=len(contexts))
    target = ints(ways, "to", below=targets, length=len(source))
    onward = ints(ways, "into", below=len(contexts), least=-1, length=len(source))
    start_target = ints(starts, "to", below=targets)
    start_onward = ints(starts, "into", below=len(contexts), least=-1, length=len(start_target))
    if np.any(np.diff(source * targets + target) <= 0):
        raise amiss("its ways are not in order")
    share = _shares_from(part(data, "shares"), len(source))
    start = _shares_from(part(data, "start_shares"), len(start_target))
    visits = [0 if count is None else count for count in _listed(data, "visits")]
    chain = Chain(
        touchpoints=touchpoints,
        outcomes=tuple(outcomes),
        kinds=tuple(outcomes.values()),
        contexts=contexts,
        source=source,
        target=target,
        onward=onward,
        share=share,
        start_target=start_target,
        start_onward=start_onward,
        start_share=start / np.maximum(start.sum(axis=1, keepdims=True), 0.5),
        visits=fractions({"visits": visits}, "visits", length=len(contexts)),
        cases=int(ints({"cases": [part(data, "cases")]}, "cases", below=2**60)[0]),
    )
    _require_sound(chain, start)
    return chain


def _shares_data(share: Floats) -> dict[str, Any]:
    without = np.rint((share[1:] - share[0]) * PARTS).astype(int)
    return {"all": [round(one, DECIMALS) for one in share[0].tolist()], "without": without.tolist()}


def _shares_from(data: Any, ways: int) -> Floats:
    whole = fractions(data, "all", length=ways, most=1.0)
    without = [
        ints({"without": row}, "without", least=-PARTS, below=PARTS + 1, length=ways)
        for row in _listed(data, "without")
    ]
    rows = [whole, *(np.clip(whole + row / PARTS, 0.0, 1.0) for row in without)]
    return np.array(rows, dtype=np.float64).reshape(len(rows), ways)


def _contexts(found: Any, touchpoints: int) -> tuple[tuple[int, ...], ...]:
    if not isinstance(found, list) or not 0 < len(found) <= MOST:
        raise amiss('"contexts" is no list of them')
    contexts = tuple(tuple(ints({"contexts": one}, "contexts", below=touchpoints).tolist()) for one in found)
    if len(set(contexts)) < len(contexts) or () in contexts:
        raise amiss('"contexts" has one twice, or an empty one')
    return contexts


def _listed(data: Any, name: str) -> list[Any]:
    found = part(data, name)
    if not isinstance(found, list):
        raise amiss(f'"{name}" is no list')
    return found


def _require_sound(chain: Chain, start: Floats) -> None:
    """Shares add up, every way comes into a context at its target, and all rows are as many."""
    slack = 1e-6 * max(len(chain.targets), 10)
    totals = [
        np.bincount(chain.source, weights=row, minlength=len(chain.contexts)).max(initial=0.0) for row in chain.share
    ]
    if max(totals) > 1 + slack:
        raise amiss(f"the shares of one touchpoint add up to {max(totals):.4f}")
    sums = start.sum(axis=1)
    if len(start) != len(chain.share) or np.abs(sums - 1).max() > slack:
        raise amiss("the shares of where journeys begin do not add up to 1")
    ends = len(chain.touchpoints)
    for target, onward in ((chain.target, chain.onward), (chain.start_target, chain.start_onward)):
        inside = target < ends
        if np.any((onward >= 0) != inside) or np.any(chain.at[onward[inside]] != target[inside]):
            raise amiss("a way comes into a place that it does not lead to")
