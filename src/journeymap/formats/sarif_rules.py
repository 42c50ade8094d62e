"""A rule as SARIF describes it: its page, and how much it matters."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from journeymap.diagnostics import Severity
from journeymap.lint.pages.catalogue import catalogue
from journeymap.lint.pages.markdown import markdown_page
from journeymap.lint.pages.page import Explained, read_page
from journeymap.lint.rule import Standing

__all__ = ["LEVELS", "sarif_rule"]

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
LINK = re.compile(r"\[([^\]]+)\]\((?!https?:)[^)]*\)")
"""A link that leads somewhere only among the other pages."""


def sarif_rule(name: str) -> dict[str, Any]:
    """The description of the rule `name`; of one without a page its name."""
    explained = _explained().get(name)
    if explained is None:
        return {"id": name, "shortDescription": {"text": name}}
    page = read_page(explained.page)
    severity = explained.grade(Standing("approved", "as-is")) or Severity.INFO
    return {
        "id": name,
        "shortDescription": {"text": page.summary or name},
        "fullDescription": {"text": page.why or page.summary or name},
        "help": {"text": explained.page or name, "markdown": LINK.sub(r"\1", markdown_page(explained)).strip()},
        "defaultConfiguration": {"level": LEVELS[severity], "enabled": explained.on},
        "properties": {"tags": [str(explained.kind)]},
    }


@cache
def _explained() -> dict[str, Explained]:
    return {each.name: each for each in catalogue()}
