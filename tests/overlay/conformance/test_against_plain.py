"""Conformance of random journeys against a plain reading of its definitions, case by case."""

from collections import Counter, defaultdict
from functools import cache
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

JOURNEY = """
stages:
  - id: one
    touchpoints:
      - {id: a, name: A, match: a, next: b}
      - {id: b, name: B, match: b, respond-within: 9m, next: [c, left]}
      - {id: c, name: C, match: c, initiator: provider, next: [{to: a, when: again, wait: 2m}, {to: d, wait: 2m..5m}]}
      - {id: f, name: F, match: f, planned: false}
      - {id: m, name: M, match: m, one-way: true, planned: false}
  - id: two
    order: any
    touchpoints:
      - {id: d, name: D, match: d}
      - {id: e, name: E, match: e}
outcomes:
  won: {match: won}
  left: {kind: failure, match: left}
  gone: {kind: neutral, match: gone}
"""
STEPS, OUTCOMES = "abcfde", ("won", "left", "gone")
STATES = ["start", *STEPS, *OUTCOMES]
PLAN = {
    ("start", "a"), ("a", "b"), ("b", "c"), ("b", "left"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "d"), ("d", "won"),
    ("e", "won"),
}  # fmt: skip
LONGEST = {("c", "a"): 2, ("c", "d"): 5}
PROMISE, TAU, MINUTE = 9, 20, 60

event = st.tuples(
    st.sampled_from("klopqr"), st.sampled_from(["a", "b", "c", "d", *"abcdefm", *OUTCOMES]), st.integers(0, 60)
)
logs = st.lists(event, min_size=1, max_size=50)


def walked(events):
    end, begin = max(at for *_, at in events), min(at for *_, at in events)
    rows = defaultdict(list)
    for case, name, at in sorted(events, key=lambda entry: entry[2]):
        if not rows[case] or rows[case][-1][0] not in OUTCOMES:
            rows[case].append((name, at))
    for inside in rows.values():
        visits = []
        for name, at in inside:
            if name in STEPS and (not visits or visits[-1][0] != name):
                visits.append((name, at))
        outcome = inside[-1] if inside[-1][0] in OUTCOMES else None
        path = [*visits, outcome] if outcome else visits
        if path:
            before = path[0][0] != "a" and path[0][1] - begin <= TAU
            yield SimpleNamespace(path=path, names=[name for name, _ in path], outcome=outcome, before=before, end=end)


@cache
def distance(source, target):
    reached, steps = {source}, 0
    while target not in reached:
        wider = reached | {b for a, b in PLAN if a in reached}
        if wider == reached:
            return None
        reached, steps = wider, steps + 1
    return steps


def skips(source, target):
    """The touchpoints left out on the way, the first of equals."""
    while source != target:
        near = [s for s in STATES if (source, s) in PLAN and distance(s, target) == distance(source, target) - 1]
        source = near[0]
        yield source


def nearest(source, targets):
    ways = [
        (distance(source, target), STATES.index(target)) for target in targets if distance(source, target) is not None
    ]
    return STATES[min(ways)[1]] if ways else None


def aligned(one):
    """The moves (kind, name, how many symbols came before) of the best alignment, in order."""
    begins = ["start", *STEPS] if one.before else ["start"]
    finals = ["won"] if one.outcome and one.outcome[0] == "won" else STATES

    @cache
    def rest(place, state):
        """(cost, unplanned) from here on, whether the next symbol is in turn, and the state to skip to before it."""
        if place == len(one.names):
            end = nearest(state, finals)
            return (None, False, None) if end is None else ((distance(state, end), 0), False, end)
        name, found = one.names[place], []
        source = nearest(state, [a for a, b in PLAN if b == name])
        if source is not None and rest(place + 1, name)[0]:
            cost, unplanned = rest(place + 1, name)[0]
            found.append(((cost + distance(state, source), unplanned), True, source))
        if rest(place + 1, state)[0]:
            cost, unplanned = rest(place + 1, state)[0]
            found.append(((cost + 1, unplanned + 1), False, state))
        return min(found, key=lambda option: option[0]) if found else (None, False, None)

    state = min((s for s in begins if rest(0, s)[0]), key=lambda s: rest(0, s)[0])
    moves = []
    for place, name in enumerate(one.names):
        _, in_turn, source = rest(place, state)
        moves += [("skipped", skip, place) for skip in (skips(state, source) if in_turn else ())]
        moves.append(("planned" if in_turn else "unplanned", name, place))
        state = name if in_turn else state
    return moves + [("skipped", skip, len(one.names)) for skip in skips(state, nearest(state, finals))]


def shortest(one):
    return 0 if not one.outcome or one.outcome[0] != "won" else 1 if one.before else distance("start", "won")


def deadlines(one):
    """Whether each wait that was due by the end was kept, and by position the promises that were broken."""
    kept, broken = [], set()
    for place, (name, at) in enumerate(one.path):
        after = one.path[place + 1] if place + 1 < len(one.path) else None
        longest = LONGEST.get((name, after[0])) if after else None
        if longest is not None and one.end - at >= longest:
            kept.append(after[1] - at <= longest)
        if name == "b":
            answers = [then for other, then in one.path[place + 1 :] if other == "c" or other in OUTCOMES]
            took = (answers[0] if answers else one.end) - at
            in_time = took <= PROMISE if answers else took < PROMISE
            if one.end - at >= PROMISE:
                kept.append(in_time)
            if not in_time:
                broken.add(place)
    return kept, broken


def mean(values):
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def share(part, whole):
    return part / whole if whole else None


@pytest.mark.slow
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(logs)
def test_every_figure(lay, events):
    overlay = lay(JOURNEY, [(case, name, at * MINUTE) for case, name, at in events], inactive_after=TAU * MINUTE)
    got = overlay.conformance
    fitness, content, sequence, timing = [], [], [], []
    statuses, deviations = defaultdict(Counter), Counter()
    found = list(walked(events))
    for one in found:
        moves = aligned(one)
        kept, broken = deadlines(one)
        fitness.append(1 - sum(kind != "planned" for kind, *_ in moves) / (len(one.names) + shortest(one)))
        on_plan = {name for kind, name, _ in moves if kind != "unplanned" and name in STEPS}
        visited = {name for name in one.names if name in STEPS}
        content.append(share(len(on_plan & visited), len(on_plan | visited)))
        asked = [(kind, name) for kind, name, _ in moves if kind != "skipped" and (name in on_plan or name in OUTCOMES)]
        sequence.append(share(sum(kind == "planned" for kind, _ in asked), len(asked)))
        timing.append(share(sum(kept), len(kept)))
        count(statuses, one, moves, broken)
        deviations.update(set(left_plan(moves)))
    assert (got.fitness, got.compliance.content) == pytest.approx((mean(fitness), mean(content)))
    assert (got.compliance.sequence, got.compliance.timing) == pytest.approx((mean(sequence), mean(timing)))
    assert (got.aligned, got.unaligned) == (len(found), 0)
    for name in STEPS:
        row = overlay.touchpoint(name)
        status = {key: getattr(row.status, key) for key in ("completed", "missing", "failing", "adhoc")}
        assert status == {key: statuses[name][key] for key in status}
        assert row.status.completed + row.status.failing + row.status.adhoc == row.visits
    assert overlay.touchpoint("m").status is None
    shown = {(row.kind, row.touchpoint, row.after, row.before): row.cases for row in got.deviations}
    assert len(got.deviations) == min(50, len(deviations))
    assert all(deviations[key] == cases for key, cases in shown.items())
    assert [row.cases for row in got.deviations] == sorted(deviations.values(), reverse=True)[:50]


def count(statuses, one, moves, broken):
    for kind, name, place in moves:
        failed = place in broken or one.names[place + 1 :] == ["left"]
        key = {"skipped": "missing", "unplanned": "adhoc", "planned": "failing" if failed else "completed"}[kind]
        statuses[name][key] += 1


def left_plan(moves):
    for number, (kind, name, _) in enumerate(moves):
        if kind != "planned":
            before = [other for sort, other, _ in moves[:number] if sort == "planned"]
            after = [other for sort, other, _ in moves[number:] if sort == "planned"]
            yield kind, name, before[-1] if before else None, after[0] if after else None
