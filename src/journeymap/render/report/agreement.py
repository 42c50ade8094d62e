"""How far customers follow the plan: fitness and compliance, what they left out or added, statuses of steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journeymap.render.report.subject import Subject
from journeymap.results.conformance import Conformance, Deviation
from journeymap.results.overlay import Overlay, TouchpointResult

__all__ = ["agreement", "status_rows", "status_words"]

MOST = 8
"""Deviations in the table, the most frequent ones; JSON holds more."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """A mean share with what it says; `label` and `meaning` are in the page's language."""

    label: str
    share: float
    meaning: str


def agreement(subject: Subject, found: Conformance) -> Mapping[str, Any]:
    """What the section on paths says of the plan."""
    rows = [(one, _words(subject, one)) for one in found.deviations]
    finished = (found.fitting.finished, found.deviating.finished)
    known = None not in finished
    return {
        "fitting": found.fitting.finished,
        "finished": sum(count or 0 for count in finished) if known else None,
        "agreements": list(_agreements(subject, found)),
        "deviations": rows[:MOST],
        "further": max(0, len(rows) - MOST),
        "unaligned": found.unaligned,
    }


def _agreements(subject: Subject, found: Conformance) -> Iterator[Agreement]:
    t, kept = subject.t, found.compliance
    meant = [
        (
            t("Fitness"),
            found.fitness,
            t("how much of the planned path and of what customers did agrees, step by step; all is 100 %"),
        ),
        (
            t("Content"),
            kept.content if kept else None,
            t("of the steps that customers took or should have taken, those that are both"),
        ),
        (t("Sequence"), kept.sequence if kept else None, t("of the planned steps that they took, those in turn")),
        (
            t("Timing"),
            kept.timing if kept else None,
            t("of the planned waits and promises that were due, those that were kept"),
        ),
    ]
    for label, share, meaning in meant:
        if share is not None:
            yield Agreement(label, share, meaning)


def _words(subject: Subject, one: Deviation) -> str:
    """What happened, without the step itself."""
    t = subject.t
    after = t.quoted(subject.name(one.after)) if one.after else ""
    before = t.quoted(subject.name(one.before)) if one.before else ""
    if one.touchpoint in subject.graph.outcomes:
        return t("ended so out of turn, after {after}", after=after) if after else t("ended so out of turn")
    if one.kind == "skipped":
        return _skipped(subject, after, before)
    return _unplanned(subject, after, before)


def _skipped(subject: Subject, after: str, before: str) -> str:
    t = subject.t
    if after and before:
        return t("was left out between {after} and {before}", after=after, before=before)
    if after:
        return t("was left out after {after}", after=after)
    return t("was left out before {before}", before=before) if before else t("was left out, as all that was planned")


def _unplanned(subject: Subject, after: str, before: str) -> str:
    t = subject.t
    if after and before:
        return t("came unplanned between {after} and {before}", after=after, before=before)
    if after:
        return t("came unplanned after {after}", after=after)
    return (
        t("came unplanned before {before}", before=before)
        if before
        else t("came unplanned, and nothing planned with it")
    )


def status_rows(overlay: Overlay) -> list[TouchpointResult]:
    """Steps of which an alignment says something."""
    return [row for row in overlay.touchpoints if row.status is not None]


def status_words(subject: Subject, row: TouchpointResult) -> str:
    """The statuses that occurred, in a sentence; empty where there are none."""
    if row.status is None:
        return ""
    t, status = subject.t, row.status
    counted = [
        (status.completed, t("{n} completed", n=subject.n.count(status.completed))),
        (status.missing, t("{n} missing", n=subject.n.count(status.missing))),
        (status.failing, t("{n} failing", n=subject.n.count(status.failing))),
        (status.adhoc, t("{n} ad hoc", n=subject.n.count(status.adhoc))),
    ]
    found = ", ".join(words for count, words in counted if count)
    return t("Beside the plan: {statuses}.", statuses=found) if found else ""
