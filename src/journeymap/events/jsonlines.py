"""JSON lines: one object a line; its keys are the columns."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.files import shown
from journeymap.events.relation import Asked, Column, Relation, described
from journeymap.events.statements import identifier, literal
from journeymap.events.unpack import unpacked

__all__ = ["read_json_lines"]

OBJECTS = "each line must be one JSON object"


def read_json_lines(engine: DuckEngine, files: Sequence[str], asked: Asked) -> Relation:
    """The objects of JSON lines files as table `raw`, every value as it is written.

    Raises:
        JourneyError: a line is no JSON object.
    """
    plain = [unpacked(engine, file) for file in files]
    listed = ", ".join(literal(file) for file in plain)
    table = (
        f"read_json([{listed}], format = 'auto', records = 'true', maximum_depth = 1, sample_size = -1,"
        " union_by_name = true, maximum_object_size = 16777216)"
    )
    try:
        names = list(described(engine, table))
        chosen = asked.of(names)
        picked = ", ".join(f"{identifier(name)} AS c{number}" for number, name in enumerate(chosen))
        engine.create("raw", f"SELECT {picked or '1 AS none'} FROM {table}")
    except JourneyError as error:
        if "JSON" not in str(error.__cause__):  # no fault of the file: memory, disk
            raise
        raise _unreadable(plain, files) from error
    columns = tuple(Column(name, f"c{number}", "JSON") for number, name in enumerate(chosen))
    return Relation("raw", columns, tuple(names), "rowid", "line")


def _unreadable(plain: Sequence[str], files: Sequence[str]) -> JourneyError:
    for content, file in zip(plain, files, strict=True):
        if content.endswith(".zst"):
            continue
        with Path(content).open("rb") as stream:
            if stream.read(2) in (b"\xff\xfe", b"\xfe\xff"):
                return JourneyError(f"the log {shown(file)} is in UTF-16", "save it as UTF-8")
            stream.seek(0)
            for number, line in enumerate(stream, 1):
                if line.strip() and not _is_object(line):
                    return JourneyError(f"the log {shown(file)} is not JSON lines: line {number} is no object", OBJECTS)
    if not any(Path(content).read_bytes().strip() for content in plain):
        return JourneyError(f"the log {shown(files[0])} has no rows")
    return JourneyError(f"the log {shown(files[0])} cannot be read as JSON lines", OBJECTS)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False
