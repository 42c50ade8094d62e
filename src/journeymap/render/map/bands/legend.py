"""The last line: what the signs on this page mean, and where the map comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from journeymap.render.map.bands.channels import loses_context
from journeymap.render.map.bands.keys import Sign, curve_signs, strip_signs
from journeymap.render.map.canvas import Canvas
from journeymap.render.map.facts import losses, unfelt
from journeymap.render.map.marks import cross, star, unknown
from journeymap.render.map.palette import ALARM, CARD, INK, LINE, MARGIN, MUTED, PAPER
from journeymap.render.map.sheet import Block, Sheet
from journeymap.render.map.story import Story, joined
from journeymap.render.map.text.measure import fit, width

__all__ = ["legend"]

SIGN, ROW = 24.0, 17.0
GAPS = (22.0, 16.0, 11.0)
"""Room between signs; the widest with which all stand in one row."""

Row = list[tuple[Sign, str, float]]


def legend(sheet: Sheet, shown: frozenset[str]) -> Block:
    """Signs that occur in the bands `shown` on the page, in rows, then the provenance, on the last row if it fits."""
    room = sheet.right - MARGIN
    source = fit(provenance(sheet.story), room, 10.0)
    signs = list(_signs(sheet, shown))
    rows, beside = _rows(signs, room, source.width, GAPS[-1])
    if sheet.tight and not beside:
        source = fit(provenance(sheet.story, short=True), room, 10.0)
        rows, beside = _rows(signs, room, source.width, GAPS[-1])
    for gap in GAPS:
        tried = _rows(signs, room, source.width, gap)
        if (len(tried[0]), tried[1]) == (len(rows), beside):
            rows = tried[0]
            break
    beside = beside and len(source.lines) == 1
    above = 0.0 if sheet.tight else 5.0
    height = above + 8 + ROW * len(rows) + (0 if beside else source.height) + 2

    def draw(canvas: Canvas, top: float, _height: float) -> None:
        top += above
        canvas.line(((MARGIN, top), (sheet.right, top)), stroke=INK)
        y = top + 6
        for row in rows:
            for sign, words, start in row:
                sign(canvas, start, y + 7)
                canvas.text(start + SIGN + 6, y + 10.5, words, size=10.0, fill=MUTED)
            y += ROW
        canvas.lines(sheet.right, y - ROW if beside else y, source, fill=MUTED, anchor="end")

    return Block("legend", height, draw, ruled=False)


def _rows(signs: Sequence[tuple[Sign, str]], room: float, last: float, gap: float) -> tuple[list[Row], bool]:
    """The signs in rows, and whether words `last` px wide fit beside the last one."""
    rows: list[Row] = []
    x = room + 1
    for sign, words in signs:
        wide = SIGN + 6 + width(words, 10.0)
        if x + wide > room:
            rows.append([])
            x = 0.0
        rows[-1].append((sign, words, MARGIN + x))
        x += wide + gap
    return rows, bool(rows) and x + last <= room


def provenance(story: Story, short: bool = False) -> str:
    """Programme, model and log by version and hash; no clock, so that the same input gives the same bytes.

    A `short` one leaves out from when to when the log goes, which its hash fixes too.
    """
    w = story.w
    parts = [f"journeymap {_version()}", w("model {hash}").format(hash=story.fingerprint[:7])]
    if story.overlay:
        seen = story.overlay.observed
        span = joined((story.n.date(seen.since or ""), story.n.date(seen.until or "")), " – ")
        parts = [
            w("intervals 95 %").replace(" %", "\N{NO-BREAK SPACE}%"),
            "" if short else w("log {span}").format(span=span),
            *parts,
        ]
        parts.append(w("log {hash}").format(hash=story.overlay.log[:7]))
    return joined(story.say(part) for part in parts)


@lru_cache(maxsize=1)
def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("journeymap")
    except PackageNotFoundError:
        return "0"


def _signs(sheet: Sheet, shown: frozenset[str]) -> Iterator[tuple[Sign, str]]:
    story, steps = sheet.story, sheet.steps
    w, parts = story.w, [step.part for step in steps]
    if any(part.moment_of_truth for part in parts):
        yield lambda canvas, x, y: star(canvas, x + 12, y, 7), w("moment of truth")
    if any(step.side or step.optional for step in steps):
        yield _dashed_card, w("side or optional step")
    if "channels" in shown and any(loses_context(step) for step in steps):
        yield _lost_context, w("the customer starts over")
    if "emotion" in shown:
        yield from curve_signs(sheet)
    elif "others" in shown:
        yield from strip_signs(sheet)
    if "emotion" in shown and story.draft and unfelt(story, steps):
        yield _question, w("no emotion given")
    if "flow" in shown and any(loss.points > 0 for loss in losses(story).values()):
        yield _left, w("left at this step")


def _dashed_card(canvas: Canvas, x: float, y: float) -> None:
    more = f'stroke="{LINE}" stroke-width="1.2" stroke-dasharray="5 3"'
    canvas.rect(x + 2, y - 6, 20, 12, fill=CARD, more=more, rx=3)


def _lost_context(canvas: Canvas, x: float, y: float) -> None:
    canvas.line(((x, y), (x + SIGN, y)), stroke=ALARM, wide=3)
    cross(canvas, x + 12, y, 5)


def _question(canvas: Canvas, x: float, y: float) -> None:
    unknown(canvas, x + 12, y)


def _left(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x + 2, y - 5, 20, 10, fill=PAPER, more=f'stroke="{ALARM}" stroke-width="1.2" stroke-dasharray="3 2"')
