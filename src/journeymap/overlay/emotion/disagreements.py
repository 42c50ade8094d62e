"""Where the map and the data disagree: felt otherwise than mapped, loss without a pain, pain without a loss."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence

from journeymap.graph.compile import JourneyGraph
from journeymap.overlay.emotion.scales import Scale, read_scale
from journeymap.results.counting import counted
from journeymap.results.emotion import Disagreement, Score
from journeymap.results.overlay import DropOff, Overlay, TouchpointResult

__all__ = ["disagreements", "names_pains"]

HIGH = 0.05
"""A drop-off that is surely smaller is not high, whatever the others are."""


def disagreements(graph: JourneyGraph, overlay: Overlay, scores: Sequence[Score]) -> tuple[Disagreement, ...]:
    """All disagreements that the data leave no doubt about: scores, then loss, then pain, in each the greatest gap first."""
    groups = [_felt_otherwise(graph, scores)]
    if names_pains(graph):
        groups += [_loss_without_pain(graph, overlay), _pain_without_loss(graph, overlay)]
    return tuple(found for group in groups for found in sorted(group, key=lambda one: -one.gap))


def names_pains(graph: JourneyGraph) -> bool:
    """Whether the map names any pain: else its silence says nothing."""
    stages, touchpoints = graph.journey.stages, graph.touchpoints.values()
    return any(part.pain_points for part in stages) or any(part.pain_points for part in touchpoints)


def _felt_otherwise(graph: JourneyGraph, scores: Sequence[Score]) -> Iterator[Disagreement]:
    """Scores whose interval, on the map's scale, does not hold the mapped emotion."""
    for score in scores:
        mapped = graph.touchpoints[score.touchpoint].emotion
        scale = read_scale(graph.journey.metrics[score.metric].scale)
        if mapped is None or score.valence is None or score.value.low is None or score.value.high is None:
            continue
        low, high = scale.valence(score.value.low), scale.valence(score.value.high)
        if low is not None and high is not None and not low <= mapped <= high:
            gap, words = abs(score.valence - mapped), _felt(score, scale, mapped)
            yield Disagreement("score", score.touchpoint, mapped, score.valence, gap, words, score.metric)


def _felt(score: Score, scale: Scale, mapped: float) -> str:
    value, low, high = score.value.estimate or 0.0, score.value.low or 0.0, score.value.high or 0.0
    if scale.nps:
        shown = f"NPS {value * 100:.0f}, 95% interval {low * 100:.0f} to {high * 100:.0f}"
    else:
        shown = f"mean {value:.2f} on {scale.low:g} to {scale.high:g}, 95% interval {low:.2f} to {high:.2f}"
    answers = counted(score.answers or 0, "answer")
    return f'the map says {mapped:+.1f} at "{score.touchpoint}", {answers} to "{score.metric}" say {score.valence:+.1f} ({shown})'


def _loss_without_pain(graph: JourneyGraph, overlay: Overlay) -> Iterator[Disagreement]:
    """Drop-off surely above the median and above 5%, where neither touchpoint nor stage names a pain."""
    median = _median(overlay)
    for row, drop in _measured(overlay):
        part = graph.touchpoints[row.id]
        pains = part.pain_points or graph.stage_of[row.id].pain_points
        if pains or drop.low is None or drop.low <= median or drop.low < HIGH:
            continue
        words = f"{_drop(row, drop)}, above the median of {median:.1%}, and the map names no pain there"
        yield Disagreement(
            "loss-without-pain", row.id, part.emotion, drop.estimate, (drop.estimate or 0.0) - median, words
        )


def _pain_without_loss(graph: JourneyGraph, overlay: Overlay) -> Iterator[Disagreement]:
    """A pain at touchpoints whose drop-off is surely below the median."""
    median = _median(overlay)
    for row, drop in _measured(overlay):
        part = graph.touchpoints[row.id]
        if not part.pain_points or drop.high is None or drop.high >= median:
            continue
        pain = str(part.pain_points[0].text or part.pain_points[0].id)
        words = f'{_drop(row, drop)}, below the median of {median:.1%}, and the map names a pain there: "{pain}"'
        yield Disagreement(
            "pain-without-loss", row.id, part.emotion, drop.estimate, median - (drop.estimate or 0.0), words
        )


def _measured(overlay: Overlay) -> Iterator[tuple[TouchpointResult, DropOff]]:
    """Touchpoints that were watched for long enough."""
    for row in overlay.touchpoints:
        if row.drop_off is not None and row.drop_off.estimate is not None and not row.young:
            yield row, row.drop_off


def _median(overlay: Overlay) -> float:
    shares = [drop.estimate or 0.0 for _, drop in _measured(overlay)]
    return statistics.median(shares) if shares else 0.0


def _drop(row: TouchpointResult, drop: DropOff) -> str:
    return f'drop-off at "{row.id}" is {drop.estimate:.1%} (95% interval {drop.low:.1%} to {drop.high:.1%})'
