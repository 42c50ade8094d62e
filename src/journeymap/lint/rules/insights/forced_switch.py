"""The rule forced-switch."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.questions.feelings import emotion_of, signed
from journeymap.lint.questions.onwards import onwards
from journeymap.lint.questions.parties import begun_by_customer, says_who_begins, whom
from journeymap.lint.questions.switches import IN_DIALOGUE, Switch, channels_of, kinds_of, spoken, switches_into
from journeymap.lint.rule import Finding, insight
from journeymap.model.steps import Touchpoint

__all__ = ["forced_switch"]


@insight("forced-switch", draft=None, after=("lost-context",))
def forced_switch(context: Context) -> Iterator[Finding]:
    """To go on, customers have to turn to another channel by themselves, and it hurts there.

    Why: a change that customers choose is a service; one that they are forced to is an obstacle at which they leave.
    Only steps that customers begin on both sides count (a call-back by the company does not), in a map that names an
    `initiator` somewhere, in channels whose `kind` is said, where no other way on is planned, nothing is said to carry over, and the emotion is negative or a pain
    point stands there.

    Example:
        channels:
          web: {name: Website, kind: self-service}
          phone: {name: Phone, kind: personal-assistance}
        stages:
          - name: Moving house
            touchpoints:
              - {id: address, name: Enters the new address, channel: web}
              - {id: confirm, name: Calls to confirm it, channel: phone, emotion: -1}
              - {id: done-call, name: Is called back, channel: phone, initiator: provider}

    Better:
        channels:
          web: {name: Website, kind: self-service}
          phone: {name: Phone, kind: personal-assistance}
        stages:
          - name: Moving house
            touchpoints:
              - {id: address, name: Enters the new address, channel: web}
              - {id: confirm, name: Confirms it, channel: [web, phone], emotion: 0}
              - {id: done-call, name: Is called back, channel: phone, initiator: provider}
    """
    if not says_who_begins(context):
        return
    for step, switches in switches_into(context).items():
        part = context.touchpoints[step]
        for switch in switches:
            hurt = _hurt(part, switch)
            if hurt and not part.carries_over and _forced(context, part, switch):
                left, entered = spoken(context, switch.left), spoken(context, switch.entered)
                who = whom(context, list(switch.personas))
                message = f'after "{switch.before}" ({left}) the customer has to turn to {entered} unaided{who}, {hurt}'
                hint = f"let customers go on in {left}, get in touch with them, or say what carries over"
                keys = ("channel",) if context.wrote(part, "channel") else ("name",)
                yield Finding(part.place, message, keys, hint=hint, element=step)
                break


def _hurt(part: Touchpoint, switch: Switch) -> str:
    """The sign that the change hurts, in words; empty where there is none."""
    felt = [emotion for persona in switch.personas if (emotion := emotion_of(part, persona)) is not None]
    if felt and min(felt) < 0:
        return f"which feels {signed(min(felt))}"
    return "and a pain point stands there" if part.pain_points else ""


def _forced(context: Context, part: Touchpoint, switch: Switch) -> bool:
    """Whether customers change by themselves, in channels that answer, and no way on stays in the channel."""
    before = context.touchpoints[switch.before]
    alone = all(begun_by_customer(each) and each.optional is False for each in (before, part))
    answering = kinds_of(context, (*switch.left, *switch.entered)) <= IN_DIALOGUE
    ways = onwards(context, switch.before)
    if not alone or not answering or part.id not in ways or switch.before in context.vague:
        return False
    return all(_leaves_channel(context, way, switch) for way in ways)


def _leaves_channel(context: Context, way: str, switch: Switch) -> bool:
    target = context.touchpoints.get(way)
    if target is None or target.one_way or not begun_by_customer(target):
        return False
    # a persona who goes elsewhere though the channel is offered to everybody has chosen it
    offered = [set(channels_of(target, persona)) for persona in switch.personas]
    return all(channels and not (channels | set(target.channel)) & set(switch.left) for channels in offered)
