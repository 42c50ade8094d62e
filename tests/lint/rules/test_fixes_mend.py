"""The safe fixes of a rule, applied together, leave nothing of what they mend, and make nothing new."""

import shutil
from pathlib import Path

import pytest

from journeymap.lint.run import check_files
from journeymap.syntax.edits import apply_edits

BAD = Path(__file__).parents[2] / "cases" / "bad"
MENDING = ["channel-none", "listed-twice", "malformed-id", "unknown-owner", "unknown-reference", "unsorted-list"]
CASES = [
    path
    for rule in MENDING
    for path in sorted((BAD / rule).iterdir())
    if path.is_dir() or (path.suffix == ".yaml" and "." not in path.stem)
]


def called(path):
    return f"{path.parent.name}/{path.name}"


def mended_by(findings):
    edits = [edit for found in findings if found.fix and found.fix.safe for edit in found.fix.edits]
    for file in {edit.file for edit in edits}:
        own = [edit for edit in dict.fromkeys(edits) if edit.file == file]
        text, made = apply_edits(Path(file).read_text(encoding="utf-8"), own)
        assert len(made) == len(own)
        yield file, text


@pytest.mark.parametrize("case", CASES, ids=called)
def test_what_is_mended_is_gone_and_nothing_new_is_there(case, tmp_path, monkeypatch):
    monkeypatch.chdir(shutil.copytree(case.parent, tmp_path / "copy"))
    before = [found for found in check_files([case.name]).findings if found.rule == case.parent.name]
    left = {found.message for found in before if not (found.fix and found.fix.safe)}
    for file, text in list(mended_by(before)):
        Path(file).write_text(text, encoding="utf-8")
    after = check_files([case.name]).findings
    assert {found.message for found in after if found.rule == case.parent.name} <= left
    assert not [found for found in after if found.rule in ("yaml-syntax", "unknown-key", "wrong-value", "data-file")]
