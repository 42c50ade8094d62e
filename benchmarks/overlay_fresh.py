"""The core of an overlay on millions of fresh events, no copies: how its time grows, and whether it keeps to a memory bound.

Learns a chain of the first order from data/bpic2012.xes.gz of the folder that JOURNEYMAP_DATA names (which activity follows
which, after how long) and draws new paths and new times from it, seeded, to Parquet files in a temporary folder. Each
figure is made in a process of its own. Run: python benchmarks/overlay_fresh.py [--limit 2GB] [EVENTS …]
(default: 5e6 1e7; the long run is --limit 2GB 5e6 1e7 2e7 5e7)
"""

import math
import os
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from overlay_loan import ROOT, best, print_slowest

SIZES = ["5e6", "1e7"]
RATIO = 15
"""The core takes at most so many times the bare window."""
PER_CASE = 12.28
BATCH = 1_000_000


def main(arguments: list[str]) -> int:
    """Print seconds, ratios, memory and growth by size; 1 where a bound is missed."""
    if arguments[:1] == ["--write"]:
        write_fresh(Path(arguments[1]), Path(arguments[2]), int(float(arguments[3])))
        return 0
    log = Path(os.environ.get("JOURNEYMAP_DATA") or ROOT.parent / "shared") / "data" / "bpic2012.xes.gz"
    if not log.is_file():
        print(f"there is no {log}; set JOURNEYMAP_DATA to the folder that holds data/bpic2012.xes.gz")
        return 2
    limit = arguments[1] if arguments[:1] == ["--limit"] else ""
    sizes = arguments[2:] if limit else arguments
    with tempfile.TemporaryDirectory() as folder:
        runs = [run(log, Path(folder) / "fresh.parquet", size, limit) for size in sizes or SIZES]
    print("slowest statements of the last:")
    print_slowest(runs[-1]["statements"])
    return int(any(one["ratio"] > RATIO for one in runs))


def run(log: Path, file: Path, size: str, limit: str) -> dict:
    """The figures of one size."""
    subprocess.run([sys.executable, __file__, "--write", str(log), str(file), size], check=True)
    rounds = 1 if float(size) > 1e7 else 2
    bare, core = (best(what, file, limit, rounds) for what in ("lead(), kept", "core"))
    ratio, n = core["seconds"] / bare["seconds"], core["events"]
    growth = core["seconds"] / (n * math.log(n)) * 1e9
    print(
        f"{n:>11,} events{f' within {limit}' if limit else ''}: bare {bare['seconds']:6.2f} s, core {core['seconds']:7.2f} s,"
        f" {ratio:4.1f} x; {growth:5.1f} ns / (n ln n); {core['megabytes']:6,.0f} MB, {core['spilled_megabytes']:6,.0f} MB"
        " in temporary files",
        flush=True,
    )
    return core | {"ratio": ratio}


def write_fresh(log: Path, file: Path, events: int) -> None:
    """New cases, drawn step by step for all at once, ordered by time; those still under way at the end are cut there."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    names, cases, places, times = draw(log, events)
    order = np.argsort(times, kind="stable")[:events]
    writer = None
    for start in range(0, len(order), BATCH):
        part = order[start : start + BATCH]
        table = pa.table(
            {
                "case:concept:name": pc.binary_join_element_wise(
                    "case", pc.cast(pa.array(cases[part]), pa.string()), "-"
                ),
                "concept:name": pa.DictionaryArray.from_arrays(pa.array(places[part]), pa.array(names)).cast(
                    pa.string()
                ),
                "time:timestamp": pa.array(times[part]).cast(pa.timestamp("us", "UTC")),
            }
        )
        writer = writer or pq.ParquetWriter(file, table.schema)
        writer.write_table(table)
    if writer:
        writer.close()


def draw(log: Path, events: int, seed: int = 1):
    """Names of activities; and of each event the case, the activity's place among the names, and the microseconds."""
    import numpy as np

    names, steps, starts = chain(log)
    size, rng = len(names), np.random.default_rng(seed)
    key = steps[:, 0].astype(int) * size + steps[:, 1].astype(int)
    taken = np.bincount(key, minlength=size * size)
    gaps, first = steps[np.argsort(key, kind="stable"), 2], np.concatenate([[0], np.cumsum(taken)[:-1]])
    shares = taken.reshape(size, size) / np.maximum(taken.reshape(size, size).sum(1, keepdims=True), 1)
    reached = np.cumsum(shares, axis=1)
    case = np.arange(round(events / PER_CASE), dtype=np.int32)
    at, state = rng.uniform(starts.min(), starts.max(), len(case)), np.zeros(len(case), int)
    end, found = starts.max() + 17 * 86400, []
    while len(case):
        following = np.minimum((reached[state] < rng.random(len(case))[:, None]).sum(1), size - 1)
        step = state * size + following
        gap = gaps[first[step] + (rng.random(len(case)) * taken[step]).astype(int)]
        gap = gap * np.exp(rng.normal(0, 0.2, len(case))) + rng.exponential(0.5, len(case))
        at = at + np.where(state == 0, 0, gap)
        going = (following > 0) & (at <= end)
        case, state, at = case[going], following[going], at[going]
        found.append((case, state.astype(np.int8), (at * 1e6).astype(np.int64)))
    return names, *(np.concatenate(column) for column in zip(*found, strict=True))


def chain(log: Path):
    """Names of activities (the first one is the end), steps (from, to, seconds) of all cases, and when cases start."""
    import numpy as np

    from journeymap.events.xes import traces_of

    names, steps, starts = {"(end)": 0}, [], []
    for _, events in traces_of(str(log)):
        before, then = 0, 0.0
        for event in events:
            if event["lifecycle:transition"].lower() != "complete":
                continue
            now = datetime.fromisoformat(event["time:timestamp"]).timestamp()
            place = names.setdefault(event["concept:name"], len(names))
            steps.append((before, place, now - then if before else 0.0))
            if not before:
                starts.append(now)
            before, then = place, now
        steps.append((before, 0, 0.0))
    return list(names), np.array(steps), np.array(starts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
