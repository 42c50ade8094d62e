"""Budgets on figures that other parts of the overlay have measured: answers in time, starting over, scores."""

from __future__ import annotations

from journeymap.overlay.budgets.asked import Asked
from journeymap.overlay.budgets.found import Found, mean_found, share_found
from journeymap.overlay.emotion.scores import nps_middle
from journeymap.results.estimate import Estimate
from journeymap.results.overlay import Overlay

__all__ = ["measured_elsewhere"]

NO_PROMISE = "it promises no answer (respond-within), or no answer can be seen"
NO_TOUCHPOINT_PROMISES = "no touchpoint promises an answer (respond-within) that this log can show"
PROMISE_TOO_LONG = "the log is too short to show whether the promise is kept"
NO_CHANNELS = "the events of this log name no channel there"
NPS = 100
"""A net promoter score is written from -100 to 100 and measured from -1 to 1."""


def measured_elsewhere(one: Asked, overlay: Overlay, confidence: float, promise_s: float | None) -> Found:
    """What the overlay says of one bound; `promise_s` is what the touchpoint promises, in seconds."""
    if one.measure == "answered-in-time" and one.unit == "share":
        return _answered(one, overlay, confidence, promise_s)
    if one.measure == "repeated" and one.unit == "share":
        return _repeated(one, overlay, confidence)
    return _score(one, overlay, confidence)


def _answered(one: Asked, overlay: Overlay, confidence: float, promise_s: float | None) -> Found:
    if one.touchpoint is None:
        return _share(overlay.answered_in_time, confidence, NO_TOUCHPOINT_PROMISES, None)
    row = overlay.touchpoint(one.touchpoint)
    return _share(row.answered_in_time if row else None, confidence, NO_PROMISE, promise_s)


def _share(estimate: Estimate | None, confidence: float, reason: str, within_s: float | None) -> Found:
    if estimate is None:
        return Found(within_s=within_s, reason=reason)
    if estimate.estimate is None:
        return Found(cases=estimate.clusters, within_s=within_s, reason=PROMISE_TOO_LONG)
    return share_found(estimate.estimate, estimate.variance or 0.0, estimate.clusters, confidence, within_s=within_s)


def _repeated(one: Asked, overlay: Overlay, confidence: float) -> Found:
    rows = overlay.channels.repeated if overlay.channels else ()
    row = next((row for row in rows if row.touchpoint == one.touchpoint), None)
    return _share(row.share if row else None, confidence, NO_CHANNELS, None)


def _score(one: Asked, overlay: Overlay, confidence: float) -> Found:
    scores = overlay.emotion.scores if overlay.emotion else ()
    row = next((row for row in scores if (row.touchpoint, row.metric) == (one.touchpoint, one.measure)), None)
    if row is None:
        return Found(reason=f'no event there answers "{one.measure}": say which column holds the answers')
    if row.kind != "nps":
        return mean_found(row.value, confidence)
    return mean_found(row.value, confidence, NPS, middle=nps_middle(row.value))
