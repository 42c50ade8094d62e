"""The rule falls-into-branch."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, rule
from journeymap.model.steps import Next

__all__ = ["falls_into_branch"]


@rule("falls-into-branch", Severity.WARNING)
def falls_into_branch(context: Context) -> Iterator[Finding]:
    """A branch runs on into the branch beside it.

    Why: a touchpoint without `next` leads to the one written after it. Where both are branches of the same fork, that
    is seldom meant: whoever took the first branch would take the second as well. If it is meant, say so with `next`. A
    detour is meant: where the fork leads to the touchpoint below without a `when` or a `share`, the branch above it
    rejoins there.

    Example:
        touchpoints:
          - {id: choose, next: [{to: by-card, share: 70%}, {to: by-invoice, share: 30%}]}
          - {id: by-card, name: Pays by card}
          - {id: by-invoice, name: Gets an invoice}
          - {id: thanks, name: Thank-you page}

    Better:
        touchpoints:
          - {id: choose, next: [{to: by-card, share: 70%}, {to: by-invoice, share: 30%}]}
          - {id: by-card, name: Pays by card, next: thanks}
          - {id: by-invoice, name: Gets an invoice}
          - {id: thanks, name: Thank-you page}
    """
    told: set[str] = set()
    for fork, fork_part in context.touchpoints.items():
        # a way without a condition is the main line, and what runs on into that rejoins it
        branches = [entry.to or "" for entry in fork_part.next if _conditional(entry)]
        for entry in fork_part.next:
            branch = entry.to or ""
            part = context.touchpoints.get(branch)
            if part is None or part.next or not _conditional(entry) or branch in told:
                continue
            follows = [way.target for way in context.graph.leaving(branch) if way.reason == "sequence"]
            beside = next((target for target in follows if target in branches and target in context.touchpoints), None)
            if beside is not None:
                told.add(branch)
                message = f'touchpoint "{branch}" runs on into "{beside}", another way on from "{fork}"'
                hint = f"say where it rejoins, or next: {beside} if that is meant"
                keys = ("id",) if context.wrote(part, "id") else ("name",)
                yield Finding(part.place, message, keys, hint=hint, element=branch)


def _conditional(entry: Next) -> bool:
    return entry.when is not None or entry.share is not None
