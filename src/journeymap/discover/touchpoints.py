"""One touchpoint of a draft as text: its name, channels, wait, ways on, and the activities that it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from journeymap.discover.counting import START
from journeymap.discover.draft import Draft
from journeymap.discover.ids import Ids
from journeymap.discover.shares import percents
from journeymap.syntax.scalars import written

__all__ = ["listed_words", "touchpoint"]

MINUTE, HOUR, DAY, WEEK = 60, 3600, 86400, 604800
REPEATED = 0.05
"""A step that is done again at once so often says so."""


def touchpoint(draft: Draft, ids: Ids, step: int, *, split: bool) -> Iterator[str]:
    """The lines of a touchpoint; without its `match` where that is `split` off."""
    node = draft.counts.nodes[step]
    yield f"      - id: {written(ids.steps[step])}"
    yield f"        name: {written(draft.names[step])}"
    if draft.channels.get(step):
        yield f"        channel: {listed_words([ids.channels[name] for name in draft.channels[step]])}"
    if wait := _duration(draft.counts.waits.get((step, None), 0) / 1e6):
        yield f"        wait: {wait}"
    if started := _started(draft, step):
        yield f"        starts: {started}"
    again = (node.events - node.visits) / node.events
    if again >= REPEATED and len(draft.activities[step]) == 1:
        yield f"        repeats: {percents([node.events - node.visits, node.visits])[0]}"
    yield from _next(draft, ids, step)
    if not split:
        yield f"        match: {listed_words(draft.activities[step])}"


def _started(draft: Draft, step: int) -> str:
    """The share of journeys that begin here; the first touchpoint takes what is left over."""
    starts = {target: steps for (source, target), steps in draft.plan.ways.items() if source == START}
    first, *_ = draft.plan.line.order
    if step == first or step not in starts or step in draft.plan.line.entered(first):
        return ""
    return dict(zip(starts, percents(list(starts.values())), strict=True))[step]


def _next(draft: Draft, ids: Ids, step: int) -> Iterator[str]:
    """Ways on with their shares; what simply follows is left unsaid, unless a branch would seem to fall into another."""
    line, leaving = draft.plan.line, draft.plan.leaving(step)
    following = set(line.following(step))
    told = [target for target in leaving if target not in following or not leaving[target]]
    if not told:
        if len(following) == 1 and _beside(draft, step, min(following)):
            yield f"        next: {written(ids.steps[min(following)])}"
    elif len(leaving) == 1 and not draft.plan.drifts(step):
        yield f"        next: {written(ids.steps[told[0]])}"
    else:
        shares = _shares(draft, step, leaving)
        yield "        next:"
        yield from (f"          - {{to: {written(ids.steps[target], flow=True)}, {shares[target]}}}" for target in told)


def _shares(draft: Draft, step: int, leaving: Mapping[int, int]) -> dict[int, str]:
    """The share of each way on; those who go on to others in any order have theirs, too."""
    taken = [target for target, steps in leaving.items() if steps]
    among = sum(draft.counts.ways.get((step, other), 0) for other in draft.plan.line.around(step))
    said = percents([*(leaving[target] for target in taken), *([among] if among else [])])
    shares = {target: f"share: {share}" for target, share in zip(taken, said, strict=False)}
    return {target: shares.get(target, "when: nobody in the log did so") for target in leaving}


def _beside(draft: Draft, step: int, other: int) -> bool:
    """Whether some touchpoint names both as ways on."""
    line = draft.plan.line
    told = (
        {target for target in draft.plan.leaving(each) if target not in line.following(each)} for each in line.order
    )
    return other in line.order and any({step, other} <= ways for ways in told)


def listed_words(names: Sequence[str], *, always: bool = False) -> str:
    """Words of the log, one or a list."""
    if len(names) == 1 and not always:
        return written(names[0], flow=True)
    return f"[{', '.join(written(name, flow=True) for name in names)}]"


def _duration(seconds: float) -> str:
    """A typical wait, rounded to what a map needs; empty under a minute."""
    for size, unit, least in (
        (WEEK, "w", 8 * WEEK),
        (DAY, "d", 1.5 * DAY),
        (HOUR, "h", 1.5 * HOUR),
        (MINUTE, "m", MINUTE),
    ):
        if seconds >= least:
            return f"{round(seconds / size)}{unit}"
    return ""
