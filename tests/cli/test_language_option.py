"""`--language`: one that nobody knows is misuse, one that only the journey knows is said, one that all know is spoken."""

import os
import subprocess
import sys

import pytest

FRENCH = "journeymap: 1\nname: {en: Claim, fr: Sinistre}\nlanguage: en\nstages: [{name: {en: End, fr: Fin}, touchpoints: [{id: pay, name: {en: Pays, fr: Paie}}]}]\n"


@pytest.fixture
def run(tmp_path):
    (tmp_path / "claim.yaml").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "later.yaml").write_text(FRENCH.replace("Pays", "Pays now"), encoding="utf-8")

    def call(*arguments):
        done = subprocess.run(
            [sys.executable, "-c", "from journeymap.cli import main; main()", *arguments],
            cwd=tmp_path,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stdout + done.stderr
        return done

    return call


COMMANDS = [
    ("render", "claim.yaml", "-o", "x.svg"),
    ("report", "claim.yaml", "-o", "x.html"),
    ("diff", "claim.yaml", "later.yaml", "-o", "x.html"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=[command[0] for command in COMMANDS])
def test_a_language_that_nobody_knows_is_refused(run, tmp_path, command):
    done = run(*command, "--language", "german")
    assert done.returncode == 2
    assert 'did you mean "de"?' in done.stderr
    assert "fr" in done.stderr
    assert not (tmp_path / command[-1]).exists()


@pytest.mark.parametrize("command", COMMANDS, ids=[command[0] for command in COMMANDS])
def test_a_language_of_the_journey_alone_is_taken_and_its_lack_of_words_said_once(run, tmp_path, command):
    done = run(*command, "--language", "fr")
    assert done.returncode == 0
    assert done.stderr.count("the fixed words have no fr") == 1
    written = (tmp_path / command[-1]).read_text(encoding="utf-8")
    assert "Paie" in written


@pytest.mark.parametrize("command", COMMANDS, ids=[command[0] for command in COMMANDS])
def test_a_country_s_language_is_spoken(run, tmp_path, command):
    done = run(*command, "--language", "de_AT")
    assert (done.returncode, done.stderr) == (0, "")
    written = (tmp_path / command[-1]).read_text(encoding="utf-8")
    assert 'lang="de-AT"' in written
    assert "Schritt" in written
