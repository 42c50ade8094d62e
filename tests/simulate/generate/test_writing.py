"""Logs that were made, written and read back by our own readers: the same events."""

import gzip

import numpy as np
import pytest

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.source import open_log
from journeymap.simulate.generate import generate, write_log

ENDINGS = (".parquet", ".csv", ".csv.gz", ".xes", ".xes.gz")


@pytest.fixture
def log(generator):
    columns = generate(generator, cases=60)
    columns["activity"] = np.where(columns["activity"] == "agree", 'yes, "so" <be> it & Ω', columns["activity"])
    columns["channel"] = np.where(columns["activity"] == "look", "e-mail", None)
    return columns


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_log_comes_back_as_it_was(log, tmp_path, ending):
    write_log(log, tmp_path / f"log{ending}")
    with DuckEngine(threads=1) as engine:
        read = open_log(engine, str(tmp_path / f"log{ending}"))
        rows = engine.fetch(
            "back", "SELECT activity, start_us, time_us, case_id FROM log ORDER BY case_id, time_us, activity"
        )
    assert not [one for one in read.quality if one.level == "error"]
    order = np.lexsort((log["activity"].astype(str), log["end"], log["case"]))
    assert [row["activity"] for row in rows] == log["activity"][order].tolist()
    assert [row["time_us"] for row in rows] == log["end"][order].tolist()
    assert [row["start_us"] for row in rows] == log["start"][order].tolist()
    assert len({row["case_id"] for row in rows}) == 60


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_log_gives_the_same_bytes(log, tmp_path, ending):
    for name in ("a", "b"):
        write_log(log, tmp_path / f"{name}{ending}")
    assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()


def test_columns_have_the_names_of_the_journey(log, tmp_path):
    write_log(log, tmp_path / "log.csv", names={"case": "claim_id", "end": "ts"})
    assert (tmp_path / "log.csv").read_text().splitlines()[0] == "claim_id,activity,channel,start_time,ts"


def test_what_is_unsaid_stays_out_of_xes(log, tmp_path):
    write_log(log, tmp_path / "log.xes.gz")
    text = gzip.decompress((tmp_path / "log.xes.gz").read_bytes()).decode()
    assert text.count('key="channel"') == (log["channel"] == "e-mail").sum()
    assert "None" not in text


def test_another_ending_is_refused_and_leaves_nothing(log, tmp_path):
    with pytest.raises(JourneyError, match="is no file that a log can be written to"):
        write_log(log, tmp_path / "log.xlsx")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("years", [-3000, 9000])
def test_times_beyond_the_years_that_can_be_read_are_refused(log, tmp_path, ending, years):
    away = years * 365 * 86_400_000_000
    late = {**log, "start": log["start"] + away, "end": log["end"] + away}
    with pytest.raises(JourneyError, match="beyond the years 1 to 9999"):
        write_log(late, tmp_path / f"log{ending}")
    assert not list(tmp_path.iterdir())


def test_what_no_xml_may_hold_is_replaced(log, tmp_path):
    log["activity"] = np.where(log["activity"] == "look", "lo\x0bok\ufffe", log["activity"])
    write_log(log, tmp_path / "log.xes")
    with DuckEngine(threads=1) as engine:
        open_log(engine, str(tmp_path / "log.xes"))
        rows = engine.fetch("back", "SELECT DISTINCT activity FROM log")
    assert "lo\ufffdok\ufffd" in {row["activity"] for row in rows}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_that_grows_too_large_is_told_and_leaves_nothing(log, tmp_path, ending):
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(JourneyError) as caught:
            write_log(log, tmp_path / f"log{ending}")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert caught.value.message == f"{tmp_path}/log{ending} cannot be written: File too large"
    assert not list(tmp_path.iterdir())
