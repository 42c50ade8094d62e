"""Single points in time that a person wrote: days, and dates with a time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from journeymap.diagnostics import JourneyError

__all__ = ["instant_us", "iso_time", "zone_of"]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def instant_us(text: str, timezone: str | None = None) -> int:
    """Microseconds since 1970 UTC of `2026-10-01` or `2026-10-01 14:30+02:00`.

    Args:
        text: a date, or a date with a time, in ISO 8601; a date means its first moment. A time that clocks show twice
            is the second.
        timezone: the IANA zone of a text without one; unsaid: UTC.

    Raises:
        JourneyError: the text is no such time, or there is no such zone.

    >>> instant_us("1970-01-02")
    86400000000
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise JourneyError(f'"{text}" is not a date or a time', "write it as 2026-10-01 or 2026-10-01 14:30") from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone_of(timezone))
    # where clocks go back a time comes twice, where they go forward never: the later reading, as the engine has it
    return max((moment.replace(fold=fold) - EPOCH) // timedelta(microseconds=1) for fold in (0, 1))


def zone_of(timezone: str | None) -> tzinfo:
    """The zone of an IANA name; UTC where there is none.

    Raises:
        JourneyError: there is no such zone.
    """
    if timezone is None:
        return UTC
    try:
        return ZoneInfo(timezone)
    except (KeyError, ValueError, OSError):
        raise JourneyError(f'there is no time zone "{timezone}"', "write it as Europe/Warsaw or UTC") from None


def iso_time(micros: int) -> str:
    """Microseconds since 1970 as ISO 8601 in UTC, with as many decimals as it takes.

    >>> iso_time(86_400_000_000)
    '1970-01-02T00:00:00Z'
    """
    try:
        return (EPOCH + timedelta(microseconds=micros)).isoformat().replace("+00:00", "Z")
    except OverflowError:
        return f"{micros} microseconds after 1970"
