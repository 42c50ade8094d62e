"""The report's part on simulations: there where it was asked for, standing beside every figure, in Polish too."""

import dataclasses
import re

import pytest

from journeymap.render.report.reworded import reworded
from journeymap.render.report.subject import Subject
from journeymap.render.sentences import SENTENCES
from journeymap.results.privacy.simulated import share_simulation
from journeymap.results.simulation import Note
from journeymap.results.table import Table


def part(page):
    """The section, with plain blanks; end tags that HTML does without are left out."""
    return re.search(r"<section id=what-if.*?</section>", page, re.DOTALL)[0].replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture(scope="module")
def shown(claim, simulated):
    return part(claim.page(simulation=simulated))


def test_a_report_without_a_simulation_has_no_such_part(claim):
    page = claim.page()
    assert "what-if" not in page
    assert "What changes would do" not in page


def test_it_says_how_many_succeed_and_where_mending_pays(shown):
    assert "55 % (54–56 %) of journeys reach a good end sooner or later" in shown
    table = re.search(r"data-csv=worth.*?</table>", shown, re.DOTALL)[0]
    assert re.findall(r'<th><a href="#step=([^"]+)"', table) == [
        "show-car",
        "report-claim",
        "pay-excess",
        "ask-call-back",
    ]
    assert ">guaranteed<" in table


def test_every_figure_of_a_what_if_carries_its_standing(shown):
    table = re.search(r"data-csv=what-if.*?</table>", shown, re.DOTALL)[0]
    rows = re.findall(r"<tr><td class=text>.*?(?=<tr>|</table>)", table, re.DOTALL)
    standings = ["assumed", "tested", "observed, not tried"]
    assert len(rows) == 3
    for row, standing in zip(rows, standings, strict=True):
        figures = [cell for cell in re.findall(r"<td>(.*?)(?=<td|$)", row, re.DOTALL) if cell]
        assert len(figures) >= 2
        assert all(standing in cell for cell in figures)


def test_times_have_intervals_and_values_a_cautious_case(claim, simulated, shown):
    best = simulated.what_ifs[0]
    assert best.time.low is not None
    row = re.search(r"<tr><td class=text><b>Call back within the hour.*?(?=<tr>|</table>)", shown, re.DOTALL)[0]
    cells = re.findall(r"<td>(.*?)(?=<td|$)", row, re.DOTALL)
    assert re.search(r"<small>[+–][^<]* to [+–][^<]*</small>", cells[-2]), cells[-2]
    assert "cautiously –€57,600" in cells[-1].replace("\N{NARROW NO-BREAK SPACE}", ",")
    assert "Value a year is net" in shown
    words = row.replace("\N{NARROW NO-BREAK SPACE}", ",")
    assert "4,000 journeys a year, €120 for one more good end" in words
    assert "the change costs €60,000 a year" in words


def test_warnings_stand_out_and_notes_come_last(shown):
    assert "<p class=flag>read state values as a ranking" in shown
    assert shown.index("23 ways the plan has") > shown.index("Customers under way")


def test_what_is_hidden_is_a_dash(claim, simulated):
    rows = [dataclasses.replace(row, active=2, silent=20) for row in simulated.underway.touchpoints]
    few = dataclasses.replace(simulated, underway=dataclasses.replace(simulated.underway, touchpoints=Table(rows)))
    page = part(claim.page(simulation=share_simulation(few)))
    assert "<td>–<td" in page


def test_words_of_users_are_escaped(claim, simulated):
    odd = dataclasses.replace(
        simulated,
        what_ifs=tuple(
            dataclasses.replace(one, id="x", name="<script>", changes=("<b>",)) for one in simulated.what_ifs
        ),
        notes=(Note("odd", "<img>", "warning"),),
    )
    page = part(claim.page(simulation=odd))
    assert "<script>" not in page
    assert "<img>" not in page
    assert "&lt;b&gt;" in page


def test_names_and_numbers_are_polish_too(claim, simulated):
    change = "drop-off at Asks for a call-back: 27.5% -> 19.3%"
    told = tuple(dataclasses.replace(one, changes=(change,)) for one in simulated.what_ifs)
    page = part(claim.page(simulation=dataclasses.replace(simulated, what_ifs=told), language="pl"))
    assert "odpływ w kroku Prosi o telefon: 27,5 % → 19,3 %" in page
    assert "Oddzwaniać w ciągu godziny" in page


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_are_put_into_polish_with_their_values(claim, sentence):
    places = re.findall(r"\{(\w+)\}", sentence)
    filled = sentence.format(**{place: f"v{number}" for number, place in enumerate(places)})
    polish = reworded(Subject(claim.journey.graph, claim.overlay, (), "", "pl"), filled)
    assert polish != filled
    assert sorted(re.findall(r"v\d", polish)) == sorted(re.findall(r"v\d", filled))
