"""Every operation of a what-if on a chain by hand."""

import numpy as np
import pytest

from journeymap.diagnostics import JourneyError
from journeymap.simulate.chain import chain_of
from journeymap.simulate.exact import expected_times, expected_visits, success_at_start
from journeymap.simulate.fitted import Dwell

OUTCOMES = {"stayed": "success", "cancelled": "failure"}


def test_less_drop_off_is_less_loss_and_less_failure_in_proportion(chain, after, row):
    found = after(chain, {"touchpoint": "look", "drop-off": {"by": "-50%"}})
    assert row(found.chain, "look") == pytest.approx(
        {"call": 0.2 * 0.85 / 0.7, "book": 0.5 * 0.85 / 0.7, "cancelled": 0.05}
    )
    assert found.words == ("drop-off at Looks: 30.0% -> 15.0%",)
    assert found.saved


def test_points_and_values_of_drop_off(chain, after, row):
    points = after(chain, {"touchpoint": "look", "drop-off": {"points": -3}})
    value = after(chain, {"touchpoint": "look", "drop-off": {"to": "27%"}})
    assert row(points.chain, "look") == row(value.chain, "look")
    assert row(points.chain, "look")["cancelled"] == pytest.approx(0.09)


def test_more_drop_off_is_taken_from_those_who_go_on(chain, after, row):
    found = after(chain, {"touchpoint": "arrive", "drop-off": "40%"})
    assert row(found.chain, "arrive") == pytest.approx({"stayed": 0.6})
    assert not found.saved


def test_the_saved_go_where_it_says(chain, after, row):
    found = after(chain, {"touchpoint": "look", "drop-off": {"points": -10}, "to": "call"})
    assert row(found.chain, "look") == pytest.approx({"call": 0.3, "book": 0.5, "cancelled": 0.1 * 2 / 3})


def test_the_saved_succeed_only_so_often(chain, after):
    change = {"touchpoint": "look", "drop-off": {"points": -10}, "saved-like": 0.25}
    before = success_at_start(chain)[0]
    best, cautious = (success_at_start(after(chain, change, cautious=how).chain)[0] for how in (False, True))
    assert cautious - before == pytest.approx(0.25 * (best - before))


def test_a_share_grows_and_the_others_give_way(chain, after, row):
    found = after(chain, {"transition": ["look", "call"], "share": {"to": "40%"}})
    assert row(found.chain, "look") == pytest.approx({"call": 0.4, "book": 0.4 * 5 / 6, "cancelled": 0.4 / 6})
    assert found.words == ("share Looks -> Calls: 20.0% -> 40.0%",)
    assert not found.saved


def test_a_way_that_nobody_went_can_be_opened(chain, after, row):
    found = after(chain, {"transition": ["call", "arrive"], "share": "10%"})
    assert row(found.chain, "call") == pytest.approx({"arrive": 0.1, "book": 0.525, "cancelled": 0.175})


def test_a_way_between_stages(chain, after, row):
    found = after(chain, {"transition": ["booking", "staying"], "share": {"by": "-50%"}})
    assert row(found.chain, "book") == pytest.approx({"arrive": 0.4, "cancelled": 0.5})


def test_the_start_has_shares_too(after, row):
    chain = chain_of({("look",): {"stayed": 0.5}, ("call",): {"stayed": 0.8}}, {"look": 0.6, "call": 0.4}, OUTCOMES)
    found = after(chain, {"transition": ["start", "call"], "share": {"points": 20}})
    assert row(found.chain) == pytest.approx({"look": 0.4, "call": 0.6})


def test_loss_on_a_way_saves_for_that_way(chain, after, row):
    found = after(chain, {"transition": ["look", "book"], "drop-off": {"points": -10}})
    assert row(found.chain, "look")["book"] == pytest.approx(0.6)
    assert row(found.chain, "look")["call"] == pytest.approx(0.2)


def test_share_of_a_touchpoint_is_of_all_who_could_come(chain, after, row):
    found = after(chain, {"touchpoint": "call", "share": {"by": "-50%"}})
    assert row(found.chain, "look")["call"] == pytest.approx(0.1)


def test_redirected(chain, after, row):
    found = after(chain, {"touchpoint": "call", "redirect": "book"})
    assert row(found.chain, "look") == pytest.approx({"book": 0.7, "cancelled": 0.1})
    assert found.words == ("Calls redirected to Books: 20.0 times in 100 journeys",)


def test_one_way_redirected_to_an_outcome(chain, after, row):
    found = after(chain, {"transition": ["look", "call"], "redirect": "stayed"})
    assert row(found.chain, "look") == pytest.approx({"book": 0.5, "stayed": 0.2, "cancelled": 0.1})


def test_removed_touchpoints_are_passed_by_and_lose_nobody(chain, after, row):
    found = after(chain, {"touchpoint": "call", "remove": True})
    # Of 100 who called 60 booked and 20 cancelled; the 20 lost go on as those 60 did.
    assert row(found.chain, "look") == pytest.approx({"book": 0.5 + 0.2 * 0.8, "cancelled": 0.1 + 0.2 * 0.2})
    assert found.chain.contexts == ((0,), (2,), (3,))


def test_a_removed_only_entry_begins_where_it_led(chain, after, row):
    found = after(chain, {"touchpoint": "look", "remove": True})
    assert row(found.chain) == pytest.approx({"call": 0.2 * 0.9 / 0.7, "book": 0.5 * 0.9 / 0.7, "cancelled": 0.1})


def test_a_touchpoint_that_is_repeated_can_be_removed(after, row):
    rows = {("look",): {"call": 0.5, "book": 0.5}, ("call",): {"call": 0.5, "book": 0.25}, ("book",): {"stayed": 1.0}}
    found = after(chain_of(rows, {"look": 1.0}, OUTCOMES), {"touchpoint": "call", "remove": True})
    assert row(found.chain, "look") == pytest.approx({"book": 1.0})


def test_histories_without_the_removed(after, row):
    rows = {
        ("look",): {"call": 0.5, "book": 0.5},
        ("look", "call"): {"book": 1.0},
        ("call", "book"): {"stayed": 0.2},
        ("look", "book"): {"stayed": 0.6},
        ("call",): {"book": 1.0},
    }
    found = after(
        chain_of(rows, {"look": 1.0}, OUTCOMES, touchpoints=("look", "call", "book")),
        {"touchpoint": "call", "remove": True},
    )
    assert row(found.chain, "look") == {"book": 1.0}
    assert success_at_start(found.chain)[0] == pytest.approx(0.6)
    assert all(1 not in context for context in found.chain.contexts)


def test_histories_that_all_held_it_are_pooled(after):
    rows = {("look",): {"call": 1.0}, ("call",): {"book": 1.0}, ("call", "book"): {"stayed": 0.2}}
    found = after(chain_of(rows, {"look": 1.0}, OUTCOMES), {"touchpoint": "call", "remove": True})
    assert success_at_start(found.chain)[0] == pytest.approx(0.2)


def test_a_closed_way(chain, after, row):
    found = after(chain, {"transition": ["look", "call"], "remove": True})
    assert row(found.chain, "look") == pytest.approx({"book": 0.8 * 5 / 6, "cancelled": 0.8 / 6})


def test_a_new_touchpoint_with_its_prior(chain, after, row):
    new = {"id": "remind", "name": "A reminder", "after": "look", "share": "35%", "drop-off": "10%", "next": "book"}
    found = after(chain, {"add": new})
    assert row(found.chain, "look") == pytest.approx({"call": 0.1, "book": 0.25, "remind": 0.35, "cancelled": 0.1})
    assert row(found.chain, "look", "remind") == pytest.approx({"book": 0.9})
    assert found.chain.targets == ("look", "call", "book", "arrive", "remind", "stayed", "cancelled")


def test_a_new_touchpoint_that_loses_nobody_changes_no_success(chain, after):
    found = after(chain, {"add": {"id": "remind", "after": "book", "takes": "1h"}})
    assert success_at_start(found.chain) == pytest.approx(success_at_start(chain))


def test_a_new_touchpoint_can_be_named_before_it_is_added(chain, after, row):
    found = after(
        chain,
        {"transition": ["book", "remind"], "share": "20%"},
        {"add": {"id": "remind", "after": "book", "drop-off": "0%"}},
    )
    assert row(found.chain, "book")["remind"] == pytest.approx(0.2)


def test_a_channel_loses_fewer(chain, after):
    found = after(chain, {"channel": "web", "drop-off": {"by": "-50%"}})
    assert found.chain.lost[0].tolist() == pytest.approx([0.1, 0.2, 0.05, 0.05])
    assert [note.kind for note in found.notes] == ["several-channels"]


def test_a_channel_is_chosen_less_often(chain, after, row):
    # At look one can call or book; the phone's share of both is 2 in 7.
    found = after(chain, {"channel": "phone", "share": {"by": "-50%"}})
    assert row(found.chain, "look") == pytest.approx({"call": 0.1, "book": 0.6, "cancelled": 0.1})
    assert found.words == ("share in Phone at Booking: 28.6% -> 14.3%",)


def test_a_channel_where_nobody_chooses(chain, after, row):
    found = after(chain, {"touchpoint": "arrive", "channel": "phone", "share": {"to": "10%"}})
    assert row(found.chain, "arrive") == row(chain, "arrive")
    assert found.notes[0].severity == "warning"


DWELL = Dwell(
    source=np.array([0, 0, 0, 1, 1, 2, 2, 3]),
    target=np.array([1, 2, 5, 2, 5, 3, 5, 4]),
    pair=np.arange(8),
    takes_s=np.array([[10.0, 20.0]] * 8),
    wait_s=np.array([[100.0, 300.0]] * 8),
    observed=np.array([100] * 8),
    basis=("observed",) * 8,
    hours=np.zeros((8, 168)),
)


def times(found):
    return float(expected_times(found.chain, found.dwell, to="success").journey[0])


def test_times_change_by_a_part_and_to_a_median(chain, after):
    half = after(chain, {"touchpoint": "book", "wait": {"by": "-50%"}}, dwell=DWELL)
    value = after(chain, {"transition": ["book", "arrive"], "takes": {"to": "20s"}}, dwell=DWELL)
    before = float(expected_times(chain, DWELL, to="success").journey[0])
    assert times(half) == pytest.approx(before - 100)
    assert times(value) == pytest.approx(before + 15)
    assert value.words == ("takes Books -> Arrives: 10.0s -> 20.0s (median)",)


def test_who_passes_by_saves_what_the_touchpoint_takes(after):
    rows = {("look",): {"call": 1.0}, ("call",): {"stayed": 1.0}}
    chain = chain_of(rows, {"look": 1.0}, OUTCOMES)
    dwell = Dwell(
        np.array([0, 1]),
        np.array([1, 2]),
        np.arange(2),
        np.array([[10.0, 20.0]] * 2),
        np.array([[1.0, 3.0]] * 2),
        np.array([9, 9]),
        ("observed",) * 2,
        np.zeros((2, 168)),
    )
    found = after(chain, {"touchpoint": "call", "remove": True}, dwell=dwell)
    assert times(found) == pytest.approx(15 + 2 + 2)


def test_a_new_touchpoint_takes_its_time(chain, after):
    found = after(chain, {"add": {"id": "remind", "after": "book", "takes": "1h"}}, dwell=DWELL)
    assert times(found) == pytest.approx(float(expected_times(chain, DWELL, to="success").journey[0]) + 3600)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"touchpoint": "look", "drop-off": {"points": -35}},
            "drop-off at Looks is 30.0%, so it cannot fall by 35 points",
        ),
        ({"touchpoint": "look", "drop-off": {"by": "+300%"}}, "cannot grow by 300.0% of itself"),
        ({"transition": ["look", "call"], "share": "90%"}, "cannot become 90.0%"),
        ({"transition": ["arrive", "stayed"], "remove": True}, "it is the only way on"),
        ({"touchpoint": "mail", "drop-off": {"by": "-30%"}}, '"mail" is sent one way'),
        ({"touchpoint": "cal", "drop-off": {"by": "-30%"}}, '"cal" is not in this journey'),
        ({"touchpoint": "book", "redirect": "look"}, None),
        ({"transition": ["look", "book"], "redirect": "mail"}, '"mail" is sent one way'),
        (
            {"add": {"id": "remind", "after": "look", "share": "90%"}},
            "70.0% go on from there, so 90.0% cannot come by it",
        ),
        ({"add": {"id": "look", "after": "book", "takes": "1h"}}, "the id is taken"),
        ({"touchpoint": "look", "wait": {"points": 3}}, None),
        ({"touchpoint": "look", "drop-off": {"points": -3}, "to": "cancelled"}, '"cancelled" is a failure'),
    ],
)
def test_what_is_impossible_is_said(chain, after, change, message):
    if message is None:
        after(chain, change)
        return
    with pytest.raises(JourneyError, match=r'^what-if "idea": ') as error:
        after(chain, change)
    assert message in error.value.message


def test_removed_and_changed(chain, after):
    with pytest.raises(JourneyError, match='nobody comes to "call"'):
        after(chain, {"touchpoint": "call", "remove": True}, {"touchpoint": "call", "drop-off": {"by": "-10%"}})


def test_going_round_for_ever_is_refused(after):
    rows = {("look",): {"book": 0.8, "call": 0.2}, ("call",): {"look": 1.0}, ("book",): {"look": 0.5, "stayed": 0.5}}
    with pytest.raises(JourneyError, match="round for ever, at look"):
        after(
            chain_of(rows, {"look": 1.0}, OUTCOMES, touchpoints=("look", "call", "book")),
            {"touchpoint": "book", "redirect": "call"},
            {"touchpoint": "call", "redirect": "look"},
        )


def test_nobody_at_a_touchpoint(after):
    rows = {("look",): {"stayed": 0.5}, ("call",): {"stayed": 0.5}}
    chain = chain_of(rows, {"look": 1.0}, OUTCOMES)
    with pytest.raises(JourneyError, match='nobody comes to "call"'):
        after(chain, {"touchpoint": "call", "drop-off": {"by": "-30%"}})
    found = after(chain, {"touchpoint": "call", "remove": True})
    assert success_at_start(found.chain) == pytest.approx(success_at_start(chain))
    assert found.notes[0].kind == "nobody"
    assert expected_visits(found.chain)[0].tolist() == [1.0]


def test_what_one_history_cannot_do_is_said(after):
    rows = {
        ("look",): {"book": 0.5, "call": 0.5},
        ("call",): {"book": 1.0},
        ("book",): {"stayed": 0.9},
        ("call", "book"): {"stayed": 0.1},
    }
    chain = chain_of(rows, {"look": 1.0}, OUTCOMES, touchpoints=("look", "call", "book"))
    found = after(chain, {"touchpoint": "book", "drop-off": {"by": "+40%"}})
    # Half come straight and lose 10%, half have called and lose 90%, which cannot become 126%.
    assert found.words == ("drop-off at Books: 50.0% -> 57.0%",)
    assert found.notes[0].message.endswith("it becomes 57.0% in place of 70.0%")


def test_what_a_group_of_cases_cannot_do_is_said(graph, ask):
    from dataclasses import replace

    from journeymap.simulate.what_if import changed

    chain = chain_of({("look",): {"stayed": 0.9}}, {"look": 1.0}, OUTCOMES)
    chain = replace(chain, share=np.array([[0.9], [0.99], [0.81]]), start_share=np.ones((3, 1)))
    found, _, notes = changed(chain, None, graph, ask({"touchpoint": "look", "drop-off": {"points": -5}}))
    assert found.share[:, 0].tolist() == pytest.approx([0.95, 1.0, 0.86])
    assert "(1 of 2)" in notes[0].message


def test_a_log_in_which_nobody_goes_on(after):
    chain = chain_of({("look",): {}}, {"look": 1.0}, OUTCOMES)
    for change in ({"drop-off": {"by": "-10%"}}, {"remove": True}):
        with pytest.raises(JourneyError, match="nobody is known to go on from there"):
            after(chain, {"touchpoint": "look", **change})
    assert success_at_start(after(chain, {"touchpoint": "look", "drop-off": "90%", "to": "stayed"}).chain)[
        0
    ] == pytest.approx(0.1)


def test_a_channel_is_taken_out(chain, after, row):
    found = after(chain, {"channel": "phone", "remove": True})
    assert row(found.chain, "look") == pytest.approx({"book": 0.66, "cancelled": 0.14})
    assert "nobody is moved there" in found.notes[0].message


def test_two_who_lead_to_each_other_can_both_be_removed(after, row):
    rows = {
        ("look",): {"call": 0.6, "book": 0.4},
        ("call",): {"book": 0.5, "stayed": 0.5},
        ("book",): {"call": 0.5, "cancelled": 0.5},
    }
    found = after(
        chain_of(rows, {"look": 1.0}, OUTCOMES),
        {"touchpoint": "call", "remove": True},
        {"touchpoint": "book", "remove": True},
    )
    # From book: half to call, of whom half come back; so 1/3 stay and 2/3 cancel. From call: 1/2 + 1/2 x 1/3 stay.
    assert row(found.chain, "look") == pytest.approx(
        {"stayed": 0.6 * 2 / 3 + 0.4 / 3, "cancelled": 0.6 / 3 + 0.4 * 2 / 3}
    )


def test_redirected_times_are_mixed(after):
    rows = {("look",): {"call": 0.25, "book": 0.75}, ("call",): {"stayed": 1.0}, ("book",): {"stayed": 1.0}}
    chain = chain_of(rows, {"look": 1.0}, OUTCOMES, touchpoints=("look", "call", "book"))
    times_s = np.array([[40.0] * 8, [0.0] * 8, [0.0] * 8, [0.0] * 8])
    dwell = Dwell(
        np.array([0, 0, 1, 2]),
        np.array([1, 2, 3, 3]),
        np.arange(4),
        np.zeros((4, 8)),
        times_s,
        np.array([25, 75, 25, 75]),
        ("observed",) * 4,
        np.zeros((4, 168)),
    )
    found = after(chain, {"touchpoint": "call", "redirect": "book"}, dwell=dwell)
    assert times(found) == pytest.approx(10.0)
