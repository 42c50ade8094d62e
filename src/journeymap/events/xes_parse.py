"""XES of any form, by an XML parser, block by block."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from journeymap.diagnostics import JourneyError
from journeymap.events.xes_scan import Trace
from journeymap.events.xml import parse_blocks

__all__ = ["parse_traces"]


def parse_traces(stream: BinaryIO, label: str) -> Iterator[Trace]:
    """The traces of an XES text; events outside of a trace come as a trace without attributes.

    Args:
        stream: the text, as bytes.
        label: the log's name, for messages.

    Raises:
        JourneyError: the text is not well-formed XML, is no XES, or declares entities.
    """
    reader = _Reader(label)
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    for _ in parse_blocks(parser, stream, label):
        yield from reader.taken()


class _Reader:
    """What the parser's handlers have gathered; only attributes directly of a trace or an event count."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.path: list[str] = []
        self.trace: dict[str, str] = {}
        self.events: list[dict[str, str]] = []
        self.event: dict[str, str] = {}
        self.done: list[Trace] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = name.rpartition(":")[2]
        above = self.path[-1] if self.path else ""
        depth = len(self.path)
        self.path.append(name)
        if not depth and name != "log":
            raise JourneyError(f'the log {self.label} is no XES: its outermost element is "{name}"', "it must be log")
        if name == "trace" and depth == 1:
            self.trace, self.events = {}, []
        elif name == "event" and above in ("trace", "log") and depth < 3:
            self.event = {}
        elif above in ("trace", "event") and "key" in attributes and "value" in attributes:
            self._attribute(above, depth, attributes["key"], attributes["value"])

    def end(self, name: str) -> None:
        """An element ends."""
        name = self.path.pop()
        depth = len(self.path)
        if name == "event" and depth == 2 and self.path[1] == "trace":
            self.events.append(self.event)
        elif name == "event" and depth == 1:
            self.done.append(({}, [self.event]))
        elif name == "trace" and depth == 1:
            self.done.append((self.trace, self.events))

    def taken(self) -> list[Trace]:
        """The traces that are complete since the last call."""
        done, self.done = self.done, []
        return done

    def _attribute(self, above: str, depth: int, key: str, value: str) -> None:
        if above == "trace" and depth == 2:
            self.trace[key] = value
        elif above == "event" and (depth == 3 and self.path[1] == "trace") | (depth == 2):
            self.event[key] = value
