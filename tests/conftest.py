"""What tests share: where the public event logs are."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder that holds `data` and `oracle`, named by JOURNEYMAP_DATA."""
    folder = Path(os.environ.get("JOURNEYMAP_DATA") or ROOT.parent / "shared")
    if not (folder / "data").is_dir():
        pytest.skip(f"the public event logs are not at {folder}; set JOURNEYMAP_DATA to the folder that holds them")
    return folder


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's top folder."""
    return ROOT
