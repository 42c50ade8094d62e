"""How large the report of a journey is, and how fast it is built. Run: python benchmarks/report.py"""

import sys
import time
from pathlib import Path

import journeymap as jm
from journeymap.render.map import render_map
from journeymap.render.paths import paths_dot, paths_svg
from journeymap.render.report import render_report

ROUNDS = 5
EXAMPLES = Path(__file__).parents[1] / "examples"
LARGEST = 200_000
"""Bytes; a page with more steps, personas and ways than most."""


def main() -> int:
    """Print bytes and milliseconds of the motor claim's report and of its parts, the best of five rounds."""
    folder = EXAMPLES / "motor-claim"
    journey = jm.load(folder / "journey.yaml")
    overlay, findings = journey.overlay(folder / "events.csv"), journey.check()
    picture = render_map(journey.graph, overlay, page="auto", id_prefix="map-")
    dot, _ = paths_dot(journey.graph, overlay)
    steps = {
        "the map": lambda: render_map(journey.graph, overlay, page="auto", id_prefix="map-"),
        "the paths, drawn by Graphviz": lambda: paths_svg(dot) or "",
        "the page, with its paths": lambda: render_report(
            journey.graph, overlay=overlay, findings=findings, map_svg=picture
        ),
    }
    print(
        f"{len(journey.graph.touchpoints)} steps, {len(overlay.transitions)} ways, {overlay.observed.cases:,} journeys"
    )
    for name, step in steps.items():
        seconds, size = min(timed(step) for _ in range(ROUNDS))
        print(f"{name:30} {size / 1000:6.1f} kB {1000 * seconds:6.1f} ms")
    page = steps["the page, with its paths"]()
    return int(len(page.encode()) > LARGEST)


def timed(step) -> tuple[float, int]:
    """Seconds that a step takes, and the bytes it makes."""
    begin = time.perf_counter()
    text = step()
    return time.perf_counter() - begin, len(text.encode())


if __name__ == "__main__":
    sys.exit(main())
