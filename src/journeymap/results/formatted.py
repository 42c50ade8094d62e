"""What laying out a file gave."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.diagnostics import Diagnostic

__all__ = ["Formatted"]


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file before and after it was laid out.

    `before` is its text as it stood there, with a BOM if it had one. `after` is None where the file is left alone:
    because of `findings`, because of what `left` says in a few words, or because of a `fault` of journeymap itself.
    `ids` counts the ids that were written into it, `upgraded` says what was done to move it on to the newest version
    of the language, and `unwritten` why ids that were asked for were not written.
    """

    file: str
    before: str
    after: str | None
    findings: tuple[Diagnostic, ...] = ()
    left: str = ""
    fault: str = ""
    ids: int = 0
    unwritten: str = ""
    upgraded: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the file is to be written anew."""
        return self.after is not None and self.after != self.before
