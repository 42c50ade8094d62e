"""How long success takes, and what contacts cost."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from journeymap.formats.overlay_text.layout import line, note, title
from journeymap.formats.overlay_text.words import count
from journeymap.formats.simulation_text.view import View
from journeymap.formats.simulation_text.words import lasting, money

__all__ = ["times"]


def times(view: View) -> Iterator[RenderableType]:
    """Quantiles of the time to success by Monte Carlo, with how many journeys were drawn."""
    found = view.simulation.times
    if found is None:
        return
    yield title("Time to success")
    if found.median is None:
        yield line("how long it takes is not known" if found.success else "nobody of the simulated journeys succeeded")
    else:
        quantiles = ((found.median, "half"), (found.p75, "75%"), (found.p90, "90%"), (found.p95, "95%"))
        yield line(", ".join(f"{words} within {lasting(value)}" for value, words in quantiles))
        yield line(f"{lasting(found.mean)} on average")
    if found.cost is not None:
        yield line(f"contacts cost {money(found.cost, found.currency)} a journey")
    costs = "" if found.cost is None else ", costs of all"
    drawn = f"{count(found.journeys)} journeys were drawn (seed {found.seed})"
    yield note(
        f"times are of those who succeed{costs}; {drawn}: their success is within {found.half_width * 100:.2f} points of the exact share"
    )
