"""What a rule is: a name, its kind, how much it matters, its page, and the function that finds."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from journeymap.diagnostics import Diagnostic, Fix, Severity, Span
from journeymap.model.base import Place
from journeymap.model.journey import Journey
from journeymap.syntax.document import Path

__all__ = ["Finding", "Kind", "Rule", "Scope", "Spot", "Standing", "completeness", "insight", "rule"]

Scope = Literal["journey", "project"]
"""Whether a rule looks at one journey (a `Context`), or at a `Summary` of each that is checked in the same run."""


class Kind(StrEnum):
    """What a finding speaks about, which decides how much it matters."""

    FAULT = "fault"
    """The file is wrong."""

    COMPLETENESS = "completeness"
    """Something is missing from a map that others are to rely on."""

    INSIGHT = "insight"
    """The map is right, and says something about the service."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a map is and what it shows; rules are lenient about drafts, and honest maps of bad services pass."""

    status: Literal["draft", "review", "approved"] = "draft"
    perspective: Literal["as-is", "to-be"] = "as-is"

    @staticmethod
    def of(journey: Journey) -> Standing:
        """The standing of a journey."""
        return Standing(journey.status, journey.perspective)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that is resolved already, for rules that look at summaries of journeys."""

    span: Span
    line_text: str
    standing: Standing

    @staticmethod
    def at(place: Place, standing: Standing, *keys: str | int, part: Literal["key", "value"] = "value") -> Spot:
        """The spot of what `keys` lead to inside `place`."""
        span = place.span(*keys, part=part)
        return Spot(span, place.document.line_text(span.line), standing)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, at a place that is resolved only when the finding is reported.

    `keys` lead from `place` to the token meant, `part` says whether its key or its value. `element` is the id of the
    part concerned; where it is left out, that of the nearest part around the place is taken. `severity` is said only
    where it differs from the rule's.
    """

    place: Place | Spot
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
    """A rule and how much its findings matter.

    `severity` and `draft` (while the journey is a draft; None for silence) count for faults; findings of the other
    kinds are graded by the journey's standing. `after` names rules whose finding on the same element explains this
    one's, so that a fault is reported once. A rule that is not `on` must be switched on in `journeymap.yaml`. `package`
    is where a plug-in's rule came from.
    """

    name: str
    kind: Kind
    severity: Severity
    draft: Severity | None
    find: Callable[..., Iterator[Finding]]
    scope: Scope = "journey"
    after: tuple[str, ...] = ()
    on: bool = True
    package: str = ""

    @property
    def page(self) -> str:
        """What the rule does, why, an example and a better one: the function's docstring."""
        return inspect.getdoc(self.find) or ""

    @property
    def summary(self) -> str:
        """The page's first line."""
        return self.page.partition("\n")[0]

    @property
    def options(self) -> Mapping[str, Any]:
        """The rule's own settings with their defaults: the keyword-only arguments of its function."""
        arguments = inspect.signature(self.find).parameters.values()
        return {each.name.replace("_", "-"): each.default for each in arguments if each.kind is each.KEYWORD_ONLY}

    def grade(self, standing: Standing) -> Severity | None:
        """How much a finding matters in a journey of this standing; None where the rule says nothing."""
        if self.kind is Kind.FAULT:
            return self.draft if standing.status == "draft" else self.severity
        if self.kind is Kind.COMPLETENESS:
            return {"draft": None, "review": Severity.INFO, "approved": Severity.WARNING}[standing.status]
        if standing.status == "draft":
            return self.draft
        return Severity.WARNING if standing.perspective == "to-be" else Severity.INFO

    def report(self, finding: Finding, severity: Severity) -> Diagnostic:
        """The finding as a diagnostic of this severity."""
        place = finding.place
        told = {"allowed": finding.allowed, "hint": finding.hint, "element": finding.element}
        if isinstance(place, Spot):
            return Diagnostic(
                self.name, severity, finding.message, place.span, place.line_text, **told, fix=finding.fix
            )
        span = place.span(*finding.keys, part=finding.part)
        return place.document.finding(self.name, finding.message, span, severity=severity, fix=finding.fix, **told)


Find = Callable[..., Iterator[Finding]]


def rule(
    name: str,
    severity: Severity,
    *,
    draft: Severity | None = Severity.WARNING,
    scope: Scope = "journey",
    after: tuple[str, ...] = (),
    on: bool = True,
) -> Callable[[Find], Rule]:
    """Make a rule on faults of the file: a function from a `Context` (or, for a project, of summaries) to findings.

    Keyword-only arguments of the function are its options in `journeymap.yaml`; each needs a default.

    Args:
        name: in kebab case; reads well after "allow".
        severity: how much a finding matters.
        draft: how much it matters while the journey is a draft; None for not at all.
        scope: whether it looks at one journey or at all that are checked together.
        after: rules whose findings on the same element explain this one's.
        on: whether it is applied where no configuration says so.
    """
    return lambda find: Rule(name, Kind.FAULT, severity, draft, find, scope, after, on)


def completeness(
    name: str, *, scope: Scope = "journey", after: tuple[str, ...] = (), on: bool = True
) -> Callable[[Find], Rule]:
    """Make a rule on what is missing: silent in a draft, info in review, a warning once approved."""
    return lambda find: Rule(name, Kind.COMPLETENESS, Severity.WARNING, None, find, scope, after, on)


def insight(
    name: str,
    *,
    draft: Severity | None = Severity.INFO,
    scope: Scope = "journey",
    after: tuple[str, ...] = (),
    on: bool = True,
) -> Callable[[Find], Rule]:
    """Make a rule on the service itself: info in an as-is, a warning in a to-be.

    In a draft it is info in both; with `draft=None` it is silent there, for what is perhaps only not yet written down.
    """
    return lambda find: Rule(name, Kind.INSIGHT, Severity.INFO, draft, find, scope, after, on)
