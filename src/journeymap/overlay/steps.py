"""Running the `.sql` files of this room: one file a step, its comment says what it computes."""

from __future__ import annotations

from typing import Any

from journeymap.events.engine import Engine
from journeymap.events.statements import bind, statement

__all__ = ["fetch", "keep"]

PACKAGE = "journeymap.overlay"


def keep(engine: Engine, step: str, *, table: str | None = None, **values: object) -> None:
    """Run `sql/STEP.sql` and keep its rows as the table of that name, or as `table`."""
    engine.create(table or step, bind(statement(PACKAGE, step), **values))


def fetch(engine: Engine, step: str, **values: object) -> list[dict[str, Any]]:
    """Run `sql/STEP.sql` and fetch its rows."""
    return engine.rows(step, bind(statement(PACKAGE, step), **values))
