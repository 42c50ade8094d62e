"""Which files are meant: files as named, in folders those that begin with a version key; the project around them."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from journeymap.diagnostics import JourneyError
from journeymap.syntax.opening import content_instead

__all__ = ["find_files", "is_companion", "is_project", "journey_beside", "journeys_below", "project_in"]

ENDINGS = (".yaml", ".yml")
HEAD = 65536
"""So many bytes are looked at for the version key."""

VERSION_KEY = re.compile(rb"^(?:\xef\xbb\xbf)?(?:\{\s*)?[\"']?journeymap(-[a-z]+)?[\w-]*[\"']?\s*:", re.MULTILINE)
COMPANIONS = (b"-data", b"-library", b"-texts", b"-project")
PROJECT = ("journeymap.yaml", "journeymap.yml")


def find_files(paths: Iterable[str], belongs: Callable[[str], bool] = lambda _: True) -> list[str]:
    """The files that `paths` mean, each once: files as they are named, folders with all that is in them.

    In folders only those journeys count of which `belongs` is true, and what stands beside them.

    Raises:
        JourneyError: a path does not exist, or a folder holds no journey.
    """
    found: dict[str, str] = {}
    for path in paths:
        for file in _in_folder(path, belongs) if os.path.isdir(path) else [_existing(path)]:  # noqa: PTH112 - never raises
            found.setdefault(os.path.realpath(file), file)
    return list(found.values())


def is_companion(file: str) -> bool:
    """Whether `file` says that it is a data file, a library, texts or project settings, by the key it begins with."""
    return _kind(file) in COMPANIONS or is_project(file)


def is_project(file: str) -> bool:
    """Whether `file` holds project settings: by its name, unless it says that it is something else."""
    return Path(file).name in PROJECT and _kind(file) not in (b"", *COMPANIONS[:-1]) and Path(file).is_file()


def project_in(folder: Path) -> Path | None:
    """The project settings that stand in a folder itself."""
    return next((folder / name for name in PROJECT if is_project(str(folder / name))), None)


def journeys_below(folder: Path) -> Iterator[Path]:
    """Every journey below a folder."""
    return (file for file in _walk(folder) if _kind(str(file)) == b"")


def journey_beside(file: str) -> str | None:
    """The journey that a file such as NAME.data.yaml or NAME.pl.yaml stands beside, by its name."""
    path = Path(file)
    name = path.name.split(".")[0]
    for ending in ENDINGS:
        beside = path.with_name(name + ending)
        if beside != path and beside.is_file() and _kind(str(beside)) == b"":
            return str(beside)
    return None


def _in_folder(folder: str, belongs: Callable[[str], bool]) -> list[str]:
    files = [str(file) for file in sorted(_walk(Path(folder), _refused)) if _kind(str(file)) is not None]
    if not files:
        hint = 'a journey is a .yaml file that begins with "journeymap: 1"'
        raise JourneyError(f"there is no journey in the folder {folder}", hint)
    meant = [file for file in files if _is_meant(file, belongs)]
    # Settings and libraries alone are no check: a misspelt glob must not let everything pass.
    if all(map(is_companion, meant)) and not all(map(is_companion, files)):
        hint = "its key journeys: says which count; name a file itself to check it anyway"
        raise JourneyError(f"none of the journeys in {folder} is one that journeymap.yaml names", hint)
    return meant


def _is_meant(file: str, belongs: Callable[[str], bool]) -> bool:
    """Whether a journey belongs to the project; what stands beside a journey goes with it."""
    journey = journey_beside(file) if is_companion(file) else file
    return journey is None or belongs(journey)


def _refused(error: OSError) -> None:
    """What cannot be looked into must not count as clean."""
    raise JourneyError(f"the folder {error.filename} cannot be read: {error.strerror}")


def _walk(folder: Path, refused: Callable[[OSError], None] | None = None) -> Iterator[Path]:
    """YAML files below `folder`; hidden folders and installed packages are left out."""
    for name, inner, files in os.walk(folder, onerror=refused):
        inner[:] = sorted(each for each in inner if not each.startswith(".") and each not in ("node_modules", "venv"))
        yield from (Path(name) / file for file in files if file.endswith(ENDINGS))


def _kind(file: str) -> bytes | None:
    """What follows `journeymap` in the version key; None where there is no such key."""
    content = content_instead(file)
    if content is None:
        content = _head(file)
    key = VERSION_KEY.search(content[:HEAD])
    return None if key is None else key[1] or b""


def _head(file: str) -> bytes:
    """How a file begins; nothing where it cannot be read, or only once, as a pipe."""
    if not Path(file).is_file():
        return b""
    try:
        with Path(file).open("rb") as stream:
            return stream.read(HEAD)
    except OSError:
        return b""


def _existing(path: str) -> str:
    if content_instead(path) is not None:
        return path
    try:
        there = Path(path).exists()
    except (OSError, ValueError) as error:
        raise JourneyError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if not there and os.path.islink(path):  # noqa: PTH114 - never raises
        aim = os.readlink(path)  # noqa: PTH115 - as it is written there
        raise JourneyError(f"{path} is a link to {aim}, which does not exist")
    if not there:
        folder = Path(path).parent
        names = sorted(os.listdir(folder)) if os.access(folder, os.R_OK) and folder.is_dir() else []  # noqa: PTH208
        close = difflib.get_close_matches(Path(path).name, names, 1)
        hint = f"did you mean {Path(path).with_name(close[0])}?" if close else ""
        raise JourneyError(f"{path} does not exist", hint or ("" if names else f"there is no folder {folder} either"))
    return path
