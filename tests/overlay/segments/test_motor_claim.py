"""The example's intakes, of which it is known at which step they differ."""

import runpy

import pytest

import journeymap as jm


@pytest.fixture(scope="module")
def example(root):
    """The example's segments, and the true drop-off by touchpoint and intake."""
    folder = root / "examples" / "motor-claim"
    overlay = jm.load(folder / "journey.yaml").overlay(folder / "events.csv", parts=["segments"])
    made = runpy.run_path(str(folder / "generate.py"))
    goes_on = {
        (step, intake): sum(share for way, share in made["ways"](step, intake).items() if way not in made["FAILURES"])
        for step in made["WAYS"]
        for intake in made["INTAKE"]
    }
    return overlay, {key: 1 - share for key, share in goes_on.items()}


def test_intervals_hold_the_truth(example):
    overlay, truth = example
    groups = {row.value: row for row in overlay.segments.groups if row.column == "intake"}
    held = [
        figure.here.low <= truth[figure.touchpoint, intake] <= figure.here.high
        for intake in ("app", "phone")
        for figure in groups[intake].figures
        if figure.measure == "drop_off"
    ]
    assert len(held) == 24
    assert sum(held) >= 22


def test_the_one_great_difference_is_found_and_no_other(example):
    overlay, _ = example
    found = [
        (row.value, figure.touchpoint, figure.z > 0)
        for row in overlay.segments.groups
        for figure in row.figures
        if figure.q is not None and figure.q < 0.05
    ]
    assert found == [
        ("app", "report-claim", True),
        ("phone", "report-claim", False),
        ("anna", "report-claim", True),
        ("marek", "report-claim", False),
    ]


def test_nothing_drifts(example):
    overlay, _ = example
    months = [row for row in overlay.segments.groups if row.kind == "month"]
    assert [row.value for row in months] == [f"2026-{month:02}" for month in range(1, 10)]
    assert all(figure.q > 0.05 for row in months for figure in row.figures if figure.q is not None)


def test_the_persona_is_its_intake(example):
    overlay, _ = example
    groups = {row.value: row for row in overlay.segments.groups}
    assert groups["anna"].figures == groups["app"].figures
    funnels = {row.value: row.reached for row in overlay.segments.funnels if row.column == "intake"}
    assert [step.reached for step in overlay.funnel] == [a + b for a, b in zip(*funnels.values(), strict=True)]
