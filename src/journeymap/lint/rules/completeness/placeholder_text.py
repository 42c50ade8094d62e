"""The rule placeholder-text."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, completeness
from journeymap.lint.words.placeholders import placeholder_in
from journeymap.lint.words.texts import Written, in_short, written_texts
from journeymap.model.base import Item
from journeymap.model.journey import Journey
from journeymap.model.people import Owner

__all__ = ["placeholder_text"]

SPOKEN = frozenset({"quote", "thinking", "feeling"})
ROLES = ("responsible", "accountable", "supporting", "consulted", "informed")
BY_ID = frozenset({"personas", "channels", "actors", "systems", "metrics", "sources", "outcomes", "what-if"})


@completeness("placeholder-text")
def placeholder_text(context: Context) -> Iterator[Finding]:
    """A text is still to come: TODO, TBD, ???, lorem ipsum, "tu wpisz", "Platzhalter" and the like.

    Why: on the printed map it stands as if it were meant. Words that customers may use themselves, such as a todo list,
    are left alone; so are "…" and "???" where somebody says, thinks or feels them.

    Example:
        goal: "TODO: ask the product owner"
        touchpoints:
          - {name: Pays by card, doing: tutaj opis, owner: TBD}

    Better:
        goal: The goods before the weekend
        touchpoints:
          - {name: Pays by card, doing: Types in sixteen digits, owner: Payments}
    """
    for written in written_texts(context):
        key = str(written.keys[0] if written.keys else written.place.path[-1])
        found = placeholder_in(written.text, spoken=key in SPOKEN)
        if found is not None:
            yield _finding(written, found, key)
    yield from _owners(context)


def _finding(written: Written, found: str, key: str) -> Finding:
    where = f'"{key}" of {_called(written.of)}' if written.of is not None else "a translation"
    message = f'"{in_short(found)}" is a placeholder, in {where}'
    element = str(getattr(written.of, "id", "") or "")
    return Finding(written.place, message, written.keys, allowed="the text itself, or no key at all", element=element)


def _called(part: Item) -> str:
    title, path = part.title(), part.place.path
    name = getattr(part, "id", None) or (path[-1] if len(path) > 1 and path[-2] in BY_ID else None)
    if isinstance(part, Journey):
        return "the journey"
    return f'{title} "{name}"' if name else f"{'an' if title[0] in 'aeiou' else 'a'} {title}"


def _owners(context: Context) -> Iterator[Finding]:
    """Owners are names and no texts; a stage's owner, handed down, is one and the same part."""
    owners = {id(part): part for part in context.parts if isinstance(part, Owner)}
    for owner in owners.values():
        for role in ROLES:
            for index, name in enumerate(getattr(owner, role)):
                if placeholder_in(name) is not None:
                    message = f'"{name}" is a placeholder and no owner yet'
                    yield Finding(owner.place, message, (role, index), allowed="a name, or no owner at all")
