"""How much memory this process may use, and sizes as people write them."""

from __future__ import annotations

import os
import re
from pathlib import Path

from journeymap.diagnostics import JourneyError

__all__ = ["parse_size", "process_bound"]

UNITS = {"b": 1, "k": 1000, "m": 1000**2, "g": 1000**3, "t": 1000**4, "ki": 1024, "mi": 1024**2, "gi": 1024**3}
CGROUPS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")
FALLBACK = 4 * 1024**3


def parse_size(text: str) -> int:
    """Bytes meant by `2GB`, `512 MiB` or `800000000`.

    Raises:
        JourneyError: the text is no size.
    """
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([kmgt]i?)?b?\s*", text, re.IGNORECASE)
    size = int(float(found[1]) * UNITS.get((found[2] or "b").lower(), 1024**4)) if found else 0
    if size < 1:
        raise JourneyError(f'"{text}" is not an amount of memory', "write it as 2GB or 512MB")
    return size


def process_bound() -> int:
    """The bytes this process may use: the machine's memory, or less where a container or a limit says so."""
    bounds = [_physical(), *(_number(path) for path in CGROUPS), _address_space()]
    known = [bound for bound in bounds if bound]
    return min(known) if known else FALLBACK


def _physical() -> int | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None


def _number(path: str) -> int | None:
    try:
        text = Path(path).read_text(encoding="ascii").strip()
    except OSError:
        return None
    return int(text) if text.isdigit() else None


def _address_space() -> int | None:
    try:
        import resource
    except ImportError:  # not on Windows
        return None
    soft, _ = resource.getrlimit(resource.RLIMIT_AS)
    return None if soft == resource.RLIM_INFINITY else soft
