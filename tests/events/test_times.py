"""Times of every form come out as microseconds since 1970 UTC."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from journeymap.diagnostics import JourneyError
from journeymap.events.instants import instant_us
from journeymap.events.roles import Roles
from journeymap.events.source import open_log

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def micros(moment):
    return (moment - EPOCH) // timedelta(microseconds=1)


AT_TEN = micros(datetime(2020, 1, 2, 10, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-01-02T10:00:00Z", AT_TEN),
        ("2020-01-02T10:00:00z", AT_TEN),
        ("2020-01-02 10:00:00+00:00", AT_TEN),
        ("2020-01-02 12:00:00+02:00", AT_TEN),
        ("2020-01-02T12:00:00.000+0200", AT_TEN),
        ("2020-01-02 12:00:00 +0200", AT_TEN),
        ("2020-01-02 12:00+02", AT_TEN),
        ("2020-01-02T04:30:00-05:30", AT_TEN),
        ("2020-01-02 10:00:00 UTC", AT_TEN),
        ("2020-01-02 11:00:00 Europe/Warsaw", AT_TEN),
        ("2020-01-02 10:00:00", AT_TEN),
        ("2020-01-02T10:00", AT_TEN),
        ("2020/01/02 10:00:00.000", AT_TEN),
        ("  2020-01-02 10:00:00  ", AT_TEN),
        ("2020-01-02T10:00:00.000001", AT_TEN + 1),
        ("2020-01-02T10:00:00,5", AT_TEN + 500_000),
        ("2020-01-02T10:00:00.123456789Z", AT_TEN + 123_456),
        ("2020-01-02 10:00:00 AM", AT_TEN),
        ("2020-01-02 10:00 PM", AT_TEN + 12 * 3_600_000_000),
        ("2020/01/02 10:00:00 AM", AT_TEN),
        ("2020-1-2T10:00:00.25am", AT_TEN + 250_000),
        ("2020/01/02 10:00PM", AT_TEN + 12 * 3_600_000_000),
        ("2020-01-02", AT_TEN - 10 * 3_600_000_000),
        ("20200102", AT_TEN - 10 * 3_600_000_000),
        ("20200102100000", AT_TEN),
        ("20200102T100000", AT_TEN),
        ("2020.01.02 10:00", AT_TEN),
        ("02.01.2020 10:00", AT_TEN),
        ("02-Jan-2020 10:00", AT_TEN),
        ("Jan 02, 2020 10:00:00", AT_TEN),
        ("1577959200", AT_TEN),
        ("1577959200.25", AT_TEN + 250_000),
        ("1577959200000", AT_TEN),
        ("1577959200000000", AT_TEN),
        ("1577959200000000999", AT_TEN),
        ("1970-01-01", 0),
        ("1969-12-31 23:59:59Z", -1_000_000),
        ("2262-05-01 00:00:00Z", micros(datetime(2262, 5, 1, tzinfo=UTC))),
        ("2020-01-02 24:00:00", AT_TEN + 14 * 3_600_000_000),
    ],
)
def test_a_form_of_time_is_read(times, text, expected):
    assert times([text])[0] == [expected]


@pytest.mark.parametrize(
    "text",
    ["soon", "infinity", "epoch", "2020-13-01", "2020-01-02 25:00", "31.02.2020", "12:30", "2020", "2020-01-02 10:61"],
)
def test_what_is_no_time_is_left_out_and_counted(times, text):
    found, quality = times(["2020-01-02T10:00:00Z", text])
    assert found == [AT_TEN, None]
    assert quality == {"unreadable-times": 1}


def test_a_column_of_mixed_forms_and_offsets(times):
    texts = [
        "2020-01-02T10:00:00Z",
        "2020-01-02 12:00:00+02:00",
        "2020-01-02 10:00:00",
        "02.01.2020 10:00",
        "2 January 2020",
    ]
    found, quality = times([*texts[:4], "02 January 2020 10:00"])
    assert found == [AT_TEN] * 5
    assert quality == {"times-without-zone": 3}


def test_dates_in_digits_stand_beside_others(times):
    found, quality = times(["2020-01-02T10:00:00Z", "20200102100000", "20200102", "1577959200"])
    assert found == [AT_TEN, AT_TEN, AT_TEN - 10 * 3_600_000_000, None]
    assert quality == {"times-without-zone": 2, "unreadable-times": 1}


def test_days_and_times_in_digits_are_no_numbers(times):
    assert times(["20200102100000", "20200102"])[0] == [AT_TEN, AT_TEN - 10 * 3_600_000_000]


@pytest.mark.parametrize("unit", [1, 1000, 1_000_000])
def test_far_dates_and_what_is_no_number_do_not_change_how_numbers_are_read(times, unit):
    end_of_time = 253_402_300_799
    found, quality = times([1577959200 * unit, 1577959201 * unit, end_of_time * unit, "N/A", 0])
    assert found == [AT_TEN, AT_TEN + 1_000_000, end_of_time * 1_000_000, None, 0]
    assert quality == {"unreadable-times": 1}


def test_half_of_a_column_of_numbers_may_be_none(times):
    assert times(["1577959200", "N/A"])[0] == [AT_TEN, None]


def test_days_in_digits_may_have_gaps(times):
    assert times(["20200102", "20200103", "unknown"])[0][2] is None
    assert times(["20200102", "20200103", "unknown"])[0][0] == AT_TEN - 10 * 3_600_000_000


def test_times_without_zone_are_read_in_the_zone_given(times):
    texts = ["2020-07-01 12:00:00", "2020-01-01 12:00:00", "2020-07-01 12:00:00Z", "01.07.2020 12:00"]
    found, quality = times(texts, timezone="Europe/Warsaw")
    warsaw = ZoneInfo("Europe/Warsaw")
    summer, winter = (micros(datetime(2020, month, 1, 12, tzinfo=warsaw)) for month in (7, 1))
    assert found == [summer, winter, summer + 2 * 3_600_000_000, summer]
    assert quality == {"times-without-zone": 3}


def test_an_unknown_zone_is_named_with_the_closest(times):
    with pytest.raises(JourneyError, match='no time zone "Europe/Warsow"') as caught:
        times(["2020-01-01"], timezone="Europe/Warsow")
    assert caught.value.hint == 'did you mean "Europe/Warsaw"?'


def test_dates_that_start_with_the_day_are_told_by_one_that_must(times):
    found, _ = times(["02/01/2020 10:00", "13/01/2020 10:00", "2/1/2020 10:00:00 AM"])
    assert found == [AT_TEN, AT_TEN + 11 * 86_400_000_000, AT_TEN]


def test_dates_that_start_with_the_month_are_told_by_one_that_must(times):
    assert times(["01/02/2020 10:00", "1/13/2020 10:00"])[0] == [AT_TEN, AT_TEN + 11 * 86_400_000_000]


def test_a_date_that_reads_the_same_either_way_is_read(times):
    assert times(["01/01/1970 00:00"])[0] == [0]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (["03/04/2020 10:00", "05/06/2020 11:00"], "each could start with the day or with the month"),
        (["13/04/2020", "04/13/2020"], "some start with the day, some with the month"),
    ],
)
def test_dates_that_cannot_be_told_are_refused(times, values, words):
    with pytest.raises(JourneyError, match=words):
        times(values)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.datetimes(
            min_value=datetime(1900, 1, 1),  # noqa: DTZ001 -- hypothesis adds the zone
            max_value=datetime(2200, 1, 1),  # noqa: DTZ001 -- as above
            timezones=st.integers(-720, 720).map(lambda minutes: timezone(timedelta(minutes=minutes))),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_what_iso_writes_is_read_back(times, moments):
    for separator in "T ":
        assert times([moment.isoformat(separator) for moment in moments])[0] == [micros(moment) for moment in moments]


@settings(max_examples=50)
@given(st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 -- as above
def test_a_single_instant_is_read_back(moment):
    assert instant_us(moment.isoformat()) == micros(moment)


def test_a_single_instant_in_a_zone():
    assert instant_us("2020-07-01", "Europe/Warsaw") == micros(datetime(2020, 6, 30, 22, tzinfo=UTC))
    assert instant_us("2020-07-01 00:00Z", "Europe/Warsaw") == micros(datetime(2020, 7, 1, tzinfo=UTC))


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_where_clocks_change_a_single_instant_is_read_as_a_log_s_times_are(times, day):
    written = [f"{day} {clock}" for clock in ("00:59", "01:59:59", "02:00", "02:30", "02:59:59", "03:00", "04:00")]
    assert times(written, timezone="Europe/Warsaw")[0] == [instant_us(one, "Europe/Warsaw") for one in written]


@pytest.mark.parametrize(("text", "zone"), [("tomorrow", None), ("2020-01-01", "Mars/Base"), ("2020-01-01", "../etc")])
def test_no_instant(text, zone):
    with pytest.raises(JourneyError, match=r"there is no time zone|is not a date or a time"):
        instant_us(text, zone)


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("zone", [None, "UTC", "America/New_York"])
def test_stamps_of_arrow_are_read_whatever_their_unit_and_zone(engine, tmp_path, unit, zone):
    moments = pa.array([AT_TEN // 1_000_000], pa.int64()).cast(pa.timestamp("s")).cast(pa.timestamp(unit, zone))
    table = pa.table({"case": ["c"], "what": ["sent"], "when": moments})
    parquet.write_table(table, tmp_path / "stamps.parquet")
    for log in (table, tmp_path / "stamps.parquet"):
        open_log(engine, log, Roles(case="case", activity="what", time="when"))
        assert [row["time_us"] for row in engine.rows("test", "SELECT time_us FROM log")] == [AT_TEN]
