"""`journeymap diff` as a user meets it: exit codes, formats, files, misuse without a traceback."""

import json
import os
import subprocess
import sys

import pytest

OLD = "journeymap: 1\nname: J\nstages: [{name: S, touchpoints: [{id: pay, name: Pays, respond-within: 1d}, Waits]}]\n"
NEW = OLD.replace("1d", "2d")
WORDED = OLD.replace("Pays", "Pays now")


@pytest.fixture
def run(tmp_path):
    def call(*arguments):
        done = subprocess.run(
            [sys.executable, "-c", "from journeymap.cli import main; main()", "diff", *arguments],
            cwd=tmp_path,
            env=os.environ | {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stdout + done.stderr
        return done

    for name, text in (("old", OLD), ("new", NEW), ("worded", WORDED), ("broken", OLD + "nonsense: 1\n")):
        (tmp_path / f"{name}.yaml").write_text(text)
    return call


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("old.yaml", "old.yaml"), 0),
        (("old.yaml", "new.yaml"), 0),
        (("old.yaml", "new.yaml", "--fail-on", "breaking"), 1),
        (("old.yaml", "new.yaml", "--fail-on", "notable"), 1),
        (("new.yaml", "old.yaml", "--fail-on", "breaking"), 0),
        (("new.yaml", "old.yaml", "--fail-on", "notable"), 1),
        (("old.yaml", "worded.yaml", "--fail-on", "notable"), 0),
        (("old.yaml", "broken.yaml"), 1),
        (("broken.yaml", "old.yaml"), 0),
        (("old.yaml", "gone.yaml"), 2),
        (("old.yaml",), 2),
        ((), 2),
        (("HEAD",), 2),
        (("HEAD", "--", "old.yaml"), 2),
        (("-x", "old.yaml"), 2),
        (("old.yaml", "new.yaml", "--format", "pdf"), 2),
    ],
)
def test_exit_codes(run, arguments, code):
    done = run(*arguments)
    assert done.returncode == code, done.stdout + done.stderr
    assert bool(done.stderr) == (code == 2)


def test_text_is_plain_in_a_pipe(run):
    done = run("old.yaml", "new.yaml")
    assert done.stdout == (
        "J (old.yaml -> new.yaml)\n"
        "  breaking\n"
        '  ~ touchpoint "pay" promises an answer later: 1d -> 2d  [line 3]\n'
        "\n"
        "1 breaking in 1 of 1 journey, between old.yaml and new.yaml\n"
    )


def test_the_ending_of_the_file_says_the_format(run, tmp_path):
    for name, start in (("d.json", "{"), ("d.md", "## Journey"), ("d.html", "<!doctype html>"), ("d.txt", "J (old")):
        done = run("old.yaml", "new.yaml", "-o", name)
        assert done.stdout == f"{name} is written: 1 breaking in 1 of 1 journey, between old.yaml and new.yaml\n"
        assert (tmp_path / name).read_text("utf-8").startswith(start)


def test_json_is_for_programs(run):
    data = json.loads(run("old.yaml", "new.yaml", "--format", "json").stdout)
    (change,) = data["journeys"][0]["changes"]
    assert (change["kind"], change["grade"], change["old"], change["new"]) == (
        "promise-loosened",
        "breaking",
        "1d",
        "2d",
    )


def test_errors_of_the_new_version_are_shown(run):
    done = run("old.yaml", "broken.yaml")
    assert "errors in broken.yaml; what they stand in could not be compared" in done.stdout
    assert "broken.yaml:4:1: error:" in done.stdout


def test_without_a_repository_it_is_said_so(run):
    assert "this folder is in no git repository" in run("HEAD").stderr
