"""Measured scores, and where the map's feelings and the data say different things."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from journeymap.formats.columns import shown
from journeymap.formats.overlay_text.layout import View, columns, indented, note, sentences, title
from journeymap.formats.overlay_text.words import NONE, count, decimal, share
from journeymap.results.emotion import Score
from journeymap.settings.numbers import numbers

__all__ = ["disagreements", "scores"]

MOST = 10


def scores(view: View) -> Iterator[RenderableType]:
    """Answers by touchpoint and metric."""
    found = view.overlay.emotion.scores if view.overlay.emotion else ()
    if not found:
        return
    table = columns("touchpoint", "metric", "answers", "score", "95%", "target", "best answer", "as a feeling", text=2)
    for row in found:
        feeling = NONE if row.valence is None else numbers("en").signed(row.valence)
        best = share(row.top_box.estimate if row.top_box else None)
        cells = (count(row.answers), *_score(row), best, feeling)
        table.add_row(indented(row.touchpoint), shown(row.metric), *cells)
    yield title("Scores")
    yield table
    yield note("score: the mean, or the net promoter score; as a feeling: the same on the map's scale, –2 to 2")


def _score(row: Score) -> tuple[str, str, str]:
    times, digits = (100, 0) if row.kind == "nps" else (1, 2)
    value, low, high = (None if one is None else decimal(one * times, digits) for one in _bounds(row))
    target = NONE if row.target is None else f"{row.target:g}"
    return value or NONE, NONE if low is None or high is None else f"{low} to {high}", target


def _bounds(row: Score) -> tuple[float | None, ...]:
    return row.value.estimate, row.value.low, row.value.high


def disagreements(view: View) -> Iterator[RenderableType]:
    """Where map and data disagree, as sentences."""
    found = view.overlay.emotion.disagreements if view.overlay.emotion else ()
    if found:
        yield title("Where map and data disagree")
        yield sentences(row.words for row in view.first(found, MOST))
        yield from view.more(len(found) - MOST, "more of them", "more of them")
