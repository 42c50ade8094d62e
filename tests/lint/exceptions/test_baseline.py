"""The baseline: what is known stays quiet wherever it moves, what is new is said, and bad files are refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.diagnostics import JourneyError
from journeymap.lint.run import check_files

HEAD = "journeymap: 1\nname: J\nstatus: review\nstages:\n  - name: S\n    touchpoints:\n"
TEXT = HEAD + "      - {id: call, name: Calls, next: call}\n      - {id: pay, name: Pays, next: thanx}\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "journeymap.yaml").write_text("journeymap-project: 1\n", encoding="utf-8")
    (tmp_path / "journeys").mkdir()
    (tmp_path / "journeys" / "a.yaml").write_text(TEXT, encoding="utf-8")
    return tmp_path


def rules(checked):
    return [finding.rule for finding in checked.findings]


def test_what_is_written_is_known(here):
    found = check_files(["."]).findings
    written = check_files(["."], write_baseline=True)
    assert (written.findings, written.known) == ((), len(found))
    content = json.loads((here / "journeymap-baseline.json").read_text(encoding="utf-8"))
    assert content["journeymap-baseline"] == 1
    assert content["findings"]["journeys/a.yaml"]["unknown-reference"] == {"pay": 1}
    for paths in (["."], [], ["journeys/a.yaml"], [str(here)], [str(here / "journeys" / "a.yaml")]):
        checked = check_files(paths)
        assert (checked.findings, checked.known, checked.mended) == ((), len(found), 0)
    assert check_files(["."], isolated=True).findings == found


def test_it_is_the_same_from_any_folder(here, monkeypatch):
    check_files(["."], write_baseline=True)
    monkeypatch.chdir(here / "journeys")
    assert check_files(["a.yaml"]).findings == ()
    assert check_files([]).findings == ()
    monkeypatch.chdir(here.parent)
    assert check_files([str(here)]).findings == ()


def test_what_is_new_is_said_and_what_is_mended_is_counted(here):
    check_files(["."], write_baseline=True)
    journey = here / "journeys" / "a.yaml"
    journey.write_text(TEXT.replace("next: call", "next: pay") + "      - {id: later, next: thanx}\n", encoding="utf-8")
    checked = check_files(["."])
    assert "unknown-reference" in rules(checked)
    assert {each.element for each in checked.findings if each.rule == "unknown-reference"} == {"later"}
    assert checked.mended >= 1


def test_more_of_the_same_in_one_place_are_new(here):
    check_files(["."], write_baseline=True)
    (here / "journeys" / "a.yaml").write_text(TEXT.replace("thanx", "[thanx, thanxx]"), encoding="utf-8")
    assert rules(check_files(["."])) == ["unknown-reference"]


def test_what_was_not_looked_for_is_neither_mended_nor_lost(here):
    (here / "journeys" / "b.yaml").write_text(TEXT.replace("name: J", "name: K"), encoding="utf-8")
    check_files(["."], write_baseline=True)
    before = (here / "journeymap-baseline.json").read_bytes()
    assert check_files(["journeys/a.yaml"]).mended == 0
    assert check_files(["."], only=("self-next",)).mended == 0
    check_files(["journeys/a.yaml"], write_baseline=True)
    check_files(["."], only=("self-next",), write_baseline=True)
    assert (here / "journeymap-baseline.json").read_bytes() == before
    (here / "journeys" / "b.yaml").unlink()
    assert check_files(["journeys/a.yaml"]).mended > 0
    check_files(["journeys/a.yaml"], write_baseline=True)
    assert "b.yaml" not in (here / "journeymap-baseline.json").read_text(encoding="utf-8")


def test_the_settings_may_name_it(here):
    (here / "journeymap.yaml").write_text("journeymap-project: 1\nbaseline: known/now.json\n", encoding="utf-8")
    [missing] = [each for each in check_files(["."]).findings if each.rule == "missing-baseline"]
    assert str(missing.span) == "journeymap.yaml:2:11"
    assert check_files(["."], write_baseline=True).findings == ()
    assert check_files(["."]).findings == ()
    assert "../journeys/a.yaml" in (here / "known" / "now.json").read_text(encoding="utf-8")


def test_the_command_line_goes_before_the_settings(here):
    check_files(["."], baseline="other.json", write_baseline=True)
    assert not (here / "journeymap-baseline.json").exists()
    assert check_files(["."], baseline="other.json").findings == ()
    assert check_files(["."]).findings != ()


def test_without_a_project_it_must_be_named(here):
    (here / "journeymap.yaml").unlink()
    with pytest.raises(JourneyError, match="no baseline to write to"):
        check_files(["."], write_baseline=True)
    check_files(["."], baseline="known.json", write_baseline=True)
    assert check_files(["."], baseline="known.json").findings == ()


def test_what_keeps_a_file_from_being_read_is_never_known(here):
    (here / "journeys" / "a.yaml").write_text("journeymap: [\n", encoding="utf-8")
    assert rules(check_files(["."], write_baseline=True)) == ["yaml-syntax"]
    assert rules(check_files(["."])) == ["yaml-syntax"]


@pytest.mark.parametrize(
    ("content", "said", "hint"),
    [
        (None, "there is no baseline known.json", "--write-baseline writes one"),
        ('{"journeymap-baseline": 2}', "of version 2", "upgrade journeymap"),
        ('{"journeymap-baseline": 1, <<<<<<<\n', "is no JSON: something is wrong in line 1", "writes it anew"),
        ('{"journeymap-baseline": 1, "findings": {"a.yaml": {"x": {"y": "z"}}}}', "a count is expected", "anew"),
        ('{"journeymap-baseline": 1, "findings": {"a.yaml": {"x": {"y": true}}}}', "a count is expected", "anew"),
        ('{"journeymap-baseline": 1, "findings": []}', "a count is expected", "anew"),
        ('{"findings": {}}', "is no baseline of journeymap", "another file"),
        ("journeymap: 1\n", "is no baseline of journeymap", "another file"),
        (b"\xff\xfe", "it is no text", "another file"),
    ],
)
def test_what_is_no_baseline_is_refused(here, content, said, hint):
    if content is not None:
        (here / "known.json").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(JourneyError) as raised:
        check_files(["."], baseline="known.json")
    assert said in raised.value.message
    assert hint in raised.value.hint


@pytest.mark.parametrize(("content", "ours"), [('{"journeymap-baseline": 7}', True), (TEXT, False)])
def test_only_a_baseline_is_overwritten(here, content, ours):
    (here / "known.json").write_text(content, encoding="utf-8")
    if ours:
        check_files(["."], baseline="known.json", write_baseline=True)
        assert check_files(["."], baseline="known.json").findings == ()
    else:
        with pytest.raises(JourneyError, match="not overwritten"):
            check_files(["."], baseline="known.json", write_baseline=True)
        assert (here / "known.json").read_text(encoding="utf-8") == content


STEPS = st.lists(
    st.sampled_from(
        [
            "Looks",
            "Looks",
            "{id: call, name: Calls, next: call}",
            "{id: pay, name: Pays, next: thanx, emotion: 9}",
            "{name: Waits, pain-points: [slow, slow]}",
            "{nmae: Typo, channel: web}",
        ]
    ),
    min_size=1,
    max_size=5,
)


@given(STEPS, st.sampled_from(["draft", "review", "approved"]), st.lists(st.integers(0, 12), max_size=4))
def test_moved_lines_bring_nothing_back(tmp_path_factory, steps, status, places):
    folder = tmp_path_factory.mktemp("j")
    text = HEAD.replace("review", status) + "".join(f"      - {step}\n" for step in steps)
    journey, baseline = folder / "a.yaml", str(folder / "known.json")
    journey.write_text(text, encoding="utf-8")
    options = {"cache": False, "isolated": True, "baseline": baseline}
    known = check_files([str(journey)], **options, write_baseline=True).known
    checked = check_files([str(journey)], **options)
    assert (checked.findings, checked.known, checked.mended) == ((), known, 0)
    lines = text.splitlines()
    for place in places:
        lines.insert(place % (len(lines) + 1), "" if place % 2 else "# a comment")
    journey.write_text("\n".join(lines) + "\n", encoding="utf-8")
    checked = check_files([str(journey)], **options)
    assert (checked.findings, checked.known, checked.mended) == ((), known, 0)
