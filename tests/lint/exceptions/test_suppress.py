"""Comments that ignore findings: where they hold, what is said of them, and that they change nothing else."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.diagnostics import Severity
from journeymap.lint.exceptions.comments import suppressions_in
from journeymap.lint.run import check_files
from journeymap.syntax.read import parse_document

HEAD = "journeymap: 1\nname: J\nstatus: review\n"
SELF = "{id: call, name: Calls, next: call}"


@pytest.fixture
def check(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def checking(text, *, others=None, paths=("a.yaml",), only=("self-next", "unknown-reference"), **options):
        for name, content in {"a.yaml": text, **(others or {})}.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(content, encoding="utf-8")
        only = (*only, "unused-suppression", "suppression-without-reason", "unclear-suppression", "unknown-rule")
        return check_files(paths, only=only, cache=False, **options)

    return checking


def rules(checked):
    return [finding.rule for finding in checked.findings]


HOLDS = {
    "at the end of the line": f"stages: [{{name: S, touchpoints: [{SELF}]}}] # journeymap: ignore[self-next] so it is\n",
    "on the element": """stages:
  - name: S
    touchpoints:
      - id: call  # journeymap: ignore[self-next] so it is
        name: Calls

        next: call
""",
    "on an element around it": """stages:
  - name: S  # journeymap: ignore[self-next] so it is
    touchpoints:
      - {id: call, next: call}
""",
    "above the element": """stages:
  - name: S
    touchpoints:
      # journeymap: ignore[self-next] so it is
      # another comment

      - id: call
        next: call
""",
    "above the entry": """stages:
  - name: S
    touchpoints:
      - id: call
        # journeymap: ignore[self-next] so it is
        next: call
""",
    "behind a dash": """stages:
  - name: S
    touchpoints:
      -  # journeymap: ignore[self-next] so it is
        id: call
        next: call
""",
    "behind another comment": f"stages: [{{name: S, touchpoints: [{SELF}]}}] # why # journeymap: ignore[self-next] so\n",
    "written with blanks": f"stages: [{{touchpoints: [{SELF}]}}] #journeymap : Ignore [ self-next , self-next ]: so\n",
}


@pytest.mark.parametrize("name", HOLDS)
def test_a_comment_holds(check, name):
    checked = check(HEAD + HOLDS[name])
    assert rules(checked) == []
    assert checked.ignored == 1


def test_a_comment_before_the_first_key_holds_for_the_file(check):
    text = HEAD + f"stages: [{{name: S, touchpoints: [{SELF}, {SELF.replace('call', 'mail')}]}}]\n"
    assert rules(check(text)) == ["self-next", "self-next"]
    checked = check("# A journey\n# journeymap: ignore[self-next] so it is\n---\n" + text)
    assert (rules(checked), checked.ignored) == ([], 2)


@pytest.mark.parametrize(
    "text",
    [
        'quote: "# journeymap: ignore[self-next] no comment"',
        "quote: 'x\n          # journeymap: ignore[self-next] no comment'",
        "quote: |\n          # journeymap: ignore[self-next] no comment",
        "quote: >-\n          It says\n          # journeymap: ignore[no-such-rule]",
        "quote: a#journeymap:ignore[self-next]",
    ],
)
def test_text_is_no_comment(check, text):
    checked = check(HEAD + f"stages:\n  - touchpoints:\n      - id: call\n        next: call\n        {text}\n")
    assert rules(checked) == ["self-next"]


def test_a_comment_does_not_hold_for_neighbours_or_other_rules(check):
    text = HEAD + (
        "stages:\n  - name: S\n    touchpoints:\n"
        "      - {id: call, next: call}  # journeymap: ignore[self-next] so it is\n"
        "      - {id: mail, next: mail}\n"
        "      - {id: pay, next: thanx}  # journeymap: ignore[self-next] so it is\n"
    )
    checked = check(text)
    assert rules(checked) == ["self-next", "unknown-reference", "unused-suppression"]
    assert [finding.span.line for finding in checked.findings] == [8, 9, 9]


def test_comments_hold_in_data_files_and_libraries(check):
    others = {
        "a.data.yaml": "journeymap-data: 1\njourney: a\nmatch:\n  # journeymap: ignore[unknown-reference] comes soon\n"
        "  payz: paid\n",
        "brand.yaml": "journeymap-library: 1\nchanels: {}  # journeymap: ignore[unknown-key] newer\n",
    }
    text = "id: a\nuse: brand.yaml\n" + HEAD + "stages: [{name: S, touchpoints: [Pays]}]\n"
    for paths in (["a.yaml"], ["."], ["a.data.yaml"], ["brand.yaml"]):
        checked = check(text, others=others, paths=paths, only=("unknown-reference", "unknown-key"))
        assert rules(checked) == [], paths
    assert check(text, others=others, paths=["."], only=("unknown-reference", "unknown-key")).ignored == 2


def test_comments_hold_for_what_a_whole_project_finds(check):
    step = "stages:\n  - name: S\n    touchpoints:\n      - {id: x, name: X, journey: nowhere}"
    text = "id: a\n" + HEAD + step + "  # journeymap: ignore[unknown-journey] is written next year\n"
    others = {"b.yaml": "id: b\n" + HEAD + "stages: [{name: S, touchpoints: [Pays]}]\n"}
    checked = check(text, others=others, paths=["."], only=("unknown-journey",))
    assert (rules(checked), checked.ignored) == ([], 1)
    assert rules(check(text, others=others, paths=["a.yaml"], only=("unknown-journey",))) == []


def test_what_is_unclear_is_said_with_its_place(check):
    lines = [
        "ignore",
        "ignore[]",
        "ignroe[self-next] so",
        "disable[self-next]",
        "ignore[self-nxt] so",
        "ignore[self-next]",
    ]
    steps = "".join(f"      - {{id: c{n}, next: c{n}}} # journeymap: {line}\n" for n, line in enumerate(lines))
    checked = check(HEAD + "stages:\n  - touchpoints:\n" + steps)
    said = [(each.rule, each.span.line) for each in checked.findings if each.rule != "self-next"]
    assert said == [
        ("unclear-suppression", 6),
        ("unclear-suppression", 7),
        ("unclear-suppression", 8),
        ("unclear-suppression", 9),
        ("unknown-rule", 10),
        ("suppression-without-reason", 11),
    ]
    assert {each.severity for each in checked.findings} == {Severity.WARNING}
    by_line = {each.span.line: each for each in checked.findings if each.rule != "self-next"}
    assert by_line[8].hint == 'did you mean "ignore"?'
    assert by_line[10].hint == 'did you mean "self-next"?'
    marked = by_line[10].line_text[by_line[10].span.column - 1 : by_line[10].span.end_column - 1]
    assert marked == "self-nxt"
    assert checked.ignored == 1


def mended(text, finding):
    [edit] = finding.fix.edits
    assert finding.fix.safe
    return text[: edit.start] + edit.text + text[edit.end :]


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("Pays  # journeymap: ignore[self-next] ł", "Pays"),
        ("Pays  # bo tak # journeymap: ignore[self-next] x", "Pays  # bo tak"),
        ("{id: p, next: p} # journeymap: ignore[x-y, self-next] x", "{id: p, next: p} # journeymap: ignore[x-y, self-next] x"),
        ("{id: p, next: p} # journeymap: ignore[dead-end, self-next] x", "{id: p, next: p} # journeymap: ignore[self-next] x"),
        ("{id: p, next: p} # journeymap: ignore[self-next , dead-end] x", "{id: p, next: p} # journeymap: ignore[self-next] x"),
        ("# journeymap: ignore[self-next] x\n      - Pays", None),
        ("{id: pay, name: zażółć, next: pay} # journeymap: ignore[self-nextt] x",
         "{id: pay, name: zażółć, next: pay} # journeymap: ignore[self-next] x"),
        ("{id: pay, next: pay} # journeymap: ignroe[self-next] x", "{id: pay, next: pay} # journeymap: ignore[self-next] x"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_comment_is_mended(check, comment, left):
    begun = HEAD + "stages:\n  - touchpoints:\n      - Looks\n"
    text = begun + (f"      - {comment}\n" if left is not None else f"      {comment}\n")
    expected = begun + f"      - {left or 'Pays'}\n"
    checked = check(text, only=("self-next", "dead-end"))
    fixes = [each for each in checked.findings if each.fix and each.fix.safe]
    for finding in fixes:
        text = mended(text, finding)
    assert text == expected


def test_a_comment_is_not_unused_where_nobody_asked(check):
    pays = "stages:\n  - name: S\n    touchpoints:\n      - Pays  # journeymap: ignore[RULE] so it is\n"
    everything = {"paths": ["a.yaml"], "only": ()}
    draft = HEAD.replace("review", "draft")
    assert rules(check(HEAD + pays.replace("RULE", "self-next"))) == ["unused-suppression"]
    assert rules(check(HEAD + pays.replace("RULE", "self-next"), only=("unknown-reference",))) == ["unused-suppression"]
    off = {"journeymap.yaml": "journeymap-project: 1\nrules: {self-next: off}\n"}
    only_comments = {"only": ()}
    assert rules(check(HEAD + pays.replace("RULE", "self-next"), others=off, **only_comments)) == []
    off["journeymap.yaml"] = "journeymap-project: 1\n"
    assert rules(check(draft + pays.replace("RULE", "overdue-review"), others=off, **only_comments)) == []
    assert rules(check(HEAD + pays.replace("RULE", "unknown-journey"), others=off, **everything)) == []


def test_a_rule_that_does_not_know_the_day_may_still_speak(check):
    text = HEAD.replace("review", "approved") + "reviewed: 2026-01-01\nstages: [{name: S, touchpoints: [Pays]}]\n"
    text = "# journeymap: ignore[overdue-review] we look at it anyway\n" + text
    assert rules(check(text, only=("overdue-review",))) == []
    assert rules(check(text, only=("overdue-review",), today="2026-02-01")) == ["unused-suppression"]
    late = check(text, only=("overdue-review",), today="2028-02-01")
    assert (rules(late), late.ignored) == ([], 1)


def test_where_reading_found_errors_no_comment_is_unused(check):
    text = HEAD + "stages:\n  - touchpoints:\n      - {id: a, nxet: a}  # journeymap: ignore[dead-end] so\n"
    assert "unused-suppression" not in rules(check(text, only=("unknown-key", "dead-end")))


def test_what_keeps_a_file_from_being_read_cannot_be_ignored(check):
    checked = check("# journeymap: ignore[file-version, file-kind] so it is\njourneymap: 7\nname: J\n", only=())
    assert "file-version" in rules(checked)
    assert "unclear-suppression" in rules(checked)


def test_what_is_ignored_does_not_let_its_consequences_out(check):
    text = HEAD + "stages:\n  - name: S\n    touchpoints:\n      - {id: call, name: Calls, next: call}%s\n"
    comment = "  # journeymap: ignore[self-next] so it is"
    before, after = check(text % "", only=()), check(text % comment, only=())
    assert [each for each in rules(before) if each != "self-next"] == rules(after)


def test_comments_stand_in_settings_too(check):
    text = HEAD + "stages: [{name: S, touchpoints: [Pays]}]\n"
    others = {
        "journeymap.yaml": "journeymap-project: 1\nrules:\n  our-own: off  # journeymap: ignore[unknown-rule] later\n"
    }
    checked = check(text, others=others)
    assert (rules(checked), checked.ignored) == ([], 1)


STEPS = st.lists(
    st.sampled_from(
        [
            "Looks",
            "{id: call, name: Calls, next: call}",
            "{id: pay, name: Pays, next: thanx, emotion: -2}",
            "{name: Waits, wait: 3d}",
            "id: mail\n        name: Writes\n        quote: |\n          It says\n          # 7\n        next: pay",
            '{name: "Asks: # why", pain-points: [{text: slow, severity: critical}]}',
            "{name: Too, emotion: 9}",
        ]
    ),
    max_size=5,
)
RULES = st.sampled_from(["self-next", "unknown-reference", "dead-end", "wrong-value", "unreachable", "no-such-rule"])


@given(STEPS, RULES, st.integers(0, 40), st.sampled_from(["draft", "review", "approved"]))
def test_a_comment_never_changes_what_other_rules_find(tmp_path_factory, steps, rule, place, status):
    """Whether it stands behind a line or on one of its own, and wherever it may stand."""
    text = f"journeymap: 1\nname: J\nstatus: {status}\nstages:\n  - name: S\n    touchpoints:\n"
    text += "".join(f"      - {step}\n" for step in steps) or "      []\n"
    lines = text.splitlines()
    index, comment = place // 2 % len(lines), f"# journeymap: ignore[{rule}] so it is"
    if place % 2:
        indent = len(lines[index]) - len(lines[index].lstrip(" -"))
        lines.insert(index, " " * indent + comment)
    else:
        lines[index] += " " + comment
    commented = "\n".join(lines) + "\n"
    document, _ = parse_document("a.yaml", commented)
    plain, _ = parse_document("a.yaml", text)
    inside_text = document.data != plain.data
    folder = tmp_path_factory.mktemp("j")
    before, after = found(folder, text), found(folder, commented)
    if inside_text:
        assert suppressions_in(document)[0] == []
        return
    about = {"unused-suppression", "unknown-rule"}
    assert [each for each in before if each[0] != rule] == [each for each in after if each[0] not in {rule, *about}]
    assert len(after) <= len(before) + 1


def found(folder, text):
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    checked = check_files([str(folder / "a.yaml")], cache=False, isolated=True)
    return sorted((each.rule, re.sub(r"line \d+", "line", each.message), each.element) for each in checked.findings)


@given(st.text())
def test_any_text_is_looked_through(text):
    document, _ = parse_document("a.yaml", f"journeymap: 1\nname: {json.dumps(text)}\n# {text}\n")
    if document is not None:
        for comment in suppressions_in(document)[0]:
            assert 1 <= comment.first <= comment.last + 1
            assert 0 <= comment.start <= comment.begin <= comment.end <= len(document.text)
