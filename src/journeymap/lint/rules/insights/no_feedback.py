"""The rule no-feedback."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.questions.claims import claims
from journeymap.lint.rule import Finding, insight
from journeymap.lint.words.spoken_of import KNOWN, speaks_of_feedback
from journeymap.model.steps import Touchpoint

__all__ = ["no_feedback"]


@insight("no-feedback", draft=None)
def no_feedback(context: Context, *, least: int = 6) -> Iterator[Finding]:
    """Nowhere in the journey can customers say how it was, or complain.

    Why: most customers who are dissatisfied say nothing and leave; a company that does not ask learns of it last. A
    step that speaks of feedback, a complaint, a survey, a rating or a review, a stage whose `lifecycle` is feedback,
    `metrics` that customers answer, a channel of the kind `community` and evidence from complaints or a survey all
    count, and so does an appeal.

    Example:
        touchpoints: [Compares offers, Orders, Pays by card, Gets the parcel, Unpacks it, Puts it together]

    Better:
        touchpoints: [Compares offers, Orders, Pays by card, Gets the parcel, Unpacks it, {name: Puts it together,
          metrics: [csat]}]

    Options:
        least: the number of planned touchpoints from which on the rule speaks
    """
    journey = context.journey
    planned = sum(1 for part in context.touchpoints.values() if part.planned)
    lifecycles = {journey.lifecycle, *(stage.lifecycle for stage in journey.stages)}
    measured = any(stage.metrics for stage in journey.stages) or context.wrote(journey, "metrics")
    foreign = (journey.language or "en").split("-")[0] not in KNOWN
    if (
        foreign
        or lifecycles - {None} == {"attract"}
        or planned < least
        or "feedback" in lifecycles
        or measured
        or _named(context)
        or _known_from(context)
    ):
        return
    if not any(_listens(part) for part in context.touchpoints.values()):
        message = f"in none of the {planned} steps can the customer say how it was, or complain"
        hint = "ask where it matters (metrics: [csat]), or add a step at which customers can speak up"
        yield Finding(journey.place, message, ("name",), hint=hint)


def _named(context: Context) -> bool:
    """Whether a stage, an outcome or a channel that is used is called after feedback, or a channel is a community."""
    journey = context.journey
    used = {name for part in context.touchpoints.values() for name in part.channel}
    channels = [part for name, part in journey.channels.items() if name in used]
    if any(channel.kind == "community" for channel in channels):
        return True
    texts = [text for stage in journey.stages for text in (stage.name, stage.goal or "")]
    texts += [outcome.name for outcome in journey.outcomes.values()] + [channel.name for channel in channels]
    return any(map(speaks_of_feedback, texts))


def _known_from(context: Context) -> bool:
    """Whether what the map claims is known from complaints or a survey: customers do speak up, if not in a step."""
    sources, used = context.journey.sources, {claim.evidence for claim in claims(context)}
    named = [source for name in used if name and (source := sources.get(name))]
    return any(source.kind != "assumed" and speaks_of_feedback(source.name) for source in named)


def _listens(part: Touchpoint) -> bool:
    """Whether a step asks for feedback or takes it, or stands for a journey that may."""
    if part.metrics or part.journey:
        return True
    lanes = (*part.frontstage, *part.backstage, *part.support, *part.physical_evidence)
    texts = [part.name, part.doing or "", part.id or "", *(lane.name for lane in lanes)]
    texts += [each.text for each in part.opportunities]
    return any(map(speaks_of_feedback, texts))
