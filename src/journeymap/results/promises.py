"""What became of promises: waits that were answered in time, too late, or were still open."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PromiseResult"]


@dataclass(frozen=True, slots=True)
class PromiseResult:
    """The waits behind a touchpoint's `answered_in_time`, as counted at the observation end.

    Args:
        touchpoint: where the promise is made.
        promise_s: what `respond-within` says, in seconds.
        waits: visits, each of which waits for an answer.
        kept: answered within the promise.
        broken: answered later, or still unanswered after it had run out.
        open: unanswered when watching ended, before the promise had run out.
    """

    touchpoint: str
    promise_s: float
    waits: int | None
    kept: int | None
    broken: int | None
    open: int | None
