"""From a file to its text: opened once, bounded, decoded; what is no text is explained."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from journeymap.diagnostics import Diagnostic, JourneyError, Severity, Span

__all__ = ["MAX_BYTES", "begins_with_bom", "content_instead", "instead", "open_text"]

MAX_BYTES = 10_000_000
"""A journey of thousands of touchpoints stays below 1 MB; what is larger is no journey."""

BREAKS = re.compile(rb"\r\n|\r|\n")
BOM = b"\xef\xbb\xbf"
UTF16 = (b"\xff\xfe", b"\xfe\xff")

_instead: ContextVar[Mapping[str, bytes]] = ContextVar("_instead", default={})  # noqa: B039 - it is never changed


@contextmanager
def instead(contents: Mapping[str, bytes]) -> Iterator[None]:
    """Within this, files (by their real paths) hold something else: what an editor or a fix has in mind."""
    before = _instead.set({**_instead.get(), **contents})
    try:
        yield
    finally:
        _instead.reset(before)


def content_instead(file: str) -> bytes | None:
    """What `file` is taken to hold at the moment; None where it holds what it holds."""
    contents = _instead.get()
    return contents.get(os.path.realpath(file)) if contents else None


def begins_with_bom(file: str) -> bool:
    """Whether the file begins with a byte order mark, which is no part of its text.

    Raises:
        JourneyError: there is no such file, or it cannot be opened.
    """
    return _read(file, 3)[0] == BOM


def open_text(file: str) -> tuple[str | None, list[Diagnostic]]:
    """The text of `file` without a BOM, or None and why it is none.

    Raises:
        JourneyError: there is no such file, or it cannot be opened.
    """
    data, size = _read(file)
    if len(data) > MAX_BYTES:
        large = f"{size / 1e6:.1f} MB" if size > MAX_BYTES else "more than 10 MB"
        message = f"the file is too large for a journey: {large}"
        return None, [_unreadable(file, message, allowed=f"at most {MAX_BYTES // 1_000_000} MB")]
    if data.startswith(UTF16):
        return None, [_unreadable(file, "the file is written in UTF-16", allowed="UTF-8: save it as UTF-8")]
    if b"\0" in data:
        place = _place(file, data, data.index(b"\0"))
        return None, [_unreadable(file, "the file is not text, it holds binary data", place, "a YAML file in UTF-8")]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        # The position that Python gives counts from behind a BOM.
        begin = error.start + (3 if data.startswith(BOM) else 0)
        message = f"the file is not UTF-8: byte {data[begin]:#04x} here belongs to no letter"
        return None, [_unreadable(file, message, _place(file, data, begin), "UTF-8: save it as UTF-8")]


def _read(file: str, most: int = MAX_BYTES + 1) -> tuple[bytes, int]:
    """At most one byte more than is allowed, and the size that the file says it has."""
    content = content_instead(file)
    if content is not None:
        return content[:most], len(content)
    try:
        path = Path(file)
        if path.is_dir():
            raise JourneyError(f"{file} is a folder, not a file", "name the journey's file in it")
        with path.open("rb") as stream:
            return stream.read(most), os.fstat(stream.fileno()).st_size
    except FileNotFoundError:
        raise JourneyError(f"{file} does not exist", _similar(file)) from None
    except PermissionError:
        raise JourneyError(f"{file} cannot be opened: permission is missing") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise JourneyError(f"{file!r} cannot be opened: {reason.lower()}") from None


def _similar(file: str) -> str:
    """The closest file in the same folder."""
    import difflib

    path = Path(file)
    try:
        names = [entry.name for entry in path.parent.iterdir() if entry.suffix in (".yaml", ".yml")]
    except OSError:
        return f"there is no folder {path.parent} either"
    close = difflib.get_close_matches(path.name, sorted(names), 1, 0.75)
    return f"did you mean {path.with_name(close[0])}?" if close else ""


def _place(file: str, data: bytes, offset: int) -> Span:
    """The place of a byte, its column counted in the letters before it."""
    before = BREAKS.split(data[:offset])
    column = len(before[-1].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")) + 1
    return Span(file, len(before), column, len(before), column + 1)


def _unreadable(file: str, message: str, span: Span | None = None, allowed: str = "") -> Diagnostic:
    return Diagnostic("file-unreadable", Severity.ERROR, message, span or Span(file, 1, 1, 1, 1), allowed=allowed)
