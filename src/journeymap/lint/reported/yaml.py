"""Findings on YAML and on the language's keys and values: what reading a file explains."""

from __future__ import annotations

import inspect

from journeymap.diagnostics import Severity
from journeymap.lint.reported.entry import Origin, Reported

__all__ = ["YAML"]


def _reading(name: str, page: str) -> Reported:
    return Reported(name, Origin.READING, Severity.ERROR, inspect.cleandoc(page))


YAML = (
    _reading(
        "yaml-syntax",
        """The file cannot be read as YAML.

        Why: indentation, quotes, brackets and blanks after colons carry its meaning. Of several mistakes of this kind
        only the first can be named; the next shows once it is mended.

        Example:
            summary: "Silence" costs us most

        Better:
            summary: '"Silence" costs us most'
        """,
    ),
    _reading(
        "yaml-limit",
        """A file is nested too deep, or its aliases make it grow without end.

        Why: no journey needs that; it happens where a bracket is never closed, or where a file is made to stop whoever
        reads it.

        Example:
            x-notes: &notes [*notes]

        Better:
            x-notes: [first, second]
        """,
    ),
    _reading(
        "yaml-feature",
        """A feature of YAML is used that a journey has no use for: a tag, a merged entry, a key that is no word.

        Why: what a file means should be seen without knowing YAML by heart. Parts that several journeys share go into a
        library.

        Example:
            x-hotline: &hotline {channel: phone}
            touchpoints:
              - {<<: *hotline, name: Calls the hotline}

        Better:
            touchpoints:
              - {name: Calls the hotline, channel: phone}
        """,
    ),
    _reading(
        "duplicate-key",
        """A key is given twice in one part.

        Why: YAML keeps only the last one without a word, and the first is lost.

        Example:
            touchpoints:
              - {name: Pays by card, channel: web, channel: app}

        Better:
            touchpoints:
              - {name: Pays by card, channel: [web, app]}
        """,
    ),
    _reading(
        "text-cut",
        """YAML reads only a part of a text.

        Why: a "#" after a blank begins a comment, a comma ends a text inside braces, and "!" or "&" at the start means
        something else to YAML, so that a text on the map is not the one that was written. Quotes keep it whole. Where
        the short text may be meant, as with a "#", it is a warning.

        Example:
            touchpoints:
              - name: Case #7 is lost
              - {name: Pays by card, in cash}

        Better:
            touchpoints:
              - name: "Case #7 is lost"
              - {name: "Pays by card, in cash"}
        """,
    ),
    _reading(
        "unknown-key",
        """A part has a key that the language does not know there.

        Why: what stands there would count nowhere. Keys of your own start with `x-`; they are kept, and free everywhere.

        Example:
            touchpoints:
              - {name: Pays by card, emotoin: 1}

        Better:
            touchpoints:
              - {name: Pays by card, emotion: 1, x-screen: checkout-3}
        """,
    ),
    _reading(
        "wrong-value",
        """A value cannot stand where it stands.

        Why: an emotion is a number from -2 to 2, a share goes up to 100%, a date is written 2026-10-01; what is none of
        these could be neither drawn nor measured.

        Example:
            touchpoints:
              - {name: Pays by card, emotion: 5, wait: soon}

        Better:
            touchpoints:
              - {name: Pays by card, emotion: 2, wait: 2d}
        """,
    ),
)
"""In the order in which a reader meets them."""
