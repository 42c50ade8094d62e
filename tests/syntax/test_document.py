"""Places: from a path through the data to a stretch of the file."""

import pytest

from journeymap.syntax.quoting import in_quotes, quoted
from journeymap.syntax.read import parse_document

TEXT = """\
name: Zażółć 😀
stages:
  - name: One
    touchpoints:
      - Just words
      - {name: Pays, channel: [web, shop]}
# the end of it
personas: [Ana, {name: Ewa, about: x}, {id: z, name: Zoe}]
"""


@pytest.fixture
def document():
    return parse_document("f.yaml", TEXT)[0]


def at(document, span):
    start = document.line_starts[span.line - 1] + span.column - 1
    end = document.line_starts[span.end_line - 1] + span.end_column - 1
    return document.text[start:end]


@pytest.mark.parametrize(
    ("path", "part", "text"),
    [
        (("name",), "value", "Zażółć 😀"),
        (("name",), "key", "name"),
        (("stages", 0, "touchpoints", 1, "channel", 1), "value", "shop"),
        (("stages", 0, "touchpoints", 1, "channel"), "key", "channel"),
        (("stages", 0, "touchpoints", 0, "name"), "value", "Just words"),
        (("stages", 0, "name", "no-such"), "value", "One"),
        (("stages", 7), "key", "stages"),
        (("personas", "ana"), "value", "Ana"),
        (("personas", "ewa", "about"), "value", "x"),
        (("personas", "z"), "value", "{id: z, name: Zoe}"),
    ],
)
def test_paths_lead_to_places(document, path, part, text):
    assert at(document, document.span(path, part)) == text


def test_a_block_ends_with_its_last_entry(document):
    assert document.span(("stages",)).end_line == 6
    assert document.span(()).end_line == 8


def test_has_knows_what_the_file_holds(document):
    assert document.has(("stages", 0, "touchpoints", 1, "channel"))
    assert not document.has(("stages", 0, "touchpoints", 0, "name"))


def test_lines(document):
    assert document.line_text(2) == "stages:"
    assert document.line_text(99) == ""


@pytest.mark.parametrize("text", ['a "b" c', "back\\slash", "tab\there", "ę: #x", ""])
def test_quoted_text_is_read_back(text):
    document, findings = parse_document("f.yaml", f"a: {quoted(text)}")
    assert not findings
    assert document.data == {"a": text}


def test_long_text_is_shortened_in_messages():
    assert len(in_quotes("x" * 200)) < 70
