"""Two chains' moves laid out so that one random number gives both the same move as often as their shares allow."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.simulate.chain import Chain
from journeymap.simulate.montecarlo.moves import Moves, Row, plain_rows, table_of

__all__ = ["coupled_moves"]

Context = tuple[str, ...]
"""A context by ids, so that it is found in the other chain; of the starts: nothing."""

Named = Mapping[str, tuple[int, float]]
"""A row by the ids of its targets: move and share."""

LOST = ""
"""The target of who goes no way."""


def coupled_moves(before: Chain, after: Chain) -> tuple[Moves, Moves]:
    """The tables of two chains for common random numbers.

    In each context that both have, the unit interval holds first what both do, target by target as wide as the smaller
    of the two shares, then what only the one or the other does. So a common number gives different moves with the
    least probability that there can be: half the sum of the shares' differences (the maximal coupling). Both parts are
    in the order of the file, loss last, in every context, so that customers who came another way still move alike.

    Args:
        before: a chain.
        after: another one; touchpoints and outcomes are matched by id.
    """
    names = dict.fromkeys([*before.targets, *after.targets, LOST])
    order = {name: place for place, name in enumerate(names)} | {LOST: len(names)}
    left, right = _by_context(before), _by_context(after)
    return _laid_out(before, left, right, order), _laid_out(after, right, left, order)


def _by_context(chain: Chain) -> dict[Context, Named]:
    """Of each context, by ids, and of the starts: move and share of each target."""
    moves = [chain.targets[target] for target in chain.target.tolist()] + [LOST] * len(chain.contexts)
    moves += [chain.targets[target] for target in chain.start_target.tolist()]
    names: list[Context] = [tuple(chain.touchpoints[part] for part in context) for context in chain.contexts]
    rows = zip([*names, ()], plain_rows(chain), strict=True)
    return {name: {moves[move]: (move, share) for move, share in row} for name, row in rows}


def _laid_out(
    chain: Chain, own: Mapping[Context, Named], other: Mapping[Context, Named], order: Mapping[str, int]
) -> Moves:
    """A chain's table, each row beside the other chain's."""
    return table_of(chain, [_row(row, other.get(context, {}), order) for context, row in own.items()])


def _row(own: Named, other: Named, order: Mapping[str, int]) -> Row:
    """What both do, then what only this one does."""
    names = sorted(own, key=lambda name: order[name])
    common = {name: min(own[name][1], other[name][1]) if name in other else 0.0 for name in names}
    both = [(own[name][0], common[name]) for name in names]
    return [*both, *((own[name][0], own[name][1] - common[name]) for name in names)]
