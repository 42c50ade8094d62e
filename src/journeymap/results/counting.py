"""Counts in words."""

from __future__ import annotations

__all__ = ["counted", "one_or_many"]


def one_or_many(count: int, one: str, many: str) -> str:
    """The words that go with a count.

    >>> one_or_many(1, "event", "events"), one_or_many(0, "event", "events")
    ('event', 'events')
    """
    return one if count == 1 else many


def counted(count: int, one: str, many: str = "") -> str:
    """A count with its words; `many` is `one` with an s where it is unsaid.

    >>> counted(1, "case"), counted(1200, "case")
    ('1 case', '1,200 cases')
    """
    return f"{count:,} {one_or_many(count, one, many or one + 's')}"
