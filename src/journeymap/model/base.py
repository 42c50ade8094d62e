"""What all parts of the language share: kebab-case keys, short forms, `x-` keys, and their place in a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PrivateAttr,
    model_validator,
)
from pydantic_core import core_schema

from journeymap.diagnostics import Span
from journeymap.model.ids import slug
from journeymap.model.values import fault, is_localised
from journeymap.syntax.document import Document, Path

__all__ = ["Item", "Many", "Named", "Place"]


class Place:
    """Where a part of the model stands: a document and the path to it; resolved to a span only when asked."""

    __slots__ = ("document", "path")

    def __init__(self, document: Document, path: Path) -> None:
        self.document = document
        self.path = path

    def span(self, *keys: str | int, part: Any = "value") -> Span:
        """The place of the part itself, or of what `keys` lead to inside it."""
        return self.document.span((*self.path, *keys), part)

    def __copy__(self) -> Place:
        return self

    def __deepcopy__(self, memo: Any) -> Place:
        return self


class Item(BaseModel):
    """A part of the language that is written as keys and values.

    `short` names the key that a bare value stands for: a touchpoint that is just words is its name.
    Keys that start with `x-` are free and kept in `extras`.
    """

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
        arbitrary_types_allowed=True,
        use_attribute_docstrings=False,
        defer_build=True,
    )
    short: ClassVar[str] = ""

    extras: dict[str, Any] = Field(default_factory=dict, exclude=True, json_schema_extra={"internal": True})
    _place: Place | None = PrivateAttr(default=None)

    @property
    def place(self) -> Place:
        """Where this part stands in its file; parts made in Python stand in an empty one."""
        return self._place or Place(Document("", "", None), ())

    @classmethod
    def keys(cls) -> list[str]:
        """The keys this part may have, as a designer writes them."""
        return [field.alias or name for name, field in cls.model_fields.items() if name != "extras"]

    @model_validator(mode="before")
    @classmethod
    def _unfold(cls, value: Any) -> Any:
        """Unfold the short form and set `x-` keys apart."""
        if isinstance(value, cls):
            return value
        if cls.short and (not isinstance(value, Mapping) or (is_localised(value) and not set(value) & set(cls.keys()))):
            return {cls.short: value}
        if not isinstance(value, Mapping):
            what = "nothing" if value is None else "a list" if isinstance(value, list) else f'just "{value}"'
            raise fault(f"there is {what} here", allowed="keys and values: " + ", ".join(cls.keys()))
        if any(str(key).startswith("x-") for key in value):
            extras = {key: entry for key, entry in value.items() if str(key).startswith("x-")}
            return {key: entry for key, entry in value.items() if key not in extras} | {"extras": extras}
        return value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The long form, or the short one; `x-` keys are free."""
        found: dict[str, Any] = handler(schema)
        long: dict[str, Any] = handler.resolve_ref_schema(found)
        properties = long.get("properties", {})
        properties.pop("extras", None)
        long["patternProperties"] = {"^x-": {}}
        long["additionalProperties"] = False
        if cls.short and cls.short in properties:
            short = {
                key: value
                for key, value in properties[cls.short].items()
                if key in ("type", "anyOf", "$ref", "examples")
            }
            title, description = long.get("title"), long.get("description")
            inner = dict(long)
            long.clear()
            long.update({"title": title, "description": description, "anyOf": [short, inner]})
        return found


T = TypeVar("T")


def _listed(value: Any) -> Any:
    """One item may stand for a list."""
    if value is None:
        raise fault("there is nothing here", allowed="an item, or a list of them")
    return value if isinstance(value, list | tuple) else [value]


def _named(value: Any) -> Any:
    """A mapping by id, or a list whose items get ids from their names."""
    if isinstance(value, Mapping):
        return value
    if value is None:
        raise fault("there is nothing here", allowed="ids and what they stand for: {ana: …}")
    named: dict[str, Any] = {}
    for entry in value if isinstance(value, list | tuple) else [value]:
        name = entry.get("name") if isinstance(entry, Mapping) else entry
        if isinstance(name, Mapping):
            name = next(iter(name.values()), "")
        named[slug(str(name or ""))] = entry
    return named


Many = Annotated[tuple[T, ...], BeforeValidator(_listed), Field(json_schema_extra={"one-or-many": True})]
"""A list of items, or one item standing for a list."""

Named = Annotated[dict[str, T], BeforeValidator(_named), Field(json_schema_extra={"named": True})]
"""Items by id, or a list of named items."""
