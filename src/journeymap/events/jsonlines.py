"""JSON lines: one object a line; its keys are the columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.files import shown
from journeymap.events.relation import Column, Relation, described, wanted
from journeymap.events.statements import identifier, literal
from journeymap.events.unpack import unpacked

__all__ = ["read_json_lines"]


def read_json_lines(engine: DuckEngine, files: Sequence[str], asked: Collection[str]) -> Relation:
    """The objects of JSON lines files as table `raw`, every value as it is written.

    Raises:
        JourneyError: a line is no JSON object.
    """
    plain = ", ".join(literal(unpacked(engine, file)) for file in files)
    table = (
        f"read_json([{plain}], format = 'auto', records = 'true', maximum_depth = 1, sample_size = -1,"
        " union_by_name = true, maximum_object_size = 16777216)"
    )
    try:
        names = list(described(engine, table))
        chosen = wanted(names, asked)
        picked = ", ".join(f"{identifier(name)} AS c{number}" for number, name in enumerate(chosen))
        engine.create("raw", f"SELECT {picked or '1 AS none'} FROM {table}")
    except JourneyError as error:
        raise _unreadable(str(error.__cause__), files) from error
    columns = tuple(Column(name, f"c{number}", "JSON") for number, name in enumerate(chosen))
    return Relation("raw", columns, tuple(names), "rowid", "line")


def _unreadable(message: str, files: Sequence[str]) -> JourneyError:
    label = next((shown(file) for file in files if shown(file).removesuffix(".gz") in message), shown(files[0]))
    found = re.search(r"(?:line|record/value) (\d+)", message)
    place = f" at line {found[1]}" if found else ""
    return JourneyError(f"the log {label} is not JSON lines{place}", "each line must be one JSON object")
