"""Logs of every form become the same table `log`."""

import gzip
import json
from datetime import UTC, date, datetime

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import dataset, parquet

from journeymap.diagnostics import JourneyError
from journeymap.events.source import open_log

ROLES = {"case": "id", "activity": "what", "time": "when"}
ROWS = [
    {"id": "c1", "what": "sent", "when": "2020-01-02 10:00:00Z", "score": "3"},
    {"id": "c2", "what": 'say "hi", ok; żółć 🙂', "when": "2020-01-02 10:00:00Z", "score": ""},
    {"id": "c1", "what": "line\nbreak", "when": "2020-01-03T12:00:00+02:00", "score": "5"},
    {"id": "007", "what": "'); drop table log; --", "when": "2020-01-02 09:00:00Z", "score": "1"},
]
TEN = 1577959200000000
EXPECTED = [
    ("c1", "sent", TEN, 0, "c1", "3"),
    ("c2", 'say "hi", ok; żółć 🙂', TEN, 1, "c2", None),
    ("c1", "line\nbreak", TEN + 86_400_000_000, 2, "c1", "5"),
    ("007", "'); drop table log; --", TEN - 3_600_000_000, 3, "007", "1"),
]


def delimited(mark):
    def cell(text):
        return '"' + text.replace('"', '""') + '"' if any(one in text for one in f'{mark}"\n') else text

    return "\n".join([mark.join(ROWS[0]), *(mark.join(cell(value) for value in row.values()) for row in ROWS)]) + "\n"


def shown(log, rows):
    return [
        (row["case_id"], row["activity"], row["time_us"], row["seq"], row["cluster"], row[log.columns["score"]])
        for row in rows
    ]


def written(tmp_path, name):
    path = tmp_path / name
    form, _, packed = name.partition(".")[2].partition(".")
    lines = "\n".join(json.dumps(row) for row in ROWS) + "\n"
    texts = {
        "csv": delimited(","),
        "tsv": delimited("\t"),
        "txt": delimited(";"),
        "jsonl": lines,
        "json": json.dumps(ROWS),
    }
    if form == "parquet":
        parquet.write_table(pa.Table.from_pylist(ROWS), path)
    else:
        data = texts[form].encode()
        path.write_bytes(gzip.compress(data) if packed else data)
    return path


@pytest.mark.parametrize(
    "name", ["a.csv", "a.tsv", "a.txt", "a.csv.gz", "a.tsv.gz", "a.jsonl", "a.jsonl.gz", "a.json", "a.parquet"]
)
def test_every_form_gives_the_same_rows(tmp_path, read, name):
    log, rows = read(written(tmp_path, name), **ROLES, extra=("score",))
    assert shown(log, rows) == EXPECTED
    assert (log.label, log.rows, log.events, log.quality, log.preset) == (name, 4, 4, (), None)
    assert log.content is not None
    assert len(log.content) == 12


@pytest.mark.parametrize("form", ["csv", "json"])
def test_zstd(tmp_path, engine, read, form):
    path = tmp_path / f"a.{form}{'l' if form == 'json' else ''}.zst"
    engine._connection.execute(
        f"COPY (SELECT 'c' || i AS id, 'a' AS what, i AS \"when\" FROM range(50000) r(i)) TO '{path}' (FORMAT {form}, COMPRESSION zstd)"
    )
    assert read(path, **ROLES)[0].events == 50000
    whole = path.read_bytes()
    for size in (len(whole) - 1, len(whole) // 2, 20, 3):
        path.write_bytes(whole[:size])
        with pytest.raises(JourneyError, match=r"is cut off|is not zstd data"):
            read(path, **ROLES)
    path.write_bytes(b"id,what,when\n1,2,3\n")
    with pytest.raises(JourneyError, match="is not zstd data"):
        read(path, **ROLES)


def test_a_byte_order_mark_and_line_ends_of_windows(write, read):
    text = "\ufeff" + '"id",what,when,score\r\n' + "c1,sent,2020-01-02 10:00:00Z,3\r\n"
    log, rows = read(write("a.csv", text), **ROLES, extra=("score",))
    assert shown(log, rows) == EXPECTED[:1]


def test_lines_that_end_in_several_ways(write, read):
    text = "id,what,when\r\n" + "c,a,1577959200\r\n" * 3 + "c,b,1577959200\n" * 3 + "c,d,1577959200\r" * 3
    _, rows = read(write("a.csv", text), **ROLES)
    assert [row["activity"] for row in rows] == list("aaabbbddd")


def test_names_are_kept_exactly(write, read):
    text = 'Id,id,"w hat","when ""x""",\nA,B,a,2020-01-02 10:00:00Z,z\n'
    log, rows = read(write("a.csv", text), case="id", activity="w hat", time='when "x"', extra=("Id", ""))
    assert (rows[0]["case_id"], rows[0][log.columns["Id"]], rows[0][log.columns[""]]) == ("B", "A", "z")
    assert log.roles == {"case": ("id",), "activity": ("w hat",), "time": ('when "x"',)}


def test_a_name_that_is_there_twice_is_reported(write, read):
    log, rows = read(write("a.csv", "id,what,when,what\nc,first,2020-01-02 00:00Z,second\n"), **ROLES, timezone="UTC")
    assert [one.kind for one in log.quality if one.kind == "repeated-columns"] == ["repeated-columns"]
    assert log.events == len(rows)


def test_several_files_in_the_order_of_their_names(tmp_path, read):
    (tmp_path / "b.csv").write_text("what,id,when,score\nsecond,c,2020-01-02 10:00:00Z,2\n")
    (tmp_path / "a.csv").write_text("id,what,when\nc,first,2020-01-02 10:00:00Z\n")
    log, rows = read(str(tmp_path / "*.csv"), **ROLES, extra=("score",))
    assert [(row["activity"], row["seq"], row["x_1"]) for row in rows] == [("first", 0, None), ("second", 1, "2")]
    assert log.label == "a.csv and 1 more"
    turned, rows = read([tmp_path / "b.csv", tmp_path / "a.csv"], **ROLES)
    assert [row["activity"] for row in rows] == ["second", "first"]
    assert turned.content != log.content


def test_several_parquet_files_keep_their_order(tmp_path, read):
    for name, what in (("a", ["p", "q"]), ("b", ["r", "s"])):
        table = {"id": ["c", "c"], "what": what, "when": [TEN, TEN]}
        parquet.write_table(pa.table(table), tmp_path / f"{name}.parquet")
    _, rows = read(str(tmp_path / "*.parquet"), **ROLES)
    assert [row["activity"] for row in rows] == ["p", "q", "r", "s"]


def put_parquet(path, **columns):
    path.parent.mkdir(parents=True, exist_ok=True)
    parquet.write_table(pa.table({"id": ["c"], "when": [TEN], **columns}), path)


def test_a_folder_of_parquet_files_is_one_log(tmp_path, read):
    top = tmp_path / "run=7" / "log"  # what stands above the log is no column
    put_parquet(top / "year=2026" / "shop=a%20b" / "1.parquet", what=["p"])
    put_parquet(top / "year=2026" / "shop=__HIVE_DEFAULT_PARTITION__" / "1.parquet", what=["q"])
    put_parquet(top / "year=0027" / "shop=c" / "1.parquet", what=["r"], more=["x"])
    put_parquet(top / "year=0027" / "shop=c" / "_odd.parquet", what=["s"])
    (top / "_SUCCESS").write_text("")
    (top / ".1.crc").write_text("")
    log, rows = read(top, **ROLES, extra=("year", "shop", "more"))
    assert [(row["activity"], row["x_1"], row["x_2"], row["x_3"]) for row in rows] == [
        ("r", "0027", "c", "x"),
        ("q", "2026", None, None),
        ("p", "2026", "a b", None),
    ]
    assert log.label == "log"
    with pytest.raises(JourneyError, match='no column "run"'):
        read(top, **ROLES, extra=("run",))
    before = log.content
    (top / "year=2026" / "shop=a%20b").rename(top / "year=2026" / "shop=d")
    assert read(top, **ROLES)[0].content != before


def test_a_folder_of_parquet_files_without_columns_in_its_names(tmp_path, read):
    put_parquet(tmp_path / "b.parquet", what=["q"])
    put_parquet(tmp_path / "a" / "1.pq", what=["p"])
    log, rows = read(tmp_path, **ROLES)
    assert [row["activity"] for row in rows] == ["p", "q"]
    assert len(log.content) == 12


def test_typed_columns_of_parquet(tmp_path, read):
    moment = datetime(2020, 1, 2, 10, tzinfo=UTC)
    table = pa.table(
        {
            "id": [7, 7, None],
            "what": pa.array(["a", "b", "c"]).dictionary_encode(),
            "zoned": pa.array([moment] * 3, pa.timestamp("us", "Europe/Warsaw")),
            "nanos": pa.array([moment.replace(tzinfo=None)] * 3, pa.timestamp("ns")),
            "seconds": pa.array([moment.replace(tzinfo=None)] * 3, pa.timestamp("s")),
            "day": pa.array([date(2020, 1, 2)] * 3),
            "millis": pa.array([TEN // 1000] * 3),
            "floats": pa.array([TEN / 1e6 + 0.5] * 3),
            "score": pa.array([3.0, 2.5, float("nan")]),
            "flag": pa.array([True, False, None]),
        }
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    found = {}
    for name in ("zoned", "nanos", "seconds", "day", "millis", "floats"):
        log, rows = read(tmp_path / "a.parquet", case="id", activity="what", time=name, extra=("score", "flag"))
        found[name] = (rows[0]["time_us"] - TEN, {one.kind for one in log.quality} - {"duplicates"})
    named = {"missing-case"}
    assert found == {
        "zoned": (0, named),
        "nanos": (0, named | {"times-without-zone"}),
        "seconds": (0, named | {"times-without-zone"}),
        "day": (-36_000_000_000, named | {"times-without-zone"}),
        "millis": (0, named),
        "floats": (500_000, named),
    }
    assert [(row["case_id"], row["x_1"], row["x_2"]) for row in rows] == [("7", "3", "true"), ("7", "2.5", "false")]


def test_columns_named_like_our_own(tmp_path, read):
    names = ["case_id", "activity", "time_us", "start_us", "seq", "position", "zoned", "lifecycle", "counts", "x_1"]
    values = {name: [name] for name in names} | {"time_us": [TEN], "start_us": [TEN + 5]}
    parquet.write_table(pa.table(values), tmp_path / "a.parquet")
    said = {"case": "position", "activity": "counts", "time": "time_us", "start": "start_us", "channel": "zoned"}
    log, rows = read(
        tmp_path / "a.parquet", **said, lifecycle="lifecycle", sequence="seq", extra=("activity", "x_1", "case_id")
    )
    row = rows[0]
    assert (row["case_id"], row["activity"], row["channel"]) == ("position", "counts", "zoned")
    assert [row[log.columns[name]] for name in ("activity", "x_1", "case_id")] == ["activity", "x_1", "case_id"]
    assert (row["time_us"], row["start_us"], row["seq"]) == (TEN, TEN, 1)


def test_a_pandas_frame(engine, read):
    frame = pd.DataFrame(ROWS)
    log, rows = read(frame, **ROLES, extra=("score",))
    assert shown(log, rows) == EXPECTED
    assert (log.label, log.content) == ("in memory", None)
    frame["when"] = pd.to_datetime(frame["when"], utc=True, format="ISO8601")
    frame["what"] = frame["what"].astype("category")
    frame["score"] = [3.0, np.nan, 5.0, 1.0]
    log, rows = read(frame, **ROLES, extra=("score",))
    assert shown(log, rows) == EXPECTED


def test_a_frame_whose_names_differ_only_in_case(read):
    frame = pd.DataFrame({"ID": ["x"], "id": ["c"], "what": ["a"], "when": [TEN]})
    log, rows = read(frame, **ROLES, extra=("ID",))
    assert (rows[0]["case_id"], rows[0][log.columns["ID"]]) == ("c", "x")


def test_an_arrow_table(read):
    log, rows = read(pa.Table.from_pylist(ROWS), **ROLES, extra=("score",))
    assert shown(log, rows) == EXPECTED


class Stream:
    """A table by Arrow's common interface alone, as polars gives one."""

    def __init__(self, table):
        self.columns, self.table = table.column_names, table

    def __arrow_c_stream__(self, requested_schema=None):
        return self.table.__arrow_c_stream__(requested_schema)


@pytest.mark.parametrize("form", ["stream", "dataset", "relation", "interface"])
def test_tables_that_a_program_holds(read, form):
    table = pa.Table.from_pylist(ROWS)
    with duckdb.connect() as other:
        other.register("shop", table)
        held = {
            "stream": pa.RecordBatchReader.from_batches(table.schema, table.to_batches()),
            "dataset": dataset.dataset(table),
            "relation": other.table("shop"),
            "interface": Stream(table),
        }
        log, rows = read(held[form], **ROLES, extra=("score",))
    assert shown(log, rows) == EXPECTED
    assert log.label == "in memory"


@pytest.mark.parametrize("thing", [7, None, {"a": 1}, object()])
def test_what_is_no_log(engine, thing):
    with pytest.raises(JourneyError, match="a log cannot be read from"):
        open_log(engine, thing)


def test_a_frame_of_unknown_types_or_without_columns(engine):
    days = pd.DataFrame(
        {"case_id": ["a"], "activity": ["b"], "end_time": pd.to_datetime(["2020-01-01"]).to_period("D")}
    )
    with pytest.raises(JourneyError, match="the table cannot be read: Data type 'period"):
        open_log(engine, days)
    with pytest.raises(JourneyError, match="the table has no columns"):
        open_log(engine, pd.DataFrame())


def test_a_frame_with_a_name_twice(engine):
    with pytest.raises(JourneyError, match='more than one column "a"'):
        open_log(engine, pd.DataFrame([[1, 2]], columns=["a", "a"]))


def test_nested_values_of_json_lines_are_text(write, read):
    line = {
        "id": 1,
        "what": "a",
        "when": 1577959200000,
        "props": {"plan": "pro"},
        "tags": ["x"],
        "ok": True,
        "none": None,
    }
    log, rows = read(write("a.jsonl", json.dumps(line) + "\n"), **ROLES, extra=("props", "tags", "ok", "none"))
    assert rows[0]["time_us"] == TEN
    assert [rows[0][log.columns[name]] for name in ("props", "tags", "ok", "none")] == [
        '{"plan":"pro"}',
        '["x"]',
        "true",
        None,
    ]


def test_nothing_of_the_reading_stays(tmp_path, engine, read):
    read(written(tmp_path, "a.csv.gz"), **ROLES)
    tables = {row["table_name"] for row in engine.fetch("test", "SELECT table_name FROM duckdb_tables()")}
    assert tables == {"log", "case_names", "person_names"}
    assert [path.name for path in engine.folder.iterdir() if path.name != "spill"] == []


def test_a_second_log_takes_the_place_of_the_first(write, read):
    read(write("a.csv", "id,what,when\nc,a,2020-01-02 00:00Z\n"), **ROLES)
    log, rows = read(write("b.csv", "id,what,when\nd,b,1577959200\n"), **ROLES)
    assert (log.events, [row["case_id"] for row in rows]) == (1, ["d"])


def test_a_number_without_end_is_no_time(read):
    _, rows = read(
        pa.table({"c": ["1", "1", "1"], "a": ["x", "y", "z"], "t": [1577959200.0, float("inf"), float("nan")]}),
        case="c",
        activity="a",
        time="t",
    )
    assert [row["time_us"] for row in rows] == [1_577_959_200_000_000]
