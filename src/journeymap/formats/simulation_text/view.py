"""What the sections of a simulation's text are given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rich.console import RenderableType

from journeymap.results.simulation import Simulation

__all__ = ["Section", "View"]


@dataclass(frozen=True, slots=True)
class View:
    """What is shown: `full` is all rows of all tables, `compare` the what-ifs beside each other."""

    simulation: Simulation
    full: bool = False
    compare: bool = False


Section = Callable[[View], Iterator[RenderableType]]
"""A section's parts, its title first; none where there is nothing to say."""
