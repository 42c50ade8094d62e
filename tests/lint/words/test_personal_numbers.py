"""Made-up numbers with right check digits are found, and with one digit changed they are not."""

import string
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from journeymap.lint.words.personal_numbers import IBAN_LENGTHS, is_card, is_emso, is_iban, is_oib, is_pesel, is_tax_id
from journeymap.lint.words.personal_texts import TRIAL_CARDS, traces

BIRTHS = st.dates(date(1900, 1, 1), date(2029, 12, 31))
DIGITS = string.digits


def numbers(length):
    return st.text(DIGITS, min_size=length, max_size=length)


def completed(stem, right):
    """The stem with the digit behind it that makes it right; None where there is none."""
    return next((stem + digit for digit in DIGITS if right(stem + digit)), None)


@st.composite
def pesels(draw):
    born = draw(BIRTHS)
    month = born.month + (20 if born.year >= 2000 else 0)
    return completed(f"{born.year % 100:02}{month:02}{born.day:02}{draw(numbers(4))}", is_pesel)


@st.composite
def emsos(draw):
    born = draw(BIRTHS)
    stem = f"{born.day:02}{born.month:02}{born.year % 1000:03}{draw(st.integers(10, 96)):02}{draw(numbers(3))}"
    return completed(stem, is_emso)


@st.composite
def tax_ids(draw):
    """Ten digits of which one stands twice and no other more than once, the first not 0."""
    order = draw(st.permutations(DIGITS))
    stem = [*order[:9], order[0]]
    shuffled = draw(st.permutations(stem).filter(lambda digits: digits[0] != "0"))
    return completed("".join(shuffled), is_tax_id)


@st.composite
def ibans(draw):
    country = draw(st.sampled_from(sorted(IBAN_LENGTHS)))
    account = draw(st.text(DIGITS, min_size=IBAN_LENGTHS[country] - 4, max_size=IBAN_LENGTHS[country] - 4))
    value = int("".join(str(int(letter, 36)) for letter in account + country + "00"))
    return f"{country}{98 - value % 97:02}{account}"


@st.composite
def cards(draw):
    prefix, length = draw(st.sampled_from([("4", 16), ("53", 16), ("2301", 16), ("34", 15), ("6011", 16), ("36", 14)]))
    return completed(prefix + draw(numbers(length - len(prefix) - 1)), is_card)


def changed(number, place, by):
    """The number with one digit changed."""
    place %= len(number)
    other = str((int(number[place]) + by) % 10)
    return number[:place] + other + number[place + 1 :]


CHANGES = {"place": st.integers(0, 30), "by": st.integers(1, 9)}


@given(number=pesels(), **CHANGES)
def test_pesel(number, place, by):
    assert is_pesel(number)
    assert not is_pesel(changed(number, place, by))


@given(number=emsos().filter(bool), **CHANGES)
def test_emso(number, place, by):
    assert is_emso(number)
    assert not is_emso(changed(number, place, by))


@given(stem=numbers(10), **CHANGES)
def test_oib(stem, place, by):
    number = completed(stem, is_oib)
    assert number is not None
    assert not is_oib(changed(number, place, by))


@given(number=tax_ids().filter(bool), **CHANGES)
def test_tax_id(number, place, by):
    assert is_tax_id(number)
    assert not is_tax_id(changed(number, place, by))


@given(number=ibans(), **CHANGES)
def test_iban(number, place, by):
    assert is_iban(number)
    digits = [index for index, letter in enumerate(number) if letter.isdigit()]
    at = digits[place % len(digits)]
    assert not is_iban(changed(number, at, by))


@given(number=cards(), **CHANGES)
def test_card(number, place, by):
    assert is_card(number)
    assert not is_card(changed(number, place, by))


@given(st.text(max_size=20))
def test_no_text_is_refused(text):
    for right in (is_pesel, is_emso, is_oib, is_tax_id, is_iban, is_card):
        assert right(text) in (True, False)


def test_known_numbers():
    """From the pages of the authorities, of ISO 13616 and of payment services."""
    assert is_pesel("44051401359")
    assert is_emso("0101006500006")
    assert is_oib("69435151530")
    assert is_tax_id("86095742719")
    assert is_tax_id("47036892816")
    assert is_iban("GB82WEST12345698765432")
    assert is_iban("SI56191000000123438")
    assert all(is_card(number) for number in TRIAL_CARDS)
    assert not is_iban("GB82WEST1234569876543")
    assert not is_pesel("44134901458")


@given(pesels().filter(lambda number: number[:3] not in ("201", "202", "203")))
def test_numbers_are_found_in_texts(number):
    found = traces(f"My PESEL is {number}, she said.")
    assert [(each.begin, each.end) for each in found] == [(12, 23)]


@given(ibans())
def test_accounts_are_found_in_groups(number):
    text = " ".join(number[index : index + 4] for index in range(0, len(number), 4))
    assert [each.what for each in traces(f"Pays to {text} by Friday")] == ["an IBAN (bank account)"]
