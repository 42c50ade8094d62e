"""Which cells are hidden: the small ones, and no more than it takes for none of them to be found."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.results.privacy.cells import Cells
from journeymap.results.privacy.equations import determined_columns
from journeymap.results.privacy.suppression import hidden_cells
from journeymap.results.privacy.words import safe_words, shared_quality

rows = st.lists(st.dictionaries(st.integers(0, 7), st.sampled_from([1.0, -1.0]), min_size=1, max_size=4), max_size=8)


@given(rows)
def test_what_equations_determine_is_what_linear_algebra_says(rows):
    matrix = np.zeros((len(rows), 8))
    for number, row in enumerate(rows):
        for column, value in row.items():
            matrix[number, column] = value
    unit = np.eye(8)
    rank = np.linalg.matrix_rank(matrix) if len(rows) else 0
    same = {c for c in range(8) if np.linalg.matrix_rank(np.vstack([matrix, unit[c]])) == rank}
    found = determined_columns(rows)
    assert set(found) == same
    for column, of in found.items():  # the equations named are enough
        some = matrix[sorted(of)]
        assert np.linalg.matrix_rank(np.vstack([some, unit[column]])) == np.linalg.matrix_rank(some)


def cells_of(total, **parts):
    cells = Cells(5)
    cells.add(("total",), total, ("total",), worth=9)
    for name, value in parts.items():
        cells.add((name,), value, (name,))
    cells.add_up(("total",), [(name,) for name in parts])
    return cells


@pytest.mark.parametrize(
    ("cells", "hidden"),
    [
        (cells_of(100, a=60, b=40), set()),
        (cells_of(100, a=60, b=40, c=0), set()),
        (cells_of(100, a=60, b=37, c=3), {"b", "c"}),  # the smaller of the others
        (cells_of(100, a=93, b=4, c=3), {"b", "c"}),  # 7 together, and nobody knows which
        (cells_of(100, a=60, b=38, c=1, d=1), {"b", "c", "d"}),  # 2 together can only be 1 and 1
        (cells_of(100, a=96, b=3, c=1), {"a", "b", "c"}),  # 4 together is small itself
        (cells_of(3, a=3, b=0), {"a", "total"}),
        (cells_of(5, a=1, b=1, c=1, d=1, e=1), {"a", "b", "c", "d", "e", "total"}),  # 5 of 5 can only be 1 each
    ],
)
def test_one_more_where_a_total_reveals_it(cells, hidden):
    assert {name for (name,) in hidden_cells(cells)} == hidden


def test_a_table_with_both_margins_hides_a_cycle():
    cells = Cells(5)
    table = {"ab": (3, 50, 40), "cd": (30, 20, 60), "ef": (25, 70, 80)}
    for row, values in table.items():
        cells.add((row,), sum(values), (row,), worth=9)
        for column, value in enumerate(values):
            cells.add((row, column), value, (row, column))
        cells.add_up((row,), [(row, column) for column in range(3)])
    for column in range(3):
        cells.add((column,), sum(values[column] for values in table.values()), (column,), worth=9)
        cells.add_up((column,), [(row, column) for row in table])
    hidden = hidden_cells(cells)
    assert ("ab", 0) in hidden
    assert all(len(name) == 2 for name in hidden), "totals stay"
    for row in table:
        assert sum((row, column) in hidden for column in range(3)) != 1
    assert len(hidden) == 4


def test_sums_that_do_not_hold_are_none():
    cells = Cells(5)
    cells.add(("total",), 50, ("total",))
    cells.add(("a",), 3, ("a",))
    cells.add(("b",), 40, ("b",))
    cells.add_up(("total",), [("a",), ("b",)])
    assert hidden_cells(cells) == {("a",)}


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("in 3 cases; the order is the log's own", "in fewer than 5 cases; the order is the log's own"),
        ("in 5 cases", "in 5 cases"),
        ("in 1,204 cases", "in 1,204 cases"),
        ("silent for 3 d, of which 2.0% came back", "silent for 3 d, of which few came back"),
        ("of which 20.0% came back", "of which 20.0% came back"),
        ("4 customers phoned", "fewer than 5 customers phoned"),
        ("version 4 of 2026-01-04", "version 4 of 2026-01-04"),
    ],
)
def test_words_lose_small_numbers(text, safe):
    assert safe_words(text, 5, 100) == safe


def test_examples_show_places_and_what_is_frequent():
    entry = {
        "message": "events",
        "count": 9,
        "examples": ['line 12: "Ana Kowalska"', "phoned: 7", "a row", "rare: one: 2"],
    }
    assert shared_quality(entry, 5, {"rare: one"})["examples"] == ["line 12", "phoned: 7", "a row"]
