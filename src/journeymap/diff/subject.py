"""Whom a change is about: its words, and its two places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from journeymap.diagnostics import Span
from journeymap.diff.kinds import grade_of
from journeymap.diff.showing import essence, quoted, shown
from journeymap.model.base import Item, Place
from journeymap.results.diff import Change, Grade

__all__ = ["Aspect", "Subject", "compare", "subject"]

Keys = tuple[str | int, ...]


@dataclass(frozen=True)
class Subject:
    """A part of the journey in its two versions; one of the two places is missing for what came or went."""

    part: str
    element: str
    old: Place | None
    new: Place | None
    label: str = ""
    at: str = ""
    """The touchpoint or stage at which it is seen."""

    def change(
        self,
        kind: str,
        what: str,
        *,
        keys: Keys = (),
        grade: Grade | None = None,
        detail: str = "",
        old: str = "",
        new: str = "",
    ) -> Change:
        """A change of this part; `keys` lead to the value meant, where a file has it."""
        return Change(
            kind=kind,
            grade=grade or grade_of(kind),
            part=self.part,
            element=self.element,
            label=self.label,
            what=what,
            detail=detail,
            old=old,
            new=new,
            old_place=_place(self.old, keys),
            new_place=_place(self.new, keys),
            at=self.at,
        )

    def turned(self, kind: str, words: str, old: Any, new: Any, keys: Keys = ()) -> Change:
        """A value that became another."""
        before, after = shown(old), shown(new)
        return self.change(kind, f"changed {words}: {before} -> {after}", keys=keys, old=before, new=after)

    def came(self, kind: str, what: str, value: str = "", keys: Keys = (), detail: str = "") -> Change:
        """What is only in the new version."""
        return self.change(kind, what, keys=keys, new=value, detail=detail)

    def went(self, kind: str, what: str, value: str = "", keys: Keys = (), detail: str = "") -> Change:
        """What was only in the old version."""
        return self.change(kind, what, keys=keys, old=value, detail=detail)


def subject(
    part: str, element: str, old: Item | None, new: Item | None, *, label: str | None = None, at: str = ""
) -> Subject:
    """The subject for a part of the model; it is called by its id unless `label` says otherwise."""
    called = quoted(element) if label is None else label
    places = old.place if old else None, new.place if new else None
    return Subject(part, element, *places, called, element if part in ("touchpoint", "stage") else at)


def _place(place: Place | None, keys: Keys) -> Span | None:
    return place.span(*keys) if place is not None else None


@dataclass(frozen=True, slots=True)
class Aspect:
    """What a change of one key is called: its kind, and the words for the key; `read` makes values comparable."""

    kind: str
    words: str
    read: Callable[[Any], Any] = lambda value: value
    on: str = ""
    off: str = ""
    """Sentences for a flag that is set, or set no longer."""

    def told(self, whom: Subject, before: Any, after: Any, key: str) -> Change:
        """The change in words."""
        sides = before is not False, after is not False
        if not self.on or sides[0] == sides[1]:
            return whom.turned(self.kind, self.words, before, after, (key,))
        left, right = shown(before), shown(after)
        share = f": {right}" if sides[1] and after is not True else ""
        what = f"{self.on} now{share}" if sides[1] else self.off
        return whom.change(self.kind, what, keys=(key,), old=left, new=right)


def compare(whom: Subject, old: Item, new: Item, aspects: dict[str, Aspect]) -> Iterator[Change]:
    """The keys of two versions of a part that mean something else now."""
    for name, aspect in aspects.items():
        before, after = aspect.read(getattr(old, name)), aspect.read(getattr(new, name))
        if essence(before) != essence(after):
            key = type(old).model_fields[name].alias or name
            yield aspect.told(whom, before, after, key)
