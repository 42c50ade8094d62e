"""Running the `.sql` files of this room."""

from __future__ import annotations

from typing import Any

from journeymap.events.engine import Engine
from journeymap.events.statements import bind, statement

__all__ = ["PACKAGE", "fetch", "keep"]

PACKAGE = "journeymap.overlay.channels"


def keep(engine: Engine, step: str, **values: object) -> None:
    """Run `sql/STEP.sql` and keep its rows as the table of that name."""
    engine.create(step, bind(statement(PACKAGE, step), **values))


def fetch(engine: Engine, step: str, **values: object) -> list[dict[str, Any]]:
    """Run `sql/STEP.sql` and fetch its rows."""
    return engine.rows(step, bind(statement(PACKAGE, step), **values))
