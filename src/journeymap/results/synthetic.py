"""What was written where a log without customers was asked for."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["SyntheticLog"]


@dataclass(frozen=True, slots=True)
class SyntheticLog:
    """A log that was drawn: its file, how many cases and events are in it, and the seed they come from."""

    file: str
    cases: int
    events: int
    seed: int
