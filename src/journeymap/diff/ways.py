"""Transitions that came, went, or are taken otherwise; those that only follow from added, removed or moved steps do not count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeymap.diff.order import moved
from journeymap.diff.showing import essence, percent, quoted, shown
from journeymap.diff.subject import Subject
from journeymap.diff.versions import Versions
from journeymap.graph.compile import JourneyGraph
from journeymap.graph.transition import Transition
from journeymap.model.steps import Next, Touchpoint
from journeymap.results.diff import Change

__all__ = ["ways"]

Ways = Mapping[str, Mapping[str, Transition]]
WRITTEN = ("next", "sequence", "any-order")
LEAST = 1e-9
"""Shares that differ by less are the same."""


def ways(both: Versions) -> Iterator[Change]:
    """Changes of the planned ways between steps that both versions have."""
    olds, news = _direct(both.old_graph), _direct(both.new_graph)
    gone = set(both.old_graph.nodes) - set(both.renamed)
    came = set(both.new_graph.nodes) - set(both.renamed.values())
    moving = _moving(both)
    for old, new in both.both_steps():
        left, right = old.id or "", new.id or ""
        before = {both.called(name): way for name, way in olds.get(left, {}).items() if name not in gone}
        after = {name: way for name, way in news.get(right, {}).items() if name not in came}
        rewritten = _targets(old, both) != _targets(new, None)
        through_new = _through(news, right, came)
        through_old = {both.called(name) for name in _through(olds, left, gone)}
        for name, way in before.items():
            if name not in after and name not in through_new and _tells(way, name, right, rewritten, moving):
                yield _way(old, new, name).went("way-removed", "was removed", _said(way), ("next",), _detail(way))
        for name, way in after.items():
            if name not in before and name not in through_old and _tells(way, name, right, rewritten, moving):
                yield _way(old, new, name).came("way-added", "was added", _said(way), ("next",), _detail(way))
        yield from _taken_otherwise(both, old, new)
        for name in sorted(before.keys() & after.keys()):
            yield from _no_longer_written(_way(old, new, name), before[name], after[name])


def _direct(graph: JourneyGraph) -> Ways:
    """The written ways out of each step, and those that order makes; the first of several to one node."""
    found: dict[str, dict[str, Transition]] = {}
    for way in graph.transitions:
        if way.reason in WRITTEN:
            found.setdefault(way.source, {}).setdefault(way.target, way)
    return found


def _moving(both: Versions) -> set[str]:
    """New ids of steps whose neighbours are others because something moved."""
    olds = [both.steps[name] for name in both.old_graph.touchpoints if name in both.steps]
    return set(moved(olds, list(both.new_graph.touchpoints)))


def _tells(way: Transition, target: str, source: str, rewritten: bool, moving: set[str]) -> bool:
    """Whether a way is news of its own: it was written, or what was written beside it is otherwise."""
    if way.reason == "next":
        return True
    return way.reason == "sequence" and rewritten and not moving & {source, target}


def _through(ways_of: Ways, source: str, hidden: set[str]) -> set[str]:
    """What is reached from `source` by way of `hidden` nodes only."""
    reached: set[str] = set()
    waiting = [name for name in ways_of.get(source, {}) if name in hidden]
    seen = set(waiting)
    while waiting:
        for name in ways_of.get(waiting.pop(), {}):
            if name not in hidden:
                reached.add(name)
            elif name not in seen:
                seen.add(name)
                waiting.append(name)
    return reached


def _targets(step: Touchpoint, both: Versions | None) -> set[str]:
    return {both.called(entry.to or "") if both else entry.to or "" for entry in step.next}


def _taken_otherwise(both: Versions, old: Touchpoint, new: Touchpoint) -> Iterator[Change]:
    """Share, condition and wait of ways that are written in both versions."""
    before: dict[str, list[Next]] = {}
    for entry in old.next:
        before.setdefault(both.called(entry.to or ""), []).append(entry)
    for entry in new.next:
        others = before.get(entry.to or "")
        if not others:
            continue
        same = [each for each in others if each.when == entry.when]
        other = same[0] if same else others[0]
        others.remove(other)
        whom = Subject(
            "way", new.id or "", other.place, entry.place, _label(new.id or "", entry.to or ""), new.id or ""
        )
        for kind, words, left, right in (
            ("share-changed", "share", _share(other), _share(entry)),
            ("condition-changed", "condition", other.when, entry.when),
            ("wait-changed", "wait", other.wait, entry.wait),
        ):
            if essence(left) != essence(right):
                yield whom.turned(kind, words, left, right)


def _no_longer_written(whom: Subject, old: Transition, new: Transition) -> Iterator[Change]:
    """A way that is written in one version and follows from the order in the other, where that is not the same."""
    if (old.reason == "next") == (new.reason == "next"):
        return
    if old.when != new.when:
        yield whom.turned("condition-changed", "condition", old.when, new.when, ("next",))
    if old.share is not None and new.share is not None and abs(old.share - new.share) > LEAST:
        yield whom.turned("share-changed", "share", percent(old.share), percent(new.share), ("next",))


def _share(entry: Next) -> str | None:
    return None if entry.share is None else percent(entry.share)


def _way(old: Touchpoint, new: Touchpoint, target: str) -> Subject:
    return Subject("way", new.id or "", old.place, new.place, _label(new.id or "", target), new.id or "")


def _label(source: str, target: str) -> str:
    return f"from {quoted(source)} to {quoted(target)}"


def _said(way: Transition) -> str:
    return shown(way.when) if way.when else "planned"


def _detail(way: Transition) -> str:
    return f": {shown(way.when)}" if way.when else ""
