"""When a log is cut, as people write it."""

import pytest

from journeymap.diagnostics import JourneyError
from journeymap.overlay.observation import DAY_US, Observation
from journeymap.simulate.backtest.moments import cut_moment, cut_moments, follow_time, usual_cut

LOG = Observation(events=10, cases=5, since=10 * DAY_US, until=110 * DAY_US, said=False, leap=None, channels=False)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("80%", 90),
        ("12.5 %", 22.5),
        ("84d", 94),
        ("1w", 17),
        ("36h", 11.5),
        ("1970-02-01", 31),
        ("1970-02-01 12:00", 31.5),
    ],
)
def test_a_cut_is_a_share_a_time_since_the_beginning_or_a_date(said, day):
    assert cut_moment(LOG, said) == day * DAY_US


def test_a_date_is_of_the_log_s_zone():
    assert cut_moment(LOG, "1970-02-01", "Europe/Warsaw") == 31 * DAY_US - 3600 * 10**6


@pytest.mark.parametrize(
    "said", ["0%", "100%", "1d..3d", "1969-01-01", "2031-01-01", "400d", "soon", "80 per cent", ""]
)
def test_what_is_no_moment_within_the_log_is_refused(said):
    with pytest.raises(JourneyError) as error:
        cut_moment(LOG, said)
    assert "cut" in str(error.value)


def test_several_cuts_come_in_order_and_once():
    assert cut_moments(LOG, ["60d", "20%", "60%"]) == [30 * DAY_US, 70 * DAY_US]
    assert len(cut_moments(LOG, None)) == 6
    assert cut_moments(LOG, ()) == []


def test_the_usual_cut_leaves_a_fifth_of_those_who_can_be_followed():
    assert usual_cut(LOG, 20 * DAY_US) == (10 + 64) * DAY_US
    assert usual_cut(LOG, 100 * DAY_US) == 90 * DAY_US, "nobody can be followed so long"


def test_how_long_cases_are_followed_is_a_duration():
    assert follow_time("0d") == 0
    assert follow_time("36h") == 1.5 * DAY_US
    for said in ("30d..40d", "long"):
        with pytest.raises(JourneyError):
            follow_time(said)
