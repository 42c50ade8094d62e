"""The most frequent ways in which customers left the plan, each with the cases that did so, in words."""

from __future__ import annotations

import numpy as np

from journeymap.graph.compile import JourneyGraph
from journeymap.overlay.conformance.align import Alignments
from journeymap.overlay.conformance.automaton import Numbers
from journeymap.overlay.conformance.journeys import Journeys
from journeymap.overlay.conformance.words import deviation_words
from journeymap.overlay.nodes import Observable
from journeymap.results.conformance import Deviation

__all__ = ["MOST", "frequent_deviations"]

MOST = 50
SKIPPED, UNPLANNED = 0, 1


def frequent_deviations(
    graph: JourneyGraph, seen: Observable, journeys: Journeys, found: Alignments
) -> tuple[Deviation, ...]:
    """Skipped and unplanned moves, told apart by the planned ones around them; the most cases first.

    A case counts once for each, however often it did so.
    """
    path, moves = _moves(journeys, found)
    distinct, kind = np.unique(moves, axis=1, return_inverse=True)
    once = np.unique(path * distinct.shape[1] + kind)
    cases = np.bincount(once % max(distinct.shape[1], 1), weights=journeys.cases[once // max(distinct.shape[1], 1)])
    most = np.argsort(-cases, kind="stable")[:MOST]
    rows = zip(distinct[:, most].T.tolist(), cases[most].astype(np.int64).tolist(), strict=True)
    return tuple(_deviation(graph, seen, move, count) for move, count in rows)


def _moves(journeys: Journeys, found: Alignments) -> tuple[Numbers, Numbers]:
    """The path of each skipped or unplanned move; and its kind, node, planned node before and after (0 where none)."""
    before, after = _planned_around(journeys, found)
    unplanned = np.flatnonzero(~found.planned)
    gap = journeys.paths.starts[found.skipped_path] + found.skipped_at + found.skipped_path
    place = unplanned + journeys.path_of[unplanned]
    made = np.stack(
        [np.full_like(unplanned, UNPLANNED), journeys.paths.symbols[unplanned], before[place], after[place]]
    )
    left_out = np.stack([np.full_like(gap, SKIPPED), found.skipped_symbol, before[gap], after[gap]])
    path = np.concatenate([found.skipped_path, journeys.path_of[unplanned]])
    return path, np.concatenate([left_out, made], axis=1)


def _planned_around(journeys: Journeys, found: Alignments) -> tuple[Numbers, Numbers]:
    """By gap between symbols, the nearest planned node before and after it on the path; 0 where none is.

    A path of n symbols has n + 1 gaps; the gap before symbol i of path p is number i + p. An unplanned symbol is not
    planned itself, so that the gap before it has the same neighbours.
    """
    count, size = len(journeys.paths), len(journeys.paths.symbols)
    path = np.repeat(np.arange(count), journeys.paths.lengths + 1)
    at = np.arange(size + count) - path
    where = np.arange(size)
    last = np.maximum.accumulate(np.concatenate([[-1], np.where(found.planned, where, -1)]))[at]
    following = np.where(found.planned, where, size)[::-1]
    first = np.minimum.accumulate(np.concatenate([[size], following]))[::-1][at]
    symbols = np.concatenate([journeys.paths.symbols, [0]])
    before = np.where(last >= journeys.paths.starts[path], symbols[last], 0)
    return before, np.where(first < journeys.paths.starts[path + 1], symbols[first], 0)


def _deviation(graph: JourneyGraph, seen: Observable, move: list[int], cases: int) -> Deviation:
    kind, *numbers = move
    node, after, before = (seen.by_number(number) if number else None for number in numbers)
    assert node is not None
    return Deviation(
        kind="skipped" if kind == SKIPPED else "unplanned",
        touchpoint=node.id,
        after=after.id if after else None,
        before=before.id if before else None,
        cases=cases,
        words=deviation_words(graph, node, after, before, cases, skipped=kind == SKIPPED),
    )
