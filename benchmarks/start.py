"""How quickly the command line starts: `check` on one example against importing its three largest dependencies.

Bound: at most twice the time of `python -c "import yaml, pydantic, networkx"`. Medians of alternating runs, so that a
busy machine disturbs both alike.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = str(Path(sys.executable).with_name("journeymap"))
RUNS = 15
BOUND = 2.0

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled once, as where the package is installed."""

WHAT = {
    "import yaml, pydantic, networkx": [sys.executable, "-c", "import yaml, pydantic, networkx"],
    "journeymap --help": [COMMAND, "--help"],
    "journeymap check (sketch)": [COMMAND, "check", "examples/sketch/journey.yaml"],
    "journeymap check (motor claim)": [COMMAND, "check", "examples/motor-claim/journey.yaml"],
}


def seconds(command: list[str]) -> float:
    """The time of one run."""
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> int:
    """Print times and ratios; 1 where the bound is missed."""
    times: dict[str, list[float]] = {name: [] for name in WHAT}
    for command in WHAT.values():
        seconds(command)  # what is compiled in the first run is not in the figures
    for _ in range(RUNS):
        for name, command in WHAT.items():
            times[name].append(seconds(command))
    medians = {name: statistics.median(runs) for name, runs in times.items()}
    base = medians["import yaml, pydantic, networkx"]
    for name, median in medians.items():
        print(f"{name:34} {median * 1000:7.0f} ms   {median / base:5.2f} times the import")
    return int(medians["journeymap check (motor claim)"] / base > BOUND)


if __name__ == "__main__":
    sys.exit(main())
