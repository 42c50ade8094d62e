"""Drop-off by channel, and after a change of channel against without one: one study of all groups."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from journeymap.events.engine import Engine
from journeymap.events.statements import statement
from journeymap.overlay.channels.steps import PACKAGE, fetch
from journeymap.overlay.intervals import FEWEST_CASES
from journeymap.overlay.nodes import values_select
from journeymap.overlay.studies import Incidence, measure_study

__all__ = ["Groups", "logit_difference", "measure_groups"]


@dataclass(frozen=True)
class Groups:
    """The share that goes on well, by group of visits.

    Args:
        channels: by touchpoint and channel.
        switched: by touchpoint: without a change of channel on the way to it, and after one.
        covariances: of these two, by touchpoint.
    """

    channels: Mapping[tuple[int, int], Incidence]
    switched: Mapping[int, tuple[Incidence, Incidence]]
    covariances: Mapping[int, float]


def measure_groups(engine: Engine, channels: list[tuple[int, int]], switched: list[int]) -> Groups:
    """Measure the drop-off of groups of visits; needs `channel_visits` and `channel_clusters`.

    Args:
        engine: holds the tables.
        channels: pairs of touchpoint and channel to be measured.
        switched: touchpoints that are reached both with and without a change of channel.
    """
    if not channels and not switched:
        return Groups({}, {}, {})
    pairs = {node: (2 * number, 2 * number + 1) for number, node in enumerate(switched)}
    numbers = {pair: 2 * len(switched) + number for number, pair in enumerate(channels)}
    _keep_groups(engine, pairs, numbers)
    study = measure_study(engine, statement(PACKAGE, "channel_spans"), compared=pairs.values())
    both = {node: (study[stayed], study[over]) for node, (stayed, over) in pairs.items()}
    products = {row["node"]: row for row in fetch(engine, "switch_covariances")} if pairs else {}
    return Groups(
        {pair: study[number] for pair, number in numbers.items()},
        both,
        {node: _covariance(*both[node], row["shared"], row["products"]) for node, row in products.items()},
    )


def logit_difference(stayed: Incidence, changed: Incidence, covariance: float) -> float | None:
    """How many standard errors more (on the logit scale) are lost of the changed; None where that cannot be told.

    Args:
        stayed: the share that went on well of those who did not change.
        changed: of those who did.
        covariance: of the two shares, by cluster.
    """
    if min(stayed.clusters, changed.clusters) < FEWEST_CASES:
        return None
    spreads = [one.share * (1 - one.share) for one in (stayed, changed)]
    if min(spreads) <= 0:
        return None
    variance = stayed.variance / spreads[0] ** 2 + changed.variance / spreads[1] ** 2
    variance -= 2 * covariance / (spreads[0] * spreads[1])
    if variance <= 0:
        return None
    logits = [math.log(one.share / (1 - one.share)) for one in (stayed, changed)]
    return (logits[0] - logits[1]) / math.sqrt(variance)


def _keep_groups(engine: Engine, pairs: Mapping[int, tuple[int, int]], numbers: Mapping[tuple[int, int], int]) -> None:
    rows = [(node, over, number) for node, pair in pairs.items() for over, number in enumerate(pair)]
    head = "-- Groups of visits by touchpoint and whether the channel changed on the way to it.\n"
    engine.create("switch_groups", head + values_select(("node", "came_over", "number"), rows or [(-1, -1, -1)]))
    rows = [(*pair, number) for pair, number in numbers.items()]
    head = "-- Groups of visits by touchpoint and channel.\n"
    engine.create("channel_groups", head + values_select(("node", "channel", "number"), rows or [(-1, -1, -1)]))


def _covariance(stayed: Incidence, changed: Incidence, shared: int, products: float) -> float:
    clusters = stayed.clusters + changed.clusters - shared
    return products * clusters / max(clusters - 1, 1)
