"""Measured scores: means with Student's interval, the share of best answers, the net promoter score."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from journeymap.events.statements import statement
from journeymap.overlay.base import Base
from journeymap.overlay.emotion.answers import UNIT, Asked
from journeymap.overlay.emotion.scales import Scale
from journeymap.overlay.emotion.steps import PACKAGE, fetch, keep
from journeymap.overlay.intervals import FEWEST_CASES, share_interval, student_quantile
from journeymap.overlay.means import Mean, measure_means
from journeymap.results.emotion import Score
from journeymap.results.estimate import Estimate

__all__ = ["measure_scores", "nps_estimate", "nps_middle"]

ADDED, ADDED_PASSIVE = 0.75, 1.5
"""So many promoters, as many detractors, and so many passives are added before the variance is taken."""


def measure_scores(base: Base, asked: Sequence[Asked]) -> tuple[Score, ...]:
    """The scores of all metrics by touchpoint, in the order of the file; needs the tables of `keep_answers`."""
    keep(base.engine, "answer_sums")
    counts = {row["number"]: row for row in fetch(base.engine, "answer_counts")}
    means = measure_means(base.engine, statement(PACKAGE, "answer_means"))
    found = list(_scores(base, asked, counts, means))
    order = list(base.graph.touchpoints)
    return tuple(sorted(found, key=lambda score: order.index(score.touchpoint)))


def nps_estimate(answers: int, promoters: int, detractors: int, cases: int, confidence: float = 0.95) -> Estimate:
    """The net promoter score p - d, -1 to 1, with the adjusted Wald interval.

    Args:
        answers: how many answers.
        promoters: how many of them are 9 or 10.
        detractors: how many of them are 0 to 6.
        cases: how many cases gave them; a case that answers twice adds no certainty.
        confidence: the share of intervals that hold the truth.

    Source: Rocks 2016; .75 promoters, .75 detractors and 1.5 passives are added.
    """
    share = (promoters - detractors) / answers
    n = cases + 2 * ADDED + ADDED_PASSIVE
    p, d = ((count / answers * cases + ADDED) / n for count in (promoters, detractors))
    variance = (p + d - (p - d) ** 2) / n
    if cases < FEWEST_CASES:
        return Estimate(share, None, None, variance, cases)
    half = student_quantile((1 + confidence) / 2, cases - 1) * math.sqrt(variance)
    low, high = max(-1.0, min(share, p - d - half)), min(1.0, max(share, p - d + half))
    return Estimate(share, low, high, variance, cases)


def _scores(
    base: Base, asked: Sequence[Asked], counts: Mapping[int, Mapping[str, Any]], means: Mapping[int, Mean]
) -> Iterator[Score]:
    for one in asked:
        for node, group in one.groups.items():
            row = counts.get(group)
            if row is None and not one.named:
                continue
            value = Estimate(None) if row is None else _value(one.scale, row, means[group])
            yield Score(
                touchpoint=base.seen.by_number(node).id,
                metric=one.id,
                answers=0 if row is None else row["answers"],
                kind="nps" if one.scale.nps else "mean",
                value=value,
                top_box=None if row is None else _top_box(one.scale, means[group + 1]),
                valence=None if value.estimate is None else one.scale.valence(value.estimate),
                target=one.metric.target,
            )


def _value(scale: Scale, row: Mapping[str, Any], mean: Mean) -> Estimate:
    if scale.nps:
        return nps_estimate(row["answers"], row["promoters"], row["detractors"], row["clusters"])
    found = mean.estimate(UNIT)
    if found.low is None or found.high is None or scale.low is None or scale.high is None:
        return found
    # no mean lies outside the scale
    return Estimate(
        found.estimate, max(found.low, scale.low), min(found.high, scale.high), found.variance, found.clusters
    )


def nps_middle(value: Estimate) -> float | None:
    """Around what the interval of a net promoter score lies: the score after the answers that are added."""
    n = value.clusters + 2 * ADDED + ADDED_PASSIVE
    return None if value.estimate is None else value.estimate * value.clusters / n


def _top_box(scale: Scale, mean: Mean) -> Estimate | None:
    if scale.nps or scale.high is None:
        return None
    share = mean.total / mean.parts
    low, high = share_interval(share, mean.variance, mean.clusters) or (None, None)
    return Estimate(share, low, high, mean.variance if mean.clusters > 1 else None, mean.clusters)
