"""`journeymap check` as a user meets it: exit codes, formats, bad input, no traceback."""

import json
import os
import subprocess
import sys

import pytest

SOUND = "journeymap: 1\nname: J\nstages: [{name: S, touchpoints: [Pays, Waits]}]\n"
BILLION = "journeymap: 1\na: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 10)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
BAD = {
    "empty.yaml": b"",
    "binary.yaml": b"\x7fELF\x02\x01\x01\x00\x00",
    "not-utf8.yaml": b"journeymap: 1\nname: za\xbf\xf3\xb3\xe6\n",
    "large.yaml": b"journeymap: 1\n# " + b"x" * 50_000_000,
    "billion.yaml": BILLION.encode(),
}


@pytest.fixture
def run(tmp_path):
    def call(*arguments, **environment):
        done = subprocess.run(
            [sys.executable, "-c", "from journeymap.cli import main; main()", *arguments],
            cwd=tmp_path,
            env=os.environ | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stdout + done.stderr
        return done

    return call


def test_a_clean_file_exits_with_0(run, tmp_path):
    (tmp_path / "a.yaml").write_text(SOUND)
    done = run("check", "a.yaml")
    assert (done.returncode, done.stdout, done.stderr) == (0, "1 file checked, nothing to mend\n", "")


def test_findings_exit_with_1_and_are_shown_without_colour_in_a_pipe(run, tmp_path):
    (tmp_path / "a.yaml").write_text(SOUND + "nonsense: 1\n")
    done = run("check", ".")
    assert done.returncode == 1
    assert "a.yaml:4:1: error:" in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stdout.endswith("1 error in 1 file\n")


def test_what_is_only_mentioned_exits_with_0(run, tmp_path):
    (tmp_path / "a.yaml").write_text(SOUND.replace("]}]", "]}, {name: Later}]"))
    done = run("check", "a.yaml")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "1 file checked, nothing to mend (1 info)")


def test_json_is_for_programs(run, tmp_path):
    (tmp_path / "a.yaml").write_text(SOUND + "nonsense: 1\n")
    done = run("check", "a.yaml", "--format", "json")
    content = json.loads(done.stdout)
    assert done.returncode == 1
    assert (content["journeymap"], content["files"]) == (1, 1)
    assert [entry["rule"] for entry in content["findings"]] == ["unknown-key"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "no file or folder is named"),
        (("missing.yaml",), "missing.yaml does not exist"),
        (("empty-folder",), "there is no journey in the folder empty-folder"),
        (("a.yaml", "--format", "xml"), "xml"),
    ],
)
def test_misuse_exits_with_2(run, tmp_path, arguments, said):
    (tmp_path / "a.yaml").write_text(SOUND)
    (tmp_path / "empty-folder").mkdir()
    done = run("check", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gives_one_clear_finding(run, tmp_path, name):
    (tmp_path / name).write_bytes(BAD[name])
    done = run("check", name)
    assert done.returncode == 1
    assert done.stdout.startswith(f"{name}:")
    assert done.stdout.endswith("1 error in 1 file\n")
    assert done.stderr == ""


def test_a_cyclic_use_gives_one_clear_finding(run, tmp_path):
    (tmp_path / "a.yaml").write_text(SOUND + "use: one.yaml\n")
    (tmp_path / "one.yaml").write_text("journeymap-library: 1\nuse: two.yaml\n")
    (tmp_path / "two.yaml").write_text("journeymap-library: 1\nuse: one.yaml\n")
    done = run("check", ".")
    assert done.returncode == 1
    assert done.stdout.endswith("1 error in 3 files\n")
    assert "one.yaml" in done.stdout


def test_all_faults_of_all_files_come_in_one_run(run, tmp_path):
    for name, data in BAD.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "a.yaml").write_text(SOUND + "nonsense: 1\n")
    done = run("check", "a.yaml", *BAD)
    assert done.returncode == 1
    assert done.stdout.endswith("6 errors in 6 files\n")
