"""The fixed words of pictures and reports by language; catalogues can take the place of the tables."""

from __future__ import annotations

from dataclasses import dataclass, field

from journeymap.settings.polish import COUNTED, WORDS

__all__ = ["CATALOGUES", "Words", "fixed", "words"]

QUOTES = {"en": "“”", "pl": "„”", "de": "„“", "sl": "„“", "fr": "«»"}
ENGLISH = {
    "step": ("step", "steps"),
    "stage": ("stage", "stages"),
    "page": ("page", "pages"),
    "case": ("case", "cases"),
}
CATALOGUES: dict[str, dict[str, str]] = {"pl": WORDS}
"""Words by language; English is the key."""


@dataclass(frozen=True, slots=True)
class Words:
    r"""The fixed words of one language, looked up by the English ones; what is not translated stays English.

    >>> pl = words("pl")
    >>> pl("Channels"), pl.counted(13, "step"), words("de")("Channels")
    ('Kanały', '13\xa0kroków', 'Channels')
    """

    language: str
    catalogue: dict[str, str] = field(repr=False)
    quotes: str

    def __call__(self, english: str) -> str:
        """The word or sentence in this language; `{places}` are kept."""
        return self.catalogue.get(english, english)

    def quoted(self, text: str) -> str:
        """`text` in the language's quotation marks."""
        return f"{self.quotes[0]}{text}{self.quotes[1]}"

    def counted(self, count: int, noun: str) -> str:
        """A number with the right form of a noun: 1 step, 13 steps."""
        if self.catalogue is WORDS:
            one, few, many = COUNTED[noun]
            form = one if count == 1 else few if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else many
        else:
            form = ENGLISH[noun][count != 1]
        return f"{count}\N{NO-BREAK SPACE}{form}"


def fixed(english: str) -> str:
    """Mark a word that is looked up later, so that the catalogues get it; it stays as it is."""
    return english


def words(language: str | None) -> Words:
    """The fixed words for `language` (pl, sr-Latn); English where there is no catalogue or no language."""
    code = (language or "en").split("-")[0]
    known = CATALOGUES.get(language or "") or CATALOGUES.get(code) or {}
    return Words(language or "en", known, QUOTES.get(code, "“”"))
