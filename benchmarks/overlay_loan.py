"""The overlay of the loan log twenty-fold from Parquet, beside DuckDB's bare `lead()` window on the same file; a fit after it.

Reads data/bpic2012.xes.gz of the folder that JOURNEYMAP_DATA names and writes all its 262,200 events as often as asked
for, cases renamed, to one Parquet file in a temporary folder; of these the 164,506 completed ones count. Each figure is
made in a process of its own. Run: python benchmarks/overlay_loan.py [COPIES]
"""

import contextlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
JOURNEY = ROOT / "examples" / "loan-application" / "journey.yaml"
CASE, ACTIVITY, TIME = '"case:concept:name"', '"concept:name"', '"time:timestamp"'
BARE = {
    "lead(), largest": f"SELECT max(following) AS n FROM (SELECT lead({TIME}) OVER w AS following FROM {{file}} "
    f"WINDOW w AS (PARTITION BY {CASE} ORDER BY {TIME}))",
    "lead(), kept": f"SELECT {CASE} AS c, {ACTIVITY} AS a, {TIME} AS t, lead({ACTIVITY}) OVER w AS next_a, "
    f"lead({TIME}) OVER w AS next_t FROM {{file}} WINDOW w AS (PARTITION BY {CASE} ORDER BY {TIME})",
}
"""The least that an engine needs for a journey map: each event's next time; its next activity and time, kept as a table."""
ROUNDS = 3
SLOWEST = 8
RATIO, MEGABYTES = 4, 1000
"""The core takes at most so many times the bare window, and so much memory."""
FIT_SECONDS = 3
"""A simulation's model is fitted in so many seconds after the core."""


def main(arguments: list[str]) -> int:
    """Print seconds, ratios to the bare window and the largest memory; 1 where a bound is missed."""
    if arguments[:1] == ["--one"]:
        print(json.dumps(measured(*arguments[1:])))
        return 0
    if arguments[:1] == ["--write"]:
        print(write_copies(Path(arguments[1]), Path(arguments[2]), int(arguments[3])))
        return 0
    log = Path(os.environ.get("JOURNEYMAP_DATA") or ROOT.parent / "shared") / "data" / "bpic2012.xes.gz"
    if not log.is_file():
        print(f"there is no {log}; set JOURNEYMAP_DATA to the folder that holds data/bpic2012.xes.gz")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "loan.parquet"
        # a process of its own here too: a process counts the memory of the one that started it as its own
        rows = int(this("--write", str(log), str(file), arguments[0] if arguments else "20"))
        found = {name: best(name, file) for name in (*BARE, "core", "everything", "fit")}
    print(
        f"{rows:,} events in the file, {found['core']['events']:,} completed; {os.cpu_count()} cores; best of {ROUNDS}"
    )
    bare = found["lead(), kept"]["seconds"]
    for name, one in found.items():
        ratio = one["seconds"] / bare
        print(f"{name:16} {one['seconds']:6.2f} s {ratio:6.1f} x lead(), kept {one['megabytes']:6,.0f} MB")
    for name in ("core", "everything", "fit"):
        print(f"slowest statements of {name}:")
        print_slowest(found[name]["statements"])
    core = found["core"]
    slow = found["fit"]["seconds"] > FIT_SECONDS
    return int(core["seconds"] > RATIO * bare or core["megabytes"] > MEGABYTES or slow)


def best(what: str, file: Path, limit: str = "", rounds: int = ROUNDS) -> dict:
    """The quickest of some runs, each in a fresh process; `megabytes` is the largest memory of that one."""
    return min(
        (json.loads(this("--one", what, str(file), limit)) for _ in range(rounds)), key=lambda one: one["seconds"]
    )


def this(*arguments: str) -> str:
    """What this file prints when it is run with these arguments."""
    command = [sys.executable, str(ROOT / "benchmarks" / "overlay_loan.py"), *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def measured(what: str, file: str, limit: str = "") -> dict:
    """One figure, in this process: a bare window, the core, or everything."""
    with clocked(limit) as engine:
        # what is read for the first time must not count
        engine.fetch("warm", f"SELECT count(*) FROM read_parquet('{file}')")
        begin = time.perf_counter()
        if what in BARE:
            engine.create("bare", BARE[what].format(file=f"read_parquet('{file}')"))
            events = 0
        elif what == "fit":
            begin, events = fitted(engine, file)
        else:
            events = laid(engine, file, what)
        seconds = time.perf_counter() - begin
    engine.watch.join()
    return {
        "seconds": seconds,
        "events": events,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "statements": engine.seconds,
        "spilled_megabytes": engine.watch.largest / 1e6,
    }


def laid(engine, file: str, what: str) -> int:
    """Lay the journey over the file; the journey is read before, in no time that counts."""
    from journeymap.overlay.run import overlay_log

    found = overlay_log(journey_graph(), engine, file, parts=() if what == "core" else None)
    return found.observed.events


def fitted(engine, file: str) -> tuple[float, int]:
    """Fit a simulation's model to what the core has laid out; when that began, and to how many visits."""
    from journeymap.simulate.fit import fit
    from journeymap.simulate.run import lay_log

    base = lay_log(journey_graph(), engine, file)
    engine.seconds.clear()
    begin = time.perf_counter()
    return begin, fit(base).visits


def journey_graph():
    """The loan journey, compiled."""
    import journeymap as jm

    journey = jm.load(JOURNEY)
    journey.require_sound()
    return journey.graph


def clocked(limit: str):
    """An engine that notes how long each statement takes, and how much lies in its folder at most."""
    from journeymap.events.duck import DuckEngine

    class Clocked(DuckEngine):
        def __init__(self) -> None:
            super().__init__(limit or None)
            self.seconds: dict[str, float] = {}
            self.watch = Watch(self.folder)
            self.watch.start()

        def create(self, name, select):
            self.timed(name, super().create, select)

        def fetch(self, name, select):
            return self.timed(name, super().fetch, select)

        def timed(self, name, run, select):
            begin = time.perf_counter()
            found = run(name, select)
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - begin
            return found

    journey_graph()  # what is imported for it must not count
    return Clocked()


class Watch(threading.Thread):
    """Notes how many bytes a folder held at most, until it is gone."""

    def __init__(self, folder: Path) -> None:
        super().__init__(daemon=True)
        self.folder = folder
        self.largest = 0

    def run(self) -> None:
        """Look five times a second."""
        while self.folder.exists():
            with contextlib.suppress(OSError):  # gone while we look
                sizes = [path.stat().st_blocks * 512 for path in self.folder.rglob("*") if path.is_file()]
                self.largest = max(self.largest, sum(sizes))
            time.sleep(0.2)


def print_slowest(statements: dict[str, float]) -> None:
    """The statements that took the longest, runs of one name together."""
    for name, spent in sorted(statements.items(), key=lambda entry: -entry[1])[:SLOWEST]:
        print(f"  {name:24} {spent:6.2f} s")


def write_copies(log: Path, file: Path, copies: int) -> int:
    """All events of the log with their lifecycle, ordered by time as a log would be written; how many rows."""
    import pyarrow as pa

    from journeymap.events.duck import DuckEngine
    from journeymap.events.xes import traces_of

    names = ("concept:name", "lifecycle:transition", "time:timestamp")
    columns: dict[str, list] = {"case": [], **{name: [] for name in names}}
    for trace, events in traces_of(str(log)):
        columns["case"] += [trace["concept:name"]] * len(events)
        for name in names:
            columns[name] += [event.get(name) for event in events]
    with DuckEngine() as engine:
        engine.register("raw", pa.table(columns))
        engine.fetch(
            "write",
            f"""COPY (
              SELECT "case" || CASE WHEN copy = 0 THEN '' ELSE '-' || copy END AS {CASE}, {ACTIVITY},
                "lifecycle:transition", CAST({TIME} AS TIMESTAMPTZ) AS {TIME}
              FROM (SELECT *, row_number() OVER () AS place FROM raw), range({copies}) AS copies(copy)
              ORDER BY {TIME}, copy, place
            ) TO '{file}' (FORMAT parquet)""",
        )
        return engine.fetch("size", f"SELECT count(*) AS n FROM read_parquet('{file}')")[0]["n"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
