"""The aligner against Dijkstra's algorithm on the product of sequence and automaton, on small random ones."""

import dataclasses
import heapq

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.overlay.conformance import Automaton, align
from journeymap.overlay.conformance.align import align_paths
from journeymap.overlay.conformance.automaton import build_machine
from journeymap.overlay.conformance.paths import Ends, Paths

SYMBOLS = "abcd"
STATES = range(5)

transition = st.tuples(st.sampled_from(STATES), st.sampled_from(SYMBOLS), st.sampled_from(STATES))
automata = st.builds(
    Automaton,
    st.just(tuple(STATES)),
    st.lists(transition, min_size=1, max_size=12),
    st.frozensets(st.sampled_from(STATES), min_size=1, max_size=2),
    st.frozensets(st.sampled_from(STATES), min_size=1, max_size=2),
)
sequences = st.lists(st.text([*SYMBOLS, "x"], max_size=7).map(list), max_size=8)


def cheapest(automaton, sequence):
    """(cost, unplanned moves) of the best alignment, or None where the automaton accepts nothing."""
    queue = [(0, 0, 0, state) for state in automaton.initial]
    heapq.heapify(queue)
    seen = set()
    while queue:
        cost, unplanned, place, state = heapq.heappop(queue)
        if (place, state) in seen:
            continue
        seen.add((place, state))
        if place == len(sequence) and state in automaton.finals:
            return cost, unplanned
        if place < len(sequence):
            heapq.heappush(queue, (cost + 1, unplanned + 1, place + 1, state))
        for source, symbol, target in automaton.transitions:
            if source == state:
                heapq.heappush(queue, (cost + 1, unplanned, place, target))
                if place < len(sequence) and symbol == sequence[place]:
                    heapq.heappush(queue, (cost, unplanned, place + 1, target))
    return None


def accepts(automaton, word):
    reached = set(automaton.initial)
    for wanted in word:
        reached = {target for source, symbol, target in automaton.transitions if source in reached and symbol == wanted}
    return bool(reached & automaton.finals)


@given(automata, sequences)
def test_costs_are_least_and_moves_have_them(automaton, found):
    if cheapest(automaton, []) is None:
        if found:
            with pytest.raises(ValueError, match="no way"):
                align(automaton, found)
        return
    aligned = align(automaton, found)
    for index, sequence in enumerate(found):
        moves = aligned.moves(index)
        best = cheapest(automaton, sequence)
        assert (aligned.costs[index], sum(planned is None for _, planned in moves)) == best
        assert sum(logged != planned for logged, planned in moves) == best[0]
        assert [logged for logged, _ in moves if logged is not None] == sequence
        assert accepts(automaton, [planned for _, planned in moves if planned is not None])
        assert (aligned.fitness(index) == 1) == accepts(automaton, sequence)


@given(automata, sequences)
def test_the_company_of_other_sequences_changes_nothing(automaton, found):
    if not found or cheapest(automaton, []) is None:
        return
    together = align(automaton, [*found, list("abcdabcd"), *found])
    alone = [align(automaton, [sequence]) for sequence in found]
    assert list(together.costs[: len(found)]) == [one.costs[0] for one in alone]
    assert [together.moves(i) for i in range(len(found))] == [one.moves(0) for one in alone]


def test_the_size_of_batches_changes_nothing():
    chance = np.random.default_rng(5)
    machine = build_machine(6, 6, [(0, 1, 1), (1, 2, 2), (2, 3, 3), (3, 1, 1), (3, 4, 4), (4, 5, 5), (2, 4, 4)])
    lengths = chance.integers(0, 12, 200)
    paths = Paths(chance.integers(0, 8, lengths.sum()), np.concatenate([[0], np.cumsum(lengths)]))
    flags = np.array([[True, False, False, False, False, False], [True] * 6])
    ends = Ends(flags, ~flags, chance.integers(0, 2, 200), np.zeros(200, dtype=np.int64))
    whole, parts = align_paths(machine, paths, ends), align_paths(machine, paths, ends, cells=40)
    for field in dataclasses.fields(whole):
        assert np.array_equal(getattr(whole, field.name), getattr(parts, field.name))
    assert len(np.unique(whole.costs)) > 5


ABC = Automaton("1234", [("1", "a", "2"), ("2", "b", "3"), ("3", "c", "4")], frozenset("1"), frozenset("4"))


@pytest.mark.parametrize(
    ("sequence", "moves"),
    [
        ("", [(None, "a"), (None, "b"), (None, "c")]),
        ("ac", [("a", "a"), (None, "b"), ("c", "c")]),
        ("axc", [("a", "a"), ("x", None), (None, "b"), ("c", "c")]),
        ("axbc", [("a", "a"), ("x", None), ("b", "b"), ("c", "c")]),
        # the first b is the planned one
        ("abbc", [("a", "a"), ("b", "b"), ("b", None), ("c", "c")]),
        # either could be the one out of turn: read from the start, what can be planned is
        ("acb", [("a", "a"), (None, "b"), ("c", "c"), ("b", None)]),
    ],
)
def test_which_of_equal_alignments_is_taken(sequence, moves):
    assert align(ABC, [list(sequence)]).moves(0) == moves


def test_paths_of_thousands_of_visits():
    loop = Automaton("12", [("1", "a", "2"), ("2", "b", "1")], frozenset("1"), frozenset("12"))
    aligned = align(loop, [["a", "b"] * 20_000, ["a", "b", "a"] * 10_000, ["x"] * 30_000])
    assert aligned.costs == (0, 10_000 - 1, 30_000)
