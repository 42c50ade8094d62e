"""Words of a graph as exports print them: clean of characters that no format can hold, with when and share."""

from __future__ import annotations

import re

from journeymap.graph.transition import Transition

__all__ = ["clean", "edge_words", "one_line", "percent"]

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    r"""`text` without control characters; halves of surrogate pairs become U+FFFD.

    >>> clean("pay\x1b[31m")
    'pay[31m'
    """
    return UNPRINTABLE.sub(lambda found: "\ufffd" if "\ud800" <= found[0] <= "\udfff" else "", text)


def one_line(text: str) -> str:
    r"""`text`, clean and on one line.

    >>> one_line("pay\n by card")
    'pay by card'
    """
    return " ".join(clean(text).split())


def percent(share: float) -> str:
    """A share in words.

    >>> percent(0.125), percent(1.0)
    ('12.5%', '100%')
    """
    return f"{round(share * 100, 1):g}%"


def edge_words(way: Transition) -> str:
    """When and how often a way is taken; empty where it is the only one."""
    share = percent(way.share) if way.share is not None and way.share < 1.0 else ""
    return ", ".join(part for part in (one_line(way.when), share) if part)
