"""Segments, personas and months: how each group of customers fares against all others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journeymap.render.report.reversals import reversals
from journeymap.render.report.reworded import reworded
from journeymap.render.report.subject import Section, Subject
from journeymap.render.report.whiskers import Whisker, ceiling, of_estimate
from journeymap.results.segments import Compared, Segment, Segments

__all__ = ["SECTION", "Column", "Group", "beyond_chance"]

LEVEL = 0.05
"""Differences are named where q, adjusted for many comparisons, is smaller."""
MOST = 3
"""Steps named for each group."""


@dataclass(frozen=True, slots=True)
class Group:
    """One value: its success beside that of the others, and the steps where it differs most."""

    segment: Segment
    name: str
    success: Compared | None
    whisker: Whisker | None
    against: str
    differs: bool
    steps: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Column:
    """All values of a column; `said` is what they say together; `stepwise`: whether they differ at steps; `funnel`: a row a value."""

    name: str
    title: str
    head: str
    groups: tuple[Group, ...]
    top: float
    said: str
    folded: bool
    stepwise: bool
    funnel: tuple[tuple[str, tuple[int | None, ...]], ...]


def build(subject: Subject) -> Mapping[str, Any] | None:
    """A table for each column; None where there are no groups."""
    segments = subject.overlay.segments if subject.overlay else None
    if segments is None or not (segments.groups or segments.left_out):
        return None
    names = list(dict.fromkeys((group.kind, group.column) for group in segments.groups))
    return {
        "columns": [_column(subject, segments, kind, name) for kind, name in names],
        "steps": [step.id for step in subject.overlay.funnel] if subject.overlay else [],
        "horizon_s": subject.overlay.conversion.horizon_s if subject.overlay else None,
        "reversals": reversals(subject, segments),
        "several": segments.several_personas,
        "left_out": [reworded(subject, words) for words in segments.left_out],
    }


def _column(subject: Subject, segments: Segments, kind: str, name: str) -> Column:
    members = [group for group in segments.groups if (group.kind, group.column) == (kind, name)]
    found = [success.here for group in members if (success := _success(group)) is not None]
    top = ceiling(here.high or here.estimate for here in found)
    groups = tuple(_group(subject, group, top) for group in members)
    differ = any(group.differs or group.steps for group in groups)
    return Column(
        name=name,
        title=_title(subject, kind, name),
        head=subject.t({"persona": "Persona", "month": "Began in"}.get(kind, "Value")),
        groups=groups,
        top=top,
        said="" if differ else subject.t("No difference here is beyond chance."),
        folded=not differ,
        stepwise=any(group.steps for group in groups),
        funnel=() if kind == "month" else tuple(_funnel(subject, segments, kind, name)),
    )


def _title(subject: Subject, kind: str, name: str) -> str:
    t = subject.t
    periods = {"month": t("By month of start"), "quarter": t("By quarter of start"), "year": t("By year of start")}
    return t("Personas") if kind == "persona" else periods.get(name, name) if kind == "month" else name


def _named(subject: Subject, kind: str, value: str | None) -> str:
    if value is None:
        return subject.t("no persona stands for them") if kind == "persona" else subject.t("not said")
    if kind == "month":
        return subject.n.date(value, "month")
    return subject.named(subject.journey.personas, value) if kind == "persona" else value


def _group(subject: Subject, group: Segment, top: float) -> Group:
    success, t = _success(group), subject.t
    horizon = subject.overlay.conversion.horizon_s if subject.overlay else None
    # Groups that began late were watched for a shorter time: their share is no share of the same scale.
    short = success is not None and horizon is not None and success.horizon_s < 0.99 * horizon
    return Group(
        segment=group,
        name=_named(subject, group.kind, group.value),
        success=success,
        whisker=None if success is None or short else of_estimate(success.here, top),
        against="" if success is None else _against(subject, success),
        differs=success is not None and beyond_chance(success),
        steps=tuple(_steps(subject, group)),
        note=t("watched for {time} only", time=subject.time(success.horizon_s)) if short and success else "",
    )


def _success(group: Segment) -> Compared | None:
    return next((one for one in group.figures if one.measure == "conversion" and one.here.estimate is not None), None)


def beyond_chance(one: Compared) -> bool:
    """Whether a difference may be named."""
    return one.q is not None and one.q < LEVEL and one.z is not None


def _against(subject: Subject, one: Compared) -> str:
    t, rest = subject.t, subject.n.share(one.rest.estimate)
    if one.q is None:
        return t("{share} of the others", share=rest)
    if not beyond_chance(one):
        return t("{share} of the others: not beyond chance", share=rest)
    if (one.z or 0.0) > 0:
        return t("more than the others, {share}", share=rest)
    return t("fewer than the others, {share}", share=rest)


def _steps(subject: Subject, group: Segment) -> Iterator[tuple[str, str]]:
    """Steps where the group's drop-off differs beyond chance, the greatest difference first."""
    lost = [one for one in group.figures if one.measure == "drop_off" and beyond_chance(one)]
    for one in sorted(lost, key=lambda one: -abs((one.here.estimate or 0.0) - (one.rest.estimate or 0.0)))[:MOST]:
        here, rest = subject.n.share(one.here.estimate), subject.n.share(one.rest.estimate)
        more = (one.z or 0.0) > 0
        words = (
            subject.t("more are lost, {here} against {rest}", here=here, rest=rest)
            if more
            else subject.t("fewer are lost, {here} against {rest}", here=here, rest=rest)
        )
        yield one.touchpoint or "", words


def _funnel(subject: Subject, segments: Segments, kind: str, name: str) -> Iterator[tuple[str, tuple[int | None, ...]]]:
    for one in segments.funnels:
        if (one.kind, one.column) == (kind, name):
            yield _named(subject, kind, one.value), one.reached


SECTION = Section("groups", "Segments, personas and time", "groups.html.j2", build, nav="Groups")
