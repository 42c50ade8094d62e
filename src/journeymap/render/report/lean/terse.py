"""A part of a page with fewer bytes that reads the same: no end tags, blanks and quotes that HTML does without."""

from __future__ import annotations

import re

__all__ = ["terse"]

BETWEEN = re.compile(
    r"\s*\n\s*(?=</?(?:t|li|d[ltd]|div|h\d|p>|p |article|section|[uo]l|details|figure|g|rect|text|path|circle|/svg))"
)
ENDS = re.compile(
    r"</(?:t[dhr]|thead|tbody|li|d[td])>(?=<)|</p>(?=<(?:p|div|dl|h\d|[uo]l|table|figure)\b|</(?:div|td|article|li)>)"
)
TAG = re.compile(r'<[a-zA-Z][^<>"]*"[^<>]*>')
LAST = re.compile(r'="([\w#%.,:;()+-]+)"/>')
QUOTED = re.compile(r'(?<= )([\w:-]+)="([\w#%.,:;()+-]+)"(?=[ >])')


def terse(html: str) -> str:
    """The part, written shorter; `html` is well formed, and text in it is escaped.

    >>> terse('<table class="dense"><tr><td data-v="1">one</td></tr></table>')
    '<table class=dense><tr><td data-v=1>one</table>'
    """
    short = LAST.sub(r"=\1 />", html)
    short = ENDS.sub("", BETWEEN.sub("", short.strip()))
    return TAG.sub(lambda tag: QUOTED.sub(r"\1=\2", tag[0]), short)
