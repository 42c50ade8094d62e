"""The ways in which a text says when, each as Spark's SQL of BIGINT microseconds, NULL where it is said otherwise."""

from __future__ import annotations

from journeymap.events.spark.dialect import literal
from journeymap.events.times import HALF_DAY, ISO, NAMED_MONTHS, NUMBER_FORM, YEAR_FIRST, ZONED

__all__ = [
    "clock_us",
    "compact_us",
    "dotted",
    "half_day",
    "in_zone",
    "iso_us",
    "mended",
    "named_months_us",
    "number",
    "turned",
    "zoned",
]

HOUR_US = 3_600_000_000
CLOCK = "[ H:mm[:ss[.SSSSSS]]]"
FORMATS = {"%d": "d", "%b": "MMM", "%B": "MMMM", "%Y": "yyyy", "%a, ": ""}
COMPACT = {8: "yyyyMMdd", 14: "yyyyMMddHHmmss"}
YEAR_LAST = r"^\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4}),?"
YEAR_FIRST_DOTTED = r"^\s*(\d{4})[.](\d{1,2})[.](\d{1,2})"
BASIC = r"^\s*(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)"
EVEN = (
    (r"^\s+|\s+$", ""),
    (r"^(\d{4})[-/ ](\d{1,2})[-/ ](\d{1,2})", "$1-$2-$3"),
    (r"^(\d+-\d+-\d+)[T\s]+", "$1 "),
    (r"(:\d[\d.]*)\s+(\S)", "$1$2"),
    (r"^(\S+ \d{1,2}:\d{2})([^:\d]|$)", "$1:00$2"),
    ("z$", "Z"),
)
"""What makes a value in ISO 8601 one that Spark reads: one mark between date and time, none before the zone, and
seconds."""

HALF_EVEN = ((YEAR_FIRST, "$1-$2-$3 "), (r"\s*([AaPp][Mm])\s*$", " $1"))
"""The same for AM and PM."""


def clock_us(clock: str) -> str:
    """Microseconds of a date or a time without zone, as if the clock had shown UTC."""
    return f"unix_micros(CAST(CAST({clock} AS TIMESTAMP_NTZ) AS TIMESTAMP))"


def iso_us(column: str) -> str:
    """Of a value in ISO 8601; of one without a zone as the clock showed."""
    half = f"replace({column}, ',', '.')"
    for pattern, by in HALF_EVEN:
        half = _replaced(half, pattern, by)
    half = _parsed(half, "yyyy-M-d h:mm[:ss[.SSSSSS]] a")
    even = f"replace({column}, ',', '.')"
    for pattern, by in EVEN:
        even = _replaced(even, pattern, by)
    return (
        f"CASE WHEN NOT {column} RLIKE {_whole(ISO)} THEN NULL WHEN {half_day(column)} THEN {half}"
        f" WHEN {zoned(column)} THEN unix_micros(try_cast({even} AS TIMESTAMP))"
        f" ELSE {clock_us(f'try_cast({even} AS TIMESTAMP_NTZ)')} END"
    )


def compact_us(column: str, digits: int) -> str:
    """Of 20260328 (8 digits) or 20260328143000 (14 digits)."""
    return f"CASE WHEN {column} RLIKE {_whole(f'(19|20|21)[0-9]{{{digits - 2}}}')} THEN {_parsed(column, COMPACT[digits])} END"


def named_months_us(column: str) -> list[str]:
    """Of 28 Mar 2026, March 28, 2026 and their like."""
    without_day = _replaced(f"trim({column})", "^[A-Za-z]{3}, ", "")
    text = f"CASE WHEN {column} RLIKE '[0-9]' THEN {without_day} END"
    return [_parsed(text, _spark_format(form) + CLOCK) for form in NAMED_MONTHS]


def in_zone(clock: str, zone: str | None) -> str:
    """Microseconds since 1970 UTC of what a clock in `zone` showed; of a time that it showed twice, the later.

    Args:
        clock: a column of microseconds, as if the clock had shown UTC.
        zone: an IANA zone; None is UTC.
    """
    if zone is None:
        return clock
    first = _converted(clock, zone, "UTC")
    ahead = f"({_converted(f'({first} + 3 * {HOUR_US})', 'UTC', zone)} - {first} - 3 * {HOUR_US})"
    later = f"({clock} - {ahead})"
    return f"CASE WHEN {later} > {first} AND {_converted(later, 'UTC', zone)} = {clock} THEN {later} ELSE {first} END"


def turned(column: str, first: str) -> str:
    """A date that ends with the year as one that begins with it; `first` is `day` or `month`."""
    return _replaced(column, YEAR_LAST, "$3-$2-$1" if first == "day" else "$3-$1-$2")


def mended(column: str) -> str:
    """2026.03.28 and 20260328T143000 as ISO 8601 writes them."""
    return _replaced(_replaced(column, YEAR_FIRST_DOTTED, "$1-$2-$3"), BASIC, "$1-$2-$3 $4:$5:$6")


def zoned(column: str) -> str:
    """Whether a value names its zone."""
    return f"{column} RLIKE {literal(ZONED)}"


def half_day(column: str) -> str:
    """Whether a value says AM or PM."""
    return f"{column} RLIKE {literal(HALF_DAY)}"


def number(column: str) -> str:
    """Whether a value is a number."""
    return f"{column} RLIKE {_whole(NUMBER_FORM)}"


def dotted(column: str) -> str:
    """Whether a value begins like 28.3.2026."""
    pattern = r"^\s*\d{1,2}[.]\d{1,2}[.]\d{4}"
    return f"{column} RLIKE {literal(pattern)}"


def _converted(us: str, source: str, target: str) -> str:
    stamp = f"CAST(timestamp_micros({us}) AS TIMESTAMP_NTZ)"
    return clock_us(f"convert_timezone({literal(source)}, {literal(target)}, {stamp})")


def _parsed(text: str, form: str) -> str:
    return clock_us(f"try_to_timestamp({text}, {literal(form)})")


def _replaced(column: str, pattern: str, by: str) -> str:
    return f"regexp_replace({column}, {literal(pattern)}, {literal(by)})"


def _whole(pattern: str) -> str:
    return literal(f"^(?:{pattern})$")


def _spark_format(form: str) -> str:
    for ours, theirs in FORMATS.items():
        form = form.replace(ours, theirs)
    return form
