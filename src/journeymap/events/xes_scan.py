"""XES as tools usually write it, by scanning for its few patterns: several times as fast as an XML parser.

Anything that is not exactly the usual form raises `Unusual`, so that a parser decides what it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

__all__ = ["Trace", "Unusual", "scan_traces"]

Trace = tuple[dict[str, str], list[dict[str, str]]]
"""A trace's own attributes, and those of its events in the order of the file."""

BLOCK = 1 << 22
HEADER = 1 << 26
VALUE = r'"([^"<\t\n\r]*)"'
TOKEN = re.compile(rf"<(?:(?:string|date|int|float|boolean|id) key={VALUE} value={VALUE} ?/>|(/?(?:event|trace))>)")
ENTITY = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));")
ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
NOT_XML = bytes(number for number in range(32) if number not in b"\t\n\r")
END = re.compile(rb"\s*</log>\s*")
OPEN, CLOSE, EVENT = b"<trace>", b"</trace>", b"</event>"


class Unusual(Exception):  # noqa: N818 -- no error: it says that a parser must look
    """The text is not in the usual form."""


def scan_traces(stream: BinaryIO) -> Iterator[Trace]:
    """The traces of an XES text, read block by block.

    Raises:
        Unusual: the text is not in the usual form; the traces before it are right.
    """
    rest, tokens, more = _after_header(stream), _Tokens(), True
    while more:
        cut = max(rest.rfind(CLOSE), rest.rfind(EVENT))
        if cut >= 0:
            yield from tokens.traces(rest[: cut + len(CLOSE)])
            rest = rest[cut + len(CLOSE) :]
        block = stream.read(BLOCK)
        rest, more = rest + block, bool(block)
    if tokens.trace is not None or not END.fullmatch(rest):
        raise Unusual


class _Tokens:
    """Where the scan stands between two blocks."""

    def __init__(self) -> None:
        self.trace: dict[str, str] | None = None
        self.events: list[dict[str, str]] = []

    def traces(self, block: bytes) -> Iterator[Trace]:
        """The traces that end in `block`, which ends with a tag."""
        outside: dict[str, str] = {}
        trace, events = self.trace, self.events
        event: dict[str, str] | None = None
        target = outside if trace is None else trace
        for key, value, tag in _tokens(block):
            if not tag:
                target[key] = value
            elif tag == "event" and trace is not None and event is None:
                event = target = {}
            elif tag == "/event" and trace is not None and event is not None:
                events.append(event)
                event, target = None, trace
            elif tag == "trace" and trace is None:
                trace = target = {}
                events = []
            elif tag == "/trace" and trace is not None and event is None:
                yield trace, events
                trace, target = None, outside
            else:
                raise Unusual
        if outside or event is not None:
            raise Unusual
        self.trace, self.events = trace, events


def _tokens(block: bytes) -> list[tuple[str, str, str]]:
    try:
        text = block.decode("utf-8")
    except UnicodeDecodeError:
        raise Unusual from None
    tokens = TOKEN.findall(text)
    # every tag was understood only if each "<" began one
    strange = text.count("<") != len(tokens) or len(block.translate(None, NOT_XML)) != len(block)
    if strange or "]]>" in text or "\ufffe" in text or "\uffff" in text:
        raise Unusual
    return _without_entities(tokens, text.count("&")) if "&" in text else tokens


def _without_entities(tokens: list[tuple[str, str, str]], expected: int) -> list[tuple[str, str, str]]:
    if sum(key.count("&") + value.count("&") for key, value, _ in tokens) != expected:
        raise Unusual
    return [(_plain(key), _plain(value), tag) for key, value, tag in tokens]


def _plain(text: str) -> str:
    if "&" not in text:
        return text
    if "&" in ENTITY.sub("", text):
        raise Unusual
    return ENTITY.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    if found[1]:
        return ENTITIES[found[1]]
    number = int(found[2]) if found[2] else int(found[3], 16)
    allowed = (
        number in (9, 10, 13) or 32 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number < 0x110000
    )
    if not allowed:
        raise Unusual
    return chr(number)


def _after_header(stream: BinaryIO) -> bytes:
    """What follows the log's own attributes, which a parser has looked at: the first trace on."""
    head = b""
    while (place := head.find(OPEN)) < 0:
        block = stream.read(BLOCK)
        if not block or len(head) > HEADER:
            raise Unusual
        head += block
    _require_plain_header(head[:place])
    return head[place:]


def _require_plain_header(header: bytes) -> None:
    opened: list[str] = []
    odd: list[str] = []

    def start(name: str, _: object) -> None:
        opened.append(name)
        if name.rpartition(":")[2] in ("trace", "event"):
            odd.append(name)

    def declare(_version: str, encoding: str | None, _alone: int) -> None:
        if encoding is not None and encoding.lower() not in ("utf-8", "us-ascii"):
            odd.append(encoding)

    parser = expat.ParserCreate()
    parser.XmlDeclHandler = declare
    parser.StartDoctypeDeclHandler = lambda name, *_: odd.append(name)
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: opened.pop()
    try:
        # an empty comment proves that the header ends between two tags
        parser.Parse(header + b"<!---->", False)
    except (expat.ExpatError, LookupError, ValueError):  # the latter two: an encoding that is not known
        raise Unusual from None
    if odd or opened != ["log"]:
        raise Unusual
