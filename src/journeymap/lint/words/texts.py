"""Every text that an author wrote, with its place: in the journey, in what it uses, and in files of texts beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

import yaml

from journeymap.lint.context import Context
from journeymap.model.base import Item, Place
from journeymap.model.kinds import kind_of
from journeymap.model.text import Text
from journeymap.syntax.document import Document, Path

__all__ = ["Written", "in_short", "written_texts"]

LONGEST = 50


@dataclass(frozen=True, slots=True)
class Written:
    """A text and where it stands: `keys` lead from `place` to it. `of` is its part, None in a file of translations."""

    text: str
    place: Place
    keys: Path
    of: Item | None


def in_short(text: str) -> str:
    r"""A text as a message names it: on one line, and no longer than fits.

    >>> in_short("Refused\nwith no reason")
    'Refused with no reason'
    """
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def written_texts(context: Context) -> Iterator[Written]:
    """All texts in the order of the model, then those of translations; names made from ids are left out."""
    for part in context.parts:
        for key, name in _text_keys(type(part)).items():
            if part.written(name):
                yield from _of(part, key, getattr(part, name))
    for document in context.file.documents:
        if kind_of(document) == "texts":
            yield from _translated(document)


def _of(part: Item, key: str, value: Any) -> Iterator[Written]:
    several = value if isinstance(value, tuple) else (value,) if value else ()
    for index, text in enumerate(several):
        keys: Path = (key, index) if isinstance(value, tuple) else (key,)
        if not text.translations:
            yield Written(str(text), part.place, keys, part)
            continue
        # In the file itself there are all languages, or only the journey's own; the others stand beside it.
        node = part.place.document.node_at((*part.place.path, *keys))
        inside = {entry.value for entry, _ in node.value} if isinstance(node, yaml.MappingNode) else set()
        told = {language: text.translations[language] for language in text.translations if language in inside}
        for language, translation in told.items():
            yield Written(translation, part.place, (*keys, language), part)
        if not told:
            yield Written(str(text), part.place, keys, part)


def _translated(document: Document) -> Iterator[Written]:
    """The scalars of a file of texts, all of which are texts but the version."""
    stack: list[tuple[yaml.Node | None, Path]] = [(document.root, ())]
    seen: set[int] = set()
    while stack:
        node, path = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode) and len(path) > 1:
            yield Written(node.value, Place(document, path), (), None)
        elif isinstance(node, yaml.MappingNode):
            entries = [(value, (*path, key.value)) for key, value in node.value if isinstance(key, yaml.ScalarNode)]
            stack.extend(entry for entry in reversed(entries) if not str(entry[1][-1]).startswith("x-"))
        elif isinstance(node, yaml.SequenceNode):
            stack.extend((item, (*path, index)) for index, item in reversed(list(enumerate(node.value))))


@cache
def _text_keys(part: type[Item]) -> dict[str, str]:
    """The keys of a part that hold texts, with their fields."""
    fields = part.model_fields.items()
    return {field.alias or name: name for name, field in fields if _holds_text(field.annotation)}


def _holds_text(annotation: Any) -> bool:
    return annotation is Text or any(_holds_text(inner) for inner in get_args(annotation))
