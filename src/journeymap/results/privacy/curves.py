"""Cells of shares that grow or fall: how cases stand by days, conversion, funnels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import fsum
from typing import Any

from journeymap.results.privacy.cells import Cells, Name, Path, estimate_paths

__all__ = ["add_days", "add_funnel"]

DAY_S = 86400.0


def add_days(cells: Cells, data: dict[str, Any]) -> None:
    """Shares by days as numbers of cases; what came between two days is one as well, and so is what stands at neither."""
    conversion, cases = data["conversion"], cells.known.get(("entered",))
    if cases is None:
        return
    known = [(day, shares) for day, shares in conversion["by_days"].items() if shares]
    outcomes = [key for key in (known[0][1] if known else {}) if key != "open"]
    for day, shares in known:
        for key, share in shares.items():
            cells.add_share(("day", key, day), share, cases.value, ("conversion", "by_days", day, key))
        cells.add_up(None, [("day", key, day) for key in shares])
    for earlier, later in combinations([day for day, _ in known], 2):
        for key in outcomes:
            cells.add_difference(("day", key, later), ("day", key, earlier))
        cells.add_difference(("day", "open", earlier), ("day", "open", later))
    _add_conversion(cells, data, [(float(day) * DAY_S, day) for day, _ in known], cases.value)


def _add_conversion(cells: Cells, data: dict[str, Any], days: Sequence[tuple[float, str]], cases: float) -> None:
    """The conversion among the successes by days: between any two of these times as many succeed as the difference."""
    conversion = data["conversion"]
    wins = [row["id"] for row in data["outcomes"] if row["kind"] == "success"]
    hides: list[Path] = [("conversion", key) for key in ("estimate", "low", "high")]
    times = conversion["time_s"] or {}
    hides += [("conversion", "time_s", key) for key in times]
    cells.add_share(("conversion",), conversion["estimate"], cases, *hides, worth=7)
    for at, day in days:
        parts: list[Name] = [("day", key, day) for key in wins if ("day", key, day) in cells.known]
        won: Name = ("won by", day)
        cells.add(won, fsum(cells.known[part].value for part in parts))
        cells.add_up(won, parts)
        if conversion["estimate"] is None or conversion["horizon_s"] is None:
            continue
        if at >= conversion["horizon_s"]:
            cells.add_difference(won, ("conversion",))
        if at <= conversion["horizon_s"]:
            cells.add_difference(("conversion",), won)


def add_funnel(cells: Cells, name: str, steps: Sequence[dict[str, Any]] | None) -> None:
    """A funnel's steps; between any two of them as many were lost as the difference."""
    for number, step in enumerate(steps or ()):
        hides: list[Path] = [(name, number, "reached"), (name, number, "median_s")]
        if step["share"] is not None:
            hides += estimate_paths((name, number, "share"))
        cells.add((name, number), step["reached"], *hides, worth=3)
    for earlier, later in combinations(range(len(steps or ())), 2):
        cells.add_difference((name, earlier), (name, later))
