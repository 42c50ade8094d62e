"""Segments, personas and months of start: the part of the overlay that sets groups of cases against the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from journeymap.overlay.base import Base
from journeymap.overlay.segments.compare import compare
from journeymap.overlay.segments.division import UNSAID, Division
from journeymap.overlay.segments.divisions import PACKAGE, divide
from journeymap.overlay.segments.simpson import MOST_CROSSED, find_reversals
from journeymap.overlay.segments.statements import funnel_select, waits_select
from journeymap.overlay.steps import keep
from journeymap.results.overlay import Overlay
from journeymap.results.segments import Compared, Segment, SegmentFunnel, Segments

__all__ = ["add_segments"]


def add_segments(base: Base, overlay: Overlay) -> Overlay:
    """The overlay with its segments; needs `funnel_reached` where there is a funnel."""
    divided = divide(base)
    if divided.divisions:
        keep(base.engine, "segment_spans", package=PACKAGE, until=base.observation.until)
        base.engine.create("segment_waits", waits_select(divided.divisions))
    figures = {division.number: compare(base, division) for division in divided.divisions}
    segments = Segments(
        groups=tuple(group for division in divided.divisions for group in _groups(division, figures[division.number])),
        funnels=tuple(_funnels(base, divided.divisions, len(overlay.funnel))),
        reversals=find_reversals(base, divided.divisions),
        several_personas=divided.several_personas,
        left_out=(*divided.left_out, *_not_crossed(divided.divisions)),
    )
    return replace(overlay, segments=segments)


def _not_crossed(divisions: Sequence[Division]) -> Iterable[str]:
    later = ", ".join(division.column for division in divisions[MOST_CROSSED:])
    if later:
        yield f"reversals were sought among the first {MOST_CROSSED} columns, without {later}"


def _shown(division: Division) -> Iterable[tuple[int, str | None]]:
    """The groups that are listed: those with enough cases, and those who say nothing."""
    listed: list[tuple[int, str | None]] = [(number, division.name(number)) for number in division.large]
    return [*listed, (UNSAID, None)] if division.sizes.get(UNSAID) else listed


def _groups(division: Division, figures: Mapping[int, tuple[Compared, ...]]) -> Iterable[Segment]:
    for number, name in _shown(division):
        yield Segment(division.column, name, division.kind, division.sizes[number], figures.get(number, ()))


def _funnels(base: Base, divisions: Sequence[Division], steps: int) -> Iterable[SegmentFunnel]:
    if not steps or not divisions:
        return
    counts: dict[tuple[int, int], list[int]] = {}
    for row in base.engine.rows("segment_funnel", funnel_select(divisions)):
        reached = counts.setdefault((row["division"], row["value"]), [0] * steps)
        for step in range(row["depth"]):
            reached[step] += row["cases"]
    for division in divisions:
        for number, name in _shown(division):
            reached = counts.get((division.number, number), [0] * steps)
            yield SegmentFunnel(division.column, name, division.kind, tuple(reached))
