"""An engine, and a profile of a log written in a line."""

import pytest

from journeymap.events.duck import DuckEngine
from journeymap.events.profile import profile_log
from journeymap.events.roles import Roles


@pytest.fixture
def profiled(tmp_path):
    """Write a CSV file and profile it; a table or a path is profiled as it is."""

    def run(log, *, pseudonymise=False, **roles):
        if isinstance(log, str) and "\n" in log:
            (tmp_path / "log.csv").write_text(log, encoding="utf-8")
            log = tmp_path / "log.csv"
        with DuckEngine(threads=1) as engine:
            return profile_log(engine, log, Roles(**roles), pseudonymise=pseudonymise)[0]

    return run
