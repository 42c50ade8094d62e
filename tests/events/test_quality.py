"""What is left out is counted, what is odd is said, and no example names a case."""

import pytest

from journeymap.diagnostics import JourneyError
from journeymap.events.binding import bind_roles
from journeymap.events.relation import Column, Relation
from journeymap.events.roles import Roles
from journeymap.events.staging import log_select, stage

HEAD = "case_id,activity,start_time,end_time,life,id,n\n"


def found(log):
    return {one.kind: (one.count, one.examples) for one in log.quality}


def test_rows_that_are_no_events_are_counted(write, read):
    text = (
        HEAD
        + "secret-1,a,,2020-01-01 10:00Z,,,\n"
        + ",b,,2020-01-01 10:00Z,,,\n"
        + "secret-2, ,,2020-01-01 10:00Z,,,\n"
        + "secret-3,c,,,,,\n"
        + "secret-4,d,,soon,,,\n"
        + "secret-5,e,never,2020-01-01 10:00Z,,,\n"
        + "secret-6,f,2020-01-01 11:00Z,2020-01-01 10:00Z,,,\n"
        + "secret-7,g,2020-01-01 09:00,2020-01-01 10:00,,,\n"
    )
    log, rows = read(write("a.csv", text))
    assert found(log) == {
        "missing-case": (1, ("line 3",)),
        "missing-activity": (1, ("line 4",)),
        "missing-time": (1, ("line 5",)),
        "unreadable-times": (1, ('line 6: "soon"',)),
        "unreadable-starts": (1, ('line 7: "never"',)),
        "negative-durations": (1, ("line 8",)),
        "times-without-zone": (1, ("line 9",)),
    }
    assert "secret" not in repr(log)
    assert (log.rows, log.events) == (8, 4)
    assert [(row["activity"], row["start_us"] and row["time_us"] - row["start_us"]) for row in rows] == [
        ("a", None),
        ("e", None),
        ("f", 0),
        ("g", 3_600_000_000),
    ]


def test_only_the_first_examples_are_kept(write, read):
    log, _ = read(write("a.csv", HEAD + "c,a,,2020-01-01 00:00Z,,,\n" + "c,a,,x,,,\n" * 10), timezone="UTC")
    assert found(log)["unreadable-times"] == (10, ('line 3: "x"', 'line 4: "x"', 'line 5: "x"'))


@pytest.mark.parametrize(
    ("lives", "kept"),
    [
        (["start", "COMPLETE", "Complete", "schedule", ""], ["1", "2", "4"]),
        (["start", "schedule", "start", "start", ""], ["0", "1", "2", "3", "4"]),
    ],
)
def test_completed_events_count_where_there_are_any(write, read, lives, kept):
    lines = "".join(f"c,{number},,2020-01-01 10:0{number}Z,{life},,\n" for number, life in enumerate(lives))
    log, rows = read(write("a.csv", HEAD + lines), lifecycle="life")
    assert [row["activity"] for row in rows] == kept
    assert found(log).get("other-lifecycle", (0,))[0] == len(lives) - len(kept)


def test_repeated_events_are_counted_and_kept(write, read):
    lines = (
        "c,a,,2020-01-01 00:00Z,,1,\n" * 3
        + "c,a,,2020-01-01 00:00Z,,2,\nd,a,,2020-01-01 00:00Z,,1,\nc,b,,2020-01-01 00:00Z,,,\nc,b,,2020-01-01 00:00Z,,,\n"
    )
    log, rows = read(write("a.csv", HEAD + lines))
    assert found(log)["duplicates"] == (4, ())
    log, rows = read(write("a.csv", HEAD + lines), event_id="id")
    assert found(log)["duplicates"] == (4, ())
    assert len(rows) == 7


def test_a_kind_of_log_that_repeats_itself_has_each_event_once(write, read):
    head = "event_id,user_id,domain_userid,event_name,derived_tstamp\n"
    lines = "e1,,d1,view,2020-01-01 10:00:00Z\ne2,u1,d1,buy,2020-01-01 11:00:00Z\ne1,,d1,view,2020-01-01 10:00:00Z\n"
    log, rows = read(write("a.csv", head + lines))
    assert (log.preset, log.by_person, log.rows, log.events) == ("snowplow", True, 3, 2)
    assert [(row["case_id"], row["activity"]) for row in rows] == [("d1", "view"), ("u1", "buy")]
    assert found(log)["duplicates"][0] == 1
    assert [one.message for one in log.quality if one.kind == "duplicates"] == [
        "event that repeats another event, left out"
    ]


def test_tie_breakers_of_a_preset_are_numbers_in_a_text_file_too(write, read):
    head = "user_pseudo_id,event_name,event_timestamp,batch_page_id,batch_event_index\n"
    _, rows = read(
        write("a.csv", head + "p,b,1577959200000000,1,10\np,a,1577959200000000,1,9\np,c,1577959200000000,10,1\n")
    )
    assert [row["activity"] for row in rows] == ["a", "b", "c"]


def test_ties_are_put_in_the_order_of_the_preset_then_of_the_column_then_of_the_file(write, read):
    head = "user_pseudo_id,event_name,event_timestamp,batch_page_id,batch_event_index,n\n"
    lines = "p,c,1577959200000000,2,1,1\np,b,1577959200000000,1,2,9\np,a,1577959200000000,1,1,10\np,d,1577959200000000,2,1,1\n"
    path = write("a.csv", head + lines)
    log, rows = read(path)
    assert [row["activity"] for row in rows] == ["a", "b", "c", "d"]
    assert (log.preset, log.provisional_tail_us, log.has_sequence) == ("ga4", 72 * 3_600_000_000, True)
    _, rows = read(
        path,
        preset="retentioneering",
        case="user_pseudo_id",
        activity="event_name",
        time="event_timestamp",
        sequence="n",
    )
    assert [row["activity"] for row in rows] == ["c", "d", "b", "a"]


def test_a_person_for_the_intervals(write, read):
    log, rows = read(write("a.csv", HEAD + "c1,a,,2020-01-01 00:00Z,,p,\nc2,a,,2020-01-01 00:00Z,,p,\n"), cluster="id")
    assert [row["cluster"] for row in rows] == ["p", "p"]
    assert log.roles["cluster"] == ("id",)


def test_only_the_days_asked_for(write, read):
    lines = "".join(f"c,{day},,2020-01-0{day} 00:00:00,,,\n" for day in range(1, 6))
    path = write("a.csv", HEAD + lines)
    log, rows = read(path, from_="2020-01-02", until="2020-01-04")
    assert [row["activity"] for row in rows] == ["2", "3"]
    assert found(log)["outside-the-days"][0] == 3
    _, rows = read(path, from_="2020-01-02", until="2020-01-04", timezone="Asia/Tokyo")
    assert [row["activity"] for row in rows] == ["2", "3"]
    with pytest.raises(JourneyError, match=r"the log a\.csv has no events from 2021-01-01 until its end"):
        read(path, from_="2021-01-01")
    with pytest.raises(JourneyError, match='"yesterday" is not a date or a time'):
        read(path, until="yesterday")


def test_a_table_without_an_order_has_none_to_say(engine):
    engine.create("t", "SELECT 'c' AS id, 5 AS moment, unnest(['b', 'c', 'a']) AS what")
    columns = (Column("id", "id", "VARCHAR"), Column("moment", "moment", "INTEGER"), Column("what", "what", "VARCHAR"))
    relation = Relation("t", columns, ("id", "moment", "what"), None)
    roles = Roles(case="id", activity="what", time="moment")
    staged = stage(engine, "t", relation, bind_roles("t", relation.names, roles), roles)
    engine.create("log", log_select(staged))
    assert not staged.has_sequence
    assert [row["activity"] for row in engine.rows("test", "SELECT activity FROM log ORDER BY seq")] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "preset", "cases", "activities", "duplicates"),
    [
        (
            "messageId,userId,anonymousId,event,name,timestamp\nm1,,a1,,Home,2020-01-01 00:00Z\nm2,u1,a1,Paid,,2020-01-02 00:00Z\nm2,u1,a1,Paid,,2020-01-03 00:00Z\n",
            "segment",
            ["a1", "u1", "u1"],
            ["Home", "Paid", "Paid"],
            1,
        ),
        (
            "uuid,event,distinct_id,person_id,timestamp\n1,$pageview,d,p,2020-01-01T00:00:00Z\n",
            "posthog",
            ["p"],
            ["$pageview"],
            0,
        ),
        (
            "specversion,id,source,type,subject,time\n1.0,1,/a,sent,s,2020-01-01T00:00:00Z\n1.0,1,/b,paid,s,2020-01-02T00:00:00Z\n1.0,1,/b,paid,s,2020-01-03T00:00:00Z\n",
            "cloudevents",
            ["s", "s", "s"],
            ["sent", "paid", "paid"],
            1,
        ),
        (
            "user_id,session_id,event,timestamp\nu,s,main,2020-01-01T00:00:00Z\n",
            "retentioneering",
            ["u"],
            ["main"],
            0,
        ),
    ],
)
def test_events_of_known_tools(write, read, *, text, preset, cases, activities, duplicates):
    log, rows = read(write("a.csv", text))
    assert log.preset == preset
    assert [row["case_id"] for row in rows] == cases
    assert [row["activity"] for row in rows] == activities
    assert found(log).get("duplicates", (0,))[0] == duplicates


def test_messages_go_with_their_count(write, read):
    head, bad = "case_id,activity,end_time\n", ",a,2020-01-01\nc,,2020-01-01\nc,a,\nc,a,soon\nc,a,2020-01-01\n"
    one, _ = read(write("one.csv", head + bad))
    many, _ = read(write("many.csv", head + bad * 2))
    assert [entry.count for entry in one.quality] == [1, 1, 1, 1, 3]
    assert [entry.message.split(",")[0] for entry in one.quality[:4]] == [
        "event without a case",
        "event without an activity",
        "event without a time",
        "time that cannot be read; its event is left out",
    ]
    assert [entry.message.split(",")[0] for entry in many.quality[:4]] == [
        "events without a case",
        "events without an activity",
        "events without a time",
        "times that cannot be read; their events are left out",
    ]
