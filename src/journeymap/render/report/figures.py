"""The figures below the verdict, each with what was planned, its horizon, its interval and its number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.model.steps import Stage, Touchpoint
from journeymap.render.map.facts import feelings
from journeymap.render.map.story import tell
from journeymap.render.report.moments import losses
from journeymap.render.report.subject import Subject
from journeymap.results.overlay import Overlay, TouchpointResult

__all__ = ["Figure", "figures"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with what it is, what was planned, how sure it is, and the step it belongs to."""

    label: str
    value: str
    plan: str = ""
    sure: str = ""
    step: str = ""


def figures(subject: Subject) -> Iterator[Figure]:
    """Conversion, biggest loss, longest wait, hardest moment; without a log what the map holds."""
    if subject.overlay is not None:
        yield from _conversion(subject, subject.overlay)
        yield from _loss(subject)
        yield from _wait(subject, subject.overlay)
    yield from _hardest(subject)
    if subject.overlay is None:
        yield from _plan(subject)


def _conversion(subject: Subject, overlay: Overlay) -> Iterator[Figure]:
    t, n, measured = subject.t, subject.n, overlay.conversion
    if measured.estimate is None:
        return
    budget = subject.journey.expect.conversion if subject.journey.expect else None
    plan = t("wanted: {share} at least", share=n.share(budget.min)) if budget and budget.min is not None else ""
    entered = subject.entered
    cases = t.many(entered or 0, "{n} journey", "{n} journeys", n=subject.n.count(entered))
    label = t("Success within {time}", time=subject.time(measured.horizon_s))
    yield Figure(label, n.share(measured.estimate), plan, _sure(subject, measured.low, measured.high, cases))


def _sure(subject: Subject, low: float | None, high: float | None, n: str) -> str:
    if low is None or high is None:
        return subject.t("too few for an interval; {n}", n=n)
    return subject.t("interval {bounds}; {n}", bounds=subject.bounds(low, high), n=n)


def _loss(subject: Subject) -> Iterator[Figure]:
    worst = losses(subject)
    if not worst:
        return
    top, t, n = worst[0], subject.t, subject.n
    label = t("Biggest loss: step {number}", number=subject.number[top.step])
    visits = t.many(top.visits, "{n} visit", "{n} visits", n=n.count(top.visits))
    plan = t("of those there, within {time}", time=subject.time(top.horizon_s))
    yield Figure(label, n.share(top.share), plan, _sure(subject, top.low, top.high, visits), top.step)


def _wait(subject: Subject, overlay: Overlay) -> Iterator[Figure]:
    """The wait that breaks its promise worst, else the longest."""
    waits = [row for row in overlay.touchpoints if row.id in subject.steps and _median(row) is not None]
    if not waits:
        return
    late = [row for row in waits if _late(subject, row) > 0]
    row = max(late, key=lambda row: _late(subject, row)) if late else max(waits, key=lambda row: _median(row) or 0.0)
    t, n, part = subject.t, subject.n, subject.steps[row.id]
    planned = ""
    if part.respond_within:
        planned = t("promised: {time}", time=n.duration(part.respond_within.low))
    elif part.wait:
        planned = t("planned: {time}", time=n.duration(part.wait.low, part.wait.high))
    p90 = row.time_to_next_s.p90 if row.time_to_next_s else None
    sure = t("median; nine in ten within {time}", time=n.duration(p90)) if p90 is not None else t("median")
    number = subject.number[row.id]
    label = (
        t("Wait after step {number}", number=number) if late else t("Longest wait: after step {number}", number=number)
    )
    yield Figure(label, n.duration(_median(row) or 0.0), planned, sure, row.id)


def _median(row: TouchpointResult) -> float | None:
    return row.time_to_next_s.median if row.time_to_next_s else None


def _late(subject: Subject, row: TouchpointResult) -> float:
    """By how many seconds the median breaks the promise; 0 or less where it is kept or there is none."""
    promise = subject.steps[row.id].respond_within
    return (_median(row) or 0.0) - promise.seconds if promise else 0.0


def _hardest(subject: Subject) -> Iterator[Figure]:
    story = tell(subject.graph, subject.overlay, subject.language, None)
    felt = feelings(story, story.persona)
    if felt is None:
        return
    t, n, step = subject.t, subject.n, felt.hardest
    mean = t("mean {value}", value=n.decimal(felt.mean))
    kind, _ = subject.evidence(step.part.evidence)
    label = t("Hardest moment: step {number}", number=step.number)
    yield Figure(label, n.signed(felt.lowest), mean, t(kind), step.id)


def _plan(subject: Subject) -> Iterator[Figure]:
    """What a map without a log can be counted by."""
    t, n = subject.t, subject.n
    holders: list[Stage | Touchpoint] = [*subject.journey.stages, *subject.steps.values()]
    pains = [pain for holder in holders for pain in holder.pain_points]
    grave = sum(pain.severity in ("critical", "high") for pain in pains)
    steps = sum(part.planned for part in subject.steps.values())
    stages = t.many(
        len(subject.journey.stages), "in {n} stage", "in {n} stages", n=n.count(len(subject.journey.stages))
    )
    yield Figure(t("Steps"), n.count(steps), stages)
    yield Figure(t("Pain points"), n.count(len(pains)), t("{n} critical or high", n=n.count(grave)))
    felt = len(list(subject.emotions()))
    unsaid = t("{n} of {all} steps say how it feels", n=n.count(felt), all=n.count(steps))
    yield Figure(t("Known emotions"), n.share(felt / steps) if steps else "0", unsaid)
