"""Running the `.sql` files of this room."""

from __future__ import annotations

from typing import Any

from journeymap.events.engine import Engine
from journeymap.events.statements import statement

__all__ = ["PACKAGE", "fetch", "keep"]

PACKAGE = "journeymap.overlay.emotion"


def keep(engine: Engine, step: str) -> None:
    """Run `sql/STEP.sql` and keep its rows as the table of that name."""
    engine.create(step, statement(PACKAGE, step))


def fetch(engine: Engine, step: str) -> list[dict[str, Any]]:
    """Run `sql/STEP.sql` and fetch its rows."""
    return engine.rows(step, statement(PACKAGE, step))
