"""The rule unknown-owner."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Fix, Severity
from journeymap.lint.context import Context
from journeymap.lint.references.closest import did_you_mean, one_of
from journeymap.lint.rule import Finding, rule
from journeymap.model.misspelling import lone_word
from journeymap.model.people import Owner
from journeymap.syntax.document import Path
from journeymap.syntax.edits import as_fix, replace_value

__all__ = ["unknown_owner"]


@rule("unknown-owner", Severity.WARNING)
def unknown_owner(context: Context) -> Iterator[Finding]:
    """An owner is none of those whom the project knows.

    Why: an owner who was renamed or misspelt is nobody, and nobody answers for the touchpoint. Only a project that
    lists its `owners` in journeymap.yaml is asked.

    Example:
        touchpoints:
          - {name: Reports the claim, owner: Claim team}
        # journeymap.yaml
        owners: [Claims team, App team]

    Better:
        touchpoints:
          - {name: Reports the claim, owner: Claims team}
        # journeymap.yaml
        owners: [Claims team, App team]
    """
    known = dict.fromkeys(context.configuration.owners, "")
    if not known:
        return
    told: set[tuple[str, int, int]] = set()
    for part in context.parts:
        if not isinstance(part, Owner):
            continue
        for role in Owner.model_fields:
            for index, name in enumerate(getattr(part, role) if role != "extras" else ()):
                span = part.place.span(role, index)
                # what a stage hands down to its touchpoints is written once
                if name in known or (place := (span.file, span.line, span.column)) in told:
                    continue
                told.add(place)
                hint = did_you_mean(context.near(name, known))
                allowed = one_of(known, "an owner whom journeymap.yaml lists")
                message = f'owner "{name}" is none of those whom the project knows'
                fix = _fix(part, (role, index), lone_word(name, known))
                yield Finding(part.place, message, (role, index), allowed=allowed, hint=hint, fix=fix)


def _fix(part: Owner, keys: Path, near: str | None) -> Fix | None:
    """The one known owner whom the name surely stands for."""
    if near is None:
        return None
    return as_fix(f"write {near}", replace_value(part.place.document, (*part.place.path, *keys), near))
