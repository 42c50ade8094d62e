"""Findings on files as a whole: what cannot be opened, what kind of file it is, what stands beside a journey."""

from __future__ import annotations

import inspect

from journeymap.diagnostics import Severity
from journeymap.lint.reported.entry import Origin, Reported

__all__ = ["FILES"]


def _reading(name: str, page: str, severity: Severity = Severity.ERROR) -> Reported:
    return Reported(name, Origin.READING, severity, inspect.cleandoc(page))


FILES = (
    _reading(
        "file-unreadable",
        """A file is no text in UTF-8, is too large for a journey, or cannot be opened.

        Why: nothing in it can be checked. Editors that say "ANSI", "Windows-1250" or "UTF-16" in their status line can
        save it as UTF-8 instead.
        """,
    ),
    _reading(
        "file-empty",
        """A file holds nothing, or nothing but comments.

        Why: there is nothing to check. A journey begins with `journeymap: 1`, a name and its stages.
        """,
    ),
    _reading(
        "file-kind",
        """A file does not say what it is, or is of another kind than its place asks for.

        Why: a journey, a data file, a library, texts in another language and project settings have different keys; the
        first key of a file says which of them it is.

        Example:
            touchpoints: [Compares offers, Pays by card]
            # journey.data.yaml
            journeymap-library: 1

        Better:
            touchpoints: [Compares offers, Pays by card]
            # journey.data.yaml
            journeymap-data: 1
            journey: journey
        """,
    ),
    _reading(
        "file-version",
        """A file is written for a version of the language that this journeymap does not know.

        Why: a newer version may mean something else by the same words, so that nothing is guessed. Within version 1
        keys are only added.

        Example:
            journeymap: 2

        Better:
            journeymap: 1
        """,
    ),
    _reading(
        "library",
        """A library that a journey uses is missing, is no library, or uses itself in a circle.

        Why: the personas, channels and sources that it was to bring are then missing as well.

        Example:
            use: brand.yaml

        Better:
            use: brand.yaml
            # brand.yaml
            journeymap-library: 1
            channels: {phone: Phone, web: Website}
        """,
    ),
    _reading(
        "data-file",
        """The data file beside a journey belongs to another one, or says once more what the journey says.

        Why: of two matches for one touchpoint, or two sections of the same name, only one could count.

        Example:
            touchpoints:
              - {id: pays, name: Pays by card, match: payment_received}
            # journey.data.yaml
            match: {pays: payment_booked}

        Better:
            touchpoints:
              - {id: pays, name: Pays by card}
            # journey.data.yaml
            match: {pays: payment_booked}
        """,
    ),
    _reading(
        "translation",
        """A text in another language belongs to nothing in the journey, or is given twice.

        Why: it is never shown. Often an id was changed in the journey and not in the file of texts beside it.

        Example:
            touchpoints:
              - {id: pays-by-card, name: Pays by card}
            # journey.pl.yaml
            touchpoints: {pays-card: Płaci kartą}

        Better:
            touchpoints:
              - {id: pays-by-card, name: Pays by card}
            # journey.pl.yaml
            touchpoints: {pays-by-card: Płaci kartą}
        """,
        Severity.WARNING,
    ),
)
"""In the order in which a reader meets them."""
