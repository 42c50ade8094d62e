"""Experience budgets that came, went, ask for more or for less."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf
from typing import Any

from journeymap.diff.showing import number, percent, quoted, shown
from journeymap.diff.subject import Subject
from journeymap.diff.versions import Versions
from journeymap.model.base import Item, Place
from journeymap.model.data import Budget, Expectations
from journeymap.model.journey import Journey
from journeymap.model.quantities import Duration
from journeymap.results.diff import Change

__all__ = ["bounds_of", "budgets"]

Keys = tuple[str, ...]
Bounds = Mapping[str, float]
WORDS = {"min": "at least", "max": "at most"}


def budgets(both: Versions) -> Iterator[Change]:
    """Budget by budget, those of steps that are called otherwise by their new ids."""
    olds = {_called(both, keys): (keys, part) for keys, part in bounds_of(both.old.expect)}
    news = {keys: (keys, part) for keys, part in bounds_of(both.new.expect)}
    for keys, (old_keys, part) in olds.items():
        if keys not in news:
            whom = _whom(keys, _place(both.old, old_keys), None)
            yield whom.went("budget-removed", f"is gone, was {_words(part)}", _words(part))
    for keys, (new_keys, part) in news.items():
        if keys not in olds:
            whom = _whom(keys, None, _place(both.new, new_keys))
            yield whom.came("budget-added", f"is new: {_words(part)}", _words(part))
            continue
        old_keys, old = olds[keys]
        yield from _otherwise(_whom(keys, _place(both.old, old_keys), _place(both.new, new_keys)), old, part)


def bounds_of(part: Any, keys: Keys = ()) -> Iterator[tuple[Keys, Item]]:
    """Every budget below a part of `expect`, with the keys that lead to it; one without bounds is none."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from bounds_of(value, (*keys, key))
    elif isinstance(part, Item):
        fields = {name: field.alias or name for name, field in type(part).model_fields.items() if name != "extras"}
        if isinstance(part, Expectations) or "metrics" in fields:
            for name, key in fields.items():
                yield from bounds_of(getattr(part, name), (*keys, key))
        elif any(getattr(part, name) is not None for name in fields):
            yield keys, part


def _otherwise(whom: Subject, old: Item, new: Item) -> Iterator[Change]:
    """Looser in one bound and tighter in another are two changes."""
    before, after = _sizes(old), _sizes(new)
    # With nothing but a most, a longer time is harder to keep.
    longer_is_looser = before["min"] > -inf or after["min"] > -inf or "within" not in before
    looser = tighter = False
    for name in before.keys() | after.keys():
        left, right = before[name], after[name]
        falls_loose = name == "min" or (name == "within" and not longer_is_looser)
        looser |= right < left if falls_loose else right > left
        tighter |= right > left if falls_loose else right < left
    words = _words(old), _words(new)
    for found, kind, verb in ((looser, "budget-loosened", "loosened"), (tighter, "budget-tightened", "tightened")):
        if found:
            yield whom.change(kind, f"was {verb}: {words[0]} -> {words[1]}", old=words[0], new=words[1])


def _sizes(budget: Item) -> Bounds:
    """All bounds as numbers; one that is not there bounds nothing."""
    found: dict[str, float] = {"min": -inf}
    for name in type(budget).model_fields:
        value = getattr(budget, name)
        if name != "extras":
            found[name] = _size(value, -inf if name == "min" else inf)
    return found


def _size(value: Any, nothing: float) -> float:
    return nothing if value is None else value.seconds if isinstance(value, Duration) else float(value)


def _words(budget: Item) -> str:
    words = []
    for name in type(budget).model_fields:
        value = getattr(budget, name)
        if name == "extras" or value is None:
            continue
        if isinstance(value, Duration):
            words.append(f"within {shown(value)}" if name == "within" else f"{name} within {shown(value)}")
        else:
            words.append(f"{WORDS[name]} {percent(value) if isinstance(budget, Budget) else number(value)}")
    return ", ".join(words).replace(", within", " within")


def _called(both: Versions, keys: Keys) -> Keys:
    return (keys[0], both.called(keys[1]), *keys[2:]) if keys[0] == "touchpoints" else keys


def _whom(keys: Keys, old: Place | None, new: Place | None) -> Subject:
    """A budget is called by the figure that it bounds, and by the touchpoint."""
    step = keys[1] if keys[0] == "touchpoints" else ""
    figure = " ".join(keys[2:] if step else keys).removeprefix("metrics ")
    return Subject("budget", step or "expect", old, new, f"for {figure}{f' of {quoted(step)}' if step else ''}", step)


def _place(journey: Journey, keys: Keys) -> Place:
    section = journey.section("expect")
    return Place(section.document, (*section.path, *keys))
