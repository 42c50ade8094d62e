"""How cases stand at the observation end: the rows of `standing.sql`, counted in several ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from journeymap.overlay.nodes import Observable
from journeymap.results.overlay import Fit

__all__ = ["Standing"]


@dataclass(frozen=True)
class Standing:
    """Cases by outcome, state (finished, open or silent), fit and whether they began before the log."""

    rows: tuple[Mapping[str, Any], ...]

    def count(self, **values: object) -> int:
        """Cases that have these values."""
        return sum(row["cases"] for row in self.rows if all(row[key] == value for key, value in values.items()))

    def reached(self, seen: Observable, outcome: str) -> int:
        """Cases that ended in this outcome."""
        node = seen.by_id(outcome)
        return 0 if node is None else self.count(outcome=node.number)

    def fit(self, *, fits: bool) -> Fit:
        """Cases that follow the plan, or do not, by their state."""
        return Fit(**{state: self.count(state=state, fits=int(fits)) for state in ("finished", "open", "silent")})

    @property
    def cases(self) -> int:
        """Cases that come onto the map."""
        return self.count()

    @property
    def begun_before(self) -> int:
        """Cases begun before the log."""
        return self.count(begun_before=1)

    @property
    def late(self) -> int:
        """Mapped events after an outcome."""
        return sum(row["late"] for row in self.rows)
