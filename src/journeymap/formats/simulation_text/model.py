"""How the model was chosen; only with everything."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from journeymap.formats.overlay_text.layout import columns, indented, line, note, title
from journeymap.formats.overlay_text.words import count, number_of
from journeymap.formats.simulation_text.view import View

__all__ = ["model"]


def model(view: View) -> Iterator[RenderableType]:
    """How well each length of memory foresaw visits that the fit had not seen."""
    found = view.simulation.model
    if not view.full or not found.orders:
        return
    table = columns("touchpoints remembered", "situations", "surprise a visit", "behind the best", "")
    for score in found.orders:
        # 1.96 standard errors would say more than the rule of choice asks for: one error is what it goes by
        error = "" if not score.error else f"± {score.error:.4f}"
        cells = (count(score.contexts), f"{score.loss:.4f}", error, "chosen" if score.chosen else "")
        table.add_row(indented(str(score.order)), *cells)
    yield title("How the model was chosen")
    yield table
    if found.backed_off:
        yield line(
            f"{number_of(found.backed_off, 'path')} too rare for a row of {'its' if found.backed_off == 1 else 'their'} own"
        )
    yield note("surprise: mean negative log-likelihood (nats) of the last fifth of the visits, fitted on those before")
    yield note(
        "chosen: the shortest memory within one standard error (by case) of the best; errors are those of the difference"
    )
    yield note("situation: a touchpoint with what came before it, as far as it is remembered")
    yield note(
        f"every interval: all was computed {found.groups} times more, each time without one part in {found.groups} of the cases"
    )
