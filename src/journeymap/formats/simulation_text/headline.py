"""What one would tell a board: how many succeed in the end, how sure that is, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from journeymap.formats.columns import shown
from journeymap.formats.overlay_text.layout import strong, title
from journeymap.formats.overlay_text.words import number_of, share, time
from journeymap.formats.simulation_text.view import View
from journeymap.formats.simulation_text.words import sure
from journeymap.results.simulation import Model, Simulation, Success

__all__ = ["headline", "remarks"]


def headline(view: View) -> Iterator[RenderableType]:
    """Eventual success as a band, how the others end, what the log itself shows, what the model rests on."""
    found = view.simulation
    yield strong(f"{shown(found.journey)}, {_from(found.model)}")
    yield strong(f"{sure(found.success.all_lost)} succeed in the end{_interval(found)}")
    if found.model.basis == "log":
        yield from _band(found.success)
    yield _ends(found)
    seen = found.success.seen
    if seen is not None and seen.low is not None and found.success.horizon_s is not None:
        yield f"the log itself shows {sure(seen)} within {time(found.success.horizon_s)} of the first step"
    yield _rests_on(found.model)
    if found.min_cell is not None:
        yield f"figures of fewer than {found.min_cell} customers, and those that would give them away, are hidden: –"


def _from(model: Model) -> str:
    return "simulated from the plan alone" if model.basis == "plan" else f"simulated from {_cases(model)}"


def _cases(model: Model) -> str:
    return "a log" if model.cases is None else number_of(model.cases, "case")


def _interval(found: Simulation) -> str:
    return "" if found.success.all_lost.low is None else "; in brackets the 95% interval"


def _band(success: Success) -> Iterator[str]:
    """The other end of the band, where it differs."""
    if share(success.shared.estimate) != share(success.all_lost.estimate):
        yield f"{sure(success.shared)} if those whom the log shows going nowhere go on after all, as the others do"


def _ends(found: Simulation) -> str:
    """How the rest end."""
    parts = [f"{shown(key)} {share(part)}" for key, part in found.success.outcomes.items()]
    return ", ".join([*parts, f"lost on the way {share(found.success.lost)}"])


def _rests_on(model: Model) -> str:
    """The model in a sentence: what the next step depends on, and how that was chosen."""
    if model.basis == "plan":
        return "no log stands behind any figure: the shares of the plan make the model, and no interval can be given"
    last = "the touchpoint they are at" if model.order <= 1 else f"the last {model.order} touchpoints"
    longer = any(score.order > model.order for score in model.orders)
    how = "a longer memory foretells later visits no better" if longer else "a shorter one foretells later visits worse"
    return f"where customers go next depends on {last} ({number_of(model.visits, 'visit')}){f'; {how}' if model.orders else ''}"


def remarks(view: View) -> Iterator[RenderableType]:
    """What the reader must know, warnings first."""
    notes = sorted(view.simulation.notes, key=lambda note: note.severity != "warning")
    if not notes:
        return
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for note in notes:
        grave = note.severity == "warning"
        table.add_row("  !" if grave else "  -", shown(note.message), style="bold" if grave else None)
    yield title("Mind")
    yield table
