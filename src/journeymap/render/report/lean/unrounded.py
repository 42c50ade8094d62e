"""Unrounded figures of a table in one list at its head, where scripts find them; what can be read in a cell is left out."""

from __future__ import annotations

import re

__all__ = ["unrounded"]

TABLE = re.compile(r"(<table\b[^<>]*)>(.*?)(?=</table>)", re.DOTALL)
CELL = re.compile(r"<td((?: [^<>]*)?)>(.*?)(?=<t[dhr]\b|</t|\Z)", re.DOTALL)
FIGURE = re.compile(r' data-v(?:="?([^" ]*)"?)?$')
MARK = re.compile(r"<[^<>]*>")
WHOLE = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f\u2019]\d{3})+|\d+")
NONE = "–"


def unrounded(html: str) -> str:
    """Tables with `data-v` on themselves: figures in the order of the cells without a class, which are those with figures.

    >>> unrounded("<table><tbody><tr><td>a<td data-v=1200>1,200<td data-v=0.151>15 %</table>")
    '<table data-v=,.151><tbody><tr><td class=t>a<td>1,200<td>15 %</table>'
    """
    return TABLE.sub(_table, html)


def _table(found: re.Match[str]) -> str:
    head, body = found.groups()
    values: list[str] = []
    dense = "dense" in head

    def cell(found: re.Match[str]) -> str:
        said, words = found.groups()
        figure = FIGURE.fullmatch(said)
        if not figure and (said or not dense):
            return found[0] if said else f"<td class=t>{words}"
        values.append(_value(figure[1] or "", words) if figure else "")
        return f"<td>{words}".replace("<br><small>", "<small>", 1)

    body = CELL.sub(cell, body)
    told = ",".join(values).rstrip(",")
    return f"{head} data-v={told}>{body}" if told else f"{head}>{body}"


def _value(value: str, words: str) -> str:
    """The figure; nothing where a script reads it in the words."""
    text = MARK.sub("", words).strip()
    read = "" if text == NONE else re.sub(r"\D", "", text) if WHOLE.fullmatch(text) else text
    return "" if read == value else re.sub(r"^(-?)0\.", r"\1.", value) or NONE
