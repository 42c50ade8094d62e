"""Every figure of docs/simulation/model.md and under-way.md, recomputed from the journey and the log that stand there."""

import re
from fractions import Fraction

import numpy as np
import pytest

import journeymap as jm
from journeymap.events.duck import DuckEngine
from journeymap.events.roles import roles_from
from journeymap.events.source import open_log
from journeymap.overlay.core import measure_core
from journeymap.overlay.options import Options
from journeymap.simulate.dwell.counted import count_times, product_limit
from journeymap.simulate.exact import success_at_start
from journeymap.simulate.fit import fit
from journeymap.simulate.jackknife import variance
from journeymap.simulate.underway import underway

BLOCK = re.compile(r"^```(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DAY = 86400


def blocks(root, name):
    """The page's blocks by kind, those of one kind in a row."""
    text = (root / "docs" / "simulation" / name).read_text(encoding="utf-8")
    found = {}
    for kind, body in BLOCK.findall(text):
        found[kind] = found.get(kind, "") + body
    return found


def figures(page):
    return {
        name: float(Fraction(value)) for name, value in (line.split(" = ") for line in page["figures"].splitlines())
    }


@pytest.fixture(scope="module")
def base(root, tmp_path_factory):
    page, folder = blocks(root, "model.md"), tmp_path_factory.mktemp("loan")
    (folder / "journey.yaml").write_text(page["yaml"], encoding="utf-8")
    (folder / "log.csv").write_text(page["csv"], encoding="utf-8")
    graph = jm.load(folder / "journey.yaml").graph
    with DuckEngine(threads=1) as engine:
        options = Options()
        log = open_log(engine, folder / "log.csv", roles_from(graph.journey.events, options.roles))
        yield measure_core(graph, engine, log, options)[0]


def shares(chain):
    ways = zip(chain.source.tolist(), chain.target.tolist(), chain.share[0].tolist(), strict=True)
    found = {f"{chain.touchpoints[chain.at[source]]}.{chain.targets[target]}": share for source, target, share in ways}
    lost = zip(chain.at.tolist(), chain.lost[0].tolist(), strict=True)
    return found | {f"{chain.touchpoints[at]}.lost": share for at, share in lost}


def test_the_model_by_hand(root, base):
    bare, leaning = (fit(base, order=1, prior=prior, groups=0, times=False) for prior in (0.0, 1.0))
    numbers = {node.id: node.number for node in base.seen.nodes}
    exits = product_limit(count_times(base), numbers["ask"], 10.0 * DAY)
    found = shares(bare.chain)
    found |= {f"prior.{name}": share for name, share in shares(leaning.chain).items()}
    found |= {f"{name}.horizon_days": base.horizons[numbers[name]] / 1e6 / DAY for name in ("ask", "form")}
    found |= {"prior.success": success_at_start(leaning.chain)[0], "success.all_lost": success_at_start(bare.chain)[0]}
    found["success.shared"] = success_at_start(bare.chain, shared=True)[0]
    found["ask.form.mean_days"] = np.average(exits.time_s, weights=exits.weight) / DAY
    found["jackknife.variance"] = float(variance(np.array([0.5, 0.48, 0.5, 0.52])))
    said = figures(blocks(root, "model.md"))
    assert {name: found[name] for name in said} == pytest.approx(said, abs=1e-12)


def test_customers_under_way_by_hand(root, base):
    found = underway(base, fit(base, order=1, prior=0.0, groups=0, times=False))
    mine = {f"{row.id}.succeed": row.succeed.estimate for row in found.touchpoints}
    mine |= {"customers": found.customers, "beyond": found.beyond}
    mine |= {"succeed": found.succeed.estimate, "success": found.success.estimate}
    said = figures(blocks(root, "under-way.md"))
    assert {name: mine[name] for name in said} == pytest.approx(said, abs=1e-6)
