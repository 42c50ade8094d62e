"""The list of all rules as text: by kind, each with its severity and what it finds."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

import click

from journeymap.formats.columns import shown
from journeymap.lint.pages.grades import KINDS
from journeymap.lint.pages.page import Explained
from journeymap.lint.rule import Kind, Standing

__all__ = ["rules_text"]

LINE = 120
SEVERITY = 8
NOTES = {
    Kind.FAULT: "Most are milder while a map is a draft",
    Kind.COMPLETENESS: "Silent in a draft, info in review, a warning once approved",
    Kind.INSIGHT: "Info in an as-is, a warning in a to-be",
}


def rules_text(explained: Iterable[Explained], *, colour: bool = False) -> str:
    """A paragraph a kind; a row has the name, the severity in an approved as-is, and the page's first line."""
    listed = sorted(explained, key=lambda each: each.name)
    width = max((len(each.name) for each in listed), default=0)
    parts = [
        "\n".join(_kind(kind, rows, width, colour))
        for kind in KINDS
        if (rows := [each for each in listed if each.kind == kind])
    ]
    parts.append("journeymap rule NAME explains one of them, with an example and how to switch it off.")
    return "\n\n".join(parts) + "\n"


def _kind(kind: str, rows: Sequence[Explained], width: int, colour: bool) -> Iterator[str]:
    title, _, meaning = KINDS[kind]
    yield click.style(title, bold=True) if colour else title
    note = next((note for key, note in NOTES.items() if key == kind), "")
    yield f"{meaning} {note}." if note else meaning
    for each in rows:
        yield from _row(each, width)


def _row(explained: Explained, width: int) -> Iterator[str]:
    severity = str(explained.grade(Standing("approved")) or "") if explained.on else "off"
    before = f"  {explained.name:<{width}}  {severity:<{SEVERITY}} "
    package = getattr(explained, "package", "")
    yield from textwrap.wrap(
        shown(explained.summary) + (f" ({package})" if package else ""),
        LINE,
        initial_indent=before,
        subsequent_indent=" " * len(before),
        break_on_hyphens=False,
    ) or [before.rstrip()]
