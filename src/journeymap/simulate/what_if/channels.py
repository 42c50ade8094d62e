"""Changes of a channel: of all touchpoints in it, and of how many choose it."""

from __future__ import annotations

import numpy as np

from journeymap.simulate.chain import Ints
from journeymap.simulate.what_if.acting import Act
from journeymap.simulate.what_if.amounts import ImpossibleError
from journeymap.simulate.what_if.draft import Draft
from journeymap.simulate.what_if.sharing import move_between

__all__ = ["on_channel"]


def on_channel(act: Act, name: str) -> None:
    """Make a change on a channel.

    Drop-off and times are those of all touchpoints in it, together; a redirection and a removal are of the touchpoints
    in it alone.

    Raises:
        ImpossibleError: nobody was seen in it, or the numbers do not allow the change.
    """
    columns = act.places.in_channel(act.change)
    rows = act.draft.rows(*columns)
    if not columns or act.places.nobody(rows):
        raise ImpossibleError(f'nobody was seen in channel "{name}"', ("channel",))
    title = f"in {_called(act, name)}"
    _say_several(act, columns)
    act.lose(f"drop-off {title}", rows)
    if act.change.share is not None:
        _choose(act, name, f"share {title}")
    act.last(title, act.onwards(columns))
    alone = act.places.in_channel(act.change, alone=True)
    act.lead(title, alone)
    act.remove(alone)


def _called(act: Act, name: str) -> str:
    part = act.places.graph.journey.channels.get(name)
    return (str(part.name) if part is not None else "") or name


def _say_several(act: Act, columns: list[int]) -> None:
    """The chain does not tell the channels of one touchpoint apart."""
    steps = [act.draft.touchpoints[column] for column in columns]
    several = ", ".join(act.places.called(step) for step in steps if len(act.places.channels(step)) > 1)
    if not several:
        return
    if any(part is not None for part in (act.change.drop_off, act.change.wait, act.change.takes)):
        message = "in other channels too, which the model does not tell apart: the change is on all of them"
        act.draft.note("several-channels", f"{several}: {message}", "warning")
    if act.change.share is not None or act.change.redirect is not None or act.change.remove:
        message = "in other channels too, which the model does not tell apart: nobody is moved there"
        act.draft.note("several-channels", f"{several}: {message}", "warning")


def _choose(act: Act, name: str, what: str) -> None:
    """Change how many of those who can choose choose the channel.

    Who can choose: in a stage, the contexts that lead to touchpoints in this channel alone and to others of the same
    stage in other channels. The share is this channel's among both; what it wins or loses, the others of the stage
    lose or win from the same context.
    """
    draft, places = act.draft, act.places
    ours = places.in_channel(act.change, alone=True)
    stages = dict.fromkeys(places.stage(draft.touchpoints[column]) for column in ours)
    moved = False
    for stage in stages:
        inside = [column for column, step in enumerate(draft.touchpoints) if places.stage(step) == stage]
        mine = [column for column in ours if column in inside]
        others = [column for column in inside if _other(places.channels(draft.touchpoints[column]), name)]
        rows = _choosing(draft, mine, others)
        if len(rows) and act.change.share is not None:
            moved = True
            where = f" at {places.called(stage)}" if stage else ""
            move_between(draft, f"{what}{where}", rows, act.change.share, ours=mine, others=others)
    if not moved:
        message = "nowhere do customers choose between it and another channel of the same stage, so nobody moves"
        draft.note("no-choice", f"{what}: {message}", "warning")


def _other(own: tuple[str, ...], name: str) -> bool:
    return bool(own) and name not in own


def _choosing(draft: Draft, mine: list[int], others: list[int]) -> Ints:
    here = draft.share[0]
    both = (here[:, mine].sum(axis=1) > 0) & (here[:, others].sum(axis=1) > 0)
    return np.flatnonzero(both & (draft.weight[0] > 0))
