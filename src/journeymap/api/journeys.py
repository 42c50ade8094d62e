"""A journey that was read, and everything that can be done with it."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from journeymap.api.engines import engine_for
from journeymap.api.outputs import page_file, page_files, require_apart, require_unused
from journeymap.diagnostics import Diagnostic, JourneyError, Severity
from journeymap.settings.few import LEAST

if TYPE_CHECKING:
    from journeymap.events.engine import Engine
    from journeymap.graph.compile import JourneyGraph
    from journeymap.graph.settled import Mark
    from journeymap.model.journey import Journey
    from journeymap.model.read import JourneyFile
    from journeymap.render.notebook import MapPages
    from journeymap.render.paths import PathsNote
    from journeymap.results.backtest import Backtest
    from journeymap.results.overlay import Overlay
    from journeymap.results.simulation import Simulation
    from journeymap.results.synthetic import SyntheticLog
    from journeymap.simulate.fitted import Fitted

__all__ = ["JourneyMap", "load"]


@dataclass(frozen=True)
class JourneyMap:
    """A journey file that was read, with everything that can be done with it."""

    read: JourneyFile

    @property
    def file(self) -> str:
        """The path as it was given."""
        return self.read.file

    @property
    def journey(self) -> Journey:
        """The resolved model.

        Raises:
            JourneyError: the file could not be read at all.
        """
        if self.read.journey is None:
            raise _unusable(self.file, self.read.diagnostics)
        return self.read.journey

    @cached_property
    def graph(self) -> JourneyGraph:
        """The compiled graph."""
        from journeymap.graph.compile import compile_journey

        return compile_journey(self.journey)

    @cached_property
    def _findings(self) -> tuple[Diagnostic, ...]:
        from journeymap.lint.run import check_loaded

        return check_loaded(self.read).findings

    @cached_property
    def faults(self) -> tuple[Diagnostic, ...]:
        """The errors of the file itself, whatever its project's settings and its comments say about them."""
        from journeymap.lint.engine import check_read

        return tuple(finding for finding in check_read(self.read) if finding.severity is Severity.ERROR)

    def check(self) -> list[Diagnostic]:
        """What `journeymap check` finds in the file, in the order of the places; an empty list when it is clean."""
        return list(self._findings)

    def overlay(
        self,
        log: Any,
        *,
        engine: Engine | None = None,
        cache: bool = True,
        tell: Callable[[str], None] = lambda _: None,
        **options: Any,
    ) -> Overlay:
        """Lay the journey over a log of events.

        Args:
            log: a file (CSV, Parquet, JSON lines, XES, OCEL 2.0; also compressed), a glob, a folder of Parquet, a table of a
                database (`FILE::TABLE`), a DataFrame, an Arrow table or stream.
            engine: one that is already open (it stays open); unsaid: DuckDB for the time being, and for a DataFrame of
                Spark the session that it is from.
            cache: whether what an earlier call found may be taken again, where nothing has changed; not with an `engine`.
            tell: is told what is being done.
            **options: `case`, `activity`, `time`, `channel`, `timezone`, `preset` and the like: columns and settings that
                go before those of the journey's `events:`; `inactive_after`: a duration such as "30d".

        Raises:
            JourneyError: the journey has errors, or the log cannot be read as it says.
        """
        if engine is not None:
            self.require_sound()
            from journeymap.overlay.run import overlay_log

            return overlay_log(self.graph, engine, log, tell=tell, **options)
        from journeymap.events.duck import DuckEngine
        from journeymap.events.spark.sources import is_spark_frame

        if is_spark_frame(log):
            from journeymap.events.spark.engine import SparkEngine

            return self.overlay_by(
                lambda: SparkEngine(log.sparkSession), "spark", log, cache=False, tell=tell, **options
            )
        return self.overlay_by(DuckEngine, "duckdb", log, cache=cache, tell=tell, **options)

    def overlay_by(
        self,
        opened: Callable[[], Engine],
        name: str,
        log: Any,
        *,
        cache: bool = True,
        tell: Callable[[str], None] = lambda _: None,
        **options: Any,
    ) -> Overlay:
        """As `overlay`, with an engine of this name that is opened only where the overlay is not known already."""
        self.require_sound()
        from journeymap.overlay.kept import kept_overlay
        from journeymap.overlay.run import overlay_log

        kept = kept_overlay(self.read, log, options, name) if cache else None
        found = kept.look_up() if kept else None
        if found is not None:
            return found
        engine = opened()
        try:
            found = overlay_log(self.graph, engine, log, tell=tell, **options)
        finally:
            engine.close()
        if kept:
            kept.keep(found)
        return found

    def simulate(
        self,
        log: Any = None,
        *,
        engine: Engine | None = None,
        model: Fitted | str | os.PathLike[str] | None = None,
        what_if: str | Sequence[str] | None = "all",
        what_if_file: str | os.PathLike[str] | None = None,
        open: bool = False,  # noqa: A002 - what the command line calls it
        segments: bool = False,
        times: bool = True,
        order: int | None = None,
        seed: int = 1,
        journeys: int | None = None,
        save_model: str | os.PathLike[str] | None = None,
        tell: Callable[[str], None] = lambda _: None,
        **options: Any,
    ) -> Simulation:
        """What becomes of customers in the end, where mending pays most, and what the journey's what-ifs would change.

        Args:
            log: what customers did, as for `overlay`; None: the model, else the plan's own shares speak.
            engine: one that is already open (it stays open).
            model: what `fit` gave, or a file that it was saved to; instead of a log.
            what_if: the what-ifs that are asked, by id; "all" of them, or None.
            what_if_file: a YAML file with a `what-if:` of its own, whose what-ifs take the place of the journey's.
            open: also what becomes of the customers under way; needs a log.
            segments: also success by segment and persona; needs a log.
            times: also how long success takes, by drawing journeys.
            order: how many of the last touchpoints count, 1 to 5; None: chosen on held-out visits.
            seed: of all random numbers; the same one gives the same figures.
            journeys: how many are drawn; None: until success is known to half a point.
            save_model: a JSON file for the model.
            tell: is told what is being done.
            **options: `case`, `activity`, `time` and the like, as for `overlay`.

        Raises:
            JourneyError: the journey has errors, the log or the model cannot be read, or a what-if cannot be answered.
        """
        from journeymap.lint.what_ifs.faults import what_if_faults
        from journeymap.simulate.run import Wanted, simulate_log, simulate_model, simulate_plan
        from journeymap.simulate.saved.model import load_model
        from journeymap.simulate.saved.model import save_model as save

        self.require_sound()
        names: Any = (what_if,) if isinstance(what_if, str) and what_if != "all" else what_if
        names = names if names in ("all", None) else tuple(names)
        wanted = Wanted(names, what_if_file, open, segments, times, seed, journeys, what_if_faults)
        if log is not None and model is not None:
            raise JourneyError("a log and a model were given", "leave one out: the model is fitted to a log")
        if log is None and (options or order is not None):
            name = next(iter(options), "order")
            raise JourneyError(f'"{name}" says how a log is read or fitted, and no log was given', "give the log too")

        def keep(fitted: Fitted) -> None:
            if save_model is not None:
                save(fitted, save_model)

        if model is not None:
            known = load_model(model, self.graph) if isinstance(model, str | os.PathLike) else model
            keep(known)
            return simulate_model(self.graph, known, wanted=wanted, tell=tell)
        if log is None:
            return simulate_plan(self.graph, wanted=wanted, keep=keep, tell=tell)
        with engine_for(log, engine) as used:
            return simulate_log(self.graph, used, log, wanted=wanted, order=order, keep=keep, tell=tell, **options)

    def decisive(self) -> dict[str, Mark]:
        """By touchpoint whether the plan guarantees success whatever the customer does, leaves it open, or has it lost.

        Where it is open, the next step can settle it (`decisive`), or only a later one (`decided`).

        Source: the game of simulate/decisive.py, after Kobialka et al., ICPM Workshops 2022.
        """
        from journeymap.simulate.decisive import decisions_of

        found = decisions_of(self.graph)
        return {**found.touchpoints, **dict.fromkeys(found.boundary, "decisive")}

    def fit(
        self,
        log: Any,
        *,
        engine: Engine | None = None,
        order: int | None = None,
        tell: Callable[[str], None] = lambda _: None,
        **options: Any,
    ) -> Fitted:
        """The model of the journey that a log gives, to be asked again and again; it has `save` and `load`.

        Args:
            log: what customers did, as for `overlay`.
            engine: one that is already open (it stays open).
            order: how many of the last touchpoints count, 1 to 5; None: chosen on held-out visits.
            tell: is told what is being done.
            **options: as for `overlay`.

        Raises:
            JourneyError: the journey has errors, or the log cannot be read as it says.
        """
        from journeymap.simulate.run import fit_log

        self.require_sound()
        with engine_for(log, engine) as used:
            return fit_log(self.graph, used, log, order=order, tell=tell, **options)

    def synthesise(
        self,
        log: Any,
        path: str | os.PathLike[str],
        *,
        engine: Engine | None = None,
        cases: int | None = None,
        begin: str | None = None,
        seed: int = 1,
        tell: Callable[[str], None] = lambda _: None,
        **options: Any,
    ) -> SyntheticLog:
        """Write a log like `log` without any of its customers: case, activity, channel, start and end.

        Args:
            log: what customers did, as for `overlay`.
            path: the new file: .parquet, .csv, .csv.gz, .xes or .xes.gz.
            engine: one that is already open (it stays open).
            cases: how many; None: as many as the log has.
            begin: the day on which it begins, such as "2026-01-01"; None: when the log does.
            seed: another gives another log; the same one the same bytes.
            tell: is told what is being done.
            **options: as for `overlay`.

        Raises:
            JourneyError: the journey has errors, the log cannot be read, or the file cannot be written.
        """
        from journeymap.simulate.synthetic import synthesise_log

        self.require_sound()
        with engine_for(log, engine) as used:
            return synthesise_log(
                self.graph, used, log, path, cases=cases, begin=begin, seed=seed, tell=tell, **options
            )

    def backtest(
        self,
        log: Any,
        *,
        opened: Callable[[], Engine] | None = None,
        cut: str | None = None,
        cuts: Sequence[str] | None = None,
        follow: str | None = None,
        benchmark: bool = False,
        order: int | None = None,
        seed: int = 1,
        tell: Callable[[str], None] = lambda _: None,
        **options: Any,
    ) -> Backtest:
        """What the model says of the later part of a log, having seen only the earlier, beside what came.

        Args:
            log: what customers did, as for `overlay`.
            opened: opens an engine, as often as one is needed; None: DuckDB.
            cut: when the log is cut for the calibration: a date, a time since its first event ("84d") or a share of its
                time ("80%"); None: after four fifths of the time in which cases begin that it follows to their end.
            cuts: when it is cut for eventual success; None: at 30% to 80%.
            follow: how long a case must be followed to be judged by ("30d"); None: until nearly all are settled.
            benchmark: whether whole logs are simulated and compared, too; it needs the extra `backtest`.
            order: how many of the last touchpoints count, 1 to 5; None: chosen at each cut.
            seed: of all random numbers.
            tell: is told what is being done.
            **options: as for `overlay`.

        Raises:
            JourneyError: the journey has errors, the log cannot be read or cut, or there is nothing to judge by.
        """
        from journeymap.events.duck import DuckEngine
        from journeymap.simulate.backtest import backtest

        self.require_sound()
        asked: dict[str, Any] = {"cut": cut, "cuts": cuts, "follow": follow, "benchmark": benchmark}
        asked |= {"order": order, "seed": seed}
        return backtest(self.graph, opened or DuckEngine, log, tell=tell, **asked, **options)

    def check_budgets(self, overlay: Overlay) -> list[Diagnostic]:
        """What `journeymap overlay --check` says: budgets of `expect:` that are broken, in doubt or unknown, at their places.

        Raises:
            JourneyError: the journey has no budgets.
        """
        from journeymap.overlay.budgets.findings import budget_findings

        self.require_budgets()
        return list(budget_findings(self.journey, overlay))

    def require_budgets(self) -> None:
        """Raise a JourneyError where the journey has no budgets, since a check of none would always pass."""
        from journeymap.overlay.budgets.asked import bounds_asked

        if not bounds_asked(self.journey.expect):
            raise JourneyError(
                f'the journey "{self.journey.id}" has no budgets to check',
                "say under expect: what it must achieve, such as conversion: {min: 60%, within: 60d}",
            )

    def render(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        overlay: Overlay | None = None,
        language: str | None = None,
        page: str | None = None,
        persona: str | None = None,
        theme: str = "light",
        hide: str | Iterable[str] = (),
        workshop: bool = False,
        fold: bool = False,
        scale: float = 2.0,
        fonts: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] = (),
        min_cell: int = LEAST,
        tell: Callable[[str], None] | None = None,
    ) -> MapPages:
        """Draw the journey map: one SVG a page (a list that shows itself in a notebook), and with `path` files of the kind that its ending names.

        SVG and PNG are written a page a file: one to `path`, several beside it as NAME-1.png, NAME-2.png. A PDF or PPTX
        holds all pages. Either all files are written or none.

        Args:
            path: where to write: .svg, .png, .pdf or .pptx; None: nowhere.
            overlay: measured results, drawn on the same columns.
            language: of texts and fixed words; None: the journey's own.
            page: a4, a3, a2, a1, a0, slide or auto; None: a3, and slide for a PPTX.
            persona: whose map it is; None: the first persona's.
            theme: light, dark, or grey for print without colour.
            hide: the name of a band that is left out, or several.
            workshop: whether empty lanes for stickers are drawn.
            fold: whether each stage is one column.
            scale: pixels of a PNG for each px (1/96 inch) of the page.
            fonts: a font file, or several, for letters that this machine's fonts lack, in PNG and PDF.
            min_cell: figures of fewer customers are hidden; 0 shows all.
            tell: is told what could not be drawn; None: a warning is given.

        Raises:
            JourneyError: the ending is none of these, a package or font is missing, nobody knows the language, there is no
                such persona, page, theme or band, or a file cannot be written.
        """
        from journeymap.render.map import render_pages
        from journeymap.render.map.text.clean import plain
        from journeymap.render.notebook import MapPages
        from journeymap.render.pictures import Asked, kind_of, pictures, require
        from journeymap.render.pictures.unseen import emoji_left_out
        from journeymap.results.privacy import for_sharing
        from journeymap.settings.files import write_together

        language = self._known(language)
        kind = kind_of(path) if path is not None else "svg"
        require(kind)
        paper = page or ("slide" if kind == "pptx" else "a3")
        overlay = None if overlay is None else for_sharing(overlay, min_cell)
        hide = (hide,) if isinstance(hide, str) else hide
        files_of_fonts = (fonts,) if isinstance(fonts, str | os.PathLike) else fonts
        how: dict[str, Any] = {"theme": theme, "hide": hide, "workshop": workshop, "fold": fold}
        pages = render_pages(self.graph, overlay, language=language, page=paper, persona=persona, **how)
        if path is not None:
            tell = tell or warnings.warn
            asked = Asked(kind, paper, scale, tuple(map(Path, files_of_fonts)), plain(str(self.journey.owner or "")))
            files = page_files(path, len(pages))
            require_apart(files, self.read)
            write_together(zip(files, pictures(pages, asked, tell), strict=True))
            emoji = emoji_left_out(self.graph, language)
            if emoji:
                tell(emoji)
        return MapPages(pages)

    def paths(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        overlay: Overlay | None = None,
        hide_below: float | None = None,
        language: str | None = None,
        direction: Literal["down", "right"] = "down",
        min_cell: int = LEAST,
    ) -> tuple[str, PathsNote]:
        """The ways that customers take, planned and unplanned, and what the picture hides.

        Args:
            path: where to write: .svg (drawn by Graphviz), .dot or .mmd; None: nowhere, and DOT is given.
            overlay: measured results; None: the plan alone.
            hide_below: ways that less than this share (0..1) of all journeys took are left out; None: 1%, or more until the
                picture can be read.
            language: of names and fixed words; None: the journey's own.
            direction: whether the journey goes down a page or to the right.
            min_cell: figures of fewer customers are hidden; 0 shows all.

        Raises:
            JourneyError: the ending is none of these, Graphviz is missing, nobody knows the language, or the file cannot be
                written.
        """
        from journeymap.render.paths import paths_form, paths_picture, paths_text
        from journeymap.results.privacy import for_sharing
        from journeymap.settings.files import write_atomic

        form = "dot" if path is None else paths_form(path)
        language = self._known(language)
        overlay = None if overlay is None else for_sharing(overlay, min_cell)
        kind: Literal["dot", "mermaid"] = "mermaid" if form == "mermaid" else "dot"
        text, note = paths_text(
            self.graph, overlay, kind, hide_below=hide_below, language=language, direction=direction
        )
        text = paths_picture(text) if form == "svg" else text
        if path is not None:
            require_apart([Path(path)], self.read)
            write_atomic(path, text)
        return text, note

    def report(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        overlay: Overlay | None = None,
        simulation: Simulation | None = None,
        language: str | None = None,
        min_cell: int = LEAST,
        split: bool = False,
    ) -> str:
        """The report as one HTML page that needs no network; written to `path` where one is given.

        With a `simulation` it says what becomes of customers in the end, and what changes would do. Figures of fewer than
        `min_cell` customers are hidden; 0 shows all. With `split` the style and the script are files beside `path`, such
        as report.css and report.js, for places that forbid them inside a page.

        Raises:
            JourneyError: nobody knows the language, or a file cannot be written.
        """
        from journeymap.render.map import render_map
        from journeymap.render.report import render_report
        from journeymap.render.standalone import apart
        from journeymap.results.privacy import for_sharing
        from journeymap.results.privacy.simulated import share_simulation
        from journeymap.settings.files import write_together

        language = self._known(language)
        overlay = None if overlay is None else for_sharing(overlay, min_cell)
        simulation = None if simulation is None else share_simulation(simulation, min_cell)
        picture = render_map(self.graph, overlay, language=language, page="auto", id_prefix="map-")
        page = render_report(
            self.graph,
            overlay=overlay,
            findings=self._findings,
            map_svg=picture,
            language=language,
            simulation=simulation,
        )
        if path is not None:
            target = page_file(path, split=split)
            files = apart(page, target.stem, target.suffix) if split else {target.name: page}
            contents = {target.with_name(name): text for name, text in files.items()}
            require_apart(contents, self.read)
            require_unused(target, (file for file in contents if file != target))
            write_together(contents.items())
        return page

    def _known(self, language: str | None) -> str | None:
        """The language that is asked for, as the words and the journey write it; a JourneyError where neither has it."""
        from journeymap.model.texts import languages
        from journeymap.settings.words import known_language

        return language and known_language(language, languages(self.journey))

    def require_sound(self) -> None:
        """Raise a JourneyError when the file has errors, since figures on a wrong map would mislead."""
        if self.faults:
            raise _unusable(self.file, self.faults)

    def __repr__(self) -> str:
        return f"JourneyMap({self.file!r})"

    def _repr_html_(self) -> str | None:
        from journeymap.render.notebook import journey_html

        if self.read.journey is None:  # a notebook then shows the name of the file
            return None
        return journey_html(self.graph)


def load(path: str | os.PathLike[str]) -> JourneyMap:
    """Read a journey with its libraries, data file and translations.

    Faults inside the file are kept for `check`; only a file that cannot be opened raises.

    Raises:
        JourneyError: there is no such file, or it is none that can be opened.
    """
    from journeymap.model.read import read_journey

    return JourneyMap(read_journey(os.fspath(path)))


def _unusable(file: str, faults: Any) -> JourneyError:
    first = next(iter(faults), None)
    place = f" ({first.span}: {first.message})" if first and first.span else ""
    return JourneyError(f"{file} has errors{place}", f"journeymap check {file} shows them all")
