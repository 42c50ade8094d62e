"""Run every benchmark of this folder and print its figures; `python benchmarks/run.py NAME…` runs the named ones."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(names: list[str]) -> int:
    """Run the benchmarks one after another, so that none disturbs another; how many of them failed."""
    known = {path.stem: path for path in sorted(HERE.glob("*.py")) if path != Path(__file__).resolve()}
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"there is no benchmark {', '.join(unknown)}. there are: {', '.join(known)}")
        return 2
    environment = {"JOURNEYMAP_DATA": str(HERE.parent.parent / "shared"), **os.environ}
    failed = []
    for name in names or known:
        print(f"\n{name}\n{'-' * len(name)}", flush=True)
        if subprocess.run([sys.executable, known[name]], check=False, env=environment).returncode:
            failed.append(name)
    if failed:
        print(f"\nwithout figures, or beyond their bound: {', '.join(failed)}")
    return min(len(failed), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
