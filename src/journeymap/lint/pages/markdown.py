"""Pages of all rules as Markdown, made from their docstrings.

`python -m journeymap.lint.pages.markdown docs/rules` writes them anew.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from journeymap.diagnostics import Severity
from journeymap.lint.names import UNREADABLE
from journeymap.lint.pages.grades import KINDS, how_much
from journeymap.lint.pages.page import Explained, Page, read_page
from journeymap.lint.reported import BUDGETS, REPORTED, Origin
from journeymap.lint.rule import Standing
from journeymap.lint.rules import RULES
from journeymap.settings.files import write_atomic

__all__ = ["markdown_page", "option_value", "pages", "switches", "write_pages"]

INTRODUCTION = """\
# What `journeymap check` finds

Each rule has a page that says what it finds, why that matters, an example and a better one. `journeymap rules` prints
this list, `journeymap rule NAME` a page."""


def pages(explained: Iterable[Explained] = (*RULES, *REPORTED, *BUDGETS)) -> dict[str, str]:
    """The pages by the name of their file, with the list of all of them."""
    explained = list(explained)
    return {"README.md": _index(explained)} | {f"{each.name}.md": markdown_page(each) for each in explained}


def markdown_page(explained: Explained) -> str:
    """The page of one rule, or of a finding that no rule makes."""
    return "\n\n".join(_parts(explained, read_page(explained.page))) + "\n"


def option_value(value: Any) -> str:
    """An option's default as it is written in `journeymap.yaml`.

    >>> option_value(0.5), option_value(True), option_value(("web", "app"))
    ('0.5', 'true', '[web, app]')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(option_value, value))}]"
    return str(value)


def switches(explained: Explained) -> Iterator[tuple[str, str]]:
    """How to leave it out at one place, how to set it for a project: titles, each with what is to be written."""
    name = explained.name
    if name in UNREADABLE or explained.kind == Origin.MEASURING:
        return
    if explained.kind != Origin.CHECKING and explained.on:
        yield "To ignore it at one place, with the reason", f"# journeymap: ignore[{name}] why it is right here"
    if explained.kind == Origin.READING and explained.grade(Standing()) is Severity.ERROR:
        yield "To make it milder in a whole project, in journeymap.yaml", f"rules:\n  {name}: warning"
        return
    on_off = "off" if explained.on else "on"
    yield f"To switch it {on_off} in a whole project, in journeymap.yaml", f"rules:\n  {name}: {on_off}"
    if explained.options:
        said = ", ".join(f"{key}: {option_value(value)}" for key, value in explained.options.items())
        yield "To set its options in a whole project, in journeymap.yaml", f"rules:\n  {name}: {{{said}}}"


def write_pages(folder: Path) -> None:
    """Write all pages into `folder`; pages of rules that are gone are deleted."""
    fresh = pages()
    for name, text in fresh.items():
        write_atomic(folder / name, text)
    for file in folder.glob("*.md"):
        if file.name not in fresh:
            file.unlink()


def _parts(explained: Explained, page: Page) -> Iterator[str]:
    yield f"# {explained.name}"
    yield page.summary
    yield f"{KINDS[explained.kind][1]}: {how_much(explained)}.{_reach(explained)}"
    yield f"**Why:** {page.why}"
    if page.example:
        yield f"## Example\n\n{_fences(page.example)}"
        yield f"## Better\n\n{_fences(page.better)}"
    if explained.options:
        yield f"## Options\n\n{_options(page.options, explained)}"
    for title, fragment in switches(explained):
        yield f"## {title}\n\n{_fence(fragment)}"
    yield "[All rules](README.md)"


def _reach(explained: Explained) -> str:
    together = " It looks at all journeys that are checked together." if explained.scope == "project" else ""
    return together if explained.on else f"{together} It is off unless `journeymap.yaml` switches it on."


def _fences(fragment: str) -> str:
    """A fragment as blocks of code, each further file under its name."""
    first, *others = re.split(r"^# ([\w.-]+\.ya?ml)\n", fragment, flags=re.MULTILINE)
    blocks = [_fence(first)] if first.strip() else []
    blocks += [f"`{name}`:\n\n{_fence(text)}" for name, text in zip(others[::2], others[1::2], strict=True)]
    return "\n\n".join(blocks)


def _fence(text: str) -> str:
    stripped = text.strip("\n")
    return f"```yaml\n{stripped}\n```"


def _options(options: Mapping[str, str], explained: Explained) -> str:
    rows = [
        f"| `{name}` | `{option_value(value)}` | {options.get(name, '')} |" for name, value in explained.options.items()
    ]
    return "\n".join(["| option | unless said | meaning |", "|---|---|---|", *rows])


def _index(explained: Iterable[Explained]) -> str:
    listed = sorted(explained, key=lambda each: each.name)
    parts = [INTRODUCTION]
    for kind, (title, _, meaning) in KINDS.items():
        rows = [_row(each) for each in listed if each.kind == kind]
        if rows:
            table = "\n".join(["| name | what it finds | severity |", "|---|---|---|", *rows])
            parts.append(f"## {title}\n\n{meaning}\n\n{table}")
    return "\n\n".join(parts) + "\n"


def _row(explained: Explained) -> str:
    severity = how_much(explained) + ("" if explained.on else " (off unless switched on)")
    return f"| [{explained.name}]({explained.name}.md) | {explained.summary} | {severity} |"


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
