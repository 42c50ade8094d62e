"""Channels: shares, switches, what customers did again, cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from journeymap.overlay.base import Base
from journeymap.overlay.channels.cost import measure_cost
from journeymap.overlay.channels.groups import Groups, measure_groups
from journeymap.overlay.channels.proportions import proportion
from journeymap.overlay.channels.steps import fetch, keep
from journeymap.overlay.channels.switches import switched_results
from journeymap.overlay.channels.words import Words, read_words
from journeymap.results.channels import Channels, ChannelUse, Repeated
from journeymap.results.estimate import Estimate
from journeymap.results.overlay import Overlay

__all__ = ["add_channels"]

Row = Mapping[str, Any]


def add_channels(base: Base, overlay: Overlay) -> Overlay:
    """The overlay with its channels; without them where no event on the map names one."""
    words = read_words(base.engine, base.graph.journey.channels) if base.observation.channels else None
    if words is None:
        return overlay
    for step in ("channel_late", "channel_visits", "channel_clusters"):
        keep(base.engine, step, until=base.observation.until)
    counted = _counted(base)
    groups = measure_groups(base.engine, _to_measure(counted), _compared(counted))
    cost, no_cost = measure_cost(base, words)
    found = Channels(
        use=tuple(_use(base, overlay, words, counted, groups)),
        switched=tuple(switched_results(base, counted.ways, groups)),
        repeated=tuple(_repeated(base, counted)),
        cost=cost,
        unsaid=sum(row["unsaid"] for row in counted.ways.values()),
        no_cost=no_cost,
    )
    return replace(overlay, channels=found)


@dataclass(frozen=True)
class _Counted:
    """What the statements of these names returned, by touchpoint (`shares` in order)."""

    shares: tuple[Row, ...]
    sizes: Mapping[int, Row]
    repeats: Mapping[int, Row]
    ways: Mapping[int, Row]


def _counted(base: Base) -> _Counted:
    sizes, repeats, ways = (
        {row["node"]: row for row in fetch(base.engine, step)}
        for step in ("channel_sizes", "channel_repeats", "channel_ways")
    )
    return _Counted(tuple(fetch(base.engine, "channel_shares")), sizes, repeats, ways)


def _is_whole(counted: _Counted, row: Row) -> bool:
    """Whether all visits of the touchpoint are in this channel: its drop-off is then known."""
    unsaid = counted.ways[row["node"]]["unsaid"]
    return not unsaid and row["visits"] == counted.sizes[row["node"]]["visits"]


def _to_measure(counted: _Counted) -> list[tuple[int, int]]:
    return [(row["node"], row["channel"]) for row in counted.shares if not _is_whole(counted, row)]


def _compared(counted: _Counted) -> list[int]:
    return [node for node, row in counted.ways.items() if 0 < row["switched"] < row["ways"]]


def _use(base: Base, overlay: Overlay, words: Words, counted: _Counted, groups: Groups) -> Iterator[ChannelUse]:
    for row in counted.shares:
        touchpoint = base.seen.by_number(row["node"]).id
        if _is_whole(counted, row):
            drop_off = _drop_off(overlay, touchpoint)
        else:
            drop_off = groups.channels[row["node"], row["channel"]].estimate(of_the_rest=True)
        yield ChannelUse(
            touchpoint=touchpoint,
            channel=words.names[row["channel"]],
            declared=row["channel"] in words.declared,
            planned=words.is_planned(base.graph, touchpoint, row["channel"]),
            visits=row["visits"],
            share=proportion(row, counted.sizes[row["node"]]),
            drop_off=drop_off,
        )


def _drop_off(overlay: Overlay, touchpoint: str) -> Estimate | None:
    row = overlay.touchpoint(touchpoint)
    whole = None if row is None else row.drop_off
    if whole is None:
        return None
    return Estimate(whole.estimate, whole.low, whole.high, whole.variance, whole.clusters)


def _repeated(base: Base, counted: _Counted) -> Iterator[Repeated]:
    for node, size in counted.sizes.items():
        here = counted.repeats.get(node, {"visits": 0, "squares": 0, "products": 0})
        yield Repeated(base.seen.by_number(node).id, size["visits"], here["visits"], proportion(here, size))
