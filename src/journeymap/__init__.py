"""Customer journeys as code: declare a journey in YAML, check it, lay real events over it, draw it.

>>> import journeymap as jm
>>> j = jm.load("examples/motor-claim/journey.yaml")
>>> j.check()
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journeymap.api import JourneyMap, check, compare, convert, draft, load, profile
    from journeymap.diagnostics import Diagnostic, JourneyError, Severity, Span
    from journeymap.results.privacy import for_sharing

__all__ = [
    "Diagnostic",
    "JourneyError",
    "JourneyMap",
    "Severity",
    "Span",
    "check",
    "compare",
    "convert",
    "draft",
    "for_sharing",
    "load",
    "profile",
]

HOMES = {
    "JourneyMap": "journeymap.api",
    "check": "journeymap.api",
    "compare": "journeymap.api",
    "draft": "journeymap.api",
    "convert": "journeymap.api",
    "for_sharing": "journeymap.results.privacy",
    "load": "journeymap.api",
    "profile": "journeymap.api",
    "Diagnostic": "journeymap.diagnostics",
    "JourneyError": "journeymap.diagnostics",
    "Severity": "journeymap.diagnostics",
    "Span": "journeymap.diagnostics",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used (PEP 562), so that `import journeymap` is quick."""
    if name not in HOMES:
        raise AttributeError(f"module 'journeymap' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
