"""Cells of groups: channels, segments, answers."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import Any

from journeymap.results.privacy.cells import Cells, Name, Path, estimate_paths

__all__ = ["add_channels", "add_emotion", "add_segments"]

TESTS = ("z", "p", "q")


def add_channels(cells: Cells, channels: dict[str, Any] | None) -> None:
    """Visits by channel, after a change of channel, done again; contacts."""
    if channels is None:
        return
    by_step: dict[str, list[Name]] = defaultdict(list)
    for number, row in enumerate(channels["use"]):
        step, at = row["touchpoint"], ("channels", "use", number)
        drop = row["drop_off"]
        hides: list[Path] = [(*at, "visits"), *estimate_paths((*at, "share")), *estimate_paths((*at, "drop_off"))]
        name: Name = ("use", step, row["channel"])
        cells.add(name, row["visits"], *hides, also=(drop["clusters"] if drop else None,))
        by_step[step].append(name)
        cells.add_estimate(("lost in", step, row["channel"]), (*at, "drop_off"), drop, row["visits"])
    for step, names in by_step.items():
        unsaid: Name = ("unsaid", step)
        visits = cells.known.get(("visits", step))
        rest = 0.0 if visits is None else visits.value - sum(cells.known[name].value for name in names)
        if rest > 0:
            cells.add(unsaid, rest)
        cells.add_up(("visits", step), [*names, unsaid])
        cells.add_up(None, names)
        cells.add_up(("dropped", step), [("lost in", *name[1:]) for name in names])
    cells.add(("unsaid",), channels["unsaid"], ("channels", "unsaid"))
    cells.add_up(("unsaid",), [("unsaid", step) for step in by_step])
    _add_changes(cells, channels)
    _add_cost(cells, channels["cost"])


def _add_changes(cells: Cells, channels: dict[str, Any]) -> None:
    for number, row in enumerate(channels["switched"]):
        step, at = row["touchpoint"], ("channels", "switched", number)
        tested: list[Path] = [(*at, key) for key in ("z", "p")]
        both = {key: estimate_paths((*at, key)) for key in ("after_switch", "without")}
        cells.add(("came", step), row["visits"], (*at, "visits"), worth=2)
        cells.add(("switched", step), row["switched"], (*at, "switched"), *both["after_switch"], *tested)
        cells.add(("came straight", step), row["visits"] - row["switched"], *both["without"], *tested)
        cells.add_up(("came", step), [("switched", step), ("came straight", step)])
        cells.add_up(
            ("switched", step), [name for name in cells.known if name[0] == "switches" and name[2:] == (step,)]
        )
        for key, of in (("after_switch", row["switched"]), ("without", row["visits"] - row["switched"])):
            cells.add_estimate((key, step), (*at, key), row[key], of, *tested)
    for number, row in enumerate(channels["repeated"]):
        step, at = row["touchpoint"], ("channels", "repeated", number)
        share = estimate_paths((*at, "share"))
        cells.add(("named", step), row["visits"], (*at, "visits"), worth=2)
        cells.add(("repeated", step), row["repeated"], (*at, "repeated"), *share)
        cells.add_difference(("named", step), ("repeated", step))


def _add_cost(cells: Cells, cost: dict[str, Any] | None) -> None:
    if cost is None:
        return
    for number, row in enumerate(cost["contacts"]):
        cells.add(("contacts", row["channel"]), row["contacts"], ("channels", "cost", "contacts", number, "contacts"))
    money: list[Path] = [("channels", "cost", key) for key in ("total", "per_success")]
    money += estimate_paths(("channels", "cost", "per_case"))
    parts: list[Name] = [("contacts", row["channel"]) for row in cost["contacts"]]
    cells.add(("cost",), sum(cells.known[part].value for part in parts), *money)  # what contacts cost gives them away
    cells.add_up(("cost",), parts)
    cells.add(("unpriced",), cost["unpriced"], ("channels", "cost", "unpriced"))


def add_segments(cells: Cells, data: dict[str, Any]) -> None:
    """Groups of a column add up to all cases, and so do those who convert or drop off in them."""
    segments = data["segments"]
    if segments is None:
        return
    columns: dict[tuple[str, str], list[Name]] = defaultdict(list)
    figures: dict[Name, list[Name]] = defaultdict(list)
    for number, row in enumerate(segments["groups"]):
        who = (row["kind"], row["column"], row["value"])
        hides: list[Path] = [("segments", "groups", number, "cases")]
        for place, figure in enumerate(row["figures"]):
            at: Path = ("segments", "groups", number, "figures", place)
            beside = [*estimate_paths((*at, "rest")), *((*at, key) for key in TESTS)]
            hides += [*estimate_paths((*at, "here")), *beside]
            name: Name = ("figure", *who, figure["measure"], figure["touchpoint"])
            cells.add_estimate(name, (*at, "here"), figure["here"], None, *beside)
            figures["figures", *who[:2], figure["measure"], figure["touchpoint"]].append(name)
        cells.add(("group", *who), row["cases"], *hides, worth=1)
        columns[who[:2]].append(("group", *who))
    for names in columns.values():
        cells.add_up(("cases",), names)
    for names in figures.values():
        cells.add_up(None, names)
    cells.add(("several personas",), segments["several_personas"], ("segments", "several_personas"))
    _add_funnels(cells, data)


def _add_funnels(cells: Cells, data: dict[str, Any]) -> None:
    columns: dict[tuple[str, str, int], list[Name]] = defaultdict(list)
    for number, row in enumerate(data["segments"]["funnels"]):
        who = (row["kind"], row["column"], row["value"])
        for step, reached in enumerate(row["reached"]):
            cells.add(("reached", *who, step), reached, ("segments", "funnels", number, "reached", step))
            columns[row["kind"], row["column"], step].append(("reached", *who, step))
        for earlier, later in combinations(range(len(row["reached"])), 2):
            cells.add_difference(("reached", *who, earlier), ("reached", *who, later))
    for (*_, step), names in columns.items():
        cells.add_up(("funnel", step), names)


def add_emotion(cells: Cells, emotion: dict[str, Any] | None) -> None:
    """Answers by touchpoint, and the share of the best ones."""
    if emotion is None:
        return
    metrics: dict[str, list[Name]] = defaultdict(list)
    for number, row in enumerate(emotion["scores"]):
        at: Path = ("emotion", "scores", number)
        top = row["top_box"]
        hides: list[Path] = [(*at, "answers"), (*at, "valence"), *estimate_paths((*at, "value"))]
        hides += estimate_paths((*at, "top_box"))
        name: Name = ("answers", row["metric"], row["touchpoint"])
        cells.add(name, row["answers"], *hides, also=(row["value"]["clusters"],))
        metrics[row["metric"]].append(name)
        cells.add_estimate(("best", *name[1:]), (*at, "top_box"), top, row["answers"])
    for number, row in enumerate(emotion["answers"]):
        for key in ("counted", "elsewhere", "unreadable"):
            cells.add((key, row["metric"]), row[key], ("emotion", "answers", number, key), worth=1)
        cells.add_up(("counted", row["metric"]), metrics[row["metric"]])
