"""What a check found, for those who print it."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.diagnostics import Diagnostic, Severity

__all__ = ["Checked"]


@dataclass(frozen=True)
class Checked:
    """The findings of a run, in the order of their places, and in how many files it looked.

    `ignored` findings were left out because the file says so, `known` ones because a baseline holds them; `mended`
    entries of the baseline are no longer found. `names` are the files as far as they are known.
    """

    findings: tuple[Diagnostic, ...]
    files: int
    ignored: int = 0
    known: int = 0
    mended: int = 0
    names: tuple[str, ...] = ()

    def worst(self) -> Severity | None:
        """The gravest severity among the findings."""
        return min((finding.severity for finding in self.findings), key=lambda each: each.rank, default=None)
