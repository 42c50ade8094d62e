"""Simpson reversals: what is better in all and worse in every part."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from journeymap.overlay.base import Base
from journeymap.overlay.comparison import apart
from journeymap.overlay.segments.compare import journey_unit
from journeymap.overlay.segments.crossing import ALL, Cell, Crossing, crossings
from journeymap.overlay.segments.division import Division
from journeymap.overlay.segments.statements import cell_waits_select, cells_select, part_of
from journeymap.overlay.studies import Incidence
from journeymap.overlay.tallies import measure_tallies
from journeymap.results.segments import Simpson, SimpsonCell

__all__ = ["MOST_CROSSED", "find_reversals"]

MOST_CROSSED = 10
"""So many columns are crossed with each other; the work grows with the square."""

BEYOND_CHANCE = 1.0
"""Both ways the difference is more than so many standard errors."""


def find_reversals(base: Base, divisions: Sequence[Division]) -> tuple[Simpson, ...]:
    """Conversions that another column turns over; needs `segment_waits` and `segment_cases`."""
    divisions = divisions[:MOST_CROSSED]
    if len(divisions) < 2 or base.conversion_us is None:
        return ()
    rows = base.engine.rows("segment_cells", cells_select(combinations(divisions, 2)))
    sizes = {(r["division"], r["value"], r["other_division"], r["other_value"]): r["cases"] for r in rows}
    crossed = crossings(divisions, sizes)
    if not crossed:
        return ()
    found = _measured(base, divisions, {cell for crossing in crossed for cell in crossing.cells}, sizes)
    return tuple(_reversals(crossed, found))


def _measured(
    base: Base, divisions: Sequence[Division], cells: Iterable[Cell], sizes: Iterable[Cell]
) -> dict[Cell, Incidence]:
    """The conversion in each cell, all at the horizon of the conversion."""
    pairs = sorted({(cell[0], cell[2]) for cell in cells})
    bases = {cell: index * len(pairs) for index, cell in enumerate(sorted(cells))}
    numbers = {cell: start + pairs.index((cell[0], cell[2])) for cell, start in bases.items()}
    members = [
        (part_of(pairs.index((first, second)), value, other), bases[cell])
        for first, value, second, other in sizes
        if (first, second) in pairs
        for cell in ((first, value, second, other), (first, value, second, ALL), (first, ALL, second, other))
        if cell in bases
    ]
    by_number = {division.number: division for division in divisions}
    spans = cell_waits_select([(by_number[first], by_number[second]) for first, second in pairs])
    units = dict.fromkeys(range(len(pairs)), journey_unit(base))
    limits = dict.fromkeys(numbers.values(), base.conversion_us or 0)
    study = measure_tallies(base.engine, spans, members, units, limits=limits)
    return {cell: study[number] for cell, number in numbers.items() if number in study}


def _reversals(crossed: Iterable[Crossing], found: Mapping[Cell, Incidence]) -> Iterator[Simpson]:
    for crossing in crossed:
        values = [value for value in crossing.values if _watched(crossing, value, found)]
        if len(values) < 2 or (crossing.within.kind != "month" and len(values) < len(crossing.values)):
            continue
        first, second = crossing.groups
        if found[crossing.whole(first)].share < found[crossing.whole(second)].share:
            first, second = second, first
        if _reversed(crossing, first, second, values, found):
            yield _result(crossing, first, second, values, found)


def _watched(crossing: Crossing, value: int, found: Mapping[Cell, Incidence]) -> bool:
    """Whether the log can show both groups as long as it can show all of their cases."""
    limit = max(found[crossing.whole(group)].limit_us for group in crossing.groups)
    cells = (found.get(crossing.cell(group, value)) for group in crossing.groups)
    return all(cell is not None and cell.limit_us >= limit for cell in cells)


def _reversed(crossing: Crossing, better: int, other: int, values: list[int], found: Mapping[Cell, Incidence]) -> bool:
    whole, error = _gap(found[crossing.whole(better)], found[crossing.whole(other)])
    if whole <= BEYOND_CHANCE * error:
        return False
    pairs = [(found[crossing.cell(better, value)], found[crossing.cell(other, value)]) for value in values]
    if any(left.share >= right.share for left, right in pairs):
        return False
    gaps = [_gap(left, right) for left, right in pairs]
    weights = [1 / (error * error) for _, error in gaps]
    within = math.fsum(weight * gap for weight, (gap, _) in zip(weights, gaps, strict=True)) / math.fsum(weights)
    return within < -BEYOND_CHANCE / math.sqrt(math.fsum(weights))


def _gap(left: Incidence, right: Incidence) -> tuple[float, float]:
    """The difference on the logit scale and its standard error."""
    return apart(_counted(left), _counted(right))


def _counted(part: Incidence) -> tuple[float, float, int]:
    return part.share, part.variance, part.clusters


def _result(crossing: Crossing, better: int, other: int, values: list[int], found: Mapping[Cell, Incidence]) -> Simpson:
    return Simpson(
        measure="conversion",
        column=crossing.column.column,
        better=crossing.column.name(better),
        other=crossing.column.name(other),
        within=crossing.within.column,
        horizon_s=found[crossing.whole(better)].limit_us / 1e6,
        all_better=found[crossing.whole(better)].estimate(),
        all_other=found[crossing.whole(other)].estimate(),
        cells=tuple(
            SimpsonCell(
                crossing.within.name(value),
                found[crossing.cell(better, value)].estimate(),
                found[crossing.cell(other, value)].estimate(),
            )
            for value in values
        ),
    )
