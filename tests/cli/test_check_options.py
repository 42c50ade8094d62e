"""The options of a check as a user writes them: what they mean, and what is misuse."""

import json
from datetime import date

import click
import pytest
from click.testing import CliRunner

from journeymap.cli.check_options import check_options, checking

JOURNEY = "journeymap: 1\nname: J\nstatus: review\nstages: [{name: S, touchpoints: [{id: call, next: call}]}]\n"


@click.command()
@check_options
@click.option("--other")
def command(**values):
    click.echo(json.dumps(checking(values)))


def given(*arguments):
    return CliRunner().invoke(command, arguments)


def test_without_options_nothing_is_asked_for():
    assert json.loads(given("--other", "x").output) == {
        "config": None,
        "isolated": False,
        "only": [],
        "baseline": None,
        "write_baseline": False,
        "today": None,
        "jobs": None,
        "cache": True,
    }


def test_options_become_arguments():
    said = ["--config", "c.yaml", "--only", "a", "--only", "b", "--baseline", "k.json", "--write-baseline"]
    done = json.loads(given(*said, "--today", "2026-10-01", "--no-cache", "-j", "2").output)
    assert done["only"] == ["a", "b"]
    assert (done["config"], done["baseline"], done["write_baseline"]) == ("c.yaml", "k.json", True)
    assert (done["today"], done["cache"], done["jobs"]) == ("2026-10-01", False, 2)


def test_only_now_asks_the_clock():
    before = date.today()  # noqa: DTZ011 - the day where the user is
    today = json.loads(given("--today", "now").output)["today"]
    assert str(before) <= today <= str(date.today())  # noqa: DTZ011 - the day where the user is


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--today", "soon"], '"soon" is no date; 2026-10-01 is one, or now'),
        (["--today", "2026-13-01"], '"2026-13-01" is no date'),
        (["--jobs", "0"], "0 is not in the range"),
        (["--config", "c.yaml", "--isolated"], "take one of them"),
    ],
)
def test_misuse_is_said_clearly(arguments, said):
    done = given(*arguments)
    assert done.exit_code == 2
    assert said in done.output


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(JOURNEY, encoding="utf-8")

    def call(*arguments):
        from journeymap.cli.check import command as check

        return CliRunner().invoke(check, ["--format", "text", *arguments], standalone_mode=False)

    return call


def test_they_are_options_of_check(run, tmp_path):
    assert "[self-next]" in run("a.yaml", "--only", "self-next").output
    assert "[self-next]" not in run("a.yaml", "--only", "dead-end").output
    (tmp_path / "journeymap.yaml").write_text("journeymap-project: 1\nrules: {self-next: off}\n", encoding="utf-8")
    assert "[self-next]" not in run("a.yaml").output
    assert "[self-next]" in run("a.yaml", "--isolated").output
    (tmp_path / "strict.yaml").write_text("journeymap-project: 1\nrules: {self-next: error}\n", encoding="utf-8")
    assert "error: " in run("a.yaml", "--config", "strict.yaml").output
    assert "[self-next]" not in run("a.yaml", "--config", "strict.yaml", "--write-baseline").output
    assert "known from the baseline" in run("a.yaml", "--config", "strict.yaml").output


def test_an_unknown_rule_is_misuse(run):
    raised = run("a.yaml", "--only", "self-nxt").exception
    assert (raised.message, raised.hint) == ('there is no rule "self-nxt"', 'did you mean "self-next"?')
