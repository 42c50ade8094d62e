"""Costs of visits from the costs of channels."""

import pytest

import journeymap as jm
from journeymap.simulate.montecarlo.costs import visit_costs

STEPS = """
stages:
  - name: Only
    touchpoints:
      - {id: ask, name: Asks, channel: [web, phone]}
      - {id: call, name: Is called, channel: phone}
      - {id: wait, name: Waits}
"""


@pytest.fixture
def costs_of(tmp_path):
    def read(channels):
        file = tmp_path / "journey.yaml"
        file.write_text(f"journeymap: 1\nname: Test\nchannels: {channels}\n{STEPS}", encoding="utf-8")
        return visit_costs(jm.load(file).graph)

    return read


def test_any_of_several_channels_may_be_taken(costs_of):
    costs, currency = costs_of("{web: {name: Web, cost: 0.20 EUR}, phone: {name: Phone, cost: 4.20 EUR}}")
    assert costs == {"ask": pytest.approx(2.2), "call": 4.2}
    assert currency == "EUR"


def test_nothing_is_said_without_costs_or_in_two_currencies(costs_of):
    assert costs_of("{web: Web, phone: Phone}") is None
    assert costs_of("{web: {name: Web, cost: 1 EUR}, phone: {name: Phone, cost: 1 PLN}}") is None
