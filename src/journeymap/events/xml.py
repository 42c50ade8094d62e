"""Parsing XML logs block by block, with their faults in clear words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from journeymap.diagnostics import JourneyError

__all__ = ["parse_blocks"]

BLOCK = 1 << 18


def parse_blocks(parser: expat.XMLParserType, stream: BinaryIO, label: str) -> Iterator[None]:
    """Feed `parser` with the text; gives after each block, so that what was found can be handed on.

    Raises:
        JourneyError: the text is not well-formed XML, or declares entities.
    """

    def refuse(name: str, *_: object) -> None:
        # nothing a log needs, and a known way to make a small file explode
        raise JourneyError(f'the log {label} declares the entity "{name}", which a log may not', "write it out")

    parser.EntityDeclHandler = refuse
    try:
        while block := stream.read(BLOCK):
            parser.Parse(block, False)
            yield
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        why = expat.ErrorString(error.code)
        raise JourneyError(
            f"the log {label} is not well-formed XML at line {error.lineno}: {why}", "export or download it again"
        ) from error
    except (LookupError, ValueError) as error:
        raise JourneyError(
            f"the log {label} is in an encoding that cannot be read: {error}", "save it as UTF-8"
        ) from error
    yield
