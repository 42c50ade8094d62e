"""What is written beside the curves: hardest moment, end, names, detours, ratings, and what was said at the extremes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.render.map.bands.curves import Curve
from journeymap.render.map.canvas import Canvas
from journeymap.render.map.facts import quote
from journeymap.render.map.felt import Felt, detour_share, summed
from journeymap.render.map.palette import ALARM_TEXT, INK, LINE, MUTED, NEXT_PERSONA
from journeymap.render.map.places import Place, Places
from journeymap.render.map.sheet import Sheet
from journeymap.render.map.story import Step, Story
from journeymap.render.map.text.measure import fit, width

__all__ = ["LEADING", "Line", "Saying", "beside", "draw_saying", "moments", "names", "quotes"]

ROOMS = (160.0, 118.0, 240.0)
"""Widths in px in which a quote may be set, the likeliest first; the widest only where it saves lines."""
MOST_LINES = 4
LEADING = 15.0

Line = tuple[str, str, bool]
"""Text, colour, weight."""
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Saying:
    """Lines that belong to a point, set in one of several `forms`.

    A `needed` one makes the band higher where it finds no room; another is left out where it would cost `most`.
    """

    spots: tuple[Spot, ...]
    forms: tuple[tuple[Line, ...], ...]
    gap: float = 13.0
    most: float = 130.0
    up: int = 0
    needed: bool = False
    own: tuple[Spot, ...] = ()
    rest: Saying | None = None
    """What may stand apart from it, where both together find no room nearby."""

    def placed(self, places: Places) -> Place:
        """The best place for it."""
        sizes = [_size(lines) for lines in self.forms]
        return places.find(self.spots, sizes, self.gap, own=self.own, up=self.up)


def _size(lines: tuple[Line, ...]) -> tuple[float, float]:
    return max(width(text, bold=bold) for text, _, bold in lines), LEADING * len(lines)


def draw_saying(canvas: Canvas, top: float, lines: tuple[Line, ...], place: Place, gap: float) -> None:
    """The lines of a label, set towards its point where they stand beside it, tied to it where that is far."""
    box, (x, y) = place.box, place.spot
    if place.far:
        end_x, end_y = min(max(x, box.left + 4), box.right - 4), min(max(y, box.top), box.bottom)
        part = (gap - 2) / max(1.0, ((end_x - x) ** 2 + (end_y - y) ** 2) ** 0.5)
        start = (x + (end_x - x) * part, y + (end_y - y) * part + top)
        canvas.line((start, (end_x, end_y + top)), stroke=LINE, wide=0.8)
    down = box.top + top
    at, anchor = (box.left + box.right) / 2, "middle"
    if box.left > x or box.right < x:
        at, anchor = (box.left, "start") if box.left > x else (box.right, "end")
    for text, fill, bold in lines:
        canvas.text(at, down + 11.5, text, fill=fill, bold=bold, anchor=anchor)
        down += LEADING


def moments(sheet: Sheet, found: list[Curve]) -> Iterator[Saying]:
    """The hardest moment and the end of the main curve, with what was said there."""
    story = sheet.story
    spots = {one.step.id: spot for curve in found if curve.kind in ("main", "side") for one, spot in _spots(curve)}
    for step, value, text, colour in () if _alone(found) else _extremes(story):
        if step.id in spots:
            spot, up = (spots[step.id],), 1 if value > 0.6 else -1
            said = _quoted(story, step, story.persona, INK)
            head: Line = (text, colour, True)
            rest = Saying(spot, said, up=up, most=170.0) if said else None
            yield Saying(spot, tuple((head, *lines) for lines in said) or ((head,),), needed=True, up=up, rest=rest)


def _extremes(story: Story) -> list[tuple[Step, float, str, str]]:
    """Where it is hardest and where it ends: the value, words and their colour; on a folded map only in which stage."""
    felt = summed(story.whole)
    if felt is None:
        return []
    worst = ALARM_TEXT if felt.lowest < 0 else INK
    if story.unfolded:
        words = story.w("Hardest moment: step {number}").format(number=felt.hardest.number)
        stage = [step for step in story.steps.values() if step.stage == felt.hardest.stage]
        return [(step, felt.lowest, words, worst) for step in stage[:1] if not felt.flat]
    words = story.w("Hardest moment {value}").format(value=story.n.signed(felt.lowest))
    told = [] if felt.flat else [(felt.hardest, felt.lowest, words, worst)]
    if felt.ended and (felt.flat or felt.last != felt.hardest):
        ends = story.w("End {value}").format(value=story.n.signed(felt.end))
        told.append((felt.last, felt.end, ends, INK))
    return told


def _alone(found: list[Curve]) -> bool:
    """Whether the main curve on this page is a single point, which is no hardest moment of anything."""
    return sum(len(curve.felt) for curve in found if curve.kind == "main") < 2


def _spots(curve: Curve) -> list[tuple[Felt, Spot]]:
    return list(zip(curve.felt, curve.points, strict=True))


def beside(sheet: Sheet, found: list[Curve]) -> Iterator[Saying]:
    """What a detour is, and the figures of ratings beside a told curve."""
    story = sheet.story
    for curve in found:
        if curve.kind == "side" and curve.leaves is not None:
            text = _detour(story, detour_share(story, curve.leaves, curve.felt[0].step))
            yield Saying(tuple(_along(curve)), (((text, MUTED, False),),), 5.0, 75.0, own=curve.points)
        if curve.kind == "rated":
            for felt, spot in _spots(curve):
                text = story.w("rated {value}").format(value=story.n.signed(felt.value))
                yield Saying((spot,), (((text, MUTED, False),),), 7.0, 75.0)


def names(sheet: Sheet, found: list[Curve], aims: Curve | None) -> Iterator[Saying]:
    """The names of curves: of two personas, of what is told beside ratings, of what was wanted."""
    yield from _persona_names(sheet, found)
    story = sheet.story
    for told, text in ((_longest(found, "told"), story.w("as the map tells it")), (aims, story.w("wanted"))):
        if told is not None:
            yield Saying(tuple(_along(told)), (((text, MUTED, False),),), 4.0, 75.0, own=told.points)


def _along(curve: Curve) -> list[Spot]:
    """Points along a curve that its name may stand at: the beginning, the middle of each piece, the end."""
    inner = [curve.samples[len(curve.samples) * part // 8] for part in (1, 2, 3, 4, 5, 6, 7)] if curve.pieces else []
    return [curve.points[0], *inner] if curve.kind != "side" else inner or [curve.points[0]]


def _longest(found: list[Curve], kind: str) -> Curve | None:
    runs = [curve for curve in found if curve.kind == kind]
    return max(runs, key=lambda curve: len(curve.felt)) if runs else None


def _detour(story: Story, share: float | None) -> str:
    if share is None or not 0 < share < 1:
        return story.w("detour")
    if 0.04 <= share <= 0.4:
        return story.w("detour, 1 in {count}").format(count=round(1 / share))
    return story.w("detour, {share}").format(share=story.n.share(share))


def _persona_names(sheet: Sheet, found: list[Curve]) -> Iterator[Saying]:
    """The names of two personas, each where its curve is well apart from the other."""
    story = sheet.story
    runs = [curve for curve in found if curve.kind in ("main", "next") and curve.persona]
    if len({curve.persona for curve in runs}) < 2:
        return
    for persona in story.lines:
        own = [(felt, spot) for curve in runs if curve.persona == persona for felt, spot in _spots(curve)]
        others = {felt.step.id: y for curve in runs if curve.persona != persona for felt, (_, y) in _spots(curve)}
        spots = [spot for felt, spot in own if abs(others.get(felt.step.id, spot[1] + 40) - spot[1]) >= 16]
        if own:
            name = fit(story.persona_name(persona, short=True), ROOMS[0], bold=True)
            colour = INK if persona == story.persona else NEXT_PERSONA
            lines = tuple((line, colour, True) for line in name.lines[:3])
            around = tuple(spots or [spot for _, spot in own])
            yield Saying(around, (lines,), most=110.0, own=tuple(spot for _, spot in own))


def quotes(sheet: Sheet, found: list[Curve]) -> Iterator[Saying]:
    """What was said where a curve turns, begins or ends, the strongest first; on detours always, since they are told."""
    turns = [
        (curve, index)
        for curve in found
        if curve.kind in ("main", "next", "side")
        for index in range(len(curve.felt))
        if curve.kind == "side" or _turns(curve, index)
    ]
    story = sheet.story
    told = set() if _alone(found) else {step.id for step, *_ in _extremes(story)}
    for curve, index in sorted(turns, key=lambda turn: -abs(turn[0].felt[turn[1]].value)):
        felt, next_one = curve.felt[index], curve.kind == "next"
        if next_one or felt.step.id not in told:
            persona = curve.persona or story.persona
            forms = _quoted(story, felt.step, persona, NEXT_PERSONA if next_one else INK)
            if forms:
                yield Saying((curve.points[index],), forms, up=_lean(curve, index))


def _turns(curve: Curve, index: int) -> bool:
    if index in (0, len(curve.felt) - 1):
        return True
    before, value, after = (felt.value for felt in curve.felt[index - 1 : index + 2])
    return (value - before) * (after - value) <= 0


def _lean(curve: Curve, index: int) -> int:
    """Above a peak, below a valley."""
    beside = [curve.felt[other].value for other in (index - 1, index + 1) if 0 <= other < len(curve.felt)]
    value = curve.felt[index].value
    mean = sum(beside) / len(beside) if beside else 0.0
    return 1 if value > mean else -1 if value < mean else 0


def _quoted(story: Story, step: Step, persona: str, colour: str) -> tuple[tuple[Line, ...], ...]:
    """A quote in the ways it may be wrapped; one of more than four lines is left to the step's title."""
    text, forms = quote(story, step, persona), []
    for room in ROOMS:
        lines = fit(text, room).lines if text else ()
        form = tuple((line, colour, False) for line in lines)
        if 0 < len(lines) <= MOST_LINES and form not in forms:
            forms.append(form)
    return tuple(forms)
