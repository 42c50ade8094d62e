"""How far cases follow the plan: fit, alignments in sum, and the most frequent deviations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Compliance", "Conformance", "Deviation", "Fit", "Status"]


@dataclass(frozen=True, slots=True)
class Fit:
    """Cases by how they stand at the observation end."""

    finished: int | None
    open: int | None
    silent: int | None


@dataclass(frozen=True, slots=True)
class Status:
    """CJML status of a touchpoint at population scale, in visits of optimal alignments.

    Every visit of an aligned case is completed, failing or ad hoc.

    Args:
        completed: visits where the plan has them, from which the customer went on or is still under way.
        missing: visits that the plan wanted and nobody made.
        failing: visits where the plan has them that left straight to a failure, or whose promise was broken.
        adhoc: visits where the plan has none.
    """

    completed: int | None
    missing: int | None
    failing: int | None
    adhoc: int | None


@dataclass(frozen=True, slots=True)
class Deviation:
    """One way in which customers left the plan.

    Args:
        kind: `skipped` (a planned visit was left out) or `unplanned` (a visit, or an outcome, where the plan has none).
        touchpoint: the touchpoint skipped or visited; an outcome's id where the case ended out of turn.
        after: the nearest visit before it that is where the plan has it; None at the start of a case.
        before: the nearest visit after it, or the outcome, that is where the plan has it; None at the end of what was seen.
        cases: how many cases did so at least once.
        words: the deviation as a sentence.
    """

    kind: Literal["skipped", "unplanned"]
    touchpoint: str
    after: str | None
    before: str | None
    cases: int
    words: str


@dataclass(frozen=True, slots=True)
class Compliance:
    """Mean compliance of cases, 0..1; None where nothing shows it.

    Args:
        content: of the touchpoints that a case visited or its planned path has, the share that are both.
        sequence: of its visits to touchpoints of the planned path, and its outcome, the share that came in turn.
        timing: of its planned waits and promises that were due by the observation end, the share kept.
    """

    content: float | None
    sequence: float | None
    timing: float | None


@dataclass(frozen=True, slots=True)
class Conformance:
    """Cases that follow the plan and cases that do not; the rest comes from optimal alignments.

    Args:
        fitting, deviating: cases by their state.
        fitness: mean over cases of 1 - cost / (visits and outcome + shortest planned path), 0..1.
        compliance: in content, sequence and timing.
        deviations: the most frequent ones, the most cases first.
        paths: distinct deviating paths that were aligned.
        aligned: cases behind fitness, compliance, statuses and deviations, the fitting ones among them.
        unaligned: cases on paths that were left out for their number or length, so that nothing is silent.
    """

    fitting: Fit
    deviating: Fit
    fitness: float | None = None
    compliance: Compliance | None = None
    deviations: tuple[Deviation, ...] = ()
    paths: int | None = None
    aligned: int | None = None
    unaligned: int | None = 0
