"""Random chains for hypothesis, and what becomes of their customers by walking instead of by equations."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import strategies as st

from journeymap.simulate.chain import chain_of

OUTCOMES = {"won": "success", "left": "failure", "gone": "neutral"}


@st.composite
def chains(draw, leak=0, most=4):
    """Contexts of one or two touchpoints, some with a way back, some closed, some with no way; two more estimates.

    `leak` of ten parts are lost in every row.
    """
    steps = [f"t{number}" for number in range(draw(st.integers(1, most)))]
    pairs = [(one, other) for one in steps for other in steps]
    contexts = [(step,) for step in steps] + draw(st.lists(st.sampled_from(pairs), unique=True, max_size=4))
    targets = [*steps, *OUTCOMES]
    weights = st.dictionaries(st.sampled_from(targets), st.integers(1, 5), max_size=4)
    rows = {context: shares_of(draw(weights), max(leak, draw(st.integers(0, 3)))) for context in contexts}
    starts = draw(st.dictionaries(st.sampled_from(targets), st.integers(1, 5), min_size=1, max_size=3))
    first = chain_of(rows, shares_of(starts, 0), OUTCOMES, touchpoints=steps)
    keep = draw(
        st.lists(
            st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=len(first.source), max_size=len(first.source)),
            max_size=2,
        )
    )
    share = np.vstack([first.share, *(first.share * np.array(row) for row in keep)])
    return replace(first, share=share, start_share=np.repeat(first.start_share, 1 + len(keep), axis=0))


def shares_of(weights, lost):
    whole = sum(weights.values()) + lost
    return {name: weight / whole for name, weight in weights.items()}


def matrix_of(chain, row):
    """All moves of one estimate: contexts, outcomes, and lost at the end."""
    size, ends = len(chain.contexts), len(chain.outcomes)
    moves = np.zeros((size + ends + 1,) * 2)
    for source, target, onward, share in zip(chain.source, chain.target, chain.onward, chain.share[row], strict=True):
        moves[source, onward if onward >= 0 else size + target - len(chain.touchpoints)] += share
    moves[:size, -1] = np.clip(1 - moves[:size].sum(axis=1), 0, None)
    moves[:size, -1][moves[:size, -1] < 1e-12] = 0
    moves[range(size, size + ends + 1), range(size, size + ends + 1)] = 1
    return moves


def in_the_end(chain, row):
    """(C, O + 1) where those in each context are after a billion steps; who is still under way is lost."""
    moves, size = matrix_of(chain, row), len(chain.contexts)
    for _ in range(30):
        moves = moves @ moves
        moves /= moves.sum(axis=1, keepdims=True)
    found = moves[:size, size:]
    found[:, -1] += moves[:size, :size].sum(axis=1)
    return found


def begun(chain, row):
    """Where journeys begin: contexts, then outcomes, then lost (nobody)."""
    size = len(chain.contexts)
    found = np.zeros(size + len(chain.outcomes) + 1)
    for target, onward, share in zip(chain.start_target, chain.start_onward, chain.start_share[row], strict=True):
        found[onward if onward >= 0 else size + target - len(chain.touchpoints)] += share
    return found


@pytest.fixture(scope="session")
def plain():
    """Imported modules cannot be shared among test files; a fixture can."""
    return SimpleNamespace(chains=chains, matrix_of=matrix_of, in_the_end=in_the_end, begun=begun)
