"""What changed, for people at a terminal: by journey, the gravest first, alike changes folded together."""

from __future__ import annotations

from collections.abc import Iterator

import click

from journeymap.diagnostics import Span
from journeymap.formats.columns import shown
from journeymap.formats.diff_folds import Fold, folded, summary
from journeymap.formats.findings_text import findings_text
from journeymap.results.checked import Checked
from journeymap.results.diff import Change, ChangedJourney, Difference, Grade, Side

__all__ = ["diff_text"]

COLOURS = {Grade.BREAKING: "red", Grade.NOTABLE: "yellow", Grade.COSMETIC: "cyan"}
SIGNS = {"+": "green", "-": "red", ">": "blue", "~": "yellow"}


def diff_text(difference: Difference, *, colour: bool = False) -> str:
    """All changes, then what could not be read, then a closing line that counts; ends with a line end."""
    blocks = ["\n".join(_journey(journey, difference, colour)) for journey in difference.journeys]
    blocks += [_faults(difference, side, colour) for side in ("old", "new")]
    return "\n\n".join([*(block for block in blocks if block), summary(difference)]) + "\n"


def _journey(journey: ChangedJourney, difference: Difference, colour: bool) -> Iterator[str]:
    title = _styled(shown(" ".join(journey.name.split())), colour, bold=True)
    where = shown(_files(journey))
    if journey.status == "same":
        return
    if journey.status == "layout":
        yield f"{title} ({where}): layout or comments only"
        return
    if journey.status == "unreadable":
        yield f"{title} ({where}): cannot be compared"
        return
    yield f"{title} ({where})"
    for grade in Grade:
        folds = folded(change for change in journey.changes if change.grade is grade)
        if folds:
            yield "  " + _styled(str(grade), colour, COLOURS[grade], bold=True)
        for fold in folds:
            sign = _styled(fold.first.sign, colour, SIGNS[fold.first.sign])
            yield f"  {sign} {shown(fold.message)}{_styled(shown(_place(fold, journey, difference)), colour, dim=True)}"


def _files(journey: ChangedJourney) -> str:
    files = dict.fromkeys(name for name in (journey.old_file, journey.new_file) if name)
    return " -> ".join(files)


def _place(fold: Fold, journey: ChangedJourney, difference: Difference) -> str:
    """Behind a sentence: the line, with the file where it is another than the journey's."""
    change: Change = fold.first
    if len(fold.changes) > 1:
        return ""
    gone = change.new_place is None
    place: Span | None = change.place
    if place is None or not place.file:
        return ""
    own = journey.old_file if gone else journey.new_file
    words = f"line {place.line}" if place.file == own else f"{place.file}:{place.line}"
    return f"  [{words}{f' of {difference.old.label}' if gone else ''}]"


def _faults(difference: Difference, side: Side, colour: bool) -> str:
    errors = difference.errors(side)
    if not errors:
        return ""
    version = difference.old if side == "old" else difference.new
    text = findings_text(
        Checked(tuple(errors), len({error.span.file for error in errors if error.span})), colour=colour
    )
    title = f"errors in {shown(version.label)}; what they stand in could not be compared"
    return _styled(title, colour, bold=True) + "\n\n" + text.rpartition("\n\n")[0]


def _styled(text: str, colour: bool, fg: str | None = None, *, bold: bool = False, dim: bool = False) -> str:
    return click.style(text, fg=fg, bold=bold or None, dim=dim or None) if colour and text else text
