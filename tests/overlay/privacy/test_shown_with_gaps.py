"""Text, report and map show an overlay with gaps: dashes, never None, a wrong 0% or a stop."""

import re

import numpy as np
import pytest

from journeymap.formats.overlay_text import overlay_text
from journeymap.render.map import render_map
from journeymap.render.report import render_report
from journeymap.results.overlay_html import overlay_html
from journeymap.results.privacy import for_sharing

DAY = 86400
JOURNEY = """
id: shop
channels: {web: {name: Web, cost: 1 EUR}, phone: {name: Phone, cost: 7 EUR}}
metrics: {csat: {name: CSAT, scale: 1..5, column: csat}}
events: {segments: [size], inactive-after: 5d}
stages:
  - id: begin
    name: Begin
    touchpoints:
      - {id: a, name: A, match: a, channel: [web, phone], respond-within: 1d, emotion: -1, metrics: [csat]}
      - {id: b, name: B, match: b, channel: web, emotion: 1}
      - {id: c, name: C, match: c, initiator: provider, emotion: 0}
      - {id: m, name: M, match: m, one-way: true, planned: false}
outcomes:
  won: {name: Won, match: won}
  left: {name: Left, kind: failure, match: left}
expect:
  conversion: {min: 50%, within: 14d}
  answered-in-time: {min: 50%}
  touchpoints: {a: {drop-off: {max: 10%}, time-to-next: {median: 12h}, metrics: {csat: {min: 3}}}}
"""


def story(cases, seed):
    random = np.random.default_rng(seed)
    rows, sizes, scores = [], [], []
    for case in range(cases):
        at = float(random.uniform(0, 30 * DAY))
        for name in ["a", "b", "c", "left" if random.random() < 0.2 else "won"][: int(random.integers(1, 6))]:
            rows.append(
                (
                    f"k{case}",
                    "x" if random.random() < 0.05 else name,
                    at,
                    str(random.choice(["web", "phone"], p=[0.9, 0.1])),
                )
            )
            sizes.append("large" if case % 7 == 0 else "small")
            scores.append("4" if name == "a" and case % 3 else None)
            at += float(random.exponential(DAY))
    rows.append(("end", "x", 45 * DAY, None))
    return rows, {"size": [*sizes, None], "csat": [*scores, None]}


@pytest.mark.parametrize("least", [5, 40])
@pytest.mark.parametrize("cases", [1, 4, 15, 60])
def test_nothing_stops_at_a_gap(lay, graph_of, cases, least):
    rows, extra = story(cases, cases)
    shared = for_sharing(lay(JOURNEY, rows, extra), least)
    graph = graph_of(JOURNEY)
    texts = [overlay_text(shared), overlay_text(shared, full=True), overlay_html(shared)]
    page = render_report(graph, overlay=shared, findings=(), map_svg=render_map(graph, shared), language=None)
    for text in [*texts, page]:
        assert not re.search(r"\bNone\b(?!: the file is clean)|\bnan\b", text)
        assert f"fewer than {least} " in text or text is texts[2]


def test_a_hidden_touchpoint_is_not_said_to_be_missing(lay, graph_of):
    rows, extra = story(4, 4)
    whole = lay(JOURNEY, rows, extra)
    shared = for_sharing(whole)
    hidden = [row.id for row in shared.touchpoints if row.hidden]
    assert hidden == [row.id for row in whole.touchpoints if row.events]
    assert "not in the log" not in overlay_text(shared)
