"""The same overlay on both engines: counts and words equal, shares and variances to 1e-9."""

import pytest

import journeymap as jm
from journeymap.events.duck import DuckEngine
from journeymap.events.source import open_log

NEAR = 1e-9
ORACLES = {
    "loan": ("bpic2012.xes.gz", "examples/loan-application/journey.yaml"),
    "helpdesk": ("helpdesk.xes.gz", "tests/oracles/helpdesk.yaml"),
}
ROLES = {"case": "case_id", "activity": "activity", "time": "at", "inactive_after": "30d"}


def differences(duck, spark, path="overlay"):
    """Where two results differ, in words; the kinds of numbers count too, since they are written as they are."""
    if isinstance(duck, dict) and isinstance(spark, dict) and list(duck) == list(spark):
        return [found for key in duck for found in differences(duck[key], spark[key], f"{path}.{key}")]
    if isinstance(duck, list) and isinstance(spark, list) and len(duck) == len(spark):
        pairs = enumerate(zip(duck, spark, strict=True))
        return [found for place, pair in pairs for found in differences(*pair, f"{path}[{place}]")]
    if isinstance(duck, float) and isinstance(spark, float):
        return [] if duck == pytest.approx(spark, rel=NEAR, abs=NEAR) else [f"{path}: {duck} and {spark}"]
    return [] if duck == spark and type(duck) is type(spark) else [f"{path}: {duck!r} and {spark!r}"]


def both(journey, log, spark, **options):
    duck = journey.overlay(log, **options).to_json()
    other = journey.overlay(log, engine=spark, **options).to_json()
    assert (duck.pop("engine"), other.pop("engine")) == ("duckdb", "spark")
    return duck, other


@pytest.fixture(scope="session")
def parquet(shared, tmp_path_factory):
    """A public log as Parquet: its events in their order, with times in UTC."""

    def written(name):
        file = tmp_path_factory.mktemp("logs") / f"{name}.parquet"
        with DuckEngine(threads=1) as engine:
            open_log(engine, shared / "data" / ORACLES[name][0])
            select = "SELECT case_id, activity, make_timestamptz(time_us) AS at, channel FROM log ORDER BY seq"
            engine._connection.execute(f"COPY ({select}) TO '{file}'")
        return file

    return written


@pytest.mark.slow
@pytest.mark.logs
@pytest.mark.parametrize("name", sorted(ORACLES))
def test_public_logs(name, parquet, root, spark):
    duck, other = both(jm.load(root / ORACLES[name][1]), parquet(name), spark, **ROLES)
    assert differences(duck, other) == []


@pytest.mark.slow
def test_a_log_that_has_everything(everything, spark):
    journey, log = everything
    duck, other = both(journey, log, spark)
    assert differences(duck, other) == []


def test_the_log_has_everything(everything):
    """Else the test above shows less than it says."""
    journey, log = everything
    assert journey.check() == []
    found = journey.overlay(log).to_json()
    assert [key for key, value in found.items() if key != "min_cell" and value in (None, [], {}, 0)] == []
    seen = set(found["quality"])
    assert {"missing-case", "unreadable-times", "negative-durations", "duplicates", "ties", "off-map"} <= seen
    assert {"other-lifecycle", "outside-the-days", "after-observation-end", "begun-before", "silence"} <= seen
    figures = {row["id"]: row for row in found["touchpoints"]}
    assert figures["thinks"]["visits"] is None
    assert figures["reminder"]["visits"] == 0 < figures["reminder"]["events"]
    assert min(found["silent"], found["open"], found["after_outcome"]) > 0
    assert all(row["cases"] for row in found["outcomes"].values())
    assert {row["verdict"] for row in found["expect"]} >= {"met", "broken"}


@pytest.mark.slow
def test_a_frame_of_spark_needs_no_engine_to_be_named(everything, spark):
    journey, log = everything
    frame = spark.session.read.csv(str(log), header=True)
    found = journey.overlay(frame, parts=[])
    assert (found.engine, found.log) == ("spark", "in memory")
    assert found.observed.events == journey.overlay(log, parts=[]).observed.events
    assert spark.fetch("alive", "SELECT 1 AS n") == [{"n": 1}]
