"""Quantities of the language: numbers, durations, money."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from journeymap.model.value_fault import fault, shown

__all__ = ["DURATION", "TIMES", "Duration", "Money", "as_number", "plain_minus", "with_point"]

MINUSES = str.maketrans({"−": "-", "–": "-"})

NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?")


def plain_minus(text: str) -> str:
    """Typographic minus signs as the plain one."""
    return text.translate(MINUSES)


def as_number(value: Any) -> float | None:
    """A number as it is written in a file; None where it is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = plain_minus(str(value)).strip()
    return float(text) if NUMBER.fullmatch(text) else None


def with_point(value: Any) -> str:
    """A hint for numbers that are written with a comma."""
    text = str(value).replace(",", ".") if isinstance(value, str) else ""
    return f"did you mean {text}?" if text != value and as_number(text.rstrip(" %")) is not None else ""


UNITS = {"s": 1.0, "m": 60.0, "min": 60.0, "h": 3600.0, "d": 86400.0, "w": 604800.0}
AMOUNT = r"[0-9]{1,9}(?:\.[0-9]{1,9})?"
PART = re.compile(rf"({AMOUNT})\s*(s|min|m|h|d|w)\s*")
ISO = re.compile(rf"P(?:({AMOUNT})W)?(?:({AMOUNT})D)?(?:T(?:({AMOUNT})H)?(?:({AMOUNT})M)?(?:({AMOUNT})S)?)?")
DURATION = (
    rf"({AMOUNT}\s*(s|min|m|h|d|w)\s*)+"
    rf"|P(?=[0-9T])({AMOUNT}W)?({AMOUNT}D)?(T(?=[0-9])({AMOUNT}H)?({AMOUNT}M)?({AMOUNT}S)?)?"
)
DURATIONS = "a duration such as 30m, 1h, 14d, 18w or P14D"


@dataclass(frozen=True, slots=True)
class Duration:
    """A planned time in seconds, from `low` to `high`; the two are equal unless a range was written."""

    low: float
    high: float
    text: str = ""

    @property
    def seconds(self) -> float:
        """The middle of the range."""
        return (self.low + self.high) / 2

    @classmethod
    def parse(cls, value: Any) -> Duration:
        """Read `18w`, `1h 30m`, `P14D` or a range `2d..5d`; raises a value error in plain words."""
        if isinstance(value, Duration):
            return value
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise fault(f"{shown(value)} is not a duration", DURATIONS)
        text = str(value).strip()
        ends = [_seconds(part, text) for part in text.split("..")]
        if len(ends) > 2 or ends[0] > ends[-1]:
            raise fault(f"{shown(text)} is not a range of time", allowed="the shorter time first: 2d..5d")
        return cls(ends[0], ends[-1], text)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Read from text."""
        return core_schema.no_info_plain_validator_function(
            cls.parse, serialization=core_schema.plain_serializer_function_ser_schema(lambda value: value.text)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """A mark; the schema holds it once."""
        return {"is": "Duration"}


TIMES: dict[str, dict[str, Any]] = {
    "Duration": {
        "description": "A time such as 30m, 1h, 14d, 18w or P14D, or a range: 2d..5d.",
        "type": "string",
        "pattern": rf"^\s*({DURATION})\s*(\.\.\s*({DURATION})\s*)?$",
        "examples": ["30m", "1h", "14d", "18w", "2d..5d"],
    },
    "Time": {
        "description": "A time such as 30m, 1h, 14d, 18w or P14D.",
        "type": "string",
        "pattern": rf"^\s*({DURATION})\s*$",
        "examples": ["30m", "1h", "14d", "18w"],
    },
}
"""The schemas of a duration, which may be a range, and of one time."""


def _seconds(part: str, whole: str) -> float:
    text = part.strip()
    iso = ISO.fullmatch(text)
    if iso and any(iso.groups()):
        sizes = (604800.0, 86400.0, 3600.0, 60.0, 1.0)
        return sum(float(number or 0) * size for number, size in zip(iso.groups(), sizes, strict=True))
    if text and not PART.sub("", text).strip():
        return sum(float(number) * UNITS[unit] for number, unit in PART.findall(text))
    raise fault(f"{shown(whole)} is not a duration", DURATIONS, _as_range(text) or _with_unit(text))


RANGE = re.compile(rf"({AMOUNT})\s*([a-z]*)\s*[-–—]\s*({AMOUNT})\s*([a-z]+)")


def _as_range(text: str) -> str:
    """A hint for ranges that are written with a dash."""
    found = RANGE.fullmatch(text)
    if found is None or not {found[2] or found[4], found[4]} <= UNITS.keys():
        return ""
    return f"did you mean {found[1]}{found[2] or found[4]}..{found[3]}{found[4]}?"


SPELLED = {
    "sec": "s", "sek": "s", "minut": "min",
    "hour": "h", "hr": "h", "godz": "h", "ur": "h", "sat": "h", "stunde": "h", "std": "h",
    "day": "d", "dni": "d", "dzie": "d", "dan": "d", "dnev": "d", "tag": "d",
    "week": "w", "tyg": "w", "tydz": "w", "teden": "w", "tedn": "w", "sedmic": "w", "woche": "w",
    "month": "m", "miesi": "m", "mesec": "m", "mjesec": "m", "monat": "m",
}  # fmt: skip
"""How units begin when they are spelled out, in the languages that templates are written in."""


def _with_unit(text: str) -> str:
    """A hint for times without a unit, or with one that is spelled out."""
    if re.fullmatch(AMOUNT, text):
        return f"a unit is missing: did you mean {text}d?"
    spelled = re.fullmatch(rf"({AMOUNT})\s*([^\W\d_]+)", text)
    if spelled is None:
        return ""
    if spelled[2].lower() in UNITS:
        return f"did you mean {spelled[1]}{spelled[2].lower()}?"
    unit = next((short for word, short in SPELLED.items() if spelled[2].lower().startswith(word)), "")
    if unit == "m":
        return "months differ in length: count weeks or days"
    return f"did you mean {spelled[1]}{unit}?" if unit else ""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217)."""

    amount: float
    currency: str

    @classmethod
    def parse(cls, value: Any) -> Money:
        """Read `4.20 EUR` or `EUR 4.20`; raises a value error in plain words."""
        if isinstance(value, Money):
            return value
        text = plain_minus(str(value)).strip()
        found = re.fullmatch(r"(?:([A-Za-z]{3})\s*)?(-?[0-9]{1,15}(?:\.[0-9]+)?)\s*([A-Za-z]{3})?", text)
        if not found or bool(found[1]) == bool(found[3]):
            raise fault(f"{shown(value)} is not an amount of money", "an amount and a currency: 4.20 EUR")
        return cls(float(found[2]), (found[1] or found[3]).upper())

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Read from text."""
        return core_schema.no_info_plain_validator_function(
            cls.parse,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda value: f"{value.amount:g} {value.currency}"
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Text."""
        amount = r"[-−–]?[0-9]{1,15}(\.[0-9]+)?"
        pattern = rf"^\s*([A-Za-z]{{3}}\s*{amount}|{amount}\s*[A-Za-z]{{3}})\s*$"
        return {"type": "string", "pattern": pattern, "examples": ["4.20 EUR"]}
