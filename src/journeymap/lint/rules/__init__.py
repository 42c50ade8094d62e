"""The rules, one a module, found by looking: a module below this folder holds the rule that has its name."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from journeymap.lint.rule import Rule

__all__ = ["RULES"]

FOLDERS = ("faults", "completeness", "insights")


def _found() -> Iterator[Rule]:
    """All rules, in the order of the folders and of their names."""
    for folder in FOLDERS:
        package = importlib.import_module(f"{__name__}.{folder}")
        for module in sorted(each.name for each in pkgutil.iter_modules(package.__path__)):
            yield getattr(importlib.import_module(f"{package.__name__}.{module}"), module)


RULES: tuple[Rule, ...] = tuple(_found())
