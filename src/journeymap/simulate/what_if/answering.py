"""What-ifs answered: success, time, cost and value, with how sure and how known all of it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from journeymap.graph.compile import JourneyGraph
from journeymap.results.estimate import Estimate
from journeymap.results.simulation import Difference, Note, Scenario
from journeymap.simulate.fitted import Fitted
from journeymap.simulate.jackknife import share_estimate
from journeymap.simulate.what_if.asked import Asked, refusal
from journeymap.simulate.what_if.before import Before, before
from journeymap.simulate.what_if.changing import Changed, with_changes
from journeymap.simulate.what_if.differences import (
    cautious,
    contacts_difference,
    difference,
    success_after,
    time_difference,
)
from journeymap.simulate.what_if.standing import after_effect, basis, said_effect
from journeymap.simulate.what_if.worth import worth, worth_of_effect

__all__ = ["answer"]

SAME = 0.0005
"""Differences of success that are printed alike."""

Tell = Callable[[int, int], None]


def answer(
    fitted: Fitted,
    graph: JourneyGraph,
    asked: Sequence[Asked],
    *,
    seed: int = 1,
    journeys: int | None = None,
    tell: Tell | None = None,
) -> tuple[Scenario, ...]:
    """Answer what-ifs, each against how it is now.

    Differences of success and of the cost of channels are exact, with the interval of the parameters by the jackknife;
    those of the mean time to success too, or from simulated journeys with the same random numbers before and after.

    Args:
        fitted: the model.
        graph: the compiled journey.
        asked: the what-ifs (`scenarios`).
        seed: of the random numbers.
        journeys: how many are simulated for the time; none for the exact mean, which has no Monte Carlo error.
        tell: is called with how many are answered and how many there are.

    Raises:
        JourneyError: a what-if is impossible with the fitted numbers; the message begins with its place in the file.
    """
    if not asked:
        return ()
    now = before(fitted, graph)
    found = []
    for number, each in enumerate(asked, 1):
        found.append(_answered(now, each, seed=seed, journeys=journeys))
        if tell is not None:
            tell(number, len(asked))
    return tuple(found)


def _answered(now: Before, asked: Asked, *, seed: int, journeys: int | None) -> Scenario:
    effect = said_effect(asked)
    if effect is None and not asked.changes:
        raise refusal(asked, asked.idea, (), "nothing changes", "changes: {touchpoint: …, drop-off: {by: -30%}}")
    after = with_changes(now.chain, now.dwell, now.graph, asked, visits=now.visits)
    bare = _said(now, asked, after, effect) if effect is not None else _computed(now, asked, after)
    if not asked.changes:
        return bare
    return replace(bare, time=time_difference(now, after, seed=seed, journeys=journeys))


def _computed(now: Before, asked: Asked, after: Changed) -> Scenario:
    """What the model says of success."""
    success = success_after(after.chain)
    gained, contacts = success - now.success, contacts_difference(now, asked, after.chain)
    bare = replace(
        _scenario(now, asked, after, share_estimate(success, now.chain.cases), difference(now, gained)),
        cost=None if contacts is None else difference(now, contacts),
        value=worth(now, asked, gained, contacts),
    )
    less = cautious(now, asked, after)
    if less is None:
        return bare
    like, chain = less
    gained, contacts = success_after(chain) - now.success, contacts_difference(now, asked, chain)
    return replace(
        bare, saved_like=like, cautious=difference(now, gained), cautious_value=worth(now, asked, gained, contacts)
    )


def _said(now: Before, asked: Asked, after: Changed, effect: Difference) -> Scenario:
    """What the file says of success, with the model's own answer beside it."""
    estimate = after_effect(asked, now.success, effect, now.chain.cases)
    bare = _scenario(now, asked, after, estimate, effect)
    contacts = contacts_difference(now, asked, after.chain) if asked.changes else None
    cost = None if contacts is None else difference(now, contacts)
    value = worth_of_effect(now, asked, effect, cost)
    return replace(bare, cost=cost, value=value, notes=(*bare.notes, *_beside(now, asked, after, effect)))


def _scenario(now: Before, asked: Asked, after: Changed, estimate: Estimate, success: Difference) -> Scenario:
    notes = [*after.notes, *([now.cost_note] if now.cost_note is not None else [])]
    return Scenario(
        id=asked.id,
        name=asked.name or asked.id,
        standing=asked.idea.standing,
        basis=basis(asked),
        changes=after.words,
        before=share_estimate(now.success, now.chain.cases),
        after=estimate,
        success=success,
        notes=tuple(dict.fromkeys(notes)),
    )


def _beside(now: Before, asked: Asked, after: Changed, effect: Difference) -> list[Note]:
    """The model's own answer, where it is another than the effect that was said."""
    if not asked.changes or effect.estimate is None:
        return []
    notes = [Note("model-beside", "the effect is one on success: differences of time and cost are the model's own")]
    own = float((success_after(after.chain) - now.success)[0])
    if abs(own - effect.estimate) < SAME:
        return notes
    message = f"the changes as written would give {own * 100:+.1f} points in the model"
    return [*notes, Note("model-differs", f"{message}; the figure is the effect that was said")]
