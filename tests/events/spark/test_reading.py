"""Logs of every form that Spark reads: the events, the words on quality and the refusals are DuckDB's."""

import gzip
import json
import re
from dataclasses import replace

import pytest

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.roles import Roles
from journeymap.events.source import open_log

pytestmark = pytest.mark.slow

ROLES = {"case": "case", "activity": "what", "time": "when"}
ALL = "SELECT * FROM log ORDER BY case_id, time_us, seq, activity"
CSV = """case,what,when,ch,n
a,x,2026-01-01 10:00:00,web,1
a,"y, ""q""
z",2026-01-01T10:00:00+02:00,web,2
a,x,2026-01-01 10:00,app,1
b,x,1 Mar 2026,app,1.0
b,x,2026-10-25 02:30,app,
b,,2026-01-01 3:04 PM,app,1
b,z,nonsense,app,1
c,z,28.3.2026 14:30,,1
c,z,28.3.2026 14:30,,1
"""


@pytest.fixture(scope="module")
def duck():
    with DuckEngine(threads=1) as engine:
        yield engine


@pytest.fixture
def on_both(duck, spark):
    """What is known of a log, and its events without `seq`, on DuckDB and on Spark."""

    def read(log, **roles):
        found = []
        for engine in (duck, spark):
            known = open_log(engine, log, Roles(**(ROLES | roles)))
            found.append((known, by_case(engine.fetch("test", ALL))))
        return found

    yield read
    spark.drop("log")


def by_case(events):
    """The cases' events in their order, and how many cases each person has; what stands for both is each engine's own."""
    cases, persons = {}, {}
    for event in events:
        told = {key: value for key, value in sorted(event.items()) if key not in ("case_id", "cluster", "seq")}
        cases.setdefault(event["case_id"], []).append(told)
        persons.setdefault(event["cluster"], set()).add(event["case_id"])
    return sorted(cases.values(), key=repr), sorted(map(len, persons.values()))


def activities(found):
    """The activities of the only case that Spark read."""
    return [event["activity"] for event in found[1][1][0][0]]


def same(pair):
    (known, events), (other_known, other_events) = pair
    assert other_events == events
    assert other_known == known
    return known


@pytest.fixture
def parquet(duck, tmp_path):
    """Write the rows of a SELECT as Parquet."""

    def written(name, select, more=""):
        path = tmp_path / name
        duck._connection.execute(f"COPY ({select}) TO '{path}' (FORMAT parquet{more})")
        return path

    return written


def test_csv_with_quotes_times_of_all_kinds_and_duplicates(on_both, write):
    known = same(on_both(write("log.csv", CSV), channel="ch", timezone="Europe/Warsaw", extra=("n",)))
    assert {one.kind for one in known.quality} >= {
        "duplicates",
        "unreadable-times",
        "missing-activity",
        "times-without-zone",
    }


@pytest.mark.parametrize("mark", ["\t", ";"])
def test_csv_compressed_with_other_marks_and_a_byte_order_mark(on_both, write, mark):
    text = (
        "\ufeff"
        + mark.join(["case", "What", "when", "what"])
        + "\r\n"
        + mark.join(["a", "no", "2026-01-01", "yes"])
        + "\r\n"
    )
    same(on_both(write("log.csv.gz", gzip.compress(text.encode()))))


def test_csv_with_a_name_twice(on_both, write):
    known = same(on_both(write("log.csv", "case,what,when,what\na,x,2026-01-01,no\n")))
    assert [one.kind for one in known.quality if one.kind == "repeated-columns"]


def test_several_csv_files_are_in_the_order_of_their_names(on_both, write):
    for name in ("b", "a", "c d"):
        write(f"part {name}.csv", "case,what,when\n" + f"k,{name}1,2026-01-01\nk,{name}2,2026-01-01\n")
    folder = write("x.txt", "").parent
    found = on_both(str(folder / "part *.csv"))
    same(found)
    assert activities(found) == ["a1", "a2", "b1", "b2", "c d1", "c d2"]


def test_a_column_of_sequence_goes_before_the_line(on_both, write):
    lines = "".join(f"k,a{number},2026-01-01,{number}\n" for number in (10, 9, 2, 1))
    found = on_both(write("log.csv", "case,what,when,nr\n" + lines), sequence="nr")
    same(found)
    assert activities(found) == ["a1", "a2", "a9", "a10"]


def test_json_lines(on_both, write):
    rows = [
        {"case": "a", "what": "x", "when": 1700000000, "n": 1, "deep": {"b": [1]}},
        {"case": 3, "when": "1700000000.5", "what": True, "n": "it's"},
        {"case": "b", "when": None, "what": "y"},
    ]
    text = "\n\n".join(json.dumps(row) for row in rows) + "\n"
    same(on_both(write("log.jsonl", text), extra=("n",)))


STAMPS = "SELECT 'k' || (i % 7) AS case, 'e' || (i % 3) AS what, {time} AS when, i * 0.5 AS n, i AS \"Nr.x\" FROM range(40) AS t(i)"


@pytest.mark.parametrize(
    "time",
    [
        "TIMESTAMP '2026-10-25 00:00:00.123' + INTERVAL 20 MINUTE * i",
        "TIMESTAMPTZ '2026-10-25 00:00:00Z' + INTERVAL 20 MINUTE * i",
        "CAST(TIMESTAMP '2026-10-25 00:00:00' + INTERVAL 20 MINUTE * i AS TIMESTAMP_MS)",
        "CAST(TIMESTAMP_NS '2026-10-25 00:00:00.123456789' AS TIMESTAMP_NS)",
        "DATE '2026-10-25' + CAST(i AS INTEGER)",
        "1700000000 + i",
        "(1700000000 + i) * 1000.0",
        "CASE WHEN i % 5 > 0 THEN strftime(TIMESTAMP '2026-10-25 00:00:00' + INTERVAL 20 MINUTE * i, '%Y-%m-%dT%H:%M') END",
    ],
)
def test_parquet_with_times_of_every_type(on_both, parquet, time):
    same(on_both(parquet("log.parquet", STAMPS.format(time=time)), timezone="Europe/Warsaw", extra=("n", "Nr.x")))


def test_parquet_files_that_differ_in_their_columns(on_both, parquet):
    files = [
        parquet(
            "b [1] é%20.parquet",
            "SELECT 'k' AS case, 'b' || i AS what, TIMESTAMP '2026-01-01' AS when FROM range(3) AS t(i)",
        ),
        parquet(
            "a.parquet",
            "SELECT 'k' AS case, 'a' || i AS what, TIMESTAMP '2026-01-01' AS when, i AS n FROM range(3) AS t(i)",
        ),
    ]
    found = on_both(files, extra=("n",))
    same(found)
    assert activities(found) == ["b0", "b1", "b2", "a0", "a1", "a2"]


def test_a_folder_of_parquet_with_a_column_in_its_names(on_both, parquet):
    folder = parquet(
        "log",
        STAMPS.format(time="TIMESTAMPTZ '2026-01-01 00:00:00Z'").replace("i AS", "i % 3 AS"),
        ', PARTITION_BY ("Nr.x")',
    )
    same(on_both(folder, extra=("Nr.x",)))


def test_persons_with_several_cases(on_both, write):
    lines = "a,x,2026-01-01,p\nb,x,2026-01-01,p\nc,x,2026-01-01,\nd,x,2026-01-01,q\n"
    found = on_both(write("log.csv", "case,what,when,who\n" + lines), cluster="who")
    same(found)
    assert found[1][1][1] == [1, 1, 2]


def test_days_and_lifecycle(on_both, write):
    lines = "".join(f"k,a{day},2026-01-{day:02},{'start' if day % 2 else 'COMPLETE'}\n" for day in range(1, 20))
    log = write("log.csv", "case,what,when,life\n" + lines)
    same(on_both(log, lifecycle="life", from_="2026-01-04", until="2026-01-15"))


def test_presets(on_both, write):
    ga4 = "user_id,user_pseudo_id,event_name,event_timestamp,batch_page_id,batch_ordering_id,batch_event_index\n"
    ga4 += ",p1,b,1700000000000000,1,2,1\n,p1,a,1700000000000000,1,1,10\n,p1,d,1700000000000000,1,1,9\nu,p1,c,1700000000000000,1,1,9\n"
    known = same(on_both(write("ga4.csv", ga4), case=None, activity=None, time=None))
    assert (known.preset, known.by_person) == ("ga4", True)
    snowplow = "user_id,domain_userid,event_name,derived_tstamp,event_id\n"
    snowplow += "u,d,a,2026-01-01 10:00:00,e1\nu,d,a,2026-01-01 10:00:00,e1\nu,d,a,2026-01-01 11:00:00,e1\nu,d,b,2026-01-01 10:00:00,e2\n"
    known = same(on_both(write("snowplow.csv", snowplow), case=None, activity=None, time=None))
    assert {one.kind: one.count for one in known.quality}["duplicates"] == 2


def test_tables_and_frames(spark, parquet):
    file = parquet("log.parquet", STAMPS.format(time="TIMESTAMPTZ '2026-01-01 00:00:00Z'"))
    known = open_log(spark, file, Roles(**ROLES, extra=("n",)))
    events = spark.fetch("test", ALL)
    frame = spark.session.read.parquet(str(file)).repartition(5)
    frame.createOrReplaceTempView("my_events")
    for log, label in ((frame, "in memory"), ("spark:my_events", "spark:my_events"), ("my_events", "my_events")):
        other = open_log(spark, log, Roles(**ROLES, extra=("n",)))
        assert other == replace(known, label=label, content=None, has_sequence=False)
        rows = spark.fetch("test", ALL)
        assert [{**row, "seq": 0} for row in rows] == [
            {**row, "seq": 0} for row in sorted(events, key=lambda row: (row["case_id"], row["activity"], row["x_1"]))
        ]
    spark.session.catalog.dropTempView("my_events")
    spark.drop("log")


def test_reading_leaves_only_the_log(spark, write):
    before = set(spark._tables)
    open_log(spark, write("log.csv", CSV), Roles(**ROLES))
    assert set(spark._tables) == before | {"log"}
    spark.drop("log")


@pytest.fixture
def reading(spark, write):
    return spark, write


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", "case,what,when\n", "the log a.csv has no rows"),
        ("a.csv", "\n\n", "the log a.csv has no header in its first line"),
        ("a.csv", "case,what,when\na,b\n", "the log a.csv cannot be read"),
        ("a.csv", "case,what,when\na,b,2026-01-01,x\n", "the log a.csv cannot be read"),
        ("a.csv", b"caf\xe9,b,c\n1,2,3\n", "the log a.csv is not UTF-8 at line 1"),
        ("a.csv", bytes(range(256)) * 20, "the log a.csv is not text"),
        ("a.csv", "Case,whut,when\na,b,2026-01-01\n", 'the log a.csv has no column "case" for the case'),
        ("a.csv", "case,what,when\na,b,soon\n", 'none of the times of the log a.csv can be read, the first in line 2: "soon"'),
        ("a.csv", "case,what,when\na,b,1/2/2026\nc,d,3/2/2026\n", 'the times in column "when" of the log a.csv cannot be told'),
        ("a.csv.gz", gzip.compress(b"case,what,when\n" + b"a,b,2026-01-01\n" * 9999)[:60], "the log a.csv.gz cannot be read"),
        ("a.jsonl", '{"case": 1}\n{"case":\n', "the log a.jsonl cannot be read as JSON lines"),
        ("a.jsonl", "[1]\n2\n", "the log a.jsonl cannot be read as JSON lines"),
        ("a.parquet", "hello, I am no Parquet", "the log a.parquet cannot be read as Parquet"),
        ("a.xes", "<log/>", "the engine Spark cannot read the log a.xes: it is XES"),
        ("a.docx", "x", "the log a.docx is of no known form"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read(reading, capfd, name, content, words):
    spark, write = reading
    path = write(name, content)
    with pytest.raises(JourneyError, match=re.escape(words)):
        open_log(spark, path, Roles(**ROLES))
    assert "Exception" not in capfd.readouterr().err
    assert "log" not in spark._tables


def test_parquet_that_is_cut(spark, parquet):
    file = parquet("log.parquet", STAMPS.format(time="TIMESTAMP '2026-01-01'"))
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(JourneyError, match=r"the log log.parquet cannot be read as Parquet"):
        open_log(spark, file, Roles(**ROLES))


def test_what_is_no_log(spark, tmp_path):
    with pytest.raises(JourneyError, match="there is no log"):
        open_log(spark, tmp_path / "none.csv", Roles(**ROLES))
    with pytest.raises(JourneyError, match='Spark has no table "none"'):
        open_log(spark, "spark:none", Roles(**ROLES))
    with pytest.raises(JourneyError, match="the engine Spark cannot read a log from dict") as caught:
        open_log(spark, {}, Roles(**ROLES))
    assert "createDataFrame" in caught.value.hint
    with pytest.raises(JourneyError, match="there is no log log where Spark looks for it"):
        open_log(spark, "file:///nowhere/log", Roles(**ROLES))
    with pytest.raises(JourneyError, match='there is no time zone "Mars/Base"'):
        open_log(spark, tmp_path, Roles(**ROLES, timezone="Mars/Base"))
