"""What is impossible about one change of a what-if: no target, no effect, numbers that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import yaml

from journeymap.lint.context import Context
from journeymap.lint.what_ifs.changes_on_plan import Plan, Trouble, off_plan, on_channel
from journeymap.lint.what_ifs.shifts import SHIFTS, flaw
from journeymap.model.base import Item
from journeymap.model.data import Addition, Change, Shift

__all__ = ["trouble"]

EFFECTS = "drop-off, share, wait, takes, redirect, remove or add"


def trouble(plan: Plan, change: Change, added: Sequence[Addition]) -> Iterator[Trouble]:
    """What is wrong with one change; `added` are the touchpoints that its what-if adds."""
    yield from _target(change)
    yield from _effect(change)
    yield from _numbers(plan, change)
    yield from on_channel(plan, change, {name for part in added for name in part.channel})
    if len(change.transition) == 2:
        yield from off_plan(plan, change, {part.id for part in added if part.id})
    for key, name in (("redirect", change.redirect), ("to", change.to)):
        if name and name in (change.touchpoint, *change.transition):
            message = f'those who come to "{name}" are sent to "{name}" again'
            yield Trouble(change, message, (key,), "another touchpoint, a stage or an outcome")
    if change.add:
        yield from _addition(plan.context, change.add)


def _target(change: Change) -> Iterator[Trouble]:
    if not (change.touchpoint or change.transition or change.channel or change.add) and not _unread(change):
        yield Trouble(change, "this change does not say what changes", (), "touchpoint, transition, channel or add")
    if change.transition and len(change.transition) != 2:
        count = len(change.transition)
        message = f"a way has two ends, and {count} {'is' if count == 1 else 'are'} named here"
        yield Trouble(change, message, ("transition",), "transition: [from, to]")


def _effect(change: Change) -> Iterator[Trouble]:
    effects = [getattr(change, key) for key in (*SHIFTS, "redirect", "add")]
    if change.remove or any(effect is not None for effect in effects) or _unread(change):
        return
    hint = "did you mean redirect?" if change.to else ""
    yield Trouble(change, "this change has no effect", (), EFFECTS, hint)


def _unread(part: Item) -> bool:
    """Whether the file says something of a part that could not be read, or was left blank."""
    node = part.place.document.node_at(part.place.path)
    if not isinstance(node, yaml.MappingNode):
        return False
    read = {field.alias for name, field in type(part).model_fields.items() if name in part.model_fields_set}
    return any(key.value not in read and not str(key.value).startswith("x-") for key, _ in node.value)


def _numbers(plan: Plan, change: Change) -> Iterator[Trouble]:
    for key in SHIFTS:
        shift = getattr(change, key)
        if isinstance(shift, Shift) and not _unread(shift):
            base = plan.loss(change.touchpoint) if key == "drop_off" else None
            found = flaw(key.replace("_", "-"), shift, base)
            if found:
                yield Trouble(shift, *found)


def _addition(context: Context, new: Addition) -> Iterator[Trouble]:
    unsaid = {"has no id": new.id, "does not say which touchpoint it follows": new.after}
    missing = [what for what, value in unsaid.items() if not value]
    if missing and not _unread(new):
        yield Trouble(new, f"the new touchpoint {' and '.join(missing)}", (), "{id: …, after: …}")
    if new.id and new.id in context.destinations:
        yield Trouble(new, f'a touchpoint "{new.id}" cannot be added: the id is taken', ("id",), "an id of its own")
    if new.id and new.id == new.after:
        yield Trouble(new, f'the new touchpoint "{new.id}" cannot follow itself', ("after",))
    if new.share is None and new.drop_off is None and new.takes is None:
        message = "nothing is assumed of the new touchpoint, so nothing can be computed"
        yield Trouble(new, message, (), "what is to be assumed: drop-off, share or takes")
