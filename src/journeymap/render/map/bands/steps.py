"""The steps as cards: a main line, side steps half a row lower, arrows between them."""

from __future__ import annotations

from journeymap.render.map.bands.routes import Bracket, Cards, Note, Route, brackets, notes, routes
from journeymap.render.map.canvas import Canvas, Cell, number
from journeymap.render.map.marks import arrow, star
from journeymap.render.map.palette import CARD, CARD_EDGE, INK, LINE, MUTED, PAPER, TINTS
from journeymap.render.map.sheet import Block, Sheet, lane
from journeymap.render.map.story import Step
from journeymap.render.map.text.clean import escape
from journeymap.render.map.text.measure import Fitted, fit, width

__all__ = ["steps"]

BADGE = 9.5
WIDEST, WIDEST_FOLDED = 150.0, 300.0
ROOMY = 200.0
"""The card of a folded stage that is at least as wide has its steps in the size of other texts."""


def steps(sheet: Sheet, arrows: bool = True) -> Block:
    """The cards as high as the longest name needs; arrows and words below them as they need.

    Without `arrows` they are only what the bands below refer to: cards in one row.
    """
    story = sheet.story
    wide = min(sheet.column_width - 12, WIDEST_FOLDED if story.unfolded else WIDEST)
    names = {step.id: _name(sheet, step, wide) for step in sheet.steps}
    framed = [(first, last) for stage, first, last in sheet.stages if arrows and story.stages[stage].order == "any"]
    high = max([40.0 if sheet.tight else 48.0, *(name.height + (14 if sheet.tight else 20) for name in names.values())])
    lower = 0.0 if not arrows else 23.0 if sheet.tight else 26.0
    cards = Cards(wide, high, 30.0 if framed else 14.0 if sheet.tight else 16.0, lower)
    ways = routes(sheet) if arrows else []
    around = brackets(sheet, cards, ways)
    below = notes(sheet, cards, ways, around) if arrows else []
    title = lane(story.w("Steps"), *(_notes(sheet) if arrows else ()))
    bottoms = [cards.top + high, *(cards.of(sheet, step)[3] for step in sheet.steps)]
    bottoms += [bracket.y + max(5.0, bracket.label.height / 2) for bracket in around]
    bottoms += [note.top + note.text.height for note in below]
    height = max(title.height, max(bottoms) + (5 if sheet.tight else 12))

    def draw(canvas: Canvas, top: float, _height: float) -> None:
        title.draw(canvas, top)
        for columns in framed:
            _frame(canvas, sheet, cards, top, columns)
        for route in ways:
            _draw_route(canvas, sheet, cards, top, route)
        if arrows:
            _draw_onward(canvas, sheet, cards, top)
        for bracket in around:
            _draw_bracket(canvas, sheet, cards, top, bracket)
        for bracket in around:
            _blot(canvas, sheet, around, bracket, top)
            _label(canvas, (bracket.middle, top + bracket.y), bracket.label)
        for note in below:
            _draw_note(canvas, top, note)
        for column in sheet.columns:
            if column.step:
                left, upper, right, lower = cards.of(sheet, column.step)
                box = (left, top + upper, right, top + lower)
                _draw_card(canvas, sheet, box, column.step, names[column.step.id])
            else:
                _draw_empty(canvas, sheet, cards, top, column.index)

    return Block("steps", height, draw, context=True)


def _name(sheet: Sheet, step: Step, wide: float) -> Fitted:
    """What stands on a card: the step's name, on that of a folded stage its steps with their numbers."""
    whole = sheet.story.unfolded
    if whole is None:
        return fit(step.name, wide - (4 if sheet.tight else 10), 11.0 if sheet.tight else 12.0)
    inside = [column.step for column in whole.columns if column.step and column.stage == step.stage]
    size = 12.0 if wide >= ROOMY else 10.0
    texts = [fit(f"{one.number} {one.name}", wide - 20, size) for one in inside]
    return Fitted(
        tuple(line for text in texts for line in text.lines), min((text.size for text in texts), default=size)
    )


def _notes(sheet: Sheet) -> tuple[str, ...]:
    """Whose main line it is, whether shares are measured, and what may happen at any step."""
    story = sheet.story
    known = story.persona in story.journey.personas
    name = story.persona_name(story.persona, short=True) if known else ""
    doer = story.w("main line: {name}").format(name=name) if name else ""
    return doer, story.w("shares measured") if story.measured else "", _anywhere(sheet)


def _anywhere(sheet: Sheet) -> str:
    story = sheet.story
    names = [story.say(part.name) or story.say(key) for key, part in story.graph.outcomes.items() if part.anywhere]
    return story.w("at any step: {names}").format(names=", ".join(names)) if names else ""


def _draw_card(canvas: Canvas, sheet: Sheet, box: Cell, step: Step, name: Fitted) -> None:
    left, y, right, bottom = box
    dashed = step.side or step.optional
    edge = f'stroke="{LINE if dashed else CARD_EDGE}" stroke-width="1.2"'
    with canvas.group(f'data-step="{escape(step.id)}"', title=spoken(sheet, step)):
        if step.part.journey:
            _behind(canvas, box, edge)
        canvas.rect(
            left,
            y,
            right - left,
            bottom - y,
            fill=CARD,
            more=edge + (' stroke-dasharray="5 3"' if dashed else ""),
            rx=6,
        )
        start = (y + bottom - name.height) / 2 + 1
        middle, anchor = ((left + right) / 2, "middle") if sheet.story.unfolded is None else (left + 10, "start")
        canvas.lines(middle, start, name, anchor=anchor, cell=(left, y, right, bottom))
        fill, line, ink = (PAPER, INK, INK) if dashed else (INK, PAPER, PAPER)
        _badge(canvas, (left + 8 - BADGE, y), step.number, (fill, line, ink))
        if step.part.moment_of_truth:
            star(canvas, right - 8, y)


def _badge(canvas: Canvas, at: tuple[float, float], words: str, looks: tuple[str, str, str]) -> None:
    """The number on a card's corner, from `at` on: in a circle, or in a longer round where it is XVIII or 214."""
    (left, y), (fill, line, ink) = at, looks
    wide, more = width(words, 10.0, bold=True), f'stroke="{line}" stroke-width="1.2"'
    half = BADGE if wide <= 2 * BADGE - 3 else wide / 2 + 5
    if half == BADGE:
        canvas.circle(left + half, y, half, fill=fill, more=more)
    else:
        canvas.rect(left, y - BADGE, 2 * half, 2 * BADGE, fill=fill, more=more, rx=BADGE)
    canvas.text(left + half, y + 3.6, words, size=10.0, bold=True, fill=ink, anchor="middle")


def _behind(canvas: Canvas, box: Cell, edge: str) -> None:
    """The edge of a second card: the step is a journey of its own."""
    left, y, right, bottom = box
    canvas.rect(left + 4, y + 4, right - left, bottom - y, fill=CARD, more=edge, rx=6)


def spoken(sheet: Sheet, step: Step) -> str:
    """All that is known of a step in words, for whoever points at it or cannot see it."""
    story, part = sheet.story, step.part
    parts = [f"{step.number} {part.name.translated(story.language)}"]
    parts += [text.translated(story.language) for text in (part.doing, part.thinking, part.expects) if text]
    parts += [story.w.quoted(text.translated(story.language)) for text in (part.quote,) if text]
    parts += [
        story.w.quoted(differs.quote.translated(story.language)) for differs in part.personas.values() if differs.quote
    ]
    parts += [way.when.translated(story.language) for way in part.next if way.when]
    return ". ".join(text.rstrip(". ") for text in parts if text)


def _draw_empty(canvas: Canvas, sheet: Sheet, cards: Cards, top: float, column: int) -> None:
    """An empty stage is drawn and marked."""
    left, right = sheet.edges(column)
    text = fit(sheet.story.w("no steps yet"), right - left - 16)
    y, wide = top + cards.top, min(right - left - 12, cards.width)
    start = (left + right - wide) / 2
    more = f'stroke="{LINE}" stroke-width="1.2" stroke-dasharray="2 3"'
    canvas.rect(start, y, wide, cards.height, fill="none", more=more, rx=6)
    canvas.lines((left + right) / 2, y + (cards.height - text.height) / 2, text, fill=MUTED, anchor="middle")


def _frame(canvas: Canvas, sheet: Sheet, cards: Cards, top: float, columns: tuple[int, int]) -> None:
    left, right = sheet.edges(*columns)
    more = f'stroke="{LINE}" stroke-width="1" stroke-dasharray="2 3"'
    canvas.rect(left + 2, top + cards.top - 13, right - left - 4, cards.height + 20, fill="none", more=more, rx=8)
    words = fit(sheet.story.w("in any order"), right - left - 8, 10.0)
    canvas.text((left + right) / 2, top + 13, words.lines[0], size=words.size, fill=MUTED, anchor="middle")


def _draw_route(canvas: Canvas, sheet: Sheet, cards: Cards, top: float, route: Route) -> None:
    _, high, right, low = cards.of(sheet, route.source)
    aim_left, _, _, aim_low = cards.of(sheet, route.target)
    if route.kind == "next":
        y = top + (high + low) / 2
        canvas.line(((right + 1, y), (aim_left - 4, y)), stroke=LINE, wide=1.4)
        arrow(canvas, aim_left - 1, y, "right", size=5)
    elif route.kind == "over":
        y, middle, label = top + high + 7, (right + aim_left) / 2, fit(route.words, 9999, 11.0)
        half = label.width / 2 + 4 if label.lines else 0.0
        canvas.line(((right + 1, y), (middle - half, y)), stroke=LINE, wide=1.4)
        canvas.line(((middle + half, y), (aim_left - 5, y)), stroke=LINE, wide=1.4)
        arrow(canvas, aim_left - 1, y, "right")
        _label(canvas, (middle, y), label)
    elif route.kind == "down":
        x, y = right - 13, top + aim_low - 9
        canvas.path(
            f"M{number(x)} {number(top + low + 1)}V{number(y - 6)}q0 6 6 6H{number(aim_left - 5)}",
            stroke=LINE,
            wide=1.4,
        )
        arrow(canvas, aim_left - 1, y, "right")
    elif route.kind == "up":
        x, y = aim_left + 13, top + low - 9
        canvas.path(
            f"M{number(right + 1)} {number(y)}H{number(x - 6)}q6 0 6 -6V{number(top + aim_low + 6)}",
            stroke=LINE,
            wide=1.4,
        )
        arrow(canvas, x, top + aim_low + 1, "up")


def _draw_onward(canvas: Canvas, sheet: Sheet, cards: Cards, top: float) -> None:
    """Arrows over the edges of the page where the main line comes from another page or goes on to one."""
    line = sheet.line(sheet.story.persona)
    if not line or sheet.total < 2:
        return
    whole = [step.id for step in sheet.story.line]
    for step, last in ((line[0], False), (line[-1], True)):
        left, high, right, low = cards.of(sheet, step)
        y = top + (high + low) / 2
        if last and step.id != whole[-1] and step.column == sheet.columns[-1].index:
            canvas.line(((right + 1, y), (sheet.right + 12, y)), stroke=LINE, wide=1.4)
            arrow(canvas, sheet.right + 18, y, "right")
        elif not last and step.id != whole[0] and step.column == sheet.columns[0].index:
            canvas.line(((sheet.left - 8, y), (left - 5, y)), stroke=LINE, wide=1.4)
            arrow(canvas, left - 1, y, "right")


def _draw_bracket(canvas: Canvas, sheet: Sheet, cards: Cards, top: float, bracket: Bracket) -> None:
    y, way = top + bracket.y, 5 if bracket.end > bracket.start else -5
    low, aim = top + cards.of(sheet, bracket.route.source)[3], top + cards.of(sheet, bracket.route.target)[3]
    first, last = bracket.start + way, bracket.end - way
    half = (bracket.label.width / 2 + 4 if bracket.label.lines else 0.0) * way / 5
    low_x, high_x = min(first, last), max(first, last)
    gap, on = (min(max(bracket.middle + side, low_x), high_x) for side in (-half, half))
    canvas.path(
        f"M{number(bracket.start)} {number(low + 1)}V{number(y - 5)}q0 5 {way} 5H{number(gap)}M{number(on)} {number(y)}"
        f"H{number(last)}q{way} 0 {way} -5V{number(aim + 6)}",
        stroke=LINE,
        wide=1.4,
    )
    arrow(canvas, bracket.end, aim + 1, "up")


def _blot(canvas: Canvas, sheet: Sheet, around: list[Bracket], bracket: Bracket, top: float) -> None:
    """Ground behind the words of an arrow where another one would run through them."""
    half, high = bracket.label.width / 2 + 2, bracket.label.height
    left, right = bracket.middle - half, bracket.middle + half
    legs = [x for other in around if other is not bracket and other.y > bracket.y for x in (other.start, other.end)]
    if bracket.label.lines and any(left < x < right for x in legs):
        edges = [(stage, *sheet.edges(first, last)) for stage, first, last in sheet.stages]
        for stage, start, end in edges:
            if start < right and left < end:
                x, wide = max(left, start), min(right, end) - max(left, start)
                canvas.rect(x, top + bracket.y - high / 2, wide, high, fill=TINTS[stage % 2])


def _label(canvas: Canvas, at: tuple[float, float], label: Fitted) -> None:
    """Words on an arrow, which leaves a gap for them."""
    if label.lines:
        canvas.lines(at[0], at[1] - label.height / 2 - 0.5, label, fill=MUTED, anchor="middle")


def _draw_note(canvas: Canvas, top: float, note: Note) -> None:
    y = top + note.top
    if note.arrow:
        canvas.path(f"M{number(note.left - 12)} {number(y + 1)}v3q0 3 3 3h2", stroke=LINE, wide=1.4)
        arrow(canvas, note.left - 2, y + 7, "right", size=5)
    canvas.lines(note.left, y, note.text, fill=MUTED)
