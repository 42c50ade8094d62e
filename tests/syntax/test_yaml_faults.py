"""The YAML reader's errors in plain words: what, where, and how to mend it."""

import pytest

from journeymap.syntax.read import parse_document


def mended(text, finding):
    for edit in sorted(finding.fix.edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


FAULTS = [
    # text, line, column, a word of the message
    ("a: b: c", 1, 4, "colon"),
    ("x: 1\na: b: c  # and more", 2, 4, "colon"),
    ("- Says: please: now", 1, 9, "colon"),
    ("a: {x: y: z}", 1, 8, "colon"),
    ("a: [x: y: z, p]", 1, 8, "colon"),
    ('name: Ana, "x": y', 1, 7, "colon"),
    ("a: b\n  c: d", 2, 3, "has its value already"),
    ("a:b\nc: d", 1, 1, "blank after the colon"),
    ("a b\nc: d", 1, 1, "no colon"),
    ("a: b\nfoo\nc: d", 2, 1, "no colon"),
    ("a: @x", 1, 4, '"@"'),
    ("a: `x`", 1, 4, '"`"'),
    ("a: %x", 1, 4, '"%"'),
    ("a: {b: @x, c: d}", 1, 8, '"@"'),
    ("a:\n\tb: c", 2, 1, "tab"),
    ("a:\n  b: c\n\td: e", 3, 1, "tab"),
    ('a: "x\nb: c', 1, 4, "never closed"),
    ("a: 'x", 1, 4, "never closed"),
    ("a: [1, 2", 1, 4, 'this "[" is never closed'),
    ("a: {x: 1\nb: c", 1, 4, 'this "{" is never closed'),
    ("a: {b: c,\n d: e\nf: g", 1, 4, 'this "{" is never closed'),
    ("a: *word*", 1, 4, '"*"'),
    ("a: *word", 1, 4, '"*"'),
    ("a: {b: *word, c: d}", 1, 8, '"*"'),
    ("a: & text", 1, 4, '"&"'),
    ("a: !e!r y", 1, 4, '"!"'),
    ("a: > text", 1, 4, '">"'),
    ("a: ? x", 1, 4, '"? "'),
    ("a: - b", 1, 4, '"- "'),
    ("a: ,x", 1, 4, '","'),
    ('a: "x" y', 1, 4, "closing quote"),
    ("a: 'it's done'", 1, 4, "closing quote"),
    ("a: [x] y", 1, 4, "closing bracket"),
    ('a: {b: "x" y}', 1, 12, "cannot follow here"),
    ("a:\n  b: 1\n c: 2", 3, 2, "begins in column 2"),
    ("x:\n  - name: a\n   b: c", 3, 4, "begins in column 4"),
    ("a: 1\n- b", 2, 1, "list item"),
    ("- a\nb: c", 2, 1, "no item of it"),
    (": x", 1, 1, "no word before"),
    ("a: 1\n---\nb: 2", 2, 1, "second document"),
    ("a: b\n...\nc: d", 3, 1, "second document"),
    ("%x", 1, 1, "instruction"),
    ('a: "\\q"', 1, 5, "backslash"),
    ("a: {name: Case #7 lost, c: d}\nb: 1", 1, 11, '"#"'),
    ("a: \x07", 1, 4, "U+0007"),
    ("x:\n    id: a\n    name: b\n  - c", 2, 5, "first item"),
    ("x:\n  id: a\n  - c", 3, 3, "list item"),
    ("x:\n  -id: a\n   name: b", 2, 3, "blank after the dash"),
    ("x:\n  - a\n  -b\n  - c", 3, 3, "blank after the dash"),
    ("x:\n  - a\n  -{b: c}", 3, 3, "blank after the dash"),
    ("x:\n  - a\n  • b", 3, 3, "not with"),
    ("x:\n  - a\n  – b", 3, 3, "not with"),
    ("x:\n  a: b\n\u00a0\u00a0c: d\n  e: f", 3, 1, "U+00A0"),
    ("x:\n  a: b\n  c:\u00a0d", 3, 5, "U+00A0"),
    ("x:\n  - id: a\n  – id: b\n    name: c", 3, 3, "not with"),
    ("x:\n  - {id: a}}", 2, 12, "closes nothing"),
    ("x:\n  - {id: a} b", 2, 13, "nothing can follow"),
    ("a: {b: [c}", 1, 8, 'not closed before the "}"'),
    ("a: {b: -1 c: d}", 1, 8, 'a comma is missing before "c"'),
    ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> main\n", 2, 1, "two versions"),
    ("```\na: b\n", 1, 1, "chat"),
    ("x:\n  a： b\n  c: d", 2, 4, "not the colon"),
    ("x:\n  - Pays\n    channel: web", 2, 5, "needs one too"),
]


@pytest.mark.parametrize(("text", "line", "column", "word"), FAULTS)
def test_fault_is_one_finding_in_plain_words(text, line, column, word):
    document, findings = parse_document("f.yaml", text)
    assert document is None
    assert len(findings) == 1
    (finding,) = findings
    assert word in finding.message
    assert (finding.span.line, finding.span.column) == (line, column)
    assert finding.line_text == text.split("\n")[line - 1]
    assert "expected" not in finding.message or "is expected" in finding.message
    assert finding.allowed or finding.hint


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: b: c", {"a": "b: c"}),
        ("a: b: c # why", {"a": "b: c"}),
        ("a: {x: y: z}", {"a": {"x": "y: z"}}),
        ("a: @x", {"a": "@x"}),
        ("a: {b: `x`, c: d}", {"a": {"b": "`x`", "c": "d"}}),
        ("a: *word* said", {"a": "*word* said"}),
        ("a: > text", {"a": "> text"}),
        ('a: "x" y', {"a": '"x" y'}),
        ("a: 'it's done'", {"a": "it's done"}),
        ('a: "He said "now" to me"', {"a": 'He said "now" to me'}),
        ('a: "now" or "later"', {"a": '"now" or "later"'}),
        ("x:\n  - name: a\n   b: c", {"x": [{"name": "a", "b": "c"}]}),
        ("x:\n  - {a: b, c: [d]}}  # why", {"x": [{"a": "b", "c": ["d"]}]}),
        ("x:\n  a: [b]]\n", {"x": {"a": ["b"]}}),
        ("x:\n  - {a: [b, c}\n", {"x": [{"a": ["b", "c"]}]}),
        ("a: {b: -1.5 c-d: [e]}", {"a": {"b": "-1.5", "c-d": ["e"]}}),
        ("```yaml\na: b\n```\n", {"a": "b"}),
        ("x:\n  a： b\n  c: d", {"x": {"a": "b", "c": "d"}}),
        ("x:\n  - id: a\n  • id: b\n    name: c", {"x": [{"id": "a"}, {"id": "b", "name": "c"}]}),
        ("x:\n  - id: a\n  –\u00a0id: b\n    name: c", {"x": [{"id": "a"}, {"id": "b", "name": "c"}]}),
        ("x:\n  - id: a\n  * id: b\n    name: c", {"x": [{"id": "a"}, {"id": "b", "name": "c"}]}),
        ("x:\n  - a: b\n    c: d\n\te: f", {"x": [{"a": "b", "c": "d", "e": "f"}]}),
        ("x:\n  y:\n    a: b\n\tz: c", {"x": {"y": {"a": "b"}, "z": "c"}}),
        ("a: C:\\x: y", {"a": "C:\\x: y"}),
        ("a:\n\tb: c", {"a": {"b": "c"}}),
        ("a:b\nc: d", {"a": "b", "c": "d"}),
        ("x:\n  -id: a\n    name: b", {"x": [{"id": "a", "name": "b"}]}),
        ("x:\n  - a\n  • b", {"x": ["a", "b"]}),
        ("x:\n  a: b\n\u00a0\u00a0c: d\n  e: f", {"x": {"a": "b", "c": "d", "e": "f"}}),
        ("a: {name: Case #7 lost, c: d}\nb: 1", {"a": {"name": "Case #7 lost", "c": "d"}, "b": "1"}),
    ],
)
def test_fixes_mend(text, data):
    _, findings = parse_document("f.yaml", text)
    document, left = parse_document("f.yaml", mended(text, findings[0]))
    assert not left
    assert document.data == data
