"""What the reader of a fitted model's figures must know."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from journeymap.results.simulation import Note
from journeymap.simulate.chain import Chain
from journeymap.simulate.fitting.counted import FEWEST_GROUPS, Counted
from journeymap.simulate.planned_ways import named

__all__ = ["notes_of"]

FEW_CASES = 20
NOTHING = 1e-9


def notes_of(counted: Counted, chain: Chain, groups: int) -> Iterator[Note]:
    """What is thin or missing in the log, the gravest first."""
    seen = np.bincount(chain.at, weights=chain.visits, minlength=len(chain.touchpoints))
    left = counted.target >= 0
    if (
        not (counted.target >= len(chain.touchpoints)).any()
        and not (counted.start_target >= len(chain.touchpoints)).any()
    ):
        yield Note("no-outcome", "no case has reached an outcome yet: nothing is known of how journeys end", "warning")
    if counted.cases < FEW_CASES:
        cases = "1 case" if counted.cases == 1 else f"{counted.cases} cases"
        yield Note("few-cases", f"all of this rests on {cases}: take it as a sketch", "warning")
    if groups >= FEWEST_GROUPS and not counted.groups:
        yield Note("no-intervals", "there are too few cases to say how sure the figures are", "warning")
    elif counted.groups < groups and groups >= FEWEST_GROUPS:
        yield Note("few-groups", f"intervals rest on {counted.groups} groups of cases, and are wide for that")
    if not ((counted.start_target >= 0) & (counted.start_cases > 0)).any():
        yield Note("no-starts", "no journey was seen to begin: they begin as planned", "warning")
    never = [name for name, visits in zip(chain.touchpoints, seen, strict=True) if not visits]
    if never:
        yield Note(
            "never-visited",
            f"{named(never)} {'was' if len(never) == 1 else 'were'} never visited: the plan speaks for it",
        )
    gone = np.bincount(counted.source[left], weights=counted.visits[left], minlength=len(counted.contexts))
    at = np.array([path[-1] for path in counted.contexts], dtype=np.int64)
    moved = np.bincount(at, weights=gone, minlength=len(chain.touchpoints))
    stuck = [name for name, n, went in zip(chain.touchpoints, seen, moved, strict=True) if n and not went]
    if stuck:
        yield Note("never-left", f"nobody was seen to leave {named(stuck)}", "warning")
