"""Pictures of a backtest as SVG inside the page: forecasts against what came, and eventual success at the cuts."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from markupsafe import Markup

from journeymap.results.backtest import CalibrationBin, CutRow
from journeymap.settings.numbers import Numbers, numbers
from journeymap.settings.words import Words, fixed, words

__all__ = ["calibration_picture", "cuts_picture", "pair_picture"]

ENGLISH, EN = words("en"), numbers("en")
SIDE, LEFT, TOP, BOTTOM = 440.0, 58.0, 14.0, 52.0
"""The square of the calibration picture, and the room beside it for its words."""
LARGEST = 13.0
WIDE, HIGH, RIGHT = 620.0, 240.0, 150.0
NEAREST = 15.0
"""Labels stand at least so far apart."""
STEPS, MOST_LEVELS = (1, 2, 5, 10, 20), 8
SERIES = (
    ("came", fixed("came")),
    ("model", fixed("model")),
    ("overlay", fixed("overlay")),
    ("finished", fixed("finished only")),
)


def calibration_picture(bins: Sequence[CalibrationBin], t: Words = ENGLISH, n: Numbers = EN) -> Markup:
    """Each tenth of the forecasts as a point: what was said to the right, what came upwards, its area by its visits."""
    most = max((row.prefixes for row in bins), default=1)
    parts = [*_grid(n), _line((0, 0), (1, 1), "true")]
    for row in bins:
        x, y = _at(row.forecast, row.came)
        radius = max(3.0, LARGEST * math.sqrt(row.prefixes / most))
        words = t.many(
            row.prefixes,
            "said {said}, came {came}, {n} visit",
            "said {said}, came {came}, {n} visits",
            said=n.share(row.forecast),
            came=n.share(row.came),
            n=n.count(row.prefixes),
        )
        parts.append(
            Markup('<circle class="point" cx="{}" cy="{}" r="{}"><title>{}</title></circle>').format(
                _n(x), _n(y), _n(radius), words
            )
        )
    width, height = LEFT + SIDE + 16, TOP + SIDE + BOTTOM
    parts += [
        _text(LEFT + SIDE / 2, height - 10, t("said by the model"), "axis"),
        Markup('<text class="axis" transform="translate({} {}) rotate(-90)" text-anchor="middle">{}</text>').format(
            14, _n(TOP + SIDE / 2), t("came")
        ),
    ]
    label = t("Success foretold against what came: points on the diagonal are right")
    return _svg(width, height, label, parts)


def cuts_picture(rows: Sequence[CutRow], t: Words = ENGLISH, n: Numbers = EN) -> Markup:
    """Eventual success at each cut: what came, what the model said with its band, what simpler counts say."""
    known = [value for row in rows for value in (row.came, row.model, row.overlay, row.finished) if value is not None]
    if len(rows) < 2 or not known:
        return Markup()
    levels = _round_levels(known)
    low, high = levels[0], levels[-1]
    days = [date.fromisoformat(row.cut[:10]).toordinal() for row in rows]
    span = max(1, days[-1] - days[0])

    def place(number: int, value: float) -> tuple[float, float]:
        return (
            LEFT + (WIDE - LEFT - RIGHT) * (days[number] - days[0]) / span,
            TOP + HIGH * (1 - (value - low) / (high - low)),
        )

    parts = list(_levels(levels, place, n))
    parts += [
        _text(place(number, low)[0], TOP + HIGH + 20, n.date(row.cut, "day"), "tick") for number, row in enumerate(rows)
    ]
    parts += _series(rows, place, t)
    return _svg(WIDE, TOP + HIGH + 30, t("Eventual success as said at each cut, beside what came"), parts)


def pair_picture(said: float, came: float) -> Markup:
    """What was said (a ring) and what came (a dot) on a line from none to all."""
    return Markup(
        '<svg class="pair" viewBox="-6 0 132 14" aria-hidden="true"><line x1="0" x2="120" y1="7" y2="7"/>'
        '<line class="gap" x1="{0}" x2="{1}" y1="7" y2="7"/><circle class="ring" cx="{0}" cy="7" r="4"/>'
        '<circle class="dot" cx="{1}" cy="7" r="3"/></svg>'
    ).format(_n(said * 120), _n(came * 120))


Place = Callable[[int, float], tuple[float, float]]


def _series(rows: Sequence[CutRow], place: Place, t: Words) -> Iterator[Markup]:
    """The lines, and each one's name at its right end."""
    names: list[tuple[float, str, str]] = []
    for field, name in SERIES:
        points = [(number, getattr(row, field)) for number, row in enumerate(rows)]
        placed = [place(number, value) for number, value in points if value is not None]
        if not placed:
            continue
        path = " ".join(f"{_n(x)},{_n(y)}" for x, y in placed)
        yield Markup('<polyline class="{}" points="{}"/>').format(field, path)
        if field in ("came", "model"):
            yield from (
                Markup('<circle class="{}" cx="{}" cy="{}" r="3.5"/>').format(field, _n(x), _n(y)) for x, y in placed
            )
        names.append((placed[-1][1], field, t(name)))
    right = place(len(rows) - 1, 0.0)[0] + 12
    below = -math.inf
    for y, field, name in sorted(names):
        below = max(y, below + NEAREST)
        yield Markup('<text class="name {}" x="{}" y="{}">{}</text>').format(field, _n(right), _n(below + 4), name)


def _levels(levels: Sequence[float], place: Place, n: Numbers) -> Iterator[Markup]:
    for value in levels:
        _, y = place(0, value)
        yield Markup('<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
            _n(LEFT), _n(WIDE - RIGHT), _n(y), _n(y)
        )
        yield _text(LEFT - 8, y + 4, n.per_cent(value, 0), "tick end")


def _round_levels(values: Sequence[float]) -> list[float]:
    """Whole points below, between and above the values, at most eight."""
    for step in STEPS:
        low, high = math.floor(min(values) * 100 / step), math.ceil(max(values) * 100 / step)
        if high - low < MOST_LEVELS:
            break
    return [number * step / 100 for number in range(low, max(high, low + 1) + 1)]


def _grid(n: Numbers) -> Iterator[Markup]:
    for fifth in range(6):
        share = fifth / 5
        yield _line((share, 0), (share, 1), "grid")
        yield _line((0, share), (1, share), "grid")
        x, y = _at(share, share)
        yield _text(x, TOP + SIDE + 20, n.per_cent(share, 0), "tick")
        yield _text(LEFT - 8, y + 4, n.per_cent(share, 0), "tick end")


def _at(said: float, came: float) -> tuple[float, float]:
    return LEFT + SIDE * said, TOP + SIDE * (1 - came)


def _line(begin: tuple[float, float], end: tuple[float, float], kind: str) -> Markup:
    (x1, y1), (x2, y2) = _at(*begin), _at(*end)
    return Markup('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(kind, _n(x1), _n(y1), _n(x2), _n(y2))


def _text(x: float, y: float, words: str, kind: str) -> Markup:
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(kind, _n(x), _n(y), words)


def _svg(width: float, height: float, label: str, parts: Sequence[Markup]) -> Markup:
    head = Markup('<svg viewBox="0 0 {} {}" role="img" aria-label="{}">').format(_n(width), _n(height), label)
    return head + Markup("").join(parts) + Markup("</svg>")


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
