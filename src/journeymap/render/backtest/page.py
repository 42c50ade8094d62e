"""The page: one HTML file that asks for nothing from a network and holds no script."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from journeymap.graph.compile import JourneyGraph
from journeymap.render.backtest.hidden import hidden_rows
from journeymap.render.backtest.pictures import calibration_picture, cuts_picture, pair_picture
from journeymap.render.standalone import asset, policy, templates
from journeymap.results.backtest import Backtest, CalibrationBin
from journeymap.settings.few import LEAST
from journeymap.settings.numbers import NONE, numbers

__all__ = ["render_backtest"]

DISTANCES = (
    ("n_gram", "3-grams", 3),
    ("absolute", "absolute", 1),
    ("circadian", "circadian", 2),
    ("relative", "relative", 2),
    ("cycle_time", "cycle time", 2),
)


def render_backtest(graph: JourneyGraph, found: Backtest) -> str:
    """The backtest as a page.

    Args:
        graph: the compiled journey; it gives the names.
        found: what was found.
    """
    told, style, en = found.calibration, asset("journeymap.render.backtest", "backtest.css"), numbers("en")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            title=graph.journey.name,
            names={key: part.name for key, part in graph.touchpoints.items()},
            b=found,
            told=told,
            bins=_rows(told.bins) if told else [],
            touchpoints=list(zip(told.ids, _rows(told.touchpoints), strict=True)) if told else [],
            calibration=calibration_picture([row for row, hidden in _rows(told.bins) if not hidden]) if told else "",
            least=LEAST,
            cuts=cuts_picture(found.cuts),
            pair=pair_picture,
            distances=DISTANCES,
            n=en,
            share=_share,
            points=_points,
            style=Markup(style),  # noqa: S704 - our own file
            policy=policy(style),
        )
    )


def _rows(rows: Sequence[CalibrationBin]) -> list[tuple[CalibrationBin, bool]]:
    """Rows, and whether what came must be hidden."""
    return list(zip(rows, hidden_rows(rows), strict=True))


def _share(value: float | None) -> str:
    return NONE if value is None else f"{value * 100:.1f}%"


def _points(value: float | None) -> str:
    return NONE if value is None else numbers("en").signed(value * 100)


@cache
def _environment() -> Environment:
    return templates("journeymap.render.backtest")
