"""Tables of moves against a plain walk along the unit interval, and two tables against each other."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.simulate.chain import chain_of
from journeymap.simulate.montecarlo.coupled import coupled_moves
from journeymap.simulate.montecarlo.moves import draw, moves_of, table_of

OUTCOMES = {"ok": "success", "no": "failure"}


@st.composite
def rows(draw_from, names=("a", "b", "c")):
    """A row of shares: whole percents of some targets, together at most 100."""
    percents = draw_from(st.lists(st.integers(0, 100), min_size=5, max_size=5))
    chosen = dict(zip([*names, *OUTCOMES], percents, strict=True))
    whole = max(100, sum(percents) + draw_from(st.integers(0, 30)))
    return {name: percent / whole for name, percent in chosen.items()}


def chain(*of):
    return chain_of({(name,): row for name, row in zip("abc", of, strict=True)}, {"a": 0.5, "b": 0.5}, OUTCOMES)


def ends(table, context):
    """Where the pieces of a context's row begin and end, and what they are; read off by drawing at each end."""
    upper = np.unique(np.concatenate([[0.0], table.upper[table.upper < 1]]))
    pieces = draw(table, np.full(len(upper), context), upper)
    return [
        (low, high, int(table.target[piece]))
        for (low, high), piece in zip(itertools.pairwise([*upper, 1.0]), pieces, strict=True)
    ]


@given(row=rows(), numbers=st.lists(st.floats(0, 1, exclude_max=True), min_size=1, max_size=20))
@settings(deadline=None)
def test_drawing_is_walking_along_the_interval(row, numbers):
    drawn_from = chain(row, {"ok": 1.0}, {"ok": 1.0})
    table = moves_of(drawn_from)
    found = table.target[draw(table, np.zeros(len(numbers), dtype=np.int64), np.array(numbers))].tolist()
    lengths = [row[name] for name in "abc"] + [row[name] for name in OUTCOMES] + [1 - sum(row.values())]
    sums = np.cumsum(lengths)
    for number, target in zip(numbers, found, strict=True):
        assert lengths[target] > 0, "what has no share is never drawn"
        assert sums[target] - lengths[target] - 1e-9 <= number <= sums[target] + 1e-9


@given(of=st.tuples(rows(), rows(), rows()), other=st.tuples(rows(), rows(), rows()))
@settings(deadline=None)
def test_two_tables_agree_as_often_as_they_can_and_keep_their_shares(of, other):
    chains = chain(*of), chain(*other)
    tables = coupled_moves(*chains)
    for context, both in enumerate(zip(of, other, strict=True)):
        shares = [[*row.values(), 1 - sum(row.values())] for row in both]
        cuts = np.unique([edge for table in tables for low, high, _ in ends(table, context) for edge in (low, high)])
        middles = (cuts[1:] + cuts[:-1]) / 2
        left, right = (table.target[draw(table, np.full(len(middles), context), middles)] for table in tables)
        width = np.diff(cuts)
        for targets, expected in zip((left, right), shares, strict=True):
            np.testing.assert_allclose(np.bincount(targets, width, 6), expected, atol=1e-9)
        assert width[left != right].sum() == pytest.approx(np.abs(np.subtract(*shares)).sum() / 2, abs=1e-9)


def test_many_slots_do_not_spill_into_the_next_row():
    wide = {"a": 0.999999, "ok": 0.000001}
    table = moves_of(chain(wide, {"no": 1.0}, {"no": 1.0}))
    last = np.array([np.nextafter(1.0, 0.0)])
    assert table.target[draw(table, np.array([0]), last)] == 3
    assert table.target[draw(table, np.array([1]), last)] == 4


def test_rows_may_be_cut_into_several_pieces_of_one_move():
    drawn_from = chain({"ok": 0.6, "no": 0.4}, {"ok": 1.0}, {"ok": 1.0})
    table = table_of(drawn_from, [[(0, 0.3), (1, 0.4), (0, 0.3)], [(2, 1.0)], [(3, 1.0)], [(7, 1.0)]])
    assert [target for *_, target in ends(table, 0)] == [3, 4, 3]
