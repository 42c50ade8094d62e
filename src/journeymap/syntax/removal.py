"""Taking an entry or item out of a file: its lines or commas, its comment on the same line, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from journeymap.diagnostics import Edit
from journeymap.syntax.document import Document
from journeymap.syntax.trail import Step

__all__ = ["removal"]

REST = re.compile(r"[ \t\x85\u2028\u2029]*(?:(?<=[ \t,])#[^\r\n]*)?(?P<end>\r\n|\r|\n|\Z)")
"""What may stand behind the last thing of a line: a comment."""

COMMA = re.compile(r"(?:\s*#[^\r\n]*[\r\n])*\s*,")
DASHES = re.compile(r" *(?:- +)+")


def removal(document: Document, trail: Sequence[Step]) -> Edit | None:
    """The edit that takes out the last step of `trail`; None where something else would go with it."""
    *above, step = trail
    if len(step.parent.value) == 1:
        owner = above[-1] if above else None
        return removal(document, above) if owner and (owner.key or _is_list(step)) else None
    beside = (step.neighbour(-1), step.neighbour(1))
    if any(each is not None and each.anchored(document) for each in beside):
        return None
    return _from_flow(document, step, *beside) if step.parent.flow_style else _from_block(document, step, beside[1])


def _is_list(step: Step) -> bool:
    return isinstance(step.parent, yaml.SequenceNode)


def _from_block(document: Document, step: Step, after: Step | None) -> Edit | None:
    text, begin = document.text, step.begin(document)
    line = document.line_starts[document.line_of(begin) - 1]
    rest = REST.match(text, step.end(document))
    if rest is None:
        return None
    if not text[line:begin].strip():
        return Edit(document.file, line, rest.end(), "")
    if after is None or not DASHES.fullmatch(text[line:begin]):
        return None
    following = after.begin(document)
    if not text[rest.end() : following].strip():
        return Edit(document.file, begin, following, "")
    return Edit(document.file, _before_blanks(text, begin), rest.start("end"), "")  # comments stand in between


def _from_flow(document: Document, step: Step, before: Step | None, after: Step | None) -> Edit | None:
    text, begin, end = document.text, step.begin(document), step.end(document)
    comma = COMMA.match(text, end)
    if comma and ("\n" in comma[0] or "\r" in comma[0]):
        return None  # commas that begin a line
    stop = comma.end() if comma else end
    rest = REST.match(text, stop)
    line = document.line_starts[document.line_of(begin) - 1]
    alone = rest is not None and not text[line:begin].strip()
    gap = text[before.end(document) : begin] if before else ""
    if after is None and comma is None and "#" not in gap and not (alone and rest and "#" in rest[0]):
        return Edit(document.file, begin - len(gap) + gap.index(","), end, "")
    if alone and rest:
        return Edit(document.file, line, rest.end(), "")
    if rest or after is None:
        return Edit(document.file, _before_blanks(text, begin), stop, "")
    return Edit(document.file, begin, stop + len(text[stop:]) - len(text[stop:].lstrip(" \t")), "")


def _before_blanks(text: str, position: int) -> int:
    while position and text[position - 1] in " \t":
        position -= 1
    return position
