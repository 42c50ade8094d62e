"""Columns find their roles: recognised, named, or asked for in clear words."""

import pytest

from journeymap.diagnostics import JourneyError
from journeymap.events.binding import bind_roles
from journeymap.events.presets import PRESETS, Pick, recognise
from journeymap.events.roles import Roles, roles_from
from journeymap.model.data import EventsSource

HEADERS = {
    "xes": ["case:concept:name", "concept:name", "time:timestamp", "org:resource", "Activity", "Resource"],
    "disco": ["Case ID", "Activity", "Resource", "Start Timestamp", "Complete Timestamp"],
    "ga4": ["user_id", "user_pseudo_id", "event_name", "event_timestamp", "batch_page_id"],
    "segment": ["messageId", "userId", "anonymousId", "event", "timestamp", "original_timestamp"],
    "snowplow": ["event_id", "user_id", "domain_userid", "event_name", "derived_tstamp", "collector_tstamp"],
    "posthog": ["uuid", "event", "distinct_id", "person_id", "timestamp"],
    "cloudevents": ["specversion", "id", "source", "type", "subject", "time"],
    "retentioneering": ["user_id", "event", "timestamp", "session_id"],
}


@pytest.mark.parametrize("preset", sorted(HEADERS))
def test_a_kind_of_log_is_recognised(preset):
    assert recognise(HEADERS[preset]) == preset


def test_every_preset_is_known_to_the_language():
    assert sorted(PRESETS) == sorted(HEADERS)
    assert [EventsSource(preset=name).preset for name in PRESETS] == list(PRESETS)


@pytest.mark.parametrize(
    ("names", "preset"),
    [
        (["case_id", "activity", "resource", "start_time", "end_time"], "disco"),
        (["case_id", "resource", "activity_name", "start_timestamp", "end_timestamp"], "disco"),
        (["CASE ID", "ACTIVITY", "COMPLETE TIMESTAMP"], "disco"),
        (["anonymous_id", "name", "timestamp", "id"], "segment"),
        (["id", "what", "when"], None),
        (["user_id", "event"], None),
        ([], None),
    ],
)
def test_recognition(names, preset):
    assert recognise(names) == preset


def test_names_go_before_the_preset():
    bound = bind_roles("x.csv", HEADERS["xes"], Roles(activity="Activity", channel="org:resource", extra=("Resource",)))
    assert bound.preset == "xes"
    assert bound.roles["activity"] == Pick(("Activity",))
    assert bound.roles["case"] == Pick(("case:concept:name",))
    assert bound.roles["channel"] == Pick(("org:resource",))
    assert "start" not in bound.roles
    assert bound.extra == ("Resource",)


def test_a_person_is_a_case_unless_another_is_named():
    assert bind_roles("x", HEADERS["posthog"], Roles()).by_person
    assert not bind_roles("x", HEADERS["posthog"], Roles(case="uuid")).by_person
    assert not bind_roles("x", HEADERS["disco"], Roles()).by_person


def test_several_columns_may_play_a_role():
    assert bind_roles("x", HEADERS["ga4"], Roles()).roles["case"] == Pick(("user_id", "user_pseudo_id"), "coalesce")
    assert bind_roles("x", HEADERS["cloudevents"], Roles()).roles["event_id"] == Pick(("source", "id"), "join")
    assert bind_roles("x", HEADERS["ga4"], Roles()).ties == ("batch_page_id",)


@pytest.mark.parametrize(
    ("names", "roles", "message", "hint"),
    [
        (
            ["claimid", "what", "when"],
            Roles(case="claim_id", activity="what", time="when"),
            'the log orders.csv has no column "claim_id" for the case',
            'did you mean "claimid"? columns: claimid, what, when',
        ),
        (
            ["Claim_ID", "what", "when"],
            Roles(case="claim_id", activity="what", time="when"),
            'the log orders.csv has no column "claim_id" for the case',
            'did you mean "Claim_ID"? columns: Claim_ID, what, when',
        ),
        (
            ["", "what", "when"],
            Roles(activity="what", time="when"),
            "nothing says which column of the log orders.csv holds the case",
            "write it in the journey as events: {case: COLUMN}. columns: (no name), what, when",
        ),
        (
            ["case", "what"],
            Roles(preset="disco", case="case", activity="what"),
            'the log orders.csv has no column "Complete Timestamp" or "end_time" or "end_timestamp", which holds the time in the preset disco',
            "write it in the journey as events: {time: COLUMN}. columns: case, what",
        ),
        (
            ["case_id", "activity", "end_time", "region"],
            Roles(extra=("regoin",)),
            'the log orders.csv has no column "regoin" that is asked for',
            'did you mean "region"? columns: case_id, activity, end_time, region',
        ),
        (
            ["case", "what", "when"],
            Roles(case="case", activity="case", time="when"),
            'the column "case" cannot be the case and the activity too',
            "name the column that tells customers' cases apart, and another one",
        ),
        (
            ["user_id", "user_pseudo_id", "event_name", "event_timestamp"],
            Roles(preset="ga4", channel="user_pseudo_id"),
            'the column "user_pseudo_id" cannot be the case and the channel too',
            "name the column that tells customers' cases apart, and another one",
        ),
        (
            ["a"],
            Roles(preset="dicso"),
            'there is no preset "dicso"',
            'did you mean "disco"? presets: cloudevents, disco, ga4, posthog, retentioneering, segment, snowplow, xes',
        ),
    ],
)
def test_a_missing_column_is_said_with_the_closest(names, roles, message, hint):
    with pytest.raises(JourneyError) as caught:
        bind_roles("orders.csv", names, roles)
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_many_columns_are_not_all_listed():
    with pytest.raises(JourneyError) as caught:
        bind_roles("wide.csv", [f"column {n}" for n in range(500)], Roles())
    assert caught.value.hint.endswith("column 39 and 460 more")


def test_roles_of_a_journey_and_of_the_command_line():
    events = EventsSource.model_validate(
        {"case": "claim", "time": "ts", "from": "2020-01-01", "event-id": "id", "segments": ["region"]}
    )
    roles = roles_from(events, {"case": "person", "activity": None, "extra": ("region", "score"), "timezone": "UTC"})
    assert roles == Roles(
        case="person",
        time="ts",
        event_id="id",
        timezone="UTC",
        from_="2020-01-01",
        extra=("region", "score"),
    )


def test_no_events_section_and_no_overrides():
    assert roles_from(None, {}) == Roles()
    assert roles_from(None, None) == Roles()


def test_an_unknown_override_is_misuse():
    with pytest.raises(JourneyError, match='a log has no role "chanel"') as caught:
        roles_from(None, {"chanel": "x"})
    assert caught.value.hint == 'did you mean "channel"?'
