"""Every text that was written is found once, at its place; names made from ids are not."""

from journeymap.graph.compile import compile_journey
from journeymap.lint.context import Context
from journeymap.lint.words.texts import in_short, written_texts
from journeymap.model.read import read_journey

JOURNEY = """\
journeymap: 1
name: {en: Buying, pl: Zakup}
language: en
use: brand.yaml
personas: {ana: {goals: [Fast, {en: Cheap, de: Billig}]}}
stages:
  - id: buy
    touchpoints:
      - Pays
      - {id: gets, doing: Opens the parcel, x-note: TODO, next: [{to: done, when: all is well}]}
outcomes: {done: Happy}
"""
LIBRARY = "journeymap-library: 1\nname: The brand\nlanguage: en\nchannels: {web: Website}\n"
POLISH = "journeymap-texts: 1\ntouchpoints: {pays: {name: Płaci}, gets: {doing: Otwiera}}\nx-note: nothing\n"


def found(folder, monkeypatch):
    monkeypatch.chdir(folder)
    for name, text in {"j.yaml": JOURNEY, "brand.yaml": LIBRARY, "j.sl.yaml": POLISH}.items():
        (folder / name).write_text(text, encoding="utf-8")
    read = read_journey("j.yaml")
    assert read.journey is not None
    assert not read.diagnostics
    return list(written_texts(Context(read, compile_journey(read.journey))))


def test_every_text_is_there_once(tmp_path, monkeypatch):
    texts = sorted(each.text for each in found(tmp_path, monkeypatch))
    own = ["Buying", "Zakup", "Fast", "Cheap", "Billig", "Pays", "Opens the parcel", "all is well", "Happy"]
    assert texts == sorted([*own, "Website", "Płaci", "Otwiera"])


def test_each_place_holds_the_text(tmp_path, monkeypatch):
    for each in found(tmp_path, monkeypatch):
        span = each.place.span(*each.keys)
        line = each.place.document.line_text(span.line)
        assert line[span.column - 1 : span.end_column - 1] == each.text


def test_a_long_text_is_named_by_its_beginning():
    assert in_short("a " * 40) == ("a " * 25).rstrip()[:49].rstrip() + "…"
