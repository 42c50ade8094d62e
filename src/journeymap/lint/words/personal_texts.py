"""What in a text belongs to one person: addresses, telephone numbers, national numbers, accounts and cards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from journeymap.lint.words.addresses import ADDRESS, is_personal_address
from journeymap.lint.words.personal_numbers import IBAN_LENGTHS, is_card, is_emso, is_iban, is_oib, is_pesel, is_tax_id
from journeymap.lint.words.telephones import telephones

__all__ = ["Trace", "mask", "numbers_in", "traces"]

WORTH_A_LOOK = re.compile(r"@|\d(?:[ \u00a0()/.-]{0,3}\d){8}|[A-Z]{2}\d\d[ ]?[A-Z\d]{4}")
"""What a text must hold at least."""

LINK = re.compile(r"\b(?:https?|ftp)://\S+|\bwww\.\S+")
EDGE, CLOSE = r"(?<![\w+#/.,-])", r"(?![\w@]|[-/.,]\w)"
ELEVEN = re.compile(rf"{EDGE}\d{{11}}{CLOSE}")
THIRTEEN = re.compile(rf"{EDGE}\d{{13}}{CLOSE}")
TAX = re.compile(rf"{EDGE}\d{{2}} ?\d{{3}} ?\d{{3}} ?\d{{3}}{CLOSE}")
CARD = re.compile(
    rf"{EDGE}(?:\d{{4}}([ -])\d{{4}}\1\d{{4}}\1\d{{1,4}}(?:\1\d{{1,3}})?|\d{{4}}([ -])\d{{6}}\2\d{{4,5}}|\d{{13,19}}){CLOSE}"
)
IBAN = re.compile(r"(?<![\w-])(?P<country>[A-Z]{2})\d{2}(?:[ \u00a0]?[A-Z\d])+")

NEAR = 40
"""So many letters before or after a number are asked what it is."""

MEANS = {
    "pesel": re.compile(r"pesel|ewidencyjn"),
    "emso": re.compile(r"emš?o\b|jmbg|mati[cč]n|мати[чћ]н|јмбг"),
    "oib": re.compile(r"\boib\b|osobn\w+ identifikac"),
    "tax": re.compile(r"steuer-?\s?(id|ident|nummer)|\bidnr|identifikationsnummer|\btin\b|tax id"),
    "card": re.compile(r"\bcard|\bkart|visa|mastercard|maestro|amex|kredit|картиц"),
}
OTHER = re.compile(
    r"\b(nr|no|num|id|ref|ean|gtin|imei|iccid|sku|case|ticket|order|invoice|policy|contract|account|claim|tracking)\b"
    r"|number|numer|nummer|številk|broj|szkod|spraw|zlece|zamów|polis|umow|rachun|faktur|przesył|naročil|račun|zadev"
    r"|narudž|ugovor|šteta|pošilj|bestell|auftrag|vertrag|rechnung|vorgang|sendung|barcode|serial"
)
"""Words before numbers of other kinds."""

TRIAL_CARDS = frozenset(
    """
    4111111111111111 4242424242424242 4012888888881881 4000056655665556 4000000000000002 4917610000000000
    5555555555554444 5105105105105100 5200828282828210 2223003122003222 378282246310005 371449635398431
    6011111111111117 6011000990139424 30569309025904 38520000023237 3530111333300000 3566002020360505
    """.split()  # noqa: SIM905 - a table of numbers reads better than a list of strings
)
"""Numbers that payment services publish for trials."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Something of a person's: where it stands in the text, and what it is."""

    begin: int
    end: int
    what: str


def traces(text: str, languages: tuple[str, ...] = (), *, numbers: bool = True) -> list[Trace]:
    """What in `text` belongs to one person, in order and without overlaps; `numbers` can be left out.

    >>> traces("Write to anna.nowak@gmail.com")
    [Trace(begin=9, end=29, what='the e-mail address of a person')]
    """
    if not WORTH_A_LOOK.search(text):
        return []
    plain = LINK.sub(lambda link: " " * len(link[0]), text)
    found = list(_addresses(plain))
    if numbers:
        plain = ADDRESS.sub(lambda address: " " * len(address[0]), plain)
        found += numbers_in(plain, languages)
    kept: list[Trace] = []
    for trace in sorted(found, key=lambda each: (each.begin, -each.end)):
        if not kept or trace.begin >= kept[-1].end:
            kept.append(trace)
    return kept


def mask(text: str) -> str:
    """A number with only its last two letters left, an address with the first letter of the name.

    >>> mask("+48 600 701 802"), mask("anna.nowak@gmail.com")
    ('+•• ••• ••• •02', 'a•••.•••••@gmail.com')
    """
    local, at, domain = text.partition("@")
    if at:
        return local[:1] + re.sub(r"\w", "•", local[1:]) + at + domain
    return re.sub(r"\w", "•", text[:-2]) + text[-2:]


def _addresses(text: str) -> Iterator[Trace]:
    for found in ADDRESS.finditer(text):
        if is_personal_address(found[0]):
            yield Trace(*found.span(), "the e-mail address of a person")


def numbers_in(text: str, languages: tuple[str, ...] = ()) -> Iterator[Trace]:
    """Numbers that belong to one person; what the words nearby call something else is left out."""
    yield from _ibans(text)
    croatian = "hr" in languages
    yield from _checked(text, ELEVEN, "pesel", "a PESEL (personal number)", _pesel)
    yield from _checked(text, THIRTEEN, "emso", "an EMŠO or JMBG (personal number)", is_emso)
    yield from _checked(text, ELEVEN, "oib", "an OIB (personal number)", is_oib, named=not croatian)
    yield from _checked(text, TAX, "tax", "the tax number of a person", is_tax_id, named=True)
    for found in CARD.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        called = _near(text, found, "card")
        grouped = digits != found[0]
        likely = called or ((grouped or not _called_otherwise(text, found)) and _usual(digits, grouped=grouped))
        if is_card(digits) and likely and digits not in TRIAL_CARDS:
            yield Trace(*found.span(), "the number of a payment card")
    for begin, end in telephones(text, languages):
        yield Trace(begin, end, "a telephone number")


def _checked(
    text: str, form: re.Pattern[str], kind: str, what: str, is_one: Callable[[str], bool], *, named: bool = False
) -> Iterator[Trace]:
    """Numbers whose check digit is right; with `named` only where the text says what they are."""
    for found in form.finditer(text):
        digits = found[0].replace(" ", "")
        if not is_one(digits):
            continue
        called = _near(text, found, kind)
        if called or (not named and not _called_otherwise(text, found) and not (kind == "pesel" and _dated(digits))):
            yield Trace(*found.span(), what)


def _pesel(digits: str) -> bool:
    return is_pesel(digits) and len(set(digits)) > 2


def _dated(digits: str) -> bool:
    """Whether a number may as well begin with a year of our days, as those of claims and orders do."""
    return digits[:3] in ("201", "202", "203")


def _usual(digits: str, *, grouped: bool) -> bool:
    """Lengths and beginnings of most cards; what is written in one piece must not be a date or a bar code."""
    visa = digits[0] == "4" and len(digits) == 16
    return (
        visa or (len(digits) == 16 and digits[:2] in ("51", "52", "53", "54", "55")) or (grouped and len(digits) > 13)
    )


def _ibans(text: str) -> Iterator[Trace]:
    for found in IBAN.finditer(text):
        length, count = IBAN_LENGTHS.get(found["country"], 0), 0
        for index, letter in enumerate(found[0], 1):
            count += letter.isalnum()
            if count == length:
                ends = index == len(found[0]) or not found[0][index].isalnum()
                if ends and is_iban(re.sub(r"\s", "", found[0][:index])):
                    yield Trace(found.start(), found.start() + index, "an IBAN (bank account)")
                break


def _near(text: str, found: re.Match[str], kind: str) -> bool:
    around = text[max(0, found.start() - NEAR) : found.start()] + " " + text[found.end() : found.end() + NEAR]
    return MEANS[kind].search(around.casefold()) is not None


def _called_otherwise(text: str, found: re.Match[str]) -> bool:
    return OTHER.search(text[max(0, found.start() - NEAR) : found.start()].casefold()) is not None
