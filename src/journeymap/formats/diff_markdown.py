"""What changed as a comment on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeymap.formats.columns import shown
from journeymap.formats.diff_folds import Fold, counts_in_words, folded, summary
from journeymap.results.diff import Change, ChangedJourney, Difference, Grade

__all__ = ["diff_markdown"]

MARKED = re.compile(r"([\\`*_{}\[\]<>()#+!|~&@$])")
STARTS = re.compile(r"^(\d+)([.)])|^([-=:])")
OPEN = {Grade.BREAKING: "🔴", Grade.NOTABLE: "🟡", Grade.COSMETIC: "⚪"}
MOST = 50
"""So many lines of a grade are shown; a comment has an end."""


def diff_markdown(difference: Difference) -> str:
    """A heading, counts, a list by journey with the gravest changes first; what is cosmetic is folded away."""
    lines = ["## Journey changes", "", f"**{escaped(summary(difference))}**", ""]
    for journey in difference.journeys:
        lines += _journey(journey, difference)
    for side, version in (("old", difference.old), ("new", difference.new)):
        errors = difference.errors("old" if side == "old" else "new")
        if errors:
            lines += [f"### Errors in {escaped(version.label)}", ""]
            lines += ["What they stand in could not be compared.", ""]
            lines += [f"- {code(str(error.span))} {escaped(error.message)}" for error in errors[:MOST]]
            lines += [f"- and {len(errors) - MOST:,} more"] if len(errors) > MOST else []
            lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    r"""`text` so that nothing in it is markup, a mention or a reference.

    >>> escaped("a *b* @c <d>")
    'a \\*b\\* \\@\u200bc \\<d\\>'
    """
    line = shown(" ".join(text.split())).replace(" -> ", " → ")
    safe = STARTS.sub(
        lambda found: "\\" + found[0] if found[3] else f"{found[1]}\\{found[2]}", MARKED.sub(r"\\\1", line)
    )
    # A backslash does not stop a mention or an issue's number; a mark without a width does.
    return re.sub(r"(\\[@#])(?=\w)", "\\1\u200b", safe)


def code(text: str) -> str:
    """`text` as code, whatever backticks it holds."""
    line = shown(" ".join(text.split()))
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def _journey(journey: ChangedJourney, difference: Difference) -> Iterator[str]:
    if journey.status == "same":
        return
    files = " → ".join(code(name) for name in dict.fromkeys((journey.old_file, journey.new_file)) if name)
    yield f"### {escaped(journey.name)}"
    yield ""
    plain = {"layout": "layout or comments only", "unreadable": "cannot be compared"}
    yield f"{files}: {plain.get(journey.status) or counts_in_words(journey.counts())}"
    yield ""
    for grade in Grade:
        folds = folded(change for change in journey.changes if change.grade is grade)
        if folds:
            yield from _grade(grade, folds, journey, difference)


def _grade(grade: Grade, folds: list[Fold], journey: ChangedJourney, difference: Difference) -> Iterator[str]:
    title = f"{OPEN[grade]} {sum(len(fold.changes) for fold in folds):,} {grade}"
    away = grade is Grade.COSMETIC or len(folds) > MOST // 2
    yield f"<details><summary>{title}</summary>" if away else f"**{title}**"
    yield ""
    for fold in folds[:MOST]:
        yield f"- {escaped(fold.message)}{_place(fold, journey, difference)}"
    if len(folds) > MOST:
        yield f"- and {len(folds) - MOST:,} more"
    yield ""
    if away:
        yield "</details>"
        yield ""


def _place(fold: Fold, journey: ChangedJourney, difference: Difference) -> str:
    change: Change = fold.first
    place = change.place
    if len(fold.changes) > 1 or place is None or not place.file:
        return ""
    gone = change.new_place is None
    own = journey.old_file if gone else journey.new_file
    words = f"line {place.line}" if place.file == own else f"{place.file}:{place.line}"
    of = f" of {escaped(difference.old.label)}" if gone else ""
    return f" ({code(words) if ':' in words else words}{of})"
