"""How fast an XES log is read into the table `log`, beside an XML parser that only counts its events.

Reads data/bpic2012.xes.gz (262,200 events) of the folder that JOURNEYMAP_DATA names. Run: python benchmarks/read_xes.py
"""

import gzip
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from xml.parsers import expat

from journeymap.events.duck import DuckEngine
from journeymap.events.source import open_log
from journeymap.events.unpack import open_plain
from journeymap.events.xes import traces_of
from journeymap.events.xes_parse import parse_traces

ROUNDS = 3
SHARED = Path(__file__).parents[2] / "shared"


def main() -> int:
    """Print seconds, events a second, and the ratio to the bare parser; the best of three rounds each."""
    log = Path(os.environ.get("JOURNEYMAP_DATA") or SHARED) / "data" / "bpic2012.xes.gz"
    if not log.is_file():
        print(f"there is no {log}; set JOURNEYMAP_DATA to the folder that holds data/bpic2012.xes.gz")
        return 2
    steps: dict[str, Callable[[str], int]] = {
        "expat alone, counting events": count_events,
        "our parser, without the engine": parse_events,
        "our scan, without the engine": scan_events,
        "into the table log, all told": load_events,
    }
    best = {name: min(timed(step, str(log)) for _ in range(ROUNDS)) for name, step in steps.items()}
    bare = best["expat alone, counting events"][0]
    for name, (seconds, events) in best.items():
        print(f"{name:32} {seconds:6.2f} s {events / seconds:10,.0f} events/s {seconds / bare:5.2f} x expat alone")
    print(f"largest memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


def timed(step: Callable[[str], int], log: str) -> tuple[float, int]:
    """Seconds that a step takes, and the events it saw."""
    begin = time.perf_counter()
    events = step(log)
    return time.perf_counter() - begin, events


def count_events(log: str) -> int:
    """The least an XML parser can do: call a function for each element."""
    found = [0]

    def start(name: str, _: object) -> None:
        if name == "event":
            found[0] += 1

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    with gzip.open(log) as stream:
        parser.ParseFile(stream)
    return found[0]


def parse_events(log: str) -> int:
    """The fall-back for unusual files."""
    with open_plain(log) as stream:
        return sum(len(events) for _, events in parse_traces(stream, log))


def scan_events(log: str) -> int:
    """The usual way."""
    return sum(len(events) for _, events in traces_of(log))


def load_events(log: str) -> int:
    """What an overlay waits for: the engine's start, reading, loading, the lifecycle filter and quality."""
    with DuckEngine() as engine:
        return open_log(engine, log).rows


if __name__ == "__main__":
    sys.exit(main())
