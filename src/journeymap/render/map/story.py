"""What the map tells, before anything has a place: steps with their numbers, stages, columns, personas."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from journeymap.diagnostics import JourneyError
from journeymap.graph.compile import JourneyGraph, Transition
from journeymap.graph.fingerprint import fingerprint
from journeymap.graph.mainline import main_line, skipped_by
from journeymap.model.journey import Journey
from journeymap.model.steps import Stage, Touchpoint
from journeymap.model.values import Text
from journeymap.render.map.folding import folded, roman
from journeymap.render.map.options import MapOptions
from journeymap.render.map.text.clean import clean, plain
from journeymap.results.overlay import Overlay, TouchpointResult
from journeymap.settings.numbers import Numbers, numbers
from journeymap.settings.words import Words, words

__all__ = ["Column", "Step", "Story", "joined", "letters", "tell"]

QUOTES = '“”„" '
"""What a quote may be written in; the map puts it into the marks of its language."""
CURVES = 2
"""More curves than this in one picture cannot be told apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """A touchpoint as drawn: its number, stage and column (counted from 0), and whether it is off the main line."""

    id: str
    number: str
    name: str
    part: Touchpoint
    stage: int
    column: int
    side: bool = False

    @property
    def optional(self) -> bool:
        """Whether customers may leave it out."""
        return self.part.optional is not False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the map; one without a step stands for an empty stage."""

    index: int
    stage: int
    step: Step | None


@dataclass(frozen=True)
class Story:
    """A journey ready to be laid out, in one language."""

    graph: JourneyGraph
    overlay: Overlay | None
    language: str
    personas: tuple[str, ...]
    others: tuple[str, ...]
    columns: tuple[Column, ...]
    unplanned: tuple[Step, ...]
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The main line of each drawn persona; under "" that of everybody where no persona is declared."""
    options: MapOptions = field(default_factory=MapOptions)
    unfolded: Story | None = None
    """Where stages are drawn as one column each: the same with all its steps."""

    @property
    def whole(self) -> Story:
        """The story with all its steps."""
        return self.unfolded or self

    @property
    def journey(self) -> Journey:
        """The model."""
        return self.graph.journey

    @property
    def draft(self) -> bool:
        """Whether missing parts are to be marked."""
        return self.journey.status == "draft"

    @cached_property
    def w(self) -> Words:
        """The fixed words."""
        return words(self.language)

    @cached_property
    def n(self) -> Numbers:
        """The way numbers are written."""
        return numbers(self.language)

    @cached_property
    def fingerprint(self) -> str:
        """The hash of the model."""
        return fingerprint(self.whole.graph.journey)

    @cached_property
    def steps(self) -> dict[str, Step]:
        """Planned steps by id, in the order of their columns."""
        return {column.step.id: column.step for column in self.columns if column.step}

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The stages; one without a name where the journey has none."""
        return self.journey.stages or (Stage(),)

    @cached_property
    def ways(self) -> tuple[Transition, ...]:
        """Planned transitions between drawn steps and to outcomes."""
        return tuple(way for way in self.graph.transitions if way.reason not in ("start", "anywhere"))

    @cached_property
    def measured(self) -> dict[str, TouchpointResult]:
        """Touchpoints that the log shows, by id."""
        rows = self.overlay.touchpoints if self.overlay else ()
        return {row.id: row for row in rows if row.visits is not None or row.hidden}

    @property
    def persona(self) -> str:
        """The persona whose main line is drawn, or "" for everybody."""
        return self.personas[0] if self.personas else ""

    @cached_property
    def line(self) -> list[Step]:
        """The steps of the main line."""
        return [self.steps[step] for step in self.lines[self.persona]]

    def say(self, text: Text | str | None) -> str:
        """A text of the journey in the map's language, fit to be drawn."""
        if text is None:
            return ""
        return clean(text.translated(self.language) if isinstance(text, Text) else text)

    def spoken(self, text: Text | str | None) -> str:
        """What somebody said, in quotation marks that stand where it begins and ends, whichever way it runs."""
        said = plain(self.say(text)).strip(QUOTES)  # without the marks that keep its own end in place
        return clean(self.w.quoted(said)) if said else ""

    def channel_name(self, channel: str) -> str:
        """What readers call a channel."""
        known = self.journey.channels.get(channel)
        return self.say(known.name if known else channel) or clean(channel)

    def persona_name(self, persona: str, short: bool = False) -> str:
        """The name of a persona; `short` up to the first comma: Ana, 34, freelancer is Ana."""
        known = self.journey.personas.get(persona)
        name = (self.say(known.name) if known else "") or clean(persona)
        return (name.split(",")[0].strip() or name) if short else name

    def channels_of(self, step: Step) -> tuple[str, ...]:
        """The channels of a step, those of the drawn persona first."""
        differs = step.part.personas.get(self.persona)
        return (differs.channel if differs else ()) or step.part.channel

    def assumed(self, evidence: str | None) -> bool:
        """Whether a claim with this evidence is only assumed."""
        source = self.journey.sources.get(evidence or "")
        return source.kind == "assumed" if source else evidence not in ("observed", "measured")


def tell(
    graph: JourneyGraph,
    overlay: Overlay | None,
    language: str | None,
    persona: str | None,
    options: MapOptions | None = None,
) -> Story:
    """Work out what the map of `graph` tells.

    Raises:
        JourneyError: the journey has no persona of that name.
    """
    asked = options or MapOptions()
    if asked.fold and graph.journey.stages:
        whole = tell(graph, overlay, language, persona, replace(asked, fold=False))
        return _folded(whole, asked)
    journey = graph.journey
    drawn, others = _personas(journey, graph, persona)
    chosen = language or journey.language or "en"
    lines = {name: tuple(main_line(graph, skipped_by(graph, name))) for name in drawn or ("",)}
    columns, unplanned = _columns(journey, chosen, frozenset(lines[drawn[0] if drawn else ""]))
    return Story(graph, overlay, chosen, drawn, others, columns, unplanned, lines, asked)


def _folded(whole: Story, options: MapOptions) -> Story:
    """The story with one column a stage, numbered I, II, III."""
    graph, overlay = folded(whole.graph, whole.overlay)
    lines = {name: tuple(main_line(graph, skipped_by(graph, name))) for name in whole.lines}
    columns, unplanned = _columns(graph.journey, whole.language, frozenset(lines[whole.persona]))
    numbered = tuple(
        replace(column, step=replace(column.step, number=roman(column.stage + 1), side=False) if column.step else None)
        for column in columns
    )
    return replace(
        whole,
        graph=graph,
        overlay=overlay,
        columns=numbered,
        unplanned=unplanned,
        lines=lines,
        options=options,
        unfolded=whole,
    )


def _personas(journey: Journey, graph: JourneyGraph, asked: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The personas whose curves are drawn, and the rest."""
    known = tuple(journey.personas)
    if asked is not None:
        if asked not in known:
            near = difflib.get_close_matches(asked, known, 1)
            hint = f'did you mean "{near[0]}"?' if near else f"personas here: {', '.join(known) or 'none'}"
            raise JourneyError(f'there is no persona "{asked}" in this journey', hint)
        return (asked,), tuple(name for name in known if name != asked)
    differing = {name for part in graph.touchpoints.values() for name in part.personas}
    drawn = known[:1]
    if drawn:
        drawn += tuple(name for name in known[1:] if name in differing or drawn[0] in differing)[: CURVES - 1]
    return drawn, tuple(name for name in known if name not in drawn)


def _columns(journey: Journey, language: str, main: frozenset[str]) -> tuple[tuple[Column, ...], tuple[Step, ...]]:
    """A column for each planned touchpoint and each empty stage; unplanned ones stand at their neighbour's."""
    columns: list[Column] = []
    unplanned: list[Step] = []
    count = 0
    for index, stage in enumerate(journey.stages or (Stage(),)):
        first = len(columns)
        for part in stage.touchpoints:
            name = clean(part.name.translated(language)) or clean(part.id or "") or "?"
            if part.planned:
                count += 1
                step = Step(part.id or "", str(count), name, part, index, len(columns), part.id not in main)
                columns.append(Column(len(columns), index, step))
            else:
                number = f"U{len(unplanned) + 1}"
                unplanned.append(Step(part.id or "", number, name, part, index, max(first, len(columns) - 1)))
        if len(columns) == first:
            columns.append(Column(first, index, None))
    return tuple(columns), tuple(unplanned)


def letters(index: int, upper: bool = False) -> str:
    """a, b … z, aa, ab: what tells the pains of a step apart."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("a") + rest) + text
    return text.upper() if upper else text


def joined(parts: Iterable[str], mark: str = " · ") -> str:
    """The parts that say something, with a mark between."""
    return mark.join(part for part in parts if part)
