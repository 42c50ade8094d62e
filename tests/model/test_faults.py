"""Every mistake in a journey file once, in plain words, at its exact place; the rest is still read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.model.journey import Journey
from journeymap.model.keys import closest, sure
from journeymap.model.validate import validate
from journeymap.syntax.read import parse_document

HEAD = "journeymap: 1\nstages:\n  - name: One\n    touchpoints:\n"


def faults(text):
    document, findings = parse_document("f.yaml", text)
    journey, more = validate(document, Journey)
    return journey, [*findings, *more]


def only(text):
    journey, findings = faults(text)
    assert len(findings) == 1, findings
    return journey, findings[0]


def place(finding):
    span = finding.span
    return finding.line_text[span.column - 1 : span.end_column - 1] if span.line == span.end_line else ""


MISTAKES = [
    # what stands in a touchpoint, rule, marked text, message, hint
    ("kanal: web", "unknown-key", "kanal", 'a touchpoint has no key "kanal"', "it may belong to a newer journeymap"),
    ("painPoints: [x]", "unknown-key", "painPoints", "no key", "did you mean pain-points?"),
    ("pain_points: [x]", "unknown-key", "pain_points", "no key", "did you mean pain-points?"),
    ("pain-point: x", "unknown-key", "pain-point", "no key", "did you mean pain-points?"),
    ("Channels: web", "unknown-key", "Channels", "no key", "did you mean channel?"),
    ("opportunity: x", "unknown-key", "opportunity", "no key", "did you mean opportunities?"),
    ("emotoin: 1", "unknown-key", "emotoin", "no key", "did you mean emotion?"),
    ("title: x", "unknown-key", "title", "no key", "did you mean name?"),
    ("ix: pays", "unknown-key", "ix", "no key", "did you mean id?"),
    ("severity: low", "unknown-key", "severity", "no key", '"severity" is a key of a pain point'),
    ("extras: 1", "unknown-key", "extras", "no key", "newer journeymap"),
    ("emotion: 7", "wrong-value", "7", "off the scale", ""),
    ("emotion: [1]", "wrong-value", "[1]", "not an emotion", ""),
    ("wait: 5", "wrong-value", "5", "not a duration", "did you mean 5d?"),
    ("optional: 130%", "wrong-value", "130%", "impossible", ""),
    ("channel: {web: x}", "wrong-value", "{web: x}", "one word is expected here", ""),
    ("channel: [web, [x]]", "wrong-value", "[x]", "one word is expected here", ""),
    ("quote: [x]", "wrong-value", "[x]", "text is expected here, not a list", ""),
    ("quote: {en: x, pl: [y]}", "wrong-value", "[y]", "text is expected here", ""),
    ("personas: {ana: skip}", "wrong-value", "skip", "says nothing here", "did you mean skips?"),
    ("personas: ana", "wrong-value", "ana", "keys and values are expected here", ""),
    ("personas: {ana: }", "wrong-value", "", "there is nothing here", ""),
    ("pain-points: [{text: x, severity: hihg}]", "wrong-value", "hihg", "severity cannot be", "did you mean high?"),
    ("pain-points: [{text: x, severity: 3}]", "wrong-value", "3", "severity cannot be", ""),
    ("pain-points: [x, ]\n        next: [{to: a, share: 30}]", "wrong-value", "30", "impossible", "did you mean 30%?"),
    ("metrics: [csat, [x]]", "wrong-value", "[x]", "a metric's id", ""),
    ("metrics: {csat: good}", "wrong-value", "good", "not a number", ""),
    ("match: [a, {b: c}]", "wrong-value", "{b: c}", "one word is expected here", ""),
    ("match: {where: x}", "wrong-value", "x", "columns and values", ""),
    ("link: javascript:x", "wrong-value", "javascript:x", "not a link", ""),
]


@pytest.mark.parametrize(("line", "rule", "marked", "message", "hint"), MISTAKES)
def test_a_mistake_is_one_finding_at_its_place(line, rule, marked, message, hint):
    journey, finding = only(f"{HEAD}      - name: Pays\n        {line}\n        doing: Looks\n")
    assert finding.rule == rule
    assert place(finding) == marked
    assert message in finding.message
    assert hint in finding.hint
    assert finding.element == "pays"
    touchpoint = journey.stages[0].touchpoints[0]
    assert (touchpoint.name, touchpoint.doing) == ("Pays", "Looks")


@pytest.mark.parametrize(
    ("line", "marked", "message"),
    [
        ("status: aproved", "aproved", 'status cannot be "aproved"'),
        ("personas: [Ana, ana]", "ana", '"ana" is here twice'),
        ("personas:\n  - ana: {name: Ana}", "ana: {name: Ana}", '"ana" is no id here, since it stands in a list'),
        ("channels:\n  - web: Website", "web: Website", '"web" is no id here, since it stands in a list'),
        ("personas:\n  - about: Alone", "about: Alone", "this entry has no name"),
        ("personas: [Ana, '']", "''", "this entry has no name"),
        ("personas: {name: Ana, about: x}", "{name: Ana, about: x}", "an id is missing"),
        ("outcomes: {paid: {kind: sucess}}", "sucess", "kind cannot be"),
        ("what-if: {a: {changes: faster}}", "faster", 'there is just "faster" here'),
        ("what-if: {a: {interval: [1]}}", "[1]", "a list is no interval"),
        ("what-if: {a: {interval: [1, x]}}", "x", '"x" is not a number'),
        ("segments: {ana: x}", "x", "keys and values are expected here"),
        ("events: {restart: often}", "often", "says nothing here"),
        ("events: {preset: xess}", "xess", "preset cannot be"),
        ("expect: {conversion: {min: 60}}", "60", "impossible"),
    ],
)
def test_mistakes_at_the_top(line, marked, message):
    journey, finding = only(f"journeymap: 1\nname: X\n{line}\n")
    assert place(finding) == marked
    assert message in finding.message
    assert journey.name == "X"


def test_text_cut_by_a_colon_is_said_and_read_as_meant():
    journey, finding = only(f"{HEAD}      - Mówi: proszę\n      - Płaci\n")
    assert finding.rule == "text-cut"
    assert finding.fix.edits[0].text == '"Mówi: proszę"'
    assert [part.name for part in journey.stages[0].touchpoints] == ["Mówi: proszę", "Płaci"]


def test_text_cut_by_a_colon_in_a_list_of_texts():
    _, finding = only("journeymap: 1\npersonas:\n  ana:\n    goals:\n      - One goal: to pay\n")
    assert finding.rule == "text-cut"
    assert place(finding) == "One goal: to pay"


def test_text_cut_by_a_comma_makes_no_unknown_key():
    journey, finding = only(f"{HEAD}      - {{name: By card, in cash, channel: web}}\n")
    assert finding.rule == "text-cut"
    assert journey.stages[0].touchpoints[0].channel == ("web",)


def test_a_misspelt_key_is_read_as_what_was_meant():
    journey, finding = only("journeymap: 1\nstage:\n  - name: One\n    touchpoints: [Pays]\n")
    assert finding.hint == "did you mean stages?"
    assert journey.stages[0].touchpoints[0].name == "Pays"
    assert journey.stages[0].touchpoints[0].place.span().line == 4


def test_of_two_keys_that_are_as_near_the_one_that_is_not_there_is_meant():
    journey, finding = only("journeymap: 1\nstatus: review\nstates:\n  - touchpoints: [Pays]\n")
    assert finding.hint == "did you mean stages?"
    assert journey.stages[0].touchpoints[0].name == "Pays"


def test_a_misspelt_key_beside_the_right_one_is_left_out():
    journey, finding = only(f"{HEAD}      - {{name: a, channel: web, channels: shop}}\n")
    assert finding.rule == "unknown-key"
    assert journey.stages[0].touchpoints[0].channel == ("web",)


def test_faults_below_a_misspelt_key_are_found_too():
    _, findings = faults("journeymap: 1\nstage:\n  - touchpoint: [{name: a, emotion: 9}]\n")
    assert [place(finding) for finding in findings] == ["stage", "touchpoint", "9"]


def test_a_misspelt_key_with_a_wrong_value_is_two_findings():
    journey, findings = faults(f"{HEAD}      - {{name: a, emotoin: 9}}\n")
    assert [place(finding) for finding in findings] == ["emotoin", "9"]
    assert journey.stages[0].touchpoints[0].emotion is None


def test_places_hold_when_an_item_is_left_out():
    journey, finding = only(f"{HEAD}      - a\n      - [b]\n      - c\n")
    assert "text is expected here" in finding.message
    assert [part.place.span().line for part in journey.stages[0].touchpoints] == [5, 7]


def test_keys_without_a_value_are_unsaid():
    journey, findings = faults(
        f"{HEAD}      - name: a\n        emotion:\n        quote:\n        channel:\n        next:\n"
    )
    assert not findings
    touchpoint = journey.stages[0].touchpoints[0]
    assert (touchpoint.emotion, touchpoint.quote, touchpoint.channel) == (None, None, ())
    assert not touchpoint.written("emotion")


def test_an_unknown_key_without_a_value_is_still_one():
    assert only("journeymap: 1\nnaem:\n")[1].hint == "did you mean name?"


def test_free_keys_are_kept_everywhere():
    journey, findings = faults(
        "journeymap: 1\nx-a: {b: [c]}\nchannels: {web: {x-b: 1}, x-note: n}\nmatch: {a: {where: {x-col: y}}, x-z: 1}\n"
    )
    assert not findings
    assert journey.extras == {"x-a": {"b": ["c"]}, "channels": {"x-note": "n"}, "match": {"x-z": "1"}}
    assert journey.channels["web"].extras == {"x-b": "1"}
    assert list(journey.channels) == ["web"]
    assert journey.match["a"].where == {"x-col": ("y",)}


def test_a_file_that_is_a_list_is_no_journey(read):
    reading = read("- a\n- b\n")
    assert reading.journey is None
    assert "written as keys and values" in reading.diagnostics[0].message


@pytest.mark.parametrize(
    ("key", "known", "meant"),
    [
        ("Pain Points", ["pain-points"], "pain-points"),
        ("momentOfTruth", ["moment-of-truth"], "moment-of-truth"),
        ("momentoftruth", ["moment-of-truth"], "moment-of-truth"),
        ("touchpoint", ["touchpoints"], "touchpoints"),
        ("names", ["name"], "name"),
        ("colour", ["channel"], None),
    ],
)
def test_sure_words(key, known, meant):
    assert sure(key, known) == meant


def test_closest_word():
    assert closest("sucess", ["success", "failure"]) == "success"
    assert closest("xyz", ["success", "failure"]) is None


WORDS = st.sampled_from(
    [
        "name",
        "id",
        "stages",
        "touchpoints",
        "personas",
        "emotion",
        "next",
        "to",
        "share",
        "x-a",
        "pl",
        "en",
        "kind",
        "q",
    ]
)
VALUES = st.recursive(
    st.sampled_from([None, "a", "1", "30%", "true", "2d", "none", "skips"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=25,
)


def as_yaml(value):
    if value is None:
        return "null"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {as_yaml(entry)}" for key, entry in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_yaml, value)) + "]"
    return f'"{value}"'


@given(st.dictionaries(st.sampled_from(Journey.keys()), VALUES, max_size=5))
def test_any_data_become_a_journey_or_findings(data):
    document, findings = parse_document("f.yaml", as_yaml({**data, "journeymap": "1"}))
    assert not findings
    journey, faults_found = validate(document, Journey)
    assert journey is not None
    places = [(finding.span, finding.rule) for finding in faults_found]
    assert len(places) == len(set(places))
    assert all(finding.span.line == 1 and finding.message for finding in faults_found)
