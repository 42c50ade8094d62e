"""Which table of a database is the log: the one that is named, or the only one."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from journeymap.diagnostics import JourneyError
from journeymap.events.files import shown, split_table

__all__ = ["choose_table", "one_database"]

SHOWN = 20


def one_database(files: Sequence[str]) -> tuple[str, str | None]:
    """The path of the database and the table named behind it.

    Raises:
        JourneyError: several were named.
    """
    if len(files) > 1:
        raise JourneyError("several databases cannot be one log", "name one: FILE::TABLE")
    return split_table(files[0])


def choose_table(path: str, table: str | None, known: Sequence[str]) -> str:
    """The table or view that is meant, as the database spells it.

    Args:
        path: the database.
        table: what was named behind it, or None.
        known: the names of its tables and views.

    Raises:
        JourneyError: there is none of that name, or none is named and there are several.
    """
    label = shown(path)
    if not known:
        raise JourneyError(f"the database {label} has no tables")
    if table is None:
        if len(known) == 1:
            return known[0]
        raise JourneyError(
            f"the database {label} has several tables and none is named", f"write {path}::TABLE. {_listed(known)}"
        )
    if table in known:
        return table
    folded = {name.casefold(): name for name in reversed(known)}
    if table.casefold() in folded:
        return folded[table.casefold()]
    close = difflib.get_close_matches(table.casefold(), folded, 1, 0.5)
    hint = f"did you mean {path}::{folded[close[0]]}? " if close else ""
    raise JourneyError(f'the database {label} has no table "{table}"', hint + _listed(known))


def _listed(known: Sequence[str]) -> str:
    more = f" and {len(known) - SHOWN} more" if len(known) > SHOWN else ""
    return f"tables: {', '.join(known[:SHOWN])}{more}"
