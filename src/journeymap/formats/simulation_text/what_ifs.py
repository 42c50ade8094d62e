"""What-ifs, one below the other; every figure with what is known of its effect."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from journeymap.formats.columns import shown
from journeymap.formats.overlay_text.layout import columns, indented, note, sentences, strong, title
from journeymap.formats.overlay_text.words import EN, share
from journeymap.formats.simulation_text.view import View
from journeymap.formats.simulation_text.words import NONE, bounds, lasting, longer, money, points, to
from journeymap.results.simulation import Difference, Note, Scenario, Value

__all__ = ["currency_of", "meaning", "net", "notes_of", "parts", "what_ifs"]


def what_ifs(view: View) -> Iterator[RenderableType]:
    """A block a what-if: what changes, what comes of it, at best and cautiously."""
    found = view.simulation.what_ifs
    if not found or view.compare:
        return
    currency = currency_of(view)
    for scenario in found:
        yield from _block(scenario, currency)
    yield from meaning(found)


def currency_of(view: View) -> str:
    """What contacts are paid in."""
    return view.simulation.currency or ""


def _block(scenario: Scenario, currency: str) -> Iterator[RenderableType]:
    called = f" ({shown(scenario.id)})" if scenario.name and scenario.name != scenario.id else ""
    yield title(f"What if: {shown(scenario.name or scenario.id)}{called}")
    yield Padding(Text(shown(scenario.basis)), (0, 0, 0, 2))
    yield sentences((*scenario.changes, *_reckoned(scenario)))
    yield _figures(scenario, currency)
    yield from _dear(scenario)
    yield from notes_of(scenario.notes)


def _figures(scenario: Scenario, currency: str) -> Table:
    careful = ["cautious", "95%"] if scenario.cautious is not None else []
    # what was measured is no best case
    said = "change" if scenario.standing == "tested" else "at best"
    heads = ["", "standing", "now", "then", said, "95%", *careful]
    table = columns(*heads, text=2)
    table.columns[1].no_wrap = True
    cautious = (points(scenario.cautious.estimate), bounds(scenario.cautious)) if scenario.cautious else ()
    ends = share(scenario.before.estimate), share(scenario.after.estimate)
    best = strong(points(scenario.success.estimate))
    table.add_row(indented("success, in points"), scenario.standing, *ends, best, bounds(scenario.success), *cautious)
    for words, *figures in _others(scenario, currency):
        table.add_row(indented(words), scenario.standing, "", "", *figures)
    return table


def _others(scenario: Scenario, currency: str) -> Iterator[tuple[str, ...]]:
    if scenario.time is not None and scenario.time.estimate is not None:
        yield "time to success", longer(scenario.time.estimate), _range(scenario.time, longer)
    if scenario.cost is not None and scenario.cost.estimate is not None:
        yield "contacts a journey", f"{_more(scenario.cost.estimate)} {currency}".rstrip(), _range(scenario.cost, _more)
    if scenario.value is not None:
        less = scenario.cautious_value
        yield "value a year, net", *net(scenario.value), *(net(less) if less is not None else ())


def _more(amount: float | None) -> str:
    return money(amount) if amount is None or amount <= 0 else "+" + money(amount)


def net(value: Value) -> tuple[str, str]:
    """A value a year and its interval."""
    return money(value.estimate, value.currency), to(money(value.low), money(value.high))


def parts(value: Value) -> tuple[str, str]:
    """What successes bring, and what contacts come to cost more, as a loss."""
    brought = value.estimate + (value.contacts or 0.0) + value.cost
    return _more(brought), NONE if value.contacts is None else _more(0.0 - value.contacts)


def _reckoned(scenario: Scenario) -> Iterator[str]:
    """What the value is reckoned with, so that it can be checked."""
    value = scenario.value
    if value is not None:
        rate = (
            f"{EN.decimal(value.volume, 0)} journeys a year, {money(value.value, value.currency)} for one more success"
        )
        cost = (
            f"{money(value.cost, value.currency)} a year for the change"
            if value.cost
            else "no cost of the change is said"
        )
        yield f"{rate}; {cost}"


def _dear(scenario: Scenario) -> Iterator[RenderableType]:
    best, less = scenario.value, scenario.cautious_value
    if best is not None and less is not None and less.estimate > best.estimate:
        yield note("the more succeed, the dearer it gets: contacts on the way cost more than a success brings")


def _range(found: Difference, words: Callable[[float | None], str]) -> str:
    """The interval of the parameters."""
    return NONE if found.low is None else to(words(found.low), words(found.high))


def notes_of(notes: Iterable[Note]) -> Iterator[RenderableType]:
    """What must be known of one what-if."""
    for one in notes:
        words = shown(one.message)
        yield Padding(Text(f"! {words}", style="bold"), (0, 0, 0, 2)) if one.severity == "warning" else note(words)


def _often(likes: list[float]) -> str:
    """How often those who are saved succeed, in the cautious case, beside the others."""
    if likes == [0.5]:
        return "half as often"
    return f"{' to '.join(share(like).replace('.0%', '%') for like in (likes[:1] + likes[1:][-1:]))} as often"


def meaning(found: tuple[Scenario, ...]) -> Iterator[RenderableType]:
    """What the columns mean, once for all."""
    yield title("How to read them")
    likes = sorted({one.saved_like for one in found if one.saved_like is not None and one.cautious})
    if any(one.standing != "tested" for one in found):
        yield note("at best: those who are saved, or go another way, do there as the others do now")
    if likes:
        yield note(f"cautious: those who are saved succeed only {_often(likes)}")
    values = [one.value for one in found if one.value is not None]
    if values:
        dearer = any(value.contacts is not None for value in values)
        less = "what contacts come to cost more and " if dearer else ""
        yield note(f"value a year, net: what more successes bring, less {less}what the change costs")
    if any(value.contacts is None for value in values):
        yield note("what contacts cost is in no value where channels have no cost, or one in another currency")
    if any(one.standing == "assumed" for one in found):
        yield note("assumed: the effect is somebody's guess, and the interval says nothing about whether it is right")
    if any(one.standing == "observational" for one in found):
        yield note("observational: seen in data, not tried; what else differed may be behind it")
    if any(one.standing == "tested" for one in found):
        yield note("tested: an experiment gave the effect, and its own interval is part of the one shown")
    if any(one.time is not None and one.time.monte_carlo for one in found):
        worst = max(one.time.monte_carlo for one in found if one.time is not None)
        yield note(
            f"times are drawn at random, the same random numbers before and after: standard error {lasting(worst)} at most"
        )
