"""What a change does to a touchpoint, to a way, or with a new touchpoint."""

from __future__ import annotations

import numpy as np

from journeymap.graph.compile import START
from journeymap.model.data import Addition, Change
from journeymap.model.shifts import shifts_of
from journeymap.simulate.what_if.acting import Act
from journeymap.simulate.what_if.adding import Prior, add_touchpoint
from journeymap.simulate.what_if.amounts import ImpossibleError
from journeymap.simulate.what_if.channels import on_channel
from journeymap.simulate.what_if.draft import Draft
from journeymap.simulate.what_if.places import Places
from journeymap.simulate.what_if.sharing import change_share, close_way

__all__ = ["apply_change"]


def apply_change(draft: Draft, places: Places, change: Change, like: float) -> None:
    """Apply one change; its keys in the order add, drop-off, share, wait, takes, redirect, remove.

    Args:
        draft: is changed.
        places: where the names are.
        change: with single values.
        like: the share of the saved that goes on; the others are lost after all.

    Raises:
        ImpossibleError: it cannot be computed.
    """
    if not (shifts_of(change) or change.remove or change.redirect or change.add):
        raise ImpossibleError("this change has no effect", (), "drop-off, share, wait, takes, redirect, remove or add")
    act = Act(draft, places, change, like)
    if change.add is not None:
        _add(draft, places, change.add)
    if change.transition:
        _on_way(act)
    elif change.touchpoint is not None:
        if change.channel is None or _whole(act):
            _on_touchpoint(act, change.touchpoint)
    elif change.channel is not None:
        on_channel(act, change.channel)
    elif change.add is None:
        raise ImpossibleError("this change does not say what changes", (), "touchpoint, transition, channel or add")


def _whole(act: Act) -> bool:
    """Whether the touchpoint is in the change's channel and no other."""
    name = act.change.touchpoint or ""
    own = act.places.channels(name)
    if own == (act.change.channel,):
        return True
    where = f"{act.places.called(name)} is in {' and '.join(own) or 'no channel'}"
    message = f'{where}: what changes in "{act.change.channel}" alone cannot be told from the chain, so nothing changes'
    act.draft.note("several-channels", message, "warning")
    return False


def _on_touchpoint(act: Act, name: str) -> None:
    draft, title, columns = act.draft, act.places.called(name), act.places.columns(name, "touchpoint")
    if columns[-1] >= len(draft.touchpoints):
        raise ImpossibleError(f'"{name}" is an outcome', ("touchpoint",), "a touchpoint")
    if act.change.drop_off is not None:
        act.lose(f"drop-off at {title}", act.places.rows(name, "touchpoint"))
    if act.change.share is not None:
        into = np.flatnonzero((draft.share[0][:, columns].sum(axis=1) > 0) & (draft.weight[0] > 0))
        if not len(into):
            raise ImpossibleError(f'nobody comes to "{name}", so its share cannot change', ("touchpoint",))
        change_share(draft, f"share that comes to {title}", into, columns, act.change.share)
    act.last(f"at {title}", act.onwards(columns))
    act.lead(title, columns)
    act.remove(columns)


def _on_way(act: Act) -> None:
    if len(act.change.transition) != 2:
        raise ImpossibleError("a way has two ends", ("transition",), "transition: [from, to]")
    places, (start, end) = act.places, act.change.transition
    rows, columns = places.rows(start, "transition"), places.columns(end, "transition")
    source = "the start" if start == START else places.called(start)
    if act.change.drop_off is not None and start == START:
        raise ImpossibleError("nobody is lost at the start", ("drop-off",))
    way = f"{source} -> {places.called(end)}"
    act.lose(f"drop-off at {source}", rows, (places.target(end, "transition"),))
    if act.change.share is not None:
        change_share(act.draft, f"share {way}", rows, columns, act.change.share)
    starts = [] if start == START else places.columns(start, "transition")
    act.last(way, [(at, to) for at in starts for to in columns])
    act.lead(way, columns, rows)
    if act.change.remove:
        close_way(act.draft, f"share {way}", rows, columns)


def _add(draft: Draft, places: Places, new: Addition) -> None:
    if not new.id or not new.after:
        raise ImpossibleError("a new touchpoint needs an id, and which one it follows", ("add",), "{id: …, after: …}")
    if new.id in places.graph.nodes or new.id in draft.targets:
        raise ImpossibleError(f'a touchpoint "{new.id}" cannot be added: the id is taken', ("add", "id"))
    if new.share is None and new.drop_off is None and new.takes is None:
        raise ImpossibleError("nothing is assumed of the new touchpoint", ("add",), "drop-off, share or takes")
    places.rows(new.after, "add")
    following = None if new.next is None else draft.targets[places.target(new.next, "add")]
    seconds = new.takes.seconds if new.takes is not None else 0.0
    prior = Prior(new.id, new.after, new.share, new.drop_off or 0.0, seconds, following)
    add_touchpoint(draft, f"new: {str(new.name) or new.id} after {places.called(new.after)}", prior)
