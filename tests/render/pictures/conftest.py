"""Pages to make files of."""

from pathlib import Path

import pytest

from journeymap.api import JourneyMap, load


@pytest.fixture(scope="session")
def claim(root: Path) -> JourneyMap:
    """A journey with everything in it."""
    return load(root / "examples/motor-claim/journey.yaml")


@pytest.fixture(scope="session")
def pages(claim: JourneyMap) -> list[str]:
    """Its map on sheets of A4."""
    drawn = claim.render(page="a4")
    assert len(drawn) > 1
    return drawn
