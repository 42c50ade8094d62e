"""A chain laid open for changes: every context's shares as a row over all targets, the start among them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from journeymap.results.simulation import Note
from journeymap.simulate.chain import Chain, Floats, Ints, place_after
from journeymap.simulate.fitted import Dwell
from journeymap.simulate.what_if.amounts import ImpossibleError
from journeymap.simulate.what_if.times import Times, dwell_of

__all__ = ["Draft", "draft_of"]

UNKNOWN = -2


@dataclass
class Draft:
    """What a change works on, in place. The start is a context too: the empty one, first of all, which loses nobody.

    Args:
        outcomes, kinds: as in the chain.
        cases: as in the chain.
        touchpoints: ids; those that are taken out stay, without contexts.
        contexts: C + 1 contexts, the start's first.
        share: (1 + G, C + 1, N) the share of each context's visits that go to each target.
        onward: (C + 1, N) the context that each way comes into; -1 at an outcome, -2 where nobody went so far.
        weight: (1 + G, C + 1) expected visits a journey before any change: what means over contexts are weighted by.
        visits: (C + 1,) observed visits.
        times: quantiles of time by pair; None where no time is known.
        saved: whether a change keeps customers who would be lost.
    """

    outcomes: tuple[str, ...]
    kinds: tuple[str, ...]
    cases: int
    touchpoints: list[str]
    contexts: list[tuple[int, ...]]
    share: Floats
    onward: Ints
    weight: Floats
    visits: Floats
    times: Times | None
    saved: bool = False
    notes: list[Note] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    _known: tuple[list[tuple[int, ...]], int, dict[tuple[int, ...], int]] | None = None

    @property
    def targets(self) -> list[str]:
        """Ids that columns stand for."""
        return [*self.touchpoints, *self.outcomes]

    @property
    def failing(self) -> npt.NDArray[np.bool_]:
        """(N,) whether a column is a failure."""
        return np.array([False] * len(self.touchpoints) + [kind == "failure" for kind in self.kinds])

    @property
    def lost(self) -> Floats:
        """(1 + G, C + 1) the share that goes no way."""
        rest = 1.0 - self.share.sum(axis=2)
        rest[:, 0] = 0.0
        return np.where(rest > 1e-12, rest, 0.0)

    def column(self, name: str) -> int:
        """The column of a target's id."""
        return self.targets.index(name)

    def rows(self, *touchpoints: int) -> Ints:
        """The contexts at these touchpoints."""
        return np.array([i for i, context in enumerate(self.contexts) if context and context[-1] in touchpoints], int)

    def mean(self, values: Floats, rows: Ints) -> Floats:
        """The mean of `values` (1 + G, rows, …) by expected visits; the plain one where nobody comes."""
        weight = self.weight[:, rows]
        weight = np.where(weight.sum(axis=1, keepdims=True) > 0, weight, 1.0)
        weight = weight / weight.sum(axis=1, keepdims=True)
        return np.asarray(np.einsum("gk,gk...->g...", weight, values))

    def note(self, kind: str, message: str, severity: str = "info") -> None:
        """Tell the reader something, once."""
        found = Note(kind, message, severity)
        if found not in self.notes:
            self.notes.append(found)

    def after(self, row: int, column: int) -> int:
        """The context that a way comes into; where nobody went it yet, the longest known end of the path.

        Raises:
            ImpossibleError: nothing is known of what follows there.
        """
        if self.onward[row, column] == UNKNOWN:
            try:
                self.onward[row, column] = place_after(
                    self._places(), self.contexts[row], column, len(self.touchpoints)
                )
            except KeyError:
                self.pool(column, self.rows(column))
                self.onward[row, column] = len(self.contexts) - 1
        return int(self.onward[row, column])

    def _places(self) -> dict[tuple[int, ...], int]:
        """Where each context is; looked up once for as long as they stay the same."""
        if self._known is None or self._known[0] is not self.contexts or self._known[1] != len(self.contexts):
            place = {context: i for i, context in enumerate(self.contexts) if context}
            self._known = (self.contexts, len(self.contexts), place)
        return self._known[2]

    def pool(self, touchpoint: int, rows: Ints) -> None:
        """Make a context of the touchpoint alone, from several at it: the mean of their rows.

        Raises:
            ImpossibleError: there are none.
        """
        if not len(rows):
            message = f'nobody was ever seen at "{self.targets[touchpoint]}", so nothing is known of what follows'
            raise ImpossibleError(message)
        self.share = np.concatenate([self.share, self.mean(self.share[:, rows], rows)[:, None, :]], axis=1)
        self.weight = np.concatenate([self.weight, self.weight[:, rows].sum(axis=1, keepdims=True)], axis=1)
        self.visits = np.append(self.visits, self.visits[rows].sum())
        fresh = np.full((1, self.onward.shape[1]), UNKNOWN, dtype=np.int64)
        fresh[:, len(self.touchpoints) :] = -1
        self.onward = np.concatenate([self.onward, fresh])
        self.contexts.append((touchpoint,))

    def chain(self) -> Chain:
        """The changed chain."""
        row, column = self._led()
        onward = self.onward[row, column]
        share, start = self.share[:, row, column], row == 0
        onward = np.where(onward > 0, onward - 1, -1)  # the start's context is not the chain's
        return Chain(
            touchpoints=tuple(self.touchpoints),
            outcomes=self.outcomes,
            kinds=self.kinds,
            contexts=tuple(self.contexts[1:]),
            source=row[~start].astype(np.int64) - 1,
            target=column[~start].astype(np.int64),
            onward=onward[~start],
            share=share[:, ~start],
            start_target=column[start].astype(np.int64),
            start_onward=onward[start],
            start_share=share[:, start],
            visits=self.visits[1:],
            cases=self.cases,
        )

    def _led(self) -> tuple[Ints, Ints]:
        """The ways that anybody goes, each with its context; pooled contexts that are needed for it have theirs too."""
        while True:
            row, column = np.nonzero((self.share != 0).any(axis=0))
            open_ways = np.flatnonzero(self.onward[row, column] == UNKNOWN)
            if not len(open_ways):
                return row, column
            for way in open_ways:
                self.after(int(row[way]), int(column[way]))

    def dwell(self, chain: Chain) -> Dwell | None:
        """The times of the changed chain."""
        return None if self.times is None else dwell_of(self.times, chain)


def draft_of(chain: Chain, dwell: Dwell | None, visits: Floats) -> Draft:
    """A chain laid open.

    Args:
        chain: the chain.
        dwell: its times.
        visits: (1 + G, C) expected visits (exact.expected_visits).
    """
    replicates, size = chain.share.shape[0], len(chain.contexts) + 1
    targets = len(chain.touchpoints) + len(chain.outcomes)
    share = np.zeros((replicates, size, targets))
    onward = np.full((size, targets), UNKNOWN, dtype=np.int64)
    onward[:, len(chain.touchpoints) :] = -1
    share[:, chain.source + 1, chain.target] = chain.share
    share[:, 0, chain.start_target] = chain.start_share
    onward[chain.source + 1, chain.target] = np.where(chain.onward >= 0, chain.onward + 1, -1)
    onward[0, chain.start_target] = np.where(chain.start_onward >= 0, chain.start_onward + 1, -1)
    return Draft(
        outcomes=chain.outcomes,
        kinds=chain.kinds,
        cases=chain.cases,
        touchpoints=list(chain.touchpoints),
        contexts=[(), *chain.contexts],
        share=share,
        onward=onward,
        weight=np.concatenate([np.ones((replicates, 1)), visits], axis=1),
        visits=np.concatenate([[0.0], chain.visits]),
        times=None if dwell is None else Times.of(dwell),
    )
