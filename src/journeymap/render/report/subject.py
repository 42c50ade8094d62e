"""What a report is about: the journey, what was measured, in which language; the look-ups all sections share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from journeymap.diagnostics import Diagnostic
from journeymap.graph.compile import LOST, START, JourneyGraph
from journeymap.model.journey import Journey
from journeymap.model.steps import Touchpoint
from journeymap.model.values import Text
from journeymap.render.numbering import step_numbers
from journeymap.render.report.lean.paints import Paints
from journeymap.results.estimate import Estimate
from journeymap.results.overlay import Overlay
from journeymap.results.simulation import Simulation
from journeymap.settings.numbers import NONE, Numbers, numbers
from journeymap.settings.words import Words, words

__all__ = ["Section", "Subject"]


@dataclass(frozen=True)
class Subject:
    """One journey to report on, in one language."""

    graph: JourneyGraph
    overlay: Overlay | None
    findings: tuple[Diagnostic, ...]
    map_svg: str
    language: str
    simulation: Simulation | None = None

    @cached_property
    def t(self) -> Words:
        """The fixed words."""
        return words(self.language)

    @cached_property
    def n(self) -> Numbers:
        """How numbers are written."""
        return numbers(self.language)

    @property
    def journey(self) -> Journey:
        """The model."""
        return self.graph.journey

    @cached_property
    def steps(self) -> dict[str, Touchpoint]:
        """Touchpoints by id, in the order of the file."""
        return self.graph.touchpoints

    @cached_property
    def number(self) -> dict[str, str]:
        """The number that stands on each step of the map."""
        return step_numbers(self.graph)

    @cached_property
    def place(self) -> dict[str, int]:
        """The position of each step in the file."""
        return {step: position for position, step in enumerate(self.steps)}

    @cached_property
    def entered(self) -> int | None:
        """Journeys that the log shows from their beginning; None where that is hidden."""
        if self.overlay is None or self.overlay.observed.cases is None or self.overlay.begun_before is None:
            return None
        return self.overlay.observed.cases - self.overlay.begun_before

    @cached_property
    def paints(self) -> Paints:
        """What the shapes of the page's pictures look like."""
        return Paints()

    @cached_property
    def _names(self) -> dict[str, Text | str]:
        names: dict[str, Text | str] = {START: self.t("start"), LOST: self.t("lost")}
        names |= {stage.id or "": stage.name for stage in self.journey.stages}
        names |= {key: outcome.name for key, outcome in self.graph.outcomes.items()}
        return names | {step: part.name for step, part in self.steps.items()}

    def text(self, text: Text | str | None) -> str:
        """A text of the journey in the report's language."""
        return text.translated(self.language) if isinstance(text, Text) else text or ""

    def name(self, key: str) -> str:
        """The name of a step, stage or outcome; its id where it has none."""
        return self.text(self._names.get(key, key))

    def label(self, key: str) -> str:
        """Number and name of a step, or the name of what else it is."""
        return f"{self.number[key]} {self.name(key)}" if key in self.number else self.name(key)

    def named(self, group: Mapping[str, Any], key: str) -> str:
        """The name of a channel, actor, persona, source … by its id."""
        return self.text(group[key].name) if key in group else key

    def href(self, step: str) -> str:
        """The address of a step on this page."""
        return "#step=" + quote(step, safe="")

    def link(self, key: str) -> Markup:
        """Number and name of a step, leading to all that is known of it; the name of what else it is."""
        if key not in self._links:
            name = escape(self.name(key))
            if key in self.steps:
                off = "" if self.steps[key].planned else " class=off"
                name = Markup('<a href="{}"><b{}>{} </b>{}</a>').format(self.href(key), off, self.number[key], name)
            self._links[key] = name
        return self._links[key]

    @cached_property
    def _links(self) -> dict[str, Markup]:
        return {}

    def evidence(self, word: str | None) -> tuple[str, str]:
        """Kind (assumed, observed, measured) and name of what a claim rests on."""
        source = self.journey.sources.get(word or "")
        if source is not None:
            return source.kind, self.text(source.name)
        return (word, "") if word in ("assumed", "observed", "measured") else ("assumed", word or "")

    def felt(self, part: Touchpoint) -> float | None:
        """The emotion of the persona that the map follows (the first), else everybody's."""
        first = next(iter(self.journey.personas), None)
        differs = part.personas.get(first) if first else None
        if differs is None:
            return part.emotion
        return None if differs.skips else part.emotion if differs.emotion is None else differs.emotion

    def emotions(self) -> Iterator[tuple[str, float]]:
        """Planned steps with their emotion, gaps left out."""
        for step, part in self.steps.items():
            felt = self.felt(part)
            if felt is not None and part.planned:
                yield step, felt

    def time(self, seconds: float | None) -> str:
        """A time in words that fit into a sentence: 85 days, 6 h."""
        if seconds is None:
            return ""
        days = round(seconds / 86400)
        if days < 2:
            return self.n.duration(seconds)
        words = self.t.many(days, "{n} day", "{n} days", n=self.n.count(days))
        return words.replace(" ", "\N{NO-BREAK SPACE}")

    def estimate(self, found: Estimate | None) -> str:
        """A share with its interval: 55 % (53–57 %)."""
        if found is None or found.estimate is None:
            return NONE
        sure = "" if found.low is None or found.high is None else f" ({self.bounds(found.low, found.high)})"
        return self.n.share(found.estimate) + sure

    def bounds(self, low: float, high: float) -> str:
        """An interval of shares in per cent: 56–60 %."""
        return f"{self.n.between(low, high)}\N{NO-BREAK SPACE}%"

    def of_hundred(self, share: float) -> str:
        """A share as people count: 12 of 100, 4 of 1,000."""
        base = 100 if share >= 0.01 or share == 0 else 1000
        return self.t("{k} of {base}", k=self.n.count(share * base), base=self.n.count(base))


@dataclass(frozen=True)
class Section:
    """A part of the page: its anchor, its title, its template, and what the template needs (None: nothing to show)."""

    anchor: str
    title: str
    template: str
    build: Any
    nav: str | None = ""
    """A shorter title for the list of sections; None: not in it."""

    def context(self, subject: Subject) -> Mapping[str, Any] | None:
        """What the template is given."""
        found: Mapping[str, Any] | None = self.build(subject)
        return found
