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
SLIPS = ("other", "more", "less", "swapped", "capital", "doubled", "beside", "hyphen")
LETTERS = "abcdefghijklmnoprstuvwz"
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
BESIDE = {letter: right for row in ROWS for letter, right in zip(row, row[1:] + row[-2], strict=True)}
PARTIES = {None, "customer", "provider", "assumed", "observed", "measured"}
DECLARED = ("personas", "channels", "actors", "systems", "metrics", "sources")
NAMING = ("next", "to", "addresses", "funnel", "channel", "initiator", "receiver", "evidence", "touchpoint",
          "transition", "after", "redirect", "metrics")  # fmt: skip


@dataclass(frozen=True)
class Token:
    """A word of a journey that a finger may miss: what it is, where it stands, and where else it is named.

    `word` is what is written, `places` are pairs of a file and a line.
    """

    kind: str
    file: str
    start: int
    word: str
    places: frozenset[tuple[str, int]]

    @property
    def end(self) -> int:
        return self.start + len(self.word)


@cache
def bases():
    """Clean journeys, alone or with a data file: the name of the first, the text of each, and the words by kind."""
    found = []
    files = [*sorted((ROOT / "tests/cases/ok").rglob("*.yaml")), *sorted((ROOT / "examples").rglob("journey.yaml"))]
    for file in files:
        text = file.read_text(encoding="utf-8")
        beside = [other for other in file.parent.glob(f"{file.stem}.*.yaml") if other != file]
        alone = all(other.name.endswith(".data.yaml") for other in beside) and "use:" not in text
        if file.name.count(".") == 1 and alone and "\nstages:" in text:
            if graver(check_read(read_journey(str(file)))):
                continue
            texts = {each.name: each.read_text(encoding="utf-8") for each in (file, *beside)}
            found.append((file.name, texts, tokens(texts)))
    return found


def graver(findings):
    return [each for each in findings if each.severity is not Severity.INFO]


def tokens(texts):
    """The words of a journey and its data file by kind."""
    said = []
    for file, text in texts.items():
        document, _ = parse_document(file, text)
        draft = "\nstatus: " not in text or "\nstatus: draft" in text
        said += [(file, text, *each) for each in walk(document.root, (), draft)]
    uses, found = {}, []
    for file, _, kind, node, name in said:
        if kind == "reference":
            uses.setdefault(name, set()).add((file, node.start_mark.line + 1))
    for file, text, kind, node, name in said:
        places = {(file, node.start_mark.line + 1)} | (uses.get(name, set()) if kind == "id" else set())
        if kind != "id" or name in uses:  # an id that nothing names may be called anything
            plain = text[node.start_mark.index : node.end_mark.index]
            if node.value in plain:
                found.append(
                    Token(kind, file, node.start_mark.index + plain.index(node.value), node.value, frozenset(places))
                )
    for file, text in texts.items():
        for blank in re.finditer(r"^( +)\S", text, re.MULTILINE):
            line = text.count("\n", 0, blank.start()) + 1
            found.append(Token("indentation", file, blank.start(1), blank[1], frozenset({(file, line)})))
    return {kind: [token for token in found if token.kind == kind] for kind in KINDS}


def walk(node, path, draft):
    """Keys, ids, references and numbers below a node; in a draft what need not be declared is no reference."""
    names = [segment for segment in path if isinstance(segment, str)]
    if any(name.startswith("x-") for name in names):
        return
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from walk(item, (*path, index), draft)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            kind = kind_of_key(key.value, path, names, draft)
            if kind:
                yield kind, key, key.value
            yield from walk(value, (*path, key.value), draft)
    elif path and isinstance(node, yaml.ScalarNode) and node.value and "\n" not in node.value:
        sure = names[-1] not in ("channel", "initiator", "receiver", "metrics") or not draft
        if names[-1] == "id" and "stages" in names and names[-2] != "opportunities":
            yield "id", node, node.value
        elif sure and names[-1] in NAMING and names[0] not in ("events", "match") and "match" not in names:
            yield "reference", node, node.value
        elif re.fullmatch(r"-?[0-9.]+[a-z%]?", node.value):
            yield "number", node, node.value


def kind_of_key(key, path, names, draft):
    """What a key is: a word of the language, an id, a reference, or nothing to look at."""
    part = part_at(Journey, path)
    if key in (part.keys() if part else ()):
        return "key"
    if len(path) == 1 and (path[0] == "outcomes" or (path[0] in DECLARED and not draft)):
        return "id"
    named = len(path) > 1 and (names[-1] == "personas" or (names[-1] == "metrics" and not draft))
    return "reference" if named or path in (("match",), ("segments",), ("expect", "touchpoints")) else None


@st.composite
def mutants(draw):
    """A journey with one wrong letter: its texts, the word that is meant, and what is written for it."""
    kind = draw(st.sampled_from(KINDS))
    name, texts, found = draw(st.sampled_from([base for base in bases() if base[2][kind]]))
    token = draw(st.sampled_from(found[kind]))
    place = draw(st.integers(0, len(token.word) - 1))
    letter = " " if kind == "indentation" else draw(st.sampled_from("0123456789.x" if kind == "number" else LETTERS))
    how = draw(st.sampled_from(["more", "less"] if kind == "indentation" else SLIPS))
    before, here, behind = token.word[:place], token.word[place], token.word[place + 1 :]
    wrong = {"other": before + letter + behind, "more": before + letter + here + behind, "less": before + behind,
             "swapped": before + behind[:1] + here + behind[1:], "capital": before + here.swapcase() + behind,
             "doubled": before + here + here + behind, "beside": before + BESIDE.get(here, "q") + behind,
             "hyphen": token.word.replace("-", "", 1)}[how]  # fmt: skip
    text = texts[token.file]
    mutant = text[: token.start] + wrong + text[token.end :]
    return name, texts | {token.file: mutant}, token, wrong


def still_right(token, wrong, journey):
    """Whether the wrong word is a right one by chance, or the name of what is meant: nothing is to be found then."""
    if not wrong or wrong.strip() != wrong or wrong == token.word:
        return True
    if token.kind == "key" or journey is None:
        return False
    steps = [step for stage in journey.stages for step in (stage, *stage.touchpoints)]
    pains = {pain.id for step in steps for pain in step.pain_points}
    known = {step.id for step in steps} | set(journey.outcomes) | pains
    declared = {
        key for group in DECLARED for key, part in getattr(journey, group).items() if getattr(part, "declared", True)
    }
    meant = token.word if token.kind == "id" else wrong
    return meant in known | declared | PARTIES or (meant not in mentioned(journey) and mentioned(journey) <= declared)


def mentioned(journey):
    """The channels, actors, systems, metrics, sources and personas that are named where they are used."""
    steps = [step for stage in journey.stages for step in (stage, *stage.touchpoints)]
    found = {journey.evidence, *journey.channel}
    for step in steps:
        found |= {step.evidence, *step.channel, *step.metrics, *(pain.evidence for pain in step.pain_points)}
    for step in (step for stage in journey.stages for step in stage.touchpoints):
        lanes = (*step.physical_evidence, *step.frontstage, *step.backstage, *step.support)
        found |= {step.initiator, step.receiver, *step.personas, *(lane.by for lane in lanes)}
        found |= {channel for differs in step.personas.values() for channel in differs.channel}
    return (found | set(journey.segments)) - PARTIES


@pytest.mark.slow
def test_one_wrong_letter_is_found_where_it_is(tmp_path):
    assert len(bases()) >= 10
    assert sum(len(texts) > 1 for _, texts, _ in bases()) >= 3
    asked, missed = dict.fromkeys(KINDS, 0), []

    @settings(max_examples=MUTANTS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(mutants())
    def look(drawn):
        name, texts, token, wrong = drawn
        for old in tmp_path.iterdir():
            old.unlink()
        for file, text in texts.items():
            (tmp_path / file).write_text(text, encoding="utf-8")
        read = read_journey(str(tmp_path / name))
        findings = graver(check_read(read))
        assert not any("could not be applied" in each.message for each in findings)
        if token.kind in ("key", "id", "reference") and not still_right(token, wrong, read.journey):
            asked[token.kind] += 1
            first = findings[0] if findings else None
            if first is None or not names_a_line(first, token):
                missed.append((name, token, wrong, first))

    look()
    total = sum(asked.values())
    assert min(asked[kind] for kind in ("key", "id", "reference")) >= 200
    assert len(missed) <= total / 100, f"{len(missed)} of {total} words not found in their line: {missed}"


def names_a_line(finding, token):
    """Whether a finding stands in the line of the wrong word, or its hint names that line."""
    here = (Path(finding.span.file).name, finding.span.line)
    return here in token.places or any(f"line {line})" in finding.hint for _, line in token.places)
