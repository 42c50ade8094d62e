"""What a reviewer reads of whole journeys: no false changes, consequences told once, journeys paired."""

import pytest

from journeymap.results.diff import Grade

SKETCH = """\
journeymap: 1
name: Shop
stages:
  - name: Buy
    owner: Sales
    channel: web
    touchpoints:
      - {id: look, name: Looks}
      - {id: pay, name: Pays}
      - {id: wait, name: Waits}
"""
DATA = "journeymap-data: 1\njourney: j\nmatch: {pay: paid}\n"


def sentences(difference, *kinds):
    return [change.message for change in difference.changes if not kinds or change.kind in kinds]


def test_layout_and_comments_are_no_change(compared):
    difference = compared(
        SKETCH, "# a word\n" + SKETCH.replace("{id: look, name: Looks}", "name: Looks\n        id: look")
    )
    assert [journey.status for journey in difference.journeys] == ["layout"]
    assert not difference


def test_the_same_file_is_the_same(compared):
    assert [journey.status for journey in compared(SKETCH, SKETCH).journeys] == ["same"]


def test_what_a_stage_hands_down_may_as_well_be_written_at_its_steps(compared):
    spread = SKETCH.replace("    owner: Sales\n    channel: web\n", "")
    for name in ("Looks", "Pays", "Waits"):
        spread = spread.replace(f"name: {name}}}", f"name: {name}, owner: Sales, channel: web}}")
    assert sentences(compared(SKETCH, spread)) == []


def test_a_section_may_move_into_the_data_file(compared):
    assert sentences(compared(SKETCH + "match: {pay: paid}\n", SKETCH, data=(None, DATA))) == []


def test_declarations_may_move_into_a_library(compared):
    library = "journeymap-library: 1\nname: Ours\nchannels: {web: {name: Web, kind: self-service}}\n"
    own = SKETCH + "channels: {web: {name: Web, kind: self-service}}\n"
    assert sentences(compared(own, SKETCH + "use: ours.yaml\n", others={"ours.yaml": library})) == []


def test_a_step_between_two_others_is_no_news_of_ways(compared):
    more = SKETCH.replace("      - {id: wait", "      - {id: check, name: Checks the mail}\n      - {id: wait")
    assert sentences(compared(SKETCH, more)) == ['touchpoint "check" was added after "pay" in stage "buy"']
    assert sentences(compared(more, SKETCH)) == ['touchpoint "check" was removed from stage "buy"']


def test_a_renamed_stage_moves_no_touchpoint(compared):
    assert sentences(compared(SKETCH, SKETCH.replace("name: Buy", "{id: order, name: Order}".strip("{}").replace(
        ", ", "\n    ")))) == [
        'stage "buy" is now called "order"',
        'stage "order" has another name: "Buy" -> "Order"',
    ]  # fmt: skip


def test_a_whole_stage_s_owner_is_told_once(compared):
    assert sentences(compared(SKETCH, SKETCH.replace("Sales", "Shops"))) == [
        'stage "buy" changed owner: Sales -> Shops'
    ]


@pytest.mark.parametrize(
    ("old", "new", "grade"),
    [
        (SKETCH, SKETCH, Grade.NOTABLE),
        (SKETCH + "match: {pay: paid}\n", SKETCH + "match: {order: paid}\n", Grade.BREAKING),
        (SKETCH + "expect: {touchpoints: {pay: {drop-off: {max: 5%}}}}\n", SKETCH, Grade.BREAKING),
        (SKETCH + "what-if: {x: {changes: {touchpoint: pay}}}\n", SKETCH, Grade.BREAKING),
    ],
)
def test_a_renamed_touchpoint_breaks_what_refers_to_it(compared, old, new, grade):
    difference = compared(old, new.replace("id: pay", "id: order"))
    (renamed,) = [change for change in difference.changes if change.kind == "touchpoint-renamed"]
    assert (renamed.message, renamed.grade) == ('touchpoint "pay" is now called "order"', grade)


def test_a_data_file_relies_on_every_id(compared):
    difference = compared(SKETCH, SKETCH.replace("id: look", "id: see"), data=(DATA, DATA))
    assert {change.kind: change.grade for change in difference.changes} == {"touchpoint-renamed": Grade.BREAKING}


def test_another_journey_relies_on_the_id_of_one(compared):
    whole = {"whole.yaml": "journeymap: 1\nname: W\nstages: [{name: S, touchpoints: [{name: T, journey: shop}]}]\n"}
    old, new = SKETCH + "id: shop\n", SKETCH + "id: store\n"
    alone = [change.grade for change in compared(old, new).changes]
    named = [change.grade for change in compared(old, new, others=whole).changes]
    assert (alone, named) == ([Grade.NOTABLE], [Grade.BREAKING])


def test_a_reworded_step_without_an_id_is_the_same_step(compared):
    plain = SKETCH.replace("{id: pay, name: Pays}", "Pays by card")
    difference = compared(plain, plain.replace("Pays by card", "Pays by card or app"))
    assert [change.kind for change in difference.changes] == ["touchpoint-renamed", "wording-changed"]


def test_another_step_in_the_same_place_is_another_step(compared):
    difference = compared(SKETCH, SKETCH.replace("{id: pay, name: Pays}", "{id: chat, name: Asks the assistant}"))
    assert [change.kind for change in difference.changes] == ["touchpoint-removed", "touchpoint-added"]


def test_swapped_steps_are_one_move_and_no_ways(compared):
    lines = SKETCH.splitlines(keepends=True)
    swapped = "".join([*lines[:7], lines[8], lines[7], lines[9]])
    assert [change.kind for change in compared(SKETCH, swapped).changes] == ["touchpoint-moved"]


def test_a_next_that_says_what_the_order_says_is_no_change(compared):
    assert (
        sentences(compared(SKETCH, SKETCH.replace("{id: pay, name: Pays}", "{id: pay, name: Pays, next: wait}"))) == []
    )


def test_journeys_are_paired_by_id_and_by_path(compared, tmp_path):
    other = "journeymap: 1\nid: {}\nname: Other\nstages: [{{name: S, touchpoints: [T]}}]\n"
    first = compared(SKETCH, SKETCH)
    assert len(first.journeys) == 1
    (tmp_path / "old" / "k.yaml").write_text(other.format("k"))
    (tmp_path / "new" / "moved.yaml").write_text(other.format("k"))
    (tmp_path / "new" / "fresh.yaml").write_text(other.format("fresh").replace("Other", "Fresh"))
    difference = compared(SKETCH, SKETCH)
    assert sorted((each.id, each.status) for each in difference.journeys) == [
        ("fresh", "added"),
        ("j", "same"),
        ("k", "same"),
    ]
    assert sentences(difference) == ['journey "fresh" was added']
    (tmp_path / "new" / "moved.yaml").unlink()
    gone = compared(SKETCH, SKETCH)
    assert 'journey "k" was removed' in sentences(gone)
    assert gone.worst() is Grade.BREAKING


def test_a_journey_whose_file_was_moved_is_the_same_one(compared, tmp_path):
    text = "journeymap: 1\nname: Other\nstages: [{name: S, touchpoints: [T]}]\n"
    compared(SKETCH, SKETCH)
    (tmp_path / "old" / "a.yaml").write_text(text)
    (tmp_path / "new" / "b.yaml").write_text(text)
    assert sentences(compared(SKETCH, SKETCH)) == ['the journey is now called "b", was "a"']


def test_a_version_that_cannot_be_read_is_reported_and_the_others_compared(compared):
    difference = compared(SKETCH, SKETCH.replace("  - name: Buy", "\t- name: Buy"))
    assert difference.errors("new")
    assert not difference.errors("old")
    assert difference.journeys[0].status in ("unreadable", "changed", "layout")


def test_the_version_of_the_language(compared, tmp_path):
    from journeymap.diff.compare import changes_between, mentions_in, pair_up
    from journeymap.model.read import read_journey

    compared(SKETCH, SKETCH)
    old, new = (read_journey(str(tmp_path / side / "j.yaml")) for side in ("old", "new"))
    new.journey.journeymap = "2"
    (change,) = changes_between(pair_up(old, new, mentions_in([])))
    assert change.message == "the journey changed the version of the language: 1 -> 2"
    assert change.grade is Grade.BREAKING


def test_a_log_that_is_described_now(compared):
    assert sentences(compared(SKETCH, SKETCH + "events: {case: c}\n")) == ["the log's reading was added"]


def test_as_is_and_to_be_pair_by_id_and_replaces(compared):
    better = SKETCH.replace("{id: pay, name: Pays}", "{id: pay-app, name: Taps once, replaces: pay, emotion: 2}")
    better = better.replace("name: Shop", "name: Shop\nperspective: to-be")
    assert [change.kind for change in compared(SKETCH.replace("Pays}", "Pays, emotion: -1}"), better).changes] == [
        "perspective-changed", "touchpoint-replaced", "emotion-changed", "curve-changed", "wording-changed",
    ]  # fmt: skip
