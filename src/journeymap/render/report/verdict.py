"""Section 1: what this journey says, in a sentence, up to four figures and the worst moments."""

from __future__ import annotations

from typing import Any

from journeymap.render.report.budgets import in_short
from journeymap.render.report.figures import figures
from journeymap.render.report.moments import losses, moments
from journeymap.render.report.subject import Section, Subject
from journeymap.results.overlay import Overlay

__all__ = ["SECTION", "sentence"]


def build(subject: Subject) -> dict[str, Any]:
    """Sentence, the author's own summary, figures, moments."""
    return {
        "sentence": sentence(subject),
        "budgets": in_short(subject),
        "summary": subject.text(subject.journey.summary),
        "figures": tuple(figures(subject))[:4],
        "moments": moments(subject),
    }


def sentence(subject: Subject) -> str:
    """The verdict: measured where there is a log, else what the map itself says."""
    if subject.overlay is None:
        return _unmeasured(subject)
    t, reached = subject.t, _reached(subject, subject.overlay)
    worst = losses(subject)
    if not worst or not worst[0].share:
        return t("{reached}.", reached=reached)
    return t(
        "{reached}; most are lost at {step}: {k} of every 100 who get there.",
        reached=reached,
        step=t.quoted(subject.name(worst[0].step)),
        k=subject.n.percent(worst[0].share),
    )


def _reached(subject: Subject, overlay: Overlay) -> str:
    """How many reach a good end, and by when."""
    t, measured = subject.t, overlay.conversion
    successes = [key for key, outcome in subject.graph.outcomes.items() if outcome.kind == "success"]
    goal = t.quoted(subject.name(successes[0])) if len(successes) == 1 else t("a good end")
    if measured.estimate is None or measured.horizon_s is None:
        done = [row.cases for row in overlay.outcomes if row.id in successes]
        known = None if None in done else sum(count or 0 for count in done)
        cases = subject.n.count(overlay.observed.cases)
        return t("{k} of {cases} journeys reached {goal} so far", k=subject.n.count(known), cases=cases, goal=goal)
    return t(
        "{k} of every 100 journeys reach {goal} within {time}",
        k=subject.n.percent(measured.estimate),
        goal=goal,
        time=subject.time(measured.horizon_s),
    )


def _unmeasured(subject: Subject) -> str:
    felt = sorted((value, step) for step, value in subject.emotions())
    summary = subject.text(subject.journey.summary)
    if summary:
        return summary
    if not felt:
        return subject.t("A first sketch: nobody has said yet how it feels.")
    return subject.t(
        "It is hardest at {step}: {value} on a scale from –2 to 2.",
        step=subject.t.quoted(subject.name(felt[0][1])),
        value=subject.n.decimal(felt[0][0]),
    )


SECTION = Section("verdict", "Verdict", "verdict.html.j2", build)
