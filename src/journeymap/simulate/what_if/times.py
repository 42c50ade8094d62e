"""How long the ways of a changed chain take: tables of quantiles by pair, joined, mixed and scaled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from journeymap.simulate.chain import Chain, Floats
from journeymap.simulate.fitted import Dwell

__all__ = ["Pair", "Table", "Times", "dwell_of", "mixed", "passed_by", "scaled"]

Pair = tuple[int, int]


@dataclass(frozen=True)
class Table:
    """The times of one pair, as in `Dwell`: (Q,) seconds within the visit and after it, ordered by their sum."""

    takes: Floats
    wait: Floats
    hours: Floats
    observed: int
    basis: str


@dataclass
class Times:
    """The tables of all pairs of a touchpoint and a target."""

    pairs: dict[Pair, Table]

    @classmethod
    def of(cls, dwell: Dwell) -> Times:
        """The tables of a fitted model."""
        rows = zip(dwell.source.tolist(), dwell.target.tolist(), strict=True)
        return cls(
            {
                pair: Table(
                    dwell.takes_s[i], dwell.wait_s[i], dwell.hours[i], int(dwell.observed[i]), str(dwell.basis[i])
                )
                for i, pair in enumerate(rows)
            }
        )

    def leaving(self, source: int) -> list[tuple[float, Table]]:
        """The tables of all ways out of a touchpoint that have been seen, weighted by how many went."""
        found = [table for (start, _), table in self.pairs.items() if start == source and table.basis != "unknown"]
        return [(max(table.observed, 1e-6), table) for table in found]

    def of_way(self, source: int, target: int) -> Table | None:
        """The table of a way; where nobody went it, those of the other ways out of its source, mixed."""
        known = self.pairs.get((source, target))
        return known or mixed(self.leaving(source), observed=0)


def mixed(parts: Sequence[tuple[float, Table]], *, observed: int | None = None) -> Table | None:
    """The quantiles of several tables together, each with its weight; None for none."""
    parts = [(weight, table) for weight, table in parts if weight > 0]
    if not parts:
        return None
    first = max(parts, key=lambda part: part[0])[1]
    seen = sum(table.observed for _, table in parts) if observed is None else observed
    if len(parts) == 1:
        return replace(first, observed=seen)
    size, total = len(first.takes), sum(weight for weight, _ in parts)
    takes = np.concatenate([table.takes for _, table in parts])
    wait = np.concatenate([table.wait for _, table in parts])
    weight = np.repeat([part[0] / total / size for part in parts], size)
    order = np.argsort(takes + wait, kind="stable")
    middles = (np.arange(size) + 0.5) / size
    chosen = order[np.minimum(np.searchsorted(np.cumsum(weight[order]), middles), len(order) - 1)]
    hours = np.asarray(sum(part[0] / total * part[1].hours for part in parts))
    return Table(takes[chosen], wait[chosen], hours, seen, first.basis)


def passed_by(to: Table, on: Table) -> Table:
    """The times of those who pass a touchpoint by: the time to it, then the wait after it, without what it takes."""
    return Table(to.takes, to.wait + on.wait, on.hours, min(to.observed, on.observed), on.basis)


def scaled(table: Table, *, takes: float | None = None, wait: float | None = None) -> Table:
    """A table with its times multiplied, ordered by their sum again."""
    new_takes = table.takes * (1.0 if takes is None else takes)
    new_wait = table.wait * (1.0 if wait is None else wait)
    order = np.argsort(new_takes + new_wait, kind="stable")
    return replace(table, takes=new_takes[order], wait=new_wait[order])


def dwell_of(times: Times, chain: Chain) -> Dwell:
    """The tables as a chain needs them: one for every pair that a way belongs to."""
    starts = chain.at[chain.source].tolist() if len(chain.contexts) else []
    ways = list(zip(starts, chain.target.tolist(), strict=True))
    pairs = sorted(dict.fromkeys(ways))
    empty = _empty(times.pairs.values())
    tables = [times.of_way(*pair) or empty for pair in pairs]
    size = len(empty.takes)  # said, as there may be no way at all
    number = {pair: i for i, pair in enumerate(pairs)}
    return Dwell(
        source=np.array([pair[0] for pair in pairs], dtype=np.int64),
        target=np.array([pair[1] for pair in pairs], dtype=np.int64),
        pair=np.array([number[way] for way in ways], dtype=np.int64),
        takes_s=np.array([table.takes for table in tables]).reshape(len(pairs), size),
        wait_s=np.array([table.wait for table in tables]).reshape(len(pairs), size),
        observed=np.array([table.observed for table in tables], dtype=np.int64),
        basis=tuple(table.basis for table in tables),
        hours=np.array([table.hours for table in tables]).reshape(len(pairs), len(empty.hours)),
    )


def _empty(tables: Iterable[Table]) -> Table:
    size = next((len(table.takes) for table in tables), 1)
    return Table(np.zeros(size), np.zeros(size), np.zeros(168), 0, "unknown")
