"""Marks on the exported graph: where success is settled."""

import json

import pytest

import journeymap as jm
from journeymap.graph.export import FORMATS

TEXT = """journeymap: 1
id: loan
name: Loan
stages:
  - id: only
    name: Only
    touchpoints:
      - {id: ask, name: Asks, next: [{to: offer, share: 60%}, {to: dead, share: 40%}]}
      - {id: offer, name: Gets the offer, initiator: provider, next: granted}
      - {id: dead, name: Waits, next: gone}
outcomes:
  granted: {name: Granted}
  gone: {name: Gone, kind: failure}
"""


@pytest.fixture
def loan(tmp_path):
    (tmp_path / "loan.yaml").write_text(TEXT, encoding="utf-8")
    return jm.load(tmp_path / "loan.yaml")


def test_touchpoints_are_marked(loan):
    assert loan.decisive() == {"ask": "decisive", "offer": "guaranteed", "dead": "lost"}


def test_every_format_shows_the_marks(loan):
    marks = loan.decisive()
    nodes = {node["id"]: node for node in json.loads(FORMATS["json"](loan.graph, marks))["nodes"]}
    assert nodes["offer"]["success"] == "guaranteed"
    assert 'color="#00704f", penwidth=2.5' in FORMATS["dot"](loan.graph, marks)
    assert "green: success is guaranteed" in FORMATS["dot"](loan.graph, marks)
    assert "classDef lost stroke:#d55e00" in FORMATS["mermaid"](loan.graph, marks)
    assert '<data key="n-success">decisive</data>' in FORMATS["graphml"](loan.graph, marks)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_nothing_changes_where_nothing_is_marked(loan, form):
    plain = FORMATS[form](loan.graph)
    assert FORMATS[form](loan.graph, {}) == plain
    assert "success" not in json.loads(plain)["nodes"][1] if form == "json" else "guaranteed" not in plain
