"""The steps one by one: what the drawer shows, and what is read without scripts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journeymap.model.steps import Lane, Touchpoint
from journeymap.render.report.agreement import status_words
from journeymap.render.report.feelings import score_words
from journeymap.render.report.moments import loss_words
from journeymap.render.report.subject import Section, Subject
from journeymap.settings.words import fixed

__all__ = ["SECTION", "Detail", "sent"]


@dataclass(frozen=True, slots=True)
class Detail:
    """One step: pairs of label and words, empty ones left out; what people feel; what was measured."""

    step: str
    part: Touchpoint
    pairs: tuple[tuple[str, str], ...]
    voices: tuple[tuple[str, str, str], ...]
    measured: str


def build(subject: Subject) -> Mapping[str, Any]:
    """All steps in the order of the file, by stage."""
    stages = []
    for stage in subject.journey.stages:
        steps = [_detail(subject, part.id or "", part) for part in stage.touchpoints]
        stages.append({"stage": stage, "steps": steps})
    return {"stages": stages}


def _detail(subject: Subject, step: str, part: Touchpoint) -> Detail:
    pairs = tuple((subject.t(label), words) for label, words in _pairs(subject, part) if words)
    return Detail(step, part, pairs, tuple(_voices(subject, part)), _measured(subject, step))


def _pairs(subject: Subject, part: Touchpoint) -> Iterator[tuple[str, str]]:
    t, n, journey = subject.t, subject.n, subject.journey
    yield fixed("Does"), subject.text(part.doing)
    yield fixed("Thinks"), subject.text(part.thinking)
    yield fixed("Expects"), subject.text(part.expects)
    yield fixed("Channel"), ", ".join(subject.named(journey.channels, name) for name in part.channel)
    yield fixed("Wait to the next step"), n.duration(part.wait.low, part.wait.high) if part.wait else ""
    yield fixed("Takes"), n.duration(part.takes.low, part.takes.high) if part.takes else ""
    yield fixed("We promise an answer within"), n.duration(part.respond_within.low) if part.respond_within else ""
    yield (
        fixed("Optional"),
        n.share(part.optional) if isinstance(part.optional, float) else t("yes") if part.optional else "",
    )
    yield fixed("Planned"), "" if part.planned else t("no, customers do it all the same")
    yield fixed("Sent to everybody"), t("yes") if part.one_way else ""
    yield fixed("Carried over"), subject.text(part.carries_over)
    yield fixed("What the customer sees"), _lanes(subject, part.physical_evidence)
    yield fixed("Staff in sight"), _lanes(subject, part.frontstage)
    yield fixed("Staff out of sight"), _lanes(subject, part.backstage)
    yield fixed("Support"), _lanes(subject, part.support)
    yield fixed("Owner"), str(part.owner) if part.owner else ""
    yield fixed("Evidence"), " · ".join(word for word in _evidence(subject, part) if word)


def _evidence(subject: Subject, part: Touchpoint) -> tuple[str, str]:
    kind, name = subject.evidence(part.evidence)
    return subject.t(kind), name


def _lanes(subject: Subject, lanes: tuple[Lane, ...]) -> str:
    known = {**subject.journey.actors, **subject.journey.systems}
    words = []
    for lane in lanes:
        name, by = subject.text(lane.name), subject.named(known, lane.by) if lane.by else ""
        words.append(f"{name} ({by})" if by and by != name else name)
    return ", ".join(words)


def _voices(subject: Subject, part: Touchpoint) -> Iterator[tuple[str, str, str]]:
    """Who, what is felt, what was said; everybody first."""
    if part.emotion is not None or part.quote or part.feeling:
        felt = "" if part.emotion is None else subject.n.decimal(part.emotion)
        yield subject.t("Everybody"), _felt(felt, subject.text(part.feeling)), subject.text(part.quote)
    for key, differs in part.personas.items():
        name = subject.named(subject.journey.personas, key)
        if differs.skips:
            yield name, subject.t("leaves this step out"), ""
        else:
            felt = "" if differs.emotion is None else subject.n.decimal(differs.emotion)
            words = [
                subject.text(differs.feeling),
                *(subject.named(subject.journey.channels, key) for key in differs.channel),
            ]
            yield name, _felt(felt, *words), subject.text(differs.quote)


def _felt(*words: str) -> str:
    return " · ".join(word for word in words if word)


def sent(subject: Subject, events: int) -> str:
    """What can be said of a one-way step."""
    return subject.t("Sent {n} times; nobody is lost at a one-way step.", n=subject.n.count(events))


def _measured(subject: Subject, step: str) -> str:
    if subject.overlay is None:
        return ""
    row = subject.overlay.touchpoint(step)
    if row is None or (row.visits is None and not row.hidden):
        return subject.t("Not in the log.")
    if row.visits is None:
        return subject.t("Too few customers came here to be shown.")
    if subject.steps[step].one_way:
        return sent(subject, row.events or 0)
    t, n, drop = subject.t, subject.n, row.drop_off
    parts = [t.many(row.visits, "{n} visit.", "{n} visits.", n=n.count(row.visits))]
    if drop and drop.estimate is not None:
        parts.append(loss_words(subject, drop.estimate, drop.lost, drop.failed, row.horizon_s))
    if row.time_to_next_s and row.time_to_next_s.median is not None:
        parts.append(t("Median to the next step: {time}.", time=n.duration(row.time_to_next_s.median)))
    if row.answered_in_time and row.answered_in_time.estimate is not None:
        parts.append(t("Answered in time: {share}.", share=subject.estimate(row.answered_in_time)))
    parts += [*score_words(subject, step), status_words(subject, row)]
    return " ".join(part for part in parts if part)


SECTION = Section("steps", "Steps in detail", "steps.html.j2", build, nav="Steps")
