"""Which fonts this machine has: those of the map's stack by the names of their files, and all other font files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

__all__ = ["FOLDERS", "Family", "families", "font_files", "font_folders"]

FOLDERS: Final = "JOURNEYMAP_FONTS"
"""The environment variable that names the folders to look in, instead of those of the system."""

STACK: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "Noto Sans": (("notosans-regular.ttf", "notosans-bold.ttf"), ("notosans-regular.otf", "notosans-bold.otf")),
    "Segoe UI": (("segoeui.ttf", "segoeuib.ttf"),),
    "Helvetica": (("helvetica.ttc",),),
    "Arial": (("arial.ttf", "arialbd.ttf"), ("arial.ttf", "arial bold.ttf")),
    "Liberation Sans": (("liberationsans-regular.ttf", "liberationsans-bold.ttf"),),
    "DejaVu Sans": (("dejavusans.ttf", "dejavusans-bold.ttf"),),
}
"""The fonts that the map is laid out for, best first, with the files of their regular and bold letters. Liberation Sans
has the widths of Arial and Helvetica, and stands for them on Linux."""

SUFFIXES: Final = frozenset((".ttf", ".otf", ".ttc", ".otc"))


@dataclass(frozen=True, slots=True)
class Family:
    """A font: its name, and the files of its regular and bold letters."""

    name: str
    files: tuple[Path, ...]


def font_folders() -> tuple[Path, ...]:
    """Where fonts may be: the user's own first, then the system's; JOURNEYMAP_FONTS names others instead."""
    named = os.environ.get(FOLDERS)
    if named is not None:
        return tuple(Path(folder) for folder in named.split(os.pathsep) if folder)
    return tuple(_of_system(sys.platform))


def _of_system(platform: str) -> Iterator[Path]:
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where nobody is at home
    if platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        yield from (Path(local) / "Microsoft/Windows/Fonts",) if local else ()
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
    elif platform == "darwin":
        yield from (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    else:
        yield Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share") / "fonts"
        yield home / ".fonts"
        shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
        yield from (Path(folder) / "fonts" for folder in shared.split(":") if folder)


def font_files(folders: Iterable[Path] | None = None) -> tuple[Path, ...]:
    """All font files in `folders` and below, in the order of the folders and by name; one of each name."""
    found: dict[str, Path] = {}
    for folder in font_folders() if folders is None else folders:
        inside = [
            Path(place, name)
            for place, _, names in os.walk(folder)
            for name in names
            if os.path.splitext(name)[1].lower() in SUFFIXES  # noqa: PTH122 - thousands of names
        ]
        for file in sorted(inside, key=lambda file: (file.name.lower(), str(file))):
            found.setdefault(file.name.lower(), file)
    return tuple(found.values())


def families(files: Iterable[Path]) -> tuple[Family, ...]:
    """The fonts of the stack whose regular and bold letters are among `files`, best first."""
    known = {file.name.lower(): file for file in files}
    return tuple(
        Family(name, tuple(known[part] for part in whole))
        for name, choices in STACK.items()
        if (whole := next((parts for parts in choices if all(part in known for part in parts)), None))
    )
