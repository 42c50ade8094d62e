"""Putting a new touchpoint in: after one that is there, with what is assumed of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from journeymap.simulate.chain import Floats
from journeymap.simulate.what_if.amounts import ImpossibleError, percent
from journeymap.simulate.what_if.draft import UNKNOWN, Draft
from journeymap.simulate.what_if.losing import drop_off, ways_on
from journeymap.simulate.what_if.times import Table, Times, mixed

__all__ = ["Prior", "add_touchpoint"]


@dataclass(frozen=True)
class Prior:
    """What is assumed of a new touchpoint.

    Args:
        id: its id.
        after: the touchpoint that it follows.
        share: the share of visits there that come by it; None for all who go on.
        drop_off: the share lost at it.
        takes_s: seconds at it.
        next: the id where it leads; None for where they would have gone anyway.
    """

    id: str
    after: str
    share: float | None = None
    drop_off: float = 0.0
    takes_s: float = 0.0
    next: str | None = None


def add_touchpoint(draft: Draft, what: str, prior: Prior) -> None:
    """Lead customers past the new touchpoint; every history before it keeps its own way on.

    Raises:
        ImpossibleError: more would come by it than go on.
    """
    _widen(draft, prior.id)
    new, rows = draft.column(prior.id), draft.rows(draft.column(prior.after))
    drop = drop_off(draft, rows)
    going = 1 - drop
    mean = draft.mean(going, rows)
    if prior.share is not None and prior.share > mean[0] + 1e-9:
        message = f"{what}: {percent(float(mean[0]))} go on from there, so {percent(prior.share)} cannot come by it"
        raise ImpossibleError(message, ("add", "share"))
    part = np.ones_like(mean) if prior.share is None else _over(np.full_like(mean, prior.share), mean)
    part = np.clip(part, 0.0, 1.0)[:, None, None]
    on = ways_on(draft, rows, (), what)
    good = np.where(draft.failing, 0.0, draft.share[:, rows])
    _append(draft, new, rows, _leads(draft, prior, on), going * part[:, :, 0])
    draft.share[:, rows] -= good * part
    draft.share[:, rows, new] = going * part[:, :, 0]
    _add_times(draft, prior, new, good[0])
    came = percent(float((mean * part[:, 0, 0])[0]))
    draft.words.append(f"{what}: {came} of visits come by it, {percent(prior.drop_off)} of them are lost there")


def _leads(draft: Draft, prior: Prior, on: Floats) -> Floats:
    if prior.next is None:
        return on * (1 - prior.drop_off)
    leads = np.zeros_like(on)
    leads[:, :, draft.column(prior.next)] = 1 - prior.drop_off
    return leads


def _widen(draft: Draft, name: str) -> None:
    """A column for the new touchpoint, before those of the outcomes."""
    place = len(draft.touchpoints)
    draft.touchpoints.append(name)
    draft.share = np.insert(draft.share, place, 0.0, axis=2)
    draft.onward = np.insert(draft.onward, place, UNKNOWN, axis=1)
    if draft.times is not None:
        shifted = {(a, b + (b >= place)): table for (a, b), table in draft.times.pairs.items()}
        draft.times = Times(shifted)


def _append(draft: Draft, new: int, rows: np.ndarray, leads: Floats, part: Floats) -> None:
    """A context at the new touchpoint for every context before it, leading to where that one leads."""
    for offset, column in zip(*np.nonzero(leads.any(axis=0)), strict=True):
        draft.after(int(rows[offset]), int(column))
    begin = len(draft.contexts)
    draft.contexts += [(*draft.contexts[row], new) for row in rows.tolist()]
    for offset, row in enumerate(rows.tolist()):
        draft.onward[row, new] = begin + offset
    draft.onward = np.concatenate([draft.onward, _same_ways(draft, new, rows)])
    draft.share = np.concatenate([draft.share, leads], axis=1)
    draft.weight = np.concatenate([draft.weight, draft.weight[:, rows] * part], axis=1)
    draft.visits = np.concatenate([draft.visits, np.zeros(len(rows))])


def _same_ways(draft: Draft, new: int, rows: np.ndarray) -> np.ndarray:
    onward = draft.onward[rows].copy()
    onward[:, new] = UNKNOWN
    return np.asarray(onward)


def _add_times(draft: Draft, prior: Prior, new: int, good: Floats) -> None:
    """To it: what the touchpoint before takes, at once. From it: its own time, then the wait that came after that one."""
    times = draft.times
    if times is None:
        return
    after = draft.column(prior.after)
    whole = mixed(times.leaving(after))
    if whole is None:
        return
    nothing = np.zeros_like(whole.wait)
    times.pairs[after, new] = Table(np.sort(whole.takes), nothing, whole.hours, 0, "planned")
    targets = np.flatnonzero(good.sum(axis=0) > 0).tolist() if prior.next is None else [draft.column(prior.next)]
    for target in targets:
        wait = (times.of_way(after, target) or whole).wait
        own = np.full_like(nothing, prior.takes_s)
        times.pairs[new, target] = Table(own, np.sort(wait), whole.hours, 0, "planned")


def _over(part: Floats, whole: Floats) -> Floats:
    return np.where(whole > 0, part / np.where(whole > 0, whole, 1.0), 0.0)
