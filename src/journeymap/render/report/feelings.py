"""The map's emotion beside measured scores, and where the two disagree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from journeymap.render.report.subject import Section, Subject
from journeymap.render.report.whiskers import Whisker, whisker
from journeymap.results.emotion import Disagreement, Emotion, Score
from journeymap.settings.numbers import NONE

__all__ = ["SECTION", "ScoreRow", "score_words"]

WORST, BEST = -2.0, 2.0
RANGE = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(?:\.{2,3}|…)\s*(-?\d+(?:\.\d+)?)\s*")
CLOSE = 1e-6


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A score as shown; the whisker is on the map's scale and carries the map's mark."""

    score: Score
    metric: str
    whisker: Whisker | None
    value: str
    bounds: str
    mapped: str
    measured: str
    target: str


def build(subject: Subject) -> Mapping[str, Any] | None:
    """Scores and disagreements; None where there is neither."""
    found = subject.overlay.emotion if subject.overlay else None
    if found is None or not (found.scores or found.disagreements):
        return None
    return {
        "rows": [_row(subject, score) for score in found.scores],
        "disagreements": [(one.touchpoint, _words(subject, one)) for one in found.disagreements],
        "aside": _aside(subject, found),
    }


def _row(subject: Subject, score: Score) -> ScoreRow:
    n, found = subject.n, score.value
    mapped = subject.steps[score.touchpoint].emotion if score.touchpoint in subject.steps else None
    known = found.low is not None and found.high is not None
    return ScoreRow(
        score=score,
        metric=subject.named(subject.journey.metrics, score.metric),
        whisker=_whisker(subject, score, mapped),
        value=_value(subject, score, found.estimate),
        bounds=_bounds(subject, score) if known else "",
        mapped="" if mapped is None else n.signed(mapped),
        measured="" if score.valence is None else n.signed(score.valence),
        target="" if score.target is None else n.decimal(score.target, 0 if score.kind == "nps" else 1),
    )


def _value(subject: Subject, score: Score, value: float | None) -> str:
    """A mean in its own scale, or an NPS from -100 to 100."""
    if value is None:
        return NONE
    return subject.n.decimal(value * 100, 0) if score.kind == "nps" else subject.n.decimal(value, 2)


def _bounds(subject: Subject, score: Score) -> str:
    low, high = (_value(subject, score, bound) for bound in (score.value.low, score.value.high))
    return f"{low}–{high}" if (score.value.low or 0.0) >= 0 else subject.t("{low} to {high}", low=low, high=high)


def _whisker(subject: Subject, score: Score, mapped: float | None) -> Whisker | None:
    """The interval on the map's scale; a dot alone where the metric's scale cannot be read."""
    if score.valence is None or score.value.estimate is None:
        return None
    slope = _slope(subject, score)
    low, high = (
        None if bound is None or slope is None else score.valence + slope * (bound - score.value.estimate)
        for bound in (score.value.low, score.value.high)
    )
    return whisker(score.valence, low, high, scale=(WORST, BEST), mark=mapped)


def _slope(subject: Subject, score: Score) -> float | None:
    """Steps of valence for one of the score; None where the scale does not give the score's own valence."""
    metric = subject.journey.metrics.get(score.metric)
    ends = RANGE.fullmatch((metric.scale if metric else None) or "")
    low, high = (-1.0, 1.0) if score.kind == "nps" else (float(ends[1]), float(ends[2])) if ends else (0.0, 0.0)
    if low >= high:
        return None
    slope = (BEST - WORST) / (high - low)
    valence = WORST + slope * ((score.value.estimate or 0.0) - low)
    return slope if abs(valence - (score.valence or 0.0)) < CLOSE else None


def _aside(subject: Subject, found: Emotion) -> list[str]:
    """Answers that count nowhere, by metric."""
    return [
        subject.t(
            "{metric}: {elsewhere} answers at other places and {unreadable} values that are no answer count nowhere.",
            metric=subject.named(subject.journey.metrics, one.metric),
            elsewhere=subject.n.count(one.elsewhere),
            unreadable=subject.n.count(one.unreadable),
        )
        for one in found.answers
        if one.elsewhere or one.unreadable
    ]


def score_words(subject: Subject, step: str) -> list[str]:
    """The scores of a step, each in a sentence."""
    emotion = subject.overlay.emotion if subject.overlay else None
    rows = [_row(subject, score) for score in (emotion.scores if emotion else ()) if score.touchpoint == step]
    return [
        subject.t(
            "{metric}: {value} from {n} answers.",
            metric=row.metric,
            value=row.value,
            n=subject.n.count(row.score.answers),
        )
        for row in rows
        if row.score.value.estimate is not None
    ]


def _pain(subject: Subject, step: str) -> str:
    """The first pain that the map names there."""
    pains = subject.steps[step].pain_points if step in subject.steps else ()
    return subject.text(pains[0].text) or pains[0].id or "" if pains else ""


def _words(subject: Subject, one: Disagreement) -> str:
    t, n = subject.t, subject.n
    if one.kind == "score":
        metric = subject.named(subject.journey.metrics, one.metric or "")
        return t(
            "The map says {mapped}, the answers ({metric}) say {measured}.",
            mapped=n.signed(one.mapped or 0.0),
            metric=metric,
            measured=n.signed(one.measured or 0.0),
        )
    share, pain = subject.n.share(one.measured), _pain(subject, one.touchpoint)
    if one.kind == "loss-without-pain":
        median = subject.n.share((one.measured or 0.0) - one.gap)
        return t(
            "{share} are lost here, more than at most steps ({median}), and the map names no pain.",
            share=share,
            median=median,
        )
    median = subject.n.share((one.measured or 0.0) + one.gap)
    return t(
        "The map names a pain, {pain}, yet only {share} are lost here, fewer than at most steps ({median}).",
        pain=t.quoted(pain),
        share=share,
        median=median,
    )


SECTION = Section("emotion", "Emotion against data", "emotion.html.j2", build, nav="Emotion")
