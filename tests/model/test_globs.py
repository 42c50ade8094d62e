"""Globs mean the files that people expect of them, and never raise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.model.globs import matches, steady_part


@pytest.mark.parametrize(
    ("glob", "path", "meant"),
    [
        ("journeys/**/*.yaml", "journeys/a.yaml", True),
        ("journeys/**/*.yaml", "journeys/pl/deep/a.yaml", True),
        ("journeys/**/*.yaml", "journeys.old/a.yaml", False),
        ("journeys/*.yaml", "journeys/pl/a.yaml", False),
        ("*.yaml", "a.yaml", True),
        ("*.yaml", "a.yml", False),
        ("*.yaml", "b/a.yaml", False),
        ("**/claim.yaml", "claim.yaml", True),
        ("**/claim.yaml", "a/b/claim.yaml", True),
        ("**", "a/b/claim.yaml", True),
        (".", "a/b/claim.yaml", True),
        ("./journeys/", "journeys/a/b.yaml", True),
        ("journeys", "journeys/a/b.yaml", True),
        ("journeys", "journeys2/a.yaml", False),
        ("claim-?.yaml", "claim-1.yaml", True),
        ("claim-?.yaml", "claim-/.yaml", False),
        ("[a].yaml", "a.yaml", False),
        ("a+b.yaml", "a+b.yaml", True),
        ("../shared/*.yaml", "../shared/a.yaml", True),
    ],
)
def test_a_glob_means_a_file(glob, path, meant):
    assert matches(path, [glob]) is meant
    assert matches(path, ["nowhere/*.yaml", glob]) is meant


@given(st.text("ab*?/.[]\\", max_size=12), st.text("ab/.", min_size=1, max_size=12))
def test_any_glob_answers(glob, path):
    if matches(path, [glob]) and not glob.startswith("./"):
        assert path.startswith(steady_part(glob))


@given(st.lists(st.text("ab.", min_size=1).filter(lambda part: part.strip(".")), min_size=1, max_size=4).map("/".join))
def test_a_path_means_itself_and_what_is_in_it(path):
    assert matches(path, [path])
    assert matches(f"{path}/x", [path])
