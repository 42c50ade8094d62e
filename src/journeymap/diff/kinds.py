"""The kinds of changes by name, the gravest first: how much each matters, and what it means."""

from __future__ import annotations

from journeymap.results.diff import Grade

__all__ = ["KINDS", "grade_of", "order_of"]

BREAKING, NOTABLE, COSMETIC = Grade

KINDS: dict[str, tuple[Grade, str]] = {
    "language-version-changed": (BREAKING, "the version of the language is another"),
    "journey-removed": (BREAKING, "the journey is gone"),
    "journey-renamed": (BREAKING, "the journey has another id (notable where nothing refers to it)"),
    "stage-removed": (BREAKING, "a stage is gone"),
    "stage-renamed": (BREAKING, "a stage has another id (notable where nothing refers to it)"),
    "touchpoint-removed": (BREAKING, "a touchpoint is gone"),
    "touchpoint-renamed": (BREAKING, "a touchpoint has another id (notable where nothing refers to it)"),
    "outcome-removed": (BREAKING, "an outcome is gone"),
    "outcome-renamed": (BREAKING, "an outcome has another id (notable where nothing refers to it)"),
    "outcome-kind-changed": (BREAKING, "an outcome became success, failure or neutral, so conversion means something else"),
    "nested-journey-changed": (BREAKING, "a step stands for another journey, or no longer for one"),
    "match-changed": (BREAKING, "other logged events are meant, so figures will move"),
    "match-removed": (BREAKING, "no logged events are meant any more"),
    "events-changed": (BREAKING, "the log is read otherwise, so figures will move"),
    "events-removed": (BREAKING, "nothing says any more how to read the log"),
    "segments-changed": (BREAKING, "a persona stands for other cases, so its figures will move"),
    "metric-column-changed": (BREAKING, "a metric is read from another column"),
    "promise-removed": (BREAKING, "an answer is no longer promised"),
    "promise-loosened": (BREAKING, "an answer is promised for later"),
    "budget-removed": (BREAKING, "a budget is gone"),
    "budget-loosened": (BREAKING, "a budget asks for less"),
    "journey-added": (NOTABLE, "the journey is new"),
    "status-changed": (NOTABLE, "draft, review or approved"),
    "perspective-changed": (NOTABLE, "as-is or to-be"),
    "reviewed-changed": (NOTABLE, "the map was looked through again"),
    "language-changed": (NOTABLE, "the language of the texts"),
    "lifecycle-changed": (NOTABLE, "the part of the customer's life"),
    "stage-added": (NOTABLE, "a stage is new"),
    "stage-moved": (NOTABLE, "a stage stands elsewhere"),
    "stage-order-changed": (NOTABLE, "its touchpoints come in sequence, or in any order"),
    "touchpoint-added": (NOTABLE, "a touchpoint is new"),
    "touchpoint-replaced": (NOTABLE, "a touchpoint of the to-be takes the place of one of the as-is"),
    "touchpoint-moved": (NOTABLE, "a touchpoint stands in another stage, or elsewhere in its own"),
    "outcome-added": (NOTABLE, "an outcome is new"),
    "anywhere-changed": (NOTABLE, "whether an outcome may happen at any step"),
    "follow-up-changed": (NOTABLE, "another journey follows an outcome"),
    "way-added": (NOTABLE, "a transition is new that no added step explains"),
    "way-removed": (NOTABLE, "a transition is gone that no removed step explains"),
    "share-changed": (NOTABLE, "how many go this way"),
    "condition-changed": (NOTABLE, "in which case they go this way"),
    "wait-changed": (NOTABLE, "the planned time to the next step"),
    "takes-changed": (NOTABLE, "the planned time within a step"),
    "promise-added": (NOTABLE, "an answer is promised"),
    "promise-tightened": (NOTABLE, "an answer is promised sooner"),
    "emotion-changed": (NOTABLE, "what is felt, for everybody or one persona"),
    "curve-changed": (NOTABLE, "mean, peak or end of what a persona feels along the journey"),
    "aim-changed": (NOTABLE, "the emotion wanted"),
    "moment-of-truth-changed": (NOTABLE, "whether a step decides what customers think of us"),
    "skips-changed": (NOTABLE, "whether a persona leaves a step out"),
    "pain-added": (NOTABLE, "a pain point is new"),
    "pain-closed": (NOTABLE, "a pain point is gone"),
    "pain-answered": (NOTABLE, "an opportunity that addresses a pain point is done"),
    "pain-moved": (NOTABLE, "a pain point stands at another step"),
    "severity-changed": (NOTABLE, "how much a pain point hurts"),
    "opportunity-added": (NOTABLE, "an opportunity is new"),
    "opportunity-removed": (NOTABLE, "an opportunity is gone"),
    "opportunity-moved": (NOTABLE, "an opportunity stands at another step"),
    "opportunity-status-changed": (NOTABLE, "how far an opportunity is"),
    "opportunity-changed": (NOTABLE, "what an opportunity addresses, its impact or its effort"),
    "channel-changed": (NOTABLE, "the channel of a step"),
    "channel-kind-changed": (NOTABLE, "what kind of relation a channel gives"),
    "channel-cost-changed": (NOTABLE, "what a contact in a channel costs"),
    "owner-changed": (NOTABLE, "who is answerable"),
    "initiator-changed": (NOTABLE, "who starts a step"),
    "receiver-changed": (NOTABLE, "who is at the other end of a step"),
    "optional-changed": (NOTABLE, "whether, or how often, a step is taken"),
    "starts-changed": (NOTABLE, "whether, or how many, journeys start here"),
    "one-way-changed": (NOTABLE, "whether a step is sent regardless of what the customer does"),
    "planned-changed": (NOTABLE, "whether a step is planned"),
    "carries-over-changed": (NOTABLE, "whether something need not be repeated after a change of channel"),
    "drop-off-changed": (NOTABLE, "the loss the plan reckons with"),
    "repeats-changed": (NOTABLE, "how often a step is done again at once"),
    "replaces-changed": (NOTABLE, "which as-is touchpoint a step takes the place of"),
    "blueprint-changed": (NOTABLE, "evidence, frontstage, backstage or support of a step"),
    "metrics-changed": (NOTABLE, "what is measured on a step, or a known figure"),
    "metric-changed": (NOTABLE, "scale or target of a metric"),
    "actor-changed": (NOTABLE, "on whose side an actor works"),
    "evidence-changed": (NOTABLE, "what a claim rests on: assumed, observed, measured, or a source"),
    "source-changed": (NOTABLE, "kind or dates of a source"),
    "persona-added": (NOTABLE, "a persona is new"),
    "persona-removed": (NOTABLE, "a persona is gone"),
    "persona-renamed": (NOTABLE, "a persona has another id"),
    "persona-changed": (NOTABLE, "a persona's relationship or segment"),
    "match-added": (NOTABLE, "a step or outcome is measured now"),
    "unmeasured-changed": (NOTABLE, "whether a step is knowingly unmeasured"),
    "events-added": (NOTABLE, "it is said how to read the log"),
    "comparison-changed": (NOTABLE, "which columns of the log are compared"),
    "funnel-changed": (NOTABLE, "the steps of the funnel"),
    "budget-added": (NOTABLE, "a budget is new"),
    "budget-tightened": (NOTABLE, "a budget asks for more"),
    "what-if-added": (NOTABLE, "a what-if is new"),
    "what-if-removed": (NOTABLE, "a what-if is gone"),
    "what-if-changed": (NOTABLE, "what a what-if changes or assumes"),
    "wording-changed": (COSMETIC, "a text or a link"),
    "translation-changed": (COSMETIC, "a text in another language"),
    "declaration-added": (COSMETIC, "a channel, actor, system, metric or source is declared"),
    "declaration-removed": (COSMETIC, "a channel, actor, system, metric or source is no longer declared"),
    "order-changed": (COSMETIC, "the order in which personas are declared"),
    "own-keys-changed": (COSMETIC, "what stands under a key that begins with x-"),
}  # fmt: skip
"""Grade and meaning by kind; changes of one grade are told in this order."""

ORDER = {kind: number for number, kind in enumerate(KINDS)}


def grade_of(kind: str) -> Grade:
    """How much a change of `kind` matters, as a rule."""
    return KINDS[kind][0]


def order_of(kind: str) -> int:
    """Where changes of `kind` stand among others."""
    return ORDER[kind]
