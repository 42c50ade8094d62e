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
    def call(*arguments, given=None, **environment):
        done = subprocess.run(
            [sys.executable, "-c", "from journeymap.cli import main; main()", *arguments],
            cwd=tmp_path,
            env={name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"} | environment,
            input=given,
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
        (("a.yaml", "--unsafe-fixes"), "add --fix or --diff"),
        (("a.yaml", "-"), "name nothing else beside it"),
        (("-", "--fix"), "cannot be mended"),
        (("a.yaml", "-o", "a.yaml/out.txt"), "cannot be written"),
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


MISSPELT = SOUND + "statsu: draft  # so\nnonsense: 1\n"


def test_fix_mends_and_shows_what_is_left(run, tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text(MISSPELT)
    done = run("check", "a.yaml", "--fix")
    assert done.returncode == 1
    assert done.stdout.startswith("mended a.yaml\n  ")
    assert done.stdout.endswith("1 error in 1 file\n")
    assert file.read_text() == MISSPELT.replace("statsu", "status")
    assert run("check", "a.yaml", "--fix").stdout.startswith("a.yaml:5:1: error:")


def test_what_was_mended_does_not_disturb_a_program(run, tmp_path):
    (tmp_path / "a.yaml").write_text(MISSPELT)
    done = run("check", "a.yaml", "--fix", "--format", "json")
    assert len(json.loads(done.stdout)["findings"]) == 1
    assert done.stderr.startswith("mended a.yaml\n")


def test_diff_shows_what_would_change_and_changes_nothing(run, tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text(MISSPELT)
    done = run("check", "a.yaml", "--diff")
    assert (done.returncode, done.stderr) == (1, "1 can be mended in 1 file\n")
    assert done.stdout.splitlines()[:2] == ["--- a.yaml", "+++ a.yaml"]
    assert "\n-statsu: draft  # so\n+status: draft  # so\n" in done.stdout
    assert file.read_text() == MISSPELT
    file.write_text(SOUND)
    done = run("check", "a.yaml", "--diff")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "nothing that can be mended\n")


def test_unsafe_fixes_are_made_when_asked_for(run, tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text(SOUND + "goal: reach #7 first\n")
    assert run("check", "a.yaml", "--fix").returncode == 1
    done = run("check", "a.yaml", "--fix", "--unsafe-fixes")
    assert done.returncode == 0
    assert file.read_text() == SOUND + 'goal: "reach #7 first"\n'


@pytest.mark.parametrize(
    ("fail_on", "code"), [("error", {"error": 1, "warning": 0}), ("warning", {"error": 1, "warning": 1}), ("never", {})]
)
def test_fail_on_says_from_where_on_the_check_fails(run, tmp_path, fail_on, code):
    (tmp_path / "error.yaml").write_text(SOUND + "nonsense: 1\n")
    (tmp_path / "warning.yaml").write_text(
        SOUND.replace("[Pays, Waits]", "[{name: Pays, next: [{to: pays, share: 20%}]}, Waits]")
    )
    for kind in ("error", "warning"):
        done = run("check", f"{kind}.yaml", "--fail-on", fail_on)
        assert f"1 {kind}" in done.stdout
        assert done.returncode == code.get(kind, 0)


def test_output_goes_to_a_file_and_the_counts_to_the_terminal(run, tmp_path):
    (tmp_path / "a.yaml").write_text(SOUND + "nonsense: 1\n")
    done = run("check", "a.yaml", "--format", "sarif", "-o", "out/a.sarif")
    assert (done.returncode, done.stdout) == (1, "1 error in 1 file\n")
    assert json.loads((tmp_path / "out" / "a.sarif").read_text())["version"] == "2.1.0"


def test_in_github_actions_findings_are_commands(run, tmp_path):
    (tmp_path / "a.yaml").write_text(SOUND + "nonsense: 1\n")
    done = run("check", ".", GITHUB_ACTIONS="true", GITHUB_WORKSPACE=str(tmp_path.parent))
    assert done.stdout.startswith(f"::error file={tmp_path.name}/a.yaml,line=4,col=1,")
    assert run("check", ".", "--format", "text", GITHUB_ACTIONS="true").stdout.startswith("a.yaml:4:1: error:")


def test_a_journey_can_come_from_the_standard_input(run, tmp_path):
    done = run("check", "-", given=SOUND + "nonsense: 1\n")
    assert (done.returncode, done.stdout.split(" ")[0]) == (1, "stdin.yaml:4:1:")
    (tmp_path / "a.yaml").write_text(SOUND)
    (tmp_path / "a.data.yaml").write_text("journeymap-data: 1\njourney: a\nmatch: {pays: none, gone: none}\n")
    done = run("check", "-", "--stdin-name", "a.yaml", given=SOUND.replace("Pays", "Orders"))
    assert [line.split(" ")[0] for line in done.stdout.splitlines() if ": error:" in line] == [
        "a.data.yaml:3:9:",
        "a.data.yaml:3:21:",
    ]
    assert (tmp_path / "a.yaml").read_text() == SOUND


def test_what_is_no_text_is_said_of_the_standard_input_too(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", "from journeymap.cli import main; main()", "check", "-"],
        cwd=tmp_path, input=b"journeymap: 1\nname: za\xbf\n", capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert b"the file is not UTF-8" in done.stdout


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({"FORCE_COLOR": "1"}, True), ({}, False), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_colour_can_be_asked_for_and_refused(run, tmp_path, environment, coloured):
    (tmp_path / "a.yaml").write_text(SOUND + "nonsense: 1\n")
    assert ("\x1b[" in run("check", "a.yaml", **environment).stdout) == coloured
