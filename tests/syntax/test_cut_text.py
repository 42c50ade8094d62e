"""Text that YAML cut, keys that stand twice, and YAML's special features are found on readable files."""

import pytest

from journeymap.diagnostics import Severity
from journeymap.syntax.read import parse_document


def mended(text, finding):
    for edit in sorted(finding.fix.edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("a: Sprawa #7 zginęła", {"a": "Sprawa #7 zginęła"}),
        ("a:\n  - Sprawa #7\n  - b", {"a": ["Sprawa #7", "b"]}),
        ("a: ! pilne", {"a": "! pilne"}),
        ("a: !pilne sprawa", {"a": "!pilne sprawa"}),
        ("a: &co słychać", {"a": "&co słychać"}),
        ("a: {name: Płaci kartą, gotówką, channel: web}", {"a": {"name": "Płaci kartą, gotówką", "channel": "web"}}),
        ("a: {name: x, y, z}", {"a": {"name": "x, y, z"}}),
        ("a: {text: Refused, severity:high}", {"a": {"text": "Refused", "severity": "high"}}),
        ("a: {text:\u00a0Refused, severity: high}", {"a": {"text": "Refused", "severity": "high"}}),
        ("a: {b: 1, name: x, y}", {"a": {"b": "1", "name": "x, y"}}),
    ],
)
def test_cut_text_is_explained_and_quotes_mend_it(text, whole):
    document, findings = parse_document("f.yaml", text)
    assert [finding.rule for finding in findings] == ["text-cut"]
    assert document is not None
    assert not findings[0].fix.safe
    again, left = parse_document("f.yaml", mended(text, findings[0]))
    assert not left
    assert again.data == whole


@pytest.mark.parametrize(
    "text",
    [
        "a: b # a comment",
        "a: b #\n",
        "a: b  # journeymap: allow dead-end",
        "a: b #journeymap: allow dead-end",
        'a: "b" #c',
        "a: |\n  text #7\n",
        "a: b#7",
        "a: &x [1]\nb: *x",
        "a: [x, y]",
        "a: – said\n  nobody",
        "a: {x: , y: 1}",
        "a: {x: null, y: ~}",
        'a: {"x": "y, z"}',
    ],
)
def test_what_is_meant_is_left_alone(text):
    assert parse_document("f.yaml", text)[1] == []


def test_a_hash_is_a_warning_since_it_may_be_a_comment():
    _, findings = parse_document("f.yaml", "a: b #c")
    assert findings[0].severity is Severity.WARNING


def test_a_key_made_by_a_comma_is_not_in_the_data():
    document, _ = parse_document("f.yaml", "a: {name: x, y, c: d}")
    assert document.data == {"a": {"name": "x", "c": "d"}}


def test_a_lone_word_in_braces_wants_brackets():
    _, findings = parse_document("f.yaml", "a: {anna, marek}")
    assert '"anna" has no value here' in findings[0].message
    assert "[ ]" in findings[0].allowed


def test_keys_given_twice_name_both_lines():
    document, findings = parse_document("f.yaml", "a: 1\nb: 2\na: 3\na: 4")
    assert [finding.span.line for finding in findings] == [3, 4]
    assert '"a" is given twice: first in line 1, then here in line 3' in findings[0].message
    assert {finding.rule for finding in findings} == {"duplicate-key"}
    assert document.data == {"a": "4", "b": "2"}


def test_keys_twice_in_one_line():
    _, findings = parse_document("f.yaml", "{a: 1, a: 2}")
    assert "first in this line" in findings[0].message


@pytest.mark.parametrize(
    ("text", "word", "data"),
    [
        ("[a]: b\nc: d", "a key must be a word", {"c": "d"}),
        ("? {x: y}\n: b", "a key must be a word", {}),
        ("a: {<<: {b: 1}, c: d}", '"<<"', {"a": {"c": "d"}}),
        ("~: b", "no word before", {}),
        ("a: !x {b: c}", "!x", {"a": {"b": "c"}}),
        ("a: &x [b]", "&x", {"a": ["b"]}),
        ('a: !!str "5"', "!!str", {"a": "5"}),
    ],
)
def test_special_features_are_reported(text, word, data):
    document, findings = parse_document("f.yaml", text)
    assert len(findings) == 1
    assert word in findings[0].message
    assert findings[0].rule == "yaml-feature"
    assert document.data == data


@pytest.mark.parametrize(
    ("text", "value"), [("a: {share: 12,5%}", "12.5%"), ("a: {cost: 4,20 EUR}", "4.20 EUR"), ("a: {aim: -1,5}", "-1.5")]
)
def test_a_decimal_comma_in_braces_is_read_as_meant(text, value):
    document, findings = parse_document("f.yaml", text)
    assert [(finding.rule, finding.allowed) for finding in findings] == [("text-cut", value)]
    assert list(document.data["a"].values()) == [value]
    assert parse_document("f.yaml", mended(text, findings[0]))[0].data == document.data


def test_an_item_too_far_in_is_not_lost_silently():
    _, findings = parse_document("f.yaml", "a:\n  - Looks\n   - Tries\n  - Buys")
    assert [(finding.rule, finding.span.line, finding.span.column) for finding in findings] == [("text-cut", 3, 4)]


def test_a_text_of_several_lines_is_left_alone():
    assert parse_document("f.yaml", "a:\n  - Looks at\n    frames - all of them\n  - Buys")[1] == []


def test_a_key_twice_in_an_item_may_be_a_missing_dash():
    _, findings = parse_document("f.yaml", "a:\n  - name: x\n    name: y")
    assert 'a new item begins with "- "' in findings[0].hint
    _, findings = parse_document("f.yaml", "a: x\na: y")
    assert "item" not in findings[0].hint


def test_a_pasted_blank_before_a_key_is_named():
    _, findings = parse_document("f.yaml", "a: b\n\u00a0c: d")
    assert [(finding.span.line, "U+00A0" in finding.message) for finding in findings] == [(2, True)]


def test_lines_with_bullets_are_one_text_and_the_first_is_named():
    _, findings = parse_document("f.yaml", "x:\n  • Finds it\n  • Pays\ny: z")
    assert [(finding.rule, finding.span.line, finding.span.column) for finding in findings] == [("text-cut", 2, 3)]
    assert findings[0].allowed == "- Finds it"
    assert "these 2 lines are read as one text" in findings[0].message


def test_a_pasted_blank_inside_braces_is_called_what_it_is():
    _, findings = parse_document("f.yaml", "a: {b:\u00a0c}")
    assert "non-breaking blank" in findings[0].message


def test_a_missing_dash_is_one_finding():
    _, findings = parse_document("f.yaml", "x:\n  - id: a\n    name: b\n    id: c\n    name: d\ny: e")
    assert [(finding.rule, finding.span.line) for finding in findings] == [("duplicate-key", 4)]
    assert 'a new item seems to begin here: "id" and "name" are given twice' in findings[0].message


def test_keys_that_are_no_item_are_named_each():
    document, findings = parse_document("f.yaml", "a: 1\nb: 2\na: 3\nb: 4\na: 5")
    assert [finding.span.line for finding in findings] == [3, 4, 5]
    assert document.data == {"a": "5", "b": "4"}
