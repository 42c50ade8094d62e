"""Numbers as readers of a language write them."""

import pytest

from journeymap.settings.numbers import numbers

DAY = 86400.0


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.3, "< 1 s"), (43, "43 s"), (60, "1 min"), (360, "6 min"), (3600, "1 h"), (3660, "1 h"), (86340, "1 d"),
     (14 * 3600, "14 h"), (2 * DAY, "2 d"), (8.6 * DAY, "8.6 d"), (18 * 7 * DAY, "18 wk"), (100 * DAY, "100 d")],
)  # fmt: skip
def test_times_are_in_the_unit_that_suits(seconds, text):
    assert numbers("en").duration(seconds) == text.replace(" ", "\N{NO-BREAK SPACE}")


def test_ranges_of_time_share_their_unit():
    assert numbers("en").duration(2 * DAY, 5 * DAY) == "2–5\N{NO-BREAK SPACE}d"
    assert numbers("pl").duration(8.6 * DAY, 9 * DAY) == "8,6–9\N{NO-BREAK SPACE}d"


def test_zero_has_no_sign():
    assert numbers("en").decimal(-0.04) == "0.0"
    assert numbers("en").signed(0.0) == "0.0"
    assert numbers("en").signed(1.6) == "+1.6"


def test_small_shares_keep_a_decimal():
    assert numbers("en").percent(0.006) == "0.6"
    assert numbers("en").percent(0.583) == "58"
    assert numbers("en").between(0.14, 0.16) == "14–16"
