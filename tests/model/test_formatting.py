"""What `fmt` makes of files of each kind: the order of keys, ids and versions that are written, what is left alone."""

# ruff: noqa: ISC004 - texts over several lines
import pytest

from journeymap.model.formatting import lay_out_text
from journeymap.model.journey import Journey
from journeymap.model.resolve import resolve
from journeymap.model.validate import languages_in, validate
from journeymap.syntax.read import parse_document


def laid_out(text, **options):
    done = lay_out_text("j.yaml", text, **options)
    assert (done.findings, done.left, done.fault) == ((), "", "")
    return done.after


KINDS = {
    "journey": (
        "stages:\n- {touchpoints: [{emotion: -1, name: Pays}], name: Buy}\npersonas: {b: B, a: A}\n"
        "match: {z: x, a: y}\nname: Buying\njourneymap: 1\n",
        "journeymap: 1\nname: Buying\npersonas: {b: B, a: A}\n\nstages:\n"
        "  - {name: Buy, touchpoints: [{name: Pays, emotion: -1}]}\n\nmatch: {z: x, a: y}\n",
    ),
    "data": (
        "expect: {touchpoints: {pay: {drop-off: {max: 5%, min: 1%}}}}\njourneymap-data: 1\n"
        "match: {pay: {channel: app, activity: paid}}\n",
        "journeymap-data: 1\nmatch: {pay: {activity: paid, channel: app}}\n"
        "expect: {touchpoints: {pay: {drop-off: {min: 1%, max: 5%}}}}\n",
    ),
    "library": (
        "channels: [{kind: mass, name: Radio, id: radio}]\nname: Shared\njourneymap-library: 1\n",
        "journeymap-library: 1\nname: Shared\nchannels: [{id: radio, name: Radio, kind: mass}]\n",
    ),
    "texts": (
        "touchpoints:\n  pay:\n    pain-points: {z: Za drogo, a: Wolno}\n    name: Płaci\n"
        "journeymap-texts: 1\njourney: {goal: Kupić, name: Zakup}\n",
        "journeymap-texts: 1\njourney: {name: Zakup, goal: Kupić}\n\n"
        "touchpoints:\n  pay:\n    name: Płaci\n    pain-points: {z: Za drogo, a: Wolno}\n",
    ),
    "project": (
        "owners: [Sales]\njourneys: 'journeys/*.yaml'\njourneymap-project: 1\n",
        "journeymap-project: 1\njourneys: journeys/*.yaml\nowners: [Sales]\n",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_keys_stand_in_their_order_and_entries_by_id_in_the_author_s(kind):
    text, expected = KINDS[kind]
    assert laid_out(text) == expected
    assert laid_out(expected) == expected


def test_settings_need_no_version_where_their_name_says_what_they_are(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "journeymap.yaml").write_text("owners:   [Sales]\n")
    done = lay_out_text("journeymap.yaml", "owners:   [Sales]\n", move_on=True)
    assert (done.after, done.upgraded) == ("owners: [Sales]\n", ())


def test_unknown_keys_stay_behind_the_key_they_stood_behind():
    text = "x-board: 7\nstages: []\nname: J\nx-note: mine\nnmae: K\njourneymap: 1\n"
    assert laid_out(text) == "journeymap: 1\nx-board: 7\nname: J\nx-note: mine\nnmae: K\nstages: []\n"


SKETCH = """\
journeymap: 1
name: Glasses
language: pl
stages:
  - name: Choose
    touchpoints:
      - Looks at frames, and at prices # many do
      - name: Wait # journeymap: ignore[flat-curve] known
        emotion: 1
      - {pl: Płaci, en: Pays}
      - en: Waits
        pl: Czeka
      - {id: pay, name: Płaci}
      - emotion: 2
  - touchpoints: Unpacks
    name: Get
outcomes: {get: Got them}
"""

WRITTEN = """\
journeymap: 1
name: Glasses
language: pl

stages:
  - id: choose
    name: Choose
    touchpoints:
      - {id: looks-at-frames-and-at-prices, name: "Looks at frames, and at prices"} # many do
      - id: wait-2 # journeymap: ignore[flat-curve] known
        name: Wait
        emotion: 1
      - {id: płaci, name: {pl: Płaci, en: Pays}}
      - id: czeka
        name:
          en: Waits
          pl: Czeka
      - {id: pay, name: Płaci}
      - emotion: 2

  - id: get-2
    name: Get
    touchpoints: {id: unpacks, name: Unpacks}

outcomes: {get: Got them}
"""


def ids_in(text):
    document, _ = parse_document("j.yaml", text)
    journey, _ = validate(document, Journey, languages_in(document.data))
    return [(stage.id, [part.id for part in stage.touchpoints]) for stage in resolve(journey).stages]


def test_ids_are_written_as_the_reader_makes_them():
    done = lay_out_text("j.yaml", SKETCH, ids=True)
    assert (done.after, done.ids) == (WRITTEN, 7)
    assert ids_in(done.after) == ids_in(SKETCH)
    assert lay_out_text("j.yaml", WRITTEN, ids=True).after == WRITTEN


def test_an_id_without_a_value_gets_it():
    text = "journeymap: 1\nstages:\n  - {id: , name: Buy, touchpoints: []}\n"
    assert "{id: buy, name: Buy, touchpoints: []}" in laid_out(text, ids=True)


@pytest.mark.parametrize("stage", ["{name: Buy, emotoin: 9}", "Buy #7 tickets"])
def test_no_ids_are_written_where_findings_leave_them_open(stage):
    done = lay_out_text("j.yaml", f"journeymap: 1\nstages:\n  - {stage}\n", ids=True)
    assert done.unwritten == "its errors, or texts that YAML cut, leave open what its parts are"
    assert (done.ids, "id:" in done.after) == (0, False)


@pytest.mark.parametrize(
    "begin", ["journeymap: 1.0\n", 'journeymap: "1"\n', "journeymap:\n", "", "journeymap: v1 # old\n"]
)
def test_version_1_is_said_in_one_way(begin):
    rest = "name: J\n\nstages:\n  - name: Buy\n"
    done = lay_out_text("j.yaml", begin + rest, move_on=True)
    comment = " # old" if "#" in begin else ""
    assert done.after == f"journeymap: 1{comment}\n{rest}"
    assert len(done.upgraded) == 1
    assert lay_out_text("j.yaml", done.after, move_on=True).upgraded == ()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("journeymap: 1\nname: [\n", "yaml-syntax"),
        ("journeymap: 1\nname: a\nname: b\n", "duplicate-key"),
        ("journeymap: 1.0\nname: a\n", "file-version"),
        ("journeymap: 2\nname:   a\n", "file-version"),
        ("name: a\nstages: []\n", "file-kind"),
        ("journeymap-notes: 1\nname: a\n", "file-kind"),
        ("journeymap: 1\nname: a\n---\nname: b\n", "yaml-syntax"),
        ("journeymap: 1\nname: {en: Pays, by card}\n", "text-cut"),
    ],
)
def test_what_cannot_be_read_is_left_alone(text, rule):
    done = lay_out_text("j.yaml", text)
    assert [finding.rule for finding in done.findings] == [rule]
    assert (done.after, done.changed) == (None, False)


@pytest.mark.parametrize("text", ["journeymap: 2\nstages: []\n", "journeymap: one\nstages: []\n"])
def test_what_is_no_older_version_is_not_upgraded(text):
    done = lay_out_text("j.yaml", text, move_on=True)
    assert (done.after, len(done.findings)) == (None, 1)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("journeymap: 1\npersonas: {a: &a {name: Ana}, b: *a}\n", "anchors"),
        ("journeymap: 1\n? name\n: J\n", "?"),
        ("on: [push]\njobs: {}\n", "does not look like a file of the language"),
        ("- a\n- b: {{ values }}\n---\n", "does not look like a file of the language"),
        ("# nothing\n", "does not look like a file of the language"),
        ("journeymap: 1\nstages: [{name: A}, # journeymap: ignore[empty-stage] later\n  {name: B}]\n", "brackets"),
    ],
)
def test_what_is_unusual_is_left_alone_and_said(text, why):
    done = lay_out_text("j.yaml", text)
    assert (done.after, done.findings, done.fault) == (None, (), "")
    assert why in done.left
