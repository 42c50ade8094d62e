"""What became of a log that was written anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Converted"]


@dataclass(frozen=True, slots=True)
class Converted:
    """A log in a new file.

    Args:
        path: the file.
        rows: its rows: those of the log, every one.
        columns: its columns.
        times: columns that are now timestamps in UTC.
        kept: columns of times that stayed as they were, since not every value can be read as a time.
        renamed: the new names of columns whose names differ only in case, are empty or stand twice.
        dropped: names that stood in the header more than once; the first column of each was written.
        numbered: columns whose values became numbers, as they tell cases, persons or events apart.
    """

    path: str
    rows: int
    columns: tuple[str, ...]
    times: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    numbered: tuple[str, ...] = ()
