"""The paths graph as DOT text: width = customers, colour = drop-off, dashed = unplanned, stages as clusters."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from journeymap.graph.compile import LOST, START, JourneyGraph
from journeymap.render.numbering import step_numbers
from journeymap.render.paths.flow import Flow, PathsNote, Way, flow
from journeymap.render.wording import wording
from journeymap.results.overlay import Overlay
from journeymap.settings.numbers import Numbers, numbers

__all__ = ["paths_dot", "quoted"]

INK, MUTED, HAIRLINE, BAR, ALARM, GOOD = "#1b2430", "#566070", "#c3cad4", "#5d6b7e", "#D55E00", "#00704f"
FILLS = ((0.02, "#ffffff"), (0.05, "#fdf1e8"), (0.10, "#fbdfcb"), (0.20, "#f8c9a8"), (1.01, "#f3ab7b"))
"""Node colours by drop-off, each up to its share; ink keeps a contrast of at least 4.5 on all of them."""
OUTLINES = {"guaranteed": f', color="{GOOD}", penwidth=2.5', "lost": f', color="{ALARM}", penwidth=2.5'}
"""Of touchpoints from where success is settled."""
NOTHING: Mapping[str, str] = MappingProxyType({})
WIDEST = 7.0


def paths_dot(
    graph: JourneyGraph,
    overlay: Overlay | None,
    *,
    hide_below: float = 0.01,
    language: str | None = None,
    settled: Mapping[str, str] = NOTHING,
) -> tuple[str, PathsNote]:
    """Planned and measured ways as DOT text, and a note on what the threshold hides.

    Args:
        graph: the compiled journey.
        overlay: what a log showed; None draws the plan alone.
        hide_below: ways taken by less than this share (0..1) of all cases are left out.
        language: the language of names.
        settled: by touchpoint whether success is guaranteed or lost; an outline shows it.
    """
    drawn, figures = flow(graph, overlay, hide_below), numbers(language)
    lines = [*_head(graph), *_clusters(graph, overlay, language, settled), *_ends(graph, overlay, drawn, language)]
    lines += [_edge(way, drawn, figures) for way in drawn.ways]
    return "\n".join([*lines, "}", ""]), drawn.note


def quoted(text: str) -> str:
    r"""Text as a DOT string: nothing in it is an escape, an entity or markup.

    >>> quoted('AT&T "<b>"')
    '"AT&amp;T \\"<b>\\""'
    """
    plain = "".join(" " if unicodedata.category(char) in ("Cc", "Cs") else char for char in text)
    return '"' + plain.replace("\\", "\\\\").replace("&", "&amp;").replace('"', '\\"') + '"'


def _label(text: str, *more: str) -> str:
    """A wrapped label; further lines stand below it."""
    wrapped = textwrap.wrap(" ".join(text.split()), 20, break_long_words=True) or [""]
    return '"' + "\\n".join(quoted(line)[1:-1] for line in (*wrapped, *more)) + '"'


def _head(graph: JourneyGraph) -> Iterator[str]:
    yield f"digraph {quoted(graph.journey.id or 'journey')} {{"
    yield '  graph [rankdir=TB, nodesep=0.35, ranksep=0.42, pad=0.15, bgcolor="transparent", newrank=true,'
    yield f'    fontname="Noto Sans", fontsize=11, fontcolor="{MUTED}"]'
    yield f'  node [shape=box, style="rounded,filled", fillcolor="#ffffff", color="{BAR}", penwidth=1,'
    yield f'    fontname="Noto Sans", fontsize=11, fontcolor="{INK}", margin="0.14,0.07", height=0.36]'
    yield f'  edge [color="{BAR}", arrowsize=0.6, fontname="Noto Sans", fontsize=9, fontcolor="{MUTED}"]'


def _clusters(
    graph: JourneyGraph, overlay: Overlay | None, language: str | None, settled: Mapping[str, str]
) -> Iterator[str]:
    numbers = step_numbers(graph)
    for place, stage in enumerate(graph.journey.stages, 1):
        yield f"  subgraph cluster_{place} {{"
        yield f"    label={_label(stage.name.translated(language))}; labeljust=l; fontsize=11;"
        yield f'    style="rounded,filled"; color="{HAIRLINE}"; fillcolor="#f6f7f9"; margin=12;'
        for touchpoint in stage.touchpoints:
            name = f"{numbers[touchpoint.id or '']}  {touchpoint.name.translated(language)}"
            look = _look(touchpoint.id or "", overlay) + OUTLINES.get(settled.get(touchpoint.id or "", ""), "")
            yield f"    {quoted(touchpoint.id or '')} [label={_label(name)}, {look}];"
        yield "  }"


def _look(step: str, overlay: Overlay | None) -> str:
    """Fill by drop-off; a dotted outline where nothing was measured."""
    row = overlay.touchpoint(step) if overlay else None
    if overlay is None:
        return f'class="step", color="{BAR}"'
    if row is None or (row.visits is None and not row.hidden):
        return f'class="step unmeasured", style="rounded,filled,dotted", color="{MUTED}", fontcolor="{MUTED}"'
    share = row.drop_off.estimate if row.drop_off else None
    fill = next(colour for bound, colour in FILLS if (share or 0.0) < bound)
    return f'class="step", fillcolor="{fill}"'


def _ends(graph: JourneyGraph, overlay: Overlay | None, drawn: Flow, language: str | None) -> Iterator[str]:
    yield f'  {quoted(START)} [label="", shape=circle, width=0.18, height=0.18, fillcolor="{INK}", color="{INK}"];'
    for key, outcome in graph.outcomes.items():
        colour = {"success": GOOD, "failure": ALARM}.get(outcome.kind, MUTED)
        cases = next((row.cases for row in overlay.outcomes if row.id == key), None) if overlay else None
        more = [] if cases is None else [numbers(language).count(cases)]
        name = _label(outcome.name.translated(language), *more)
        yield f'  {quoted(key)} [label={name}, class="outcome", shape=box, style="filled", color="{colour}", penwidth=2];'
    if any(way.target == LOST for way in drawn.ways):
        look = f'style="filled,dashed", color="{ALARM}", fontcolor="#A13F00"'
        yield f"  {quoted(LOST)} [label={quoted(wording(language)('lost'))}, shape=box, {look}];"


def _edge(way: Way, drawn: Flow, figures: Numbers) -> str:
    settings = ", ".join(f"{key}={value}" for key, value in _edge_look(way, drawn, figures).items())
    return f"  {quoted(way.source)} -> {quoted(way.target)} [{settings}];"


def _edge_look(way: Way, drawn: Flow, figures: Numbers) -> dict[str, str]:
    look: dict[str, str] = {"class": quoted(way.kind)}
    if way.cases is not None:
        wide = max(0.8, WIDEST * way.cases / max(drawn.most, 1))
        look["penwidth"] = f"{wide:.2f}"
        look["arrowsize"] = f"{max(0.3, 0.6 - 0.05 * wide):.2f}"
        look["label"] = quoted("\u00a0" * (1 + round(wide / 4)) + figures.count(way.cases))
        look["weight"] = str(1 + round(20 * way.cases / max(drawn.most, 1)))
    elif way.share is not None and way.share < 1:
        look["label"] = quoted(f" {figures.share(way.share)}")
    elif way.when:
        look["label"] = _label(way.when)
    if way.kind == "unplanned":
        look["style"] = "dashed"
    elif way.kind == "untaken":
        look |= {"color": quoted(HAIRLINE), "penwidth": "0.8", "arrowsize": "0.45"}
    if way.kind == "lost" or (way.target in drawn.failures and way.kind != "untaken"):
        look |= {"color": quoted(ALARM), "fontcolor": quoted("#A13F00")}
    return look
