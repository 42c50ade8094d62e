"""Numbers of a saved model: written short, and read back with every check that keeps nonsense out of a model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from journeymap.diagnostics import JourneyError
from journeymap.simulate.chain import Floats, Ints

__all__ = ["amiss", "fractions", "ints", "part", "significant", "words"]

LARGEST = 1e15


def amiss(what: str) -> JourneyError:
    """What is said of a model that cannot be true."""
    return JourneyError(f"the saved model is damaged: {what}", "make it again: --save-model FILE")


def part(data: Any, name: str) -> Any:
    """What stands under a key of a saved model."""
    if not isinstance(data, Mapping) or name not in data:
        raise amiss(f'"{name}" is missing')
    return data[name]


def words(data: Any, name: str) -> tuple[str, ...]:
    """A list of words, each once."""
    found = part(data, name)
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise amiss(f'"{name}" is no list of words')
    if len(set(found)) < len(found):
        raise amiss(f'"{name}" has a word twice')
    return tuple(found)


def ints(data: Any, name: str, *, below: int, least: int = 0, length: int | None = None) -> Ints:
    """A list of whole numbers from `least` to under `below`."""
    found = _flat(part(data, name), name, length, (int,))
    if any(not least <= number < below for number in found):
        raise amiss(f'"{name}" has a number that is not from {least} to {below - 1}')
    return np.array(found, dtype=np.int64)


def fractions(data: Any, name: str, *, length: int | None = None, least: float = 0.0, most: float = LARGEST) -> Floats:
    """A list of numbers from `least` to `most`."""
    found = _flat(part(data, name), name, length, (int, float))
    if any(not least <= number <= most for number in found):  # what is not a number is in no range
        raise amiss(f'"{name}" has a number that is not from {least:g} to {most:g}')
    return np.array(found, dtype=np.float64)


def significant(values: npt.NDArray[Any], digits: int) -> list[int | float]:
    """Numbers with so many digits that count, whole ones without a point."""
    found = [float(f"{value:.{digits}g}") for value in values.tolist()]
    return [int(number) if number.is_integer() else number for number in found]


def _flat(found: Any, name: str, length: int | None, kinds: tuple[type, ...]) -> Sequence[Any]:
    if not isinstance(found, list) or any(type(number) not in kinds for number in found):
        raise amiss(f'"{name}" is no list of {"whole " if float not in kinds else ""}numbers')
    if length is not None and len(found) != length:
        raise amiss(f'"{name}" has {len(found)} numbers where {length} belong')
    return found
