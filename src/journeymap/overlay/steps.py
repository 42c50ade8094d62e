"""Running the `.sql` files of this room and the rooms in it: one file a step, its comment says what it computes."""

from __future__ import annotations

from typing import Any

from journeymap.events.engine import Engine
from journeymap.events.statements import bind, statement

__all__ = ["fetch", "keep"]

PACKAGE = "journeymap.overlay"


def keep(engine: Engine, step: str, *, table: str | None = None, package: str = PACKAGE, **values: object) -> None:
    """Run `sql/STEP.sql` of the package and keep its rows as the table of that name, or as `table`."""
    engine.create(table or step, bind(statement(package, step), **values))


def fetch(engine: Engine, step: str, *, package: str = PACKAGE, **values: object) -> list[dict[str, Any]]:
    """Run `sql/STEP.sql` of the package and fetch its rows."""
    return engine.rows(step, bind(statement(package, step), **values))
