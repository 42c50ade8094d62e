"""A rule's page as text for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from journeymap.formats.columns import shown
from journeymap.lint.pages.grades import KINDS, how_much
from journeymap.lint.pages.markdown import option_value, switches
from journeymap.lint.pages.page import Explained, Page, read_page

__all__ = ["rule_text"]

LINE = 100


def rule_text(explained: Explained, *, colour: bool = False) -> str:
    """The page: what it finds, how much that matters, why, an example and a better one, options, how to switch it."""
    return "\n\n".join(_parts(explained, read_page(explained.page), colour)) + "\n"


def _parts(explained: Explained, page: Page, colour: bool) -> Iterator[str]:
    off = "" if explained.on else " It is off unless journeymap.yaml switches it on."
    package = getattr(explained, "package", "")
    source = f" It comes with {package}." if package else ""
    about = f"{KINDS[explained.kind][1]}: {how_much(explained)}.{off}{source}"
    yield f"{_styled(explained.name, colour)}\n{_filled(page.summary)}\n{_filled(about)}"
    if page.why:
        yield f"{_styled('Why', colour)}\n{_filled(page.why)}"
    for title, fragment in (("Example", page.example), ("Better", page.better)):
        if fragment:
            yield f"{_styled(title, colour)}\n{_indented(fragment)}"
    if explained.options:
        options = [_option(name, value, page) for name, value in explained.options.items()]
        yield "\n".join([_styled("Options", colour), *options])
    for title, fragment in switches(explained):
        yield f"{_styled(title, colour)}\n{_indented(fragment)}"


def _option(name: str, value: object, page: Page) -> str:
    return _filled(f"{name}: {page.options.get(name, '')} Unless said: {option_value(value)}.")


def _filled(text: str) -> str:
    """Paragraphs in lines of a readable length, indented."""
    wrapped = (textwrap.wrap(shown(part), LINE, break_on_hyphens=False) for part in text.split("\n\n"))
    return textwrap.indent("\n\n".join("\n".join(lines) for lines in wrapped), "  ")


def _indented(fragment: str) -> str:
    return textwrap.indent("\n".join(shown(line) for line in fragment.rstrip("\n").split("\n")), "    ")


def _styled(text: str, colour: bool) -> str:
    return click.style(text, bold=True) if colour else text
