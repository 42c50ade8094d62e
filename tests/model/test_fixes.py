"""What reading finds is mended where only one thing can be meant, and offered where it was probably meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.model.journey import Journey
from journeymap.model.misspelling import distance, lone_id, lone_word
from journeymap.model.read import read_journey
from journeymap.model.validate import validate
from journeymap.syntax.edits import apply_edits
from journeymap.syntax.read import parse_document

HEAD = "journeymap: 1\nstages:\n  - name: One\n    touchpoints:\n"


def faults(text):
    document, findings = parse_document("f.yaml", text)
    journey, more = validate(document, Journey)
    return journey, [*findings, *more]


def mended(text):
    """The text after the fixes of all findings, and whether every one of them is safe."""
    _, findings = faults(text)
    assert findings
    fixes = [found.fix for found in findings if found.fix]
    after, made = apply_edits(text, [edit for fix in fixes for edit in fix.edits])
    assert len(made) == sum(len(fix.edits) for fix in fixes)
    return after, [fix.safe for fix in fixes] == [True] * len(findings)


SAFE = [
    ("emotoin: 1", "emotion: 1"),
    ("painPoints: [x]  # hurts", "pain-points: [x]  # hurts"),
    ('"pain_points": x', '"pain-points": x'),
    ("Channel: web", "channel: web"),
    ("opportunity: x", "opportunities: x"),
    ("one-way: yes", "one-way: true"),
    ("planned: 'no'", "planned: false"),
    ("moment-of-truth: ON", "moment-of-truth: true"),
    ("optional: Yes", "optional: true"),
    ("personas: {ana: skip}", "personas: {ana: skips}"),
    ("pain-points: [{text: x, severity: hihg}]", "pain-points: [{text: x, severity: high}]"),
    ("opportunities: [{text: x, status: palnned}]", "opportunities: [{text: x, status: planned}]"),
    ("emotoin: 1\n        one-way: yes", "emotion: 1\n        one-way: true"),
]


@pytest.mark.parametrize(("wrong", "right"), SAFE)
def test_what_can_mean_one_thing_only_is_mended(wrong, right):
    text = f"{HEAD}      - name: Pays\n        {wrong}\n        doing: Looks\n"
    after, safe = mended(text)
    assert after == text.replace(wrong, right)
    assert safe
    assert faults(after)[1] == []


PROBABLE = [
    ("next: {to: a, share: 45}", "next: {to: a, share: 45%}"),
    ("optional: 60", "optional: 60%"),
    ("emotion: -1,5", "emotion: -1.5"),
    ("metrics: {csat: 4,2}", "metrics: {csat: 4.2}"),
    ("wait: 5", "wait: 5d"),
    ("wait: 2-5d", "wait: 2d..5d"),
    ("takes: 2 hours", "takes: 2h"),
    ("link: www.example.org", "link: https://www.example.org"),
    ("title: x", "name: x"),
    ("duration: 3d", "takes: 3d"),
    ("quote: Case #7 is lost", 'quote: "Case #7 is lost"'),
    ("quote: ! urgent", 'quote: "! urgent"'),
]


@pytest.mark.parametrize(("wrong", "right"), PROBABLE)
def test_what_was_probably_meant_is_offered(wrong, right):
    text = f"{HEAD}      - id: a\n        {wrong}\n        doing: Looks\n"
    after, safe = mended(text)
    assert after == text.replace(wrong, right)
    assert not safe
    assert faults(after)[1] == []


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ("- {name: By card, in cash}", '- {name: "By card, in cash"}'),
        ("- Says: one moment", '- "Says: one moment"'),
        ("- {name: a, share:20%}", None),
    ],
)
def test_text_that_yaml_cut_is_put_in_quotes(line, mistake):
    after, safe = mended(f"{HEAD}      {line}\n")
    assert not safe
    if mistake:
        assert after == f"{HEAD}      {mistake}\n"
        assert faults(after)[1] == []


@pytest.mark.parametrize(
    "line",
    [
        "kanal: web",  # no key of the language is near
        "emotoin: 1\n        emotion: 2",  # the right key is there already
        "emotoin: 1\n        emotoni: 2",  # both would be the same key
        "emotion: 7",
        "severity: low",
        "initiatr: a\n        initiator: b",
    ],
)
def test_nothing_is_mended_where_it_would_be_a_guess(line):
    _, findings = faults(f"{HEAD}      - name: Pays\n        {line}\n")
    assert findings
    assert [found.fix for found in findings] == [None] * len(findings)


def test_a_misspelt_status_is_mended_and_its_comment_stays():
    after, safe = mended("journeymap: 1\nname: X\nstatus: aproved # at last\n")
    assert after == "journeymap: 1\nname: X\nstatus: approved # at last\n"
    assert safe


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("pya", ["pay", "choose"], "pay"),
        ("payd", ["pay", "paid"], None),
        ("photo-4", ["photo-1", "photo-2"], None),
        ("photos-1", ["photo-1", "photo-2"], "photo-1"),
        ("report-clam", ["report-claim", "report-call"], None),
        ("x", ["y"], None),
        ("Płaci_kartą", ["płaci-kartą"], "płaci-kartą"),
        ("nothing", ["like", "it"], None),
    ],
)
def test_one_word_is_near_and_no_other_about_as_near(word, known, meant):
    assert lone_word(word, known) == meant


def test_an_id_is_also_known_by_its_name():
    assert lone_id("Reports the claim", {"report": "Reports the claim", "pay": "Pays"}) == "report"
    assert lone_id("Pays", {"pay-1": "Pays", "pay-2": "Pays"}) is None


WORDS = st.text("abcż-1", max_size=7)


@given(WORDS, st.lists(WORDS, max_size=5))
def test_the_lone_word_is_a_known_one(word, known):
    assert lone_word(word, known) in {*known, None}


@given(WORDS, WORDS)
def test_the_distance_is_symmetric_and_none_for_the_same(one, other):
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= distance(one, other) <= max(len(one), len(other))


def test_a_misspelt_version_key_is_mended(tmp_path):
    file = tmp_path / "j.yaml"
    file.write_text("# A map\njourneymapp: 1 # the first\nname: X\n", encoding="utf-8")
    [found, *_] = read_journey(str(file)).diagnostics
    assert found.fix.safe
    assert apply_edits(file.read_text(encoding="utf-8"), found.fix.edits)[0] == (
        "# A map\njourneymap: 1 # the first\nname: X\n"
    )


@pytest.mark.parametrize(
    ("wrong", "right"), [("reprot", "report"), ("wat", None), ("payd", None), ("thanks", None), ("Report", "report")]
)
def test_a_misspelt_id_in_a_file_of_texts_is_mended(tmp_path, wrong, right):
    file, beside = tmp_path / "j.yaml", tmp_path / "j.pl.yaml"
    steps = "[{id: report}, {id: pay}, {id: paid}]"
    file.write_text(f"journeymap: 1\nlanguage: en\nstages: [{{touchpoints: {steps}}}]\n", encoding="utf-8")
    texts = f"journeymap-texts: 1\ntouchpoints:\n  {wrong}: Zgłasza\n"
    beside.write_text(texts, encoding="utf-8")
    [found] = read_journey(str(file)).diagnostics
    assert found.rule == "translation"
    if right is None:
        assert found.fix is None
    else:
        assert apply_edits(texts, found.fix.edits)[0] == texts.replace(wrong, right)
