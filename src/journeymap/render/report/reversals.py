"""Comparisons that turn over within the values of another column (Simpson), as sentences."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.render.report.subject import Subject
from journeymap.results.segments import Segments, Simpson

__all__ = ["Reversal", "reversals"]


@dataclass(frozen=True, slots=True)
class Reversal:
    """The sentence, and what it looks like within each value of the other column."""

    words: str
    cells: tuple[str, ...]


def reversals(subject: Subject, segments: Segments) -> list[Reversal]:
    """All of them, in the order found."""
    return [_reversal(subject, one) for one in segments.reversals]


def _reversal(subject: Subject, one: Simpson) -> Reversal:
    t = subject.t
    words = t(
        "In all, {better} ({column}) succeeds more often than {other}: {high} against {low}. "
        "Within every value of {within} it is the other way round:",
        better=t.quoted(_named(subject, one.better)),
        column=one.column,
        other=t.quoted(_named(subject, one.other)),
        high=subject.n.share(one.all_better.estimate),
        low=subject.n.share(one.all_other.estimate),
        within=t.quoted(one.within),
    )
    cells = tuple(
        t(
            "{value}: {better} against {other}",
            value=_named(subject, cell.value),
            better=subject.n.share(cell.better.estimate),
            other=subject.n.share(cell.other.estimate),
        )
        for cell in one.cells
    )
    return Reversal(words, cells)


def _named(subject: Subject, value: str) -> str:
    """The persona's name where the value is one."""
    return subject.named(subject.journey.personas, value)
