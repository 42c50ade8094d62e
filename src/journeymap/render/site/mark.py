"""How a page of a project is known again, so that a later run replaces and removes its own pages only."""

from __future__ import annotations

import re

from markupsafe import Markup

from journeymap.settings.words import words

__all__ = ["HEAD", "is_ours", "marked"]

PLAIN = '<meta name="generator" content="journeymap">'
MARK = '<meta name="generator" content="journeymap site">'
HEAD = 4096
"""So many letters of a page are looked at for the mark."""
NAME = re.compile(r'<p class="bar-name">')
LANGUAGE = re.compile(r'<html lang="([\w-]+)"')


def marked(page: str, *, report: bool = False) -> str:
    """The page, marked as one of a project's; a report leads back to the index."""
    page = page.replace(PLAIN, MARK, 1)
    if not report:
        return page
    language = LANGUAGE.search(page)
    t = words(language and language[1])
    back = Markup('<p class="bar-name"><a href="../index.html" aria-label="{}">←</a> ').format(t("All journeys"))
    return NAME.sub(lambda _: str(back), page, count=1)


def is_ours(head: str) -> bool:
    """Whether a page that begins with this text was written for a project.

    >>> is_ours(marked(f"<!doctype html><head>{PLAIN}")), is_ours(f"<!doctype html><head>{PLAIN}")
    (True, False)
    """
    return MARK in head[:HEAD]
