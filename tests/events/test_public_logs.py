"""The public logs are read to the last event: counts made by other tools."""

import json

import pytest

from journeymap.events.source import open_log

pytestmark = pytest.mark.logs


def activities(engine):
    rows = engine.rows("activities", "SELECT activity, count(*) AS n FROM log GROUP BY activity")
    return {row["activity"]: row["n"] for row in rows}


def cases(engine):
    return engine.rows("cases", "SELECT count(DISTINCT case_id) AS n FROM log")[0]["n"]


@pytest.mark.parametrize(
    ("file", "oracle"),
    [
        ("helpdesk.xes.gz", "helpdesk.json"),
        ("receipt.xes.gz", "receipt.json"),
        ("receipt.csv", "receipt.json"),
        ("running-example.xes", "running-example.json"),
        ("running-example.csv", "running-example.json"),
        ("bpic2020_DomesticDeclarations.xes.gz", "bpic2020_domestic.json"),
    ],
)
def test_counts_are_those_of_other_tools(shared, engine, file, oracle):
    expected = json.loads((shared / "oracle" / oracle).read_text(encoding="utf-8"))
    log = open_log(engine, shared / "data" / file)
    assert activities(engine) == expected["activity_counts"]
    assert (log.preset, log.events, cases(engine)) == ("xes", expected["events"], expected["cases"])


def test_the_loan_log_has_its_completed_events(shared, engine):
    log = open_log(engine, shared / "data" / "bpic2012.xes.gz")
    assert (log.rows, log.events, cases(engine)) == (262_200, 164_506, 13_087)
    assert {one.kind: one.count for one in log.quality}["other-lifecycle"] == 262_200 - 164_506
    expected = json.loads((shared / "oracle" / "bpic2012_AO_complete.json").read_text(encoding="utf-8"))[
        "activity_counts"
    ]
    assert {name: count for name, count in activities(engine).items() if name in expected} == expected


def test_csv_and_xes_of_a_log_are_the_same_log(shared, engine):
    rows = {}
    for file in ("receipt.csv", "receipt.xes.gz"):
        open_log(engine, shared / "data" / file)
        select = (
            "SELECT name, activity, time_us FROM log JOIN case_names ON case_id = number ORDER BY name, time_us, seq"
        )
        rows[file] = engine.rows("all", select)
    assert rows["receipt.csv"] == rows["receipt.xes.gz"]


@pytest.mark.parametrize(
    ("file", "preset", "events", "number"),
    [
        ("ttc_Helpdesk_cut0.0.csv", "disco", 13_710, 3_804),
        ("rete_ecom.csv.gz", "retentioneering", 31_106, 600),
        ("sim/LoanApp_train.csv", "disco", 5_976, 797),
        ("sim/P2P_train.csv", "disco", 6_839, 449),
        ("sim/BPIC12W_train.csv.gz", "disco", 43_405, 6_830),
        ("interval_event_log.xes", "xes", 8_109, 1_266),
    ],
)
def test_other_public_logs(shared, engine, *, file, preset, events, number):
    log = open_log(engine, shared / "data" / file)
    assert (log.preset, log.rows, log.events, cases(engine)) == (preset, events, events, number)
    assert {one.kind for one in log.quality} <= {"times-without-zone", "duplicates"}
