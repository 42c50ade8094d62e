"""The fixed words of pictures and pages by language, from gettext catalogues in which English is the key."""

from __future__ import annotations

import difflib
import gettext
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from journeymap.diagnostics import JourneyError

__all__ = ["LANGUAGES", "Words", "fixed", "known_language", "plural", "words"]

LANGUAGES = {
    "en": "English",
    "pl": "Polish",
    "sl": "Slovenian",
    "bs": "Bosnian",
    "hr": "Croatian",
    "sr-Latn": "Serbian",
    "de": "German",
}
"""The languages of the fixed words, with their English names."""
QUOTES = {"en": "“”", "pl": "„”", "sl": "„“", "bs": "„”", "hr": "„”", "sr": "„”", "de": "„“", "fr": "«»"}


def fixed(english: str) -> str:
    """Mark a word that is looked up later, so that the catalogues get it; it stays as it is."""
    return english


def plural(one: str, several: str) -> tuple[str, str]:
    """Mark two forms that are looked up later by `Words.many`."""
    return one, several


NOUNS = {
    "step": plural("{n} step", "{n} steps"),
    "stage": plural("{n} stage", "{n} stages"),
    "page": plural("{n} page", "{n} pages"),
    "case": plural("{n} case", "{n} cases"),
}


@dataclass(frozen=True, slots=True)
class Words:
    r"""The fixed words of one language, looked up by the English ones; what is not translated stays English.

    >>> pl = words("pl")
    >>> pl("Channels"), pl("{k} of {base}", k="12", base="100"), pl.many(3, "{n} visit", "{n} visits", n="3")
    ('Kanały', '12 na 100', '3 wizyty')
    >>> pl.counted(13, "step"), pl.quoted("Już?")
    ('13\xa0kroków', '„Już?”')
    """

    language: str
    catalogue: gettext.NullTranslations = field(repr=False)
    quotes: str

    def __call__(self, english: str, /, **values: str | int) -> str:
        """The word or sentence in this language, `values` put in; without values `{places}` are kept."""
        said = self.catalogue.gettext(english)
        return said.format(**values) if values else said

    def many(self, count: float, one: str, several: str, /, **values: str | int) -> str:
        """The form of the words that goes with `count`, `values` put in."""
        return self.catalogue.ngettext(one, several, abs(round(count))).format(**values)

    def counted(self, count: int, noun: str) -> str:
        """A number with the right form of a noun, on one line: 1 step, 13 steps."""
        return self.many(count, *NOUNS[noun], n=count).replace(" ", "\N{NO-BREAK SPACE}")

    def quoted(self, text: str) -> str:
        """`text` in the language's quotation marks."""
        return f"{self.quotes[0]}{text}{self.quotes[1]}"


def words(language: str | None) -> Words:
    """The fixed words for `language` (pl, sr-Latn, de_AT); English where there is no catalogue or no language."""
    code = (language or "en").replace("_", "-")
    return Words(code, _catalogue(_ours(code) or "en"), QUOTES.get(code.split("-")[0], "“”"))


def known_language(language: str, of_journey: Iterable[str] = ()) -> str:
    """The language to show a journey in: `language` as it is written here, or as the journey writes it.

    Args:
        language: what was asked for: pl, sr, de_AT.
        of_journey: the languages that the journey has texts in.

    Raises:
        JourneyError: neither the fixed words nor the journey have it.
    """
    asked, own = language.strip().replace("_", "-"), tuple(of_journey)
    for known in (*own, *LANGUAGES):
        if known.lower() == asked.lower():
            return _said(known)
    base = asked.split("-")[0].lower()
    if base == asked.lower():
        wider = next((known for known in (*own, *LANGUAGES) if known.lower().startswith(f"{base}-")), None)
        if wider:
            return _said(wider)
    elif base in {known.split("-")[0].lower() for known in (*own, *LANGUAGES)}:
        return _said(f"{base}-{asked.split('-', 1)[1]}")
    raise JourneyError(f'no words are in the language "{language}"', _hint(base, own))


def _said(code: str) -> str:
    """The language, after a word on what stays English in it."""
    if _ours(code) is None:
        _say_once(f"the fixed words have no {code} and stay English; the journey's own texts are in {code}")
    return code


@cache
def _say_once(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


def _hint(asked: str, own: tuple[str, ...]) -> str:
    codes = sorted({*own, *LANGUAGES})
    names = {name.lower(): code for code, name in LANGUAGES.items()}
    near = difflib.get_close_matches(asked, [*codes, *names], 1, 0.5)
    guess = f'did you mean "{names.get(near[0], near[0])}"? ' if near else ""
    return f"{guess}languages here: {', '.join(codes)}"


def _ours(code: str) -> str | None:
    """The catalogue for a language; Serbian is in Latin letters."""
    base = code.partition("-")[0].lower()
    return next((known for known in LANGUAGES if known.partition("-")[0] == base), None)


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    """The compiled catalogue of a language; that of English is empty."""
    if code == "en":
        return gettext.NullTranslations()
    folder = resources.files("journeymap.settings") / "catalogues" / code.replace("-", "_") / "LC_MESSAGES"
    file = folder / "journeymap.mo"
    if not file.is_file():
        return gettext.NullTranslations()
    with file.open("rb") as opened:
        return gettext.GNUTranslations(opened)
