"""Opening and parsing files: every bad input gives one clear finding with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.diagnostics import JourneyError
from journeymap.syntax.limits import MAX_DEPTH
from journeymap.syntax.opening import MAX_BYTES
from journeymap.syntax.read import parse_document, read_document


def written(folder, data, name="journey.yaml"):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return str(path)


def only(findings):
    assert len(findings) == 1, findings
    return findings[0]


def test_missing_file_names_the_closest(tmp_path):
    written(tmp_path, "a: b", "claim.yaml")
    with pytest.raises(JourneyError, match="does not exist") as caught:
        read_document(str(tmp_path / "clam.yaml"))
    assert "claim.yaml" in caught.value.hint


@pytest.mark.parametrize("name", ["", "sub"])
def test_folder_is_misuse(tmp_path, name):
    (tmp_path / "sub").mkdir()
    with pytest.raises(JourneyError, match="is a folder"):
        read_document(str(tmp_path / name))


def test_name_that_no_file_can_have():
    with pytest.raises(JourneyError, match="cannot be opened"):
        read_document("a\0b.yaml")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\n \n", "empty"),
        (b"# only words\n", "nothing but comments"),
        (b"\x89PNG\r\n\x00\x00", "not text"),
        (b"\xff\xfea\x00:\x00", "UTF-16"),
    ],
)
def test_what_is_no_journey_is_explained(tmp_path, data, message):
    document, findings = read_document(written(tmp_path, data))
    assert document is None
    assert message in only(findings).message


def test_bad_bytes_are_placed_in_letters(tmp_path):
    file = written(tmp_path, b"\xef\xbb\xbfname: x\nquote: Dzi\xc4\x99kuj\xea\n")
    document, findings = read_document(file)
    span = only(findings).span
    assert (document, span.file, span.line, span.column) == (None, file, 2, 15)
    assert "0xea" in findings[0].message


def test_bad_byte_in_the_first_line_counts_without_the_mark(tmp_path):
    _, findings = read_document(written(tmp_path, b"\xef\xbb\xbfab\xff"))
    assert (findings[0].span.line, findings[0].span.column) == (1, 3)


def test_too_large_says_how_large(tmp_path):
    _, findings = read_document(written(tmp_path, b"a: b\n" * (MAX_BYTES // 5 + 1_000_000)))
    assert "15.0 MB" in only(findings).message
    assert findings[0].allowed == "at most 10 MB"


def test_endless_file_is_not_read_to_its_end():
    _, findings = read_document("/dev/zero")
    assert "more than 10 MB" in only(findings).message


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        "{a: " * 5_000,
        "- " * 100_000 + "a",
        "a: " + "[" * 150 + "]" * 150,
        "\n".join(" " * depth + "a:" for depth in range(150)),
        "a: &a0 x\n" + "\n".join(f"b{n}: &a{n + 1} [*a{n}]" for n in range(MAX_DEPTH + 20)),
    ],
)
def test_depth_is_bounded(text):
    document, findings = parse_document("deep.yaml", text)
    finding = only(findings)
    assert document is None
    assert finding.rule in ("yaml-limit", "yaml-syntax")


def test_depth_is_said_with_its_place():
    _, findings = parse_document("deep.yaml", "a: " + "[" * 2000 + "]" * 2000)
    assert only(findings).message == "the file is nested more than 100 levels deep"
    assert findings[0].span.line == 1


def test_billion_laughs_are_measured_not_expanded():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    document, findings = parse_document("bomb.yaml", "\n".join(lines))
    assert document is None
    assert "aliases (*) make this part grow" in only(findings).message
    assert findings[0].span.line > 1


@pytest.mark.parametrize("text", ["&a [*a]", "x: &a\n  y: [b, *a]", "&a {k: *a}"])
def test_alias_loops_are_one_finding(text):
    document, findings = parse_document("loop.yaml", text)
    assert document is None
    assert "&a holds itself" in only(findings).message


def test_plain_aliases_are_read():
    document, findings = parse_document("a.yaml", "a: &x [1, 2]\nb: *x")
    assert not findings
    assert document.data == {"a": ["1", "2"], "b": ["1", "2"]}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_kind(tmp_path, end):
    file = written(tmp_path, f"\ufeffa: b{end}c: {end}  - d{end}")
    document, findings = read_document(file)
    assert not findings
    assert document.data == {"a": "b", "c": ["d"]}
    assert (document.span(("c", 0)).line, document.span(("c", 0)).column) == (3, 5)
    assert document.line_text(1) == "a: b"


def test_hidden_line_breaks_read_as_blanks():
    document, findings = parse_document("a.yaml", "a: b\u2028c\nd: e")
    assert not findings
    assert document.data == {"a": "b c", "d": "e"}


def test_scalars_stay_text():
    document, _ = parse_document("a.yaml", "a: [no, off, 1:30, 0x1F, 1_000, 2026-01-01, ~, '~', null]")
    assert document.data["a"] == ["no", "off", "1:30", "0x1F", "1_000", "2026-01-01", None, "~", None]


def in_text(document_text, span):
    lines = document_text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for line, column in ((span.line, span.column), (span.end_line, span.end_column)):
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 2
    assert (span.line, span.column) <= (span.end_line, span.end_column)


@given(st.binary(max_size=200))
def test_any_bytes_parse_or_give_findings(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(data)
    document, findings = read_document(str(path))
    assert document is not None or len(findings) == 1
    text = data.decode("utf-8-sig", "replace")
    for finding in findings:
        assert finding.message
        in_text(text, finding.span)


PIECES = [*"ab: \n-[]{},#'\"!&*|>?%@`\\\t\r~ę<=.", "name: ", "- ", "\n  ", "&a", "*a", "<<: ", ": ", " #", "\n"]
YAMLISH = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@given(YAMLISH)
def test_any_yaml_like_text_parses_or_gives_findings(text):
    document, findings = parse_document("any.yaml", text)
    assert document is not None or len(findings) == 1
    for finding in findings:
        in_text(text, finding.span)
        assert finding.line_text == "" or finding.line_text in text
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.start <= edit.end <= len(text)
    if document is not None:
        spans_lie_in_the_text(document, document.data, ())


def spans_lie_in_the_text(document, value, path):
    in_text(document.text, document.span(path))
    in_text(document.text, document.span(path, "key"))
    if isinstance(value, dict):
        for key, entry in value.items():
            spans_lie_in_the_text(document, entry, (*path, key))
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            spans_lie_in_the_text(document, entry, (*path, index))


@pytest.mark.parametrize("key", ["? [a, b]", "? {a: b}", "[a]: b", "? - a", "? journeymap: 1\n  name: J"])
def test_a_key_that_is_no_word_is_said_once_and_passed_over(key):
    document, findings = parse_document("j.yaml", f"journeymap: 1\nname: J\n{key}\nstages: []\n")
    assert [finding.rule for finding in findings] == ["yaml-feature"]
    assert document.data == {"journeymap": "1", "name": "J", "stages": []}
