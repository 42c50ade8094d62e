"""How large the report of 15 steps with 500 rows of tables is, and how fast it is built. Run: python benchmarks/report.py"""

import csv
import random
import sys
import tempfile
import time
from pathlib import Path

import yaml

import journeymap as jm
from journeymap.render.map import render_map
from journeymap.render.paths import paths_dot, paths_svg
from journeymap.render.report import render_report
from journeymap.results.privacy import for_sharing

ROUNDS = 7
EXAMPLES = Path(__file__).parents[1] / "examples"
STEPS = ("Hears of it", "Compares", "Asks a friend", "Opens the site", "Makes an offer", "Signs up", "Waits for approval",
         "Sends papers", "Gets a contract", "Signs", "Pays", "Waits for delivery", "Gets it", "Sets it up", "Asks for help")  # fmt: skip
STAGES = (("Look", 5), ("Agree", 6), ("Use", 4))
CHANNELS = ("web", "phone", "shop")
REGIONS = ("north", "south", "east", "west", "middle")
LARGEST = 150_000
"""Bytes of a page; it fails above them."""
CASES, JUMPS = 6000, 0.06


def main() -> int:
    """Print bytes and milliseconds (the best of several rounds) of the report with and without a simulation."""
    with tempfile.TemporaryDirectory() as folder:
        made = (Path(folder) / "journey.yaml", Path(folder) / "log.csv")
        made[0].write_text(yaml.safe_dump(made_journey(), sort_keys=False), encoding="utf-8")
        made_log(made[1])
        large = tell("15 steps, made", *made)
    claim = EXAMPLES / "motor-claim"
    large = max(large, tell("motor claim", claim / "journey.yaml", claim / "events.csv"))
    return int(large > LARGEST)


def tell(name: str, file: Path, log: Path) -> int:
    """What the report of a journey and its parts cost; the bytes of the largest."""
    journey = jm.load(file)
    overlay, findings = for_sharing(journey.overlay(log), 5), journey.check()
    simulation = journey.simulate(log, open=True)
    picture = render_map(journey.graph, overlay, page="auto", id_prefix="map-")
    dot, _ = paths_dot(journey.graph, overlay)
    told = {"findings": findings, "map_svg": picture, "overlay": overlay}
    steps = {
        "map": lambda: render_map(journey.graph, overlay, page="auto", id_prefix="map-"),
        "paths, drawn by Graphviz": lambda: paths_svg(dot) or "",
        "page with its paths": lambda: render_report(journey.graph, **told),
        "page with its paths and what-ifs": lambda: render_report(journey.graph, **told, simulation=simulation),
    }
    print(f"{name}: {len(journey.graph.touchpoints)} steps, {len(overlay.transitions)} ways")
    sizes = []
    for part, step in steps.items():
        seconds, text = min((timed(step) for _ in range(ROUNDS)), key=lambda one: one[0])
        sizes.append(len(text.encode()))
        rows = f", {text.count('<tr') - text.count('<thead')} rows of tables" if "<table" in text else ""
        print(f"  {part:34} {sizes[-1] / 1000:6.1f} kB {1000 * seconds:6.1f} ms{rows}")
    return max(sizes)


def made_journey() -> dict:
    """A journey of 15 steps with what a map usually holds."""
    names = iter(enumerate(STEPS))
    return {
        "journeymap": 1,
        "id": "made",
        "name": "Something bought",
        "language": "en",
        "channels": {channel: {"name": channel.title()} for channel in CHANNELS},
        "personas": {"ana": {"name": "Ana, 34", "goals": ["Have it without fuss"]}},
        "stages": [
            {"name": stage, "touchpoints": [made_step(*next(names)) for _ in range(count)]} for stage, count in STAGES
        ],
        "outcomes": {"bought": {"name": "Bought", "match": "bought"}},
        "events": {
            "case": "case",
            "activity": "activity",
            "time": "time",
            "channel": "channel",
            "segments": ["region", "plan", "age"],
        },
    }


def made_step(place: int, name: str) -> dict:
    """A step; every second one hurts and is staffed."""
    step = {"id": f"step-{place}", "name": name, "match": f"a{place}", "channel": CHANNELS[place % 3]}
    step["emotion"] = (place * 7 % 9 - 4) / 2
    if place % 2:
        step |= {
            "pain-points": [{"text": "Takes longer than it should", "severity": "high"}],
            "backstage": ["Sales desk"],
        }
    if place % 4 == 1:
        step["opportunities"] = ["Say at once when it will be done"]
    return step


def made_log(file: Path) -> None:
    """Customers who mostly go on, now and then jump anywhere, and sometimes stop."""
    rng = random.Random(1)
    with file.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(["case", "activity", "time", "channel", "region", "plan", "age"])
        for case in range(CASES):
            made_case(out, rng, case)


def made_case(out, rng: random.Random, case: int) -> None:
    """One customer's events, begun some time in 2025."""
    place, now = 0, 1_735_700_000 + rng.randrange(300 * 86400)
    groups = (REGIONS[case % len(REGIONS)], f"plan {case % 7}", f"{20 + 10 * (case % 6)} to {29 + 10 * (case % 6)}")
    for _ in range(40):
        channel = CHANNELS[place % 3] if rng.random() < 0.8 else rng.choice(CHANNELS)
        out.writerow([case, f"a{place}", when(now), channel, *groups])
        now += rng.randrange(600, 4 * 86400)
        if rng.random() < 0.03:
            return
        place = rng.randrange(len(STEPS)) if rng.random() < JUMPS else place + 1
        if place == len(STEPS):
            out.writerow([case, "bought", when(now), "web", *groups])
            return


def when(seconds: int) -> str:
    """A time as logs write it."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def timed(step) -> tuple[float, str]:
    """Seconds that a step takes, and what it makes."""
    begin = time.perf_counter()
    text = step()
    return time.perf_counter() - begin, text


if __name__ == "__main__":
    sys.exit(main())
