"""How the effect of a what-if is known: assumed, observed or tested, and what a test says of success."""

from __future__ import annotations

from statistics import NormalDist

from journeymap.overlay.intervals import clean_share, share_interval
from journeymap.results.estimate import Estimate
from journeymap.results.simulation import Difference
from journeymap.simulate.chain import Floats
from journeymap.simulate.jackknife import variance
from journeymap.simulate.what_if.asked import Asked, refusal

__all__ = ["after_effect", "basis", "said_effect"]

Z = NormalDist().inv_cdf(0.975)


def basis(asked: Asked) -> str:
    """In one sentence how the effect is known."""
    idea = asked.idea
    if idea.standing == "tested":
        return f"tested: {_effect(asked)} was measured"
    said = f"; {_effect(asked)} is said of it" if said_effect(asked) is not None else ""
    if idea.standing == "observational":
        factors = ", ".join(idea.adjusted_for) or "nothing"
        return f"observed in data, adjusted for {factors}; what else differed may explain it{said}"
    return f"assumed: nobody has measured what this change does{said}"


def _effect(asked: Asked) -> str:
    idea = asked.idea
    between = f" (95% interval {idea.interval[0]:g} to {idea.interval[1]:g})" if idea.interval is not None else ""
    unit = "point" if abs(idea.effect or 0.0) == 1 else "points"
    return f"an effect of {idea.effect or 0.0:+g} {unit} on success{between}"


def said_effect(asked: Asked) -> Difference | None:
    """The effect that the file says: of a tested what-if, and of one that names no changes; None for all others.

    Raises:
        JourneyError: a tested what-if names no effect or no interval, or an interval that cannot be its own.
    """
    idea = asked.idea
    if idea.standing == "tested" and (idea.effect is None or idea.interval is None):
        raise refusal(asked, idea, ("standing",), "a tested effect needs its effect and its interval")
    if idea.effect is None or (idea.standing != "tested" and asked.changes):
        return None
    if idea.interval is not None and not idea.interval[0] <= idea.effect <= idea.interval[1]:
        ends = f"{idea.interval[0]:g} to {idea.interval[1]:g}"
        message = f"the effect of {idea.effect:g} is outside its interval, {ends}"
        raise refusal(asked, idea, ("interval",), message, "the lower end first, and the effect between the two")
    low, high = (None, None) if idea.interval is None else (idea.interval[0] / 100, idea.interval[1] / 100)
    return Difference(idea.effect / 100, low, high)


def after_effect(asked: Asked, before: Floats, effect: Difference, cases: int) -> Estimate:
    """Success after a said effect: both errors together, the effect's taken as normal.

    Raises:
        JourneyError: success would leave 0% to 100%.
    """
    now, change = float(before[0]), effect.estimate or 0.0
    if not -1e-9 <= now + change <= 1 + 1e-9:
        message = f"success is {now * 100:.1f}%, so an effect of {change * 100:+g} points is impossible"
        raise refusal(asked, asked.idea, ("effect",), message)
    after, own = clean_share(min(max(now + change, 0.0), 1.0)), variance(before)
    if effect.low is None or effect.high is None:
        return Estimate(after, clusters=cases)
    spread = ((effect.high - effect.low) / (2 * Z)) ** 2 + (float(own) if own is not None else 0.0)
    certain = cases if own is None else min(cases, before.shape[0] - 1)
    low, high = share_interval(after, spread, max(certain, 1)) or (None, None)
    return Estimate(after, low, high, spread, cases)
