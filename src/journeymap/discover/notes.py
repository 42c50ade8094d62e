"""What a draft says about itself: where it comes from, what decided, and what was left out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from journeymap.discover.choice import LeftOut
from journeymap.discover.draft import Draft, Fit
from journeymap.discover.naming import listed, shown

__all__ = ["data_note", "ending_note", "note", "summary"]

WIDTH = 118
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SHOWN = 8

REASONS = {
    "asked": "as asked for",
    "unsayable": "since a match that says none means that nothing is logged",
    "seldom": "in fewer than {least} of the cases",
    "chaotic": "since they come at any point of a journey",
    "alike": "since most of what has the same prefix comes at any point",
    "late": "since they come only after an outcome, or hardly ever before one",
    "beyond": "since the map holds {touchpoints} touchpoints at most",
}


def note(draft: Draft) -> Iterator[str]:
    """The comment at the top of the file."""
    whole, fit, asked = draft.totals, draft.fit, draft.thresholds
    log = f"{shown(draft.label, 80)}: {whole.events:,} events of {whole.cases:,} cases, {_day(whole.since)} to {_day(whole.until)}"
    yield from _wrapped(f"Drafted by journeymap discover from {log}.")
    yield "#"
    people = _people(draft)
    yield from _wrapped(
        f"{fit.fitting:,} of {fit.journeys:,} {people} ({_percent(fit.fitting, fit.journeys)}) follow this plan from step"
        f" to step. Of the {fit.ways} ways from one step to another that they took, it holds {fit.planned}: those that at"
        f" least {asked.ways * 100:g}% of the people at a step go on by, and further ones, the most frequent first, until"
        f" {asked.fit * 100:g}% of the {people} follow it.{_beside(fit)}"
    )
    if whole.cases > fit.journeys and not draft.by_person:
        yield from _wrapped(f"{whole.cases - fit.journeys:,} of the {whole.cases:,} cases have nothing on the map.")
    if fit.fitting < asked.fit * fit.journeys:
        yield from _wrapped(
            f"More ways would make more {people} follow it, but no map of them could be read. Try other cases (--case, such"
            " as a session), fewer activities (--leave-out), or fewer touchpoints (--touchpoints)."
        )
    yield from _left_out(draft)
    yield "#"
    yield from _wrapped(
        "The log says what happens, not what it is to people. Give steps and stages the customers' words; stages are"
        " called after their first and last main step, and cut where people wait or change the channel. Say who begins"
        " each step, what people feel, what hurts. Waits are medians. Which ends are good is assumed."
    )


def summary(draft: Draft) -> str:
    """What is in the draft, in one line."""
    counted = (
        _counted(len(draft.plan.line.order), "touchpoint"),
        _counted(len(draft.stages), "stage"),
        _counted(len(draft.endings), "outcome"),
        _counted(draft.fit.planned, "transition"),
    )
    fitting = _percent(draft.fit.fitting, draft.fit.journeys)
    return f"{', '.join(counted)}; {fitting} of the {_people(draft)} follow it from step to step"


def data_note(draft: Draft) -> Iterator[str]:
    """The comment at the top of the data file."""
    yield from _wrapped(f"How events of {shown(draft.label, 80)} map onto the journey; drafted by journeymap discover.")


def ending_note(draft: Draft, step: int) -> str:
    """Why something is an outcome, and what of it is assumed."""
    ending = draft.endings[step]
    if step not in draft.activities:
        what = "the log shows no end that sounds good" if ending.kind == "success" else "nobody went on from there"
        return f"assumed: {what}"
    sounds = "by its name" if ending.told else "its name does not tell"
    last = f"in {ending.last * 100:.0f}% of the cases that have it, it is the last step"
    return (
        f"assumed to be a {ending.kind}, {sounds}; {last}"
        if ending.kind != "neutral"
        else f"assumed neutral, {sounds}; {last}"
    )


def _left_out(draft: Draft) -> Iterator[str]:
    if not draft.left_out:
        return
    yield "#"
    activities = {each.name for left in draft.left_out for each in left.activities}
    events = sum(each.events for left in draft.left_out for each in left.activities)
    count = (
        f"is 1 activity of {draft.totals.activities:,}"
        if len(activities) == 1
        else (f"are {len(activities):,} activities of {draft.totals.activities:,}")
    )
    yield from _wrapped(f"Left out {count}, with {_percent(events, draft.totals.events)} of the events:")
    for reason in dict.fromkeys(left.reason for left in draft.left_out):
        together = [each for left in draft.left_out if left.reason == reason for each in left.activities]
        yield from _reason(draft, LeftOut(reason, tuple(together)))


def _reason(draft: Draft, left: LeftOut) -> Iterator[str]:
    words = REASONS[left.reason].format(
        least=f"{draft.thresholds.least * 100:g}%", touchpoints=draft.thresholds.touchpoints
    )
    names = [f"{shown(each.name)} ({each.events:,})" for each in left.activities]
    yield from _wrapped(f"{words}: {listed(names, SHOWN)}", first="- ", rest="  ")


def _wrapped(text: str, *, first: str = "", rest: str = "") -> Iterator[str]:
    lines = textwrap.wrap(
        text, WIDTH, initial_indent=f"# {first}", subsequent_indent=f"# {rest}", break_on_hyphens=False
    )
    yield from lines


def _beside(fit: Fit) -> str:
    others = fit.ways - fit.planned
    if not others:
        return ""
    share = _percent(round(fit.beside * 10_000), 10_000)
    return (
        f" The other way was {share} of all steps."
        if others == 1
        else f" The other {others} were {share} of all steps."
    )


def _people(draft: Draft) -> str:
    return "journeys" if draft.by_person else "cases"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _percent(part: int, whole: int) -> str:
    share = part / whole if whole else 0.0
    return f"{share * 100:.1f}%" if 0 < share < 0.1 else f"{share * 100:.0f}%"


def _day(micros: int) -> str:
    try:
        return (EPOCH + timedelta(microseconds=micros)).date().isoformat()
    except OverflowError:
        return "a day out of reach"
