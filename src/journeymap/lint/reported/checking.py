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
        "plug-in",
        """A package brings rules that cannot be loaded.

        Why: its rules are not applied; all others are. The package must name them under the entry point
        `journeymap.rules`.
        """,
        Severity.ERROR,
    ),
)
"""What the check says about itself."""
