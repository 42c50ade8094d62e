"""The engine is offline, in UTC, private, and says in clear words what went wrong."""

import os
import signal
import threading
from pathlib import Path

import numpy as np
import pytest

from journeymap.diagnostics import JourneyError
from journeymap.events.bounds import parse_size, process_bound
from journeymap.events.duck import DuckEngine


def setting(engine, name):
    return engine.fetch("test", f"SELECT value FROM duckdb_settings() WHERE lower(name) = lower('{name}')")[0]["value"]


def test_it_is_offline_and_in_utc(engine):
    assert setting(engine, "TimeZone") == "UTC"
    assert setting(engine, "autoinstall_known_extensions") == "false"
    assert setting(engine, "autoload_known_extensions") == "false"
    assert setting(engine, "python_enable_replacements") == "false"


def test_it_takes_its_share_of_what_the_process_may_use():
    with DuckEngine(memory_limit="1000MB", threads=2) as engine:
        assert setting(engine, "memory_limit") == "572.2 MiB"
        assert setting(engine, "threads") == "2"


def test_its_temporary_files_are_private_and_go_with_it():
    with DuckEngine() as engine:
        folder = engine.folder
        assert setting(engine, "temp_directory").startswith(str(folder))
        assert folder.stat().st_mode & 0o077 == 0
    assert not folder.exists()
    engine.close()


def test_tables_and_rows_are_noted(engine):
    engine.create("numbers", "SELECT 1 AS a UNION ALL SELECT 2")
    assert engine.rows("total", "SELECT sum(a) AS n, count(*) AS rows FROM numbers") == [{"n": 3, "rows": 2}]
    engine.create("numbers", "SELECT 7 AS a")
    assert engine.rows("again", "SELECT a FROM numbers") == [{"a": 7}]
    assert [name for name, _ in engine.ran] == ["numbers", "total", "numbers", "again"]


def test_batches_may_bring_new_columns(engine):
    engine.append("t", {"a": np.array(["x", None], dtype=object)})
    engine.append("t", {"b": np.array(["y"], dtype=object)})
    engine.append("t", {"a": np.array([None], dtype=object), "b": np.array(["z"], dtype=object)})
    assert engine.rows("all", "SELECT a, b FROM t ORDER BY rowid") == [
        {"a": "x", "b": None},
        {"a": None, "b": None},
        {"a": None, "b": "y"},
        {"a": None, "b": "z"},
    ]
    engine.drop("t")
    engine.drop("t")
    with pytest.raises(JourneyError, match='could not run "all"'):
        engine.rows("all", "SELECT a FROM t")


def test_a_python_variable_is_no_table(engine):
    values = {"a": np.array([1])}
    with pytest.raises(JourneyError, match="values"):
        engine.rows("variable", "SELECT * FROM values")
    assert values


def test_a_broken_statement_is_no_traceback(engine):
    with pytest.raises(JourneyError, match=r'the engine could not run "broken": syntax error at or near "SELEC"'):
        engine.rows("broken", "SELEC 1")


def test_too_little_memory_is_said():
    with DuckEngine(memory_limit="20MB", threads=1) as engine:
        with pytest.raises(JourneyError, match='"much" needs more memory than it may use') as caught:
            engine.rows("much", "SELECT list(hash(range)::VARCHAR || repeat('x', 100)) AS a FROM range(2000000)")
        assert "--memory-limit" in caught.value.hint
        assert engine.rows("after", "SELECT 1 AS a") == [{"a": 1}]


def test_a_full_disk_is_said():
    with DuckEngine(memory_limit="60MB", threads=1) as engine:
        engine._connection.execute("SET max_temp_directory_size = '1MB'")
        with pytest.raises(JourneyError, match='the disk is full: "much" needs more room'):
            engine.create(
                "much", "SELECT range AS a, hash(range)::VARCHAR || hash(range + 1)::VARCHAR AS b FROM range(5000000)"
            )


def test_an_interrupt_leaves_nothing_behind():
    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    folder = Path()
    with pytest.raises(KeyboardInterrupt), DuckEngine(threads=1) as engine:  # noqa: PT012 -- the interrupt comes when it comes
        folder = engine.folder
        timer.start()
        engine.create(
            "long", "SELECT count(*) FROM range(100000000) a, range(100000) b WHERE a.range * b.range % 7 = 3"
        )
    assert folder.name.startswith("journeymap-")
    assert not folder.exists()


def test_threads_have_an_end():
    with pytest.raises(JourneyError, match="100000 threads are too many") as caught:
        DuckEngine(threads=100_000)
    assert caught.value.hint == "use 1024 or fewer; unsaid: one a core"


@pytest.mark.parametrize("threads", [0, -1])
def test_threads_must_be_some(threads):
    with pytest.raises(JourneyError, match="too few"):
        DuckEngine(threads=threads)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("2GB", 2_000_000_000),
        ("512 MiB", 536_870_912),
        ("800000000", 800_000_000),
        ("1.5g", 1_500_000_000),
        ("1TiB", 1 << 40),
    ],
)
def test_sizes_as_people_write_them(text, size):
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["", "much", "-1GB", "0", "2 gigs"])
def test_what_is_no_size(text):
    with pytest.raises(JourneyError, match="is not an amount of memory"):
        parse_size(text)


def test_the_process_has_a_bound():
    assert 64 * 1024**2 < process_bound() < 1 << 60
