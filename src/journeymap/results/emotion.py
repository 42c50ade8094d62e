"""The map's emotion against the data: measured scores, and where the two disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journeymap.results.estimate import Estimate

__all__ = ["Disagreement", "Emotion", "Score"]


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
        target: the value the map wants, in the metric's own scale.
    """

    touchpoint: str
    metric: str
    answers: int
    kind: Literal["mean", "nps"]
    value: Estimate
    top_box: Estimate | None
    valence: float | None
    target: float | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A touchpoint where the map and the data say different things, the worst first.

    Args:
        kind: `score` (planned feeling and measured answers differ), `loss-without-pain`, `pain-without-loss`.
        touchpoint: where.
        mapped: the map's valence, -2..2, or None.
        measured: the data's valence, or the share lost.
        gap: how far apart, for ranking.
        words: the disagreement as a sentence.
    """

    kind: Literal["score", "loss-without-pain", "pain-without-loss"]
    touchpoint: str
    mapped: float | None
    measured: float | None
    gap: float
    words: str


@dataclass(frozen=True, slots=True)
class Emotion:
    """Measured scores in the order of the file, and disagreements, the greatest first."""

    scores: tuple[Score, ...]
    disagreements: tuple[Disagreement, ...]
