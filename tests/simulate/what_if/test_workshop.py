"""The motor claim's what-ifs, its own and those of the workshop, on its log."""

import pytest

import journeymap as jm
from journeymap.diagnostics import JourneyError

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def claim(root):
    return root / "examples" / "motor-claim"


def test_every_idea_of_the_workshop_is_answered(claim):
    found = jm.load(claim / "journey.yaml").simulate(
        str(claim / "events.csv"), what_if_file=str(claim / "ideas.data.yaml"), times=False, open=False
    )
    ids = [scenario.id for scenario in found.what_ifs]
    assert ids[:3] == [f"call-back-sooner [drop-off -{part}%]" for part in (10, 20, 30)]
    assert len(ids) == 8
    for scenario in found.what_ifs:
        assert scenario.changes
        assert scenario.success.low < scenario.success.estimate < scenario.success.high
    gains = [scenario.success.estimate for scenario in found.what_ifs[:3]]
    assert gains == sorted(gains)
    assert found.what_ifs[0].cautious.estimate < gains[0]


def test_what_the_log_makes_impossible_is_refused_with_its_place(claim, tmp_path):
    file = tmp_path / "ideas.yaml"
    file.write_text("what-if:\n  too-good: {changes: {touchpoint: collect-car, drop-off: {points: -15}}}\n")
    with pytest.raises(
        JourneyError, match=r":2:68: .*drop-off at Collects the repaired car is 2\.\d%, so it cannot fall by 15"
    ):
        jm.load(claim / "journey.yaml").simulate(
            str(claim / "events.csv"), what_if="too-good", what_if_file=str(file), times=False, open=False
        )
