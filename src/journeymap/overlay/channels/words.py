"""The log's words for channels and the journey's: which word is which channel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journeymap.events.engine import Engine
from journeymap.graph.compile import JourneyGraph
from journeymap.model.people import Channel
from journeymap.overlay.channels.steps import fetch
from journeymap.overlay.nodes import values_select

__all__ = ["OTHER", "Words", "read_words"]

OTHER = "(other)"
"""What words are called that are neither the journey's channels nor among the most frequent others."""
MOST = 100
"""So many words that the journey does not know are kept apart."""


@dataclass(frozen=True)
class Words:
    """Channels by the number that the statements know them by; 0 is `OTHER`.

    Args:
        names: the journey's id of each channel, else the log's word.
        declared: the numbers of those that the journey declares.
    """

    names: Mapping[int, str]
    declared: frozenset[int]

    def is_planned(self, graph: JourneyGraph, touchpoint: str, number: int) -> bool | None:
        """Whether the journey says that the touchpoint, or a persona there, uses the channel; None where it names none."""
        part = graph.touchpoints[touchpoint]
        used = {*part.channel, *(name for differs in part.personas.values() for name in differs.channel)}
        return self.names[number] in used if used else None


def read_words(engine: Engine, channels: Mapping[str, Channel]) -> Words | None:
    """Find the log's words for channels and make the table `channels` (word, number); None where the map shows none.

    A word is one of the journey's channels where it is its id or its name in any language, capitals or not.
    """
    found = [row["word"] for row in fetch(engine, "channel_words")]
    if not found:
        return None
    known = _by_word(channels)
    names = dict(enumerate(channels, 1))
    numbers = {name: number for number, name in names.items()}
    rows = [(word, numbers[known[key]]) for word in found if (key := _plain(word)) in known]
    unknown = [word for word in found if _plain(word) not in known]
    for number, word in enumerate(unknown[:MOST], len(channels) + 1):
        names[number] = word
        rows.append((word, number))
    head = "-- The log's words for channels, each with the number of its channel.\n"
    engine.create("channels", head + values_select(("word", "number"), sorted(rows) or [("", -1)]))
    declared = frozenset(numbers[name] for name, channel in channels.items() if channel.declared)
    return Words({0: OTHER, **names}, declared)


def _by_word(channels: Mapping[str, Channel]) -> dict[str, str]:
    """Channels by every word that means them: an id goes before a name, the first of two before the second."""
    found: dict[str, str] = {}
    for name in channels:
        found.setdefault(_plain(name), name)
    for name, channel in channels.items():
        for word in _called(channel):
            found.setdefault(_plain(word), name)
    return found


def _called(channel: Channel) -> Iterable[str]:
    return (str(channel.name), *channel.name.translations.values())


def _plain(word: str) -> str:
    return word.strip().casefold()
