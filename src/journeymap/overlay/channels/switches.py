"""Drop-off after a change of channel against without one."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from journeymap.overlay.base import Base
from journeymap.overlay.channels.groups import Groups, logit_difference
from journeymap.results.channels import Switched

__all__ = ["switched_results"]


def switched_results(base: Base, ways: Mapping[int, Mapping[str, Any]], groups: Groups) -> Iterator[Switched]:
    """Touchpoints that are reached both with and without a change of channel, in the order of the file.

    Args:
        base: knows the touchpoints.
        ways: how many visits come with a channel at both ends of the way, and how many of them after a change.
        groups: what was measured of them.
    """
    for node, (stayed, changed) in groups.switched.items():
        z = logit_difference(stayed, changed, groups.covariances.get(node, 0.0))
        yield Switched(
            touchpoint=base.seen.by_number(node).id,
            visits=ways[node]["ways"],
            switched=ways[node]["switched"],
            horizon_s=changed.limit_us / 1e6,
            after_switch=changed.estimate(of_the_rest=True),
            without=stayed.estimate(of_the_rest=True),
            z=z,
            p=None if z is None else math.erfc(abs(z) / math.sqrt(2)),
        )
