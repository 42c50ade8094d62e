"""Changes that are told together, and the line that counts them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeymap.results.counting import counted
from journeymap.results.diff import Change, Difference, Grade

__all__ = ["Fold", "counts_in_words", "folded", "summary"]

FEWEST, NAMED = 3, 6


@dataclass(frozen=True, slots=True)
class Fold:
    """Changes that one sentence tells; mostly one."""

    changes: tuple[Change, ...]

    @property
    def first(self) -> Change:
        """The first of them."""
        return self.changes[0]

    @property
    def message(self) -> str:
        """The change's own sentence, or how many did the same, with the names of the first of them."""
        if len(self.changes) == 1:
            return self.first.message
        labels = list(dict.fromkeys(change.label for change in self.changes))
        if len(labels) == 1:
            return f"{self.first.subject} has other words in {len(self.changes):,} places"
        rest = len(labels) - NAMED
        listed = ", ".join(labels[:NAMED]) + (f" and {rest:,} more" if rest > 0 else "")
        same = len({change.what for change in self.changes}) == 1
        what = self.first.of_several if same else "have other words"
        return f"{counted(len(labels), self.first.part, _several(self.first.part))} {what}: {listed}"


def _several(part: str) -> str:
    """The plural: touchpoints, opportunities."""
    return part[:-1] + "ies" if part.endswith("ty") else part + "s"


def folded(changes: Iterable[Change]) -> list[Fold]:
    """Changes that say the same of several parts become one, where there are enough; other words do in any case."""
    groups: dict[tuple[str, ...], list[Change]] = {}
    for change in changes:
        cosmetic = change.grade is Grade.COSMETIC and change.kind.endswith("-changed")
        key = (change.kind, change.part, "" if cosmetic else change.what)
        groups.setdefault(key, []).append(change)
    folds: list[Fold] = []
    for group in groups.values():
        folds += [Fold(tuple(group))] if len(group) >= FEWEST else [Fold((change,)) for change in group]
    return folds


def counts_in_words(counts: dict[Grade, int]) -> str:
    """`2 breaking, 1 cosmetic`; empty where there is nothing."""
    return ", ".join(f"{count:,} {grade}" for grade, count in counts.items() if count)


def summary(difference: Difference) -> str:
    """The closing line."""
    total = len(difference.journeys)
    changed = sum(1 for journey in difference.journeys if journey.changes)
    between = f"between {difference.old.label} and {difference.new.label}"
    if not changed:
        return f"nothing changed {between} ({counted(total, 'journey')})"
    words = counts_in_words(difference.counts())
    return f"{words} in {changed:,} of {counted(total, 'journey')}, {between}"
