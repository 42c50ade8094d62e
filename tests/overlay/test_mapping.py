"""Which events stand for what: lists, channels, conditions, quoting, ambiguity."""

import pytest

from journeymap.diagnostics import JourneyError

HEAD = """
stages:
  - id: all
    touchpoints:
"""
END = """
outcomes:
  done: {match: end}
"""


def journey(*touchpoints):
    return HEAD + "\n".join(f"      - {one}" for one in touchpoints) + END


def test_activities_lists_channels_and_conditions(lay):
    text = journey(
        "{id: a, name: A, match: {activity: [call, ring], channel: phone}}",
        "{id: b, name: B, match: {activity: call, channel: [web, app]}}",
        "{id: c, name: C, match: {where: {size: [5, '7']}}}",
    )
    events = [
        ("k", "call", 0, "phone"), ("k", "ring", 1, "phone"), ("k", "call", 2, "web"), ("k", "call", 3, "app"),
        ("k", "call", 4, None), ("k", "other", 5, "web"), ("k", "other", 6, None), ("k", "end", 7, None),
    ]  # fmt: skip
    got = lay(text, events, {"size": [None, None, None, None, None, "5", "7", None]})
    assert [(row.id, row.visits, row.events) for row in got.touchpoints] == [("a", 1, 2), ("b", 1, 2), ("c", 1, 2)]
    assert got.observed.off_map == {"call": 1}
    assert got.outcomes[0].cases == 1


def test_an_event_that_two_touchpoints_want_is_an_error_that_names_both(lay):
    text = journey("{id: a, name: A, match: call}", "{id: b, name: B, match: {activity: call, channel: web}}")
    with pytest.raises(JourneyError, match=r'ambiguous: "call" \(1 events\) is matched by "a" and by "b"'):
        lay(text, [("k", "call", 0, "web"), ("k", "call", 1, "phone")])
    fine = lay(text, [("k", "call", 0, "phone"), ("k", "other", 1, None)])
    assert fine.touchpoint("a").events == 1


def test_an_outcome_and_a_touchpoint_may_not_share_events_either(lay):
    with pytest.raises(JourneyError, match=r'"end" \(2 events\) is matched by "a" and by "done"'):
        lay(journey("{id: a, name: A, match: end}"), [("k", "end", 0), ("l", "end", 1)])


def test_names_in_the_log_are_never_sql(lay):
    nasty = '\'); DROP TABLE log; -- "x" :until\n💥'
    text = journey(
        """{id: a, name: A, match: "'); DROP TABLE log; -- \\"x\\" :until\\n💥"}""", "{id: b, name: B, match: b}"
    )
    got = lay(text, [("k'; --", nasty, 0), ('k"', "b", 1), ("k'; --", "end", 2), ("l", "it's :tau", 3)])
    assert got.touchpoint("a").events == 1
    assert got.observed.off_map == {"it's :tau": 1}


def test_nothing_mapped_is_said(lay):
    with pytest.raises(JourneyError, match="nothing of the journey"):
        lay("stages: [{id: s, name: S, touchpoints: [A, B]}]", [("k", "a", 0)])


def test_a_channel_is_asked_for_and_the_log_has_none(lay):
    with pytest.raises(JourneyError, match='"a" is matched by channel') as raised:
        lay(journey("{id: a, name: A, match: {activity: a, channel: web}}"), [("k", "a", 0)])
    assert "--channel" in raised.value.hint


def test_what_no_event_fits_is_a_finding_and_has_counts_of_zero(lay):
    got = lay(journey("{id: a, name: A, match: a}", "{id: b, name: B, match: bb}"), [("k", "a", 0), ("k", "x", 1)])
    row = got.touchpoint("b")
    assert (row.visits, row.events, row.drop_off, row.exits) == (0, 0, None, None)
    finding = next(entry for entry in got.quality if entry.kind == "nothing-matched")
    assert finding.examples == ("b", "done")


def test_cases_off_the_map_are_counted_and_are_no_cases(lay):
    got = lay(journey("{id: a, name: A, match: a}"), [("k", "a", 0), ("l", "x", 1), ("m", "x", 2)])
    assert got.observed.cases == 1
    assert next(entry for entry in got.quality if entry.kind == "cases-off-map").count == 2


def test_blanks_at_the_ends_of_an_activity_are_part_of_it(lay):
    got = lay(journey("{id: a, name: A, match: ' call '}"), [("k", " call ", 0), ("k", "call", 1)])
    assert got.touchpoint("a").events == 1
    assert got.observed.off_map == {"call": 1}
