"""Rows become tables elsewhere: one column a figure, whether or not every row has it."""

import pytest

from journeymap.results.overlay import Status, TouchpointResult
from journeymap.results.table import Table

UNMEASURED = (None,) * 9


def touchpoint(name, status=None):
    return TouchpointResult(name, name.title(), "stage", *UNMEASURED, status=status)


@pytest.fixture
def rows():
    return Table([touchpoint("waits"), touchpoint("pays", Status(3, 1, 0, 0))])


def test_nested_values_have_a_column_each_and_none_of_their_own(rows):
    assert "status" not in rows.columns
    assert [name for name in rows.columns if name.startswith("status")] == [
        "status.completed",
        "status.missing",
        "status.failing",
        "status.adhoc",
    ]


def test_columns_do_not_depend_on_what_was_found(rows):
    assert Table([touchpoint("waits")]).columns == rows.columns == Table((), TouchpointResult).columns
    assert Table((), TouchpointResult).to_pandas()["drop_off.estimate"].tolist() == []
    assert Table((), TouchpointResult).to_arrow().column_names == rows.columns
    assert rows[:0].columns == rows.columns


def test_a_data_frame_has_a_row_for_each(rows):
    frame = rows.to_pandas()
    assert list(frame["id"]) == ["waits", "pays"]
    assert frame["status.completed"].isna().tolist() == [True, False]


def test_an_arrow_table_has_a_row_for_each(rows):
    table = rows.to_arrow()
    assert table["id"].to_pylist() == ["waits", "pays"]
    assert table["status.completed"].to_pylist() == [None, 3]


def test_rows_show_themselves_in_a_notebook_as_text(rows):
    page = Table([touchpoint("<b>")])._repr_html_()
    assert "&lt;b&gt;" in page
    assert "<b>" not in page
    assert "status.completed" in rows._repr_html_()


def test_a_slice_is_a_table(rows):
    assert rows[1:] == Table([rows[1]])
    assert len({rows, Table(list(rows))}) == 1
