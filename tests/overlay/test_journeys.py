"""Cases that the definitions single out: ends, one-way messages, what is contracted, when watching ended."""

import pytest

from journeymap.diagnostics import JourneyError
from journeymap.overlay.observation import iso_time, observe

DAY = 86_400
PLAIN = """
events: {inactive-after: 10d}
stages:
  - id: first
    touchpoints:
      - {id: a, name: A, match: a}
      - {id: b, name: B, match: b}
  - id: second
    touchpoints:
      - {id: c, name: C, match: c}
outcomes:
  done: {match: end}
  gone: {kind: failure, match: gone, anywhere: true}
"""


def days(*events):
    return [(case, name, day * DAY, *more) for case, name, day, *more in events]


def kinds(overlay):
    return {entry.kind: entry for entry in overlay.quality}


def test_an_outcome_without_match_is_reached_by_the_visit_that_leads_only_there(lay):
    text = PLAIN.replace("done: {match: end}", "done: {}").replace("anywhere: true", "anywhere: true")
    got = lay(text, days(("k", "a", 0), ("k", "b", 1), ("k", "c", 2), ("k", "c", 3), ("k", "a", 4), ("l", "a", 5)))
    assert {row.id: row.cases for row in got.outcomes} == {"done": 1, "gone": 0}
    row = got.touchpoint("c")
    assert (row.visits, row.events, row.exits, row.time_to_next_s.median) == (1, 1, {"done": 1.0}, 0.0)
    assert got.after_outcome == 2
    assert [(step.source, step.target, step.planned) for step in got.transitions if step.target == "done"] == [
        ("c", "done", True)
    ]
    assert "outcomes-unseen" not in kinds(got)


def test_such_an_outcome_counts_in_a_funnel_right_after_its_visit(lay):
    text = PLAIN.replace("done: {match: end}", "done: {}") + "funnel: [a, c, done]\n"
    got = lay(text, days(("k", "a", 0), ("k", "b", 1), ("k", "c", 2), ("l", "a", 5)))
    assert [(step.id, step.reached) for step in got.funnel] == [("a", 2), ("c", 1), ("done", 1)]


def test_an_outcome_that_nothing_shows_is_a_finding(lay):
    text = PLAIN.replace("done: {match: end}", "done: {}").replace("match: c}", "match: none}")
    got = lay(text, days(("k", "a", 0), ("k", "b", 1)))
    assert kinds(got)["outcomes-unseen"].examples == ("done",)


def test_what_is_unseen_is_contracted_in_the_plan(lay):
    got = lay(PLAIN.replace("match: b}", "match: none}"), days(("k", "a", 0), ("k", "c", 1), ("k", "end", 2)))
    assert [step.planned for step in got.transitions] == [True, True]
    assert got.conformance.fitting.finished == 1
    assert got.touchpoint("b").events is None


def test_one_way_messages_interrupt_nothing_and_do_not_break_silence(lay):
    text = PLAIN.replace("match: b}", "match: b, one-way: true}")
    events = days(("k", "a", 0), ("k", "b", 1), ("k", "a", 2), ("k", "b", 19), ("l", "a", 20))
    got = lay(text, events)
    assert (got.touchpoint("a").visits, got.touchpoint("a").events) == (2, 3)
    sent = got.touchpoint("b")
    assert (sent.visits, sent.events, sent.cases, sent.drop_off) == (0, 2, 1, None)
    assert got.silent == 1


def test_the_first_outcome_ends_a_case_whatever_comes_after(lay):
    got = lay(PLAIN, days(("k", "a", 0), ("k", "gone", 1), ("k", "end", 2), ("k", "a", 3)))
    assert {row.id: row.cases for row in got.outcomes} == {"done": 0, "gone": 1}
    assert got.after_outcome == 2
    assert got.touchpoint("a").events == 1


def test_events_of_the_same_time_keep_the_order_of_the_log(lay):
    got = lay(PLAIN, days(("k", "b", 0), ("k", "a", 0), ("k", "c", 0), ("l", "a", 1)))
    assert {(row.source, row.target) for row in got.transitions} == {("b", "a"), ("a", "c")}
    assert kinds(got)["ties"].count == 2
    assert kinds(got)["ties"].severity == "info"
    other = lay(PLAIN, days(("k", "b", 0), ("k", "a", 0), ("l", "a", 1)), ordered=False)
    assert kinds(other)["ties"].severity == "warning"


def test_watching_ends_when_somebody_says_so(lay):
    text = PLAIN.replace("10d}", "10d, observed-until: 1970-01-04}")
    got = lay(text, days(("k", "a", 0), ("k", "b", 5), ("l", "a", 1)))
    assert got.observed.until == "1970-01-04T00:00:00Z"
    assert got.touchpoint("a").censored == 2
    assert got.touchpoint("b").visits == 0
    assert got.observed.events == 3
    assert got.observed.mapped == 2
    assert kinds(got)["after-observation-end"].count == 1


def test_one_late_date_is_pointed_out(lay):
    events = days(*[("k", "a", day / 10) for day in range(30)], ("l", "a", 3000))
    assert "observed-until" in kinds(lay(PLAIN, events))["late-date"].message
    assert "late-date" not in kinds(lay(PLAIN, events[:-1]))
    said = PLAIN.replace("10d}", "10d, observed-until: 1971-01-01}")
    assert "late-date" not in kinds(lay(said, events))


def test_cases_begun_before_the_log_are_left_out_of_conversion_and_funnel(lay):
    events = days(("k", "b", 0), ("k", "end", 1), ("l", "a", 1), ("l", "end", 2), ("m", "b", 12), ("m", "a", 30))
    got = lay(PLAIN, events)
    assert got.begun_before == 1  # m enters otherwise too, but later than tau after the log's start
    assert got.entries == {"a": 1, "b": 2}
    assert [(step.id, step.reached) for step in got.funnel] == [("first", 2), ("second", 0)]
    assert got.conversion.estimate == pytest.approx(0.5)


def test_silence_is_found_where_nobody_says_it(lay):
    quick = [(f"k{n}", name, n * 100 + at) for n in range(50) for name, at in (("a", 0), ("b", 5), ("end", 9))]
    got = lay(PLAIN.replace("events: {inactive-after: 10d}\n", ""), [*quick, ("z", "a", 6000)])
    assert got.observed.inactive_after_s == 5.0
    assert (got.silent, got.open) == (0, 1)
    alone = lay(PLAIN.replace("events: {inactive-after: 10d}\n", ""), [("k", "a", 0), ("l", "a", 5)])
    assert (alone.observed.inactive_after_s, alone.silent, alone.open) == (None, 0, 2)
    assert alone.touchpoint("a").young is None


def test_inactive_after_can_be_said_at_the_call(lay):
    events = days(("k", "a", 0), ("l", "a", 5))
    assert lay(PLAIN, events, inactive_after="2d").silent == 1
    assert lay(PLAIN, events, inactive_after=2 * DAY).silent == 1
    assert lay(PLAIN, events).silent == 0
    with pytest.raises(JourneyError, match="not a duration"):
        lay(PLAIN, events, inactive_after="soon")


@pytest.mark.parametrize("time", [float("nan"), float("inf"), -5, True, "soon", "1d..2d"])
def test_inactive_after_must_be_a_time(lay, time):
    with pytest.raises(JourneyError, match=r"inactive-after: .* is not a duration"):
        lay(PLAIN, days(("k", "a", 0)), inactive_after=time)


def test_a_touchpoint_seen_for_less_than_tau_is_young(lay):
    got = lay(PLAIN, days(("k", "a", 0), ("k", "b", 25), ("l", "a", 3), ("l", "b", 28), ("m", "a", 30)))
    assert got.touchpoint("a").young is False
    assert got.touchpoint("b").young is True


def test_an_interval_takes_five_cases(lay):
    events = days(*[(f"k{n}", name, n + at) for n in range(4) for name, at in (("a", 0), ("b", 2))])
    four = lay(PLAIN, events).touchpoint("a").drop_off
    assert (four.clusters, four.low, four.high) == (4, None, None)
    five = lay(PLAIN, [*events, *days(("k4", "a", 4), ("k4", "b", 6))]).touchpoint("a").drop_off
    assert (five.clusters, five.low) == (5, 0.0)
    assert 0 < five.high < 1


def test_conversion_beyond_what_the_log_shows_is_none_and_said(lay):
    text = PLAIN + "expect: {conversion: {min: 10%, within: 60d}}\n"
    got = lay(text, days(*[(f"k{n}", name, n + at) for n in range(9) for name, at in (("a", 0), ("end", 2))]))
    assert (got.conversion.horizon_s, got.conversion.estimate) == (60 * DAY, None)
    assert kinds(got)["log-too-short"].severity == "warning"
    near = lay(
        text.replace("60d", "3d"),
        days(*[(f"k{n}", name, n + at) for n in range(9) for name, at in (("a", 0), ("end", 2))]),
    )
    assert near.conversion.estimate == pytest.approx(1.0)


def test_nobody_succeeds_and_nobody_fails(lay):
    got = lay(PLAIN, days(*[(f"k{n}", "a", n) for n in range(6)]))
    assert (got.conversion.estimate, got.conversion.low) == (0.0, 0.0)
    row = got.touchpoint("a").drop_off
    assert (row.estimate, row.lost, row.failed) == (1.0, 1.0, 0.0)
    assert got.touchpoint("a").time_to_next_s is None


def test_switches_of_channel_are_counted_where_both_are_known(lay):
    events = days(
        ("k", "a", 0, "web"), ("k", "a", 1, "app"), ("k", "b", 2, "web"),
        ("l", "a", 0, "web"), ("l", "b", 1, None), ("m", "a", 0, "web"), ("m", "b", 1, "web"),
    )  # fmt: skip
    assert lay(PLAIN, events).transitions[0].switches == 1
    without = days(("k", "a", 0), ("k", "b", 2))
    assert lay(PLAIN, without).transitions[0].switches is None


def test_a_funnel_may_come_back_to_a_step(lay):
    events = days(
        ("k", "a", 0), ("k", "b", 1), ("k", "a", 2), ("m", "a", 0), ("m", "b", 1), ("n", "a", 0), ("n", "a", 1)
    )
    got = lay(PLAIN + "funnel: [a, b, a]\n", events)
    assert [(step.id, step.reached) for step in got.funnel] == [("a", 3), ("b", 2), ("a", 1)]


def test_the_default_funnel_leaves_out_what_is_optional_or_unplanned(lay):
    text = PLAIN.replace("match: a}", "match: a, optional: true}").replace("match: c}", "match: c, planned: false}")
    got = lay(text, days(("k", "a", 0), ("k", "c", 1), ("l", "b", 2)))
    assert [(step.id, step.reached) for step in got.funnel] == [("first", 1)]


def test_results_do_not_depend_on_the_engine_s_order(lay):
    events = days(*[(f"k{n % 40}", "abcx"[n % 7 % 4], n * 1.37 % 90) for n in range(400)])
    assert lay(PLAIN, events).to_json() == lay(PLAIN, events).to_json()


def test_times_are_shown_in_utc_with_the_decimals_they_take():
    assert iso_time(1_500_000) == "1970-01-01T00:00:01.500000Z"
    assert iso_time(10**18) == "1000000000000000000 microseconds after 1970"


def test_an_observation_end_that_is_no_time_is_named(lay):
    with pytest.raises(JourneyError, match='observed-until: "last week" is not a date or a time'):
        lay(PLAIN.replace("10d}", "10d, observed-until: last week}"), days(("k", "a", 0)))


def test_an_end_before_the_log_begins_is_refused(lay):
    with pytest.raises(JourneyError, match="watching ended on 1970-01-04"):
        lay(PLAIN.replace("10d}", "10d, observed-until: 1970-01-04}"), days(("k", "a", 10)))


@pytest.mark.parametrize(("number", "said"), [(1, "event on no touchpoint"), (2, "events on no touchpoint")])
def test_messages_go_with_their_count(lay, number, said):
    got = lay(PLAIN, days(("k", "a", 0), *[("k", "elsewhere", day) for day in range(number)]))
    assert {entry.kind: entry.message for entry in got.quality}["off-map"] == said


def test_a_log_younger_than_its_provisional_tail_is_refused_without_blaming_the_journey(lay, engine):
    lay(PLAIN, days(("k", "a", 0), ("k", "b", 1)))
    with pytest.raises(JourneyError, match="watching ended") as refused:
        observe(engine, tail=3 * DAY * 1_000_000)
    assert "take a longer log" in refused.value.hint
