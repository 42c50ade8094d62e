"""Whatever `events:` says about a log can be said on the command line, and goes first there."""

import dataclasses
import json

import pytest
from click.testing import CliRunner

from journeymap.cli.log_options import reading
from journeymap.cli.main import group
from journeymap.events.roles import Roles
from journeymap.overlay.options import Options

SAID = {
    "case": "who",
    "activity": "what",
    "time": "at",
    "start": "begun",
    "channel": "way",
    "sequence": "step",
    "event-id": "id",
    "lifecycle": "life",
    "cluster": "person",
    "timezone": "Europe/Warsaw",
    "from": "2026-01-02",
    "until": "2026-01-20",
    "observed-until": "2026-01-15",
    "restart": "never",
    "inactive-after": "9d",
}
JOURNEY = """journeymap: 1
name: Shop
events: {case: a, activity: b, time: c, channel: d, from: 2020-01-01, observed-until: 2020-02-02}
stages: [{name: Buy, touchpoints: [{id: choose, name: Chooses, match: choose}, {id: pay, name: Pays, match: pay}]}]
outcomes: {happy: {name: Happy, match: thanks}}
"""
HEAD = "who,what,at,begun,way,step,id,life,person\n"
ROWS = "".join(
    f"k{n},{what},2026-01-{n + day:02d} 10:00,2026-01-{n:02d} 10:00,web,1,{n}{what},complete,p{n}\n"
    for n in range(1, 13)
    for what, day in {"choose": 0, "pay": 1, "thanks": 3}.items()
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shop.yaml").write_text(JOURNEY, encoding="utf-8")
    (tmp_path / "log.csv").write_text(HEAD + ROWS, encoding="utf-8")
    return tmp_path


def call(*arguments):
    return CliRunner().invoke(group, arguments)


def test_every_role_has_an_option():
    fields = {field.name for field in dataclasses.fields(Roles)} - {"extra", "hoped"}
    assert set(reading(dict.fromkeys(fields | {"other"}, "x"))) == fields
    assert fields <= {field.name for field in dataclasses.fields(Options)}


def test_options_of_the_call_go_before_the_journey(folder):
    options = [word for name, value in SAID.items() for word in (f"--{name}", value)]
    done = call("overlay", "shop.yaml", "--events", "log.csv", *options, "--format", "json")
    assert done.exit_code == 0, done.output
    found = json.loads(done.output)
    assert found["observed"]["from"] == "2026-01-02T09:00:00Z"
    assert found["observed"]["until"] == "2026-01-14T23:00:00Z"
    assert found["observed"]["inactive_after_s"] == 9 * 86400
    assert found["quality"]["outside-the-days"]["count"] == 1
    assert "restart" not in found["quality"]


def test_an_option_without_a_log_is_misuse(folder):
    done = call("render", "shop.yaml", "-o", "map.svg", "--from", "2026-01-01")
    assert isinstance(done.exception, SystemExit) or done.exit_code
    assert "--from says how to read a log" in done.output


def test_help_names_all_presets():
    assert "retentioneering" in " ".join(call("overlay", "--help").output.split())
