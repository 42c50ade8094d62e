"""Compressed files: unpacked where that proves them whole, checked where the engine reads them itself."""

from __future__ import annotations

import errno
import gzip
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine, disk_full
from journeymap.events.files import shown

__all__ = ["discard_unpacked", "open_plain", "unpacked", "with_even_lines"]

BLOCK = 1 << 20
FOLDER = "unpacked"
ZSTD = 0xFD2FB528
AGAIN = "download or export it again"


def unpacked(engine: DuckEngine, file: str) -> str:
    """A file that the engine can read safely: `file`, or its content in the engine's private folder.

    Raises:
        JourneyError: the file is cut, damaged or not compressed at all.
    """
    if file.lower().endswith(".zst"):
        _require_whole_zstd(file)
    if not file.lower().endswith(".gz"):
        return file
    with open_plain(file) as stream, _copy(engine, Path(file).stem) as copy:
        while block := stream.read(BLOCK):
            copy.write(block)
    return copy.name


def with_even_lines(engine: DuckEngine, file: str) -> str:
    """A copy of a plain file whose lines all end with a line feed."""
    with open_plain(file) as stream, _copy(engine, Path(file).name) as copy:
        held = b""
        while block := stream.read(BLOCK):
            block = held + block
            held = b"\r" if block.endswith(b"\r") else b""  # a line feed may follow in the next block
            copy.write(block[: len(block) - len(held)].replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
        copy.write(b"\n" if held else b"")
    return copy.name


@contextmanager
def _copy(engine: DuckEngine, name: str) -> Iterator[BinaryIO]:
    """A new file in the engine's private folder."""
    folder = engine.folder / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        with (folder / f"{len(list(folder.iterdir()))}-{name}").open("wb") as copy:
            yield copy
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        raise disk_full(f"a copy of {name}") from error


def discard_unpacked(engine: DuckEngine) -> None:
    """Remove the unpacked copies: their rows are in the engine."""
    shutil.rmtree(engine.folder / FOLDER, ignore_errors=True)


@contextmanager
def open_plain(file: str) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked where its name ends in `.gz`; faults become clear words while it is read."""
    try:
        with Path(file).open("rb") as raw:
            if file.lower().endswith(".gz"):
                with gzip.open(raw) as stream:
                    yield stream  # type: ignore[misc]
            else:
                yield raw
    except EOFError as error:
        raise JourneyError(f"the log {shown(file)} is cut off: its compressed data ends early", AGAIN) from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise JourneyError(f"the log {shown(file)} is not gzip data, or is damaged", AGAIN) from error
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise JourneyError(f"the log {shown(file)} cannot be read: {why}") from error


def _require_whole_zstd(file: str) -> None:
    """Walk a zstd file's block headers (RFC 8878): the engine does not notice a missing end."""
    with Path(file).open("rb") as stream:
        whole = True
        while whole and (magic := stream.read(4)):
            number = int.from_bytes(magic, "little")
            if number == ZSTD:
                whole = _skip_frame(stream)
            elif number & ~0xF == 0x184D2A50:  # a skippable frame
                whole = _skip(stream, int.from_bytes(stream.read(4), "little"))
            else:
                raise JourneyError(f"the log {shown(file)} is not zstd data", AGAIN)
    if not whole:
        raise JourneyError(f"the log {shown(file)} is cut off: its compressed data ends early", AGAIN)


def _skip_frame(stream: BinaryIO) -> bool:
    flags = (stream.read(1) or b"\0")[0]
    single, checksum = flags >> 5 & 1, flags >> 2 & 1
    size = (1 if single else 0, 2, 4, 8)[flags >> 6]
    if not _skip(stream, (1 - single) + (0, 1, 2, 4)[flags & 3] + size):
        return False
    last = 0
    while not last:
        head = stream.read(3)
        if len(head) < 3:
            return False
        block = int.from_bytes(head, "little")
        last = block & 1
        if not _skip(stream, 1 if block >> 1 & 3 == 1 else block >> 3):
            return False
    return _skip(stream, 4 * checksum)


def _skip(stream: BinaryIO, count: int) -> bool:
    """Go on by `count` bytes; whether they are all there."""
    return len(stream.read(count)) == count
