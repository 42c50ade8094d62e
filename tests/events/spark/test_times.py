"""Times of every form read on both engines: the same microseconds, the same zones, the same refusals."""

import numpy as np
import pytest

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.relation import Column
from journeymap.events.spark.time_forms import in_zone
from journeymap.events.spark.times import read_spark_times
from journeymap.events.time_columns import read_times

pytestmark = pytest.mark.slow

FORMS = {
    "iso with zones": [
        "2026-03-28T14:30:00Z", "2026-03-28 14:30:00+02:00", "2026-03-28T14:30:00.123456-0530", "2026-03-28 14:30:00 +01",
        "2026-03-28 14:30z", "2026-03-28 14:30:00,25 Europe/Warsaw", " 2026-03-28T14:30:00.123456789Z ", "1969-12-31 23:59:59Z",
        "9999-12-31T23:59:59Z", "2026-03-28 14:30 UTC",
    ],
    "iso without": [
        "2026-03-28", "2026-3-8 4:05", "2026/03/28 14:30:15", "2026 03 28", "2026-03-28  14:30:15.5", "2026-03-28T14:30:15,123",
        "1970-01-01", "2262-04-12 00:00:00", "2026-10-25 02:30:00", "2026-03-29 02:30:00", "",
    ],
    "iso mixed": ["2026-03-28 14:30", "2026-10-25 02:30", "2026-10-25T02:30:00+02:00", "2026-03-28 02:30 PM", "2026-03-28T12:05:09 am"],
    "halves of a day": [
        "2026/03/28 08:01:09 AM", "2026-03-28 8:01PM", "2026-3-8T8:01:09.5 pm", "  2026/3/28 2:30:15,25 PM ", "2026-03-28 14:01 PM",
        "2026-03-28 12:00 AM", "2026-03-28 12:00pm", "2026 03 28 01:02 PM",
    ],
    "unreadable": ["2026-03-28", "2026-13-28", "2026-02-30", "soon", "N/A", "2026-03-28 25:00", "28"],
    "day first": ["28.03.2026 14:30", "1.2.2026", "28/3/2026, 14:30:05", "2026-03-28"],
    "month first": ["3/28/2026 14:30", "12/1/2026", "03-05-2026 2:30 PM"],
    "named months": [
        "28 Mar 2026", "28-MAR-2026 14:30", "March 28, 2026 14:30:05", "Mar 8, 2026", "28 March 2026", "Sat, 28 Mar 2026 14:30:05",
        "28/Mar/2026 14:30:05.25", "Mar 2026", "2026-03-28", "2026.03.28 14:30", "20260328T143000",
    ],
    "seconds": ["1700000000", "1700000000.25", " 1700000001", "N/A", "-5"],
    "milliseconds": ["1700000000123", "1700000000456", ""],
    "microseconds": ["1700000000123456", "1700000000456789"],
    "nanoseconds": ["1700000000123456789", "1700000000456789012"],
    "days": ["20260328", "20261231", "20260101"],
    "compact": ["20260328143000", "20261231235959"],
    "compact both": ["20260328143000", "20261231"],
    "compact among others": ["20260328143000", "2026-03-28", "20261231", "28-Mar-2026", "1700000000", "Mar 28, 2026 2:30:05 PM"],
    "nothing": ["", " ", ""],
}  # fmt: skip


@pytest.fixture(scope="module")
def duck():
    with DuckEngine(threads=1) as engine:
        yield engine


@pytest.fixture
def on_both(duck, spark):
    """The rows (number, microseconds, zoned) of a column of texts on DuckDB and on Spark, or what is said instead."""

    def read(values, zone, unit=None):
        duck.drop("raw")
        numbers = [str(number) for number in range(len(values))]
        duck.append("raw", {"n": np.array(numbers, object), "c0": np.array(values, object)})
        rows = [tuple(pair) for pair in zip(numbers, values, strict=True)]
        spark.view("raw", spark.work.createDataFrame(rows, "n string, c0 string").coalesce(1))
        return _duck(duck, zone, unit), _spark(spark, zone, unit)

    yield read
    spark.drop("raw")


def _duck(engine, zone, unit):
    try:
        times = read_times(engine, "log", "raw", Column("when", "c0", "VARCHAR"), zone=zone, unit=unit)
    except JourneyError as error:
        return error.message
    select = f"SELECT n, {times.us} AS us, {times.zoned} AS zoned FROM raw ORDER BY CAST(n AS INTEGER)"
    return [(row["n"], row["us"], row["us"] is not None and row["zoned"]) for row in engine.fetch("times", select)]


def _spark(engine, zone, unit):
    try:
        times = read_spark_times(engine, "log", "when", source="raw", column="c0", kind="string", unit=unit)
    except JourneyError as error:
        return error.message
    moment = f"CASE WHEN zoned THEN clock ELSE {in_zone('clock', zone)} END"
    select = f"""SELECT n, {moment if times.clock else "clock"} AS us, zoned
FROM (SELECT n, {times.us} AS clock, {times.zoned} AS zoned FROM raw) ORDER BY CAST(n AS INTEGER)"""
    return [(row["n"], row["us"], row["us"] is not None and row["zoned"]) for row in engine.look("times", select)]


@pytest.mark.parametrize("form", FORMS)
def test_texts(on_both, form):
    zone = "Europe/Warsaw" if form in ("iso without", "iso mixed", "day first", "days") else None
    expected, found = on_both(FORMS[form], zone)
    assert found == expected
    assert form == "nothing" or any(us is not None for _, us, _ in found)


@pytest.mark.parametrize("values", [["1.2.2026", "2/3/2026"], ["28.3.2026", "3/28/2026"], ["1/2/2026", "2/3/2026"]])
def test_what_cannot_be_told_is_refused_alike(on_both, values):
    expected, found = on_both(values, None)
    assert found == expected


def test_numbers_of_a_known_kind(on_both):
    expected, found = on_both(["1700000000", "0"], None, "us")
    assert found == expected == [("0", 1_700_000_000, True), ("1", 0, True)]
