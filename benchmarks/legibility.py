"""How many generated journeys are drawn with a fault that a reader would see. Run: python benchmarks/legibility.py [COUNT]"""

import sys
import time
from collections import Counter
from pathlib import Path

COUNT = 200


def main(count: int) -> None:
    """Print what was drawn, and the faults by kind with the smallest journey that shows each."""
    sys.path[0] = str(Path(__file__).parents[1] / "tests/render/map")  # not this folder, where this file has the name
    from legibility.journeys import case
    from legibility.program import KINDS, examined

    cases = {seed: case(seed) for seed in range(count)}
    begun = time.perf_counter()
    faults = list(examined(range(count)))
    took = time.perf_counter() - begun
    pages = Counter(one.page for one in cases.values())
    steps = sum(steps_of(one) for one in cases.values())
    print(f"{count} journeys, {steps} steps, on {', '.join(f'{many} {page}' for page, many in sorted(pages.items()))}")
    print(f"{sum(one.log for one in cases.values())} with a log; drawn and judged in {took:.0f} s")
    for kind in KINDS:
        of_kind = sorted((fault for fault in faults if fault.kind == kind), key=lambda fault: steps_of(fault.case))
        print(f"{kind:>10}: {len(of_kind)}{f'   such as {of_kind[0]}' if of_kind else ''}")


def steps_of(one) -> int:
    return sum(len(stage["touchpoints"]) for stage in one.data["stages"])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
