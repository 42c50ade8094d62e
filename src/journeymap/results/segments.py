"""Groups of cases against the rest: segment columns, personas, months of start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journeymap.results.estimate import Estimate

__all__ = ["Compared", "Segment", "SegmentFunnel", "Segments", "Simpson"]


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
        column: the log's column; `persona` or `month` for those kinds.
        value: the value, the persona's id, or `2026-03`; None for cases that say nothing.
        kind: what told the cases apart.
        cases: how many cases.
        figures: each against the rest of the column.
    """

    column: str
    value: str | None
    kind: Literal["column", "persona", "month"]
    cases: int
    figures: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class SegmentFunnel:
    """The funnel of one group; `reached` in the order of the overlay's funnel."""

    column: str
    value: str | None
    reached: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Simpson:
    """A reversal: `better` beats `other` in all, and is worse in every value of `within`."""

    measure: str
    column: str
    better: str
    other: str
    within: str


@dataclass(frozen=True, slots=True)
class Segments:
    """Everything by groups; `left_out` says in words which values or columns were not compared."""

    groups: tuple[Segment, ...]
    funnels: tuple[SegmentFunnel, ...]
    reversals: tuple[Simpson, ...]
    left_out: tuple[str, ...] = ()
