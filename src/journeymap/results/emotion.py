"""The map's emotion against the data: measured scores, and where the two disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journeymap.results.estimate import Estimate

__all__ = ["Answers", "Disagreement", "Emotion", "Score"]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a metric's column holds until the observation end.

    Args:
        metric: the metric's id.
        column: the log's column.
        counted: answers that enter a score.
        elsewhere: answers at no touchpoint, after the outcome, or at touchpoints for which the journey does not name the
            metric although it names it for others.
        unreadable: values that are no number, or lie outside the metric's scale.
    """

    metric: str
    column: str
    counted: int | None
    elsewhere: int | None
    unreadable: int | None


@dataclass(frozen=True, slots=True)
class Score:
    """Answers to one metric at one touchpoint.

    Args:
        touchpoint: where the answer was given.
        metric: the metric's id.
        answers: how many events hold a number.
        kind: `mean`, or `nps` (-1..1 inside, shown as -100..100).
        value: the mean in the metric's own scale, or the NPS, with its interval.
        top_box: the share that chose the best answer (mean metrics with a scale), else None.
        valence: the value on the map's scale, -2..2; None where the metric has no scale.
        target: the value the map wants, in the metric's own scale (an NPS as -100..100).
    """

    touchpoint: str
    metric: str
    answers: int | None
    kind: Literal["mean", "nps"]
    value: Estimate
    top_box: Estimate | None
    valence: float | None
    target: float | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A touchpoint where the map and the data say different things.

    Args:
        kind: `score` (planned feeling and measured answers differ), `loss-without-pain`, `pain-without-loss`.
        touchpoint: where.
        mapped: the map's valence, -2..2, or None.
        measured: the data's valence, or the drop-off.
        gap: how far apart: in steps of valence, or between the drop-off and the journey's median.
        words: the disagreement as a sentence.
        metric: the metric's id; None where it is about loss.
    """

    kind: Literal["score", "loss-without-pain", "pain-without-loss"]
    touchpoint: str
    mapped: float | None
    measured: float | None
    gap: float
    words: str
    metric: str | None = None


@dataclass(frozen=True, slots=True)
class Emotion:
    """Measured scores in the order of the file, and disagreements: scores, loss, pain, in each the greatest gap first."""

    scores: tuple[Score, ...]
    disagreements: tuple[Disagreement, ...]
    answers: tuple[Answers, ...] = ()
