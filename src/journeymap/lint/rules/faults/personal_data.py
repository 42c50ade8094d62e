"""The rule personal-data."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.references.spelling import plain
from journeymap.lint.rule import Finding, Spot, rule
from journeymap.lint.words.personal_texts import Trace, mask, traces
from journeymap.syntax.document import Document

__all__ = ["personal_data"]

LOG_WORDS = frozenset({"events", "match", "segments"})
"""Sections whose values are the log's own words: numbers there are codes, not texts."""

NAMED = re.compile(r"\.(?P<language>[a-z]{2})(-\w+)?\.ya?ml$")


@rule("personal-data", Severity.WARNING)
def personal_data(context: Context, *, allow: tuple[str, ...] = ()) -> Iterator[Finding]:
    """An e-mail address, a telephone number or another number of one person stands in a text.

    Why: a journey tells of kinds of customers, and its file is copied, printed and kept for years; nobody can take a
    person out of it again. Found are addresses and telephone numbers of persons, PESEL, EMŠO or JMBG, OIB, German tax
    numbers, IBANs and payment cards, by their check digits and by the words beside them. Addresses of a department
    (`claims@…`, `no-reply@…`), `example.com` and hotlines are none, nor are the names of owners.

    Example:
        touchpoints:
          - {name: Reports the claim, quote: "I wrote from anna.nowak@gmail.com, and nobody answered."}

    Better:
        touchpoints:
          - {name: Reports the claim, quote: "I wrote an e-mail, and nobody answered."}

    Options:
        allow: addresses and numbers that may stand in texts, such as those of the company itself.
    """
    allowed = {plain(each) for each in ((allow,) if isinstance(allow, str) else allow)}
    for document in context.file.documents:
        languages = tuple(filter(None, [context.journey.language, *_language(document)]))
        found = [trace for trace in _in_document(document, languages) if plain(_words(document, trace)) not in allowed]
        lines = _by_line(document, found)
        for trace in found:
            span = document.span_of(trace.begin, trace.end)
            spot = Spot(span, _masked_line(document, span.line, lines[span.line]), context.standing)
            words = mask(_words(document, trace))
            hint = "put somebody@example.com, or leave it out" if "@" in words else "leave it out"
            yield Finding(spot, f"{trace.what} stands here: {words}", hint=hint)


def _language(document: Document) -> list[str]:
    found = NAMED.search(document.file)
    return [found["language"]] if found else []


def _words(document: Document, trace: Trace) -> str:
    return document.text[trace.begin : trace.end]


def _by_line(document: Document, found: list[Trace]) -> dict[int, list[Trace]]:
    lines: dict[int, list[Trace]] = {}
    for trace in found:
        lines.setdefault(document.line_of(trace.begin), []).append(trace)
    return lines


def _masked_line(document: Document, line: int, found: list[Trace]) -> str:
    """The line as it is shown: a finding must not repeat what it is about."""
    begin, end = document.line_range(line)
    text = document.text[begin:end]
    for trace in found:
        if begin <= trace.begin and trace.end <= end:
            first, last = trace.begin - begin, trace.end - begin
            text = text[:first] + mask(text[first:last]) + text[last:]
    return text


def _in_document(document: Document, languages: tuple[str, ...]) -> list[Trace]:
    """What stands in the values of a file, as they are written, by place; what an alias repeats is found once."""
    waiting: list[tuple[yaml.Node, bool]] = [(document.root, True)] if document.root else []
    seen, found = set[int](), list[Trace]()
    while waiting:
        node, numbers = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            waiting += [(value, numbers and not _free(key)) for key, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            waiting += [(item, numbers) for item in node.value]
        else:
            begin = node.start_mark.index
            written = document.text[begin : node.end_mark.index]
            found += [
                Trace(begin + trace.begin, begin + trace.end, trace.what)
                for trace in traces(written, languages, numbers=numbers)
            ]
    return sorted(found, key=lambda trace: trace.begin)


def _free(key: yaml.Node) -> bool:
    return isinstance(key, yaml.ScalarNode) and (key.value in LOG_WORDS or key.value.startswith("x-"))
