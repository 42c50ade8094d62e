"""The page of an overlay: its sections in their order, as wide as the terminal, with emphasis or without."""

from __future__ import annotations

from journeymap.formats.overlay_text.budgets import budgets
from journeymap.formats.overlay_text.channels import changes, channels, cost, repeated
from journeymap.formats.overlay_text.data import data, left_out
from journeymap.formats.overlay_text.emotion import disagreements, scores
from journeymap.formats.overlay_text.funnel import funnel, funnel_by_touchpoint, funnels_of_groups
from journeymap.formats.overlay_text.groups import groups, reversals
from journeymap.formats.overlay_text.headline import headline
from journeymap.formats.overlay_text.layout import Section, View
from journeymap.formats.overlay_text.lost import lost
from journeymap.formats.overlay_text.outcomes import outcomes
from journeymap.formats.overlay_text.plan import deviations, plan, statuses
from journeymap.formats.overlay_text.promises import promises
from journeymap.formats.overlay_text.touchpoints import touchpoints, waits
from journeymap.formats.overlay_text.ways import begins, unplanned, ways
from journeymap.formats.printed import printed
from journeymap.results.overlay import Overlay

__all__ = ["overlay_text"]

SECTIONS: tuple[Section, ...] = (
    headline,
    budgets,
    data,
    touchpoints,
    waits,
    promises,
    outcomes,
    funnel,
    funnel_by_touchpoint,
    plan,
    statuses,
    deviations,
    unplanned,
    begins,
    ways,
    lost,
    channels,
    repeated,
    changes,
    cost,
    groups,
    funnels_of_groups,
    reversals,
    scores,
    disagreements,
    left_out,
)


def overlay_text(overlay: Overlay, *, colour: bool = False, width: int | None = None, full: bool = False) -> str:
    """The overlay for people.

    Args:
        overlay: what was found.
        colour: whether a terminal shows it; else there are no escape codes.
        width: columns of the terminal; 118 when unsaid.
        full: all rows of all tables, also those with nothing to remark.
    """
    view = View(overlay, full)
    return printed((part for section in SECTIONS for part in section(view)), colour=colour, width=width)
