"""The colours of pictures inside a dark page, as a style sheet: the pictures themselves stay as they were drawn."""

from __future__ import annotations

import re
from functools import cache

from journeymap.render.map.themes import THEMES
from journeymap.render.paths.dot import DARK

__all__ = ["in_dark"]

COLOURED = re.compile(r' (fill|stroke)="?(#[0-9A-Fa-f]{3,6})\b')


def in_dark(pictures: str) -> str:
    """A rule for each colour that occurs in the pictures and differs in the dark.

    >>> "{fill:light-dark(#1b2430,#" in in_dark('<path fill="#1b2430"/>')
    True
    """
    dark, found = _dark(), sorted(set(COLOURED.findall(pictures)))
    rules = [
        f'\n[{name}="{colour}"]{{{name}:light-dark({colour},{dark[colour]})}}'
        for name, colour in found
        if colour in dark
    ]
    return "".join(rules)


@cache
def _dark() -> dict[str, str]:
    return {**DARK, **THEMES["dark"]}
