"""What is shared is attacked: no number from 1 to 4 stands in it, and none can be found by subtracting."""

import json
import math
from collections import defaultdict
from itertools import combinations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.results.overlay import Overlay
from journeymap.results.privacy import for_sharing

HOUR, DAY = 3600, 86400
LEAST = 5
JOURNEY = """
channels: {web: {name: Web, cost: 1 EUR}, phone: {name: Phone, cost: 7 EUR}, shop: {name: Shop, cost: 3 EUR}}
metrics: {csat: {name: CSAT, scale: 1..5, column: csat}}
events: {segments: [size], inactive-after: 5d}
stages:
  - id: begin
    name: Begin
    touchpoints:
      - {id: a, name: A, match: a, channel: [web, phone], respond-within: 1d, metrics: [csat]}
      - {id: b, name: B, match: b, channel: [web, shop], emotion: 1, metrics: [csat]}
  - id: end
    name: End
    touchpoints:
      - {id: c, name: C, match: c, channel: shop, initiator: provider}
      - {id: m, name: M, match: m, one-way: true, planned: false}
      - {id: n, name: N, match: none}
outcomes:
  won: {name: Won, match: won}
  left: {name: Left, kind: failure, match: left}
  gone: {name: Gone, kind: neutral, match: gone}
expect:
  conversion: {min: 50%, within: 14d}
  fitting: {min: 50%}
  answered-in-time: {min: 50%}
  touchpoints:
    a: {drop-off: {max: 10%}, time-to-next: {median: 12h}, repeated: {max: 1%}, metrics: {csat: {min: 3}}}
    b: {drop-off: {max: 1%, within: 2d}}
"""


def story(seed, cases):
    """Cases that mostly go a, b, c and win; some of everything rare."""
    random = np.random.default_rng(seed)
    rare = 10 ** random.uniform(-2.2, -0.6)
    rows, sizes, scores = [], [], []
    kinds = ["small", "large", "odd"] if random.random() < 0.7 else ["small", "large"]
    for case in range(cases):
        at, size = (
            float(random.uniform(0, 40 * DAY)),
            str(random.choice(kinds, p=np.array([7, 3, 0.3][: len(kinds)]) / sum([7, 3, 0.3][: len(kinds)]))),
        )
        path = ["a", "b", "c", str(random.choice(["won", "left", "gone"], p=[0.8, 0.15, 0.05]))]
        for place in range(len(path) - 1, -1, -1):
            if random.random() < rare:
                path.insert(place, str(random.choice(["a", "b", "c", "m", "x", "y", "left", "gone"])))
        for name in path[: len(path) if random.random() > 2 * rare else int(random.integers(1, 5))]:
            if at > 45 * DAY:
                break
            channel = (
                str(random.choice(["web", "phone", "shop", "fax"], p=[0.7, 0.2, 0.09, 0.01]))
                if random.random() > rare
                else None
            )
            rows.append((f"k{case}", name, at, channel))
            sizes.append(size)
            scores.append(str(random.integers(1, 6)) if name in "ab" and random.random() < 0.6 else None)
            at += float(random.exponential(1.2 * DAY))
    return rows, {"size": sizes, "csat": scores}


class Reader:
    """Knows numbers by name, some of them none; subtracts until nothing new comes."""

    def __init__(self):
        self.known, self.sums = {}, []

    def learn(self, name, value, scale=1.0):
        self.known[name] = None if value is None else value * scale

    def add_up(self, total, parts):
        parts = [part for part in parts if part in self.known]
        if total in self.known and parts:
            self.sums.append((total, parts))

    def exact(self, truth):
        """Only sums that hold in truth can be used."""
        self.sums = [
            (total, parts)
            for total, parts in self.sums
            if truth.known[total] is not None
            and None not in (truth.known[part] for part in parts)
            and abs(truth.known[total] - math.fsum(truth.known[part] for part in parts)) < 1e-6
        ]

    def subtract(self):
        found = True
        while found:
            found = False
            for total, parts in self.sums:
                unknown = [name for name in (total, *parts) if self.known[name] is None]
                if len(unknown) == 1:
                    rest = math.fsum(self.known[part] for part in parts if part not in unknown)
                    self.known[unknown[0]] = rest if unknown[0] == total else self.known[total] - rest
                    found = True

    def few(self):
        return {name: value for name, value in self.known.items() if value is not None and 0.01 < value < LEAST - 0.01}


def read(data, cases, visits):
    """All that a reader can make numbers of people from; `cases` and `visits` are what the shares are of."""
    reader = Reader()
    learn, add_up = reader.learn, reader.add_up
    learn("cases", data["observed"]["cases"])
    for key, row in data["outcomes"].items():
        learn(("outcome", key), row["cases"])
    for state in ("silent", "open"):
        learn(state, data[state])
    add_up("cases", [*(("outcome", key) for key in data["outcomes"]), "silent", "open"])
    for fits in ("fitting", "deviating"):
        for state, count in data["conformance"][fits].items():
            learn((fits, state), count)
    for state in ("silent", "open"):
        add_up(state, [("fitting", state), ("deviating", state)])
    learn("finished", None)
    add_up("finished", [("outcome", key) for key in data["outcomes"]])
    add_up("finished", [("fitting", "finished"), ("deviating", "finished")])
    for key, count in data["entries"].items():
        learn(("entry", key), count)
    add_up("cases", [("entry", key) for key in data["entries"]])
    read_ways(reader, data, cases, visits)
    read_days(reader, data, cases["all"])
    for name in ("funnel", "funnel_touchpoints"):
        read_steps(reader, (name,), [step["reached"] for step in data[name] or ()])
    read_groups(reader, data)
    read_segments(reader, data)
    return reader


def read_ways(reader, data, cases, visits):
    learn, add_up = reader.learn, reader.add_up
    for row in data["transitions"]:
        learn(("way", row["from"], row["to"]), row["count"])
        learn(("way of", row["from"], row["to"]), row["cases"])
        learn(("switches", row["from"], row["to"]), row["switches"])
    targets, sources = defaultdict(list), defaultdict(list)
    for row in data["transitions"]:
        targets[row["from"]].append(row["to"])
        sources[row["to"]].append(row["from"])
    failures = {key for key, row in data["outcomes"].items() if row["kind"] == "failure"}
    for row in data["touchpoints"]:
        step, drop = row["id"], row["drop_off"] or {}
        n = visits[step]
        for key in ("visits", "censored", "events", "cases"):
            learn((key, step), row[key])
        add_up(("visits", step), [("censored", step), *(("way", step, target) for target in targets[step])])
        add_up(("visits", step), [("entry", step), *(("way", source, step) for source in sources[step])])
        for key in ("estimate", "lost", "failed"):
            learn((key, step), drop.get(key), n)
        for target, share in (row["exits"] or {}).items():
            learn(("exit", step, target), share, n)
        learn(("shares", step), n if row["visits"] is not None else None)
        add_up(("shares", step), [("lost", step), *(("exit", step, target) for target in row["exits"] or {})])
        add_up(("failed", step), [("exit", step, target) for target in row["exits"] or {} if target in failures])
        add_up(("estimate", step), [("lost", step), ("failed", step)])
        learn(("goers", step), None)
        add_up(("shares", step), [("estimate", step), ("goers", step)])
        for key in ("naive", "silent"):
            learn((key, step), drop.get(key), cases[step])
        for key, count in (row["status"] or {}).items():
            learn(("status", step, key), count)
        add_up(("visits", step), [("status", step, key) for key in ("completed", "failing", "adhoc")])
    add_up("silent", [("silent", row["id"]) for row in data["touchpoints"]])
    for key in data["outcomes"]:
        add_up(("outcome", key), [("way", source, key) for source in sources[key]])


def read_steps(reader, name, numbers):
    for place, number in enumerate(numbers):
        reader.learn((*name, place), number)
    for a, b in combinations(range(len(numbers)), 2):
        reader.learn((*name, a, b), None)
        reader.add_up((*name, a), [(*name, b), (*name, a, b)])


def read_days(reader, data, cases):
    days = [(day, shares) for day, shares in data["conversion"]["by_days"].items() if shares]
    for day, shares in days:
        for key, share in shares.items():
            reader.learn(("day", key, day), share, cases)
        reader.learn(("day", day), cases)
        reader.add_up(("day", day), [("day", key, day) for key in shares])
    for (early, _), (late, shares) in combinations(days, 2):
        for key in shares:
            more, less = (early, late) if key == "open" else (late, early)
            reader.learn(("between", key, more, less), None)
            reader.add_up(("day", key, more), [("day", key, less), ("between", key, more, less)])


def read_groups(reader, data):
    learn, add_up = reader.learn, reader.add_up
    use = defaultdict(list)
    for row in data["channels"]["use"]:
        name = ("use", row["touchpoint"], row["channel"])
        learn(name, row["visits"])
        use[row["touchpoint"]].append(name)
        if row["drop_off"] and row["visits"] is not None:
            learn(("lost", *name), row["drop_off"]["estimate"], row["visits"])
    for step, names in use.items():
        add_up(("visits", step), names)
    for row in data["channels"]["switched"]:
        step = row["touchpoint"]
        learn(("came", step), row["visits"])
        learn(("switched", step), row["switched"])
        learn(("straight", step), None)
        add_up(("came", step), [("switched", step), ("straight", step)])
    for row in data["channels"]["repeated"]:
        step = row["touchpoint"]
        learn(("named", step), row["visits"])
        learn(("repeated", step), row["repeated"])
        learn(("once", step), None)
        add_up(("named", step), [("repeated", step), ("once", step)])
    for row in data["promises"] or ():
        step = row["touchpoint"]
        for key in ("waits", "kept", "broken", "open"):
            learn((key, step), row[key])
        add_up(("waits", step), [("kept", step), ("broken", step), ("open", step)])
    for row in data["emotion"]["scores"]:
        learn(("answers", row["metric"], row["touchpoint"]), row["answers"])
    for row in data["emotion"]["answers"]:
        learn(("counted", row["metric"]), row["counted"])
        add_up(("counted", row["metric"]), [name for name in reader.known if name[:2] == ("answers", row["metric"])])


def read_segments(reader, data):
    learn, add_up = reader.learn, reader.add_up
    columns = defaultdict(list)
    for row in data["segments"]["groups"]:
        name = ("group", row["kind"], row["column"], row["value"])
        learn(name, row["cases"])
        columns[name[:3]].append(name)
    for names in columns.values():
        add_up("cases", names)
    steps = defaultdict(list)
    for row in data["segments"]["funnels"]:
        name = ("reached", row["kind"], row["column"], row["value"])
        read_steps(reader, name, row["reached"])
        for place in range(len(row["reached"])):
            steps[name[1:3], place].append((*name, place))
    for (_, place), names in steps.items():
        add_up(("funnel", place), names)


def bases(overlay):
    """What shares are of: cases and visits by touchpoint, and all cases that began in the log."""
    visits = {row.id: row.visits or 0 for row in overlay.touchpoints}
    cases = {row.id: row.cases or 0 for row in overlay.touchpoints}
    return cases | {"all": overlay.observed.cases - overlay.begun_before}, visits


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**9), st.sampled_from([8, 30, 60, 120, 300]))
def test_no_small_number_can_be_found(lay, seed, number):
    rows, extra = story(seed, number)
    whole = lay(JOURNEY, rows, extra)
    shared = for_sharing(whole, LEAST)
    assert for_sharing(shared, LEAST) is shared
    plain = json.loads(json.dumps(shared.to_json(), allow_nan=False))
    assert Overlay.from_json(plain).to_json() == shared.to_json()
    of = bases(whole)
    truth, reader = read(whole.to_json(), *of), read(plain, *of)
    truth.subtract()
    for name, value in reader.known.items():
        assert value is None or value == truth.known[name], "what is shown is true"
    assert reader.few() == {}
    reader.exact(truth)
    reader.subtract()
    assert reader.few() == {}


def test_nothing_is_hidden_where_everybody_is_many(lay):
    rows = [
        (f"k{case}", name, case * HOUR + place * DAY)
        for case in range(60)
        for place, name in enumerate(("a", "b", "c", "won"))
    ]
    whole = lay(JOURNEY, rows, {"size": ["small"] * len(rows), "csat": ["4"] * len(rows)}, parts={"channels"})
    data, hidden = whole.to_json(), for_sharing(whole, LEAST).to_json()
    assert hidden.pop("min_cell") == LEAST
    assert {key: value for key, value in data.items() if key != "min_cell"} == hidden
