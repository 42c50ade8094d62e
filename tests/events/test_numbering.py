"""Cases and persons by number, activities as a type of few values: what is read stays what was written."""

import pytest

from journeymap.events.numbering import FEW

ROLES = {"case": "case", "activity": "what", "time": "when"}


def csv(rows, head="case,what,when"):
    return head + "\n" + "".join(",".join(row) + "\n" for row in rows)


@pytest.mark.parametrize("kinds", [1, FEW, FEW + 1])
def test_few_or_many_activities_are_texts(write, read, engine, kinds):
    names = [f"it's {number:04}; -- " for number in range(kinds)]
    _, rows = read(write("a.csv", csv([("c", name, "2026-01-01") for name in names])), **ROLES)
    assert [row["activity"] for row in rows] == names
    found = engine.fetch("test", "SELECT max(activity) AS last, count(*) FILTER (activity = 'none') AS n FROM log")[0]
    assert (found["last"], found["n"]) == (names[-1], 0)


def test_cases_are_numbered_as_the_log_names_them(write, read, engine):
    rows = [("z", "x", "2026-01-03"), ("a", "x", "2026-01-01"), ("z", "x", "2026-01-02"), (" ", "x", "2026-01-01")]
    log, found = read(write("a.csv", csv(rows)), **ROLES)
    assert [row["case_id"] for row in found] == ["z", "a", "z"]
    names = engine.fetch("test", "SELECT number, name FROM case_names ORDER BY number")
    assert [(row["number"], row["name"]) for row in names] == [(1, "z"), (2, "a")]
    assert {one.kind: one.count for one in log.quality}["missing-case"] == 1


def test_an_event_that_names_no_person_goes_with_its_case(write, read, engine):
    rows = [("1", "x", "2026-01-01", "ann"), ("2", "x", "2026-01-01", "ann"), ("3", "x", "2026-01-01", ""),
            ("4", "x", "2026-01-01", " ")]  # fmt: skip
    read(write("a.csv", csv(rows, "case,what,when,who")), **ROLES, cluster="who")
    clusters = [row["cluster"] for row in engine.fetch("test", "SELECT cluster FROM log ORDER BY case_id")]
    assert clusters[0] == clusters[1]
    assert len(set(clusters)) == 3


def test_rows_that_repeat_another_are_counted_by_all_roles(write, read):
    rows = [("c", "x", "2026-01-01", "web"), ("c", "x", "2026-01-01", "web"), ("c", "x", "2026-01-01", "phone"),
            ("c", "y", "2026-01-01", "web"), ("d", "x", "2026-01-01", "web"), ("c", "x", "2026-01-01", "web")]  # fmt: skip
    log, _ = read(write("a.csv", csv(rows, "case,what,when,how")), **ROLES, channel="how")
    assert {one.kind: one.count for one in log.quality}["duplicates"] == 2
