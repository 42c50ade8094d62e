"""The share of a channel: customers move between touchpoints of one stage, from wherever both are reached."""

from __future__ import annotations

import numpy as np

from journeymap.model.data import Change
from journeymap.simulate.what_if.amounts import Impossible
from journeymap.simulate.what_if.draft import Draft
from journeymap.simulate.what_if.places import Places
from journeymap.simulate.what_if.sharing import move_between

__all__ = ["change_channel_share"]


def change_channel_share(draft: Draft, places: Places, change: Change, what: str) -> None:
    """Change how many of those who can choose choose a channel.

    Who can choose: in a stage, the contexts that lead to touchpoints in this channel alone and to others of the same
    stage in other channels. The share is this channel's among both; what it wins or loses, the others of the stage
    lose or win from the same context.

    Raises:
        Impossible: the share would leave 0 to 1.
    """
    name = change.channel or ""
    several = [c for c in places.in_channel(change) if len(places.channels(draft.touchpoints[c])) > 1]
    if several:
        titles = ", ".join(places.called(draft.touchpoints[column]) for column in several)
        message = (
            f"{titles}: in several channels, so the chain does not tell which of them was used; nothing moves there"
        )
        draft.note("several-channels", message, "warning")
    ours = places.in_channel(change, alone=True)
    moved = False
    for stage in dict.fromkeys(places.stage(draft.touchpoints[column]) for column in ours):
        inside = [c for c, step in enumerate(draft.touchpoints) if places.stage(step) == stage]
        mine = [column for column in ours if column in inside]
        others = [
            c
            for c in inside
            if places.channels(draft.touchpoints[c]) and name not in places.channels(draft.touchpoints[c])
        ]
        rows = _choosing(draft, mine, others)
        if len(rows):
            moved = True
            where = f" at {places.called(stage)}" if stage else ""
            move_between(draft, f"{what}{where}", rows, mine, others, change.share or _none())
    if not moved:
        draft.note(
            "no-choice", f"{what}: nowhere do customers choose between it and another channel of the stage", "warning"
        )


def _none() -> None:  # pragma: no cover - the caller has looked
    raise Impossible("nothing is said of the share", ("share",))


def _choosing(draft: Draft, mine: list[int], others: list[int]) -> np.ndarray:
    here = draft.share[0]
    both = (here[:, mine].sum(axis=1) > 0) & (here[:, others].sum(axis=1) > 0)
    return np.flatnonzero(both & (draft.weight[0] > 0))
