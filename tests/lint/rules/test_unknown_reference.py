"""Misspelt references are mended at every place where one other word, and only one, is near."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.lint.engine import check_read
from journeymap.lint.rules.faults.unknown_reference import unknown_reference
from journeymap.model.read import read_journey
from journeymap.syntax.edits import apply_edits

MARKED = """journeymap: 1
name: Motor claim
status: review
personas: {anna: "Anna, 34", marek: "Marek, 61"}
channels: {website: Website, telephone: Phone}
metrics: {csat: {column: csat}}
sources: {interviews: 14 interviews}
evidence: «interviews»
stages:
  - id: reporting
    name: Reporting
    touchpoints:
      - id: report-claim
        name: Reports the claim
        channel: [«website», "«telephone»"]
        personas: {«marek»: {channel: «telephone»}} # talks
        metrics: [«csat»]
        pain-points: [{id: too-many, text: Too many fields}]
        opportunities: [{text: Ask less, addresses: «too-many»}]
        next: [{to: «send-photos», share: 80%}, {to: «cancelled», when: never mind}]
      - {id: send-photos, name: Sends photos, channel: «website», next: '«deciding»'}
  - {id: deciding, touchpoints: [{id: decision, name: Gets the decision, initiator: provider}]}
outcomes:
  settled: {name: Settled}
  cancelled: {name: Cancelled, kind: failure}
match: {«report-claim»: reported, «settled»: paid}
funnel: [«report-claim», [«send-photos», «deciding»], «settled»]
funnel-within: 30d
segments:
  «anna»: {intake: app}
expect:
  touchpoints: {«report-claim»: {drop-off: {max: 5%}, metrics: {«csat»: {min: 4}}}}
what-if:
  faster:
    changes:
      - {touchpoint: «send-photos», wait: {by: -10%}}
      - {transition: [«report-claim», «send-photos»], share: {to: 90%}}
"""
"""References stand between « and »."""

JOURNEY = MARKED.replace("«", "").replace("»", "")


@pytest.fixture(scope="module")
def check(tmp_path_factory):
    file = tmp_path_factory.mktemp("reference") / "claim.yaml"

    def checked(text):
        file.write_text(text, encoding="utf-8")
        return check_read(read_journey(str(file)), [unknown_reference])

    return checked


def mended(text, found):
    edits = [edit for each in found if each.fix for edit in each.fix.edits]
    return apply_edits(text, edits)[0]


def test_the_journey_is_sound(check):
    assert check(JOURNEY) == []


PIECES = re.split("«(.+?)»", MARKED)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_slip_of_the_pen_in_a_reference_is_mended_or_left_alone(check, data):
    index = data.draw(st.sampled_from(range(1, len(PIECES), 2)))
    word = PIECES[index]
    place = data.draw(st.integers(1, len(word) - 2))
    slip = data.draw(st.sampled_from(["swap", "drop", "double"]))
    letters = list(word)
    if slip == "swap":
        letters[place], letters[place + 1] = letters[place + 1], letters[place]
    elif slip == "drop":
        del letters[place]
    else:
        letters.insert(place, letters[place])
    wrong = "".join(letters)
    before = "".join(PIECES[:index])
    text = before + wrong + "".join(PIECES[index + 1 :])
    found = check(text)
    if wrong != word:
        assert found
        assert before.count("\n") + 1 in {each.span.line for each in found}
        if all(each.fix for each in found):
            assert all(each.fix.safe for each in found)
            assert mended(text, found) == JOURNEY


def test_what_is_not_declared_is_mended_at_every_use(check):
    text = JOURNEY.replace("website,", "websiet,").replace("channel: website", "channel: websiet")
    found = check(text)
    assert len(found) == 1
    assert mended(text, found) == JOURNEY


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("next: 'deciding'", "next: 'decidion'"),  # deciding and decision are about as near
        ("{marek: {channel", "{anna: skips, ann: {channel"),  # the right key is there already
        ("to: send-photos", "to: nowhere-at-all"),
        ("next: 'deciding'", "next: 'send-photo'"),  # it would lead to itself
    ],
)
def test_nothing_is_mended_where_it_would_be_a_guess(check, right, wrong):
    text = JOURNEY.replace(right, wrong)
    found = check(text)
    assert found
    assert [each.fix for each in found] == [None] * len(found)


def test_the_line_is_said_where_perhaps_the_id_itself_is_misspelt(check):
    text = JOURNEY.replace("{id: decision,", "{id: deciison,").replace("next: 'deciding'", "next: decision")
    assert [each.hint for each in check(text)] == ['did you mean "deciison" (line 22)?']
    assert [each.hint for each in check(JOURNEY.replace("to: send-photos", "to: send-foto"))] == [
        'did you mean "send-photos"?'
    ]
