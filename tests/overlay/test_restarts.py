"""A person's events parted into journeys, against a plain reading of the rule."""

import pytest
import sqlglot
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlglot.errors import ErrorLevel

from journeymap.diagnostics import JourneyError
from journeymap.events.log import EventLog
from journeymap.events.statements import literal
from journeymap.overlay.options import Options
from journeymap.overlay.run import overlay

JOURNEY = """
stages:
  - id: all
    touchpoints:
      - {id: a, name: A, match: a, next: b}
      - {id: b, name: B, match: b, starts: true, next: [c, left]}
      - {id: c, name: C, match: c, starts: true, next: here}
      - {id: m, name: M, match: m, one-way: true, planned: false}
outcomes:
  here: {}
  won: {match: won}
  left: {kind: failure, match: left}
"""
OUTCOMES = ("won", "left")
HOUR = 3600
EARLY = -1000 * HOUR
"""One person came long before the others, so that nobody else began before the log."""

event = st.tuples(
    st.sampled_from(["p1", "p2", "p3"]), st.sampled_from(["a", "b", "c", "c", "m", "won", "left", "x"]),
    st.integers(0, 40),
)  # fmt: skip
logs = st.lists(event, min_size=1, max_size=50)


def after_outcomes(rows):
    """Journeys of one person: a visit after an outcome begins a new one; `c` stands for the outcome `here`."""
    found, over, visit = [[]], False, None
    for name, at in rows:
        if name in "abc" and over and name != visit:
            found.append([])
            over, visit = False, None
        found[-1].append((name, at))
        if name in OUTCOMES:
            over, visit = True, None
        elif name in "abc":
            over, visit = over or name == "c", name
    return found


def after_silences(rows, hours):
    """Journeys of one person: an event so long after the last one begins a new one, messages sent aside."""
    found, last = [[]], None
    for name, at in rows:
        if name != "m":
            if last is not None and at - last >= hours:
                found.append([])
            last = at
        found[-1].append((name, at))
    return found


def parted(events, split):
    persons = {}
    for person, name, at in sorted(events, key=lambda entry: entry[2]):
        persons.setdefault(person, []).append((name, at))
    return [
        (f"{person}/{number}", name, at, person)
        for person, rows in persons.items()
        for number, journey in enumerate(split(rows))
        for name, at in journey
    ]


def put(engine, rows, *, numbers=False, by_person=False):
    """Rows are (case, activity, hours, person); `numbers` names cases by number, as a reader does."""
    known = {}
    values = []
    for place, (case, activity, hours, person) in enumerate(rows):
        keys = [known.setdefault(name, len(known) + 1) if numbers else name for name in (case, person)]
        values.append(f"({literal(keys[0])}, {literal(keys[1])}, {literal(activity)}, {hours * HOUR * 10**6}, {place})")
    engine.create(
        "log",
        "SELECT *, CAST(NULL AS VARCHAR) AS channel, CAST(NULL AS BIGINT) AS start_us"
        f" FROM (VALUES {', '.join(values)}) AS v(case_id, cluster, activity, time_us, seq)",
    )
    return EventLog("made up", None, None, {}, len(rows), len(rows), by_person=by_person)


def plain(found):
    data = found.to_json()
    data["observed"].pop("persons")
    quality = data.pop("quality")
    return data, {kind: entry for kind, entry in quality.items() if kind not in ("restart", "cases-off-map")}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rule", "numbers"), [("after-outcome", False), ("after-outcome", True), ("5h", True), ("12h", False)]
)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(logs)
def test_parted_by_the_rule_as_if_cases_had_been_so(graph_of, engine, rule, numbers, events):
    graph = graph_of(JOURNEY)
    split = after_outcomes if rule == "after-outcome" else lambda rows: after_silences(rows, int(rule[:-1]))
    first = ("early", "a", EARLY, "early")
    rows = [(person, name, at, person) for person, name, at in sorted(events, key=lambda entry: entry[2])]
    options = {"inactive_after": 10.0 * HOUR}
    got = overlay(graph, engine, put(engine, [first, *rows], numbers=numbers), options=Options(restart=rule, **options))
    journeys = parted(events, split)
    expected = overlay(graph, engine, put(engine, [first, *journeys]), options=Options(**options))
    assert plain(got) == plain(expected)
    on_map = {(case, person) for case, name, _, person in journeys if name != "x"}
    persons = {person for _, person in on_map} | {"early"}
    assert (got.observed.persons or got.observed.cases) == len(persons)
    finding = next(entry for entry in got.quality if entry.kind == "restart")
    assert (finding.count, finding.severity) == (len(on_map) + 1, "info")


def test_only_a_first_journey_may_have_begun_before_the_log(graph_of, engine):
    rows = [("p", "won", 0, "p"), ("p", "a", 1, "p"), ("q", "a", 0, "q"), ("q", "won", 1, "q"), ("q", "won", 30, "q")]
    got = overlay(graph_of(JOURNEY), engine, put(engine, rows), options=Options(restart="10h", inactive_after="30d"))
    assert (got.begun_before, got.observed.cases, got.observed.persons) == (1, 3, 2)


def test_a_log_of_persons_is_parted_unless_somebody_says_never(graph_of, engine):
    rows = [("p", "a", 0, "p"), ("p", "won", 1, "p"), ("p", "a", 2, "p")]
    graph = graph_of(JOURNEY)
    assert overlay(graph, engine, put(engine, rows, by_person=True)).observed.cases == 2
    assert overlay(graph, engine, put(engine, rows)).observed.cases == 1
    got = overlay(graph, engine, put(engine, rows, by_person=True), options=Options(restart="never"))
    assert (got.observed.cases, got.after_outcome, got.observed.persons) == (1, 1, None)
    assert "restart" not in {entry.kind for entry in got.quality}


def test_the_journey_says_the_rule_in_words_of_the_finding(graph_of, engine):
    rows = [("p", "a", 0, "p"), ("p", "a", 50, "p")]
    got = overlay(graph_of(JOURNEY + "events: {restart: 2d}\n"), engine, put(engine, rows))
    finding = next(entry for entry in got.quality if entry.kind == "restart")
    assert finding.message == "journeys of 1 person: a new one begins after 2d without an event"
    assert got.observed.persons == 1


@pytest.mark.parametrize("said", ["sometimes", "1d..2d", "0h", "-3d"])
def test_a_rule_that_is_none_is_misuse(graph_of, engine, said):
    with pytest.raises(JourneyError, match=f'restart: "{said}" says nothing here'):
        overlay(graph_of(JOURNEY), engine, put(engine, [("p", "a", 0, "p")]), options=Options(restart=said))


@pytest.mark.parametrize("rule", ["after-outcome", "30d"])
def test_what_parts_journeys_is_sql_for_other_engines_too(lay, engine, rule):
    engine.ran.clear()
    journey = JOURNEY.replace("match: a,", "match: {activity: a, channel: [web, app], where: {size: ['5', \"it's\"]}},")
    got = lay(journey, [("k", "a", 0, "web"), ("k", "won", 1, None)], {"size": ["5", None]}, restart=rule)
    assert got.touchpoint("a").events == 1
    parted = [statement for name, statement in engine.ran if name == "log" and "journey" in statement]
    assert len(parted) == 1
    assert len(sqlglot.transpile(parted[0], "duckdb", write="spark", unsupported_level=ErrorLevel.RAISE)) == 1
