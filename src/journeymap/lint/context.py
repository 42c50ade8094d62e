"""What a rule looks at: a journey as read, its graph, and the graph as its author meant it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from journeymap.diagnostics import Severity
from journeymap.graph.compile import START, JourneyGraph
from journeymap.graph.mainline import main_line, skipped_by
from journeymap.lint.project.configuration import AS_IT_COMES, Configuration
from journeymap.lint.questions.circles import reachable
from journeymap.lint.references.closest import closest, several
from journeymap.lint.rule import Standing
from journeymap.model.base import Item, Place
from journeymap.model.journey import Journey
from journeymap.model.read import JourneyFile
from journeymap.model.resolve import walk
from journeymap.model.steps import Next, Outcome, Stage, Touchpoint

__all__ = ["Context"]

PATIENCE = 200_000
"""So many comparisons of words are made for one file: a few seconds where all of thousands of words are wrong."""


@dataclass(frozen=True)
class Context:
    """A journey that can be looked at: `file.journey` is there."""

    file: JourneyFile
    graph: JourneyGraph
    configuration: Configuration = AS_IT_COMES

    @property
    def journey(self) -> Journey:
        """The resolved model."""
        return self.graph.journey

    @property
    def standing(self) -> Standing:
        """How far the map is, and whether it shows the service as it is or as it should be."""
        return Standing.of(self.journey)

    @cached_property
    def today(self) -> str | None:
        """The day on which the check is made, as an ISO date: as named, else the latest that the files themselves name.

        Never the clock's: the same files give the same findings on any day.
        """
        dates = [self.journey.reviewed, *(source.date for source in self.journey.sources.values())]
        return self.configuration.today or max((date for date in dates if date), default=None)

    @property
    def draft(self) -> bool:
        """Whether the map is still a draft, about which rules are lenient."""
        return self.journey.status == "draft"

    @property
    def touchpoints(self) -> dict[str, Touchpoint]:
        """Touchpoints by id, in the order of the file."""
        return self.graph.touchpoints

    @cached_property
    def parts(self) -> list[Item]:
        """Every part of the model, from the journey itself down."""
        return [part for part, _ in walk(self.journey)]

    @cached_property
    def steps(self) -> dict[str, str]:
        """Names of touchpoints by id."""
        return {key: str(part.name) for key, part in self.touchpoints.items()}

    @cached_property
    def outcomes(self) -> dict[str, str]:
        """Names of outcomes by id."""
        return {key: str(part.name) for key, part in self.journey.outcomes.items()}

    @cached_property
    def stages(self) -> dict[str, str]:
        """Names of stages by id."""
        return {stage.id or "": str(stage.name) for stage in self.journey.stages}

    @cached_property
    def destinations(self) -> dict[str, str]:
        """All that `next` may name."""
        return self.steps | self.stages | self.outcomes

    def locate(self, *path: str | int) -> Place:
        """Where `path` stands: in the journey itself, or in a file beside it."""
        for document in self.file.documents:
            if document.has(path):
                return Place(document, path)
        return Place(self.journey.place.document, path)

    def wrote(self, part: Item, key: str) -> bool:
        """Whether the file itself says `key` of a part, rather than its stage, its journey or nobody."""
        return part.place.document.has((*part.place.path, key))

    def nexts(self) -> Iterator[tuple[str, Next]]:
        """Every entry of every `next`, with the touchpoint it stands at."""
        for step, part in self.touchpoints.items():
            for entry in part.next:
                yield step, entry

    @cached_property
    def lines(self) -> dict[str, tuple[str, ...]]:
        """The main line of each persona, as the map draws it; under "" that of everybody where none is declared."""
        skipped = {persona: skipped_by(self.graph, persona) for persona in self.journey.personas or ("",)}
        alike = {steps: tuple(main_line(self.graph, steps)) for steps in dict.fromkeys(skipped.values())}
        return {persona: alike[steps] for persona, steps in skipped.items()}

    @cached_property
    def meant(self) -> dict[str, set[str]]:
        """Where each node leads by plan, with those that a misspelt `next` means; ways that may be taken anywhere are left out.

        So the consequences of one wrong word are not reported as faults of their own.
        """
        leads: dict[str, set[str]] = {node: set() for node in self.graph.nodes}
        for way in self.graph.transitions:
            if way.reason != "anywhere":
                leads[way.source].add(way.target)
        for step, entry in self.nexts():
            target = self.destination(entry.to or "")
            if target is not None and target != entry.to:
                leads[step].update(self._entries(target))
        return leads

    @cached_property
    def vague(self) -> set[str]:
        """Touchpoints with a `next` of which nobody can say where it leads: it may lead anywhere."""
        lost = {step for step, entry in self.nexts() if not self._entries(self.destination(entry.to or "") or "")}
        return lost | {step for step, part in self.touchpoints.items() if self._misread(part)}

    def destination(self, name: str) -> str | None:
        """What `name` means in a `next`, also where it is misspelt; None where it may be anything, or several in one."""
        if name in self.destinations:
            return name
        if name not in self._misspelt:
            two_in_one = several(name, self.destinations)
            self._misspelt[name] = None if two_in_one else self.near(name, self.destinations)
        return self._misspelt[name]

    def near(self, word: str, known: Mapping[str, str]) -> str | None:
        """The closest of `known` to a word that is none of them; no longer sought where very many are wrong."""
        self._compared[0] += len(known)
        return closest(word, known) if self._compared[0] < PATIENCE else None

    @cached_property
    def _misspelt(self) -> dict[str, str | None]:
        return {}

    @cached_property
    def _compared(self) -> list[int]:
        return [0]

    @cached_property
    def reached(self) -> set[str]:
        """The start and all that planned ways lead to from there."""
        return reachable(self.meant, [START])

    def _misread(self, part: Touchpoint) -> bool:
        """Whether reading found an error within the touchpoint's `next`, so that some of it is missing."""
        if not self.wrote(part, "next"):
            return False
        whole = part.place.span("next")
        begin, end = (whole.line, whole.column), (whole.end_line, whole.end_column)
        errors = (found.span for found in self.file.diagnostics if found.severity is Severity.ERROR and found.span)
        return any(span.file == whole.file and begin <= (span.line, span.column) < end for span in errors)

    def _entries(self, name: str) -> list[str]:
        """The nodes that a destination stands for: a planned touchpoint, an outcome, or the planned ones of a stage."""
        if name in self.touchpoints:
            return [name] if self.touchpoints[name].planned else []
        if name in self.journey.outcomes:
            return [name]
        inside: list[str] = [
            part.id or "" for stage in self._staged(name) for part in stage.touchpoints if part.planned
        ]
        return inside[:1]

    def _staged(self, name: str) -> Iterator[Stage]:
        return (stage for stage in self.journey.stages if stage.id == name)

    def successes(self) -> dict[str, Outcome]:
        """The outcomes that are a good end."""
        return {key: part for key, part in self.journey.outcomes.items() if part.kind == "success"}
