"""Numbers as readers of a language write them."""

import re
from decimal import Decimal

import pytest
from babel import Locale
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from journeymap.settings.numbers import NBSP, numbers

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


LOCALES = ["en", "pl", "sl", "bs", "hr", "sr-Latn", "de", "de-AT", "fr"]


@pytest.mark.parametrize("language", LOCALES)
@given(st.floats(-1e12, 1e12), st.integers(0, 3))
def test_decimals_are_those_of_babel(language, value, digits):
    place = language.replace("-", "_")
    plain = f"{value:.{digits}f}"
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    said = format_decimal(Decimal(plain), format=pattern, locale=place)
    said = re.sub(r"\s", NBSP, said).replace("-", "–").replace("\N{MINUS SIGN}", "–")
    assert numbers(language).decimal(value, digits) == (said if float(plain) else said.lstrip("–"))


def test_english_needs_no_locale_data_and_says_the_same():
    place = Locale.parse("en")
    assert numbers("en").point == place.number_symbols["latn"]["decimal"]
    assert numbers("en").thousands == place.number_symbols["latn"]["group"]


@pytest.mark.parametrize("language", LOCALES)
def test_a_share_is_joined_to_its_sign(language):
    assert numbers(language).share(0.58) == f"58{NBSP}%"


def test_a_sign_may_stand_before():
    assert numbers("tr").share(0.58) == "%58"


@pytest.mark.parametrize(
    ("language", "day", "money"),
    [
        ("en", "Nov 3, 2026", "–€57,600"),
        ("pl", "3 lis 2026", "–57 600 €"),
        ("de", "03.11.2026", "–57.600 €"),
        ("sl", "3. nov. 2026", "–57.600 €"),
        ("sr", "3. 11. 2026.", "–57.600 €"),
    ],
)
def test_days_and_money_are_written_as_the_language_has_them_on_one_line(language, day, money):
    n = numbers(language)
    assert n.date("2026-11-03T23:59:00Z") == day.replace(" ", NBSP)
    assert n.money(-57600, "EUR") == money.replace(" ", NBSP)


def test_money_has_two_decimals_where_it_is_not_whole():
    assert numbers("en").money(4.2, "EUR") == "€4.20"
    assert numbers("pl").money(4.2, "PLN", 0) == f"4{NBSP}zł"
    assert numbers("en").money(-0.001, "EUR", 0) == "€0"


def test_what_is_no_day_stays_as_it_is():
    assert numbers("de").date("last autumn") == "last autumn"
    assert numbers("de").date("2026-13-45") == "2026-13-45"
    assert numbers("de").date("2026-Q1", "month") == "2026-Q1"
    assert numbers("pl").date("2026-03") == f"mar{NBSP}2026"


def test_units_of_time_are_those_of_the_language():
    assert numbers("pl").duration(18 * 7 * DAY) == f"18{NBSP}tyg."
