"""An error of the YAML reader with the text around it, from which it can be explained."""

from __future__ import annotations

import re
from dataclasses import dataclass

from journeymap.diagnostics import Diagnostic, Fix
from journeymap.syntax.document import Document
from journeymap.syntax.quoting import in_quotes, quote_fix

__all__ = ["RULE", "Trouble"]

RULE = "yaml-syntax"
COMMENT = re.compile(r"[ \t]+#(?:[ \t].*)?$")


@dataclass(frozen=True)
class Trouble:
    """An error of the YAML reader: what it said, and the offsets it pointed at."""

    document: Document
    context: str
    begin: int
    problem: str
    at: int

    @property
    def char(self) -> str:
        """The character at the place."""
        return self.document.text[self.at : self.at + 1]

    @property
    def line(self) -> int:
        """The number of the line of the place."""
        return self.document.line_of(self.at)

    def finding(
        self, message: str, start: int, end: int, *, allowed: str = "", hint: str = "", fix: Fix | None = None
    ) -> Diagnostic:
        """A diagnostic from offset `start` to `end`."""
        span = self.document.span_of(start, end)
        return self.document.finding(RULE, message, span, allowed=allowed, hint=hint, fix=fix)

    def needs_quotes(self, message: str, start: int, end: int, meant: str = "") -> Diagnostic:
        """A diagnostic on text from `start` to `end` that quotes would mend; `meant` is the text where it is another."""
        whole = self.document.text[start:end].rstrip()
        fix = quote_fix(self.document.file, self.document.text, start, start + len(whole), meant)
        shown = f"quotes around the text: {in_quotes(meant or whole)}"
        return self.finding(message, start, end, allowed=shown, fix=fix)

    def rest(self, start: int) -> int:
        """Where the text that starts at `start` ends: with its line, before a comment."""
        end = self.document.line_range(self.document.line_of(start))[1]
        comment = COMMENT.search(self.document.text[start:end])
        return start + comment.start() if comment else end

    def line_above(self) -> tuple[int, str, int] | None:
        """The number, text and offset of the nearest line above that says anything."""
        for number in range(self.line - 1, 0, -1):
            text = self.document.line_text(number)
            if text.strip() and not text.lstrip().startswith("#"):
                return number, text, self.document.line_range(number)[0]
        return None

    @property
    def inside_flow(self) -> bool:
        """Whether the place is inside braces or brackets that its own line opens."""
        start = self.document.line_range(self.line)[0]
        before = self.document.text[start : self.at]
        return before.count("{") + before.count("[") > before.count("}") + before.count("]")
