"""The rule automatic-message-as-visit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.diagnostics import Severity
from journeymap.graph.transition import START, Transition
from journeymap.lint.context import Context
from journeymap.lint.questions.messages import is_message_channel, says_automatic
from journeymap.lint.questions.promises import awaited
from journeymap.lint.rule import Finding, rule
from journeymap.model.steps import Differs, Touchpoint

__all__ = ["automatic_message_as_visit"]

AT_ONCE = 3600.0
"""A message within so many seconds is nothing that anybody waited for."""

STRONG = 1.0
"""An emotion of this much, good or bad, makes it a step that is lived through."""

EXPERIENCED = (
    "expects", "pain_points", "opportunities", "metrics", "moment_of_truth", "respond_within", "takes",
    "planned_drop_off", "journey",
)  # fmt: skip
"""Where one of these is said, the message is a step that somebody works on or lives through."""


@rule("automatic-message-as-visit", Severity.WARNING)
def automatic_message_as_visit(context: Context) -> Iterator[Finding]:
    """A message that is sent by itself counts as a step that customers take.

    Why: the log shows the message for everybody, whether they read it or not. As a visit it stops the clock of the
    step before, so nobody seems to be lost there, and all who are lost appear to be lost at the message. With `one-way:
    true` it is counted, and drop-off and silence go on from the customer's own last step.

    Only a plain notice is meant: the provider sends it, in a channel for messages, at once (within an hour by plan)
    after a step of the customer's, or its name calls it automatic, a reminder or a receipt; and the customer's next
    step follows without a planned wait. A decision that people wait for (a wait before it, a `respond-within` that it ends, ways on
    that fork, an outcome behind it) is a real step, as is a message that somebody writes, reads or suffers from: with
    `doing`, `expects`, pains, a strong emotion, `takes`, people at work, a budget or a place in the funnel. What you know
    to be a step of its own, suppress with a reason.

    Example:
        events: {case: claim_id, activity: event, time: ts}
        touchpoints:
          - {id: report, name: Reports the claim, wait: 5m, match: reported}
          - {id: number, name: Gets the claim number, channel: sms, initiator: provider, match: number_sent}
          - {id: photos, name: Sends photos, match: photos_sent}

    Better:
        events: {case: claim_id, activity: event, time: ts}
        touchpoints:
          - {id: report, name: Reports the claim, wait: 5m, match: reported}
          - {id: number, name: Gets the claim number, channel: sms, initiator: provider, one-way: true, match: number_sent}
          - {id: photos, name: Sends photos, match: photos_sent}
    """
    notices = [step for step, part in context.touchpoints.items() if _notice(context, step, part)]
    promised = awaited(context) if notices else set()
    entering: dict[str, list[Transition]] = {step: [] for step in notices if step not in promised}
    for way in context.graph.transitions if entering else ():
        if way.target in entering and way.source != way.target:
            entering[way.target].append(way)
    for step, before in entering.items():
        if _in_passing(context, step, before):
            part = context.touchpoints[step]
            message = f'touchpoint "{step}" is a message that is sent by itself, yet counts as a step customers take'
            keys = ("id",) if context.wrote(part, "id") else ("name",)
            yield Finding(part.place, message, keys, hint="say one-way: true", element=step)


def _notice(context: Context, step: str, part: Touchpoint) -> bool:
    """Whether the touchpoint taken alone is a mere notice: measured, sent by the provider, and nothing else happens."""
    measured = part.match is not None and not part.match.unmeasured
    if part.one_way or not part.planned or not measured or not part.channel or not _sent(context, part):
        return False
    channels = context.journey.channels
    mere = all(is_message_channel(name, channels.get(name)) for name in part.channel)
    return mere and not _lived(part) and not _worked_on(context, part) and not _watched(context, step)


def _lived(part: Touchpoint) -> bool:
    """Whether anybody does, thinks or strongly feels something there."""
    said = any(getattr(part, key) for key in EXPERIENCED) or part.aim is not None
    people: list[Touchpoint | Differs] = [part, *part.personas.values()]
    strong = any(abs(each.emotion or 0.0) >= STRONG or each.doing or each.thinking or each.quote for each in people)
    return said or strong


def _worked_on(context: Context, part: Touchpoint) -> bool:
    """Whether somebody, not only a system, works on it."""
    systems = {key for key, system in context.journey.systems.items() if system.declared}
    return any(lane.by not in systems for lane in (*part.frontstage, *part.backstage))


def _watched(context: Context, step: str) -> bool:
    """Whether the analyst counts on it as a step."""
    expect = context.journey.expect
    named = {name for names in context.journey.funnel_steps for name in names}
    return step in named or (expect is not None and step in expect.touchpoints)


def _sent(context: Context, part: Touchpoint) -> bool:
    actor = context.journey.actors.get(part.initiator or "")
    ours = part.initiator == "provider" or (actor is not None and actor.declared and actor.role == "provider")
    return ours and part.receiver in (None, "customer")


def _in_passing(context: Context, step: str, before: Sequence[Transition]) -> bool:
    """Whether the journey goes by the message: it comes at once, or is said to be automatic, and the customer goes on."""
    ahead = [way for way in context.graph.leaving(step) if way.reason != "anywhere"]
    if not before or not ahead or not all(_own_step(context, way.source) for way in before):
        return False
    if any(way.when or not _own_step(context, way.target) for way in ahead) or len(context.touchpoints[step].next) > 1:
        return False
    at_once = all(way.wait is not None and way.wait.high <= AT_ONCE for way in before)
    no_wait = not any(way.wait for way in ahead)
    return (at_once and no_wait) or says_automatic(str(context.touchpoints[step].name))


def _own_step(context: Context, step: str) -> bool:
    """Whether it is a step that the customer takes."""
    part = context.touchpoints.get(step)
    return step != START and part is not None and (part.initiator or "customer") == "customer" and not part.journey
