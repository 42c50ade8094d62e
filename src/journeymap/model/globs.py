"""Globs, by which a project says which files are its journeys: `journeys/**/*.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

__all__ = ["matches", "steady_part"]

PARTS = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
MEANINGS = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(path: str, globs: Iterable[str]) -> bool:
    """Whether one of `globs` means the file at `path`; both are relative to one folder, with `/`.

    `*` and `?` stay within a folder, `**` means any folders, and a folder means all that is in it.

    >>> matches("journeys/pl/claim.yaml", ["journeys/**/*.yaml"]), matches("journeys/claim.yaml", ["journeys"])
    (True, True)
    >>> matches("drafts/claim.yaml", ["journeys", "*.yaml"])
    False
    """
    return any(_pattern(glob).fullmatch(path) for glob in globs)


def steady_part(glob: str) -> str:
    """The folders that a glob begins with, before anything in it is left open.

    >>> steady_part("journeys/pl/**/*.yaml"), steady_part("./journeys"), steady_part("*.yaml")
    ('journeys/pl', 'journeys', '')
    """
    folders = _tidy(glob).split("/")
    wild = next((index for index, folder in enumerate(folders) if "*" in folder or "?" in folder), len(folders))
    return "/".join(folders[:wild])


@cache
def _pattern(glob: str) -> re.Pattern[str]:
    parts = (MEANINGS.get(found[0]) or re.escape(found[0]) for found in PARTS.finditer(_tidy(glob)))
    return re.compile("".join(parts) + "(?:/.*)?")


def _tidy(glob: str) -> str:
    while glob.startswith("./"):
        glob = glob[2:]
    return "**" if glob in (".", "") else glob.rstrip("/")
