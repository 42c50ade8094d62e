"""The model that the plan makes: shares filled in, drop-off, one-way messages, loops, times, and what is said of it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import journeymap as jm
from journeymap.diagnostics import JourneyError
from journeymap.simulate.dwell.points import quantile_points
from journeymap.simulate.exact import success_at_start
from journeymap.simulate.planned import planned_model

ENDS = "outcomes: {won: {}, gone: {kind: failure}}\n"
DAY = 86400.0


def model_of(tmp_path, stages, outcomes=ENDS):
    file = tmp_path / "journey.yaml"
    file.write_text("journeymap: 1\nid: j\nname: Test\n" + outcomes + "stages:\n" + stages, encoding="utf-8")
    return planned_model(jm.load(file).graph)


def steps(*parts):
    return "  - name: S\n    id: s\n    touchpoints:\n" + "".join(f"      - {part}\n" for part in parts)


def rows(fitted):
    chain = fitted.chain
    found = {}
    for source, target, share in zip(chain.source, chain.target, chain.share[0], strict=True):
        found.setdefault(chain.touchpoints[source], {})[chain.targets[target]] = round(float(share), 9)
    return found


def kinds(fitted):
    return {note.kind: note.message for note in fitted.notes}


def test_said_shares_stand_and_what_is_left_is_split_evenly(tmp_path):
    fitted = model_of(
        tmp_path,
        steps(
            "{id: a, name: A, next: [{to: b, share: 40%}, {to: c, when: x}, {to: gone, when: y}, {to: won, when: z}]}",
            "{id: b, name: B}",
            "{id: c, name: C}",
        ),
    )
    found = rows(fitted)
    assert found["a"] == {
        name: pytest.approx(share) for name, share in {"b": 0.4, "c": 0.2, "won": 0.2, "gone": 0.2}.items()
    }
    assert found["b"] == {"c": 1.0}
    assert "the plan says no share for" in kinds(fitted)["shares-split"]
    assert fitted.chain.replicates == 0
    assert fitted.chain.visits.tolist() == [0, 0, 0]


def test_the_split_is_counted(tmp_path):
    fitted = model_of(
        tmp_path, steps("{id: a, name: A, next: [{to: won}, {to: gone}, {to: b}]}", "{id: b, name: B, next: won}")
    )
    assert rows(fitted)["a"] == {"b": pytest.approx(1 / 3), "won": pytest.approx(1 / 3), "gone": pytest.approx(1 / 3)}
    assert kinds(fitted)["shares-split"].startswith("the plan says no share for 3 of 5 ways")


def test_a_planned_drop_off_holds_the_lost_and_the_failed(tmp_path):
    fitted = model_of(
        tmp_path,
        steps(
            "{id: a, name: A, planned-drop-off: 10%}",
            "{id: b, name: B, planned-drop-off: 30%, next: [{to: c, share: 80%}, {to: gone, share: 20%}]}",
            "{id: c, name: C, planned-drop-off: 12%, next: [{to: won}, {to: gone}]}",
        ),
    )
    found = rows(fitted)
    assert found["a"] == {"b": pytest.approx(0.9)}
    assert found["b"] == {"c": pytest.approx(0.7), "gone": pytest.approx(0.2)}
    assert found["c"] == {"won": pytest.approx(0.88), "gone": pytest.approx(0.12)}
    assert fitted.chain.lost[0] == pytest.approx([0.1, 0.1, 0.0])


def test_optional_steps_and_starts(tmp_path):
    fitted = model_of(
        tmp_path,
        steps("{id: a, name: A}", "{id: b, name: B, optional: 60%}", "{id: c, name: C, starts: 25%}"),
        "outcomes: {won: {}}\n",
    )
    assert rows(fitted)["a"] == {"b": pytest.approx(0.6), "c": pytest.approx(0.4)}
    chain = fitted.chain
    starts = {chain.targets[t]: s for t, s in zip(chain.start_target, chain.start_share[0], strict=True)}
    assert starts == {"a": pytest.approx(0.75), "c": pytest.approx(0.25)}
    assert chain.start_onward.tolist() == [0, 2]


def test_a_stage_in_any_order_leads_all_around_and_on(tmp_path):
    stages = (
        "  - {id: s, name: S, order: any, touchpoints: [{id: a, name: A}, {id: b, name: B}]}\n"
        "  - {id: t, name: T, touchpoints: [{id: c, name: C}]}\n"
    )
    found = rows(model_of(tmp_path, stages, "outcomes: {won: {}}\n"))
    assert found["a"] == {"b": pytest.approx(0.5), "c": pytest.approx(0.5)}
    assert found["b"] == {"a": pytest.approx(0.5), "c": pytest.approx(0.5)}


def test_messages_are_passed_through_with_their_times(tmp_path):
    fitted = model_of(
        tmp_path,
        steps(
            "{id: a, name: A, wait: 1d, takes: 2h}",
            "{id: m, name: M, one-way: true, initiator: provider, takes: 1h, wait: 2d}",
            "{id: c, name: C}",
        ),
        "outcomes: {won: {}}\n",
    )
    assert rows(fitted) == {"a": {"c": 1.0}, "c": {"won": 1.0}}
    assert fitted.dwell.wait_s[0] == pytest.approx(3 * DAY + 3600)
    assert fitted.dwell.takes_s[0] == pytest.approx(7200)
    assert fitted.dwell.basis == ("planned", "unknown")
    assert '"c"' in kinds(fitted)["no-times"]


def test_ranges_are_spread_evenly_and_repeats_take_their_time(tmp_path):
    fitted = model_of(
        tmp_path,
        steps("{id: a, name: A, wait: 2d..5d}", "{id: b, name: B, takes: 1h, repeats: 50%}"),
        "outcomes: {won: {}}\n",
    )
    wait = fitted.dwell.wait_s[0]
    assert wait[0] == pytest.approx(2 * DAY, rel=0.01)
    assert wait[-1] == pytest.approx(5 * DAY, rel=0.01)
    assert np.diff(wait) == pytest.approx(np.diff(wait)[0])
    assert fitted.dwell.takes_s[1].mean() == pytest.approx(2 * 3600, rel=0.02)


def test_endless_circles_lose_who_comes_there(tmp_path):
    fitted = model_of(
        tmp_path,
        steps(
            "{id: a, name: A, next: [{to: b, share: 30%}, {to: won, share: 70%}]}",
            "{id: b, name: B, next: c}",
            "{id: c, name: C, next: b}",
        ),
    )
    assert fitted.chain.lost[0].tolist() == [0, 1, 1]
    assert kinds(fitted)["endless"] == 'nothing leads out of "b", "c": who comes there is lost'
    assert rows(fitted)["b"] == {"c": 0.0}


def test_a_plan_that_leads_nowhere_says_so(tmp_path):
    fitted = model_of(tmp_path, steps("{id: a, name: A}"), "outcomes: {won: {}, sold: {}}\n")
    assert fitted.chain.lost[0].tolist() == [1]
    assert "no way on" in kinds(fitted)["no-way-on"]


def test_outcomes_that_may_happen_anywhere_happen_to_nobody(tmp_path):
    fitted = model_of(
        tmp_path, steps("{id: a, name: A}"), "outcomes: {won: {}, off: {kind: failure, anywhere: true}}\n"
    )
    assert rows(fitted)["a"] == {"won": 1.0, "off": 0.0}
    assert '"off"' in kinds(fitted)["anywhere"]


def test_unplanned_touchpoints_are_on_no_path(tmp_path):
    fitted = model_of(tmp_path, steps("{id: a, name: A}", "{id: u, name: U, planned: false}"), "outcomes: {won: {}}\n")
    assert fitted.chain.touchpoints == ("a",)
    assert fitted.dwell is None


def test_an_id_used_twice_keeps_its_first_meaning(tmp_path):
    fitted = model_of(tmp_path, steps("{id: a, name: A}", "{id: won, name: W}"), "outcomes: {won: {}, done: {}}\n")
    assert fitted.chain.touchpoints == ("a", "won")
    assert fitted.chain.outcomes == ("done",)
    assert rows(fitted) == {"a": {"won": 1.0}}


def test_a_plan_of_nothing_is_refused(tmp_path):
    with pytest.raises(JourneyError, match="plans no touchpoint"):
        model_of(tmp_path, steps("{id: u, name: U, planned: false}"))


@pytest.mark.parametrize("name", ["motor-claim", "loan-application"])
def test_the_examples_make_models(root, name):
    fitted = planned_model(jm.load(root / "examples" / name / "journey.yaml").graph)
    totals = np.bincount(fitted.chain.source, weights=fitted.chain.share[0])
    assert np.all(totals <= 1 + 1e-12)
    assert fitted.chain.start_share.sum() == pytest.approx(1)
    assert np.all(fitted.dwell.wait_s >= 0)


POINTS = st.lists(
    st.tuples(st.floats(0, 1e6), st.floats(0, 1), st.floats(0, 50) | st.integers(0, 3)), min_size=1, max_size=30
).filter(lambda points: sum(weight for *_, weight in points) > 1e-6)


@given(POINTS, st.integers(1, 40))
def test_quantile_points_keep_the_means_and_are_in_order(points, parts):
    total, inside, weight = (np.array(column, dtype=float) for column in zip(*points, strict=True))
    takes, wait = quantile_points(total, total * inside, weight, parts)
    whole = takes + wait
    assert takes.shape == wait.shape == (parts,)
    assert np.all(takes >= 0)
    assert np.all(wait >= 0)
    assert np.all(np.diff(whole) >= -1e-9 * total.max() - 1e-12)
    assert whole.mean() == pytest.approx(np.average(total, weights=weight), rel=1e-6, abs=1e-6)
    assert takes.mean() == pytest.approx(
        np.average(total * inside, weights=weight), rel=1e-6, abs=1e-6 * total.max() + 1e-9
    )


def test_every_journey_of_the_tests_makes_a_model_or_says_why_not(root):
    """Whatever is written, also with all kinds of mistakes: shares add up, and success is a share."""
    models = 0
    for file in sorted([*(root / "tests" / "cases").rglob("*.yaml"), *(root / "examples").rglob("journey.yaml")]):
        try:
            fitted = planned_model(jm.load(file).graph)
        except JourneyError:
            continue
        models += 1
        totals = np.bincount(fitted.chain.source, weights=fitted.chain.share[0])
        assert np.all(totals <= 1 + 1e-9), file
        assert fitted.chain.start_share.sum() == pytest.approx(1), file
        assert 0 <= success_at_start(fitted.chain)[0] <= 1 + 1e-9, file
    assert models > 100
