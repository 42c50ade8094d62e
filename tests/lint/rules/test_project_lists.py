"""Rules that hold a journey against what the project lists: its owners and its languages."""

from dataclasses import replace

import pytest

from journeymap.diagnostics import Severity
from journeymap.lint.engine import check_read
from journeymap.lint.project.configuration import AS_IT_COMES
from journeymap.lint.rules.faults.unknown_owner import unknown_owner
from journeymap.lint.rules.faults.untranslated_text import untranslated_text
from journeymap.model.read import read_journey

OWNERS = """journeymap: 1
name: J
language: en
owner: Claims
stages:
  - name: S
    owner: {responsible: [Claims desk, App Team], accountable: Claim}
    touchpoints:
      - {name: Pays, opportunities: [{text: Faster, owner: Nobody we know}]}
      - {name: Waits, owner: {consulted: Legal}}
      - Reads
"""


@pytest.fixture
def findings(tmp_path):
    def of(text, rule, **settings):
        file = tmp_path / "j.yaml"
        file.write_text(text, encoding="utf-8")
        return check_read(read_journey(str(file)), [rule], replace(AS_IT_COMES, **settings))

    return of


def test_owners_are_those_whom_the_project_lists_each_place_once(findings):
    found = findings(OWNERS, unknown_owner, owners=("Claims", "Claims desk", "App team"))
    told = [(each.span.line, each.message.split('"')[1], each.hint) for each in found]
    assert told == [
        (7, "App Team", 'did you mean "App team"?'),
        (7, "Claim", 'did you mean "Claims"?'),
        (9, "Nobody we know", ""),
        (10, "Legal", ""),
    ]
    assert found[0].line_text[found[0].span.column - 1 : found[0].span.end_column - 1] == "App Team"


def test_a_project_that_lists_no_owners_knows_everybody(findings):
    assert findings(OWNERS, unknown_owner) == []


def test_every_text_must_be_there_in_each_language_that_the_project_lists(findings):
    [found] = findings("status: review\n" + OWNERS, untranslated_text, languages=("en", "sl"))
    names = 'name of touchpoint "pays", text of opportunity "pays-opportunity-1", name of touchpoint "waits"'
    assert found.message == f'4 texts are not in "sl": {names} and 1 more'
    assert found.severity is Severity.WARNING
    assert found.span.line == 10


@pytest.mark.parametrize("languages", [("en",), ("en-GB", "en"), ()])
def test_the_journeys_own_language_is_there(findings, languages):
    assert findings(OWNERS, untranslated_text, languages=languages) == []


def test_texts_of_a_journey_that_names_no_language_may_be_in_any(findings):
    text = OWNERS.replace("language: en\n", "")
    assert findings(text, untranslated_text, languages=("en", "pl")) == []


def test_a_part_that_nobody_wrote_needs_no_text(findings):
    text = "journeymap: 1\nlanguage: en\nstages: [{id: s, touchpoints: [{id: a, channel: web}]}]\n"
    assert findings(text, untranslated_text, languages=("pl",)) == []
