"""The wheel that users install holds everything that runs, and nothing of the workshop."""

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import PurePosixPath

import pytest

pytestmark = pytest.mark.slow


def build(what, root, folder):
    """Build with the standard backend, as pip does, but without asking the network for it."""
    code = f"import sys; from hatchling.build import build_{what}; build_{what}(sys.argv[1])"
    done = subprocess.run([sys.executable, "-c", code, folder], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory):
    with zipfile.ZipFile(build("wheel", root, tmp_path_factory.mktemp("wheel"))) as archive:
        yield archive


def test_every_source_file_is_in_the_wheel(wheel, root):
    source = root / "src"
    wanted = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert packed == wanted
    assert "journeymap/py.typed" in packed
    kinds = {PurePosixPath(name).suffix for name in packed}
    assert {".py", ".sql"} <= kinds


def test_the_wheel_names_command_licence_and_python(wheel):
    (info,) = {name.split("/")[0] for name in wheel.namelist() if ".dist-info/" in name}
    assert "journeymap = journeymap.cli:main" in wheel.read(f"{info}/entry_points.txt").decode()
    assert "Apache License" in wheel.read(f"{info}/licenses/LICENSE").decode()
    metadata = wheel.read(f"{info}/METADATA").decode()
    assert "Requires-Python: >=3.11" in metadata
    assert "License-Expression: Apache-2.0" in metadata


def test_constraints_are_exact_and_cover_the_dependencies(root):
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    assert all(version and not set(version) & set(" @/:;<>") for version in pins.values())
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    plain = {name.split(">")[0].lower().replace("_", "-") for name in named}
    assert plain <= {name.lower().replace("_", "-") for name in pins}


def test_the_source_archive_holds_what_a_build_needs(root, tmp_path):
    with tarfile.open(build("sdist", root, tmp_path)) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "src/journeymap/py.typed"} <= names
