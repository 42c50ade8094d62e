"""What contradicts itself in a what-if: refused in drafts too, as one of two would be left out without a word."""

from __future__ import annotations

from journeymap.model.data import Change
from journeymap.model.shifts import shifts_of
from journeymap.simulate.what_if.asked import Asked, refusal

__all__ = ["refuse_contradictions"]

HOW = ("by", "points", "to")


def refuse_contradictions(asked: Asked) -> None:
    """Refuse a number that changes in two ways, one that is set twice, and a touchpoint removed and changed at once.

    Raises:
        JourneyError: the what-if contradicts itself; the message begins with the place in the file.
    """
    told: dict[tuple[object, ...], object] = {}
    for change in asked.changes:
        _refuse_both(asked, change)
        for field, shift in shifts_of(change).items():
            key = field.replace("_", "-")
            said = [how for how in HOW if getattr(shift, how) is not None]
            if len(said) > 1:
                message = f"{key} changes in two ways at once"
                raise refusal(asked, change, (key, said[1]), message, "one of by, points and to")
            what = (change.touchpoint, change.transition, change.channel, key)
            if shift.to is not None and told.setdefault(what, shift.to) != shift.to:
                message = f"{key} becomes {told[what]} above and {shift.to} here"
                raise refusal(asked, change, (key, "to"), message, "one of the two")


def _refuse_both(asked: Asked, change: Change) -> None:
    """What is taken out leaves nothing to change; a way that is closed sends nobody elsewhere."""
    if not change.remove or not (shifts_of(change) or change.redirect):
        return
    what = change.touchpoint or " -> ".join(change.transition) or change.channel
    also = "redirected" if change.redirect else "changed"
    raise refusal(asked, change, ("remove",), f'"{what}" is removed and {also} at once', "one of the two")
