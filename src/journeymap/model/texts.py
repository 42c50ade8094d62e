"""The texts of a journey, and the languages they are in."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.model.base import Item
from journeymap.model.journey import Journey
from journeymap.model.resolve import walk
from journeymap.model.text import Text

__all__ = ["languages", "texts_in"]


def texts_in(item: Item) -> Iterator[tuple[Item, str, Text]]:
    """Every text at or below `item` that is not empty, with the part and the field that hold it."""
    for part, _ in walk(item):
        for name in type(part).model_fields:
            value = getattr(part, name)
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, Text) and text:
                    yield part, name, text


def languages(journey: Journey) -> tuple[str, ...]:
    """The languages that the journey can be shown in: its own first (where it says it), then the others by code."""
    found = {language for _, _, text in texts_in(journey) for language in text.translations}
    own = (journey.language,) if journey.language else ()
    return (*own, *sorted(found.difference(own)))
