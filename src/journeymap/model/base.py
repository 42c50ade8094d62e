"""What all parts of the language share: kebab-case keys, short forms, `x-` keys, and their place in a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, ClassVar, TypeVar, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, model_validator
from pydantic.fields import FieldInfo

from journeymap.diagnostics import Span
from journeymap.model.ids import entry_id
from journeymap.model.values import fault, is_localised
from journeymap.syntax.document import Document, Path

__all__ = ["Item", "Many", "Named", "Place", "field_marks"]


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

    `short` names the key that a bare value stands for: a touchpoint that is just words is its name. A part that is
    `free` may have any other keys too, whose meaning is said elsewhere.
    Keys that start with `x-` are free and kept in `extras`. A key without a value is unsaid.
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
    called: ClassVar[str] = ""
    free: ClassVar[bool] = False

    extras: dict[str, Any] = Field(default_factory=dict, alias="x-", exclude=True, json_schema_extra={"internal": True})
    _place: Place | None = PrivateAttr(default=None)

    @property
    def place(self) -> Place:
        """Where this part stands in its file; parts made in Python stand in an empty one."""
        private = self.__pydantic_private__  # asking for self._place takes six times as long
        return (private and private["_place"]) or Place(Document("", "", None), ())

    def written(self, name: str) -> bool:
        """Whether the author wrote the field `name`; what `resolve` filled in does not count."""
        return name in self.model_fields_set

    def fill(self, name: str, value: Any) -> None:
        """Set the field `name`, which the author left unsaid."""
        self.__dict__[name] = value

    @classmethod
    def keys(cls) -> list[str]:
        """The keys this part may have, as a designer writes them."""
        return list(_keys(cls))

    @classmethod
    def fields(cls) -> dict[str, FieldInfo]:
        """The keys with what they hold: those of the part itself first, then those it shares with others."""
        shared = {name for base in cls.__bases__ if issubclass(base, Item) for name in base.model_fields}
        names = sorted(cls.model_fields, key=lambda name: name in shared)
        fields = {cls.model_fields[name].alias or name: cls.model_fields[name] for name in names}
        return {key: field for key, field in fields.items() if "internal" not in field_marks(field)}

    @classmethod
    def title(cls) -> str:
        """What a message calls such a part: touchpoint, pain point."""
        return cls.called or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__).lower()

    @model_validator(mode="before")
    @classmethod
    def _unfold(cls, value: Any) -> Any:
        """Unfold the short form, set `x-` keys apart, and take keys without a value as unsaid."""
        if isinstance(value, cls):
            return value
        known = _keys(cls)
        if isinstance(value, Mapping):
            if cls.short and is_localised(value) and known.keys().isdisjoint(value):
                return {cls.short: value}
            return _said(value, known)
        if value is None:
            raise fault("there is nothing here", allowed=_allowed(cls))
        if cls.short:
            return {cls.short: value}
        what = "a list" if isinstance(value, list | tuple) else f'just "{value}"'
        raise fault(f"there is {what} here", allowed=_allowed(cls))


@cache
def _keys(cls: type[Item]) -> dict[str, bool]:
    """The keys of a part, and whether each holds entries by id, among which `x-` keys are free as well."""
    return {
        key: get_origin(field.annotation) is dict and "columns" not in field_marks(field)
        for key, field in cls.fields().items()
    }


def field_marks(field: FieldInfo) -> dict[str, Any]:
    """What a field says about itself besides its type: internal, named, one-or-many, columns."""
    return field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}


def _allowed(cls: type[Item]) -> str:
    return "keys and values: " + ", ".join(cls.keys())


def _said(value: Mapping[Any, Any], known: dict[str, bool]) -> dict[Any, Any]:
    said: dict[Any, Any] = {}
    extras: dict[str, Any] = {}
    for key, entry in value.items():
        if isinstance(key, str) and key.startswith("x-"):
            extras[key] = entry
        elif known.get(key) and isinstance(entry, Mapping) and any(str(inner).startswith("x-") for inner in entry):
            extras[key] = {inner: free for inner, free in entry.items() if str(inner).startswith("x-")}
            said[key] = {inner: kept for inner, kept in entry.items() if not str(inner).startswith("x-")}
        elif entry is not None or key not in known:
            said[key] = entry
    return said | {"x-": extras} if extras else said


T = TypeVar("T")


def _listed(value: Any) -> Any:
    """One item may stand for a list."""
    if value is None:
        raise fault("there is nothing here", allowed="an item, or a list of them")
    return value if isinstance(value, list | tuple) else [value]


def _named(value: Any) -> Any:
    """A mapping by id, or a list whose items get ids from their names."""
    if isinstance(value, Mapping):
        if isinstance(value.get("name"), str) and not value.keys().isdisjoint(("about", "kind", "role", "link")):
            raise fault("an id is missing here", allowed="an id for each entry: {ana: {name: …}}")
        return {key: {} if entry is None else entry for key, entry in value.items()}
    if value is None:
        raise fault("there is nothing here", allowed="ids and what they stand for: {ana: …}")
    named: dict[str, Any] = {}
    for index, entry in enumerate(value if isinstance(value, list | tuple) else [value]):
        key = entry_id(entry)
        lone = _lone_key(entry)
        if not key and lone:
            message = f'"{lone}" is no id here, since it stands in a list'
            raise fault(message, allowed=f'"{lone}: …" without "- " in front, or {{id: {lone}, name: …}}', at=(index,))
        if not key:
            raise fault("this entry has no name", allowed="words, or {name: …}", at=(index,))
        if key in named:
            raise fault(f'"{key}" is here twice', allowed="another name, or an id for each", at=(index,))
        named[key] = {k: v for k, v in entry.items() if k != "id"} if isinstance(entry, Mapping) else entry
    return named


OWN_KEYS = frozenset({"about", "kind", "role", "link", "cost", "quote", "scale", "date", "match", "id", "name"})
"""Keys of entries that are given by id; alone they are an entry without a name."""


def _lone_key(entry: Any) -> str:
    """The key of `- anna: …`, meant as an id; "" where the entry is anything else."""
    if not isinstance(entry, Mapping) or len(entry) != 1:
        return ""
    key, value = next(iter(entry.items()))
    own = isinstance(key, str) and key not in OWN_KEYS and isinstance(value, Mapping | str)
    return str(key) if own else ""


Many = Annotated[tuple[T, ...], BeforeValidator(_listed), Field(json_schema_extra={"one-or-many": True})]
"""A list of items, or one item standing for a list."""

Named = Annotated[dict[str, T], BeforeValidator(_named), Field(json_schema_extra={"named": True})]
"""Items by id, or a list of named items."""
