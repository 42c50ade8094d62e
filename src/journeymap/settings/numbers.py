"""Numbers, shares and times as readers of a language write them; number and unit stay on one line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from journeymap.settings.words import fixed, words

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["NBSP", "NONE", "UNITS", "Numbers", "numbers"]

NBSP = "\N{NO-BREAK SPACE}"
NONE = "–"
"""A number that is not told: hidden, or unknown."""
MINUTE, HOUR, DAY, WEEK = 60.0, 3600.0, 86400.0, 604800.0
UNITS = (fixed("wk"), fixed("d"), fixed("h"), fixed("min"), fixed("s"))
DAYS = {"day": "MMMd", "month": "yMMM"}
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Numbers:
    r"""How a language writes numbers, times, dates and money.

    >>> pl = numbers("pl")
    >>> pl.decimal(-1.8), pl.count(20412), pl.share(0.583), pl.duration(9 * 86400)
    ('–1,8', '20\xa0412', '58\xa0%', '9\xa0d')
    >>> pl.date("2026-11-03T10:00:00Z"), pl.money(-57600, "EUR")
    ('3\xa0lis\xa02026', '–57\xa0600\xa0€')
    """

    language: str = "en"
    point: str = "."
    thousands: str = ","
    before: str = ""
    after: str = f"{NBSP}%"
    units: tuple[str, ...] = UNITS
    """Short names of week, day, hour, minute and second."""

    def decimal(self, value: float, digits: int = 1) -> str:
        """With `digits` decimals, an en dash for a minus, and no minus before zero."""
        text = f"{abs(value):,.{digits}f}"
        sign = "–" if value < 0 and float(text.replace(",", "")) else ""
        return sign + text.replace(",", "\0").replace(".", self.point).replace("\0", self.thousands)

    def signed(self, value: float, digits: int = 1) -> str:
        """As `decimal`, with a plus where it is more than nothing."""
        text = self.decimal(value, digits)
        return f"+{text}" if value > 0 and text.strip("0.,") else text

    def count(self, value: float | None) -> str:
        """A whole number; a dash where it is not told."""
        return NONE if value is None else self.decimal(round(value), 0)

    def percent(self, share: float) -> str:
        """A share of one without the sign: 58; below one in a hundred with a decimal; never 0.0 for a few."""
        if 0 < share < 0.0005:
            return f"<{NBSP}{self.decimal(0.1)}"
        return self.decimal(share * 100, 1 if 0 < share < 0.01 else 0)

    def share(self, share: float | None) -> str:
        """A share of one in per cent; a dash where it is not told."""
        return NONE if share is None else f"{self.before}{self.percent(share)}{self.after}"

    def per_cent(self, share: float, digits: int) -> str:
        """A share of one in per cent with so many decimals."""
        return f"{self.before}{self.decimal(share * 100, digits)}{self.after}"

    def part(self, part: float | None, whole: float | None) -> str:
        """A part of a whole in per cent; a dash where either is not told, or the whole is nothing."""
        return self.share(None if part is None or not whole else part / whole)

    def between(self, low: float, high: float) -> str:
        """Two shares of one as bounds in per cent: 56–60; tiny ones are drawn outwards, to 0 and 0.1."""
        lower, upper = (0.0 if low < 0.0005 else low), (0.001 if 0 < high < 0.001 else high)
        return f"{self.percent(lower)}–{self.percent(upper)}"

    def duration(self, low: float, high: float | None = None) -> str:
        """Seconds, or a range of them, in the unit that suits: 6 min, 14 h, 9 d, 18 wk."""
        top = low if high is None else high
        if top < 1:
            return f"<{NBSP}1{NBSP}{self.units[4]}"
        size, unit = self._unit(low, top)
        first, last = self._amount(low / size), self._amount(top / size)
        return f"{first}{NBSP}{unit}" if first == last else f"{first}–{last}{NBSP}{unit}"

    def date(self, iso: str, style: Literal["medium", "long", "day", "month"] = "medium") -> str:
        """A day of the calendar on one line, from an ISO date or time; other words stay as they are.

        Args:
            iso: 2026-11-03, 2026-11-03T10:00:00Z, or a month as 2026-11.
            style: `medium` and `long` with the year, `day` without it, `month` without the day.
        """
        if re.fullmatch(r"\d{4}-\d\d", iso):
            iso, style = f"{iso}-01", "month"
        day = iso[:10]
        try:
            found = date.fromisoformat(day) if ISO_DAY.fullmatch(day) else None
        except ValueError:
            found = None
        if found is None:
            return iso
        from babel.dates import format_date, format_skeleton

        place = _locale(self.language)
        known = DAYS.get(style)
        said = format_skeleton(known, found, locale=place) if known else format_date(found, style, locale=place)
        return re.sub(r"\s", NBSP, said)

    def money(self, amount: float, currency: str, digits: int | None = None) -> str:
        """An amount with its currency as the language writes them; unsaid: whole, or with two decimals."""
        from babel.numbers import format_currency

        place = _locale(self.language)
        shown = (0 if amount == round(amount) else 2) if digits is None else digits
        pattern = place.currency_formats["standard"].pattern.replace("0.00", f"0.{'0' * shown}" if shown else "0")
        value = round(amount, shown) + 0.0
        said = format_currency(value, currency, format=pattern, locale=place, currency_digits=False)
        return re.sub(r"\s", NBSP, said).replace("-", "–").replace("\N{MINUS SIGN}", "–")

    def _unit(self, low: float, top: float) -> tuple[float, str]:
        if top >= 8 * WEEK and not top % WEEK and not low % WEEK:
            return WEEK, self.units[0]
        for size, unit in zip((DAY, HOUR, MINUTE), self.units[1:4], strict=True):
            if top >= 0.98 * size:
                return size, unit
        return 1.0, self.units[4]

    def _amount(self, value: float) -> str:
        digits = 1 if value < 10 and round(value, 1) != round(value) else 0
        return self.decimal(value, digits)


@cache
def numbers(language: str | None) -> Numbers:
    """The way `language` (pl, sr-Latn) writes numbers by Unicode's locale data; English where none is given or known.

    A no-break space stands before the sign of per cent in every language, and an en dash for a minus.
    """
    code = (language or "en").replace("_", "-")
    if code == "en":
        return Numbers()
    place, said = _locale(code), words(code)
    symbols = place.number_symbols["latn"]
    before, after = _per_cent(place)
    thousands = NBSP if symbols["group"].isspace() else symbols["group"]
    return Numbers(code, symbols["decimal"], thousands, before, after, tuple(said(unit) for unit in UNITS))


def _per_cent(place: Locale) -> tuple[str, str]:
    """What stands before and after a number of per cent."""
    pattern = place.percent_formats[None]
    before, after = pattern.prefix[0], pattern.suffix[0]
    return (before, f"{NBSP}{after.strip()}" if after.strip() else "")


@cache
def _locale(language: str) -> Locale:
    """The locale data of a language, or of the widest it belongs to; English where there is none."""
    from babel import Locale, UnknownLocaleError

    parts = language.replace("-", "_").split("_")
    if parts[0] == "sr":  # as the fixed words: in Latin letters
        parts = ["sr", "Latn", *(part for part in parts[1:] if part not in ("Latn", "Cyrl"))]
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("_".join(parts[:length]))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en")
