"""What an editor or a fix has in mind takes the place of a file while it is looked at, and no longer."""

import os

from journeymap.syntax.opening import content_instead, instead, open_text


def test_a_file_reads_as_what_is_said_instead_by_any_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "a.yaml"
    file.write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to(file)
    with instead({os.path.realpath(file): b"\xef\xbb\xbfa: 2\n"}):
        assert open_text("a.yaml") == open_text("./link.yaml") == ("a: 2\n", [])
        with instead({os.path.realpath(file): b"\xff"}):
            text, findings = open_text("a.yaml")
            assert text is None
            assert [finding.rule for finding in findings] == ["file-unreadable"]
        assert open_text("a.yaml")[0] == "a: 2\n"
    assert open_text("a.yaml")[0] == "a: 1\n"
    assert content_instead("a.yaml") is None


def test_a_file_need_not_exist(tmp_path):
    file = str(tmp_path / "new.yaml")
    with instead({os.path.realpath(file): b"a: 1\n"}):
        assert open_text(file) == ("a: 1\n", [])
