"""How far the model can be trusted: what it says of the loan log's later part, beside what came.

1. Calibration: the log is cut 84 days after its first event and the model fitted on what was known then. Forecasts of approval
   at each visit of the cases begun later and resolved by the end of the log: the Brier score beside that of a chain of first
   order (paired, by case), and the calibration error beside the 95% point of the model's own simulated test. Once for the
   cases that the log could follow long enough (the backtest's own choice), once for all that are resolved, where the slow
   ones are missing.
2. Censoring: eventual approval as it is said 45, 60, ... 135 days after the log's first event, beside what came.
3. The same of the motor claim, whose truth is known.
4. With --coverage 200: the motor claim's log made anew from 200 seeds, the model fitted to each, and how often the intervals of
   eventual success and of each touchpoint's drop-off hold the truth (takes minutes; without it this part is left out).

Reads data/ of the folder that JOURNEYMAP_DATA names. Run: python benchmarks/backtest.py. It ends with 1 where the loan log's Brier
score is above .2039 or above that of the chain of first order, where a calibration error is above its bound or above .015,
or where the mean error of eventual approval is above .66 points, or an interval covers less than 92% of the time.
"""

import csv
import json
import os
import runpy
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

import journeymap as jm
from journeymap.events.duck import DuckEngine
from journeymap.simulate.backtest import backtest
from journeymap.simulate.backtest.verdict import mean_error
from journeymap.simulate.exact import by_touchpoint, drop_off, expected_visits, success_at_start
from journeymap.simulate.fit import fit
from journeymap.simulate.jackknife import share_estimate
from journeymap.simulate.run import lay_log

ROOT = Path(__file__).parents[1]
LOAN, CLAIM = ROOT / "examples" / "loan-application", ROOT / "examples" / "motor-claim"
CUT, CUTS = "84d", [f"{day}d" for day in range(45, 136, 15)]
BRIER_BOUND, ERROR_BOUND, TOTAL_BOUND = 0.2039, 0.015, 0.66
COVERAGE_BOUND = 0.92


def judged(name: str, found) -> bool:
    """Print a calibration; whether it keeps the bounds."""
    gain = found.gain
    print(f"{name}: {found.prefixes:,} prefixes of {found.cases:,} cases begun {found.cut[:10]} to {found.until[:10]}")
    print(
        f"  Brier {found.brier:.4f}, first order {found.first_order:.4f}, difference {gain.estimate:+.4f} "
        f"({gain.low:+.4f} to {gain.high:+.4f})"
    )
    print(f"  calibration error {found.error:.4f}, 95% point of the model's own test {found.bound:.4f}")
    return found.error <= found.bound and gain.low <= 0


def totals(rows) -> float:
    """Print eventual success at the cuts; the model's mean error in points."""
    print("  cut         cases   model  overlay  finished    came")
    for row in rows:
        print(
            f"  {row.cut[:10]} {row.cases:6,}  {row.model:6.2%}  {row.overlay:7.2%}  {row.finished:8.2%}  {row.came:6.2%}"
        )
    errors = {name: 100 * mean_error(rows, name) for name in ("model", "overlay", "finished")}
    print("  mean error in points: " + ", ".join(f"{name} {error:.2f}" for name, error in errors.items()))
    return errors["model"]


def other_logs(logs: int, folder: Path) -> Iterator[Path]:
    """The motor claim's log, made from other seeds."""
    for seed in range(1, logs + 1):
        made = runpy.run_path(str(CLAIM / "generate.py"))
        made["log"].__globals__["SEED"] = seed * 7919
        rows = made["log"]()
        with (folder / "events.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        yield folder / "events.csv"


def coverage(logs: int) -> bool:
    """Print how often the model's intervals hold the truth; whether they do often enough."""
    truth = json.loads((CLAIM / "truth.json").read_text(encoding="utf-8"))
    graph, share = jm.load(CLAIM / "journey.yaml").graph, truth["conversion"]["eventual"]
    found, held = [], []
    with tempfile.TemporaryDirectory() as folder:
        for log in other_logs(logs, Path(folder)):
            with DuckEngine() as engine:
                chain = fit(lay_log(graph, engine, str(log)), times=False).chain
            success = share_estimate(success_at_start(chain), chain.cases)
            found.append((success.estimate, success.variance**0.5, success.low <= share <= success.high))
            gone = by_touchpoint(chain, drop_off(chain), expected_visits(chain))
            visits = {path[0]: at for path, at in zip(chain.contexts, chain.visits, strict=True) if len(path) == 1}
            held.append(
                [
                    _holds(gone[:, place], visits[place], truth["touchpoints"][name]["drop_off"])
                    for place, name in enumerate(chain.touchpoints)
                ]
            )
    estimates = np.array(found, dtype=float)
    ours, theirs = estimates[:, 2].mean(), np.mean(held)
    print(f"motor claim made from {logs} seeds: eventual success {estimates[:, 0].mean():.2%}, true {share:.2%};")
    print(f"  spread {100 * estimates[:, 0].std():.2f} points, said {100 * estimates[:, 1].mean():.2f};")
    print(f"  95% intervals hold the truth: eventual success {ours:.1%}, drop-off {theirs:.1%}")
    return bool(min(ours, theirs) >= COVERAGE_BOUND)


def _holds(values: np.ndarray, visits: float, real: float) -> bool:
    found = share_estimate(values, round(visits))
    return found.low <= real <= found.high


def main() -> int:
    """Print the figures; whether a bound is missed."""
    log = Path(os.environ.get("JOURNEYMAP_DATA") or ROOT.parent / "shared") / "data" / "bpic2012.xes.gz"
    if not log.is_file():
        print(f"there is no {log}; set JOURNEYMAP_DATA to the folder that holds data/bpic2012.xes.gz")
        return 2
    graph = jm.load(LOAN / "journey.yaml").graph
    found = backtest(graph, DuckEngine, str(log), cut=CUT, cuts=CUTS)
    kept = judged("loan log, cases followed long enough", found.calibration)
    every = backtest(graph, DuckEngine, str(log), cut=CUT, cuts=(), follow="0d").calibration
    kept &= judged("loan log, all resolved cases", every)
    kept &= max(found.calibration.brier, every.brier) <= BRIER_BOUND
    kept &= max(found.calibration.error, every.error) <= ERROR_BOUND
    print("loan log, eventual approval")
    kept &= totals(found.cuts) <= TOTAL_BOUND
    claim = backtest(jm.load(CLAIM / "journey.yaml").graph, DuckEngine, str(CLAIM / "events.csv"))
    kept &= judged("motor claim", claim.calibration)
    totals(claim.cuts)
    if "--coverage" in sys.argv[1:-1]:
        kept &= coverage(int(sys.argv[sys.argv.index("--coverage") + 1]))
    print(
        f"bounds: Brier {BRIER_BOUND}, calibration error {ERROR_BOUND}, eventual success {TOTAL_BOUND} points: ", end=""
    )
    print("kept" if kept else "missed")
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
