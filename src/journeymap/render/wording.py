"""The report's sentences in the reader's language, with their values put in."""

from __future__ import annotations

from dataclasses import dataclass, field

from journeymap.settings import polish_report
from journeymap.settings.words import Words, words

__all__ = ["Wording", "wording"]


@dataclass(frozen=True, slots=True)
class Wording:
    """Looks up fixed words by their English text; what a language lacks stays English.

    >>> pl = wording("pl")
    >>> pl("{k} of {base}", k="12", base="100"), pl.many(3, "{n} visit", "{n} visits", n="3"), pl("Channels")
    ('12 na 100', '3 wizyty', 'Kanały')
    """

    words: Words
    polish: bool = field(default=False)

    def __call__(self, text: str, /, **values: str) -> str:
        """The words for `text`, with `values` put in."""
        known = polish_report.WORDS.get(text) if self.polish else None
        return (known or self.words(text)).format(**values)

    def many(self, count: int, one: str, several: str, /, **values: str) -> str:
        """The form of the words that goes with `count`."""
        if self.polish and several in polish_report.PLURALS:
            return polish_report.PLURALS[several][polish_report.form(count)].format(**values)
        return (one if count == 1 else several).format(**values)

    def quality(self, kind: str, count: str, message: str) -> str:
        """A finding on the data with its count; `message` where the language has no words for its kind."""
        known = polish_report.QUALITY.get(kind) if self.polish else None
        return f"{known} ({count})" if known else f"{count} {message}"

    def quoted(self, text: str) -> str:
        """`text` in the language's quotation marks."""
        return self.words.quoted(text)


def wording(language: str | None) -> Wording:
    """The words of `language` (pl, sr-Latn)."""
    return Wording(words(language), (language or "").split("-")[0] == "pl")
