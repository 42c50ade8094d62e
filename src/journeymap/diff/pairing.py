"""Which steps, stages, outcomes and personas of two versions are the same ones, also where their ids are not."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import Any

from journeymap.diff.likeness import alike, best_pairs, once_each
from journeymap.diff.showing import essence
from journeymap.diff.versions import Mentions, Pairs, Versions
from journeymap.graph.compile import JourneyGraph, compile_journey
from journeymap.model.read import JourneyFile
from journeymap.model.steps import Outcome, Touchpoint

__all__ = ["pair_up"]

BESIDE, ANYWHERE = 0.4, 0.7
"""How much names share: of a step between the same neighbours, and of one that may stand anywhere."""


def pair_up(old: JourneyFile, new: JourneyFile, mentions: Mentions) -> Versions:
    """Compile two readable versions of a journey and find what is in both."""
    assert old.journey is not None
    assert new.journey is not None
    found = Versions(old, new, compile_journey(old.journey), compile_journey(new.journey), mentions=mentions)
    steps = _plain_steps(found.old_graph, found.new_graph)
    stages = _stages(found, steps)
    steps = steps | _beside(found.old_graph, found.new_graph, steps, stages)
    steps = steps | _resembling(found.old_graph, found.new_graph, steps)
    return replace(
        found, steps=steps, stages=_stages(found, steps), outcomes=_outcomes(found), personas=_personas(found)
    )


def _name(_: str, part: Any) -> Hashable:
    return str(part.name).casefold().strip() or None


def _match(_: str, part: Touchpoint | Outcome) -> Hashable:
    return None if part.match is None or part.match.unmeasured else essence(part.match)


def _own_id(name: str, _: Any) -> Hashable:
    return name or None


def _replaces(_: str, part: Touchpoint) -> Hashable:
    return part.replaces


def _rest(parts: Mapping[str, Any], taken: Any) -> dict[str, Any]:
    gone = set(taken)
    return {name: part for name, part in parts.items() if name not in gone}


def _rounds(old: Mapping[str, Any], new: Mapping[str, Any], *keys: tuple[Any, Any]) -> dict[str, str]:
    """Pairs by id, then among the rest by each key in turn."""
    pairs = {name: name for name in old if name in new}
    for key, read in keys:
        pairs |= once_each(_rest(old, pairs), _rest(new, pairs.values()), key, read)
    return pairs


def _plain_steps(old: JourneyGraph, new: JourneyGraph) -> dict[str, str]:
    by_replacing = [(_own_id, _replaces), (_replaces, _own_id)]
    return _rounds(old.touchpoints, new.touchpoints, *by_replacing, (_match, _match), (_name, _name))


def _stages(found: Versions, steps: Pairs) -> dict[str, str]:
    """By id, by name, and where most of the steps of both are the same."""
    pairs = _rounds(found.old_stages, found.new_stages, (_name, _name))
    olds, news = _rest(found.old_stages, pairs), _rest(found.new_stages, pairs.values())
    inside = {name: {part.id or "" for part in stage.touchpoints} for name, stage in news.items()}
    home = {step: name for name, parts in inside.items() for step in parts}
    for name, stage in olds.items():
        mine = {part.id or "" for part in stage.touchpoints}
        homes = [home[steps[step]] for step in mine if steps.get(step) in home]
        for other in sorted(set(homes)):
            shared = homes.count(other)
            if 2 * shared > len(mine) + len(inside[other]) - shared:
                pairs[name] = other
    return pairs


def _outcomes(found: Versions) -> dict[str, str]:
    pairs = _rounds(found.old.outcomes, found.new.outcomes, (_match, _match), (_name, _name))
    if found.old.written("outcomes") == found.new.written("outcomes"):
        return pairs
    # The outcome that nobody wrote is the only success that the other version writes.
    olds, news = _rest(found.old.outcomes, pairs), _rest(found.new.outcomes, pairs.values())
    return pairs | once_each(olds, news, _success, _success)


def _success(_: str, part: Outcome) -> Hashable:
    return True if part.kind == "success" else None


def _personas(found: Versions) -> dict[str, str]:
    return _rounds(found.old.personas, found.new.personas, (_name, _name))


def _beside(old: JourneyGraph, new: JourneyGraph, steps: Pairs, stages: Pairs) -> dict[str, str]:
    """Steps alone between the same neighbours of the same stage, whose names or contents are alike."""
    before, after = _gaps(old, steps, stages), _gaps(new, {name: name for name in steps.values()}, None)
    candidates = once_each(
        _rest(old.touchpoints, steps),
        _rest(new.touchpoints, steps.values()),
        lambda name, _: before.get(name),
        lambda name, _: after.get(name),
    )
    parts, others = old.touchpoints, new.touchpoints
    return {
        name: other
        for name, other in candidates.items()
        if alike(str(parts[name].name), str(others[other].name), BESIDE) or _same_content(parts[name], others[other])
    }


def _gaps(graph: JourneyGraph, known: Pairs, stages: Pairs | None) -> dict[str, Hashable]:
    """Where each unpaired step stands: its stage and the nearest paired steps before and behind it, by new ids."""
    found: dict[str, Hashable] = {}
    order = list(graph.touchpoints)
    behind: dict[str, str | None] = {}
    latest: str | None = None
    for name in reversed(order):
        behind[name] = latest
        latest = known.get(name, latest)
    latest = None
    for name in order:
        own = graph.stage_of[name].id or ""
        stage = own if stages is None else stages.get(own)
        if name not in known and stage is not None:
            found[name] = (stage, latest, behind[name])
        latest = known.get(name, latest)
    return found


def _same_content(old: Touchpoint, new: Touchpoint) -> bool:
    """Whether two steps say the same, and enough of it, apart from what they are called and where they lead."""
    passed_over = {"id", "name", "next", "extras", "replaces"}
    written = (old.model_fields_set | new.model_fields_set) - passed_over
    return len(written) > 1 and all(essence(getattr(old, name)) == essence(getattr(new, name)) for name in written)


def _resembling(old: JourneyGraph, new: JourneyGraph, steps: Pairs) -> dict[str, str]:
    olds, news = _rest(old.touchpoints, steps), _rest(new.touchpoints, steps.values())
    texts = [{name: str(part.name) for name, part in parts.items()} for parts in (olds, news)]
    return best_pairs(texts[0], texts[1], ANYWHERE)
