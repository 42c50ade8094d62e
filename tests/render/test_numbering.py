"""Every step has a number of its own, planned and unplanned ones counted apart."""

from hypothesis import given
from hypothesis import strategies as st

from journeymap.graph.compile import compile_journey
from journeymap.model.journey import Journey
from journeymap.model.resolve import resolve
from journeymap.render.numbering import step_numbers


@given(st.lists(st.booleans(), min_size=1, max_size=12))
def test_planned_steps_are_counted_and_unplanned_ones_beside_them(planned: list[bool]):
    steps = [{"id": f"s{place}", "name": f"S{place}", "planned": fit} for place, fit in enumerate(planned)]
    data = {"journeymap": 1, "name": "J", "stages": [{"name": "S", "touchpoints": steps}]}
    found = [*step_numbers(compile_journey(resolve(Journey.model_validate(data), "j.yaml"))).values()]
    by_kind = {fit: [number for number, its in zip(found, planned, strict=True) if its is fit] for fit in (True, False)}
    assert by_kind[True] == [f"{number}" for number in range(1, sum(planned) + 1)]
    assert by_kind[False] == [f"U{number}" for number in range(1, planned.count(False) + 1)]
