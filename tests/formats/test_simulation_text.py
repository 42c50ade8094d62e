"""Simulations as text and JSON: what an executive reads, with what is known of every effect beside it."""

import dataclasses
import json
import re

import pytest

from journeymap.formats.simulation_json import simulation_json
from journeymap.formats.simulation_text import simulation_text
from journeymap.formats.simulation_text.words import longer, money, number, points
from journeymap.results.estimate import Estimate
from journeymap.results.simulation import Difference, Note, Simulation
from journeymap.results.table import Table


@pytest.fixture
def found(root):
    return Simulation.from_json(json.loads((root / "tests" / "formats" / "simulation.json").read_text("utf-8")))


def section(text, title):
    """The lines of a section."""
    return re.split(r"\n\n", text[text.index(title) :])[0].splitlines()


def test_the_headline_is_success_with_its_band_and_what_it_rests_on(found):
    lines = simulation_text(found).splitlines()
    assert lines[0] == "motor-claim, simulated from 2,240 cases"
    assert lines[1] == "55.2% (54.0–56.4%) succeed in the end; in brackets the 95% interval"
    assert lines[2].startswith("55.9% (54.7–57.1%) if those whom the log shows going nowhere go on after all")
    assert lines[3] == "closed 55.2%, refused 6.1%, withdrawn 6.6%, lost on the way 32.1%"
    assert lines[4] == "the log itself shows 54.7% (53.5–55.9%) within 246 d of the first step"
    assert lines[5].startswith(
        "where customers go next depends on the last 2 touchpoints (13,000 visits); a shorter one foretells"
    )


def test_warnings_come_first(found):
    assert section(simulation_text(found), "Mind")[1:] == [
        "  ! read state values as a ranking",
        "  - 23 ways the plan has were never seen",
    ]


def test_touchpoints_are_ranked_by_what_a_point_is_worth(found):
    rows = section(simulation_text(found, full=True), "Where one point")[2:7]
    assert [row.split()[0] for row in rows] == [
        "show-car",
        "report-claim",
        "pay-excess",
        "ask-call-back",
        "courtesy-car",
    ]
    assert rows[0].split()[1:5] == ["+0.62", "+0.58", "to", "+0.66"]
    assert rows[2].split()[-1] == "guaranteed"


def test_a_few_are_not_none_and_nearly_all_are_not_all(found):
    row = next(row for row in simulation_text(found, full=True).splitlines() if row.startswith("  courtesy-car"))
    assert "<0.1%" in row
    assert ">99.9%" in row
    assert " 100.0%" not in row
    assert " 0.0%" not in row


def test_every_figure_of_a_what_if_carries_its_standing(found):
    text = simulation_text(found)
    for scenario in found.what_ifs:
        block = section(text, f"What if: {scenario.name or scenario.id}")
        head = next(number for number, line in enumerate(block) if line.split()[:1] == ["standing"])
        figures = [line for line in block[head + 1 :] if re.search(r"\d", line) and not line.lstrip().startswith("!")]
        assert figures
        assert all(scenario.standing in line for line in figures)


def test_best_case_and_cautious_stand_beside_each_other(found):
    row = next(line for line in simulation_text(found).splitlines() if "success, in points  assumed" in line)
    assert row.split()[-8:] == ["+1.07", "+0.92", "to", "+1.21", "+0.55", "+0.47", "to", "+0.62"]


def test_value_has_its_interval(found):
    row = next(line for line in simulation_text(found).splitlines() if "value a year" in line)
    assert "–55,344 EUR" in row
    assert "–56,080 to –54,580" in row
    assert "–57,600 EUR" in row


def test_what_a_value_is_made_of_is_told(found):
    text = " ".join(simulation_text(found).split())
    assert "- 4,000 journeys a year, 120 EUR for one more success; 60,000 EUR a year for the change" in text
    assert "less what contacts come to cost more and what the change costs" in text
    assert "the more succeed, the dearer it gets" not in text
    row = next(line for line in simulation_text(found, compare=True).splitlines() if "–55,344" in line)
    assert row.split()[-3:] == ["–57,600", "+5,136", "–480"]


def test_values_without_contacts_say_so_and_dear_successes_are_told(found):
    first = found.what_ifs[0]
    bare = dataclasses.replace(first, value=dataclasses.replace(first.value, contacts=None, cost=0.0))
    text = simulation_text(dataclasses.replace(found, what_ifs=(bare,)))
    assert "what contacts cost is in no value" in text
    assert "120 EUR for one more success; no cost of the change is said" in text
    dear = dataclasses.replace(first, cautious_value=dataclasses.replace(first.value, estimate=-50_000.0))
    assert "the more succeed, the dearer it gets" in simulation_text(dataclasses.replace(found, what_ifs=(dear,)))


def test_how_often_the_saved_succeed_is_said_in_words(found):
    first = found.what_ifs[0]
    half, third = (dataclasses.replace(first, saved_like=like) for like in (0.5, 0.3))
    for what_ifs, words in (((half,), "only half as often"), ((half, third), "only 30% to 50% as often")):
        assert words in simulation_text(dataclasses.replace(found, what_ifs=what_ifs))


def test_without_a_cautious_case_a_change_is_no_best_case(found):
    tested = section(simulation_text(found), "What if: " + found.what_if("sharp-photos").name)
    assert not any("at best" in line for line in tested)


def test_compared_what_ifs_are_rows_with_the_greatest_gain_first(found):
    text = simulation_text(found, compare=True)
    rows = section(text, "What-ifs beside each other")[2:]
    assert [row.split()[0] for row in rows if row.startswith("  ") and row[2] != " "][:4] == [
        "as",
        "sharp-photos",
        "call-back-fast",
        "nothing",
    ]
    assert "What if:" not in text
    assert all(word in text for word in ("assumed", "tested", "observational"))


def test_customers_under_way_are_counted_with_their_interval(found):
    lines = section(simulation_text(found), "Customers under way on 2026-10-01")
    assert lines[1] == "  961 customers; 307 (290–330) of them will succeed, 32.0%"
    assert lines[3].split() == ["show-car", "120", "60", "40.0%", "35.0–45.0%", "72", "60–84"]


def test_the_choice_of_the_model_is_told_where_everything_is(found):
    assert "How the model was chosen" not in simulation_text(found)
    rows = section(simulation_text(found, full=True), "How the model was chosen")
    assert rows[3].split() == ["2", "31", "1.1900", "chosen"]


def test_the_plan_alone_says_so_and_has_no_interval(found):
    success = dataclasses.replace(found.success, all_lost=Estimate(0.92), shared=Estimate(1.0), seen=None)
    model = dataclasses.replace(found.model, basis="plan", cases=None, visits=None, groups=0, orders=())
    text = simulation_text(dataclasses.replace(found, success=success, model=model))
    assert text.startswith("motor-claim, simulated from the plan alone\n92.0% succeed in the end\n")
    assert "no log stands behind any figure" in text
    assert "go on after all" not in text


@pytest.mark.parametrize(
    ("drop_off", "why"),
    [
        (0.0, "nowhere: nobody is lost at a touchpoint of this model"),
        (1.0, "nowhere: from where customers are lost nobody gets to a success"),
        (None, "nowhere that can be shown"),
    ],
)
def test_why_nothing_is_to_be_won_is_said(found, drop_off, why):
    rows = Table(dataclasses.replace(row, drop_off=drop_off, point=None) for row in found.touchpoints)
    text = simulation_text(dataclasses.replace(found, touchpoints=rows))
    assert section(text, "Where one point") == ["Where one point less drop-off is worth most", f"  {why}"]


def test_what_a_terminal_would_obey_is_not_printed(found):
    notes = (Note("odd", "a\x1b[31mb", "warning"),)
    what_ifs = tuple(dataclasses.replace(one, id="x\x1b]0;y", name="\x07bell") for one in found.what_ifs)
    odd = dataclasses.replace(found, notes=notes, what_ifs=what_ifs)
    for compare in (False, True):
        text = simulation_text(odd, compare=compare)
        assert "\x1b" not in text
        assert "\x07" not in text


def test_no_line_is_wider_than_the_page(found):
    for width in (96, 118, 200):
        for compare in (False, True):
            lines = simulation_text(found, width=width, full=True, compare=compare).splitlines()
            assert max(map(len, lines)) <= width


@pytest.mark.parametrize("compare", [False, True])
def test_no_figure_is_cut_off_where_the_page_is_narrow(found, compare):
    def figures(width):
        text = simulation_text(found, width=width, full=True, compare=compare)
        return set(re.findall(r"\S*\d\S*|assumed|tested|observational|guaranteed|decided", text))

    assert figures(200) <= figures(96)


def test_emphasis_is_for_terminals(found):
    assert "\x1b[1m" in simulation_text(found, colour=True)
    assert "\x1b" not in simulation_text(found)


def test_the_json_has_no_nan_and_comes_back(found):
    text = simulation_json(found)
    assert text == simulation_json(found)
    assert json.loads(text)["journeymap"] == 1
    assert Simulation.from_json(json.loads(text)) == found
    odd = dataclasses.replace(found.what_ifs[0], success=Difference(float("nan"), None, None))
    with pytest.raises(ValueError, match="Out of range"):
        simulation_json(dataclasses.replace(found, what_ifs=(odd,)))


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (points(0.0), "0.00"),
        (points(-0.0123), "–1.23"),
        (points(1e-7), "+<0.01"),
        (points(None), "–"),
        (longer(90000.0), "+1 d"),
        (longer(0.4), "none"),
        (money(99.5, "EUR"), "99.50 EUR"),
        (money(None), "–"),
        (number(0.0), "0.0"),
        (number(12.4), "12"),
    ],
)
def test_changes_in_words(shown, words):
    assert shown == words
