"""Section 5: what hurts, and what could be better."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journeymap.model.steps import Opportunity, PainPoint, Stage, Touchpoint
from journeymap.render.report.moments import GRAVEST
from journeymap.render.report.subject import Section, Subject

__all__ = ["SECTION", "PainRow"]


@dataclass(frozen=True, slots=True)
class PainRow:
    """A pain with the opportunities that answer it; either may be missing. `step` is empty for a whole stage's."""

    step: str
    stage: str
    pain: PainPoint | None
    evidence: tuple[str, str]
    answers: tuple[Opportunity, ...]


def build(subject: Subject) -> Mapping[str, Any] | None:
    """Pains, the gravest first."""
    rows = sorted(_rows(subject), key=lambda row: GRAVEST.index(row.pain.severity) if row.pain else len(GRAVEST))
    unanswered = sum(1 for row in rows if row.pain and not row.answers)
    return {"rows": rows, "unanswered": unanswered, "pains": sum(1 for row in rows if row.pain)} if rows else None


def _rows(subject: Subject) -> Iterator[PainRow]:
    everything = [chance for _, _, holder in _holders(subject) for chance in holder.opportunities]
    answered: set[int] = set()
    for step, stage, holder in _holders(subject):
        for pain in holder.pain_points:
            beside = [chance for chance in holder.opportunities if not chance.addresses]
            named = [chance for chance in everything if pain.id in chance.addresses]
            answers = tuple({id(chance): chance for chance in (*named, *beside)}.values())
            answered |= {id(chance) for chance in answers}
            yield PainRow(step, stage, pain, subject.evidence(pain.evidence or holder.evidence), answers)
    for step, stage, holder in _holders(subject):
        for chance in holder.opportunities:
            if id(chance) not in answered:
                yield PainRow(step, stage, None, ("", ""), (chance,))


def _holders(subject: Subject) -> Iterator[tuple[str, str, Stage | Touchpoint]]:
    """Stages and touchpoints: step id (empty for a stage), stage id, the part itself."""
    for stage in subject.journey.stages:
        yield "", stage.id or "", stage
        for touchpoint in stage.touchpoints:
            yield touchpoint.id or "", stage.id or "", touchpoint


SECTION = Section("pains", "Pains and opportunities", "pains.html.j2", build, nav="Pains")
