"""The rule no-human-reachable."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.questions.parties import meets_customer
from journeymap.lint.questions.switches import kinds_of
from journeymap.lint.rule import Finding, insight
from journeymap.model.people import ChannelKind
from journeymap.model.steps import Touchpoint

__all__ = ["no_human_reachable"]

MACHINES: frozenset[ChannelKind | None] = frozenset({"self-service", "automated"})
IMPERSONAL: frozenset[ChannelKind | None] = frozenset({"self-service", "automated", "mass"})


@insight("no-human-reachable", draft=None)
def no_human_reachable(context: Context, *, least: int = 5) -> Iterator[Finding]:
    """Customers meet only machines: nowhere in the journey can they reach a person.

    Why: who is stuck with a form, a bot or a letter looks for somebody to ask, and leaves when there is nobody. The
    rule speaks only where the `kind` of every channel is said, no staff stand on the frontstage, and no step, planned
    or not, leads to somebody.

    Example:
        channels:
          web: {name: Website, kind: self-service}
          mail: {name: E-mail, kind: automated}
        touchpoints:
          - {name: Registers, channel: web}
          - {name: Gets a link to confirm, channel: mail, initiator: provider}
          - {name: Confirms the address, channel: web}
          - {name: Enters the meter reading, channel: web}
          - {name: Gets the bill, channel: mail, initiator: provider}

    Better:
        channels:
          web: {name: Website, kind: self-service}
          mail: {name: E-mail, kind: automated}
          chat: {name: Chat with our staff, kind: personal-assistance}
        touchpoints:
          - {name: Registers, channel: web}
          - {name: Gets a link to confirm, channel: mail, initiator: provider}
          - {name: Confirms the address, channel: web}
          - {name: Enters the meter reading, channel: [web, chat]}
          - {name: Gets the bill, channel: mail, initiator: provider}

    Options:
        least: the number of steps with a channel from which on the rule speaks
    """
    met = [part for part in context.touchpoints.values() if meets_customer(part)]
    used = [_channels(part) for part in met]
    kinds = {kind for channels in used for kind in kinds_of(context, channels)}
    if len(met) < least or not all(used) or not kinds <= IMPERSONAL or not kinds & MACHINES:
        return
    if _offered(context) or any(_somebody_there(context, part) for part in context.touchpoints.values()):
        return
    message = f"nowhere among the {len(met)} steps with a channel can the customer reach a person"
    hint = "offer somebody to ask, at least at the hardest step"
    yield Finding(context.journey.place, message, ("channels",) if _own(context) else ("name",), "key", hint=hint)


def _channels(part: Touchpoint) -> tuple[str, ...]:
    return (*part.channel, *(name for differs in part.personas.values() for name in differs.channel))


def _somebody_there(context: Context, part: Touchpoint) -> bool:
    """Whether a person takes part in a step; also where the step is a whole other journey, which is not looked into."""
    systems = context.journey.systems
    staff = any(lane.by not in systems or not systems[lane.by].declared for lane in part.frontstage)
    return staff or bool(part.journey) or not {part.initiator, part.receiver} <= {None, "customer", "provider"}


def _offered(context: Context) -> bool:
    """Whether the journey's own file declares a channel with people in it, though no step uses it yet."""
    declared = context.journey.channels.items() if _own(context) else ()
    return any(part.declared and part.kind not in IMPERSONAL and context.wrote(part, "kind") for _, part in declared)


def _own(context: Context) -> bool:
    return context.wrote(context.journey, "channels")
