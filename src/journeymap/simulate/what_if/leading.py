"""Redirecting: those who came to a touchpoint go somewhere else instead."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.simulate.chain import Ints
from journeymap.simulate.what_if.draft import Draft
from journeymap.simulate.what_if.times import mixed

__all__ = ["redirect"]


def redirect(draft: Draft, what: str, rows: Ints, columns: Sequence[int], target: int) -> None:
    """Lead every way from `rows` to one of `columns` to `target` instead; no share is lost or won.

    Raises:
        ImpossibleError: nothing is known of what follows at the target.
    """
    columns = [column for column in columns if column != target]
    moved = draft.share[:, rows][:, :, columns]
    coming = moved[0].sum(axis=1) > 0
    if not coming.any():
        draft.note("nobody", f"{what}: nobody goes there, so nothing changes", "warning")
        return
    _move_times(draft, rows[coming], columns, target)
    share = draft.share[:, rows]
    share[:, :, target] += moved.sum(axis=2)
    share[:, :, columns] = 0.0
    draft.share[:, rows] = share
    for row in rows[coming]:
        draft.after(int(row), target)
    message = "those who are redirected are taken to be like those who went there by themselves"
    draft.note("redirected", message)
    came = float((draft.weight[0, rows] * moved[0].sum(axis=1)).sum())
    draft.words.append(f"{what}: {came * 100:.1f} times in 100 journeys")


def _move_times(draft: Draft, rows: Ints, columns: Sequence[int], target: int) -> None:
    if draft.times is None:
        return
    starts = sorted({draft.contexts[row][-1] for row in rows.tolist() if draft.contexts[row]})
    for start in starts:
        own = [row for row in rows.tolist() if draft.contexts[row] and draft.contexts[row][-1] == start]
        flow = (draft.weight[0, own, None] * draft.share[0, own]).sum(axis=0)
        pairs = draft.times.pairs
        parts = [(float(flow[c]), pairs[start, c]) for c in (*columns, target) if (start, c) in pairs]
        table = mixed(parts)
        if table is not None:
            pairs[start, target] = table
