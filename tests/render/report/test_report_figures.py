"""What the page says in figures: verdict, moments, drop-off, pains."""

from dataclasses import replace

import pytest

from journeymap.render.report import dropoff, pains, render_report, verdict
from journeymap.render.report.figures import figures
from journeymap.render.report.moments import losses, moments
from journeymap.render.report.subject import Subject
from journeymap.results.overlay import Conversion, DropOff, Quality
from journeymap.results.table import Table


@pytest.fixture
def subject(claim):
    return Subject(claim.journey.graph, claim.overlay, (), "", "en")


def with_rows(subject, change):
    """The same subject with every measured row changed."""
    rows = Table([change(row) for row in subject.overlay.touchpoints])
    return replace(subject, overlay=replace(subject.overlay, touchpoints=rows))


def drop(row, **changes):
    return replace(row, drop_off=replace(row.drop_off, **changes)) if row.drop_off else row


def test_losses_come_by_the_customers_they_cost(subject):
    found = losses(subject)
    assert [loss.customers for loss in found] == sorted((loss.customers for loss in found), reverse=True)
    worst = found[0]
    row = subject.overlay.touchpoint(worst.step)
    assert worst.customers == round(row.drop_off.estimate * row.visits)


def test_the_verdict_names_the_goal_its_time_and_the_worst_loss(subject):
    words = verdict.sentence(subject)
    measured, worst = subject.overlay.conversion, losses(subject)[0]
    assert words.startswith(f"{100 * measured.estimate:.0f} of every 100 journeys reach “Claim closed” within")
    assert f"{measured.horizon_s / 86400:.0f}\N{NO-BREAK SPACE}days" in words
    assert f"“{subject.name(worst.step)}”: {100 * worst.share:.0f} of every 100" in words


def test_the_verdict_counts_where_nothing_can_be_estimated(subject):
    nothing = replace(subject.overlay, conversion=Conversion(None, None, None, None))
    words = verdict.sentence(replace(subject, overlay=nothing))
    closed = next(row.cases for row in subject.overlay.outcomes if row.id == "closed")
    assert words.startswith(f"{closed:,} of {subject.overlay.observed.cases:,} journeys reached “Claim closed” so far")


def test_without_a_log_the_verdict_is_the_maps_own(subject):
    assert verdict.sentence(replace(subject, overlay=None)) == str(subject.journey.summary)


def test_without_a_summary_the_verdict_is_the_hardest_moment(written):
    graph = written("journeymap: 1\nstages: [{name: A, touchpoints: [{name: Waits, emotion: -1.5}, Goes]}]\n").graph
    assert verdict.sentence(Subject(graph, None, (), "", "en")) == (
        "It is hardest at “Waits”: –1.5 on a scale from –2 to 2."
    )


def test_a_sketch_without_emotions_says_so(written):
    graph = written("journeymap: 1\nstages: [{name: A, touchpoints: [Waits]}]\n").graph
    assert verdict.sentence(Subject(graph, None, (), "", "en")).startswith("A first sketch")


def test_every_figure_says_how_sure_it_is_and_of_how_many(subject):
    conversion, loss, wait, hardest = figures(subject)
    entered = subject.overlay.observed.cases - subject.overlay.begun_before
    assert f"{entered:,} journeys" in conversion.sure
    assert "interval" in conversion.sure
    assert "wanted: 60" in conversion.plan
    assert "visits" in loss.sure
    assert "within" in loss.plan
    assert wait.sure.startswith("median; nine in ten within")
    assert hardest.value == "–1.8"


def test_the_wait_shown_is_the_one_that_breaks_its_promise_worst(subject):
    wait = next(figure for figure in figures(subject) if "Wait" in figure.label)
    assert subject.steps[wait.step].respond_within
    assert wait.plan.startswith("promised: ")


def test_young_steps_and_steps_without_interval_are_no_worst_moment(subject):
    assert losses(with_rows(subject, lambda row: replace(row, young=True))) == []
    assert losses(with_rows(subject, lambda row: drop(row, low=None, high=None))) == []


def test_moments_are_linked_and_carry_interval_pain_and_horizon(subject):
    found = moments(subject)
    assert len(found) == 3
    for moment in found:
        assert moment.step in subject.steps
        assert moment.bounds.startswith("interval ")
        assert "within" in moment.what


def test_without_a_log_moments_are_the_lowest_emotions(subject):
    found = moments(replace(subject, overlay=None))
    lowest = sorted(value for _, value in subject.emotions())[:3]
    assert [moment.value for moment in found] == [subject.n.decimal(value) for value in lowest]


def test_unmeasured_touchpoints_say_so(claim, subject):
    rows = {row.step: row for row in dropoff.build(subject)["rows"]}
    assert list(rows) == list(subject.steps)
    unmeasured = [step for step, row in rows.items() if row.result.visits is None]
    assert unmeasured
    assert claim.page().count("not in the log") >= len(unmeasured)


def test_shares_below_one_in_a_hundred_are_counted_by_the_thousand(subject):
    assert subject.of_hundred(0.12) == "12 of 100"
    assert subject.of_hundred(0.004) == "4 of 1,000"
    assert subject.of_hundred(0) == "0 of 100"


def test_whiskers_stay_in_their_cell(subject):
    def far(row):
        return drop(row, estimate=0.97, low=0.9, high=1.0)

    for row in dropoff.build(with_rows(subject, far))["rows"]:
        if row.whisker:
            places = [float(place.rstrip("%")) for place in (row.whisker.low, row.whisker.dot, row.whisker.high)]
            assert places == sorted(places)
            assert places[0] >= 0
            assert places[-1] <= 100


def test_a_share_of_too_few_has_a_hollow_dot_and_a_word(subject):
    few = with_rows(subject, lambda row: drop(row, low=None, high=None))
    measured = [row for row in dropoff.build(few)["rows"] if row.whisker]
    assert measured
    assert all(not row.whisker.sure and "too few for an interval" in row.notes for row in measured)


def test_a_measured_step_without_a_share_does_not_break_the_page(claim, subject):
    nothing = DropOff(None, None, None, None, 0, None, None, None, None)
    empty = with_rows(subject, lambda row: replace(row, drop_off=nothing) if row.drop_off else row)
    assert [row for row in dropoff.build(empty)["rows"] if row.whisker] == []
    assert losses(empty) == []


def test_the_funnel_starts_at_all_and_never_grows(subject):
    steps = dropoff.build(subject)["funnel"]
    assert steps[0]["share"] == 1.0
    reached = [step["step"].reached for step in steps]
    assert reached == sorted(reached, reverse=True)


def test_pains_come_by_gravity_each_with_its_answers(subject):
    found = pains.build(subject)
    rows = [row for row in found["rows"] if row.pain]
    assert rows[0].pain.severity == "critical"
    assert found["pains"] == len(rows)
    by_id = {row.pain.id: row for row in rows}
    assert [str(answer.text) for answer in by_id["many-fields"].answers] == ["Photo first, form after"]


def test_an_opportunity_that_answers_no_pain_is_shown_too(written):
    text = "journeymap: 1\nstages: [{name: A, touchpoints: [{name: Waits, opportunities: [Be quick]}]}]\n"
    (row,) = pains.build(Subject(written(text).graph, None, (), "", "en"))["rows"]
    assert row.pain is None
    assert str(row.answers[0].text) == "Be quick"


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "10 silences, 100.0\N{NO-BREAK SPACE}% of"), ("pl", "wrócił (10)")]
)
def test_a_finding_on_the_data_has_its_count_also_where_its_words_hold_the_same_digits(claim, language, shown):
    found = (Quality("silence", 10, "silences, 100.0% of which ended", (), "warning"),)
    page = render_report(
        claim.journey.graph, overlay=replace(claim.overlay, quality=found), findings=(), map_svg="", language=language
    )
    assert shown in page
