"""Keys that are not in the language: what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, get_args

from journeymap.model.base import Item
from journeymap.model.misspelling import distance
from journeymap.syntax.document import Path

__all__ = ["closest", "owners_of", "part_at", "parts_below", "parts_of", "respelt", "short_key", "sure"]

SYNONYMS = {
    "title": "name",
    "label": "name",
    "description": "about",
    "desc": "about",
    "phases": "stages",
    "steps": "touchpoints",
    "touch-points": "touchpoints",
    "pains": "pain-points",
    "painpoints": "pain-points",
    "feelings": "feeling",
    "mood": "emotion",
    "emotions": "emotion",
    "duration": "takes",
    "time": "takes",
    "condition": "when",
    "probability": "share",
    "target": "to",
    "leads-to": "next",
    "expectations": "expects",
    "front-stage": "frontstage",
    "back-stage": "backstage",
    "responsible": "owner",
    "lang": "language",
    "goal": "goals",
}
"""What other tools and people call the keys of the language."""


def _plain(key: str) -> str:
    """`painPoints`, `pain_points` and `Pain Points` as `pain-points`."""
    hyphened = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", key.strip())
    return re.sub(r"[\s_-]+", "-", hyphened).lower()


def sure(key: str, known: Iterable[str]) -> str | None:
    """The known key that `key` surely means: written otherwise, singular or plural, or known by another word."""
    plain, keys = _plain(key), set(known)
    forms = [plain, f"{plain}s", plain.removesuffix("s"), plain.removesuffix("es")]
    forms += [re.sub("y$", "ies", plain), re.sub("ies$", "y", plain), SYNONYMS.get(plain, "")]
    found = next((form for form in forms if form in keys), None)
    if found is None:
        tight = {entry.replace("-", ""): entry for entry in keys}
        found = tight.get(plain.replace("-", ""))
    return found


def respelt(key: str, known: str) -> bool:
    """Whether `key` is `known` with other capitals, blanks or hyphens."""
    return _plain(key).replace("-", "") == known.replace("-", "")


def closest(word: str, known: Iterable[str], rather: Iterable[str] = ()) -> str | None:
    """The known word that `word` most looks like, or None where none is near; of two alike one of `rather`."""
    import difflib

    words = sorted(known)
    near = difflib.get_close_matches(_plain(word), words, 3, 0.7) or difflib.get_close_matches(word, words, 3, 0.7)
    away = {each: distance(_plain(word), each) for each in near}
    wanted = set(rather)
    return next((each for each in near if each in wanted and away[each] == away[near[0]]), near[0] if near else None)


def short_key(word: str, known: Iterable[str]) -> str | None:
    """The one key of two letters, such as `id`, that a slip of the pen makes into `word`."""
    near = [key for key in known if len(key) == 2 and len(word) <= 3 and distance(word.lower(), key) == 1]
    return near[0] if len(near) == 1 else None


def part_at(root: type[Item], path: Path) -> type[Item] | None:
    """The part of the language whose keys stand at `path` of a model; None where values stand."""
    part: type[Item] | None = root
    inside_entries = False
    for segment in path:
        if part is None or isinstance(segment, int):
            continue
        if inside_entries:
            inside_entries = False
            continue
        field = next((entry for name, entry in part.model_fields.items() if segment in (entry.alias, name)), None)
        if field is not None:
            part = next(parts_of(field.annotation), None)
            inside_entries = getattr(field.annotation, "__origin__", None) is dict
    return part


def parts_of(annotation: Any) -> Iterator[type[Item]]:
    """The parts that an annotation speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, Item):
        yield annotation
    for inner in get_args(annotation):
        yield from parts_of(inner)


def parts_below(root: type[Item]) -> list[type[Item]]:
    """`root` and every part that may stand below it, the nearer ones first."""
    seen: dict[type[Item], None] = {}
    waiting = [root]
    while waiting:
        part = waiting.pop(0)
        if part not in seen:
            seen[part] = None
            for field in part.model_fields.values():
                waiting.extend(parts_of(field.annotation))
    return list(seen)


def owners_of(key: str, root: type[Item]) -> list[str]:
    """What parts below `root` have `key`, as messages call them; those of the map before those of the analyst."""
    owners = [part for part in parts_below(root) if key in frozenset(part.keys())]
    return [part.title() for part in sorted(owners, key=lambda part: part.__module__.endswith(".data"))]
