"""A malformed id is mended together with everything that refers to it, so that nothing breaks."""

from pathlib import Path

import pytest

from journeymap.graph.compile import compile_journey
from journeymap.lint.engine import check_read
from journeymap.lint.fixes.well_formed import mended_id
from journeymap.lint.rules.faults.malformed_id import malformed_id
from journeymap.lint.rules.faults.unknown_reference import unknown_reference
from journeymap.model.read import read_journey
from journeymap.syntax.edits import apply_edits

CASES = Path(__file__).parents[2] / "cases" / "bad" / "malformed-id"
RULES = [malformed_id, unknown_reference]
TEXTS = """journeymap-texts: 1
personas: {ana nowak: Anna}
stages: {Zakup biletu: Purchase}
touchpoints:
  wybiera miejsce: # the seat
    name: Picks a seat
    pain-points: {brak miejsc!: No seats together}
    next: {"rezygnuje, bo drogo": too expensive}
  płaci/kartą: Pays by card
outcomes: {"rezygnuje, bo drogo": Gives up}
what-if: {mniej pytań: {name: Fewer questions}}
"""


@pytest.fixture
def folder(tmp_path):
    for name in ("everywhere.yaml", "everywhere.data.yaml"):
        (tmp_path / name).write_text((CASES / name).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "everywhere.en.yaml").write_text(TEXTS, encoding="utf-8")
    return tmp_path


def mend(folder, findings):
    for file in {edit.file for found in findings if found.fix for edit in found.fix.edits}:
        edits = [edit for found in findings if found.fix for edit in found.fix.edits if edit.file == file]
        text, made = apply_edits(Path(file).read_text(encoding="utf-8"), edits)
        assert len(made) == len(edits)
        Path(file).write_text(text, encoding="utf-8")


def shape(journey):
    return [
        (mended_id(way.source), mended_id(way.target), way.when, way.share)
        for way in compile_journey(journey).transitions
    ]


def test_every_reference_goes_along(folder):
    file = str(folder / "everywhere.yaml")
    before = read_journey(file)
    assert before.diagnostics == ()
    found = check_read(before, RULES)
    assert {each.rule for each in found} == {"malformed-id"}
    assert all(each.fix and each.fix.safe for each in found)
    mend(folder, found)
    after = read_journey(file)
    assert after.diagnostics == ()
    assert check_read(after, RULES) == []
    assert shape(after.journey) == shape(before.journey)
    assert after.journey.funnel == ("wybiera-miejsce", "płaci-kartą")
    assert after.journey.outcomes["rezygnuje-bo-drogo"].match.activity == ("porzucono",)
    assert after.journey.outcomes["rezygnuje-bo-drogo"].name.translations == {"en": "Gives up"}
    texts = (folder / "everywhere.en.yaml").read_text(encoding="utf-8")
    assert "  wybiera-miejsce: # the seat\n" in texts


@pytest.mark.parametrize(
    "text",
    [
        "stages: [{touchpoints: [{id: a b}, {id: a-b}]}]",
        "stages: [{touchpoints: [{id: a b}, {id: a.b}]}]",
        "stages: [{touchpoints: [{id: a b}, A b]}]",
        "stages: [{touchpoints: [{id: a b, channel: a b}]}]\nchannels: {a b: Web}",
        "stages: [{touchpoints: [{id: wait.}]}]",
        "stages: [{touchpoints: [{id: '!?'}]}]",
        "stages: [{touchpoints: [{id: &x a b, next: *x}]}]",
        "stages: [{touchpoints: [{id: a b, pain-points: Slow}, {name: c, opportunities: [{text: d, addresses: a b-pain-1}]}]}]",
        "id: a b",
    ],
)
def test_nothing_is_mended_where_something_would_not_be_found_again(tmp_path, text):
    file = tmp_path / "j.yaml"
    file.write_text(f"journeymap: 1\n{text}\n", encoding="utf-8")
    found = check_read(read_journey(str(file)), [malformed_id])
    assert found
    assert [each.fix for each in found] == [None] * len(found)


def test_a_librarys_ids_are_said_and_left_to_it(tmp_path):
    (tmp_path / "brand.yaml").write_text("journeymap-library: 1\nchannels: {at home: At home}\n", encoding="utf-8")
    file = tmp_path / "j.yaml"
    text = "journeymap: 1\nuse: brand.yaml\nstages: [{touchpoints: [{id: a, channel: at home}]}]\n"
    file.write_text(text, encoding="utf-8")
    [found] = check_read(read_journey(str(file)), RULES)
    assert found.span.file.endswith("brand.yaml")
    assert found.fix is None
