"""A whole project at once: its page, with a report for each journey."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeymap.api.journeys import JourneyMap, load
from journeymap.diagnostics import Diagnostic, JourneyError
from journeymap.settings.few import LEAST

if TYPE_CHECKING:
    from journeymap.render.site import Entry
    from journeymap.results.overlay import Overlay
    from journeymap.results.simulation import Simulation

__all__ = ["Site", "report_project"]

Measure = Callable[[JourneyMap, Any], "tuple[Overlay | None, Simulation | None]"]


@dataclass(frozen=True)
class Site:
    """What was written: the index, the pages, those of earlier runs that were removed, and the journeys with errors."""

    index: Path
    reports: tuple[Path, ...]
    removed: tuple[Path, ...]
    faulty: Mapping[str, Sequence[Diagnostic]]


def report_project(
    paths: Iterable[str | os.PathLike[str]],
    folder: str | os.PathLike[str],
    *,
    logs: Mapping[str, Any] | None = None,
    language: str | None = None,
    min_cell: int = LEAST,
    split: bool = False,
    measure: Measure | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Site:
    """Write the page of a project: an index of all journeys, and a folder with the report of each.

    A journey with errors is listed with the first of them and has no report. Either all files are written or none. Of
    what is in the folder already, only pages that an earlier run wrote are replaced or removed.

    Args:
        paths: files and folders, as for `check`; none for the project of the working folder.
        folder: where the pages go.
        logs: by a journey's id or file, what its customers did, as for `JourneyMap.overlay`.
        language: of all pages; None: each journey's own, and on the index theirs where they share one.
        min_cell: figures of fewer customers are hidden; 0 shows all.
        split: whether styles and scripts are files of their own.
        measure: gives overlay and simulation for a journey and its log (None where it has none); None: the overlay alone.
        tell: is told which journey is worked on.

    Raises:
        JourneyError: a path does not exist, there is no journey, a log belongs to none or cannot be read, nobody knows the
            language, or the folder holds a page of the same name that was not written for a project.
    """
    from journeymap.api.sites import entries_of, faulty, put_site, require_folder
    from journeymap.render.site import render_index

    require_folder(Path(folder))
    journeys = _journeys(paths)
    given, language = _matched(logs or {}, journeys), _language(language, journeys)
    entries = entries_of(journeys)
    pages: dict[str, str] = {}
    finished: list[Entry] = []
    for number, (journey, entry) in enumerate(zip(journeys, entries, strict=True), 1):
        if not entry.folder:
            finished.append(entry)
            continue
        tell(f"{number} of {len(journeys)}: {journey.file}")
        overlay, simulation = (measure or _overlaid)(journey, given.get(journey.file))
        how: dict[str, Any] = {"overlay": overlay, "simulation": simulation, "language": _spoken(language, journey)}
        pages[entry.folder] = journey.report(min_cell=min_cell, **how)
        finished.append(replace(entry, overlay=_shared(overlay, min_cell)))
    index = render_index(finished, language)
    written, removed = put_site(Path(folder), index, pages, split=split)
    return Site(Path(folder) / "index.html", written, removed, faulty(entries))


def _journeys(paths: Iterable[str | os.PathLike[str]]) -> list[JourneyMap]:
    from journeymap.lint.run import files_meant
    from journeymap.model.search import is_companion

    asked = [os.fspath(path) for path in paths]
    files = [file for file in files_meant(asked) if not is_companion(file)]
    if not files:
        raise JourneyError(f"there is no journey in {', '.join(asked)}", "name a journey, or the folder of several")
    return [load(file) for file in files]


def _language(asked: str | None, journeys: Sequence[JourneyMap]) -> str | None:
    """The language of the index: one that the fixed words or some of the journeys have."""
    from journeymap.model.texts import languages
    from journeymap.settings.words import known_language

    every = dict.fromkeys(code for each in journeys if each.read.journey for code in languages(each.journey))
    return known_language(asked, every) if asked else None


def _spoken(language: str | None, journey: JourneyMap) -> str | None:
    """The language for one journey; its own, where only others have the one that was asked for."""
    from journeymap.model.texts import languages
    from journeymap.settings.words import LANGUAGES

    known = {code.split("-")[0] for code in (*languages(journey.journey), *LANGUAGES)}
    return language if language and language.split("-")[0] in known else None


def _overlaid(journey: JourneyMap, log: Any) -> tuple[Overlay | None, Simulation | None]:
    return (None if log is None else journey.overlay(log)), None


def _shared(overlay: Overlay | None, min_cell: int) -> Overlay | None:
    from journeymap.results.privacy import for_sharing

    return None if overlay is None else for_sharing(overlay, min_cell)


def _matched(logs: Mapping[str, Any], journeys: Sequence[JourneyMap]) -> dict[str, Any]:
    """Logs by file; each must be of one journey.

    Raises:
        JourneyError: a name is that of no journey, or of several.
    """
    found: dict[str, Any] = {}
    for name, log in logs.items():
        named = [journey for journey in journeys if name in _names(journey)]
        if len(named) > 1:
            files = ", ".join(journey.file for journey in named)
            raise JourneyError(f'several journeys have the id "{name}": {files}', "name the file instead of the id")
        if not named:
            raise _unknown(name, journeys)
        if named[0].file in found:
            raise JourneyError(f"two logs are given for {named[0].file}", "a journey is measured with one")
        found[named[0].file] = log
    return found


def _names(journey: JourneyMap) -> set[str]:
    """What a journey may be called: its id, its file."""
    said = journey.read.journey
    return {journey.file, os.path.normpath(journey.file), *([said.id] if said and said.id else [])}


def _unknown(name: str, journeys: Sequence[JourneyMap]) -> JourneyError:
    from journeymap.lint.references.closest import closest, did_you_mean

    known = sorted({each.read.journey.id or "" for each in journeys if each.read.journey})
    hint = did_you_mean(closest(name, dict.fromkeys(known, ""))) or f"journeys here: {', '.join(known[:10])}"
    return JourneyError(f'no journey has the id or file "{name}"', hint)
