"""Writing files whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from journeymap.diagnostics import JourneyError

__all__ = ["write_atomic", "write_together", "written_beside"]

STREAM = re.compile(r"/dev/(std\w+|fd/\d+)|/proc/\w+/fd/\d+")
"""What stands for an open stream, also where that leads to a file."""


def write_atomic(path: str | os.PathLike[str], data: str | bytes) -> None:
    """Write `data` beside `path` and rename it, so that nobody ever sees half a file.

    Behind a link the file itself is written. A device or a pipe, such as /dev/stdout, takes the data and stays what it is.

    Raises:
        JourneyError: the folder does not exist or cannot be written.
    """
    if not os.fspath(path):
        raise JourneyError("the name of the file to write is empty")
    if _only_takes(Path(path)):
        _feed(Path(path), data)
        return
    with written_beside(path) as beside:
        beside.write_bytes(_encoded(data))


def write_together(contents: Iterable[tuple[str | os.PathLike[str], str | bytes]]) -> None:
    """Write several files, each whole; all are written beside their places before the first one is renamed.

    Raises:
        JourneyError: a folder cannot be written, and no file was changed.
    """
    whole = list(contents)
    for path, _ in whole:
        if os.path.isdir(path):  # noqa: PTH112 - a name that is too long is none, and no exception
            raise JourneyError(f"{path} cannot be written: it is a folder")
    with ExitStack() as ready:
        # renamed in the order of the stack once all are there: a disk that is full leaves every old file as it was
        for path, data in whole:
            if _only_takes(Path(path)):
                write_atomic(path, data)
                continue
            beside = ready.enter_context(written_beside(path))
            beside.write_bytes(_encoded(data))


@contextmanager
def written_beside(path: str | os.PathLike[str]) -> Iterator[Path]:
    """An empty file beside `path`, for a program that writes files itself; renamed to `path` when all went well.

    Raises:
        JourneyError: the folder cannot be written.
    """
    target = Path(os.path.realpath(path))
    beside: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        os.close(handle)
        beside = Path(name)
        yield beside
        beside.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        beside.replace(target)
    except OSError as error:
        raise JourneyError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def _only_takes(path: Path) -> bool:
    """Whether this is a device, a pipe or a stream of the process: a file in its place would break other programs."""
    if not os.path.exists(path) or path.is_dir():  # noqa: PTH110 - as above
        return False
    return not path.is_file() or bool(STREAM.fullmatch(str(path.absolute())))


def _feed(stream: Path, data: str | bytes) -> None:
    """Hand `data` to what stays open; that its reader has gone is for the command line to end on."""
    try:
        with stream.open("ab") as opened:
            opened.write(_encoded(data))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise JourneyError(f"{stream} cannot be written: {error.strerror or error}") from error


def _encoded(data: str | bytes) -> bytes:
    return data.encode("utf-8") if isinstance(data, str) else data


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
