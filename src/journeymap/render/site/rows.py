"""The lines of the index: what each shows, and what it is sorted and filtered by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from journeymap.diagnostics import Severity
from journeymap.render.map.facts import feelings
from journeymap.render.map.story import tell
from journeymap.render.report.moments import moments
from journeymap.render.report.subject import Subject
from journeymap.render.report.whiskers import Whisker, whisker
from journeymap.render.site.entry import Entry
from journeymap.render.site.spark import sparkline
from journeymap.settings.words import fixed, plural

__all__ = ["PERSPECTIVES", "STATUSES", "Bad", "Row", "row"]

STATUSES = {"approved": fixed("approved"), "review": fixed("in review"), "draft": fixed("draft")}
PERSPECTIVES = {"as-is": fixed("as is"), "to-be": fixed("to be")}
COUNTED = {
    Severity.ERROR: plural("{n} error", "{n} errors"),
    Severity.WARNING: plural("{n} warning", "{n} warnings"),
    Severity.INFO: plural("{n} remark", "{n} remarks"),
}
MOST = 2
"""Of moments in a line."""


@dataclass(frozen=True, slots=True)
class Bad:
    """One of the worst moments: where it leads, its number and name, and how bad it is."""

    href: str
    number: str
    name: str
    value: str


@dataclass(frozen=True)
class Row:
    """A line, in words; `sorting` holds what it is sorted by, as text that compares as numbers where it is one."""

    entry: Entry
    subject: Subject
    href: str
    name: str
    about: tuple[str, ...]
    spark: Markup
    moments: tuple[Bad, ...]
    success: Whisker | None
    share: str
    sure: str
    findings: tuple[tuple[str, str], ...]
    sorting: dict[str, str]


def row(entry: Entry, language: str) -> Row:
    """The line of a journey without errors."""
    assert entry.graph is not None
    subject = Subject(entry.graph, entry.overlay, tuple(entry.findings), "", language)
    measured = entry.overlay.conversion if entry.overlay else None
    known = None if measured is None or measured.estimate is None else measured
    return Row(
        entry=entry,
        subject=subject,
        href=f"{quote(entry.folder)}/index.html",
        name=subject.text(subject.journey.name) or entry.id,
        about=_about(subject),
        spark=_spark(subject),
        moments=tuple(_moments(subject, entry)),
        success=None if known is None else whisker(known.estimate or 0.0, known.low, known.high, scale=(0.0, 1.0)),
        share="" if known is None else subject.n.share(known.estimate),
        sure="" if known is None else _sure(subject, known.low, known.high, known.horizon_s),
        findings=tuple(_findings(subject)),
        sorting=_sorting(entry, subject, None if known is None else known.estimate),
    )


def _about(subject: Subject) -> tuple[str, ...]:
    """Owner and the day on which the map was looked through."""
    t, journey = subject.t, subject.journey
    owner = str(journey.owner or "")
    reviewed = t("reviewed {date}", date=subject.n.date(journey.reviewed)) if journey.reviewed else ""
    return tuple(word for word in (owner, reviewed) if word)


def _spark(subject: Subject) -> Markup:
    """The curve with a description for those who cannot see it."""
    story = tell(subject.graph, subject.overlay, subject.language, None)
    felt = feelings(story, story.persona)
    if felt is None:
        return Markup()
    n = subject.n
    said = subject.t(
        "Emotion along the way: lowest {low}, mean {mean}, at the end {end}.",
        low=n.signed(felt.lowest),
        mean=n.signed(felt.mean),
        end=n.signed(felt.end),
    )
    return sparkline(story, said)


def _moments(subject: Subject, entry: Entry) -> list[Bad]:
    folder = quote(entry.folder)
    return [
        Bad(
            f"{folder}/index.html{subject.href(one.step)}",
            subject.number[one.step],
            subject.name(one.step),
            subject.t("{share} lost", share=one.value) if entry.overlay else one.value,
        )
        for one in moments(subject, MOST)
    ]


def _sure(subject: Subject, low: float | None, high: float | None, horizon_s: float | None) -> str:
    """Interval, time and number of journeys."""
    bounds = "" if low is None or high is None else subject.bounds(low, high)
    within = "" if horizon_s is None else subject.t("within {time}", time=subject.time(horizon_s))
    entered = subject.entered
    cases = subject.t.many(entered or 0, "{n} journey", "{n} journeys", n=subject.n.count(entered)) if entered else ""
    return " · ".join(word for word in (bounds, within, cases) if word)


def _findings(subject: Subject) -> list[tuple[str, str]]:
    counts = Counter(finding.severity for finding in subject.findings)
    return [
        (grade.value, subject.t.many(counts[grade], *COUNTED[grade], n=subject.n.count(counts[grade])))
        for grade in Severity
        if counts[grade]
    ]


def _sorting(entry: Entry, subject: Subject, success: float | None) -> dict[str, str]:
    """What is not known is empty and comes last."""
    journey = subject.journey
    felt = min((value for _, value in subject.emotions()), default=None)
    counts = Counter(finding.severity for finding in entry.findings)
    grave = counts[Severity.ERROR] * 10_000 + counts[Severity.WARNING] * 100 + counts[Severity.INFO]
    return {
        "name": subject.text(journey.name) or entry.id,
        "owner": str(journey.owner or ""),
        "reviewed": journey.reviewed or "",
        "emotion": "" if felt is None else f"{felt:g}",
        "success": "" if success is None else f"{success:.6g}",
        "evidence": f"{entry.known / entry.claims:.6g}" if entry.claims else "",
        "findings": str(-grave),
    }
