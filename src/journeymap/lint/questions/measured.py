"""What of a journey logged events can show."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.model.steps import Outcome, Touchpoint

__all__ = ["is_mapped", "is_seen", "reads_whole", "seen_successes"]


def is_mapped(context: Context) -> bool:
    """Whether events stand for anything of the journey at all."""
    parts: list[Touchpoint | Outcome] = [*context.touchpoints.values(), *context.journey.outcomes.values()]
    return any(part.match is not None and not part.match.unmeasured for part in parts)


def is_seen(context: Context, key: str) -> bool:
    """Whether events stand for a touchpoint or an outcome; also where its match is there but could not be read."""
    part: Touchpoint | Outcome | None = context.touchpoints.get(key) or context.journey.outcomes.get(key)
    if part is not None and part.match is not None:
        return not part.match.unmeasured
    written = part is not None and context.wrote(part, "match")
    return written or any(document.has(("match", key)) for document in context.file.documents)


def seen_successes(context: Context) -> Iterator[str]:
    """The successes that a log can show: by an event, or by a visit to a touchpoint that leads only there."""
    successes = context.successes()
    yield from (key for key in successes if is_seen(context, key))
    for step, part in context.touchpoints.items():
        targets = context.meant.get(step, set())
        if len(targets) == 1 and targets <= successes.keys() and is_seen(context, step) and not part.one_way:
            yield from targets


def reads_whole(context: Context) -> bool:
    """Whether all was read that says what is measured: no file is missing, no name in `match` is unknown."""
    names = {document.file for document in context.file.documents}
    errors = (found.span for found in context.file.diagnostics if found.severity is Severity.ERROR and found.span)
    if any(span.file not in names for span in errors):
        return False
    return context.journey.match.keys() <= context.steps.keys() | context.outcomes.keys()
