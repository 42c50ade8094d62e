"""Numbers that belong to one person, by their check digits: national numbers, bank accounts, payment cards."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["is_card", "is_emso", "is_iban", "is_oib", "is_pesel", "is_tax_id"]

CENTURIES = {0: 1900, 20: 2000, 40: 2100, 60: 2200, 80: 1800}
"""What PESEL adds to the month."""

YEARS = (1900, 2030)
"""Nobody who is alive was born outside of these."""

IBAN_LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "BA": 20, "BE": 16, "BG": 22, "BR": 29, "BY": 28, "CH": 21, "CY": 28,
    "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GR": 27,
    "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27,
    "MD": 24, "ME": 22, "MK": 19, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "RS": 22, "SA": 24,
    "SE": 24, "SI": 19, "SK": 24, "SM": 27, "TR": 26, "UA": 29, "XK": 20,
}  # fmt: skip

CARDS = {
    16: re.compile(r"4|5[1-5]|2(22[1-9]|2[3-9]|[3-6]|7[01]|720)|6011|64[4-9]|65|35(2[89]|[3-8])|62|5[06]|6[37]"),
    15: re.compile(r"3[47]"),
    14: re.compile(r"3(0[0-5]|[68])"),
    13: re.compile(r"4"),
    17: re.compile(r"62"),
    18: re.compile(r"62|5[06]|6[37]"),
    19: re.compile(r"4|62|5[06]|6[37]"),
}
"""What numbers of payment cards begin with, by their length."""


def is_pesel(digits: str) -> bool:
    """Whether 11 digits are a Polish PESEL: a date of birth, four digits, a check digit.

    Source: the Polish act on the population register (ustawa o ewidencji ludności), weights 1, 3, 7, 9.

    >>> is_pesel("44051401359"), is_pesel("44051401358")
    (True, False)
    """
    if not _digits(digits, 11):
        return False
    month = int(digits[2:4])
    century = CENTURIES.get(month // 20 * 20)
    born = century is not None and _born(century + int(digits[:2]), month % 20, int(digits[4:6]))
    weights = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)
    return born and sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 10 == 0


def is_emso(digits: str) -> bool:
    """Whether 13 digits are an EMŠO or JMBG: a date of birth, a region, three digits, a check digit modulo 11.

    Source: the weights 7 to 2, twice, of the Yugoslav act of 1976 that the successor states keep.

    >>> is_emso("0101006500006"), is_emso("0101006500007")
    (True, False)
    """
    if not _digits(digits, 13):
        return False
    year = int(digits[4:7])
    born = _born(year + (2000 if year < 800 else 1000), int(digits[2:4]), int(digits[:2]))
    weights = (7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
    check = -sum(weight * int(digit) for weight, digit in zip(weights, digits[:12], strict=True)) % 11
    return born and check == int(digits[12])


def is_oib(digits: str) -> bool:
    """Whether 11 digits are a Croatian OIB, whose check digit is that of ISO 7064, MOD 11,10.

    >>> is_oib("69435151530"), is_oib("69435151531")
    (True, False)
    """
    return _digits(digits, 11) and _mod_11_10(digits)


def is_tax_id(digits: str) -> bool:
    """Whether 11 digits are a German tax number of a person (Steuer-Identifikationsnummer).

    The check digit is that of ISO 7064, MOD 11,10; of the first ten digits one stands twice or three times, and no
    other more than once. Source: the Federal Central Tax Office.

    >>> is_tax_id("86095742719"), is_tax_id("86095742718")
    (True, False)
    """
    if not _digits(digits, 11) or digits[0] == "0":
        return False
    counts = sorted(digits[:10].count(digit) for digit in set(digits[:10]))
    return counts[-1] in (2, 3) and all(count == 1 for count in counts[:-1]) and _mod_11_10(digits)


def is_iban(text: str) -> bool:
    """Whether letters and digits are an IBAN: its country's length, and ISO 7064, MOD 97-10.

    >>> is_iban("PL61109010140000071219812874"), is_iban("PL61109010140000071219812875")
    (True, False)
    """
    if len(text) != IBAN_LENGTHS.get(text[:2], 0) or not re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]+", text):
        return False
    return int("".join(str(int(letter, 36)) for letter in text[4:] + text[:4])) % 97 == 1


def is_card(digits: str) -> bool:
    """Whether 13 to 19 digits are the number of a payment card: a known beginning, and Luhn's check digit (ISO 7812).

    >>> is_card("4539578763621486"), is_card("4539578763621487")
    (True, False)
    """
    known = CARDS.get(len(digits))
    if known is None or not _digits(digits, len(digits)) or not known.match(digits):
        return False
    doubled = [sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2]]
    return (sum(doubled) + sum(int(digit) for digit in digits[::-2])) % 10 == 0


def _digits(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdigit()


def _born(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return YEARS[0] <= year <= YEARS[1]


def _mod_11_10(digits: str) -> bool:
    rest = 10
    for digit in digits[:-1]:
        rest = (rest + int(digit)) % 10 or 10
        rest = rest * 2 % 11
    return (11 - rest) % 10 == int(digits[-1])
