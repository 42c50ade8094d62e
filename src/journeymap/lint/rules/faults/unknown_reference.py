"""The rule unknown-reference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.diagnostics import Fix, Severity
from journeymap.lint.context import Context
from journeymap.lint.fixes.rewriting import rewrite
from journeymap.lint.fixes.well_formed import well_formed
from journeymap.lint.questions.declared import Declared, declared
from journeymap.lint.references.closest import did_you_mean, several
from journeymap.lint.references.every_reference import every_reference
from journeymap.lint.references.in_journey import Reference
from journeymap.lint.rule import Finding, rule
from journeymap.model.misspelling import lone_id
from journeymap.syntax.edits import as_fix

__all__ = ["unknown_reference"]

LISTS = {"addresses", "channel", "metrics", "to"}
"""Keys that also take a list."""


@rule("unknown-reference", Severity.ERROR, draft=Severity.ERROR)
def unknown_reference(context: Context) -> Iterator[Finding]:
    """A name stands for nothing in this journey.

    Why: a way that leads to a misspelt touchpoint leads nowhere, and a misspelt id in `match` measures nothing;
    both look right on the page. In a draft, channels, actors, systems and metrics that nobody declared are taken as
    written; a name that must be declared is a warning there, except where it makes the flow or the figures wrong.

    Example:
        touchpoints:
          - {id: pay, next: thanx}
          - {id: thanks, name: Thank-you page}

    Better:
        touchpoints:
          - {id: pay, next: thanks}
          - {id: thanks, name: Thank-you page}
    """
    used: set[str] = set()
    unknown: dict[object, list[Reference]] = {}
    for reference in every_reference(context):
        if reference.name in reference.known:
            used.add(reference.name)
        elif not (reference.declared and context.draft):
            # What is missing from the declarations is said once, not at each of its uses.
            what = (reference.allowed, reference.name) if reference.declared else len(unknown)
            unknown.setdefault(what, []).append(reference)
    places = {(each.id, each.name): each for each in declared(context)} if unknown else {}
    for references in unknown.values():
        first = references[0]
        list_of = several(first.name, first.known) if set(first.keys) & LISTS else []
        near = None if list_of else _near(context, first)
        unused = places.get((near or "", first.known.get(near or "", ""))) if near not in used else None
        yield Finding(
            first.place,
            first.message,
            first.keys,
            first.part,
            allowed=first.allowed,
            hint=f"did you mean [{', '.join(list_of)}]?" if list_of else _hint(near, first, unused),
            element=first.element,
            severity=Severity.WARNING if context.draft and first.lenient else None,
            fix=_fix(near, references) if near else None,
        )


def _near(context: Context, reference: Reference) -> str | None:
    if reference.known is context.destinations:
        return context.destination(reference.name)
    return context.near(reference.name, reference.known)


def _hint(near: str | None, reference: Reference, unused: Declared | None) -> str:
    """What was meant; with its line where nothing else refers to it, since then it may be what is misspelt."""
    if unused is None:
        return did_you_mean(near)
    span = unused.span
    there = "" if span.file == reference.place.document.file else f" of {span.file}"
    return f'did you mean "{near}" (line {span.line}{there})?'


def _fix(near: str, references: Sequence[Reference]) -> Fix | None:
    """The one word that is near, written at every place; none where another is about as near."""
    first = references[0]
    itself = near == first.element and first.keys == ("to",)
    if itself or not well_formed(near) or lone_id(first.name, first.known) != near:
        return None
    paths = ((each, (*each.place.path, *each.keys)) for each in references)
    return as_fix(f"write {near}", *(rewrite(each.place.document, path, near, each.part) for each, path in paths))
