"""Every figure of docs/simulation/answers.md, recomputed from the chain and the journey that stand there."""

import json
import re
from fractions import Fraction

import numpy as np
import pytest

import journeymap as jm
from journeymap.simulate.chain import chain_of
from journeymap.simulate.decisive import decisions_of
from journeymap.simulate.exact import (
    absorption,
    at_start,
    by_touchpoint,
    drop_off,
    expected_times,
    expected_visits,
    point_effects,
    ranking,
    relative_effects,
    removal_effects,
    touchpoint_visits,
)
from journeymap.simulate.fitted import Dwell

BLOCK = re.compile(r"^```(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
KINDS = ("success", "failure", "neutral")


@pytest.fixture(scope="module")
def page(root):
    text = (root / "docs" / "simulation" / "answers.md").read_text(encoding="utf-8")
    found = {}
    for kind, body in BLOCK.findall(text):
        found[kind] = found.get(kind, "") + body
    return found


def chain_and_dwell(text):
    """The chain of the page; each way's time as one quantile of waiting."""
    lines = dict(line.split(": ", 1) for line in text.splitlines())
    outcomes = {name: rest for name, rest in lines.items() if rest in KINDS}
    starts = {name: float(Fraction(share)) for name, share in [lines.pop("start").split()]}
    ways = {
        (source, to): (float(Fraction(share)), float(hours.removesuffix("h")) * 3600)
        for source, rest in lines.items()
        if source not in outcomes
        for to, share, hours in (way.split() for way in rest.split(", "))
    }
    rows = {(source,): {} for source in lines if source not in outcomes}
    for (source, to), (share, _) in ways.items():
        rows[source,][to] = share
    chain = chain_of(rows, starts, outcomes)
    pairs = [(chain.touchpoints[at], chain.targets[to]) for at, to in zip(chain.source, chain.target, strict=True)]
    wait = np.array([[ways[pair][1]] for pair in pairs])
    size = len(pairs)
    return chain, Dwell(
        source=chain.source,
        target=chain.target,
        pair=np.arange(size),
        takes_s=np.zeros_like(wait),
        wait_s=wait,
        observed=np.ones(size, dtype=np.int64),
        basis=("observed",) * size,
        hours=np.zeros((size, 168)),
    )


def by_name(chain, values):
    return dict(zip(chain.touchpoints, by_touchpoint(chain, values)[0], strict=True))


def figures(chain, dwell):
    """All figures of the chain, by the names of the page."""
    ends, shared, times = absorption(chain), absorption(chain, shared=True), expected_times(chain, dwell)
    parts = {"success": ends.success, "failure": ends.failure, "lost": ends.lost, "shared": shared.success}
    none = np.zeros(len(chain.outcomes))
    found = {name: by_name(chain, part) | {"start": at_start(chain, part, none)[0]} for name, part in parts.items()}
    found["time_h"] = by_name(chain, times.contexts / 3600) | {"start": times.journey[0] / 3600}
    found["drop_off"] = by_name(chain, drop_off(chain))
    per_touchpoint = {
        "visits": touchpoint_visits(chain, expected_visits(chain)),
        "slope": relative_effects(chain),
        "point": point_effects(chain),
        "removal": removal_effects(chain),
    }
    for name, values in per_touchpoint.items():
        found[name] = dict(zip(chain.touchpoints, values[0], strict=True))
    return found | {"ranking": [chain.touchpoints[one] for one in ranking(point_effects(chain))]}


def test_every_figure_of_the_page(page, tmp_path):
    (tmp_path / "journey.yaml").write_text(page["yaml"], encoding="utf-8")
    game = decisions_of(jm.load(tmp_path / "journey.yaml").graph)
    found = figures(*chain_and_dwell(page["chain"]))
    found |= {"decision": game.touchpoints, "boundary": list(game.boundary)}
    wrong, lines = [], [line.split(" = ", 1) for line in page["figures"].splitlines()]
    for path, text in lines:
        value = found
        for key in path.split("."):
            value = value[key]
        exact = text.startswith(('"', "["))
        if not (value == json.loads(text) if exact else value == pytest.approx(float(Fraction(text)), abs=1e-12)):
            wrong.append(f"{path} is {value}, not {text}")
    assert wrong == []
    assert len(lines) > 30
