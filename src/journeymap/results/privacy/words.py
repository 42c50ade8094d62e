"""Sentences that hold numbers, once some of them are hidden."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

__all__ = ["safe_words", "shared_quality"]

COUNT = re.compile(
    r"(?<![\w.,–-])(\d+)(?= (?:case|event|visit|customer|person|people|time|answer|value|silence|row|journey|contact)\w*\b)"
)
SHARE = re.compile(r"(?<![\w.,–-])(\d+(?:\.\d+)?)%")
PLACE = re.compile(r"^(.{1,60}? \d+): \".*\"$", re.DOTALL)
NUMBERED = re.compile(r"^(?P<what>.+): (?P<count>[\d,]+)$", re.DOTALL)


def safe_words(text: str, least: int, count: int | None = None) -> str:
    """The text without counts of fewer than `least`, and without shares that stand for so few of `count`.

    >>> safe_words("in 3 cases, of which 2.0% came back", 5, 100)
    'in fewer than 5 cases, of which few came back'
    """

    def counted(found: re.Match[str]) -> str:
        return f"fewer than {least}" if 0 < int(found[1]) < least else found[0]

    def shared(found: re.Match[str]) -> str:
        return "few" if count is not None and 0 < float(found[1]) / 100 * count < least - 0.5 else found[0]

    return SHARE.sub(shared, COUNT.sub(counted, text))


def shared_quality(entry: dict[str, Any], least: int, hidden: Collection[str]) -> dict[str, Any]:
    """What was found in the data: places without what stands there, and no activity whose count is hidden."""
    examples = [PLACE.sub(r"\1", example) for example in entry["examples"]]
    kept = [example for example in examples if _activity(example) not in hidden]
    return entry | {"examples": kept, "message": safe_words(entry["message"], least, entry["count"])}


def _activity(example: str) -> str | None:
    """The activity of an example such as `phoned: 12`."""
    found = NUMBERED.match(example)
    return None if found is None else found["what"]
