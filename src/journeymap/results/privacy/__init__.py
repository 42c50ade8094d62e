"""Figures of few customers hidden, for what is shared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from journeymap.results.overlay import Overlay
from journeymap.results.plain import from_plain, to_plain
from journeymap.results.privacy.cases import add_cases
from journeymap.results.privacy.cells import Cells, Path
from journeymap.results.privacy.curves import add_days, add_funnel
from journeymap.results.privacy.groups import add_channels, add_emotion, add_segments
from journeymap.results.privacy.rows import share_rows
from journeymap.results.privacy.suppression import hidden_cells
from journeymap.results.privacy.ways import add_promises, add_ways
from journeymap.settings.few import LEAST

__all__ = ["for_sharing"]


def for_sharing(overlay: Overlay, least: int = LEAST) -> Overlay:
    """The overlay without figures of 1 to `least` - 1 customers, nor what they could be found from.

    A number of customers (cases, visits, events) is hidden where it is small, with every share, interval and time that
    rests on it, and with one more number wherever the small one could be found by subtracting. Rows of a list of the most
    frequent are left out. Nothing is hidden where `least` is 0 or 1, and nothing is hidden twice.

    Args:
        overlay: the whole one.
        least: so many customers may be shown.

    Source: primary and secondary suppression as in Hundepool et al. 2012, Statistical Disclosure Control, chapter 4.
    """
    if least <= 1 or (overlay.min_cell or 0) >= least:
        return overlay
    data: dict[str, Any] = to_plain(overlay)
    cells = _cells(data, least)
    hidden = hidden_cells(cells)
    for name in sorted(hidden, key=repr):
        _hide(data, cells.known[name].hides)
    share_rows(data, hidden, least)
    return from_plain(Overlay, data | {"min_cell": least})


def _cells(data: dict[str, Any], least: int) -> Cells:
    cells = Cells(least)
    add_cases(cells, data)
    add_ways(cells, data)
    add_promises(cells, data)
    add_days(cells, data)
    add_funnel(cells, "funnel", data["funnel"])
    add_funnel(cells, "funnel_touchpoints", data["funnel_touchpoints"])
    add_channels(cells, data["channels"])
    add_segments(cells, data)
    add_emotion(cells, data["emotion"])
    return cells


def _hide(data: dict[str, Any], paths: Iterable[Path]) -> None:
    for *keys, last in paths:
        part: Any = data
        for key in keys:
            part = part[key] if part is not None else None
        if part is not None:
            part[last] = 0 if last == "clusters" else None
