"""The kinds of files that a map is written as, known by their endings, and what each of them needs."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import Final

from journeymap.diagnostics import JourneyError

__all__ = ["KINDS", "WHOLE", "kind_of", "require"]

KINDS: Final = ("svg", "png", "pdf", "pptx")
WHOLE: Final = ("pdf", "pptx")
"""Kinds whose file holds all pages."""
NEEDS: Final = {
    "svg": (),
    "png": ("resvg_py", "fontTools.ttLib"),
    "pdf": ("typst", "fontTools.ttLib"),
    "pptx": ("pptx",),
}
NAMES: Final = {"resvg_py": "resvg_py", "fontTools.ttLib": "fonttools", "typst": "typst", "pptx": "python-pptx"}


def kind_of(path: str | os.PathLike[str]) -> str:
    """The kind of picture that a file name asks for.

    Raises:
        JourneyError: its ending is none that can be written.
    """
    suffix = Path(path).suffix.lower().removeprefix(".")
    if suffix not in KINDS:
        known = ", ".join(f".{kind}" for kind in KINDS)
        raise JourneyError(f'"{path}" does not say what to write', f"the name ends in one of {known}")
    return suffix


def require(kind: str) -> None:
    """Raise a JourneyError where a package is missing that this kind of picture needs."""
    for module in NEEDS[kind]:
        try:
            import_module(module)
        except ImportError as error:
            raise JourneyError(
                f"a .{kind} file needs the package {NAMES[module]}, which is not installed",
                f'pip install "journeymap[{kind}]"',
            ) from error
