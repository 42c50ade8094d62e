"""Prefixes that are judged: the visits of cases begun after the cut and resolved since, counted by context and group."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from journeymap.events.engine import Engine
from journeymap.overlay.nodes import Observable
from journeymap.overlay.steps import fetch, keep
from journeymap.simulate.backtest.forecasts import contexts_select
from journeymap.simulate.chain import Chain, Floats

__all__ = ["GROUPS", "Judged", "Prefixes", "prefixes_in", "set_aside", "settled"]

PACKAGE = "journeymap.simulate.backtest"
GROUPS = 50
SETTLED = 0.98
"""By when so many of those who get to an outcome have got there, a case is as good as settled."""


@dataclass(frozen=True)
class Prefixes:
    """Prefixes by context.

    Args:
        counts: (G, C, 2) prefixes by group of cases, context of the model, and whether the case failed (0) or succeeded (1).
        unknown: prefixes at touchpoints of which the model knows nothing.
    """

    counts: Floats
    unknown: int

    @property
    def total(self) -> int:
        """How many have a forecast."""
        return int(self.counts.sum())


@dataclass(frozen=True, slots=True)
class Judged:
    """The cases that forecasts are held against: begun after the cut, and resolved in the whole log.

    Only cases are taken that begin so long before the end of the log that nearly all who get to an outcome have got there
    by then. Later ones would be judged by the quick alone: refused within a week, while the others are still under way.

    Args:
        cut: when the log is cut for them, in microseconds since 1970 UTC.
        last: when the last of them may begin.
        settled_us: how long cases are followed at least.
        cases: how many there are.
        visiting: how many of them visit a touchpoint.
    """

    cut: int
    last: int
    settled_us: int
    cases: int
    visiting: int


def settled(engine: Engine) -> int | None:
    """How long it takes until nearly all who get to an outcome have got there, in microseconds; None where nobody does.

    Needs the overlay's `curve` of the whole log.
    """
    found: int | None = fetch(engine, "settled", package=PACKAGE, share=SETTLED)[0]["settled"]
    return found


def set_aside(engine: Engine, cut: int, until: int, settled_us: int) -> Judged:
    """Keep what the whole log shows of cases begun after the cut, before it is cut; needs `visits`, `states`, `nodes`.

    Args:
        engine: holds the overlay of the whole log.
        cut: when the log is cut, in microseconds since 1970 UTC.
        until: when it ends.
        settled_us: how long a case must be followed.
    """
    last = until - settled_us
    keep(engine, "later_cases", table="model_cases", package=PACKAGE, cut=cut, last=last)
    keep(engine, "entries", table="later_cases", package="journeymap.simulate", groups=GROUPS)
    engine.drop("model_cases")
    keep(engine, "later_paths", package=PACKAGE)
    row = fetch(engine, "later_size", package=PACKAGE)[0]
    return Judged(cut, last, settled_us, row["cases"], row["visiting"])


def prefixes_in(engine: Engine, chain: Chain, seen: Observable) -> Prefixes:
    """The prefixes that were set aside, by the model's contexts."""
    engine.create("contexts_asked", contexts_select(chain, seen))
    rows = fetch(engine, "prefixes", package=PACKAGE)
    engine.drop("contexts_asked")
    counts = np.zeros((GROUPS, len(chain.contexts), 2))
    for row in rows:
        if row["context"] >= 0:
            counts[row["grp"], row["context"], row["success"]] += row["visits"]
    return Prefixes(counts, sum(row["visits"] for row in rows if row["context"] < 0))
