"""`journeymap backtest` as a user meets it: text, JSON, a page; misuse."""

import json
import subprocess
import sys

import pytest


@pytest.fixture
def run(tmp_path):
    def call(*arguments):
        done = subprocess.run(
            [sys.executable, "-c", "from journeymap.cli import main; main()", "backtest", *arguments],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stdout + done.stderr
        return done

    return call


@pytest.fixture
def claim(root):
    folder = root / "examples" / "motor-claim"
    return str(folder / "journey.yaml"), "--events", str(folder / "events.csv")


@pytest.mark.slow
def test_text_json_and_page_say_the_same(run, claim, tmp_path):
    text = run(*claim, "--order", "1")
    assert (text.returncode, text.stderr) == (0, "")
    assert text.stdout.startswith("motor-claim: what the model said, beside what came")
    assert run(*claim, "--order", "1", "-o", "b.json").returncode == 0
    found = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))
    assert found["journeymap"] == 1
    assert found["calibration"]["prefixes"] > 1000
    assert run(*claim, "--order", "1", "-o", "b.html").returncode == 0
    assert (tmp_path / "b.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_a_log_that_cannot_be_cut_is_refused(run, tmp_path):
    text = """journeymap: 1
id: one
name: One
events: {case: who, activity: what, time: at}
stages:
  - {id: only, name: Only, touchpoints: [{id: ask, name: Asks, match: ask}]}
outcomes:
  good: {name: Good, match: good}
"""
    (tmp_path / "one.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "one.csv").write_text("who,what,at\na,ask,2026-01-01T10:00:00Z\n", encoding="utf-8")
    done = run("one.yaml", "--events", "one.csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be cut" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "--events"),
        (["--cut", "soon"], "soon"),
        (["--format", "xml"], "xml"),
        (["--order", "7"], "7"),
        (["--case", "whom"], '"whom"'),
    ],
)
def test_misuse_exits_with_2_and_says_why(run, claim, arguments, words):
    done = run(*(claim if arguments else claim[:1]), *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
