"""What the page says of budgets, promises, groups, the plan, channels and emotion."""

from dataclasses import replace

import pytest

from journeymap.render.report import agreement, budgets, channels, dropoff, feelings, groups, ways
from journeymap.render.report.subject import Subject
from journeymap.render.report.whiskers import whisker
from journeymap.results.channels import ChannelUse
from journeymap.results.conformance import Deviation, Status
from journeymap.results.emotion import Disagreement
from journeymap.results.estimate import Estimate
from journeymap.results.segments import Compared, Simpson, SimpsonCell


@pytest.fixture
def subject(claim):
    return Subject(claim.journey.graph, claim.overlay, (), "", "en")


@pytest.fixture
def everything(moving):
    return Subject(moving.journey.graph, moving.overlay, (), "", "en")


def changed(subject, **parts):
    return replace(subject, overlay=replace(subject.overlay, **parts))


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


# budgets


def test_every_bound_has_a_row_with_what_was_asked_and_measured(everything):
    rows = budgets.build(everything)["rows"]
    assert [row.budget for row in rows] == list(everything.overlay.expect)
    by_path = {row.budget.path: row for row in rows}
    conversion = by_path["expect.conversion.min"]
    assert plain(conversion.subject) == "Success within 60 days"
    assert plain(conversion.asked) == "asked: at least 40 %"
    assert plain(conversion.measured) == f"{100 * conversion.budget.estimate:.1f} %"
    assert plain(by_path["expect.touchpoints.form.drop-off.max"].asked) == "asked: at most 12 %"
    assert by_path["expect.touchpoints.technician.metrics.csat.min"].asked == "asked: at least 3"
    assert plain(by_path["expect.time-to-success.median"].note).startswith("half of them took ")
    assert plain(by_path["expect.touchpoints.form.time-to-next.p90"].note).startswith("90 % of them took ")


def test_verdicts_are_words_and_not_colour_alone(everything):
    words = {row.budget.verdict: row.verdict for row in budgets.build(everything)["rows"]}
    assert words["broken"] == "broken beyond doubt"
    assert words["met"] == "kept"
    assert words["doubtful"] == "in doubt"


def test_the_verdict_counts_broken_budgets_and_names_the_first(subject):
    words = plain(budgets.in_short(subject))
    broken = [one for one in subject.overlay.expect if one.verdict == "broken"]
    assert words.startswith(f"{len(broken)} of {len(subject.overlay.expect)} budgets are broken beyond doubt")
    assert "Success within 90 days: 55.0 %, asked: at least 60 %." in words


def test_the_verdict_says_so_where_no_budget_is_broken_or_there_is_none(subject):
    kept = tuple(replace(one, verdict="met") for one in subject.overlay.expect)
    assert budgets.in_short(changed(subject, expect=kept)) == "No budget is broken beyond doubt; 6 of 6 are kept."
    assert budgets.in_short(changed(subject, expect=None)) == ""
    assert budgets.build(changed(subject, expect=None)) is None


def test_bounds_below_nothing_are_read_with_a_word(everything):
    row = next(row for row in budgets.build(everything)["rows"] if row.budget.measure == "nps")
    assert row.budget.low < 0
    assert " to " in row.bounds


# promises, the lost, the funnel


def test_promises_say_share_and_counts(subject):
    rows = dropoff.build(subject)["promises"]
    assert [row.promise for row in rows] == list(subject.overlay.promises)
    for row in rows:
        assert row.share == subject.overlay.touchpoint(row.promise.touchpoint).answered_in_time
        assert row.words.startswith(f"{row.promise.kept:,} of {row.promise.waits:,} were answered in time")
        assert ("could still be" in row.words) == bool(row.promise.open)


def test_where_the_lost_went_is_by_step_the_most_frequent_first(subject):
    rows = dropoff.build(subject)["lost_to"]
    assert [row.step for row in rows] == [step for step in subject.steps if step in {row.step for row in rows}]
    for row in rows:
        counts = [visits for _, visits in row.activities]
        assert counts == sorted(counts, reverse=True)
    shown = sum(visits for row in rows for _, visits in row.activities) + sum(row.others for row in rows)
    assert shown == sum(row.visits for row in subject.overlay.lost_to)


def test_a_step_of_the_funnel_that_any_of_several_fulfil_names_them(everything):
    names = [row["names"] for row in dropoff.build(everything)["funnel"]]
    assert ["call", "chat"] in names
    assert ["preparing"] in names


def test_the_funnel_by_touchpoint_is_shown_where_it_is_another(subject, everything):
    assert dropoff.build(subject)["by_touchpoint"] == []
    assert [row["id"] for row in dropoff.build(everything)["by_touchpoint"]] == [
        step.id for step in everything.overlay.funnel_touchpoints
    ]


# groups


def compared(measure="conversion", touchpoint=None, *, here=0.2, rest=0.4, z=-3.0, q=0.01, horizon_s=7_776_000.0):
    return Compared(measure, touchpoint, horizon_s, Estimate(here, 0.1, 0.3), Estimate(rest, 0.3, 0.5), z, q, q)


def first_group(subject, *figures):
    segments = subject.overlay.segments
    group = replace(segments.groups[0], figures=figures)
    found = groups.build(changed(subject, segments=replace(segments, groups=(group,))))
    return found["columns"][0]


@pytest.mark.parametrize(
    ("z", "q", "words"),
    [
        (-3.0, 0.01, "fewer than the others, 40 %"),
        (3.0, 0.01, "more than the others, 40 %"),
        (-3.0, 0.06, "40 % of the others: not beyond chance"),
        (None, None, "40 % of the others"),
    ],
)
def test_a_difference_is_named_only_beyond_chance(subject, z, q, words):
    column = first_group(subject, compared(z=z, q=q))
    (group,) = column.groups
    assert plain(group.against) == words
    assert group.differs == (q == 0.01)
    assert column.folded != group.differs


def test_steps_are_named_where_a_group_loses_more_or_fewer_beyond_chance(subject):
    column = first_group(
        subject,
        compared(q=0.9),
        compared("drop_off", "decision", here=0.5, rest=0.1, z=4.0),
        compared("drop_off", "report-claim", here=0.1, rest=0.2, z=-4.0),
        compared("drop_off", "show-car", here=0.9, rest=0.1, z=1.0, q=0.5),
    )
    assert [(step, plain(words)) for step, words in column.groups[0].steps] == [
        ("decision", "more are lost, 50 % against 10 %"),
        ("report-claim", "fewer are lost, 10 % against 20 %"),
    ]
    assert column.stepwise
    assert not column.folded


def test_a_group_watched_for_a_shorter_time_is_not_drawn_on_the_scale_of_the_others(subject):
    (young,) = first_group(subject, compared(horizon_s=86400.0 * 20)).groups
    assert young.whisker is None
    assert plain(young.note) == "watched for 20 days only"
    (old,) = first_group(subject, compared()).groups
    assert old.whisker is not None
    assert old.note == ""


def test_all_groups_are_shown_once_under_their_column(everything):
    columns = groups.build(everything)["columns"]
    assert [column.title for column in columns] == ["region", "Personas", "By month of start"]
    assert sum(len(column.groups) for column in columns) == len(everything.overlay.segments.groups)
    assert [group.name for group in columns[0].groups][-1] == "not said"
    assert [group.name for group in columns[1].groups] == ["Ana, 34", "Józef, 71"]


def test_a_reversal_is_a_sentence_with_its_cells(subject):
    cells = (SimpsonCell("app", Estimate(0.2), Estimate(0.3)), SimpsonCell("phone", Estimate(0.8), Estimate(0.9)))
    found = Simpson("conversion", "region", "north", "south", "intake", 1.0, Estimate(0.6), Estimate(0.5), cells)
    (reversal,) = groups.build(changed(subject, segments=replace(subject.overlay.segments, reversals=(found,))))[
        "reversals"
    ]
    assert plain(reversal.words).startswith(
        "In all, “north” (region) succeeds more often than “south”: 60 % against 50 %."
    )
    assert [plain(cell) for cell in reversal.cells] == ["app: 20 % against 30 %", "phone: 80 % against 90 %"]


# the plan


@pytest.mark.parametrize(
    ("deviation", "words"),
    [
        (("skipped", "decision", "show-car", "closed"), "was left out between “Shows the car to the inspector” and “Claim closed”"),
        (("skipped", "decision", "show-car", None), "was left out after “Shows the car to the inspector”"),
        (("skipped", "decision", None, "closed"), "was left out before “Claim closed”"),
        (("skipped", "decision", None, None), "was left out, as all that was planned"),
        (("unplanned", "decision", "show-car", "closed"), "came unplanned between “Shows the car to the inspector” and “Claim closed”"),
        (("unplanned", "decision", "show-car", None), "came unplanned after “Shows the car to the inspector”"),
        (("unplanned", "decision", None, "closed"), "came unplanned before “Claim closed”"),
        (("unplanned", "decision", None, None), "came unplanned, and nothing planned with it"),
        (("unplanned", "refused", "show-car", None), "ended so out of turn, after “Shows the car to the inspector”"),
        (("unplanned", "refused", None, None), "ended so out of turn"),
    ],
)  # fmt: skip
def test_deviations_are_said_in_words(subject, deviation, words):
    found = replace(subject.overlay.conformance, deviations=(Deviation(*deviation, 7, "as made"),))
    assert agreement.agreement(subject, found)["deviations"] == [(found.deviations[0], words)]


def test_fitness_and_compliance_come_with_what_they_mean(subject):
    found = ways.build(subject)["plan"]
    measured = subject.overlay.conformance
    kept = measured.compliance
    assert [(one.label, one.share) for one in found["agreements"]] == [
        ("Fitness", measured.fitness),
        ("Content", kept.content),
        ("Sequence", kept.sequence),
        ("Timing", kept.timing),
    ]
    assert all(one.meaning for one in found["agreements"])
    bare = replace(measured, fitness=None, compliance=None)
    assert agreement.agreement(subject, bare)["agreements"] == []


def test_rarer_deviations_are_counted(subject):
    found = ways.build(subject)["plan"]
    assert len(found["deviations"]) + found["further"] == len(subject.overlay.conformance.deviations)


def test_statuses_that_did_not_occur_are_not_said(subject):
    row = replace(subject.overlay.touchpoint("decision"), status=Status(1200, 0, 3, 0))
    assert agreement.status_words(subject, row) == "Beside the plan: 1,200 completed, 3 failing."
    assert agreement.status_words(subject, replace(row, status=None)) == ""


# channels


def test_channels_with_a_choice_have_rows_and_the_others_a_word(subject):
    found = channels.build(subject)
    steps = [row.use.touchpoint for row in found["use"]]
    single = [step for step, _ in found["single"]]
    assert all(steps.count(step) > 1 for step in steps)
    assert sorted({*steps, *single}) == sorted({use.touchpoint for use in subject.overlay.channels.use})
    assert not set(steps) & set(single)


def test_odd_channels_are_marked(subject):
    use = (
        ChannelUse("decision", "fax", False, False, 9, Estimate(0.5)),
        ChannelUse("show-car", "app", True, False, 9, Estimate(1.0)),
        ChannelUse("pay-excess", "app", True, None, 9, Estimate(1.0)),
    )
    found = channels.build(changed(subject, channels=replace(subject.overlay.channels, use=use)))
    assert [(row.channel, row.notes) for row in found["use"]] == [
        ("fax", ("not among the map’s channels",)),
        ("App", ("not planned at this step",)),
    ]
    assert found["single"] == [("pay-excess", "App")]


@pytest.mark.parametrize(
    ("p", "z", "words", "sure"),
    [
        (0.01, 2.6, "more are lost after a change", True),
        (0.01, -2.6, "fewer are lost after a change", True),
        (0.05, 1.96, "not beyond chance", False),
        (None, None, "cannot be said", False),
    ],
)
def test_loss_after_a_switch_is_told_in_words(subject, p, z, words, sure):
    row = replace(subject.overlay.channels.switched[0], p=p, z=z)
    found = channels.build(changed(subject, channels=replace(subject.overlay.channels, switched=(row,))))
    assert found["switched"] == [(row, (words, sure))]


def test_contacts_come_by_what_they_cost(subject):
    contacts = channels.build(subject)["contacts"]
    totals = [total for *_, total in contacts]
    assert totals == sorted(totals, reverse=True)
    assert sum(totals) == pytest.approx(subject.overlay.channels.cost.total)


# emotion


def test_a_score_is_drawn_on_the_maps_scale_beside_the_maps_own(everything):
    for row in feelings.build(everything)["rows"]:
        low, dot, high = (float(place.rstrip("%")) for place in (row.whisker.low, row.whisker.dot, row.whisker.high))
        assert low < dot < high
        assert dot == pytest.approx(4 + 92 * (row.score.valence + 2) / 4, abs=0.06)
        scale = (-1, 1) if row.score.kind == "nps" else (1, 5)
        for bound, place in ((row.score.value.low, low), (row.score.value.high, high)):
            assert place == pytest.approx(4 + 92 * (bound - scale[0]) / (scale[1] - scale[0]), abs=0.06)
        assert row.whisker.mark == whisker(1, None, None, scale=(-2.0, 2.0)).dot


def test_a_score_on_an_unknown_scale_has_no_picture(everything):
    emotion = everything.overlay.emotion
    bare = tuple(replace(score, valence=None) for score in emotion.scores)
    rows = feelings.build(changed(everything, emotion=replace(emotion, scores=bare)))["rows"]
    assert [row.whisker for row in rows] == [None] * len(bare)


def test_disagreements_are_said_in_the_order_found(subject):
    found = (
        Disagreement("score", "decision", -1.8, -0.7, 1.1, "as made", "csat"),
        Disagreement("loss-without-pain", "show-car", None, 0.3, 0.2, "as made"),
        Disagreement("pain-without-loss", "report-claim", None, 0.01, 0.09, "as made"),
    )
    emotion = replace(subject.overlay.emotion, disagreements=found)
    said = [(step, plain(words)) for step, words in feelings.build(changed(subject, emotion=emotion))["disagreements"]]
    assert said == [
        ("decision", "The map says –1.8, the answers (Satisfaction with the step) say –0.7."),
        ("show-car", "30 % are lost here, more than at most steps (10 %), and the map names no pain."),
        (
            "report-claim",
            "The map names a pain, “23 fields before the photos”, yet only 1 % are lost here, fewer than at most steps (10 %).",
        ),
    ]


def test_nothing_is_shown_of_what_was_not_measured(subject):
    bare = changed(subject, expect=None, segments=None, channels=None, emotion=None)
    assert [part.build(bare) for part in (budgets, groups, channels, feelings)] == [None] * 4


def test_persons_are_named_beside_journeys(moving, claim):
    assert moving.overlay.observed.persons
    assert f"They are of {moving.overlay.observed.persons} persons." in moving.page()
    assert "persons" not in claim.page()
