"""The rule loop-without-exit."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.questions.loops import closed_loops
from journeymap.lint.rule import Finding, rule

__all__ = ["loop_without_exit"]


@rule("loop-without-exit", Severity.ERROR, after=("self-next", "id-twice", "reserved-id"))
def loop_without_exit(context: Context) -> Iterator[Finding]:
    """Touchpoints lead only to each other.

    Why: as the plan stands, whoever comes in never gets out. One of them needs another way on.

    Example:
        touchpoints:
          - {id: ask, name: Asks for a call-back}
          - {id: call, name: Is called back, next: ask}

    Better:
        touchpoints:
          - {id: ask, name: Asks for a call-back}
          - {id: call, name: Is called back, next: [{to: ask, when: nobody picks up, share: 25%}]}
          - {id: solved, name: The problem is solved}
    """
    for loop in closed_loops(context):
        members = [step for step in context.touchpoints if step in loop]
        part = context.touchpoints[members[0]]
        shown = [f'"{step}"' for step in members[:4]] + (["…"] if len(members) > 4 else [])
        message = f"{' and '.join([', '.join(shown[:-1]), shown[-1]])} lead only to each other: there is no way out"
        if len(members) == 1:
            message = f"{shown[0]} leads only to itself: there is no way out"
        keys = ("id",) if context.wrote(part, "id") else ("name",)
        hint = "give one of them a next that leads on"
        yield Finding(part.place, message, keys, hint=hint, element=members[0])
