"""Sentences that come with the results in English, in the language of the page."""

from __future__ import annotations

from journeymap.render import sentences
from journeymap.render.report.subject import Subject

__all__ = ["reworded"]


def reworded(subject: Subject, sentence: str) -> str:
    """The sentence in the page's language, its values kept; as it is where the language does not know it."""
    return sentences.reworded(subject.t, sentence)
