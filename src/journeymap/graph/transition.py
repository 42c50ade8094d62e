"""A planned way from one node to another, and the two nodes every journey has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journeymap.diagnostics import Span
from journeymap.model.values import Duration

__all__ = ["LOST", "START", "Reason", "Transition"]

START = "start"
LOST = "lost"

Reason = Literal["start", "next", "sequence", "any-order", "past-optional", "anywhere"]


@dataclass(frozen=True, slots=True)
class Transition:
    """A planned way from one node to another.

    `reason` says which rule of the language made it. `share` is 1.0 for the only way on, None where the plan leaves
    it open; `switches` says that the two ends have no channel in common.
    """

    source: str
    target: str
    reason: Reason
    when: str = ""
    share: float | None = None
    wait: Duration | None = None
    switches: bool = False
    span: Span | None = None
