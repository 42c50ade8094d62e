"""Section 3: where people are lost; conversion, funnel, outcomes, and a row for every touchpoint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from journeymap.render.report.details import sent
from journeymap.render.report.moments import loss_words
from journeymap.render.report.subject import Section, Subject
from journeymap.results.overlay import Overlay, TouchpointResult

__all__ = ["SECTION", "Row", "Whisker", "whisker_top"]


@dataclass(frozen=True, slots=True)
class Whisker:
    """An interval as positions in per cent of the cell's width."""

    low: str
    dot: str
    high: str
    sure: bool


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
    top = whisker_top(overlay)
    rows = [_row(subject, row, top) for row in overlay.touchpoints]
    return {
        "rows": rows,
        "top": top,
        "conversion": overlay.conversion,
        "days": _days(subject, overlay),
        "funnel": _funnel(overlay),
        "ends": _ends(subject, overlay),
        "cases": overlay.observed.cases,
        "entered": overlay.observed.cases - overlay.begun_before,
    }


def whisker_top(overlay: Overlay) -> float:
    """The share at the right end of every whisker's scale: the widest bound, rounded up to a tenth."""
    bounds = [row.drop_off.high or row.drop_off.estimate or 0.0 for row in overlay.touchpoints if row.drop_off]
    return min(1.0, -(-max(bounds, default=0.1) * 10 // 1) / 10) or 0.1


def _row(subject: Subject, row: TouchpointResult, top: float) -> Row:
    drop = row.drop_off
    if drop is None or drop.estimate is None:
        one_way = row.id in subject.steps and subject.steps[row.id].one_way
        return Row(row.id, row, None, sent(subject, row.events or 0) if one_way else "", ())
    words = loss_words(subject, drop.lost or 0.0, drop.failed or 0.0, row.horizon_s)
    notes = []
    if row.young:
        notes.append(subject.t("young: watched for too short a time to judge"))
    if drop.low is None:
        notes.append(subject.t("too few for an interval"))
    part = subject.steps.get(row.id)
    if part is not None and not part.planned:
        notes.append(subject.t("nobody planned this step"))
    return Row(row.id, row, _whisker(drop.estimate, drop.low, drop.high, top), words, tuple(notes))


def _whisker(estimate: float, low: float | None, high: float | None, top: float) -> Whisker:
    def place(share: float) -> str:
        return f"{4 + 92 * min(share, top) / top:.1f}%"

    known = low is not None and high is not None
    return Whisker(place(low or 0.0) if known else "", place(estimate), place(high or 0.0) if known else "", known)


def _days(subject: Subject, overlay: Overlay) -> dict[str, Any]:
    """States by day as a table: a column per outcome, then those still open."""
    known = [shares for shares in overlay.conversion.by_days.values() if shares]
    columns = list(dict.fromkeys(key for shares in known for key in shares))
    names = [subject.t("still open") if key == "open" else subject.name(key) for key in columns]
    rows = [(int(day), shares) for day, shares in overlay.conversion.by_days.items()]
    return {"columns": columns, "names": names, "rows": rows}


def _funnel(overlay: Overlay) -> list[dict[str, Any]]:
    """Steps with their share of the first and of the one before."""
    steps = []
    before = first = overlay.funnel[0].reached if len(overlay.funnel) else 0
    for step in overlay.funnel:
        share = step.reached / first if first else 0.0
        steps.append(
            {"id": step.id, "reached": step.reached, "share": share, "kept": step.reached / before if before else 0.0}
        )
        before = step.reached
    return steps


def _ends(subject: Subject, overlay: Overlay) -> list[tuple[str, str, int]]:
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
