"""Heads that neighbours share: every row has the head that it had."""

import re

from hypothesis import given
from hypothesis import strategies as st

from journeymap.render.report.lean.shared import shared

HEADS = st.sampled_from(["<th>a", "<th>b", '<th><a href="#x">c</a>', ""])
ROWS = st.lists(st.tuples(st.sampled_from(["<tr>", "<tr class=x>"]), HEADS, st.sampled_from(["<td>1", "<td>1<td>2", ""])), max_size=8)  # fmt: skip


@given(ROWS)
def test_every_row_keeps_its_head_and_its_cells(rows):
    before = "<table><thead><tr><th>Step<tbody>"
    html = shared(before + "".join("".join(row) for row in rows) + "</table>")
    assert html.startswith(before)
    found, left, head = [], 0, ""
    for row in re.findall(
        r"(<tr[^>]*>)(?:<th(?: rowspan=(\d+))?>(.*?)(?=<td|<tr|</t))?(.*?)(?=<tr|</t)", html[len(before) :]
    ):
        tag, span, words, rest = row
        if not left:
            left, head = int(span or 1), f"<th>{words}" if words else ""
        left -= 1
        found.append((tag, head, rest))
    assert found == rows


def test_tables_without_a_body_stay():
    assert shared("<table><tr><td>1</table>") == "<table><tr><td>1</table>"
