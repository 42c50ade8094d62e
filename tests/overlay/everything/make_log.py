"""A log for journey.yaml that holds a case of everything: `log_text` gives it as CSV, the same on every run."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta
from random import Random

COLUMNS = ("order", "person", "event", "began", "ended", "source", "life", "result", "region", "intake", "csat", "nps")
START = datetime(2026, 8, 1)  # noqa: DTZ001 -- local times, as clocks show them
CASES = 240
LAST_DAY = 155


class Customer:
    """One person's way, event by event; `random()` only, whose numbers are the same in every version of Python."""

    def __init__(self, number: int, random: Random) -> None:
        self.random = random
        self.order = f"M{number:04}"
        self.person = f"P{number % 190:03}"
        self.region = ("north", "south", "east", "")[int(4 * random.random())]
        self.intake = ("web", "web", "phone", "shop")[int(4 * random.random())]
        self.at = START + timedelta(seconds=int(86400 * 150 * random.random()))
        self.rows: list[dict[str, object]] = []

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def wait(self, days: float) -> None:
        self.at += timedelta(seconds=int(86400 * days * self.random.random() ** 2))

    def does(self, event: str, source: str = "", **more: object) -> None:
        began = self.at - timedelta(minutes=int(40 * self.random.random()) - 2)
        row = {"order": self.order, "person": self.person, "event": event, "began": began, "ended": self.at}
        row |= {"source": source, "life": "complete", "region": self.region, "intake": self.intake}
        self.rows.append(row | more)

    def score(self, high: int) -> int | str:
        return 1 + int(high * self.random.random()) if self.chance(0.6) else ""


def journey(one: Customer) -> None:
    """Most follow the plan; one in ten gives up, many repeat, switch, ask, or just stop."""
    if tells(one) and prepares(one):
        moves(one)


def tells(one: Customer) -> bool:
    """The first stage; whether the customer goes on."""
    if one.intake == "web" or one.chance(0.6):
        one.does("form_sent", "web" if one.chance(0.7) else "app", csat=one.score(5))
        while one.chance(0.25):
            one.wait(0.2)
            one.does("form_sent", "web" if one.chance(0.5) else "app")
        one.wait(6)
    if one.chance(0.1):
        return False
    if one.chance(0.35):
        one.does("called" if one.chance(0.7) else "called_back", "phone")
        one.wait(5)
    if one.chance(0.3):
        one.does("newsletter_opened", "mail")
    if one.chance(0.3):
        one.does("reminder_sent", "sms", life="")
    one.does("date_offered", "phone" if one.chance(0.3) else "web", result="it's partly" if one.chance(0.3) else "ok")
    if one.chance(0.1):
        one.does("date_offered", "web", result="none free")
        one.wait(9)
    return True


def prepares(one: Customer) -> bool:
    """The second stage, in any order; whether the customer goes on."""
    if one.chance(0.08):
        one.does("contract_cancelled" if one.chance(0.7) else "address_deleted", "phone")
        return False
    steps = ["router_delivered", "papers_signed"] if one.chance(0.5) else ["papers_signed", "router_delivered"]
    for event in steps:
        if one.chance(0.3):
            one.does("chat_opened", "web")  # at the same second as what follows
        one.does(event, "web" if event == "papers_signed" else "at-home")
        one.wait(4)
        if one.chance(0.06):
            return False
    return True


def moves(one: Customer) -> None:
    """The last stage, and what comes after it."""
    if one.chance(0.25):
        one.does("status_call", "phone")
        one.wait(1)
    one.does("visit_done", "at-home", csat=one.score(5), nps=one.score(11))
    one.wait(3)
    if one.chance(0.12):
        return
    one.does("line_active")
    if one.chance(0.2):
        one.wait(20)
        one.does("status_call", "phone")
        one.wait(60)
        one.does("form_sent", "web")  # the next move of the same order, long after


def begun_before(number: int, random: Random) -> Customer:
    """Somebody whose first steps lie before the log."""
    one = Customer(CASES + number, random)
    one.at = START + timedelta(days=1, hours=number)
    one.does("visit_done", "at-home", csat=one.score(5))
    one.wait(2)
    if number % 3:
        one.does("line_active")
    return one


def log_text() -> str:
    """The log in the order of its times; a few lines are faulty."""
    random = Random(20)
    customers = [Customer(number, random) for number in range(CASES)]
    for one in customers:
        journey(one)
    customers += [begun_before(number, random) for number in range(8)]
    rows = [row for one in customers for row in one.rows]
    rows = [row for row in rows if row["ended"] < START + timedelta(days=LAST_DAY)]
    rows.sort(key=lambda row: (row["ended"], row["order"]))
    rows += [dict(row) for row in rows[10:14]]  # the same lines once more
    rows += [row | {"life": "start"} for row in rows[20:40]]
    rows += [
        row | {"ended": ended}
        for row, ended in zip(rows[50:54], ("", "soon", "2026-10-25 02:30:00", "2026-12-30"), strict=True)
    ]
    rows += [rows[60] | {"order": ""}, rows[61] | {"event": " "}, rows[62] | {"ended": "2026-10-25T02:30:00+02:00"}]
    written = io.StringIO()
    lines = csv.DictWriter(written, COLUMNS, lineterminator="\n")
    lines.writeheader()
    lines.writerows(rows)
    return written.getvalue()
