"""How formats for CI name a file and a finding: by its path in the repository, and by what stays the same when lines move."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from journeymap.diagnostics import Diagnostic

__all__ = ["in_repository", "marks", "root_of"]

ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where CI says that it has put the repository; a step may work in a folder below."""


def root_of(environ: Mapping[str, str] = os.environ, folder: str | None = None) -> str:
    """The folder that paths are relative to: the repository of CI where `folder` is inside it, else `folder` itself.

    `folder` is the working folder where it is not said.
    """
    folder = folder or str(Path.cwd())
    for name in ROOTS:
        root = os.path.realpath(environ[name]) if environ.get(name) else None
        if root and Path(os.path.realpath(folder)).is_relative_to(root):  # also where they are on two drives
            return root
    return folder


def in_repository(file: str, root: str) -> str:
    """The path of `file` relative to `root`, with forward slashes."""
    try:
        path = os.path.relpath(file, root)
    except ValueError:  # on another drive there is no way from here to there
        path = Path(file).name
    return path.replace(os.sep, "/")


def marks(findings: Sequence[Diagnostic], root: str) -> list[str]:
    """A mark for each finding by which CI knows it again: file, rule and part, and a number where these are the same.

    Neither lines nor words are in it, so that it survives edits elsewhere in the file.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for finding in findings:
        file = in_repository(finding.span.file, root) if finding.span else ""
        key = (file, finding.rule, finding.element)
        seen[key] += 1
        content = "\0".join((*key, str(seen[key])))
        found.append(hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return found
