"""The page: sections one below the other, under a content policy that lets nothing in but its own style and script."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from journeymap.diagnostics import Diagnostic
from journeymap.graph.compile import JourneyGraph
from journeymap.render.report import (
    budgets,
    channels,
    details,
    dropoff,
    feelings,
    groups,
    pains,
    reliability,
    simulated,
    tables,
    verdict,
    ways,
)
from journeymap.render.report.lean.shared import shared
from journeymap.render.report.lean.slim import Picture
from journeymap.render.report.lean.terse import terse
from journeymap.render.report.lean.unrounded import unrounded
from journeymap.render.report.reworded import per_cent
from journeymap.render.report.subject import Section, Subject
from journeymap.render.standalone import asset, policy, templates
from journeymap.results.overlay import Overlay
from journeymap.results.simulation import Simulation
from journeymap.settings.numbers import Numbers
from journeymap.settings.words import fixed

__all__ = ["SECTIONS", "json_block", "render_report"]
BANDS = {
    "waits": fixed("Waits"),
    "unplanned": fixed("Unplanned"),
    "channels": fixed("Channels"),
    "emotion": fixed("Emotion"),
    "others": fixed("Personas"),
    "pains": fixed("Pains"),
    "opportunities": fixed("Opportunities"),
    "physical_evidence": fixed("Evidence in hand"),
    "frontstage": fixed("Frontstage"),
    "backstage": fixed("Backstage"),
    "support": fixed("Support"),
    "flow": fixed("Measured flow"),
}
"""Rows of the map that a reader can leave out, by the names of their groups in the picture."""
EXPLAINED = re.compile(r'(<p class="(?:hint|lead)">)([^<]+)')
"""Sentences of the page's own, in which shares are written as in its tables."""
METADATA = re.compile(r"<metadata>.*?</metadata>\s*", re.DOTALL)
"""What the file of a map carries along; on the page it stands in the tables."""
SPOKEN = re.compile(r'(<g [^>]*data-step="[^"]*"[^>]*>)\s*<title>[^<]*</title>')
"""What the file of a map says of a step in words; on the page that stands in the drawer, and in the step's own part."""


def _map(subject: Subject) -> dict[str, Any]:
    svg = SPOKEN.sub(r"\1", METADATA.sub("", subject.map_svg))
    return {"map_svg": Picture(svg, subject.paints)}


SECTIONS: tuple[Section, ...] = (
    verdict.SECTION,
    Section("map", "The journey map", "map.html.j2", _map, nav="Map"),
    budgets.SECTION,
    dropoff.SECTION,
    ways.SECTION,
    pains.SECTION,
    feelings.SECTION,
    simulated.SECTION,
    groups.SECTION,
    channels.SECTION,
    details.SECTION,
    reliability.FINDINGS,
    reliability.DATA,
    tables.SECTION,
    reliability.PROVENANCE,
)
"""The order of the page; a new part is one more entry with its template."""


def render_report(
    graph: JourneyGraph,
    *,
    overlay: Overlay | None,
    findings: Sequence[Diagnostic],
    map_svg: str,
    language: str | None = None,
    simulation: Simulation | None = None,
) -> str:
    """The report as one HTML page that asks for nothing from a network.

    Args:
        graph: the compiled journey.
        overlay: what a log showed, or None for the map alone.
        findings: what `check` found in the file.
        map_svg: the map as SVG in the portable subset, put in as it is.
        language: of names and fixed words; unsaid: the journey's own.
        simulation: what becomes of customers in the end, and what changes would do; None leaves that part out.
    """
    chosen = language or graph.journey.language or "en"
    subject = Subject(graph, overlay, tuple(findings), map_svg, chosen, simulation)
    parts = [(section, section.context(subject)) for section in SECTIONS]
    shown = [(section, _section(section, subject, context)) for section, context in parts if context is not None]
    script = asset("journeymap.render.report", "report.js")
    style = asset("journeymap.render.report", "report.css") + subject.paints.rules()
    page = _environment().get_template("page.html.j2")
    return page.render(
        s=subject,
        t=subject.t,
        n=subject.n,
        sections=shown,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        policy=policy(style, script),
        words=json_block(_script_words(subject)),
    )


def json_block(data: Any) -> Markup:
    r"""Data for `<script type="application/json">`: nothing in it can end the element or a line of script.

    >>> json_block("</script>")
    Markup('"\\u003c/script\\u003e"')
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 - escaped just above


def _section(section: Section, subject: Subject, context: Any) -> Markup:
    template = _environment().get_template(section.template)
    html = template.render(s=subject, t=subject.t, n=subject.n, **context)
    html = EXPLAINED.sub(lambda found: found[1] + per_cent(subject, found[2]), html)
    return Markup(shared(unrounded(terse(html))))  # noqa: S704 - rendered with autoescape


@cache
def _environment() -> Environment:
    found = templates("journeymap.render.report")
    found.filters["link"] = _link
    found.filters["raw"] = _raw
    found.filters["counts"] = _counts
    found.filters["cells"] = _cells
    return found


def _link(address: str | None) -> str:
    """An address that may be followed, else nothing."""
    return address if address and re.match(r"(https?://|mailto:)", address, re.IGNORECASE) else ""


def _raw(value: float | None, show: Callable[[float], str] | None = None) -> Markup:
    """A figure for sorting and CSV, with six digits or whole, where what is shown is rounded; nothing is an empty one."""
    if show is not None and (value is None or show(value) == str(value)):
        return Markup()
    if value is None:
        return Markup(" data-v")
    said = str(round(value)) if abs(value) >= 1000 else f"{value:.6g}"
    return Markup(f" data-v={said}")  # noqa: S704 - a number


def _counts(values: Iterable[int | None], n: Numbers) -> Markup:
    """Cells of a dense table with counts, which say themselves."""
    cells = ("" if value is None else n.count(value) for value in values)
    return Markup("".join(f"<td>{escape(cell)}" for cell in cells))  # noqa: S704 - escaped


def _cells(values: Iterable[float | None], show: Callable[[float], str]) -> Markup:
    """Cells of a dense table with rounded figures, and the figures themselves."""
    cells = ((_raw(value, show), "" if value is None else show(value)) for value in values)
    return Markup("".join(f"<td{raw}>{escape(shown)}" for raw, shown in cells))  # noqa: S704 - escaped


def _script_words(subject: Subject) -> dict[str, Any]:
    t = subject.t
    return {
        "bands": {name: t(label) for name, label in BANDS.items() if f'data-band="{name}"' in subject.map_svg},
        "rows": t("Rows"),
        "real": t("Full size"),
        "fit": t("Whole map"),
        "hides": t(
            "Ways that fewer than {below} of journeys took are hidden: {n}, with {share} of all steps.",
            n="{n}",
            below="{below}",
            share="{share}",
        ),
        "sort": t("Sort by {column}", column="{column}"),
        "csv": t("Download as CSV"),
        "svg": t("Download as SVG"),
        "png": t("Download as PNG"),
        "found": t("{n} of {all} steps", n="{n}", all="{all}"),
        "none": t("no step says this"),
        "open": t("Open step {name}", name="{name}"),
        "light": t("Light"),
        "dark": t("Dark"),
    }
