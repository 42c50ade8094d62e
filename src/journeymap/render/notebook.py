"""What a journey and an overlay look like in a notebook."""

from __future__ import annotations

from markupsafe import Markup, escape

from journeymap.graph.compile import JourneyGraph
from journeymap.results.overlay import Overlay
from journeymap.settings.numbers import numbers

__all__ = ["journey_html", "overlay_html"]

CELL = Markup("<td>{}</td>")
HEAD = Markup('<th scope="col">{}</th>')


def journey_html(graph: JourneyGraph) -> str:
    """The journey's name and its map, on white paper."""
    from journeymap.render.map import render_map

    picture = render_map(graph, None, language=None, page="auto", id_prefix=f"jm-{graph.journey.id}-")
    frame = Markup('<div style="background:#fff;overflow-x:auto" role="group" aria-label="{}">{}</div>')
    return str(frame.format(graph.journey.name, Markup(picture)))  # noqa: S704 - our own SVG, escaped where it is made


def overlay_html(overlay: Overlay) -> str:
    """What was measured, as a short text and a table of the touchpoints."""
    n, measured = numbers("en"), overlay.conversion
    seen = f"{n.count(overlay.observed.events)} events of {n.count(overlay.observed.cases)} journeys"
    success = ""
    if measured.estimate is not None and measured.horizon_s is not None:
        bounds = "" if measured.low is None or measured.high is None else f" ({n.between(measured.low, measured.high)})"
        success = f"; {n.share(measured.estimate)}{bounds} succeed within {n.duration(measured.horizon_s)}"
    heads = ("touchpoint", "visits", "drop-off", "95%", "within", "median to next")
    rows = [
        Markup("").join(CELL.format(cell) for cell in _cells(overlay, place))
        for place in range(len(overlay.touchpoints))
    ]
    body = Markup("").join(Markup("<tr>{}</tr>").format(row) for row in rows)
    head = Markup("").join(HEAD.format(name) for name in heads)
    caption = escape(f"{overlay.journey}: {seen}{success}")
    table = Markup("<table><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>")
    return str(table.format(caption, head, body))


def _cells(overlay: Overlay, place: int) -> tuple[str, ...]:
    row, n = overlay.touchpoints[place], numbers("en")
    if row.visits is None:
        return (row.name, "not in the log", "", "", "", "")
    drop, times = row.drop_off, row.time_to_next_s
    known = drop is not None and drop.estimate is not None
    bounds = n.between(drop.low, drop.high) if drop and drop.low is not None and drop.high is not None else ""
    return (
        row.name,
        n.count(row.visits),
        n.share(drop.estimate) if drop and drop.estimate is not None else "",
        bounds,
        n.duration(row.horizon_s) if known and row.horizon_s is not None else "",
        n.duration(times.median) if times and times.median is not None else "",
    )
