"""Unrounded figures at the head of a table: a script gets back what each cell had."""

import re

from hypothesis import given
from hypothesis import strategies as st

from journeymap.render.report.lean.unrounded import unrounded

NUMBERS = [("1,200", "1200"), ("7", "7"), ("15\N{NO-BREAK SPACE}%", "0.1512"), ("–", ""), ("", ""), ("8.9 d", "768960"),
           ("1.234", "1234"), ("0.500", "0.5"), ("3", "2.9871"), ("–2", "-2"), ("4", ""), ("yes", "0.5"),
           ("<b>15 %</b><small>13–16</small>", "0.15")]  # fmt: skip
CELLS = st.one_of(
    st.sampled_from(NUMBERS).map(lambda pair: (f"<td data-v={pair[1]}>{pair[0]}", pair[1])),
    st.sampled_from(["<td>words", "<td class=words>more words", "<td class=chart><svg></svg>"]).map(
        lambda c: (c, None)
    ),
)
ROWS = st.lists(st.lists(CELLS, max_size=6), max_size=4)


def read(words):
    """What the page's script reads in a cell."""
    text = re.sub(r"<[^>]*>", "", words).strip()
    if text == "–":
        return ""
    return re.sub(r"\D", "", text) if re.fullmatch(r"\d{1,3}([.,\u00a0\u202f\u2019]\d{3})+", text) else text


@given(ROWS)
def test_every_cell_gets_its_figure_back(rows):
    body = "".join("<tr><th>row" + "".join(cell for cell, _ in row) for row in rows)
    html = unrounded(f"<table data-csv=x><thead><tr><th>Step<tbody>{body}</table>")
    told = re.search(r"<table[^>]* data-v=([^ >]*)", html)
    values = told[1].split(",") if told else []
    cells = re.findall(r"<td>(.*?)(?=<t|</t)", html)
    values += [""] * (len(cells) - len(values))
    assert len(values) == len(cells)
    found = [
        "" if value == "–" else float(value) if value else read(cell) for value, cell in zip(values, cells, strict=True)
    ]
    wanted = [value for row in rows for _, value in row if value is not None]
    assert [float(one) if one and re.fullmatch(r"-?[\d.]+", str(one)) else one for one in found] == [
        float(one) if one else one for one in wanted
    ]


def test_cells_with_classes_keep_what_they_have():
    html = "<table><tbody><tr><td class=text data-v=3>high<td class=num>5</table>"
    assert unrounded(html) == html


def test_plain_cells_of_a_dense_table_are_figures_that_say_themselves():
    html = "<table class=dense><tbody><tr><th>a<td>1,200<td class=code>x<td data-v=0.5>50 %</table>"
    assert unrounded(html) == "<table class=dense data-v=,.5><tbody><tr><th>a<td>1,200<td class=code>x<td>50 %</table>"
