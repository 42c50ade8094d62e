"""Each circle that is named is one; where there is one, one is named."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from journeymap.diagnostics import Span
from journeymap.lint.questions.circles import circles
from journeymap.lint.rule import Spot, Standing
from journeymap.lint.rules.faults.journeys_in_a_circle import journeys_in_a_circle
from journeymap.lint.summary import Mention, Summary

IDS = "abcdef"
WAYS = st.dictionaries(st.sampled_from(IDS), st.lists(st.sampled_from(IDS), max_size=4))


def summary(name, mentioned, file="", perspective="as-is"):
    file = file or f"{name}.yaml"
    spots = [Spot(Span(file, line, 1, line, 2), "", Standing()) for line in range(1, len(mentioned) + 2)]
    mentions = tuple(Mention(other, f"to-{other}", "touchpoint", spots[at]) for at, other in enumerate(mentioned, 1))
    return Summary(file, name, name, Standing("draft", perspective), spots[0], (), frozenset(), mentions)


def found(summaries):
    return list(journeys_in_a_circle.find(summaries))


@given(WAYS)
def test_something_is_named_where_there_is_a_circle_and_only_there(ways):
    named = found([summary(name, ways.get(name, [])) for name in IDS])
    leads = {name: set(ways.get(name, [])) for name in IDS}
    group_of = {name: group for group in circles(leads, IDS) for name in group}
    inside = {name for name, group in group_of.items() if len(group) > 1 or name in leads[name]}
    assert bool(named) == bool(inside)
    for finding in named:
        source, target = finding.place.span.file[0], finding.element.removeprefix("to-")
        assert target in leads[source]
        assert group_of[source] == group_of[target]


def test_one_finding_for_a_circle_at_its_first_file():
    named = found([summary("c", ["a"]), summary("a", ["b"]), summary("b", ["c"])])
    assert [(each.place.span.file, each.element) for each in named] == [("a.yaml", "to-b")]
    assert "a > b > c > a" in named[0].message


def test_long_ways_are_cut():
    names = [f"j{number:04}" for number in range(2000)]
    named = found([summary(name, [names[(at + 1) % 2000]]) for at, name in enumerate(names)])
    assert len(named) == 1
    assert "j0000 > j0001 > j0002 > j0003 > j0004 > … > j0000" in named[0].message


def test_of_two_files_with_one_id_that_of_the_same_perspective_is_meant():
    now, then = summary("a", ["b"], "a.yaml"), summary("a", [], "a-to-be.yaml", "to-be")
    assert found([now, then, summary("b", ["a"])])
    assert not found([replace(now, mentions=()), replace(then, mentions=now.mentions), summary("b", ["a"])])
    assert not found([now, replace(now, file="copy.yaml"), summary("b", ["a"])])
