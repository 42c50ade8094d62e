"""Which files belong to a path, and which stand beside a journey."""

import os

import pytest

from journeymap.diagnostics import JourneyError
from journeymap.model.search import (
    find_files,
    is_companion,
    is_project,
    journey_beside,
    journeys_below,
    project_in,
)
from journeymap.syntax.opening import instead


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("journeymap: 1\n", True),
        ("\ufeffjourneymap: 1\n", True),
        ("# a comment\nname: J\njourneymap: 1\n", True),
        ('{\n  "journeymap": 1}', True),
        ("'journeymap' : 1\n", True),
        ("journeymap-library: 1\n", True),
        ("journeymap-data:\n", True),
        ("name: J\n", False),
        ("other:\n  journeymap: 1\n", False),
        ("about: journeymap: 1\n", False),
        ("", False),
    ],
)
def test_in_a_folder_those_files_are_meant_that_say_so(tmp_path, text, found):
    (tmp_path / "sound.yaml").write_text("journeymap: 1\n")
    (tmp_path / "other.yml").write_text(text, encoding="utf-8")
    names = [file.rpartition("/")[2] for file in find_files([str(tmp_path)])]
    assert names == (["other.yml", "sound.yaml"] if found else ["sound.yaml"])


@pytest.mark.parametrize(("key", "beside"), [("journeymap", False), ("journeymap-texts", True), ("journeymapp", False)])
def test_companions_are_told_by_their_key(tmp_path, key, beside):
    file = tmp_path / "a.yaml"
    file.write_text(f"{key}: 1\n")
    assert is_companion(str(file)) is beside


def test_the_journey_beside_a_data_file_has_the_same_name(tmp_path):
    (tmp_path / "claim.yml").write_text("journeymap: 1\n")
    assert journey_beside(str(tmp_path / "claim.data.yaml")) == str(tmp_path / "claim.yml")
    assert journey_beside(str(tmp_path / "other.data.yaml")) is None


def test_hidden_folders_and_packages_are_left_out(tmp_path):
    for folder in (".git", "node_modules", "venv", "journeys"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.yaml").write_text("journeymap: 1\n")
    assert find_files([str(tmp_path)]) == [str(tmp_path / "journeys" / "a.yaml")]


def test_a_pipe_is_never_opened_to_look_at(tmp_path):
    (tmp_path / "sound.yaml").write_text("journeymap: 1\n")
    os.mkfifo(tmp_path / "pipe.yaml")
    assert [file.rpartition("/")[2] for file in find_files([str(tmp_path)])] == ["sound.yaml"]
    assert not is_companion(str(tmp_path / "pipe.yaml"))


@pytest.mark.parametrize(
    ("name", "text", "project"),
    [
        ("journeymap.yaml", "journeymap-project: 1\n", True),
        ("journeymap.yml", "journeymap-project: 1\n", True),
        ("journeymap.yaml", "rules: {}\n", True),
        ("journeymap.yaml", "journeymap-projekt: 1\n", True),
        ("journeymap.yaml", "", True),
        ("journeymap.yaml", "journeymap: 1\n", False),
        ("journeymap.yaml", "journeymap-library: 1\n", False),
        ("settings.yaml", "journeymap-project: 1\n", False),
    ],
)
def test_project_settings_are_told_by_their_name(tmp_path, name, text, project):
    (tmp_path / name).write_text(text)
    assert is_project(str(tmp_path / name)) is project
    assert project_in(tmp_path) == (tmp_path / name if project else None)


def test_in_a_folder_only_those_journeys_count_that_belong(tmp_path):
    for name in ("in.yaml", "out.yaml", "in.data.yaml", "out.data.yaml", "brand.yaml"):
        kind = "-data" if ".data" in name else "-library" if name == "brand.yaml" else ""
        (tmp_path / name).write_text(f"journeymap{kind}: 1\n")
    found = find_files([str(tmp_path)], lambda file: file.endswith("in.yaml"))
    assert [file.rpartition("/")[2] for file in found] == ["brand.yaml", "in.data.yaml", "in.yaml"]
    assert sorted(file.name for file in journeys_below(tmp_path)) == ["in.yaml", "out.yaml"]


def test_a_file_that_is_only_in_mind_is_there(tmp_path):
    name = str(tmp_path / "new.yaml")
    with instead({os.path.realpath(name): b"journeymap-library: 1\n"}):
        assert find_files([name]) == [name]
        assert is_companion(name)


def test_a_link_that_leads_nowhere_says_so(tmp_path):
    (tmp_path / "link.yaml").symlink_to("gone.yaml")
    with pytest.raises(JourneyError, match=r"is a link to gone\.yaml, which does not exist"):
        find_files([str(tmp_path / "link.yaml")])


def test_a_folder_that_cannot_be_read_does_not_count_as_clean(tmp_path, monkeypatch):
    (tmp_path / "a.yaml").write_text("journeymap: 1\n")

    def walk(folder, onerror=None):
        yield str(folder), ["closed"], ["a.yaml"]
        if onerror:
            onerror(PermissionError(13, "Permission denied", f"{folder}/closed"))

    monkeypatch.setattr(os, "walk", walk)  # tests may run as root, to whom every folder is open
    with pytest.raises(JourneyError, match="closed cannot be read: Permission denied"):
        find_files([str(tmp_path)])


def test_a_name_that_no_file_can_have_is_misuse():
    with pytest.raises(JourneyError, match=r"cannot be read|does not exist"):
        find_files(["a" * 5000 + ".yaml"])
