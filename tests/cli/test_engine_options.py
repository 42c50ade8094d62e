"""--engine and what goes with it: misuse in a sentence, and the same figures from Spark."""

import json

import pytest

from journeymap.cli.main import main

JOURNEY = """
journeymap: 1
name: Two steps
stages: [{id: s, touchpoints: [{id: a, name: A, match: a}, {id: b, name: B, match: b}]}]
outcomes: {won: {match: won}}
events: {case: case, activity: what, time: when}
"""
LOG = "case,what,when\nk,a,2026-01-01\nk,b,2026-01-02\nk,won,2026-01-04\nm,a,2026-01-02\n"


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    """What a command prints, and its exit code; in this process, so that all share a session of Spark."""
    journey, log = tmp_path / "journey.yaml", tmp_path / "log.csv"
    journey.write_text(JOURNEY, encoding="utf-8")
    log.write_text(LOG, encoding="utf-8")

    def overlay(*options):
        command = ["journeymap", "overlay", str(journey), "--events", str(log), "--no-cache", *options]
        monkeypatch.setattr("sys.argv", command)
        with pytest.raises(SystemExit) as done:
            main()
        printed = capfd.readouterr()
        return done.value.code, printed.out or printed.err

    return overlay


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--spark-master", "local[2]"], "--spark-master says where Spark runs; add --engine spark"),
        (["--spark-master", "local[2]", "--engine", "duckdb"], "add --engine spark"),
        (["--engine", "sparc"], "'sparc' is not one of"),
        (["--threads", "0"], "0 is not in the range"),
        (["--memory-limit", "much"], '"much" is not an amount of memory'),
        (["--engine", "spark", "--memory-limit", "much"], '"much" is not an amount of memory'),
        (["--engine", "spark", "--spark-master", "local[2]", "--threads", "2"], "says itself how many threads"),
        (["--engine", "spark", "--spark-master", "yarn", "--memory-limit", "2GB"], "not about a cluster"),
    ],
)
def test_misuse(run, options, words):
    code, printed = run(*options)
    assert code == 2
    assert words in printed


def test_duckdb_takes_threads_and_memory(run):
    code, printed = run("--threads", "1", "--memory-limit", "1GB", "--format", "json")
    assert (code, json.loads(printed)["engine"]) == (0, "duckdb")


@pytest.mark.slow
def test_spark_from_the_command_line(run, spark):
    code, printed = run("--engine", "spark", "--format", "json")
    assert code == 0
    assert json.loads(printed) == json.loads(run("--format", "json")[1]) | {"engine": "spark"}
    code, statements = run("--engine", "spark", "--sql")
    assert code == 0
    assert "NULLS LAST" in statements
    assert "10.0D" in statements
    assert spark.fetch("alive", "SELECT 1 AS n") == [{"n": 1}]  # the session was there before
