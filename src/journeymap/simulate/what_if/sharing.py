"""Changes of how many go a way: the other exits give way pro rata, the loss stays as it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from journeymap.model.data import Shift
from journeymap.simulate.chain import Floats, Ints
from journeymap.simulate.what_if.aiming import aim, say_short
from journeymap.simulate.what_if.amounts import ImpossibleError, percent
from journeymap.simulate.what_if.draft import Draft

__all__ = ["change_share", "close_way", "move_between"]

CLOSED = Shift(to="0%")


def change_share(draft: Draft, what: str, rows: Ints, columns: Sequence[int], shift: Shift) -> None:
    """Change the share of contexts' visits that go to some targets, of all in one proportion.

    Args:
        draft: is changed.
        what: the share in words.
        rows: the contexts.
        columns: the targets, together; where nobody goes there now, they go to the first.
        shift: how the mean share by expected visits changes.

    Raises:
        ImpossibleError: the mean would leave 0 to what is not lost, or there is no other exit to take or give.
    """
    columns = list(columns)
    here = draft.share[:, rows]
    ours, most = here[:, :, columns].sum(axis=2), here.sum(axis=2)
    mean, room = draft.mean(ours, rows), draft.mean(most, rows)
    wanted = aim(draft, what, "share", shift, mean, most=room)
    ratio = np.where(mean > 0, wanted / np.where(mean > 0, mean, 1.0), 1.0)
    new = np.minimum(np.where(mean[:, None] > 0, ours * ratio[:, None], wanted[:, None]), most)
    others = np.array([column for column in range(here.shape[2]) if column not in columns], dtype=np.int64)
    to, rest = _split(draft, here, rows, np.array(columns)), _split(draft, here, rows, others)
    if not to[0].any():
        to[:, :, columns[0]] = 1.0
    _refuse_nowhere(what, float(wanted[0]), float(mean[0]), rest)
    changed = new[:, :, None] * to + (most - new)[:, :, None] * rest
    draft.share[:, rows] = np.where((new == ours)[:, :, None], here, changed)
    got = float(draft.mean(new, rows)[0])
    say_short(draft, what, got, float(wanted[0]))
    draft.words.append(f"{what}: {percent(float(mean[0]))} -> {percent(got)}")


def close_way(draft: Draft, what: str, rows: Ints, columns: Sequence[int]) -> None:
    """Let nobody go to some targets any more; they go where the others go.

    Raises:
        ImpossibleError: it is the only way on.
    """
    try:
        change_share(draft, what, rows, columns, CLOSED)
    except ImpossibleError as error:
        raise ImpossibleError(f"{error.message}: it cannot be removed", ("remove",), error.hint) from None


def move_between(
    draft: Draft, what: str, rows: Ints, shift: Shift, *, ours: Sequence[int], others: Sequence[int]
) -> None:
    """Change the share of one group of targets among both groups; nobody else's way changes.

    Raises:
        ImpossibleError: the mean would leave 0 to 1.
    """
    ours, others = list(ours), list(others)
    here = draft.share[:, rows]
    mine, theirs = here[:, :, ours].sum(axis=2), here[:, :, others].sum(axis=2)
    both = mine + theirs
    share = _over(draft.mean(mine, rows), draft.mean(both, rows))
    wanted = aim(draft, what, "share", shift, share)
    new = np.minimum(mine * _over(wanted, share)[:, None], both)
    to = _split(draft, here, rows, np.array(ours))
    rest = _split(draft, here, rows, np.array(others))
    changed = here.copy()
    changed[:, :, [*ours, *others]] = 0.0
    draft.share[:, rows] = changed + new[:, :, None] * to + (both - new)[:, :, None] * rest
    got = float(_over(draft.mean(new, rows), draft.mean(both, rows))[0])
    say_short(draft, what, got, float(wanted[0]))
    draft.words.append(f"{what}: {percent(float(share[0]))} -> {percent(got)}")


def _split(draft: Draft, here: Floats, rows: Ints, columns: Ints) -> Floats:
    """(1 + G, rows, N) how those divide who go to one of the columns; in a context without any, as in all of them.

    Where nobody goes there in any context, the sum is 0.
    """
    within = np.zeros_like(here)
    within[:, :, columns] = here[:, :, columns]
    shared = draft.mean(within, rows)
    shared = np.where(shared.sum(axis=1, keepdims=True) > 0, shared, shared[0])
    total, whole = within.sum(axis=2, keepdims=True), shared.sum(axis=1, keepdims=True)
    shared = np.where(whole > 0, shared / np.where(whole > 0, whole, 1.0), 0.0)
    return np.where(total > 0, within / np.where(total > 0, total, 1.0), shared[:, None, :])


def _refuse_nowhere(what: str, wanted: float, mean: float, rest: Floats) -> None:
    if wanted < mean and not rest[0].sum() > 0:
        raise ImpossibleError(f"{what} cannot fall: it is the only way on", ("share",))


def _over(part: Floats, whole: Floats) -> Floats:
    return np.where(whole > 0, part / np.where(whole > 0, whole, 1.0), 0.0)
