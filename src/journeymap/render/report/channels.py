"""Channels: which are used where, what a change of channel costs, and what contacts cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from journeymap.render.report.reworded import reworded
from journeymap.render.report.subject import Section, Subject
from journeymap.render.report.whiskers import Whisker, of_estimate
from journeymap.results.channels import Channels, ChannelUse, Cost, Repeated, Switched

__all__ = ["SECTION", "Use"]

LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Use:
    """A channel at a step, by name; `notes` say what is odd about it."""

    use: ChannelUse
    channel: str
    whisker: Whisker | None
    notes: tuple[str, ...]


def build(subject: Subject) -> Mapping[str, Any] | None:
    """What was measured of channels; None where no event names one."""
    found = subject.overlay.channels if subject.overlay else None
    if found is None or not (found.use or found.cost or found.no_cost):
        return None
    use, single = _use(subject, found)
    return {
        "use": use,
        "single": single,
        "repeated": [(row, of_estimate(row.share, 1.0)) for row in found.repeated if _again(row)],
        "asked_again": bool(found.repeated),
        "switched": [(row, _against(subject, row)) for row in found.switched],
        "unsaid": found.unsaid,
        "cost": found.cost,
        "success": _successes(subject),
        "contacts": _contacts(subject, found.cost) if found.cost else [],
        "no_cost": reworded(subject, found.no_cost) if found.no_cost else "",
    }


def _use(subject: Subject, found: Channels) -> tuple[list[Use], list[tuple[str, str]]]:
    """Steps with a choice or with an odd channel row by row; of the others the step and its one channel."""
    by_step: dict[str, list[Use]] = {}
    for use in found.use:
        by_step.setdefault(use.touchpoint, []).append(_shown(subject, use))
    plain = {step: rows[0].channel for step, rows in by_step.items() if len(rows) == 1 and not rows[0].notes}
    return [row for step, rows in by_step.items() if step not in plain for row in rows], list(plain.items())


def _shown(subject: Subject, use: ChannelUse) -> Use:
    notes = []
    if not use.declared:
        notes.append(subject.t("not among the map’s channels"))
    elif use.planned is False:
        notes.append(subject.t("not planned at this step"))
    return Use(use, _named(subject, use.channel), of_estimate(use.share, 1.0), tuple(notes))


def _named(subject: Subject, channel: str) -> str:
    return subject.t("(other)") if channel == "(other)" else subject.named(subject.journey.channels, channel)


def _again(row: Repeated) -> bool:
    """Whether somebody had to start over, or that is hidden."""
    return row.repeated is None or row.repeated > 0


def _against(subject: Subject, row: Switched) -> tuple[str, bool]:
    """The difference in words, and whether it is beyond chance."""
    t = subject.t
    if row.p is None or row.z is None:
        return t("cannot be said"), False
    if row.p >= LEVEL:
        return t("not beyond chance"), False
    return (t("more are lost after a change"), True) if row.z > 0 else (t("fewer are lost after a change"), True)


def _successes(subject: Subject) -> str:
    kinds = [key for key, outcome in subject.graph.outcomes.items() if outcome.kind == "success"]
    return subject.t.quoted(subject.name(kinds[0])) if len(kinds) == 1 else subject.t("a good end")


def _contacts(subject: Subject, cost: Cost) -> list[tuple[str, int | None, float, float | None]]:
    """Channel, contacts, what one costs, what all cost; the dearest first."""
    rows = [
        (
            _named(subject, one.channel),
            one.contacts,
            one.each,
            None if one.contacts is None else one.contacts * one.each,
        )
        for one in cost.contacts
    ]
    return sorted(rows, key=lambda row: -(row[3] or 0.0))


SECTION = Section("channels", "Channels", "channels.html.j2", build)
