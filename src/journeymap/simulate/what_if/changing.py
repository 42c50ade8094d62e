"""Changes of one what-if, applied to a chain and its times in the order of the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.graph.compile import JourneyGraph
from journeymap.model.data import Change
from journeymap.results.simulation import Note
from journeymap.simulate.chain import Chain, Floats
from journeymap.simulate.fitted import Dwell
from journeymap.simulate.what_if.amounts import ImpossibleError
from journeymap.simulate.what_if.asked import Asked, refusal
from journeymap.simulate.what_if.contradictions import refuse_contradictions
from journeymap.simulate.what_if.draft import Draft, draft_of
from journeymap.simulate.what_if.effects import apply_change
from journeymap.simulate.what_if.places import Places

__all__ = ["SAVED_LIKE", "Changed", "changed", "with_changes"]

SAVED_LIKE = 0.5
"""How much the saved are like those who go on now, where a what-if does not say, in the cautious case."""


@dataclass(frozen=True)
class Changed:
    """A chain after the changes of a what-if.

    Args:
        chain, dwell: after them; no times where none are known.
        words: what was changed, with the shares before and after.
        notes: what the reader must know.
        saved: whether somebody is kept who would be lost.
    """

    chain: Chain
    dwell: Dwell | None
    words: tuple[str, ...]
    notes: tuple[Note, ...]
    saved: bool


def changed(
    chain: Chain, dwell: Dwell | None, graph: JourneyGraph, asked: Asked
) -> tuple[Chain, Dwell | None, tuple[Note, ...]]:
    """The chain and its times after the changes of a what-if, in the best case, with what the reader must know.

    Raises:
        JourneyError: a change is impossible; the message begins with its place in the file.
    """
    found = with_changes(chain, dwell, graph, asked)
    return found.chain, found.dwell, found.notes


def with_changes(
    chain: Chain,
    dwell: Dwell | None,
    graph: JourneyGraph,
    asked: Asked,
    *,
    visits: Floats | None = None,
    cautious: bool = False,
) -> Changed:
    """As `changed`, with the changes in words.

    Args:
        chain: what is changed.
        dwell: its times; None where none are known.
        graph: the compiled journey.
        asked: the what-if.
        visits: (1 + G, C) expected visits of `chain`, where they are known already.
        cautious: whether only so many of the saved go on as `saved-like` says; the others are lost after all.

    Raises:
        JourneyError: a change is impossible.
    """
    from journeymap.simulate.exact import expected_visits

    refuse_contradictions(asked)
    draft = draft_of(chain, dwell, expected_visits(chain) if visits is None else visits)
    added = {
        new.id: (str(new.name), new.channel) for change in asked.changes if (new := change.add) is not None and new.id
    }
    places = Places(graph, draft, added)
    for change in _in_order(asked.changes):
        like = (SAVED_LIKE if change.saved_like is None else change.saved_like) if cautious else 1.0
        try:
            apply_change(draft, places, change, like)
        except ImpossibleError as error:
            raise refusal(asked, change, error.keys, error.message, error.hint) from None
    _say_time_alone(draft, asked.changes)
    try:
        after = draft.chain()
    except ImpossibleError as error:
        raise refusal(asked, asked.idea, ("changes",), error.message, error.hint) from None
    _refuse_endless(chain, after, asked)
    return Changed(after, draft.dwell(after), tuple(draft.words), tuple(draft.notes), draft.saved)


def _say_time_alone(draft: Draft, changes: Sequence[Change]) -> None:
    """Nothing but a time changes: the model does not know that shorter waits keep customers."""
    others = ("drop_off", "share", "redirect", "add")
    if changes and not any(
        change.remove or any(getattr(change, key) is not None for key in others) for change in changes
    ):
        message = "a change of time alone changes nobody's way here: say a drop-off or a share too where it does"
        draft.note("time-alone", message)


def _in_order(changes: Sequence[Change]) -> list[Change]:
    """The order of the file, but a touchpoint is added before a change that names it."""
    named = {name for change in changes for name in (change.touchpoint, *change.transition, change.redirect, change.to)}
    first = [change for change in changes if change.add is not None and change.add.id in named]
    return [*first, *(change for change in changes if change not in first)]


def _refuse_endless(before: Chain, after: Chain, asked: Asked) -> None:
    """Customers who would go round for ever make every figure meaningless."""
    from journeymap.simulate.exact.endless import endless_contexts
    from journeymap.simulate.exact.visits import expected_visits

    endless = endless_contexts(after)[0]
    if not endless.any() or endless_contexts(before)[0].any():
        return
    came = (expected_visits(after)[0] > 0) & endless
    names = sorted({after.touchpoints[after.contexts[i][-1]] for i in came.nonzero()[0]})
    if names:
        message = f"customers would go round for ever, at {', '.join(names)}"
        raise refusal(asked, asked.idea, ("changes",), message, "leave them a way that ends")
