"""The rule unknown-reference."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from journeymap.diagnostics import Severity
from journeymap.lint import analyst_references, references
from journeymap.lint.closest import did_you_mean
from journeymap.lint.context import Context
from journeymap.lint.references import Reference
from journeymap.lint.rule import Finding, rule

__all__ = ["unknown_reference"]

SOURCES = (
    references.flow,
    references.people,
    references.parts_and_pains,
    analyst_references.mapping,
    analyst_references.budgets,
    analyst_references.what_ifs,
)


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
    seen: set[tuple[str, str]] = set()
    for reference in chain.from_iterable(source(context) for source in SOURCES):
        if reference.name in reference.known or (reference.declared and context.draft):
            continue
        # What is missing from the declarations is said once, not at each of its uses.
        what = (reference.allowed, reference.name)
        if reference.declared and what in seen:
            continue
        seen.add(what)
        yield Finding(
            reference.place,
            reference.message,
            reference.keys,
            reference.part,
            allowed=reference.allowed,
            hint=did_you_mean(_near(context, reference)),
            element=reference.element,
            severity=Severity.WARNING if context.draft and reference.lenient else None,
        )


def _near(context: Context, reference: Reference) -> str | None:
    if reference.known is context.destinations:
        return context.destination(reference.name)
    return context.near(reference.name, reference.known)
