"""The two sides of a comparison: files and folders, revisions of a repository, or its working tree."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from journeymap.diagnostics import Diagnostic, JourneyError
from journeymap.diff.git import Repository
from journeymap.model.read import JourneyFile, read_journey
from journeymap.model.search import find_files, is_companion
from journeymap.results.diff import Version

__all__ = ["WORKING_TREE", "Reading", "SideOf", "folders_or_files", "revisions"]

WORKING_TREE = "the working tree"


@dataclass(frozen=True)
class Reading:
    """A journey of one side: as read, and its path within the side, by which it may be paired."""

    read: JourneyFile
    path: str


@dataclass(frozen=True)
class SideOf:
    """One side, read: what it is called and the journeys in it."""

    version: Version
    journeys: tuple[Reading, ...]
    named: bool = field(default=False)
    """Whether a single file was named, so that it is compared with whatever single file the other side names."""


def folders_or_files(path: str) -> SideOf:
    """A side that is a file or a folder.

    Raises:
        JourneyError: it does not exist, or holds no journey.
    """
    files = [file for file in find_files([path]) if not is_companion(file)]
    if not files:
        raise JourneyError(f"{path} holds no journey", 'a journey is a .yaml file that begins with "journeymap: 1"')
    base = path if Path(path).is_dir() else str(Path(path).parent)
    readings = tuple(Reading(read_journey(file), os.path.relpath(file, base)) for file in files)
    return SideOf(Version(path), readings, named=not Path(path).is_dir())


def revisions(old: str, new: str | None, paths: Sequence[str], folder: str = ".") -> tuple[SideOf, SideOf]:
    """Two sides of a repository: `old`, and `new` or the working tree; `paths` are files or folders of it.

    Raises:
        JourneyError: no repository, no such revision, or no journey at `paths` in either of the two.
    """
    repository = Repository.around(folder)
    old, new = _dots(repository, old, new)
    with ExitStack() as stack:
        sides = [stack.enter_context(_at(repository, each, paths)) for each in (old, new)]
        if not (sides[0].journeys or sides[1].journeys):
            where = " ".join(paths) or "this folder"
            raise JourneyError(f"there is no journey at {where}, neither in {old} nor in {new or WORKING_TREE}")
        return sides[0], sides[1]


def _dots(repository: Repository, old: str, new: str | None) -> tuple[str, str | None]:
    """`A..B` are two revisions; `A...B` is what B did since it left A."""
    if new is None and "..." in old:
        left, _, right = old.partition("...")
        return repository.common(left or "HEAD", right or "HEAD"), right or "HEAD"
    if new is None and ".." in old:
        left, _, right = old.partition("..")
        return left or "HEAD", right or "HEAD"
    return old, new


@contextmanager
def _at(repository: Repository, revision: str | None, paths: Sequence[str]) -> Iterator[SideOf]:
    if revision is None:
        kept = repository.kept(paths or ["."])
        named = {os.path.realpath(Path(repository.folder) / path) for path in paths}
        files = [file for file in _found(repository.folder, paths) if os.path.realpath(file) in kept | named]
        yield SideOf(Version(WORKING_TREE), tuple(Reading(read_journey(file), _plain(file)) for file in files))
        return
    commit = repository.commit(revision)
    with tempfile.TemporaryDirectory(prefix="journeymap-") as place:
        top = os.path.realpath(place)
        for path, content in repository.yaml_files(commit):
            target = Path(top) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                target.write_bytes(content)
            else:
                target.symlink_to(os.path.relpath(Path(top) / content, target.parent))
        here = Path(top) / repository.prefix
        here.mkdir(parents=True, exist_ok=True)
        files = _found(str(here), [_inside(repository, path) for path in paths])
        yield SideOf(Version(revision, commit), tuple(_relabelled(file, str(here), top) for file in files))


def _found(folder: str, paths: Sequence[str]) -> list[str]:
    """The journeys at `paths` below `folder`; none where a path is not there."""
    files: list[str] = []
    for path in paths or ["."]:
        target = os.path.normpath(Path(folder) / path)
        if Path(target).exists():
            try:
                files += find_files([target])
            except JourneyError:
                continue  # a folder without journeys
    return [file for file in dict.fromkeys(files) if not is_companion(file)]


def _inside(repository: Repository, path: str) -> str:
    """A path of the working tree as one of the repository's, relative to the folder.

    Raises:
        JourneyError: it leads out of the repository.
    """
    folder = os.path.realpath(repository.folder)
    full = os.path.normpath(Path(folder) / path)
    if os.path.commonpath([full, os.path.realpath(repository.top)]) != os.path.realpath(repository.top):
        raise JourneyError(f"{path} is not in the repository {repository.top}")
    return os.path.relpath(full, folder)


def _plain(file: str) -> str:
    return os.path.normpath(file)


def _relabelled(file: str, here: str, top: str) -> Reading:
    """A journey read from a folder that is soon gone, with the paths that its files have in the repository."""
    read = read_journey(file)

    def plainly(name: str) -> str:
        return os.path.relpath(name, here) if name.startswith(top + os.sep) else name

    def told(finding: Diagnostic) -> Diagnostic:
        span = finding.span and replace(finding.span, file=plainly(finding.span.file))
        texts = (text.replace(here + os.sep, "").replace(top + os.sep, "") for text in _texts(finding))
        message, allowed, hint = texts
        return replace(finding, span=span, message=message, allowed=allowed, hint=hint, fix=None)

    findings = tuple(told(finding) for finding in read.diagnostics)
    for document in read.documents:
        # The parts of the model refer to this very document, so that it is renamed and not replaced.
        object.__setattr__(document, "file", plainly(document.file))
    return Reading(replace(read, file=plainly(file), diagnostics=findings), plainly(file))


def _texts(finding: Diagnostic) -> tuple[str, str, str]:
    return finding.message, finding.allowed, finding.hint
