"""Words by which steps speak of feedback and of waiting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.lint.words.spoken_of import same_words, speaks_of_feedback, speaks_of_waiting

FEEDBACK = """
    Fills in a survey|Complains|Rates the driver|Writes a review|Gives feedback|Is asked for an NPS score|Appeals
    Zgłasza reklamację|Składa skargę|Pisze odwołanie|Ocenia kuriera|Wypełnia ankietę|Dzieli się opinią
    Izpolni anketo|Se pritoži|Odda mnenje|Oceni storitev
    Podnosi žalbu|Šalje pritužbu|Popunjava anketu|Ocjenjuje uslugu|Ostavlja recenziju|Iznosi primjedbu|Шаље жалбу
    Beschwert sich|Legt Widerspruch ein|Gibt eine Rückmeldung|Bewertet den Kurs|Füllt den Fragebogen aus|Antwortet auf die Umfrage
"""
OTHER = "Pays by card|Applies|Operates the lift|Starts|Składa wniosek|Odwołuje wizytę|Plača s kartico|Čeka majstora|Zahlt|Prüft den Vertrag"
WAITING = "Waits for the technician|Awaits the parcel|Czeka na technika|Oczekuje na decyzję|Čaka na vključitev"
MORE = "Čeka majstora|Wartet auf den Bescheid|Чека одговор|Warten auf den Zug"
NOT_WAITING = (
    "Asks a waiter|Does not wait|Nie czeka w kolejce|Wartet nicht|Ne čaka|Warteschleife|Waiting list|Pays|Never waits"
)


@pytest.mark.parametrize("name", [name.strip() for name in FEEDBACK.strip().replace("\n", "|").split("|")])
def test_feedback_in_seven_languages(name):
    assert speaks_of_feedback(name)


@pytest.mark.parametrize("name", OTHER.split("|"))
def test_what_is_no_feedback(name):
    assert not speaks_of_feedback(name)


@pytest.mark.parametrize("name", [*WAITING.split("|"), *MORE.split("|")])
def test_waiting_in_many_languages(name):
    assert speaks_of_waiting(name)


@pytest.mark.parametrize("name", NOT_WAITING.split("|"))
def test_what_is_no_waiting(name):
    assert not speaks_of_waiting(name)


@given(st.text(alphabet="abcżč ", min_size=1))
def test_case_punctuation_and_blanks_make_no_difference(text):
    assert same_words(f"  {text.upper()}!! ") == same_words(text)
    assert same_words(same_words(text)) == same_words(text)
