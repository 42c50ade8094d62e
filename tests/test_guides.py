"""What the README and the guides show can be done as shown: commands run, Python runs, links lead somewhere."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from journeymap.cli.main import COMMANDS

COMMAND = str(Path(sys.executable).with_name("journeymap"))
FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)[^)]*\)")
GUIDES = [
    "README.md",
    "docs/tutorial.md",
    "docs/configuration.md",
    "docs/fmt.md",
    "docs/formats.md",
    "docs/events-sources.md",
    "docs/analyst.md",
    "docs/privacy.md",
    "docs/simulate.md",
]
ROOT = Path(__file__).parent.parent


def blocks(text):
    """Fenced blocks as (language, {option: value}, text)."""
    for language, options, body in FENCE.findall(text):
        yield language, dict(option.split("=", 1) for option in options.split()), body


def run(folder, command, code):
    arguments = shlex.split(command)
    assert arguments[0] == "journeymap", command
    elsewhere = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"}
    done = subprocess.run(
        [COMMAND, *arguments[1:]], cwd=folder, env=elsewhere, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, f"{command}\n{done.stdout}{done.stderr}"
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


def follow(folder, body, code):
    """Run the commands of a console block; the block with what they print now.

    Output that is shown is shown whole; where a line `…` says that it is not, the lines around it must be printed.
    """
    fresh = ""
    for command, shown in re.findall(r"^\$ ([^\n]*)\n((?:(?!\$ ).*\n)*)", body, re.MULTILINE):
        printed = run(folder, command, code).strip("\n")
        lines = [line.strip() for line in shown.splitlines() if line.strip() not in ("", "…")]
        if "…" in shown.split():
            assert [line for line in lines if line not in printed] == [], f"{command} prints\n{printed}"
        elif lines:
            behind = len(shown) - len(shown.rstrip("\n"))
            fresh += f"$ {command}\n{printed}" + "\n" * behind
            continue
        fresh += f"$ {command}\n{shown}"
    return fresh


@pytest.mark.slow
@pytest.mark.parametrize("guide", GUIDES)
def test_guide_can_be_followed(guide, root, tmp_path):
    """UPDATE_GUIDES=1 writes what commands print into the guides anew; look at the difference."""
    shutil.copytree(root / "examples", tmp_path / "examples")
    text = fresh = (root / guide).read_text(encoding="utf-8")
    done = 0
    for language, options, body in blocks(text):
        if "file" in options:
            (tmp_path / options["file"]).parent.mkdir(exist_ok=True)
            (tmp_path / options["file"]).write_text(body, encoding="utf-8")
        elif language == "console":
            fresh = fresh.replace(body, follow(tmp_path, body, int(options.get("exit", 0))), 1)
            done += 1
        elif language == "python":
            subprocess.run([sys.executable, "-W", "error", "-c", body], cwd=tmp_path, check=True)
    assert done > 0
    if os.environ.get("UPDATE_GUIDES"):
        (root / guide).write_text(fresh, encoding="utf-8")
    assert fresh == (root / guide).read_text(encoding="utf-8")


@pytest.mark.slow
def test_commands_of_the_examples_run(root, tmp_path):
    shutil.copytree(root / "examples", tmp_path / "examples")
    commands = [
        line
        for page in sorted((root / "examples").glob("*/README.md"))
        for language, _, body in blocks(page.read_text(encoding="utf-8"))
        if language == "sh"
        for line in body.splitlines()
        if "BPI_Challenge_2012" not in line  # is not bundled
    ]
    assert len(commands) > 5
    for command in commands:
        run(tmp_path, command, 0)


@pytest.mark.slow
def test_the_readme_s_sketch_is_clean(root, tmp_path):
    shown = blocks((root / "README.md").read_text("utf-8"))
    sketch = next(body for language, options, body in shown if language == "yaml" and not options)
    (tmp_path / "sketch.yaml").write_text(sketch, encoding="utf-8")
    run(tmp_path, "journeymap check sketch.yaml", 0)
    run(tmp_path, "journeymap render sketch.yaml -o sketch.svg", 0)
    assert (tmp_path / "sketch.svg").stat().st_size > 1000


def test_the_readme_s_table_has_every_command():
    rows = [line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if line.startswith("| `journeymap ")]
    named = {name for row in rows for name in re.findall(r"`journeymap ([\w-]+)", row.split(" | ")[0])}
    assert named == set(COMMANDS)


@pytest.mark.parametrize(
    "page", sorted(str(path.relative_to(ROOT)) for path in [*ROOT.glob("*.md"), *ROOT.glob("[!.o]*/**/*.md")])
)
def test_links_lead_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in LINK.findall(text):
        assert ((ROOT / page).parent / target).exists(), f"{page}: {target}"
