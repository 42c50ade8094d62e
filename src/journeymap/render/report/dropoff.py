"""Section 3: where people are lost; conversion, funnel, outcomes, and a row for every touchpoint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journeymap.render.report.details import sent
from journeymap.render.report.moments import loss_words
from journeymap.render.report.promises import lost_rows, promise_rows, promise_top
from journeymap.render.report.subject import Section, Subject
from journeymap.render.report.whiskers import Whisker, ceiling, whisker
from journeymap.results.overlay import FunnelStep, Overlay, TouchpointResult

__all__ = ["SECTION", "Row"]


@dataclass(frozen=True, slots=True)
class Row:
    """A touchpoint's figures as shown; `whisker` is None where nothing was measured."""

    step: str
    result: TouchpointResult
    whisker: Whisker | None
    words: str
    notes: tuple[str, ...]


def build(subject: Subject) -> Mapping[str, Any] | None:
    """Everything measured about loss; None without a log."""
    overlay = subject.overlay
    if overlay is None:
        return None
    top = _top(overlay)
    rows = [_row(subject, row, top) for row in overlay.touchpoints]
    return {
        "rows": rows,
        "top": top,
        "conversion": overlay.conversion,
        "days": _days(subject, overlay),
        "funnel": _funnel(subject, overlay.funnel),
        "by_touchpoint": _by_touchpoint(subject, overlay),
        "funnel_s": overlay.funnel_within_s or overlay.conversion.horizon_s,
        "windowed": overlay.funnel_within_s is not None,
        "ends": _ends(subject, overlay),
        "cases": overlay.observed.cases,
        "entered": subject.entered,
        "promises": promise_rows(subject, overlay),
        "promise_top": promise_top(overlay),
        "answered": overlay.answered_in_time,
        "lost_to": lost_rows(overlay),
    }


def _top(overlay: Overlay) -> float:
    """The share at the right end of every whisker's scale."""
    return ceiling(row.drop_off.high or row.drop_off.estimate for row in overlay.touchpoints if row.drop_off)


def _row(subject: Subject, row: TouchpointResult, top: float) -> Row:
    drop = row.drop_off
    if drop is None or drop.estimate is None:
        one_way = row.id in subject.steps and subject.steps[row.id].one_way
        return Row(row.id, row, None, sent(subject, row.events or 0) if one_way else "", ())
    words = loss_words(subject, drop.estimate, drop.lost, drop.failed, row.horizon_s)
    notes = []
    if row.young:
        notes.append(subject.t("young: watched for too short a time to judge"))
    if drop.low is None:
        notes.append(subject.t("too few for an interval"))
    part = subject.steps.get(row.id)
    if part is not None and not part.planned:
        notes.append(subject.t("nobody planned this step"))
    return Row(row.id, row, whisker(drop.estimate, drop.low, drop.high, scale=(0.0, top)), words, tuple(notes))


def _days(subject: Subject, overlay: Overlay) -> dict[str, Any]:
    """States by day as a table: a column per outcome, then those still open."""
    known = [shares for shares in overlay.conversion.by_days.values() if shares]
    columns = list(dict.fromkeys(key for shares in known for key in shares))
    names = [subject.t("still open") if key == "open" else subject.name(key) for key in columns]
    rows = [(int(day), shares) for day, shares in overlay.conversion.by_days.items()]
    return {"columns": columns, "names": names, "rows": rows}


def _funnel(subject: Subject, funnel: Sequence[FunnelStep]) -> list[dict[str, Any]]:
    """Steps with their share of the first and of the one before; None where a number is hidden."""
    steps = []
    before = first = funnel[0].reached if len(funnel) else 0
    for step in funnel:
        shares = {"share": _quotient(step.reached, first), "kept": _quotient(step.reached, before)}
        steps.append({"id": step.id, "names": _names(subject, step.id), "step": step, **shares})
        before = step.reached
    return steps


def _by_touchpoint(subject: Subject, overlay: Overlay) -> list[dict[str, Any]]:
    """The funnel of the touchpoints that all must pass, where it is not the funnel itself."""
    steps = overlay.funnel_touchpoints or ()
    same = [step.id for step in steps] == [step.id for step in overlay.funnel]
    return [] if same else _funnel(subject, steps)


def _names(subject: Subject, key: str) -> list[str]:
    """The parts of a step of the funnel, of which any may be taken; one that holds commas in its own id stays whole."""
    parts = key.split(", ")
    known = {*subject.steps, *subject.graph.outcomes, *(stage.id for stage in subject.journey.stages)}
    return parts if key not in known and all(part in known for part in parts) else [key]


def _quotient(part: int | None, whole: int | None) -> float | None:
    return None if part is None or whole is None else part / whole if whole else 0.0


def _ends(subject: Subject, overlay: Overlay) -> list[tuple[str, str, int | None]]:
    """Outcomes and those without one: name, kind in words, cases."""
    t = subject.t
    kinds = {"success": t("good end"), "failure": t("bad end"), "neutral": t("neutral end")}
    ends = [(subject.name(row.id), kinds.get(row.kind, row.kind), row.cases) for row in overlay.outcomes]
    silent = (
        t("no end, silent"),
        t("no event for {time} or more", time=subject.time(overlay.observed.inactive_after_s)),
    )
    return [*ends, (*silent, overlay.silent), (t("no end, still active"), "", overlay.open)]


SECTION = Section("drop-off", "Drop-off", "drop_off.html.j2", build)
