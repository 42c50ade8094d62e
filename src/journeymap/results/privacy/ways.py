"""Cells of touchpoints and the ways between them: who came, went on, stayed, failed; and promises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import fsum
from typing import Any

from journeymap.results.privacy.cells import Cells, Name, Path, estimate_paths

__all__ = ["add_promises", "add_ways"]

INTERVAL = ("estimate", "low", "high", "variance")
NOWHERE: tuple[int, dict[str, Any]] = (-1, {"exits": None, "visits": None})
TIMES = ("median", "p75", "p90", "p95")


def add_ways(cells: Cells, data: dict[str, Any]) -> None:
    """Visits and steps of the plain overlay: each row and each column of the table of ways adds up."""
    kinds = {row["id"]: row["kind"] for row in data["outcomes"]}
    places = {row["id"]: (number, row) for number, row in enumerate(data["touchpoints"])}
    targets: dict[str, list[str]] = defaultdict(list)
    for number, way in enumerate(data["transitions"]):
        place, row = places.get(way["source"], NOWHERE)
        _add_way(cells, number, way, place, row)
        targets[way["source"]].append(way["target"])
    for number, row in places.values():
        _add_touchpoint(cells, number, row, targets[row["id"]], kinds)
    _add_columns(cells, data)


def _add_way(cells: Cells, number: int, way: dict[str, Any], place: int, row: dict[str, Any]) -> None:
    """Steps from one touchpoint to the next, with the share that they are of its visits."""
    source, target = way["source"], way["target"]
    share = (row["exits"] or {}).get(target)
    few = (way["cases"], None if share is None else share * (row["visits"] or 0))
    hides: list[Path] = [("transitions", number, key) for key in ("count", "cases")]
    hides += [("touchpoints", place, "exits", target)] if share is not None else []
    cells.add(("way", source, target), way["count"], *hides, also=few, worth=1)
    times: list[Path] = [("transitions", number, key) for key in ("median_s", "p90_s", "switches")]
    cells.add(("times of way", source, target), way["count"], *times, also=few)
    cells.add(("switches", source, target), way["switches"], ("transitions", number, "switches"))


def _add_touchpoint(
    cells: Cells, number: int, row: dict[str, Any], targets: list[str], kinds: Mapping[str, str]
) -> None:
    """Who came, stayed, went on; each count with the shares that stand for it."""
    step: str = row["id"]
    at: Path = ("touchpoints", number)
    cells.add(("events", step), row["events"], (*at, "events"), also=(row["cases"],), worth=3)
    cells.add(("cases", step), row["cases"], (*at, "cases"), worth=5)
    if row["visits"] is None or row["censored"] is None:
        return
    cells.add(("visits", step), row["visits"], (*at, "visits"), also=(row["cases"],), worth=6)
    failures: list[Name] = [("way", step, target) for target in targets if kinds.get(target) == "failure"]
    _add_drop_off(cells, at, row, fsum(cells.known[name].value for name in failures))
    for key in ("completed", "missing", "failing", "adhoc"):
        if row["status"] is not None:
            cells.add(("status", step, key), row["status"][key], (*at, "status", key))
    _add_rows(cells, step, targets, kinds)
    cells.add_up(("failed", step), failures)


def _add_drop_off(cells: Cells, at: Path, row: dict[str, Any], failed: float) -> None:
    """Those who stayed and those who failed; of both the share may stand for fewer than were counted, and for more."""
    step, stayed, drop = row["id"], row["censored"], row["drop_off"] or {}

    def people(key: str, *, rest: bool = False) -> float | None:
        share = drop.get(key)
        return None if share is None else (1 - share if rest else share) * row["visits"]

    off: Path = (*at, "drop_off")
    gone, sides = row["visits"] - stayed, (people("estimate"), people("estimate", rest=True))
    cells.add(("stayed", step), stayed, (*at, "censored"), (*off, "lost"), also=(people("lost"),))
    cells.add(("failed", step), failed, (*off, "failed"), also=(people("failed"),))
    cells.add(("dropped", step), stayed + failed, *((*off, key) for key in INTERVAL), also=sides, worth=4)
    cells.add(("gone", step), gone)
    cells.add(("times", step), gone, *((*at, "time_to_next_s", key) for key in TIMES))
    cells.add(("went well", step), gone - failed)
    for key in ("naive", "silent"):
        share = drop.get(key)
        cells.add((key, step), None if share is None else share * row["cases"], (*off, key))


def _add_rows(cells: Cells, step: str, targets: list[str], kinds: Mapping[str, str]) -> None:
    """How the counts of a touchpoint add up."""
    ways: list[Name] = [("way", step, target) for target in targets]
    lasting: list[Name] = [("way", step, target) for target in targets if kinds.get(target, "success") != "success"]
    cells.add_up(("visits", step), [("stayed", step), *ways])
    cells.add_up(("visits", step), [("stayed", step), ("gone", step)])
    cells.add_up(("visits", step), [("dropped", step), ("went well", step)])
    cells.add_up(("visits", step), [("status", step, key) for key in ("completed", "failing", "adhoc")])
    cells.add_up(("gone", step), [("failed", step), ("went well", step)])
    cells.add_up(("dropped", step), [("stayed", step), ("failed", step)])
    cells.add_up(("naive", step), [("stayed", step), *lasting])
    cells.add_difference(("stayed", step), ("silent", step))


def _add_columns(cells: Cells, data: dict[str, Any]) -> None:
    """Who comes to a touchpoint or an outcome came from somewhere, or began there."""
    steps = [row["id"] for row in data["touchpoints"]]
    into: dict[str, list[Name]] = {}
    for way in data["transitions"]:
        into.setdefault(way["target"], []).append(("way", way["source"], way["target"]))
    for step in steps:
        cells.add_up(("visits", step), [("entry", step), *into.get(step, [])])
    for row in data["outcomes"]:
        cells.add_up(("outcome", row["id"]), into.get(row["id"], []))
    cells.add_up(("silent",), [("silent", step) for step in steps])
    cells.add_up(("unsuccessful",), [("naive", step) for step in steps])


def add_promises(cells: Cells, data: dict[str, Any]) -> None:
    """Waits for an answer: kept, broken, open; the shares answered in time go with those kept and broken."""
    rows = {row["touchpoint"]: (number, row) for number, row in enumerate(data["promises"] or ())}
    for place, touchpoint in enumerate(data["touchpoints"]):
        if touchpoint["id"] not in rows:
            continue
        number, row = rows[touchpoint["id"]]
        step, at = row["touchpoint"], ("promises", number)
        share: list[Path] = estimate_paths(("touchpoints", place, "answered_in_time"))
        sides = _sides(touchpoint["answered_in_time"])
        cells.add(("waits", step), row["waits"], (*at, "waits"), worth=2)
        cells.add(("kept", step), row["kept"], (*at, "kept"), *share, also=sides)
        cells.add(("broken", step), row["broken"], (*at, "broken"), *share, also=sides)
        cells.add(("unanswered", step), row["open"], (*at, "open"))
        cells.add_up(("waits", step), [("kept", step), ("broken", step), ("unanswered", step)])
    for key in ("kept", "broken"):
        parts: list[Name] = [(key, step) for step in rows]
        hides = estimate_paths(("answered_in_time",))
        together = fsum(cells.known[part].value for part in parts)
        cells.add((key,), together, *hides, also=_sides(data["answered_in_time"]), worth=1)
        cells.add_up((key,), parts)


def _sides(found: dict[str, Any] | None) -> tuple[float | None, ...]:
    """How many cases a share stands for, how many for the rest, and how many there are."""
    if found is None or found["estimate"] is None:
        return ()
    return found["estimate"] * found["clusters"], (1 - found["estimate"]) * found["clusters"], found["clusters"]
