"""A package that the installation has lost is named in a sentence, whatever was asked for."""

import subprocess
import sys

import pytest

CODE = """
import sys
sys.modules[sys.argv.pop(1)] = None
sys.argv[0] = "journeymap"
from journeymap.cli import main
main()
"""


@pytest.mark.parametrize(("package", "command"), [("jinja2", "report"), ("pydantic", "check"), ("babel", "render")])
def test_a_lost_package_is_named(root, tmp_path, package: str, command: str):
    output = {"report": ["-o", tmp_path / "r.html"], "render": ["-o", tmp_path / "m.svg"]}.get(command, [])
    journey = root / "examples/motor-claim/journey.yaml"
    done = subprocess.run(
        [sys.executable, "-c", CODE, package, command, journey, *output], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f'journeymap: the package "{package}')
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []
