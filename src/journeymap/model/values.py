"""The small values of the language, as types: shares, flags, emotions, links, dates, ids; texts and quantities."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from journeymap.model.quantities import Duration, Money, as_number, plain_minus, with_point
from journeymap.model.text import LANGUAGE_CODES, WORD, Text, is_localised
from journeymap.model.value_fault import fault, shown

__all__ = [
    "LANGUAGE_CODES",
    "Date",
    "Duration",
    "ExactDuration",
    "Flag",
    "FunnelSteps",
    "GridNumber",
    "GridWord",
    "Ids",
    "Language",
    "Languages",
    "Link",
    "LogWords",
    "Money",
    "Number",
    "Often",
    "Share",
    "Text",
    "Valence",
    "Version",
    "Word",
    "Words",
    "exact_duration",
    "fault",
    "is_localised",
    "read_flag",
    "read_share",
]


def _read_number(value: Any) -> float:
    number = as_number(value)
    if number is None:
        raise fault(f"{shown(value)} is not a number", "a number such as 3 or -1.5", with_point(value))
    return number


def _read_valence(value: Any) -> float:
    number = as_number(value)
    allowed = "-2 (worst) to 2 (best), decimals too"
    if number is None:
        raise fault(f"{shown(value)} is not an emotion", allowed, with_point(value))
    if not -2 <= number <= 2:
        raise fault(f"emotion {value} is off the scale", allowed)
    return number


def read_share(value: Any) -> float:
    """A share as it is written, `20%` or `0.2`; raises a fault where it is none."""
    text = plain_minus(str(value)).strip()
    percent = text.endswith("%")
    number = as_number(text.removesuffix("%").strip() if isinstance(value, str) else value)
    if number is None:
        raise fault(f"{shown(value)} is not a share", "a share such as 20% or 0.2", with_point(value))
    share = number / 100 if percent else number
    if not 0 <= share <= 1:
        hint = f"did you mean {text}%?" if not percent and 1 < number <= 100 else ""
        raise fault(f"a share of {text} is impossible", allowed="0% to 100%, or 0 to 1", hint=hint)
    return share


def read_flag(value: Any) -> bool:
    """`true` or `false` as it is written; raises a fault where it is neither."""
    if isinstance(value, bool):
        return value
    if str(value) in ("true", "True", "TRUE"):
        return True
    if str(value) in ("false", "False", "FALSE"):
        return False
    meant = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
    guess = meant.get(str(value).lower())
    raise fault(f"{shown(value)} is neither true nor false", "true or false", f"did you mean {guess}?" if guess else "")


def _read_often(value: Any) -> bool | float:
    text = str(value)
    if isinstance(value, bool) or text.lower() in ("true", "false", "yes", "no", "on", "off"):
        return read_flag(value)
    try:
        return read_share(value)
    except PydanticCustomError as error:
        context = error.context or {}
        message = context.get("message", "").replace("not a share", "neither true nor a share")
        raise fault(message, "true, or how often: 60%", context.get("hint", "")) from None


def exact_duration(value: Any) -> Duration:
    """A duration that is no range."""
    duration = Duration.parse(value)
    if duration.low != duration.high:
        raise fault(f"{shown(value)} is a range", allowed="one time, such as 5d")
    return duration


def _read_link(value: Any) -> str:
    text = str(value).strip()
    if not re.fullmatch(r"(https?://|mailto:)\S+", text):
        hint = f"did you mean https://{text}?" if re.fullmatch(r"www\.\S+", text) else ""
        raise fault(f"{shown(value)} is not a link", "an address that starts with https://, http:// or mailto:", hint)
    return text


def _read_date(value: Any) -> str:
    from datetime import date

    text = str(value).strip()
    wrong = fault(f"{shown(value)} is not a date", "a date such as 2026-10-01", _day_first(text))
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise wrong
    try:
        date.fromisoformat(text)
    except ValueError:
        raise wrong from None
    return text


def _day_first(text: str) -> str:
    """The question whether a date as it is written in Central Europe is meant; slashes may mean either order."""
    found = re.fullmatch(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})", text)
    return f"did you mean {found[3]}-{int(found[2]):02}-{int(found[1]):02}?" if found else ""


LANGUAGES = {
    "english": "en", "polish": "pl", "polski": "pl", "german": "de", "deutsch": "de", "slovenian": "sl",
    "slovenščina": "sl", "bosnian": "bs", "bosanski": "bs", "croatian": "hr", "hrvatski": "hr", "serbian": "sr",
    "srpski": "sr", "eng": "en", "pol": "pl", "ger": "de", "deu": "de", "slv": "sl",
}  # fmt: skip
"""What people write instead of the codes of the languages that journeymap speaks."""


def _read_language(value: Any) -> str:
    """An ISO 639-1 code, perhaps with a country or a script: pl, en-GB, sr-Latn."""
    text = _read_word(value).replace("_", "-")
    code, _, more = text.partition("-")
    if code.lower() in LANGUAGE_CODES and (not more or more.replace("-", "").isalnum()):
        return f"{code.lower()}-{more}" if more else code.lower()
    meant = LANGUAGES.get(text.lower())
    hint = f"did you mean {meant}?" if meant else ""
    raise fault(f"{shown(value)} is not the code of a language", "two letters, such as en, pl or de", hint)


def _read_word(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise fault(f"one word is expected here, not {shown(value)}", allowed="an id or a name")
    if not str(value).strip():
        raise fault("there is nothing here", allowed="an id or a name")
    return str(value).strip()


def _read_log_word(value: Any) -> str:
    """As the log writes it: blanks at its ends are part of it."""
    _read_word(value)
    return str(value)


def _read_words(value: Any) -> Any:
    if value is None:
        raise fault("there is nothing here", allowed="one or several: [a, b]")
    return value if isinstance(value, list | tuple) else [value]


def _read_step(value: Any) -> Any:
    """One id, or a list of ids that stand for the same step."""
    if not isinstance(value, list | tuple):
        return _read_word(value)
    if not value:
        raise fault("there is nothing here", allowed="one or several: [a, b]")
    return tuple(_read_word(entry) for entry in value)


def _read_grid_word(value: Any) -> Any:
    return _read_grid(value, _read_word)


def _read_grid_number(value: Any) -> Any:
    return _read_grid(value, _read_number)


def _read_grid(value: Any, read: Callable[[Any], Any]) -> Any:
    """One value, or a list of those that are to be tried."""
    if not isinstance(value, list | tuple):
        return read(value)
    if not value:
        raise fault("there is nothing here", allowed="one value, or several to be tried: [-10%, -20%]")
    return tuple(read(entry) for entry in value)


SHARES: list[dict[str, Any]] = [
    {"type": "number", "minimum": 0, "maximum": 1},
    {"type": "string", "pattern": r"^\s*(100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?)\s*%\s*$"},
]

Version = Annotated[Literal["1"], BeforeValidator(str), WithJsonSchema({"enum": [1, "1"]})]
NUMBERS: list[dict[str, Any]] = [
    {"type": "number"},
    {"type": "string", "pattern": r"^\s*[−–][0-9]+(\.[0-9]+)?\s*$"},
]
Number = Annotated[
    float,
    BeforeValidator(_read_number),
    WithJsonSchema({"anyOf": NUMBERS, "examples": [3.1]}),
]
GridNumber = Annotated[
    float | tuple[float, ...],
    BeforeValidator(_read_grid_number),
    WithJsonSchema({"anyOf": [*NUMBERS, {"type": "array", "items": {"anyOf": NUMBERS}, "minItems": 1}]}),
]
Valence = Annotated[
    float,
    BeforeValidator(_read_valence),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": -2, "maximum": 2},
                {"type": "string", "pattern": r"^\s*[−–]([01](\.[0-9]+)?|2(\.0+)?)\s*$"},
            ]
        }
    ),
]
Share = Annotated[float, BeforeValidator(read_share), WithJsonSchema({"anyOf": SHARES, "examples": ["20%"]})]
Flag = Annotated[bool, BeforeValidator(read_flag), WithJsonSchema({"type": "boolean"})]
Often = Annotated[
    bool | float,
    BeforeValidator(_read_often),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, *SHARES], "examples": [True, "60%"]}),
]
ExactDuration = Annotated[Duration, BeforeValidator(exact_duration), WithJsonSchema({"is": "Time"})]
Link = Annotated[
    str, BeforeValidator(_read_link), WithJsonSchema({"type": "string", "pattern": r"^\s*(https?://|mailto:)\S+\s*$"})
]
Date = Annotated[
    str,
    BeforeValidator(_read_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
]
ID: dict[str, Any] = {**WORD, "pattern": r"\S"}
Word = Annotated[str, BeforeValidator(_read_word), WithJsonSchema(ID)]
LANGUAGE: dict[str, Any] = {
    "type": "string",
    "pattern": r"^\s*[A-Za-z]{2}([-_][A-Za-z0-9]+)*\s*$",
    "examples": ["en", "pl"],
}
Language = Annotated[str, BeforeValidator(_read_language), WithJsonSchema(LANGUAGE)]
Languages = Annotated[
    tuple[Language, ...],
    BeforeValidator(_read_words),
    WithJsonSchema({"anyOf": [LANGUAGE, {"type": "array", "items": LANGUAGE}]}),
]
Ids = Annotated[
    tuple[Word, ...],
    BeforeValidator(_read_words),
    WithJsonSchema({"anyOf": [ID, {"type": "array", "items": ID}]}),
]
FunnelSteps = Annotated[
    tuple[Annotated[str | tuple[str, ...], BeforeValidator(_read_step)], ...],
    BeforeValidator(_read_words),
    WithJsonSchema(
        {
            "anyOf": [
                ID,
                {"type": "array", "items": {"anyOf": [ID, {"type": "array", "items": ID, "minItems": 1}]}},
            ]
        }
    ),
]
GridWord = Annotated[
    str | tuple[str, ...],
    BeforeValidator(_read_grid_word),
    WithJsonSchema({"anyOf": [ID, {"type": "array", "items": ID, "minItems": 1}]}),
]
LogWords = Annotated[
    tuple[Annotated[str, BeforeValidator(_read_log_word)], ...],
    BeforeValidator(_read_words),
    WithJsonSchema({"anyOf": [ID, {"type": "array", "items": ID}]}),
]
Words = Annotated[tuple[Text, ...], BeforeValidator(_read_words), Field(json_schema_extra={"one-or-many": True})]
