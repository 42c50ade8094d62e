"""One wrong letter in a journey: check never falls over, and says in which line it is."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.diagnostics import Severity
from journeymap.lint.engine import check_read
from journeymap.model.journey import Journey
from journeymap.model.keys import part_at
from journeymap.model.read import read_journey
from journeymap.syntax.read import parse_document

ROOT = Path(__file__).parent.parent.parent
MUTANTS = 5_000
KINDS = ("key", "id", "reference", "number", "indentation")
LETTERS = "abcdefghijklmnoprstuvwz"


@dataclass(frozen=True)
class Token:
    """A word of a journey that a finger may miss: what it is, where it stands, and where else it is named."""

    kind: str
    start: int
    end: int
    lines: tuple[int, ...]


@cache
def bases():
    """Clean journeys without files beside them: text and the words in it, by kind."""
    found = []
    files = [*sorted((ROOT / "tests/cases/ok").rglob("*.yaml")), *sorted((ROOT / "examples").rglob("journey.yaml"))]
    for file in files:
        text = file.read_text(encoding="utf-8")
        alone = not list(file.parent.glob(f"{file.stem}.*.yaml")) and "use:" not in text
        if file.name.count(".") == 1 and alone and "\nstages:" in text:
            if graver(check_read(read_journey(str(file)))):
                continue
            found.append((text, tokens(text)))
    return found


def graver(findings):
    return [each for each in findings if each.severity is not Severity.INFO]


def tokens(text):
    """The words of a journey by kind."""
    document, _ = parse_document("j.yaml", text)
    uses, found = {}, []
    for kind, node, name in walk(document.root, ()):
        uses.setdefault(name, []).append(node.start_mark.line + 1) if kind == "reference" else None
    for kind, node, name in walk(document.root, ()):
        line = node.start_mark.line + 1
        lines = (line, *uses.get(name, ())) if kind == "id" else (line,)
        if kind != "id" or len(lines) > 1:  # an id that nothing names may be called anything
            plain = text[node.start_mark.index : node.end_mark.index]
            offset = node.start_mark.index + plain.index(node.value)
            found.append(Token(kind, offset, offset + len(node.value), lines))
    for blank in re.finditer(r"^( +)\S", text, re.MULTILINE):
        line = text.count("\n", 0, blank.start()) + 1
        found.append(Token("indentation", blank.start(1), blank.end(1), (line,)))
    return {kind: [token for token in found if token.kind == kind] for kind in KINDS}


def walk(node, path):
    """Keys, ids, references and numbers below a node."""
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from walk(item, (*path, index))
    elif isinstance(node, yaml.MappingNode):
        part = part_at(Journey, path)
        for key, value in node.value:
            if key.value in (part.keys() if part else ()):
                yield "key", key, key.value
            elif path[:1] == ("outcomes",) and len(path) == 1:
                yield "id", key, key.value
            elif path[:1] == ("match",) and len(path) == 1:
                yield "reference", key, key.value
            yield from walk(value, (*path, key.value))
    elif path and isinstance(node, yaml.ScalarNode) and node.value and "\n" not in node.value:
        names = [segment for segment in path if isinstance(segment, str)]
        if names[-1] == "id" and "stages" in names and names[-2] in ("stages", "touchpoints"):
            yield "id", node, node.value
        elif names[-1] in ("next", "to", "addresses", "funnel") and "events" not in names:
            yield "reference", node, node.value
        elif re.fullmatch(r"-?[0-9.]+[a-z%]?", node.value):
            yield "number", node, node.value


@st.composite
def mutants(draw):
    """A journey with one wrong letter: what kind of word it is in, and in which lines that shows."""
    kind = draw(st.sampled_from(KINDS))
    text, found = draw(st.sampled_from([base for base in bases() if base[1][kind]]))
    token = draw(st.sampled_from(found[kind]))
    place = draw(st.integers(token.start, token.end - 1))
    letter = " " if kind == "indentation" else draw(st.sampled_from("0123456789.x" if kind == "number" else LETTERS))
    how = draw(st.sampled_from(["other", "more", "less", "swapped"]))
    if kind == "indentation":
        how = draw(st.sampled_from(["more", "less"]))
    behind = {"other": letter + text[place + 1 :], "more": letter + text[place:], "less": text[place + 1 :],
              "swapped": text[place + 1 : place + 2] + text[place] + text[place + 2 :]}  # fmt: skip
    return kind, token, text, text[:place] + behind[how]


def still_right(kind, text, mutant, token, journey):
    """Whether the wrong word is a right one by chance: nothing is to be found then."""
    word = mutant[token.start : token.end + len(mutant) - len(text)]
    if not word or word.strip() != word or word == text[token.start : token.end]:
        return True
    if kind == "key" or journey is None:
        return False
    steps = [step.id for stage in journey.stages for step in (stage, *stage.touchpoints)]
    meant = text[token.start : token.end] if kind == "id" else word
    return meant in {*steps, *journey.outcomes}


@pytest.mark.slow
def test_one_wrong_letter_is_found_where_it_is(tmp_path):
    assert len(bases()) >= 10
    file = tmp_path / "j.yaml"
    asked, missed = dict.fromkeys(KINDS, 0), []

    @settings(max_examples=MUTANTS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(mutants())
    def look(drawn):
        kind, token, text, mutant = drawn
        file.write_text(mutant, encoding="utf-8")
        read = read_journey(str(file))
        findings = graver(check_read(read))
        assert not any("could not be applied" in each.message for each in findings)
        if kind in ("key", "id", "reference") and not still_right(kind, text, mutant, token, read.journey):
            asked[kind] += 1
            first = findings[0] if findings else None
            named = first is not None and (
                first.span.line in token.lines or any(f"line {line})" in first.hint for line in token.lines)
            )
            if not named:
                missed.append((kind, mutant[token.start : token.end + 1], token.lines, first))

    look()
    total = sum(asked.values())
    assert min(asked[kind] for kind in ("key", "id", "reference")) >= 200
    assert len(missed) <= total / 100, f"{len(missed)} of {total} words not found in their line: {missed}"
