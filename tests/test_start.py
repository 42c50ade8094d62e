"""The program starts quickly: heavy packages are imported only by what needs them."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = {"networkx", "pydantic", "duckdb", "jinja2", "graphviz", "numpy", "yaml", "rich"}


def imported_by(code):
    code += "\nimport sys; print('imported:', *sorted({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("imported:")[2].split())


def command(argument):
    return f"""
import sys
from journeymap.cli import main
sys.argv = ["journeymap", "{argument}"]
try:
    main()
except SystemExit as end:
    assert not end.code
"""


@pytest.mark.parametrize("code", ["import journeymap; dir(journeymap)", command("--help"), command("--version")])
def test_nothing_heavy_is_imported(code):
    assert not imported_by(code) & HEAVY


def test_checking_imports_no_engine():
    code = "import journeymap as jm; jm.load('examples/sketch/journey.yaml').check()"
    assert not imported_by(code) & {"duckdb", "jinja2", "graphviz", "numpy"}
