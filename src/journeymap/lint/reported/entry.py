"""A finding that no rule makes, with its page: reading a file found it, or the check itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from journeymap.diagnostics import Severity
from journeymap.lint.rule import Standing

__all__ = ["Origin", "Reported"]

NO_OPTIONS: Mapping[str, Any] = MappingProxyType({})


class Origin(StrEnum):
    """Where a finding comes from that is no rule's."""

    READING = "reading"
    """The file cannot be read as it was meant."""

    CHECKING = "checking"
    """What steers the check is wrong: its settings, or a comment that ignores findings."""

    MEASURING = "measuring"
    """Customers did not do what the journey asks for: said by an overlay, never by a check."""


@dataclass(frozen=True)
class Reported:
    """A finding as lists and pages show it, in the shape of a `Rule`."""

    name: str
    kind: Origin
    severity: Severity
    page: str

    @property
    def summary(self) -> str:
        """The page's first line."""
        return self.page.partition("\n")[0]

    @property
    def on(self) -> bool:
        """It is always looked for."""
        return True

    @property
    def scope(self) -> str:
        """It concerns one file."""
        return "journey"

    @property
    def options(self) -> Mapping[str, Any]:
        """It has no settings."""
        return NO_OPTIONS

    def grade(self, standing: Standing) -> Severity:  # noqa: ARG002 - as a rule is asked
        """How much it matters, in a draft and elsewhere."""
        return self.severity
