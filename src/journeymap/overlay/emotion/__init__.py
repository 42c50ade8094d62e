"""The map's emotion against the data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from journeymap.overlay.base import Base
from journeymap.overlay.emotion.answers import Asked, asked_metrics, keep_answers
from journeymap.overlay.emotion.disagreements import disagreements, names_pains
from journeymap.overlay.emotion.scores import measure_scores
from journeymap.results.emotion import Answers, Emotion, Score
from journeymap.results.overlay import Overlay

__all__ = ["add_emotion"]


def add_emotion(base: Base, overlay: Overlay) -> Overlay:
    """The overlay with its emotion; without it where the log has no metric's column and the map names no pain."""
    asked = keep_answers(base) if asked_metrics(base) else []
    if not asked and not names_pains(base.graph):
        return overlay
    scores = measure_scores(base, asked) if asked else ()
    found = disagreements(base.graph, overlay, scores)
    return replace(overlay, emotion=Emotion(scores, found, tuple(_answers(asked, scores))))


def _answers(asked: Sequence[Asked], scores: Sequence[Score]) -> Iterator[Answers]:
    for one in asked:
        answers = sum(score.answers or 0 for score in scores if score.metric == one.id)
        yield Answers(one.id, one.metric.column or "", answers, one.read - answers, one.unreadable)
