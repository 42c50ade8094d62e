"""How fast the map of a journey of 30 and of 210 steps is drawn, and how large it is. Run: python benchmarks/render_map.py"""

import sys
import time
from statistics import median
from typing import Any

from journeymap.graph.compile import JourneyGraph, compile_journey
from journeymap.model.journey import Journey
from journeymap.model.resolve import resolve
from journeymap.render.map import render_map

ROUNDS = 20
BOUNDS = {30: (0.020, 80_000), 210: (0.100, None)}
"""Seconds and bytes that a map may take, by its steps; the best round counts, since others may be busy on the machine."""
NAMES = ("Opens the letter", "Compares tariffs on the website", "Calls the hotline", "Signs the contract online",
         "Waits for the router", "The technician visits the flat")  # fmt: skip


def main() -> int:
    """Print times with nothing remembered from earlier maps, times of the same map again, and its size."""
    failed = 0
    for steps, (longest, largest) in BOUNDS.items():
        graph = long_journey(steps)
        size = len(render_map(graph, page="auto").encode())
        first = [timed(graph, forget=True) for _ in range(ROUNDS)]
        again = [timed(graph, forget=False) for _ in range(ROUNDS)]
        print(
            f"{steps:4} steps: best {min(first) * 1000:6.1f} ms, median {median(first) * 1000:6.1f} ms, "
            f"again {min(again) * 1000:6.1f} ms, {size / 1000:6.1f} kB"
        )
        failed += min(first) > longest or (largest is not None and size > largest)
    return min(failed, 1)


def timed(graph: JourneyGraph, *, forget: bool) -> float:
    if forget:
        forget_all()
    begun = time.perf_counter()
    render_map(graph, page="auto")
    return time.perf_counter() - begun


def forget_all() -> None:
    """Whatever the modules of the map keep from one map to the next."""
    rooms = [module for name, module in sys.modules.items() if name.startswith("journeymap.render")]
    for remembered in {id(part): part for room in rooms for part in vars(room).values()}.values():
        clear = getattr(remembered, "cache_clear", None)
        if callable(clear) and getattr(remembered, "__module__", "").startswith("journeymap.render.map"):
            clear()


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
    sys.exit(main())
