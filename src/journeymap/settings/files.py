"""Writing files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from journeymap.diagnostics import JourneyError

__all__ = ["write_atomic"]


def write_atomic(path: str | os.PathLike[str], data: str | bytes) -> None:
    """Write `data` beside `path` and rename it, so that nobody ever sees half a file.

    Raises:
        JourneyError: the folder does not exist or cannot be written.
    """
    target = Path(path)
    content = data.encode("utf-8") if isinstance(data, str) else data
    beside: str | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        Path(beside).chmod(mode)
        Path(beside).replace(target)
        beside = None
    except OSError as error:
        raise JourneyError(f"{target} cannot be written: {error.strerror or error}") from error
    finally:
        if beside is not None:
            Path(beside).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
