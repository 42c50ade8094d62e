"""How fast the map of a journey of 30 steps is drawn, and how large it is. Run: python benchmarks/render_map.py"""

import time
from typing import Any

from journeymap.graph.compile import JourneyGraph, compile_journey
from journeymap.model.journey import Journey
from journeymap.model.resolve import resolve
from journeymap.render.map import render_map
from journeymap.render.map.clean import clean
from journeymap.render.map.measure import forget as forget_lines

ROUNDS = 20
NAMES = ("Opens the letter", "Compares tariffs on the website", "Calls the hotline", "Signs the contract online",
         "Waits for the router", "The technician visits the flat")  # fmt: skip


def main() -> None:
    """Print the best of several rounds for 30 and 210 steps, first with nothing remembered, and the size."""
    for steps in (30, 210):
        graph = long_journey(steps)
        svg = render_map(graph, page="auto")
        cold = min(timed(graph, forget=True) for _ in range(ROUNDS))
        warm = min(timed(graph, forget=False) for _ in range(ROUNDS))
        print(
            f"{steps:4} steps: {cold * 1000:6.1f} ms, again {warm * 1000:6.1f} ms, {len(svg.encode()) / 1000:6.1f} kB"
        )


def timed(graph: JourneyGraph, *, forget: bool) -> float:
    if forget:
        forget_lines()
        clean.cache_clear()
    begun = time.perf_counter()
    render_map(graph, page="auto")
    return time.perf_counter() - begun


def long_journey(count: int) -> JourneyGraph:
    stages = [
        {"name": f"Stage {first // 5 + 1}", "goal": "Get it done without calling",
         "touchpoints": [step(number, count) for number in range(first, first + 5)]}
        for first in range(0, count, 5)
    ]  # fmt: skip
    data = {"name": "A long journey", "status": "review", "stages": stages,
            "personas": {"ana": {"name": "Ana, 34", "goals": "Internet by Monday"}}}  # fmt: skip
    return compile_journey(resolve(Journey.model_validate(data), "long.yaml"))


def step(number: int, count: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": f"s{number}",
        "name": NAMES[number % len(NAMES)],
        "channel": ("web", "phone", "shop")[number % 3],
        "emotion": ((number * 7) % 9 - 4) / 2,
        "wait": "2d",
        "quote": "Nobody told me that",
        "backstage": "Back office",
        "support": "CRM",
    }
    if number % 3 == 0:
        found["pain-points"] = {"text": "Has to say everything again", "severity": "high"}
        found["opportunities"] = {"text": "Keep the case open", "effort": "small", "owner": "Web team"}
    if number % 5 == 2:
        found["optional"] = "60%"
    if number % 7 == 3:
        found["next"] = {"to": f"s{min(count - 1, number + 3)}", "share": "20%", "when": "it fails"}
    return found


if __name__ == "__main__":
    main()
