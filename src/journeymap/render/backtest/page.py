"""The page: one HTML file that asks for nothing from a network and holds no script."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial

from jinja2 import Environment
from markupsafe import Markup

from journeymap.graph.compile import JourneyGraph
from journeymap.model.texts import languages
from journeymap.render.backtest.hidden import hidden_rows
from journeymap.render.backtest.pictures import calibration_picture, cuts_picture, pair_picture
from journeymap.render.sentences import reworded
from journeymap.render.standalone import asset, policy, templates
from journeymap.results.backtest import Backtest, CalibrationBin
from journeymap.settings.few import LEAST
from journeymap.settings.numbers import NONE, Numbers, numbers
from journeymap.settings.words import fixed, known_language, words

__all__ = ["render_backtest"]

LOGS = (fixed("model"), fixed("replay"), fixed("bootstrap"))
"""For translators: what whole logs are laid beside; the page looks a row up by its name."""

DISTANCES = (
    ("n_gram", fixed("3-grams"), 3),
    ("absolute", fixed("absolute"), 1),
    ("circadian", fixed("circadian"), 2),
    ("relative", fixed("relative"), 2),
    ("cycle_time", fixed("cycle time"), 2),
)


def render_backtest(graph: JourneyGraph, found: Backtest, language: str | None = None) -> str:
    """The backtest as a page.

    Args:
        graph: the compiled journey; it gives the names.
        found: what was found.
        language: of names and fixed words; unsaid: English.

    Raises:
        JourneyError: nobody knows the language.
    """
    language = language and known_language(language, languages(graph.journey))
    told, style = found.calibration, asset("journeymap.render.backtest", "backtest.css")
    t, n = words(language), numbers(language)
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            title=graph.journey.name.translated(language),
            names={key: part.name.translated(language) for key, part in graph.touchpoints.items()},
            b=found,
            told=told,
            bins=_rows(told.bins) if told else [],
            touchpoints=list(zip(told.ids, _rows(told.touchpoints), strict=True)) if told else [],
            calibration=calibration_picture([row for row, hidden in _rows(told.bins) if not hidden], t, n)
            if told
            else "",
            least=LEAST,
            cuts=cuts_picture(found.cuts, t, n),
            pair=pair_picture,
            distances=DISTANCES,
            t=t,
            n=n,
            reworded=reworded,
            share=partial(_share, n),
            points=partial(_points, n),
            style=Markup(style),  # noqa: S704 - our own file
            policy=policy(style),
        )
    )


def _rows(rows: Sequence[CalibrationBin]) -> list[tuple[CalibrationBin, bool]]:
    """Rows, and whether what came must be hidden."""
    return list(zip(rows, hidden_rows(rows), strict=True))


def _share(n: Numbers, value: float | None) -> str:
    return NONE if value is None else n.per_cent(value, 1)


def _points(n: Numbers, value: float | None) -> str:
    return NONE if value is None else n.signed(value * 100)


@cache
def _environment() -> Environment:
    return templates("journeymap.render.backtest")
