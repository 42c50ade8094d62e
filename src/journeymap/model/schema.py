"""The language as JSON Schemas (draft-07), with which editors complete and explain keys."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from journeymap.model.base import Item, field_marks
from journeymap.model.journey import DataFile, Journey, Library, Project, Texts
from journeymap.model.keys import parts_below
from journeymap.model.kinds import VERSION_KEYS, Kind
from journeymap.model.order import keys_in_order
from journeymap.model.quantities import TIMES
from journeymap.model.text import TEXT, WORD

__all__ = ["FILES", "schema_of", "schema_text"]

FILES: dict[Kind, type[Item]] = {
    "journey": Journey,
    "data": DataFile,
    "library": Library,
    "texts": Texts,
    "project": Project,
}
"""The kinds of files, each with the part of the language that it holds."""

Schema = dict[str, Any]

SHARED: dict[str, Schema] = {"Text": TEXT, **TIMES}
"""Schemas of values that stand in many places."""

NULL: Schema = {"type": "null"}
FREE: Schema = {"^x-": {"description": "Free for your own use."}}
ID_IN_LIST: Schema = {**WORD, "description": "A short name to refer to; unsaid: made from the name."}
# The keys of one entry where entries by id are expected: read.py says so in words.
ONE_ENTRY: Schema = {
    "required": ["name"],
    "properties": {"name": {"type": "string"}},
    "anyOf": [{"required": [key]} for key in ("about", "kind", "role", "link")],
}


def schema_text(kind: Kind) -> str:
    """The schema of one kind of file as JSON text, the same bytes each time."""
    return json.dumps(schema_of(kind), indent=2, ensure_ascii=False) + "\n"


def schema_of(kind: Kind) -> Schema:
    """The schema of one kind of file."""
    root = FILES[kind]
    raw = root.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    inner = raw.pop("$defs", {})
    parts = {part.__name__: part for part in parts_below(root)}
    definitions = {name: _part(parts[name], inner[name]) for name in sorted(inner)}
    for name in sorted(_named_parts(parts.values())):
        definitions[f"{name}InList"] = _in_list(parts[name], inner[name])
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "$id": f"{kind}.schema.json"}
    used: set[str] = set()
    top = _draft7({**head, **_long(root, raw), "required": [VERSION_KEYS[kind]]}, used)
    definitions = {name: _draft7(schema, used) for name, schema in definitions.items()}
    return {**top, "definitions": {**definitions, **{name: SHARED[name] for name in SHARED if name in used}}}


def _named_parts(parts: Any) -> set[str]:
    """The parts that may be given as a list instead of by id."""
    return {
        inner.__name__
        for part in parts
        for field in part.model_fields.values()
        if "named" in field_marks(field)
        for inner in getattr(field.annotation, "__args__", ())
        if isinstance(inner, type) and issubclass(inner, Item)
    }


def _part(part: type[Item], raw: Schema) -> Schema:
    """A part of the language: its keys, or its short form."""
    long = _long(part, raw)
    if not part.short:
        return long
    head = {key: long.pop(key) for key in ("title", "description")}
    return {**head, "anyOf": [_bare(long["properties"][part.short]), long]}


def _in_list(part: type[Item], raw: Schema) -> Schema:
    """A part in a list of named ones: it may carry its id, and needs an id or a name."""
    long = _long(part, raw)
    long["properties"] = {"id": ID_IN_LIST, **long["properties"]}
    long["anyOf"] = [{"required": ["id"]}, {"required": ["name"]}]
    head = {key: long.pop(key) for key in ("title", "description")}
    return {**head, "anyOf": [_bare(long["properties"]["name"]), long]}


def _bare(schema: Schema) -> Schema:
    """A key's schema as that of a value of its own: without the description, never empty."""
    forms = [form for form in schema.get("anyOf", [schema]) if form != NULL]
    inner = [{key: value for key, value in form.items() if key not in ("description", "examples")} for form in forms]
    return inner[0] if len(inner) == 1 else {"anyOf": inner}


def _long(part: type[Item], raw: Schema) -> Schema:
    """The keys of a part."""
    fields = part.fields()
    properties = {
        key: _key(raw["properties"][key], field_marks(fields[key]), fields[key].description or "")
        for key in keys_in_order(part)
    }
    title = part.title()
    return {
        "title": title[0].upper() + title[1:],
        "description": (part.__doc__ or "").split("\n\n")[0],
        "type": "object",
        "properties": properties,
        "patternProperties": FREE,
        "additionalProperties": part.free,
    }


def _key(raw: Schema, marks: dict[str, Any], description: str) -> Schema:
    """One key: its forms, and nothing, which means unsaid; a version is always said."""
    rest = {key: value for key, value in raw.items() if key not in ("title", "description", "default", *marks)}
    examples = rest.pop("examples", None)
    if rest.get("enum") == [1, "1"]:
        return {"description": description, **rest}
    forms = [form for form in _forms(rest, marks) if form != NULL]
    return {"description": description, "anyOf": [*forms, NULL]} | ({"examples": examples} if examples else {})


def _forms(raw: Schema, marks: dict[str, Any]) -> list[Schema]:
    if "one-or-many" in marks:
        return [raw["items"], {"type": "array", "items": raw["items"]}]
    if "named" in marks:
        item = raw["additionalProperties"]
        in_list = {"$ref": f"{item['$ref']}InList"}
        by_id = _by_id({**raw, "additionalProperties": {"anyOf": [item, NULL]}}) | {"not": ONE_ENTRY}
        return [by_id, {"type": "array", "items": in_list}, WORD]
    if "metrics" in marks:
        word = {**WORD, "pattern": r"\S"}
        return [_by_id(raw), {"type": "array", "items": word}, word]
    if raw.get("type") == "object":
        return [raw if "columns" in marks else _by_id(raw)]
    return raw["anyOf"] if set(raw) == {"anyOf"} else [raw]


def _by_id(raw: Schema) -> Schema:
    """Entries by id, among which `x-` keys are free."""
    inner = raw.get("additionalProperties")
    return {**raw, "patternProperties": FREE, "additionalProperties": True if inner is None else inner}


def _draft7(value: Any, used: set[str]) -> Any:
    """What newer drafts say otherwise: a `$ref` stands alone, a list of schemas is `items`, a constant an enum.

    Values whose schema is shared are marked (`is`); their names are added to `used`.
    """
    if isinstance(value, list):
        return [_draft7(entry, used) for entry in value]
    if not isinstance(value, dict):
        return value
    if "is" in value and value["is"] in SHARED:
        used.add(value["is"])
        return {"$ref": f"#/definitions/{value['is']}"}
    found = {key: _draft7(entry, used) for key, entry in value.items()}
    if "$ref" in found and len(found) > 1:
        found["allOf"] = [{"$ref": found.pop("$ref")}]
    for old, change in CHANGES.items():
        if old in found:
            found = change(found)
    return found


def _constant(found: Schema) -> Schema:
    return {"enum": [found["const"]], **{key: entry for key, entry in found.items() if key != "const"}}


def _tuple(found: Schema) -> Schema:
    return {**{key: entry for key, entry in found.items() if key != "prefixItems"}, "items": found["prefixItems"]}


CHANGES: dict[str, Callable[[Schema], Schema]] = {"const": _constant, "prefixItems": _tuple}
