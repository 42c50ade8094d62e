"""The rule same-words-twice."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.questions.foremost import foremost
from journeymap.lint.questions.naming import called_by
from journeymap.lint.questions.switches import loses_context
from journeymap.lint.rule import Finding, insight
from journeymap.lint.words.spoken_of import same_words
from journeymap.model.base import Item
from journeymap.model.steps import Stage, Touchpoint
from journeymap.syntax.document import Path

__all__ = ["same_words_twice"]


@insight("same-words-twice", draft=None)
def same_words_twice(context: Context, *, words: int = 3) -> Iterator[Finding]:
    """Two steps of a stage have the same name, or a pain point or a quote stands word for word in two places.

    Why: two steps of one name cannot be told apart in the picture, in a table, or in talk. The same pain in two places
    is one pain that belongs to the stage, or two of which one was copied and never finished. Steps of the same name
    that differ in their channel or in who takes them are told apart by that. A quote may come again at a step with
    `carries-over: none`: there customers have to say the same once more.

    Example:
        touchpoints:
          - {id: first, name: Gets a reminder}
          - {id: pays, name: Pays the bill, optional: 60%}
          - {id: second, name: Gets a reminder}

    Better:
        touchpoints:
          - {id: first, name: Gets a reminder}
          - {id: pays, name: Pays the bill, optional: 60%}
          - {id: second, name: Gets the last reminder}

    Options:
        words: a pain point or a quote of fewer words may well be said twice
    """
    yield from foremost([*_names(context), *_pains(context, words), *_quotes(context, words)])


def _names(context: Context) -> Iterator[Finding]:
    seen: dict[tuple[object, ...], str] = {}
    for step, part in context.touchpoints.items():
        name = same_words(part.name)
        skipping = frozenset(persona for persona, differs in part.personas.items() if differs.skips)
        key = (context.graph.stage_of[step].id, name, frozenset(part.channel), skipping, part.planned, part.initiator)
        first = seen.setdefault(key, step)
        if name and first != step and context.wrote(part, "name"):
            message = f'"{first}" and "{step}" have the same name, so that readers cannot tell them apart'
            yield Finding(part.place, message, ("name",), hint="say in the name what is different", element=step)


def _pains(context: Context, words: int) -> Iterator[Finding]:
    seen: dict[str, tuple[str, str]] = {}
    owners: list[Stage | Touchpoint] = [*context.journey.stages, *context.touchpoints.values()]
    for owner in owners:
        for pain in owner.pain_points:
            said = same_words(pain.text)
            first, place = seen.setdefault(said, (pain.id or "", owner.id or ""))
            if first != pain.id and len(said.split()) >= words:
                message = f'pain point "{called_by(context, pain)}" stands at "{place}" too, word for word'
                hint = _where(context, place, owner)
                yield Finding(pain.place, message, ("text",), hint=hint, element=pain.id or "")


def _where(context: Context, first: str, owner: Stage | Touchpoint) -> str:
    stages = context.graph.stage_of
    if first in stages and stages.get(owner.id or "") is stages[first]:
        return "write it once, at the stage, or say what is different here"
    return "say what is different here, or name it once"


def _quotes(context: Context, words: int) -> Iterator[Finding]:
    seen: dict[tuple[str, str], str] = {}
    for step, part in context.touchpoints.items():
        spoken: list[tuple[str, Item, str, Path]] = [("", part, str(part.quote or ""), ("quote",))]
        spoken += [(name, own, str(own.quote or ""), ("quote",)) for name, own in part.personas.items()]
        for persona, item, quote, keys in spoken:
            said = same_words(quote)
            first = seen.setdefault((persona, said), step)
            if first != step and len(said.split()) >= words and not loses_context(part):
                message = f'the quote at "{step}" stands at "{first}" too, word for word'
                hint = "keep it where it was said"
                yield Finding(item.place, message, keys, hint=hint, element=step)
