"""Stages, touchpoints, outcomes and personas that came, went, moved or are called otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from journeymap.diff.order import moved
from journeymap.diff.showing import quoted
from journeymap.diff.subject import subject
from journeymap.diff.versions import Pairs, Versions, in_order
from journeymap.model.steps import Stage, Touchpoint
from journeymap.results.counting import counted
from journeymap.results.diff import Change, Grade

__all__ = ["structure"]


def structure(both: Versions) -> Iterator[Change]:
    """What is in one version only, renamed, or in another place."""
    yield from _stages(both)
    yield from _steps(both)
    yield from _came_and_went("outcome", both.old.outcomes, both.new.outcomes, both.outcomes)
    yield from _renamed("outcome", both.old.outcomes, both.new.outcomes, both.outcomes, both)
    yield from _came_and_went("persona", both.old.personas, both.new.personas, both.personas)
    yield from _renamed("persona", both.old.personas, both.new.personas, both.personas, both)
    yield from _moved_stages(both)
    yield from _moved_steps(both)


def _stages(both: Versions) -> Iterator[Change]:
    yield from _came_and_went("stage", both.old_stages, both.new_stages, both.stages)
    yield from _renamed("stage", both.old_stages, both.new_stages, both.stages, both)


def _steps(both: Versions) -> Iterator[Change]:
    olds, news = both.old_graph.touchpoints, both.new_graph.touchpoints
    yield from _came_and_went(
        "touchpoint", olds, news, both.steps, where=lambda side, name: _standing(both, side, name)
    )
    yield from _renamed("touchpoint", olds, news, both.steps, both)


def _came_and_went(
    part: str, olds: Mapping[str, Any], news: Mapping[str, Any], pairs: Pairs, where: Any = None
) -> Iterator[Change]:
    stayed = set(pairs.values())
    for name, item in olds.items():
        if name not in pairs:
            detail = where("old", name) if where else _holding(item)
            yield subject(part, name, item, None).went(
                f"{part}-removed", "was removed", quoted(item.name), detail=detail
            )
    for name, item in news.items():
        if name not in stayed:
            detail = where("new", name) if where else _holding(item)
            yield subject(part, name, None, item).came(f"{part}-added", "was added", quoted(item.name), detail=detail)


def _holding(item: Any) -> str:
    """What a sentence adds about a part: how many touchpoints a stage holds, what kind of outcome it is."""
    if isinstance(item, Stage):
        return f" with {counted(len(item.touchpoints), 'touchpoint')}" if item.touchpoints else ""
    kind = getattr(item, "kind", "")
    return f", a {kind}" if kind in ("success", "failure") else ""


def _standing(both: Versions, side: str, name: str) -> str:
    """In which stage a touchpoint stands, after which other, and what of weight it holds."""
    graph = both.old_graph if side == "old" else both.new_graph
    stage, weight = quoted(graph.stage_of[name].id or ""), _weight(graph.touchpoints[name])
    if side == "old":
        return f" from stage {stage}{weight}"
    before = both.before.get(name)
    after = f" after {quoted(before)}" if before else " at the beginning"
    return f"{after} in stage {stage}{weight}"


def _weight(step: Touchpoint) -> str:
    parts = [counted(len(step.pain_points), "pain point")] if step.pain_points else []
    parts += ["a moment of truth"] if step.moment_of_truth else []
    parts += ["a promise"] if step.respond_within else []
    return f", with {' and '.join(parts)}" if parts else ""


def _renamed(
    part: str, olds: Mapping[str, Any], news: Mapping[str, Any], pairs: Pairs, both: Versions
) -> Iterator[Change]:
    for old_id, new_id in pairs.items():
        if old_id == new_id:
            continue
        old, new = olds[old_id], news[new_id]
        whom = subject(part, new_id, old, new, label=quoted(old_id))
        if part == "touchpoint" and old_id == new.replaces:
            what = f"is replaced by {quoted(new_id)}"
            yield whom.change("touchpoint-replaced", what, keys=("replaces",), old=old_id, new=new_id)
            continue
        grade = None if old_id in both.relied_on else Grade.NOTABLE
        yield whom.change(
            f"{part}-renamed", f"is now called {quoted(new_id)}", keys=("id",), grade=grade, old=old_id, new=new_id
        )


def _moved_stages(both: Versions) -> Iterator[Change]:
    olds = [both.stages[name] for name in in_order(both.old.stages) if name in both.stages]
    news = in_order(both.new.stages)
    back = {new: old for old, new in both.stages.items()}
    for name in moved(olds, news):
        whom = subject("stage", name, both.old_stages[back[name]], both.new_stages[name])
        before, after = _before(olds, name), _before([each for each in news if each in back], name)
        yield whom.change("stage-moved", f"moved from {before} to {after}", old=before, new=after)


def _before(order: list[str], name: str) -> str:
    place = order.index(name)
    return f"after {quoted(order[place - 1])}" if place else "the beginning"


def _moved_steps(both: Versions) -> Iterator[Change]:
    """Steps in another stage; and within a stage that is in both versions, as few as explain its order."""
    olds, news = both.old_graph, both.new_graph
    stayed: dict[str, list[str]] = {}
    for old, new in both.steps.items():
        left, right = olds.stage_of[old].id or "", news.stage_of[new].id or ""
        if both.stages.get(left) == right:
            stayed.setdefault(right, []).append(new)
            continue
        whom = subject("touchpoint", new, olds.touchpoints[old], news.touchpoints[new])
        what = f"moved from stage {quoted(left)} to stage {quoted(right)}"
        yield whom.change("touchpoint-moved", what, old=left, new=right)
    back = {new: old for old, new in both.steps.items()}
    order = {name: place for place, name in enumerate(olds.touchpoints)}
    for stage, names in stayed.items():
        if both.new_stages[stage].order == "any":
            continue
        known = set(names)
        before = sorted(names, key=lambda name: order[back[name]])
        after = [part.id or "" for part in both.new_stages[stage].touchpoints if part.id in known]
        for name in moved(before, after):
            whom = subject("touchpoint", name, olds.touchpoints[back[name]], news.touchpoints[name])
            left, right = _before(before, name), _before(after, name)
            what = f"moved from {left} to {right} in stage {quoted(stage)}"
            yield whom.change("touchpoint-moved", what, old=left, new=right)
