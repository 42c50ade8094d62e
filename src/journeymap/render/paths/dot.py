"""The paths graph as DOT text: width = customers, colour = drop-off, dashed = unplanned, stages as clusters."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from journeymap.graph.compile import START, JourneyGraph
from journeymap.model.values import Text
from journeymap.render.map.palette import ALARM, ALARM_TEXT, BAR, GOOD, INK, MUTED
from journeymap.render.numbering import step_numbers
from journeymap.render.paths.flow import Flow, PathsNote, Way, flow
from journeymap.results.overlay import Overlay
from journeymap.settings.numbers import Numbers, numbers
from journeymap.settings.words import Words
from journeymap.settings.words import words as fixed_words

__all__ = ["DARK", "NOTHING", "Direction", "fill_of", "paths_dot", "quoted", "width"]

Direction = Literal["down", "right"]
HAIRLINE = "#c3cad4"
FILLS = ((0.02, "#ffffff"), (0.05, "#fdf1e8"), (0.10, "#fbdfcb"), (0.20, "#f8c9a8"), (1.01, "#f3ab7b"))
"""Node colours by drop-off, each up to its share; ink keeps a contrast of at least 4.5 on all of them."""
DARK: Mapping[str, str] = MappingProxyType(
    {
        "#ffffff": "#1d242d",
        "#f6f7f9": "#191f26",
        HAIRLINE: "#4b5765",
        INK: "#edf1f5",
        MUTED: "#a9b4c1",
        BAR: "#9aa7b6",
        GOOD: "#5fc7a3",
        ALARM.lower(): "#f08a3c",
        ALARM_TEXT.lower(): "#ffa566",
        "#fdf1e8": "#35261b",
        "#fbdfcb": "#4a311f",
        "#f8c9a8": "#663f22",
        "#f3ab7b": "#854c22",
    }
)
"""The same in a dark page; Graphviz writes colours in small letters."""
OUTLINES = {"guaranteed": f', color="{GOOD}", penwidth=2.5', "lost": f', color="{ALARM}", penwidth=2.5'}
"""Of touchpoints from where success is settled."""
NOTHING: Mapping[str, str] = MappingProxyType({})
WIDEST = 8.0
STRAIGHT = 100
"""What pulls each step below the one before it, so that the order of the file is kept."""
WRAP = 26
"""Letters in a line of a label."""
NBSP = "\N{NO-BREAK SPACE}"


def paths_dot(
    graph: JourneyGraph,
    overlay: Overlay | None,
    *,
    hide_below: float | None = None,
    language: str | None = None,
    settled: Mapping[str, str] = NOTHING,
    direction: Direction = "down",
) -> tuple[str, PathsNote]:
    """Planned and measured ways as DOT text, and a note on what the threshold hides.

    Args:
        graph: the compiled journey.
        overlay: what a log showed; None draws the plan alone.
        hide_below: ways taken by less than this share (0..1) of all cases are left out; unsaid: 1%, or as much more as
            it takes for a picture that can be read.
        language: the language of names.
        settled: by touchpoint whether success is guaranteed or lost; an outline shows it.
        direction: where the journey goes, down a page or to the right.
    """
    drawn, figures, words = flow(graph, overlay, hide_below), numbers(language), fixed_words(language)
    straight = set(pairwise(graph.touchpoints))
    lines = [*_head(graph, direction), *_clusters(graph, overlay, language, settled)]
    lines += [*_ends(graph, overlay, language), *_order(graph, drawn)]
    for way in drawn.ways:
        lines += (
            _lost(way, drawn, figures, words)
            if way.kind == "lost"
            else [_edge(spoken(way, language), drawn, figures, straight)]
        )
    return "\n".join([*lines, "}", ""]), drawn.note


def spoken(way: Way, language: str | None) -> Way:
    """The way with its condition in a language."""
    return replace(way, when=way.when.translated(language)) if isinstance(way.when, Text) else way


def quoted(text: str) -> str:
    r"""Text as a DOT string: nothing in it is an escape, an entity or markup.

    >>> quoted('AT&T "<b>"')
    '"AT&amp;T \\"<b>\\""'
    """
    plain = "".join(" " if unicodedata.category(char) in ("Cc", "Cs") else char for char in text)
    return '"' + plain.replace("\\", "\\\\").replace("&", "&amp;").replace('"', '\\"') + '"'


def width(way: Way, drawn: Flow) -> float:
    """How thick a way is drawn, in points."""
    return max(0.8, WIDEST * (way.cases or 0) / max(drawn.most, 1))


def fill_of(share: float | None) -> str:
    """The colour of a step by its drop-off (0..1)."""
    return next(colour for bound, colour in FILLS if (share or 0.0) < bound)


def _label(text: str, *more: str) -> str:
    """A wrapped label; further lines stand below it."""
    wrapped = textwrap.wrap(" ".join(text.split()), WRAP, break_long_words=True) or [""]
    return '"' + "\\n".join(quoted(line)[1:-1] for line in (*wrapped, *more)) + '"'


def _head(graph: JourneyGraph, direction: Direction) -> Iterator[str]:
    rankdir = {"down": "TB", "right": "LR"}[direction]
    yield f"digraph {quoted(graph.journey.id or 'journey')} {{"
    yield f'  graph [rankdir={rankdir}, nodesep=0.3, ranksep=0.26, pad=0.1, bgcolor="transparent", newrank=true,'
    yield f'    fontname="Noto Sans", fontsize=11, fontcolor="{MUTED}"]'
    yield f'  node [shape=box, style="rounded,filled", fillcolor="#ffffff", color="{BAR}", penwidth=1,'
    yield f'    fontname="Noto Sans", fontsize=11, fontcolor="{INK}", margin="0.12,0.05", height=0.3]'
    yield f'  edge [color="{BAR}", arrowsize=0.6, fontname="Noto Sans", fontsize=9, fontcolor="{MUTED}"]'


def _clusters(
    graph: JourneyGraph, overlay: Overlay | None, language: str | None, settled: Mapping[str, str]
) -> Iterator[str]:
    known = step_numbers(graph)
    for place, stage in enumerate(graph.journey.stages, 1):
        yield f"  subgraph cluster_{place} {{"
        yield f"    label={_label(stage.name.translated(language))}; labeljust=l; fontsize=11;"
        yield f'    style="rounded,filled"; color="{HAIRLINE}"; fillcolor="#f6f7f9"; margin=10;'
        for touchpoint in stage.touchpoints:
            name = f"{known[touchpoint.id or '']}  {touchpoint.name.translated(language)}"
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
    return f'class="step", fillcolor="{fill_of(row.drop_off.estimate if row.drop_off else None)}"'


def _ends(graph: JourneyGraph, overlay: Overlay | None, language: str | None) -> Iterator[str]:
    yield f'  {quoted(START)} [label="", shape=circle, width=0.18, height=0.18, fillcolor="{INK}", color="{INK}"];'
    for key, outcome in graph.outcomes.items():
        colour = {"success": GOOD, "failure": ALARM}.get(outcome.kind, MUTED)
        cases = next((row.cases for row in overlay.outcomes if row.id == key), None) if overlay else None
        more = [] if cases is None else [numbers(language).count(cases)]
        name = _label(outcome.name.translated(language), *more)
        yield f'  {quoted(key)} [label={name}, class="outcome", shape=box, style="filled", color="{colour}", penwidth=2];'


def _order(graph: JourneyGraph, drawn: Flow) -> Iterator[str]:
    """Unseen lines from each step to the next of the file, where no way is drawn between them."""
    seen = {(way.source, way.target) for way in drawn.ways}
    for pair in pairwise(graph.touchpoints):
        if pair not in seen:
            yield f"  {quoted(pair[0])} -> {quoted(pair[1])} [style=invis, weight={STRAIGHT}];"


def _lost(way: Way, drawn: Flow, figures: Numbers, words: Words) -> Iterator[str]:
    """A short way out beside the step, with how many took it."""
    text = words.many(way.cases or 0, "{n} lost", "{n} lost", n=figures.count(way.cases)).replace(" ", NBSP)
    target = quoted(f"{way.target} {way.source}")
    ends = f'label={quoted(text)}, class="{_class(way)}", shape=plaintext, style="", margin="0.06,0", height=0.2, fontcolor="{ALARM_TEXT}", fontsize=10'
    wide = width(way, drawn)
    look = f'class="{_class(way)}", penwidth={wide:.2f}, arrowsize={_arrow(wide):.2f}, color="{ALARM}"'
    yield f"  {target} [{ends}];"
    yield f"  {{ rank=same; {quoted(way.source)}; {target}; }}"
    yield f"  {quoted(way.source)} -> {target} [{look}];"


def _edge(way: Way, drawn: Flow, figures: Numbers, straight: set[tuple[str, str]]) -> str:
    weight = STRAIGHT if (way.source, way.target) in straight else 1
    look = _edge_look(way, drawn, figures) | ({"constraint": "false"} if way.back else {"weight": str(weight)})
    settings = ", ".join(f"{key}={value}" for key, value in look.items())
    return f"  {quoted(way.source)} -> {quoted(way.target)} [{settings}];"


def _class(way: Way) -> str:
    """What a page needs to know of a way: its kind, how many went it, how often."""
    return way.kind if way.cases is None else f"{way.kind} cases-{way.cases} times-{way.times}"


def _arrow(wide: float) -> float:
    return max(0.3, 0.6 - 0.05 * wide)


def _edge_look(way: Way, drawn: Flow, figures: Numbers) -> dict[str, str]:
    look: dict[str, str] = {"class": quoted(_class(way))}
    if way.cases is not None:
        wide = width(way, drawn)
        look["penwidth"] = f"{wide:.2f}"
        look["arrowsize"] = f"{_arrow(wide):.2f}"
        look["label"] = quoted(NBSP * (1 + round(wide / 4)) + figures.count(way.cases))
    elif way.share is not None and way.share < 1:
        look["label"] = quoted(f" {figures.share(way.share)}")
    elif way.when:
        look["label"] = _label(way.when)
    if way.kind == "unplanned":
        look["style"] = "dashed"
    elif way.kind == "untaken":
        look |= {"color": quoted(HAIRLINE), "penwidth": "0.8", "arrowsize": "0.45"}
    if way.target in drawn.failures and way.kind != "untaken":
        look |= {"color": quoted(ALARM), "fontcolor": quoted(ALARM_TEXT)}
    return look
