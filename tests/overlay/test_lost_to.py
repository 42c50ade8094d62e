"""Where the lost went, against a plain reading on small random logs."""

from collections import Counter, defaultdict

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.overlay.lost_to import MOST

JOURNEY = """
stages:
  - id: all
    touchpoints:
      - {id: a, name: A, match: {activity: a, channel: [web, app]}}
      - {id: b, name: B, match: {where: {size: ["5"]}}}
      - {id: m, name: M, match: m, one-way: true, planned: false}
outcomes:
  won: {match: won}
"""

event = st.tuples(
    st.sampled_from(["k1", "k2", "k3", "k4"]),
    st.sampled_from(["a", "a", "b", "b", "m", "won", "x", "y"]),
    st.integers(0, 12),
    st.sampled_from(["web", "app", "shop", None]),
    st.sampled_from(["5", "6", None]),
)


def node_of(name, channel, size):
    if name == "a" and channel in ("web", "app") and size != "5":
        return "a"
    if size == "5":
        return "b"
    return name if name in ("m", "won") else None


def followed(events, end):
    """(touchpoint, activity) of every visit without a next step."""
    cases = defaultdict(list)
    for case, name, at, channel, size in sorted(events, key=lambda entry: entry[2]):
        if at <= end:
            cases[case].append((name, node_of(name, channel, size)))
    found = Counter()
    for rows in cases.values():
        mapped = [(i, node) for i, (_, node) in enumerate(rows) if node in ("a", "b", "won")]
        if mapped and all(node != "won" for _, node in mapped):
            last, here = mapped[-1]
            found.update({(here, name) for name, node in rows[last + 1 :] if node is None})
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(event, min_size=1, max_size=40), st.integers(4, 14))
def test_every_count(lay, events, end):
    # an event that two would fit is an ambiguous map
    events = [
        (case, name if size != "5" or name not in ("a", "m", "won") else "b", at, channel, size)
        for case, name, at, channel, size in events
    ]
    if min(at for _, _, at, *_ in events) > end or not any(channel for *_, channel, _ in events):
        return
    got = lay(
        JOURNEY, [entry[:4] for entry in events], {"size": [entry[4] for entry in events]},
        parts=("lost",), observed_until=f"1970-01-01T00:00:{end:02}Z",
    )  # fmt: skip
    assert {(row.touchpoint, row.activity): row.visits for row in got.lost_to} == followed(events, end)
    order = [(row.touchpoint, -row.visits, row.activity) for row in got.lost_to]
    assert order == sorted(order)


def test_the_most_frequent_are_named(lay):
    events = [
        ("k", "a", 0, "web"),
        *(("k", f"x{number:03}", 1, "web") for number in range(MOST + 5)),
        ("l", "a", 0, "web"),
    ]
    events.append(("l", "x054", 1, "web"))
    got = lay(JOURNEY, events, {"size": [None] * len(events)}, parts=("lost",))
    assert len(got.lost_to) == MOST
    assert [(row.activity, row.visits) for row in got.lost_to[:2]] == [("x054", 2), ("x000", 1)]


def test_a_log_that_is_all_on_the_map_has_an_empty_table(lay):
    got = lay(JOURNEY, [("k", "a", 0, "web")], {"size": [None]}, parts=("lost",))
    assert list(got.lost_to) == []
