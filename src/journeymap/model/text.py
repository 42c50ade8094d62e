"""Texts, which may be given in several languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import core_schema

from journeymap.model.value_fault import fault, shown

__all__ = ["LANGUAGE_CODES", "TEXT", "WORD", "Text", "is_localised"]

LANGUAGE_CODES = frozenset(
    """
    aa ab af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja
    jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb
    nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq
    sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split()  # noqa: SIM905 - as a list it would be 180 lines
)
"""ISO 639-1."""

WORD: dict[str, Any] = {"type": ["string", "number", "boolean"]}
"""A scalar in a schema: a bare `true` or `1` where words are meant is read as those words."""


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
        """A mark; the schema holds TEXT once."""
        return {"is": "Text"}


TEXT: dict[str, Any] = {
    "title": "Text",
    "description": "Words, or one text per language: {en: Pays, pl: Płaci}.",
    "anyOf": [
        WORD,
        {
            "type": "object",
            "propertyNames": {"pattern": f"^({'|'.join(sorted(LANGUAGE_CODES))})(-.*)?$"},
            "additionalProperties": WORD,
            "minProperties": 1,
        },
    ],
}
"""The schema of a text."""


def _read_text(value: Any, info: ValidationInfo) -> Text:
    if isinstance(value, Text):
        return value
    if isinstance(value, str | int | float):
        return Text(str(value))
    allowed = "words, or one text per language: {en: …, pl: …}"
    if value is None:
        raise fault("there is no text here", allowed)
    if not is_localised(value):
        raise fault(f"text is expected here, not {shown(value)}", allowed)
    texts = {language: str(text) for language, text in value.items() if isinstance(text, str | int | float)}
    for language in value:
        if language not in texts:
            raise fault("text is expected here", "words", at=(language,))
    own = next((language for language in _languages(info) if language in texts), next(iter(texts)))
    return Text(texts[own], texts)


def _languages(info: ValidationInfo) -> tuple[str, ...]:
    """The journey's language, then its library's."""
    return tuple((info.context or {}).get("languages", ()))


def _write_text(text: Text) -> Any:
    return dict(text.translations) if text.translations else str(text)
