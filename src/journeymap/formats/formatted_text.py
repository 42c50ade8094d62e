"""What `fmt` did, as text: the files that changed, what was left alone and why, and a line that counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.formats.columns import shown
from journeymap.formats.findings_text import finding_text
from journeymap.results.formatted import Formatted

__all__ = ["formatted_text"]


def formatted_text(done: Sequence[Formatted], *, written: bool, upgrade: bool = False) -> str:
    """What is to be said of all files.

    Args:
        done: what laying them out gave.
        written: whether they were written, rather than only looked at.
        upgrade: whether they were to be moved on to the newest version of the language.
    """
    lines = [line for each in done for line in _of_one(each, written)]
    if upgrade and not any(each.upgraded or each.findings for each in done):
        lines.append("nothing to upgrade: version 1 of the language is the newest")
    return "".join(f"{line}\n" for line in [*lines, _counts(done, written)])


def _of_one(done: Formatted, written: bool) -> Iterator[str]:
    name = shown(done.file)
    if done.changed:
        yield f"{'laid out' if written else 'would change'} {name}{_besides(done)}"
    for finding in done.findings:
        yield finding_text(finding) + "\n"
    if done.left:
        yield f"left alone {name}: {done.left}"
    if done.unwritten:
        yield f"no ids written in {name}: {done.unwritten}; journeymap check {name} shows them"
    if done.fault:
        yield f"left alone {name}: {done.fault}; this is a bug in journeymap, please report it with the file"


def _besides(done: Formatted) -> str:
    parts = [f"{done.ids} ids" if done.ids > 1 else "1 id"] if done.ids else []
    return "".join(f", {words}" for words in (*(f"with {part}" for part in parts), *done.upgraded))


def _counts(done: Sequence[Formatted], written: bool) -> str:
    changed = sum(each.changed for each in done)
    alone = sum(each.after is None for each in done)
    right = len(done) - changed - alone
    verb = "laid out" if written else "would change"
    parts = [f"{_files(changed)} {verb}"] if changed else []
    parts += [f"{_files(alone)} left alone"] if alone else []
    parts += [f"{_files(right)} {'was as it' if right == 1 else 'were as they'} should be"] if right else []
    return ", ".join(parts)


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"
