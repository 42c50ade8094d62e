"""Rows of lists, and sentences, that hold figures of few customers."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Any

from journeymap.results.budgets import BudgetResult, in_words
from journeymap.results.plain import from_plain, to_plain
from journeymap.results.privacy.cells import NOISE, Name
from journeymap.results.privacy.words import safe_words, shared_quality

__all__ = ["share_rows"]

HIDDEN = "the figure is hidden, since few customers are behind it or beside it"
CELLS = {
    "conversion": "conversion",
    "time-to-success": "conversion",
    "drop-off": "dropped",
    "time-to-next": "times",
    "answered-in-time": "kept",
    "repeated": "repeated",
}
"""The cell that a budget's figure is another view of."""
FITS: tuple[Name, ...] = (("fitting", "finished"), ("deviating", "finished"))
FIGURES = ("estimate", "low", "high", "variance")


def share_rows(data: dict[str, Any], hidden: AbstractSet[Name], least: int) -> None:
    """Leave out rows of few from lists of the most frequent, and rewrite sentences with hidden numbers.

    Args:
        data: the plain overlay, its cells hidden; changed in place.
        hidden: the cells that were hidden.
        least: so many customers may be shown.
    """
    observed = data["observed"]
    rare = {activity for activity, count in observed["off_map"].items() if count is None}
    observed["off_map"] = {key: count for key, count in observed["off_map"].items() if key not in rare}
    data["quality"] = [shared_quality(entry, least, rare) for entry in data["quality"]]
    data["touchpoints"] = [_touchpoint(row) for row in data["touchpoints"]]
    often = data["conformance"]["deviations"]
    data["conformance"]["deviations"] = [row for row in often if row["cases"] >= least]
    if data["lost_to"] is not None:
        data["lost_to"] = [row for row in data["lost_to"] if row["visits"] >= least]
    if data["expect"] is not None:
        data["expect"] = [_budget(row, hidden, least) for row in data["expect"]]
    _share_groups(data, least)
    _share_emotion(data["emotion"], hidden, least)
    _blank_few(data, least)


def _touchpoint(row: dict[str, Any]) -> dict[str, Any]:
    """A touchpoint without figures where its visits or cases are hidden."""
    if row["events"] is not None and row["visits"] is not None and row["cases"] is not None:
        return row
    named = ("id", "name", "stage")
    was_seen = row["hidden"] or row["horizon_s"] is not None or row["visits"] is not None or row["events"] is not None
    return {key: value if key in named else None for key, value in row.items()} | {"hidden": was_seen}


def _budget(row: dict[str, Any], hidden: AbstractSet[Name], least: int) -> dict[str, Any]:
    estimate, cases = row["estimate"], row["cases"]
    few = _is_few(cases, least)
    if estimate is not None and cases and row["unit"] == "share":
        few = few or _is_few(estimate * cases, least) or _is_few((1 - estimate) * cases, least)
    if not few and hidden.isdisjoint(_cells_of(row)):
        return row
    gone = dict.fromkeys(("estimate", "low", "high", "measured_s", "cases"))
    reason = row["reason"] if row["estimate"] is None and not _is_few(cases, least) else HIDDEN
    return dict(to_plain(in_words(from_plain(BudgetResult, row | gone | {"reason": reason}))))


def _cells_of(row: dict[str, Any]) -> tuple[Name, ...]:
    if row["unit"] == "score":
        return (("answers", row["measure"], row["touchpoint"]),)
    if row["measure"] == "fitting":
        return FITS
    name = CELLS[row["measure"]]
    return ((name,) if row["touchpoint"] is None else (name, row["touchpoint"]),)


def _share_groups(data: dict[str, Any], least: int) -> None:
    segments, channels = data["segments"], data["channels"]
    if segments is not None:
        segments["reversals"] = [
            row for row in segments["reversals"] if not _any(row, lambda one: _side_few(one, least))
        ]
        segments["left_out"] = [safe_words(words, least) for words in segments["left_out"]]
    if channels is not None and channels["no_cost"] is not None:
        channels["no_cost"] = safe_words(channels["no_cost"], least)


def _share_emotion(emotion: dict[str, Any] | None, hidden: AbstractSet[Name], least: int) -> None:
    if emotion is None:
        return
    kept = []
    for row in emotion["disagreements"]:
        step = row["touchpoint"]
        behind: tuple[Name, ...] = (
            ("answers", row["metric"], step),
            ("dropped", step),
            ("visits", step),
            ("cases", step),
        )
        if hidden.isdisjoint(behind):
            kept.append(row | {"words": safe_words(row["words"], least)})
    emotion["disagreements"] = kept


def _blank_few(part: Any, least: int) -> None:
    """Estimates on few cases, wherever they stand."""
    if isinstance(part, dict):
        if part.keys() >= {*FIGURES, "clusters"} and _is_few(part["clusters"], least):
            part.update(dict.fromkeys(FIGURES), clusters=0)
        part = list(part.values())
    for inner in part if isinstance(part, list) else ():
        _blank_few(inner, least)


def _any(part: Any, asked: Callable[[dict[str, Any]], bool]) -> bool:
    """Whether something is true of an estimate inside."""
    if isinstance(part, list):
        return any(_any(inner, asked) for inner in part)
    if not isinstance(part, dict):
        return False
    return asked(part) if "clusters" in part else any(_any(inner, asked) for inner in part.values())


def _side_few(found: dict[str, Any], least: int) -> bool:
    """Whether an estimate stands for few, or its rest does."""
    share, cases = found["estimate"], found["clusters"]
    return share is None or any(_is_few(number, least) for number in (cases, share * cases, (1 - share) * cases))


def _is_few(number: float | None, least: int) -> bool:
    return number is not None and NOISE < number < least - NOISE
