"""Groups of cases against the rest: segment columns, personas, months of start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journeymap.results.estimate import Estimate

__all__ = ["Compared", "Segment", "SegmentFunnel", "Segments", "Simpson", "SimpsonCell"]


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of a group and of all other cases.

    Args:
        measure: `conversion`, or `drop_off` of `touchpoint`.
        touchpoint: the touchpoint's id; None for the whole journey.
        horizon_s: up to when both are taken, in seconds.
        here, rest: the group and the rest, intervals unadjusted.
        z: difference on the logit scale, clustered by case; positive where the group has more. None where it cannot be told.
        p: its two-sided p-value.
        q: adjusted for many comparisons (Benjamini and Hochberg 1995) within measure and column.
    """

    measure: Literal["conversion", "drop_off"]
    touchpoint: str | None
    horizon_s: float
    here: Estimate
    rest: Estimate
    z: float | None
    p: float | None
    q: float | None


@dataclass(frozen=True, slots=True)
class Segment:
    """Cases that share a value of a column, that a persona stands for, or that began in one month.

    Args:
        column: the log's column; `persona`; `month`, or `quarter` or `year` in a long log.
        value: the value, the persona's id, or `2026-03`; None for cases that say nothing, or for whom no persona stands.
        kind: what told the cases apart.
        cases: how many cases.
        figures: each against the rest of the column; empty where there is nothing to compare it with.
    """

    column: str
    value: str | None
    kind: Literal["column", "persona", "month"]
    cases: int | None
    figures: tuple[Compared, ...] = ()


@dataclass(frozen=True, slots=True)
class SegmentFunnel:
    """The funnel of one group; `reached` in the order of the overlay's funnel."""

    column: str
    value: str | None
    kind: Literal["column", "persona", "month"]
    reached: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class SimpsonCell:
    """Both groups of a reversal among the cases with one value of the other column."""

    value: str
    better: Estimate
    other: Estimate


@dataclass(frozen=True, slots=True)
class Simpson:
    """A reversal: `better` beats `other` in all, and is worse in every value of `within`.

    Args:
        measure: what is compared.
        column: the column of both groups.
        better, other: the groups' values.
        within: the column that turns the comparison over.
        horizon_s: up to when all shares are taken, in seconds.
        all_better, all_other: the shares of all cases of the two groups.
        cells: the shares by the values of `within`.
    """

    measure: Literal["conversion"]
    column: str
    better: str
    other: str
    within: str
    horizon_s: float
    all_better: Estimate
    all_other: Estimate
    cells: tuple[SimpsonCell, ...]


@dataclass(frozen=True, slots=True)
class Segments:
    """Everything by groups.

    Args:
        groups: columns in the order of the journey's file, then personas, then months; within a column the most cases first.
        funnels: of the same groups.
        reversals: comparisons that another column turns over.
        several_personas: cases for whom several personas stand; they count for the first in the file.
        left_out: in words, which values or columns were not compared, and why.
    """

    groups: tuple[Segment, ...]
    funnels: tuple[SegmentFunnel, ...]
    reversals: tuple[Simpson, ...]
    several_personas: int | None = 0
    left_out: tuple[str, ...] = ()
