"""Tables and views of DuckDB and SQLite files are logs; what cannot be read is said in clear words."""

import re
import sqlite3
import subprocess
import sys

import duckdb
import pytest

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.files import split_table
from journeymap.events.roles import Roles
from journeymap.events.source import open_log

ROLES = {"case": "id", "activity": "what", "time": "when"}
TABLE = """CREATE TABLE orders (id INTEGER, what VARCHAR, "when" TIMESTAMP, score DOUBLE);
INSERT INTO orders VALUES (1, 'sent', '2020-01-02 10:00:00', 3), (2, NULL, '2020-01-02 10:00:00', NULL),
  (1, '''); drop table orders; --', '2020-01-02 10:00:00', 2.5);
CREATE VIEW "new orders" AS SELECT * FROM orders WHERE id = 1;"""
MOMENT = 1_577_959_200_000_000


@pytest.fixture(params=["duckdb", "sqlite"])
def base(request, tmp_path):
    path = tmp_path / f"shop.{request.param}"
    if request.param == "duckdb":
        with duckdb.connect(path) as opened:
            opened.execute(TABLE)
    else:
        opened = sqlite3.connect(path)
        opened.executescript(TABLE)
        opened.close()
    return path


def test_a_table(base, read, engine):
    log, rows = read(f"{base}::orders", **ROLES, extra=("score",))
    assert [(row["case_id"], row["activity"], row["time_us"], row["x_1"], row["seq"]) for row in rows] == [
        ("1", "sent", MOMENT, "3", 0),
        ("1", "'); drop table orders; --", MOMENT, "2.5", 2),
    ]
    assert (log.label, log.rows, log.has_sequence) == (f"{base.name}::orders", 3, True)
    assert {one.kind for one in log.quality} == {"missing-activity", "times-without-zone"}
    assert engine.fetch("test", "SELECT database_name FROM duckdb_databases() WHERE NOT internal") == [
        {"database_name": "memory"}
    ]


def test_a_view_has_no_order_of_its_own(base, read):
    log, rows = read(f"{base}::new orders", **ROLES)
    assert [row["activity"] for row in rows] == ["'); drop table orders; --", "sent"]
    assert not log.has_sequence


def test_the_content_stands_for_the_table_too(base, read):
    first, second = (read(f"{base}::{table}", **ROLES)[0].content for table in ("orders", "new orders"))
    assert first != second
    assert first == read(f"{base}::orders", **ROLES)[0].content


def test_names_in_any_case(base, read):
    assert read(f"{base}::ORDERS", **ROLES)[0].events == 2


def test_which_table_must_be_said(base, engine):
    with pytest.raises(JourneyError, match=f"the database {base.name} has several tables and none is named") as caught:
        open_log(engine, base)
    assert caught.value.hint == f"write {base}::TABLE. tables: new orders, orders"
    with pytest.raises(JourneyError, match='has no table "oders"') as caught:
        open_log(engine, f"{base}::oders")
    assert caught.value.hint == f"did you mean {base}::orders? tables: new orders, orders"


def test_a_column_that_is_missing(base, engine):
    with pytest.raises(JourneyError, match=f'the log {base.name}::orders has no column "idd" for the case') as caught:
        open_log(engine, f"{base}::orders", Roles(**ROLES | {"case": "idd"}))
    assert caught.value.hint.startswith('did you mean "id"?')


def test_one_table_is_taken(tmp_path, read):
    path = tmp_path / "one.db"
    with duckdb.connect(path) as opened:
        opened.execute("CREATE SCHEMA s; CREATE TABLE s.t AS SELECT 1 AS id, 'a' AS what, 5 AS \"when\"")
    assert read(path, **ROLES)[0].events == 1
    assert read(f"{path}::s.t", **ROLES)[0].events == 1


def test_a_table_without_rows_of_its_own(tmp_path, read):
    path = tmp_path / "keyed.sqlite"
    opened = sqlite3.connect(path)
    opened.executescript("""CREATE TABLE t (id TEXT PRIMARY KEY, what, "when") WITHOUT ROWID;
    INSERT INTO t VALUES ('b', 'y', 1577959200), ('a', x'ff', 1577959200.5);""")
    opened.close()
    log, rows = read(path, **ROLES)
    assert [(row["case_id"], row["activity"], row["time_us"] - MOMENT) for row in rows] == [
        ("a", "ff", 500_000),
        ("b", "y", 0),
    ]
    assert not log.has_sequence


@pytest.mark.parametrize("name", ["a.duckdb", "a.sqlite", "a.db"])
@pytest.mark.parametrize("content", ["no database at all", bytes(5000)])
def test_what_is_no_database(write, engine, name, content):
    with pytest.raises(JourneyError, match=f"the log {name} is no database"):
        open_log(engine, write(name, content))


def test_a_table_of_what_is_no_database(write, engine):
    path = write("a.csv", "id,what\n")
    with pytest.raises(JourneyError, match=r"the log a\.csv is no database"):
        open_log(engine, f"{path}::orders")


def test_a_database_cut_in_half(base, engine):
    data = base.read_bytes()
    base.write_bytes(data[: len(data) // 2])
    with pytest.raises(JourneyError, match=f"the database {base.name} cannot be read"):
        open_log(engine, f"{base}::orders")


def test_a_file_that_is_missing(base, engine):
    wrong = base.with_name(base.name.replace("shop", "shp"))
    with pytest.raises(JourneyError, match="there is no log") as caught:
        open_log(engine, f"{wrong}::orders")
    assert caught.value.hint == f"did you mean {base}?"


def test_several_databases(base, engine):
    with pytest.raises(JourneyError, match="several databases cannot be one log"):
        open_log(engine, [f"{base}::orders", f"{base}::new orders"])


def test_a_database_without_tables(tmp_path, engine):
    for name, connect in (("a.duckdb", duckdb.connect), ("a.sqlite", sqlite3.connect)):
        opened = connect(tmp_path / name)
        opened.execute("CREATE TABLE t (i INTEGER)")
        opened.execute("DROP TABLE t")
        opened.commit()
        opened.close()
        with pytest.raises(JourneyError, match=f"the database {name} has no tables"):
            open_log(engine, tmp_path / name)


LOCK = {
    "duckdb": "import duckdb; c = duckdb.connect({path!r})",
    "sqlite": "import sqlite3; c = sqlite3.connect({path!r}, isolation_level=None); c.execute('BEGIN EXCLUSIVE')",
}


@pytest.mark.slow
def test_a_database_in_use(base, engine):
    program = LOCK[base.suffix[1:]].format(path=str(base)) + "; print('ready', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as other:
        assert other.stdout.readline()
        with pytest.raises(JourneyError, match=f"the database {base.name} is in use"):
            open_log(engine, f"{base}::orders")
        other.communicate(b"\n")


def test_a_duckdb_file_that_this_program_writes_to(tmp_path):
    path = tmp_path / "shop.duckdb"
    with duckdb.connect(path) as opened:
        opened.execute("CREATE TABLE t AS SELECT 1 AS i")
        with DuckEngine(threads=1) as engine, pytest.raises(JourneyError, match=r"shop\.duckdb is in use"):
            open_log(engine, f"{path}::t")


def test_text_that_is_not_utf_8_in_sqlite(tmp_path, engine):
    path = tmp_path / "a.sqlite"
    opened = sqlite3.connect(path)
    opened.executescript("CREATE TABLE t (id); INSERT INTO t VALUES (CAST(x'ff' AS TEXT))")
    opened.close()
    with pytest.raises(JourneyError, match=re.escape("the database a.sqlite holds text that is not UTF-8")):
        open_log(engine, path, Roles(case="id", activity="id", time="id"))


def test_a_name_with_the_mark_in_it(tmp_path):
    odd = tmp_path / "a::b.csv"
    odd.write_text("x")
    assert split_table(str(odd)) == (str(odd), None)
    assert split_table(f"{odd}::t::u") == (str(odd), "t::u")
    assert split_table("nowhere.db::t") == ("nowhere.db", "t")
