"""The ids of a draft's parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeymap.discover.draft import Draft
from journeymap.discover.naming import new_id, readable_names
from journeymap.discover.plan import DONE, ENDED

__all__ = ["Ids", "ids_of"]

MADE = {DONE: "Done", ENDED: "Ended"}


@dataclass(frozen=True, slots=True)
class Ids:
    """Ids of touchpoints and outcomes by step, of stages by their first touchpoint, of channels by the log's word.

    `outcome_names` and `channel_names` are what these are called.
    """

    steps: Mapping[int, str]
    stages: Mapping[int, str]
    channels: Mapping[str, str]
    outcome_names: Mapping[int, str]
    channel_names: Mapping[str, str]


def ids_of(draft: Draft) -> Ids:
    """An id for each part, made from its name; no two alike."""
    taken: set[str] = set()
    names = {step: draft.names[step] if step in draft.names else MADE[step] for step in draft.endings}
    steps = {step: new_id(draft.names[step], taken) for step in draft.plan.line.order}
    steps |= {step: new_id(name, taken) for step, name in names.items()}
    stages = {stage[0]: new_id(f"stage-{number}", taken) for number, stage in enumerate(draft.stages, 1)}
    spoken = dict.fromkeys(name for channels in draft.channels.values() for name in channels)
    own: set[str] = set()
    return Ids(steps, stages, {name: new_id(name, own) for name in spoken}, names, readable_names(list(spoken)))
