"""Reading a file of the language into a document: the only place that opens one."""

from __future__ import annotations

import re

import yaml

from journeymap.diagnostics import Diagnostic, Severity
from journeymap.syntax.document import Document
from journeymap.syntax.limits import MAX_DEPTH, MAX_EXPANSION, deepest, measure, too_deep_to_compose
from journeymap.syntax.nodes import check_nodes
from journeymap.syntax.opening import open_text

__all__ = ["parse_document", "read_document"]

# YAML takes these for line ends, editors show them as nothing or as a blank.
HIDDEN_BREAKS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})


class _Loader(yaml.CSafeLoader):
    """YAML's own typing of scalars is not wanted, and looking it up takes a third of the time."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: tuple[bool, bool]) -> str:  # noqa: ARG002 - yaml's signature
        return ""


UNREADABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_document(file: str) -> tuple[Document | None, list[Diagnostic]]:
    """Open and parse `file`; the document is None where nothing can be read from it.

    Raises:
        JourneyError: there is no such file, or it cannot be opened.
    """
    text, faults = open_text(file)
    return (None, faults) if text is None else parse_document(file, text)


def parse_document(file: str, text: str) -> tuple[Document | None, list[Diagnostic]]:
    """Parse `text` (without a BOM); `file` is the name that findings carry. Never raises."""
    document = Document(file, text, None)
    fault = _unparsable(document)
    if fault is not None:
        return None, [fault]
    try:
        root = yaml.compose(text.translate(HIDDEN_BREAKS), Loader=_Loader)
    except yaml.YAMLError as error:
        from journeymap.syntax.yaml_faults import explain

        return None, [explain(document, error)]
    if root is None:
        message = "the file is empty" if not text.strip() else "the file holds nothing but comments"
        return None, [document.finding("file-empty", message, document.span_of(0, 0), allowed="journeymap: 1 …")]
    document = Document(file, text, root)
    fault = _too_much(document)
    if fault is not None:
        return None, [fault]
    findings, ignored = check_nodes(document)
    return Document(file, text, root, ignored), sorted(findings, key=lambda finding: finding.sort_key)


def _unparsable(document: Document) -> Diagnostic | None:
    """What would make YAML's own reader stop without a place, or go too deep."""
    odd = UNREADABLE.search(document.text)
    if odd:
        message = f"there is an invisible character here, U+{ord(odd[0]):04X}"
        span = document.span_of(odd.start(), odd.end())
        return document.finding("yaml-syntax", message, span, hint="delete it and write the line again")
    deep = too_deep_to_compose(document.text)
    return None if deep is None else _deep(document, deep, deep + 1)


def _too_much(document: Document) -> Diagnostic | None:
    assert document.root is not None
    if "*" not in document.text or "&" not in document.text:  # no aliases: a tree, which is quickly measured
        level, below = deepest(document.root)
        return _deep(document, below.start_mark.index, below.end_mark.index) if level > MAX_DEPTH else None
    found = measure(document.root)
    if found is None:
        return None
    problem, node = found
    start, end = node.start_mark.index, node.end_mark.index
    if problem == "depth":
        return _deep(document, start, end)
    word = re.match(r"&[^\s,\]\}]+", document.text[start:])
    name = word[0] if word else "this"
    if problem == "loop":
        message, allowed = f"{name} holds itself, by way of an alias (*)", "plain values without loops"
    else:
        message = f"aliases (*) make this part grow by more than {MAX_EXPANSION:,} values"
        allowed = "the values themselves"
    span = document.span_of(start, start + len(word[0]) if word else end)
    return document.finding("yaml-limit", message, span, severity=Severity.ERROR, allowed=allowed)


def _deep(document: Document, start: int, end: int) -> Diagnostic:
    message = f"the file is nested more than {MAX_DEPTH} levels deep"
    return document.finding("yaml-limit", message, document.span_of(start, end), hint="is a bracket never closed?")
