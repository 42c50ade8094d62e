"""Overlays as text: what people read, in a terminal and elsewhere; and as JSON text."""

import json
import re

import pytest

from journeymap.formats.overlay_json import overlay_json
from journeymap.formats.overlay_text import overlay_text
from journeymap.results.budgets import BudgetResult
from journeymap.results.channels import Channels, ChannelUse, Switched
from journeymap.results.conformance import Compliance, Deviation
from journeymap.results.emotion import Answers, Emotion, Score
from journeymap.results.estimate import Estimate
from journeymap.results.overlay import (
    Conformance,
    Conversion,
    DropOff,
    Fit,
    FunnelStep,
    LostTo,
    Observed,
    Outcome,
    Overlay,
    Quality,
    Status,
    TimeToNext,
    TouchpointResult,
    TransitionResult,
)
from journeymap.results.privacy import for_sharing
from journeymap.results.promises import PromiseResult
from journeymap.results.segments import Compared, Segment, Segments, Simpson, SimpsonCell
from journeymap.results.table import Table

DAY = 86400.0
HALF = Estimate(0.5, 0.4, 0.6, 0.0026, 96)
DROP = DropOff(0.25, 0.1, 0.5, 0.01, 20, 0.05, 0.2, 0.3, 0.1)
TIMES = TimeToNext(60.0, 3600.0, 86400.0, 9e6)


def overlay(**changes):
    def row(key, **figures):
        names = ("visits", "cases", "events", "censored", "horizon_s", "young", "drop_off", "exits", "time_to_next_s")
        return TouchpointResult(id=key, name=key, stage="only", **(dict.fromkeys(names) | figures))

    seen = {"visits": 20, "cases": 20, "events": 25, "censored": 2, "horizon_s": 864000.0, "young": True, "drop_off": DROP,
                "exits": {"b": 0.75, "bad": 0.2}, "time_to_next_s": TIMES}  # fmt: skip
    empty = {"visits": 0, "cases": 0, "events": 0, "censored": 0}
    steps = [TransitionResult(f"s{n}", "b", 9 - n % 9, 3, False, None, None) for n in range(14)]
    values = {
        "journey": "płatność", "engine": "duckdb", "log": "abc",
        "observed": Observed("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", 100, 80, {"x": 20}, 20, 4, 864000.0),
        "quality": (Quality("off-map", 20, "events on no touchpoint", ("x: 20",)),
                 Quality("late-date", 1, "event with a late date", (), "warning")),
        "outcomes": Table([Outcome("good", "success", 12), Outcome("bad", "failure", 4)]), "silent": 1, "open": 3,
        "after_outcome": 2, "begun_before": 0, "entries": {"a": 20}, "conversion": Conversion(86400.0, 0.6, 0.4, 0.8, {"7": None}),
        "touchpoints": Table([row("a", **seen), row("b", **empty), row("unseen"), row("mail", **(empty | {"events": 7}))]),
        "transitions": Table(steps), "funnel": Table([FunnelStep("a", 20), FunnelStep("b", 0), FunnelStep("c", 0)]),
        "conformance": Conformance(Fit(10, 1, 1), Fit(6, 2, 0)),
    }  # fmt: skip
    return Overlay(**(values | changes))


def test_plain_text_has_no_escape_codes_and_no_blanks_at_the_ends():
    text = overlay_text(overlay())
    assert "\x1b" not in text
    assert all(line == line.rstrip() and len(line) <= 118 for line in text.splitlines())
    assert text.endswith("\n")


def test_words_go_with_their_count():
    seen = Observed(None, None, 1, 1, {}, 1, 1, 864000.0, 1)
    text = overlay_text(overlay(observed=seen, after_outcome=1))
    for words in ("over 1 case of 1 person\n", "1 event,", "1 event came after an outcome", "1 different path, "):
        assert words in text


def test_a_terminal_gets_the_same_words_with_emphasis():
    plain, shown = overlay_text(overlay()), overlay_text(overlay(), colour=True)
    assert "\x1b[1m" in shown
    stripped = [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()]
    assert stripped == plain.splitlines()


def test_every_kind_of_touchpoint_is_told_apart():
    lines = {line.split(",")[0].strip(): line for line in overlay_text(overlay()).splitlines()}
    assert "unseen, not in the log" in lines["unseen"]
    assert "mail, 7 sent" in lines["mail"]
    assert lines["b"].endswith("b, no event")
    measured = next(line for line in overlay_text(overlay()).splitlines() if line.strip().startswith("a  "))
    assert measured.split() == [
        "a",
        "20",
        "25.0%",
        "10.0–50.0%",
        "5.0%",
        "20.0%",
        "30.0%",
        "10.0%",
        "10",
        "d*",
        "1",
        "min",
    ]


def test_warnings_come_first_and_long_lists_say_what_they_hide():
    text = overlay_text(overlay())
    assert text.index("late date") < text.index("on no touchpoint")
    assert "and 4 more kinds" in text


def test_nothing_known_is_no_fault():
    blank = overlay(
        quality=(), outcomes=Table(), conversion=Conversion(None, None, None, None), touchpoints=Table(),
        transitions=Table(), funnel=Table(), conformance=Conformance(Fit(0, 0, 0), Fit(0, 0, 0)),
        observed=Observed(None, None, 0, 0, {}, 0, 0, None),
    )  # fmt: skip
    assert "cannot be said" in overlay_text(blank)
    assert "nothing to remark" in overlay_text(blank)


def test_names_cannot_drive_the_terminal():
    text = overlay_text(overlay(journey="a\x1b[31mb", quality=(Quality("k", 1, "m", ("\x1b]0;x\x07",)),)))
    assert "\x1b" not in text
    assert "\x07" not in text


def section(text, title):
    """The lines below a title."""
    return text[text.index(f"\n{title}") + 1 :].split("\n\n")[0].splitlines()[1:]


def compared(where, q, z=3.0):
    return Compared("drop_off" if where else "conversion", where, DAY, HALF, HALF, z, q, q)


def segment(column, value, *figures, kind="column"):
    return Segment(column, value, kind, 48, figures)


def segments(*groups, reversals=(), left_out=()):
    return Segments(groups, (), reversals, 0, left_out)


def test_time_to_success_is_said_once_where_both_are_the_same():
    one = Conversion(DAY, 0.6, 0.4, 0.8, {}, TimeToNext(DAY, DAY, 2 * DAY, 2 * DAY))
    assert "half need 1 d or less, 90% of them 2 d or less\n" in overlay_text(overlay(conversion=one))
    one = Conversion(DAY, 0.6, 0.4, 0.8, {}, TimeToNext(DAY, DAY, DAY, DAY))
    assert "half need 1 d or less\n" in overlay_text(overlay(conversion=one))


def test_budgets_show_the_worst_first_with_what_was_asked_and_measured():
    kept = BudgetResult("", "drop-off", "pay", "max", 0.12, "share", DAY, 0.05, 0.02, 0.08, 80, "met")
    slow = BudgetResult("", "time-to-next", "pay", "min", 0.9, "share", DAY, 0.5, 0.4, 0.6, 80, "broken", 3 * DAY)
    unsaid = BudgetResult(
        "", "csat", "pay", "min", 3.5, "score", None, None, None, None, None, "unknown", None, "no answer"
    )
    text = overlay_text(overlay(expect=(kept, slow, unsaid)))
    assert "\nBudgets: 1 broken beyond doubt, 1 cannot be said, 1 kept\n" in text
    rows = [" ".join(line.split()) for line in section(text, "Budgets")]
    assert rows[1:4] == [
        "! pay: next step in 1 d at least 90% 50.0% 40.0–60.0% 80 broken; 90% took 3 d",
        "? pay: csat at least 3.5 – – – cannot be said: no answer",
        "pay: drop-off at most 12% 5.0% 2.0–8.0% 80 kept",
    ]
    assert rows[4].startswith("intervals at 98.33%")


def test_promises_are_summed_only_where_there_are_several():
    one, two = (PromiseResult(key, DAY, 20, 10, 5, 5) for key in "ab")
    lines = section(overlay_text(overlay(promises=(one,), answered_in_time=HALF)), "Promises")
    assert [line.split()[0] for line in lines[:2]] == ["touchpoint", "a"]
    lines = section(overlay_text(overlay(promises=(one, two), answered_in_time=HALF)), "Promises")
    assert lines[3].split() == ["all", "50.0%", "40.0–60.0%"]


def test_outcomes_stand_beside_what_came_by_day():
    by_days = {"7": {"good": 0.0001, "bad": 0.1, "open": 0.8999}, "90": None}
    lines = section(overlay_text(overlay(conversion=Conversion(DAY, 0.6, 0.4, 0.8, by_days))), "Outcomes")
    assert lines[1].split() == ["good", "success", "12", "60.0%", "<0.1%"]
    assert lines[5].split() == ["none", "by", "then", "90.0%"]
    assert "the log is too short for more" in lines[7]


def test_a_funnel_says_its_window_and_shows_shares_that_allow_for_open_cases():
    steps = Table([FunnelStep("a", 20), FunnelStep("b", 9, DAY, HALF), FunnelStep("c", None, None, None)])
    text = overlay_text(overlay(funnel=steps, funnel_within_s=7 * DAY))
    lines = section(text, "Funnel within 7 d of its first step")
    assert lines[2].split()[:-1] == ["b", "9", "45.0%", "1", "d", "50.0%", "40.0–60.0%"]
    assert lines[2].split()[-1] == "█" * 10
    assert lines[3].split() == ["c", *"–––––"]


def test_compliance_is_said_in_words_and_what_is_unknown_is_not():
    fits = Fit(10, 1, 1), Fit(6, 2, 0)
    text = overlay_text(overlay(conformance=Conformance(*fits, 0.9, Compliance(0.8, 1.0, None))))
    assert [line.split()[1] for line in section(text, "Plan")[4:7]] == ["fitness:", "content:", "sequence:"]
    assert "timing" not in text


def test_statuses_are_shown_where_something_is_odd_and_the_oddest_ten():
    names = dict.fromkeys(("cases", "events", "censored", "horizon_s", "young", "drop_off", "exits", "time_to_next_s"))
    rows = [TouchpointResult(f"t{n}", "", "s", 1, **names, status=Status(9, 0, n, 0)) for n in range(13)]
    text = overlay_text(overlay(touchpoints=Table(rows)))
    lines = section(text, "Visits against the plan")
    assert [line.split()[0] for line in lines[1:11]] == [f"t{n}" for n in range(3, 13)]
    assert "and 2 touchpoints with fewer (--full shows all)" in lines[11]
    full = section(overlay_text(overlay(touchpoints=Table(rows)), full=True), "Visits against the plan")
    assert [line.split()[0] for line in full[1:14]] == [f"t{n}" for n in range(13)]


def test_deviations_are_sentences_the_most_frequent_ten():
    found = tuple(Deviation("skipped", "a", None, None, n, f"{n} cases skipped a") for n in range(12, 0, -1))
    with_them = overlay(conformance=Conformance(Fit(1, 1, 1), Fit(1, 1, 1), deviations=found, unaligned=3))
    lines = section(overlay_text(with_them), "Where the plan was left")
    assert lines[0] == "  - 12 cases skipped a"
    assert lines[9:] == ["  - 3 cases skipped a", "  and 2 more kinds (--full shows all)"]
    assert len(section(overlay_text(with_them, full=True), "Where the plan was left")) == 12
    assert "3 cases on paths that are too many or too long" in section(overlay_text(with_them), "Left out")[0]


def test_the_lost_are_ranked_and_set_against_visits_without_a_next_step():
    text = overlay_text(overlay(lost_to=Table([LostTo("a", "forum", 1), LostTo("b", "help", 5)])))
    lines = section(text, "Where the lost went")
    assert [line.split() for line in lines[1:3]] == [["b", "help", "5", "–"], ["a", "forum", "1", "50.0%"]]


def test_channels_are_shown_where_there_is_a_choice_or_a_surprise():
    use = [ChannelUse("a", "web", True, True, 9, HALF, HALF), ChannelUse("a", "phone", True, False, 9, HALF, HALF),
           ChannelUse("b", "web", True, True, 9, HALF), ChannelUse("c", "kiosk", False, None, 9, HALF)]  # fmt: skip
    switched = (Switched("a", 20, 5, DAY, HALF, HALF, 3.0, 0.0001), Switched("b", 20, 5, DAY, HALF, HALF, None, None))
    found = overlay(channels=Channels(tuple(use), switched, (), None, 1, "costs are in EUR and PLN"))
    text = overlay_text(found)
    lines = section(text, "Channels")
    assert [line.split("  ")[1] for line in lines[1:4]] == ["a", "", "c"]
    assert "phone, not planned here" in lines[2]
    assert "kiosk, not in the journey" in lines[3]
    assert "  b  " not in lines
    changes = section(text, "After a change of channel")
    assert (changes[1].split()[-1], changes[2].split()[-1]) == ("<0.001*", "–")
    left = "\n".join(section(text, "Left out"))
    assert "1 visit that names no channel" in left
    assert "costs are in EUR and PLN" in left
    assert "b  " in "\n".join(section(overlay_text(found, full=True), "Channels"))


def test_of_two_groups_the_one_that_loses_more_is_shown_of_three_all_that_differ():
    both = (
        segment("by", "app", compared(None, 0.2), compared("a", 0.01)),
        segment("by", "phone", compared("a", 0.01, -3.0)),
    )
    lines = section(overlay_text(overlay(segments=segments(*both))), "Groups by by")
    assert [line.split()[:2] for line in lines if line.endswith("*")] == [["a", "app"]]
    three = (*both, segment("by", None, compared("a", 0.5)))
    lines = section(overlay_text(overlay(segments=segments(*three))), "Groups by by")
    assert [line.split()[:2] for line in lines if line.endswith("*")] == [["a", "app"], ["a", "phone"]]
    assert any(line.startswith("  (unsaid)") for line in lines)


def test_groups_that_say_the_same_are_not_said_twice():
    same = [segment(column, value, compared(None, 0.2), kind=kind) for column, value, kind in (
        ("by", "app", "column"), ("by", "phone", "column"), ("persona", "anna", "persona"), ("persona", "jan", "persona"))]  # fmt: skip
    text = overlay_text(overlay(segments=segments(*same)))
    assert section(text, "Groups by persona") == ["  anna, jan: figure by figure as app, phone of by"]
    assert len(section(overlay_text(overlay(segments=segments(*same)), full=True), "Groups by persona")) > 2


def test_of_many_values_the_most_frequent_and_those_that_differ_are_shown():
    many = [segment("city", f"c{n}", compared(None, 0.01 if n == 20 else 0.5)) for n in range(30)]
    lines = section(overlay_text(overlay(segments=segments(*many))), "Groups by city")
    assert [line.split()[0] for line in lines[1:14]] == [*(f"c{n}" for n in range(12)), "c20"]
    assert "and 17 more values (--full shows all)" in lines[14]


def test_months_are_drift_and_a_surely_other_month_is_marked():
    months = [segment("month", f"2026-0{n}", compared(None, 0.001 if n == 2 else None), kind="month") for n in (1, 2)]
    lines = section(overlay_text(overlay(segments=segments(*months))), "Drift by month")
    assert [line.endswith("*") for line in lines[1:3]] == [False, True]
    assert "* differs from the rest" in lines[3]


def test_reversals_and_what_was_left_out_are_sentences():
    better, worse = Estimate(0.6), Estimate(0.4)
    turned = Simpson(
        "conversion", "by", "app", "phone", "city", DAY, better, worse, (SimpsonCell("Gdynia", worse, better),)
    )
    text = overlay_text(overlay(segments=segments(reversals=(turned,), left_out=("by: 3 values of under 20 cases",))))
    said = " ".join(" ".join(section(text, "Reversals")).split())
    assert said == (
        '- by "app" succeeds more often than "phone" (60.0% against 40.0% in 1 d), but less often within every value of city: '
        '"Gdynia" 40.0% against 60.0%'
    )
    assert section(text, "Left out") == ["  - by: 3 values of under 20 cases"]


def test_scores_are_shown_in_their_own_scale():
    nps = Score("a", "nps", 20, "nps", Estimate(-0.25, -0.5, 0.0, 0.01, 20), None, -0.5, 30)
    mean = Score("a", "csat", 20, "mean", Estimate(4.256, 4.0, 4.5, 0.01, 20), HALF, None, None)
    text = overlay_text(overlay(emotion=Emotion((nps, mean), (), (Answers("csat", "stars", 20, 2, 1),))))
    lines = section(text, "Scores")
    assert lines[1].split() == ["a", "nps", "20", "–25", "–50", "to", "0", "30", "–", "–0.5"]
    assert lines[2].split() == ["a", "csat", "20", "4.26", "4.00", "to", "4.50", "–", "50.0%", "–"]
    left = section(text, "Left out")
    assert "2 answers at no touchpoint" in left[0]
    assert 'csat: 1 answer in "stars" that is no number' in left[1]


def test_sums_that_would_tell_a_hidden_count_are_not_shown():
    steps = [TransitionResult(f"s{n}", "b", None if n == 12 else 5, 3, False, None, None) for n in range(14)]
    text = overlay_text(overlay(transitions=Table(steps), min_cell=5))
    lines = section(text, "Steps that nobody planned")
    assert lines[1].split() == ["s0", "b", "5", "3", "–", "–"]
    assert lines[11] == "  and 4 more kinds (--full shows all)"
    few = TouchpointResult("a", "a", "only", *[None] * 9, hidden=True)
    assert "a, few customers\n" in overlay_text(overlay(touchpoints=Table([few]), min_cell=5))


def test_json_text_is_strict_stable_and_keeps_letters():
    text = overlay_json(overlay())
    assert text == overlay_json(overlay())
    assert '"journey": "płatność"' in text
    assert json.loads(text) == json.loads(json.dumps(overlay().to_json()))
    with pytest.raises(ValueError, match="JSON compliant"):
        overlay_json(overlay(conversion=Conversion(1.0, float("nan"), None, None)))


def test_json_has_the_keys_of_version_1():
    data = overlay().to_json()
    assert list(data) == [
        "journeymap", "journey", "engine", "observed", "quality", "outcomes", "silent", "open", "after_outcome",
        "begun_before", "entries", "conversion", "touchpoints", "transitions", "funnel", "conformance", "lost_to",
        "channels", "segments", "expect", "emotion", "promises", "answered_in_time", "funnel_within_s",
        "funnel_touchpoints", "min_cell",
    ]  # fmt: skip
    assert list(data["observed"]) == [
        "from", "until", "events", "mapped", "off_map", "cases", "variants", "inactive_after_s", "persons",
    ]  # fmt: skip
    assert list(data["conversion"]) == ["horizon_s", "estimate", "low", "high", "by_days", "time_s"]
    assert list(data["touchpoints"][0]) == [
        "id", "stage", "visits", "cases", "events", "censored", "horizon_s", "young", "drop_off", "exits",
        "time_to_next_s", "status", "answered_in_time", "hidden",
    ]  # fmt: skip
    assert list(data["touchpoints"][0]["drop_off"]) == [
        "estimate", "low", "high", "variance", "clusters", "lost", "failed", "naive", "silent",
    ]  # fmt: skip
    assert list(data["transitions"][0]) == [
        "from", "to", "count", "cases", "planned", "median_s", "p90_s", "switches",
    ]  # fmt: skip
    assert list(data["conformance"]) == [
        "fitting", "deviating", "fitness", "compliance", "deviations", "paths", "aligned", "unaligned",
    ]  # fmt: skip
    assert data["conformance"]["fitting"] == {"finished": 10, "open": 1, "silent": 1}


def test_what_is_hidden_is_a_dash_and_said():
    text = overlay_text(for_sharing(overlay(), 15))
    assert "None" not in text
    assert "figures of fewer than 15 customers" in text
    assert not re.search(r"(?<![\d.,])(4|3|1) cases?\b", text)
