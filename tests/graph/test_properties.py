"""Whatever the journey, compiling it gives a sound graph; contracting nodes equals looking for paths."""

from collections import defaultdict

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.graph.compile import LOST, START, compile_journey
from journeymap.graph.export import FORMATS
from journeymap.model.journey import Journey
from journeymap.model.resolve import resolve

at_leisure = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

NAMES = ("a", "b", "c", "d", "e", "s", "t", "done", "gone", "nowhere", "start")
often = st.sampled_from([True, False, "0%", "30%", "100%"])


def entry(sound):
    share = st.sampled_from(["10%", "30%"] if sound else ["10%", "70%", "100%"])
    optional = {"when": st.sampled_from(["late", "<b>"]), "share": share, "wait": st.just("2d")}
    return st.fixed_dictionaries({"to": st.sampled_from(NAMES)}, optional=optional)


def touchpoint(sound):
    return st.fixed_dictionaries(
        {"name": st.sampled_from(["Pays", '支付 " \\ </script> \n #%% &amp; ]']) | st.text(max_size=8)},
        optional={
            "id": st.sampled_from(NAMES[:5] if sound else NAMES),
            "channel": st.sampled_from(["web", "phone"]),
            "optional": often,
            "starts": st.sampled_from([True, "20%"]),
            "planned": st.sampled_from([True, True, False]),
            "one-way": st.booleans(),
            "next": st.lists(entry(sound), max_size=3),
            "x-note": st.text(max_size=3),
        },
    )


def stage(sound):
    return st.fixed_dictionaries(
        {"name": st.text(max_size=6), "touchpoints": st.lists(touchpoint(sound), max_size=4)},
        optional={"id": st.sampled_from(["s", "t"]), "order": st.just("any")},
    )


def journey(sound):
    outcome = st.fixed_dictionaries(
        {"kind": st.sampled_from(["success", "failure"])}, optional={"anywhere": st.booleans()}
    )
    return st.fixed_dictionaries(
        {"name": st.text(max_size=5), "stages": st.lists(stage(sound), max_size=4)},
        optional={"outcomes": st.dictionaries(st.sampled_from(["done", "gone", "lost"]), outcome, max_size=2)},
    )


def compiled(data):
    return compile_journey(resolve(Journey.model_validate(data), "j.yaml"))


def crowds(graph):
    """The shares that share out one crowd: ways out of a node, apart by the entry they come from."""
    totals = defaultdict(float)
    for way in graph.transitions:
        totals[way.source] += way.share or 0.0
    return totals


@at_leisure
@given(journey(sound=False))
def test_compiling_never_fails_and_every_way_has_two_ends(data):
    graph = compiled(data)
    nodes = set(graph.network)
    assert {START, LOST} <= nodes
    assert nodes - {START, LOST} <= set(graph.touchpoints) | set(graph.outcomes)
    for way in graph.transitions:
        assert {way.source, way.target} <= nodes
        assert way.share is None or -1e-9 <= way.share <= 1 + 1e-9
        assert way.target not in (START, LOST)


@at_leisure
@given(journey(sound=True))
def test_shares_stay_within_100_percent_where_those_of_the_plan_do(data):
    graph = compiled(data)
    planned = [part for part in graph.touchpoints.values() if part.planned and isinstance(part.starts, float)]
    for node, total in crowds(graph).items():
        if node != START or sum(part.starts for part in planned) <= 1:
            assert total <= 1 + 1e-9, node


@at_leisure
@given(journey(sound=False))
def test_unplanned_touchpoints_are_on_no_path(data):
    graph = compiled(data)
    ids = [part.id for stage in graph.journey.stages for part in stage.touchpoints if not part.planned]
    alone = set(ids) - set(graph.outcomes) - {START, LOST}
    taken_twice = {part.id for stage in graph.journey.stages for part in stage.touchpoints if part.planned}
    for way in graph.transitions:
        assert not {way.source, way.target} & (alone - taken_twice)


@at_leisure
@given(journey(sound=False), st.data())
def test_contracting_equals_looking_for_paths_through_the_hidden(data, draw):
    graph = compiled(data)
    hidden = draw.draw(st.sets(st.sampled_from(sorted(graph.network)), max_size=6))
    expected = set()
    for source in set(graph.network) - hidden:
        waiting, seen = list(graph.network.adj[source]), set()
        while waiting:
            node = waiting.pop()
            if node not in hidden:
                expected.add((source, node))
            elif node not in seen:
                seen.add(node)
                waiting.extend(graph.network.adj[node])
    assert graph.planned_pairs(hidden) == expected


@at_leisure
@given(journey(sound=False))
def test_every_format_is_written_twice_alike_and_can_be_encoded(data):
    graph = compiled(data)
    for write in FORMATS.values():
        text = write(graph)
        assert text.endswith("\n")
        assert text.encode() == write(compiled(data)).encode()
        assert "</script>" not in text


def test_a_long_chain_of_optional_touchpoints_is_compiled():
    touchpoints = [{"id": f"t{number}", "optional": True} for number in range(300)]
    graph = compiled({"stages": [{"name": "S", "touchpoints": touchpoints}]})
    assert len(graph.leaving(START)) == 301


def test_a_large_stage_in_any_order_is_compiled():
    touchpoints = [{"id": f"t{number}", "optional": "50%"} for number in range(30)]
    graph = compiled({"stages": [{"name": "S", "order": "any", "touchpoints": touchpoints}]})
    assert {way.target for way in graph.leaving("t0")} == {f"t{number}" for number in range(1, 30)} | {"done"}
