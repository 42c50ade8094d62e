"""A draft as text: the journey's file, and the analyst's half beside it or in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.discover.draft import Draft
from journeymap.discover.ids import Ids, ids_of
from journeymap.discover.line import main_line
from journeymap.discover.naming import log_name
from journeymap.discover.notes import data_note, ending_note, note, summary
from journeymap.discover.touchpoints import listed_words, touchpoint
from journeymap.model.formatting import lay_out_text
from journeymap.model.ids import slug
from journeymap.syntax.scalars import written

__all__ = ["Written", "write_draft"]


@dataclass(frozen=True, slots=True)
class Written:
    """A draft as text.

    Args:
        journey: the journey's file.
        data: the data file beside it, if it was asked for.
        summary: what is in it, in one line.
    """

    journey: str
    data: str | None
    summary: str


def write_draft(
    draft: Draft, *, journey_id: str | None = None, name: str | None = None, split: bool = False
) -> Written:
    """Write a draft as `fmt` would leave it.

    Args:
        draft: what was found.
        journey_id: the journey's id; unsaid: made from the log's name.
        name: the journey's name; unsaid: the log's.
        split: put `events` and `match` into a data file.
    """
    ids = ids_of(draft)
    own = slug(journey_id or log_name(draft.label)) or "journey"
    lines = [
        *note(draft),
        "journeymap: 1",
        f"id: {written(own)}",
        f"name: {written(name or log_name(draft.label))}",
        f"language: {draft.language}",
        "status: draft",
        "",
        *_channels(ids),
        "stages:",
        *(line for stage in draft.stages for line in _stage(draft, ids, stage, split=split)),
        "",
        *_outcomes(draft, ids, split=split),
    ]
    if not split:
        return Written(_laid_out("journey.yaml", [*lines, "", *_events(draft)]), None, summary(draft))
    head = [*data_note(draft), "journeymap-data: 1", f"journey: {written(own)}"]
    data = [*head, "", *_events(draft), "", *_match(draft, ids)]
    return Written(_laid_out("journey.yaml", lines), _laid_out("journey.data.yaml", data), summary(draft))


def _laid_out(file: str, lines: Sequence[str]) -> str:
    text = "\n".join(lines) + "\n"
    return lay_out_text(file, text).after or text


def _channels(ids: Ids) -> Iterator[str]:
    if ids.channels:
        yield "channels:"
        for word, name in ids.channel_names.items():
            yield f"  {written(ids.channels[word])}: {{name: {written(name, flow=True)}}}"
        yield ""


def _stage(draft: Draft, ids: Ids, stage: Sequence[int], *, split: bool) -> Iterator[str]:
    yield f"  - id: {written(ids.stages[stage[0]])}"
    yield f"    name: {written(_stage_name(draft, stage))}"
    if set(stage) <= set(draft.plan.line.any_order):
        yield "    order: any"
    yield "    touchpoints:"
    for step in stage:
        yield from touchpoint(draft, ids, step, split=split)


def _stage_name(draft: Draft, stage: Sequence[int]) -> str:
    """A stage is called after its first and its last touchpoint on the main line, until somebody finds the word."""
    line = draft.plan.line
    main = set(main_line(draft.counts, line.order, line.outcomes))
    named = [step for step in stage if step in main] or stage
    return " – ".join(dict.fromkeys((draft.names[named[0]], draft.names[named[-1]])))


def _outcomes(draft: Draft, ids: Ids, *, split: bool) -> Iterator[str]:
    yield "outcomes:"
    for step, ending in draft.endings.items():
        parts = [f"name: {written(ids.outcome_names[step], flow=True)}"]
        parts += [f"kind: {ending.kind}"]
        if not split and step in draft.activities:
            parts += [f"match: {listed_words(draft.activities[step], always=len(draft.activities[step]) > 1)}"]
        yield f"  # {ending_note(draft, step)}"
        yield f"  {written(ids.steps[step])}: {{{', '.join(parts)}}}"


def _match(draft: Draft, ids: Ids) -> Iterator[str]:
    yield "match:"
    for step in (*draft.plan.line.order, *draft.endings):
        if step in draft.activities:
            yield f"  {written(ids.steps[step])}: {listed_words(draft.activities[step])}"


def _events(draft: Draft) -> Iterator[str]:
    yield "events:"
    yield from (f"  {key}: {written(value)}" for key, value in draft.events.items())
