"""The title block along the top: which journey this is, its status, owner, date and evidence."""

from __future__ import annotations

from journeymap.render.map.canvas import Canvas
from journeymap.render.map.palette import INK, MARGIN, MUTED
from journeymap.render.map.sheet import Block, Sheet
from journeymap.render.map.story import Story, joined
from journeymap.render.map.text.measure import Fitted, fit, width
from journeymap.settings.words import fixed

__all__ = ["strip"]

GAP = 28.0
STATUS = {"draft": fixed("draft"), "review": fixed("in review"), "approved": fixed("approved")}


def strip(sheet: Sheet) -> Block:
    """The title block; facts that do not fit beside the name stand in rows below it."""
    story, room = sheet.story, sheet.right - MARGIN
    name = story.say(story.journey.name) or story.say(story.journey.id)
    kind = _kind(sheet)
    facts = [(label, value) for label, value in _facts(story) if value]
    facts_width = sum(_wide(label, value) for label, value in facts) + GAP * max(0, len(facts) - 1)
    beside = facts_width <= room - 300
    title = fit(name, (room - facts_width - GAP if beside else room), bold=True)
    follows = len(title.lines) == 1 and title.width + 8 + width(kind) <= (room - facts_width - GAP if beside else room)
    title_height = title.height + (0 if follows else 15)
    rows = [] if beside else _rows(facts, room)
    height = (
        8 + title_height + sum(max(value.height for _, value, _ in row) + 2 for row in rows) + (4 if sheet.tight else 8)
    )

    def draw(canvas: Canvas, top: float, height: float) -> None:
        y = canvas.lines(MARGIN, top + 2, title)
        if follows:
            canvas.text(MARGIN + title.width + 8, top + 14, kind, fill=MUTED)
        else:
            canvas.text(MARGIN, y + 12, kind, fill=MUTED)
            y += 15
        x = sheet.right
        for label, value in reversed(facts if beside else []):
            start = x - _wide(label, value)
            canvas.text(start, top + 14, label, fill=MUTED)
            canvas.text(start + width(label) + 6, top + 14, value, bold=True)
            x = start - GAP
        for row in rows:
            for label, fitted, start in row:
                canvas.text(start, y + 12, label, fill=MUTED)
                canvas.lines(start + width(label) + 6, y, fitted)
            y += max(fitted.height for _, fitted, _ in row) + 2
        canvas.line(((MARGIN, top + height - 4), (sheet.right, top + height - 4)), stroke=INK)

    return Block("strip", height, draw, ruled=False)


def _kind(sheet: Sheet) -> str:
    w = sheet.story.w
    how = w("as is") if sheet.story.journey.perspective == "as-is" else w("to be")
    page = w("page {number} of {total}").format(number=sheet.number, total=sheet.total) if sheet.total > 1 else ""
    return joined((f"{w('customer journey')}, {how}", page))


def _facts(story: Story) -> list[tuple[str, str]]:
    journey, w = story.journey, story.w
    return [
        (w("Status"), w(STATUS[journey.status])),
        (w("Owner"), story.say(str(journey.owner)) if journey.owner else w("nobody yet") if story.draft else ""),
        (w("Reviewed"), story.n.date(str(journey.reviewed)) if journey.reviewed else ""),
        (w("Evidence"), _evidence(story)),
    ]


def _evidence(story: Story) -> str:
    """The firmest sources by name, and the log."""
    sources = [source for source in story.journey.sources.values() if source.kind != "assumed"]
    names = [story.say(source.name) for source in sources][:2]
    if story.overlay:
        events = story.n.count(story.overlay.observed.events)
        names.append(story.w("{count} logged events").format(count=events))
    return " + ".join(name for name in names if name) or story.w("assumed")


def _wide(label: str, value: str) -> float:
    return width(label) + 6 + width(value, bold=True)


def _rows(facts: list[tuple[str, str]], room: float) -> list[list[tuple[str, Fitted, float]]]:
    """Facts in rows from the left; a value that is wider than the page is wrapped."""
    rows: list[list[tuple[str, Fitted, float]]] = []
    x = room + 1.0
    for label, value in facts:
        fitted = fit(value, room - width(label) - 6, bold=True)
        wide = width(label) + 6 + fitted.width
        if x + wide > room or not rows:
            rows.append([])
            x = 0.0
        rows[-1].append((label, fitted, MARGIN + x))
        x += wide + GAP
    return rows
