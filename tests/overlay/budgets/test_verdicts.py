"""Kept, broken, in doubt or unknown: each bound with its reason, its words and its place in the file."""

import pytest
import sqlglot
from sqlglot.errors import ErrorLevel

import journeymap as jm
from journeymap.diagnostics import Severity
from journeymap.overlay.budgets.findings import budget_findings
from journeymap.overlay.budgets.found import mean_found, too_short
from journeymap.overlay.budgets.verdicts import shared_level
from journeymap.overlay.emotion.scores import nps_estimate, nps_middle
from journeymap.results.estimate import Estimate

HOUR, DAY = 3600, 86400
JOURNEY = """
events: {inactive-after: 10d}
stages:
  - id: all
    touchpoints:
      - {id: a, name: A, match: a, respond-within: 2d}
      - {id: b, name: B, match: b, initiator: provider}
      - {id: c, name: C, match: none}
      - {id: d, name: D, match: d, one-way: true}
outcomes:
  won: {match: won}
expect:
"""


def story(cases=100, *, goes=80, days=40):
    """`goes` of the cases go from a to b after a day and succeed two days later; all begin on the first day."""
    rows = [("end", "x", days * DAY)]
    for case in range(cases):
        rows.append((f"k{case}", "a", 0))
        if case < goes:
            rows += [(f"k{case}", "b", DAY), (f"k{case}", "won", 3 * DAY)]
    return rows


@pytest.fixture
def judge(lay):
    def run(expect, events=None):
        [*found] = lay(JOURNEY + expect, story() if events is None else events, inactive_after=10 * DAY).expect
        return found[0] if len(found) == 1 else found

    return run


@pytest.mark.parametrize(
    ("bound", "verdict"),
    [("{max: 10%}", "broken"), ("{max: 20%}", "doubtful"), ("{max: 35%}", "met"),
     ("{min: 35%}", "broken"), ("{min: 20%}", "doubtful"), ("{min: 10%}", "met")],
)  # fmt: skip
def test_an_interval_is_outside_across_or_inside(judge, bound, verdict):
    found = judge(f"  touchpoints: {{a: {{drop-off: {bound}}}}}\n")
    assert (found.verdict, found.cases, found.reason) == (verdict, 100, "")
    assert found.estimate == pytest.approx(0.2)


def test_with_more_budgets_more_is_doubted(judge):
    one = judge("  touchpoints: {a: {drop-off: {max: 13.2%}}}\n")
    several = judge("  touchpoints: {a: {drop-off: {max: 13.2%}, time-to-next: {median: 2d, p90: 3d, p95: 4d}}}\n")
    assert one.verdict == "broken"
    assert several[0].verdict == "doubtful"
    assert several[0].low < one.low < one.high < several[0].high
    assert shared_level(4) == pytest.approx(0.9875)


def test_a_bound_that_is_met_exactly_is_not_broken(judge):
    found = judge("  touchpoints: {a: {time-to-next: {p95: 1d}}}\n")
    assert (found.estimate, found.wanted, found.bound, found.verdict) == (1.0, 0.95, "min", "met")
    assert found.measured_s == DAY


@pytest.mark.parametrize(
    ("expect", "reason"),
    [
        ("touchpoints: {a: {drop-off: {max: 5%, within: 60d}}}", "the log shows 40 d at most, and 60 d are asked for"),
        ("touchpoints: {a: {time-to-next: {p90: 60d}}}", "the log shows 40 d at most, and 60 d are asked for"),
        ("conversion: {min: 5%, within: 60d}", "the log shows 40 d at most, and 60 d are asked for"),
        ("conversion: {min: 5%}", "conversion needs a time: within: 60d, for example"),
        ("fitting: {min: 5%, within: 60d}", "it is not asked by a time: leave within out"),
        ("touchpoints: {c: {drop-off: {max: 5%}}}", "no event stands for it"),
        ("touchpoints: {d: {drop-off: {max: 5%}}}", "it is sent one way: nobody stays or leaves there"),
        ("touchpoints: {b: {answered-in-time: {min: 5%}}}", "it promises no answer (respond-within), or no answer can be seen"),
        ("touchpoints: {b: {repeated: {max: 5%}}}", "the events of this log name no channel there"),
        ("touchpoints: {b: {metrics: {csat: {min: 4}}}}",
         'no event there answers "csat": say which column holds the answers'),
    ],
)  # fmt: skip
def test_what_a_log_cannot_show_is_said(judge, expect, reason):
    found = judge(f"  {expect}\n")
    assert (found.verdict, found.estimate, found.reason) == ("unknown", None, reason)
    assert found.words.endswith(f"cannot be said, {reason}")


@pytest.mark.parametrize(("cases", "words"), [(19, "only 19 cases behind it, and 20 are needed"), (20, "")])
def test_twenty_cases_are_needed(judge, cases, words):
    found = judge("  touchpoints: {a: {drop-off: {max: 5%}}}\n", story(cases, goes=0))
    assert (found.verdict, found.reason) == ("unknown" if words else "broken", words)
    assert found.estimate == 1.0


@pytest.mark.parametrize("expect", ["conversion: {max: 5%, within: 1d}", "fitting: {max: 5%}", "time-to-success: {p90: 1h}",
                                    "touchpoints: {a: {drop-off: {max: 5%}, time-to-next: {p90: 1h}}}"])  # fmt: skip
def test_nobody_there_is_no_verdict(judge, expect):
    found = judge(f"  {expect}\n", [("k", "x", 0), ("k", "b", 50 * DAY), ("k", "x", 60 * DAY)])
    for one in found if isinstance(found, list) else [found]:
        assert one.verdict == "unknown"
        assert one.reason


def test_a_young_touchpoint_breaks_nothing(judge):
    found = judge("  touchpoints: {a: {drop-off: {max: 5%}}}\n", story(goes=20, days=6))
    assert found.verdict == "unknown"
    assert found.estimate == pytest.approx(0.8)
    assert found.reason == "visits are seen for 6 d only, and 10 d of silence may still be followed by a next step"


def test_a_log_of_one_moment_breaks_nothing(judge):
    at_once = [(f"k{case}", what, 0) for case in range(60) for what in (("a", "b") if case < 20 else ("a",))]
    found = judge("  touchpoints: {a: {drop-off: {max: 5%}}}\n", at_once)
    assert (found.verdict, found.reason) == ("unknown", "the log shows no time after a visit")


def test_answers_come_from_the_promises(judge):
    found = judge("  answered-in-time: {min: 95%}\n  touchpoints: {a: {answered-in-time: {min: 70%}}}\n")
    assert [(one.estimate, one.verdict, one.within_s) for one in found] == [
        (pytest.approx(0.8), "broken", None), (pytest.approx(0.8), "doubtful", 2 * DAY)
    ]  # fmt: skip


def test_words_hold_number_interval_and_bound(judge):
    found = judge("  touchpoints: {a: {drop-off: {max: 10%}}}\n")
    assert found.words == (
        'drop-off of "a" within 40 d: 20.0% (13.2–29.1%, 100 cases), asked for at most 10%: broken beyond doubt'
    )


def test_a_score_takes_a_wider_interval_of_t():
    found = mean_found(Estimate(0.3, 0.2, 0.4, (0.1 / 2.0686576) ** 2, 24), 0.99, 100)
    half = 10 * 2.8073357 / 2.0686576  # t(23) at 99.5% and at 97.5%
    assert (found.estimate, found.low, found.high) == pytest.approx((30, 30 - half, 30 + half), abs=1e-5)


def test_a_mean_near_the_end_of_its_scale_keeps_its_middle():
    # the 95% interval of 4.7 to 5.1 is cut at 5, and says nothing of how wide the other side is
    found = mean_found(Estimate(4.9, 4.7, 5.0, (0.2 / 2.0686576) ** 2, 24), 0.99)
    assert (found.low, found.high) == pytest.approx((4.9 - 0.2 * 2.8073357 / 2.0686576, 5.0), abs=1e-6)


def test_a_net_promoter_score_lies_in_the_interval_that_is_measured():
    value = nps_estimate(40, 39, 0, 40)
    assert value.high == 1.0
    again = mean_found(value, 0.95, 100, middle=nps_middle(value))
    assert (again.low, again.high) == pytest.approx((100 * value.low, 100), abs=1e-9)
    exact = nps_estimate(40, 39, 0, 40, 0.99)
    wider = mean_found(value, 0.99, 100, middle=nps_middle(value))
    assert (wider.low, wider.high) == pytest.approx((100 * exact.low, 100 * exact.high), abs=1e-9)


def test_a_log_that_is_nearly_long_enough():
    assert (
        too_short(round(59.6 * DAY * 1e6), 60 * DAY) == "the log shows a little less than the 60 d that are asked for"
    )


def test_findings_stand_at_the_bound_in_its_file(tmp_path):
    (tmp_path / "j.yaml").write_text(
        "journeymap: 1\nid: j\nname: J\nstages:\n  - name: S\n    touchpoints:\n      - {id: a, name: A, match: a}\n"
        "      - {id: b, name: B, match: b}\noutcomes: {won: {match: won}}\n",
        encoding="utf-8",
    )
    (tmp_path / "j.data.yaml").write_text(
        "journeymap-data: 1\njourney: j\nevents: {case: k, activity: w, time: t}\nexpect:\n  fitting: {min: 99%}\n  touchpoints:\n"
        "    b: {drop-off: {max: 3%}}\n    a: {time-to-next: {median: 50d}, drop-off: {max: 10%}}\n",
        encoding="utf-8",
    )
    rows = ["k,w,t", "end,x,2026-02-10"] + [
        f"k{case},{what},2026-01-0{day}" for case in range(100) for what, day in (("a", 1), ("b", 2), ("won", 4)) if what == "a" or case < 80
    ]  # fmt: skip
    (tmp_path / "log.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    journey = jm.load(tmp_path / "j.yaml")
    overlay = journey.overlay(tmp_path / "log.csv", inactive_after="10d")
    found = budget_findings(journey.journey, overlay)
    assert [(one.rule, one.severity, one.element) for one in found] == [
        ("budget-in-doubt", Severity.WARNING, ""),
        ("budget-in-doubt", Severity.WARNING, "b"),
        ("budget-unknown", Severity.INFO, "a"),
        ("budget-broken", Severity.ERROR, "a"),
    ]
    for one, text in zip(found, ("99%", "3%", "50d", "10%"), strict=True):
        assert one.span.file.endswith("j.data.yaml")
        assert one.line_text[one.span.column - 1 : one.span.end_column - 1] == text


def test_statements_become_those_of_other_engines_and_say_what_they_compute(judge, engine):
    engine.ran.clear()
    judge("  conversion: {min: 5%, within: 6d}\n  fitting: {min: 5%}\n  time-to-success: {p90: 4d}\n"
          "  touchpoints: {a: {drop-off: {max: 5%}, time-to-next: {median: 2d}}}\n")  # fmt: skip
    made = [statement for name, statement in engine.ran if "UNION ALL" in statement or name == "goers"]
    assert len([statement for statement in made if "CAST(" in statement]) >= 2
    for name, statement in engine.ran:
        if name != "log":
            assert len(sqlglot.transpile(statement, "duckdb", write="spark", unsupported_level=ErrorLevel.RAISE)) == 1
            assert statement.startswith("-- ") or "VALUES" in statement, name
