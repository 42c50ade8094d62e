"""The catalogues: they hold the words of today, translated whole, compiled from what is written."""

import ast
import importlib.util
import io
import re
from pathlib import Path

import pytest
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from journeymap.settings.words import LANGUAGES, words

OTHERS = [language for language in LANGUAGES if language != "en"]


@pytest.fixture(scope="module")
def catalogues(root: Path):
    """The script that makes them."""
    spec = importlib.util.spec_from_file_location("catalogues", root / "scripts" / "catalogues.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def extracted(catalogues):
    return catalogues.extract()


def test_the_template_holds_the_words_of_today(catalogues, extracted):
    kept = (catalogues.FOLDER / "journeymap.pot").read_text(encoding="utf-8")
    assert kept == catalogues.written(extracted), "run make catalogues, then translate what is new"


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_is_translated_with_its_places_and_forms(catalogues, language):
    assert catalogues.check(language) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_holds_the_words_of_today_and_no_others(catalogues, extracted, language):
    kept = read_po(io.BytesIO(catalogues.path(language).read_bytes()), locale=language.replace("-", "_"))
    assert {message.id for message in kept if message.id} == {message.id for message in extracted if message.id}
    assert catalogues.written(kept) == catalogues.path(language).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_compiled_is_what_is_written(catalogues, language):
    kept = read_po(io.BytesIO(catalogues.path(language).read_bytes()), locale=language.replace("-", "_"))
    assert catalogues.path(language).with_suffix(".mo").read_bytes() == catalogues.compiled(kept)


@pytest.mark.parametrize("language", OTHERS)
def test_the_forms_of_a_number_are_those_that_babel_knows(language):
    rule = get_plural(language.replace("-", "_"))
    forms = {words(language).catalogue.plural(n) for n in range(200)}
    assert forms == set(range(rule.num_plurals))


def test_catalogues_name_no_day_no_machine_and_no_line(catalogues):
    for file in [catalogues.FOLDER / "journeymap.pot", *map(catalogues.path, OTHERS)]:
        text = file.read_text(encoding="utf-8")
        assert "POT-Creation-Date" not in text
        assert "fuzzy" not in text
        assert not re.search(r"^#:.*(:\d+|\s/)", text, re.MULTILINE)


def test_words_are_found_in_code_wherever_a_call_says_them(catalogues):
    source = (
        't("a" if x else "b"); story.w({"k": "c"}.get(k, "d")); fixed("e"); t.many(n, "{n} f", "{n} fs", n=1)\n'
        't({"k": "g"}[k]); plural("h", "hs"); t(name); Section("x", "i", "y.j2", build, nav="j"); t(k or "l")\n'
        'words(language)("m"); fixed_words("pl")("o"); print(1)("p")'
    )
    assert set(catalogues.texts_in_code(source)) == {*"abcdegijlmo", ("{n} f", "{n} fs"), ("h", "hs")}


def test_words_are_found_in_templates(catalogues):
    source = (
        '{{ t("a") }}{% for head in ("b", "c") %}{{ t(head) }}{% endfor %}{{ t("d" if x else "e") }}'
        '{{ t.many(n, "{n} f", "{n} fs", n=1) }}{{ t({"k": "g"}[k]) }}{{ p.scaled(t, "h", "0", "1") }}'
    )
    assert set(catalogues.texts_in_template(source)) == {*"abcdegh", ("{n} f", "{n} fs")}


def test_no_text_is_glued_where_it_is_looked_up(root: Path):
    """A look-up of a text with values in it finds nothing: places are filled afterwards."""
    for file in (root / "src" / "journeymap" / "render").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in (
                "t",
                "fixed",
            ):
                assert not any(isinstance(part, ast.JoinedStr) for part in node.args[:1]), f"{file}:{node.lineno}"
