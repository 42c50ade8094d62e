"""Texts that are worded otherwise, links, translations, and keys of the author's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from journeymap.diff.showing import essence, shown
from journeymap.diff.subject import Subject
from journeymap.model.base import Item
from journeymap.model.text import Text
from journeymap.results.diff import Change

__all__ = ["wording"]


def wording(whom: Subject, old: Item, new: Item, *fields: str) -> Iterator[Change]:
    """Changes in the texts of a part, in their translations, and in its keys that begin with `x-`."""
    for name in fields:
        before, after = getattr(old, name), getattr(new, name)
        key = type(old).model_fields[name].alias or name
        if essence(before) != essence(after):
            left, right = shown(before), shown(after)
            yield whom.change(
                "wording-changed", f"has another {_words(key)}: {left} -> {right}", keys=(key,), old=left, new=right
            )
        elif _translations(before) != _translations(after):
            yield _translated(whom, key, _translations(before), _translations(after))
    if old.extras != new.extras:
        keys = ", ".join(
            sorted(key for key in {*old.extras, *new.extras} if old.extras.get(key) != new.extras.get(key))
        )
        yield whom.change("own-keys-changed", f"has another {keys}")


def _words(key: str) -> str:
    return key.replace("-", " ")


def _translations(value: Any) -> dict[str, Any]:
    """Texts by language, without those that only repeat the text itself."""
    texts = value if isinstance(value, tuple) else (value,)
    found: dict[str, Any] = {}
    for number, text in enumerate(texts):
        if isinstance(text, Text):
            for language, other in text.translations.items():
                if other != str(text):
                    found[f"{language} {number}"] = other
    return found


def _translated(whom: Subject, key: str, old: Mapping[str, str], new: Mapping[str, str]) -> Change:
    languages = sorted({name.split()[0] for name in {*old, *new} if old.get(name) != new.get(name)})
    what = f"has another {_words(key)} in {', '.join(languages)}"
    changed = [name for name in {*old, *new} if old.get(name) != new.get(name)]
    before, after = ({name: side.get(name, "") for name in sorted(changed)} for side in (old, new))
    return whom.change(
        "translation-changed", what, keys=(key,), old=shown(tuple(before.values())), new=shown(tuple(after.values()))
    )
