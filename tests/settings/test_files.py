"""Files are written whole, links lead on, and what is no file stays what it is."""

import os
import threading

import pytest

from journeymap.diagnostics import JourneyError
from journeymap.settings.files import write_atomic, write_together


def test_a_file_is_written_with_the_folders_it_needs_and_nothing_is_left_beside_it(tmp_path):
    write_atomic(tmp_path / "a" / "b.txt", "zażółć")
    assert (tmp_path / "a" / "b.txt").read_text(encoding="utf-8") == "zażółć"
    assert [each.name for each in (tmp_path / "a").iterdir()] == ["b.txt"]


def test_rights_stay(tmp_path):
    (tmp_path / "a").write_text("old")
    (tmp_path / "a").chmod(0o640)
    write_atomic(tmp_path / "a", b"new")
    assert ((tmp_path / "a").stat().st_mode & 0o777, (tmp_path / "a").read_bytes()) == (0o640, b"new")


def test_behind_a_link_the_file_is_written_and_the_link_stays(tmp_path):
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    write_atomic(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_link_that_leads_nowhere_yet_is_followed(tmp_path):
    (tmp_path / "link").symlink_to("real")
    write_atomic(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_pipe_takes_the_text_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    taken = []
    reader = threading.Thread(target=lambda: taken.append(pipe.read_text()))
    reader.start()
    write_atomic(pipe, "new")
    reader.join(10)
    assert taken == ["new"]
    assert pipe.is_fifo()


def test_a_stream_stays_where_it_leads_to_a_file(tmp_path):
    with (tmp_path / "log").open("w") as log:
        write_atomic(f"/dev/fd/{log.fileno()}", "new")
        assert os.fstat(log.fileno()).st_ino == (tmp_path / "log").stat().st_ino
    assert (tmp_path / "log").read_text() == "new"


@pytest.mark.parametrize("name", ["", ".", "file/inner", 300 * "a"])
def test_what_cannot_be_written_is_said_with_its_name(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("old")
    with pytest.raises(JourneyError, match=r"the name of the file|cannot be written"):
        write_atomic(name, "new")
    with pytest.raises(JourneyError, match=r"the name of the file|cannot be written"):
        write_together([(name, "new")])
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_several_files_are_written_together(tmp_path):
    files = [tmp_path / "new" / name for name in ("a", "b", "c")]
    write_together((file, f"page {file.name}") for file in files)
    assert [file.read_text() for file in files] == ["page a", "page b", "page c"]
    assert sorted(tmp_path.rglob("*")) == [tmp_path / "new", *files]


@pytest.mark.parametrize("blocked", ["a", "c"])
def test_none_of_several_files_is_changed_where_one_cannot_be(tmp_path, blocked):
    for name in "abc":
        (tmp_path / name).mkdir() if name == blocked else (tmp_path / name).write_text("old")
    with pytest.raises(JourneyError, match="cannot be written"):
        write_together((tmp_path / name, "new") for name in "abc")
    assert {file.name: file.read_text() for file in tmp_path.iterdir() if file.is_file()} == dict.fromkeys(
        {"a", "b", "c"} - {blocked}, "old"
    )
