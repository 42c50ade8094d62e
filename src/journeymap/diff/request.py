"""From what the user named to two sides: paths, revisions, or revisions and paths, as git's own diff reads them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from journeymap.diagnostics import JourneyError
from journeymap.diff.session import Comparison, compare_sides
from journeymap.diff.sides import folders_or_files, revisions

__all__ = ["compare_named"]

USAGE = "journeymap diff OLD.yaml NEW.yaml, or journeymap diff main -- journeys/"


def compare_named(named: Sequence[str], paths: Sequence[str] | None = None) -> Comparison:
    """Compare what is named.

    Args:
        named: two files or folders; or one or two revisions (`main..feature`, `main...feature` too), behind which
            paths may stand.
        paths: files or folders of the repository; where they are given, even none, all that is `named` are revisions.

    Raises:
        JourneyError: what is named is not there, or is not enough.
    """
    if not named:
        raise JourneyError("two versions are needed", USAGE)
    if paths is None:
        split = next((number for number, each in enumerate(named) if Path(each).exists()), len(named))
        if split == 0:
            return _two_paths(named)
        if len(named) == 2 and any(_file(each) for each in named[:split]):
            return _two_paths(named)
        named, paths = named[:split], named[split:]
    if len(named) > 2:
        raise JourneyError(f"{len(named)} revisions are too many", USAGE)
    old, new = revisions(named[0], named[1] if len(named) > 1 else None, paths)
    return compare_sides(old, new)


def _two_paths(named: Sequence[str]) -> Comparison:
    if len(named) == 1:
        hint = f"journeymap diff HEAD -- {named[0]} compares with the last commit"
        raise JourneyError(f"{named[0]} is one version; another is needed", hint)
    if len(named) != 2:
        raise JourneyError(f"two files or folders are needed, not {len(named)}", USAGE)
    return compare_sides(*(folders_or_files(each) for each in named))


def _file(name: str) -> bool:
    """Whether a name that is no path was rather meant as a file than as a revision."""
    return name.lower().endswith((".yaml", ".yml"))
