"""Journeys as large and as odd as designers make them, from a number: the same number, the same journey."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from legibility.vocabulary import LONG, WORDS

__all__ = ["Case", "case", "log_text"]

PAGES = ("a3", "a4", "slide", "auto")
THEMES = ("light", "dark", "grey")
LANES = ("physical-evidence", "frontstage", "backstage", "support")
TIMES = ("20m", "6h", "2d", "2d..5d", "3w")


@dataclass(frozen=True)
class Case:
    """A journey, the page it is drawn on, and whether a log is laid over it."""

    seed: int
    data: dict[str, Any]
    page: str
    theme: str
    log: bool

    def __str__(self) -> str:
        steps = sum(len(stage["touchpoints"]) for stage in self.data["stages"])
        measured = ", measured" if self.log else ""
        return f"seed {self.seed}: {steps} steps, {self.page}, {self.theme}, {self.data['language']}{measured}"


class _Writer:
    """What is written into a journey of one language."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)
        self.language = self.dice.choice(sorted(WORDS))

    def chance(self, share: float) -> bool:
        return self.dice.random() < share

    def label(self, most: int = 200, least: int = 1) -> str:
        """Words up to a length between `least` and `most` letters; short ones are as likely as long ones."""
        aim = round(math.exp(self.dice.uniform(math.log(least), math.log(most))))
        if aim > 12 and self.chance(0.08):
            return (self.dice.choice(LONG[self.language]) * 20)[:aim]
        words: list[str] = []
        while sum(map(len, words)) + len(words) < aim:
            words.append(self.dice.choice(LONG[self.language] if self.chance(0.08) else WORDS[self.language]))
        text = " ".join(words)[:aim].strip(" -") or self.dice.choice("AŻČ")
        return text[0].upper() + text[1:]

    def emotion(self) -> float:
        return self.dice.randint(-20, 20) / 10


def case(seed: int) -> Case:
    """The journey of that number."""
    writer = _Writer(seed)
    dice = writer.dice
    count = dice.choice((1, 2, 3, dice.randint(4, 12), dice.randint(4, 20), dice.randint(8, 30), dice.randint(20, 60)))
    personas = [f"p{index}" for index in range(dice.randint(1, 5))]
    channels = [f"c{index}" for index in range(dice.randint(0, 9))]
    steps = [_step(writer, index, count, personas, channels) for index in range(count)]
    data: dict[str, Any] = {
        "name": writer.label(80),
        "language": writer.language,
        "status": dice.choice(("draft", "review", "approved")),
        "stages": _stages(writer, steps),
        "personas": {name: _persona(writer) for name in personas},
        "channels": {name: {"name": writer.label(40, 2)} for name in channels},
        "outcomes": {"done": writer.label(60), "gone": {"name": writer.label(60), "kind": "failure", "anywhere": True}},
    }
    data |= {
        key: writer.label(most) for key, most in (("summary", 160), ("goal", 120), ("owner", 60)) if writer.chance(0.6)
    }
    return Case(seed, data, PAGES[seed % 4], THEMES[seed // 4 % 3], seed % 10 == 7)


def _persona(writer: _Writer) -> dict[str, Any]:
    found: dict[str, Any] = {"name": writer.label(60, 3)}
    return found | {key: writer.label(160) for key in ("about", "goals", "quote") if writer.chance(0.6)}


def _stages(writer: _Writer, steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The steps in up to eight stages; in a draft one may be empty."""
    dice, count = writer.dice, len(steps)
    cuts = sorted(dice.randint(0, count) for _ in range(dice.randint(0, min(7, count))))
    stages = []
    for start, end in zip([0, *cuts], [*cuts, count], strict=True):
        stage: dict[str, Any] = {"name": writer.label(90), "touchpoints": steps[start:end]}
        stage |= {"goal": writer.label(150)} if writer.chance(0.6) else {}
        stage |= {"order": "any"} if writer.chance(0.08) else {}
        stage |= {"pain-points": [{"text": writer.label()}]} if writer.chance(0.1) else {}
        stages.append(stage)
    return stages


def _step(writer: _Writer, index: int, count: int, personas: Sequence[str], channels: Sequence[str]) -> dict[str, Any]:
    dice, chance = writer.dice, writer.chance
    found: dict[str, Any] = {"id": f"s{index}", "name": writer.label(), "match": f"s{index}"}
    if chance(0.7):
        found |= {"emotion": writer.emotion(), "evidence": dice.choice(("assumed", "measured"))}
    found |= {"aim": writer.emotion()} if chance(0.3) else {}
    found |= {"quote": writer.label()} if chance(0.3) else {}
    found |= {"wait": dice.choice(TIMES)} if chance(0.3) else {}
    found |= {"respond-within": dice.choice(("1h", "5d"))} if chance(0.2) else {}
    found |= {"optional": dice.choice((True, "60%"))} if chance(0.12) else {}
    found |= {"moment-of-truth": True} if chance(0.1) else {}
    found |= {"planned": False} if index and chance(0.06) else {}
    found |= {"carries-over": "none"} if chance(0.1) else {}
    found |= {"channel": dice.sample(channels, min(len(channels), dice.choice((1, 1, 1, 2))))} if channels else {}
    if chance(0.35):
        found["pain-points"] = [_pain(writer) for _ in range(dice.choice((1, 1, 2)))]
    if chance(0.3):
        found["opportunities"] = [_opportunity(writer) for _ in range(dice.choice((1, 1, 2)))]
    for lane in LANES if chance(0.4) else ():
        if chance(0.6):
            found[lane] = [{"name": writer.label(100), **({"takes": dice.choice(TIMES)} if chance(0.3) else {})}]
    differing = dice.sample(personas, min(len(personas), dice.randint(0, 2)))
    if differing and chance(0.4):
        found["personas"] = {name: _differs(writer) for name in differing}
    if chance(0.2):
        found["next"] = [_way(writer, dice.randrange(count)) for _ in range(dice.choice((1, 2, 3)))]
    return found


def _differs(writer: _Writer) -> Any:
    if writer.chance(0.25):
        return "skips"
    return {"emotion": writer.emotion(), **({"quote": writer.label()} if writer.chance(0.4) else {})}


def _pain(writer: _Writer) -> dict[str, Any]:
    severity = writer.dice.choice((None, "low", "medium", "high", "critical"))
    return {"text": writer.label(), **({"severity": severity} if severity else {})}


def _opportunity(writer: _Writer) -> dict[str, Any]:
    found: dict[str, Any] = {"text": writer.label()}
    found |= {"effort": writer.dice.choice(("small", "medium", "large"))} if writer.chance(0.6) else {}
    found |= {"owner": writer.label(40)} if writer.chance(0.6) else {}
    return found | ({"status": writer.dice.choice(("idea", "planned", "tested", "done"))} if writer.chance(0.6) else {})


def _way(writer: _Writer, target: int) -> dict[str, Any]:
    """On, back or out; at times with a condition and a share."""
    found: dict[str, Any] = {"to": "gone" if writer.chance(0.15) else f"s{target}"}
    found |= {"when": writer.label(90)} if writer.chance(0.5) else {}
    return found | ({"share": writer.dice.choice(("5%", "20%"))} if writer.chance(0.4) else {})


def log_text(case: Case, customers: int = 60) -> str:
    """A log in which customers walk along the steps, leave some out, do some twice, and are lost on the way."""
    dice, rows = Random(case.seed + 1_000_000), ["case,activity,time"]
    steps = [step["id"] for stage in case.data["stages"] for step in stage["touchpoints"]]
    loss = 0.5 / len(steps)
    for customer in range(customers):
        now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=dice.randint(0, 1500))
        for step in steps:
            for _ in range(dice.choice((0, 1, 1, 1, 1, 1, 1, 2))):
                now += timedelta(minutes=round(math.exp(dice.uniform(0, 9))))
                rows.append(f"k{customer},{step},{now:%Y-%m-%dT%H:%M:%SZ}")
            if dice.random() < loss:
                break
    return "\n".join(rows) + "\n"


def write_log(case: Case, folder: Path) -> Path:
    """The log as a file."""
    path = folder / f"log-{case.seed}.csv"
    path.write_text(log_text(case), encoding="utf-8")
    return path
