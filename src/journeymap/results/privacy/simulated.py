"""Figures of few customers hidden in a simulation: under way, in segments, at touchpoints where hardly anybody comes."""

from __future__ import annotations

import re
from typing import Any

from journeymap.results.plain import from_plain, to_plain
from journeymap.results.privacy.cells import Cells, Name, estimate_paths
from journeymap.results.privacy.suppression import hidden_cells
from journeymap.results.simulation import Simulation
from journeymap.settings.few import LEAST
from journeymap.settings.numbers import NONE

__all__ = ["share_simulation"]

SHARE = re.compile(r"[<>]?(\d+(?:\.\d+)?)%")


def share_simulation(simulation: Simulation, least: int = LEAST) -> Simulation:
    """The simulation without figures of 1 to `least` - 1 customers, nor what they could be found from.

    Touchpoints where fewer came are left out, and groups of fewer. Counts of customers under way are hidden where they are
    small, with one more wherever the small one could be found by subtracting; so are shares of ends that so few came to.
    What comes of a what-if is said of a model, and stays; a share in the sentence that says what it changes is hidden where
    so few customers stand behind it. Nothing is hidden where `least` is 0 or 1.

    Args:
        simulation: the whole one.
        least: so many customers may be shown.
    """
    if least <= 1 or (simulation.min_cell or 0) >= least:
        return simulation
    data: dict[str, Any] = to_plain(simulation)
    cells = Cells(least)
    _add_ends(cells, data)
    _add_drop_off(cells, data)
    _add_underway(cells, data["underway"])
    for name in sorted(hidden_cells(cells), key=repr):
        for *keys, last in cells.known[name].hides:
            part: Any = data
            for key in keys:
                part = part[key]
            part[last] = 0 if last == "clusters" else None
    for scenario in data["what_ifs"]:
        scenario["changes"] = [_without_few(cells, words, data["touchpoints"]) for words in scenario["changes"]]
    data["touchpoints"] = [row for row in data["touchpoints"] if not cells.is_small(row["success"]["clusters"])]
    if cells.is_small((data["underway"] or {}).get("customers")):
        data["underway"] = None
    data["segments"] = _groups(cells, data["segments"])
    return from_plain(Simulation, data | {"min_cell": least})


def _add_ends(cells: Cells, data: dict[str, Any]) -> None:
    """How journeys end, as so many of the cases; the shares add up to one."""
    cases, success = data["model"]["cases"], data["success"]
    parts: list[Name] = [("lost",)]
    cells.add_share(("lost",), success["lost"], cases, ("success", "lost"), worth=2)
    for key, share in success["outcomes"].items():
        cells.add_share(("outcome", key), share, cases, ("success", "outcomes", key), worth=1)
        parts.append(("outcome", key))
    cells.add_up(None, parts)


def _add_drop_off(cells: Cells, data: dict[str, Any]) -> None:
    for number, row in enumerate(data["touchpoints"]):
        cells.add_share(
            ("drop-off", row["id"]), row["drop_off"], row["success"]["clusters"], ("touchpoints", number, "drop_off")
        )


def _add_underway(cells: Cells, underway: dict[str, Any] | None) -> None:
    """Active and silent customers by touchpoint; everybody knows how many there are in all."""
    parts: list[Name] = []
    if underway:
        cells.add(("beyond",), underway["beyond"], ("underway", "beyond"))
    for number, row in enumerate(underway["touchpoints"] if underway else ()):
        at = ("underway", "touchpoints", number)
        estimates = [path for key in ("success", "succeed") for path in estimate_paths((*at, key))]
        for state in ("active", "silent"):
            name: Name = (state, row["id"])
            cells.add(name, row[state], (*at, state), *estimates)
            parts.append(name)
    cells.add_up(None, parts)


def _without_few(cells: Cells, words: str, touchpoints: list[dict[str, Any]]) -> str:
    """What a what-if changes, without its shares where one of them is of few who came to a touchpoint that it names."""
    came = [row["success"]["clusters"] for row in touchpoints if row["name"] in words or row["id"] in words]
    shares = [float(share) / 100 for share in SHARE.findall(words)]
    of = min(came, default=0)
    few = cells.is_small(of) or any(cells.is_small(part * of) for share in shares for part in (share, 1 - share))
    return SHARE.sub(NONE, words) if few else words


def _groups(cells: Cells, segments: dict[str, Any] | None) -> dict[str, Any] | None:
    """Groups that are large enough; how many they are is not told where one of their column is left out."""
    if segments is None:
        return None
    small = {name.split("=")[0] for name, found in segments.items() if cells.is_small(found["clusters"])}
    kept = {name: found for name, found in segments.items() if not cells.is_small(found["clusters"])}
    return {name: found | {"clusters": 0} if name.split("=")[0] in small else found for name, found in kept.items()}
