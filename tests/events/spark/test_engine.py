"""The Spark engine: tables are kept once and let go of, the caller's session stays as it is, faults are clear."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from journeymap.diagnostics import JourneyError
from journeymap.events.spark.engine import SparkEngine

pytestmark = pytest.mark.slow


def kept(spark):
    """How many tables Spark holds rows of."""
    return len(spark.session.sparkContext._jsc.sc().getRDDStorageInfo())


@pytest.fixture
def own(spark):
    """An engine of its own in the session that all tests share."""
    with SparkEngine(spark.session) as engine:
        yield engine


def test_a_table_is_kept_once_and_let_go(own):
    before = kept(own)
    own.create("numbers", "SELECT * FROM (VALUES (1), (2), (3)) AS v(n)")
    assert kept(own) == before  # rows that are written out need no keeping
    own.create("squares", "SELECT n * n AS n FROM numbers")
    assert kept(own) == before + 1
    own.create("squares", "SELECT n + 1 AS n FROM squares")  # from itself, in its place
    assert own.rows("sum", "SELECT sum(n) AS n FROM squares") == [{"n": 17}]
    assert kept(own) == before + 1
    own.drop("squares")
    own.drop("squares")
    assert kept(own) == before
    with pytest.raises(JourneyError, match="squares"):
        own.fetch("gone", "SELECT * FROM squares")


def test_a_table_stays_as_it_was_when_its_source_changes(own):
    own.create("a", "SELECT * FROM (VALUES (1), (2)) AS v(n)")
    own.create("b", "SELECT n FROM a")
    own.create("a", "SELECT * FROM (VALUES (5)) AS v(n)")
    assert own.fetch("b", "SELECT n FROM b ORDER BY n") == [{"n": 1}, {"n": 2}]


def test_statements_are_noted_in_sparks_words(own):
    own.create("t", "-- Ones.\nSELECT * FROM (VALUES (1)) AS v(n)")
    own.rows("half", "-- Half of it.\nSELECT n / 2.0 AS h FROM t")
    own.fetch("look", "SELECT n FROM t")
    assert [name for name, _ in own.ran] == ["t", "half"]
    assert own.ran[1][1] == "-- Half of it.\nSELECT\n  n / 2.0D AS h\nFROM t"


def test_the_callers_session_stays_as_it_is(spark):
    session = spark.session
    session.sql("SELECT 'mine' AS whose").createOrReplaceTempView("log")
    settings = {key: session.conf.get(key) for key in ("spark.sql.session.timeZone", "spark.sql.ansi.enabled")}
    session.conf.set("spark.sql.ansi.enabled", "false")
    session.conf.set("spark.sql.shuffle.partitions", "3")
    try:
        with SparkEngine(session) as engine:
            engine.create("log", "SELECT * FROM (VALUES ('ours')) AS v(whose)")
            assert engine.work.conf.get("spark.sql.shuffle.partitions") == "3"
            assert engine.work.conf.get("spark.sql.ansi.enabled") == "true"
            assert session.sql("SELECT whose FROM log").collect()[0].whose == "mine"
            assert session.conf.get("spark.sql.ansi.enabled") == "false"
        assert session.sql("SELECT whose FROM log").collect()[0].whose == "mine"
    finally:
        session.catalog.dropTempView("log")
        session.conf.unset("spark.sql.shuffle.partitions")
        for key, value in settings.items():
            session.conf.set(key, value)


def test_without_a_session_the_open_one_is_taken_and_stays_open(spark):
    with SparkEngine() as engine:
        assert engine.session.sparkContext is spark.session.sparkContext
    with ThreadPoolExecutor(1) as elsewhere, elsewhere.submit(SparkEngine).result() as engine:
        assert engine.session.sparkContext is spark.session.sparkContext
    assert spark.fetch("alive", "SELECT 1 AS n") == [{"n": 1}]
    with pytest.raises(JourneyError, match="open already"):
        SparkEngine(master="local[7]")


def test_rows_may_be_kept_in_a_checkpoint_folder(spark, tmp_path):
    context = spark.session.sparkContext
    context.setCheckpointDir(str(tmp_path))
    try:
        with SparkEngine(spark.session) as engine:
            engine.create("source", "SELECT * FROM (VALUES (1), (2)) AS v(n)")
            engine.create("t", "SELECT n FROM source")
            assert engine.fetch("t", "SELECT sum(n) AS n FROM t") == [{"n": 3}]
            assert list(tmp_path.glob("*/rdd-*"))
    finally:
        getattr(context._jsc.sc(), "checkpointDir_$eq")(context._jvm.scala.Option.empty())
    assert not list(tmp_path.glob("*/rdd-*"))


def test_faults_are_said_in_words_and_nothing_is_printed(own, capfd):
    own.create("t", "SELECT * FROM (VALUES (0)) AS v(n)")
    with pytest.raises(JourneyError, match=r'^the engine could not run "x": .*`m` cannot be resolved'):
        own.rows("x", "SELECT m FROM t")
    with pytest.raises(JourneyError, match=r'^the engine could not run "x": Division by zero'):
        own.create("x", "SELECT 1 / n AS q FROM t")
    written = capfd.readouterr()
    assert "Exception" not in written.out + written.err


def test_a_session_that_was_stopped_is_no_traceback():
    script = (
        "from pyspark.sql import SparkSession\n"
        "from journeymap.diagnostics import JourneyError\n"
        "from journeymap.events.spark.engine import SparkEngine\n"
        "engine = SparkEngine(memory_limit='1GB', threads=1)\n"
        "session = engine.session\n"
        "engine.close(); engine.close()\n"
        "for call in (lambda: SparkEngine(session), lambda: engine.fetch('x', 'SELECT 1')):\n"
        "    try: call()\n"
        "    except JourneyError as error: print(error.message)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"master": "spark://somewhere:7077", "memory_limit": "2GB"}, "not about a cluster"),
        ({"master": "local[2]", "threads": 3}, "says itself how many threads"),
        ({"threads": 0}, "0 threads are too few"),
        ({"memory_limit": "much"}, "is not an amount of memory"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_starts(options, words):
    with pytest.raises(JourneyError, match=words):
        SparkEngine(**options)


def test_without_java_it_says_what_to_install(tmp_path):
    script = (
        "from journeymap.diagnostics import JourneyError\n"
        "from journeymap.events.spark.engine import SparkEngine\n"
        "try: SparkEngine()\n"
        "except JourneyError as error: print(error.message, error.hint)\n"
    )
    environment = {**os.environ, "JAVA_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, env=environment)
    assert "needs Java: JAVA_HOME is" in done.stdout
    assert "default-jre-headless" in done.stdout
