"""Taking a touchpoint out: those who came go on as from it, and nobody is lost there any more."""

from __future__ import annotations

import numpy as np

from journeymap.simulate.chain import Floats
from journeymap.simulate.what_if.amounts import ImpossibleError
from journeymap.simulate.what_if.draft import UNKNOWN, Draft
from journeymap.simulate.what_if.losing import Saving, ways_on
from journeymap.simulate.what_if.times import mixed, passed_by

__all__ = ["remove_touchpoint"]


def remove_touchpoint(draft: Draft, what: str, touchpoint: int, saving: Saving) -> None:
    """Take a touchpoint out of every row and every history.

    The exits of its own rows are applied at once to those who came; failures stay, since they need not happen there,
    and the loss goes on pro rata (or where `saving` says). Histories that hold it count without it: the longest known
    end of what is left says what follows.

    Raises:
        ImpossibleError: nobody goes on from it.
    """
    rows = draft.rows(touchpoint)
    came = bool((draft.share[0, :, touchpoint] > 0).any())
    if came and not len(rows):
        raise ImpossibleError(f"{what}: nobody was ever seen there, so nothing is known of what follows", ("remove",))
    if came:
        _pass_by(draft, what, touchpoint, saving)
    else:
        draft.note("nobody", f"{what}: nobody comes there, so nothing changes", "warning")
    _forget(draft, touchpoint)
    draft.words.append(what)


def _pass_by(draft: Draft, what: str, touchpoint: int, saving: Saving) -> None:
    """Move everybody who goes there on to where its rows lead."""
    ahead = _ahead(draft, what, touchpoint, saving)
    came = draft.share[:, :, touchpoint].copy()
    sources = [row for row in np.flatnonzero((came > 0).any(axis=0)) if row not in ahead]
    before = draft.share[0].copy()
    for row in sources:
        on = ahead[draft.after(int(row), touchpoint)]
        draft.share[:, row] += came[:, row, None] * on
        draft.share[:, row, touchpoint] = 0.0
    _join_times(draft, touchpoint, [int(row) for row in sources], before)


def _ahead(draft: Draft, what: str, touchpoint: int, saving: Saving) -> dict[int, Floats]:
    """(1 + G, N) the ways on from each of its contexts, once nobody stays there and nobody is lost."""
    rows = draft.rows(touchpoint)
    lost = draft.lost[:, rows]
    share = draft.share[:, rows].copy()
    if bool((lost > 0).any()):
        try:
            share += saving.like * lost[:, :, None] * ways_on(draft, rows, saving.to, what)
        except ImpossibleError as error:
            raise ImpossibleError(
                f"{what}: nobody is known to go on from there, so it cannot be passed by", ("remove",), error.hint
            ) from None
        draft.saved = draft.saved or bool((lost[0] > 0).any())
    staying = share[:, :, touchpoint].copy()
    share[:, :, touchpoint] = 0.0
    if bool((staying[0] >= 1 - 1e-12).any()):
        raise ImpossibleError(f"{what}: some come back there for ever, so it cannot be passed by", ("remove",))
    share /= np.where(staying < 1, 1 - staying, 1.0)[:, :, None]
    return {int(row): share[:, i] for i, row in enumerate(rows)}


def _join_times(draft: Draft, touchpoint: int, sources: list[int], before: Floats) -> None:
    """Times of ways that pass it by: the time to it and the wait after it, mixed with those who went straight."""
    if draft.times is None:
        return
    pairs = draft.times.pairs
    for start in sorted({draft.contexts[row][-1] for row in sources if draft.contexts[row]}):
        own = [row for row in sources if draft.contexts[row] and draft.contexts[row][-1] == start]
        weight = draft.weight[0, own, None]
        straight, now = (weight * before[own]).sum(axis=0), (weight * draft.share[0, own]).sum(axis=0)
        to = draft.times.of_way(start, touchpoint)
        for target in np.flatnonzero(now > straight).tolist():
            on = draft.times.of_way(touchpoint, target)
            if target == touchpoint or to is None or on is None:
                continue
            parts = [(float(now[target] - straight[target]), passed_by(to, on))]
            if (start, target) in pairs:
                parts.append((float(straight[target]), pairs[start, target]))
            pairs[start, target] = mixed(parts) or parts[0][1]


def _forget(draft: Draft, touchpoint: int) -> None:
    """Leave out its contexts; histories that hold it become their shorter forms."""
    message = "what follows is that of customers who never came by what is removed, as far as there are any"
    if any(len(context) > 1 and touchpoint in context[:-1] for context in draft.contexts):
        draft.note("histories", message)
    holding = [i for i, context in enumerate(draft.contexts) if touchpoint in context]
    for at in sorted({draft.contexts[i][-1] for i in holding} - {touchpoint}):
        if (at,) not in draft.contexts:
            draft.pool(at, np.array([i for i in holding if draft.contexts[i][-1] == at]))
    kept = [i for i, context in enumerate(draft.contexts) if touchpoint not in context]
    moved = {old: new for new, old in enumerate(kept)} | {-1: -1}
    # Ways into contexts that are gone are looked up anew.
    onward = [[moved.get(to, UNKNOWN) for to in row] for row in draft.onward[kept].tolist()]
    draft.onward = np.array(onward, dtype=np.int64).reshape(len(kept), -1)
    draft.share, draft.weight = draft.share[:, kept], draft.weight[:, kept]
    draft.visits, draft.contexts = draft.visits[kept], [draft.contexts[i] for i in kept]
