"""The closing lines of a check: how many findings, what was left out, what can be mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.results.checked import Checked

__all__ = ["summary_text"]


def summary_text(checked: Checked, *, star: bool = False) -> str:
    """The closing lines, without a line end: the first counts the findings, others stand only where they say something.

    With `star` what can be mended is marked, as are the findings above.

    >>> print(summary_text(Checked((), 3, ignored=1, known=12, mended=2)))
    3 files checked, nothing to mend
    1 ignored by comments in the files, 12 known from the baseline
    2 of the baseline are mended: --write-baseline takes them out
    """
    return "\n".join(_lines(checked, star))


def _lines(checked: Checked, star: bool) -> Iterator[str]:
    yield _counts(checked)
    left_out = [f"{checked.ignored} ignored by comments in the files"] if checked.ignored else []
    left_out += [f"{checked.known} known from the baseline"] if checked.known else []
    if left_out:
        yield ", ".join(left_out)
    if checked.mended:
        are, them = ("is", "it") if checked.mended == 1 else ("are", "them")
        yield f"{checked.mended} of the baseline {are} mended: --write-baseline takes {them} out"
    safe, unsafe = (sum(1 for each in checked.findings if each.fix and each.fix.safe is kind) for kind in (True, False))
    if safe:
        yield f"{'* ' if star else ''}{safe} can be mended with --fix" + (
            f", {unsafe} more with --unsafe-fixes" if unsafe else ""
        )
    elif unsafe:
        yield f"{unsafe} can be mended with --fix --unsafe-fixes"


def _counts(checked: Checked) -> str:
    """Such as `2 errors, 1 warning in 3 files`."""
    counts = Counter(finding.severity for finding in checked.findings)
    files = _counted(checked.files, "file")
    infos = f"{counts[Severity.INFO]} info"
    if not counts[Severity.ERROR] and not counts[Severity.WARNING]:
        return f"{files} checked, nothing to mend" + (f" ({infos})" if counts[Severity.INFO] else "")
    words = [_counted(counts[kind], kind) for kind in (Severity.ERROR, Severity.WARNING) if counts[kind]]
    words += [infos] if counts[Severity.INFO] else []
    return f"{', '.join(words)} in {files}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
