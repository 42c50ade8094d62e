"""Write the figures of docs/simulation/backtest.md anew: backtests of the motor claim and of the loan log.

Run: python scripts/backtest_docs.py [LOAN_LOG]. Without the public loan log only the motor claim's are written.
"""

import json
import re
import sys
from pathlib import Path

import numpy as np

import journeymap as jm
from journeymap.events.duck import DuckEngine
from journeymap.formats.backtest_text import backtest_text
from journeymap.results.estimate import Estimate
from journeymap.simulate.backtest import backtest
from journeymap.simulate.backtest.cuts import came_of
from journeymap.simulate.backtest.prefixes import settled
from journeymap.simulate.exact import by_touchpoint, drop_off, expected_visits, success_at_start
from journeymap.simulate.fit import fit
from journeymap.simulate.jackknife import share_estimate
from journeymap.simulate.run import lay_log

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "simulation" / "backtest.md"
CLAIM, LOAN = ROOT / "examples" / "motor-claim", ROOT / "examples" / "loan-application"
LOAN_CUT, LOAN_CUTS = "84d", tuple(f"{day}d" for day in range(45, 136, 15))


def motor_claim() -> str:
    """The backtest of the motor claim."""
    graph = jm.load(CLAIM / "journey.yaml").graph
    return backtest_text(backtest(graph, DuckEngine, str(CLAIM / "events.csv")))


def too_late() -> str:
    """What is said where the log is cut too late."""
    graph = jm.load(CLAIM / "journey.yaml").graph
    return "\n".join(backtest(graph, DuckEngine, str(CLAIM / "events.csv"), cut="80%", cuts=()).verdict) + "\n"


def known_truth() -> str:
    """The model fitted to all of the motor claim's log, beside what is true of it."""
    graph = jm.load(CLAIM / "journey.yaml").graph
    truth = json.loads((CLAIM / "truth.json").read_text(encoding="utf-8"))
    with DuckEngine() as engine:
        base = lay_log(graph, engine, str(CLAIM / "events.csv"))
        came = came_of(engine, base.observation.until - (settled(engine) or 0))
        chain = fit(base).chain
    gone = by_touchpoint(chain, drop_off(chain), expected_visits(chain))
    rows = [("eventual success", truth["conversion"]["eventual"], share_estimate(success_at_start(chain), chain.cases))]
    for place, name in enumerate(chain.touchpoints):
        visits = round(float(chain.visits[np.array([path == (place,) for path in chain.contexts])].sum()))
        rows.append((name, truth["touchpoints"][name]["drop_off"], share_estimate(gone[:, place], visits)))
    lines = [f"{'':18}{'true':>8}{'model':>8}{'95% interval':>16}   holds the truth"]
    held = [_row(*row) for row in rows]
    lines += [line for line, _ in held]
    errors = [100 * abs(found.estimate - real) for _, real, found in rows[1:]]
    lines.append(
        f"{sum(inside for _, inside in held)} of {len(rows)} intervals hold the truth; drop-off is {np.mean(errors):.2f} points off "
        f"on average, at most {max(errors):.2f}"
    )
    lines.append(f"of the {came.cases:,} claims of this log that it follows to their end, {came.share:.1%} succeeded")
    return "\n".join(lines) + "\n"


def loan(log: Path) -> str:
    """The backtest of the public loan log."""
    graph = jm.load(LOAN / "journey.yaml").graph
    return backtest_text(backtest(graph, DuckEngine, str(log), cut=LOAN_CUT, cuts=LOAN_CUTS))


def with_block(text: str, name: str, output: str) -> str:
    """The page with the output of one marked block in place of what stood there."""
    block = f"<!-- {name}: written by scripts/backtest_docs.py -->\n```text\n{output}```\n<!-- end -->"
    pattern = rf"<!-- {name}: .*?<!-- end -->"
    assert re.search(pattern, text, re.DOTALL), f"the page has no block {name}"
    return re.sub(pattern, lambda _: block, text, flags=re.DOTALL)


def _row(name: str, real: float, found: Estimate) -> tuple[str, bool]:
    if found.low is None:
        return f"{name:18}{real:8.1%}{found.estimate:8.1%}{'':>16}   –", False
    inside = found.low <= real <= found.high
    between = f"{found.low:.1%}–{found.high:.1%}"
    return f"{name:18}{real:8.1%}{found.estimate:8.1%}{between:>16}   {'yes' if inside else 'no'}", inside


def main(arguments: list[str]) -> int:
    """Write the page."""
    text = PAGE.read_text(encoding="utf-8")
    blocks = {"motor-claim": motor_claim(), "too-late": too_late(), "known-truth": known_truth()}
    if arguments:
        blocks["loan-application"] = loan(Path(arguments[0]))
    for name, output in blocks.items():
        text = with_block(text, name, output)
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
