"""Channels against a plain reading of their definitions, on small random logs."""

import math
from collections import Counter, defaultdict
from random import Random
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

NEAR = 1e-9
JOURNEY = """
channels:
  app: {name: {en: App, pl: Aplikacja}, cost: 0.10 EUR}
  phone: {name: Telephone, cost: 4.20 EUR}
  web: Web
  mail: {name: Mail, cost: 1 EUR}
stages:
  - id: all
    touchpoints:
      - {id: a, name: A, match: a, channel: [app, web]}
      - {id: b, name: B, match: b}
      - {id: c, name: C, match: c}
      - {id: m, name: M, match: m, one-way: true, planned: false}
outcomes:
  won: {match: won}
  left: {kind: failure, match: left}
"""
MEANT = {
    "App": "app", "aplikacja": "app", "phone": "phone", "TELEPHONE": "phone", "web": "web", "mail": "mail", "kiosk": "kiosk",
}  # fmt: skip
EACH = {"app": 0.1, "phone": 4.2, "mail": 1.0}

event = st.tuples(
    st.sampled_from(["k1", "k2", "k3", "k4", "k5", "k6", "k7"]),
    st.sampled_from(["a", "a", "b", "b", "c", "m", "won", "left", "x"]),
    st.integers(0, 60),
    st.sampled_from([*MEANT, None, None, ""]),
)


def read(events):
    """Visits of each case in plain Python, messages, and the cases that come onto the map."""
    end = max(at for _, _, at, _ in events)
    cases = defaultdict(list)
    for case, name, at, channel in sorted(events, key=lambda entry: entry[2]):
        if name != "x":
            cases[case].append((name, at, MEANT.get(channel)))
    visits, sent, won = [], [], 0
    for case, rows in cases.items():
        stop = next((i for i, row in enumerate(rows) if row[0] in ("won", "left")), None)
        inside = rows if stop is None else rows[: stop + 1]
        won += stop is not None and rows[stop][0] == "won"
        sent += [(case, channel) for name, _, channel in inside if name == "m" and channel]
        here, last, before = [], None, {}
        for name, at, channel in (row for row in inside if row[0] != "m"):
            if here and here[-1].node == name:
                here[-1].events.append(channel)
            else:
                if here and here[-1].node:
                    here[-1].next, here[-1].x = name, at - here[-1].at
                came_over = int(channel != last) if here and channel and last else None
                here.append(SimpleNamespace(
                    case=case, node=name, at=at, events=[channel], came_over=came_over, next=None, x=end - at,
                    follow=end - at, again=False,
                ))  # fmt: skip
            if channel:
                here[-1].again |= before.get(name, channel) != channel
                before[name] = channel
            last = channel
        visits += [visit for visit in here if visit.node in "abc"]
    for visit in visits:
        visit.channel = next((channel for channel in visit.events if channel), None)
        visit.good = visit.next is not None and visit.next != "left"
    return visits, sent, sorted(cases), won


def ratio(cases, hits, sizes):
    """sum hits / sum sizes and its variance by case."""
    m, total = len(cases), sum(sizes.values())
    share = sum(hits.values()) / total
    spread = sum((hits[case] - share * sizes[case]) ** 2 for case in cases)
    return share, m / max(m - 1, 1) * spread / total**2, m


def horizon(visits):
    n = len(visits)
    return sorted((visit.follow for visit in visits), reverse=True)[
        max(math.ceil(n / 10), min(50, math.ceil(n / 2))) - 1
    ]


def well(visits, limit):
    """The incidence of good exits by `limit`, and the influence of each case on it."""
    x = [min(visit.x, limit) for visit in visits]
    leaves = [visit.next is not None and visit.x <= limit for visit in visits]
    there, f, k, terms, ks, influences = 1.0, 0.0, 0.0, {}, {}, defaultdict(float)
    for time in sorted(set(x)):
        at = [i for i, other in enumerate(x) if other == time]
        risk, d = sum(other >= time for other in x), sum(leaves[i] for i in at)
        g = sum(leaves[i] and visits[i].good for i in at)
        a = there / risk
        f += a * g
        there *= 1 - d / risk
        terms[time] = (a, d, g, risk, f)
    for time, (a, d, g, risk, reached) in terms.items():
        b = (f - reached) / (risk - d) if d < risk else 0.0
        k += (a * g - b * d) / risk
        ks[time] = (a, b, k)
    for visit, time, left in zip(visits, x, leaves, strict=True):
        a, b, k = ks[time]
        influences[visit.case] += left * (visit.good * a - b) - k
    return f, influences


def variance(one, other=None):
    cases = one.keys() | (other or one).keys()
    return len(cases) / max(len(cases) - 1, 1) * sum(one.get(case, 0) * (other or one).get(case, 0) for case in cases)


def same(found, estimate, spread, clusters):
    assert found.estimate == pytest.approx(estimate, abs=NEAR)
    assert found.variance == (pytest.approx(spread, abs=NEAR) if found.clusters > 1 else None)
    assert found.clusters == clusters


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(event, min_size=1, max_size=70))
def test_every_figure(lay, events):
    visits, sent, cases, won = read(events)
    if not cases:
        return
    got = lay(JOURNEY, events, parts=("channels",)).channels
    named = any(channel for visit in visits for channel in visit.events)
    if got is None:
        assert not named
        assert not sent
        return
    assert got.unsaid == sum(visit.channel is None for visit in visits)
    check_use(got, visits)
    check_switched(got, visits)
    check_repeated(got, visits)
    check_cost(got, visits, sent, cases, won)


def test_a_larger_log(lay):
    rng = Random(7)
    names, words = ["a", "a", "b", "b", "c", "m", "x", "won", "left"], [*MEANT, None]
    events = [
        (
            f"k{rng.randrange(160)}",
            rng.choices(names, [6, 6, 6, 6, 6, 3, 3, 1, 1])[0],
            rng.randrange(500),
            rng.choice(words),
        )
        for _ in range(700)
    ]
    visits, sent, cases, won = read(events)
    got = lay(JOURNEY, events, parts=("channels",)).channels
    assert all(row.z is not None for row in got.switched)
    assert len(got.switched) == 3
    assert all(row.repeated > 5 for row in got.repeated)
    assert got.unsaid > 5
    check_use(got, visits)
    check_switched(got, visits)
    check_repeated(got, visits)
    check_cost(got, visits, sent, cases, won)


def check_use(got, visits):
    counted = Counter((visit.node, visit.channel) for visit in visits if visit.channel)
    assert {(row.touchpoint, row.channel): row.visits for row in got.use} == counted
    for row in got.use:
        here = [visit for visit in visits if visit.node == row.touchpoint and visit.channel]
        sizes = Counter(visit.case for visit in here)
        mine = [visit for visit in here if visit.channel == row.channel]
        same(row.share, *ratio(sizes, Counter(visit.case for visit in mine), sizes))
        share, influences = well(mine, horizon(mine))
        same(row.drop_off, 1 - share, variance(influences), len(influences))
        assert row.declared is (row.channel != "kiosk")
        assert row.planned == (row.channel in ("app", "web") if row.touchpoint == "a" else None)


def check_switched(got, visits):
    by_node = defaultdict(list)
    for visit in visits:
        if visit.came_over is not None:
            by_node[visit.node].append(visit)
    both = {node for node, rows in by_node.items() if {visit.came_over for visit in rows} == {0, 1}}
    assert {row.touchpoint for row in got.switched} == both
    for row in got.switched:
        sides = [[visit for visit in by_node[row.touchpoint] if visit.came_over == side] for side in (0, 1)]
        assert (row.visits, row.switched) == (sum(map(len, sides)), len(sides[1]))
        limit = min(map(horizon, sides))
        assert row.horizon_s == limit
        (stayed, ours), (changed, theirs) = (well(side, limit) for side in sides)
        same(row.without, 1 - stayed, variance(ours), len(ours))
        same(row.after_switch, 1 - changed, variance(theirs), len(theirs))
        slopes = [1 / (share * (1 - share)) if 0 < share < 1 else None for share in (stayed, changed)]
        if row.z is not None:
            spread = variance(ours) * slopes[0] ** 2 + variance(theirs) * slopes[1] ** 2
            spread -= 2 * variance(ours, theirs) * slopes[0] * slopes[1]
            logits = [math.log(share / (1 - share)) for share in (stayed, changed)]
            assert row.z == pytest.approx((logits[0] - logits[1]) / math.sqrt(spread), rel=1e-6)
            assert row.p == pytest.approx(math.erfc(abs(row.z) / math.sqrt(2)))
        elif min(len(ours), len(theirs)) >= 5:
            assert None in slopes or variance(ours) + variance(theirs) < 1e-9


def check_repeated(got, visits):
    for row in got.repeated:
        here = [visit for visit in visits if visit.node == row.touchpoint and visit.channel]
        again = Counter(visit.case for visit in here if visit.again)
        assert (row.visits, row.repeated) == (len(here), again.total())
        sizes = Counter(visit.case for visit in here)
        same(row.share, *ratio(sizes, again, sizes))
    assert {row.touchpoint for row in got.repeated} == {visit.node for visit in visits if visit.channel}


def check_cost(got, visits, sent, cases, won):
    contacts = [(visit.case, visit.channel) for visit in visits if visit.channel] + sent
    counted = Counter(channel for _, channel in contacts)
    if not counted.keys() & EACH.keys():
        assert (got.cost, got.no_cost) == (None, "the log names none of the channels that have a cost")
        return
    assert {row.channel: row.contacts for row in got.cost.contacts} == {
        key: counted[key] for key in EACH if counted[key]
    }
    assert got.cost.unpriced == counted["web"] + counted["kiosk"]
    spent = defaultdict(float)
    for case, channel in contacts:
        spent[case] += EACH.get(channel, 0)
    mean, spread, m = ratio(cases, spent, Counter(cases))
    same(got.cost.per_case, mean, spread, m)
    assert got.cost.total == pytest.approx(sum(spent.values()))
    assert got.cost.per_success == (pytest.approx(sum(spent.values()) / won) if won else None)


def test_cases_of_a_person_are_counted_together(lay, engine, graph_of):
    events = [("k1", "a", 0, "app"), ("k2", "a", 1, "phone"), ("k3", "a", 2, "app"), ("k3", "b", 3, "app")]
    lay(JOURNEY, events, parts=())
    from journeymap.overlay.run import overlay as run  # the log is changed between reading it and laying it over

    table = "SELECT case_id, activity, time_us, start_us, channel, seq, x FROM log"
    assert engine.fetch("look", "SELECT count(*) AS n FROM log")[0]["n"] == 4
    engine.create(
        "log", table.replace("x FROM log", "CASE WHEN case_id = 'k3' THEN 'q' ELSE 'p' END AS cluster FROM log")
    )
    from journeymap.events.log import EventLog

    got = run(graph_of(JOURNEY), engine, EventLog("made up", None, None, {}, 4, 4), parts=("channels",)).channels
    app, _phone = (row for row in got.use if row.touchpoint == "a")
    assert app.share.clusters == 2
    assert app.share.variance == pytest.approx(2 / 1 * ((1 - 4 / 3) ** 2 + (1 - 2 / 3) ** 2) / 9)
    assert got.cost.per_case.clusters == 2
    assert got.cost.per_case.estimate == pytest.approx((0.1 + 4.2 + 0.1 + 0.1) / 3)
    assert got.repeated[0].repeated == 0, "two cases did not do the same thing again"


def test_a_log_without_channels_has_none(lay):
    assert lay(JOURNEY, [("k", "a", 0), ("k", "won", 1)], parts=("channels",)).channels is None


def test_costs_in_two_currencies_are_not_added_up(lay):
    got = lay(JOURNEY.replace("4.20 EUR", "4.20 PLN"), [("k", "a", 0, "app")], parts=("channels",)).channels
    assert got.cost is None
    assert got.no_cost == "channels cost EUR and PLN: costs are added up in one currency only"


def test_channels_without_a_cost_have_none(lay):
    free = JOURNEY.replace(", cost: 0.10 EUR", "").replace(", cost: 4.20 EUR", "").replace(", cost: 1 EUR", "")
    got = lay(free, [("k", "a", 0, "app")], parts=("channels",)).channels
    assert (got.cost, got.no_cost) == (None, None)


def test_many_words_are_kept_apart_up_to_a_hundred(lay):
    events = [(f"k{number}", "a", number, f"word {number:03}") for number in range(130)]
    events += [("again", "a", 200, "word 129"), ("known", "a", 300, "APLIKACJA ")]
    got = lay(JOURNEY, events, parts=("channels",)).channels
    found = {row.channel: row.visits for row in got.use}
    assert len(found) == 102
    assert (found["word 129"], found["app"], found["(other)"]) == (2, 1, 30)


def test_names_are_text_to_the_engine(lay):
    words = ["it's", '"; DROP TABLE log; --', "zażółć 🙂", "a\nb"]
    got = lay(JOURNEY, [(str(i), "a", i, word) for i, word in enumerate(words)], parts=("channels",)).channels
    assert {row.channel for row in got.use} == set(words)
