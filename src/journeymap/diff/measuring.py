"""The analyst's half: match, log, segments, funnel, what-ifs; and outcomes, which conversion counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from journeymap.diff.showing import essence, names, shown
from journeymap.diff.subject import Aspect, Subject, compare, subject
from journeymap.diff.versions import Versions
from journeymap.diff.wording import wording
from journeymap.model.base import Item
from journeymap.model.data import Match, WhatIf
from journeymap.model.values import Duration
from journeymap.results.diff import Change

__all__ = ["HANDLED", "measuring"]

OUTCOME = {
    "anywhere": Aspect("anywhere-changed", "", on="may happen at any step", off="may no longer happen at any step"),
    "then": Aspect("follow-up-changed", "the journey that follows"),
}
WHAT_IF_TEXTS = ("name",)
HANDLED = {
    "Outcome": {*OUTCOME, "kind", "match", "name", "extras"},
    "AnalystHalf": {"events", "segments", "match", "expect", "funnel", "funnel_within", "what_if", "extras"},
}


def measuring(both: Versions) -> Iterator[Change]:
    """All that makes figures mean something else, and what only asks for other figures."""
    for old_step, new_step in both.both_steps():
        yield from _match(subject("touchpoint", new_step.id or "", old_step, new_step), old_step, new_step)
    for name, old, new in both.both_outcomes():
        whom = subject("outcome", name, old, new)
        yield from _match(whom, old, new)
        if old.kind != new.kind:
            what = f"is {_kind(new.kind)} now, was {_kind(old.kind)}, so conversion counts otherwise"
            yield whom.change("outcome-kind-changed", what, keys=("kind",), old=old.kind, new=new.kind)
        yield from compare(whom, old, new, OUTCOME)
        yield from wording(whom, old, new, "name")
    yield from _events(both)
    yield from _segments(both)
    yield from _funnel(both)
    yield from _what_ifs(both)


def _kind(word: str) -> str:
    return word if word == "neutral" else f"a {word}"


def _match(whom: Subject, old: Any, new: Any) -> Iterator[Change]:
    before, after = _measured(old.match), _measured(new.match)
    left, right = shown(old.match), shown(new.match)
    if essence(old.match) == essence(new.match):
        return
    if before is None and after is None:
        said = "is knowingly unmeasured now" if new.match else "is no longer said to be unmeasured"
        yield whom.change("unmeasured-changed", said, keys=("match",), old=left, new=right)
    elif before is None:
        yield whom.came("match-added", f"is measured now: {right}", right, ("match",))
    elif after is None:
        yield whom.went("match-removed", f"is no longer measured, was {left}", left, ("match",))
    else:
        what = f"is measured by other events, so figures will move: {left} -> {right}"
        yield whom.change("match-changed", what, keys=("match",), old=left, new=right)


def _measured(match: Match | None) -> Match | None:
    return None if match is None or match.unmeasured else match


def _section(both: Versions, part: str, key: str) -> Subject:
    return Subject(part, key, both.old.section(key), both.new.section(key))


def _events(both: Versions) -> Iterator[Change]:
    old, new = both.old.events, both.new.events
    whom = _section(both, "the log's reading", "events")
    if old is None or new is None:
        if new is not None:
            yield whom.came("events-added", "was added")
        elif old is not None:
            yield whom.went("events-removed", "is gone")
        return
    whom = subject("the log's reading", "events", old, new, label="")
    yield from compare(whom, old, new, {
        name: Aspect("events-changed", f"{field.alias}, so figures will move")
        for name, field in type(old).model_fields.items()
        if name not in ("segments", "extras")
    })  # fmt: skip
    yield from compare(whom, old, new, {"segments": Aspect("comparison-changed", "columns that are compared")})
    yield from wording(whom, old, new)


def _segments(both: Versions) -> Iterator[Change]:
    whom = _section(both, "persona", "segments")
    pairs = {**{name: name for name in both.old.segments}, **both.personas}
    back = {new: old for old, new in pairs.items()}
    for name in dict.fromkeys([*(pairs[name] for name in both.old.segments), *both.new.segments]):
        before, after = both.old.segments.get(back.get(name, name)), both.new.segments.get(name)
        if {column: set(values) for column, values in (before or {}).items()} != {
            column: set(values) for column, values in (after or {}).items()
        }:
            own = Subject("persona", name, whom.old, whom.new, f'"{name}"')
            left, right = shown(before), shown(after)
            what = f"stands for other cases, so figures will move: {left} -> {right}"
            yield own.change("segments-changed", what, keys=(name,), old=left, new=right)


def _funnel(both: Versions) -> Iterator[Change]:
    old = tuple(tuple(map(both.called, step)) for step in both.old.funnel_steps)
    new = both.new.funnel_steps
    whom = _section(both, "the funnel", "funnel")
    if [set(step) for step in old] != [set(step) for step in new]:
        left, right = _steps(old), _steps(new)
        yield whom.change("funnel-changed", f"has other steps: {left} -> {right}", old=left, new=right)
    before, after = both.old.funnel_within, both.new.funnel_within
    if essence(before) != essence(after):
        left, right = _window(before), _window(after)
        yield whom.change("funnel-changed", f"has another window: {left} -> {right}", old=left, new=right)


def _steps(steps: Sequence[Sequence[str]]) -> str:
    return names(" or ".join(step) for step in steps) or "the stages"


def _window(within: Duration | None) -> str:
    return "none" if within is None else shown(within)


def _what_ifs(both: Versions) -> Iterator[Change]:
    olds, news = both.old.what_if, both.new.what_if
    for name, idea in olds.items():
        if name not in news:
            yield subject("what-if", name, idea, None).went("what-if-removed", "was removed", shown(idea.name))
    for name, idea in news.items():
        if name not in olds:
            yield subject("what-if", name, None, idea).came("what-if-added", "was added", shown(idea.name))
            continue
        old, whom = olds[name], subject("what-if", name, olds[name], idea)
        yield from _what_if(both, whom, old, idea)
        yield from wording(whom, old, idea, *WHAT_IF_TEXTS)


def _what_if(both: Versions, whom: Subject, old: WhatIf, new: WhatIf) -> Iterator[Change]:
    plain = [name for name in type(old).model_fields if name not in ("name", "changes", "extras")]
    words = {name: Aspect("what-if-changed", (type(old).model_fields[name].alias or name)) for name in plain}
    yield from compare(whom, old, new, words)
    left, right = [_told(each, both) for each in old.changes], [_told(each, None) for each in new.changes]
    if left != right:
        yield whom.turned("what-if-changed", "what it changes", left, right, ("changes",))


def _told(change: Item, both: Versions | None) -> str:
    """One change of a what-if in words, by new ids."""
    words = []
    for name, field in type(change).model_fields.items():
        value = getattr(change, name)
        if name == "extras" or value in (None, (), False):
            continue
        if both is not None and isinstance(value, str):
            value = both.called(value)
        elif both is not None and name == "transition":
            value = tuple(both.called(each) for each in value)
        words.append(f"{field.alias} {_told(value, both) if name == 'add' else shown(value)}")
    return " ".join(words)
