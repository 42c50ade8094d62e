"""The page of a simulation: its sections in their order."""

from __future__ import annotations

from journeymap.formats.printed import printed
from journeymap.formats.simulation_text.compared import compared
from journeymap.formats.simulation_text.headline import headline, remarks
from journeymap.formats.simulation_text.model import model
from journeymap.formats.simulation_text.segments import segments
from journeymap.formats.simulation_text.times import times
from journeymap.formats.simulation_text.underway import underway
from journeymap.formats.simulation_text.view import Section, View
from journeymap.formats.simulation_text.what_ifs import what_ifs
from journeymap.formats.simulation_text.worth import worth
from journeymap.results.simulation import Simulation

__all__ = ["simulation_text"]

SECTIONS: tuple[Section, ...] = (
    headline,
    remarks,
    worth,
    times,
    what_ifs,
    compared,
    underway,
    segments,
    model,
)


def simulation_text(
    simulation: Simulation,
    *,
    colour: bool = False,
    width: int | None = None,
    full: bool = False,
    compare: bool = False,
) -> str:
    """The simulation for people.

    Args:
        simulation: what was found.
        colour: whether a terminal shows it; else there are no escape codes.
        width: columns of the terminal; 118 when unsaid.
        full: all rows of all tables, and how the model was chosen.
        compare: the what-ifs in one table beside each other instead of one below the other.
    """
    view = View(simulation, full, compare)
    return printed((part for section in SECTIONS for part in section(view)), colour=colour, width=width)
