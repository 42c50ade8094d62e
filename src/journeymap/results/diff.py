"""What changed between two versions of journeys, for those who print it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from journeymap.diagnostics import Diagnostic, Severity, Span

__all__ = ["Change", "ChangedJourney", "Difference", "Fault", "Grade", "Side", "Status", "Version"]

Side = Literal["old", "new"]
Status = Literal["added", "removed", "changed", "layout", "same", "unreadable"]
"""What became of a journey; `layout` says that only layout or comments differ."""
PLURALS = {"was": "were", "is": "are", "has": "have", "feels": "feel", "promises": "promise", "leads": "lead"}
"""Verbs that a change begins with, where it is told of several."""


class Grade(StrEnum):
    """How much a change matters to others: what they rely on, what they should know, how it is said."""

    BREAKING = "breaking"
    NOTABLE = "notable"
    COSMETIC = "cosmetic"

    @property
    def rank(self) -> int:
        """0 for the worst, so that sorting puts breaking changes first."""
        return list(Grade).index(self)


@dataclass(frozen=True, slots=True)
class Change:
    """One named change.

    `part` is what kind of thing changed (touchpoint, outcome, budget), `element` its id (the new one where it was
    renamed), `label` how a sentence calls it; `what` is the rest of the sentence and `detail` what goes behind it.
    `old` and `new` are the two values in words, empty where there was none. `at` is the touchpoint or stage (its new id,
    or its old one where it is gone) at which it is seen.
    """

    kind: str
    grade: Grade
    part: str
    element: str
    label: str
    what: str
    detail: str = ""
    old: str = ""
    new: str = ""
    old_place: Span | None = None
    new_place: Span | None = None
    at: str = ""

    @property
    def message(self) -> str:
        """The change as a sentence without a full stop."""
        return f"{self.subject} {self.what}{self.detail}"

    @property
    def subject(self) -> str:
        """Whom the sentence is about: `touchpoint "pay"`."""
        return f"{self.part} {self.label}".rstrip()

    @property
    def of_several(self) -> str:
        """What is said where the same happened to several."""
        first, blank, rest = self.what.partition(" ")
        return PLURALS.get(first, first) + blank + rest

    @property
    def sign(self) -> str:
        """+ for what came, - for what went, > for what moved, ~ for what is otherwise."""
        return SIGNS.get(self.kind.rpartition("-")[2], "~")

    @property
    def place(self) -> Span | None:
        """Where to look: in the new file, or in the old one for what is gone."""
        return self.new_place or self.old_place


SIGNS = {"added": "+", "removed": "-", "closed": "-", "moved": ">"}


@dataclass(frozen=True)
class ChangedJourney:
    """A journey of one or both versions."""

    id: str
    name: str
    status: Status
    old_file: str | None
    new_file: str | None
    changes: tuple[Change, ...] = ()

    def counts(self) -> dict[Grade, int]:
        """How many changes there are of each grade."""
        return _counts(self.changes)


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two sides: what the user called it, and the commit where it is a revision."""

    label: str
    commit: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """An error in one of the two versions: what it hides could not be compared."""

    side: Side
    finding: Diagnostic


@dataclass(frozen=True)
class Difference:
    """All journeys of two versions, compared; those with the gravest changes first."""

    old: Version
    new: Version
    journeys: tuple[ChangedJourney, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes of all journeys."""
        return tuple(change for journey in self.journeys for change in journey.changes)

    def counts(self) -> dict[Grade, int]:
        """How many changes there are of each grade."""
        return _counts(self.changes)

    def worst(self) -> Grade | None:
        """The gravest grade among the changes."""
        return min((change.grade for change in self.changes), key=lambda each: each.rank, default=None)

    def _repr_html_(self) -> str:
        from journeymap.results.difference_html import difference_html

        return difference_html(self)

    def errors(self, side: Side) -> list[Diagnostic]:
        """What is wrong in one version."""
        return [each.finding for each in self.faults if each.side == side and each.finding.severity is Severity.ERROR]

    def __bool__(self) -> bool:
        return bool(self.changes)


def _counts(changes: Iterable[Change]) -> dict[Grade, int]:
    found = Counter(change.grade for change in changes)
    return {grade: found[grade] for grade in Grade}
