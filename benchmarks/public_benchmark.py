"""How near generated logs come to what came, on public logs, beside published figures. Run: python benchmarks/public_benchmark.py

Reads data/sim (LoanApp, P2P and BPIC12W, each as training and test part) of the folder that JOURNEYMAP_DATA names. By the
public protocol: fitted to the training part alone, as many cases as the test part holds, from its start, ten runs, five
distances of log-distance-measures. It fails where fewer than four of five are better than AgentSimulator's row, or within
two standard errors of it. `--validate` leaves the test parts alone: it cuts the training parts in the same way, which is
how choices are to be made.
"""

import math
import os
import sys
from pathlib import Path

import numpy as np
import pandas as pd

from journeymap.results.backtest import DistanceRow
from journeymap.simulate.backtest.distances import FIGURES
from journeymap.simulate.backtest.protocol import benchmark, split

SHARED = Path(__file__).parents[2] / "shared"
RUNS = 10
ENOUGH = 4
PUBLISHED = {
    "LoanApp": {
        "best of three others": (0.150, 13.6, 0.40, 9.2, 20.4),
        "AgentSimulator": (0.069, 2.97, 0.27, 1.66, 2.71),
    },
    "P2P": {
        "best of three others": (0.220, 1044, 0.83, 722, 567),
        "AgentSimulator": (0.240, 1215, 1.22, 725, 558),
    },
    "BPIC12W": {
        "best of three others": (0.558, 72.0, 1.72, 95.7, 151),
        "AgentSimulator": (0.151, 115, 1.85, 54.9, 89.1),
    },
}
"""n-gram, absolute, circadian, relative, cycle time. The others are Simod, DeepSimulator and RIMS, the best of them each
time; all figures are those that AgentSimulator's authors give (Kirchdorfer et al. 2024)."""
NAMES = {
    "activity_name": "activity",
    "case_id": "case",
    "start_timestamp": "start",
    "start_time": "start",
    "end_timestamp": "end",
    "end_time": "end",
}


def main(arguments: list[str]) -> int:
    """Print the table of each log, and for each figure whether it is better, a tie or worse."""
    folder = Path(os.environ.get("JOURNEYMAP_DATA") or SHARED) / "data" / "sim"
    if not folder.is_dir():
        print(f"there is no {folder}; set JOURNEYMAP_DATA to the folder that holds data/sim")
        return 2
    validate = "--validate" in arguments
    missed = 0
    for name in [one for one in arguments if one in PUBLISHED] or PUBLISHED:
        train, left_out = read(folder, f"{name}_train"), 0
        if validate:
            train, test, left_out = split(train)
        else:
            test = read(folder, f"{name}_test")
        found = benchmark(train, test, runs=RUNS, left_out=left_out)
        print(f"\n{name}: {found.train_cases:,} cases for training, {found.test_cases:,} to compare with, {RUNS} runs")
        print(f"{'':24}" + "".join(f"{figure.replace('_', '-'):>19}" for figure in FIGURES))
        for row in found.rows:
            print(f"{row.name:24}" + "".join(f"{cell:>19}" for cell in cells(row)))
        if validate:
            continue
        for who, values in PUBLISHED[name].items():
            print(f"{who:24}" + "".join(f"{value:>12g}{'':7}" for value in values))
        said = verdicts(found.rows[0], PUBLISHED[name]["AgentSimulator"])
        print(f"{'against AgentSimulator':24}" + "".join(f"{word:>12}{'':7}" for word in said))
        missed += sum(word != "worse" for word in said) < ENOUGH
    return min(missed, 1)


def cells(row: DistanceRow) -> list[str]:
    """Means with their standard deviations over the runs."""
    return [f"{getattr(row, name):.4g} ±{spread:.3g}" for name, spread in zip(FIGURES, row.deviations, strict=True)]


def verdicts(row: DistanceRow, published: tuple[float, ...]) -> list[str]:
    """Better, tie or worse, by two standard errors of the mean over the runs."""
    words = []
    for name, spread, value in zip(FIGURES, row.deviations, published, strict=True):
        margin = 2 * spread / math.sqrt(row.runs)
        less = value - getattr(row, name)
        words.append("better" if less > margin else "worse" if less < -margin else "tie")
    return words


def read(folder: Path, name: str) -> dict[str, np.ndarray]:
    """A log as columns; times in microseconds since 1970 UTC."""
    file = next(folder.glob(f"{name}.csv*"))
    frame = pd.read_csv(file).rename(columns=NAMES)
    log = {"case": frame["case"].to_numpy(), "activity": frame["activity"].to_numpy(dtype=object)}
    for column in ("start", "end"):
        times = pd.to_datetime(frame[column], utc=True, format="ISO8601")
        log[column] = times.dt.as_unit("us").astype("int64").to_numpy()
    return log


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
