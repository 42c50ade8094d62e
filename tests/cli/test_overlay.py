"""`journeymap overlay` as a user meets it: text, JSON, statements, exit codes."""

import json
import os
import subprocess
import sys

import pytest

import journeymap as jm

JOURNEY = """journeymap: 1
id: shop
name: Shop
events: {case: who, activity: what, time: at, inactive-after: 5d}
stages:
  - id: buy
    name: Buy
    touchpoints:
      - {id: choose, name: Chooses, match: choose}
      - {id: pay, name: Pays, match: pay}
      - {id: unpack, name: Unpacks, match: none}
outcomes:
  happy: {name: Happy, match: thanks}
  gone: {name: Gone, kind: failure, match: refund}
"""
STORY = {"choose": 0, "pay": 1, "thanks": 3}
ROWS = [f"k{n},{what},2026-01-{n + day:02d}T10:00:00Z" for n in range(1, 13) for what, day in STORY.items()]
ROWS += ["z1,choose,2026-01-02T08:00:00Z", "z2,choose,2026-01-14T08:00:00Z", "z3,pay,2026-01-03T08:00:00Z",
         "z3,refund,2026-01-04T08:00:00Z", "z4,browse,2026-01-04T08:00:00Z"]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "shop.yaml").write_text(JOURNEY, encoding="utf-8")
    (tmp_path / "log.csv").write_text("\n".join(["who,what,at", *ROWS]) + "\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder):
    def call(*arguments, **environment):
        done = subprocess.run(
            [sys.executable, "-c", "from journeymap.cli import main; main()", "overlay", *arguments],
            cwd=folder,
            env=os.environ | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stdout + done.stderr
        return done

    return call


def test_the_text_for_an_analyst(run, root):
    done = run("shop.yaml", "--events", "log.csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (root / "tests" / "cli" / "shop_overlay.txt").read_text(encoding="utf-8")


def test_everything_is_printed_where_it_is_asked_for(run, folder):
    done = run("shop.yaml", "--events", "log.csv", "--full")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\nFirst steps\n" in done.stdout
    assert run("shop.yaml", "--events", "log.csv", "--full", "-o", "all.txt").returncode == 0
    assert (folder / "all.txt").read_text(encoding="utf-8") == done.stdout


def test_emphasis_is_for_terminals_and_where_it_is_forced(run, folder):
    forced = run("shop.yaml", "--events", "log.csv", FORCE_COLOR="1")
    assert "\x1b[1mTouchpoints\x1b[0m" in forced.stdout
    assert run("shop.yaml", "--events", "log.csv", "-o", "page.txt", FORCE_COLOR="1").returncode == 0
    assert "\x1b" not in (folder / "page.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("other", [["--sql"], ["--check"], ["--format", "json"]])
def test_full_is_for_text(run, other):
    done = run("shop.yaml", "--events", "log.csv", "--full", *other)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--full is for the text that people read" in done.stderr


def test_the_json_is_the_overlay_and_has_stable_bytes(run, folder):
    first, second = (run("shop.yaml", "--events", "log.csv", "--format", "json") for _ in range(2))
    assert first.returncode == 0
    assert first.stdout == second.stdout
    overlay = jm.load(folder / "shop.yaml").overlay(folder / "log.csv")
    assert json.loads(first.stdout) == json.loads(json.dumps(overlay.to_json()))


def test_output_goes_to_a_file(run, folder):
    done = run("shop.yaml", "--events", "log.csv", "--format", "json", "-o", "out/result.json")
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads((folder / "out" / "result.json").read_text(encoding="utf-8"))["journey"] == "shop"


def test_the_statements_that_ran(run):
    done = run("shop.yaml", "--events", "log.csv", "--sql")
    assert done.returncode == 0
    for step in ("kinds", "mapped", "walk", "visits", "curve", "variances", "funnel"):
        assert f"\n-- {step}\n" in done.stdout
    assert "Aalen-Johansen incidence" in done.stdout


def test_columns_and_settings_of_the_call_go_first(run, folder):
    text = (folder / "log.csv").read_text(encoding="utf-8").replace("who,what,at", "a,b,c")
    (folder / "other.csv").write_text(text, encoding="utf-8")
    options = ("--case", "a", "--activity", "b", "--time", "c", "--inactive-after", "60d", "--format", "json")
    done = run("shop.yaml", "--events", "other.csv", *options)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["observed"]["inactive_after_s"] == 60 * 86400


def test_errors_of_the_journey_stop_it_with_1(run, folder):
    (folder / "shop.yaml").write_text(JOURNEY.replace("match: pay}", "match: pay, next: nowhere}"), encoding="utf-8")
    done = run("shop.yaml", "--events", "log.csv", "-o", "result.txt")
    assert done.returncode == 1
    assert "nowhere" in done.stderr
    assert not (folder / "result.txt").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["shop.yaml"], "--events"),
        (["shop.yaml", "--events", "none.csv"], "none.csv"),
        (["shop.yaml", "--events", "log.csv", "--case", "whom"], '"whom"'),
        (["shop.yaml", "--events", "log.csv", "--inactive-after", "soon"], '"soon" is not a duration'),
        (["shop.yaml", "--events", "log.csv", "--format", "xml"], "xml"),
        (["missing.yaml", "--events", "log.csv"], "missing.yaml"),
        (["shop.yaml", "--events", "."], "."),
    ],
)
def test_misuse_exits_with_2_and_says_why(run, arguments, words):
    done = run(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stdout == ""


def test_an_ambiguous_map_is_refused(run, folder):
    both = JOURNEY.replace("match: pay}", "match: {activity: choose, where: {who: z1}}}")
    (folder / "shop.yaml").write_text(both, encoding="utf-8")
    done = run("shop.yaml", "--events", "log.csv")
    assert done.returncode in (1, 2)
    assert '"choose"' in done.stderr
    assert '"pay"' in done.stderr
