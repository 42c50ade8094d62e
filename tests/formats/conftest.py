"""Findings that the tests of several formats share."""

import pytest

from journeymap.diagnostics import Diagnostic, Edit, Fix, Severity, Span
from journeymap.results.checked import Checked

NAME = "journeys/moving house.yaml"


@pytest.fixture(autouse=True)
def outside_of_ci(monkeypatch):
    """Paths are relative to the working folder, also where these tests run in a CI."""
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    monkeypatch.delenv("CI_PROJECT_DIR", raising=False)


@pytest.fixture
def checked():
    """An error that can be mended, two infos on the same part, and a warning without a line."""
    fix = Fix("write thanks", (Edit(NAME, 10, 15, "thanks"),))
    return Checked(
        (
            Diagnostic(
                "unknown-reference",
                Severity.ERROR,
                'touchpoint "pay" goes to "thanx", which is not in this journey',
                Span(NAME, 2, 7, 2, 12),
                "next: thanx",
                "a touchpoint, a stage or an outcome of this journey",
                'did you mean "thanks"?',
                "pay",
                fix,
            ),
            Diagnostic(
                "same-words",
                Severity.INFO,
                "these words stand here twice",
                Span(NAME, 3, 1, 4, 3),
                "- x",
                element="pay",
            ),
            Diagnostic(
                "same-words", Severity.INFO, "100 %: these words, too", Span(NAME, 9, 1, 9, 3), "- x", element="pay"
            ),
            Diagnostic("plug-in", Severity.WARNING, "a plug-in cannot be loaded", hint="install it again"),
        ),
        files=3,
        ignored=1,
        names=(NAME, "journeys/clean.yaml"),
    )
