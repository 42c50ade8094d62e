"""What-ifs that `check` would refuse: computed all the same they are answered or refused in words, with their place."""

import pytest

import journeymap as jm
from journeymap.diagnostics import JourneyError
from journeymap.simulate.planned import planned_model
from journeymap.simulate.what_if import answer, scenarios

FILES = (
    "impossible-what-if/numbers",
    "impossible-what-if/standing",
    "impossible-what-if/measured",
    "impossible-what-if/grids",
)
REFUSED = {
    "standing": {"nothing", "tested", "both", "cut"},
    "grids": {"one-wrong", "too-many", "two-currencies"},
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_no_traceback_and_no_nan(root, name):
    file = root / "tests" / "cases" / "bad" / f"{name}.yaml"
    graph = jm.load(file).graph
    refused = {}
    for idea in graph.journey.what_if:
        try:
            found = answer(planned_model(graph), graph, scenarios(graph, [idea]))
        except JourneyError as error:
            refused[idea] = error.message
        else:
            assert all(0 <= each.after.estimate <= 1 for each in found)
    assert all(message.startswith(f"{file}:") for message in refused.values())
    assert refused.keys() >= REFUSED.get(file.stem, set())


CHANGES = [
    {"drop-off": {"by": "-30%"}},
    {"touchpoint": "look"},
    {"touchpoint": "look", "drop-off": {}},
    {"touchpoint": "look", "drop-off": {"by": "much"}},
    {"touchpoint": "look", "drop-off": {"to": "most"}},
    {"touchpoint": "look", "share": {"to": "10%"}},
    {"touchpoint": "none"},
    {"transition": ["look"], "share": {"to": "10%"}},
    {"transition": ["start", "look"], "drop-off": {"to": "10%"}},
    {"transition": ["start", "look"], "remove": True},
    {"transition": ["stayed", "look"], "share": {"to": "10%"}},
    {"channel": "letter", "share": {"to": "10%"}},
    {"channel": "none", "remove": True},
    {"touchpoint": "look", "redirect": "look"},
    {"touchpoint": "look", "redirect": "nowhere"},
    {"touchpoint": "stayed", "remove": True},
    {"add": {"id": "new", "after": "nowhere", "takes": "1h"}},
    {"add": {"id": "new", "takes": "1h"}},
    {"add": {"id": "new", "after": "look"}},
]


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_what_makes_no_sense_is_refused(chain, after, change):
    with pytest.raises(JourneyError, match=r'^what-if "idea": '):
        after(chain, change)
