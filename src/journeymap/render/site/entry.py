"""One journey of a project, as the index is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.diagnostics import Diagnostic
from journeymap.graph.compile import JourneyGraph
from journeymap.results.overlay import Overlay

__all__ = ["Entry"]


@dataclass(frozen=True)
class Entry:
    """A journey file with all that its line shows.

    `folder` holds its report; "" where it has none, since the file has `faults`. `graph` is None where the file could not
    be read at all. `known` of `claims` (emotions, quotes, pains) are observed or measured, the others assumed.
    """

    file: str
    id: str
    folder: str
    graph: JourneyGraph | None
    overlay: Overlay | None = None
    findings: Sequence[Diagnostic] = ()
    faults: Sequence[Diagnostic] = ()
    claims: int = 0
    known: int = 0
