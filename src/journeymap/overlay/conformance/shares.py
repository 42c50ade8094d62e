"""Fitness and compliance: means over cases of what alignments say of each path."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from journeymap.overlay.conformance.automaton import Flags, Numbers
from journeymap.overlay.conformance.distinct import distinct, is_among, shared
from journeymap.overlay.conformance.journeys import Journeys
from journeymap.overlay.conformance.paths import Alignments

__all__ = ["content", "fitness", "sequence"]

Shares = npt.NDArray[np.float64]


def fitness(journeys: Journeys, found: Alignments, shortest: Numbers) -> float | None:
    """Mean of 1 - cost / (visits and outcome + shortest planned path); cases that fit have 1.

    Args:
        journeys: the paths.
        found: their alignments.
        shortest: by path, the fewest moves that the plan asks of such a case.
    """
    return _mean(journeys, 1 - found.costs / (journeys.paths.lengths + shortest))


def content(journeys: Journeys, found: Alignments) -> float | None:
    """Mean share of the touchpoints visited or planned that are both, in whatever order."""
    size = _size(journeys, found)
    visited = distinct(_pairs(journeys, size)[~journeys.is_outcome])
    planned = _planned_pairs(journeys, found, size)
    both = _per_path(journeys, shared(visited, planned), size)
    either = _per_path(journeys, visited, size) + _per_path(journeys, planned, size) - both
    return _mean(journeys, _divide(both, either))


def sequence(journeys: Journeys, found: Alignments) -> float | None:
    """Mean share of the visits to touchpoints on the planned path, and of the outcome, that come in turn."""
    size = _size(journeys, found)
    pairs = _pairs(journeys, size)
    asked = is_among(pairs, _planned_pairs(journeys, found, size)) | journeys.is_outcome
    in_turn = np.bincount(journeys.path_of[found.planned], minlength=len(journeys.paths))
    return _mean(journeys, _divide(in_turn, np.bincount(journeys.path_of[asked], minlength=len(journeys.paths))))


def _planned_pairs(journeys: Journeys, found: Alignments, size: int) -> Numbers:
    """The touchpoints that the planned path of each alignment has."""
    made = _pairs(journeys, size)[found.planned & ~journeys.is_outcome]
    return distinct(np.concatenate([made, found.skipped_path * size + found.skipped_symbol]))


def _pairs(journeys: Journeys, size: int) -> Numbers:
    """Path and node of each symbol as one number."""
    return journeys.path_of * size + journeys.paths.symbols


def _size(journeys: Journeys, found: Alignments) -> int:
    return 1 + max(int(journeys.paths.symbols.max(initial=0)), int(found.skipped_symbol.max(initial=0)))


def _per_path(journeys: Journeys, pairs: Numbers, size: int) -> Numbers:
    return np.bincount(pairs // size, minlength=len(journeys.paths))


def _divide(part: Numbers, whole: Numbers) -> Shares:
    """Shares, not a number where there is nothing to share."""
    return np.where(whole > 0, part / np.maximum(whole, 1), np.nan)


def _mean(journeys: Journeys, shares: Shares) -> float | None:
    """The mean over cases; those that fit have 1, and paths without a share are left out."""
    known: Flags = ~np.isnan(shares)
    cases = journeys.fitting + int(journeys.cases[known].sum())
    total = math.fsum((journeys.fitting, *(journeys.cases[known] * shares[known]).tolist()))
    return total / cases if cases else None
