"""Promises kept, and where the lost went: what stands beside the drop-off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from journeymap.render.report.subject import Subject
from journeymap.render.report.whiskers import Whisker, ceiling, of_estimate
from journeymap.results.estimate import Estimate
from journeymap.results.overlay import LostTo, Overlay
from journeymap.results.promises import PromiseResult

__all__ = ["LostRow", "PromiseRow", "lost_rows", "promise_rows", "promise_top"]

MOST = 3
"""Activities named for each step; the rest is summed up."""


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A step with a promise: the share answered in time, and what became of the waits."""

    promise: PromiseResult
    share: Estimate
    whisker: Whisker | None
    words: str


@dataclass(frozen=True, slots=True)
class LostRow:
    """What customers were seen doing off the map after they were last at a step."""

    step: str
    activities: tuple[tuple[str, int], ...]
    others: int


def promise_rows(subject: Subject, overlay: Overlay) -> list[PromiseRow]:
    """Steps that promise an answer which the log can show."""
    rows = []
    top = promise_top(overlay)
    for promise in overlay.promises or ():
        found = overlay.touchpoint(promise.touchpoint)
        share = (found.answered_in_time if found else None) or Estimate(None)
        rows.append(PromiseRow(promise, share, of_estimate(share, top), _words(subject, promise)))
    return rows


def promise_top(overlay: Overlay) -> float:
    """The share at the right end of the promises' scale."""
    shares = (row.answered_in_time for row in overlay.touchpoints if row.answered_in_time)
    return ceiling(share.high or share.estimate for share in shares)


def _words(subject: Subject, promise: PromiseResult) -> str:
    words = subject.t(
        "{kept} of {waits} were answered in time, {broken} were not.",
        kept=subject.n.count(promise.kept),
        waits=subject.n.count(promise.waits),
        broken=subject.n.count(promise.broken),
    )
    if not promise.open:
        return words
    return f"{words} " + subject.t("{n} could still be.", n=subject.n.count(promise.open))


def lost_rows(overlay: Overlay) -> list[LostRow]:
    """By step in the order of the file, the most frequent activities first."""
    by_step: dict[str, list[LostTo]] = {}
    for row in overlay.lost_to or ():
        by_step.setdefault(row.touchpoint, []).append(row)
    order: Mapping[str, int] = {row.id: place for place, row in enumerate(overlay.touchpoints)}
    return [_lost(step, by_step[step]) for step in sorted(by_step, key=lambda step: order.get(step, len(order)))]


def _lost(step: str, rows: Sequence[LostTo]) -> LostRow:
    first = sorted(rows, key=lambda row: (-row.visits, row.activity))
    return LostRow(step, tuple((row.activity, row.visits) for row in first[:MOST]), _visits(first[MOST:]))


def _visits(rows: Iterable[LostTo]) -> int:
    return sum(row.visits for row in rows)
