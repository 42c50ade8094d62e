"""The rule malformed-id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.fixes.renaming import Renaming
from journeymap.lint.fixes.well_formed import mended_id, offence, well_formed
from journeymap.lint.questions.declared import GROUPS, declared
from journeymap.lint.rule import Finding, rule
from journeymap.model.steps import Opportunity, PainPoint, Stage, Touchpoint

__all__ = ["malformed_id"]

ALLOWED = "letters of any script, digits, hyphens and underscores"


@rule("malformed-id", Severity.ERROR)
def malformed_id(context: Context) -> Iterator[Finding]:
    """An id holds a blank, a dot, a comma or another sign.

    Why: an id is what the other parts, the data file, translations, figures and commands call a part by; a blank or a
    sign in it has to be quoted somewhere, is lost elsewhere, and is easily mistyped. Ids are letters of any script,
    digits, hyphens and underscores; what stands in `name` is free.

    Example:
        touchpoints:
          - {id: asks for help, name: Asks for help, next: gets help}
          - {id: gets help, name: Gets help}

    Better:
        touchpoints:
          - {id: asks-for-help, name: Asks for help, next: gets-help}
          - {id: gets-help, name: Gets help}
    """
    journey = context.journey
    if journey.id and context.wrote(journey, "id") and not well_formed(journey.id):
        # other files name the journey too, so its id is not mended here
        message = f'the id "{journey.id}" of this journey holds {offence(journey.id)}'
        hint = f'did you mean "{mended_id(journey.id)}"?'
        yield Finding(journey.place, message, ("id",), allowed=ALLOWED, hint=hint, element=journey.id)
    if all(well_formed(name) for name in _ids(context)):
        return
    ids = list(declared(context))
    wrong = [each for each in ids if each.id and not well_formed(each.id)]
    renaming = Renaming(context, ids)
    wanted = Counter(mended_id(each.id) for each in wrong)
    for each in wrong:
        new = mended_id(each.id)
        article = "an" if each.kind[0] in "aeiou" else "a"
        yield Finding(
            each.place,
            f'the id "{each.id}" of {article} {each.kind} holds {offence(each.id)}',
            each.keys,
            "value" if each.keys else "key",
            allowed=ALLOWED,
            hint=f'did you mean "{new}"?' if new else "",
            element=each.id,
            fix=renaming.fix(each, new) if wanted[new] == 1 else None,
        )


def _ids(context: Context) -> Iterator[str]:
    """Every id there is, also those made from names, which are well-formed."""
    yield from (
        str(part.id) for part in context.parts if isinstance(part, Stage | Touchpoint | PainPoint | Opportunity)
    )
    for group in GROUPS:
        yield from getattr(context.journey, group)
