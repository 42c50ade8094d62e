"""What the engine counts for the model: visits by context, way on, time and group of cases, as arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from journeymap.events.statements import bind, statement
from journeymap.overlay.base import Base
from journeymap.overlay.nodes import Observable
from journeymap.overlay.steps import fetch, keep
from journeymap.simulate.chain import Ints

__all__ = ["EXACT_UP_TO", "FEWEST_GROUPS", "Counted", "count_visits"]

PACKAGE = "journeymap.simulate"
EXACT_UP_TO = 20_000
"""So many visits are counted by their exact times; more by 32 parts of each power of two."""
FEWEST_GROUPS = 2

Columns = Mapping[str, npt.NDArray[Any]]


@dataclass(frozen=True)
class Counted:
    """Counts of visits and cases; times in microseconds.

    Args:
        touchpoints: ids of the touchpoints that the log can show, in the order of the file.
        outcomes: ids of the outcomes.
        contexts: sequences of touchpoint numbers, the newest last, by number; every end of one is there too.
        source, target, at, group, held, visits: one row per count: the context, where they went next (-1: nowhere yet),
            when (the beginning of the part of the scale), which group, whether held out, how many.
        follow_source, follow, follow_held, follow_visits: how long visits of a context could be watched.
        start_target, start_group, start_cases: where journeys began; cases begun before the log are left out.
        groups: how many groups of cases there are; 0 where errors cannot be told.
        cases: how many cases.
        rare: by how many of the last touchpoints count, how many sequences of them are too rare to be contexts.
        exact: whether times are exact.
    """

    touchpoints: tuple[str, ...]
    outcomes: tuple[str, ...]
    contexts: tuple[tuple[int, ...], ...]
    source: Ints
    target: Ints
    at: Ints
    group: Ints
    held: npt.NDArray[np.bool_]
    visits: Ints
    follow_source: Ints
    follow: Ints
    follow_held: npt.NDArray[np.bool_]
    follow_visits: Ints
    start_target: Ints
    start_group: Ints
    start_cases: Ints
    groups: int
    cases: int
    rare: tuple[int, ...]
    exact: bool


def count_visits(
    base: Base, *, cases: str | None, longest: int, groups: int, back_off: int, exact_up_to: int = EXACT_UP_TO
) -> Counted:
    """Run the statements of the fit; what they keep in the engine is let go again.

    Args:
        base: the overlay's tables.
        cases: a SELECT of case_id to which everything is confined; None for all.
        longest: the longest context, 1 to 5.
        groups: into how many groups cases are divided.
        back_off: the fewest visits that a context of more than one touchpoint needs.
        exact_up_to: up to how many visits times are exact.
    """
    engine = base.engine
    engine.create("model_cases", cases or "-- All cases.\nSELECT case_id FROM states")
    try:
        keep(engine, "entries", table="model_entries", package=PACKAGE, groups=max(1, groups))
        size = fetch(engine, "trail_size", package=PACKAGE)[0]["visits"]
        exact = int(size <= exact_up_to)
        packed = len(base.seen.nodes) + 1
        until = base.observation.until
        keep(engine, "trails", table="model_trails", package=PACKAGE, until=until, base=packed, exact=exact)
        keep(
            engine,
            "paths",
            table="model_paths",
            package=PACKAGE,
            base=packed,
            longest=longest,
            back_off=max(1, back_off),
        )
        found = {
            "contexts": _columns(base, "contexts"),
            "ways": _columns(base, "ways"),
            "follows": _columns(base, "follows", exact=exact),
            "starts": _columns(base, "starts"),
        }
        rare = tuple(
            fetch(engine, "too_rare", package=PACKAGE, order=order, base=packed)[0]["paths"]
            for order in range(1, longest + 1)
        )
    finally:
        for table in ("model_cases", "model_entries", "model_trails", "model_paths"):
            engine.drop(table)
    return replace(_counted(base.seen, found, packed, groups), rare=rare, exact=bool(exact))


def _columns(base: Base, step: str, **values: object) -> Columns:
    return base.engine.columns(step, bind(statement(PACKAGE, step), **values))


def _counted(seen: Observable, found: Mapping[str, Columns], packed: int, groups: int) -> Counted:
    steps = [node for node in seen.nodes if node.kind == "step"]
    outcomes = [node for node in seen.nodes if node.kind == "outcome"]
    targets = np.full(packed, -1, dtype=np.int64)
    for place, node in enumerate([*steps, *outcomes]):
        targets[node.number] = place
    own = _unpacked(found["contexts"], packed, targets)
    every = {path[begin:] for path in own.values() for begin in range(len(path))}
    every |= {(place,) for place in range(len(steps))}
    contexts = tuple(sorted(every))
    number = {path: place for place, path in enumerate(contexts)}
    places = np.zeros(max(own, default=0) + 1, dtype=np.int64)
    for key, path in own.items():
        places[key] = number[path]
    ways, follows, starts = found["ways"], found["follows"], found["starts"]
    there, group = np.unique(_whole(starts["grp"]), return_inverse=True)
    group_of = np.zeros(max(1, groups), dtype=np.int64)
    group_of[there] = np.arange(len(there))
    begun = _whole(starts["cases"])
    return Counted(
        touchpoints=tuple(node.id for node in steps),
        outcomes=tuple(node.id for node in outcomes),
        contexts=contexts,
        source=places[_whole(ways["context"])],
        target=targets[_whole(ways["next"])],
        at=_whole(ways["at"]),
        group=group_of[_whole(ways["grp"])],
        held=_whole(ways["held"]) > 0,
        visits=_whole(ways["visits"]),
        follow_source=places[_whole(follows["context"])],
        follow=_whole(follows["follow"]),
        follow_held=_whole(follows["held"]) > 0,
        follow_visits=_whole(follows["visits"]),
        start_target=targets[_whole(starts["target"])],
        start_group=group,
        start_cases=begun,
        groups=len(there) if len(there) >= FEWEST_GROUPS and groups >= FEWEST_GROUPS else 0,
        cases=int(begun.sum() + _whole(starts["before"]).sum()),
        rare=(),
        exact=True,
    )


def _unpacked(packed_contexts: Columns, packed: int, targets: Ints) -> dict[int, tuple[int, ...]]:
    """The sequences of touchpoints by the number that the engine gave them."""
    found = {}
    columns = (_whole(packed_contexts[name]).tolist() for name in ("context", "own_near", "own_far"))
    for number, near, far in zip(*columns, strict=True):
        digits = (near % packed, near // packed % packed, near // packed**2, far % packed, far // packed)
        found[number] = tuple(int(targets[digit]) for digit in reversed(digits) if digit)
    return found


def _whole(column: npt.NDArray[Any]) -> Ints:
    return np.asarray(column, dtype=np.int64)
