"""Rules on completeness: silent in a draft, each fault once, nothing on what another rule explains."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.diagnostics import Severity
from journeymap.graph.compile import compile_journey
from journeymap.lint.context import Context
from journeymap.lint.engine import check_read
from journeymap.lint.project.configuration import Configuration
from journeymap.lint.rule import Kind
from journeymap.lint.rules import RULES
from journeymap.model.journey import Journey
from journeymap.model.read import JourneyFile, read_journey
from journeymap.model.resolve import resolve
from journeymap.model.validate import languages_in, validate
from journeymap.syntax.read import parse_document

COMPLETENESS = [rule for rule in RULES if rule.kind is Kind.COMPLETENESS]
HEAD = "journeymap: 1\nname: J\nstatus: review\nreviewed: 2026-10-01\n"


@pytest.fixture
def names(tmp_path):
    """The rules on completeness that speak about a journey."""

    def check(text, *, today=None, rules=COMPLETENESS, **files):
        (tmp_path / "j.yaml").write_text(text, encoding="utf-8")
        for name, content in files.items():
            (tmp_path / f"{name}.yaml").write_text(content, encoding="utf-8")
        found = check_read(read_journey(str(tmp_path / "j.yaml")), rules, Configuration(today=today))
        return [each.rule for each in found if each.rule in {rule.name for rule in COMPLETENESS}]

    return check


UNKNOWN = HEAD + "stages: [{name: S, touchpoints: [{name: Pays, emotion: 1}, {name: Waits, emotion: -1}]}]\n"


def test_a_draft_is_left_alone(names):
    text = "journeymap: 1\nname: TODO\nstages: [{name: S, touchpoints: [{name: P, emotion: 1, moment-of-truth: true}]}]"
    assert names(text) == []
    assert set(names(f"{text}\nstatus: review")) == {
        "claims-without-evidence",
        "placeholder-text",
        "unowned-moment",
    }


def test_what_is_unsaid_everywhere_is_not_called_assumed_as_well(names):
    assert names(UNKNOWN) == ["claims-without-evidence"]


def test_what_is_unsaid_counts_as_assumed_where_nobody_says_so(names):
    only = [rule for rule in COMPLETENESS if rule.name == "mostly-assumed"]
    assert names(UNKNOWN, rules=only) == ["mostly-assumed"]


def test_the_bound_is_the_projects(tmp_path):
    (tmp_path / "j.yaml").write_text(UNKNOWN + "evidence: assumed\n", encoding="utf-8")
    read = read_journey(str(tmp_path / "j.yaml"))
    lenient = Configuration(options={"mostly-assumed": {"bound": 1.0}})
    assert [each.rule for each in check_read(read, COMPLETENESS)] == ["mostly-assumed"]
    assert check_read(read, COMPLETENESS, lenient) == []


def test_a_misspelt_reference_is_not_a_pain_without_an_answer(names):
    text = (
        HEAD + "evidence: observed\nstages:\n  - name: S\n    touchpoints:\n"
        "      - {name: A, pain-points: [{id: no-news, text: Silence, severity: high}]}\n"
        "      - {name: B, opportunities: [{text: Call, addresses: no-new}]}\n"
    )
    assert names(text) == []
    assert names(text.replace("no-new}", "qqqqqq}")) == ["pain-without-opportunity"]


def test_a_misspelt_match_is_not_an_unmeasured_touchpoint(names):
    text = HEAD + "stages: [{name: S, touchpoints: [{id: pays, name: P}, {id: gets, name: G}]}]\n"
    assert names(text + "match: {pays: p}\n") == ["unmeasured-touchpoint"]
    assert names(text + "match: {pays: p, get: g}\n") == []


def test_today_is_the_one_that_is_named(names):
    text = UNKNOWN + "evidence: talks\nsources: {talks: {kind: observed, name: Talks, review-by: 2026-12-31}}\n"
    assert names(text) == []
    assert names(text, today="2026-12-31") == []
    assert names(text, today="2027-01-01") == ["outdated-evidence"]
    assert names(text, today="2027-10-01") == ["outdated-evidence"]
    assert names(text, today="2027-10-02") == ["overdue-review", "outdated-evidence"]


def test_a_source_that_nothing_rests_on_is_not_asked(names):
    text = UNKNOWN + "evidence: observed\nsources: {talks: {name: Talks, review-by: 2020-12-31}}\n"
    assert names(text, today="2026-11-22") == []


def test_an_owner_that_is_handed_down_is_looked_at_once(names):
    touchpoints = "stages: [{name: S, touchpoints: [Pays, Waits, Gets]}]\n"
    assert names(HEAD + "owner: TBD\n" + touchpoints) == ["placeholder-text"]
    assert names(HEAD + "owner: [A, B]\n" + touchpoints) == ["two-accountable"]


WORDS = st.sampled_from(["TODO", "???", "…", "", "a", "Pays by card", "lorem ipsum", "assumed", "s", "tu wpisz"])
DATES = st.sampled_from(["2020-01-01", "2026-10-01", "2027-01-01"])
NAMES = st.lists(WORDS, max_size=3) | WORDS
OWNER = WORDS | st.fixed_dictionaries({}, optional={"accountable": NAMES, "responsible": NAMES})
PAINS = st.lists(
    WORDS
    | st.fixed_dictionaries(
        {}, optional={"id": WORDS, "text": WORDS, "severity": st.sampled_from(["high", "critical"]), "evidence": WORDS}
    ),
    max_size=2,
)
OPPORTUNITIES = st.lists(
    WORDS | st.fixed_dictionaries({}, optional={"text": WORDS, "addresses": NAMES, "owner": OWNER}), max_size=2
)
FELT = {"emotion": st.integers(-2, 2), "quote": WORDS, "thinking": WORDS}
SHARED = {"owner": OWNER, "evidence": WORDS, "pain-points": PAINS, "opportunities": OPPORTUNITIES, "name": WORDS}
TOUCHPOINT = st.fixed_dictionaries(
    {},
    optional={
        **SHARED,
        **FELT,
        "personas": st.dictionaries(WORDS, st.fixed_dictionaries({}, optional=FELT), max_size=2),
        "moment-of-truth": st.booleans(),
        "respond-within": st.just("1h"),
        "planned": st.booleans(),
        "journey": WORDS,
        "match": WORDS,
        "doing": WORDS | st.fixed_dictionaries({"en": WORDS, "pl": WORDS}),
    },
)
STAGE = st.fixed_dictionaries({}, optional={**SHARED, "touchpoints": st.lists(WORDS | TOUCHPOINT, max_size=3)})
JOURNEY = st.fixed_dictionaries(
    {"journeymap": st.just("1"), "status": st.sampled_from(["review", "approved"])},
    optional={
        "name": WORDS,
        "owner": OWNER,
        "evidence": WORDS,
        "reviewed": DATES,
        "perspective": st.sampled_from(["as-is", "to-be"]),
        "events": st.just({"case": "c"}),
        "match": st.dictionaries(WORDS, WORDS, max_size=2),
        "sources": st.dictionaries(WORDS, st.fixed_dictionaries({}, optional={"review-by": DATES, "date": DATES})),
        "stages": st.lists(STAGE, max_size=3),
    },
)


@given(JOURNEY, st.none() | DATES)
def test_whatever_is_half_finished_the_rules_answer(data, today):
    document, faults = parse_document("j.yaml", json.dumps(data, indent=1, ensure_ascii=False))
    assert document is not None
    journey, wrong = validate(document, Journey, languages_in(document.data))
    assert journey is not None
    resolve(journey, "j.yaml")
    read = JourneyFile("j.yaml", journey, (document,), (*faults, *wrong))
    context = Context(read, compile_journey(journey), Configuration(today=today))
    for rule in COMPLETENESS:
        findings = list(rule.find(context))
        for finding in findings:
            said = rule.report(finding, Severity.INFO)
            assert said.span is not None
            assert said.span.line <= len(document.line_starts)
