"""No word is fixed in code or templates without a look-up: in a language of other letters no Latin ones are left."""

import gettext
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel import Locale

import journeymap as jm
from journeymap.model.text import Text
from journeymap.render.map import render_map, render_pages
from journeymap.render.report import render_report
from journeymap.results.simulation import Simulation
from journeymap.settings import numbers as numbers_module
from journeymap.settings import words as words_module

LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
OTHER = "абцдефгхийклмнопярстувшчызАБЦДЕФГХИЙКЛМНОПЯРСТУВШЧЫЗ"
LETTERS = str.maketrans(LATIN, OTHER)
SEEN = ("title", "aria-label", "placeholder", "alt", "aria-description")
HASH = re.compile(r"\b[0-9a-f]{7,}\b")
LANGUAGE = "de"
"""Its dates are figures."""


def other(text: str) -> str:
    """The text in other letters, its {places} as they are."""
    return "".join(part if part.startswith("{") else part.translate(LETTERS) for part in re.split(r"(\{\w*\})", text))


class Other(gettext.NullTranslations):
    """A catalogue that has everything, in other letters."""

    def gettext(self, message):
        return other(message)

    def ngettext(self, msgid1, msgid2, n):
        return other(msgid1 if n == 1 else msgid2)


class Seen(HTMLParser):
    """What people see or hear of a page."""

    def __init__(self, unseen: tuple[str, ...] = ()):
        super().__init__()
        self.unseen, self.stack, self.words = unseen, [], []

    def handle_starttag(self, tag, attrs):
        own = {name: value or "" for name, value in attrs}
        hidden = tag in ("style", "script", "metadata") or any(
            mark in own.get("class", "").split() for mark in self.unseen
        )
        if not self.hidden:
            self.words += [own[name] for name in SEEN if name in own]
        if tag not in ("meta", "link", "br", "input", "img", "hr", "col"):
            self.stack.append((tag, hidden))

    def handle_startendtag(self, _tag, attrs):
        if not self.hidden:
            self.words += [value or "" for name, value in attrs if name in SEEN]

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not self.hidden:
            self.words.append(data)

    @property
    def hidden(self) -> bool:
        return any(hidden for _, hidden in self.stack)


def left(page: str, known: set[str], unseen: tuple[str, ...] = ()) -> list[str]:
    """Texts in which Latin words are left that are neither ids nor what a file or log holds."""
    parser = Seen(unseen)
    parser.feed(page)
    plain = re.compile(
        "|".join(sorted((rf"(?<!\w){re.escape(word)}(?!\w)" for word in known if word), key=len, reverse=True))
    )
    rest = {text.strip(): HASH.sub("", plain.sub("", text.replace("\N{NO-BREAK SPACE}", " "))) for text in parser.words}
    return sorted(text for text, more in rest.items() if re.search(r"[A-Za-z]{2,}", more))


def plain_strings(value) -> set[str]:
    """What stands in a model or a log as it is in every language: ids, owners, dates, addresses."""
    if isinstance(value, Text):
        return set()
    if isinstance(value, str):
        return {value}
    if isinstance(value, dict):
        return {text for key, part in value.items() for text in (plain_strings(key) | plain_strings(part))}
    if isinstance(value, (list, tuple, set, frozenset)):
        return {text for part in value for text in plain_strings(part)}
    fields = getattr(type(value), "model_fields", None) or getattr(value, "__dataclass_fields__", ())
    return {text for name in fields for text in plain_strings(getattr(value, name, None))}


MONTHS = set(Locale.parse(LANGUAGE).months["format"]["abbreviated"].values())
ALWAYS = MONTHS | {
    "journeymap",
    "Enter",
    "Esc",
    "CSV",
    "SVG",
    "PNG",
    "id",
    "Mermaid",
    "DOT",
    "NPS",
    "CSAT",
    "CES",
    "EUR",
    "PLN",
    "px",
}


@pytest.fixture
def in_other_letters(monkeypatch):
    """All look-ups give other letters."""
    monkeypatch.setattr(words_module, "_catalogue", lambda _: Other())
    monkeypatch.setattr(Text, "translated", lambda self, _: other(str(self)))
    numbers_module.numbers.cache_clear()
    yield
    numbers_module.numbers.cache_clear()


EXAMPLES = ["motor-claim", "loan-application", "sketch", "day-surgery"]


@pytest.fixture(scope="module")
def journeys(root: Path):
    return {name: jm.load(root / "examples" / name / "journey.yaml") for name in EXAMPLES}


@pytest.fixture(scope="module")
def claim(root: Path, journeys):
    return journeys["motor-claim"].overlay(root / "examples" / "motor-claim" / "events.csv")


def known(journey, *others) -> set[str]:
    found = ALWAYS | plain_strings(journey.journey)
    for more in others:
        found |= plain_strings(more)
    return {word for text in found for word in (text, *re.findall(r"[\w.-]+", text))}


def logged(journey, overlay) -> set[str]:
    """What the log itself says, besides."""
    groups = [(one.value, one.column) for one in (overlay.segments.groups if overlay.segments else ())]
    return known(journey, overlay.log, overlay.engine, overlay.observed, groups)


@pytest.mark.usefixtures("in_other_letters")
@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("options", [{}, {"workshop": True}, {"fold": True}], ids=["plain", "workshop", "fold"])
def test_no_word_of_a_map_is_fixed(journeys, name, options):
    journey = journeys[name]
    for svg in render_pages(journey.graph, None, language=LANGUAGE, page="a4", **options):
        assert left(svg, known(journey)) == []


@pytest.mark.usefixtures("in_other_letters")
def test_no_word_of_a_measured_map_is_fixed(journeys, claim):
    journey = journeys["motor-claim"]
    svg = render_map(journey.graph, claim, language=LANGUAGE, page="auto")
    assert left(svg, logged(journey, claim)) == []


@pytest.fixture(scope="module")
def simulated(root: Path):
    return Simulation.from_json(
        json.loads((root / "tests" / "formats" / "simulation.json").read_text(encoding="utf-8"))
    )


@pytest.mark.usefixtures("in_other_letters")
@pytest.mark.parametrize("measured", [True, False])
def test_no_word_of_a_report_is_fixed(journeys, claim, simulated, measured):
    journey = journeys["motor-claim"]
    page = render_report(
        journey.graph,
        overlay=claim if measured else None,
        findings=(),
        map_svg="<svg></svg>",
        language=LANGUAGE,
        simulation=replace(simulated, notes=(), what_ifs=()),
    )
    assert left(page, logged(journey, claim), ("code", "mermaid", "dot")) == []
