"""A backtest as text: what it means, then the figures, what was said beside what came."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rich.console import RenderableType

from journeymap.formats.columns import shown
from journeymap.formats.overlay_text.layout import columns, indented, line, note, sentences, strong, title
from journeymap.formats.overlay_text.words import NONE, between, count, day, decimal, number_of, share, time
from journeymap.formats.printed import printed
from journeymap.results.backtest import Backtest, Calibration, CalibrationBin, Distances

__all__ = ["DISTANCES", "backtest_text", "points"]

DISTANCES = (
    ("n_gram", "3-grams", 3),
    ("absolute", "absolute", 1),
    ("circadian", "circadian", 2),
    ("relative", "relative", 2),
    ("cycle_time", "cycle time", 2),
)
"""The figures of the public protocol, their heads, and how many decimals they have."""


def backtest_text(found: Backtest, *, colour: bool = False, width: int | None = None) -> str:
    """The backtest for people.

    Args:
        found: what was found.
        colour: whether a terminal shows it; else there are no escape codes.
        width: columns of the terminal; 118 when unsaid.
    """
    return printed((part for section in SECTIONS for part in section(found)), colour=colour, width=width)


def points(difference: float | None) -> str:
    """A difference of shares in points, with its sign.

    >>> points(0.0123), points(-0.2), points(-0.0001), points(None)
    ('+1.2', '-20.0', '0.0', '–')
    """
    if difference is None:
        return NONE
    text = f"{difference * 100:+.1f}"
    return text if text.strip("+-0.") else "0.0"


def _meaning(found: Backtest) -> Iterator[RenderableType]:
    yield strong(f"{shown(found.journey)}: what the model said, beside what came")
    yield sentences(found.verdict)


def _calibration(found: Backtest) -> Iterator[RenderableType]:
    told = found.calibration
    if told is None:
        return
    yield title("Success foretold at each visit")
    yield note(
        f"{number_of(told.prefixes, 'visit')} of {number_of(told.cases, 'case')} begun {day(told.cut)} to "
        f"{day(told.until)}, each followed for {time(told.followed_s)} or more, and resolved; in tenths by what was said"
    )
    yield note(
        "those who were lost are in no row: who never gets to an end is never resolved; the cuts below count them"
    )
    yield _bins("said", told.bins)
    yield line(_brier(told))
    yield line(f"calibration error {told.error * 100:.2f} points; a true model stays under {told.bound * 100:.2f}")
    if told.unknown:
        yield note(f"{number_of(told.unknown, 'visit')} at touchpoints not seen before the cut are left out")


def _brier(told: Calibration) -> str:
    gain = told.gain
    sure = ""
    if gain.estimate is not None and gain.low is not None and gain.high is not None:
        sure = f"; the difference is {gain.estimate:+.4f} (95% interval by case {gain.low:+.4f} to {gain.high:+.4f})"
    return f"Brier score {told.brier:.4f}, of one that knows the last touchpoint only {told.first_order:.4f}{sure}"


def _bins(head: str, rows: tuple[CalibrationBin, ...]) -> RenderableType:
    table = columns(head, "came", "difference", "visits")
    for row in rows:
        table.add_row(
            indented(share(row.forecast)), share(row.came), points(row.came - row.forecast), count(row.prefixes)
        )
    return table


def _touchpoints(found: Backtest) -> Iterator[RenderableType]:
    told = found.calibration
    if told is None:
        return
    yield title("The same by touchpoint")
    table = columns("touchpoint", "said", "came", "difference", "visits")
    for name, row in zip(told.ids, told.touchpoints, strict=True):
        figures = (share(row.forecast), share(row.came), points(row.came - row.forecast), count(row.prefixes))
        table.add_row(indented(name), *figures)
    yield table


def _cuts(found: Backtest) -> Iterator[RenderableType]:
    if not found.cuts:
        return
    yield title("Eventual success as it was said at each cut")
    table = columns("cut", "cases", "model", "band", "overlay", "finished only", "came", "model off by")
    for row in found.cuts:
        off = None if row.model is None or row.came is None else row.model - row.came
        said = (share(row.model), between(row.low, row.high), share(row.overlay), share(row.finished), share(row.came))
        table.add_row(indented(day(row.cut)), count(row.cases), *said, points(off))
    yield table
    yield note(
        "model: those whom the log shows going nowhere count as lost; band: up to where they go as the others do"
    )
    yield note("came: of the cases begun by the cut and finished or silent by the end of the log")


def _distances(found: Backtest) -> Iterator[RenderableType]:
    whole = found.distances
    if whole is None:
        return
    yield title("Whole logs, as the public protocol compares them (lower is better)")
    yield note(_parts(whole))
    table = columns("log", *(head for _, head, _ in DISTANCES))
    for row in whole.rows:
        table.add_row(indented(row.name), *_figures(row.deviations, [getattr(row, name) for name, _, _ in DISTANCES]))
    yield table
    yield note("replay: the earlier part again; bootstrap: the later part drawn anew, which is as near as one can get")


def _parts(whole: Distances) -> str:
    return (
        f"{number_of(whole.train_cases, 'case')} to learn from, {count(whole.test_cases)} to compare with, "
        f"{count(whole.left_out)} cut by the boundary left out; mean of {max(row.runs for row in whole.rows)} runs ± standard deviation"
    )


def _figures(deviations: tuple[float, ...], means: list[float]) -> list[str]:
    spreads = deviations or (None,) * len(means)
    return [
        decimal(mean, digits) + ("" if spread is None else f" ± {decimal(spread, digits)}")
        for mean, spread, (_, _, digits) in zip(means, spreads, DISTANCES, strict=True)
    ]


SECTIONS: tuple[Callable[[Backtest], Iterator[RenderableType]], ...] = (
    _meaning,
    _calibration,
    _touchpoints,
    _cuts,
    _distances,
)
