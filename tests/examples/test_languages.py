"""The motor claim is complete in English and in Polish."""

import pytest

from journeymap.model.read import read_journey
from journeymap.model.resolve import walk
from journeymap.model.text import Text

SAME_IN_BOTH = {"SMS", "E-mail", "none"}


@pytest.fixture(scope="module")
def journey(root):
    return read_journey(str(root / "examples" / "motor-claim" / "journey.yaml")).journey


def texts(journey):
    for part, path in walk(journey):
        for name in type(part).model_fields:
            value = getattr(part, name)
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, Text) and text:
                    yield ".".join(map(str, (*path, name))), text


def test_every_text_is_there_in_polish(journey):
    found = dict(texts(journey))
    assert len(found) > 100
    missing = [f"{place}: {text}" for place, text in found.items() if "pl" not in text.translations]
    assert [line for line in missing if line.split(": ")[1] not in SAME_IN_BOTH] == []


def test_personas_feel_differently(journey):
    differing = [
        step.id
        for stage in journey.stages
        for step in stage.touchpoints
        if "marek" in step.personas and step.personas["marek"].emotion not in (None, step.emotion)
    ]
    assert set(journey.personas) == {"anna", "marek"}
    assert len(differing) > 5
