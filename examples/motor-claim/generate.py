"""Make the example's log: claims that follow known probabilities, cut off by a known observation end.

Run `python generate.py` to write `events.csv` and `truth.json` beside this file; the same seed gives the same bytes.
Standard library only.

What is true of the log, and therefore what an overlay should find:

- `WAYS` holds, for every touchpoint and where it matters for each intake, the probability of each next step. What is
  missing to 1 is lost: nothing more is ever heard of the claim.
- `WAITS` holds the time to the next step: a Weibull distribution cut off at a longest wait. A step that ends in a loss
  needs none.
- Claims are reported evenly over ten months, of which the log shows the last nine: some claims began before the log,
  and some are still under way at its end. Nobody's fate depends on when they reported.
"""

from __future__ import annotations

import csv
import io
import json
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

SEED = 20260101
CLAIMS = 2500
BEGIN = datetime(2025, 12, 1, tzinfo=UTC)
LOG_FROM = datetime(2026, 1, 1, tzinfo=UTC)
LOG_UNTIL = datetime(2026, 10, 1, tzinfo=UTC)
HORIZON_DAYS = 90
HOUR, DAY = 3600, 86400

INTAKE = {"app": 0.62, "phone": 0.38}
START = "report-claim"
SUCCESS, FAILURES = "closed", ("refused", "withdrawn")

WAYS: dict[str, dict[str, dict[str, float]]] = {
    "report-claim": {
        "app": {"send-photos": 0.880, "show-car": 0.015, "withdrawn": 0.010},
        "phone": {"send-photos": 0.925, "show-car": 0.030, "withdrawn": 0.015},
    },
    "send-photos": {
        "app": {"show-car": 0.755, "ask-call-back": 0.210, "withdrawn": 0.005},
        "phone": {"show-car": 0.700, "ask-call-back": 0.250, "withdrawn": 0.010},
    },
    "ask-call-back": {"any": {"agent-calls": 0.760, "withdrawn": 0.020}},
    "agent-calls": {"any": {"show-car": 0.720, "ask-call-back": 0.230, "withdrawn": 0.010}},
    "show-car": {"any": {"decision": 0.725, "status-call": 0.140, "withdrawn": 0.030}},
    "status-call": {"any": {"decision": 0.860, "withdrawn": 0.060}},
    "decision": {"any": {"bring-car": 0.885, "refused": 0.080, "withdrawn": 0.015}},
    "bring-car": {
        "any": {
            "courtesy-car": 0.560,
            "collect-car": 0.345,
            "ready-call": 0.070,
            "pay-excess": 0.010,
            "withdrawn": 0.005,
        }
    },
    "courtesy-car": {"any": {"collect-car": 0.920, "ready-call": 0.070}},
    "ready-call": {"any": {"collect-car": 0.985}},
    "collect-car": {"any": {"pay-excess": 0.980}},
    "pay-excess": {"any": {"closed": 0.975}},
}


@dataclass(frozen=True)
class Wait:
    """A time in seconds: Weibull with a median and a shape (small = long tail), never above `longest`."""

    median: float
    shape: float
    longest: float

    @property
    def scale(self) -> float:
        """The distribution's scale."""
        return self.median / math.log(2) ** (1 / self.shape)

    def quantile(self, share: float) -> float:
        """The time by which `share` of those who go on have done so."""
        reached = 1 - math.exp(-((self.longest / self.scale) ** self.shape))
        return self.scale * (-math.log(1 - share * reached)) ** (1 / self.shape)


WAITS = {
    "report-claim": Wait(0.3 * HOUR, 0.6, 5 * DAY),
    "send-photos": Wait(2 * DAY, 1.4, 12 * DAY),
    "ask-call-back": Wait(4 * HOUR, 0.9, 3 * DAY),
    "agent-calls": Wait(1 * DAY, 1.2, 8 * DAY),
    "show-car": Wait(9 * DAY, 2.2, 35 * DAY),
    "status-call": Wait(4 * DAY, 1.6, 20 * DAY),
    "decision": Wait(3 * DAY, 1.3, 20 * DAY),
    "bring-car": Wait(6 * DAY, 1.8, 25 * DAY),
    "courtesy-car": Wait(6 * DAY, 1.8, 25 * DAY),
    "ready-call": Wait(2 * DAY, 1.5, 10 * DAY),
    "collect-car": Wait(4 * DAY, 1.4, 25 * DAY),
    "pay-excess": Wait(18 * DAY, 2.5, 40 * DAY),
}
WAIT_TO = {("bring-car", "courtesy-car"): Wait(1 * HOUR, 1.5, 8 * HOUR)}
"""Ways that are quicker than the others out of the same step."""

EVENTS = {
    "report-claim": "claim_reported",
    "send-photos": "photos_uploaded",
    "ask-call-back": "call_back_requested",
    "agent-calls": "agent_called",
    "show-car": "car_inspected",
    "status-call": "status_call",
    "decision": "decision_sent",
    "bring-car": "car_brought_in",
    "courtesy-car": "courtesy_car_handed_over",
    "ready-call": "ready_call",
    "collect-car": "car_collected",
    "pay-excess": "excess_paid",
    "closed": "claim_closed",
    "refused": "claim_refused",
    "withdrawn": "claim_withdrawn",
}
CHANNELS = {
    "ask-call-back": "app",
    "agent-calls": "phone",
    "status-call": "phone",
    "decision": "letter",
    "ready-call": "phone",
    "pay-excess": "e-mail",
    "closed": "",
    "refused": "letter",
    "withdrawn": "phone",
}
REPEATS = {"send-photos": 0.28, "ask-call-back": 0.12, "status-call": 0.15}
"""How often a step is done again at once: the same visit, another event."""
SCORES = {"agent-calls": (1, 2, 3, 3, 4), "decision": (1, 1, 2, 3, 4), "collect-car": (3, 4, 5, 5, 5)}
"""Answers to the satisfaction question, each as likely; a third of the customers answer."""

Event = tuple[float, str, str, str]


def ways(step: str, intake: str) -> dict[str, float]:
    """The probabilities of what follows `step`; what is missing to 1 is lost."""
    return WAYS[step].get(intake) or WAYS[step]["any"]


def draw(choices: dict[str, float], rng: Random) -> str | None:
    """One of the choices by its probability, or None for what is missing to 1."""
    left = rng.random()
    for choice, probability in choices.items():
        left -= probability
        if left < 0:
            return choice
    return None


def walk(intake: str, rng: Random) -> Iterator[tuple[str, float, float]]:
    """One claim's steps: each with seconds since the report, and seconds to the next step (0 where there is none)."""
    step: str | None = START
    now = 0.0
    while step:
        following = draw(ways(step, intake), rng) if step in WAYS else None
        wait = 0.0
        if following:
            wait = max(1.0, WAIT_TO.get((step, following), WAITS[step]).quantile(rng.random()))
        yield step, now, wait
        step, now = following, now + wait


def events(intake: str, rng: Random) -> Iterator[Event]:
    """One claim as logged: seconds since the report, activity, channel, score."""
    letters = intake == "app"
    for step, now, wait in walk(intake, rng):
        channel = CHANNELS.get(step, intake if step == START else "in-person")
        if step == "send-photos":
            channel = "app" if intake == "app" else "e-mail"
        if step == "ask-call-back" and intake == "phone":
            channel = "phone"
        score = str(rng.choice(SCORES[step])) if step in SCORES and rng.random() < 1 / 3 else ""
        yield now, EVENTS[step], channel, score
        if wait > 60 and rng.random() < REPEATS.get(step, 0.0):
            yield now + wait * rng.uniform(0.05, 0.6), EVENTS[step], channel, ""
        if step == START:
            yield now + rng.uniform(20, 180), "claim_number_sent", "sms", ""
        if step == "pay-excess":
            yield now + (wait or 14 * DAY) * rng.uniform(0.5, 0.9), "closing_letter_sent", "letter", ""
        if letters and wait > HOUR and rng.random() < 0.16:
            yield now + wait * rng.uniform(0.1, 0.9), "app_opened", "app", ""
        if step == "show-car" and wait > DAY and rng.random() < 0.2:
            yield now + wait * rng.uniform(0.1, 0.9), "estimate_changed", "", ""


def log() -> list[dict[str, str]]:
    """All events that the log shows, by time."""
    rng = Random(SEED)
    rows: list[tuple[datetime, str, str, str, str, str]] = []
    for number in range(CLAIMS):
        reported = BEGIN + (LOG_UNTIL - BEGIN) * rng.random()
        intake = draw(INTAKE, rng) or "phone"
        for seconds, event, channel, score in events(intake, rng):
            when = (reported + timedelta(seconds=seconds)).replace(microsecond=0)
            if LOG_FROM <= when < LOG_UNTIL:
                rows.append((when, f"C{number:04d}", event, channel, intake, score))
    rows += [row for row in rows if rng.random() < 0.0006]  # the exporter wrote a few lines twice
    names = ("ts", "claim_id", "event", "channel", "intake", "csat")
    return [dict(zip(names, (f"{row[0]:%Y-%m-%dT%H:%M:%SZ}", *row[1:]), strict=True)) for row in sorted(rows)]


def expected_visits() -> dict[str, dict[str, float]]:
    """How often a claim comes by each step on average, by step and intake, weighted by the intakes' shares."""
    visits: dict[str, dict[str, float]] = defaultdict(dict)
    for intake, share in INTAKE.items():
        coming = {START: share}
        while sum(coming.values()) > 1e-15:
            following: dict[str, float] = defaultdict(float)
            for step, count in coming.items():
                visits[step][intake] = visits[step].get(intake, 0.0) + count
                for target, probability in (ways(step, intake) if step in WAYS else {}).items():
                    following[target] += count * probability
            coming = following
    return visits


def closed_in_time(claims: int = 40_000) -> float:
    """The share of claims closed within the horizon, from claims that nobody cut off."""
    rng = Random(SEED + 1)
    closed = 0
    for _ in range(claims):
        intake = draw(INTAKE, rng) or "phone"
        *_, (step, now, _wait) = walk(intake, rng)
        closed += step == SUCCESS and now <= HORIZON_DAYS * DAY
    return closed / claims


def truth() -> dict[str, object]:
    """What is true of the log: eventual conversion, and the loss at every touchpoint (its parts add up)."""
    visits = expected_visits()
    touchpoints = {}
    for step in WAYS:
        total = sum(visits[step].values())
        lost = failed = 0.0
        for intake, count in visits[step].items():
            following = ways(step, intake)
            lost += count / total * (1 - sum(following.values()))
            failed += count / total * sum(following.get(outcome, 0.0) for outcome in FAILURES)
        touchpoints[step] = {
            "visits_per_claim": round(total, 9),
            "drop_off": round(lost + failed, 9),
            "lost": round(lost, 9),
            "failed": round(failed, 9),
            "median_wait_s": None if any(step == source for source, _ in WAIT_TO) else round(WAITS[step].quantile(0.5)),
        }
    return {
        "seed": SEED,
        "claims": CLAIMS,
        "conversion": {
            "eventual": round(sum(visits[SUCCESS].values()), 9),
            "within_days": HORIZON_DAYS,
            "within": round(closed_in_time(), 4),
        },
        "touchpoints": touchpoints,
    }


def main(folder: Path = Path(__file__).parent) -> None:
    """Write `events.csv` and `truth.json` into `folder`."""
    rows = log()
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (folder / "events.csv").write_text(text.getvalue(), encoding="utf-8", newline="")
    (folder / "truth.json").write_text(json.dumps(truth(), indent=2) + "\n", encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
