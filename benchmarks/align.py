"""How long conformance takes beside the core: alignments of raw sequences, of the loan log, and of a great many paths.

Reads data/bpic2012.xes.gz and oracle/bpic2012_declared_model.json of the folder that JOURNEYMAP_DATA names. Run:
python benchmarks/align.py [COPIES [CASES]], where copies are of the loan log, and cases are made up, ten events each.
"""

import json
import math
import os
import resource
import runpy
import sys
import tempfile
import time
from collections import Counter
from itertools import groupby
from pathlib import Path

import journeymap as jm
from journeymap.events.duck import DuckEngine
from journeymap.events.source import open_log
from journeymap.overlay.conformance import add_conformance, align
from journeymap.overlay.core import measure_core
from journeymap.overlay.options import Options

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("JOURNEYMAP_DATA") or ROOT.parent / "shared")
JOURNEY = ROOT / "examples" / "loan-application" / "journey.yaml"
TREES = ROOT / "tests" / "overlay" / "conformance" / "test_declared_tree.py"
NEAR = 1e-6

STEPS = "A_SUBMITTED A_PARTLYSUBMITTED A_PREACCEPTED A_ACCEPTED O_SELECTED A_FINALIZED O_CREATED O_SENT O_SENT_BACK O_ACCEPTED"


def main(arguments: list[str]) -> int:
    """Print figures beside those made elsewhere, and seconds beside the core's in the same run."""
    log = SHARED / "data" / "bpic2012.xes.gz"
    if not log.is_file():
        print(f"there is no {log}; set JOURNEYMAP_DATA to the folder that holds data/bpic2012.xes.gz")
        return 2
    copies = int(arguments[0]) if arguments else 20
    cases = int(arguments[1]) if len(arguments) > 1 else 1_000_000
    wrong = raw_sequences(log)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "log.parquet"
        for number in (1, copies):
            write(file, loan_events(log, number))
            beside_the_core(f"loan log, {number} times", file)
        write(file, made_up_events(cases))
        beside_the_core("made-up paths", file)
    print(f"largest memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return wrong


def raw_sequences(log: Path) -> int:
    """Activities of the loan log against its declared tree; 1 where the figures are not those of the other aligner."""
    oracle = json.loads((SHARED / "oracle" / "bpic2012_declared_model.json").read_text(encoding="utf-8"))
    trees = runpy.run_path(str(TREES))
    with DuckEngine() as engine:
        open_log(engine, log)
        select = "SELECT case_id, activity FROM log WHERE activity NOT LIKE 'W%' ORDER BY case_id, time_us, seq"
        rows = engine.rows("raw", select)
    cases = groupby(rows, lambda row: row["case_id"])
    variants = Counter(tuple(row["activity"] for row in events) for _, events in cases)
    begin = time.perf_counter()
    aligned = align(trees["automaton_of"](trees["parsed"](oracle["tree"])), list(variants))
    seconds = time.perf_counter() - begin
    fitting = sum(number for cost, number in zip(aligned.costs, variants.values(), strict=True) if cost == 0)
    fitness = math.fsum(number * aligned.fitness(index) for index, number in enumerate(variants.values()))
    fitness /= sum(variants.values())
    elsewhere = oracle["alignments"]["averageFitness"]
    print(f"raw sequences, declared tree: {fitting:,} fitting cases (elsewhere {oracle['alignments_fit_cases']:,})")
    print(f"  average fitness {fitness:.6f} (elsewhere {elsewhere:.6f})")
    print(f"  {len(variants):,} variants aligned in {seconds:.3f} s")
    return int(fitting != oracle["alignments_fit_cases"] or abs(fitness - elsewhere) > NEAR)


def beside_the_core(name: str, file: Path) -> None:
    """Core and conformance of one log."""
    journey = jm.load(JOURNEY)
    with DuckEngine() as engine:
        begin = time.perf_counter()
        base, found = measure_core(journey.graph, engine, open_log(engine, file), Options())
        core = time.perf_counter()
        result = add_conformance(base, found)
        end = time.perf_counter()
    got = result.conformance
    print(
        f"{name}: {found.observed.events:,} events, {found.observed.cases:,} cases, {found.observed.variants:,} paths"
    )
    print(f"  core {core - begin:6.2f} s, conformance {end - core:6.2f} s ({(end - core) / (core - begin):.0%} of it)")
    print(f"  {got.paths:,} paths aligned, {got.unaligned:,} cases not; fitness {got.fitness:.6f}")
    print(f"  {got.deviations[0].words}")


def loan_events(log: Path, copies: int) -> tuple[Path, str]:
    """The loan log with cases renamed."""
    return (
        log,
        f"""
      SELECT case_id || '-' || copy AS "case:concept:name", activity AS "concept:name",
        make_timestamp(time_us) AS "time:timestamp"
      FROM log, range({copies}) AS copies(copy) ORDER BY time_us, copy, seq""",
    )


def made_up_events(cases: int) -> tuple[None, str]:
    """Ten events a case: the planned step, or in four of ten any other."""
    steps = "[" + ", ".join(f"'{step}'" for step in STEPS.split()) + "]"
    return (
        None,
        f"""
      SELECT 'c' || i AS "case:concept:name",
        CASE WHEN hash(i, k) % 10 < 4 THEN ({steps})[1 + (hash(k, i, 1) % 10)::INT] ELSE ({steps})[k] END AS "concept:name",
        make_timestamp(1500000000000000 + i * 10000000 + k * 60000000) AS "time:timestamp"
      FROM range({cases}) AS cases(i), range(1, 11) AS places(k) ORDER BY i, k""",
    )


def write(file: Path, source: tuple[Path | None, str]) -> None:
    """A log as Parquet."""
    log, select = source
    with DuckEngine() as engine:
        if log is not None:
            open_log(engine, log)
        engine.fetch("write", f"COPY ({select}) TO '{file}' (FORMAT parquet)")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
