"""Changes as they stand in a terminal: in points, in time, in money; a dash where nothing can be said."""

from __future__ import annotations

from journeymap.formats.overlay_text.words import EN, NONE, between, share
from journeymap.results.estimate import Estimate
from journeymap.results.simulation import Difference
from journeymap.settings.numbers import NBSP

__all__ = ["NONE", "bounds", "lasting", "longer", "money", "number", "points", "sure", "to"]

HUNDREDTH = 0.0001
NOISE = 1e-9


def points(change: float | None) -> str:
    """A change of a share in percentage points; a little is not said to be nothing.

    >>> points(0.0107), points(-0.00001), points(0.0)
    ('+1.07', '–<0.01', '0.00')
    """
    if change is None:
        return NONE
    if NOISE < abs(change) < HUNDREDTH / 2:
        return "+<0.01" if change > 0 else "–<0.01"
    return EN.signed(change * 100, 2)


def longer(seconds: float | None) -> str:
    """A change of a time: later with a plus, sooner with a minus.

    >>> longer(-7200.0), longer(0.0)
    ('–2 h', 'none')
    """
    if seconds is None:
        return NONE
    return "none" if abs(seconds) < 1 else ("+" if seconds > 0 else "–") + lasting(abs(seconds))


def lasting(seconds: float | None) -> str:
    """A time with a digit more than usual, since changes are small: 46.3 d."""
    if seconds is None:
        return NONE
    for size, unit in ((86400.0, "d"), (3600.0, "h"), (60.0, "min")):
        if seconds >= 0.98 * size:
            return f"{EN.decimal(seconds / size, 1).removesuffix('.0')} {unit}"
    return EN.duration(seconds).replace(NBSP, " ")


def money(amount: float | None, currency: str | None = "") -> str:
    """A sum of money, whole from a hundred on.

    >>> money(-12345.6, "EUR"), money(2.5, "EUR")
    ('–12,346 EUR', '2.50 EUR')
    """
    if amount is None:
        return NONE
    return f"{EN.decimal(amount, 0 if abs(amount) >= 100 else 2)} {currency}".rstrip()


def to(low: str, high: str) -> str:
    """An interval of what has a sign; a dash where there is none.

    >>> to("+0.10", "+0.30"), to("–", "–")
    ('+0.10 to +0.30', '–')
    """
    return NONE if NONE in (low, high) else low if low == high else f"{low} to {high}"


def bounds(found: Difference | None) -> str:
    """The interval of a change in points."""
    return NONE if found is None else to(points(found.low), points(found.high))


def sure(found: Estimate) -> str:
    """A share with its interval in one phrase: 55.2% (52.9–57.4%)."""
    return share(found.estimate) + ("" if found.low is None else f" ({between(found.low, found.high)})")


def number(value: float | None) -> str:
    """A number of customers that is expected, so not whole; one decimal where it is small.

    >>> number(310.4), number(3.14159), number(0.01)
    ('310', '3.1', '<0.1')
    """
    if value is None:
        return NONE
    return "<0.1" if NOISE < value < 0.05 else EN.decimal(value, 0 if value >= 10 else 1)
