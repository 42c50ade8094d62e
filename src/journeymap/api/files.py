"""Journey files as such: what is wrong with them, what changed between them, how they are laid out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from journeymap.diagnostics import Diagnostic

if TYPE_CHECKING:
    from journeymap.results.diff import Difference
    from journeymap.results.formatted import Formatted

__all__ = ["check", "compare", "diff", "format_file", "format_text"]


def check(*paths: str | os.PathLike[str], **options: Any) -> list[Diagnostic]:
    """What `journeymap check` finds in the journeys at `paths`, files or folders.

    Args:
        *paths: files and folders; none for the project of the working folder.
        **options: `config`, `isolated`, `today`, `only`, `baseline`, `cache`, `jobs` as on the command line.

    Raises:
        JourneyError: a path does not exist, a folder holds no journey, or an option is wrong.
    """
    from journeymap.lint.run import check_files

    return list(check_files([os.fspath(path) for path in paths], **options).findings)


def diff(
    old: str | os.PathLike[str], new: str | os.PathLike[str] | None = None, *, paths: Sequence[str] | None = None
) -> Difference:
    """What changed between two versions: files or folders, or revisions of the git repository around this folder.

    Args:
        old: a file, a folder, or a revision.
        new: the same; unsaid: the files as they are now, where `old` is a revision.
        paths: files or folders to look at; where they are given, even none, `old` and `new` are revisions.

    Raises:
        JourneyError: one of the two is not there.
    """
    from journeymap.diff.request import compare_named

    return compare_named([os.fspath(each) for each in (old, new) if each is not None], paths).difference


compare = diff
"""The same for `journeymap.compare`, since `journeymap.diff` is the package that does it."""


def format_file(
    path: str | os.PathLike[str], *, write: bool = True, ids: bool = False, upgrade: bool = False
) -> Formatted:
    """Lay out a file: indentation, order of keys, quotes and blank lines; never a value, never a comment.

    Args:
        path: the file; written anew where something changes, unless `write` is False.
        write: whether the file is written.
        ids: also write the ids of touchpoints and stages that have none.
        upgrade: also move the file on to the newest version of the language.

    Raises:
        JourneyError: there is no such file, or it cannot be opened or written.
    """
    from journeymap.model.formatting import lay_out_file
    from journeymap.settings.files import write_atomic

    done = lay_out_file(os.fspath(path), ids=ids, move_on=upgrade)
    if write and done.after is not None and done.changed:
        write_atomic(os.path.realpath(path), done.after)  # behind a link, the file itself
    return done


def format_text(text: str, *, file: str = "text.yaml", ids: bool = False, upgrade: bool = False) -> Formatted:
    """Lay out a text as `format_file` does a file; `file` is the name that findings carry."""
    from journeymap.model.formatting import lay_out_text

    return lay_out_text(file, text, ids=ids, move_on=upgrade)
