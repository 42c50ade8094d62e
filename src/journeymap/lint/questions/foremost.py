"""The few findings that are worth a reader's time, where a rule could say the same very often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from journeymap.lint.rule import Finding

__all__ = ["foremost"]

FEW = 3


def foremost(findings: Iterable[Finding], few: int = FEW) -> Iterator[Finding]:
    """The first `few`; the last of them says how many more there are, so that none is hidden.

    >>> [each.hint for each in foremost([Finding(None, "low", hint="say why")] * 5, 2)]
    ['say why', 'say why (and 3 more like this)']
    """
    listed = list(findings)
    yield from listed[: few - 1]
    for finding in listed[few - 1 : few]:
        more = len(listed) - few
        yield replace(finding, hint=f"{finding.hint} (and {more} more like this)".strip()) if more else finding
