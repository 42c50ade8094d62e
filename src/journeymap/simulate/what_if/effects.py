"""What each key of a change does: to a touchpoint, a way, a channel, or with a new touchpoint."""

from __future__ import annotations

import numpy as np

from journeymap.graph.compile import START
from journeymap.model.data import Addition, Change
from journeymap.simulate.what_if.adding import Prior, add_touchpoint
from journeymap.simulate.what_if.amounts import Impossible
from journeymap.simulate.what_if.channels import change_channel_share
from journeymap.simulate.what_if.draft import Draft
from journeymap.simulate.what_if.leading import redirect
from journeymap.simulate.what_if.losing import Saving, change_drop_off
from journeymap.simulate.what_if.places import Places
from journeymap.simulate.what_if.removing import remove_touchpoint
from journeymap.simulate.what_if.sharing import change_share, close_way
from journeymap.simulate.what_if.timing import change_time

__all__ = ["apply_change"]


def apply_change(draft: Draft, places: Places, change: Change, like: float) -> None:
    """Apply one change; its keys in the order add, drop-off, share, wait, takes, redirect, remove.

    Args:
        draft: is changed.
        places: where the names are.
        change: with single values.
        like: the share of the saved that goes on; the others are lost after all.

    Raises:
        Impossible: it cannot be computed.
    """
    if change.add is not None:
        _add(draft, places, change.add)
    if change.touchpoint is not None and change.channel is not None and not _whole(draft, places, change):
        return
    if change.transition:
        _on_way(draft, places, change, like)
    elif change.touchpoint is not None:
        _on_touchpoint(draft, places, change, like)
    elif change.channel is not None:
        _on_channel(draft, places, change, like)


def _whole(draft: Draft, places: Places, change: Change) -> bool:
    """Whether a touchpoint is in the change's channel and no other."""
    own = places.channels(change.touchpoint or "")
    if own == (change.channel,):
        return True
    where = f"{places.called(change.touchpoint or '')} is in {' and '.join(own) or 'no channel'}"
    message = f'{where}: what changes in "{change.channel}" alone cannot be told from the chain, so nothing changes'
    draft.note("several-channels", message, "warning")
    return False


def _saving(places: Places, change: Change, like: float) -> Saving:
    return Saving((places.target(change.to, "to"),) if change.to else (), like)


def _on_touchpoint(draft: Draft, places: Places, change: Change, like: float) -> None:
    name = change.touchpoint or ""
    title, columns = places.called(name), places.columns(name, "touchpoint")
    rows = draft.rows(*columns)
    if change.drop_off is not None:
        change_drop_off(
            draft,
            f"drop-off at {title}",
            places.rows(name, "touchpoint"),
            change.drop_off,
            _saving(places, change, like),
        )
    if change.share is not None:
        into = np.flatnonzero((draft.share[0][:, columns].sum(axis=1) > 0) & (draft.weight[0] > 0))
        if not len(into):
            raise Impossible(f'nobody comes to "{name}", so its share cannot change', ("touchpoint",))
        change_share(draft, f"share that comes to {title}", into, columns, change.share)
    _times(draft, places, change, title, [(at, to) for at in columns for to in range(len(draft.targets))], len(rows))
    if change.redirect is not None:
        _redirect(draft, places, change, np.arange(len(draft.contexts)), columns, title)
    if change.remove:
        remove_touchpoint(draft, f"without {title}", columns[0], _saving(places, change, like))


def _on_way(draft: Draft, places: Places, change: Change, like: float) -> None:
    if len(change.transition) != 2:
        raise Impossible("a way has two ends", ("transition",), "transition: [from, to]")
    start, end = change.transition
    rows, columns = places.rows(start, "transition"), places.columns(end, "transition")
    from_, to = "the start" if start == START else places.called(start), places.called(end)
    way = f"{from_} -> {to}"
    if change.drop_off is not None:
        if start == START:
            raise Impossible("nobody is lost at the start", ("drop-off",))
        saving = _saving(places, change, like) if change.to else Saving((places.target(end, "transition"),), like)
        change_drop_off(draft, f"drop-off at {from_}", rows, change.drop_off, saving)
    if change.share is not None:
        change_share(draft, f"share {way}", rows, columns, change.share)
    starts = [] if start == START else places.columns(start, "transition")
    _times(draft, places, change, way, [(at, to) for at in starts for to in columns], len(rows))
    if change.redirect is not None:
        _redirect(draft, places, change, rows, columns, way)
    if change.remove:
        close_way(draft, f"share {way}", rows, columns)


def _on_channel(draft: Draft, places: Places, change: Change, like: float) -> None:
    name = change.channel or ""
    columns = places.in_channel(change)
    if not columns:
        raise Impossible(f'nobody was seen in channel "{name}"', ("channel",))
    title = f"in {_channel_name(places, name)}"
    several = [places.called(draft.touchpoints[c]) for c in columns if len(places.channels(draft.touchpoints[c])) > 1]
    if several and any(value is not None for value in (change.drop_off, change.wait, change.takes)):
        message = (
            f"{', '.join(several)}: also in other channels, which change too, since the chain does not tell them apart"
        )
        draft.note("several-channels", message, "warning")
    rows = draft.rows(*columns)
    if change.drop_off is not None:
        if places.nobody(rows):
            raise Impossible(f'nobody comes to channel "{name}"', ("channel",))
        change_drop_off(draft, f"drop-off {title}", rows, change.drop_off, _saving(places, change, like))
    if change.share is not None:
        change_channel_share(draft, places, change, f"share {title}")
    _times(draft, places, change, title, [(at, to) for at in columns for to in range(len(draft.targets))], len(rows))
    alone = places.in_channel(change, alone=True)
    if change.redirect is not None:
        _redirect(draft, places, change, np.arange(len(draft.contexts)), alone, title)
    if change.remove:
        for touchpoint in alone:
            remove_touchpoint(
                draft,
                f"without {places.called(draft.touchpoints[touchpoint])}",
                touchpoint,
                _saving(places, change, like),
            )
    if several and (change.redirect is not None or change.remove):
        draft.note(
            "several-channels", f"{', '.join(several)}: also in other channels, so they stay as they are", "warning"
        )


def _channel_name(places: Places, name: str) -> str:
    part = places.graph.journey.channels.get(name)
    return (str(part.name) if part is not None else "") or name


def _times(draft: Draft, places: Places, change: Change, title: str, pairs: list[tuple[int, int]], rows: int) -> None:
    for key in ("wait", "takes"):
        shift = getattr(change, key)
        if shift is not None and not pairs:
            draft.note("no-times", f"{key} {title}: nobody waits before the start", "warning")
        elif shift is not None:
            change_time(
                draft,
                f"{key} {'at ' if not title.startswith('in ') and '->' not in title else ''}{title}",
                key,
                pairs,
                shift,
            )


def _redirect(draft: Draft, places: Places, change: Change, rows: np.ndarray, columns: list[int], title: str) -> None:
    target = places.target(change.redirect or "", "redirect")
    if target in columns:
        raise Impossible(f'"{change.redirect}" is where they come to already', ("redirect",))
    redirect(draft, f"{title} redirected to {places.called(change.redirect or '')}", rows, columns, target)


def _add(draft: Draft, places: Places, new: Addition) -> None:
    if not new.id or not new.after:
        raise Impossible("a new touchpoint needs an id, and which one it follows", ("add",), "{id: …, after: …}")
    if new.id in draft.targets:
        raise Impossible(f'a touchpoint "{new.id}" cannot be added: the id is taken', ("add", "id"))
    if new.share is None and new.drop_off is None and new.takes is None:
        raise Impossible("nothing is assumed of the new touchpoint", ("add",), "drop-off, share or takes")
    places.rows(new.after, "add")
    following = None if new.next is None else draft.targets[places.target(new.next, "add")]
    seconds = new.takes.seconds if new.takes is not None else 0.0
    prior = Prior(new.id, new.after, new.share, new.drop_off or 0.0, seconds, following)
    add_touchpoint(draft, f"new: {str(new.name) or new.id} after {places.called(new.after)}", prior)
