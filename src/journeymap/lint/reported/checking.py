"""Findings on what steers a check: rules that do not exist, comments that ignore nothing, rules from elsewhere."""

from __future__ import annotations

import inspect

from journeymap.diagnostics import Severity
from journeymap.lint.reported.entry import Origin, Reported

__all__ = ["CHECKING"]


def _checking(name: str, page: str, severity: Severity = Severity.WARNING) -> Reported:
    return Reported(name, Origin.CHECKING, severity, inspect.cleandoc(page))


CHECKING = (
    _checking(
        "unknown-rule",
        """A setting or a comment names a rule that does not exist.

        Why: it has no effect, while its author believes that it has. `journeymap rules` lists all rules.

        Example:
            touchpoints:
              - {name: Pays by card} # journeymap: ignore[unreachabel] paid at the desk as well

        Better:
            touchpoints:
              - {name: Pays by card}
        """,
    ),
    _checking(
        "unused-suppression",
        """A comment ignores a rule that finds nothing there.

        Why: what it was for is mended, or stands elsewhere by now. Left in place it would hide the next finding.

        Example:
            touchpoints:
              - {name: Pays by card} # journeymap: ignore[dead-end] the end is not decided yet

        Better:
            touchpoints:
              - {name: Pays by card}
        """,
    ),
    _checking(
        "suppression-without-reason",
        """A comment ignores a finding and does not say why.

        Why: whoever reads the file next cannot tell whether the reason still holds.

        Example:
            touchpoints:
              - {id: call, next: call} # journeymap: ignore[self-next]

        Better:
            touchpoints:
              - {id: call, next: call} # journeymap: ignore[self-next] the log tells second calls apart
        """,
    ),
    _checking(
        "unclear-suppression",
        """A comment seems to ignore findings, and does not say which or is misspelt.

        Why: nothing is ignored then, while its author believes that something is. What keeps a file from being read at
        all cannot be ignored either.

        Example:
            touchpoints:
              - {id: call, next: call} # journeymap: ignore the log tells second calls apart

        Better:
            touchpoints:
              - {id: call, next: call} # journeymap: ignore[self-next] the log tells second calls apart
        """,
    ),
    _checking(
        "unknown-option",
        """The settings give a rule an option that it does not have.

        Why: it has no effect. The rule's page lists its options.

        Example:
            touchpoints: [Compares offers, Pays by card]
            # journeymap.yaml
            rules: {lost-context: {unsayd: true}}

        Better:
            touchpoints: [Compares offers, Pays by card]
            # journeymap.yaml
            rules: {lost-context: {unsaid: true}}
        """,
        Severity.ERROR,
    ),
    _checking(
        "fixed-severity",
        """The settings grade what keeps a file from being read.

        Why: such a file is never checked, whatever the settings say, so that it stays an error.

        Example:
            touchpoints: [Compares offers, Pays by card]
            # journeymap.yaml
            rules: {yaml-syntax: off}

        Better:
            touchpoints: [Compares offers, Pays by card]
            # journeymap.yaml
            rules: {text-cut: off}
        """,
    ),
    _checking(
        "unmatched-glob",
        """The settings name journeys that are not there.

        Why: a folder that was renamed would not be checked any more, and nobody would notice.

        Example:
            touchpoints: [Compares offers, Pays by card]
            # journeymap.yaml
            journeys: [journeys/**/*.yaml, journey.yaml]

        Better:
            touchpoints: [Compares offers, Pays by card]
            # journeymap.yaml
            journeys: [journey.yaml]
        """,
        Severity.INFO,
    ),
    _checking(
        "missing-baseline",
        """The settings name a baseline that is not there.

        Why: without it all findings come back that are known and accepted. `journeymap check --write-baseline` writes it.

        Example:
            touchpoints: [Compares offers, Pays by card]
            # journeymap.yaml
            baseline: known.json

        Better:
            touchpoints: [Compares offers, Pays by card]
            # journeymap.yaml
            owners: [Customer service]
        """,
    ),
    _checking(
        "plug-in",
        """A package brings rules that cannot be loaded.

        Why: its rules are not applied; all others are. The package must name them under the entry point
        `journeymap.rules`.
        """,
        Severity.ERROR,
    ),
)
"""What the check says about itself."""
