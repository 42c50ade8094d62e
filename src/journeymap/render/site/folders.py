"""The names of the folders that reports stand in: safe on every system, one for each journey."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

__all__ = ["folder_names"]

LONGEST = 60
RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)[\d¹²³])$", re.IGNORECASE)
"""Names that Windows keeps for itself."""


def folder_names(ids: Iterable[str]) -> list[str]:
    """A folder for each id, in their order; the same ids give the same names, and no two differ in case alone.

    >>> folder_names(["motor-claim", "../../etc", "Motor-Claim", "con", "żądanie"])
    ['motor-claim', 'etc', 'Motor-Claim-2', 'journey-con', 'żądanie']
    """
    taken: set[str] = set()
    names = []
    for each in ids:
        plain = _plain(each)
        name, number = plain, 2
        while name.casefold() in taken:
            name, number = f"{plain}-{number}", number + 1
        taken.add(name.casefold())
        names.append(name)
    return names


def _plain(text: str) -> str:
    """Letters and digits of any script, joined by hyphens."""
    name = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", text)).strip("-")[:LONGEST].strip("-")
    return f"journey-{name}" if RESERVED.match(name) else name or "journey"
