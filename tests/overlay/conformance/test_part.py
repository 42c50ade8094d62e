"""Conformance as part of an overlay: what is left out is said, ends and begins, deviations in words."""

import json

import pytest

from journeymap.events.log import EventLog
from journeymap.overlay.conformance import Limits, add_conformance
from journeymap.overlay.core import measure_core
from journeymap.overlay.options import Options
from journeymap.results.overlay import Overlay

DAY = 86_400
JOURNEY = """
events: {inactive-after: 2d}
stages:
  - id: first
    touchpoints:
      - {id: a, name: Asks "why?", match: a}
      - {id: b, name: Waits; for long, match: b}
      - {id: c, name: Signs, match: c}
      - {id: x, name: Calls, match: x, planned: false}
      - {id: u, name: Unseen, match: none}
      - {id: m, name: Mail, match: m, one-way: true}
outcomes:
  done: {name: Done, match: done}
  left: {name: Gone, kind: failure, match: left}
  moved: {name: Moved, match: moved}
"""


def events(*paths, at=10):
    """Each path is a case of its own with a letter an event; D, L and M are outcomes."""
    names = {"D": "done", "L": "left", "M": "moved"}
    first = [("first", "a", 0)]
    return first + [
        (f"k{case}", names.get(letter, letter), (at + place) * DAY)
        for case, path in enumerate(paths)
        for place, letter in enumerate(path)
    ]


def words(lay, *paths, at=10):
    return [row.words for row in lay(JOURNEY, events(*paths, at=at)).conformance.deviations]


def test_an_unplanned_visit_in_words(lay):
    between = 'between "Asks "why?"" and "Waits; for long"'
    assert words(lay, "axbc", "axbxc") == [
        f'2 cases: "Calls" came unplanned {between}',
        '1 case: "Calls" came unplanned between "Waits; for long" and "Signs"',
    ]
    assert words(lay, "xabc") == ['1 case: "Calls" came unplanned before "Asks "why?""']
    assert words(lay, "abx") == ['1 case: "Calls" came unplanned after "Waits; for long"']
    assert words(lay, "x") == ['1 case: "Calls" came unplanned, and nothing planned with it']


def test_a_case_counts_once_for_each_deviation(lay):
    got = lay(JOURNEY, events("axabc", "axaxabc", "axbc")).conformance.deviations
    calls = [row for row in got if row.touchpoint == "x"]
    assert [(row.cases, row.after, row.before) for row in calls] == [(3, "a", "b")]


def test_a_skipped_touchpoint_in_words(lay):
    text = JOURNEY.replace("moved: {", "moved: {kind: neutral, ")
    one_success = [row.words for row in lay(text, events("acD", "bcD", "abD")).conformance.deviations]
    assert one_success == [
        '1 case skipped "Asks "why?"" before "Waits; for long"',
        '1 case skipped "Waits; for long" between "Asks "why?"" and "Signs"',
        '1 case skipped "Signs" between "Waits; for long" and "Done"',
    ]


def test_an_outcome_out_of_turn_in_words(lay):
    assert words(lay, "abL", "abcL", "L") == [
        '1 case ended in "Gone" out of turn, before any planned step',
        '1 case ended in "Gone" out of turn, after "Waits; for long"',
        '1 case ended in "Gone" out of turn, after "Signs"',
    ]


def test_who_leaves_has_left_out_nothing_and_who_succeeds_has(lay):
    text = JOURNEY.replace("match: c}", "match: c, next: [done, left]}").replace("moved: {", "moved: {kind: neutral, ")
    got = lay(text, events("aL", "aD", "abL"))
    assert [(row.kind, row.touchpoint) for row in got.conformance.deviations] == [
        ("skipped", "b"),
        ("skipped", "c"),  # before Done, and before Gone where only Signs is missing
        ("skipped", "c"),
        ("unplanned", "left"),
    ]
    assert [got.touchpoint(name).status.missing for name in "abc"] == [0, 1, 2]


def test_a_success_that_the_plan_does_not_lead_to_is_out_of_turn(lay):
    got = lay(JOURNEY, events("abM")).conformance
    assert [(row.kind, row.touchpoint, row.after) for row in got.deviations] == [("unplanned", "moved", "b")]
    assert got.fitness == pytest.approx((1 + 2 / 3) / 2)


def test_what_came_before_the_log_is_not_missing(lay):
    got = lay(JOURNEY, events("bc", at=1))
    assert (got.begun_before, got.conformance.deviating.silent) == (1, 0)
    assert got.conformance.deviations == ()
    assert got.conformance.fitness == 1
    assert [got.touchpoint(name).status.missing for name in "abc"] == [0, 0, 0]
    later = lay(JOURNEY, events("bc"))
    assert later.touchpoint("a").status.missing == 1


def test_touchpoints_without_visits_have_a_status_and_unseen_ones_none(lay):
    got = lay(JOURNEY, events("ac", "m"))
    assert (got.touchpoint("b").visits, got.touchpoint("b").status.missing) == (0, 1)
    assert got.touchpoint("u").status is None
    assert got.touchpoint("m").status is None
    assert got.conformance.aligned == 2  # the case with nothing but a mail has no path


def test_where_all_fit_nothing_is_aligned(lay):
    got = lay(JOURNEY, events("ab")).conformance
    assert (got.fitness, got.paths, got.aligned, got.deviations) == (1, 0, 2, ())
    assert (got.compliance.content, got.compliance.sequence, got.compliance.timing) == (1, 1, None)


def test_where_no_case_has_a_path_nothing_can_be_said(lay):
    got = lay(JOURNEY, [("k", "m", 0)]).conformance
    assert (got.fitness, got.paths, got.aligned) == (None, 0, 0)
    assert (got.compliance.content, got.compliance.sequence) == (None, None)


def test_conformance_comes_back_from_json(lay):
    got = lay(JOURNEY, events("axbc", "acb", "aL"))
    assert got.conformance.deviations
    back = Overlay.from_json(json.loads(json.dumps(got.to_json())))
    assert back.conformance == got.conformance
    assert [row.status for row in back.touchpoints] == [row.status for row in got.touchpoints]


@pytest.fixture
def bounded(lay, engine, graph_of):
    """Align with bounds."""

    def run(limits, *paths):
        lay(JOURNEY, events(*paths), parts=())
        base, found = measure_core(graph_of(JOURNEY), engine, EventLog("made up", None, None, {}, 1, 1), Options())
        return add_conformance(base, found, limits)

    return run


PATHS = ("axbc", "axbc", "axbc", "acb", "acb", "xaxbxcx", "abc")


@pytest.mark.parametrize(
    ("limits", "paths", "unaligned"),
    [
        (Limits(), 3, 0),
        (Limits(paths=2), 2, 1),
        (Limits(paths=1), 1, 3),
        (Limits(longest=6), 2, 1),
        (Limits(longest=3), 1, 4),
        (Limits(cells=9 * 5), 1, 3),  # eight nodes and the start, four visits and one more
        (Limits(cells=9 * 5 - 1), 0, 6),
        (Limits(moves=9), 2, 1),  # the second path has three visits
        (Limits(longest=3, paths=1), 1, 4),
    ],
)
def test_what_is_not_aligned_is_counted(bounded, limits, paths, unaligned):
    got = bounded(limits, *PATHS)
    assert (got.conformance.paths, got.conformance.unaligned) == (paths, unaligned)
    assert got.conformance.aligned == 8 - unaligned
    said = {entry.kind: entry for entry in got.quality}
    assert ("unaligned" in said) == (unaligned > 0)
    if unaligned:
        assert (said["unaligned"].count, said["unaligned"].severity) == (unaligned, "warning")


def test_a_path_too_long_is_left_out(lay):
    got = lay(JOURNEY, [("k", "ab"[place % 2], place) for place in range(10_001)] + [("l", "a", 1)])
    assert (got.conformance.unaligned, got.conformance.aligned) == (1, 1)
    within = lay(JOURNEY, [("k", "ab"[place % 2], place) for place in range(10_000)])
    assert within.conformance.unaligned == 0
    assert within.touchpoint("a").status.adhoc + within.touchpoint("b").status.adhoc == 9_998


def test_plans_of_many_touchpoints_in_any_order(lay):
    steps = "\n".join(f"      - {{id: t{n}, name: T{n}, match: t{n}}}" for n in range(70))
    text = f"stages:\n  - id: all\n    order: any\n    touchpoints:\n{steps}\n"
    text += "      - {id: x, name: X, match: x, planned: false}\noutcomes: {done: {match: done}}\n"
    names = [f"t{place * 13 % 70}" for place in range(60)]
    path = [*names[:33], "x", *names[33:], "done"]
    got = lay(text, [("k", name, place) for place, name in enumerate(path)]).conformance
    assert [(row.touchpoint, row.after, row.before) for row in got.deviations] == [("x", names[32], names[33])]
    assert got.fitness == pytest.approx(1 - 1 / (62 + 2))
