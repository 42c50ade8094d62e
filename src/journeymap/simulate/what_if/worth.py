"""What a change is worth a year: its successes, less what contacts come to cost more, less its own cost."""

from __future__ import annotations

from math import hypot

from journeymap.model.data import WhatIf
from journeymap.results.simulation import Difference, Value
from journeymap.simulate.chain import Floats
from journeymap.simulate.what_if.asked import Asked, refusal
from journeymap.simulate.what_if.before import Before
from journeymap.simulate.what_if.differences import difference

__all__ = ["valued", "worth", "worth_of_effect"]


def valued(asked: Asked) -> WhatIf | None:
    """The what-if where it says how many journeys there are and what a success is worth; else None.

    Raises:
        JourneyError: value and cost are in different currencies, or fewer than no journeys are meant.
    """
    idea = asked.idea
    if idea.volume is None or idea.value is None:
        return None
    if idea.volume < 0:
        raise refusal(asked, idea, ("volume",), f"there cannot be {idea.volume:g} journeys a year", "0 or more")
    if idea.cost is not None and idea.cost.currency != idea.value.currency:
        message = f"its value is in {idea.value.currency} and its cost in {idea.cost.currency}"
        raise refusal(asked, idea, ("cost",), message, "one currency for both")
    return idea


def worth(now: Before, asked: Asked, success: Floats, contacts: Floats | None) -> Value | None:
    """Money a year, with the interval of the shares; None where volume or value is unsaid.

    Args:
        now: how it is without the change.
        asked: the what-if.
        success: (1 + G,) the difference of success.
        contacts: (1 + G,) that of what contacts cost a journey; None where channels have no cost.
    """
    idea = valued(asked)
    if idea is None:
        return None
    volume, amount = _rates(idea)
    more = contacts if _one_currency(now, idea) else None
    net = difference(now, volume * (amount * success - (0.0 if more is None else more)) - _cost(idea))
    return _value(idea, net, None if more is None else float(volume * more[0]))


def worth_of_effect(now: Before, asked: Asked, effect: Difference, contacts: Difference | None) -> Value | None:
    """Money a year by an effect that the file says: the contacts are the model's, both errors taken as independent."""
    idea = valued(asked)
    if idea is None or effect.estimate is None:
        return None
    volume, amount = _rates(idea)
    more = contacts if contacts is not None and _one_currency(now, idea) else Difference(0.0, 0.0, 0.0)
    taken = volume * (more.estimate or 0.0)
    estimate = volume * amount * effect.estimate - taken - _cost(idea)
    if effect.low is None or effect.high is None or more.low is None or more.high is None:
        net = Difference(estimate, None, None)
    else:
        middle, side = effect.estimate, more.estimate or 0.0
        ends = sorted((effect.low - middle, effect.high - middle), key=lambda end: amount * end)
        below = hypot(volume * amount * ends[0], volume * (more.high - side))
        above = hypot(volume * amount * ends[1], volume * (side - more.low))
        net = Difference(estimate, estimate - below, estimate + above)
    return _value(idea, net, None if contacts is None or more is not contacts else taken)


def _rates(idea: WhatIf) -> tuple[float, float]:
    """Journeys a year, and what a success is worth."""
    return float(idea.volume or 0.0), idea.value.amount if idea.value is not None else 0.0


def _cost(idea: WhatIf) -> float:
    return idea.cost.amount if idea.cost is not None else 0.0


def _one_currency(now: Before, idea: WhatIf) -> bool:
    """Contacts in another money than the value cannot be taken off."""
    return idea.value is not None and now.currency == idea.value.currency


def _value(idea: WhatIf, net: Difference, contacts: float | None) -> Value:
    volume, amount = _rates(idea)
    currency = idea.value.currency if idea.value is not None else ""
    return Value(currency, net.estimate or 0.0, net.low, net.high, volume, amount, _cost(idea), contacts)
