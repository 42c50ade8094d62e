"""One round of fixes on texts: each whole or not at all, none that clashes with another or makes a file unreadable."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from journeymap.diagnostics import Edit, Fix, Severity
from journeymap.syntax.document import Document
from journeymap.syntax.edits import Taken, apply_edits
from journeymap.syntax.read import parse_document

__all__ = ["Mend", "apply_mends"]


@dataclass(frozen=True, slots=True)
class Mend:
    """A fix with its edits by the real paths of the files; `files` are pairs of the name as given and the real path."""

    title: str
    files: tuple[tuple[str, str], ...]
    edits: tuple[Edit, ...]

    @staticmethod
    def of(fix: Fix) -> Mend:
        """A fix as it can be applied."""
        real = {edit.file: os.path.realpath(edit.file) for edit in fix.edits}
        edits = dict.fromkeys(Edit(real[edit.file], edit.start, edit.end, edit.text) for edit in fix.edits)
        return Mend(fix.title, tuple(real.items()), tuple(edits))

    def line(self, document: Document) -> int:
        """The first line that it changes in a document, which is called by its real path; counted from 1."""
        return document.line_of(min(edit.start for edit in self.edits if edit.file == document.file))


def apply_mends(mends: Iterable[Mend], text_of: Callable[[str], str]) -> tuple[dict[str, str], list[Mend], list[Mend]]:
    """Apply those of `mends` that go together, the first ones first.

    `text_of` gives the text of a file by its real path.

    Returns:
        The new texts by real path, the fixes that were made, and those that would make a file worse to read. Others
        clash with one that was made and may be made in the next round.
    """
    chosen = _going_together(mends)
    texts = _applied(chosen, text_of)
    if not _worse(texts, text_of):
        return texts, chosen, []
    made: list[Mend] = []
    dropped: list[Mend] = []
    for mend in chosen:
        worse = _worse(_applied([*made, mend], text_of), text_of)
        (dropped if worse else made).append(mend)
    return _applied(made, text_of), made, dropped


def _going_together(mends: Iterable[Mend]) -> list[Mend]:
    """Those of which no edit clashes with one of an earlier fix; an edit that several fixes share is no clash."""
    chosen: list[Mend] = []
    edits: set[Edit] = set()
    taken: defaultdict[str, Taken] = defaultdict(Taken)
    for mend in mends:
        fresh = [edit for edit in mend.edits if edit not in edits]
        if not fresh or not _have_room(fresh, taken):
            continue
        chosen.append(mend)
        edits.update(fresh)
        for edit in fresh:
            taken[edit.file].add(edit)
    return chosen


def _have_room(edits: Iterable[Edit], taken: defaultdict[str, Taken]) -> bool:
    """Whether edits clash neither with those taken nor with each other."""
    own: defaultdict[str, Taken] = defaultdict(Taken)
    for edit in edits:
        if not (taken[edit.file].has_room(edit) and own[edit.file].has_room(edit)):
            return False
        own[edit.file].add(edit)
    return True


def _applied(mends: Iterable[Mend], text_of: Callable[[str], str]) -> dict[str, str]:
    edits: dict[str, dict[Edit, None]] = {}
    for mend in mends:
        for edit in mend.edits:
            edits.setdefault(edit.file, {})[edit] = None
    return {
        file: apply_edits(text_of(file), _in_the_file_s_line_ends(text_of(file), made))[0]
        for file, made in edits.items()
    }


def _in_the_file_s_line_ends(text: str, edits: Iterable[Edit]) -> list[Edit]:
    if "\r\n" not in text:
        return list(edits)
    return [
        Edit(each.file, each.start, each.end, each.text.replace("\r\n", "\n").replace("\n", "\r\n")) for each in edits
    ]


def _worse(texts: Mapping[str, str], text_of: Callable[[str], str]) -> bool:
    return any(_trouble(file, text) > _trouble(file, text_of(file)) for file, text in texts.items())


def _trouble(file: str, text: str) -> tuple[bool, int]:
    """How bad a text is to read: not at all, or with so many errors."""
    document, findings = parse_document(file, text)
    return document is None, sum(1 for finding in findings if finding.severity is Severity.ERROR)
