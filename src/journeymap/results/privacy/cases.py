"""Cells of the cases as a whole: how they stand, begin, fit, and what was said of the data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from journeymap.results.privacy.cells import Cells, Name

__all__ = ["add_cases"]

CASES: Name = ("cases",)
NO_CUSTOMERS = frozenset(
    {"late-date", "log-too-short", "missing-columns", "nothing-matched", "outcomes-unseen", "repeated-columns"}
)
"""What is said of the map or of the log's form; these count nobody."""
STATES = ("finished", "open", "silent")


def add_cases(cells: Cells, data: dict[str, Any]) -> None:
    """Counts of cases and events of the plain overlay, and how they add up."""
    observed = data["observed"]
    cells.add(CASES, observed["cases"], ("observed", "cases"), worth=9)
    cells.add(("persons",), observed["persons"], ("observed", "persons"), worth=9)
    for key in ("events", "mapped"):
        cells.add((key,), observed[key], ("observed", key), worth=9)
    cells.add(("after outcome",), data["after_outcome"], ("after_outcome",))
    _add_standing(cells, data)
    _add_fit(cells, data["conformance"])
    _add_begun(cells, data)
    for number, one in enumerate(data["quality"]):
        if one["kind"] not in NO_CUSTOMERS:
            cells.add(("quality", one["kind"]), one["count"], ("quality", number, "count"))
    _add_off_map(cells, observed["off_map"])
    without: Name = ("quality", "without-visit")
    entries: list[Name] = [("entry", step) for step in data["entries"]]
    cells.add_up(CASES, [*entries, without])
    cells.add_up(("begun before",), [("quality", "begun-before")])
    cells.add_up(("off map",), [("quality", "off-map")])


def _add_standing(cells: Cells, data: dict[str, Any]) -> None:
    for number, row in enumerate(data["outcomes"]):
        cells.add(("outcome", row["id"]), row["cases"], ("outcomes", number, "cases"), worth=2)
    for state in ("silent", "open"):
        cells.add((state,), data[state], (state,), worth=1)
    outcomes: list[Name] = [("outcome", row["id"]) for row in data["outcomes"]]
    cells.add_up(CASES, [*outcomes, ("silent",), ("open",)])
    _add_unseen(cells, ("finished",), outcomes)
    lasting: list[Name] = [("outcome", row["id"]) for row in data["outcomes"] if row["kind"] != "success"]
    _add_unseen(cells, ("unsuccessful",), [*lasting, ("silent",), ("open",)])


def _add_fit(cells: Cells, conformance: dict[str, Any]) -> None:
    for fits in ("fitting", "deviating"):
        for state in STATES:
            cells.add((fits, state), conformance[fits][state], ("conformance", fits, state))
    for state in STATES:
        cells.add_up((state,), [("fitting", state), ("deviating", state)])
    for key in ("aligned", "unaligned"):
        cells.add((key,), conformance[key], ("conformance", key))
    cells.add_up(CASES, [("aligned",), ("unaligned",)])


def _add_begun(cells: Cells, data: dict[str, Any]) -> None:
    cells.add(("begun before",), data["begun_before"], ("begun_before",))
    for step, count in data["entries"].items():
        cells.add(("entry", step), count, ("entries", step))
    if CASES in cells.known and ("begun before",) in cells.known:
        cells.add(("entered",), cells.known[CASES].value - cells.known["begun before",].value)
        cells.add_up(CASES, [("begun before",), ("entered",)])


def _add_off_map(cells: Cells, off_map: dict[str, int | None]) -> None:
    """Activities off the map; their sum is what is left of all events."""
    for activity, count in off_map.items():
        cells.add(("off map", activity), count, ("observed", "off_map", activity))
    names: list[Name] = [("off map", activity) for activity in off_map]
    _add_unseen(cells, ("off map",), names)
    cells.add_up(("events",), [("mapped",), ("off map",), ("quality", "after-observation-end")])


def _add_unseen(cells: Cells, total: Name, parts: Iterable[Name]) -> None:
    """A total that is not shown, and is found by adding up what is."""
    there = [part for part in parts if part in cells.known]
    cells.add(total, sum(cells.known[part].value for part in there))
    cells.add_up(total, there)
