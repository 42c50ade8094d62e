"""Mending what a check found: fixes applied to the texts again and again, until there is nothing more to mend."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journeymap.diagnostics import Diagnostic
from journeymap.lint.fixes.mending import Mend, apply_mends
from journeymap.lint.run import check_files
from journeymap.model.search import journey_beside
from journeymap.results.checked import Checked
from journeymap.settings.files import write_atomic
from journeymap.syntax.document import Document
from journeymap.syntax.opening import instead, open_text

__all__ = ["Change", "fix_files"]

ROUNDS = 10
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Change:
    """A file that was mended: its text before and after (without a BOM), and what was done in which line, round by round."""

    file: str
    before: str
    after: str
    titles: tuple[str, ...]


def fix_files(
    paths: Sequence[str], *, unsafe: bool = False, write: bool = True, **options: Any
) -> tuple[list[Change], Checked]:
    """Apply the safe fixes (and with `unsafe` the others) to what `paths` mean, and check again.

    Files that are not named stay as they are: libraries elsewhere, for instance. Those beside a journey go with it.

    Args:
        paths: files and folders, as for `check_files`.
        unsafe: also fixes that may alter what the author meant.
        write: whether the files are written; if not, the changes are only told.
        **options: those of `check_files`.

    Returns:
        What was changed, by file, and what is found after that.

    Raises:
        JourneyError: as `check_files`; a file cannot be written.
    """
    quiet = {name: value for name, value in options.items() if name != "write_baseline"}
    mended = _Texts()
    checked = check_files(paths, **quiet)
    refused: set[Mend] = set()
    for _ in range(ROUNDS):
        found = [mend for mend in _mends(checked.findings, unsafe, _asked_for(paths)) if mend not in refused]
        texts, made, dropped = apply_mends(found, mended.now)
        refused.update(dropped)
        if dropped and not made:
            continue  # what clashed with them has its turn
        if not made or not mended.take(texts, made):
            break
        with instead(mended.contents()):
            checked = check_files(paths, **quiet | {"jobs": 1} if "jobs" in quiet else quiet)
    changes = mended.changes()
    if write:
        for change in changes:
            _write(change)
        checked = check_files(paths, **options) if changes or quiet != options else checked
    return changes, checked


class _Texts:
    """The texts of files while they are mended, by their real paths; none is written yet."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self._before: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._done: dict[str, list[str]] = {}
        self._seen: list[dict[str, str]] = []

    def now(self, real: str) -> str:
        """The text of a file as it is by now."""
        if real not in self.texts:
            self._before[real] = self.texts[real] = open_text(real)[0] or ""
        return self.texts[real]

    def take(self, texts: Mapping[str, str], made: Iterable[Mend]) -> bool:
        """Take over what a round has made; not where that was there before, since fixes then go in a circle."""
        fresh = {**self.texts, **texts}
        if fresh in self._seen:
            return False
        before, self.texts = self.texts, fresh
        self._seen.append(before)
        documents = {real: Document(real, text, None) for real, text in before.items()}
        for mend in sorted(made, key=lambda mend: mend.edits[0].start):
            for file, real in mend.files:
                self._names.setdefault(real, file)
                self._done.setdefault(real, []).append(f"line {mend.line(documents[real])}: {mend.title}")
        return True

    def contents(self) -> dict[str, bytes]:
        """The files as they would be on disk."""
        return {real: text.encode() for real, text in self.texts.items()}

    def changes(self) -> list[Change]:
        """The files whose text is another by now, in the order of their names."""
        return [
            Change(name, self._before[real], self.texts[real], tuple(self._done.get(real, ())))
            for real, name in sorted(self._names.items(), key=lambda entry: entry[1])
            if self._before[real] != self.texts[real]
        ]


def _mends(findings: Iterable[Diagnostic], unsafe: bool, asked_for: Callable[[str], bool]) -> Iterator[Mend]:
    """The fixes that may be made, each once."""
    seen: set[Mend] = set()
    for finding in findings:
        if finding.fix is None or not (finding.fix.safe or unsafe):
            continue
        mend = Mend.of(finding.fix)
        if mend not in seen and mend.files and all(asked_for(file) for file, _ in mend.files):
            seen.add(mend)
            yield mend


def _asked_for(paths: Sequence[str]) -> Callable[[str], bool]:
    """Whether a file is among what the user named: itself, below a folder, or beside a journey that was named.

    Where nothing is named the project is meant, and so is all that was found there.
    """
    named = {os.path.realpath(path) for path in paths}
    folders = [Path(path) for path in named if Path(path).is_dir()]

    def asked_for(file: str) -> bool:
        real = Path(os.path.realpath(file))
        if not real.is_file():
            return False
        beside = journey_beside(file)
        inside = any(folder in real.parents for folder in folders)
        return not paths or str(real) in named or inside or (beside is not None and os.path.realpath(beside) in named)

    return asked_for


def _write(change: Change) -> None:
    """Write a file as it was written before: with its BOM, through a link to it."""
    real = os.path.realpath(change.file)
    with Path(real).open("rb") as stream:
        bom = stream.read(len(BOM))
    write_atomic(real, (bom if bom == BOM else b"") + change.after.encode())
