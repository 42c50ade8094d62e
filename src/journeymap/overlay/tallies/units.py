"""The unit in which the waits of a log are counted."""

from __future__ import annotations

__all__ = ["whole_unit"]

SECOND = 1_000_000
HOUR, DAY = 3600 * SECOND, 86400 * SECOND
UNITS = (1, 1000, SECOND, 60 * SECOND, 600 * SECOND, HOUR, 6 * HOUR, DAY, 7 * DAY, 365 * DAY)
MOST_UNITS = 5000
ENOUGH_UNITS = 1000


def whole_unit(span_us: int, limit_us: int | None = None) -> int:
    """The smallest unit of which `span_us` holds at most 5,000; a finer one until it goes into the limit, or 1,000 times nearly.

    Args:
        span_us: the longest wait in microseconds.
        limit_us: by when a share is taken, if that is said: it is cut down to whole units.

    Returns:
        Microseconds: 1, 1,000, a second, a minute, 10 minutes, an hour, 6 hours, a day, a week or 365 days.

    >>> whole_unit(180 * 86_400_000_000) // 3_600_000_000
    1
    """
    longest = span_us if limit_us is None else min(span_us, limit_us)
    units = [unit for unit in UNITS if longest / unit > MOST_UNITS]
    index = min(len(units), len(UNITS) - 1)
    while index and limit_us is not None and limit_us % UNITS[index] and limit_us / UNITS[index] < ENOUGH_UNITS:
        index -= 1
    return UNITS[index]
