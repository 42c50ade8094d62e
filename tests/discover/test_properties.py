"""Whatever a log holds, its draft is a sound journey that says of itself what the overlay finds."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.api import format_text

pytestmark = pytest.mark.slow

STEPS = st.sampled_from(["order", "pay", "A_SENT", "Received", "cancelled", "refund", "phones", "waits"])
PATHS = st.lists(st.lists(STEPS, min_size=1, max_size=7), min_size=1, max_size=30)
NAMES = st.one_of(
    st.sampled_from(
        ["yes", "1:30", "- x", "#", "none", "'); drop table log", "a: b", "{x}", "* *", "!", "\ufeff", "null", "start"]
    ),
    st.text(min_size=1, max_size=12).filter(lambda text: text.strip() and "\0" not in text),
)
FIXTURES = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=25)


@FIXTURES
@given(PATHS)
def test_the_draft_fits_as_many_cases_as_it_says(draft, paths):
    found = draft(paths)
    said = re.search(r"([\d,]+) of ([\d,]+) cases \(", found.text)
    assert found.faults() == []
    assert found.fit() == (int(said[1].replace(",", "")), int(said[2].replace(",", "")))


@FIXTURES
@given(PATHS, st.sampled_from(["2%", "40%"]), st.integers(1, 5))
def test_the_draft_is_laid_out_and_split_alike(draft, paths, least, most):
    whole, parted = draft(paths, least=least, touchpoints=most), draft(paths, least=least, touchpoints=most, split=True)
    assert format_text(whole.text).after == whole.text
    assert format_text(parted.written.data).after == parted.written.data
    assert parted.faults() == []
    assert parted.activities == whole.activities
    assert parted.fit() == whole.fit()


@FIXTURES
@given(st.lists(st.lists(NAMES, min_size=1, max_size=4), min_size=1, max_size=12))
def test_names_of_any_kind_are_kept_in_match(draft, paths):
    found = draft(paths, touchpoints=40)
    assert found.faults() == []
    there = {activity for path in paths for activity in path}
    matched = [
        *found.activities,
        *(name for part in found.journey.graph.outcomes.values() if part.match for name in part.match.activity),
    ]
    assert set(matched) <= there
    assert len(matched) == len(set(matched))
