"""A log that cannot be read gives one clear sentence with its name and the place, and leaves nothing behind."""

import csv
import gzip
import io
import os
import re

import pyarrow as pa
import pytest
from pyarrow import parquet

from journeymap.diagnostics import JourneyError
from journeymap.events.profile import profile_log
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
        ("a.csv", b"PK\x03\x04 and more", "the log a.csv is a zip file, as spreadsheets are"),
        ("a.csv", PACKED, "the log a.csv is compressed with gzip"),
        ("a.jsonl", '{"case_id": 1}\n'.encode("utf-16"), "the log a.jsonl is in UTF-16"),
        ("a.jsonl", "", "the log {file} is empty"),
        ("a.parquet", "", "the log {file} is empty"),
        ("a.xes", "", "the log {file} is empty"),
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


def test_a_folder_in_a_folder_of_parquet_that_may_not_be_read(tmp_path, engine, monkeypatch):
    (tmp_path / "log" / "secret").mkdir(parents=True)
    parquet.write_table(pa.table({"case_id": ["a"]}), tmp_path / "log" / "a.parquet")
    scandir = os.scandir

    def refusing(path):
        if str(path).endswith("secret"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr("os.scandir", refusing)  # as the system would, for users who may not read everything
    with pytest.raises(JourneyError, match=r"secret cannot be read: permission denied"):
        open_log(engine, tmp_path / "log")


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


@pytest.mark.parametrize("name", ["shut/a.csv", "shut/*.csv"])
def test_a_folder_that_may_not_be_looked_into(engine, tmp_path, monkeypatch, name):
    (tmp_path / "shut").mkdir()
    (tmp_path / "shut").chmod(0)
    if os.access(tmp_path / "shut", os.X_OK):  # this user may look into everything: refuse as the system would
        monkeypatch.setattr("pathlib.Path.exists", refuse)
    with pytest.raises(JourneyError, match=r"shut.* cannot be read: permission denied"):
        open_log(engine, tmp_path / name)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no disk that is always full")  # noqa: PTH110 -- a device
def test_a_full_disk_while_unpacking_is_no_fault_of_the_log(write, engine):
    log = write("a.csv.gz", PACKED)
    (engine.folder / "unpacked").mkdir()
    (engine.folder / "unpacked" / "1-a.csv").symlink_to("/dev/full")
    with pytest.raises(JourneyError, match=r"the disk is full: a copy of a\.csv needs more room") as caught:
        open_log(engine, log)
    assert "TMPDIR" in caught.value.hint


def refuse(*_args, **_named):
    raise PermissionError(13, "Permission denied")


def test_a_glob_is_no_pattern_where_a_file_has_that_name(write, read):
    log, _ = read(write("a[1].csv", GOOD))
    assert log.events == 300


def test_long_and_odd_values_are_kept(write, read):
    long = "x" * 1_000_000
    _, rows = read(write("a.csv", HEAD + f"{long},{long},2020-01-01 00:00Z\n"))
    assert (rows[0]["case_id"], rows[0]["activity"]) == (long, long)


MOMENT_2020 = 1_577_836_800_000_000
ODD = ["'); drop table log; --", 'say "hi"; ok', "line\nbreak", "żółć 🙂 日本", "\\", "-- x", "{a: b}", "%s", "\u202e"]


def test_times_in_seven_forms_and_mixed_zones(times):
    found, quality = times(
        [
            "2020-01-01",
            "2020-01-01T01:00:00+01:00",
            "2020-01-01 01:00 Europe/Warsaw",
            "2020-01-01T00:00:00Z",
            "2020-01-01 12:00 AM",
            "20200101T000000",
            "01-Jan-2020 00:00",
            "Jan 1, 2020 00:00:00",
        ]
    )
    assert found == [MOMENT_2020] * 8
    assert quality["times-without-zone"] == 5


def test_the_ends_of_time(times):
    found, quality = times(["1970-01-01Z", "1970-01-01 00:00Z", "2262-04-11 23:47:16.854775Z", "9999-12-31 00:00Z"])
    assert found[1:] == [0, 9_223_372_036_854_775, 253_402_214_400_000_000]
    assert quality["unreadable-times"] == 1  # a day has no zone


def test_odd_names_come_through_as_columns_and_values(write, read):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*ODD[:4], *ODD[5:]])
    writer.writerow([ODD[0], ODD[1], "2020-01-01 00:00Z", ODD[3], *ODD[5:]])
    log, rows = read(write("a.csv", text.getvalue()), case=ODD[0], activity=ODD[1], time=ODD[2], extra=tuple(ODD[5:]))
    assert [rows[0][log.columns[name]] for name in ODD[5:]] == ODD[5:]
    assert (rows[0]["case_id"], rows[0]["activity"], rows[0]["time_us"]) == (ODD[0], ODD[1], MOMENT_2020)


@pytest.mark.parametrize("name", ODD)
def test_odd_values_are_values(read, name):
    table = pa.table({"case_id": [name], "activity": [name], "end_time": ["2020-01-01 00:00Z"], name: [name]})
    log, rows = read(table, extra=(name,), channel=name)
    row = rows[0]
    assert {row["case_id"], row["activity"], row["channel"], row[log.columns[name]]} == {name}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("case", "activity", "cases", "activities"),
    [
        ("'c' || (i // 10)", "'activity ' || (i % 10000)", 100_000, 10_000),
        ("'one'", "'a' || (i % 4)", 1, 4),
        ("'c' || i", "'a' || (i % 4)", 1_000_000, 4),
    ],
    ids=["ten thousand activities", "a case with a million events", "a million cases with one event"],
)
def test_logs_of_extreme_shapes(engine, tmp_path, *, case, activity, cases, activities):
    path = tmp_path / "a.parquet"
    engine._connection.execute(
        f"COPY (SELECT {case} AS case_id, {activity} AS activity, {MOMENT_2020} + i * 1000000 AS end_time"
        f" FROM range(1000000) r(i)) TO '{path}'"
    )
    profile, log = profile_log(engine, path)
    assert (profile.events, profile.cases, len(profile.activities)) == (1_000_000, cases, activities)
    assert log.quality == ()
