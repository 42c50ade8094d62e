"""What-ifs answered: success, time, cost and value, with how sure and how known all of it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from journeymap.graph.compile import JourneyGraph
from journeymap.overlay.intervals import FEWEST_CASES
from journeymap.results.simulation import Difference, Note, Scenario
from journeymap.simulate.chain import Chain, Floats
from journeymap.simulate.fitted import Fitted
from journeymap.simulate.jackknife import difference_interval, share_estimate
from journeymap.simulate.what_if.asked import Asked, refusal
from journeymap.simulate.what_if.changing import SAVED_LIKE, Changed, with_changes
from journeymap.simulate.what_if.money import channel_cost, prices, value
from journeymap.simulate.what_if.standing import after_effect, basis, said_effect

__all__ = ["answer"]

Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class _Now:
    """What is the same for all what-ifs: the model and how it is without any change."""

    fitted: Fitted
    graph: JourneyGraph
    visits: Floats
    success: Floats
    time: Floats | None
    by_channel: dict[str, float]
    cost: Floats | None
    cost_note: Note | None

    @property
    def chain(self) -> Chain:
        """The chain without any change."""
        return self.fitted.chain


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
    now = _now(fitted, graph)
    found = []
    for number, each in enumerate(asked, 1):
        found.append(_answered(now, each, seed, journeys))
        if tell is not None:
            tell(number, len(asked))
    return tuple(found)


def _now(fitted: Fitted, graph: JourneyGraph) -> _Now:
    from journeymap.simulate.exact import expected_times, expected_visits, success_at_start

    chain, dwell = fitted.chain, fitted.dwell
    time = None if dwell is None else expected_times(chain, dwell, to="success").journey
    visits, success = expected_visits(chain), success_at_start(chain)
    by, currency, note = prices(graph)
    cost = channel_cost(chain, visits, graph, None, by) if currency is not None else None
    return _Now(fitted, graph, visits, success, time, by, cost, note)


def _answered(now: _Now, asked: Asked, seed: int, journeys: int | None) -> Scenario:
    effect = said_effect(asked)
    if effect is None and not asked.changes:
        raise refusal(asked, asked.idea, (), "nothing changes", "changes: {touchpoint: …, drop-off: {by: -30%}}")
    after = with_changes(now.chain, now.fitted.dwell, now.graph, asked, visits=now.visits) if asked.changes else None
    model = None if after is None else _success(after.chain)
    notes = [*(after.notes if after is not None else ()), *([now.cost_note] if now.cost_note is not None else [])]
    if effect is not None or after is None or model is None:
        effect = effect or Difference(0.0, None, None)
        estimate = after_effect(asked, now.success, effect, now.chain.cases)
        success, like, cautious = effect, None, None
        notes += _beside(now, model, effect)
    else:
        estimate = share_estimate(model, now.chain.cases)
        success = _difference(model - now.success, now.chain.cases)
        like, cautious = _cautious(now, asked, after)
    return Scenario(
        id=asked.id,
        name=asked.name or asked.id,
        standing=asked.idea.standing,
        basis=basis(asked),
        changes=after.words if after is not None else (),
        before=share_estimate(now.success, now.chain.cases),
        after=estimate,
        success=success,
        saved_like=like,
        cautious=cautious,
        time=None if after is None else _time(now, after, seed, journeys),
        cost=None if after is None else _cost(now, asked, after),
        value=value(asked, success),
        notes=tuple(dict.fromkeys(notes)),
    )


def _success(chain: Chain) -> Floats:
    from journeymap.simulate.exact import success_at_start

    return success_at_start(chain)


def _difference(values: Floats, cases: int) -> Difference:
    """Exact, with the interval of the parameters; none under 5 cases."""
    interval = difference_interval(values) if cases >= FEWEST_CASES else None
    low, high = interval or (None, None)
    return Difference(float(values[0]), low, high, 0.0)


def _beside(now: _Now, model: Floats | None, effect: Difference) -> list[Note]:
    """The model's own answer, where it is another than the effect that was said."""
    if model is None or effect.estimate is None:
        return []
    notes = [Note("model-beside", "the effect is one on success: differences of time and cost are the model's own")]
    own = float(model[0] - now.success[0])
    if abs(own - effect.estimate) < 0.0005:
        return notes
    message = f"the changes as written would give {own * 100:+.1f} points in the model; the figure is the effect that was said"
    return [*notes, Note("model-differs", message)]


def _cautious(now: _Now, asked: Asked, after: Changed) -> tuple[float | None, Difference | None]:
    """The difference where the saved succeed less often than those who go on now; nothing where nobody is saved."""
    if not after.saved:
        return None, None
    less = with_changes(now.chain, None, now.graph, asked, visits=now.visits, cautious=True)
    saving = [change for change in asked.changes if change.drop_off is not None or change.remove]
    likes = [SAVED_LIKE if change.saved_like is None else change.saved_like for change in saving]
    return min(likes, default=SAVED_LIKE), _difference(_success(less.chain) - now.success, now.chain.cases)


def _cost(now: _Now, asked: Asked, after: Changed) -> Difference | None:
    from journeymap.simulate.exact import expected_visits

    if now.cost is None:
        return None
    cost = channel_cost(after.chain, expected_visits(after.chain), now.graph, asked, now.by_channel)
    return _difference(cost - now.cost, now.chain.cases)


def _time(now: _Now, after: Changed, seed: int, journeys: int | None) -> Difference | None:
    """The difference of the mean time to success: exact, or of simulated journeys with their error apart.

    The interval comes from the shares; times themselves are taken as they were fitted.
    """
    exact = _exact_time(now, after)
    if exact is None or not journeys or now.fitted.dwell is None:
        return exact
    from journeymap.simulate.montecarlo.paired import paired

    drawn = paired((now.chain, now.fitted.dwell), (after.chain, after.dwell), journeys=journeys, seed=seed).time
    if drawn is None or exact.estimate is None:
        return exact
    moved = drawn.difference - exact.estimate
    low, high = (None if end is None else end + moved for end in (exact.low, exact.high))
    return Difference(drawn.difference, low, high, drawn.error)


def _exact_time(now: _Now, after: Changed) -> Difference | None:
    if now.fitted.dwell is None or after.dwell is None:
        return None
    from journeymap.simulate.exact import expected_times

    before = now.time
    later = expected_times(after.chain, after.dwell, to="success").journey
    if before is None or not bool(np.isfinite(later - before).all()):
        return None
    return _difference(later - before, now.chain.cases)
