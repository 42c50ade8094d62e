"""No word is fixed in code or templates without a look-up: in a language of other letters no Latin ones are left."""

import gettext
import io
import json
import re
import runpy
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.pofile import read_po

import journeymap as jm
from journeymap.api.sites import entries_of
from journeymap.diff.request import compare_named
from journeymap.model.text import Text
from journeymap.render.backtest import render_backtest
from journeymap.render.diff import render_diff
from journeymap.render.map import render_map, render_pages
from journeymap.render.paths import paths_dot
from journeymap.render.report import render_report
from journeymap.render.site import render_index
from journeymap.results.backtest import Backtest, Calibration, CalibrationBin, CutRow, DistanceRow, Distances
from journeymap.results.estimate import Estimate
from journeymap.results.simulation import Simulation
from journeymap.results.table import Table
from journeymap.settings import numbers as numbers_module
from journeymap.settings import words as words_module

LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
OTHER = "абцдефгхийклмнопярстувшчызАБЦДЕФГХИЙКЛМНОПЯРСТУВШЧЫЗ"
LETTERS = str.maketrans(LATIN, OTHER)
SEEN = ("title", "aria-label", "placeholder", "alt", "aria-description")
HASH = re.compile(r"\b([0-9a-f]{7,}|[IVX]+[a-zA-Z]?)\b")
"""Hashes, and the Roman numbers of stages with a letter for their pains."""
LANGUAGE = "de"
"""Its dates are figures."""


def other(text: str) -> str:
    """The text in other letters, its {places} as they are."""
    return "".join(part if part.startswith("{") else part.translate(LETTERS) for part in re.split(r"(\{\w*\})", text))


class Other(gettext.NullTranslations):
    """A catalogue that has everything translators are shown, in other letters."""

    def __init__(self, shown: set[str]):
        super().__init__()
        self.shown = shown

    def gettext(self, message):
        return other(message) if message in self.shown else message

    def ngettext(self, msgid1, msgid2, n):
        said = msgid1 if n == 1 else msgid2
        return other(said) if msgid1 in self.shown else said


@cache
def template() -> set[str]:
    """The words that translators are shown; of those with a plural, the one for one."""
    kept = resources.files("journeymap.settings") / "catalogues" / "journeymap.pot"
    ids = (message.id for message in read_po(io.BytesIO(kept.read_bytes())))
    return {each if isinstance(each, str) else each[0] for each in ids}


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
    monkeypatch.setattr(words_module, "_catalogue", lambda _: Other(template()))
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


def logged(journey, overlay, *values) -> set[str]:
    """What the log itself says, besides."""
    groups = [(one.value, one.column) for one in (overlay.segments.groups if overlay.segments else ())]
    return known(journey, overlay.log, overlay.engine, overlay.observed, groups, values)


@pytest.mark.usefixtures("in_other_letters")
@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("options", [{}, {"workshop": True}, {"fold": True}], ids=["plain", "workshop", "fold"])
def test_no_word_of_a_map_is_fixed(journeys, name, options):
    journey = journeys[name]
    for svg in render_pages(journey.graph, None, language=LANGUAGE, page="a4", **options):
        assert left(svg, known(journey)) == []


@pytest.mark.usefixtures("in_other_letters")
@pytest.mark.parametrize("options", [{}, {"workshop": True}, {"fold": True}], ids=["plain", "workshop", "fold"])
def test_no_word_of_a_measured_map_is_fixed(journeys, claim, options):
    journey = journeys["motor-claim"]
    svg = render_map(journey.graph, claim, language=LANGUAGE, page="auto", **options)
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


@pytest.fixture(scope="module")
def everything(root: Path, tmp_path_factory):
    """The journey that asks for every figure of an overlay, and what its log shows."""
    folder = root / "tests" / "overlay" / "everything"
    log = tmp_path_factory.mktemp("moving") / "log.csv"
    log.write_text(runpy.run_path(str(folder / "make_log.py"))["log_text"](), encoding="utf-8")
    journey = jm.load(folder / "journey.yaml")
    return journey, journey.overlay(log)


@pytest.mark.usefixtures("in_other_letters")
def test_no_word_of_a_report_on_everything_is_fixed(everything):
    journey, overlay = everything
    picture = render_map(journey.graph, overlay, language=LANGUAGE, page="auto")
    values = [re.findall(r'"(.*?)"', example) for one in overlay.quality for example in one.examples]
    page = render_report(journey.graph, overlay=overlay, findings=(), map_svg=picture, language=LANGUAGE)
    assert left(page, logged(journey, overlay, values), ("code", "mermaid", "dot")) == []


@pytest.mark.usefixtures("in_other_letters")
def test_no_word_of_a_page_of_changes_is_fixed(root: Path, tmp_path: Path):
    text = (root / "examples" / "sketch" / "journey.yaml").read_text(encoding="utf-8")
    (tmp_path / "old.yaml").write_text(text, encoding="utf-8")
    changed = text.replace("emotion: -2", "emotion: 1").replace("wait: 6d", "wait: 3d, respond-within: 4d")
    (tmp_path / "new.yaml").write_text(changed, encoding="utf-8")
    comparison = compare_named([str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml")])
    journey = jm.load(tmp_path / "new.yaml")
    page = render_diff(comparison, LANGUAGE)
    assert 'class="changes' in page
    names = {"old.yaml", "new.yaml", str(tmp_path), str(journey.journey.name)}
    seen = left(page, known(journey, names), ("said", "code"))
    said = {change.message for one in comparison.difference.journeys for change in one.changes}
    assert [text for text in seen if not any(message in text for message in said)] == []


@pytest.mark.usefixtures("in_other_letters")
def test_no_word_of_a_backtest_is_fixed(journeys):
    journey = journeys["sketch"]
    bins = (CalibrationBin(0.2, 0.25, 400), CalibrationBin(0.75, 0.7, 100))
    ids = tuple(journey.graph.touchpoints)[:2]
    day = "2026-06-01T00:00:00Z"
    told = Calibration(
        cut=day, until="2026-07-01T00:00:00Z", followed_s=864000.0, prefixes=500, cases=300, unknown=7, error=0.012,
        bound=0.02, brier=0.2, first_order=0.21, gain=Estimate(-0.01, -0.02, -0.005), bins=bins, touchpoints=bins, ids=ids,
    )  # fmt: skip
    cuts = Table(
        [
            CutRow(day, 500, 0.5, 0.52, 0.7, 0.51, 0.5, 0.6),
            CutRow("2026-07-01T00:00:00Z", 900, 0.5, 0.5, 0.6, 0.5, 0.5, 0.6),
        ],
        CutRow,
    )
    rows = Table(
        [DistanceRow(name, 1, 1.0, 1.0, 1.0, 1.0, 1.0) for name in ("model", "replay", "bootstrap")], DistanceRow
    )
    said = (
        "Said at 2 cuts, eventual success was 0.52 points off on average.",
        "Trust its totals to about 1.9 points.",
        "Over 500 visits of 300 cases begun after 2026-06-01 and resolved since, the model said that 31% succeed, and 34% did.",
    )
    page = render_backtest(journey.graph, Backtest("sketch", "x", told, cuts, Distances(5, 5, 1, rows), said), LANGUAGE)
    assert left(page, known(journey)) == []


def test_a_word_that_is_fixed_is_found():
    page = '<p title="Status">А <b>12 d</b></p><svg><text>no steps</text></svg><style>b {color: red}</style>'
    assert left(page, {"d"}) == ["Status", "no steps"]


@pytest.mark.usefixtures("in_other_letters")
def test_no_word_of_a_project_s_page_is_fixed(journeys, claim, tmp_path: Path):
    (tmp_path / "wrong.yaml").write_text(
        "journeymap: 1\nname: Wrong\ntouchpoints: [{id: a, next: b}]\n", encoding="utf-8"
    )
    entries = entries_of([*journeys.values(), jm.load(tmp_path / "wrong.yaml")])
    measured = [replace(one, overlay=claim) if one.id == "motor-claim" else one for one in entries]
    page = render_index(measured, LANGUAGE)
    found = {fault.message for one in entries for fault in one.faults}
    own = {text for journey in journeys.values() for text in known(journey)}
    own |= {"journeymap check", *known(journeys["sketch"], [one.file for one in entries], [one.id for one in entries])}
    assert found
    assert [text for text in left(page, own, ("code",)) if text not in found] == []


@pytest.mark.usefixtures("in_other_letters")
def test_no_word_of_the_paths_graph_is_fixed(everything):
    journey, overlay = everything
    for measured in (None, overlay):
        said = re.findall(r'label="((?:[^"\\]|\\.)*)"', paths_dot(journey.graph, measured, language=LANGUAGE)[0])
        page = "".join(f"<p>{text.replace(chr(92) + 'n', ' ')}</p>" for text in said)
        assert left(page, known(journey)) == []
