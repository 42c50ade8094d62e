"""How many journeys of 30 touchpoints `check` reads a second, cold and from its cache, beside check-jsonschema.

Run: python benchmarks/check_many.py [FILES]
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

FILES = 1_000
BIN = Path(sys.executable).parent
SCHEMA = Path(__file__).parent.parent / "schemas" / "journey.schema.json"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
BOUNDS = {"cold": 60, "warm": 600}
"""Files a second, at least, on two cores."""

STEPS = ("Opens the letter", "Compares tariffs on the website", "Calls the hotline", "Signs the contract",
         "Waits for the parcel", "Meets the technician", "Pays the bill", "Writes to the support")  # fmt: skip
CHANNELS = {"web": "self-service", "phone": "personal-assistance", "shop": "personal-assistance", "app": "self-service"}


def main(files: int) -> int:
    """Print files a second and ratios; 1 where a bound is missed."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(files):
            text = yaml.safe_dump(journey(number), sort_keys=False, allow_unicode=True)
            Path(folder, f"journey-{number:04}.yaml").write_text(text, encoding="utf-8")
        names = sorted(str(path) for path in Path(folder).iterdir())
        taken = {
            "cold": timed([BIN / "journeymap", "check", folder, "--fail-on", "never"], folder),
            "warm": timed([BIN / "journeymap", "check", folder, "--fail-on", "never"], folder),
            "without cache": timed([BIN / "journeymap", "check", folder, "--fail-on", "never", "--no-cache"], folder),
            "check-jsonschema": timed([BIN / "check-jsonschema", "--schemafile", SCHEMA, *names], folder),
        }
    for name, seconds in taken.items():
        print(f"{name:17} {seconds:6.2f} s  {files / seconds:7.0f} files/s")
    ratio = taken["cold"] / taken["check-jsonschema"]
    print(f"cold, as a multiple of check-jsonschema: {ratio:.2f} (it checks the schema only)")
    missed = [name for name, bound in BOUNDS.items() if files / taken[name] < bound]
    print(f"slower than its bound: {', '.join(missed)}" if missed else "within the bounds")
    return 1 if missed else 0


def timed(command: list[str | Path], folder: str) -> float:
    """Seconds of one whole process."""
    begun = time.perf_counter()
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{command[0]} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return time.perf_counter() - begun


def journey(number: int) -> dict[str, object]:
    """A journey as a designer would write it: six stages of five steps, with a branch, pains and opportunities."""
    drawn = random.Random(number)
    stages = [
        {"name": f"Part {part + 1}", "goal": "Get it done without calling", "owner": f"Team {part % 4}",
         "touchpoints": [step(drawn, part * 5 + place) for place in range(5)]}
        for part in range(6)
    ]  # fmt: skip
    return {
        "journeymap": 1, "id": f"journey-{number}", "name": f"Journey number {number}", "language": "en",
        "status": "review", "owner": "Service", "evidence": "interviews", "reviewed": "2026-10-01",
        "personas": {"ana": "Ana, 34, freelancer", "marek": {"name": "Marek, 61", "goals": ["Speak to somebody"]}},
        "channels": {key: {"name": key.title(), "kind": kind} for key, kind in CHANNELS.items()},
        "sources": {"interviews": {"kind": "observed", "name": "14 interviews", "date": "2026-09-20"}},
        "stages": stages,
        "outcomes": {"done": "It works", "gone": {"name": "Gave up", "kind": "failure", "anywhere": True}},
    }  # fmt: skip


def step(drawn: random.Random, place: int) -> dict[str, object]:
    """One touchpoint; some have a branch over the next one, a quote, a pain with its opportunity."""
    found: dict[str, object] = {
        "id": f"step-{place}",
        "name": f"{STEPS[place % len(STEPS)]}, time {place // len(STEPS) + 1}",
        "channel": drawn.choice(list(CHANNELS)),
        "emotion": drawn.randrange(-4, 5) / 2,
        "carries-over": "The customer number",
        "wait": f"{drawn.randrange(1, 9)}d",
        "support": "CRM",
    }
    if drawn.random() < 0.4:
        found["quote"] = f"Nobody told me that, {place} times"
    if drawn.random() < 0.3:
        found["pain-points"] = [{"text": f"Has to repeat it all at {place}", "severity": "medium"}]
        found["opportunities"] = [{"text": f"Show the history at {place}", "impact": "high", "effort": "medium"}]
    if place % 5 == 1:
        found["next"] = [{"to": f"step-{place + 1}", "share": "70%"}, {"to": f"step-{place + 3}", "share": "30%"}]
    return found


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else FILES))
