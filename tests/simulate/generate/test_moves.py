"""How far it is from one moment to another, as codes and back."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from journeymap.simulate.generate.moves import DAY_US, DAYS, QUARTER_US, WEEK_US, moved_by, open_days

week_days = st.lists(st.booleans(), min_size=7, max_size=7).filter(any)


@given(days=week_days, since=st.integers(0, 9 * WEEK_US), between=st.integers(1, 40), quarter=st.integers(0, 95))
def test_days_of_work_lead_back_to_the_same_quarter_of_an_hour(days, since, between, quarter):
    open_ = np.array(days)
    start = np.array([since])
    code = open_days(np.array([between * DAYS + quarter]), start % WEEK_US // DAY_US, open_)
    moved = moved_by(start, code, np.array([0.0]), open_)
    assert moved[0] == since - since % DAY_US + between * DAY_US + quarter * QUARTER_US


@given(days=week_days, day=st.integers(0, 6), code=st.integers(0, 99))
def test_codes_within_a_day_stay_as_they_are(days, day, code):
    assert open_days(np.array([code]), np.array([day]), np.array(days))[0] == code


@given(since=st.integers(0, 9 * WEEK_US), seconds=st.integers(1, 86_000), chance=st.floats(0, 1, exclude_max=True))
def test_short_waits_are_right_to_an_eighth(since, seconds, chance):
    code = 1 + int(np.floor(8 * np.log1p(seconds)))
    moved = moved_by(np.array([since]), np.array([code]), np.array([chance]), np.ones(7, dtype=bool))
    back = (moved[0] - since) / 1e6
    assert abs(np.log1p(back) - np.log1p(seconds)) <= 1 / 8 + 1e-6


def test_no_time_at_all_is_none():
    assert moved_by(np.array([5]), np.array([0]), np.array([0.9]), np.ones(7, dtype=bool))[0] == 5


def test_a_friday_is_followed_by_a_monday():
    weekdays = np.array([1, 1, 1, 1, 1, 0, 0], dtype=bool)
    friday = np.array([4 * DAY_US])
    code = open_days(np.array([3 * DAYS + 32]), np.array([4]), weekdays)  # Monday at eight
    assert (
        moved_by(np.array([0]), code, np.array([0.0]), weekdays)[0] == DAY_US + 32 * QUARTER_US
    )  # after a Monday: Tuesday
    assert moved_by(friday, code, np.array([0.0]), weekdays)[0] == 7 * DAY_US + 32 * QUARTER_US
