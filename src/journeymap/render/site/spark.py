"""The emotion curve of a journey as a small picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from journeymap.render.map.canvas import number
from journeymap.render.map.curve import Point, path, segments
from journeymap.render.map.facts import emotion
from journeymap.render.map.story import Story

__all__ = ["sparkline"]

WIDE, HIGH, EDGE = 148.0, 40.0, 5.0


def sparkline(story: Story, label: str) -> Markup:
    """The curve of the map's first persona along its main line, with its lowest point; empty where nobody said anything.

    What it shows is said in `label`.
    """
    felt = [emotion(step, story.persona) for step in story.line]
    runs = list(_runs(felt))
    if not runs:
        return Markup()
    every = [point for run in runs for point in run]
    low = max(every, key=lambda point: point[1])
    lines = Markup().join(_drawn(run) for run in runs)
    frame = Markup(
        '<svg class="spark" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" aria-label="{label}">'
        '<path class="zero" d="M0 {mid}H{w}"/>{lines}{dot}</svg>'
    )
    lowest = Markup('<circle class="low" cx="{}" cy="{}" r="3.5"/>').format(*map(number, low))
    dot = lowest if low[1] > HIGH / 2 else Markup()
    return frame.format(w=number(WIDE), h=number(HIGH), mid=number(HIGH / 2), label=label, lines=lines, dot=dot)


def _runs(felt: Sequence[float | None]) -> Iterator[list[Point]]:
    """Points that follow each other; a step of which nobody said anything is a gap."""
    apart = (WIDE - 2 * EDGE) / max(1, len(felt) - 1)
    run: list[Point] = []
    for place, value in enumerate(felt):
        if value is not None:
            run.append((EDGE + apart * place, HIGH / 2 - value * (HIGH / 2 - EDGE) / 2))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _drawn(run: Sequence[Point]) -> Markup:
    if len(run) == 1:
        return Markup('<circle class="dot" cx="{}" cy="{}" r="2"/>').format(*map(number, run[0]))
    return Markup('<path class="line" d="{}"/>').format(path(segments(run)))
