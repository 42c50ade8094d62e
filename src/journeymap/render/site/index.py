"""The index page: a verdict on the project, a line for each journey, how they lead to each other, what has errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from journeymap.render.report.page import json_block
from journeymap.render.site.entry import Entry
from journeymap.render.site.links import links
from journeymap.render.site.mark import marked
from journeymap.render.site.rows import PERSPECTIVES, STATUSES, Row, row
from journeymap.render.standalone import asset, policy, templates
from journeymap.settings.numbers import Numbers, numbers
from journeymap.settings.words import Words, fixed, words

__all__ = ["render_index"]

ORDERS = {
    "name": fixed("by name"),
    "owner": fixed("by owner"),
    "reviewed": fixed("least recently reviewed"),
    "emotion": fixed("hardest first"),
    "success": fixed("least success first"),
    "evidence": fixed("least evidence first"),
    "findings": fixed("most findings first"),
}
"""What the lines can be sorted by; the keys are those of `Row.sorting`."""


def render_index(entries: Sequence[Entry], language: str | None = None) -> str:
    """The index as one HTML page that asks for nothing from a network.

    Args:
        entries: the journeys in the order of the page; those with a `folder` have a report there.
        language: of names and fixed words; unsaid: the one that all journeys are in, else English.
    """
    chosen = language or _common(entries)
    t, n = words(chosen), numbers(chosen)
    rows = [row(entry, chosen) for entry in entries if entry.folder]
    faulty = [entry for entry in entries if not entry.folder]
    style, script = _style(), asset("journeymap.render.site", "site.js")
    page = (
        _environment()
        .get_template("index.html.j2")
        .render(
            t=t,
            n=n,
            language=chosen,
            rows=rows,
            faulty=faulty,
            links=links(entries),
            names={entry.file: _name(entry, chosen) for entry in entries},
            twice=_twice(entries),
            headline=_headline(rows, faulty, t, n),
            figures=_figures(rows, t, n),
            statuses={key: word for key, word in STATUSES.items() if any(_status(each) == key for each in rows)},
            perspectives=PERSPECTIVES,
            orders={key: word for key, word in ORDERS.items() if _differ(rows, key)},
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            policy=policy(style, script),
            words=json_block(_script_words(t)),
        )
    )
    return marked(page)


def _common(entries: Sequence[Entry]) -> str:
    found = {entry.graph.journey.language or "en" for entry in entries if entry.graph}
    return found.pop() if len(found) == 1 else "en"


def _name(entry: Entry, language: str) -> str:
    name = entry.graph.journey.name.translated(language) if entry.graph else ""
    return name or entry.id


def _status(one: Row) -> str:
    return one.subject.journey.status


def _differ(rows: Sequence[Row], key: str) -> bool:
    return key == "name" or len({one.sorting[key] for one in rows}) > 1


def _twice(entries: Sequence[Entry]) -> list[tuple[str, list[str]]]:
    """Ids that several files have, with those files."""
    counts = Counter(entry.id for entry in entries)
    return [(key, [entry.file for entry in entries if entry.id == key]) for key, count in counts.items() if count > 1]


def _headline(rows: Sequence[Row], faulty: Sequence[Entry], t: Words, n: Numbers) -> str:
    """What the reader should know first."""
    measured = [one for one in rows if one.sorting["success"]]
    every = len(rows) + len(faulty)
    count = t.many(every, "{n} journey", "{n} journeys", n=n.count(every))
    if len(measured) == 1:
        [one] = measured
        return t(
            "{journeys}; {share} of those who begin {name} succeed.",
            journeys=count,
            name=t.quoted(one.name),
            share=one.share,
        )
    if measured:
        worst = min(measured, key=lambda one: float(one.sorting["success"]))
        return t(
            "{journeys}; of those with a log, fewest succeed in {name}: {share}.",
            journeys=count,
            name=t.quoted(worst.name),
            share=worst.share,
        )
    felt = [one for one in rows if one.sorting["emotion"]]
    if felt:
        hardest = min(felt, key=lambda one: float(one.sorting["emotion"]))
        lowest = n.signed(float(hardest.sorting["emotion"]))
        return t("{journeys}; the hardest is {name}: {low}.", journeys=count, name=t.quoted(hardest.name), low=lowest)
    return t("{journeys}.", journeys=count)


def _figures(rows: Sequence[Row], t: Words, n: Numbers) -> list[tuple[str, str, str]]:
    """Label, number, and what it is of."""
    claims, known = sum(one.entry.claims for one in rows), sum(one.entry.known for one in rows)
    measured = sum(one.entry.overlay is not None for one in rows)
    approved = sum(_status(one) == "approved" for one in rows)
    grave = sum(any(grade != "info" for grade, _ in one.findings) for one in rows)
    every = t("of {n}", n=n.count(len(rows)))
    found = [
        (t("Approved"), n.count(approved), every),
        (t("Measured with a log"), n.count(measured), every),
        (t("With findings to mend"), n.count(grave), every),
    ]
    if claims:
        said = t("{n} of {all} claims are observed or measured", n=n.count(known), all=n.count(claims))
        found.append((t("Evidence"), n.part(known, claims), said))
    return found


def _script_words(t: Words) -> dict[str, str]:
    return {"found": t("{n} of {all} journeys"), "light": t("Light"), "dark": t("Dark")}


@cache
def _environment() -> Environment:
    return templates("journeymap.render.site")


@cache
def _style() -> str:
    """The report's style and this page's own."""
    return "\n".join([asset("journeymap.render.report", "report.css"), asset("journeymap.render.site", "site.css")])
