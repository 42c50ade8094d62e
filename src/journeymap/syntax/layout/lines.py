"""The lines of a file being written: indentation, dashes, blank lines, comments behind their lines."""

from __future__ import annotations

from journeymap.syntax.layout.tree import Remark

__all__ = ["Lines"]

NOTHING = Remark()


class Lines:
    """Collects lines. Dashes wait for the first line of their item, so that it stands behind them."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, Remark]] = []
        self._dashes: str | None = None
        self._glued = False

    def column(self, indent: int) -> int:
        """The column in which the next line begins."""
        return indent if self._dashes is None else len(self._dashes)

    def add(self, indent: int, code: str, remark: Remark = NOTHING) -> None:
        """A line."""
        lead = " " * indent if self._dashes is None else self._dashes
        self._dashes, self._glued = None, False
        self._rows.append((lead + code, remark))

    def raw(self, line: str) -> None:
        """A line of a text that keeps its form."""
        self._rows.append((line, NOTHING))

    def dash(self, indent: int) -> None:
        """Begin an item: its first line stands behind the dash."""
        self._dashes = f"{' ' * self.column(indent) if self._dashes is None else self._dashes}- "

    def break_dash(self, remark: Remark = NOTHING) -> None:
        """Leave the dash alone on its line."""
        if self._dashes is not None:
            self._rows.append((self._dashes.rstrip(), remark))
            self._dashes, self._glued = None, False

    def blank(self) -> None:
        """A blank line, unless there is one, or it would be part of a text above."""
        if self._rows and self._rows[-1][0] and not self._glued and self._dashes is None:
            self._rows.append(("", NOTHING))

    def glue(self) -> None:
        """What comes next follows directly: blank lines would belong to the text above."""
        self._glued = True

    def text(self, newline: str) -> str:
        """All lines; comments that stood in one column do so again."""
        rows, lines, at = self._rows, [], 0
        while at < len(rows):
            end = at
            while end < len(rows) and rows[end][1].aligned:
                end += 1
            width = max((len(code) for code, _ in rows[at:end]), default=0)
            for code, remark in rows[at : max(end, at + 1)]:
                lines.append(f"{code.ljust(width)} {remark.text}" if remark else code)
            at = max(end, at + 1)
        while lines and not lines[-1] and not self._glued:
            lines.pop()
        return newline.join([*lines, ""])
