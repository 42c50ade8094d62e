"""Fixes are made again and again until nothing is left to mend; what a fix does not concern stays as it is."""

import re
import shutil
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.diagnostics import Edit, Fix
from journeymap.lint.fixes.fixing import fix_files
from journeymap.lint.fixes.mending import Mend, apply_mends

HEAD = "journeymap: 1\nname: Moves house\n"
STEPS = "stages:\n  - name: Before\n    touchpoints:\n      - Packs\n      - Waits\n"


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(text, name="a.yaml"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return Path(name)

    return write


def test_a_misspelt_key_is_mended_and_all_else_stays(file):
    path = file(HEAD + "statsu: draft   # not yet shown\n\n# the way\n" + STEPS)
    changes, checked = fix_files(["a.yaml"])
    assert path.read_text("utf-8") == HEAD + "status: draft   # not yet shown\n\n# the way\n" + STEPS
    assert checked.findings == ()
    (change,) = changes
    assert (change.file, len(change.titles)) == ("a.yaml", 1)
    assert change.after == path.read_text("utf-8")


def test_what_one_fix_uncovers_is_mended_in_the_next_round(file):
    """The tab hides the misspelt key until it is gone."""
    path = file(HEAD + "stages:\n\t- name: Before\n\t  touchpoints: [Packs, Waits]\n\t  gaol: x\n")
    changes, checked = fix_files(["a.yaml"])
    assert "\t" not in path.read_text("utf-8")
    assert "goal: x" in path.read_text("utf-8")
    assert checked.findings == ()
    assert len(changes) == 1


def test_line_ends_mark_and_rights_stay(file):
    path = file(b"\xef\xbb\xbf" + (HEAD + "statsu: draft\n" + STEPS).replace("\n", "\r\n").encode())
    path.chmod(0o640)
    fix_files(["a.yaml"])
    assert path.read_bytes() == b"\xef\xbb\xbf" + (HEAD + "status: draft\n" + STEPS).replace("\n", "\r\n").encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(file):
    path = file(HEAD + "statsu: draft\n" + STEPS, "real/a.yaml")
    Path("b.yaml").symlink_to("real/a.yaml")
    changes, _ = fix_files(["b.yaml"])
    assert Path("b.yaml").is_symlink()
    assert "status: draft" in path.read_text("utf-8")
    assert [change.file for change in changes] == ["b.yaml"]


def test_without_writing_everything_stays(file):
    path = file(HEAD + "statsu: draft\n" + STEPS)
    before = path.read_bytes()
    changes, checked = fix_files(["a.yaml"], write=False)
    assert path.read_bytes() == before
    assert "status: draft" in changes[0].after
    assert checked.findings == ()


def test_unsafe_fixes_are_made_only_when_asked_for(file):
    text = HEAD + STEPS.replace("Packs", "Packs box #7 twice")
    path = file(text)
    assert fix_files(["a.yaml"])[0] == []
    assert path.read_text("utf-8") == text
    changes, _ = fix_files(["a.yaml"], unsafe=True)
    assert len(changes) == 1
    assert '"Packs box #7 twice"' in path.read_text("utf-8")


def test_a_library_that_was_not_named_is_not_touched(file):
    file(HEAD + "use: lib/channels.yaml\n" + STEPS, "journeys/a.yaml")
    library = file("journeymap-library: 1\nchanels: {web: {name: Web}}\n", "journeys/lib/channels.yaml")
    before = library.read_bytes()
    assert fix_files(["journeys/a.yaml"])[0] == []
    assert library.read_bytes() == before
    assert [change.file for change in fix_files(["journeys"])[0]] == ["journeys/lib/channels.yaml"]
    assert b"channels: {web" in library.read_bytes()


def test_a_data_file_goes_with_its_journey(file):
    file(HEAD + STEPS)
    data = file("journeymap-data: 1\njourney: a\nfunel: [packs, waits]\n", "a.data.yaml")
    fix_files(["a.yaml"])
    assert b"funnel: [packs" in data.read_bytes()


def test_nothing_to_mend_writes_nothing(file):
    path = file(HEAD + STEPS)
    before = path.stat().st_mtime_ns, path.stat().st_ino
    assert fix_files(["."])[0] == []
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def mend(*edits, title="t"):
    return Mend.of(Fix(title, tuple(Edit("/x/a.yaml", *edit) for edit in edits)))


def test_a_fix_that_makes_a_file_unreadable_is_dropped():
    text = "a: one\nb: two\n"
    bad, good = mend((3, 6, "[")), mend((10, 13, "2"))
    texts, made, dropped = apply_mends([bad, good], lambda _: text)
    assert (texts, made, dropped) == ({"/x/a.yaml": "a: one\nb: 2\n"}, [good], [bad])


def test_a_fix_is_made_whole_or_not_at_all():
    text = "a: one\nb: two\n"
    first, second = mend((3, 6, "1")), mend((3, 5, "x"), (10, 13, "2"))
    texts, made, dropped = apply_mends([first, second], lambda _: text)
    assert (texts["/x/a.yaml"], made, dropped) == ("a: 1\nb: two\n", [first], [])


def test_a_fix_that_clashes_with_itself_is_not_made():
    assert apply_mends([mend((3, 6, "1"), (4, 5, "2"))], lambda _: "a: one\n") == ({}, [], [])


def test_an_edit_that_two_fixes_share_is_made_once():
    text = "a: one\nb: two\n"
    first, second = mend((3, 6, "1")), mend((3, 6, "1"), (10, 13, "2"))
    assert apply_mends([first, second], lambda _: text)[0] == {"/x/a.yaml": "a: 1\nb: 2\n"}


def test_lines_that_are_put_in_end_as_the_others_do():
    texts, _, _ = apply_mends([mend((0, 0, "c: 1\n"))], lambda _: "a: 1\r\nb: 2\r\n")
    assert texts == {"/x/a.yaml": "c: 1\r\na: 1\r\nb: 2\r\n"}


EDITS = st.tuples(st.integers(0, 14), st.integers(0, 4), st.sampled_from(["", "x", "[", "\n", "- ", ": "])).map(
    lambda parts: (parts[0], parts[0] + parts[1], parts[2])
)


@given(st.lists(st.lists(EDITS, min_size=1, max_size=3).map(lambda edits: mend(*edits)), max_size=6))
def test_whatever_the_fixes_are_the_file_is_as_readable_as_before(mends):
    from journeymap.syntax.read import parse_document

    text = "a: one\nb: two\nc: 3\n"
    texts, made, dropped = apply_mends(mends, lambda _: text)
    assert not set(made) & set(dropped)
    for after in texts.values():
        document, findings = parse_document("a.yaml", after)
        assert document is not None
        assert not [finding for finding in findings if finding.severity == "error"]


@settings(max_examples=40)
@given(st.data())
def test_mending_ends_and_never_makes_it_worse(tmp_path_factory, data):
    """Journeys with letters gone: after mending there are no more errors, and nothing safe is left to mend."""
    text = HEAD + "status: draft\n" + STEPS + "outcomes: {moved: {kind: success}}\n"
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(text) - 1))
        text = text[:place] + data.draw(st.sampled_from(["", "x", "\t", " "])) + text[place + 1 :]
    file = tmp_path_factory.mktemp("mend") / "a.yaml"
    file.write_text(text, encoding="utf-8")
    from journeymap.lint.run import check_files

    before = check_files([str(file)])
    fix_files([str(file)])
    after = check_files([str(file)])
    assert not [finding for finding in after.findings if finding.fix and finding.fix.safe]
    unreadable = {"yaml-syntax", "file-unreadable", "file-empty"}
    if not unreadable & {finding.rule for finding in before.findings}:
        assert not unreadable & {finding.rule for finding in after.findings}


def comments(text):
    """Comments on lines of their own and behind something, but those that ignore findings."""
    return re.findall(r"(?:^|(?<=\s))#(?! journeymap:).*", text, re.MULTILINE)


CASES = Path(__file__).parent.parent.parent / "cases" / "bad"


@pytest.mark.parametrize("unsafe", [False, True])
def test_whatever_the_rules_mend_nothing_is_left_to_mend_and_no_comment_is_lost(tmp_path, monkeypatch, unsafe):
    mended = 0
    for folder in sorted(CASES.iterdir()):
        shutil.copytree(folder, tmp_path / folder.name)
        monkeypatch.chdir(tmp_path / folder.name)
        changes, checked = fix_files(["."], unsafe=unsafe)
        assert not [finding for finding in checked.findings if finding.fix and (finding.fix.safe or unsafe)]
        for change in changes:
            mended += len(change.titles)
            assert Path(change.file).read_text("utf-8") == change.after
            if not unsafe:
                assert comments(change.before) == comments(change.after)
    assert mended > 10
