"""The folders of a project's reports: one each, safe on every system."""

import re

from hypothesis import given
from hypothesis import strategies as st

from journeymap.render.site.folders import folder_names


@given(st.lists(st.text(max_size=100), max_size=30))
def test_every_journey_has_a_safe_folder_of_its_own(ids):
    names = folder_names(ids)
    assert len({name.casefold() for name in names}) == len(ids)
    for name in names:
        assert re.fullmatch(r"[^\W_]+(-[^\W_]+)*", name), name
        assert len(name.encode()) < 255
    assert folder_names(ids) == names


def test_names_that_systems_keep_are_not_used():
    assert folder_names(["con", "", "..", "A", "a", "index.html"]) == [
        "journey-con",
        "journey",
        "journey-2",
        "A",
        "a-2",
        "index-html",
    ]
