"""A journey, chains over its touchpoints, and what-ifs written as they stand in a file."""

import pytest

import journeymap as jm
from journeymap.model.data import WhatIf
from journeymap.simulate.chain import chain_of
from journeymap.simulate.what_if import Asked
from journeymap.simulate.what_if.changing import with_changes
from journeymap.simulate.what_if.grids import cells

JOURNEY = """\
journeymap: 1
name: Booking a room
channels: {web: {name: Website, cost: 0.10 EUR}, phone: {name: Phone, cost: 5 EUR}, letter: Letter}
stages:
  - id: booking
    name: Booking
    touchpoints:
      - {id: look, name: Looks, channel: web}
      - {id: call, name: Calls, channel: phone}
      - {id: book, name: Books, channel: web}
  - id: staying
    name: Staying
    touchpoints:
      - {id: arrive, name: Arrives, channel: [web, phone]}
      - {id: mail, name: Gets a mail, one-way: true}
outcomes:
  stayed: {name: Stayed}
  cancelled: {name: Cancelled, kind: failure, anywhere: true}
"""
OUTCOMES = {"stayed": "success", "cancelled": "failure"}
STEPS = ("look", "call", "book", "arrive")
ROWS = {
    ("look",): {"call": 0.2, "book": 0.5, "cancelled": 0.1},
    ("call",): {"book": 0.6, "cancelled": 0.2},
    ("book",): {"arrive": 0.8, "cancelled": 0.1},
    ("arrive",): {"stayed": 0.9},
}


@pytest.fixture(scope="session")
def graph(tmp_path_factory):
    """The journey, compiled."""
    file = tmp_path_factory.mktemp("what-if") / "booking.yaml"
    file.write_text(JOURNEY, encoding="utf-8")
    return jm.load(file).graph


@pytest.fixture
def chain():
    """A chain over the journey, by hand."""
    return chain_of(ROWS, {"look": 1.0}, OUTCOMES, touchpoints=STEPS)


def asked_of(*changes, **more) -> Asked:
    """A what-if of one cell, from its changes as a file has them."""
    idea = WhatIf.model_validate({"changes": list(changes), **more})
    return next(cells("idea", idea))


@pytest.fixture
def ask():
    """Write a what-if."""
    return asked_of


@pytest.fixture
def after(graph):
    """Change a chain; the row of a context by target id, and what else is known."""

    def run(chain, *changes, dwell=None, cautious=False):
        return with_changes(chain, dwell, graph, asked_of(*changes), cautious=cautious)

    return run


@pytest.fixture
def changed(after):
    """The same, where what comes after is a variable."""
    return after


@pytest.fixture
def row():
    """The shares that leave a context, by target id; those of `start` for the empty one."""

    def read(chain, *context, replicate=0):
        numbers = tuple(chain.touchpoints.index(name) for name in context)
        if not numbers:
            pairs = zip(chain.start_target, chain.start_share[replicate], strict=True)
        else:
            here = chain.source == chain.contexts.index(numbers)
            pairs = zip(chain.target[here], chain.share[replicate][here], strict=True)
        return {chain.targets[target]: round(float(share), 10) for target, share in pairs if share}

    return read
