"""A short hash of what a journey says, whichever way its file is laid out."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from journeymap.model.journey import Journey
from journeymap.model.resolve import walk

__all__ = ["fingerprint"]


def fingerprint(journey: Journey) -> str:
    """The first 12 hex digits of the SHA-256 of the resolved journey, `x-` keys included, places left out.

    What is unsaid adds nothing, so that a later version of the language with more keys gives the same hash.
    """
    content: dict[str, Any] = journey.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    extras = [["/".join(map(str, path)), part.extras] for path, part in _extras(journey)]
    canonical = json.dumps([content, extras], ensure_ascii=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]


def _extras(journey: Journey) -> list[tuple[tuple[str | int, ...], Any]]:
    return [(path, part) for part, path in walk(journey) if part.extras]
