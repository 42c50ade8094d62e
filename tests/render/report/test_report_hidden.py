"""Figures of few customers: hidden ones make no page fail, read as hidden, and stay away from it."""

import re
from dataclasses import replace

import pytest

from journeymap.render.map import render_map
from journeymap.render.report import dropoff
from journeymap.render.report.details import build as details
from journeymap.render.report.subject import Subject
from journeymap.results.privacy import for_sharing

CELL = re.compile(r"<td[^>]*>(.*?)(?=<t[dr]|</t)", re.DOTALL)


@pytest.mark.parametrize("least", [5, 20, 60, 120, 10_000_000])
@pytest.mark.parametrize("language", ["en", "pl"])
def test_a_page_holds_whatever_is_hidden(moving, least, language):
    shared = for_sharing(moving.overlay, least)
    picture = render_map(moving.journey.graph, shared, page="auto", id_prefix="map-")
    page = type(moving)(moving.journey, shared).page(language=language, map_svg=picture)
    assert "None" not in page.replace("None: the file is clean.", "")
    assert not re.search(r">\s*nan\b", page)


def test_nothing_of_a_log_that_is_all_hidden_is_counted(claim):
    hidden = for_sharing(claim.overlay, 10_000_000)
    page = type(claim)(claim.journey, hidden).page()
    cells = [cell for cell in CELL.findall(page) if "%" in cell]
    assert [cell for cell in cells if "asked: " not in cell] == []
    for count in (2414, 2239, 1784, 1176):
        assert f"{count:,}" not in page


def test_a_hidden_way_of_leaving_is_not_read_as_nobody(moving):
    row = next(row for row in moving.overlay.touchpoints if row.drop_off and row.drop_off.lost)
    hidden = replace(row, drop_off=replace(row.drop_off, lost=None, failed=None))
    rows = [hidden if one is row else one for one in moving.overlay.touchpoints]
    overlay = replace(moving.overlay, touchpoints=type(moving.overlay.touchpoints)(rows))
    subject = Subject(moving.journey.graph, overlay, (), "", "en")
    words = next(one.words for one in dropoff.build(subject)["rows"] if one.step == row.id)
    assert "had no next step or went straight to a bad end" in words
    assert not words.startswith("0 of")


def test_a_hidden_step_is_not_called_unseen(moving):
    shared = for_sharing(moving.overlay, 60)
    gone = [row.id for row in shared.touchpoints if row.hidden and row.visits is None]
    assert gone
    subject = Subject(moving.journey.graph, shared, (), "", "en")
    measured = {one.step: one.measured for stage in details(subject)["stages"] for one in stage["steps"]}
    assert all(measured[step] == "Too few customers came here to be shown." for step in gone)
