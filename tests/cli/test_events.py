"""`journeymap events` as a user meets it: text, JSON, conversion, exit codes."""

import json
import subprocess
import sys

import pytest
import yaml
from click.testing import CliRunner
from pyarrow import parquet

from journeymap.cli.main import group
from journeymap.diagnostics import JourneyError

JOURNEY = """journeymap: 1
id: shop
name: Shop
events: {case: who, activity: what, time: at}
stages: [{name: Buy, touchpoints: [{id: choose, name: Chooses, match: chose}, {id: pay, name: Pays}]}]
outcomes: {happy: {name: Happy, match: thanks}}
"""
STORY = {"choose": 0, "pay": 1, "thanks": 3}
ROWS = [
    f"k{n},{what},2026-01-{n + day:02d}T10:00:00Z,{['web', 'phone'][n % 2]},{['a', 'b'][n % 2]}"
    for n in range(1, 13)
    for what, day in STORY.items()
]
ROWS += ["k1,help,2026-01-05T10:00:00Z,web,b", "k1,help,soon,web,b"]

TEXT = """log.csv: 38 rows, CSV
2026-01-01 to 2026-01-15, 37 events of 12 cases
events per case: half have 3 or fewer, 90% 3, 99% 4; the most is 4

Roles
  case      who   as said
  activity  what  as said
  time      at    as said

Columns
  who   text  100 % filled  12 values
  what  text  100 % filled  4 values
  at    time  100 % filled  16 values
  way   text  100 % filled  2 values: web, phone
  kind  text  100 % filled  2 values: b, a

4 activities
  12  12 cases  choose
  12  12 cases  pay
  12  12 cases  thanks
   1    1 case  help

Data
    1 time that cannot be read; its event is left out (line 39: "soon")

For the journey
  events:
    case: who
    activity: what
    time: at
    # channel: way   its name or its values are those of channels
    # segments: [kind]   few values, and a case has only one
  match:
    pay: pay

Beside shop
  ! choose: no event is "chose". did you mean "choose"?
  2 activities that nothing matches: choose (12), help (1)
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "shop.yaml").write_text(JOURNEY, encoding="utf-8")
    (tmp_path / "log.csv").write_text("\n".join(["who,what,at,way,kind", *ROWS]) + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*arguments):
    return CliRunner().invoke(group, ["events", *arguments])


def test_the_text_for_people(folder):
    done = call("log.csv", "--journey", "shop.yaml")
    assert done.exit_code == 0, done.output
    assert done.output == TEXT


def test_without_a_journey_roles_are_guessed(folder):
    done = call("log.csv")
    assert "case      who   guessed: check it" in done.output
    assert "case: who   # guessed" in done.output
    assert "Beside" not in done.output


def test_the_json(folder):
    done = call("log.csv", "--journey", "shop.yaml", "--format", "json")
    found = json.loads(done.output)
    assert found["journeymap"] == 1
    assert (found["rows"], found["events"], found["from"]) == (38, 37, "2026-01-01T10:00:00Z")
    assert found["activities"][3] == {"activity": "help", "events": 1, "cases": 1}
    assert found["quality"]["unreadable-times"]["count"] == 1
    assert found["matching"]["unmatched"] == {"choose": 12, "help": 1}
    assert yaml.safe_load(found["block"]) == {"events": {"case": "who", "activity": "what", "time": "at"}}
    assert "k1" not in done.output
    assert call("log.csv", "--journey", "shop.yaml", "--format", "json").output == done.output


def test_the_block_is_taken_by_a_journey(folder):
    found = json.loads(call("log.csv", "--journey", "shop.yaml", "--format", "json").output)
    head = JOURNEY.replace("events: {case: who, activity: what, time: at}\n", "").replace("chose}", "choose}")
    (folder / "new.yaml").write_text(head + found["block"] + found["matching"]["block"], encoding="utf-8")
    done = CliRunner().invoke(group, ["overlay", "new.yaml", "--events", "log.csv", "--format", "json"])
    assert json.loads(done.output)["observed"]["mapped"] == 36


def test_pseudonyms(folder):
    done = call("log.csv", "--journey", "shop.yaml", "--pseudonymise")
    assert "2 values: value-1, value-2" in done.output
    assert "soon" not in done.output


def test_conversion(folder):
    done = call(
        "log.csv", "--to", "log.parquet", "--case", "who", "--activity", "what", "--time", "at", "--pseudonymise"
    )
    assert done.exit_code == 0, done.output
    assert done.output.startswith("log.parquet is written: 38 rows, 5 columns, 0.0 MB\n")
    assert "as they were, since not every value can be read as a time: at\n" in done.output
    assert "numbers in place of values: who\n" in done.output
    assert parquet.read_table("log.parquet").num_rows == 38


def test_several_logs_are_one(folder):
    (folder / "more.csv").write_text("who,what,at\nz,other,2026-02-01\n")
    done = call("log.csv", "more.csv", "--format", "json", "--threads", "1", "--memory-limit", "1GB")
    assert json.loads(done.output)["rows"] == 39


def test_output_goes_to_a_file(folder):
    done = call("log.csv", "-o", "out/profile.txt")
    assert (done.exit_code, done.output) == (0, "")
    assert (folder / "out" / "profile.txt").read_text(encoding="utf-8").startswith("log.csv: 38 rows")


def test_what_cannot_be_told_is_asked_for(folder):
    (folder / "odd.csv").write_text("a,b\n1,2\n")
    done = call("odd.csv")
    assert done.exit_code == 0
    assert (
        "which column is the case and the activity and the time cannot be told: say it with --case, --activity"
        in done.output
    )


def test_names_that_a_terminal_would_obey_are_shown_harmlessly(folder):
    (folder / "odd.csv").write_text('case,activity,time\nc,"\x1b[31mred\nline",2026-01-01\nc,"支付",2026-01-01\n')
    done = call("odd.csv")
    assert "\x1b" not in done.output
    assert "�[31mred line" in done.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["none.csv"], "there is no log none.csv"),
        (["log.csv", "--case", "whom"], 'no column "whom"'),
        (["log.csv", "--to", "log.csv"], "log.csv is the log itself"),
        (["log.csv", "--to", "log.xlsx"], "must end in .parquet or .csv"),
        (["log.csv", "--timezone", "Europe/Warsow"], "Europe/Warsaw"),
        (["log.csv", "--memory-limit", "much"], '"much" is not an amount of memory'),
    ],
)
def test_misuse(folder, arguments, words):
    done = call(*arguments)
    assert isinstance(done.exception, JourneyError)
    assert words in f"{done.exception.message} {done.exception.hint}"


def test_misuse_exits_with_2_and_errors_of_the_journey_with_1(folder):
    assert call().exit_code == 2
    assert call("log.csv", "--journey", "shop.yaml", "--to", "x.parquet").exit_code == 2
    (folder / "shop.yaml").write_text(JOURNEY.replace("name: Pays}", "name: Pays, next: nowhere}"), encoding="utf-8")
    done = call("log.csv", "--journey", "shop.yaml")
    assert done.exit_code == 1
    assert "nowhere" in done.stderr


def test_the_command_itself(folder):
    code = "from journeymap.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "events", "nope.csv"], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("journeymap: there is no log nope.csv")


@pytest.mark.parametrize(("name", "what"), [("log.csv", "log"), ("shop.yaml", "journey")])
def test_what_is_read_is_never_written_over(folder, name, what):
    before = (folder / name).read_bytes()
    with pytest.raises(JourneyError, match=f"{name} is the {what} itself, nothing was written"):
        CliRunner().invoke(group, ["events", "log.csv", "--journey", "shop.yaml", "-o", name], catch_exceptions=False)
    assert (folder / name).read_bytes() == before
