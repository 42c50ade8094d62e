"""Which files belong to a path, and which stand beside a journey."""

import os

import pytest

from journeymap.model.search import find_files, is_companion, journey_beside


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
