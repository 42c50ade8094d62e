"""The rule channel-none."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Fix, Severity
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, rule
from journeymap.model.base import Item
from journeymap.model.journey import Journey
from journeymap.model.steps import Stage, Touchpoint
from journeymap.syntax.edits import as_fix, drops_comment, remove_entry, remove_item

__all__ = ["channel_none"]

NOTHING = frozenset(
    {"none", "nothing", "n/a", "-", "–", "—", "/", "brak", "żaden", "nie dotyczy"}
    | {"keine", "keiner", "kein", "nema", "nijedan", "brez", "noben", "nobeden"}
)
"""Words for no channel."""


@rule("channel-none", Severity.WARNING)
def channel_none(context: Context) -> Iterator[Finding]:
    """A step is said to be in the channel "none".

    Why: the map draws a channel of that name, and counts a change of channel before and after the step. What a
    customer does without any channel simply has no `channel`.

    Example:
        touchpoints:
          - {name: Thinks it over, channel: none}

    Better:
        touchpoints:
          - {name: Thinks it over}
    """
    journey = context.journey
    stages: list[tuple[Stage | Touchpoint | Journey, bool]] = [(journey, False)]
    for stage in journey.stages:
        stages.append((stage, bool(journey.channel)))
        handed = bool(stage.channel)
        stages += [(part, handed) for part in stage.touchpoints]
    for part, handed_down in stages:
        if any(_is_nothing(name) for name in part.channel) and context.wrote(part, "channel"):
            yield from _findings(context, part, part.channel, part.id or "", handed_down=handed_down)
    for step, touchpoint in context.touchpoints.items():
        for differs in touchpoint.personas.values():
            yield from _findings(context, differs, differs.channel, step, handed_down=bool(touchpoint.channel))


def _findings(
    context: Context, part: Item, channels: tuple[str, ...], element: str, *, handed_down: bool
) -> Iterator[Finding]:
    for index, name in enumerate(channels):
        declared = name in context.journey.channels and context.journey.channels[name].declared
        if not _is_nothing(name) or declared:
            continue
        message = f'"{name}" is drawn as a channel of that name'
        if handed_down and len(channels) == 1:
            hint = "a channel from above holds here; name it at those steps that have it, and leave it out here"
            yield Finding(part.place, message, ("channel", index), hint=hint, element=element)
        else:
            hint = "leave channel out where there is none"
            fix = _fix(part, index, alone=len(channels) == 1)
            yield Finding(part.place, message, ("channel", index), hint=hint, element=element, fix=fix)


def _is_nothing(name: str) -> bool:
    return " ".join(name.casefold().split()) in NOTHING


def _fix(part: Item, index: int, *, alone: bool) -> Fix | None:
    document, path = part.place.document, (*part.place.path, "channel")
    if alone:
        edit = remove_entry(document, path)
        return as_fix("leave the channel out", edit, safe=not drops_comment(document, edit))
    return as_fix("take it out", remove_item(document, (*path, index)), safe=False)
