"""Sentences that come with the results in English, in the language of the page."""

from __future__ import annotations

import re
from functools import cache

from journeymap.render.report.subject import Subject
from journeymap.settings.polish_results import SENTENCES

__all__ = ["reworded"]

PLACE = re.compile(r"\\{(\w+)\\}")


def reworded(subject: Subject, sentence: str) -> str:
    """The sentence in the page's language, its values kept; as it is where the language does not know it."""
    if subject.t.polish:
        for pattern, words in _patterns():
            found = pattern.fullmatch(sentence)
            if found:
                return words.format(**found.groupdict())
    return sentence


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each known sentence as a pattern, its `{places}` as groups."""
    return tuple(
        (re.compile(PLACE.sub(r"(?P<\1>.+?)", re.escape(english)), re.DOTALL), polish)
        for english, polish in SENTENCES.items()
    )
