"""Which what-ifs are asked for, from a journey or from a file of its own, and what is wrong with them."""

import pytest

import journeymap as jm
from journeymap.diagnostics import JourneyError
from journeymap.lint.what_ifs.faults import what_if_faults
from journeymap.simulate.what_if import scenarios

JOURNEY = """\
journeymap: 1
name: Booking a room
status: review
stages:
  - id: booking
    name: Booking
    touchpoints:
      - {id: look, name: Looks}
      - {id: book, name: Books}
what-if:
  fewer-clicks: {name: Fewer clicks, changes: {touchpoint: look, drop-off: {by: -30%}}}
  tried: {name: Tried out, changes: {touchpoint: book, drop-off: {by: [-10%, -20%]}, wait: {to: [1h, 2h]}}}
"""


@pytest.fixture
def graph(tmp_path):
    file = tmp_path / "booking.yaml"
    file.write_text(JOURNEY, encoding="utf-8")
    return jm.load(file).graph


@pytest.fixture
def write(tmp_path):
    def put(text: str) -> str:
        file = tmp_path / "ideas.yaml"
        file.write_text(text, encoding="utf-8")
        return str(file)

    return put


def test_all_with_every_cell_of_a_grid(graph):
    found = scenarios(graph, "all", check=what_if_faults)
    assert [each.id for each in found] == [
        "fewer-clicks",
        "tried [drop-off -10%, wait 1h]",
        "tried [drop-off -10%, wait 2h]",
        "tried [drop-off -20%, wait 1h]",
        "tried [drop-off -20%, wait 2h]",
    ]
    assert found[1].name == "Tried out [drop-off -10%, wait 1h]"
    assert found[4].changes[0].drop_off.by == "-20%"
    assert found[4].changes[0].wait.to == "2h"
    assert found[4].idea.changes[0].drop_off.by == ("-10%", "-20%")


def test_one_and_one_cell(graph):
    assert [each.id for each in scenarios(graph, ["fewer-clicks"])] == ["fewer-clicks"]
    cell = "tried [drop-off -20%, wait 1h]"
    assert [each.id for each in scenarios(graph, cell)] == [cell]


def test_two_lists_of_one_key_say_whose_they_are(graph, write):
    file = write(
        "what-if:\n  both:\n    changes:\n"
        "      - {touchpoint: look, drop-off: {points: [-1, -2]}}\n      - {touchpoint: book, drop-off: {to: [5%]}}\n"
    )
    assert [each.id for each in scenarios(graph, "all", file)] == [
        "both [look drop-off -1 point, book drop-off 5%]",
        "both [look drop-off -2 points, book drop-off 5%]",
    ]


@pytest.mark.parametrize("head", ["", "journeymap-data: 1\n"])
def test_a_file_of_its_own(graph, write, head):
    file = write(head + "what-if:\n  leave: {changes: {touchpoint: look, remove: true}}\n")
    found = scenarios(graph, "all", file, check=what_if_faults)
    assert [each.id for each in found] == ["leave"]
    assert graph.journey.what_if.keys() == {"fewer-clicks", "tried"}


@pytest.mark.parametrize(
    ("names", "message", "hint"),
    [
        ("fewer-click", 'there is no what-if "fewer-click"', 'did you mean "fewer-clicks"?'),
        (["zzz"], 'there is no what-if "zzz"', "there are fewer-clicks, tried"),
        ("tried [drop-off -30%, wait 1h]", "there is no what-if", 'did you mean "tried [drop-off -'),
    ],
)
def test_an_unknown_name(graph, names, message, hint):
    with pytest.raises(JourneyError) as error:
        scenarios(graph, names)
    assert message in error.value.message
    assert hint in error.value.hint


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("what-if:\n  a: {changes: {touchpoint: look, drop-of: {by: -30%}}}\n", ":2:35: "),
        ("what-if:\n  a: {changes: {touchpoint: lok, drop-off: {by: -30%}}}\n", ':2:29: what-if "a" names "lok"'),
        ("what-if:\n  a: {changes: {touchpoint: look, drop-off: {by: -130%}}}\n", ":2:50: what-if"),
        ("what-if: {a: {changes: [}\n", ":1:"),
        ("journeymap: 1\nname: Another\n", ":1:1: this file is a journey, not a data file"),
        ("ideas: {}\n", "does not say that it is a data file"),
        ("journeymap-data: 1\njourney: other\nwhat-if: {}\n", ':2:10: this file belongs to the journey "other"'),
        ("what-if: {}\n", "has no what-if"),
        ("", ""),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_its_place(graph, write, text, message):
    file = write(text)
    with pytest.raises(JourneyError) as error:
        scenarios(graph, "all", file, check=what_if_faults)
    assert error.value.message.startswith(file)
    assert message in error.value.message


@pytest.mark.parametrize("text", ["", "\n\n", "# ideas\n"])
def test_of_an_empty_file_it_is_said_what_belongs_there(graph, write, text):
    with pytest.raises(JourneyError, match=":1:1: ") as error:
        scenarios(graph, "all", write(text))
    assert error.value.hint == "allowed: what-if: …"


def test_a_grid_of_a_million(graph, write):
    values = ", ".join(f"-{number}%" for number in range(1, 101))
    change = f"{{touchpoint: look, drop-off: {{by: [{values}]}}, wait: {{by: [{values}]}}, takes: {{by: [{values}]}}}}"
    file = write(f"what-if:\n  huge:\n    changes: {change}\n")
    for check in (None, what_if_faults):
        with pytest.raises(JourneyError, match=r":3:14: .*its lists.* make 1,000,000 what-ifs"):
            scenarios(graph, "all", file, check=check)


def test_too_many_together(graph, write):
    values = ", ".join(f"-{number}%" for number in range(1, 61))
    change = f"{{changes: {{touchpoint: look, drop-off: {{by: [{values}]}}, wait: {{by: [-1%, -2%, -3%, -4%, -5%, -6%, -7%, -8%, -9%, -10%]}}}}}}"
    with pytest.raises(JourneyError, match="1,200 what-ifs are asked for in all"):
        scenarios(graph, "all", write(f"what-if:\n  one: {change}\n  two: {change}\n"))


def test_a_refusal_has_its_place(graph, write):
    from journeymap.simulate.chain import chain_of
    from journeymap.simulate.what_if import changed

    file = write("what-if:\n  a: {changes: {touchpoint: look, drop-off: {points: -35}}}\n")
    chain = chain_of({("look",): {"done": 0.7}}, {"look": 1.0}, {"done": "success"})
    with pytest.raises(JourneyError) as error:
        changed(chain, None, graph, scenarios(graph, "a", file)[0])
    assert (
        error.value.message == f'{file}:2:54: what-if "a": drop-off at Looks is 30.0%, so it cannot fall by 35 points'
    )
