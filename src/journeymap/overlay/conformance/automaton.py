"""Automata that say which sequences are planned, and the fewest skipped moves from any state to any other."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["FAR", "Automaton", "Machine", "build_machine"]

Numbers = npt.NDArray[np.int64]

FAR = 1 << 20
"""The distance between states that no way connects; longer than any way."""


@dataclass(frozen=True)
class Automaton:
    """Which sequences of symbols are planned: those on a way from an initial state to a final one.

    Args:
        states: names of the states, in any order; it decides between alignments that cost the same.
        transitions: (state, symbol, state). Every symbol can be seen: there are no silent moves.
        initial: where sequences may begin.
        finals: where they may end.
    """

    states: Sequence[Hashable]
    transitions: Sequence[tuple[Hashable, str, Hashable]]
    initial: frozenset[Hashable]
    finals: frozenset[Hashable]


@dataclass(frozen=True)
class Machine:
    """Transitions in numbers, prepared for aligning.

    Args:
        distances: (states, states), the fewest transitions from one to the other; `FAR` where there is no way.
        hops: (states, states), the next state on the first shortest way.
        labels: (states, states), the first symbol that leads from one to the other; -1 where none does.
        arrivals: by symbol, the states that it leads into, each with the states it comes from.
    """

    distances: Numbers
    hops: Numbers
    labels: Numbers
    arrivals: tuple[tuple[tuple[int, Numbers], ...], ...]

    @property
    def size(self) -> int:
        """The number of states."""
        return len(self.distances)


def build_machine(states: int, symbols: int, transitions: Iterable[tuple[int, int, int]]) -> Machine:
    """Prepare transitions (state, symbol, state), numbered from 0, for aligning."""
    known = sorted(set(transitions))
    labels = np.full((states, states), -1, dtype=np.int64)
    for source, symbol, target in reversed(known):
        labels[source, target] = symbol
    distances = _distances(labels >= 0)
    into: list[dict[int, list[int]]] = [{} for _ in range(symbols)]
    for source, symbol, target in known:
        into[symbol].setdefault(target, []).append(source)
    arrivals = tuple(tuple((target, np.array(found)) for target, found in sorted(by.items())) for by in into)
    return Machine(distances, _hops(labels >= 0, distances), labels, arrivals)


def _distances(leads: npt.NDArray[Any]) -> Numbers:
    """Floyd and Warshall's shortest ways, one row of states at a time."""
    found = np.where(leads, 1, FAR)
    np.fill_diagonal(found, 0)
    for via in range(len(found)):
        np.minimum(found, found[:, via, None] + found[None, via, :], out=found)
    return np.minimum(found, FAR)


def _hops(leads: npt.NDArray[Any], distances: Numbers) -> Numbers:
    """The first of the states after each that is one nearer to where the way leads."""
    hops = np.tile(np.arange(len(distances))[:, None], len(distances))
    for state in range(len(distances)):
        following = np.flatnonzero(leads[state])
        if len(following):
            nearer = distances[following] == distances[state] - 1
            hops[state] = np.where(nearer.any(axis=0), following[nearer.argmax(axis=0)], state)
    return hops
