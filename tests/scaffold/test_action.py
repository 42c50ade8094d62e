"""The action and the hooks that other repositories use: valid, quoted, and doing what they say."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "name" in step}
FAULTY = "journeymap: 1\nname: J\nstages: [{name: S, touchpoints: [Pays]}]\nstatsu: draft\n"
FOREIGN = {".github/workflows/x.yml": "on: push\njobs: {}\n", "compose.yaml": "services: {}\n"}


def run(step, folder, **inputs):
    """Run a step as GitHub does, with the program on the path."""
    program = folder / "bin" / "journeymap"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f"#!{sys.executable}\nfrom journeymap.cli import main\nmain()\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    given = {key.replace("_", "-"): value for key, value in inputs.items()}
    values = {name: given.get(name, about["default"]) for name, about in ACTION["inputs"].items()}
    told = {key: values[text.removeprefix("${{ inputs.").removesuffix(" }}")] for key, text in step["env"].items()}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    environment = os.environ | told | {"PATH": f"{program.parent}:{os.environ['PATH']}"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_action_is_such_as_github_reads():
    command = [str(Path(sys.executable).with_name("check-jsonschema")), "--builtin-schema", "vendor.github-actions"]
    done = subprocess.run([*command, str(ROOT / "action.yml")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_input_stands_in_a_script():
    assert all("${{" not in step.get("run", "") for step in ACTION["runs"]["steps"])


def test_without_paths_the_project_is_checked(tmp_path):
    (tmp_path / "journeymap.yaml").write_text("journeymap-project: 1\n")
    (tmp_path / "a.yaml").write_text(FAULTY)
    done = run(STEPS["Check journeys"], tmp_path)
    assert (done.returncode, done.stdout.startswith("::error file=a.yaml,line=4")) == (1, True)
    assert run(STEPS["Check journeys"], tmp_path, fail_on="never").returncode == 0
    assert run(STEPS["Check journeys"], tmp_path, fail_on="nonsense").returncode == 2


def test_paths_stand_one_a_line_and_may_hold_anything(tmp_path):
    names = ["with blanks.yaml", "$(touch broken).yaml", "a;touch broken.yaml", "*.yaml", "-o.yaml"]
    for name in [*names, "left-out.yaml"]:
        (tmp_path / name).write_text(FAULTY)
    done = run(STEPS["Check journeys"], tmp_path, paths="\n".join(names) + "\n")
    assert done.returncode == 1
    assert done.stdout.count("::error file=") == len(names)
    assert "left-out" not in done.stdout
    assert not (tmp_path / "broken").exists()


@pytest.mark.parametrize("paths", ["", "a.yaml\n"])
def test_the_layout_is_checked_where_it_is_asked_for(tmp_path, paths):
    (tmp_path / "a.yaml").write_text("journeymap:   1\nname: J\n")
    assert "inputs.format-check == 'true'" in STEPS["Check the layout"]["if"]
    done = run(STEPS["Check the layout"], tmp_path, paths=paths)
    assert (done.returncode, (tmp_path / "a.yaml").read_text()) == (1, "journeymap:   1\nname: J\n")


@pytest.mark.parametrize("name", sorted(HOOKS))
def test_hooks_leave_other_files_alone(tmp_path, name):
    """pre-commit runs them once, on what they name themselves: a repository holds YAML of others too."""
    assert (HOOKS[name]["language"], HOOKS[name]["pass_filenames"]) == ("python", False)
    journey = "journeymap: 1\nname: J\nstages:\n  - name: S\n    touchpoints: [Pays, Waits]\n"
    for path, text in {**FOREIGN, "j/a.yaml": journey}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    program, *given = HOOKS[name]["entry"].split()
    call = [sys.executable, "-c", f"from journeymap.cli import main; main()  # {program}", *given, *HOOKS[name]["args"]]
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert all((tmp_path / path).read_text() == text for path, text in FOREIGN.items())
