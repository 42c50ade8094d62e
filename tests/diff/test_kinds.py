"""For each kind of change one small pair of journeys: what it is called, how grave it is, and the exact sentence."""

import re

import pytest

from journeymap.diff.kinds import KINDS, grade_of

JOURNEY = """\
journeymap: 1
id: shop
name: Shop
language: en
status: review
owner: Sales
reviewed: 2026-01-10
personas:
  ana: {name: Ana, relationship: awareness}
  marek: Marek
channels:
  web: {name: Web, kind: self-service, cost: 0.20 EUR}
  phone: {name: Phone}
  fax: Fax
actors:
  courier: {name: Courier, role: partner}
sources:
  survey: {kind: observed, name: Survey, date: 2026-01-01}
metrics:
  csat: {name: CSAT, scale: 1..5, target: 4, column: score}
stages:
  - id: choose
    name: Choose
    touchpoints:
      - {id: browse, name: Compares offers, channel: web, emotion: 1}
      - {id: ask, name: Asks a friend, emotion: 0.5}
  - id: buy
    name: Buy
    goal: Have it
    touchpoints:
      - id: pay
        name: Pays by card
        channel: web
        emotion: -1
        metrics: {csat: 3}
        wait: 2d
        respond-within: 2d
        carries-over: The basket
        pain-points: {id: refused, text: Refused without a reason, severity: high}
        opportunities: {id: retry, text: Say why, effort: small, status: planned}
        backstage: Fraud check
        next:
          - {to: thanks, share: 80%}
          - {to: call, when: the card is refused, share: 20%}
      - {id: call, name: Calls the shop, channel: phone, emotion: -0.5, personas: {marek: {emotion: -2}}, next: thanks}
      - {id: thanks, name: Gets a confirmation, channel: web, emotion: 2}
  - {id: empty, name: Later}
outcomes:
  bought: {name: Bought, kind: success}
  left: {name: Left, kind: failure, anywhere: true}
events: {case: customer, activity: event, time: at, segments: [device]}
segments: {ana: {device: phone}}
match: {pay: paid, thanks: [confirmed, mailed], ask: none, bought: done}
funnel: [browse, pay, bought]
expect:
  conversion: {min: 60%, within: 30d}
  touchpoints: {pay: {drop-off: {max: 10%}, metrics: {csat: {min: 4}}}}
what-if:
  faster: {name: Pay faster, changes: {touchpoint: pay, drop-off: {by: -30%}}}
"""
PAY = "{id: browse, name: Compares offers, channel: web, emotion: 1}"
CASES = [
    ("journey-renamed", "id: shop", "id: store", 'the journey is now called "store", was "shop"'),
    ("status-changed", "status: review", "status: approved", "the journey changed status: review -> approved"),
    ("perspective-changed", "status: review", "status: review\nperspective: to-be",
     "the journey changed perspective: as-is -> to-be"),
    ("reviewed-changed", "2026-01-10", "2026-07-01",
     "the journey changed the day it was reviewed: 2026-01-10 -> 2026-07-01"),
    ("language-changed", "language: en", "language: pl", "the journey changed language: en -> pl"),
    ("lifecycle-changed", "goal: Have it", "goal: Have it\n    lifecycle: convert",
     'stage "buy" changed lifecycle: unsaid -> convert'),
    ("owner-changed", "owner: Sales", "owner: {responsible: Ana, accountable: Sales}",
     "the journey changed owner: Sales -> responsible Ana, accountable Sales"),
    ("owner-changed", "wait: 2d", "wait: 2d\n        owner: Payments", 'touchpoint "pay" changed owner: Sales -> Payments'),
    ("stage-removed", "  - {id: empty, name: Later}\n", "", 'stage "empty" was removed'),
    ("stage-added", "  - id: buy\n", "  - {id: think, name: Think}\n  - id: buy\n", 'stage "think" was added'),
    ("stage-renamed", "id: buy\n", "id: order\n", 'stage "buy" is now called "order"'),
    ("stage-order-changed", "goal: Have it", "goal: Have it\n    order: any",
     'stage "buy" changed order: sequence -> any'),
    ("touchpoint-added", "      - {id: ask", "      - {id: read, name: Reads reviews}\n      - {id: ask",
     'touchpoint "read" was added after "browse" in stage "choose"'),
    ("touchpoint-removed", "      - {id: ask, name: Asks a friend, emotion: 0.5}\n", "",
     'touchpoint "ask" was removed from stage "choose"'),
    ("touchpoint-renamed", "id: ask,", "id: ask-around,", 'touchpoint "ask" is now called "ask-around"'),
    ("touchpoint-replaced", "id: ask,", "id: chat, replaces: ask,", 'touchpoint "ask" is replaced by "chat"'),
    ("replaces-changed", "id: ask,", "id: ask, replaces: talk,", 'touchpoint "ask" changed what it replaces: unsaid -> talk'),
    ("nested-journey-changed", "id: ask,", "id: ask, journey: advice,",
     'touchpoint "ask" changed the journey it stands for: unsaid -> advice'),
    ("outcome-added", "  left:", "  lent: {name: Lent, kind: success}\n  left:", 'outcome "lent" was added, a success'),
    ("outcome-removed", "  left: {name: Left, kind: failure, anywhere: true}\n", "",
     'outcome "left" was removed, a failure'),
    ("outcome-renamed", "  left:", "  gone:", 'outcome "left" is now called "gone"'),
    ("outcome-kind-changed", "kind: failure", "kind: neutral",
     'outcome "left" is neutral now, was a failure, so conversion counts otherwise'),
    ("anywhere-changed", ", anywhere: true", "", 'outcome "left" may no longer happen at any step'),
    ("follow-up-changed", "kind: success}", "kind: success, then: delivery}",
     'outcome "bought" changed the journey that follows: unsaid -> delivery'),
    ("way-added", "next: thanks}", "next: [thanks, {to: pay, when: it works again}]}",
     'way from "call" to "pay" was added: "it works again"'),
    ("way-removed", ("share: 80%}\n", "          - {to: call, when: the card is refused, share: 20%}\n"), ("share: 80%}\n", "          - {to: bought, share: 20%}\n"),
     'way from "pay" to "call" was removed: "the card is refused"'),
    ("condition-changed", "          - {to: call, when: the card is refused, share: 20%}\n", "",
     'way from "pay" to "call" changed condition: "the card is refused" -> unsaid'),
    ("share-changed", "share: 80%", "share: 70%", 'way from "pay" to "thanks" changed share: 80% -> 70%'),
    ("condition-changed", "when: the card is refused", "when: the card fails",
     'way from "pay" to "call" changed condition: "the card is refused" -> "the card fails"'),
    ("wait-changed", "wait: 2d", "wait: 2d..5d", 'touchpoint "pay" changed wait: 2d -> 2d..5d'),
    ("wait-changed", "share: 80%", "share: 80%, wait: 1h", 'way from "pay" to "thanks" changed wait: unsaid -> 1h'),
    ("takes-changed", "wait: 2d", "wait: 2d\n        takes: 5m", 'touchpoint "pay" changed the time it takes: unsaid -> 5m'),
    ("promise-loosened", "respond-within: 2d", "respond-within: 5d", 'touchpoint "pay" promises an answer later: 2d -> 5d'),
    ("promise-tightened", "respond-within: 2d", "respond-within: 1d", 'touchpoint "pay" promises an answer sooner: 2d -> 1d'),
    ("promise-removed", "        respond-within: 2d\n", "",
     'touchpoint "pay" has no promise of an answer within 2d any more'),
    ("promise-added", "id: ask,", "id: ask, respond-within: 1h,", 'touchpoint "ask" promises an answer within 1h now'),
    ("emotion-changed", "emotion: 0.5", "emotion: -1.5", 'touchpoint "ask" feels worse: emotion 0.5 -> -1.5'),
    ("emotion-changed", ", emotion: 0.5", "", 'touchpoint "ask" has no emotion any more, was 0.5'),
    ("emotion-changed", "emotion: -2}", "emotion: 0}", 'touchpoint "call" feels better to "marek": emotion -2 -> 0'),
    ("curve-changed", "emotion: 0.5", "emotion: -1.5",
     'persona "ana" has another curve: mean 0.62 -> 0.12, peak stays 2, end stays 2'),
    ("curve-changed", "emotion: 2}", "emotion: -2}",
     'persona "ana" has another curve: mean 0.62 -> -0.38, peak 2 -> -2, end 2 -> -2'),
    ("aim-changed", "id: ask,", "id: ask, aim: 1,", 'touchpoint "ask" changed the emotion wanted: unsaid -> 1'),
    ("moment-of-truth-changed", "id: ask,", "id: ask, moment-of-truth: true,", 'touchpoint "ask" is a moment of truth now'),
    ("skips-changed", "id: ask,", "id: ask, personas: {ana: skips},", 'touchpoint "ask" is skipped by "ana" now'),
    ("pain-added", "id: ask,", "id: ask, pain-points: [Nobody knows],", 'pain point "Nobody knows" at "ask" was added'),
    ("pain-closed", "        pain-points: {id: refused, text: Refused without a reason, severity: high}\n", "",
     'pain point "Refused without a reason" at "pay" is gone'),
    ("pain-answered", "status: planned", "status: done",
     'pain point "Refused without a reason" at "pay" is answered: opportunity "Say why" is done'),
    ("pain-moved", ("        pain-points: {id: refused, text: Refused without a reason, severity: high}\n", "id: ask,"),
     ("", "id: ask, pain-points: Refused without a reason,"),
     'pain point "Refused without a reason" at "ask" moved from "pay" to "ask"'),
    ("severity-changed", "severity: high", "severity: low",
     'pain point "Refused without a reason" at "pay" changed severity: high -> low'),
    ("opportunity-added", "id: ask,", "id: ask, opportunities: [A chat],", 'opportunity "A chat" at "ask" was added'),
    ("opportunity-removed", "        opportunities: {id: retry, text: Say why, effort: small, status: planned}\n", "",
     'opportunity "Say why" at "pay" is gone'),
    ("opportunity-moved", ("        opportunities: {id: retry, text: Say why, effort: small, status: planned}\n", "id: ask,"),
     ("", "id: ask, opportunities: {id: retry, text: Say why, effort: small, status: planned},"),
     'opportunity "Say why" at "ask" moved from "pay" to "ask"'),
    ("opportunity-status-changed", "status: planned", "status: doing",
     'opportunity "Say why" at "pay" changed status: planned -> doing'),
    ("opportunity-changed", "effort: small", "effort: large", 'opportunity "Say why" at "pay" changed effort: small -> large'),
    ("channel-changed", "channel: phone", "channel: [phone, web]", 'touchpoint "call" changed channel: phone -> phone, web'),
    ("channel-kind-changed", "kind: self-service", "kind: automated",
     'channel "web" changed kind: self-service -> automated'),
    ("channel-cost-changed", "0.20 EUR", "0.25 EUR", 'channel "web" changed cost of a contact: 0.2 EUR -> 0.25 EUR'),
    ("initiator-changed", "id: ask,", "id: ask, initiator: courier,",
     'touchpoint "ask" changed who starts it: customer -> courier'),
    ("receiver-changed", "id: ask,", "id: ask, receiver: courier,",
     'touchpoint "ask" changed who is at the other end: nobody -> courier'),
    ("optional-changed", "id: ask,", "id: ask, optional: 60%,", 'touchpoint "ask" is optional now: 60%'),
    ("starts-changed", "id: ask,", "id: ask, starts: 30%,", 'touchpoint "ask" is where journeys start too now: 30%'),
    ("one-way-changed", "id: ask,", "id: ask, one-way: true,", 'touchpoint "ask" is one-way now'),
    ("planned-changed", "id: ask,", "id: ask, planned: false,", 'touchpoint "ask" is no longer planned'),
    ("carries-over-changed", "carries-over: The basket", "carries-over: none",
     'touchpoint "pay" changed what is carried over: "The basket" -> "none"'),
    ("drop-off-changed", "id: ask,", "id: ask, planned-drop-off: 5%,",
     'touchpoint "ask" changed planned drop-off: unsaid -> 5%'),
    ("repeats-changed", "id: ask,", "id: ask, repeats: 45%,", 'touchpoint "ask" changed repeats: unsaid -> 45%'),
    ("blueprint-changed", "backstage: Fraud check", "backstage: [Fraud check, Credit check]",
     'touchpoint "pay" changed backstage: "Fraud check" -> "Fraud check", "Credit check"'),
    ("metrics-changed", "metrics: {csat: 3}", "metrics: {csat: 3.4}", 'touchpoint "pay" changed metrics: csat 3 -> csat 3.4'),
    ("metric-changed", "target: 4", "target: 3.5", 'metric "csat" changed target: 4 -> 3.5'),
    ("metric-column-changed", "column: score", "column: stars", 'metric "csat" changed column: score -> stars'),
    ("actor-changed", "role: partner", "role: other", 'actor "courier" changed role: partner -> other'),
    ("evidence-changed", "id: ask,", "id: ask, evidence: measured,", 'touchpoint "ask" changed evidence: assumed -> measured'),
    ("evidence-changed", "severity: high", "severity: high, evidence: survey",
     'pain point "Refused without a reason" at "pay" changed evidence: assumed -> survey'),
    ("source-changed", "kind: observed", "kind: measured", 'source "survey" changed kind: observed -> measured'),
    ("persona-added", "  marek:", "  zofia: Zofia\n  marek:", 'persona "zofia" was added'),
    ("persona-removed", "  marek: Marek\n", "", 'persona "marek" was removed'),
    ("persona-renamed", ("  marek:", "{marek:"), ("  marko:", "{marko:"), 'persona "marek" is now called "marko"'),
    ("persona-changed", "relationship: awareness", "relationship: commitment",
     'persona "ana" changed relationship: awareness -> commitment'),
    ("match-changed", "pay: paid", "pay: [paid, paid_again]",
     'touchpoint "pay" is measured by other events, so figures will move: paid -> paid or paid_again'),
    ("match-removed", "pay: paid, ", "", 'touchpoint "pay" is no longer measured, was paid'),
    ("match-added", "match: {", "match: {browse: seen, ", 'touchpoint "browse" is measured now: seen'),
    ("unmeasured-changed", "ask: none, ", "", 'touchpoint "ask" is no longer said to be unmeasured'),
    ("events-changed", "case: customer", "case: order",
     "the log's reading changed case, so figures will move: customer -> order"),
    ("events-removed", "events: {case: customer, activity: event, time: at, segments: [device]}\n", "",
     "the log's reading is gone"),
    ("comparison-changed", "segments: [device]", "segments: [device, region]",
     "the log's reading changed columns that are compared: device -> device, region"),
    ("segments-changed", "{device: phone}", "{device: [phone, tablet]}",
     'persona "ana" stands for other cases, so figures will move: device phone -> device phone, tablet'),
    ("funnel-changed", "funnel: [browse, pay, bought]", "funnel: [pay, bought]",
     'the funnel has other steps: "browse", "pay", "bought" -> "pay", "bought"'),
    ("funnel-changed", "funnel: [browse, pay, bought]", "funnel: [[browse, ask], pay, bought]",
     'the funnel has other steps: "browse", "pay", "bought" -> "browse or ask", "pay", "bought"'),
    ("funnel-changed", "funnel: [browse, pay, bought]", "funnel: [browse, pay, bought]\nfunnel-within: 14d",
     "the funnel has another window: none -> 14d"),
    ("budget-loosened", "min: 60%, within: 30d", "min: 50%, within: 30d",
     "budget for conversion was loosened: at least 60% within 30d -> at least 50% within 30d"),
    ("budget-loosened", "within: 30d", "within: 60d",
     "budget for conversion was loosened: at least 60% within 30d -> at least 60% within 60d"),
    ("budget-loosened", "min: 60%, within: 30d", "within: 30d",
     "budget for conversion was loosened: at least 60% within 30d -> within 30d"),
    ("budget-tightened", "max: 10%", "max: 8%",
     'budget for drop-off of "pay" was tightened: at most 10% -> at most 8%'),
    ("budget-removed", ", metrics: {csat: {min: 4}}", "", 'budget for csat of "pay" is gone, was at least 4'),
    ("budget-added", "expect:", "expect:\n  time-to-success: {median: 5d}",
     "budget for time-to-success is new: median within 5d"),
    ("what-if-added", "what-if:", "what-if:\n  cheaper: {name: Be cheaper}", 'what-if "cheaper" was added'),
    ("what-if-removed", "what-if:\n  faster: {name: Pay faster, changes: {touchpoint: pay, drop-off: {by: -30%}}}\n", "",
     'what-if "faster" was removed'),
    ("what-if-changed", "by: -30%", "by: -20%",
     'what-if "faster" changed what it changes: touchpoint pay drop-off by -30% -> touchpoint pay drop-off by -20%'),
    ("wording-changed", "name: Pays by card", "name: Pays with a card",
     'touchpoint "pay" has another name: "Pays by card" -> "Pays with a card"'),
    ("translation-changed", "name: Pays by card", "name: {en: Pays by card, pl: Płaci kartą}",
     'touchpoint "pay" has another name in pl'),
    ("declaration-removed", "  fax: Fax\n", "", 'channel "fax" is no longer declared'),
    ("declaration-added", "  fax: Fax\n", "  fax: Fax\n  mail: Mail\n", 'channel "mail" is declared now'),
    ("order-changed", ("  ana: {name: Ana, relationship: awareness}\n  marek: Marek\n",),
     ("  marek: Marek\n  ana: {name: Ana, relationship: awareness}\n",),
     'the journey declares its personas in another order: "marek", "ana"'),
    ("own-keys-changed", "id: ask,", "id: ask, x-ticket: 12,", 'touchpoint "ask" has another x-ticket'),
    ("stage-moved", None, None, 'stage "buy" moved from after "choose" to the beginning'),
    ("touchpoint-moved", None, None, 'touchpoint "ask" moved from stage "choose" to stage "buy"'),
]  # fmt: skip
STAGES = JOURNEY.index("  - id: choose"), JOURNEY.index("  - id: buy"), JOURNEY.index("  - {id: empty")
ASK = "      - {id: ask, name: Asks a friend, emotion: 0.5}\n"
WHOLE = {
    "stage-moved": JOURNEY[: STAGES[0]]
    + JOURNEY[STAGES[1] : STAGES[2]]
    + JOURNEY[STAGES[0] : STAGES[1]]
    + JOURNEY[STAGES[2] :],
    "touchpoint-moved": JOURNEY.replace(ASK, "").replace("  - {id: empty", ASK + "  - {id: empty"),
}
TOLD_ELSEWHERE = {"journey-added", "journey-removed", "language-version-changed", "events-added"}


def mutated(kind, before, after):
    if before is None:
        return WHOLE[kind]
    text = JOURNEY
    for left, right in zip(*((each,) if isinstance(each, str) else each for each in (before, after)), strict=True):
        assert text.count(left) >= 1, left
        text = text.replace(left, right, 1)
    return text


@pytest.mark.parametrize(("kind", "before", "after", "sentence"), CASES)
def test_the_change_is_named(compared, kind, before, after, sentence):
    difference = compared(JOURNEY, mutated(kind, before, after))
    assert not difference.faults
    assert sentence in [change.message for change in difference.changes if change.kind == kind]


# What else follows from a change, for kinds that never come alone.
FOLLOW = {
    "emotion-changed": {"curve-changed"},
    "curve-changed": {"emotion-changed"},
    "touchpoint-removed": {"curve-changed"},
    "touchpoint-moved": {"curve-changed"},
    "skips-changed": {"curve-changed"},
    "planned-changed": {"curve-changed"},
    "starts-changed": {"curve-changed"},
    "touchpoint-renamed": {"unmeasured-changed"},
    "touchpoint-replaced": {"unmeasured-changed"},
    "stage-moved": {"curve-changed"},
    "pain-moved": {"severity-changed", "opportunity-changed"},
    "opportunity-moved": {"opportunity-changed"},
    "way-removed": {"way-added", "curve-changed"},
}


@pytest.mark.parametrize(("kind", "before", "after", "sentence"), CASES)
def test_nothing_else_is_said(compared, kind, before, after, sentence):
    difference = compared(JOURNEY, mutated(kind, before, after))
    kinds = {change.kind for change in difference.changes}
    assert kinds - {kind} <= FOLLOW.get(kind, set())
    back = compared(mutated(kind, before, after), JOURNEY)
    assert back.changes


def test_every_kind_has_a_case():
    assert {case[0] for case in CASES} | TOLD_ELSEWHERE == set(KINDS)


def test_kinds_are_stable_names_with_a_meaning_the_gravest_first():
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", kind) and meaning for kind, (_, meaning) in KINDS.items())
    ranks = [grade_of(kind).rank for kind in KINDS]
    assert ranks == sorted(ranks)
