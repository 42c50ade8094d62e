"""Texts in another language, kept in a file of their own and keyed by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, get_args

from journeymap.diagnostics import Diagnostic, Fix, Severity
from journeymap.model.base import Item
from journeymap.model.ids import slug
from journeymap.model.journey import Journey, Texts
from journeymap.model.keys import closest
from journeymap.model.misspelling import lone_word
from journeymap.model.resolve import touchpoints
from journeymap.model.steps import Next
from journeymap.model.text import Text
from journeymap.model.value_fault import shown
from journeymap.syntax.document import Document, Path
from journeymap.syntax.edits import as_fix, replace_key

__all__ = ["translate"]


def translate(journey: Journey, texts: Texts, document: Document, language: str) -> list[Diagnostic]:
    """Give the texts of `document` to a resolved journey; what fits nothing there is reported."""
    return list(_Translation(document, language).sections(journey, texts))


class _Translation:
    """One file of texts, being given to the journey's parts."""

    def __init__(self, document: Document, language: str) -> None:
        self.document = document
        self.language = language

    def sections(self, journey: Journey, texts: Texts) -> Iterator[Diagnostic]:
        """All sections of the file."""
        steps = {part.id or "": part for _, part in touchpoints(journey)}
        groups: dict[str, Mapping[str, Item]] = {
            "stages": {stage.id or "": stage for stage in journey.stages},
            "touchpoints": steps,
            "what-if": journey.what_if,
        }
        for name, field in type(texts).model_fields.items():
            key, value = field.alias or name, getattr(texts, name)
            if key == "journey":
                yield from self._part(journey, value, (key,))
            elif isinstance(value, Mapping) and key != "x-":
                parts = groups[key] if key in groups else getattr(journey, name)
                yield from self._by_id(parts, value, (key,))

    def _by_id(self, parts: Mapping[str, Item], value: Mapping[str, Any], path: Path) -> Iterator[Diagnostic]:
        for key, entry in value.items():
            part = parts.get(key)
            if part is not None:
                yield from self._part(part, entry, (*path, key))
            elif not key.startswith("x-"):
                near = closest(key, parts)
                yield self._finding(
                    f'"{key}" is none of the {path[-1]} here',
                    (*path, key),
                    allowed=", ".join(parts),
                    hint=f"did you mean {near}?" if near else "",
                    part="key",
                    fix=self._renamed((*path, key), near) if near == lone_word(key, parts) else None,
                )

    def _part(self, part: Item, value: Any, path: Path) -> Iterator[Diagnostic]:
        keys = _text_keys(type(part))
        if not isinstance(value, Mapping):
            main = "when" if isinstance(part, Next) else part.short
            if main not in keys or not isinstance(value, str):
                yield self._finding(
                    f"texts by key are expected here, not {shown(value)}", path, allowed=", ".join(keys)
                )
            else:
                yield from self._text(part, keys[main], value, path)
            return
        for key, entry in value.items():
            inner = (*path, key)
            if key in keys:
                yield from self._text(part, keys[key], entry, inner)
            elif not key.startswith("x-") and entry is not None:
                yield from self._below(part, key, entry, inner)

    def _below(self, part: Item, key: str, entry: Any, path: Path) -> Iterator[Diagnostic]:
        """The texts of parts inside `part`: pain points by id, personas, lanes in their order."""
        name = next((name for name, field in type(part).model_fields.items() if field.alias == key), None)
        inside = getattr(part, name) if name and not isinstance(part, Journey) else None
        if isinstance(inside, Mapping) and all(isinstance(item, Item) for item in inside.values()):
            if isinstance(entry, Mapping):
                yield from self._by_id(inside, entry, path)
                return
        elif isinstance(inside, tuple) and all(isinstance(item, Item) for item in inside):
            yield from self._several(inside, entry, path)
            return
        keys = _text_keys(type(part))
        near = closest(key, keys)
        hint = f"did you mean {near}?" if near else ""
        message = f'"{key}" of a {part.title()} is no text that can be translated'
        yield self._finding(message, path, allowed=", ".join(keys), hint=hint, part="key")

    def _several(self, parts: Sequence[Item], entry: Any, path: Path) -> Iterator[Diagnostic]:
        ids = {_id_of(part): part for part in parts}
        if isinstance(entry, Mapping) and not (len(parts) == 1 and set(entry) <= set(_text_keys(type(parts[0])))):
            yield from self._by_id(ids, entry, path)
            return
        entries = entry if isinstance(entry, list) else [entry]
        if len(entries) != len(parts):
            message = f"there are {len(entries)} texts here for {len(parts)} in the journey"
            yield self._finding(message, path, allowed="as many, or texts by id: " + ", ".join(ids))
            return
        for index, (part, text) in enumerate(zip(parts, entries, strict=True)):
            yield from self._part(part, text, (*path, index) if isinstance(entry, list) else path)

    def _text(self, part: Item, name: str, entry: Any, path: Path) -> Iterator[Diagnostic]:
        own = getattr(part, name)
        if entry is None:
            return
        if not own:
            yield self._finding(f'the journey has no "{path[-1]}" here to translate', path, part="key")
        elif isinstance(own, tuple):
            entries = entry if isinstance(entry, list) else [entry]
            if len(entries) != len(own) or not all(isinstance(text, str) for text in entries):
                message = f"there are {len(entries)} texts here for {len(own)} in the journey"
                yield self._finding(message, path, allowed=f"{len(own)} texts, in the same order")
            else:
                part.fill(name, tuple(self._with(text, entry) for text, entry in zip(own, entries, strict=True)))
        elif not isinstance(entry, str):
            yield self._finding(f"text is expected here, not {shown(entry)}", path, allowed="words")
        elif self.language in own.translations:
            yield self._finding(f'the journey itself has this text in "{self.language}" already', path)
        else:
            part.fill(name, self._with(own, entry))

    def _with(self, text: Text, entry: str) -> Text:
        return Text(str(text), {**text.translations, self.language: entry})

    def _renamed(self, path: Path, near: str | None) -> Fix | None:
        """The fix of a misspelt id, where the right one is not there already."""
        if near is None or self.document.has((*path[:-1], near)):
            return None
        return as_fix(f"write {near}", replace_key(self.document, path, near))

    def _finding(
        self,
        message: str,
        path: Path,
        *,
        allowed: str = "",
        hint: str = "",
        part: Any = "value",
        fix: Fix | None = None,
    ) -> Diagnostic:
        span = self.document.span(path, part)
        element = str(path[1]) if len(path) > 1 and path[0] != "journey" else ""
        return self.document.finding(
            "translation",
            message,
            span,
            severity=Severity.WARNING,
            allowed=allowed,
            hint=hint,
            fix=fix,
            element=element,
        )


@cache
def _text_keys(part: type[Item]) -> dict[str, str]:
    """The keys of a part that hold text, with their fields."""
    return {field.alias or name: name for name, field in part.model_fields.items() if _is_text(field.annotation)}


def _is_text(annotation: Any) -> bool:
    return annotation is Text or any(_is_text(inner) for inner in get_args(annotation))


def _id_of(part: Item) -> str:
    """What a list's part is keyed by in a file of texts."""
    own = getattr(part, "id", None) or getattr(part, "to", None)
    return own if isinstance(own, str) else slug(str(getattr(part, "name", "")))
