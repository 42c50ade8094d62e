"""A log that was converted is the same log: columns, rows, values and order; nothing is lost, nothing half written."""

import csv
import io
import re
import sqlite3
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

import journeymap as jm
from journeymap.diagnostics import JourneyError
from journeymap.events.convert import convert_log
from journeymap.events.duck import DuckEngine
from journeymap.events.roles import Roles
from journeymap.events.source import open_log

TEXT = """Case ID,Activity,Complete Timestamp,Score,note
c2,sent,2020-01-02 10:00:00+01:00,3.0,"a ""b"";
c"
c1,"'); drop table log; --",2020-01-02 10:00:00Z,,żółć 🙂
c2,back,2020-01-02 10:00,007, x
"""
FIRST = 1_577_955_600_000_000


@pytest.fixture
def convert(engine, tmp_path):
    """Convert a log; give what became of it with the new file's rows."""

    def run(log, name="new.parquet", *, pseudonymise=False, **roles):
        done = convert_log(engine, log, tmp_path / name, Roles(**roles), pseudonymise=pseudonymise)
        if name.endswith(".csv"):
            return done, list(csv.reader(io.StringIO((tmp_path / name).read_text(encoding="utf-8"), newline="")))
        return done, parquet.read_table(tmp_path / name).to_pylist()

    return run


def rows_of(engine, log, **roles):
    found = open_log(engine, log, Roles(**roles))
    select = "SELECT * EXCLUDE (seq) FROM log ORDER BY case_id, time_us, seq"
    return found, [tuple(row.values()) for row in engine.rows("test", select)]


def test_csv_becomes_parquet(write, convert):
    done, rows = convert(write("a.csv", TEXT))
    assert (done.rows, done.columns) == (3, ("Case ID", "Activity", "Complete Timestamp", "Score", "note"))
    assert (done.times, done.kept, done.renamed, done.dropped, done.numbered) == (
        ("Complete Timestamp",),
        (),
        {},
        (),
        (),
    )
    assert [tuple(row.values())[:2] + tuple(row.values())[3:] for row in rows] == [
        ("c2", "sent", "3.0", 'a "b";\nc'),
        ("c1", "'); drop table log; --", None, "żółć 🙂"),
        ("c2", "back", "007", " x"),
    ]
    assert [row["Complete Timestamp"].timestamp() * 1e6 - FIRST for row in rows] == [0, 3.6e9, 3.6e9]
    assert rows[0]["Complete Timestamp"].utcoffset().total_seconds() == 0


def test_the_new_log_is_read_as_the_old_one(write, convert, engine, tmp_path):
    old = write("a.csv", TEXT)
    for name in ("new.parquet", "new.csv"):
        convert(old, name, timezone="Europe/Warsaw")
        before = rows_of(engine, old, timezone="Europe/Warsaw", extra=("Score", "note"))[1]
        log, after = rows_of(engine, tmp_path / name, extra=("Score", "note"))
        assert after == before
        assert log.preset == "disco"


def test_csv_of_parquet(write, convert):
    convert(write("a.csv", TEXT))
    _, rows = convert(write("b.csv", TEXT), "new.csv")
    assert rows[0] == ["Case ID", "Activity", "Complete Timestamp", "Score", "note"]
    assert rows[1] == ["c2", "sent", "2020-01-02 09:00:00+00", "3.0", 'a "b";\nc']


def test_times_that_would_be_lost_stay_as_they_were(write, convert):
    done, rows = convert(write("a.csv", TEXT.replace("2020-01-02 10:00,", "soon,")))
    assert (done.times, done.kept) == ((), ("Complete Timestamp",))
    assert [row["Complete Timestamp"] for row in rows] == ["2020-01-02 10:00:00+01:00", "2020-01-02 10:00:00Z", "soon"]


def test_columns_without_a_role_are_never_times(write, convert):
    done, rows = convert(write("a.csv", "case,activity,time,due\nc,a,2020-01-02,2020-01-03\n"))
    assert done.times == ("time",)
    assert rows[0]["due"] == "2020-01-03"


def test_a_log_whose_roles_nobody_knows_is_text(write, convert):
    done, rows = convert(write("a.csv", "a,b\n1,2020-01-02\n"))
    assert (done.times, rows) == ((), [{"a": "1", "b": "2020-01-02"}])


def test_names_the_engine_would_mix_up(write, convert):
    done, rows = convert(write("a.csv", "a,A,,a_2,a\n1,2,3,4,5\n"))
    assert rows == [{"a": "1", "A_3": "2", "unnamed": "3", "a_2": "4"}]
    assert (done.renamed, done.dropped) == ({"A": "A_3", "": "unnamed"}, ("a",))


def test_types_of_other_sources_are_kept(convert, tmp_path):
    table = pa.table(
        {
            "case": [1, 2],
            "activity": ["x", "y"],
            "time": pa.array([FIRST, None], pa.timestamp("us")),
            "nanos": pa.array([1, 2], pa.timestamp("ns")),
            "score": [1.5, float("nan")],
            "flag": [True, None],
            "list": [[1, 2], []],
        }
    )
    done, rows = convert(table, case="case", activity="activity", time="time", start="nanos")
    assert done.times == ("time",)
    schema = parquet.read_schema(tmp_path / "new.parquet")
    assert [str(schema.field(name).type) for name in ("case", "time", "nanos", "score", "flag")] == [
        "int64",
        "timestamp[us, tz=UTC]",
        "timestamp[ns]",
        "double",
        "bool",
    ]
    assert (rows[0]["list"], rows[1]["time"]) == ([1, 2], None)


def test_numbers_in_place_of_what_tells_cases_apart(convert, write):
    text = "Case ID,Activity,Complete Timestamp,who,id\n" + "".join(
        f"claim-{n % 3},a{n},2020-01-0{9 - n},person-{n % 2},e{n}\n" for n in range(6)
    )
    said = {"cluster": "who", "event_id": "id"}
    done, rows = convert(write("a.csv", text), pseudonymise=True, **said)
    assert done.numbered == ("Case ID", "who", "id")
    assert [(row["Case ID"], row["who"], row["id"], row["Activity"]) for row in rows] == [
        (1, 1, 1, "a0"),
        (2, 2, 2, "a1"),
        (3, 1, 3, "a2"),
        (1, 2, 4, "a3"),
        (2, 1, 5, "a4"),
        (3, 2, 6, "a5"),
    ]


def test_missing_cases_stay_missing(convert, write):
    _, rows = convert(
        write("a.csv", "Case ID,Activity,Complete Timestamp\n,a,2020-01-01\nc,b,2020-01-01\n"), pseudonymise=True
    )
    assert [row["Case ID"] for row in rows] == [None, 1]


def test_the_log_itself_is_not_written_over(write, convert, engine, tmp_path):
    path = write("a.csv", TEXT)
    (tmp_path / "link.csv").symlink_to(path)
    for name in ("a.csv", "link.csv"):
        with pytest.raises(JourneyError, match="is the log itself"):
            convert(path, name)
    assert path.read_text(encoding="utf-8") == TEXT
    folder = tmp_path / "folder"
    folder.mkdir()
    convert_log(engine, path, folder / "1.parquet")
    with pytest.raises(JourneyError, match="lies in the folder that is the log"):
        convert_log(engine, folder, folder / "2.parquet")
    base = tmp_path / "b.parquet"  # a database may have any name where its table is said
    with duckdb.connect(base) as opened:
        opened.execute("CREATE TABLE t AS SELECT 1 AS i")
    with pytest.raises(JourneyError, match="is the log itself"):
        convert_log(engine, f"{base}::t", base)


def test_nothing_half_written_stays(write, convert, tmp_path):
    with pytest.raises(JourneyError, match=r"new\.xlsx is no file that a log can be written to"):
        convert(write("a.csv", TEXT), "new.xlsx")
    damaged = tmp_path / "damaged.parquet"
    texts = [str(number) for number in range(5000)]
    parquet.write_table(pa.table({"case_id": texts, "activity": texts, "end_time": ["2020-01-01"] * 5000}), damaged)
    content = damaged.read_bytes()
    damaged.write_bytes(content[: len(content) // 2] + content[-2000:])
    (tmp_path / "new.parquet").write_text("what was there before")
    with pytest.raises(JourneyError, match=r"the log damaged\.parquet cannot be read as Parquet: it is damaged"):
        convert(damaged)
    assert (tmp_path / "new.parquet").read_text() == "what was there before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "damaged.parquet", "new.parquet"]


def test_where_nothing_can_be_written(write, convert, tmp_path):
    path = write("a.csv", TEXT)
    with pytest.raises(JourneyError, match="cannot be written"):
        convert(path, "a.csv/new.parquet")
    (tmp_path / "folder.parquet").mkdir()
    with pytest.raises(JourneyError, match="cannot be written"):
        convert(path, "folder.parquet")


def test_every_form_can_be_converted(write, convert, engine, tmp_path):
    xes = (
        '<log><trace><string key="concept:name" value="c"/><string key="plan" value="gold"/>'
        '<event><string key="concept:name" value="a"/><date key="time:timestamp" value="2020-01-02T10:00:00Z"/></event>'
        "</trace></log>"
    )
    done, rows = convert(write("a.xes", xes))
    assert done.columns == ("case:concept:name", "case:plan", "concept:name", "time:timestamp")
    assert rows[0]["case:plan"] == "gold"
    assert rows_of(engine, tmp_path / "new.parquet")[0].preset == "xes"
    _, rows = convert(write("a.jsonl", '{"case": 1, "activity": "x", "time": 1577959200, "more": {"a": [1]}}\n'))
    assert (rows[0]["case"], rows[0]["more"]) == ("1", '{"a":[1]}')
    base = sqlite3.connect(tmp_path / "a.sqlite")
    base.executescript("CREATE TABLE t (k, v); INSERT INTO t VALUES (1, 2.0), (NULL, 'x')")
    base.close()
    assert convert(tmp_path / "a.sqlite")[1] == [{"k": "1", "v": "2"}, {"k": None, "v": "x"}]


def test_it_has_a_name_in_python(write, tmp_path):
    done = jm.convert(write("a.csv", TEXT), tmp_path / "new.parquet", timezone="Europe/Warsaw")
    assert (done.rows, done.path) == (3, str(tmp_path / "new.parquet"))
    with pytest.raises(JourneyError, match='a log has no role "zone"'):
        jm.convert(tmp_path / "a.csv", tmp_path / "new.parquet", zone="Europe/Warsaw")


CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from('",;\n\'"| '), max_size=6
)
MOMENTS = st.datetimes(timezones=st.just(None)).filter(lambda moment: moment.year >= 1000).map(str)


@settings(max_examples=40)
@given(st.lists(st.tuples(CELLS, CELLS, MOMENTS, CELLS), min_size=1, max_size=5), st.sampled_from(["parquet", "csv"]))
def test_any_text_comes_through(tmp_path_factory, rows, form):
    folder = tmp_path_factory.mktemp("log")
    with (folder / "a.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
        writer.writerows([("Case ID", "Activity", "Complete Timestamp", "note"), *rows])
    with DuckEngine(threads=1) as engine:
        try:
            _, before = rows_of(engine, folder / "a.csv", extra=("note",))
        except JourneyError as error:
            if re.search("is missing in every row|no row of the log", error.message):
                return
            raise
        done = convert_log(engine, folder / "a.csv", folder / f"new.{form}")
        assert done.times == ("Complete Timestamp",)
        assert rows_of(engine, folder / f"new.{form}", extra=("note",))[1] == before
    assert len(list(folder.iterdir())) == 2


@pytest.mark.logs
def test_a_public_log_is_the_same_afterwards(shared, engine, tmp_path):
    for name in ("receipt.xes.gz", "helpdesk.xes.gz", "rete_ecom.csv.gz"):
        path = Path(shared / "data" / name)
        convert_log(engine, path, tmp_path / "new.parquet")
        before, rows = rows_of(engine, path)
        after, converted = rows_of(engine, tmp_path / "new.parquet")
        assert converted == rows
        assert (after.preset, after.events) == (before.preset, before.events)
