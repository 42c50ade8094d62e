"""Random chains to draw journeys from, and times to go with them."""

import numpy as np
import pytest

from journeymap.simulate.chain import chain_of
from journeymap.simulate.fitted import Dwell

OUTCOMES = {"bought": "success", "refused": "failure", "moved": "neutral"}


@pytest.fixture(scope="session")
def random_chain():
    """A chain of some touchpoints, with contexts of up to two of them, whose journeys end sooner or later."""

    def make(seed, touchpoints=6):
        rng = np.random.default_rng(seed)
        ids = [f"t{number}" for number in range(touchpoints)]
        contexts = [(name,) for name in ids] + [tuple(rng.choice(ids, 2)) for _ in range(3)]
        rows = {}
        for context in dict.fromkeys(contexts):
            to = rng.choice([*ids, *OUTCOMES], rng.integers(2, 5), replace=False)
            shares = rng.dirichlet(np.ones(len(to))) * rng.uniform(0.7, 0.98)
            rows[context] = dict(zip(to.tolist(), shares.tolist(), strict=True))
        first = rng.dirichlet(np.ones(3)).tolist()
        return chain_of(rows, dict(zip([ids[0], ids[1], "bought"], first, strict=True)), OUTCOMES, touchpoints=ids)

    return make


@pytest.fixture(scope="session")
def even_dwell():
    """Times of which each way has a table of its own: any numbers, ascending."""

    def make(chain, seed=1, points=20):
        rng = np.random.default_rng(seed)
        ways = len(chain.source)
        waits = np.sort(rng.lognormal(8, 1, (ways, points)))
        return Dwell(
            source=chain.at[chain.source],
            target=chain.target,
            pair=np.arange(ways),
            takes_s=waits / 10,
            wait_s=waits,
            observed=np.full(ways, 50),
            basis=("observed",) * ways,
            hours=np.zeros((ways, 168)),
        )

    return make
