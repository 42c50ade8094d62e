"""A file as a tree for laying it out: words and groups of entries, each with the comments that belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Comment", "Entry", "Form", "Group", "Remark", "Words", "speaks"]

DIRECTIVE = re.compile(r"(?:^|[ \t])#[ \t]*journeymap[ \t]*:", re.IGNORECASE)

Form = Literal["block", "line", "wrapped", "unfolded"]
"""How the author wrote a group: a line for each entry, or in brackets: on one line, over several lines, or with a
line end right behind the opening bracket."""


def speaks(comment: str) -> bool:
    """Whether a comment says something to journeymap, such as `# journeymap: ignore[rule] reason`.

    It holds for the longest of what begins in its line, or below it where it has a line to itself.
    """
    return DIRECTIVE.search(comment) is not None


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, from its `#` on. `own` says that it has a line to itself, `aligned` that it stands below another."""

    text: str
    start: int
    line: int
    column: int
    own: bool
    aligned: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment behind something on its line; empty for none."""

    text: str = ""
    aligned: bool = False

    @property
    def cuts(self) -> bool:
        """Whether plain text before it would look like the beginning of a sentence: `Case #7`."""
        return len(self.text) > 1 and not self.text[1].isspace() and self.text[1] not in "#!"

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(slots=True)
class Words:
    """A scalar: what it says, and the lines that say it. `below` means that it begins below its key.

    The lines below a `|` or `>` are without their indentation.
    """

    value: str
    style: str | None
    lines: tuple[str, ...]
    start: int = -1
    below: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is written at all."""
        return self.lines == ("",)

    @property
    def is_block(self) -> bool:
        """Whether it is written below a `|` or `>`."""
        return self.style in ("|", ">")

    @property
    def keeps_line_ends(self) -> bool:
        """Whether blank lines behind it are part of it."""
        whole = self.value == "" or self.value.endswith("\n")  # else the file ended with it, without a line end
        return self.is_block and whole and "+" in self.lines[0].partition("#")[0]


@dataclass(slots=True)
class Group:
    """A mapping or a list. `tail` holds the comments behind its last entry."""

    is_list: bool
    form: Form
    entries: list[Entry] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    start: int = -1

    @property
    def is_block(self) -> bool:
        """Whether it is written below its key."""
        return self.form == "block"


@dataclass(slots=True)
class Entry:
    """An entry of a mapping, or an item of a list (without a key).

    `before` holds the comments above it, and "" for a blank line; `head` is the comment behind its key or dash,
    `after` the one behind its value.
    """

    key: Words | None
    value: Words | Group
    before: list[str] = field(default_factory=list)
    head: Remark = Remark()
    after: Remark = Remark()

    @property
    def speaks(self) -> bool:
        """Whether a comment that stands at the entry says something to journeymap."""
        return any(speaks(text) for text in (self.head.text, self.after.text, *self.before) if text)
