"""The formats in which findings are written: each one file, loaded when it is used."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping

from journeymap.results.checked import Checked

__all__ = ["FORMATS", "WRITERS", "chosen"]

Writer = Callable[[Checked], str]


def _writer(name: str) -> Writer:
    def write(checked: Checked) -> str:
        module = importlib.import_module(f"journeymap.formats.findings_{name}")
        text: str = getattr(module, f"findings_{name}")(checked)
        return text

    return write


WRITERS: Mapping[str, Writer] = {name: _writer(name) for name in ("text", "json", "sarif", "github", "gitlab", "junit")}
"""From findings to text, by the format's name."""

FORMATS = ("auto", *WRITERS)


def chosen(name: str, environ: Mapping[str, str]) -> str:
    """The format that `name` stands for: for `auto` that of the CI that runs, else text.

    >>> chosen("auto", {"GITHUB_ACTIONS": "true"}), chosen("auto", {}), chosen("json", {"GITHUB_ACTIONS": "true"})
    ('github', 'text', 'json')
    """
    if name != "auto":
        return name
    return "github" if environ.get("GITHUB_ACTIONS") == "true" else "text"
