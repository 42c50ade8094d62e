"""The most frequent ways in which customers left the plan, each with the cases that did so, in words."""

from __future__ import annotations

import numpy as np

from journeymap.graph.compile import JourneyGraph
from journeymap.overlay.conformance.automaton import Numbers
from journeymap.overlay.conformance.distinct import distinct
from journeymap.overlay.conformance.journeys import Journeys
from journeymap.overlay.conformance.paths import Alignments
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
    size = len(seen.nodes) + 1
    path, moves = _moves(journeys, found, size)
    kinds = distinct(moves)
    once = distinct(path * len(kinds) + np.searchsorted(kinds, moves))
    cases = np.bincount(once % max(len(kinds), 1), weights=journeys.cases[once // max(len(kinds), 1)])
    most = np.argsort(-cases, kind="stable")[:MOST]
    rows = zip(kinds[most].tolist(), cases[most].astype(np.int64).tolist(), strict=True)
    return tuple(_deviation(graph, seen, move, count) for move, count in rows)


def _moves(journeys: Journeys, found: Alignments, size: int) -> tuple[Numbers, Numbers]:
    """The path of each skipped or unplanned move; and in one number its kind, node, planned node before and after."""
    after, before = _planned_around(journeys, found)
    unplanned = np.flatnonzero(~found.planned)
    place = unplanned + journeys.path_of[unplanned]
    gap = journeys.paths.starts[found.skipped_path] + found.skipped_at + found.skipped_path
    made = _coded(UNPLANNED, journeys.paths.symbols[unplanned], after[place], before[place], size)
    left_out = _coded(SKIPPED, found.skipped_symbol, after[gap], before[gap], size)
    path = np.concatenate([found.skipped_path, journeys.path_of[unplanned]])
    return path, np.concatenate([left_out, made])


def _coded(kind: int, node: Numbers, after: Numbers, before: Numbers, size: int) -> Numbers:
    return ((kind * size + node) * size + after) * size + before


def _planned_around(journeys: Journeys, found: Alignments) -> tuple[Numbers, Numbers]:
    """By gap between symbols, the planned node that it comes after, and the one that it comes before; 0 where none is.

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
    after = np.where(last >= journeys.paths.starts[path], symbols[last], 0)
    return after, np.where(first < journeys.paths.starts[path + 1], symbols[first], 0)


def _deviation(graph: JourneyGraph, seen: Observable, move: int, cases: int) -> Deviation:
    size = len(seen.nodes) + 1
    known, before = divmod(move, size)
    known, after = divmod(known, size)
    kind, number = divmod(known, size)
    node, last, following = (seen.by_number(one) if one else None for one in (number, after, before))
    assert node is not None
    return Deviation(
        kind="skipped" if kind == SKIPPED else "unplanned",
        touchpoint=node.id,
        after=last.id if last else None,
        before=following.id if following else None,
        cases=cases,
        words=deviation_words(graph, node, last, following, cases, skipped=kind == SKIPPED),
    )
