"""`journeymap fmt` as a user meets it: what is written, what is said, exit codes, bad input, no traceback."""

import os
import re
import subprocess
import sys

import pytest

ODD = "name:   J\njourneymap: 1\nstages:\n- name: S\n  touchpoints: [Pays,   Waits]\n"
RIGHT = "journeymap: 1\nname: J\n\nstages:\n  - name: S\n    touchpoints: [Pays, Waits]\n"
BROKEN = "journeymap: 1\nname: [\n"


@pytest.fixture
def run(tmp_path):
    def call(*arguments, given=b"", code=0):
        done = subprocess.run(
            [sys.executable, "-c", "from journeymap.cli import main; main()", "fmt", *arguments],
            cwd=tmp_path,
            input=given,
            capture_output=True,
            check=False,
        )
        done.stdout, done.stderr = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in done.stdout + done.stderr
        assert done.returncode == code, done.stdout + done.stderr
        return done

    return call


@pytest.fixture
def folder(tmp_path):
    """Files to lay out: one odd, one right, one that is none of the language."""
    (tmp_path / "odd.yaml").write_text(ODD)
    (tmp_path / "right.yaml").write_text(RIGHT)
    (tmp_path / "other.yaml").write_text("on:   push\n")
    return tmp_path


def test_files_are_written_and_named(run, folder):
    done = run(".")
    assert done.stdout == "laid out odd.yaml\n1 file laid out, 1 file was as it should be\n"
    assert (folder / "odd.yaml").read_text() == RIGHT
    assert (folder / "other.yaml").read_text() == "on:   push\n"
    assert run(".").stdout == "2 files were as they should be\n"


def test_check_writes_nothing(run, folder):
    done = run(".", "--check", code=1)
    assert done.stdout == "would change odd.yaml\n1 file would change, 1 file was as it should be\n"
    assert (folder / "odd.yaml").read_text() == ODD
    assert run("right.yaml", "--check").stdout == "1 file was as it should be\n"


def test_diff_shows_what_would_change_and_can_be_applied(run, folder):
    done = run(".", "--diff", code=1)
    assert done.stdout.startswith("--- odd.yaml\n+++ odd.yaml\n@@")
    assert done.stderr == "would change odd.yaml\n1 file would change, 1 file was as it should be\n"
    assert (folder / "odd.yaml").read_text() == ODD
    subprocess.run(["git", "apply", "-p0", "-"], cwd=folder, input=done.stdout.encode(), check=True)
    assert (folder / "odd.yaml").read_text() == RIGHT


def test_a_broken_file_is_left_alone_and_the_others_are_written(run, folder):
    (folder / "broken.yaml").write_text(BROKEN)
    done = run(".", code=1)
    assert 'broken.yaml:2:7: error: this "[" is never closed [yaml-syntax]' in done.stdout
    assert done.stdout.endswith("1 file laid out, 1 file left alone, 1 file was as it should be\n")
    assert (folder / "broken.yaml").read_text() == BROKEN
    assert (folder / "odd.yaml").read_text() == RIGHT


def test_a_file_with_anchors_is_left_alone_without_a_fault(run, tmp_path):
    (tmp_path / "a.yaml").write_text("journeymap: 1\nx-a:   &a b\nx-c: *a\n")
    done = run("a.yaml", "--check")
    assert done.stdout == "left alone a.yaml: it uses anchors (&), aliases (*) or tags (!)\n1 file left alone\n"


def test_a_file_of_others_is_none_of_ours(run, folder):
    done = run("other.yaml", "right.yaml", "--check")
    assert done.stdout.startswith("left alone other.yaml: it does not look like a file of the language")
    assert run("-", given=b"on:   push\n").stdout == "on:   push\n"


def test_ids_and_versions_are_written_on_demand(run, tmp_path):
    (tmp_path / "a.yaml").write_text("name: J\nstages: [{name: S, touchpoints: [Pays]}]\n")
    assert "begin" not in run("a.yaml", code=1).stdout
    done = run("a.yaml", "--ids", "--upgrade")
    assert done.stdout == "laid out a.yaml, with 2 ids, journeymap: 1 written\n1 file laid out\n"
    expected = "journeymap: 1\nname: J\nstages: [{id: s, name: S, touchpoints: [{id: pays, name: Pays}]}]\n"
    assert (tmp_path / "a.yaml").read_text() == expected
    done = run("a.yaml", "--upgrade")
    assert done.stdout.startswith("nothing to upgrade: version 1 of the language is the newest\n")


def test_the_standard_input_goes_through(run):
    assert run("-", given=ODD.encode()).stdout == RIGHT
    assert run("-", given=RIGHT.encode()).stdout == RIGHT
    done = run("-", "--check", given=ODD.encode(), code=1)
    assert (done.stdout, done.stderr.splitlines()[-1]) == ("", "1 file would change")
    assert "-name:   J" in run("-", "--diff", given=ODD.encode(), code=1).stdout


@pytest.mark.parametrize("given", [BROKEN.encode(), b"\xff\xfe\x00", b"journeymap: 7\n"])
def test_what_cannot_be_read_comes_out_as_it_went_in(run, given):
    command = [sys.executable, "-c", "from journeymap.cli import main; main()", "fmt", "-"]
    done = subprocess.run(command, input=given, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (1, given)
    assert b"error" in done.stderr


def test_a_byte_order_mark_goes_and_line_ends_stay(run, tmp_path):
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbf" + RIGHT.replace("\n", "\r\n").encode())
    run("a.yaml")
    assert (tmp_path / "a.yaml").read_bytes() == RIGHT.replace("\n", "\r\n").encode()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_behind_a_link_the_file_itself_is_written_and_its_rights_stay(run, tmp_path):
    (tmp_path / "real.yaml").write_text(ODD)
    (tmp_path / "real.yaml").chmod(0o640)
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    run("link.yaml")
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_text() == RIGHT
    assert (tmp_path / "real.yaml").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "no file or folder is named"),
        (("missing.yaml",), "missing.yaml does not exist"),
        (("empty",), "there is no journey in the folder empty"),
        (("-", "right.yaml"), "name nothing else beside it"),
        (("--nonsense",), "nonsense"),
    ],
)
def test_misuse_exits_with_2(run, folder, arguments, said):
    (folder / "empty").mkdir()
    done = run(*arguments, code=2)
    assert said in done.stderr
    assert done.stdout == ""


def test_the_guide_shows_what_comes_out(run, root):
    page = (root / "docs" / "fmt.md").read_text(encoding="utf-8")
    before, after = (
        re.search(rf"^```yaml {word}=returns.yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)[1]
        for word in ("file", "laid-out")
    )
    assert run("-", given=before.encode()).stdout == after


def test_the_examples_are_laid_out(run, root):
    run(str(root / "examples"), "--check")
