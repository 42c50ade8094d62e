"""What-ifs that contradict themselves are refused in drafts too, and what is left of a journey may be nothing."""

import pytest

import journeymap as jm
from journeymap.diagnostics import JourneyError
from journeymap.results.plain import to_plain
from journeymap.simulate.planned import planned_model
from journeymap.simulate.what_if import answer, scenarios

DRAFT = """\
journeymap: 1
id: short
name: Two steps
status: draft
stages:
  - id: all
    name: All
    touchpoints:
      - {id: ask, name: Asks, wait: 1d, planned-drop-off: 20%, next: [{to: form, share: 60%}, {to: won, share: 40%}]}
      - {id: form, name: Fills in a form, wait: 2d, planned-drop-off: 10%, next: won}
outcomes:
  won: {name: Won}
what-if:
  idea:
"""


def refused(tmp_path, lines):
    """The message with which a what-if of a draft is refused; its place is told by line and column."""
    file = tmp_path / "journey.yaml"
    file.write_text(DRAFT + "".join(f"    {line}\n" for line in lines), encoding="utf-8")
    graph = jm.load(file).graph
    with pytest.raises(JourneyError) as caught:
        answer(planned_model(graph), graph, scenarios(graph, ["idea"]))
    return caught.value.message.removeprefix(f"{file}:")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            "{touchpoint: form, drop-off: {to: 5%, by: -10%}}",
            '15:48: what-if "idea": drop-off changes in two ways at once',
        ),
        (
            "[{touchpoint: form, drop-off: {to: 5%}}, {touchpoint: form, drop-off: {to: 15%}}]",
            '15:89: what-if "idea": drop-off becomes 5% above and 15% here',
        ),
        (
            "[{transition: [ask, form], wait: {to: 1d}}, {transition: [ask, form], wait: {to: 2d}}]",
            '15:95: what-if "idea": wait becomes 1d above and 2d here',
        ),
        (
            "{touchpoint: form, remove: true, redirect: won}",
            '15:41: what-if "idea": "form" is removed and redirected at once',
        ),
        (
            "{transition: [ask, form], remove: true, share: {to: 5%}}",
            '15:48: what-if "idea": "ask -> form" is removed and changed at once',
        ),
    ],
)
def test_changes_that_contradict_each_other(tmp_path, change, message):
    assert refused(tmp_path, [f"changes: {change}"]) == message


@pytest.mark.parametrize(
    ("interval", "effect", "message"),
    [
        ("[6, 2]", 4, "the effect of 4 is outside its interval, 6 to 2"),
        ("[2, 6]", 9, "the effect of 9 is outside its interval, 2 to 6"),
    ],
)
def test_an_effect_outside_its_interval(tmp_path, interval, effect, message):
    lines = ["changes: {touchpoint: form, drop-off: {by: -10%}}", "standing: tested"]
    found = refused(tmp_path, [*lines, f"interval: {interval}", f"effect: {effect}"])
    assert found == f'17:15: what-if "idea": {message}'


def test_fewer_than_no_journeys_a_year(tmp_path):
    lines = ["changes: {touchpoint: form, drop-off: {by: -10%}}", "volume: -5", "value: 3 EUR"]
    assert refused(tmp_path, lines) == '16:13: what-if "idea": there cannot be -5 journeys a year'


def test_two_changes_of_one_number_are_no_contradiction_where_they_are_relative(chain, after):
    step = {"touchpoint": "call", "drop-off": {"by": "-10%"}}
    assert len(after(chain, step, step).words) == 2


def test_a_journey_of_which_nothing_is_left(tmp_path):
    file = tmp_path / "journey.yaml"
    one = DRAFT.replace("      - {id: form, name: Fills in a form, wait: 2d, planned-drop-off: 10%, next: won}\n", "")
    one = one.replace("[{to: form, share: 60%}, {to: won, share: 40%}]", "won")
    file.write_text(one + "    changes: {touchpoint: ask, remove: true}\n", encoding="utf-8")
    graph = jm.load(file).graph
    found = answer(planned_model(graph), graph, scenarios(graph, ["idea"]))[0]
    assert found.after.estimate == 1
    assert to_plain(found)["time"] is not None
