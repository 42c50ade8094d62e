"""How the journeys of a project lead to each other: steps that stand for a whole journey, and journeys that follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from journeymap.render.site.entry import Entry

__all__ = ["Link", "links"]


@dataclass(frozen=True, slots=True)
class Link:
    """From one journey to another: at which step, or after which outcome; `target` is None where no file has that id."""

    source: Entry
    by: str
    key: str
    """The id of the step, or of the outcome."""
    wanted: str
    target: Entry | None

    @property
    def href(self) -> str:
        """The step in the report, or the report."""
        fragment = f"#step={quote(self.key, safe='')}" if self.by == "touchpoint" else ""
        return f"{quote(self.source.folder)}/index.html{fragment}" if self.source.folder else ""


def links(entries: Sequence[Entry]) -> list[Link]:
    """All of them, in the order of the journeys."""
    known: dict[str, Entry] = {}
    for entry in entries:
        known.setdefault(entry.id, entry)
    return [link for entry in entries for link in _of(entry, known)]


def _of(entry: Entry, known: Mapping[str, Entry]) -> list[Link]:
    if entry.graph is None:
        return []
    steps = [
        Link(entry, "touchpoint", key, part.journey, known.get(part.journey))
        for key, part in entry.graph.touchpoints.items()
        if part.journey
    ]
    ends = [
        Link(entry, "outcome", key, part.then, known.get(part.then))
        for key, part in entry.graph.outcomes.items()
        if part.then
    ]
    return [*steps, *ends]
