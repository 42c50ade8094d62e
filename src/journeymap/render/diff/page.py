"""The page: what changed in words, the gravest first, then each journey's two maps one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Literal
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup

from journeymap.diff.session import Comparison
from journeymap.diff.versions import Versions
from journeymap.graph.compile import JourneyGraph
from journeymap.model.texts import languages
from journeymap.render.diff.marks import SIGNS, Mark, marked
from journeymap.render.map import render_map
from journeymap.render.numbering import step_numbers
from journeymap.render.standalone import asset, policy, templates
from journeymap.results.diff import Change, ChangedJourney, Difference, Grade
from journeymap.settings.numbers import Numbers, numbers
from journeymap.settings.words import Words, fixed, known_language, plural, words

__all__ = ["render_diff"]

Which = Literal["old", "new"]
Places = Mapping[Change, tuple[str | None, str | None]]
GRADES = (fixed("breaking"), fixed("notable"), fixed("cosmetic"))
"""For translators: the page looks a `Grade` up by its value."""
COUNTED = {
    Grade.BREAKING: plural("{n} breaking change", "{n} breaking changes"),
    Grade.NOTABLE: plural("{n} notable change", "{n} notable changes"),
    Grade.COSMETIC: plural("{n} cosmetic change", "{n} cosmetic changes"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """How a page is told: its words and numbers, and the language of its maps."""

    t: Words
    n: Numbers
    language: str | None


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


def render_diff(comparison: Comparison, language: str | None = None) -> str:
    """The difference as one HTML page that asks for nothing from a network and holds no script.

    Args:
        comparison: what was found; its sentences are in English.
        language: of the page's own words and of the maps; unsaid: English, and each map in its journey's own.

    Raises:
        JourneyError: nobody knows the language.
    """
    if language is not None:
        shown = [graph for both in comparison.versions.values() for graph in (both.old_graph, both.new_graph)]
        language = known_language(language, [code for graph in shown for code in languages(graph.journey)])
    difference, t, n = comparison.difference, words(language), numbers(language)
    parts = [
        _part(journey, comparison.versions.get(number), difference, f"j{number}", Told(t, n, language))
        for number, journey in enumerate(difference.journeys)
        if journey.status != "same"
    ]
    style = _style()
    template = _environment().get_template("page.html.j2")
    return template.render(
        d=difference,
        t=t,
        n=n,
        grades={grade.value: partial(_counted, t, n, grade) for grade in Grade},
        parts=parts,
        counts=difference.counts(),
        headline=_headline(difference, t, n),
        errors=[(difference.old, difference.errors("old")), (difference.new, difference.errors("new"))],
        same=len(difference.journeys) - len(parts),
        signs=SIGNS,
        style=Markup(style),  # noqa: S704 - our own file
        policy=policy(style),
    )


def _headline(difference: Difference, t: Words, n: Numbers) -> str:
    """What the reader should know first."""
    counts = difference.counts()
    changed = [journey for journey in difference.journeys if journey.changes]
    of = changed[0].name if len(changed) == 1 else t.many(len(changed), "{n} journey", "{n} journeys", n=len(changed))
    breaking, notable = counts[Grade.BREAKING], counts[Grade.NOTABLE]
    if breaking:
        one, several = plural("{n} breaking change in {journeys}", "{n} breaking changes in {journeys}")
        return t.many(breaking, one, several, n=n.count(breaking), journeys=of)
    if notable:
        one, several = plural(
            "Nothing breaks in {journeys}, {n} change to know of",
            "Nothing breaks in {journeys}, {n} changes to know of",
        )
        return t.many(notable, one, several, n=n.count(notable), journeys=of)
    return t("Only words changed in {journeys}", journeys=of)


def _counted(t: Words, n: Numbers, grade: Grade, count: int) -> str:
    """How many changes of a grade."""
    return t.many(count, *COUNTED[grade], n=n.count(count))


def _part(journey: ChangedJourney, both: Versions | None, difference: Difference, anchor: str, told: Told) -> Part:
    places = _places(journey.changes, both) if both else {}
    lines = [
        Line(change, f"{anchor}-c{number}", _links(change, places, anchor, both, told.t))
        for number, change in enumerate(journey.changes)
    ]
    grades = tuple((grade, tuple(line for line in lines if line.change.grade is grade)) for grade in Grade)
    maps = _maps(both, lines, difference, anchor, told) if both and journey.status == "changed" else ()
    return Part(journey, anchor, tuple((grade, own) for grade, own in grades if own), maps)


def _places(changes: Iterable[Change], both: Versions) -> Places:
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
    places: Places,
    anchor: str,
    both: Versions | None,
    t: Words,
) -> tuple[tuple[str, str], ...]:
    """Where on the maps it is: address and words."""
    if both is None:
        return ()
    old, new = places[change]
    found = []
    if old and (new is None or change.kind == "touchpoint-moved"):
        said = t("step {number} before", number=step_numbers(both.old_graph)[old])
        found.append((f"#{_anchor(anchor, 'old', old)}", said))
    if new:
        found.append((f"#{_anchor(anchor, 'new', new)}", t("step {number}", number=step_numbers(both.new_graph)[new])))
    return tuple(found)


def _anchor(part: str, which: Which, step: str) -> str:
    return f"{part}-{which}-{quote(step, safe='')}".replace("%", ".")


def _maps(
    both: Versions, lines: list[Line], difference: Difference, anchor: str, told: Told
) -> tuple[tuple[str, str, Markup], ...]:
    places = _places((line.change for line in lines), both)
    titles: tuple[tuple[Which, str, str, JourneyGraph], ...] = (
        ("old", told.t("Before"), difference.old.label, both.old_graph),
        ("new", told.t("After"), difference.new.label, both.new_graph),
    )
    return tuple(
        (title, label, Markup(_map(graph, which, _by_step(lines, which, places), anchor, told)))  # noqa: S704 - our own SVG, escaped where it is made
        for which, title, label, graph in titles
    )


def _by_step(lines: list[Line], which: Which, places: Places) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        step = places[line.change][which == "new"]
        if step is not None:
            found.setdefault(step, []).append(line)
    return found


def _map(graph: JourneyGraph, which: Which, by_step: Mapping[str, list[Line]], anchor: str, told: Told) -> str:
    figures = step_numbers(graph)
    marks = {
        step: _mark(which, step, own, anchor, told.t("step {number}", number=figures[step]))
        for step, own in by_step.items()
    }
    svg = render_map(graph, language=told.language, page="auto", id_prefix=f"{anchor}-{which}-map-")
    return marked(svg, marks, {step: figure for step, figure in figures.items() if figure.startswith("U")})


def _mark(which: Which, step: str, lines: list[Line], anchor: str, where: str) -> Mark:
    """The sign of the step itself, where it came, went or moved; else that something about it is otherwise."""
    own = [line.change.sign for line in lines if line.change.part == "touchpoint" and line.change.element == step]
    sign = next((each for each in own if each in "+->"), "~")
    grade = min((line.change.grade for line in lines), key=lambda each: each.rank)
    said = "; ".join(line.change.message for line in lines)
    return Mark(sign, grade, f"#{lines[0].anchor}", f"{where}: {said}", _anchor(anchor, which, step))


@cache
def _environment() -> Environment:
    return templates("journeymap.render.diff")


@cache
def _style() -> str:
    """The report's style and this page's own."""
    return "\n".join([asset("journeymap.render.report", "report.css"), asset("journeymap.render.diff", "diff.css")])
