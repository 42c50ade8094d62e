"""A fitted model: the chain, when customers go which way, when they come, and what the fit rests on."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Literal

from journeymap.results.simulation import Note, OrderScore
from journeymap.simulate.chain import Chain, Floats, Ints

__all__ = ["Basis", "Curves", "Dwell", "Fitted"]

Basis = Literal["log", "plan"]


@dataclass(frozen=True)
class Curves:
    """By when customers go which way: Aalen-Johansen incidences at the ends of time bins.

    Args:
        ends_s: (B,) the end of each bin in seconds since the visit began, ascending; the first bin begins at 0.
        reached: (1 + G, E, B) share of the context's visits gone this way by the end of each bin; the last column is the
            chain's `share`. Where a way rests on a shorter context or on the prior, that one's times.
        horizon_s: (C,) h* of each context in seconds.
    """

    ends_s: Floats
    reached: Floats
    horizon_s: Floats


@dataclass(frozen=True)
class Dwell:
    """How long it takes to go each way, by pair of touchpoint and target, as quantiles of those who go it.

    The time from the beginning of a visit to the next is `takes` (first to last event of the visit) and then `wait`. Both
    come from the same quantile, so that long visits with long waits stay together.

    Args:
        source: (P,) the touchpoint's number of each pair.
        target: (P,) the target's number.
        pair: (E,) the pair of each way of the chain.
        takes_s: (P, Q) seconds within the visit, at the middles of Q equal parts of those who go, ordered by their sum
            with `wait_s`.
        wait_s: (P, Q) seconds from its end to the next visit or outcome.
        observed: (P,) how many visits went this way.
        basis: (P,) observed, lognormal, weibull (fitted where few were observed), pooled (the touchpoint's times on any
            way), planned or unknown (then all zeros).
        hours: (P, 168) the share of arrivals at the target by hour of the week (0 = Monday 0:00 UTC); a row of zeros where
            nothing is known.
    """

    source: Ints
    target: Ints
    pair: Ints
    takes_s: Floats
    wait_s: Floats
    observed: Ints
    basis: tuple[str, ...]
    hours: Floats


@dataclass(frozen=True)
class Fitted:
    """A model that can be asked, saved (saved/) and loaded.

    Args:
        journey: the journey's id.
        basis: whether a log or the plan speaks.
        log: hash of the log's content; empty without one.
        until: the observation end, ISO 8601 in UTC; None without a log.
        chain: contexts and the ways out of them.
        curves: None without a log, or from a saved model.
        dwell: None where no time is known.
        scores: the orders that were tried.
        notes: what the reader of any figure must know.
        groups: how many groups of cases the error rests on (the chain's replicates).
        backed_off: paths too rare for a row of their own, which take a shorter one's.
        visits: how many visits were counted; 0 without a log.
    """

    journey: str
    basis: Basis
    log: str
    until: str | None
    chain: Chain
    curves: Curves | None = None
    dwell: Dwell | None = None
    scores: tuple[OrderScore, ...] = ()
    notes: tuple[Note, ...] = ()
    groups: int = 0
    backed_off: int = 0
    visits: int = 0

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the model to a JSON file without any case in it (saved/).

        Raises:
            JourneyError: the file cannot be written.
        """
        from journeymap.simulate.saved.model import save_model

        save_model(self, path)

    @staticmethod
    def load(path: str | os.PathLike[str]) -> Fitted:
        """The model that `save` wrote.

        Raises:
            JourneyError: there is no such file, or it holds no model.
        """
        from journeymap.simulate.saved.model import load_model

        return load_model(path)
