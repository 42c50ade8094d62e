"""The list of all rules as versioned JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from journeymap.lint.pages.page import Explained, read_page
from journeymap.lint.rule import Standing

__all__ = ["rules_json"]

VERSION = 1


def rules_json(explained: Iterable[Explained]) -> str:
    """All rules by name; `severity` is null where a rule says nothing in a journey of that status and perspective."""
    rules = [_rule(each) for each in sorted(explained, key=lambda each: each.name)]
    return json.dumps({"journeymap": VERSION, "rules": rules}, indent=2, ensure_ascii=True) + "\n"


def _rule(explained: Explained) -> dict[str, Any]:
    page = read_page(explained.page)
    options = {
        name: {"default": default, "meaning": page.options.get(name, "")} for name, default in explained.options.items()
    }
    return {
        "name": explained.name,
        "kind": str(explained.kind),
        "summary": explained.summary,
        "why": page.why,
        "on": explained.on,
        "scope": explained.scope,
        "severity": {
            "draft": _severities(explained, Standing("draft"), Standing("draft", "to-be")),
            "review": _severities(explained, Standing("review"), Standing("review", "to-be")),
            "approved": _severities(explained, Standing("approved"), Standing("approved", "to-be")),
        },
        "options": options,
        "package": getattr(explained, "package", "") or "journeymap",
    }


def _severities(explained: Explained, *standings: Standing) -> dict[str, str | None]:
    return {each.perspective: explained.grade(each) for each in standings}
