"""Sentences that come with the results, as the pages put them into other languages."""

from __future__ import annotations

import re
from functools import cache

from journeymap.settings.numbers import NBSP, UNITS, Numbers
from journeymap.settings.words import Words, fixed

__all__ = ["SENTENCES", "reworded"]

PLACE = re.compile(r"\\{(\w+)\\}")

FIGURE = re.compile(r"(?P<figure>\d[\d,]*(\.(?P<rest>\d+))?)[ \u00a0]?(?P<unit>%|wk|d|h|min|s)?")

SENTENCES = (
    # what a what-if changes
    fixed("drop-off at {step}: {before} -> {after}"),
    fixed("share {way}: {before} -> {after}"),
    fixed("share of {channel}: {before} -> {after}"),
    fixed("wait at {step}: {before} -> {after} (median)"),
    fixed("{what}: {n} times in 100 journeys"),
    # how it is known
    fixed("assumed: nobody has measured what this change does"),
    fixed("tested: an effect of {effect} points on success (95% interval {low} to {high}) was measured"),
    fixed("observed in data, adjusted for {factors}; what else differed may explain it"),
    fixed("the effect is one on success: differences of time and cost are the model's own"),
    fixed("the changes as written would give {own} points in the model; the figure is the effect that was said"),
    # what a reader must know of the model
    fixed(
        "the model says that {model} succeed in the end, and the log itself shows {log}: read what is "
        "said of touchpoints as a ranking, not as shares"
    ),
    fixed("all of this rests on {n} cases: take it as a sketch"),
    fixed("there are too few cases to say how sure the figures are"),
    fixed("intervals rest on {n} groups of cases, and are wide for that"),
    fixed("no journey was seen to begin: they begin as planned"),
    fixed("no case has reached an outcome yet: nothing is known of how journeys end"),
    fixed("{steps} was never visited: the plan speaks for it"),
    fixed("{steps} were never visited: the plan speaks for it"),
    fixed("nobody was seen to leave {steps}"),
    fixed("the plan reckons with no drop-off: nobody is lost"),
    fixed("the plan reckons with no drop-off at {n} of {all} touchpoints: nobody is lost there"),
    fixed("the plan says no share for {n} of {all} ways; what is left is split evenly"),
    fixed("the plan does not say how many end at {ends}, which may happen anywhere: nobody"),
    fixed("the plan says no time at {steps}: none is reckoned there"),
    fixed("nothing leads out of {steps}: who comes there is lost"),
    fixed("for some at {steps} the plan has no way on: they are lost"),
    # why a budget cannot be judged
    fixed("no event stands for it"),
    fixed("it is sent one way: nobody stays or leaves there"),
    fixed("it is not asked by a time: leave within out"),
    fixed("no case behind it, and {n} are needed"),
    fixed("only {k} case behind it, and {n} are needed"),
    fixed("only {k} cases behind it, and {n} are needed"),
    fixed("visits are seen for {seen} only, and {silent} of silence may still be followed by a next step"),
    fixed("the log shows {seen} at most, and {asked} are asked for"),
    fixed("its interval cannot be computed"),
    fixed("it promises no answer (respond-within), or no answer can be seen"),
    fixed("no touchpoint promises an answer (respond-within) that this log can show"),
    fixed("the log is too short to show whether the promise is kept"),
    fixed("the events of this log name no channel there"),
    fixed('no event there answers "{metric}": say which column holds the answers'),
    fixed("nobody succeeded in this log"),
    fixed("nobody went on from it in this log"),
    fixed("no case can be followed in this log"),
    fixed("nobody visited it in this log"),
    fixed("no case is finished in this log"),
    fixed("the figure is hidden, since few customers are behind it or beside it"),
    # which groups were not compared
    fixed("{column}: the log has no such column"),
    fixed("{column}: no case has a value"),
    fixed("{column}: 1 value of under {few} cases, part of the rest of each other value"),
    fixed("{column}: {n} values of under {few} cases, part of the rest of each other value"),
    fixed("{column}: 1 value beyond the {most} most frequent, part of the rest of each other value"),
    fixed("{column}: {n} values beyond the {most} most frequent, part of the rest of each other value"),
    fixed("{column}: {values} with under {few} cases"),
    fixed("{column}: nothing to compare {values} with"),
    # why contacts have no cost
    fixed("channels cost {currencies}: costs are added up in one currency only"),
    fixed('a contact in channel "{channel}" costs more than {most}: too much to be one'),
    # where an example stands
    fixed("line {n}"),
    # what a backtest means
    fixed("The model says nothing of the touchpoints where cases went after the cut, so no forecast could be scored."),
    fixed(
        "Cases here take up to {time}, and the log ends sooner after the cut: those resolved by then are the quick ones and "
        "would mislead. Cut before {day}."
    ),
    fixed("No case that begins between the cut and {day} is resolved by the end of the log: nothing to judge by."),
    fixed(
        "Over {visits} visits of {cases} cases begun after {day} and resolved since, the model said that {said} succeed, and "
        "{came} did; where it said {there}, {then} came."
    ),
    fixed(
        "Over {visits} visits of {cases} cases begun after {day} and resolved since, the model said that {said} succeed, and "
        "{came} did."
    ),
    fixed("That is too little to judge the model by: {n} cases or more would be needed."),
    fixed(
        "Its shares are {off} points off on average, no more than chance makes of a model that is true (up to {bound} points)."
    ),
    fixed(
        "Its shares are {off} points off on average, more than chance makes of a model that is true (up to {bound} points): "
        "the journey has changed, or the model misses something."
    ),
    fixed(
        "There are too few cases to say whether it foretells single customers better than a chain that knows the last "
        "touchpoint only."
    ),
    fixed(
        "It foretells single customers as well as a chain that knows the last touchpoint only does; longer contexts neither "
        "help nor harm here."
    ),
    fixed("It foretells single customers better than a chain that knows the last touchpoint only does."),
    fixed(
        "It foretells single customers worse than a chain that knows the last touchpoint only does: fit it with contexts of "
        "one touchpoint."
    ),
    fixed("Of eventual success at the cuts nothing can be said: too many of the cases begun by then are still open."),
    fixed(
        "Said at {cuts} cuts, eventual success was {off} points off on average ({overlay} points by the share that the "
        "overlay measures, {finished} points by counting finished cases only)."
    ),
    fixed(
        "Said at {cuts} cuts, eventual success was {off} points off on average ({finished} points by counting finished cases "
        "only)."
    ),
    fixed("Said at {cuts} cuts, eventual success was {off} points off on average."),
    fixed("Said at the cut, eventual success was {off} points off on average."),
    fixed(
        "Trust its totals to about {totals} points and single touchpoints to about {steps} points ({name} is off most); those "
        "with fewer than {few} visits less (they are off by up to {worst} points)."
    ),
    fixed(
        "Trust its totals to about {totals} points and single touchpoints to about {steps} points ({name} is off most)."
    ),
    fixed(
        "Trust single touchpoints to about {steps} points ({name} is off most); those with fewer than {few} visits less (they "
        "are off by up to {worst} points)."
    ),
    fixed("Trust single touchpoints to about {steps} points ({name} is off most)."),
    fixed("Trust its totals to about {totals} points."),
    fixed(
        "A log that it makes is nearer to the later part of this one than the earlier part played again in {better} of {all} "
        "figures."
    ),
)
"""`{places}` stand for values, which are kept as they are."""


def reworded(words: Words, sentence: str, numbers: Numbers | None = None) -> str:
    """The sentence in the language of `words`; as it is where nobody knows it.

    Args:
        words: the language.
        sentence: as the result has it.
        numbers: how figures, days and times in it are written; None: they are kept as they are.
    """
    for pattern, english in _patterns():
        said = words(english)
        found = pattern.fullmatch(sentence) if said != english else None
        if found:
            values = found.groupdict()
            return said.format(**{place: _shown(value, numbers) for place, value in values.items()})
    return sentence


def _shown(value: str, numbers: Numbers | None) -> str:
    """A value as the language writes it, where it is a figure, a day or a time."""
    if numbers is None:
        return value
    found = FIGURE.fullmatch(value)
    if found is None:
        return numbers.date(value)
    amount, digits = float(found["figure"].replace(",", "")), len(found["rest"] or "")
    if found["unit"] == "%":
        return numbers.per_cent(amount / 100, digits)
    unit = f"{NBSP}{numbers.units[UNITS.index(found['unit'])]}" if found["unit"] else ""
    return numbers.decimal(amount, digits) + unit


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each known sentence as a pattern, its `{places}` as groups."""
    return tuple(
        (re.compile(PLACE.sub(r"(?P<\1>.+?)", re.escape(english)), re.DOTALL), english) for english in SENTENCES
    )
