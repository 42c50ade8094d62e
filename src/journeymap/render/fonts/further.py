"""Fonts besides those of the stack, in the order in which they are worth asking for letters of some scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

from journeymap.render.fonts.faces import Face, faces
from journeymap.render.fonts.found import Family

__all__ = ["likely_and_others", "script"]

UNFIT: Final = re.compile(r"emoji|lastresort|blank|notdef", re.IGNORECASE)
"""Fonts whose letters are coloured pictures, boxes or nothing."""
STYLED: Final = re.compile(
    r"bold|bd\.|ital|obli|light|thin|black|medium|semi|extra|cond|narrow|mono|ui\b", re.IGNORECASE
)
UNLIKE: Final = re.compile(r"serif|naskh|kufi|nastaliq|looped|rashi|display|ming|mincho|song|batang", re.IGNORECASE)
"""Fonts that do not look like the rest of the map."""
EAST_ASIAN: Final = ("cjk", "pingfang", "hiragino", "applesdgothic", "msyh", "yugoth", "meiryo", "malgun", "wqy")
HINTS: Final = dict.fromkeys(("cjk", "hiragana", "katakana", "hangul", "bopomofo", "ideographic"), EAST_ASIAN)
"""What the files of a script's fonts are called, where it is not the script's own name."""
REGIONS: Final = {"ja": "JP", "ko": "KR", "zh": "SC", "zh-tw": "TC", "zh-hant": "TC", "zh-hk": "HK"}
"""Endings of fonts for languages that write the same letters differently."""


def script(letter: str) -> str:
    """The first word of a letter's name, which is nearly always its script.

    >>> script("ل"), script("你")
    ('arabic', 'cjk')
    """
    return unicodedata.name(letter, "unnamed").lower().replace("-", " ").split()[0]


def likely_and_others(
    files: Sequence[Path], lacking: Collection[str], language: str
) -> tuple[Iterator[Family], Iterator[Family]]:
    """The fonts made for the scripts of `lacking` that look like the stack's, and all others; files are read when asked."""
    scripts = {script(letter) for letter in lacking}
    hints = tuple(sorted({hint for name in scripts for hint in HINTS.get(name, (name,))}))
    ranked = sorted((_rank(file, hints), file) for file in files if not UNFIT.search(file.name))
    region = _region(language, scripts)
    known = {file.name.lower(): file for file in files}
    likely = [file for rank, file in ranked if not any(rank[:3])]
    others = [file for rank, file in ranked if any(rank[:3])]
    return _families(likely, known, region), _families(others, known, region)


def _rank(file: Path, hints: Sequence[str]) -> tuple[bool, bool, bool, bool, int, str]:
    name = re.sub("[-_ ]", "", file.stem.lower())
    return (
        not any(hint in name for hint in hints),
        bool(UNLIKE.search(file.stem)),
        bool(STYLED.search(file.name)),
        not name.startswith("notosans"),
        len(name),
        name,
    )


def _region(language: str, scripts: Collection[str]) -> str:
    written = language.lower()
    known = REGIONS.get(written) or REGIONS.get(written.split("-")[0])
    kana, hangul = {"hiragana", "katakana"} & set(scripts), "hangul" in scripts
    return known or ("JP" if kana else "KR" if hangul else "SC")


def _families(files: Sequence[Path], known: dict[str, Path], region: str) -> Iterator[Family]:
    for file in files:
        found = sorted(faces(file), key=lambda face: _unlikely(face, region))
        if found:
            bold = _bold(file, known)
            yield Family(found[0].family, (file, bold) if bold else (file,))


def _unlikely(face: Face, region: str) -> tuple[bool, bool, bool, int]:
    return "Mono" in face.family, not face.family.endswith(region), face.bold, face.place


def _bold(file: Path, known: dict[str, Path]) -> Path | None:
    """The file with the bold letters beside that of the regular ones, by its name."""
    stem, suffix = file.stem.lower(), file.suffix.lower()
    names = (stem.replace("regular", "bold"), f"{stem}-bold", f"{stem}bd", f"{stem} bold")
    return next((known[name + suffix] for name in names if name != stem and name + suffix in known), None)
