"""How rules are to be applied: on or off, how much they matter, their options; the project's languages and owners."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from journeymap.diagnostics import Severity
from journeymap.lint.rule import Rule, Standing

__all__ = ["AS_IT_COMES", "Configuration"]


@dataclass(frozen=True)
class Configuration:
    """What `journeymap.yaml` and the command line say about checking; the default is a project that says nothing.

    `severities` holds the rules that are graded otherwise; `switched` says which are on or off regardless of their
    default. `today` is an ISO date, `languages` and `owners` are empty where the project does not limit them.
    """

    file: str = ""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    switched: Mapping[str, bool] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    journeys: tuple[str, ...] = ()
    baseline: str | None = None
    today: str | None = None

    def applies(self, rule: Rule) -> bool:
        """Whether the rule is to be applied at all."""
        return self.switched.get(rule.name, rule.on)

    def grade(self, rule: str, natural: Severity | None) -> Severity | None:
        """How much a finding of `rule` matters, whose own grading is `natural`; None for nothing.

        A severity that is written counts in drafts too; a rule that is off stays silent.
        """
        if not self.switched.get(rule, True):
            return None
        return self.severities.get(rule, natural)

    def of(self, rule: Rule, standing: Standing, own: Severity | None = None) -> Severity | None:
        """How much one finding of `rule` matters; `own` is the severity that the finding itself asks for."""
        natural = rule.grade(standing)
        return self.grade(rule.name, own if own and natural else natural)

    def arguments(self, rule: Rule) -> dict[str, Any]:
        """The rule's options as its function takes them."""
        return {name.replace("-", "_"): value for name, value in self.options.get(rule.name, {}).items()}


AS_IT_COMES = Configuration()
"""No configuration at all."""
