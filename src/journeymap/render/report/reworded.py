"""Sentences that come with the results in English, in the language of the page."""

from __future__ import annotations

import re

from journeymap.render import sentences
from journeymap.render.report.subject import Subject

__all__ = ["per_cent", "reworded"]

PER_CENT = re.compile(r"(?<=\d)%")


def reworded(subject: Subject, sentence: str) -> str:
    """The sentence in the page's language, its values kept; as it is where the language does not know it."""
    return per_cent(subject, sentences.reworded(subject.t, sentence))


def per_cent(subject: Subject, words: str) -> str:
    """Shares in a sentence as the rest of the page writes them, with a blank that no line breaks at."""
    return PER_CENT.sub(subject.n.share(1.0).removeprefix("100"), words)
