"""Simulations as data: there and back, look-ups, figures of few customers hidden, what a notebook shows."""

import dataclasses
import json

import pytest

from journeymap.diagnostics import JourneyError
from journeymap.results.privacy.simulated import share_simulation
from journeymap.results.simulation import Simulation
from journeymap.results.table import Table


@pytest.fixture
def data(root):
    return json.loads((root / "tests" / "formats" / "simulation.json").read_text("utf-8"))


@pytest.fixture
def found(data):
    return Simulation.from_json(data)


def test_there_and_back(data, found):
    assert json.loads(json.dumps(found.to_json())) == data


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"journeymap": 2}, "of version 2"),
        ({"model": {}}, "incomplete"),
        ({"surplus": 1}, "incomplete"),
        ({"touchpoints": [{"id": 1}]}, "incomplete"),
    ],
)
def test_other_data_are_refused(data, changes, words):
    with pytest.raises(JourneyError, match=words):
        Simulation.from_json(data | changes)


@pytest.mark.parametrize("data", [{}, [], "text", {"journeymap": 1, "touchpoints": []}])
def test_what_is_no_simulation_is_refused(data):
    with pytest.raises(JourneyError, match="no simulation"):
        Simulation.from_json(data)


def test_rows_are_found_by_id(found):
    assert found.touchpoint("show-car").stage == "decide"
    assert found.touchpoint("nowhere") is None
    assert found.what_if("sharp-photos").standing == "tested"
    assert found.what_if("nowhere") is None


def test_few_customers_are_hidden(found):
    shared = share_simulation(found, 5)
    assert shared.min_cell == 5
    assert shared.touchpoint("courtesy-car") is None, "3 customers came there"
    at = {row.id: row for row in shared.underway.touchpoints}
    assert at["ask-call-back"].active is None
    assert at["ask-call-back"].success.estimate is None
    assert at["ask-call-back"].succeed.clusters == 0


def test_a_change_does_not_tell_of_few(found):
    few = "drop-off at Drives a courtesy car: 33.3% -> 20.0%"
    rare = "share Shows the car to the inspector -> Pays the excess: 0.1% -> 5.0%"
    many = "drop-off at Shows the car to the inspector: 14.7% -> 10.7%"
    bare = "drop-off at Asks for a call-back: 27.5% -> 99.9%"
    whole = dataclasses.replace(
        found, what_ifs=(dataclasses.replace(found.what_ifs[0], changes=(few, rare, many, bare)),)
    )
    assert share_simulation(whole).what_ifs[0].changes == (
        "drop-off at Drives a courtesy car: – -> –",
        "share Shows the car to the inspector -> Pays the excess: – -> –",
        many,
        "drop-off at Asks for a call-back: – -> –",
    )
    assert share_simulation(whole, 0).what_ifs[0].changes == (few, rare, many, bare)


def test_a_hidden_number_cannot_be_found_by_subtracting(found):
    rows = [
        dataclasses.replace(found.underway.touchpoints[0], active=900, silent=59),
        dataclasses.replace(found.underway.touchpoints[1], active=2, silent=0),
    ]
    whole = dataclasses.replace(found, underway=dataclasses.replace(found.underway, touchpoints=Table(rows)))
    counts = [n for row in share_simulation(whole).underway.touchpoints for n in (row.active, row.silent)]
    assert counts[2] is None
    assert counts.count(None) >= 2, "the number of all customers would tell the one that is missing"


def test_small_groups_are_left_out_and_do_not_show_by_their_absence(found):
    small = dataclasses.replace(found.segments["intake=app"], clusters=3)
    whole = dataclasses.replace(found, segments=found.segments | {"intake=phone": small})
    shared = share_simulation(whole)
    assert "intake=phone" not in shared.segments
    assert shared.segments["intake=app"].clusters == 0
    assert shared.segments["anna"].clusters == 1500


def test_rare_ends_are_hidden_with_another(found):
    ends = {"closed": 0.552, "refused": 0.126, "withdrawn": 0.001}
    whole = dataclasses.replace(found, success=dataclasses.replace(found.success, outcomes=ends))
    shared = share_simulation(whole).success
    assert shared.outcomes["withdrawn"] is None
    assert [*shared.outcomes.values(), shared.lost].count(None) >= 2


def test_hiding_nothing_and_hiding_twice_change_nothing(found):
    assert share_simulation(found, 0) is found
    once = share_simulation(found, 5)
    assert share_simulation(once, 5) is once
    assert share_simulation(once, 3) is once


def test_a_notebook_shows_it(found):
    html = found._repr_html_()
    assert "<table>" in html
    assert "55 % (54–56)" in html.replace("\N{NO-BREAK SPACE}", " ")
    assert "assumed" in html
    assert "EUR a year, net, cautiously" in html
    odd = dataclasses.replace(found, journey="<script>")
    assert "<script>" not in odd._repr_html_()
