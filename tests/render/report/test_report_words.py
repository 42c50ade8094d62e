"""The report's words: complete in Polish, with the right forms, and untouched by what users write."""

import re

import pytest

from journeymap.overlay import budgets
from journeymap.overlay.budgets import elsewhere, paces, shares
from journeymap.overlay.budgets.found import too_short
from journeymap.render.report.reworded import reworded
from journeymap.render.report.subject import Subject
from journeymap.results.privacy import for_sharing, rows
from journeymap.settings.words import words

REASONS = [
    budgets.UNSEEN,
    budgets.ONE_WAY,
    budgets.NO_TIME,
    elsewhere.NO_PROMISE,
    elsewhere.NO_TOUCHPOINT_PROMISES,
    elsewhere.PROMISE_TOO_LONG,
    elsewhere.NO_CHANNELS,
    *paces.NOBODY.values(),
    *shares.NOTHING_SEEN.values(),
    too_short(86_400_000_000, 1e7),
    rows.HIDDEN,
    "only 1 case behind it, and 20 are needed",
    "only 1,200 cases behind it, and 20 are needed",
    "region: 3 values of under 20 cases, part of the rest of each other value",
    "month: 2011-09, 2011-10 with under 20 cases",
    "region: nothing to compare north with",
    "channels cost EUR and PLN: costs are added up in one currency only",
]


@pytest.mark.parametrize("sentence", REASONS)
def test_sentences_of_the_results_are_put_into_polish(claim, sentence):
    polish = reworded(Subject(claim.journey.graph, claim.overlay, (), "", "pl"), sentence)
    assert polish != sentence
    assert sorted(re.findall(r"\d+", sentence)) == sorted(re.findall(r"\d+", polish))


def test_sentences_stay_as_they_are_in_english_and_where_nobody_knows_them(claim):
    english = Subject(claim.journey.graph, claim.overlay, (), "", "en")
    polish = Subject(claim.journey.graph, claim.overlay, (), "", "pl")
    assert reworded(english, budgets.UNSEEN) == budgets.UNSEEN
    assert reworded(polish, "{n} words of (.*) nobody's") == "{n} words of (.*) nobody's"


def test_no_english_sentence_of_the_results_is_left_on_a_polish_page(moving):
    shared = for_sharing(moving.overlay, 60)
    assert any(one.reason for one in shared.expect)
    page = type(moving)(moving.journey, shared).page(language="pl")
    assert not [one.reason for one in shared.expect if one.reason and one.reason in page]


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 wizyta"), (2, "2 wizyty"), (5, "5 wizyt"), (12, "12 wizyt"), (22, "22 wizyty")]
)
def test_polish_counts_in_three_forms(count, said):
    assert words("pl").many(count, "{n} visit", "{n} visits", n=str(count)) == said


def test_braces_in_a_users_text_are_not_places(claim):
    assert words("en")("wanted: {share} at least", share="{cases}") == "wanted: {cases} at least"


def test_a_language_without_words_reads_english(claim):
    assert "Where most are lost" in claim.page(language="fr")


@pytest.mark.parametrize("language", ["en", "pl"])
def test_shares_are_written_in_one_way_all_over_the_page(claim, simulated, language):
    page = claim.page(language=language, simulation=simulated)
    shown = re.sub(r"<svg.*?</svg>|<style>.*?</style>|<script.*?</script>|<[^>]+>", " ", page, flags=re.DOTALL)
    assert re.findall(r".{20}\d%.{20}", shown, re.DOTALL) == []
    assert len(re.findall("\\d\N{NO-BREAK SPACE}%", shown)) > 100
