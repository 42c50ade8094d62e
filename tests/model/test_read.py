"""A journey with its companions: kinds and versions, libraries, data files, translations."""

import pytest

from journeymap.diagnostics import JourneyError, Severity
from journeymap.model.companions import read_companion
from journeymap.model.kinds import kind_of
from journeymap.model.read import read_journey
from journeymap.model.texts import languages
from journeymap.syntax.read import parse_document

JOURNEY = """\
journeymap: 1
name: Claim
language: en
stages:
  - name: One
    touchpoints:
      - {name: Pay, channel: web, pain-points: [slow, {id: p2, text: bad}], personas: {marek: {quote: Oh}}}
      - {en: Goes, pl: Idzie}
"""


def said(reading):
    return [(finding.rule, finding.span.line, finding.message) for finding in reading.diagnostics]


def only(reading):
    assert len(reading.diagnostics) == 1, said(reading)
    return reading.diagnostics[0]


def test_a_clean_journey(read):
    reading = read(JOURNEY)
    assert reading.diagnostics == ()
    assert [document.file for document in reading.documents] == [reading.file]
    assert reading.journey.id == "claim"


def test_a_missing_file_is_misuse(tmp_path):
    with pytest.raises(JourneyError):
        read_journey(str(tmp_path / "none.yaml"))


@pytest.mark.parametrize("data", ["", "a: [", "\0"])
def test_an_unreadable_file_has_no_journey(read, data):
    reading = read(data)
    assert reading.journey is None
    assert only(reading).severity is Severity.ERROR


@pytest.mark.parametrize(
    ("text", "rule", "message"),
    [
        ("journeymap: 2\nfuture: 1\n", "file-version", "written for a newer journeymap (version 2"),
        ("journeymap: 1.5\n", "file-version", "newer journeymap"),
        ("journeymap: one\n", "file-version", '"one" is no version'),
        ("journeymap:\n", "file-version", "version of the language is missing"),
        ("journeymap-data: 1\n", "file-kind", "this file is a data file, not a journey"),
        ("journeymap-library: 1\n", "file-kind", "this file is a library, not a journey"),
        ("journeymap-project: 1\n", "file-kind", "project settings"),
        ("just words\n", "file-kind", "written as keys and values"),
    ],
)
def test_other_files_are_refused_by_name(read, text, rule, message):
    reading = read(text)
    finding = only(reading)
    assert reading.journey is None
    assert finding.rule == rule
    assert message in finding.message
    assert finding.span.line == 1


def test_a_file_without_a_version_is_read_on(read):
    reading = read("# mine\nname: X\nemotions: 1\n")
    assert [finding.rule for finding in reading.diagnostics] == ["file-kind", "unknown-key"]
    assert reading.journey.name == "X"
    edit = reading.diagnostics[0].fix.edits[0]
    assert (edit.start, edit.text) == (7, "journeymap: 1\n")


def test_a_misspelt_version_key_is_one_finding(read):
    finding = only(read("journey-map: 1\nname: X\n"))
    assert finding.hint == "did you mean journeymap?"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("journeymap: 1", "journey"),
        ("journeymap-data: 1", "data"),
        ("journeymap-library: 1", "library"),
        ("journeymap-texts: 1", "texts"),
        ("journeymap-project: 1", "project"),
        ("name: x", None),
        ("- a", None),
        ("a", None),
    ],
)
def test_kinds(text, kind):
    assert kind_of(parse_document("f.yaml", text)[0]) == kind


# Libraries


def test_a_library_gives_its_parts(read):
    reading = read(
        "journeymap: 1\nlanguage: pl\nuse: lib/brand.yaml\npersonas: {ana: Own}\nstages: {touchpoints: [{name: a, channel: web}]}\n",
        lib__brand="journeymap-library: 1\nlanguage: en\npersonas: {ana: Theirs}\n"
        "channels: {web: {name: {en: Web, pl: Sieć}, kind: self-service}, shop: Shop}\n",
    )
    assert reading.diagnostics == ()
    journey = reading.journey
    assert journey.personas["ana"].name == "Own"
    assert journey.channels["web"].name == "Sieć"
    assert journey.channels["web"].kind == "self-service"
    assert journey.channels["web"].declared
    assert journey.channels["web"].place.span().file.endswith("brand.yaml")
    assert len(reading.documents) == 2


def test_a_bare_mention_means_the_librarys_part(read):
    reading = read(
        "journeymap: 1\nuse: lib/brand.yaml\npersonas: [ana]\n",
        lib__brand="journeymap-library: 1\npersonas: {ana: {name: Ana, about: 34}, zofia: Zofia}\n",
    )
    assert {key: persona.name for key, persona in reading.journey.personas.items()} == {"ana": "Ana"}


def test_all_personas_join_where_none_is_named(read):
    reading = read(
        "journeymap: 1\nuse: lib/brand.yaml\n", lib__brand="journeymap-library: 1\npersonas: {ana: Ana, zofia: Zofia}\n"
    )
    assert list(reading.journey.personas) == ["ana", "zofia"]


def test_libraries_may_use_libraries_and_the_nearer_one_wins(read):
    reading = read(
        "journeymap: 1\nuse: [lib/a.yaml, lib/b.yaml]\n",
        lib__a="journeymap-library: 1\nuse: c.yaml\nchannels: {web: From a}\n",
        lib__b="journeymap-library: 1\nuse: c.yaml\nchannels: {web: From b, shop: From b}\n",
        lib__c="journeymap-library: 1\nchannels: {web: From c, shop: From c, mail: From c}\n",
    )
    assert reading.diagnostics == ()
    names = {key: str(channel.name) for key, channel in reading.journey.channels.items()}
    assert names == {"web": "From a", "shop": "From c", "mail": "From c"}
    assert len(reading.documents) == 4


@pytest.mark.parametrize(
    ("use", "libraries", "place"),
    [
        ("claim.yaml", {}, ("claim.yaml", 2)),
        ("lib/a.yaml", {"lib__a": "journeymap-library: 1\nuse: [a.yaml]\n"}, ("a.yaml", 2)),
        (
            "lib/a.yaml",
            {"lib__a": "journeymap-library: 1\nuse: b.yaml\n", "lib__b": "journeymap-library: 1\nuse: a.yaml\n"},
            ("b.yaml", 2),
        ),
    ],
)
def test_circles_of_libraries_are_one_finding(read, use, libraries, place):
    reading = read(f"journeymap: 1\nuse: {use}\n", **libraries)
    finding = only(reading)
    assert "leads back to where it came from" in finding.message
    assert finding.span.file.endswith(place[0])
    assert finding.span.line == place[1]
    assert reading.journey is not None


def test_a_library_that_is_not_there(read):
    finding = only(read("journeymap: 1\nuse:\n  - brnd.yaml\n", brand="journeymap-library: 1\n"))
    assert "brnd.yaml does not exist" in finding.message
    assert "brand.yaml" in finding.hint
    assert (finding.rule, finding.span.line) == ("library", 3)


def test_a_journey_is_no_library(read):
    finding = only(read("journeymap: 1\nuse: other.yaml\n", other="journeymap: 1\n"))
    assert "is a journey, not a library" in finding.message
    assert finding.span.file.endswith("claim.yaml")


def test_faults_of_a_library_are_placed_in_it(read):
    reading = read(
        "journeymap: 1\nuse: lib/brand.yaml\n",
        lib__brand="journeymap-library: 1\nchannels: {web: {kind: slow}}\ntouchpoints: [a]\n",
    )
    assert [finding.span.line for finding in reading.diagnostics] == [2, 3]
    assert all(finding.span.file.endswith("brand.yaml") for finding in reading.diagnostics)
    assert "is a key of a stage" in reading.diagnostics[1].hint


# Data files


def test_a_data_file_gives_its_sections(read):
    reading = read(
        JOURNEY,
        claim_data="journeymap-data: 1\njourney: claim\nmatch: {pay: paid}\nfunnel: [pay]\nx-by: me\n",
    )
    journey = reading.journey
    assert reading.diagnostics == ()
    assert journey.funnel == ("pay",)
    assert journey.stages[0].touchpoints[0].match.activity == ("paid",)
    assert journey.extras == {"x-by": "me"}
    place = journey.section("match").span("pay", part="key")
    assert place.file.endswith("claim.data.yaml")
    assert place.line == 3
    assert journey.match["pay"].place.span().file == place.file


def test_a_step_of_the_funnel_may_be_a_list(read):
    reading = read(JOURNEY + "funnel: [pay, [goes, pay]]\nfunnel-within: 2w\n")
    assert reading.diagnostics == ()
    assert reading.journey.funnel == ("pay", ("goes", "pay"))
    assert reading.journey.funnel_steps == (("pay",), ("goes", "pay"))
    assert reading.journey.funnel_within.seconds == 14 * 86_400


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("funnel: [pay, []]", "there is nothing here"),
        ("funnel: [pay, {goes: pay}]", "one word is expected here"),
        ("funnel: [pay, [goes, [pay]]]", "one word is expected here"),
        ("funnel-within: soon", "soon"),
        ("funnel-within: 2d..5d", "range"),
    ],
)
def test_a_funnel_that_is_none_is_a_finding(read, text, wrong):
    finding = only(read(JOURNEY + text + "\n"))
    assert wrong in finding.message
    assert finding.span.line == 9


def test_sections_of_the_journey_stand_in_its_file(read):
    reading = read(JOURNEY + "funnel: [pay, goes]\n")
    assert reading.journey.section("funnel").span(1).line == 9
    assert reading.journey.section("funnel").span(1).file == reading.file


def test_a_section_given_twice_is_an_error(read):
    finding = only(read(JOURNEY + "funnel: [pay]\n", claim_data="journeymap-data: 1\nfunnel: [goes]\n"))
    assert '"funnel" stands here and in' in finding.message
    assert "claim.yaml, line 9" in finding.message
    assert finding.span.line == 2


def test_a_match_given_twice_is_an_error(read):
    text = "journeymap: 1\nstages: {touchpoints: [{id: pay, name: P, match: a}]}\noutcomes: {paid: {match: b}}\n"
    reading = read(text, claim_data="journeymap-data: 1\nmatch: {pay: c, paid: d}\n")
    assert [finding.element for finding in reading.diagnostics] == ["pay", "paid"]
    assert reading.journey.stages[0].touchpoints[0].match.activity == ("a",)


def test_a_data_file_of_another_journey(read):
    finding = only(read(JOURNEY, claim_data="journeymap-data: 1\njourney: clam\n"))
    assert 'belongs to the journey "clam"' in finding.message
    assert finding.allowed == "claim"


def test_a_data_file_that_is_none(read):
    finding = only(read(JOURNEY, claim_data="funnel: [pay]\n"))
    assert "does not say that it is a data file" in finding.message


# Translations

TEXTS = """\
journeymap-texts: 1
journey: {name: Szkoda}
touchpoints:
  pay:
    name: Płaci
    pain-points: {pay-pain-1: wolno, p2: źle}
    personas: {marek: {quote: Och}}
"""


def test_texts_in_another_language(read):
    reading = read(JOURNEY, claim_pl=TEXTS)
    journey = reading.journey
    pay = journey.stages[0].touchpoints[0]
    assert reading.diagnostics == ()
    assert (journey.name, journey.name.translated("pl")) == ("Claim", "Szkoda")
    assert pay.name.translated("pl") == "Płaci"
    assert [pain.text.translated("pl") for pain in pay.pain_points] == ["wolno", "źle"]
    assert pay.personas["marek"].quote.translated("pl") == "Och"
    assert languages(journey) == ("en", "pl")


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ("touchpoints: {payy: x}", '"payy" is none of the touchpoints here'),
        ("touchpoints: {pay: {emotion: 2}}", '"emotion" of a touchpoint is no text'),
        ("touchpoints: {pay: {nmae: 2}}", '"nmae" of a touchpoint is no text'),
        ("touchpoints: {pay: {quote: x}}", 'the journey has no "quote" here'),
        ("touchpoints: {pay: {pain-points: {p3: x}}}", '"p3" is none of the pain-points'),
        ("touchpoints: {pay: {pain-points: [a]}}", "there are 1 texts here for 2"),
        ("touchpoints: {pay: {name: [x]}}", "text is expected here"),
        ("touchpoints: {pay: [x]}", "texts by key are expected here"),
        ("touchpoints: {goes: Chodzi}", 'has this text in "pl" already'),
        ("journey: {stages: x}", '"stages" of a journey is no text'),
        ("journey: x", "keys and values are expected"),
        ("touchpoint: {pay: x}", 'has no key "touchpoint"'),
    ],
)
def test_texts_that_fit_nothing_are_found(read, texts, message):
    reading = read(JOURNEY, claim_pl=f"journeymap-texts: 1\n{texts}\n")
    finding = only(reading)
    assert message in finding.message
    assert finding.span.file.endswith("claim.pl.yaml")
    assert finding.span.line == 2


def test_texts_do_not_leak_into_other_journeys(read):
    read(JOURNEY, claim_pl="journeymap-texts: 1\noutcomes: {done: gotowe}\n")
    assert read(JOURNEY).journey.outcomes["done"].name.translated("de") == "done"


def test_texts_in_the_journeys_own_language(read):
    assert "never shown" in only(read(JOURNEY, claim_en="journeymap-texts: 1\n")).message


def test_a_journey_beside_another_is_left_alone(read):
    assert read(JOURNEY, claim_pl="journeymap: 1\nname: X\n").diagnostics == ()


def test_other_files_beside_are_left_alone(read):
    assert read(JOURNEY, claim_old="a: [", claims_pl="a: [").diagnostics == ()


# Companions on their own


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("journeymap-data: 1\nmatch: {a: b}\n", []),
        ("journeymap-data: 1\nmatsh: {a: b}\n", ['a data file has no key "matsh"']),
        ("journeymap-library: 1\nchannels: {web: {cost: 4}}\n", ['"4" is not an amount of money']),
        ("journeymap-texts: 1\ntouchpoint: {}\n", ['has no key "touchpoint"']),
        ("journeymap-project: 1\nrules: {dead-end: of}\n", ['severity cannot be "of"']),
        ("journeymap-project: 2\n", ["written for a newer journeymap"]),
        ("journeymap: 1\n", ["this file is a journey"]),
        ("a: b\n", ["does not say that it is"]),
        ("a: [\n", ['this "[" is never closed']),
    ],
)
def test_companions_are_checked_on_their_own(tmp_path, text, messages):
    path = tmp_path / "other.yaml"
    path.write_text(text, encoding="utf-8")
    _, findings = read_companion(str(path))
    assert len(findings) == len(messages)
    for finding, message in zip(findings, messages, strict=True):
        assert message in finding.message


def test_texts_of_a_journey_without_stages(read):
    found = read(
        "journeymap: 1\nname: Claim\n", claim_pl="journeymap-texts: 1\nstages: {report: X}\ntouchpoints: {form: Y}\n"
    )
    messages = [finding.message for finding in found.diagnostics]
    assert '"report" is none of the stages here' in messages
    assert '"form" is none of the touchpoints here' in messages


def test_a_version_of_several_lines_is_shown_on_one(read):
    (finding,) = read("journeymap: |\n  one\n  two\nname: Claim\n").diagnostics
    assert finding.message == '"one two" is no version of the language'
