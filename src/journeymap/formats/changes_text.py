"""What was mended, as text: what was done in each file, or the lines before and after."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

import click

from journeymap.formats.columns import shown
from journeymap.lint.fixes.fixing import Change

__all__ = ["changes_text", "diff_text"]

COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def changes_text(changes: Sequence[Change], *, colour: bool = False) -> str:
    """Each file with what was done in it."""
    lines: list[str] = []
    for change in changes:
        name = shown(change.file)
        lines.append(f"mended {click.style(name, bold=True) if colour else name}")
        lines += [f"  {shown(title)}" for title in change.titles]
    return "".join(f"{line}\n" for line in lines)


def diff_text(changes: Sequence[Change], *, colour: bool = False) -> str:
    """The lines before and after, as a unified diff that `patch -p0` and `git apply -p0` read."""
    return "".join(_coloured(line) if colour else line for change in changes for line in _diff(change))


def _diff(change: Change) -> Iterator[str]:
    before, after = _lines(change.before), _lines(change.after)
    for line in difflib.unified_diff(before, after, change.file, change.file):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines with their ends; only a line feed ends one, as diff has it."""
    lines = [f"{line}\n" for line in text.split("\n")]
    return lines[:-1] if text.endswith("\n") or not text else [*lines[:-1], lines[-1][:-1]]


def _coloured(line: str) -> str:
    if line.startswith(("+++", "---")):
        return click.style(line, bold=True)
    return click.style(line, fg=COLOURS[line[0]]) if line[0] in COLOURS else line
