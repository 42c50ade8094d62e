"""The order in which a designer writes the keys of a part: that of the schemas, of the language's page and of `fmt`."""

from __future__ import annotations

from functools import cache

from journeymap.model.base import Item
from journeymap.model.data import AnalystHalf
from journeymap.model.journey import DataFile, Journey
from journeymap.model.steps import Differs, Touchpoint

__all__ = ["keys_in_order"]

BEHIND: dict[type[Item], dict[str, str]] = {
    Touchpoint: {
        "one-way": "receiver",
        "planned": "one-way",
        "aim": "emotion",
        "evidence": "quote",
        "carries-over": "moment-of-truth",
        "respond-within": "carries-over",
        "metrics": "respond-within",
        "starts": "support",
        "optional": "starts",
        "repeats": "optional",
        "takes": "repeats",
    },
    Differs: {"channel": "skips"},
    Journey: {"use": "channel", "funnel": "match", "funnel-within": "funnel"},
    DataFile: {"funnel": "match", "funnel-within": "funnel"},
}
"""Keys that are written behind another than the one they are declared behind: what is read together stands together."""


@cache
def keys_in_order(part: type[Item]) -> tuple[str, ...]:
    """The keys of a part as they are written; a journey's personas and channels go before its stages, `match` behind."""
    keys = part.keys()
    if part is Journey:
        analyst = set(AnalystHalf.keys())
        keys.sort(key=lambda key: (key in analyst, key in ("stages", "outcomes")))
    for key, other in BEHIND.get(part, {}).items():
        keys.remove(key)
        keys.insert(keys.index(other) + 1, key)
    return tuple(keys)
