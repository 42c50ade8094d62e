"""The chain that everything here computes with: contexts, the ways out of them, and how sure their shares are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

__all__ = ["Chain", "Floats", "Ints", "chain_of", "place_after"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Chain:
    """A Markov chain over contexts, with its shares estimated once and again without each group of cases.

    A context is the sequence of the last touchpoints, the newest last, at most `order` long; a customer in it is at the
    last of them. A way leads from a context to a target: a touchpoint, where the customer comes into another context, or
    an outcome, which ends the journey. What no way takes is lost.

    Shares have the shape (1 + G, ...): row 0 is the estimate, rows 1 to G are estimates without one of G groups of cases
    each, from which the error of any figure follows (jackknife.py). G is 0 where no log stands behind the chain.

    Args:
        touchpoints: ids of the touchpoints, in the order of the file.
        outcomes: ids of the outcomes, in the order of the file.
        kinds: success, failure or neutral, per outcome.
        contexts: the contexts (C of them), each a tuple of touchpoint numbers, the newest last.
        source: the context that each way (E of them) leaves; ascending.
        target: where each way leads: a touchpoint's number t, or len(touchpoints) + an outcome's number; ascending within
            a source.
        onward: the context that each way comes into; -1 where it ends at an outcome.
        share: (1 + G, E), the share of a context's visits that go each way in the end (by h*).
        start_target: where journeys begin (S entries), as `target`; an outcome where nothing was visited before it.
        start_onward: the context of each, or -1.
        start_share: (1 + G, S), sums to 1.
        visits: (C,) visits that each context's row rests on; 0 where the plan or the prior alone speaks.
        cases: cases behind the whole.
    """

    touchpoints: tuple[str, ...]
    outcomes: tuple[str, ...]
    kinds: tuple[str, ...]
    contexts: tuple[tuple[int, ...], ...]
    source: Ints
    target: Ints
    onward: Ints
    share: Floats
    start_target: Ints
    start_onward: Ints
    start_share: Floats
    visits: Floats
    cases: int = 0

    @property
    def order(self) -> int:
        """The longest context."""
        return max((len(context) for context in self.contexts), default=1)

    @property
    def replicates(self) -> int:
        """G, the number of estimates without a group of cases."""
        return int(self.share.shape[0]) - 1

    @cached_property
    def at(self) -> Ints:
        """(C,) the touchpoint that each context is at."""
        return np.array([context[-1] for context in self.contexts], dtype=np.int64)

    @cached_property
    def lost(self) -> Floats:
        """(1 + G, C) the share of each context's visits that goes no way at all."""
        size = len(self.contexts)
        gone = np.array([np.bincount(self.source, weights=shares, minlength=size) for shares in self.share])
        return np.asarray(np.clip(1.0 - gone, 0.0, 1.0))

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """Ids that `target` counts through: touchpoints, then outcomes."""
        return self.touchpoints + self.outcomes

    def outcome_kind(self, kind: str) -> npt.NDArray[np.bool_]:
        """(E,) whether each way ends at an outcome of this kind."""
        kinds = np.array(["touchpoint"] * len(self.touchpoints) + list(self.kinds))
        return np.asarray(kinds[self.target] == kind)


def chain_of(
    rows: Mapping[tuple[str, ...], Mapping[str, float]],
    starts: Mapping[str, float],
    outcomes: Mapping[str, str],
    *,
    touchpoints: Sequence[str] = (),
    visits: Mapping[tuple[str, ...], float] | None = None,
) -> Chain:
    """A chain from rows of shares, without replicates; what the rows leave is lost.

    Args:
        rows: by context (ids, the newest last), the share of each target id.
        starts: the share of journeys that begin at each id.
        outcomes: the outcomes' kinds by id.
        touchpoints: their order; unsaid: as the contexts name them.
        visits: visits behind each row.

    >>> chain = chain_of({("ask",): {"buy": 0.6, "no": 0.3}}, {"ask": 1.0}, {"buy": "success", "no": "failure"})
    >>> chain.lost.round(2).tolist()
    [[0.1]]
    """
    ids = list(touchpoints) or list(dict.fromkeys(context[-1] for context in rows))
    number = {name: place for place, name in enumerate([*ids, *outcomes])}
    contexts = tuple(sorted(tuple(number[part] for part in context) for context in rows))
    place = {context: index for index, context in enumerate(contexts)}
    named = {tuple(number[part] for part in context): shares for context, shares in rows.items()}
    ways = [
        (place[context], number[to], place_after(place, context, number[to], len(ids)), share)
        for context in contexts
        for to, share in sorted(named[context].items(), key=lambda way: number[way[0]])
    ]
    begin = [(number[to], place_after(place, (), number[to], len(ids)), share) for to, share in starts.items()]
    counted = {tuple(number[part] for part in context): n for context, n in (visits or {}).items()}
    return Chain(
        touchpoints=tuple(ids),
        outcomes=tuple(outcomes),
        kinds=tuple(outcomes.values()),
        contexts=contexts,
        source=np.array([way[0] for way in ways], dtype=np.int64),
        target=np.array([way[1] for way in ways], dtype=np.int64),
        onward=np.array([way[2] for way in ways], dtype=np.int64),
        share=np.array([[way[3] for way in ways]], dtype=np.float64),
        start_target=np.array([way[0] for way in begin], dtype=np.int64),
        start_onward=np.array([way[1] for way in begin], dtype=np.int64),
        start_share=np.array([[way[2] for way in begin]], dtype=np.float64),
        visits=np.array([counted.get(context, 0.0) for context in contexts], dtype=np.float64),
    )


def place_after(place: Mapping[tuple[int, ...], int], context: tuple[int, ...], target: int, touchpoints: int) -> int:
    """The number of the context that a customer of `context` is in after going to `target`; -1 at an outcome.

    It is the longest known end of the path.

    Raises:
        KeyError: the target is a touchpoint that no context is at.
    """
    if target >= touchpoints:
        return -1
    path = (*context, target)
    for begin in range(len(path)):
        if path[begin:] in place:
            return place[path[begin:]]
    raise KeyError(target)
