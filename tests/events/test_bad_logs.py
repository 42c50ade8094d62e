"""A log that cannot be read gives one clear sentence with its name and the place, and leaves nothing behind."""

import gzip
import os
import re

import pyarrow as pa
import pytest
from pyarrow import parquet

from journeymap.diagnostics import JourneyError
from journeymap.events.source import open_log

HEAD = "case_id,activity,end_time\n"
GOOD = HEAD + "c,a,2020-01-01 00:00Z\n" * 300
PACKED = gzip.compress(GOOD.encode())


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", "", "the log {file} is empty"),
        ("a.csv", HEAD, "the log a.csv has no rows"),
        ("a.csv", "\n\n", "the log a.csv has no header in its first line"),
        ("a.csv", "x" * 3_000_000, "the log a.csv has no header in its first line"),
        ("a.csv", bytes(range(256)) * 20, "the log a.csv is not text"),
        ("a.csv", GOOD.encode("utf-16"), "the log a.csv is in UTF-16"),
        ("a.csv", GOOD.encode() + b"c,\xff,2020-01-01\n", "the log a.csv is not UTF-8 at line 302"),
        ("a.csv", b"caf\xe9,b,c\n1,2,3\n", "the log a.csv is not UTF-8 at line 1"),
        (
            "a.csv",
            GOOD + "x,y\n",
            "the log a.csv cannot be read at line 302: it has 2 values where the header names 3 columns",
        ),
        ("a.csv", GOOD + "x,y,z,w\n", "the log a.csv cannot be read at line 302: it has 4 values where"),
        ("a.csv", GOOD + '"x,y,z\nq,w,e\n', "the log a.csv cannot be read at line 302: a quote is not closed"),
        (
            "a.csv",
            HEAD + "c,a,soon\nd,b,later\n",
            'none of the times of the log a.csv can be read, the first in line 2: "soon"',
        ),
        ("a.csv", HEAD + ",a,2020-01-01\n", "the case is missing in every row of the log a.csv"),
        ("a.csv", HEAD + "c,,2020-01-01\n", "the activity is missing in every row of the log a.csv"),
        ("a.csv", HEAD + "c,a,\n", "the time is missing in every row of the log a.csv"),
        (
            "a.csv",
            HEAD + ",a,2020-01-01\nc,,2020-01-01\n",
            "no row of the log a.csv has a case, an activity and a time",
        ),
        ("a.csv.gz", PACKED[: len(PACKED) // 2], "the log a.csv.gz is cut off: its compressed data ends early"),
        ("a.csv.gz", PACKED[:-3], "the log a.csv.gz is cut off: its compressed data ends early"),
        ("a.csv.gz", PACKED[:-8] + bytes(4) + PACKED[-4:], "the log a.csv.gz is not gzip data, or is damaged"),
        ("a.csv.gz", GOOD, "the log a.csv.gz is not gzip data, or is damaged"),
        ("a.csv.gz", gzip.compress(b""), "the log a.csv.gz has no header in its first line"),
        ("a.jsonl", "\n", "the log a.jsonl has no rows"),
        ("a.jsonl", '{"case_id": 1}\n{"case_id":\n', "the log a.jsonl is not JSON lines: line 2 is no object"),
        ("a.jsonl", "[1]\n[2]\n", "the log a.jsonl is not JSON lines: line 1 is no object"),
        ("a.jsonl", bytes(range(256)), "the log a.jsonl is not JSON lines: line 1 is no object"),
        ("a.parquet", "hello, I am no Parquet", "the log a.parquet cannot be read as Parquet"),
        ("a.parquet", bytes(range(256)) * 20, "the log a.parquet cannot be read as Parquet"),
        ("a.xes", bytes(range(256)), "the log a.xes is not well-formed XML at line 1"),
        ("a.docx", "x", "the log a.docx is of no known form"),
        ("a.xes.zst", "x", "the log a.xes.zst is of no known form"),
        ("a.parquet.gz", PACKED, "the log a.parquet.gz is of no known form"),
        ("a.gz", PACKED, "the log a.gz is of no known form"),
        ("a", GOOD, "the log a is of no known form"),
    ],
)
def test_a_file_that_cannot_be_read(write, engine, name, content, words):
    path = write(name, content)
    with pytest.raises(JourneyError, match=re.escape(words.format(file=path))):
        open_log(engine, path)
    assert [row["table_name"] for row in engine.fetch("test", "SELECT table_name FROM duckdb_tables()")] in (
        [],
        ["log"],
    )
    assert not (engine.folder / "unpacked").exists()


def test_parquet_cut_in_half(tmp_path, engine):
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"case_id": [str(n) for n in range(10000)]}), path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(JourneyError, match=r"the log a\.parquet cannot be read as Parquet: its end is missing"):
        open_log(engine, path)


def test_damaged_parquet(tmp_path, engine):
    whole, damaged = tmp_path / "whole.parquet", tmp_path / "damaged.parquet"
    texts = [str(number) for number in range(5000)]
    parquet.write_table(pa.table({"case_id": texts, "activity": texts, "end_time": ["2020-01-01"] * 5000}), whole)
    content = whole.read_bytes()
    damaged.write_bytes(content[: len(content) // 2] + content[-2000:])
    with pytest.raises(JourneyError, match=r"^the log damaged.parquet cannot be read as Parquet: it is damaged \("):
        open_log(engine, damaged)


def test_no_such_file(write, engine):
    path = write("orders.csv", GOOD)
    with pytest.raises(JourneyError, match="there is no log") as caught:
        open_log(engine, path.with_name("order.csv"))
    assert caught.value.hint == f"did you mean {path}?"
    with pytest.raises(JourneyError, match="there is no log"):
        open_log(engine, path.parent / "nowhere" / "orders.csv")
    with pytest.raises(JourneyError, match="no file matches"):
        open_log(engine, str(path.parent / "*.parquet"))


def test_a_folder(tmp_path, engine):
    with pytest.raises(JourneyError, match="is a folder without Parquet files, not a log"):
        open_log(engine, tmp_path)


def test_files_of_several_forms(write, engine):
    files = [write("a.csv", GOOD), write("b.jsonl", "{}")]
    with pytest.raises(JourneyError, match="must be of one form, not csv and json"):
        open_log(engine, files)


def test_a_file_that_may_not_be_read(write, engine, monkeypatch):
    path = write("a.csv", GOOD)
    path.chmod(0)
    if os.access(path, os.R_OK):  # this user may read everything: refuse as the system would
        monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(JourneyError, match=r"a\.csv cannot be read: permission denied"):
        open_log(engine, path)


def refuse(*_args, **_named):
    raise PermissionError(13, "Permission denied")


def test_a_glob_is_no_pattern_where_a_file_has_that_name(write, read):
    log, _ = read(write("a[1].csv", GOOD))
    assert log.events == 300


def test_long_and_odd_values_are_kept(write, read):
    long = "x" * 1_000_000
    _, rows = read(write("a.csv", HEAD + f"{long},{long},2020-01-01 00:00Z\n"))
    assert (rows[0]["case_id"], rows[0]["activity"]) == (long, long)
