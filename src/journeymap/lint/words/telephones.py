"""Telephone numbers of persons: international ones, and mobile numbers as eight countries write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

__all__ = ["telephones"]

EDGE = r"(?<![\w+#/.,@-])"
CLOSE = r"(?![\w@]|[-/.,]\w)"
GAP = r"[ \u00a0./-]"

ABROAD = re.compile(rf"{EDGE}(?:\+|00)(?P<digits>[1-9]\d{{0,3}}(?:{GAP}{{0,2}}\(?\d+\)?){{1,7}})")

LENGTHS = {
    "1": (10, 10), "44": (9, 10), "48": (9, 9), "49": (9, 11), "381": (8, 9), "385": (8, 9), "386": (8, 8),
    "387": (8, 9),
}  # fmt: skip
"""How many digits follow the codes of the United States, the United Kingdom, Poland, Germany, Serbia, Croatia, Slovenia
and Bosnia and Herzegovina."""

ELSEWHERE = re.compile(
    r"(20|27|3[0-469]|4[0135-7]|5[1-8]|6[0-6]|7|8[1246]|9[0-58]|21[1-368]|2[2-6]\d|29[01789]|35\d|37\d|38[0239]|42[0134]"
    r"|50\d|59\d|67\d|68\d|69[0-2]|85[02356]|880|886|96[0-8]|97[0-7]|99[2-68])"
)
"""Codes of other countries (ITU-T E.164)."""

MOBILE = {
    "si": rf"0(?:30|31|40|41|51|6[4589]|7[01]){GAP}\d{{3}}{GAP}\d{{3}}",
    "hr": rf"09[1-9]{GAP}\d{{3}}{GAP}?\d{{3,4}}",
    "rs": rf"06\d{GAP}(?:\d{{3}}{GAP}?\d{{3,4}}|\d{{2}}{GAP}\d{{2}}{GAP}\d{{2,3}})",
    "de": rf"01[5-7]\d{{1,2}}{GAP}\d{{2,4}}(?:{GAP}?\d{{2,4}}){{1,2}}",
    "uk": r"07[1-9]\d{2}(?:[ \u00a0-]\d{6}|\d?[ \u00a0-]\d{3}[ \u00a0-]?\d{3})",
    "us": r"(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[.-])[2-9]\d{2}[.-]\d{4}",
    "pl": r"(?:4[5]|5[0137]|6[069]|7[2389]|88)\d([ \u00a0-])\d{3}\1\d{3}",
}
"""National forms with the separators that people put into numbers they say or write; Bosnia's are those of Serbia."""

HOME = {name: re.compile(EDGE + form + CLOSE) for name, form in MOBILE.items()}
BARE = re.compile(rf"{EDGE}(?:0\d{{8,11}}|[4-8]\d{{8}}|[2-9]\d{{2}}[ ]?[2-9]\d{{2}}[ ]?\d{{4}}){CLOSE}")
"""Numbers without separators: telephone numbers only where the text says so."""

PHONE = re.compile(
    r"\btel\b|telef|phone|mobile|mobil|kom(órk|\.)|\bcall|\bcell|\bdzwoń|zadzwo|nazovi|pokliči|pokliče|gsm|handy|rufen|ruft"
    r"|\bring|whatsapp|viber|телефон|мобилн"
)
HOTLINE = re.compile(
    r"hot ?line|infolini|info ?line|help ?line|call.?cent|contact.?cent|kontakt.?cent|klicni|pozivni|centrala|switchboard"
    r"|zentrale|servicenummer|reception|recepcj|recepcij|biuro|office|free.?phone|toll|bezpłatn|brezplačn|besplatn|kostenlos"
)
"""Numbers beside these words belong to a company."""

OTHER = re.compile(
    r"\b(nr|no|num|id|ref|ean|imei|nip|regon|krs|iban|konto|case|ticket|order|invoice|policy|contract|account|claim)\b"
    r"|number|numer|nummer|številk|broj|szkod|spraw|zlece|zamów|polis|umow|rachun|faktur|naročil|račun|narudž|ugovor"
)
"""Words before numbers of other kinds."""

AMOUNT = re.compile(
    r"\s*(zł|pln|eur|€|\$|usd|gbp|£|%|kn\b|rsd|din|bam|km\b|mln|mio|mld|tys|tsd|chf|czk)", re.IGNORECASE
)
CONTEXT = 40

SERVICE = {
    "1": ("800", "833", "844", "855", "866", "877", "888", "900"), "44": ("3", "80", "84", "87", "9"),
    "48": ("80", "70"), "49": ("800", "180", "900", "32", "115"), "381": ("800", "900"), "385": ("800", "60"),
    "386": ("80", "90"), "387": ("80", "90"),
}  # fmt: skip
"""Beginnings of numbers that no person has: free ones, shared ones, services."""


def telephones(text: str, languages: tuple[str, ...] = ()) -> Iterator[tuple[int, int]]:
    """Where telephone numbers of persons stand in `text`, whose journey is in `languages`.

    >>> [(text, list(telephones(text))) for text in ("Call me: +48 600 701 802", "Costs 600 701 802 zł")]
    [('Call me: +48 600 701 802', [(9, 24)]), ('Costs 600 701 802 zł', [])]
    """
    told: list[tuple[int, int]] = []
    for begin, end in sorted({*_abroad(text), *_home(text, languages)}):
        if all(end <= first or begin >= last for first, last in told) and not HOTLINE.search(text.casefold()):
            told.append((begin, end))
            yield begin, end


def _abroad(text: str) -> Iterator[tuple[int, int]]:
    """Numbers with the code of their country; what follows them after a blank may be something else."""
    for found in ABROAD.finditer(text):
        ends = [match.end() for match in re.finditer(r"\d+\)?", found[0])]
        for end in reversed(ends):
            whole, rest = found[0][:end], text[found.start() + end :]
            digits = re.sub(r"\D", "", whole.replace("(0)", "")).removeprefix("00")
            if _is_number(digits) and not re.match(r"\w|[-/.,]\d", rest) and not AMOUNT.match(rest):
                if whole.startswith("+") or digits.startswith(tuple(LENGTHS)):
                    yield found.start(), found.start() + end
                break


def _is_number(digits: str) -> bool:
    """Whether digits are a country's code and as many as a number has there, and not one that is nobody's."""
    for code, (least, most) in LENGTHS.items():
        if digits.startswith(code):
            own = digits.removeprefix(code)
            return least <= len(own) <= most and own[0] != "0" and not _nobodys(code, own)
    elsewhere = ELSEWHERE.match(digits)
    own = digits[elsewhere.end() :] if elsewhere else ""
    trunk = own[:1] == "0" and not digits.startswith("39")  # only Italy keeps its nought
    return 7 <= len(own) <= 12 and len(digits) >= 10 and not trunk and not _made_up(own)


def _home(text: str, languages: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Numbers as they are written at home."""
    for country, form in HOME.items():
        for found in form.finditer(text):
            before = text[max(0, found.start() - CONTEXT) : found.start()].casefold()
            spoken = PHONE.search(before) is not None
            sure = country != "pl" or "pl" in languages or spoken
            if sure and (spoken or not OTHER.search(before)) and _at_home(country, found[0], text[found.end() :]):
                yield found.span()
    for found in BARE.finditer(text):
        before = text[max(0, found.start() - CONTEXT) : found.start()].casefold()
        digits = re.sub(r"\D", "", found[0])
        if PHONE.search(before) and not _made_up(digits.lstrip("0")) and not AMOUNT.match(text[found.end() :]):
            yield found.span()


def _at_home(country: str, number: str, rest: str) -> bool:
    digits = re.sub(r"\D", "", number)
    own = digits[-10:] if country == "us" else digits.lstrip("0")
    code = {"us": "1", "uk": "44", "pl": "48", "de": "49"}.get(country, "381")
    return not _nobodys(code, own) and not AMOUNT.match(rest)


def _nobodys(code: str, own: str) -> bool:
    """Free and service numbers, those set apart for stories, and those that were obviously made up."""
    story = {"1": r"\d{3}55501\d\d|555\d{7}|[01].*|\d{3}[01].*", "44": r"7700900\d{3}|1632960\d{3}|2079460\d{3}"}.get(
        code
    )
    told = story is not None and re.fullmatch(story, own) is not None
    return told or own.startswith(SERVICE[code]) or _made_up(own)


def _made_up(own: str) -> bool:
    """123 456 789, 600 000 000, 111 222 333."""
    steady = len({int(after) - int(before) for before, after in pairwise(own)}) <= 1
    return (
        steady
        or own.endswith("000000")
        or len(set(own)) <= 2
        or re.fullmatch(r"(\d)\1\1(\d)\2\2(\d)\3\3", own) is not None
    )
