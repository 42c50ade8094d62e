"""Changes of drop-off: fewer are lost or leave to a failure, the others go on; or more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from journeymap.model.data import Shift
from journeymap.simulate.chain import Floats, Ints
from journeymap.simulate.what_if.aiming import aim, say_short
from journeymap.simulate.what_if.amounts import ImpossibleError, percent
from journeymap.simulate.what_if.draft import Draft

__all__ = ["Saving", "change_drop_off", "drop_off", "ways_on"]


@dataclass(frozen=True)
class Saving:
    """What becomes of those who are no longer lost.

    Args:
        to: columns where they go; none for pro rata to the exits that are not drop-off.
        like: the share of them that goes on; the rest is lost after all. 1 in the best case.
    """

    to: tuple[int, ...] = ()
    like: float = 1.0


def drop_off(draft: Draft, rows: Ints) -> Floats:
    """(1 + G, rows) the share of each context that is lost or goes straight to a failure."""
    return np.asarray(draft.lost[:, rows] + draft.share[:, rows][:, :, draft.failing].sum(axis=2))


def change_drop_off(draft: Draft, what: str, rows: Ints, shift: Shift, saving: Saving) -> None:
    """Change the drop-off of contexts together: loss and failures of all in one proportion.

    Where nothing is lost now, more drop-off is loss, the same in every context.

    Args:
        draft: is changed.
        what: the drop-off in words.
        rows: the contexts.
        shift: how their mean by expected visits changes.
        saving: what becomes of the saved.

    Raises:
        ImpossibleError: the mean would leave 0 to 1, or nobody is known to go on.
    """
    now = drop_off(draft, rows)
    mean = draft.mean(now, rows)
    wanted = aim(draft, what, "drop-off", shift, mean)
    new = np.where(mean[:, None] > 0, now * _ratio(wanted, mean)[:, None], wanted[:, None])
    clipped = np.clip(new, 0.0, 1.0)
    if mean[0] == 0 and wanted[0] == 0:
        draft.note("no-drop-off", f"{what} is 0% already, so nothing changes", "warning")
    say_short(draft, what, float(draft.mean(clipped, rows)[0]), float(wanted[0]))
    _apply(draft, what, rows, saving, now=now, new=clipped)
    draft.words.append(f"{what}: {percent(float(mean[0]))} -> {percent(float(draft.mean(clipped, rows)[0]))}")


def _apply(draft: Draft, what: str, rows: Ints, saving: Saving, *, now: Floats, new: Floats) -> None:
    here, failing = draft.share[:, rows], draft.failing
    fewer = np.clip(now - new, 0.0, None)
    ratio = np.where(now > 0, new / np.where(now > 0, now, 1.0), 1.0)
    others = np.where(new > now, (1 - new) / np.where(now < 1, 1 - now, 1.0), 1.0)
    changed = here * np.where(failing, ratio[:, :, None], others[:, :, None])
    if bool((fewer > 0).any()):
        draft.saved = draft.saved or bool((fewer[0] > 0).any())
        changed = changed + saving.like * fewer[:, :, None] * ways_on(draft, rows, saving.to, what)
    draft.share[:, rows] = changed


def ways_on(draft: Draft, rows: Ints, to: Sequence[int], what: str) -> Floats:
    """(1 + G, rows, N) where those go who are no longer lost; sums to 1.

    Pro rata to the exits that are not drop-off; in a context without such exits, to those of all these contexts.

    Raises:
        ImpossibleError: there are none at all.
    """
    if to:
        leads = np.zeros(draft.share.shape[2])
        leads[list(to)] = 1 / len(to)
        return np.broadcast_to(leads, draft.share[:, rows].shape)
    good = np.where(draft.failing, 0.0, draft.share[:, rows])
    shared = draft.mean(good, rows)
    shared = np.where(shared.sum(axis=1, keepdims=True) > 0, shared, shared[0])
    if not shared[0].sum() > 0:
        raise ImpossibleError(
            f"{what}: nobody is known to go on from there", ("drop-off",), "to: says where the saved go"
        )
    shared = shared / shared.sum(axis=1, keepdims=True)
    total = good.sum(axis=2, keepdims=True)
    return np.asarray(np.where(total > 0, good / np.where(total > 0, total, 1.0), shared[:, None, :]))


def _ratio(wanted: Floats, mean: Floats) -> Floats:
    return np.where(mean > 0, wanted / np.where(mean > 0, mean, 1.0), 1.0)
