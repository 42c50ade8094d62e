"""How long the overlay of the loan log takes on Spark in one process, beside DuckDB on the same file.

Reads data/bpic2012.xes.gz of the folder that JOURNEYMAP_DATA names, as overlay_loan.py does. Spark's start is timed
apart; it needs Java. Run: python benchmarks/overlay_spark.py [COPIES] [THREADS], where copies are of the log with cases
renamed.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

from overlay_loan import JOURNEY, ROOT, write_copies

import journeymap as jm
from journeymap.events.duck import DuckEngine
from journeymap.events.spark.engine import SparkEngine

SLOWEST = 8


class Clocked(SparkEngine):
    """An engine that notes how long each statement takes."""

    def __init__(self, threads):
        super().__init__(memory_limit="8GB", threads=threads)
        self.seconds = {}

    def store(self, name, frame):
        """Run it by the clock."""
        return self._by_the_clock(name, super().store, frame)

    def look(self, name, select):
        """Run it by the clock."""
        return self._by_the_clock(name, super().look, select)

    def _by_the_clock(self, name, work, what):
        begin = time.perf_counter()
        found = work(name, what)
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - begin
        return found


def main(arguments: list[str]) -> int:
    """Print seconds on each engine, for the core and for everything, and Spark's slowest statements."""
    log = Path(os.environ.get("JOURNEYMAP_DATA") or ROOT.parent / "shared") / "data" / "bpic2012.xes.gz"
    if not log.is_file():
        print(f"there is no {log}; set JOURNEYMAP_DATA to the folder that holds data/bpic2012.xes.gz")
        return 2
    copies = int(arguments[0]) if arguments else 1
    threads = int(arguments[1]) if len(arguments) > 1 else 2
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "loan.parquet"
        write_copies(log, file, copies)
        begin = time.perf_counter()
        with DuckEngine(threads=threads) as duck, Clocked(threads) as spark:
            print(f"start                         {time.perf_counter() - begin:6.2f} s")
            for parts, words in (([], "core"), (None, "everything")):
                for engine in (duck, spark):
                    seconds, events = timed(engine, file, parts)
                    print(f"{engine.name:6}  {words:10}  {events:>9,} events  {seconds:6.2f} s")
            for name, spent in sorted(spark.seconds.items(), key=lambda entry: -entry[1])[:SLOWEST]:
                print(f"  {name:26}  {spent:6.2f} s")
    return 0


def timed(engine, file, parts):
    """Seconds of one overlay, and the events that it found."""
    journey = jm.load(JOURNEY)
    journey.require_sound()
    begin = time.perf_counter()
    found = journey.overlay(file, engine=engine, inactive_after="30d", parts=parts)
    return time.perf_counter() - begin, found.observed.events


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
