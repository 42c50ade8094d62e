"""Rows of a table that follow each other and have the same head share it; scripts give each its own again."""

from __future__ import annotations

import re
from itertools import groupby

__all__ = ["shared"]

BODY = re.compile(r"(?<=<tbody>)<tr\b.*?(?=</t)", re.DOTALL)
ROW = re.compile(r"(<tr[^<>]*>)(?:<th>(.*?)(?=<t[dhr]\b|\Z))?(.*?)(?=<tr\b|\Z)", re.DOTALL)


def shared(html: str) -> str:
    """The part with one head for neighbours.

    >>> shared("<table><tbody><tr><th>a<td>1<tr><th>a<td>2<tr><th>b<td>3</table>")
    '<table><tbody><tr><th rowspan=2>a<td>1<tr><td>2<tr><th>b<td>3</table>'
    """
    return BODY.sub(lambda body: "".join(map(_rows, _alike(body[0]))), html)


def _alike(body: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Heads of rows, each with the rows' tags and what follows the head."""
    rows = [found.groups(default="") for found in ROW.finditer(body)]
    return [(head, [(tag, rest) for tag, _, rest in same]) for head, same in groupby(rows, key=lambda row: row[1])]


def _rows(run: tuple[str, list[tuple[str, str]]]) -> str:
    head, rows = run
    if not head:
        return "".join(tag + rest for tag, rest in rows)
    span = f" rowspan={len(rows)}" if len(rows) > 1 else ""
    (tag, first), *others = rows
    return f"{tag}<th{span}>{head}{first}" + "".join(tag + rest for tag, rest in others)
