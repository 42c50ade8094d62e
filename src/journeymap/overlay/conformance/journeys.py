"""Distinct paths of the cases that do not fit, fetched from the engine; no case leaves it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from journeymap.events.engine import Engine
from journeymap.overlay.conformance.automaton import Flags, Numbers
from journeymap.overlay.conformance.paths import Paths
from journeymap.overlay.nodes import values_select
from journeymap.overlay.steps import fetch, keep

__all__ = ["PACKAGE", "Journeys", "Limits", "fetch_journeys"]

PACKAGE = "journeymap.overlay.conformance"
BITS = 62
"""Bits of a whole number that are surely there on every engine."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is aligned, the paths of most cases first; what is left out is counted.

    Args:
        longest: visits of a path.
        paths: distinct paths.
        moves: visits and outcomes of all paths.
        cells: these times the touchpoints and outcomes of the plan: the work.
    """

    longest: int = 10_000
    paths: int = 300_000
    moves: int = 5_000_000
    cells: int = 200_000_000


@dataclass(frozen=True)
class Journeys:
    """Paths to align and the cases that fit.

    Args:
        paths: nodes by number, the outcome last where there is one.
        cases: by path, how many cases took it.
        outcome: by path, the number of its outcome, 0 where there is none.
        begun_before: by path, whether its cases began before the log.
        fitting: cases that follow the plan.
        unaligned: cases on paths that were left out.
    """

    paths: Paths
    cases: Numbers
    outcome: Numbers
    begun_before: Flags
    fitting: int
    unaligned: int

    @property
    def path_of(self) -> Numbers:
        """By symbol, the path that it stands on."""
        return np.repeat(np.arange(len(self.paths)), self.paths.lengths)

    @property
    def is_outcome(self) -> Flags:
        """By symbol, whether it is the path's outcome."""
        found = np.zeros(len(self.paths.symbols), dtype=np.bool_)
        found[self.paths.starts[1:][self.outcome > 0] - 1] = True
        return found


def fetch_journeys(engine: Engine, nodes: int, limits: Limits) -> Journeys:
    """Fetch the distinct paths that deviate; leaves the table `deviating` in the engine.

    Args:
        engine: holds `states` and `visits`.
        nodes: how many touchpoints and outcomes there are.
        limits: how much may be aligned.
    """
    moves = min(limits.moves, limits.cells // (nodes + 1))
    keep(engine, "deviating", package=PACKAGE, longest=limits.longest, paths=limits.paths, moves=moves)
    by_fit = {row["fits"]: row["cases"] for row in fetch(engine, "on_paths", package=PACKAGE)}
    rows = fetch(engine, "deviating_paths", package=PACKAGE)
    cases, outcome = _column(rows, "cases"), _column(rows, "outcome")
    return Journeys(
        paths=_paths(engine, nodes, outcome),
        cases=cases,
        outcome=outcome,
        begun_before=_column(rows, "begun_before") > 0,
        fitting=by_fit.get(1, 0),
        unaligned=by_fit.get(0, 0) - int(cases.sum()),
    )


def _paths(engine: Engine, nodes: int, outcome: Numbers) -> Paths:
    """The visits of each path, unpacked, with the outcome after them."""
    bits = nodes.bit_length()
    width = BITS // bits
    weights = values_select(("place", "weight"), [(place, 1 << bits * place) for place in range(width)])
    engine.create("weights_of_places", f"-- What a touchpoint weighs at each place of a number.\n{weights}")
    rows = fetch(engine, "path_codes", package=PACKAGE, width=width)
    unpacked = (_column(rows, "code")[:, None] >> np.arange(0, bits * width, bits)) & ((1 << bits) - 1)
    there = unpacked > 0
    path = np.repeat(_column(rows, "path") - 1, there.sum(axis=1))
    lengths = np.bincount(path, minlength=len(outcome)) + (outcome > 0)
    starts = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
    symbols = np.zeros(starts[-1], dtype=np.int64)
    symbols[starts[1:][outcome > 0] - 1] = outcome[outcome > 0]
    symbols[symbols == 0] = unpacked[there]
    return Paths(symbols, starts)


def _column(rows: Iterable[Mapping[str, Any]], name: str) -> Numbers:
    return np.fromiter((row[name] for row in rows), dtype=np.int64)
