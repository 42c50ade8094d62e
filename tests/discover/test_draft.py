"""What a draft makes of small logs: order, ways, ends, what it leaves out, and what it says of it."""

import re

import pandas as pd
import pytest

import journeymap as jm
from journeymap.diagnostics import JourneyError

SHOP = [["order", "pay", "parcel_sent", "received"]] * 60 + [["order", "pay", "refunded"]] * 20 + [["order"]] * 20


def nexts(found, step):
    return {entry.to: entry.share for entry in found.journey.graph.touchpoints[step].next}


def test_a_line_reads_from_top_to_bottom(draft):
    found = draft(SHOP)
    assert found.faults() == []
    assert found.names == ["Order", "Pay", "Parcel sent"]
    assert found.outcomes == {"Received": "success", "Refunded": "neutral"}
    assert nexts(found, "order-step") == {}
    assert nexts(found, "pay") == {"refunded": 0.25}
    assert found.fit() == (100, 100)


def test_a_good_end_is_told_from_a_bad_one_in_several_languages(draft):
    for good, bad in [
        ("zaakceptowano", "odrzucono"),
        ("genehmigt", "abgelehnt"),
        ("odobreno", "zavrnjeno"),
        ("paid", "declined"),
    ]:
        found = draft([["a", "b", good]] * 5 + [["a", "b", bad]] * 5)
        assert sorted(found.outcomes.values()) == ["failure", "success"]
        assert found.outcomes[bad.capitalize()] == "failure"
        assert "assumed to be a failure, by its name" in found.text


def test_where_no_name_tells_the_usual_end_is_taken_for_good(draft):
    found = draft([["1", "2", "3"]] * 9 + [["1", "2", "4"]])
    assert found.outcomes == {"3": "success", "4": "neutral"}
    assert "assumed to be a success, its name does not tell" in found.text


def test_journeys_may_begin_elsewhere(draft):
    found = draft([["web", "desk", "done"]] * 3 + [["desk", "done"]] * 7)
    assert [part.starts for part in found.journey.graph.touchpoints.values()] == [False, 0.7]
    assert found.fit() == (10, 10)


def test_what_is_done_again_at_once_is_repeats(draft):
    found = draft([["ask", "ask", "ask", "answered"]] * 5)
    assert found.journey.graph.touchpoints["ask"].repeats == pytest.approx(0.67)


def test_ways_back_have_shares(draft):
    found = draft([["a", "b", "a", "b", "ok"]] * 2 + [["a", "b", "ok"]] * 6)
    assert nexts(found, "b") == {"a": 0.2}
    assert found.fit() == (8, 8)


def test_seldom_ways_are_left_out_and_said_to_be(draft):
    found = draft([["a", "b", "c", "paid"]] * 97 + [["a", "c", "b", "paid"]] * 3)
    assert found.fit() == (97, 100)
    assert "97 of 100 cases (97%) follow this plan" in found.text
    assert "Of the 6 ways from one step to another that they took, it holds 3" in " ".join(found.text.split("\n# "))


def test_more_ways_are_kept_where_too_few_would_fit(draft):
    paths = [["a", "b", "c", "paid"]] * 97 + [["a", "c", "b", "paid"]] * 3
    assert draft(paths, fit="100%").fit() == (100, 100)
    assert draft(paths, ways="0%").fit() == (100, 100)


def test_what_happens_at_the_same_moment_is_one_step(draft):
    long = [["begin", "approved", "registered", "x"], ["begin", "registered", "approved", "x"]] * 20
    rows = []
    for case, path in enumerate(long):
        for activity, minutes in zip(path, (0, 9000, 9001, 20000), strict=True):
            rows.append((str(case), activity, pd.Timestamp("2026-01-01") + pd.Timedelta(minutes=minutes)))
    found = draft(pd.DataFrame(rows, columns=["case", "activity", "time"]))
    assert found.activities == ["begin", "approved", "registered"]
    assert found.names == ["Begin", "Approved"]
    assert found.fit() == (40, 40)


def test_what_comes_at_any_point_is_left_out(draft):
    steps = ["a", "b", "c", "d", "e", "f", "g", "h"]
    paths = [[*steps[:at], "app", *steps[at:], "paid"] for at in range(len(steps) + 1) for _ in range(4)]
    paths = [path if number % 3 else [step for step in path if step != "app"] for number, path in enumerate(paths)]
    found = draft(paths)
    assert "app" not in found.activities
    assert "- since they come at any point of a journey: app (24)" in found.text


def test_what_shares_a_prefix_with_it_goes_too(draft):
    steps = ["A_a", "A_b", "A_c", "A_d", "A_e", "A_f", "A_g", "A_h"]
    paths = []
    for at in range(len(steps) + 1):
        for other in range(len(steps) + 1):
            path = list(steps)
            path.insert(at, "W_call")
            path.insert(other, "W_note")
            paths.append([*path, "A_paid"])
    found = draft([*paths, *[[*steps[:4], "W_file", *steps[4:], "A_paid"]] * 5])
    assert found.activities == steps
    assert "- since most of what has the same prefix comes at any point: W_file (5)" in found.text


def test_steps_that_lead_to_each_other_every_way_are_a_stage_in_any_order(draft):
    around = ["home", "search", "list", "item"]
    paths = [[a, b, c, "cart", "paid"] for a in around for b in around for c in around if a != b != c]
    found = draft(paths)
    stages = {
        tuple(str(part.name) for part in stage.touchpoints): stage.order for stage in found.journey.journey.stages
    }
    assert {frozenset(names): order for names, order in stages.items()} == {
        frozenset({"Home", "Search", "List", "Item"}): "any",
        frozenset({"Cart"}): "sequence",
    }
    assert found.fit() == (36, 36)


def test_channels_are_declared_and_named(draft):
    found = draft(SHOP, channels={"order": "Web-Shop", "pay": "phone", "parcel_sent": "none"}, channel="channel")
    assert [part.channel for part in found.journey.graph.touchpoints.values()] == [
        ("web-shop",),
        ("phone",),
        ("none-step",),
    ]
    assert found.faults() == []
    assert found.journey.journey.events.channel == "channel"


def test_a_column_called_channel_is_found(draft):
    assert draft(SHOP, channels={"order": "web"}).journey.journey.events.channel == "channel"
    assert draft(SHOP).journey.journey.events.channel is None


def test_stages_are_cut_where_people_wait(draft):
    hours = {"a": 0, "b": 1, "c": 2, "d": 300, "e": 301, "f": 302, "paid": 303}
    rows = [
        (str(case), name, pd.Timestamp("2026-01-01") + pd.Timedelta(hours=at))
        for case in range(9)
        for name, at in hours.items()
    ]
    found = draft(pd.DataFrame(rows, columns=["case", "activity", "time"]))
    assert [str(stage.name) for stage in found.journey.journey.stages] == ["A – C", "D – F"]
    assert found.journey.graph.touchpoints["c"].wait.text == "12d"


def test_what_was_asked_to_be_left_out_is(draft):
    found = draft(SHOP, leave_out=["parcel*"])
    assert found.names == ["Order", "Pay"]
    assert "- as asked for: parcel_sent (60)" in found.text


def test_rare_activities_and_too_many_are_named(draft):
    paths = [[*SHOP[0], "rated"], *SHOP]
    assert "- in fewer than 2% of the cases: rated (1)" in draft(paths).text
    assert "- since the map holds 2 touchpoints at most: parcel_sent (61)" in draft(paths, touchpoints=2).text


def test_an_activity_called_none_cannot_be_matched(draft):
    found = draft([["a", "none", "paid"]] * 5)
    assert found.activities == ["a"]
    assert "since a match that says none means that nothing is logged: none (5)" in found.text


def test_one_activity_and_one_case(draft):
    found = draft([["only"]])
    assert (found.faults(), found.names, found.outcomes) == ([], ["Only"], {"Done": "success"})
    assert "assumed: the log shows no end that sounds good" in found.text


def test_those_from_whom_nobody_went_on_end_there(draft):
    found = draft([["saved"]] * 5 + [["sent", "paid"]] * 5)
    assert found.outcomes == {"Paid": "success", "Ended": "neutral"}
    assert found.fit() == (10, 10)


def test_ten_thousand_activities(draft):
    found = draft([[f"step {number}" for number in range(start, start + 10)] for start in range(0, 10_000, 10)])
    assert found.faults() == []
    assert len(found.names) <= 15
    assert "9,985 activities of 10,000" in found.text


def test_a_hostile_log_stays_text(draft):
    names = ["'); drop table log; --", 'a "quoted" name', "line\nbreak", "# no comment", "🙂", "- x", "1:30", "yes"]
    found = draft([[*names, "paid"]] * 4, touchpoints=20, least="0%")
    assert found.faults() == []
    assert sorted(found.activities) == sorted(names)
    assert found.fit() == (4, 4)


def test_comments_hold_names_on_one_line(draft):
    found = draft([["a", "paid"]] * 99 + [["a", "evil\njourneymap: 2\n# x", "paid"]])
    head = found.text.partition("\njourneymap: 1\n")[0]
    assert all(line.startswith("#") for line in head.splitlines())
    assert "evil journeymap: 2 # x (1)" in head


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"least": "two"}, "least: "),
        ({"ways": 7}, "ways: a share of 7 is impossible"),
        ({"touchpoints": 0}, "touchpoints: 0 is no number of touchpoints"),
        ({"language": "elvish"}, '"elvish" is not the code of a language'),
        ({"leave_out": "*"}, "no activity of the log may come onto the map"),
        ({"nonsense": 1}, 'a log has no role "nonsense"'),
    ],
)
def test_misuse_is_one_clear_sentence(draft, options, message):
    with pytest.raises(JourneyError, match=re.escape(message)):
        draft(SHOP, **options)


def test_the_same_log_gives_the_same_bytes(draft):
    assert len({draft(SHOP).text for _ in range(3)}) == 1


def test_python_users_call_it_draft(tmp_path):
    log = tmp_path / "shop.csv"
    log.write_text(
        "who,what,at\n"
        + "".join(
            f"{n},{name},2026-01-0{n}T10:00:0{p}Z\n" for n in range(1, 8) for p, name in enumerate(["order", "paid"])
        )
    )
    text = jm.draft(log, case="who", activity="what", time="at", name="Buying", language="pl")
    assert "name: Buying\nlanguage: pl\nstatus: draft\n" in text
    assert "events:\n  case: who\n  activity: what\n  time: at\n" in text
    assert "id: shop\n" in text
