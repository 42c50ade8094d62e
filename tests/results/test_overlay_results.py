"""Overlays to JSON and back."""

import dataclasses
import json

import pytest

import journeymap as jm
from journeymap.diagnostics import JourneyError
from journeymap.results.overlay import Overlay
from journeymap.results.table import Table


@pytest.fixture(scope="module")
def claim(root):
    folder = root / "examples" / "motor-claim"
    return jm.load(folder / "journey.yaml").overlay(folder / "events.csv")


def test_json_comes_back_as_the_same_overlay(claim):
    back = Overlay.from_json(json.loads(json.dumps(claim.to_json())))
    assert back.to_json() == claim.to_json()
    named = Table([dataclasses.replace(row, name=row.id) for row in claim.touchpoints])
    assert back == dataclasses.replace(claim, log="", touchpoints=named)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda _: [], "no overlay"),
        (lambda _: {}, "no overlay"),
        (lambda data: data | {"journeymap": 2}, "version 2"),
        (lambda data: {key: value for key, value in data.items() if key != "silent"}, "silent"),
        (lambda data: data | {"funnel": [{"name": "a"}]}, "incomplete"),
    ],
)
def test_what_is_no_overlay_is_refused(claim, change, words):
    with pytest.raises(JourneyError, match=words):
        Overlay.from_json(change(claim.to_json()))


def test_it_prints_as_a_line(claim):
    assert repr(claim) == f"Overlay('motor-claim', 20386 events of 2414 cases, log '{claim.log}')"
