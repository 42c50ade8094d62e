"""Numbers, shares and times as readers of a language write them; number and unit stay on one line."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["NBSP", "NONE", "Numbers", "numbers"]

NBSP = "\N{NO-BREAK SPACE}"
NONE = "–"
"""A number that is not told: hidden, or unknown."""
MINUTE, HOUR, DAY, WEEK = 60.0, 3600.0, 86400.0, 604800.0
WEEKS = {"en": "wk", "pl": "tyg.", "de": "Wo."}


@dataclass(frozen=True, slots=True)
class Numbers:
    r"""How a language writes numbers.

    >>> pl = numbers("pl")
    >>> pl.decimal(-1.8), pl.count(20412), pl.share(0.583), pl.duration(9 * 86400)
    ('–1,8', '20\xa0412', '58\xa0%', '9\xa0d')
    """

    point: str = "."
    thousands: str = ","
    week: str = "wk"

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
        return NONE if share is None else f"{self.percent(share)}{NBSP}%"

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
            return f"<{NBSP}1{NBSP}s"
        size, unit = self._unit(low, top)
        first, last = self._amount(low / size), self._amount(top / size)
        return f"{first}{NBSP}{unit}" if first == last else f"{first}–{last}{NBSP}{unit}"

    def _unit(self, low: float, top: float) -> tuple[float, str]:
        if top >= 8 * WEEK and not top % WEEK and not low % WEEK:
            return WEEK, self.week
        for size, unit in ((DAY, "d"), (HOUR, "h"), (MINUTE, "min")):
            if top >= 0.98 * size:
                return size, unit
        return 1.0, "s"

    def _amount(self, value: float) -> str:
        digits = 1 if value < 10 and round(value, 1) != round(value) else 0
        return self.decimal(value, digits)


def numbers(language: str | None) -> Numbers:
    """The way `language` (pl, sr-Latn) writes numbers; English where none is given."""
    code = (language or "en").split("-")[0]
    if code == "en":
        return Numbers()
    thousands = NBSP if code in ("pl", "cs", "sk", "fr", "uk", "ru") else "."
    return Numbers(point=",", thousands=thousands, week=WEEKS.get(code, "wk"))
