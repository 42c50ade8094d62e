"""Pages that were written for a project are known again, and lead back to its index."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.render.site.mark import HEAD, MARK, PLAIN, is_ours, marked

PAGE = f'<!doctype html>\n<html lang="pl"><head>{PLAIN}</head><body><p class="bar-name">N</p>'


@given(st.integers(0, 2 * HEAD))
def test_the_mark_counts_at_the_head_of_a_page(before):
    assert is_ours("x" * before + MARK) == (before + len(MARK) <= HEAD)


@pytest.mark.parametrize("report", [False, True])
def test_only_marked_pages_are_ours(report):
    assert not is_ours(PAGE)
    assert is_ours(marked(PAGE, report=report))


def test_a_report_leads_back_to_the_index_in_its_language():
    assert 'href="../index.html" aria-label="Wszystkie podróże"' in marked(PAGE, report=True)
    assert "index.html" not in marked(PAGE)
