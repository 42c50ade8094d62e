"""What a rule is: a name, how much it matters, its page, and the function that finds."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from journeymap.diagnostics import Diagnostic, Fix, Severity
from journeymap.model.base import Place
from journeymap.syntax.document import Path

__all__ = ["Finding", "Rule", "Scope", "rule"]

Scope = Literal["journey", "project"]
"""Whether a rule looks at one journey, or at all that are checked together."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, at a place that is resolved only when the finding is reported.

    `keys` lead from `place` to the token meant, `part` says whether its key or its value. `severity` is said only
    where it differs from the rule's.
    """

    place: Place
    message: str
    keys: Path = ()
    part: Literal["key", "value"] = "value"
    allowed: str = ""
    hint: str = ""
    element: str = ""
    severity: Severity | None = None
    fix: Fix | None = None


@dataclass(frozen=True)
class Rule:
    """A rule and how much its findings matter; `draft` is the severity while the journey is a draft, None for silence.

    `after` names rules whose finding on the same element explains this one's, so that a fault is reported once.
    """

    name: str
    severity: Severity
    draft: Severity | None
    find: Callable[[Any], Iterator[Finding]]
    scope: Scope = "journey"
    after: tuple[str, ...] = ()

    @property
    def page(self) -> str:
        """What the rule does, why, an example and a better one: the function's docstring."""
        return inspect.getdoc(self.find) or ""

    @property
    def summary(self) -> str:
        """The page's first line."""
        return self.page.partition("\n")[0]

    def report(self, finding: Finding, *, draft: bool) -> Diagnostic | None:
        """The finding as a diagnostic; None where the rule says nothing about drafts."""
        graded = self.draft if draft else self.severity
        severity = finding.severity if finding.severity and graded else graded
        if severity is None:
            return None
        place = finding.place
        return place.document.finding(
            self.name,
            finding.message,
            place.span(*finding.keys, part=finding.part),
            severity=severity,
            allowed=finding.allowed,
            hint=finding.hint,
            element=finding.element,
            fix=finding.fix,
        )


def rule(
    name: str,
    severity: Severity,
    *,
    draft: Severity | None = Severity.WARNING,
    scope: Scope = "journey",
    after: tuple[str, ...] = (),
) -> Callable[[Callable[[Any], Iterator[Finding]]], Rule]:
    """Make a rule of a function from a `Context` (or, for a project, of a list of them) to findings.

    Args:
        name: in kebab case; reads well after "allow".
        severity: how much a finding matters.
        draft: how much it matters while the journey is a draft; None for not at all.
        scope: whether it looks at one journey or at all that are checked together.
        after: rules whose findings on the same element explain this one's.
    """
    return lambda find: Rule(name, severity, draft, find, scope, after)
