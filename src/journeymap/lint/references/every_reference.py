"""All names in a journey that must stand for something."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.references import in_analysis, in_journey
from journeymap.lint.references.in_journey import Reference

__all__ = ["every_reference"]

SOURCES = (
    in_journey.flow,
    in_journey.people,
    in_journey.parts_and_pains,
    in_analysis.mapping,
    in_analysis.budgets,
    in_analysis.what_ifs,
)


def every_reference(context: Context) -> Iterator[Reference]:
    """Every reference of the journey and the files beside it, right or wrong."""
    for source in SOURCES:
        yield from source(context)
