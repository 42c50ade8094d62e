"""A journey with one column a stage: its steps in one card, their feelings as a mean, their pains and figures together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from journeymap.graph.compile import JourneyGraph, compile_journey
from journeymap.graph.mainline import main_line, skipped_by
from journeymap.model.steps import Differs, Stage, Touchpoint
from journeymap.results.overlay import Overlay, TouchpointResult
from journeymap.results.table import Table

__all__ = ["folded", "roman"]

LANES = ("physical_evidence", "frontstage", "backstage", "support", "pain_points", "opportunities")
NUMERALS = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """I, II, III …: stages are told from steps, which have 1, 2, 3."""
    text = ""
    for value, sign in NUMERALS:
        text += sign * (number // value)
        number %= value
    return text


def folded(graph: JourneyGraph, overlay: Overlay | None) -> tuple[JourneyGraph, Overlay | None]:
    """The journey and its results with a touchpoint for each stage that has any; unplanned contacts stay as they are."""
    journey = graph.journey
    personas = tuple(journey.personas)
    lines = {name: main_line(graph, skipped_by(graph, name)) for name in personas or ("",)}
    parts = {_key(index): _planned(stage) for index, stage in enumerate(journey.stages)}
    stages = [_stage(index, stage, lines) for index, stage in enumerate(journey.stages)]
    small = compile_journey(journey.model_copy(update={"stages": tuple(stages)}))
    if overlay is None:
        return small, None
    rows = [found for key, steps in parts.items() if (found := _measured(key, steps, overlay, lines))]
    unplanned = {part.id for stage in stages for part in stage.touchpoints if not part.planned}
    rows += [row for row in overlay.touchpoints if row.id in unplanned]
    return small, replace(overlay, touchpoints=Table(rows))


def _key(index: int) -> str:
    return f"stage-{index + 1}"


def _planned(stage: Stage) -> list[Touchpoint]:
    return [part for part in stage.touchpoints if part.planned]


def _stage(index: int, stage: Stage, lines: dict[str, list[str]]) -> Stage:
    steps = _planned(stage)
    if not steps:
        return stage
    aside = tuple(part for part in stage.touchpoints if not part.planned)
    return stage.model_copy(
        update={"touchpoints": (_one(_key(index), stage, steps, lines), *aside), "order": "sequence"}
    )


def _one(key: str, stage: Stage, steps: Sequence[Touchpoint], lines: dict[str, list[str]]) -> Touchpoint:
    """The touchpoint that stands for `steps`: means over the main line, all else collected."""
    first, *others = lines
    hardest = min(
        (part for part in steps if part.emotion is not None), key=lambda part: part.emotion or 0.0, default=None
    )
    known = {part.evidence for part in steps if part.emotion is not None}
    found: dict[str, Any] = {
        "id": key,
        "name": stage.name,
        "emotion": _mean(_felt(part, first) for part in _on(steps, lines[first])),
        "aim": _mean(part.aim for part in _on(steps, lines[first])),
        "quote": hardest.quote if hardest else None,
        "moment_of_truth": any(part.moment_of_truth for part in steps),
        "channel": tuple(dict.fromkeys(channel for part in _on(steps, lines[first]) for channel in part.channel[:1])),
        "evidence": known.pop() if len(known) == 1 else stage.evidence,
        "personas": {name: _differing(name, steps, lines[name]) for name in others},
    }
    for lane in LANES:
        found[lane] = _once(item for part in steps for item in getattr(part, lane))
    return Touchpoint.model_construct(**found)


def _once(items: Iterable[Any]) -> tuple[Any, ...]:
    found: list[Any] = []
    for item in items:
        if item not in found:
            found.append(item)
    return tuple(found)


def _on(steps: Sequence[Touchpoint], line: Sequence[str]) -> list[Touchpoint]:
    return [part for part in steps if part.id in line] or list(steps)


def _felt(part: Touchpoint, persona: str) -> float | None:
    differs = part.personas.get(persona)
    if differs is None:
        return part.emotion
    return None if differs.skips else part.emotion if differs.emotion is None else differs.emotion


def _differing(persona: str, steps: Sequence[Touchpoint], line: Sequence[str]) -> Differs:
    felt = _mean(_felt(part, persona) for part in _on(steps, line))
    return Differs.model_construct(skips=felt is None, emotion=felt)


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _measured(
    key: str, steps: Sequence[Touchpoint], overlay: Overlay, lines: dict[str, list[str]]
) -> TouchpointResult | None:
    """Reach is that of the stage's first logged step on the main line; who leaves at any of its steps leaves the stage."""
    rows = {row.id: row for row in overlay.touchpoints}
    line = next(iter(lines.values()))
    seen = [rows[part.id] for part in _on(steps, line) if part.id in rows and rows[part.id].visits]
    if not seen:
        return None
    first = max(seen, key=lambda row: row.cases or 0)
    every = [rows[part.id] for part in steps if part.id in rows]
    lost = sum(row.drop_off.estimate * (row.visits or 0) for row in every if row.drop_off and row.drop_off.estimate)
    drop = first.drop_off
    if drop is not None and first.visits:
        share = min(1.0, lost / first.visits)
        drop = replace(drop, estimate=share, low=None, high=None, failed=0.0)
    return replace(first, id=key, drop_off=drop, exits=None, time_to_next_s=None)
