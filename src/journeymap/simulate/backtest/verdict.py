"""What the backtest means, in plain sentences that follow from its figures alone."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from journeymap.overlay.observation import iso_time
from journeymap.results.backtest import Calibration, CalibrationBin, CutRow, Distances
from journeymap.results.counting import counted
from journeymap.settings.numbers import NBSP, numbers
from journeymap.simulate.backtest.prefixes import Judged

__all__ = ["FEW", "FEWEST", "mean_error", "verdict"]

FEWEST = 20
FEW = 50
"""Of fewer cases nothing is concluded; touchpoints of fewer prefixes are told apart, since chance alone moves them by several
points."""
SHOWN = 0.00005
"""A smaller difference of two Brier scores is 0.0000 where it is shown."""


def verdict(
    calibration: Calibration | None, cuts: Sequence[CutRow], distances: Distances | None, judged: Judged
) -> tuple[str, ...]:
    """The sentences.

    Args:
        calibration: None where no forecast could be scored.
        cuts: eventual success at each cut.
        distances: None where whole logs were not compared.
        judged: the cases that forecasts were to be held against.
    """
    found = [*(_calibrated(calibration) if calibration else _not_calibrated(judged)), *_totals(cuts)]
    return (*found, *_trusted(calibration, cuts), *(_like(distances) if distances else ()))


def mean_error(rows: Sequence[CutRow], name: str) -> float | None:
    """How far a column of the cuts is from what came, on average; None where that cannot be said at any cut.

    >>> rows = [CutRow("2026-05-01", 100, 0.5, 0.52, None, 0.55), CutRow("2026-06-01", 200, 0.5, 0.5, 0.4, None)]
    >>> round(mean_error(rows, "model"), 3), mean_error(rows, "finished")
    (0.05, None)
    """
    pairs = [(getattr(row, name), row.came) for row in rows]
    known = [abs(said - came) for said, came in pairs if said is not None and came is not None]
    return sum(known) / len(known) if known else None


def _not_calibrated(judged: Judged) -> Iterator[str]:
    if judged.visiting:
        yield "The model says nothing of the touchpoints where cases went after the cut, so no forecast could be scored."
        return
    followed, last = _days(judged.settled_us / 1e6), iso_time(judged.last)[:10]
    if judged.last <= judged.cut:
        yield (
            f"Cases here take up to {followed}, and the log ends sooner after the cut: those resolved by then are the quick "
            f"ones and would mislead. Cut before {last}."
        )
    else:
        yield f"No case that begins between the cut and {last} is resolved by the end of the log: nothing to judge by."


def _calibrated(found: Calibration) -> Iterator[str]:
    prefixes = sum(one.prefixes for one in found.bins)
    said = sum(one.forecast * one.prefixes for one in found.bins) / prefixes
    came = sum(one.came * one.prefixes for one in found.bins) / prefixes
    off = max(found.bins, key=lambda one: (abs(one.forecast - one.came) * one.prefixes, one.forecast))
    worst = f"; where it said {_per_cent(off.forecast)}, {_per_cent(off.came)} came" if len(found.bins) > 1 else ""
    yield (
        f"Over {counted(found.prefixes, 'visit')} of {counted(found.cases, 'case')} begun after {found.cut[:10]} and resolved "
        f"since, the model said that {_per_cent(said)} succeed, and {_per_cent(came)} did{worst}."
    )
    if found.cases < FEWEST:
        yield f"That is too little to judge the model by: {FEWEST} cases or more would be needed."
        return
    if found.error <= found.bound:
        yield (
            f"Its shares are {_points(found.error)} off on average, no more than chance makes of a model that is true "
            f"(up to {_points(found.bound)})."
        )
    else:
        yield (
            f"Its shares are {_points(found.error)} off on average, more than chance makes of a model that is true (up to "
            f"{_points(found.bound)}): the journey has changed, or the model misses something."
        )
    yield _ranked(found)


def _ranked(found: Calibration) -> str:
    low, high = found.gain.low, found.gain.high
    rival = "a chain that knows the last touchpoint only"
    if low is None or high is None:
        return f"There are too few cases to say whether it foretells single customers better than {rival}."
    if low <= 0 <= high or abs(found.gain.estimate or 0.0) < SHOWN:
        return f"It foretells single customers as well as {rival} does; longer contexts neither help nor harm here."
    if high < 0:
        return f"It foretells single customers better than {rival} does."
    return f"It foretells single customers worse than {rival} does: fit it with contexts of one touchpoint."


def _totals(cuts: Sequence[CutRow]) -> Iterator[str]:
    known = [row for row in cuts if row.came is not None and row.model is not None]
    model, finished, seen = (mean_error(known, name) for name in ("model", "finished", "overlay"))
    if model is None:
        yield "Of eventual success at the cuts nothing can be said: too many of the cases begun by then are still open."
        return
    at = "the cut" if len(known) == 1 else f"{len(known)} cuts"
    beside = [f"{_points(seen)} by the share that the overlay measures"] if seen is not None else []
    beside += [f"{_points(finished)} by counting finished cases only"] if finished is not None else []
    others = f" ({', '.join(beside)})" if beside else ""
    yield f"Said at {at}, eventual success was {_points(model)} off on average{others}."


def _trusted(calibration: Calibration | None, cuts: Sequence[CutRow]) -> Iterator[str]:
    """How far to trust it: totals, touchpoints with enough visits, and the others less."""
    often, seldom = _touchpoints(calibration)
    parts = []
    totals = _error_of_totals(cuts)
    if totals is not None:
        parts.append(f"its totals to about {totals * 100:.1f} points")
    if often:
        name, one = max(often, key=lambda pair: (abs(pair[1].forecast - pair[1].came), pair[0]))
        parts.append(
            f"single touchpoints to about {abs(one.forecast - one.came) * 100:.1f} points ({name} is off most)"
        )
    if not parts:
        return
    less = ""
    if often and seldom:
        worst = max(abs(one.forecast - one.came) for _, one in seldom)
        less = f"; those with fewer than {FEW} visits less (they are off by up to {worst * 100:.1f} points)"
    yield f"Trust {' and '.join(parts)}{less}."


def _error_of_totals(cuts: Sequence[CutRow]) -> float | None:
    """The mean error, but no less than the standard error of what came at the last cut: chance alone makes as much."""
    known = [row for row in cuts if row.came is not None and row.model is not None and row.cases >= FEWEST]
    found = mean_error(known, "model")
    if found is None:
        return None
    came = known[-1].came or 0.0
    return max(found, math.sqrt(came * (1 - came) / known[-1].cases))


def _touchpoints(
    found: Calibration | None,
) -> tuple[list[tuple[str, CalibrationBin]], list[tuple[str, CalibrationBin]]]:
    """Touchpoints with many prefixes, and those with few."""
    rows = list(zip(found.ids, found.touchpoints, strict=True)) if found and found.cases >= FEWEST else []
    return [row for row in rows if row[1].prefixes >= FEW], [row for row in rows if row[1].prefixes < FEW]


def _like(distances: Distances) -> Iterator[str]:
    rows = {row.name: row for row in distances.rows}
    model, replay = rows.get("model"), rows.get("replay")
    if model is None or replay is None:
        return
    names = ("n_gram", "absolute", "circadian", "relative", "cycle_time")
    better = sum(getattr(model, name) < getattr(replay, name) for name in names)
    yield (
        f"A log that it makes is nearer to the later part of this one than the earlier part played again in {better} of "
        f"{len(names)} figures."
    )


def _days(seconds: float) -> str:
    return numbers("en").duration(seconds).replace(NBSP, " ")


def _per_cent(share: float) -> str:
    return f"{share * 100:.1f}%" if 0 < share < 0.1 or 0.99 < share < 1 else f"{share * 100:.0f}%"


def _points(share: float) -> str:
    points = share * 100
    return f"{points:.2f} points" if points < 1 else f"{points:.1f} points"
