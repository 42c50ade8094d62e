"""The report's words: complete in Polish, with the right forms, and untouched by what users write."""

import re

import pytest

from journeymap.render.wording import Wording, wording
from journeymap.settings import polish_report
from journeymap.settings.polish import WORDS


@pytest.fixture
def asked(monkeypatch):
    """Every fixed text that is asked for while a page is made."""
    found: set[str] = set()
    looked_up, counted = Wording.__call__, Wording.many

    def remember(self, text, /, **values):
        found.add(text)
        return looked_up(self, text, **values)

    def remember_form(self, count, one, several, /, **values):
        found.add(several)
        return counted(self, count, one, several, **values)

    monkeypatch.setattr(Wording, "__call__", remember)
    monkeypatch.setattr(Wording, "many", remember_form)
    return found


@pytest.mark.parametrize("measured", [True, False])
def test_polish_has_every_word_of_the_page(claim, asked, measured):
    claim.page(measured=measured, language="pl")
    known = {*polish_report.WORDS, *polish_report.PLURALS, *WORDS}
    assert len(asked) > 80
    assert asked - known == set()


@pytest.mark.parametrize(("english", "polish"), sorted(polish_report.WORDS.items()))
def test_polish_keeps_the_places_for_values(english, polish):
    assert set(re.findall(r"{\w+}", polish)) == set(re.findall(r"{\w+}", english))


@pytest.mark.parametrize(("english", "forms"), sorted(polish_report.PLURALS.items()))
def test_polish_forms_keep_the_places_for_values(english, forms):
    assert len(forms) == 3
    for form in forms:
        assert set(re.findall(r"{\w+}", form)) == set(re.findall(r"{\w+}", english))


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 wizyta"), (2, "2 wizyty"), (5, "5 wizyt"), (12, "12 wizyt"), (22, "22 wizyty")]
)
def test_polish_counts_in_three_forms(count, words):
    assert wording("pl").many(count, "{n} visit", "{n} visits", n=str(count)) == words


def test_braces_in_a_users_text_are_not_places(claim):
    assert wording("en")("wanted: {share} at least", share="{cases}") == "wanted: {cases} at least"


def test_a_language_without_words_reads_english(claim):
    assert "Where most are lost" in claim.page(language="de")
