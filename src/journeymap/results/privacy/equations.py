"""Which unknowns a system of linear equations determines, whatever its right sides are, and from which equations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Row", "determined_columns"]

Row = dict[int, float]
"""The factors of one equation, by the number of the unknown."""

ZERO = 1e-9


@dataclass(frozen=True, slots=True)
class _Equation:
    """An equation that follows from those with the numbers `of`."""

    row: Row
    of: frozenset[int]

    def minus(self, other: _Equation, times: float) -> _Equation:
        left = {c: self.row.get(c, 0.0) - times * other.row.get(c, 0.0) for c in {**self.row, **other.row}}
        return _Equation({c: value for c, value in left.items() if abs(value) > ZERO}, self.of | other.of)


def determined_columns(rows: Sequence[Row]) -> dict[int, frozenset[int]]:
    """The unknowns that have one value only, each with the numbers of the equations that it is found from.

    Equations with an unknown of their own say nothing about the others, so they are set aside, again and again; only
    what is left is brought to reduced echelon form. An unknown of its own is determined where the rest of its equation
    follows from those that are left.

    >>> {c: sorted(of) for c, of in determined_columns([{0: 1.0, 1: 1.0}, {1: 1.0}, {2: 1.0, 3: 1.0}]).items()}
    {1: [1], 0: [0, 1]}
    """
    layers, left = _set_aside([_Equation(row, frozenset({number})) for number, row in enumerate(rows)])
    echelon = _echelon(left)
    found = {column: one.of for column, one in echelon.items() if len(one.row) == 1}
    for layer in reversed(layers):
        rests = [(own, one.row[own], _reduced(_without(one, own), echelon)) for own, one in layer]
        found |= {own: rest.of for own, _, rest in rests if not rest.row}
        echelon |= {own: _scaled(rest, factor, own) for own, factor, rest in rests}
    return found


def _set_aside(equations: list[_Equation]) -> tuple[list[list[tuple[int, _Equation]]], list[_Equation]]:
    """Layers of equations with an unknown that no other equation of the rest has, and what is left."""
    layers: list[list[tuple[int, _Equation]]] = []
    while True:
        often = Counter(column for one in equations for column in one.row)
        owned = [next((column for column in one.row if often[column] == 1), None) for one in equations]
        layer = [(column, one) for column, one in zip(owned, equations, strict=True) if column is not None]
        if not layer:
            return layers, equations
        layers.append(layer)
        equations = [one for column, one in zip(owned, equations, strict=True) if column is None]


def _echelon(equations: Sequence[_Equation]) -> dict[int, _Equation]:
    """The reduced echelon form, each equation by its pivot."""
    found: dict[int, _Equation] = {}
    for one in equations:
        left = _reduced(one, found)
        if left.row:
            pivot = min(left.row)
            scaled = _Equation({c: value / left.row[pivot] for c, value in left.row.items()}, left.of)
            for other, known in found.items():
                if pivot in known.row:
                    found[other] = known.minus(scaled, known.row[pivot])
            found[pivot] = scaled
    return found


def _reduced(one: _Equation, echelon: dict[int, _Equation]) -> _Equation:
    """What an equation says beyond those that are known."""
    pivots = [c for c in one.row if c in echelon]
    while pivots:
        one = one.minus(echelon[pivots[0]], one.row[pivots[0]])
        pivots = [c for c in one.row if c in echelon]
    return one


def _without(one: _Equation, column: int) -> _Equation:
    return _Equation({c: value for c, value in one.row.items() if c != column}, one.of)


def _scaled(rest: _Equation, factor: float, own: int) -> _Equation:
    """The equation of an unknown of its own, with the factor 1 there."""
    return _Equation({c: value / factor for c, value in rest.row.items()} | {own: 1.0}, rest.of)
