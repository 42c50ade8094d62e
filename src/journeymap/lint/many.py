"""Examining many journeys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from journeymap.lint.configuration import Configuration
from journeymap.lint.engine import Examined, examine
from journeymap.lint.rule import Rule
from journeymap.model.read import read_journey

__all__ = ["examine_all"]


def examine_all(
    files: Iterable[str], rules: Sequence[Rule], configuration_of: Callable[[str], Configuration]
) -> list[Examined]:
    """Examine the journeys in `files`, in their order."""
    return [examine(read_journey(file), rules, configuration_of(file)) for file in files]
