"""`journeymap rules` and `journeymap rule NAME`: the list and the pages, for people and for programs."""

import json

import pytest
from click.testing import CliRunner

from journeymap.cli.rule import command as rule
from journeymap.cli.rules import command as rules
from journeymap.diagnostics import JourneyError
from journeymap.lint.pages.catalogue import catalogue

KNOWN = {each.name: each for each in catalogue()}


def run(command, *arguments):
    done = CliRunner().invoke(command, arguments)
    if isinstance(done.exception, JourneyError):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.output


def test_every_rule_is_listed_once():
    rows = [line.split()[0] for line in run(rules).splitlines() if line.startswith("  ") and line[2] != " "]
    assert sorted(rows) == sorted(KNOWN)


def test_rules_stand_under_their_kind():
    text = run(rules)
    titles = ["Faults of the file", "Completeness", "Insights on the service", "Reading", "The check itself"]
    places = [text.index(f"{title}\n") for title in titles]
    assert places == sorted(places)
    assert places[1] < text.index("  unowned-moment ") < places[2]


def test_programs_get_what_a_rule_is():
    listed = {each["name"]: each for each in json.loads(run(rules, "--format", "json"))["rules"]}
    assert listed.keys() == KNOWN.keys()
    assumed = listed["mostly-assumed"]
    assert assumed["kind"] == "completeness"
    assert assumed["severity"]["draft"] == {"as-is": None, "to-be": None}
    assert assumed["severity"]["approved"]["as-is"] == "warning"
    assert assumed["options"]["bound"]["default"] == 0.5
    assert assumed["options"]["bound"]["meaning"]
    assert listed["dead-end"]["severity"]["draft"]["as-is"] == "warning"


@pytest.mark.parametrize("name", KNOWN)
def test_every_rule_is_explained(name):
    text = run(rule, name)
    assert text.startswith(f"{name}\n  ")
    assert " ".join(text.split()).startswith(f"{name} {KNOWN[name].summary} ")
    assert "\nWhy\n" in text


def test_a_page_has_its_examples_and_options():
    text = run(rule, "mostly-assumed")
    assert text.index("Example\n    evidence: assumed\n") < text.index("Better\n    evidence: observed\n")
    assert "Unless said: 0.5." in text
    assert "# journeymap: ignore[mostly-assumed] why it is right here" in text


def test_a_name_may_be_written_another_way():
    assert run(rule, "Dead_End") == run(rule, "dead-end")


def test_a_misspelt_name_is_asked_back():
    with pytest.raises(JourneyError) as caught:
        run(rule, "dead-ends")
    assert caught.value.message == 'there is no rule "dead-ends"'
    assert caught.value.hint == 'did you mean "dead-end"?'


def test_a_name_that_is_none_leads_to_the_list():
    with pytest.raises(JourneyError) as caught:
        run(rule, "qqq")
    assert caught.value.hint == "journeymap rules lists them"


def test_colour_is_asked_for(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1m" in run(rules)
    assert "\x1b[1m" in run(rule, "dead-end")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run(rules)
