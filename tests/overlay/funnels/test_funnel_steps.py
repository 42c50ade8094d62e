"""Which steps a funnel has: named ones, stages, and the touchpoints that nobody can go round."""

import pytest

from journeymap.diagnostics import JourneyError
from journeymap.overlay.funnels.unavoidable import unavoidable

JOURNEY = """
stages:
  - id: find
    touchpoints:
      - {id: look, name: Looks, match: look}
      - {id: ask, name: Asks, match: ask, optional: true}
      - {id: unasked, name: Complains, match: unasked, planned: false}
      - {id: letter, name: Gets a letter, match: letter, one-way: true}
  - id: choose
    touchpoints:
      - {id: pick, name: Picks, match: pick, next: [card, cash]}
  - id: pay
    touchpoints:
      - {id: card, name: Pays by card, match: card, next: home}
      - {id: cash, name: Pays cash, match: cash, next: home}
  - id: after
    touchpoints:
      - {id: home, name: Unpacks, match: none}
outcomes:
  kept: {match: kept}
  returned: {kind: failure, match: returned, anywhere: true}
"""
LOG = [
    *(("k", name, at) for at, name in enumerate(["look", "letter", "ask", "pick", "card", "kept"])),
    *(("l", name, at) for at, name in enumerate(["look", "pick", "cash", "kept"])),
    *(("m", name, at) for at, name in enumerate(["letter", "look", "unasked", "returned"])),
]


def counted(table):
    return [(step.id, step.reached) for step in table]


def test_the_default_is_stages_without_what_is_optional_unplanned_or_sent(lay):
    assert counted(lay(JOURNEY, LOG, parts=["funnel"]).funnel) == [("find", 3), ("choose", 2), ("pay", 2)]


def test_by_touchpoint_it_is_what_every_way_to_success_passes(lay):
    assert counted(lay(JOURNEY, LOG, parts=["funnel"]).funnel_touchpoints) == [("look", 3), ("pick", 2), ("kept", 2)]


def test_a_step_may_stand_for_several_and_a_stage_for_its_touchpoints(lay):
    got = lay(JOURNEY + "funnel: [find, [card, cash], kept]\n", LOG, parts=["funnel"])
    assert counted(got.funnel) == [("find", 3), ("card, cash", 2), ("kept", 2)]


def test_a_step_that_nothing_shows_is_stepped_over(lay):
    got = lay(JOURNEY + "funnel: [look, home, kept]\n", LOG, parts=["funnel"])
    assert counted(got.funnel) == [("look", 3), ("kept", 2)]


def test_a_name_that_is_nowhere_is_misuse(lay):
    with pytest.raises(JourneyError, match='names "pickle"'):
        lay(JOURNEY + "funnel: [look, [pick, pickle]]\n", LOG, parts=["funnel"])


@pytest.mark.parametrize("wrong", ["soon", "2d-4d", -1.0, True])
def test_a_window_that_is_none_is_misuse(lay, wrong):
    with pytest.raises(JourneyError, match="funnel-within"):
        lay(JOURNEY, LOG, parts=["funnel"], funnel_within=wrong)


@pytest.mark.parametrize(
    ("plan", "passed"),
    [
        ([("start", "a"), ("a", "b"), ("b", "won")], ("a", "b")),
        ([("start", "a"), ("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("d", "won")], ("a", "d")),
        ([("start", "a"), ("start", "b"), ("a", "b"), ("b", "won")], ("b",)),
        ([("start", "a"), ("a", "b"), ("b", "a"), ("b", "won"), ("a", "lost")], ("a", "b")),
        ([("start", "a"), ("a", "won"), ("a", "b"), ("b", "better")], ("a",)),
        ([("start", "a"), ("a", "b")], ()),
        ([], ()),
    ],
)
def test_unavoidable(plan, passed):
    assert unavoidable(plan, ["won", "better"]) == passed
