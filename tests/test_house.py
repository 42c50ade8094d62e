"""The house style holds: types, lint, layout of the code, and imports that run downwards only."""

import subprocess
import sys

import pytest

CHECKS = {
    "types": ["mypy"],
    "style": ["ruff", "check"],
    "layout": ["ruff", "format", "--check"],
}


def run(root, *arguments):
    done = subprocess.run([sys.executable, *arguments], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


@pytest.mark.slow
@pytest.mark.parametrize("name", CHECKS)
def test_code_is_clean(root, name):
    run(root, "-m", *CHECKS[name])


def test_imports_run_downwards_only(root):
    run(root, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")
