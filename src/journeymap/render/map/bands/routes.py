"""How the arrows between step cards run, and where their words stand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

from journeymap.graph.compile import Transition
from journeymap.render.map.bands.any_order import Ways, at_frames
from journeymap.render.map.facts import FEW
from journeymap.render.map.sheet import Sheet
from journeymap.render.map.story import Step, Story, joined
from journeymap.render.map.text.clean import clean
from journeymap.render.map.text.measure import Fitted, fit, width

__all__ = ["Bracket", "Cards", "Note", "Route", "brackets", "notes", "routes"]

Kind = Literal["next", "over", "down", "up", "around"]
WORDS = 11.0
LEG = 7.0


@dataclass(frozen=True, slots=True)
class Cards:
    """Where the step cards stand, measured from the top of the band."""

    width: float
    height: float
    top: float
    lower: float = 26.0

    def of(self, sheet: Sheet, step: Step) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a card."""
        x, top = sheet.x(step.column), self.top + (self.lower if step.side else 0.0)
        return x - self.width / 2, top, x + self.width / 2, top + self.height


@dataclass(frozen=True, slots=True, eq=False)
class Route:
    """A way between two steps of this page, the shape its arrow takes, and its words."""

    source: Step
    target: Step
    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Bracket:
    """An arrow around, below the cards: out of one card at `start`, along `y`, into another at `end`."""

    route: Route
    start: float
    end: float
    y: float
    label: Fitted
    middle: float


@dataclass(frozen=True, slots=True)
class Note:
    """Words below a card: ways that end there or lead to another page."""

    step: Step
    text: Fitted
    left: float
    top: float
    arrow: bool


@dataclass(slots=True)
class _Room:
    """What is already taken below the cards."""

    boxes: list[tuple[float, float, float]] = field(default_factory=list)

    def below(self, left: float, right: float) -> float:
        return max((bottom for start, end, bottom in self.boxes if start < right and left < end), default=0.0)


def routes(sheet: Sheet) -> list[Route]:
    """The ways between steps of this page, each once; inside `order: any` the frame says it all."""
    story = sheet.story
    merged: Ways = defaultdict(list)
    for way in story.ways:
        if way.source != way.target and sheet.shows(way.source) and sheet.shows(way.target):
            merged[way.source, way.target].append(way)
    found = []
    for (source, target), ways in at_frames(story, merged).items():
        if all(way.reason == "any-order" for way in ways):
            continue
        start, end = story.steps[source], story.steps[target]
        words = wording(story, ways)
        found.append(Route(start, end, _kind(sheet, start, end, words), words))
    return found


def _kind(sheet: Sheet, start: Step, end: Step, words: str) -> Kind:
    between = [step for step in sheet.steps if start.column < step.column < end.column]
    if end.column == start.column + 1:
        kinds: dict[tuple[bool, bool], Kind] = {(False, True): "down", (True, False): "up"}
        return kinds.get((start.side, end.side), "next")
    ahead = end.column > start.column and not start.side and not end.side
    if ahead and sum(step.side for step in between) == end.column - start.column - 1:
        room = (end.column - start.column - 1) * sheet.column_width - 24
        return "over" if width(words, WORDS) + 8 <= room else "around"
    return "around"


def wording(story: Story, ways: list[Transition]) -> str:
    """Share and condition; the measured share where the log shows both ends."""
    share = _share(story, ways)
    known = story.n.share(share) if share is not None and share < 0.9995 else ""
    when = ", ".join(dict.fromkeys(story.say(way.when) for way in ways if way.when))
    if all(way.reason == "past-optional" for way in ways):
        when = when or story.w("without")
    return joined((known, when), " ")


def _share(story: Story, ways: list[Transition]) -> float | None:
    if len({way.source for way in ways}) > 1:
        return None  # out of a frame: every step inside has a share of its own
    row = story.measured.get(ways[0].source)
    seen = {way.target: row.exits[way.target] for way in ways if row and row.exits and way.target in row.exits}
    if row and seen:
        known = [share for share in seen.values() if share is not None]
        return sum(known) if (row.cases or 0) >= FEW and len(known) == len(seen) else None
    shares = [way.share for way in ways]
    return sum(share for share in shares if share is not None) if None not in shares else None


def brackets(sheet: Sheet, cards: Cards, found: list[Route]) -> list[Bracket]:
    """Places for the arrows around, the short ones first, none along another."""
    taken = _Room([(left, right, bottom) for step in sheet.steps for left, _, right, bottom in [cards.of(sheet, step)]])
    for route in found:
        if route.kind in ("down", "up"):
            main, side = sorted((route.source, route.target), key=lambda step: step.side)
            taken.boxes.append((*_span(sheet, main, side), cards.of(sheet, side)[3] - 5))
    legs = _legs(sheet, cards, found)
    around = sorted(
        (route for route in found if route.kind == "around"),
        key=lambda route: (abs(route.source.column - route.target.column), route.source.column, route.target.column),
    )
    placed = []
    for route in around:
        start, end = legs[route]
        left, right = min(start, end), max(start, end)
        others = [x for other in legs.values() for x in other if x not in (start, end)]
        label, middle = _placed(route.words, left, right, others)
        half = max(5.0, label.height / 2)
        y = taken.below(left - 3, right + 3) + half + (5 if sheet.tight else 8)
        taken.boxes.append((left - 3, right + 3, y + half))
        placed.append(Bracket(route, start, end, y, label, middle))
    return placed


def _span(sheet: Sheet, first: Step, second: Step) -> tuple[float, float]:
    xs = sorted((sheet.x(first.column), sheet.x(second.column)))
    return xs[0] + 4, xs[1] - 4


def _legs(sheet: Sheet, cards: Cards, found: list[Route]) -> dict[Route, tuple[float, float]]:
    """Where each arrow around leaves and enters: side by side, outgoing to the right of the card, incoming left."""
    out: dict[str, int] = defaultdict(int)
    into: dict[str, int] = defaultdict(int)
    for route in found:
        out[route.source.id] += route.kind == "down"
        into[route.target.id] += route.kind == "up"
    most = max(1, int((cards.width / 2 - 16) / LEG))
    legs = {}
    for route in found:
        if route.kind == "around":
            right = cards.of(sheet, route.source)[2] - 13 - LEG * (out[route.source.id] % most)
            left = cards.of(sheet, route.target)[0] + 13 + LEG * (into[route.target.id] % most)
            out[route.source.id] += 1
            into[route.target.id] += 1
            legs[route] = (right, left)
    return legs


def _placed(words: str, left: float, right: float, legs: list[float]) -> tuple[Fitted, float]:
    """Words on an arrow from `left` to `right`, in more lines where other arrows would run through them."""
    room = max(40.0, right - left - 20)
    for part in (1.0, 0.6, 0.4):
        label = fit(words, max(40.0, room * part), WORDS)
        middle = _clear(left, right, label.width, legs)
        if middle is not None:
            return label, middle
    return fit(words, room, WORDS), (left + right) / 2


def _clear(left: float, right: float, wide: float, legs: list[float]) -> float | None:
    """The middle of a label that no other arrow runs through, as near to the middle of its arrow as can be."""
    middle = (left + right) / 2
    spare = max(0.0, (right - left - wide) / 2 - 8)
    for step in range(9):
        for side in (1, -1):
            candidate = middle + side * spare * step / 8
            if not any(candidate - wide / 2 - 5 < x < candidate + wide / 2 + 5 for x in legs):
                return candidate
    return None


def notes(sheet: Sheet, cards: Cards, found: list[Route], around: list[Bracket]) -> list[Note]:
    """Words below the cards, under whatever runs there."""
    taken = _Room([(left, right, bottom) for step in sheet.steps for left, _, right, bottom in [cards.of(sheet, step)]])
    for bracket in around:
        half = max(5.0, bracket.label.height / 2)
        ends = sorted((bracket.start, bracket.end))
        taken.boxes.append((ends[0] - 3, ends[1] + 3, bracket.y + half))
    placed, away = [], _away(sheet)
    for step in sheet.steps:
        left, right = sheet.edges(step.column)
        left, right = left + 3, right - 3
        elbows = [route for route in found if step in (route.source, route.target) and route.kind in ("down", "up")]
        for route in elbows:
            if route.source == step and not step.side:
                right = cards.of(sheet, step)[2] - 13 - 5
            if route.target == step and not step.side:
                left = cards.of(sheet, step)[0] + 13 + 5
        top = max(taken.below(left, right), cards.of(sheet, step)[3])
        own = _ends(sheet, step, away.get(step.id, {}))
        for words, arrow in [*((route.words, False) for route in elbows if not step.side), *own]:
            if words:
                text = fit(words, right - left - (14 if arrow else 0), 10.0)
                placed.append(Note(step, text, left + (14 if arrow else 0), top + 5, arrow))
                top += 5 + text.height
    return placed


def _start(story: Story, starts: float | bool) -> str:
    """How many journeys begin at a step, as far as the plan says."""
    if isinstance(starts, bool):
        return story.w("journeys may start here")
    return story.w("{share} start here", share=story.n.share(starts))


def _away(sheet: Sheet) -> dict[str, dict[str, list[Transition]]]:
    """Ways to outcomes and to steps of other pages, by the step they leave and where they lead."""
    merged: Ways = defaultdict(list)
    for way in sheet.story.ways:
        if sheet.shows(way.source) and not sheet.shows(way.target) and way.reason != "any-order":
            merged[way.source, way.target].append(way)
    found: dict[str, dict[str, list[Transition]]] = defaultdict(dict)
    for (source, target), ways in at_frames(sheet.story, merged).items():
        found[source][target] = ways
    return found


def _ends(sheet: Sheet, step: Step, away: dict[str, list[Transition]]) -> list[tuple[str, bool]]:
    """Ways out of a step that end the journey, lead to another page, or come back at once."""
    story, found = sheet.story, []
    if step.part.journey:
        found.append((story.w("journey {name}", name=clean(step.part.journey)), True))
    if step.part.starts and step != sheet.story.columns[0].step:
        found.append((_start(story, step.part.starts), False))
    if step.part.repeats:
        found.append((story.w("again: {share}").format(share=story.n.share(step.part.repeats)), False))
    last = bool(story.line) and step == story.line[-1]
    for target, ways in away.items():
        share = _share(story, ways)
        known = story.n.share(share) if share is not None and share < 0.9995 else ""
        outcome = story.graph.outcomes.get(target)
        if outcome is not None and (outcome.then or not (last and outcome.kind == "success")):
            on = story.w("then journey {name}", name=clean(outcome.then)) if outcome.then else ""
            found.append((joined((joined((story.say(outcome.name), known), " "), on), ", "), True))
        elif target in story.steps and not sheet.shows(target) and target != step.id:
            on = story.w("step {number}").format(number=story.steps[target].number)
            found.append((joined((on, known), ": "), True))
    return found
