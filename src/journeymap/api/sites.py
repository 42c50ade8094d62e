"""The files of a project's page: what each journey brings to it, and writing them beside what others have put there."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.api.outputs import belongs, require_unused
from journeymap.diagnostics import Diagnostic, JourneyError

if TYPE_CHECKING:
    from journeymap.api.journeys import JourneyMap
    from journeymap.render.site import Entry

__all__ = ["entries_of", "faulty", "put_site", "require_folder"]

OWN = ("index.html", "index.css", "index.js")
"""Files of a page; the style and the script are ours where our page names them."""


def entries_of(journeys: Sequence[JourneyMap]) -> list[Entry]:
    """A line for each journey, not measured yet; those with errors have no folder."""
    from journeymap.lint.context import Context
    from journeymap.lint.questions.claims import claims, is_assumed
    from journeymap.render.site import Entry, folder_names

    ids = [_id(journey) for journey in journeys]
    sound = [not journey.faults and journey.read.journey is not None for journey in journeys]
    folders = iter(folder_names(key for key, fit in zip(ids, sound, strict=True) if fit))
    entries = []
    for journey, key, fit in zip(journeys, ids, sound, strict=True):
        graph = journey.graph if journey.read.journey is not None else None
        if graph is None or not fit:
            entries.append(Entry(journey.file, key, "", graph, faults=journey.faults))
            continue
        context = Context(journey.read, graph)
        every = list(claims(context))
        known = sum(not is_assumed(context, claim) for claim in every)
        found = journey.check()
        entries.append(Entry(journey.file, key, next(folders), graph, None, found, (), len(every), known))
    return entries


def faulty(entries: Sequence[Entry]) -> dict[str, Sequence[Diagnostic]]:
    """The journeys with errors, by file."""
    return {entry.file: entry.faults for entry in entries if not entry.folder}


def _id(journey: JourneyMap) -> str:
    known = journey.read.journey
    return (known.id if known else None) or Path(journey.file).stem


def put_site(
    folder: Path, index: str, pages: Mapping[str, str], *, split: bool
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Write index and pages, all or none, and remove the pages of journeys that are gone.

    Returns:
        The pages of journeys that were written, and the pages that were removed.

    Raises:
        JourneyError: a page stands there that was not written for a project, or a folder cannot be written.
    """
    from journeymap.render.site import marked
    from journeymap.render.standalone import apart
    from journeymap.settings.files import write_together

    homes = {folder: index} | {folder / name: marked(page, report=True) for name, page in pages.items()}
    for home in homes:
        _require_ours(home / OWN[0])
    contents: dict[Path, str] = {}
    for home, page in homes.items():
        files = apart(page, "index") if split else {OWN[0]: page}
        require_unused(home / OWN[0], (home / name for name in files if name != OWN[0]))
        contents |= {home / name: text for name, text in files.items()}
    before = [home for home in _pages_in(folder) if home not in homes]
    old = [file for home in homes for file in _own(home)]
    write_together(contents.items())
    for file in old:
        if file not in contents:
            file.unlink(missing_ok=True)
    for home in before:
        _remove(home)
    return tuple(home / OWN[0] for home in list(homes)[1:]), tuple(home / OWN[0] for home in before)


def require_folder(folder: Path) -> None:
    """Raise JourneyError where no index can stand there, before anything is measured."""
    if folder.exists() and not folder.is_dir():
        raise JourneyError(f"{folder} is a file, and the pages of a project need a folder", "name another: site/")
    _require_ours(folder / OWN[0])


def _require_ours(page: Path) -> None:
    if page.exists() and not _is_page(page):
        hint = "choose another folder, or move that page away"
        raise JourneyError(f"{page} was not written for a project; nothing was written", hint)


def _is_page(page: Path) -> bool:
    """Whether a page of an earlier run stands there."""
    from journeymap.render.site import HEAD, is_ours

    try:
        with page.open(encoding="utf-8", errors="replace") as opened:
            return is_ours(opened.read(HEAD))
    except OSError:
        return False


def _pages_in(folder: Path) -> Iterator[Path]:
    """Folders of pages of an earlier run."""
    if not folder.is_dir():
        return
    yield from (each for each in sorted(folder.iterdir()) if not each.is_symlink() and _is_page(each / OWN[0]))


def _own(home: Path) -> list[Path]:
    """Style and script that the page of an earlier run has there."""
    page = home / OWN[0]
    return [home / name for name in OWN[1:] if _is_page(page) and belongs(home / name, page)]


def _remove(home: Path) -> None:
    """Take a page away, and its folder where nothing else is in it."""
    for file in (*_own(home), home / OWN[0]):
        file.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        home.rmdir()
