"""Time columns of any form as microseconds since 1970 UTC, in DuckDB's SQL."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.events.statements import literal

__all__ = [
    "TextFacts",
    "Times",
    "epoch_times",
    "facts_select",
    "numbers_only",
    "other_facts_select",
    "stamp_times",
    "text_times",
    "told_unit",
    "typical_size",
]

CLOCK = r"\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?"
ZONE = r"Z|z|UTC|GMT|[+-]\d{2}(:?\d{2})?|[A-Za-z]+/[A-Za-z_/+-]+"
ISO = rf"\s*\d{{4}}[-/ ]\d{{1,2}}[-/ ]\d{{1,2}}([T\s]+{CLOCK}\s*([AaPp][Mm])?\s*({ZONE})?)?\s*"
ZONED = r":\d\d.*([Zz+-]|[A-Za-z]{2})"
HALF_DAY = r"[AaPp][Mm]\s*$"
NAMED_MONTHS = ["%d-%b-%Y", "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%d/%b/%Y", "%a, %d %b %Y"]
CLOCKS = ["", " %H:%M", " %H:%M:%S", " %H:%M:%S.%f"]
NUMBER_FORM = r"\s*-?\d+([.]\d+)?\s*"
NUMBER = f"regexp_full_match(value, '{NUMBER_FORM}')"
ZONED_STAMPS = ("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ_NS")
HALF_CLOCKS = ["%I:%M:%S %p", "%I:%M %p", "%I:%M:%S.%f %p"]
YEAR_FIRST = r"^\s*(\d{4})[-/ ](\d{1,2})[-/ ](\d{1,2})[T\s]+"
EPOCHS = {"s": 1_000_000, "ms": 1_000, "us": 1}


@dataclass(frozen=True, slots=True)
class Times:
    """How a time column is read: `us` gives BIGINT microseconds or NULL, `zoned` whether the value names its zone."""

    us: str
    zoned: str


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What a text column of times holds: counts of values by the ways in which they can be read."""

    values: int
    iso: int
    zoned: int = 0
    halves: int = 0
    numbers: int = 0
    typical: float = 0.0
    days: int = 0
    seconds: int = 0
    only_day_first: int = 0
    only_month_first: int = 0
    either: int = 0
    dotted: int = 0


def facts_select(column: str, source: str) -> str:
    """The SELECT that counts the values of `column` (SQL text) and those in ISO 8601: the usual case, in one look."""
    return f"""SELECT count({column}) AS values, count({_iso_us(column, None)}) AS iso,
  count(*) FILTER ({_zoned(column)}) AS zoned, count(*) FILTER ({_half(column)}) AS halves
FROM {source}"""


def other_facts_select(column: str, source: str) -> str:
    """The SELECT that counts the other ways in which values of `column` can be read; its row is of TextFacts too."""
    day, month = "day_first", "month_first"
    return f"""SELECT
  count(*) FILTER ({NUMBER}) AS numbers,
  {typical_size("try_cast(value AS DOUBLE)", NUMBER)} AS typical,
  count({_compact("value", 8)}) AS days,
  count({_compact("value", 14)}) AS seconds,
  count(*) FILTER ({day} IS NOT NULL AND {month} IS NULL) AS only_day_first,
  count(*) FILTER ({day} IS NULL AND {month} IS NOT NULL) AS only_month_first,
  count(*) FILTER ({day} <> {month}) AS either,
  count(*) FILTER (regexp_matches(value, '^\\s*\\d{{1,2}}[.]\\d{{1,2}}[.]\\d{{4}}')) AS dotted
FROM (
  SELECT value, {_iso_us(_day_first("value"), None)} AS {day}, {_iso_us(_month_first("value"), None)} AS {month}
  FROM (SELECT {column} AS value FROM {source}) WHERE value IS NOT NULL AND {_iso_us("value", None)} IS NULL
)"""


def text_times(column: str, facts: TextFacts, zone: str | None, order: str, unit: str | None = None) -> Times:
    """Read a text column.

    Args:
        column: SQL text of the column.
        facts: what `facts_select` counted.
        zone: the zone of times without one; None is UTC.
        order: `day` or `month`: what dates that do not start with the year start with.
        unit: what whole numbers count, where the kind of log says so.
    """
    compact = [_micros(_local(_compact(column, digits), zone)) for digits in (8, 14)]
    if numbers_only(facts):
        if facts.days + facts.seconds == facts.numbers:
            return Times(f"coalesce({', '.join(compact)})", "FALSE")
        return epoch_times(column, facts.typical, unit)
    zoned = f"({_zoned(column)} AND NOT {_half(column)})"
    if facts.iso == facts.values:
        return _all_iso(column, facts, zone, zoned)
    turned = _month_first(column) if order == "month" else _day_first(column)
    ways = [_iso_us(one, zone) for one in (column, _mended(column), turned)]
    formats = ", ".join(literal(day + clock) for day in NAMED_MONTHS for clock in CLOCKS)
    named = f"try_strptime(CASE WHEN regexp_matches({column}, '\\d') THEN trim({column}) END, [{formats}])"
    ways += [_micros(_local(named, zone)), *compact]
    return Times(f"coalesce({', '.join(ways)})", zoned)


def stamp_times(column: str, kind: str, zone: str | None) -> Times:
    """Read a column that DuckDB holds as a date or a timestamp of type `kind`."""
    if kind in ZONED_STAMPS:
        return Times(_micros(f"CAST({column} AS TIMESTAMPTZ)"), "TRUE")
    return Times(_micros(_local(f"CAST({column} AS TIMESTAMP)", zone)), "FALSE")


def typical_size(number: str, condition: str = "TRUE") -> str:
    """SQL of the middle one of the numbers' sizes, for `epoch_times`: single far dates and zeros do not move it."""
    middle = f"quantile_disc(abs({number}), 0.5) FILTER (({condition}) AND isfinite({number}) AND {number} <> 0)"
    return f"coalesce({middle}, 0)"


def epoch_times(column: str, typical: float, unit: str | None = None) -> Times:
    """Read numbers since 1970 in seconds, milli-, micro- or nanoseconds: as `unit` says, else by their typical size."""
    told = told_unit(typical, unit)
    if told == "ns":
        return Times(f"try_cast(try_cast({column} AS HUGEINT) // 1000 AS BIGINT)", "TRUE")
    return Times(f"try_cast(round(try_cast({column} AS DOUBLE) * {EPOCHS[told]}) AS BIGINT)", "TRUE")


def told_unit(typical: float, unit: str | None = None) -> str:
    """What whole numbers count: as `unit` says, else by their typical size.

    >>> told_unit(1.7e9), told_unit(1.7e12), told_unit(1.7e9, "us")
    ('s', 'ms', 'us')
    """
    return unit or ("s" if typical < 1e11 else "ms" if typical < 1e14 else "us" if typical < 1e17 else "ns")


def numbers_only(facts: TextFacts) -> bool:
    """Whether times are numbers: nothing else can be read, and half the values or more are (the rest may say N/A)."""
    dates = facts.iso + facts.only_day_first + facts.only_month_first + facts.either
    return not dates and facts.numbers > 0 and 2 * facts.numbers >= facts.values


def _all_iso(column: str, facts: TextFacts, zone: str | None, zoned: str) -> Times:
    """Every value is known to be ISO 8601, so what none of them has need not be looked for again."""
    if facts.halves:
        return Times(_iso_us(column, zone), zoned)
    if facts.zoned == facts.values:
        return Times(_micros(_with_zone(column)), "TRUE")
    if not facts.zoned:
        return Times(_micros(_local(_without_zone(column), zone)), "FALSE")
    return Times(
        f"CASE WHEN {zoned} THEN {_micros(_with_zone(column))} ELSE {_micros(_local(_without_zone(column), zone))} END",
        zoned,
    )


def _iso_us(column: str, zone: str | None) -> str:
    even = f"regexp_replace(replace({column}, ',', '.'), '{YEAR_FIRST}', '\\1-\\2-\\3 ')"
    even = f"regexp_replace({even}, '\\s*([AaPp][Mm])\\s*$', ' \\1')"
    formats = ", ".join(literal(f"%Y-%m-%d {clock}") for clock in HALF_CLOCKS)
    half = f"try_strptime({even}, [{formats}])"
    return (
        f"CASE WHEN NOT regexp_full_match({column}, '{ISO}') THEN NULL"
        f" WHEN {_half(column)} THEN {_micros(_local(half, zone))}"
        f" WHEN {_zoned(column)} THEN {_micros(_with_zone(column))}"
        f" ELSE {_micros(_local(_without_zone(column), zone))} END"
    )


def _with_zone(column: str) -> str:
    # a blank before the offset, a comma before the fraction, and a small z are ISO's, but not DuckDB's
    mended = f"regexp_replace(regexp_replace(replace({column}, ',', '.'), '\\s+([+-]\\d)', '\\1'), 'z\\s*$', 'Z')"
    return f"coalesce(try_cast({column} AS TIMESTAMPTZ), try_cast({mended} AS TIMESTAMPTZ))"


def _without_zone(column: str) -> str:
    return f"try_cast(replace({column}, ',', '.') AS TIMESTAMP)"


def _zoned(column: str) -> str:
    return f"regexp_matches({column}, '{ZONED}')"


def _half(column: str) -> str:
    return f"regexp_matches({column}, '{HALF_DAY}')"


def _local(stamp: str, zone: str | None) -> str:
    return stamp if zone is None else f"({stamp} AT TIME ZONE {literal(zone)})"


def _micros(stamp: str) -> str:
    return f"epoch_us({stamp})"


def _day_first(column: str) -> str:
    return f"regexp_replace({column}, '^\\s*(\\d{{1,2}})[./-](\\d{{1,2}})[./-](\\d{{4}}),?', '\\3-\\2-\\1')"


def _month_first(column: str) -> str:
    return f"regexp_replace({column}, '^\\s*(\\d{{1,2}})[./-](\\d{{1,2}})[./-](\\d{{4}}),?', '\\3-\\1-\\2')"


def _mended(column: str) -> str:
    dotted = f"regexp_replace({column}, '^\\s*(\\d{{4}})[.](\\d{{1,2}})[.](\\d{{1,2}})', '\\1-\\2-\\3')"
    basic = "'^\\s*(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)', '\\1-\\2-\\3 \\4:\\5:\\6'"
    return f"regexp_replace({dotted}, {basic})"


def _compact(column: str, digits: int) -> str:
    written = {8: "%Y%m%d", 14: "%Y%m%d%H%M%S"}[digits]
    form = f"regexp_full_match({column}, '(19|20|21)\\d{{{digits - 2}}}')"
    return f"CASE WHEN {form} THEN try_strptime({column}, '{written}') END"
