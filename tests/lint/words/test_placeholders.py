"""Placeholders are found in six languages; words that customers and services use themselves are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.lint.words.placeholders import WHOLE, placeholder_in

STILL_TO_COME = {
    "TODO": "TODO",
    "todo": "todo",
    "TODO: ask legal": "TODO",
    "TODO ask legal": "TODO",
    "The price (TODO)": "TODO",
    "Owner TBD": "TBD",
    "[tbd]": "[tbd]",
    "FIXME later": "FIXME",
    "xxx": "xxx",
    "???": "???",
    "…": "…",
    "...": "...",
    "Lorem ipsum dolor": "lorem ipsum",
    "Tutaj opis": "Tutaj opis",
    "<tu wpisz opis kroku>": "<tu wpisz opis kroku>",
    "Platzhalter.": "Platzhalter.",
    "Hier bitte Text einfügen": "Hier bitte Text einfügen",
    "Tukaj vpiši besedilo": "Tukaj vpiši besedilo",
    "ovdje  unesite tekst": "ovdje  unesite tekst",
    "Овде унеси текст": "Овде унеси текст",
    "Enter your text here": "Enter your text here",
}
MEANT = [
    "Keeps a todo list",
    "My TODO list is endless",
    "TODO lists on paper",
    "Todo",
    "To Do",
    "Call 555-xxx for help",
    "Mrs XXX called me",
    "TBC",
    "n/a",
    "-",
    "?",
    "Is this a test?",
    "Test",
    "Wpisz tu opis, wpisz tam opis, ile można?",
    "Tu wpisuje PESEL",
    "Opis tutaj ma być krótki",
    "Text folgt dem Bild",
    "Platzhalterkarte",
    "Dopuniti račun",
    "Dopuniti",
    "Dopolni vlogo",
    "Enters a text",
    "Enter your PIN here",
    "Waits… and waits",
    "What???",
    "",
]


@pytest.mark.parametrize("text", STILL_TO_COME)
def test_what_is_still_to_come_is_found(text):
    assert placeholder_in(text) == STILL_TO_COME[text]


@pytest.mark.parametrize("text", MEANT)
def test_what_is_meant_is_left_alone(text):
    assert placeholder_in(text) is None


@pytest.mark.parametrize("text", ["…", "...", "???", "?!"])
def test_silence_and_wonder_are_words_of_those_who_speak(text):
    assert placeholder_in(text, spoken=True) is None


def test_a_mark_is_none_of_the_customers_words():
    assert placeholder_in("TODO: a real quote", spoken=True) == "TODO"


@given(st.sampled_from(sorted(WHOLE)), st.sampled_from(["{}", "[{}]", " {}… ", "<{}>", "„{}”", "{}!"]))
def test_signs_around_a_placeholder_change_nothing(word, around):
    assert placeholder_in(around.format(word)) is not None
    assert placeholder_in(around.format(word).upper()) is not None


@given(st.text())
def test_any_text_is_answered(text):
    found = placeholder_in(text)
    assert found is None or found.lower() in text.lower() or found == "lorem ipsum"
