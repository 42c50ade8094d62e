"""How CI is told which file and which finding is meant."""

import dataclasses

import pytest

from journeymap.diagnostics import Diagnostic, Severity, Span
from journeymap.formats.repository import in_repository, marks, root_of


def test_paths_are_relative_to_the_repository_of_the_ci_also_in_a_folder_below(tmp_path):
    below = tmp_path / "docs"
    below.mkdir()
    root = root_of({"GITHUB_WORKSPACE": str(tmp_path)}, str(below))
    assert in_repository(str(below / "a.yaml"), root) == "docs/a.yaml"
    assert root_of({"CI_PROJECT_DIR": str(below)}, str(tmp_path)) == str(tmp_path)
    assert root_of({}, str(below)) == str(below)


@pytest.mark.parametrize(
    ("file", "expected"),
    [("a.yaml", "a.yaml"), ("./b/../a.yaml", "a.yaml"), ("../c/a.yaml", "../c/a.yaml"), ("b c/ż.yaml", "b c/ż.yaml")],
)
def test_paths_are_plain(tmp_path, monkeypatch, file, expected):
    monkeypatch.chdir(tmp_path)
    assert in_repository(file, str(tmp_path)) == expected
    assert in_repository(str(tmp_path / file), str(tmp_path)) == expected


def finding(line, message="m", rule="r", element="pay", file="a.yaml"):
    return Diagnostic(rule, Severity.ERROR, message, Span(file, line, 1, line, 2), element=element)


def test_a_mark_survives_moved_lines_and_other_words():
    before = [finding(1), finding(5), finding(6, rule="s")]
    after = [finding(11, "x"), finding(15), finding(16, rule="s")]
    assert marks(before, "/r") == marks(after, "/r")


def test_each_finding_has_a_mark_of_its_own():
    found = [finding(1), finding(2), finding(3, rule="s"), finding(4, element="b"), finding(5, file="b.yaml")]
    found.append(dataclasses.replace(found[0], span=None))
    assert len(set(marks(found, "/r"))) == len(found)
