"""Eventual success as it is said at a cut, by the model and by simpler counts, beside what came of the cases begun by then."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.events.engine import Engine
from journeymap.overlay.base import Base
from journeymap.overlay.observation import iso_time
from journeymap.overlay.steps import fetch
from journeymap.results.backtest import CutRow
from journeymap.simulate.chain import Chain
from journeymap.simulate.exact import success_at_start

__all__ = ["Came", "came_of", "cut_row", "overlay_success"]

PACKAGE = "journeymap.simulate.backtest"
MOST_OPEN = 0.05
"""Where a larger share of cases is open, those of whom one knows are the quick ones."""


@dataclass(frozen=True, slots=True)
class Came:
    """Cases begun by a moment, and how they stand: finished, silent, or (the rest) open; `succeeded` are among the finished."""

    cases: int
    finished: int
    silent: int
    succeeded: int

    @property
    def share(self) -> float | None:
        """Success among those of whom the log shows what became: an outcome, or silence; None where many are open."""
        known = self.finished + self.silent
        return self.succeeded / known if known and known >= (1 - MOST_OPEN) * self.cases else None

    @property
    def of_finished(self) -> float | None:
        """Success among those with an outcome."""
        return self.succeeded / self.finished if self.finished else None


def came_of(engine: Engine, moment: int) -> Came:
    """How the cases begun by a moment stand in the log as it is laid over now."""
    return Came(**fetch(engine, "begun_by", package=PACKAGE, cut=moment)[0])


def overlay_success(engine: Engine) -> float | None:
    """The incidence of success at the cases' own h*; needs the overlay's `curve` and `horizons`."""
    found: float | None = fetch(engine, "success")[0]["f_h"]
    return found


def cut_row(base: Base, chain: Chain, seen: float | None, came: Came) -> CutRow:
    """A row of the table.

    Args:
        base: the journey laid over the cut log.
        chain: the model fitted on it.
        seen: the incidence of success there.
        came: how the cases begun by the cut stand in the whole log.
    """
    now = came_of(base.engine, base.observation.until)
    low = float(success_at_start(chain)[0])
    high = float(success_at_start(chain, shared=True)[0])
    return CutRow(
        cut=iso_time(base.observation.until),
        cases=came.cases,
        model=low,
        overlay=seen,
        finished=now.of_finished,
        came=came.share,
        low=low,
        high=max(low, high),
    )
