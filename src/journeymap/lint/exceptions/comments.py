"""Comments that ignore findings, `# journeymap: ignore[rule] reason`, and the lines that each of them holds for."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

import yaml

from journeymap.diagnostics import Diagnostic, Edit, Fix, Severity, Span
from journeymap.lint.references.closest import did_you_mean
from journeymap.model.kinds import kind_of
from journeymap.syntax.comments import comment_places, nodes_of
from journeymap.syntax.document import Document, end_of
from journeymap.syntax.elements import element_at

__all__ = ["Ignored", "Suppression", "suppressions_in"]

COMMENT = re.compile(
    r"#[ \t]*journeymap[ \t]*:[ \t]*(?P<word>[A-Za-z]+)"
    r"(?:[ \t]*\[(?P<rules>[^\]\r\n]*)\])?(?P<reason>[^\r\n]*)",
    re.IGNORECASE,
)
RULE = re.compile(r"[^\s,]+")
WRITTEN = "# journeymap: ignore[rule] reason"
LIKE = 0.75


@dataclass(frozen=True, slots=True)
class Ignored:
    """A name in the brackets of a comment, with its offsets."""

    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that ignores what `rules` find from line `first` to line `last` of its file.

    `begin` is its offset, `start` and `end` are what is to be deleted with it. `shared` says that the file is a
    library, which others use too; `element` is the part that the comment stands at.
    """

    span: Span
    line_text: str
    rules: tuple[Ignored, ...]
    reason: str
    first: int
    last: int
    element: str
    begin: int
    start: int
    end: int
    shared: bool = False

    def place(self, ignored: Ignored) -> Span:
        """The place of a name in the brackets."""
        line, column = self.span.line, self.span.column + ignored.start - self.begin
        return Span(self.span.file, line, column, line, column + ignored.end - ignored.start)

    def without(self, names: frozenset[str]) -> Fix:
        """The fix that takes names out of the brackets, or the comment out of the file where none is left."""
        kept = dict.fromkeys(ignored.rule for ignored in self.rules if ignored.rule not in names)
        if not kept:
            return Fix("delete the comment", (Edit(self.span.file, self.start, self.end, ""),))
        words = " and ".join(f'"{name}"' for name in sorted(names))
        edit = Edit(self.span.file, self.rules[0].start, self.rules[-1].end, ", ".join(kept))
        return Fix(f"delete {words} from the comment", (edit,))


def suppressions_in(document: Document) -> tuple[list[Suppression], list[Diagnostic]]:
    """The comments of a file that ignore findings, and what is said of those that do not say what they ignore."""
    found: list[Suppression] = []
    unclear: list[Diagnostic] = []
    comments = list(_comments(document))
    ends = _ends(document) if comments else {}
    for comment in comments:
        problem = _problem(document, comment)
        if problem is not None:
            unclear.append(problem)
        elif comment["word"].lower() == "ignore":
            found.append(_suppression(document, comment, ends))
    return found, unclear


def _comments(document: Document) -> Iterator[re.Match[str]]:
    """What looks like such a comment and does not stand in a text; another comment may stand before it in its line."""
    if COMMENT.search(document.text) is None:
        return
    for begin, end in comment_places(document):
        for found in COMMENT.finditer(document.text, begin, end):
            if found.start() == begin or document.text[found.start() - 1] in " \t":
                yield found


def _ends(document: Document) -> dict[int, int]:
    """The last line of what begins in a line, of the longest entry or item there; in the order of the lines."""
    ends: dict[int, int] = {}
    for node in nodes_of(document):
        if isinstance(node, yaml.CollectionNode):
            for entry in node.value:
                first, *more = entry if isinstance(entry, tuple) else (entry,)
                start = first.start_mark.index
                stop = max([end_of(first), *(end_of(value) for value in more if value.start_mark.index >= start)])
                line = document.line_of(start)
                ends[line] = max(ends.get(line, line), document.span_of(start, stop).end_line)
    return dict(sorted(ends.items()))


def _problem(document: Document, comment: re.Match[str]) -> Diagnostic | None:
    """What keeps a comment from ignoring anything, where it seems to be meant so."""
    word, rules = comment["word"], comment["rules"]
    fix, hint = None, ""
    if word.lower() == "ignore":
        if rules is not None and RULE.search(rules):
            return None
        message = "this comment does not say which rule is ignored"
    elif SequenceMatcher(None, word.lower(), "ignore").ratio() >= LIKE:
        message, hint = f'"{word}" says nothing here, so nothing is ignored', did_you_mean("ignore")
        fix = Fix(f'write "ignore" for "{word}"', (Edit(document.file, *comment.span("word"), "ignore"),))
    elif rules is not None:
        message = f'"{word}" says nothing here, so nothing is ignored'
    else:
        return None
    span = document.span_of(*comment.span())
    return document.finding(
        "unclear-suppression", message, span, severity=Severity.WARNING, allowed=WRITTEN, hint=hint, fix=fix
    )


def _suppression(document: Document, comment: re.Match[str], ends: Mapping[int, int]) -> Suppression:
    begin, offset = comment.start(), comment.start("rules")
    span = document.span_of(begin, comment.end())
    first, last = _lines(document, begin, span.line, ends)
    text = document.line_text(first)
    column = len(text) - len(text.lstrip(" \t-")) + 1
    whole = first == 1 and last >= len(document.line_starts)
    return Suppression(
        span=span,
        line_text=document.line_text(span.line),
        rules=tuple(
            Ignored(found[0], offset + found.start(), offset + found.end()) for found in RULE.finditer(comment["rules"])
        ),
        reason=comment["reason"].strip(" \t:-,.\u2013\u2014"),
        first=first,
        last=last,
        element="" if whole or last < first else element_at(document, first, column),
        begin=begin,
        **_cut(document, begin, comment.end(), span.line),
        shared=kind_of(document) == "library",
    )


def _lines(document: Document, begin: int, line: int, ends: Mapping[int, int]) -> tuple[int, int]:
    """The lines that a comment holds for: what begins in its line, or below it where it stands alone, or the file."""
    before = document.text[document.line_range(line)[0] : begin].split("#")[0]
    if before.strip(" \t-"):
        return line, ends.get(line, line)
    if document.root is not None and begin < document.root.start_mark.index:
        return 1, len(document.line_starts)
    lines = list(ends)
    below = bisect.bisect_right(lines, line)
    return (line, line - 1) if below == len(lines) else (lines[below], ends[lines[below]])


def _cut(document: Document, begin: int, end: int, line: int) -> dict[str, int]:
    """What is to be deleted with a comment: the blanks before it, or its whole line."""
    start = document.line_range(line)[0]
    if document.text[start:begin].strip():
        kept = document.text[start:begin].rstrip()
        return {"start": start + len(kept), "end": end}
    starts = document.line_starts
    return {"start": start, "end": starts[line] if line < len(starts) else len(document.text)}
