"""How long a map of thirty steps takes as PNG, PDF and slides, beside mermaid-cli. Run: python benchmarks/pictures.py"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from render_map import long_journey

from journeymap.graph.compile import JourneyGraph
from journeymap.render.map import render_pages
from journeymap.render.pictures import Asked, pictures, require

STEPS, ROUNDS = 30, 5
BOUNDS = {"svg": None, "png": 1.2, "pdf": 1.5, "pptx": None}
"""Seconds from the compiled journey to the finished file; the best round counts."""


def main() -> int:
    """Print seconds and bytes of every kind, then what mermaid-cli takes for a picture of the same tasks."""
    graph, failed, ours = long_journey(STEPS), 0, {}
    for kind, longest in BOUNDS.items():
        require(kind)  # packages are imported once, and not measured
        rounds = [timed(graph, kind) for _ in range(ROUNDS)]
        seconds = ours[kind] = min(took for took, _, _ in rounds)
        _, size, count = rounds[0]
        typical = median(took for took, _, _ in rounds)
        print(
            f"{kind:5} best {seconds * 1000:7.0f} ms, median {typical * 1000:7.0f} ms, "
            f"{size / 1000:7.0f} kB in {count} {'file' if count == 1 else 'files'}"
        )
        failed += longest is not None and seconds > longest
    beside_mermaid(graph, ours["png"])
    return min(failed, 1)


def timed(graph: JourneyGraph, kind: str) -> tuple[float, int, int]:
    """Seconds, bytes and files of the map: all on one PNG with two pixels a px, on slides, or on sheets of A3."""
    paper = {"pptx": "slide", "png": "auto"}.get(kind, "a3")
    begun = time.perf_counter()
    made = pictures(render_pages(graph, page=paper), Asked(kind, paper), print)
    return time.perf_counter() - begun, sum(map(len, made)), len(made)


def beside_mermaid(graph: JourneyGraph, ours: float) -> None:
    """The program `mmdc` of mermaid-cli, where it is installed; MERMAID_PUPPETEER names its settings of the browser."""
    program = shutil.which("mmdc")
    if program is None:
        print("mermaid-cli is not installed (npm install @mermaid-js/mermaid-cli; then mmdc on the PATH)")
        return
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "tasks.mmd", Path(folder) / "tasks.png"
        source.write_text(as_mermaid(graph), encoding="utf-8")
        settings = os.environ.get("MERMAID_PUPPETEER")
        command = [program, "-i", source, "-o", target, "-s", "2", *(["-p", settings] if settings else [])]
        took = []
        for _ in range(2):
            begun = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            took.append(time.perf_counter() - begun)
        size = target.stat().st_size
    print(f"mmdc  best {min(took) * 1000:7.0f} ms, {size / 1000:7.0f} kB: {min(took) / ours:.1f} times our PNG")


def as_mermaid(graph: JourneyGraph) -> str:
    """The same stages and steps as a journey of Mermaid, whose scores go from 1 to 5."""
    lines = ["journey", "  title A long journey"]
    for stage in graph.journey.stages:
        lines.append(f"  section {stage.name}")
        lines += [f"    {step.name}: {round(3 + (step.emotion or 0))}: Ana" for step in stage.touchpoints]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
