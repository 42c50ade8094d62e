"""Pain points and opportunities with where they stand, and which of two versions are the same ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from journeymap.diff.likeness import best_pairs, once_each
from journeymap.diff.versions import Pairs, Versions
from journeymap.model.journey import Journey
from journeymap.model.resolve import touchpoints

__all__ = ["Standing", "Standings", "addressed", "pair_standing"]

ALIKE = 0.5
"""How much the words of two pain points at the same step share that are one, reworded."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A pain point or an opportunity, the stage or touchpoint at which it stands, and what that rests on."""

    key: str
    item: Any
    home: str
    evidence: str
    nth: int = 0
    """Which one it is of those with the same words at the same step."""

    @property
    def text(self) -> str:
        """Its words, without what makes no difference."""
        return " ".join(str(self.item.text).casefold().split())


@dataclass(frozen=True, slots=True)
class Standings:
    """All of one kind in both versions, by key, and the pairs found."""

    old: Mapping[str, Standing]
    new: Mapping[str, Standing]
    pairs: Pairs

    def both(self) -> Iterator[tuple[Standing, Standing]]:
        """Those in both versions."""
        return ((self.old[left], self.new[right]) for left, right in self.pairs.items())


def pair_standing(both: Versions, field: Literal["pain_points", "opportunities"]) -> Standings:
    """Pair by id where the author wrote one, by words at the same step, by words anywhere, by likeness at the same step."""
    olds, news = _all(both.old, field), _all(both.new, field)
    pairs: dict[str, str] = {}

    def old_home(_: str, each: Standing) -> Hashable:
        return (both.called(each.home), each.text, each.nth)

    def new_home(_: str, each: Standing) -> Hashable:
        return (each.home, each.text, each.nth)

    for read_old, read_new in ((_id, _id), (old_home, new_home), (_text, _text)):
        left, right = _rest(olds, set(pairs)), _rest(news, set(pairs.values()))
        pairs |= once_each(left, right, read_old, read_new)
    return Standings(olds, news, pairs | _reworded(both, _rest(olds, set(pairs)), _rest(news, set(pairs.values()))))


def _reworded(both: Versions, olds: Mapping[str, Standing], news: Mapping[str, Standing]) -> dict[str, str]:
    """Those at the same step whose words are alike."""
    homes: dict[str, tuple[dict[str, str], dict[str, str]]] = {}
    for key, each in olds.items():
        homes.setdefault(both.called(each.home), ({}, {}))[0][key] = each.text
    for key, each in news.items():
        homes.setdefault(each.home, ({}, {}))[1][key] = each.text
    found: dict[str, str] = {}
    for before, after in homes.values():
        found |= best_pairs(before, after, ALIKE)
    return found


def addressed(pains: Mapping[str, Standing], opportunity: Standing) -> list[str]:
    """The keys of the pain points that an opportunity would mend: those it names, else those beside it."""
    named = set(opportunity.item.addresses)
    if named:
        return [key for key, pain in pains.items() if pain.item.id in named]
    return [key for key, pain in pains.items() if pain.home == opportunity.home]


def _all(journey: Journey, field: str) -> dict[str, Standing]:
    homes: list[Any] = [*journey.stages, *(part for _, part in touchpoints(journey))]
    found: dict[str, Standing] = {}
    said: Counter[tuple[str, str]] = Counter()
    for number, home in enumerate(homes):
        for position, item in enumerate(getattr(home, field)):
            key = f"{number}.{position}"
            each = Standing(key, item, home.id or "", home.evidence or "assumed")
            found[key] = replace(each, nth=said[each.home, each.text])
            said[each.home, each.text] += 1
    return found


def _rest(parts: Mapping[str, Standing], taken: set[str]) -> dict[str, Standing]:
    return {key: each for key, each in parts.items() if key not in taken}


def _id(_: str, each: Standing) -> Hashable:
    return each.item.id if each.item.written("id") else None


def _text(_: str, each: Standing) -> Hashable:
    return each.text or None
