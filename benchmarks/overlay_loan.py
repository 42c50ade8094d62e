"""How long the overlay of the loan log takes from Parquet, beside DuckDB's bare `lead()` window on the same file.

Reads data/bpic2012.xes.gz of the folder that JOURNEYMAP_DATA names and keeps its 164,506 completed events as Parquet in
a temporary folder. Run: python benchmarks/overlay_loan.py [COPIES], where copies are of the log with cases renamed.
"""

import os
import resource
import sys
import tempfile
import time
from pathlib import Path

import journeymap as jm
from journeymap.events.duck import DuckEngine
from journeymap.events.source import open_log

ROOT = Path(__file__).parents[1]
JOURNEY = ROOT / "examples" / "loan-application" / "journey.yaml"
ROUNDS = 3
SLOWEST = 8


class Clocked(DuckEngine):
    """An engine that notes how long each statement takes."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds: dict[str, float] = {}

    def create(self, name, select):
        """Run it by the clock."""
        begin = time.perf_counter()
        super().create(name, select)
        self.seconds[name] = time.perf_counter() - begin

    def rows(self, name, select):
        """Run it by the clock."""
        begin = time.perf_counter()
        found = super().rows(name, select)
        self.seconds[name] = time.perf_counter() - begin
        return found


def main(arguments: list[str]) -> int:
    """Print seconds of work after start-up, the ratio to the bare window, and the slowest statements."""
    log = Path(os.environ.get("JOURNEYMAP_DATA") or ROOT.parent / "shared") / "data" / "bpic2012.xes.gz"
    if not log.is_file():
        print(f"there is no {log}; set JOURNEYMAP_DATA to the folder that holds data/bpic2012.xes.gz")
        return 2
    copies = int(arguments[0]) if arguments else 1
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "loan.parquet"
        write_parquet(log, file, copies)
        journey = jm.load(JOURNEY)
        journey.require_sound()
        bare = min(timed_window(file) for _ in range(ROUNDS))
        seconds, statements, events = min(timed_overlay(journey, file) for _ in range(ROUNDS))
    print(f"bare lead() window            {bare:6.2f} s")
    print(f"overlay of {events:>9,} events    {seconds:6.2f} s {seconds / bare:5.1f} x the bare window")
    for name, spent in sorted(statements.items(), key=lambda entry: -entry[1])[:SLOWEST]:
        print(f"  {name:26}  {spent:6.2f} s")
    print(f"largest memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


def write_parquet(log: Path, file: Path, copies: int) -> None:
    """The completed events, ordered by time as a log would be written."""
    with DuckEngine() as engine:
        open_log(engine, log)
        engine.fetch(
            "write",
            f"""COPY (
              SELECT case_id || CASE WHEN copy = 0 THEN '' ELSE '-' || copy END AS "case:concept:name",
                activity AS "concept:name", make_timestamp(time_us) AS "time:timestamp"
              FROM log, range({copies}) AS copies(copy) ORDER BY time_us, copy, seq
            ) TO '{file}' (FORMAT parquet)""",
        )


def timed_window(file: Path) -> float:
    """The least an engine can do with cases and times."""
    with DuckEngine() as engine:
        begin = time.perf_counter()
        engine.fetch(
            "bare",
            f"""SELECT max(next_at) FROM (
              SELECT lead("time:timestamp") OVER (PARTITION BY "case:concept:name" ORDER BY "time:timestamp") AS next_at
              FROM read_parquet('{file}'))""",
        )
        return time.perf_counter() - begin


def timed_overlay(journey: jm.JourneyMap, file: Path) -> tuple[float, dict[str, float], int]:
    """Everything from opening the file to the result; importing and starting the engine are not part of it."""
    with Clocked() as engine:
        begin = time.perf_counter()
        overlay = journey.overlay(file, engine=engine)
        return time.perf_counter() - begin, engine.seconds, overlay.observed.events


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
