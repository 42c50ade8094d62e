"""Where a journey's outcome is settled, as marks on the exported graph."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

__all__ = ["COLOURS", "LEGEND", "NOTHING", "Mark", "Marks"]

Mark = Literal["guaranteed", "decisive", "decided", "lost"]
"""Of a touchpoint: success is sure from there whatever the customer does; open there and settled one step on; open; out of
reach."""

Marks = Mapping[str, Mark]
"""By touchpoint id."""

NOTHING: Marks = MappingProxyType({})

COLOURS: Mapping[Mark, str] = {"guaranteed": "#00704f", "decisive": "#005a8f", "lost": "#d55e00"}
"""Outlines; what is open has none of its own."""

LEGEND: Mapping[Mark, str] = {
    "guaranteed": "green: success is guaranteed whatever the customer does",
    "decisive": "blue: the next step settles it",
    "lost": "orange: no way leads to a success",
}
