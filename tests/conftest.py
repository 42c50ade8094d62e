"""What tests share: where the public event logs are, and whether a test may be skipped."""

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example may take depends on how busy the machine is, so that no test may depend on it.
# CI judges a change and not luck: there the examples are the same each time, elsewhere new ones are looked for.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("house"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "house")

ROOT = Path(__file__).parent.parent
NO_SKIPS = bool(os.environ.get("JOURNEYMAP_NO_SKIPS"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder that holds `data` and `oracle`, named by JOURNEYMAP_DATA."""
    folder = Path(os.environ.get("JOURNEYMAP_DATA") or ROOT.parent / "shared")
    if not (folder / "data").is_dir():
        pytest.skip(f"the public event logs are not at {folder}; set JOURNEYMAP_DATA to the folder that holds them")
    return folder


@pytest.fixture(scope="session")
def spark() -> Iterator[object]:
    """An engine on Spark for all tests, since a session takes seconds to start; it uses two threads of this machine."""
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        pytest.skip("Spark needs Java, which is not installed")
    from journeymap.events.spark.engine import SparkEngine

    # little work, done once: compiling it well would take longer than the work itself
    java = {"spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m"}
    with SparkEngine(memory_limit="3GB", threads=2, settings=java) as engine:
        yield engine


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's top folder."""
    return ROOT


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, object, object]:
    """Where JOURNEYMAP_NO_SKIPS is set, a skipped test has failed."""
    return _refuse_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Generator[None, object, object]:
    """The same for a module that skips itself."""
    return _refuse_skip((yield))


def _refuse_skip(report: object) -> object:
    if NO_SKIPS and isinstance(report, pytest.TestReport | pytest.CollectReport) and report.skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid}: nothing may be skipped here (JOURNEYMAP_NO_SKIPS). {reason}"
    return report
