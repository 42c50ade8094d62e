"""What messages call a pain point or an opportunity: its id where one is written, else its words."""

from __future__ import annotations

from journeymap.lint.context import Context
from journeymap.model.steps import Opportunity, PainPoint

__all__ = ["called_by"]

ROOM = 40


def called_by(context: Context, part: PainPoint | Opportunity) -> str:
    """The id that the author gave, or the first words of the text: an id that was made from the place tells nothing."""
    words = " ".join(str(part.text).split())
    if context.wrote(part, "id") or not words:
        return part.id or ""
    return words if len(words) <= ROOM else words[: ROOM - 1].rstrip() + "…"
