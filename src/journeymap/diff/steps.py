"""What is otherwise at a touchpoint: channel, owner, times, promise, flags, blueprint, evidence, texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journeymap.diff.showing import essence, shown
from journeymap.diff.subject import Aspect, Subject, compare, subject
from journeymap.diff.versions import Versions
from journeymap.diff.wording import wording
from journeymap.model.steps import Touchpoint
from journeymap.results.diff import Change

__all__ = ["HANDLED", "steps"]


def _customer(value: Any) -> Any:
    return value or "customer"


def _share(value: Any) -> Any:
    return f"{value * 100:.6g}%" if isinstance(value, float) and not isinstance(value, bool) else value


def _ids(value: Any) -> Any:
    return tuple(sorted(value))


def _assumed(value: Any) -> Any:
    return value or "assumed"


def _nobody(value: Any) -> Any:
    return "nobody" if value is None else value


def _flag(kind: str, on: str, off: str) -> Aspect:
    return Aspect(kind, "", on=on, off=off)


ASPECTS = {
    "journey": Aspect("nested-journey-changed", "the journey it stands for"),
    "channel": Aspect("channel-changed", "channel", _ids),
    "initiator": Aspect("initiator-changed", "who starts it", _customer),
    "aim": Aspect("aim-changed", "the emotion wanted"),
    "moment_of_truth": _flag("moment-of-truth-changed", "is a moment of truth", "is no longer a moment of truth"),
    "wait": Aspect("wait-changed", "wait"),
    "takes": Aspect("takes-changed", "the time it takes"),
    "optional": Aspect("optional-changed", "how many take it", _share, "is optional", "is no longer optional"),
    "starts": Aspect(
        "starts-changed", "how many journeys start here", _share, "is where journeys start too", "is no start any more"
    ),
    "one_way": _flag("one-way-changed", "is one-way", "is no longer one-way"),
    "planned": _flag("planned-changed", "is planned", "is no longer planned"),
    "planned_drop_off": Aspect("drop-off-changed", "planned drop-off", _share),
    "repeats": Aspect("repeats-changed", "repeats", _share),
    "metrics": Aspect("metrics-changed", "metrics"),
    "physical_evidence": Aspect("blueprint-changed", "physical evidence"),
    "frontstage": Aspect("blueprint-changed", "frontstage"),
    "backstage": Aspect("blueprint-changed", "backstage"),
    "support": Aspect("blueprint-changed", "support"),
}
TEXTS = ("name", "doing", "thinking", "expects", "feeling", "quote", "link")
HANDLED = {
    *ASPECTS,
    *TEXTS,
    *("id", "next", "match", "emotion", "personas", "pain_points", "opportunities"),
    *("receiver", "respond_within", "carries_over", "replaces", "owner", "evidence", "extras"),
}
"""The fields of a touchpoint that some module of this package compares."""


def steps(both: Versions) -> Iterator[Change]:
    """All changes within the touchpoints of both versions."""
    for old, new in both.both_steps():
        whom = subject("touchpoint", new.id or "", old, new)
        yield from compare(whom, old, new, ASPECTS)
        yield from _inherited(both, whom, old, new)
        yield from _receiver(whom, old, new)
        yield from _promise(whom, old, new)
        yield from _carried(whom, old, new)
        if old.replaces != new.replaces and both.called(new.replaces or "") != new.id:
            yield whom.turned("replaces-changed", "what it replaces", old.replaces, new.replaces, ("replaces",))
        yield from wording(whom, old, new, *TEXTS)


def _inherited(both: Versions, whom: Subject, old: Touchpoint, new: Touchpoint) -> Iterator[Change]:
    """Evidence; and the owner, unless that of the whole stage or journey changed in the same way."""
    if essence(old.owner) != essence(new.owner) and not _with_stage(both, old, new):
        yield whom.turned("owner-changed", "owner", _nobody(old.owner), _nobody(new.owner), ("owner",))
    if _assumed(old.evidence) != _assumed(new.evidence):
        yield whom.turned("evidence-changed", "evidence", _assumed(old.evidence), _assumed(new.evidence), ("evidence",))


def _with_stage(both: Versions, old: Touchpoint, new: Touchpoint) -> bool:
    before = both.old_graph.stage_of[old.id or ""]
    after = both.new_graph.stage_of[new.id or ""]
    same_stage = both.stages.get(before.id or "") == after.id
    return same_stage and (essence(before.owner), essence(after.owner)) == (essence(old.owner), essence(new.owner))


def _receiver(whom: Subject, old: Touchpoint, new: Touchpoint) -> Iterator[Change]:
    """Who is at the other end, where one of the two says it and it is not what was meant anyway."""
    before, after = _other_side(old), _other_side(new)
    if (old.receiver or new.receiver) and before != after:
        yield whom.turned("receiver-changed", "who is at the other end", before, after, ("receiver",))


def _other_side(step: Touchpoint) -> str:
    if step.receiver:
        return step.receiver
    if step.initiator not in (None, "customer"):
        return "customer"
    return "provider" if step.channel else "nobody"


def _promise(whom: Subject, old: Touchpoint, new: Touchpoint) -> Iterator[Change]:
    before, after = old.respond_within, new.respond_within
    if essence(before) == essence(after):
        return
    left, right = shown(before), shown(after)
    keys = ("respond-within",)
    if before is None:
        yield whom.came("promise-added", f"promises an answer within {right} now", right, keys)
    elif after is None:
        yield whom.went("promise-removed", f"has no promise of an answer within {left} any more", left, keys)
    else:
        later = after.seconds > before.seconds
        kind, word = ("promise-loosened", "later") if later else ("promise-tightened", "sooner")
        yield whom.change(kind, f"promises an answer {word}: {left} -> {right}", keys=keys, old=left, new=right)


def _carried(whom: Subject, old: Touchpoint, new: Touchpoint) -> Iterator[Change]:
    """Whether anything is carried over matters; how it is worded does not."""
    standings = [_standing(part) for part in (old, new)]
    if standings[0] != standings[1]:
        yield whom.turned(
            "carries-over-changed", "what is carried over", old.carries_over, new.carries_over, ("carries-over",)
        )
    else:
        texts = wording(whom, old, new, "carries_over")
        yield from (change for change in texts if change.kind != "own-keys-changed")


def _standing(step: Touchpoint) -> str:
    words = (step.carries_over or "").strip().casefold()
    return "unsaid" if not words else "none" if words == "none" else "something"
