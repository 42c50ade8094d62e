"""Tables in a notebook: scrolled where they are wide, in the notebook's own colours, light or dark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

__all__ = ["notes_html", "table_html"]

FRAME = '<div style="overflow-x:auto;max-width:100%">'
FIGURE = ' style="text-align:right"'


def table_html(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, caption: str = "", figures: Iterable[int] = ()
) -> str:
    """Cells as text, and nothing else; columns in `figures` stand at the right.

    >>> table_html(["name"], [["<b>"]])
    '<div style="overflow-x:auto;max-width:100%"><table><thead><tr><th scope="col">name</th></tr></thead><tbody><tr><td>&lt;b&gt;</td></tr></tbody></table></div>'
    """
    right = frozenset(figures)
    places = [FIGURE if place in right else "" for place in range(len(heads))]
    head = "".join(f'<th scope="col"{place}>{escape(name)}</th>' for name, place in zip(heads, places, strict=True))
    body = "".join(
        "<tr>" + "".join(f"<td{place}>{escape(cell)}</td>" for cell, place in zip(row, places, strict=True)) + "</tr>"
        for row in rows
    )
    said = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"{FRAME}<table>{said}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"


def notes_html(notes: Iterable[str]) -> str:
    """Sentences as a list; nothing where there are none."""
    items = "".join(f"<li>{escape(note)}</li>" for note in notes)
    return f"<ul>{items}</ul>" if items else ""
