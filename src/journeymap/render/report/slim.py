"""A picture with fewer bytes that looks the same: what neighbours have in common is said once, at a group around them."""

from __future__ import annotations

import re

__all__ = ["slim"]

LEAF = re.compile(r"<(?:path|rect|circle|text|polygon|ellipse)\b[^>]*(?:/>|>[^<]*</text>)")
INHERITED = re.compile(
    r' (?:fill|stroke|stroke-width|stroke-dasharray|stroke-linecap|font-size|font-weight|text-anchor)="[^"]*"'
)
LEVEL = re.compile(r"(M(-?[\d.]+)[ ,](-?[\d.]+))L(-?[\d.]+)[ ,](-?[\d.]+)(?=\")")
LEFT, RIGHT = "<g>", "</g>"


def slim(svg: str) -> str:
    """The picture with groups around neighbours of like attributes, where that is shorter.

    >>> slim('<svg><text fill="#566070" x="1">a</text><text fill="#566070" x="2">b</text></svg>')
    '<svg><g fill="#566070"><text x="1">a</text><text x="2">b</text></g></svg>'
    """
    parts, end = [], 0
    run: list[str] = []
    for found in LEAF.finditer(svg):
        if svg[end : found.start()].strip():
            parts += [_grouped(run), svg[end : found.start()].strip()]
            run = []
        run.append(found[0])
        end = found.end()
    return LEVEL.sub(_straight, "".join([*parts, _grouped(run), svg[end:].strip()]))


def _straight(line: re.Match[str]) -> str:
    """A line across or down says one coordinate."""
    start, x, y, to_x, to_y = line.groups()
    return f"{start}H{to_x}" if y == to_y else f"{start}V{to_y}" if x == to_x else line[0]


def _grouped(leaves: list[str]) -> str:
    """One after the other, in groups where that saves something."""
    attributes = [frozenset(INHERITED.findall(_head(leaf))) for leaf in leaves]
    written, place = [], 0
    while place < len(leaves):
        last, shared = _longest(attributes, place)
        if last > place:
            inner = [_without(leaf, shared) for leaf in leaves[place : last + 1]]
            written.append(f"<g{''.join(sorted(shared))}>{_grouped(inner)}{RIGHT}")
        else:
            written.append(leaves[place])
        place = last + 1
    return "".join(written)


def _longest(attributes: list[frozenset[str]], place: int) -> tuple[int, frozenset[str]]:
    """The last neighbour of the group that saves most from `place` on, and what it shares; `place` where none does."""
    best, most, chosen = place, 0, frozenset[str]()
    shared = attributes[place]
    for last in range(place + 1, len(attributes)):
        shared = shared & attributes[last]
        if not shared:
            break
        saved = sum(map(len, shared)) * (last - place) - len(LEFT + RIGHT)
        if saved > most:
            best, most, chosen = last, saved, shared
    return best, chosen


def _head(leaf: str) -> str:
    return leaf[: leaf.index(">")]


def _without(leaf: str, shared: frozenset[str]) -> str:
    head = _head(leaf)
    return INHERITED.sub(lambda found: "" if found[0] in shared else found[0], head) + leaf[len(head) :]
