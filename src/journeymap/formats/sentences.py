"""A finding in words, for formats that hold one text: what is wrong, the closest right thing, what is allowed."""

from __future__ import annotations

from journeymap.diagnostics import Diagnostic
from journeymap.formats.columns import shown

__all__ = ["sentences"]

LONG = 200
"""A list of what is allowed that is longer says nothing in a narrow box beside a line."""


def sentences(finding: Diagnostic) -> str:
    r"""The finding in one line.

    >>> from journeymap.diagnostics import Severity
    >>> sentences(Diagnostic("r", Severity.ERROR, "there is no 'x'", hint='did you mean "y"?', allowed="y or z"))
    'there is no \'x\'. did you mean "y"? allowed: y or z'
    """
    allowed = f"allowed: {finding.allowed}" if finding.allowed and len(finding.allowed) <= LONG else ""
    parts = [shown(part) for part in (finding.message, finding.hint, allowed) if part]
    *first, last = parts or [""]
    return " ".join([*(part if part[-1] in ".?!…" else f"{part}." for part in first), last])
