"""Pain points and opportunities that came, went, moved or stand otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from journeymap.diff.showing import quoted
from journeymap.diff.standing import Standing, Standings, addressed, pair_standing
from journeymap.diff.subject import Aspect, Subject, compare, subject
from journeymap.diff.versions import Versions
from journeymap.diff.wording import wording
from journeymap.results.diff import Change

__all__ = ["HANDLED", "pains"]


def _nobody(value: Any) -> Any:
    return "nobody" if value is None else value


PAIN = {"severity": Aspect("severity-changed", "severity")}
OPPORTUNITY = {
    "impact": Aspect("opportunity-changed", "impact"),
    "effort": Aspect("opportunity-changed", "effort"),
    "owner": Aspect("owner-changed", "owner", _nobody),
    "status": Aspect("opportunity-status-changed", "status"),
}
HANDLED = {
    "PainPoint": {*PAIN, "id", "text", "evidence", "extras"},
    "Opportunity": {*OPPORTUNITY, "id", "text", "addresses", "link", "extras"},
}


def pains(both: Versions) -> Iterator[Change]:
    """All changes of pain points and opportunities; those of steps that came or went are told with the step."""
    hurts = pair_standing(both, "pain_points")
    chances = pair_standing(both, "opportunities")
    answered = dict(_answered(hurts, chances))
    yield from _came_and_went(both, hurts, "pain", answered)
    yield from _came_and_went(both, chances, "opportunity", {})
    for old, new in hurts.both():
        whom = _whom("pain point", old, new)
        yield from _moved(both, whom, "pain-moved", old, new)
        yield from compare(whom, old.item, new.item, PAIN)
        yield from _evidence(whom, old, new)
        if new.key in answered:
            what = f"is answered: opportunity {quoted(answered[new.key].item.text)} is done"
            yield whom.change("pain-answered", what, new="done")
        yield from wording(whom, old.item, new.item, "text")
    done = {each.key for each in answered.values()}
    for old, new in chances.both():
        yield from _opportunity(both, hurts, old, new, told=new.key in done)


def _came_and_went(both: Versions, all_of: Standings, stem: str, answered: Mapping[str, Standing]) -> Iterator[Change]:
    part = "pain point" if stem == "pain" else stem
    kind = "pain-closed" if stem == "pain" else f"{stem}-removed"
    stayed = set(all_of.pairs.values())
    for key, old in all_of.old.items():
        if key not in all_of.pairs and old.home in both.renamed:
            done = answered.get(f"old {key}")
            detail = f": opportunity {quoted(done.item.text)} is done" if done else ""
            yield _whom(part, old, None).went(kind, "is gone", quoted(old.item.text), detail=detail)
    homes = set(both.renamed.values())
    for key, new in all_of.new.items():
        if key not in stayed and new.home in homes:
            yield _whom(part, None, new).came(f"{stem}-added", "was added", quoted(new.item.text))


def _answered(hurts: Standings, chances: Standings) -> Iterator[tuple[str, Standing]]:
    """The pain points whose opportunity is done now and was not before: by key, old ones that are gone as `old KEY`."""
    for old, new in chances.both():
        if new.item.status == "done" != old.item.status:
            for key in addressed(hurts.new, new):
                yield key, new
            for key in addressed(hurts.old, old):
                if key not in hurts.pairs:
                    yield f"old {key}", new


def _opportunity(both: Versions, hurts: Standings, old: Standing, new: Standing, *, told: bool) -> Iterator[Change]:
    whom = _whom("opportunity", old, new)
    yield from _moved(both, whom, "opportunity-moved", old, new)
    for change in compare(whom, old.item, new.item, OPPORTUNITY):
        if not (told and change.kind == "opportunity-status-changed"):
            yield change
    stayed = set(hurts.pairs.values())
    before = {hurts.pairs[key] for key in addressed(hurts.old, old) if key in hurts.pairs}
    after = {key for key in addressed(hurts.new, new) if key in stayed}
    if before != after:
        left, right = (sorted((hurts.new[key].item.text for key in keys), key=str) for keys in (before, after))
        yield whom.turned("opportunity-changed", "what it addresses", left, right, ("addresses",))
    yield from wording(whom, old.item, new.item, "text", "link")


def _moved(both: Versions, whom: Subject, kind: str, old: Standing, new: Standing) -> Iterator[Change]:
    if both.called(old.home) != new.home:
        what = f"moved from {quoted(old.home)} to {quoted(new.home)}"
        yield whom.change(kind, what, old=old.home, new=new.home)


def _evidence(whom: Subject, old: Standing, new: Standing) -> Iterator[Change]:
    """What a pain point itself rests on; what it shares with its step is told there."""
    own = old.item.evidence or new.item.evidence
    before, after = (each.item.evidence or each.evidence for each in (old, new))
    if own and before != after and (before, after) != (old.evidence, new.evidence):
        yield whom.turned("evidence-changed", "evidence", before, after, ("evidence",))


def _whom(part: str, old: Standing | None, new: Standing | None) -> Subject:
    """A pain point is called by its words and where it stands."""
    here = new or old
    assert here is not None
    label = f"{quoted(here.item.text)} at {quoted(here.home)}"
    return subject(
        part, here.item.id or "", old.item if old else None, new.item if new else None, label=label, at=here.home
    )
