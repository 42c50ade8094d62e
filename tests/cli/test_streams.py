"""Commands and the streams they are given: closed ones, full disks, poor encodings; never a traceback."""

import os
import subprocess
import sys

import pytest

PROGRAM = f"{sys.executable} -c 'from journeymap.cli import main; main()'"
TEXT = "journeymap: 1\nname: 支付 ż →\nstages:\n  - {name: 支付, touchpoints: [{id: a, name: 支付, next: 支}]}\n"


@pytest.fixture
def shell(tmp_path):
    (tmp_path / "j.yaml").write_text(TEXT, encoding="utf-8")

    def call(line, **environment):
        kept = {key: value for key, value in os.environ.items() if key not in ("GITHUB_ACTIONS", "PYTHONIOENCODING")}
        command = ["bash", "-c", line.replace("journeymap", PROGRAM)]
        done = subprocess.run(command, cwd=tmp_path, env=kept | environment, capture_output=True, check=False)
        assert b"Traceback" not in done.stdout + done.stderr
        assert b"Exception ignored" not in done.stderr
        return done

    return call


def test_nobody_listens(shell):
    assert shell("journeymap check j.yaml >&-").returncode == 1
    assert shell("journeymap check nope.yaml 2>&-").returncode == 2


def test_nothing_is_given(shell):
    done = shell("journeymap check - <&-")
    assert (done.returncode, b"file-empty" in done.stdout) == (1, True)


def test_a_full_disk_is_said_and_no_pass(shell):
    done = shell("journeymap check j.yaml >/dev/full")
    assert (done.returncode, done.stderr) == (2, b"journeymap: the system refuses to go on: No space left on device\n")
    assert shell("journeymap check j.yaml >/dev/full 2>&1").returncode == 2


def test_a_reader_that_goes_away_turns_no_fault_into_a_pass(shell):
    assert shell("set -o pipefail; journeymap check j.yaml | true").returncode == 1


@pytest.mark.parametrize("form", ["text", "github", "junit", "sarif", "gitlab", "json"])
def test_an_encoding_that_lacks_letters_shows_marks(shell, form):
    done = shell(f"journeymap check j.yaml --format {form}", PYTHONIOENCODING="cp1252")
    assert (done.returncode, b"unknown-reference" in done.stdout, done.stderr) == (1, True, b"")


@pytest.mark.parametrize("locale", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"LC_ALL": "C"}])
def test_pipes_get_utf_8_whatever_the_system_speaks(shell, locale):
    done = shell("journeymap check j.yaml", **locale)
    assert (done.returncode, 'goes to "支"' in done.stdout.decode("utf-8")) == (1, True)
