"""All names in a journey that must stand for something."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint import analyst_references, references
from journeymap.lint.context import Context
from journeymap.lint.references import Reference

__all__ = ["every_reference"]

SOURCES = (
    references.flow,
    references.people,
    references.parts_and_pains,
    analyst_references.mapping,
    analyst_references.budgets,
    analyst_references.what_ifs,
)


def every_reference(context: Context) -> Iterator[Reference]:
    """Every reference of the journey and the files beside it, right or wrong."""
    for source in SOURCES:
        yield from source(context)
