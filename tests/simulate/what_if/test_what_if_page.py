"""The page on what-ifs: what it shows is clean and can be answered, what it works out by hand is what is computed."""

import re

import pytest

import journeymap as jm
from journeymap.lint.what_ifs.faults import what_if_faults
from journeymap.simulate.planned import planned_model
from journeymap.simulate.what_if import answer, scenarios

BLOCK = re.compile(r"^```([\w-]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def blocks(root):
    page = (root / "docs" / "simulation" / "what-if.md").read_text(encoding="utf-8")
    found = BLOCK.findall(page)
    return lambda kind: [body for language, body in found if language == kind]


@pytest.fixture
def graph(blocks, tmp_path):
    file = tmp_path / "room.yaml"
    file.write_text(blocks("yaml")[0], encoding="utf-8")
    assert jm.load(file).check() == []
    return jm.load(file).graph


def test_the_example_by_hand(blocks, graph):
    found = answer(planned_model(graph), graph, scenarios(graph, "shorter-form"))[0]
    computed = {
        "before": found.before.estimate,
        "after": found.after.estimate,
        "success": found.success.estimate,
        "cautious": found.cautious.estimate,
        "value": found.value.estimate,
        "cautious_value": found.cautious_value.estimate,
        "cost": found.cost.estimate,
    }
    written = dict(line.split(" = ") for line in blocks("figures")[0].splitlines())
    assert computed == pytest.approx({name: float(value) for name, value in written.items()})


def test_everything_shown_is_clean_and_answered(blocks, graph, tmp_path):
    shown = blocks("what-if")
    file = tmp_path / "ideas.yaml"
    file.write_text(
        "what-if:\n" + "".join(re.sub("^", "  ", body.rstrip(), flags=re.MULTILINE) + "\n" for body in shown)
    )
    asked = scenarios(graph, "all", str(file), check=what_if_faults)
    found = answer(planned_model(graph), graph, asked)
    assert len(found) == 6 + 12
    for each in found:
        assert each.changes
        assert not [note for note in each.notes if note.severity == "warning"]
    assert len({each.id for each in found}) == len(found)


def test_the_shown_are_clean_in_a_journey_too(blocks, tmp_path):
    """As `check` finds them, not only the rules on what-ifs."""
    ideas = "".join(re.sub("^", "  ", body.rstrip(), flags=re.MULTILINE) + "\n" for body in blocks("what-if"))
    file = tmp_path / "room.yaml"
    file.write_text(blocks("yaml")[0] + ideas, encoding="utf-8")
    assert jm.load(file).check() == []
