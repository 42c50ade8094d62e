"""OCEL 2.0 in its three forms is the same log; which objects are the cases is named, or said."""

import gzip
import json
import re
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.diagnostics import JourneyError
from journeymap.events.ocel import json_items as module
from journeymap.events.ocel.json_items import Malformed, json_items
from journeymap.events.roles import Roles
from journeymap.events.source import open_log

EVENTS = [
    ("e1", "order", "2026-01-01T10:00:00Z", {"shop": "web"}, ["o1", "o2", "p1"]),
    ("e2", "pay", "2026-01-02T10:00:00Z", {}, ["o1"]),
    ("e3", 'say "hi" & <go>', "2026-01-02T10:00:00Z", {"shop": "", "note": "żółć 🙂\n'); drop table log; --"}, ["o1"]),
    ("e4", "scan", "2026-01-03T10:00:00Z", {"concept:name": "odd"}, ["p1"]),
]
OBJECTS = [
    ("o1", "Order", [("size", "1970-01-01T00:00:00Z", "small"), ("size", "2026-01-02T00:00:00Z", "large")]),
    ("o2", "Order", [("size", "1970-01-01T00:00:00Z", "big")]),
    ("p1", "Parcel", []),
]


def as_json(path):
    events = [
        {"id": key, "type": kind, "time": time, "attributes": [{"name": n, "value": v} for n, v in values.items()],
         "relationships": [{"objectId": item, "qualifier": "x"} for item in items]}
        for key, kind, time, values, items in EVENTS
    ]  # fmt: skip
    objects = [
        {"id": key, "type": kind, "attributes": [{"name": n, "time": t, "value": v} for n, t, v in values]}
        for key, kind, values in OBJECTS
    ]
    text = json.dumps({"objectTypes": [{"name": "Order"}], "eventTypes": [], "objects": objects, "events": events})
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())


def as_xml(path):
    import xml.etree.ElementTree as ET

    log = ET.Element("log")
    ET.SubElement(log, "object-types")
    objects, events = ET.SubElement(log, "objects"), ET.SubElement(log, "events")
    for key, kind, values in OBJECTS:
        item = ET.SubElement(objects, "object", id=key, type=kind)
        inner = ET.SubElement(item, "attributes")
        for name, time, value in values:
            ET.SubElement(inner, "attribute", name=name, time=time).text = value
        ET.SubElement(ET.SubElement(item, "objects"), "relationship", {"object-id": "p1", "qualifier": "x"})
    for key, kind, time, values, items in EVENTS:
        event = ET.SubElement(events, "event", id=key, type=kind, time=time)
        inner = ET.SubElement(event, "attributes")
        for name, value in values.items():
            ET.SubElement(inner, "attribute", name=name).text = value
        related = ET.SubElement(event, "objects")
        for one in items:
            ET.SubElement(related, "relationship", {"object-id": one, "qualifier": "x"})
    ET.ElementTree(log).write(path, encoding="utf-8", xml_declaration=True)


def as_sqlite(path):
    base = sqlite3.connect(path)
    base.executescript("""CREATE TABLE event (ocel_id, ocel_type); CREATE TABLE object (ocel_id, ocel_type);
    CREATE TABLE event_object (ocel_event_id, ocel_object_id, ocel_qualifier);
    CREATE TABLE event_map_type (ocel_type, ocel_type_map); CREATE TABLE object_map_type (ocel_type, ocel_type_map);""")
    for number, kind in enumerate(dict.fromkeys(event[1] for event in EVENTS)):
        names = [name for event in EVENTS if event[1] == kind for name in event[3]]
        base.execute("INSERT INTO event_map_type VALUES (?, ?)", (kind, f"T{number}"))
        listed = "".join(f', "{name}"' for name in names)
        base.execute(f"CREATE TABLE event_T{number} (ocel_id, ocel_time{listed})")
        for key, _, time, values, _ in (event for event in EVENTS if event[1] == kind):
            base.execute(f"INSERT INTO event_T{number} VALUES (?, ?{', ?' * len(names)})",
                         (key, time, *(values.get(name) for name in names)))  # fmt: skip
    base.executemany("INSERT INTO event VALUES (?, ?)", [event[:2] for event in EVENTS])
    base.executemany("INSERT INTO event_object VALUES (?, ?, 'x')", [(e[0], item) for e in EVENTS for item in e[4]])
    base.executemany("INSERT INTO object VALUES (?, ?)", [item[:2] for item in OBJECTS])
    for kind in ("Order", "Parcel"):
        base.execute("INSERT INTO object_map_type VALUES (?, ?)", (kind, kind))
        base.execute(f"CREATE TABLE object_{kind} (ocel_id, ocel_time, ocel_changed_field, size)")
    for key, kind, values in OBJECTS:
        base.executemany(f"INSERT INTO object_{kind} VALUES (?, ?, NULL, ?)", [(key, t, v) for _, t, v in values])
    base.commit()
    base.close()


WRITERS = {
    "a.jsonocel": as_json,
    "a.json": as_json,
    "a.json.gz": as_json,
    "a.xmlocel": as_xml,
    "a.xml": as_xml,
    "a.sqlite": as_sqlite,
    "a.db": as_sqlite,
}


@pytest.fixture
def ocel(tmp_path):
    def written(name):
        WRITERS[name](tmp_path / name)
        return tmp_path / name

    return written


@pytest.mark.parametrize("name", WRITERS)
def test_every_form_is_the_same_log(ocel, read, name):
    extra = ("shop", "note", "case:size", "event:concept:name", "ocel:eid")
    log, rows = read(ocel(name), object_type="Order", extra=extra)
    seen = [
        (row["case_id"], row["activity"], row["time_us"], *(row[log.columns[one]] for one in extra)) for row in rows
    ]
    first, second = 1_767_261_600_000_000, 1_767_348_000_000_000
    assert sorted(seen, key=lambda row: (row[0], row[7])) == [
        ("o1", "order", first, "web", None, "small", None, "e1"),
        ("o1", "pay", second, None, None, "small", None, "e2"),
        ("o1", 'say "hi" & <go>', second, None, "żółć 🙂\n'); drop table log; --", "small", None, "e3"),
        ("o2", "order", first, "web", None, "big", None, "e1"),
    ]
    assert [row["activity"] for row in rows if row["case_id"] == "o1"] == [event[1] for event in EVENTS[:3]]
    assert {one.kind: (one.count, one.examples) for one in log.quality} == {
        "several-objects": (1, ()),
        "without-object": (1, ()),
        "changed-attributes": (1, ("size",)),
    }
    assert (log.preset, log.events) == ("xes", 4)


def test_the_type_is_named_or_said(ocel, read, engine):
    path = ocel("a.jsonocel")
    with pytest.raises(
        JourneyError, match=r"nothing says which objects of the log a\.jsonocel are the cases"
    ) as caught:
        read(path)
    assert "there are: Order (2 objects), Parcel (1 object)" in caught.value.hint
    with pytest.raises(JourneyError, match='no objects of the type "order"') as caught:
        read(path, object_type="order")
    assert caught.value.hint.startswith('did you mean "Order"? there are: Order (2 objects)')
    tables = [row["name"] for row in engine.fetch("test", "SELECT table_name AS name FROM duckdb_tables()")]
    assert set(tables) <= {"person_names"}


def test_a_single_type_needs_no_name(write, read):
    one = {"objects": [{"id": 1, "type": "Order"}], "eventTypes": [],
           "events": [{"id": "e", "type": "buy", "time": "2026-01-01T00:00:00Z", "relationships": [{"objectId": 1}]}]}  # fmt: skip
    log, rows = read(write("a.json", json.dumps(one)))
    assert [(row["case_id"], row["activity"]) for row in rows] == [("1", "buy")]
    assert log.quality == ()


@pytest.mark.logs
def test_the_three_forms_of_the_public_example_agree(shared, engine):
    """Two of the three were written in local time without a zone, which `timezone` mends."""
    seen = []
    for form in ("jsonocel", "xmlocel", "sqlite"):
        path = shared / "data" / f"ocel20_example.{form}"
        roles = Roles(object_type="Purchase Order", timezone="Europe/Berlin", extra=("po_creator", "case:po_quantity"))
        log = open_log(engine, path, roles)
        rows = engine.rows(
            "test",
            "SELECT name, activity, time_us, x_1, x_2 FROM log JOIN case_names ON case_id = number"
            " ORDER BY name, time_us, seq",
        )
        seen.append(([tuple(row.values()) for row in rows], [q for q in log.quality if q.kind != "times-without-zone"]))
    assert seen[0] == seen[1] == seen[2]
    assert [row[:2] for row in seen[0][0]] == [
        ("PO1", "Create Purchase Order"),
        ("PO1", "Change PO Quantity"),
        ("PO1", "Insert Invoice"),
        ("PO1", "Insert Invoice"),
        ("PO2", "Create Purchase Order"),
    ]
    assert {row[4] for row in seen[0][0]} == {"500", "1"}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.jsonocel", "", "is empty"),
        ("a.jsonocel", "{}", "has no objects"),
        ("a.jsonocel", '{"events": [', "the log a.jsonocel is cut off"),
        ("a.jsonocel", '{"events": [{"id": "e1", "ty', "the log a.jsonocel is cut off"),
        ("a.jsonocel", '{"events": [}', "the log a.jsonocel is no JSON object"),
        ("a.jsonocel", "[1, 2]", "the log a.jsonocel is no JSON object"),
        ("a.jsonocel", b'{"events": ["\xff"]}', "the log a.jsonocel is not UTF-8"),
        ("a.jsonocel", '{"events": [7]}', "the log a.jsonocel is no OCEL 2.0"),
        ("a.jsonocel", '{"events": [{"type": "a"}]}', 'one of its events or objects lacks "id"'),
        ("a.jsonocel", '{"ocel:events": {}}', "the log a.jsonocel is in OCEL 1.0"),
        ("a.json", '{"ocel:global-event": {}}', "the log a.json is in OCEL 1.0"),
        ("a.json", '{"events": [' + "[" * 100_000, "the log a.json is no JSON object"),
        ("a.json.gz", gzip.compress(b'{"events": [')[:-3], "the log a.json.gz"),
        ("a.xmlocel", "<log><events><event>", "the log a.xmlocel is not well-formed XML at line 1"),
        ("a.xmlocel", "<html/>", "the log a.xmlocel is no OCEL 2.0"),
        ("a.xmlocel", "<log/>", "has no objects"),
        ("a.xmlocel", '<!DOCTYPE log [<!ENTITY a "b">]><log>&a;</log>', 'declares the entity "a"'),
        ("a.sqlite", "no database", "the log a.sqlite is no database"),
    ],
)
def test_what_is_broken_is_said_in_one_sentence(write, engine, name, content, words):
    with pytest.raises(JourneyError, match=re.escape(words)):
        open_log(engine, write(name, content))


def test_a_table_that_is_missing_from_sqlite(ocel, engine):
    path = ocel("a.sqlite")
    base = sqlite3.connect(path)
    base.execute("DROP TABLE event_T1")
    base.commit()
    base.close()
    with pytest.raises(JourneyError, match=r'the log a\.sqlite lacks the table "event_T1" of its events'):
        open_log(engine, path, Roles(object_type="Order"))


def test_an_object_type_without_events(write, engine):
    text = json.dumps({"objects": [{"id": "o", "type": "Order"}], "events": [{"id": "e", "type": "a", "time": "2026"}]})
    with pytest.raises(JourneyError, match=r'no event of the log a\.json belongs to an object of the type "Order"'):
        open_log(engine, write("a.json", text))


class Pieces:
    """A stream that gives a few bytes at a time."""

    def __init__(self, data, size):
        self.data, self.size = data, size

    def read(self, _):
        piece, self.data = self.data[: self.size], self.data[self.size :]
        return piece


LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=5)
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(st.text(max_size=4), TREES, max_size=4),
    st.integers(1, 9),
    st.sampled_from([None, 1]),
    st.booleans(),
)
def test_reading_element_by_element_is_reading_the_whole(value, size, indent, escaped):
    data = json.dumps(value, indent=indent, ensure_ascii=escaped).encode("utf-8", "surrogatepass")
    found = {}
    for key, one in json_items(Pieces(data, size)):
        if isinstance(value[key], list):
            found.setdefault(key, []).append(one)
        else:
            found[key] = one
    assert found == {key: one for key, one in value.items() if one != []}


@given(st.text(alphabet='{}[]",:1 e\n\\', max_size=20), st.integers(1, 9))
def test_what_is_no_object_is_refused(text, size):
    try:
        whole = json.loads(text)
    except ValueError:
        whole = None
    try:
        list(json_items(Pieces(text.encode(), size)))
    except Malformed:
        assert not isinstance(whole, dict)
    else:  # what follows the object is not looked at
        assert isinstance(json.JSONDecoder().raw_decode(text.strip())[0], dict)


def test_the_block_of_the_reader_is_not_what_a_value_may_be(monkeypatch):
    monkeypatch.setattr(module, "BLOCK", 3)
    data = b'{"events": [' + b",".join([b'{"id": "' + b"x" * 50 + b'"}'] * 3) + b"]}"
    assert len(list(json_items(Pieces(data, 7)))) == 3
