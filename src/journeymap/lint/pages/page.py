"""A rule's page in its parts: what it finds, why that matters, an example and a better one, its options."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from journeymap.diagnostics import Severity
from journeymap.lint.rule import Standing

__all__ = ["Explained", "Page", "read_page"]

HEADING = re.compile(r"^(Why|Example|Better|Options):[ \t]*\n?", re.MULTILINE)
OPTION = re.compile(r"^([a-z][a-z0-9_-]*):[ \t]", re.MULTILINE)


class Explained(Protocol):
    """What has a page: a rule, or a finding that reading or the check itself makes."""

    @property
    def name(self) -> str:
        """Its name in kebab case."""

    @property
    def kind(self) -> str:
        """What its findings speak about."""

    @property
    def on(self) -> bool:
        """Whether it is applied where no configuration says so."""

    @property
    def scope(self) -> str:
        """Whether it looks at one journey, or at all that are checked together."""

    @property
    def page(self) -> str:
        """The page as it is written."""

    @property
    def summary(self) -> str:
        """The page's first line."""

    @property
    def options(self) -> Mapping[str, Any]:
        """Its settings with their defaults."""

    def grade(self, standing: Standing) -> Severity | None:
        """How much a finding matters in a journey of this standing."""


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a page; `example` and `better` are fragments of YAML, `options` says what each setting means."""

    summary: str
    why: str = ""
    example: str = ""
    better: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


def read_page(text: str) -> Page:
    r"""The page that a docstring holds.

    >>> page = read_page("It is late.\n\nWhy: nobody\nwaits.\n\nExample:\n    wait: 9d\n\nOptions:\n    days: how many.")
    >>> page.summary, page.why, page.example, dict(page.options)
    ('It is late.', 'Nobody waits.', 'wait: 9d\n', {'days': 'how many.'})
    """
    summary, *sections = HEADING.split(text.strip() + "\n")
    parts = dict(zip(sections[::2], sections[1::2], strict=True))
    return Page(
        _flowing(summary),
        _sentence(_flowing(parts.get("Why", ""))),
        _block(parts.get("Example", "")),
        _block(parts.get("Better", "")),
        _options(_block(parts.get("Options", ""))),
    )


def _options(text: str) -> dict[str, str]:
    """What stands behind each name, up to the next one."""
    _, *said = OPTION.split(text)
    return {name.replace("_", "-"): _flowing(what) for name, what in zip(said[::2], said[1::2], strict=True)}


def _flowing(text: str) -> str:
    """Lines as one; paragraphs stay apart."""
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _block(text: str) -> str:
    return textwrap.dedent(text).strip("\n") + "\n" if text.strip() else ""
