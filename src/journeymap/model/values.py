"""The small values of the language: texts per language, shares, durations, money, links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

__all__ = [
    "LANGUAGE_CODES",
    "Date",
    "Duration",
    "ExactDuration",
    "Flag",
    "Ids",
    "Link",
    "Money",
    "Number",
    "Often",
    "Share",
    "Text",
    "Valence",
    "Word",
    "Words",
    "fault",
    "is_localised",
]

LANGUAGE_CODES = frozenset(
    [
        "aa",
        "ab",
        "af",
        "ak",
        "am",
        "an",
        "ar",
        "as",
        "av",
        "ay",
        "az",
        "ba",
        "be",
        "bg",
        "bh",
        "bi",
        "bm",
        "bn",
        "bo",
        "br",
        "bs",
        "ca",
        "ce",
        "ch",
        "co",
        "cr",
        "cs",
        "cu",
        "cv",
        "cy",
        "da",
        "de",
        "dv",
        "dz",
        "ee",
        "el",
        "en",
        "eo",
        "es",
        "et",
        "eu",
        "fa",
        "ff",
        "fi",
        "fj",
        "fo",
        "fr",
        "fy",
        "ga",
        "gd",
        "gl",
        "gn",
        "gu",
        "gv",
        "ha",
        "he",
        "hi",
        "ho",
        "hr",
        "ht",
        "hu",
        "hy",
        "hz",
        "ia",
        "id",
        "ie",
        "ig",
        "ii",
        "ik",
        "io",
        "is",
        "it",
        "iu",
        "ja",
        "jv",
        "ka",
        "kg",
        "ki",
        "kj",
        "kk",
        "kl",
        "km",
        "kn",
        "ko",
        "kr",
        "ks",
        "ku",
        "kv",
        "kw",
        "ky",
        "la",
        "lb",
        "lg",
        "li",
        "ln",
        "lo",
        "lt",
        "lu",
        "lv",
        "mg",
        "mh",
        "mi",
        "mk",
        "ml",
        "mn",
        "mr",
        "ms",
        "mt",
        "my",
        "na",
        "nb",
        "nd",
        "ne",
        "ng",
        "nl",
        "nn",
        "no",
        "nr",
        "nv",
        "ny",
        "oc",
        "oj",
        "om",
        "or",
        "os",
        "pa",
        "pi",
        "pl",
        "ps",
        "pt",
        "qu",
        "rm",
        "rn",
        "ro",
        "ru",
        "rw",
        "sa",
        "sc",
        "sd",
        "se",
        "sg",
        "si",
        "sk",
        "sl",
        "sm",
        "sn",
        "so",
        "sq",
        "sr",
        "ss",
        "st",
        "su",
        "sv",
        "sw",
        "ta",
        "te",
        "tg",
        "th",
        "ti",
        "tk",
        "tl",
        "tn",
        "to",
        "tr",
        "ts",
        "tt",
        "tw",
        "ty",
        "ug",
        "uk",
        "ur",
        "uz",
        "ve",
        "vi",
        "vo",
        "wa",
        "wo",
        "xh",
        "yi",
        "yo",
        "za",
        "zh",
        "zu",
    ]
)
"""ISO 639-1."""

MINUSES = str.maketrans({"−": "-", "–": "-"})


def fault(message: str, allowed: str = "", hint: str = "") -> PydanticCustomError:
    """A value error in the user's words; `allowed` and `hint` travel to the diagnostic."""
    return PydanticCustomError("journeymap", "{message}", {"message": message, "allowed": allowed, "hint": hint})


def is_localised(value: Any) -> bool:
    """Whether a mapping is one text in several languages, such as `{en: Pays, pl: Płaci}`."""
    return (
        isinstance(value, Mapping)
        and bool(value)
        and all(isinstance(key, str) and key.split("-")[0] in LANGUAGE_CODES for key in value)
    )


class Text(str):
    """A text in the journey's language, with its translations.

    >>> pays = Text("Pays", {"pl": "Płaci"})
    >>> pays, pays.translated("pl"), pays.translated("de")
    ('Pays', 'Płaci', 'Pays')
    """

    __slots__ = ("translations",)
    translations: Mapping[str, str]

    def __new__(cls, value: str, translations: Mapping[str, str] | None = None) -> Self:
        """Text `value` in the journey's own language."""
        self = super().__new__(cls, value)
        self.translations = dict(translations or {})
        return self

    def translated(self, language: str | None) -> str:
        """The text in `language` (`pl`, `sr-Latn`), else in the journey's own."""
        if language is None:
            return str(self)
        return self.translations.get(language) or self.translations.get(language.split("-")[0]) or str(self)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Read from a scalar or from a mapping of languages."""
        return core_schema.with_info_plain_validator_function(
            _read_text, serialization=core_schema.plain_serializer_function_ser_schema(_write_text)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Text, or texts by language."""
        by_language = {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z]{2}(-[A-Za-z]+)?$"},
            "additionalProperties": {"type": "string"},
        }
        return {"anyOf": [{"type": ["string", "number", "boolean"]}, by_language]}


def _read_text(value: Any, info: ValidationInfo) -> Text:
    if isinstance(value, Text):
        return value
    if isinstance(value, str | int | float):
        return Text(str(value))
    if is_localised(value) and all(isinstance(text, str) for text in value.values()):
        language = (info.context or {}).get("language")
        first = language if language in value else next(iter(value))
        return Text(value[first], value)
    if value is None:
        raise fault("there is no text here", allowed="some words, or one text per language: {en: …, pl: …}")
    raise fault("text is expected here", allowed="words, or one text per language: {en: …, pl: …}")


def _write_text(text: Text) -> Any:
    return dict(text.translations) if text.translations else str(text)


def _read_number(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise fault("a number is expected here")
    try:
        return float(str(value).translate(MINUSES).strip())
    except ValueError:
        raise fault(f'"{value}" is not a number', allowed="a number such as 3 or -1.5") from None


def _read_valence(value: Any) -> float:
    number = float(_read_number(value))
    if not -2 <= number <= 2:
        raise fault(f"emotion {value} is off the scale", allowed="-2 (worst) to 2 (best), decimals too")
    return number


def _read_share(value: Any) -> float:
    text = str(value).translate(MINUSES).strip()
    percent = text.endswith("%")
    try:
        number = float(text.removesuffix("%").strip())
    except ValueError:
        raise fault(f'"{value}" is not a share', allowed="a share such as 20% or 0.2") from None
    share = number / 100 if percent else number
    if not 0 <= share <= 1:
        hint = f"did you mean {text}%?" if not percent and 1 < number <= 100 else ""
        raise fault(f"a share of {text} is impossible", allowed="0% to 100%, or 0 to 1", hint=hint)
    return share


def _read_flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if str(value) in ("true", "True", "TRUE"):
        return True
    if str(value) in ("false", "False", "FALSE"):
        return False
    meant = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
    guess = meant.get(str(value).lower())
    raise fault(f'"{value}" is neither true nor false', "true or false", f"did you mean {guess}?" if guess else "")


def _read_often(value: Any) -> bool | float:
    text = str(value)
    if isinstance(value, bool) or text.lower() in ("true", "false", "yes", "no", "on", "off"):
        return _read_flag(value)
    try:
        return _read_share(value)
    except PydanticCustomError as error:
        context = error.context or {}
        message = context.get("message", "").replace("not a share", "neither true nor a share")
        raise fault(message, "true, or how often: 60%", context.get("hint", "")) from None


UNITS = {"s": 1.0, "m": 60.0, "min": 60.0, "h": 3600.0, "d": 86400.0, "w": 604800.0}
PART = re.compile(r"(\d+(?:\.\d+)?)\s*(s|min|m|h|d|w)")
ISO = re.compile(
    r"P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?"
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
        text = str(value).strip()
        ends = [_seconds(part, text) for part in text.split("..")]
        if len(ends) > 2 or ends[0] > ends[-1]:
            raise fault(f'"{text}" is not a range of time', allowed="the shorter time first: 2d..5d")
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
        """Text."""
        return {"type": "string", "examples": ["30m", "1h", "14d", "18w", "2d..5d"]}


def _seconds(part: str, whole: str) -> float:
    text = part.strip()
    iso = ISO.fullmatch(text)
    if iso and any(iso.groups()):
        sizes = (604800.0, 86400.0, 3600.0, 60.0, 1.0)
        return sum(float(number or 0) * size for number, size in zip(iso.groups(), sizes, strict=True))
    if text and not PART.sub("", text).strip():
        return sum(float(number) * UNITS[unit] for number, unit in PART.findall(text))
    hint = f"did you mean {text}d?" if re.fullmatch(r"\d+", text) else ""
    raise fault(f'"{whole}" is not a duration', DURATIONS, hint)


def _read_exact(value: Any) -> Duration:
    duration = Duration.parse(value)
    if duration.low != duration.high:
        raise fault(f'"{value}" is a range', allowed="one time, such as 5d")
    return duration


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
        text = str(value).translate(MINUSES).strip()
        found = re.fullmatch(r"(?:([A-Za-z]{3})\s*)?(-?\d+(?:\.\d+)?)\s*([A-Za-z]{3})?", text)
        if not found or bool(found[1]) == bool(found[3]):
            raise fault(f'"{value}" is not an amount of money', allowed="an amount and a currency: 4.20 EUR")
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
        return {"type": "string", "examples": ["4.20 EUR"]}


def _read_link(value: Any) -> str:
    text = str(value).strip()
    if not re.match(r"(https?://|mailto:)\S+$", text):
        raise fault(f'"{text}" is not a link', allowed="an address that starts with https://, http:// or mailto:")
    return text


def _read_date(value: Any) -> str:
    from datetime import date

    text = str(value).strip()
    try:
        date.fromisoformat(text)
    except ValueError:
        raise fault(f'"{text}" is not a date', allowed="a date such as 2026-10-01") from None
    return text


def _read_word(value: Any) -> str:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value).strip()
    raise fault("one word is expected here", allowed="an id or a name")


def _read_words(value: Any) -> Any:
    if value is None:
        raise fault("there is nothing here", allowed="one or several: [a, b]")
    return value if isinstance(value, list | tuple) else [value]


NUMBERS: dict[str, Any] = {"type": ["number", "string"]}

Number = Annotated[
    float, BeforeValidator(_read_number), WithJsonSchema({"type": ["number", "string"], "examples": [3.1]})
]
Valence = Annotated[
    float,
    BeforeValidator(_read_valence),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": -2, "maximum": 2},
                {"type": "string", "pattern": "^[−–-]?[0-2](\\.\\d+)?$"},
            ]
        }
    ),
]
Share = Annotated[
    float,
    BeforeValidator(_read_share),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": 1},
                {"type": "string", "pattern": "^\\s*\\d+(\\.\\d+)?\\s*%?\\s*$"},
            ],
            "examples": ["20%"],
        }
    ),
]
Flag = Annotated[bool, BeforeValidator(_read_flag), WithJsonSchema({"type": "boolean"})]
Often = Annotated[
    bool | float,
    BeforeValidator(_read_often),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "boolean"},
                {"type": "number", "minimum": 0, "maximum": 1},
                {"type": "string", "pattern": "^\\s*\\d+(\\.\\d+)?\\s*%?\\s*$"},
            ],
            "examples": [True, "60%"],
        }
    ),
]
ExactDuration = Annotated[Duration, BeforeValidator(_read_exact)]
Link = Annotated[
    str, BeforeValidator(_read_link), WithJsonSchema({"type": "string", "pattern": "^(https?://|mailto:)"})
]
Date = Annotated[str, BeforeValidator(_read_date), WithJsonSchema({"type": "string", "format": "date"})]
Word = Annotated[str, BeforeValidator(_read_word), WithJsonSchema({"type": ["string", "number"]})]
Ids = Annotated[
    tuple[Word, ...],
    BeforeValidator(_read_words),
    WithJsonSchema(
        {"anyOf": [{"type": ["string", "number"]}, {"type": "array", "items": {"type": ["string", "number"]}}]}
    ),
]
Words = Annotated[tuple[Text, ...], BeforeValidator(_read_words)]
