"""What happens: stages, touchpoints, where they lead, what hurts and what could be better."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from journeymap.model.base import Item, Many
from journeymap.model.data import Match
from journeymap.model.people import Owner
from journeymap.model.value_fault import shown
from journeymap.model.values import (
    Duration,
    ExactDuration,
    Flag,
    Ids,
    Link,
    Number,
    Often,
    Share,
    Text,
    Valence,
    Word,
    fault,
)

__all__ = [
    "Differs",
    "Lane",
    "Lifecycle",
    "Next",
    "Opportunity",
    "Outcome",
    "PainPoint",
    "Skips",
    "Stage",
    "Touchpoint",
]

Lifecycle = Literal["attract", "convert", "support", "retain", "feedback", "develop"]
Effort = Literal["small", "medium", "large"]
Impact = Literal["low", "medium", "high"]


class PainPoint(Item):
    """Something that hurts the customer here."""

    short: ClassVar[str] = "text"
    id: Word | None = Field(
        default=None, description="A short name to refer to; unsaid: the id of where it stands, with a number."
    )
    text: Text = Field(default=Text(""), description="What hurts, in the customer's words.")
    severity: Literal["low", "medium", "high", "critical"] | None = Field(
        default=None, description="How much it hurts."
    )
    evidence: Word | None = Field(default=None, description="assumed, observed, measured, or an entry of sources.")


class Opportunity(Item):
    """Something that could be better."""

    short: ClassVar[str] = "text"
    id: Word | None = Field(
        default=None, description="A short name to refer to; unsaid: the id of where it stands, with a number."
    )
    text: Text = Field(default=Text(""), description="What could be done.")
    addresses: Ids = Field(default=(), description="The pain points it would mend; unsaid: those beside it.")
    impact: Impact | None = Field(default=None, description="How much it would help: low, medium or high.")
    effort: Effort | None = Field(default=None, description="How much work it is: small, medium or large.")
    owner: Owner | None = Field(default=None, description="Who takes it on.")
    status: Literal["idea", "planned", "doing", "done", "dropped", "tested"] | None = Field(
        default=None, description="How far it is."
    )
    link: Link | None = Field(default=None, description="Where the work is tracked.")


class Next(Item):
    """A way on from a touchpoint."""

    short: ClassVar[str] = "to"
    called: ClassVar[str] = "way on"
    to: Word | None = Field(default=None, description="The touchpoint, stage or outcome it leads to.")
    when: Text | None = Field(default=None, description="In which case, in words; for people, never evaluated.")
    share: Share | None = Field(default=None, description="How many go this way: 20%.")
    wait: Duration | None = Field(default=None, description="Planned time on the way: 2d, 2d..5d.")


def _skipped(value: Any) -> str:
    return "did you mean skips?" if str(value).lower().startswith("skip") else ""


def _skips(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if value in ("skips", "true"):
        return True
    raise fault(f"{shown(value)} says nothing here", "skips, or keys such as {emotion: -2, quote: …}", _skipped(value))


Skips = Annotated[bool, BeforeValidator(_skips), WithJsonSchema({"enum": ["skips", True]})]


class Differs(Item):
    """How one persona differs at a touchpoint; the word skips says that it is left out."""

    short: ClassVar[str] = "skips"
    called: ClassVar[str] = "persona's entry"
    skips: Skips = Field(default=False, description="This persona does not have this touchpoint.")
    emotion: Valence | None = Field(default=None, description="What this persona feels, -2 to 2.")
    feeling: Text | None = Field(default=None, description="The feeling in a word.")
    quote: Text | None = Field(default=None, description="What this persona said.")
    doing: Text | None = Field(default=None, description="What this persona does.")
    thinking: Text | None = Field(default=None, description="What this persona thinks.")
    expects: Text | None = Field(default=None, description="What this persona expects.")
    channel: Ids = Field(default=(), description="The channel this persona uses.")


class Lane(Item):
    """What happens on a lane of the service blueprint."""

    short: ClassVar[str] = "name"
    called: ClassVar[str] = "lane's entry"
    name: Text = Field(default=Text(""), description="What is done or seen, or the system that is used.")
    by: Word | None = Field(default=None, description="Who does it: an actor or a system.")
    takes: Duration | None = Field(default=None, description="How long it takes.")


def _metrics(value: Any) -> Any:
    """`[csat, ces]` are metrics to come; `{csat: 3.1}` holds known figures."""
    if isinstance(value, dict):
        return value
    names = value if isinstance(value, list | tuple) else [value]
    for index, name in enumerate(names):
        if not isinstance(name, str | int | float) or not str(name).strip():
            raise fault(f"a metric's id is expected here, not {shown(name)}", "[csat], or {csat: 3.1}", at=(index,))
    return dict.fromkeys(str(name) for name in names)


Metrics = Annotated[
    dict[str, Number | None],
    BeforeValidator(_metrics),
    Field(json_schema_extra={"metrics": True}),
]


class Touchpoint(Item):
    """A step of the journey, as the customer meets it."""

    short: ClassVar[str] = "name"
    id: Word | None = Field(default=None, description="A short name to refer to; made from the name when unsaid.")
    name: Text = Field(default=Text(""), description="What happens, from the customer's side: Pays by card.")
    doing: Text | None = Field(default=None, description="What the customer does.")
    thinking: Text | None = Field(default=None, description="What the customer thinks.")
    expects: Text | None = Field(default=None, description="What the customer expects.")
    link: Link | None = Field(default=None, description="Where to see it: a page, a screen, a recording.")
    channel: Ids = Field(default=(), description="The channel, or a list meaning any one of them.")
    initiator: Word | None = Field(default=None, description="Who starts it: customer (unsaid), provider or an actor.")
    receiver: Word | None = Field(default=None, description="Who is at the other end; the other side unless said.")
    emotion: Valence | None = Field(default=None, description="How it feels, -2 (worst) to 2 (best); unsaid is a gap.")
    feeling: Text | None = Field(default=None, description="The feeling in a word: relieved.")
    quote: Text | None = Field(default=None, description="What a customer said here.")
    personas: dict[str, Differs] = Field(default_factory=dict, description="Which personas differ here, and how.")
    aim: Valence | None = Field(default=None, description="The emotion we want here, -2 to 2.")
    moment_of_truth: Flag = Field(default=False, description="Whether it decides what the customer thinks of us.")
    pain_points: Many[PainPoint] = Field(default=(), description="What hurts here; words, one or a list.")
    opportunities: Many[Opportunity] = Field(default=(), description="What could be better here; words, one or a list.")
    owner: Owner | None = Field(default=None, description="Who is answerable: a name, or RASCI roles.")
    physical_evidence: Many[Lane] = Field(default=(), description="What the customer sees or holds.")
    frontstage: Many[Lane] = Field(default=(), description="What staff do in sight of the customer.")
    backstage: Many[Lane] = Field(default=(), description="What staff do out of sight.")
    support: Many[Lane] = Field(default=(), description="Which systems and processes support it.")
    metrics: Metrics = Field(
        default_factory=dict, description="What is measured here: [csat], or a known figure {csat: 3.1}."
    )
    wait: Duration | None = Field(default=None, description="Planned time to the next step: 18w, 2d..5d.")
    takes: Duration | None = Field(default=None, description="Planned time within this step.")
    respond_within: ExactDuration | None = Field(
        default=None, description="The wait we promise until the provider's next step or an outcome: 5d."
    )
    optional: Often = Field(default=False, description="Whether it may be left out; a share says how many do it: 60%.")
    starts: Often = Field(default=False, description="Whether journeys start here; a share says how many: 45%.")
    one_way: Flag = Field(default=False, description="Sent whether or not the customer acts, such as a mail.")
    planned: Flag = Field(default=True, description="false: customers do it though nobody planned it.")
    carries_over: Text | None = Field(
        default=None, description="What the customer need not repeat after a change of channel; none is an answer."
    )
    planned_drop_off: Share | None = Field(
        default=None, description="The loss the plan reckons with; used without a log."
    )
    repeats: Share | None = Field(default=None, description="How often it is done again at once: 45%.")
    replaces: Word | None = Field(default=None, description="In a to-be: the as-is touchpoint it takes the place of.")
    journey: Word | None = Field(default=None, description="Another journey (its id) that this step stands for.")
    evidence: Word | None = Field(default=None, description="assumed, observed, measured, or an entry of sources.")
    next: Many[Next] = Field(default=(), description="Where it leads: an id, a list, or {to, when, share, wait}.")
    match: Match | None = Field(default=None, description="Which logged events are this touchpoint.")


class Stage(Item):
    """A part of the journey with one goal."""

    short: ClassVar[str] = "name"
    id: Word | None = Field(default=None, description="A short name to refer to; made from the name when unsaid.")
    name: Text = Field(default=Text(""), description="The stage's name.")
    goal: Text | None = Field(default=None, description="What the customer wants to reach in this stage.")
    order: Literal["sequence", "any"] = Field(default="sequence", description="any: its touchpoints come in any order.")
    lifecycle: Lifecycle | None = Field(default=None, description="The part of the customer's life it belongs to.")
    owner: Owner | None = Field(default=None, description="Who is answerable for the stage.")
    evidence: Word | None = Field(default=None, description="Evidence for all that is in the stage.")
    channel: Ids = Field(default=(), description="The channel of all touchpoints in the stage that name none.")
    pain_points: Many[PainPoint] = Field(default=(), description="What hurts in the whole stage.")
    opportunities: Many[Opportunity] = Field(default=(), description="What could be better in the whole stage.")
    metrics: Metrics = Field(default_factory=dict, description="What is measured on the stage.")
    touchpoints: Many[Touchpoint] = Field(default=(), description="What happens, in order.")


class Outcome(Item):
    """How the journey can end."""

    short: ClassVar[str] = "name"
    name: Text = Field(default=Text(""), description="The outcome's name.")
    kind: Literal["success", "failure", "neutral"] = Field(default="success", description="Whether it is a good end.")
    anywhere: Flag = Field(default=False, description="Whether it may happen at any step.")
    then: Word | None = Field(default=None, description="Another journey (its id) that follows.")
    match: Match | None = Field(default=None, description="Which logged events are this outcome.")
