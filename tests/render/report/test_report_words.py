"""The report's words: complete in Polish, with the right forms, and untouched by what users write."""

import ast
import re
from pathlib import Path

import pytest
from jinja2 import nodes

from journeymap.overlay import budgets
from journeymap.overlay.budgets import elsewhere, paces, shares
from journeymap.overlay.budgets.found import too_short
from journeymap.render.report import page as page_module
from journeymap.render.report.reworded import reworded
from journeymap.render.report.subject import Subject
from journeymap.render.wording import Wording, wording
from journeymap.results.privacy import for_sharing, rows
from journeymap.settings import polish_report, polish_results
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


def test_polish_has_every_word_of_a_page_that_measures_everything(moving, asked):
    moving.page(language="pl")
    assert asked - {*polish_report.WORDS, *polish_report.PLURALS, *WORDS} == set()


def literals(source: str):
    """Fixed texts that code asks for: `t("…")`, and the plural of `t.many(…)`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            place = {"t": 0, "many": 2}.get(name)
            if place is not None and len(node.args) > place and isinstance(node.args[place], ast.Constant):
                yield node.args[place].value


def template_literals():
    """The same in templates."""
    environment = page_module._environment()
    for name in environment.list_templates(extensions=["j2"]):
        tree = environment.parse(environment.loader.get_source(environment, name)[0])
        for node in tree.find_all(nodes.Call):
            called = getattr(node.node, "name", getattr(node.node, "attr", ""))
            place = {"t": 0, "many": 2, "scaled": 1}.get(called)
            if place is not None and isinstance(node.args[place], nodes.Const):
                yield node.args[place].value


def test_polish_has_every_text_that_stands_in_code_or_a_template(root: Path):
    folder = root / "src" / "journeymap" / "render" / "report"
    found = {text for file in folder.glob("*.py") for text in literals(file.read_text(encoding="utf-8"))}
    found |= set(template_literals())
    assert len(found) > 250
    assert found - {*polish_report.WORDS, *polish_report.PLURALS, *WORDS} == set()


def test_polish_has_words_for_every_finding_on_the_data(root: Path):
    source = root / "src" / "journeymap"
    files = [file for part in ("overlay", "events") for file in (source / part).rglob("*.py")]
    kinds = {
        kind for file in files for kind in re.findall(r'Quality\(\s*"([a-z-]+)"', file.read_text(encoding="utf-8"))
    }
    assert len(kinds) > 12
    assert kinds - set(polish_report.QUALITY) == set()


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


@pytest.mark.parametrize(("english", "polish"), sorted(polish_results.SENTENCES.items()))
def test_polish_sentences_keep_their_values(english, polish):
    assert set(re.findall(r"{\w+}", polish)) == set(re.findall(r"{\w+}", english))


def test_no_english_sentence_of_the_results_is_left_on_a_polish_page(moving):
    shared = for_sharing(moving.overlay, 60)
    assert any(one.reason for one in shared.expect)
    page = type(moving)(moving.journey, shared).page(language="pl")
    assert not [one.reason for one in shared.expect if one.reason and one.reason in page]


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
