"""`journeymap overlay --check` as a CI meets it: exit codes, places, formats; and results made to be shared."""

import json
import os
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

JOURNEY = """journeymap: 1
id: shop
name: Shop
stages:
  - id: buy
    name: Buy
    touchpoints:
      - {id: choose, name: Chooses, match: choose}
      - {id: pay, name: Pays, match: pay}
outcomes:
  happy: {name: Happy, match: thanks}
  gone: {name: Gone, kind: failure, match: refund}
"""
DATA = """journeymap-data: 1
journey: shop
events: {case: who, activity: what, time: at, inactive-after: 5d}
"""
EXPECT = """expect:
  fitting: {min: 50%}
  touchpoints:
    choose: {drop-off: {max: 5%}}
    pay: {drop-off: {max: 4%}, time-to-next: {p90: 90d}}
"""


def rows():
    yield "who,what,at"
    for case in range(100):
        day = 1 + case % 20
        yield f"k{case},choose,2026-01-{day:02d}"
        if case < 75:
            yield f"k{case},pay,2026-01-{day + 1:02d}"
            yield f"k{case},{'refund' if case < 3 else 'thanks'},2026-01-{day + 2:02d}"
    yield "end,newsletter,2026-03-01"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "shop.yaml").write_text(JOURNEY, encoding="utf-8")
    (tmp_path / "shop.data.yaml").write_text(DATA + EXPECT, encoding="utf-8")
    (tmp_path / "log.csv").write_text("\n".join(rows()) + "\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder):
    def call(command, *arguments, **environment):
        plain = {key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "CI_"))}
        done = subprocess.run(
            [sys.executable, "-c", "from journeymap.cli import main; main()", command, "shop.yaml", *arguments],
            cwd=folder, env=plain | environment, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stdout + done.stderr
        return done

    return call


def check(run, *arguments, **environment):
    return run("overlay", "--events", "log.csv", "--check", *arguments, **environment)


def test_a_broken_budget_fails_where_it_stands(run):
    done = check(run)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(
        'shop.data.yaml:7:30: error: drop-off of "choose" within 50 d: 25.0% (15.7–37.4%, 100 cases), asked for at most 5%:'
        " broken beyond doubt [budget-broken]\n   |\n 7 |     choose: {drop-off: {max: 5%}}\n"
    )
    assert done.stdout.endswith(
        "1 error, 1 warning, 1 info in 1 file\n4 budgets: 1 broken beyond doubt, 1 in doubt, 1 cannot be said, 1 kept\n"
    )


@pytest.mark.parametrize(("budgets", "code"), [("fitting: {min: 50%}", 0), ("fitting: {min: 93%}", 0),
                                               ("fitting: {max: 5%}", 1), ("conversion: {min: 1%, within: 900d}", 0)])  # fmt: skip
def test_doubt_and_silence_do_not_fail(run, folder, budgets, code):
    (folder / "shop.data.yaml").write_text(f"{DATA}expect:\n  {budgets}\n", encoding="utf-8")
    assert check(run).returncode == code


def test_no_budgets_are_no_pass(run, folder):
    (folder / "shop.data.yaml").write_text(DATA, encoding="utf-8")
    done = check(run)
    assert done.returncode == 2
    assert done.stderr.startswith('journeymap: the journey "shop" has no budgets to check\n  say under expect:')


def test_a_log_of_other_activities_is_no_pass(run, folder):
    text = (folder / "log.csv").read_text(encoding="utf-8")
    (folder / "log.csv").write_text(re.sub(r",(\w+),2026", r",new_\1,2026", text), encoding="utf-8")
    done = check(run)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "journeymap: no event of the log log.csv is on the map, so no budget can be held against it\n"
        "  journeymap events log.csv --journey shop.yaml compares its activities with match:\n"
    )


@pytest.mark.parametrize(("name", "what"), [("log.csv", "log"), ("./log.csv", "log"), ("shop.yaml", "journey"),
                                            ("shop.data.yaml", "journey")])  # fmt: skip
@pytest.mark.parametrize("more", [(), ("--check", "--format", "json"), ("--sql",)])
def test_what_is_read_is_never_written_over(run, folder, name, what, more):
    before = {file: file.read_bytes() for file in folder.iterdir()}
    done = run("overlay", "--events", "log.csv", "-o", name, *more)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"journeymap: {name} is the {what} itself, nothing was written\n  write to another file\n"
    assert {file: file.read_bytes() for file in folder.iterdir()} == before


def test_formats_for_a_ci(run):
    github = check(run, GITHUB_ACTIONS="true").stdout
    assert github.startswith(
        "::error file=shop.data.yaml,line=7,col=30,endLine=7,endColumn=32,title=budget-broken::drop-off"
    )
    [sarif] = json.loads(check(run, "--format", "sarif").stdout)["runs"]
    assert [result["ruleId"] for result in sarif["results"]] == ["budget-broken", "budget-in-doubt", "budget-unknown"]
    assert all(
        "within" in rule["fullDescription"]["text"] or rule["help"]["markdown"]
        for rule in sarif["tool"]["driver"]["rules"]
    )
    gitlab = json.loads(check(run, "--format", "gitlab").stdout)
    assert [(one["severity"], one["location"]["lines"]["begin"]) for one in gitlab] == [
        ("major", 7),
        ("minor", 8),
        ("info", 8),
    ]
    junit = ET.fromstring(check(run, "--format", "junit").stdout)
    assert (junit.get("tests"), junit.get("failures")) == ("3", "2")
    findings = json.loads(check(run, "--format", "json").stdout)["findings"]
    assert [one["element"] for one in findings] == ["choose", "pay", "pay"]


def test_marks_stay_where_figures_change(run, folder):
    """A CI knows a finding again in the next run, though the log has grown."""

    def marks():
        return [one["fingerprint"] for one in json.loads(check(run, "--format", "gitlab").stdout)]

    before = marks()
    with (folder / "log.csv").open("a", encoding="utf-8") as log:
        log.write("new,choose,2026-03-01\n")
    assert marks() == before


def test_findings_go_to_a_file_and_counts_to_the_terminal(run, folder):
    done = check(run, "--format", "gitlab", "-o", "out/budgets.json")
    assert done.returncode == 1
    assert done.stdout.startswith("1 error, 1 warning, 1 info in 1 file\n4 budgets: ")
    assert len(json.loads((folder / "out" / "budgets.json").read_text(encoding="utf-8"))) == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "sarif"], "--format sarif is for findings; add --check"),
        (["--check", "--sql"], "--sql prints statements"),
        (["--min-cell", "-1"], "--min-cell"),
        (["--engine", "abacus"], "abacus"),
        (["--memory-limit", "much", "--no-cache"], '"much" is not an amount of memory'),
        (["--spark-master", "local[2]", "--no-cache"], "--spark-master says where Spark runs; add --engine spark"),
    ],
)
def test_misuse_is_said(run, arguments, words):
    done = run("overlay", "--events", "log.csv", *arguments)
    assert done.returncode == 2
    assert words in done.stderr


@pytest.mark.parametrize("options", [("report", "-o", "page.html"), ("render", "-o", "map.svg")])
@pytest.mark.parametrize("said", [("--min-cell", "3"), ("--threads", "1"), ("--case", "who")])
def test_options_of_a_log_need_one(run, options, said):
    done = run(options[0], *options[1:], *said)
    if said[0] == "--min-cell":
        assert done.returncode == 0
    else:
        assert (done.returncode, f"{said[0]} says how to read a log" in done.stderr) == (2, True)


def test_rules_explain_what_a_check_of_budgets_says(run):
    for name in ("budget-broken", "budget-in-doubt", "budget-unknown"):
        done = subprocess.run(
            [sys.executable, "-c", "from journeymap.cli import main; main()", "rule", name],
            capture_output=True, encoding="utf-8", check=True,
        )  # fmt: skip
        assert done.stdout.startswith(name)
        assert "Why" in done.stdout


def test_what_is_shared_hides_three_customers(run, folder):
    whole = json.loads(run("overlay", "--events", "log.csv", "--format", "json").stdout)
    shared = json.loads(run("overlay", "--events", "log.csv", "--format", "json", "--share").stdout)
    said = json.loads(run("overlay", "--events", "log.csv", "--format", "json", "--min-cell", "3").stdout)
    assert whole["outcomes"]["gone"]["cases"] == 3
    assert (whole["min_cell"], shared["min_cell"], said["min_cell"]) == (None, 5, 3)
    assert shared["outcomes"]["gone"]["cases"] is None
    assert said["outcomes"] == whole["outcomes"]
    text = run("overlay", "--events", "log.csv", "--share").stdout
    assert "figures of fewer than 5 customers" in text


def test_pages_and_pictures_hide_unless_told_otherwise(run, folder):
    run("report", "--events", "log.csv", "-o", "shared.html")
    run("report", "--events", "log.csv", "-o", "whole.html", "--min-cell", "0")
    shared, whole = ((folder / name).read_text(encoding="utf-8") for name in ("shared.html", "whole.html"))
    assert "fewer than 5 customers" in shared
    assert "fewer than 5 customers" not in whole
    for name, options in (("shared.svg", ()), ("whole.svg", ("--min-cell", "0"))):
        assert run("render", "--events", "log.csv", "-o", name, *options).returncode == 0
        assert "None" not in (folder / name).read_text(encoding="utf-8")


def test_no_customer_stands_in_any_output(run, folder):
    (folder / "log.csv").write_text(
        "who,what,at,channel\nanna-secret,choose,2026-01-01,web\nanna-secret,pay,31.31.2026,web\nben-secret,choose,,web\n"
        ",pay,2026-01-02,web\nanna-secret,choose,2026-01-01,web\ncleo-secret,choose,2026-01-03,fax\n",
        encoding="utf-8",
    )
    for form in (("--format", "text"), ("--format", "json"), ("--check",), ("--format", "json", "--share")):
        done = run("overlay", "--events", "log.csv", *form)
        assert "secret" not in done.stdout + done.stderr
    for name in ("page.html", "map.svg"):
        run("report" if name == "page.html" else "render", "--events", "log.csv", "-o", name, "--min-cell", "0")
        assert "secret" not in (folder / name).read_text(encoding="utf-8")
    assert "31.31" not in run("overlay", "--events", "log.csv", "--format", "json", "--share").stdout
