"""The fit: from an overlay's tables to a model that can be asked."""

from __future__ import annotations

from typing import cast

import numpy as np

from journeymap.diagnostics import JourneyError
from journeymap.overlay.base import Base
from journeymap.overlay.observation import iso_time
from journeymap.simulate.chain import Chain, Floats, Ints, place_after
from journeymap.simulate.dwell.fit import fit_dwell
from journeymap.simulate.fitted import Curves, Fitted
from journeymap.simulate.fitting.counted import EXACT_UP_TO, Counted, count_visits
from journeymap.simulate.fitting.limits import Measured, measure_rows
from journeymap.simulate.fitting.notes import notes_of
from journeymap.simulate.fitting.orders import choose_order
from journeymap.simulate.fitting.plan import PlanRows, plan_rows
from journeymap.simulate.fitting.prior import Rows, blend_rows, rows_of_plan
from journeymap.simulate.fitting.rows import share_out

__all__ = ["LONGEST", "fit"]

LONGEST = 5
"""No context is longer."""
MOST_ENDS, FEWEST_ENDS = 96, 16
LARGE = 20_000_000
"""Curves hold about so many numbers at most."""
DECADES = 8


def fit(
    base: Base,
    *,
    order: int | None = None,
    longest: int = LONGEST,
    groups: int = 50,
    back_off: int = 20,
    prior: float = 1.0,
    cases: str | None = None,
    exact_up_to: int = EXACT_UP_TO,
    times: bool = True,
) -> Fitted:
    """Fit the model to the visits of an overlay.

    Args:
        base: the overlay's tables.
        order: how many of the last touchpoints count; None: chosen by held-out log-loss, 1 to `longest`.
        longest: the longest contexts, 1 to 5.
        groups: into how many groups cases are divided for errors.
        back_off: the fewest visits a context of more than one touchpoint needs; 0: any is enough.
        prior: how many visits the plan weighs in a touchpoint's row, and that in longer contexts' rows; 0: none.
        cases: a SELECT of case_id to which the fit is confined.
        exact_up_to: up to how many visits times are exact; beyond, they are counted by parts of 1.6 to 3.1%.
        times: whether it is measured, too, how long customers take; what needs no times is sooner done without.

    Raises:
        JourneyError: contexts of no touchpoint, or of more than 5, are asked for.
    """
    if order is not None and not 1 <= order <= LONGEST:
        raise JourneyError(
            f"the next step cannot depend on the last {order} touchpoints", f"1 to {LONGEST} are possible"
        )
    limit = min(LONGEST, max(1, order or longest))
    counted = count_visits(base, cases=cases, longest=limit, groups=groups, back_off=back_off, exact_up_to=exact_up_to)
    chosen, scores = (limit, ()) if order is not None else choose_order(counted, limit, back_off)
    plan = plan_rows(base.graph, counted.touchpoints, counted.outcomes)
    measured, rows = _rows(counted, plan, chosen, back_off, prior)
    chain = _chain(base, counted, plan, measured, rows)
    reached = cast("Floats", rows.reached)  # half the places of a float are enough for times, and half the memory
    curves = Curves(measured.ends / 1e6, reached, measured.horizon / 1e6)
    return Fitted(
        journey=base.graph.journey.id or "",
        basis="log",
        log=base.log.content or "",
        until=iso_time(base.observation.until),
        chain=chain,
        curves=curves,
        dwell=fit_dwell(base, chain, curves, cases=cases) if times else None,
        scores=scores,
        notes=tuple(notes_of(counted, chain, groups)),
        groups=counted.groups,
        backed_off=counted.rare[chosen - 1],
        visits=int(counted.visits.sum()),
    )


def _rows(counted: Counted, plan: PlanRows, order: int, back_off: int, prior: float) -> tuple[Measured, Rows]:
    """The rows of the order: touchpoints' lean on the plan, those of contexts on their touchpoint's."""
    targets = len(counted.touchpoints) + len(counted.outcomes)
    single = share_out(counted, 1, back_off)
    sharing = share_out(counted, order, back_off)
    ends = _ends(counted, _ways_at_most(counted, plan, sharing.contexts))
    first = measure_rows(counted, single, groups=counted.groups, ends=ends)
    touchpoints = blend_rows(first, rows_of_plan(plan, first), prior, targets)
    if order == 1:
        return first, touchpoints
    measured = measure_rows(counted, sharing, groups=counted.groups, ends=ends)
    return measured, blend_rows(measured, touchpoints, prior, targets)


def _ways_at_most(counted: Counted, plan: PlanRows, contexts: tuple[tuple[int, ...], ...]) -> int:
    """How many ways there can be: each context has those of its touchpoint."""
    targets = len(counted.touchpoints) + len(counted.outcomes)
    last = np.array([path[-1] for path in counted.contexts], dtype=np.int64)
    seen = counted.target >= 0
    pairs = last[counted.source[seen]] * targets + counted.target[seen]
    pairs = np.union1d(pairs, plan.source * targets + plan.target)
    ways = np.bincount(pairs // targets, minlength=len(counted.touchpoints))
    return int(sum(ways[path[-1]] for path in contexts))


def _ends(counted: Counted, ways: int) -> Floats:
    """The ends of the curves' bins in microseconds, each as much longer than the one before; fewer where ways are many."""
    size = max(1, ways * (1 + counted.groups))
    number = int(np.clip(LARGE // size, FEWEST_ENDS, MOST_ENDS))
    last = float(max(1, counted.follow.max(initial=1)))
    waits = counted.at[(counted.target >= 0) & (counted.at > 0)]
    first = max(float(waits.min()) if len(waits) else last, last / 10**DECADES, 1.0)
    if first >= last:
        return np.array([last])
    ends = np.geomspace(first, last, number)
    ends[-1] = last
    return np.asarray(ends)


def _chain(base: Base, counted: Counted, plan: PlanRows, measured: Measured, rows: Rows) -> Chain:
    number = {path: place for place, path in enumerate(measured.contexts)}
    touchpoints = len(counted.touchpoints)
    onward = [
        place_after(number, measured.contexts[source], target, touchpoints)
        for source, target in zip(rows.source.tolist(), rows.target.tolist(), strict=True)
    ]
    start, share = _starts(counted, plan)
    return Chain(
        touchpoints=counted.touchpoints,
        outcomes=counted.outcomes,
        kinds=tuple(base.graph.outcomes[outcome].kind for outcome in counted.outcomes),
        contexts=measured.contexts,
        source=rows.source,
        target=rows.target,
        onward=np.array(onward, dtype=np.int64),
        share=rows.share,
        start_target=start,
        start_onward=np.array([place_after(number, (), to, touchpoints) for to in start.tolist()], dtype=np.int64),
        start_share=share,
        visits=measured.visits[0],
        cases=counted.cases,
    )


def _starts(counted: Counted, plan: PlanRows) -> tuple[Ints, Floats]:
    """Where journeys begin, with all cases and without each group; as planned where no beginning was seen."""
    seen = (counted.start_target >= 0) & (counted.start_cases > 0)
    targets, place = np.unique(counted.start_target[seen], return_inverse=True)
    if not len(targets):
        return _planned_starts(counted, plan)
    by_group = np.zeros((max(1, counted.groups), len(targets)))
    group = counted.start_group[seen] if counted.groups else np.zeros(len(place), dtype=np.int64)
    np.add.at(by_group, (group, place), counted.start_cases[seen])
    whole = by_group.sum(axis=0, keepdims=True)
    counts = np.concatenate([whole, whole - by_group]) if counted.groups else whole
    totals = counts.sum(axis=1, keepdims=True)
    counts = np.where(totals > 0, counts, whole)
    return targets, counts / counts.sum(axis=1, keepdims=True)


def _planned_starts(counted: Counted, plan: PlanRows) -> tuple[Ints, Floats]:
    shares = plan.start or dict.fromkeys(range(len(counted.touchpoints) or 1), 1.0)
    targets = np.array(sorted(shares), dtype=np.int64)
    share = np.array([shares[target] for target in targets.tolist()])
    return targets, np.repeat((share / share.sum())[None, :], 1 + counted.groups, axis=0)
