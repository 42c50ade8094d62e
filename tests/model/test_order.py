"""Keys are written in an order: each once, the version or the id first, the analyst's half of a journey last."""

import pytest

from journeymap.model.journey import Journey
from journeymap.model.keys import parts_below
from journeymap.model.order import keys_in_order
from journeymap.model.schema import FILES
from journeymap.model.steps import Touchpoint

PARTS = {part.__name__: part for root in FILES.values() for part in parts_below(root)}


@pytest.mark.parametrize("name", PARTS)
def test_every_key_is_in_the_order_once(name):
    keys = keys_in_order(PARTS[name])
    assert sorted(keys) == sorted(PARTS[name].keys())


@pytest.mark.parametrize("kind", FILES)
def test_a_file_begins_with_its_version(kind):
    assert keys_in_order(FILES[kind])[0] == FILES[kind].version_key


def test_people_and_channels_come_before_the_stages_and_the_analyst_s_half_comes_last():
    keys = keys_in_order(Journey)
    assert keys.index("sources") < keys.index("stages") < keys.index("outcomes") < keys.index("events")
    assert keys[-1] == "what-if"


def test_a_touchpoint_says_who_it_is_then_what_is_felt_then_what_follows():
    keys = keys_in_order(Touchpoint)
    assert keys[:2] == ("id", "name")
    assert keys.index("channel") < keys.index("emotion") < keys.index("pain-points") < keys.index("next")
