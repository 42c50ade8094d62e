"""What was mended, as people read it and as `patch` reads it."""

import shutil
import subprocess

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.formats.changes_text import changes_text, diff_text
from journeymap.lint.fixes.fixing import Change

CHANGE = Change("a.yaml", "a: 1\nb: two\nc: 3", "a: 1\nb: 2\nc: 3", ("line 2: write 2", "line 2: write it well"))


def test_each_file_is_named_with_what_was_done():
    assert changes_text([CHANGE, Change("b.yaml", "x", "y", ("line 1: write y",))]) == (
        "mended a.yaml\n  line 2: write 2\n  line 2: write it well\nmended b.yaml\n  line 1: write y\n"
    )
    assert changes_text([]) == diff_text([]) == ""


def test_a_diff_shows_the_lines_before_and_after():
    assert diff_text([CHANGE]) == (
        "--- a.yaml\n+++ a.yaml\n@@ -1,3 +1,3 @@\n a: 1\n-b: two\n+b: 2\n c: 3\n\\ No newline at end of file\n"
    )


def test_colour_changes_nothing_else():
    for write in (changes_text, diff_text):
        assert write([CHANGE], colour=True) != write([CHANGE])
        assert click.unstyle(write([CHANGE], colour=True)) == write([CHANGE])


LINES = st.lists(st.sampled_from(["a: 1", "b: 2", "c", "", "x\r", "x\x85y"]), max_size=8).map("\n".join)


@pytest.mark.skipif(shutil.which("git") is None, reason="git applies the differences")
@given(LINES, LINES)
def test_git_can_apply_a_diff(tmp_path_factory, before, after):
    if before == after or not before or not after:
        return
    folder = tmp_path_factory.mktemp("diff")
    (folder / "a.yaml").write_bytes(before.encode())
    text = diff_text([Change("a.yaml", before, after, ("t",))])
    subprocess.run(
        ["git", "apply", "-p0", "--whitespace=nowarn", "-"],
        cwd=folder,
        input=text.encode(),
        check=True,
        capture_output=True,
    )
    assert (folder / "a.yaml").read_bytes() == after.encode()
