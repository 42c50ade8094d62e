"""OCEL 2.0 in XML, by an XML parser, block by block."""

from __future__ import annotations

from collections.abc import Sequence
from xml.parsers import expat

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.files import shown
from journeymap.events.ocel.flatten import flatten
from journeymap.events.ocel.store import Store
from journeymap.events.relation import Asked, Relation
from journeymap.events.unpack import open_plain
from journeymap.events.xml import parse_blocks

__all__ = ["read_ocel_xml"]

EVENT, OBJECT = ("log", "events", "event"), ("log", "objects", "object")
RELATED = ("relationship", "relobj", "object")
"""What an event's object is called, by those who write such files."""


def read_ocel_xml(engine: DuckEngine, files: Sequence[str], asked: Asked) -> Relation:
    """The events of the objects of one type as table `raw`.

    Raises:
        JourneyError: a file is cut, not well-formed, no OCEL 2.0, or does not say which objects are the cases.
    """
    with Store(engine) as store:
        for file in files:
            reader = _Reader(store)
            parser = expat.ParserCreate()
            parser.buffer_text = True
            parser.StartElementHandler = reader.start
            parser.EndElementHandler = reader.end
            parser.CharacterDataHandler = reader.text
            with open_plain(file) as stream:
                for _ in parse_blocks(parser, stream, shown(file)):
                    pass
            if not reader.known:
                raise JourneyError(f"the log {shown(file)} is no OCEL 2.0", "its outermost element must be log")
    return flatten(engine, shown(files[0]), asked)


class _Reader:
    """What the parser's handlers have gathered of the event or object they are in."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.path: list[str] = []
        self.key: str | None = None
        self.name: str | None = None
        self.time: str | None = None
        self.value: list[str] = []
        self.known = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = name.rpartition(":")[2]
        self.path.append(name)
        path = tuple(self.path[:3])
        depth = len(self.path)
        self.known |= depth == 1 and name == "log"
        if depth == 3 and path in (EVENT, OBJECT):
            self._item(path == EVENT, attributes)
        elif depth == 5 and name == "attribute" and path in (EVENT, OBJECT):
            self.name, self.time, self.value = attributes.get("name"), attributes.get("time"), []
        elif depth == 5 and name in RELATED and path == EVENT:
            self.store.relation(self.key, attributes.get("object-id") or attributes.get("id"))

    def end(self, name: str) -> None:
        """An element ends."""
        path, depth = tuple(self.path[:3]), len(self.path)
        self.path.pop()
        if depth != 5 or name.rpartition(":")[2] != "attribute" or path not in (EVENT, OBJECT):
            return
        value = "".join(self.value)
        if path == EVENT:
            self.store.event_value(self.key, self.name, value)
        else:
            self.store.object_value(self.key, self.name, self.time, value)
        self.name = None

    def text(self, data: str) -> None:
        """Text between two tags."""
        if self.name is not None:
            self.value.append(data)

    def _item(self, is_event: bool, attributes: dict[str, str]) -> None:
        self.key = attributes.get("id")
        if is_event:
            self.store.event(self.key, attributes.get("type"), attributes.get("time"))
        else:
            self.store.object(self.key, attributes.get("type"))
