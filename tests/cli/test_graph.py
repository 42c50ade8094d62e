"""`journeymap graph` as a user meets it."""

import json
import subprocess
import sys

import pytest

SOUND = "journeymap: 1\nname: J\nstages: [{name: S, touchpoints: [Płaci, Czeka]}]\n"


@pytest.fixture
def run(tmp_path):
    def call(*arguments):
        command = [sys.executable, "-c", "from journeymap.cli import main; main()", "graph", *arguments]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
        assert "Traceback" not in done.stdout + done.stderr
        return done

    return call


@pytest.mark.parametrize(
    ("form", "begins"),
    [("json", "{"), ("dot", "digraph"), ("mermaid", "flowchart"), ("graphml", "<?xml")],
)
def test_each_format_is_printed_or_written(run, tmp_path, form, begins):
    (tmp_path / "a.yaml").write_text(SOUND, encoding="utf-8")
    printed = run("a.yaml", "--format", form)
    assert printed.returncode == 0
    assert printed.stdout.startswith(begins)
    assert "Płaci" in printed.stdout
    written = run("a.yaml", "--format", form, "-o", "out/graph.txt")
    assert (written.returncode, written.stdout) == (0, "")
    assert (tmp_path / "out/graph.txt").read_text(encoding="utf-8") == printed.stdout


def test_json_is_the_default(run, tmp_path):
    (tmp_path / "a.yaml").write_text(SOUND, encoding="utf-8")
    assert json.loads(run("a.yaml").stdout)["journeymap-graph"] == 1


def test_errors_are_printed_instead_and_nothing_is_written(run, tmp_path):
    (tmp_path / "a.yaml").write_text(SOUND.replace("Czeka", "{name: Czeka, next: nowhere}"), encoding="utf-8")
    done = run("a.yaml", "-o", "graph.json")
    assert (done.returncode, done.stdout) == (1, "")
    assert "unknown-reference" in done.stderr
    assert not (tmp_path / "graph.json").exists()


def test_warnings_do_not_stop_it(run, tmp_path):
    (tmp_path / "a.yaml").write_text(SOUND.replace("Czeka", "{emotion: 1}"), encoding="utf-8")
    done = run("a.yaml")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_journey_is_never_written_over(run, tmp_path):
    (tmp_path / "a.yaml").write_text(SOUND, encoding="utf-8")
    done = run("a.yaml", "-o", "a.yaml")
    assert (done.returncode, (tmp_path / "a.yaml").read_text(encoding="utf-8")) == (2, SOUND)
    assert "a.yaml is the journey itself" in done.stderr


@pytest.mark.parametrize(("name", "said"), [("b.yaml", "did you mean a.yaml?"), (".", "is a folder")])
def test_misuse_exits_with_2(run, tmp_path, name, said):
    (tmp_path / "a.yaml").write_text(SOUND, encoding="utf-8")
    done = run(name)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
