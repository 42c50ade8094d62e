"""Ids, handed-down values and what is taken as written."""

from journeymap.model.ids import slug, unique
from journeymap.model.resolve import reserved_ids


def steps(reading):
    return [part for stage in reading.journey.stages for part in stage.touchpoints]


def test_ids_come_from_names_and_never_collide(read):
    reading = read(
        "journeymap: 1\noutcomes: {paid: x}\nstages:\n"
        "  - {name: Pay, touchpoints: [Pay, Pay!, Paid, Next, '???', {id: pay-2, name: x}, {en: Ends, pl: Kończy}]}\n"
    )
    assert [part.id for part in steps(reading)] == ["pay", "pay-3", "paid-2", "next-2", "step", "pay-2", "ends"]
    assert reading.journey.stages[0].id == "pay-4"


def test_derived_ids_are_told_from_written_ones(read):
    reading = read("journeymap: 1\nstages: {touchpoints: [{id: a, name: A}, B, {id: a, name: C}]}\n")
    assert [(part.id, part.written("id")) for part in steps(reading)] == [("a", True), ("b", False), ("a", True)]


def test_the_language_of_the_journey_makes_the_id(read):
    reading = read("journeymap: 1\nlanguage: pl\nstages: {touchpoints: [{en: Pays, pl: Płaci}]}\n")
    assert steps(reading)[0].id == "płaci"


def test_values_are_handed_down_but_not_written(read):
    reading = read(
        "journeymap: 1\nowner: Boss\nevidence: observed\nchannel: web\n"
        "stages:\n  - {owner: Team, touchpoints: [{name: a, channel: shop}, b]}\n"
    )
    first, second = steps(reading)
    assert (str(first.owner), first.evidence, first.channel) == ("Team", "observed", ("shop",))
    assert (second.channel, second.written("channel"), first.written("channel")) == (("web",), False, True)
    assert reading.journey.stages[0].channel == ("web",)


def test_undeclared_parts_are_taken_as_written(read):
    reading = read(
        "journeymap: 1\nchannels: {web: }\nactors: {agent: {role: provider}}\nstages:\n  - touchpoints:\n"
        "    - {name: a, channel: [web, telefon], initiator: courier, support: {name: s, by: crm}, "
        "frontstage: {name: f, by: agent}, personas: {ana: {channel: dom}}}\n"
    )
    journey = reading.journey
    assert {key: part.declared for key, part in journey.channels.items()} == {
        "web": True,
        "telefon": False,
        "dom": False,
    }
    assert {key: part.declared for key, part in journey.actors.items()} == {"agent": True, "courier": False}
    assert {key: part.declared for key, part in journey.systems.items()} == {"crm": False}
    assert journey.channels["web"].name == "web"


def test_done_is_the_outcome_of_a_sketch(read):
    reading = read("journeymap: 1\nstages: {touchpoints: [Done, a]}\n")
    assert list(reading.journey.outcomes) == ["done"]
    assert steps(reading)[0].id == "done-2"
    assert not reading.journey.written("outcomes")


def test_pain_points_are_numbered_where_they_stand(read):
    reading = read(
        "journeymap: 1\nstages:\n  - {id: s, pain-points: p, touchpoints: [{id: a, pain-points: [x, {id: y, text: y}, z], opportunities: o}]}\n"
    )
    (touchpoint,) = steps(reading)
    assert [pain.id for pain in touchpoint.pain_points] == ["a-pain-1", "y", "a-pain-3"]
    assert touchpoint.opportunities[0].id == "a-opportunity-1"
    assert reading.journey.stages[0].pain_points[0].id == "s-pain-1"


def test_a_journey_without_a_name_is_called_by_its_file(read):
    journey = read("journeymap: 1\n").journey
    assert (journey.id, journey.name, journey.written("id")) == ("claim", "claim", False)


def test_keys_of_the_language_are_reserved():
    assert {"start", "lost", "next", "pain-points", "stages", "none"} <= reserved_ids()


def test_slugs_keep_letters_of_any_script():
    assert slug("Сеть — готова!") == "сеть-готова"
    assert slug("…") == ""


def test_unique_ids_are_taken():
    taken = {"a"}
    assert [unique("a", taken), unique("a", taken), unique("", taken)] == ["a-2", "a-3", "step"]
