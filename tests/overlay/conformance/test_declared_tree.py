"""Raw activity sequences of the loan log against its declared process tree, beside figures of an independent aligner."""

import itertools
import json
import math
import re
from collections import Counter

import pytest

from journeymap.events.duck import DuckEngine
from journeymap.events.source import open_log
from journeymap.overlay.conformance import Automaton, align

NOTHING = ("->",)


def parsed(text):
    """A process tree as nested tuples: ("->", …), ("X", …), ("+", …), an activity, or nothing for tau."""
    words = iter(re.findall(r"->|[X+](?=\()|tau|'[^']*'|[()]", text))

    def part(word):
        if word.startswith("'"):
            return word.strip("'")
        if word == "tau":
            return NOTHING
        assert next(words) == "("
        return (word, *itertools.starmap(part, ((inner,) for inner in iter(lambda: next(words), ")"))))

    return part(next(words))


def may_end(tree):
    if isinstance(tree, str):
        return False
    return any(map(may_end, tree[1:])) if tree[0] == "X" else all(map(may_end, tree[1:]))


def steps(tree):
    """(activity, what is left to do) for every way to begin."""
    if isinstance(tree, str):
        yield tree, NOTHING
        return
    kind, *parts = tree
    for place, part in enumerate(parts):
        for activity, rest in steps(part):
            if kind == "X":
                yield activity, rest
            elif kind == "+":
                yield activity, (kind, *parts[:place], rest, *parts[place + 1 :])
            else:
                yield activity, (kind, rest, *parts[place + 1 :])
        if kind == "->" and not may_end(part):
            return


def automaton_of(tree):
    """What is left to do is the state."""
    states, transitions = [tree], []
    for state in states:
        for activity, rest in steps(state):
            transitions.append((state, activity, rest))
            if rest not in states:
                states.append(rest)
    return Automaton(states, transitions, frozenset([tree]), frozenset(filter(may_end, states)))


def test_trees_become_automata():
    automaton = automaton_of(parsed("->('a',X(tau,'b'),+('c','d'))"))
    accepted = ["acd", "adc", "abcd", "abdc"]
    words = ["".join(word) for length in range(5) for word in itertools.product("abcd", repeat=length)]
    costs = align(automaton, words).costs
    assert [word for word, cost in zip(words, costs, strict=True) if cost == 0] == accepted


@pytest.fixture(scope="module")
def variants(shared):
    with DuckEngine() as engine:
        open_log(engine, shared / "data" / "bpic2012.xes.gz")
        rows = engine.rows(
            "raw", "SELECT case_id, activity FROM log WHERE activity NOT LIKE 'W%' ORDER BY case_id, time_us, seq"
        )
    cases = itertools.groupby(rows, lambda row: row["case_id"])
    return Counter(tuple(row["activity"] for row in events) for _, events in cases)


@pytest.mark.logs
def test_the_loan_log_against_its_tree(shared, variants):
    oracle = json.loads((shared / "oracle" / "bpic2012_declared_model.json").read_text(encoding="utf-8"))
    aligned = align(automaton_of(parsed(oracle["tree"])), list(variants))
    assert len(variants) == oracle["variants"]
    fitting = sum(cases for cost, cases in zip(aligned.costs, variants.values(), strict=True) if cost == 0)
    assert fitting == oracle["alignments_fit_cases"]
    fitness = math.fsum(cases * aligned.fitness(index) for index, cases in enumerate(variants.values()))
    assert fitness / oracle["cases"] == pytest.approx(oracle["alignments"]["averageFitness"], abs=1e-12)
    costs = dict(zip(variants, aligned.costs, strict=True))
    for row in oracle["top_variants"]:
        assert (variants[tuple(row["variant"])], costs[tuple(row["variant"])]) == (row["cases"], row["cost"])
