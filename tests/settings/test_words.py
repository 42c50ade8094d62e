"""The fixed words: looked up by the English ones, in the forms and marks of the language."""

import pytest

from journeymap.diagnostics import JourneyError
from journeymap.settings.words import LANGUAGES, known_language, words

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("count", "form"), [(1, "krok"), (2, "kroki"), (5, "kroków"), (12, "kroków"), (22, "kroki"), (25, "kroków")]
)
def test_polish_counts_in_three_forms(count, form):
    assert words("pl").counted(count, "step") == f"{count}{NBSP}{form}"


def test_english_counts_in_two():
    assert words(None).counted(1, "stage") == f"1{NBSP}stage"
    assert words("en").many(0, "{n} day", "{n} days", n="0") == "0 days"
    assert words("en").many(1, "{n} day", "{n} days", n="1") == "1 day"


def test_what_nobody_translates_is_english():
    assert words("fr")("Channels") == "Channels"
    assert words("pl")("nobody's words") == "nobody's words"


@pytest.mark.parametrize("code", ["pl", "pl-PL", "pl_PL", "PL"])
def test_a_country_takes_the_words_of_its_language(code):
    assert words(code)("Channels") == "Kanały"


def test_values_are_put_in_where_they_are_given_and_places_kept_else():
    assert words("pl")("page {number} of {total}") == "strona {number} z {total}"
    assert words("pl")("page {number} of {total}", number=2, total=3) == "strona 2 z 3"
    assert words("en")("wanted: {share} at least", share="{cases}") == "wanted: {cases} at least"


def test_quotation_marks_are_those_of_the_language():
    assert [words(code).quoted("a") for code in ("en", "pl", "de", "sl")] == ["“a”", "„a”", "„a“", "„a“"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [("pl", "pl"), ("PL", "pl"), ("sr", "sr-Latn"), ("sr_Latn", "sr-Latn"), ("de_AT", "de-AT"), ("pl-PL", "pl-PL")],
)
def test_a_known_language_is_written_as_here(asked, said):
    assert known_language(asked) == said


def test_a_language_of_the_journey_is_known_and_its_lack_of_fixed_words_said(capsys):
    assert known_language("pt", ("en", "pt-BR")) == "pt-BR"
    assert "fixed words have no pt-BR" in capsys.readouterr().err
    assert known_language("pt", ("en", "pt-BR")) == "pt-BR"
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("asked", "near"), [("polish", "pl"), ("german", "de"), ("dee", "de"), ("hrv", "hr")])
def test_an_unknown_language_is_misuse_and_the_closest_is_named(asked, near):
    with pytest.raises(JourneyError) as raised:
        known_language(asked, ("en",))
    assert asked in str(raised.value)
    assert f'did you mean "{near}"?' in raised.value.hint
    assert all(code in raised.value.hint for code in LANGUAGES)
