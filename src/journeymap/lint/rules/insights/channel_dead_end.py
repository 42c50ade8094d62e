"""The rule channel-dead-end."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.questions.onwards import onwards
from journeymap.lint.questions.parties import begun_by_customer, says_who_begins
from journeymap.lint.questions.switches import IN_DIALOGUE, kinds_of, loses_context, spoken
from journeymap.lint.rule import Finding, insight
from journeymap.model.steps import Touchpoint

__all__ = ["channel_dead_end"]


@insight("channel-dead-end", draft=None)
def channel_dead_end(context: Context) -> Iterator[Finding]:
    """A step may be begun in a channel in which customers cannot go on.

    Why: of several channels of a step one leads nowhere: what follows in the same stage can be done only in the
    others, the company does not get in touch, nothing is said to carry over, and the channel never comes back. Whoever
    came that way is stuck, and starts from zero elsewhere. Only channels whose `kind` says that somebody or something
    answers there count, and only in a map that names an `initiator` somewhere.

    Example:
        channels:
          web: {name: Website, kind: self-service}
          branch: {name: Branch, kind: personal-assistance}
        stages:
          - name: Opening an account
            touchpoints:
              - {id: advice, name: Asks which account fits, channel: [web, branch]}
              - {id: opens, name: Opens the account, channel: web}
              - {id: welcome, name: Is welcomed, channel: web, initiator: provider}

    Better:
        channels:
          web: {name: Website, kind: self-service}
          branch: {name: Branch, kind: personal-assistance}
        stages:
          - name: Opening an account
            touchpoints:
              - {id: advice, name: Asks which account fits, channel: [web, branch]}
              - {id: opens, name: Opens the account, channel: web, carries-over: The account that was chosen}
              - {id: welcome, name: Is welcomed, channel: web, initiator: provider}
    """
    last = _last_use(context) if says_who_begins(context) else {}
    for step, part in context.touchpoints.items():
        if not last or len(part.channel) < 2 or not part.planned or part.one_way or not begun_by_customer(part):
            continue
        stuck = [name for name in part.channel if last[name] == step and kinds_of(context, (name,)) <= IN_DIALOGUE]
        ways = onwards(context, step) if 0 < len(stuck) < len(part.channel) and step not in context.vague else []
        if ways and all(_goes_on_elsewhere(context, step, way) for way in ways):
            yield _finding(context, part, stuck[0], ways)


def _finding(context: Context, part: Touchpoint, channel: str, ways: list[str]) -> Finding:
    name, after = spoken(context, (channel,)), context.touchpoints[ways[0]]
    lost = "nothing carries over" if loses_context(after) else "nothing says what carries over"
    message = (
        f'who begins "{part.id}" in {name} cannot go on there: "{after.id}" takes place only in '
        f"{spoken(context, after.channel)}, and {lost}"
    )
    hint = f"offer {name} there too, get in touch with the customer, or say what carries over"
    keys = ("channel", part.channel.index(channel)) if context.wrote(part, "channel") else ("name",)
    return Finding(part.place, message, keys, hint=hint, element=part.id or "")


def _last_use(context: Context) -> dict[str, str]:
    """The step at which each channel is used last; "" where a persona or an unplanned step uses it too."""
    last: dict[str, str] = {}
    for step, part in context.touchpoints.items():
        for name in part.channel:
            last[name] = step if part.planned and last.get(name) != "" else ""
        last.update((name, "") for differs in part.personas.values() for name in differs.channel)
    return last


def _goes_on_elsewhere(context: Context, step: str, way: str) -> bool:
    """Whether a way leads to a step of the same stage that customers begin, in some of the channels of this one."""
    part, target = context.touchpoints[step], context.touchpoints.get(way)
    if target is None or target.one_way or target.optional is not False or not begun_by_customer(target):
        return False
    silent = not target.carries_over or loses_context(target)
    together = context.graph.stage_of[way] is context.graph.stage_of[step]
    shared = bool(set(target.channel) & set(part.channel))
    return silent and together and shared and kinds_of(context, target.channel) <= IN_DIALOGUE
