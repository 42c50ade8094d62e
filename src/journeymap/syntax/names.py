"""Names to ids: the one way in which a name becomes a short name."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["slug"]


def slug(name: str) -> str:
    """An id made from a name: lower case, letters of any script and digits, joined by hyphens.

    >>> slug("Płaci kartą!")
    'płaci-kartą'
    """
    letters = unicodedata.normalize("NFC", name).casefold()
    return re.sub(r"[\W_]+", "-", letters).strip("-")
