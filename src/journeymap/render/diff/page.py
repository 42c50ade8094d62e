"""The page: what changed in words, the gravest first, then each journey's two maps one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup

from journeymap.diff.session import Comparison
from journeymap.diff.versions import Versions
from journeymap.graph.compile import JourneyGraph
from journeymap.render.diff.marks import SIGNS, Mark, marked
from journeymap.render.map import render_map
from journeymap.render.numbering import step_numbers
from journeymap.render.standalone import asset, policy, templates
from journeymap.results.counting import counted
from journeymap.results.diff import Change, ChangedJourney, Difference, Grade

__all__ = ["render_diff"]

Which = Literal["old", "new"]


@dataclass(frozen=True)
class Line:
    """One change as it is shown: its anchor, and the marks on the maps that it leads to."""

    change: Change
    anchor: str
    links: tuple[tuple[str, str], ...] = ()

    @property
    def sign(self) -> str:
        """Its sign as the maps show it."""
        return SIGNS[self.change.sign]

    @property
    def words(self) -> str:
        """The sentence with a typographic arrow."""
        return self.change.message.replace(" -> ", " → ")


@dataclass(frozen=True)
class Part:
    """A journey with its lines by grade and its maps."""

    journey: ChangedJourney
    anchor: str
    grades: tuple[tuple[Grade, tuple[Line, ...]], ...]
    maps: tuple[tuple[str, str, Markup], ...] = field(default=())


def render_diff(comparison: Comparison) -> str:
    """The difference as one HTML page that asks for nothing from a network and holds no script."""
    difference = comparison.difference
    parts = [
        _part(journey, comparison.versions.get(number), difference, f"j{number}")
        for number, journey in enumerate(difference.journeys)
        if journey.status != "same"
    ]
    style = _style()
    template = _environment().get_template("page.html.j2")
    return template.render(
        d=difference,
        parts=parts,
        counts=difference.counts(),
        headline=_headline(difference),
        errors=[(difference.old, difference.errors("old")), (difference.new, difference.errors("new"))],
        same=len(difference.journeys) - len(parts),
        signs=SIGNS,
        style=Markup(style),  # noqa: S704 - our own file
        policy=policy(style),
    )


def _headline(difference: Difference) -> str:
    """What the reader should know first."""
    counts = difference.counts()
    changed = [journey for journey in difference.journeys if journey.changes]
    of = changed[0].name if len(changed) == 1 else counted(len(changed), "journey")
    if counts[Grade.BREAKING]:
        return f"{counted(counts[Grade.BREAKING], 'breaking change')} in {of}"
    if counts[Grade.NOTABLE]:
        return f"Nothing breaks in {of}, {counted(counts[Grade.NOTABLE], 'change')} to know of"
    return f"Only words changed in {of}"


def _part(journey: ChangedJourney, both: Versions | None, difference: Difference, anchor: str) -> Part:
    places = _places(journey.changes, both) if both else {}
    lines = [
        Line(change, f"{anchor}-c{number}", _links(change, places, anchor, both))
        for number, change in enumerate(journey.changes)
    ]
    grades = tuple((grade, tuple(line for line in lines if line.change.grade is grade)) for grade in Grade)
    maps = _maps(both, lines, difference, anchor) if both and journey.status == "changed" else ()
    return Part(journey, anchor, tuple((grade, own) for grade, own in grades if own), maps)


def _places(changes: Iterable[Change], both: Versions) -> Mapping[Change, tuple[str | None, str | None]]:
    """Old and new id of the step at which each change is seen."""
    back = {new: old for old, new in both.steps.items()}
    olds, news = both.old_graph.touchpoints, both.new_graph.touchpoints
    found: dict[Change, tuple[str | None, str | None]] = {}
    for change in changes:
        gone = change.kind == "touchpoint-removed" or (change.new_place is None and change.at not in news)
        new = change.at if change.at in news and not gone else None
        old = back.get(change.at) if new else change.at if change.at in olds else None
        found[change] = (old, new)
    return found


def _links(
    change: Change,
    places: Mapping[Change, tuple[str | None, str | None]],
    anchor: str,
    both: Versions | None,
) -> tuple[tuple[str, str], ...]:
    """Where on the maps it is: address and words."""
    if both is None:
        return ()
    old, new = places[change]
    found = []
    if old and (new is None or change.kind == "touchpoint-moved"):
        words = f"step {step_numbers(both.old_graph)[old]} before"
        found.append((f"#{_anchor(anchor, 'old', old)}", words))
    if new:
        found.append((f"#{_anchor(anchor, 'new', new)}", f"step {step_numbers(both.new_graph)[new]}"))
    return tuple(found)


def _anchor(part: str, which: Which, step: str) -> str:
    return f"{part}-{which}-{quote(step, safe='')}".replace("%", ".")


def _maps(
    both: Versions, lines: list[Line], difference: Difference, anchor: str
) -> tuple[tuple[str, str, Markup], ...]:
    places = _places((line.change for line in lines), both)
    titles: tuple[tuple[Which, str, str, JourneyGraph], ...] = (
        ("old", "Before", difference.old.label, both.old_graph),
        ("new", "After", difference.new.label, both.new_graph),
    )
    return tuple(
        (title, label, Markup(_map(graph, which, lines, places, anchor)))  # noqa: S704 - our own SVG, escaped where it is made
        for which, title, label, graph in titles
    )


def _map(
    graph: JourneyGraph,
    which: Which,
    lines: list[Line],
    places: Mapping[Change, tuple[str | None, str | None]],
    anchor: str,
) -> str:
    by_step: dict[str, list[Line]] = {}
    for line in lines:
        step = places[line.change][which == "new"]
        if step is not None:
            by_step.setdefault(step, []).append(line)
    numbers = step_numbers(graph)
    marks = {step: _mark(which, step, own, anchor, numbers[step]) for step, own in by_step.items()}
    svg = render_map(graph, page="auto", id_prefix=f"{anchor}-{which}-map-")
    return marked(svg, marks, {step: figure for step, figure in numbers.items() if figure.startswith("U")})


def _mark(which: Which, step: str, lines: list[Line], anchor: str, figure: str) -> Mark:
    """The sign of the step itself, where it came, went or moved; else that something about it is otherwise."""
    own = [line.change.sign for line in lines if line.change.part == "touchpoint" and line.change.element == step]
    sign = next((each for each in own if each in "+->"), "~")
    grade = min((line.change.grade for line in lines), key=lambda each: each.rank)
    said = "; ".join(line.change.message for line in lines)
    return Mark(sign, grade, f"#{lines[0].anchor}", f"step {figure}: {said}", _anchor(anchor, which, step))


@cache
def _environment() -> Environment:
    return templates("journeymap.render.diff")


@cache
def _style() -> str:
    """The report's style and this page's own."""
    return "\n".join([asset("journeymap.render.report", "report.css"), asset("journeymap.render.diff", "diff.css")])
