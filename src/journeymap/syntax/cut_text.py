"""Text that YAML cut or joined: a `#` in a sentence, a comma inside braces, a `!` at its start, an item too far in."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from journeymap.diagnostics import Diagnostic, Edit, Fix, Severity
from journeymap.syntax.document import Document
from journeymap.syntax.list_marks import ODD_BLANKS, odd_blank_message
from journeymap.syntax.quoting import in_quotes, quote_fix

__all__ = ["cut_at_comma", "cut_at_hash", "cut_at_mark", "joined_item"]

HASH = re.compile(r"[ \t]+#(?P<next>[^\s#!])[^\r\n]*")
BULLET = re.compile(r"[•◦‣▪●·–—][ \t\u00a0]")
ITEM = re.compile(r"[\r\n][ \t]*(?P<item>- )")
TIGHT = re.compile(r"(?P<key>[a-z][a-z-]*):(?!//)(?=.)")
ODD = re.compile(f"[{ODD_BLANKS}]")
DECIMAL = re.compile(r"[-\u2212]?\d+,\d{1,2}(?: ?(?:%|[A-Za-z]{1,3}))?")
DIRECTIVE = re.compile(r"[ \t]+#\s*journeymap:")


def cut_at_hash(document: Document, node: yaml.ScalarNode) -> Diagnostic | None:
    """Plain text with ` #x` behind it: YAML reads a comment, the author may have meant `Case #7 is lost`."""
    if node.style or not node.value:
        return None
    found = HASH.match(document.text, node.end_mark.index)
    if found is None or DIRECTIVE.match(document.text, node.end_mark.index):
        return None
    start, end = node.start_mark.index, found.end()
    whole = document.text[start:end].rstrip()
    return document.finding(
        "text-cut",
        f'a "#" after a blank begins a comment, so this text is read as {in_quotes(node.value)}',
        document.span_of(start, end),
        severity=Severity.WARNING,
        allowed=f'quotes around the text: {in_quotes(whole)}; or "# " before a comment',
        fix=quote_fix(document.file, document.text, start, start + len(whole)),
    )


def joined_item(document: Document, node: yaml.ScalarNode) -> Diagnostic | None:
    """Plain text with a line `- x` in it: indented too far, a list's item is read as more of the text above."""
    if node.style or node.start_mark.line == node.end_mark.line:
        return None
    if BULLET.match(node.value):
        return _bullets(document, node)
    found = ITEM.search(document.text, node.start_mark.index, node.end_mark.index)
    if found is None:
        return None
    start, end = found.start("item"), document.line_range(document.line_of(found.start("item")))[1]
    above = document.line_of(node.start_mark.index)
    return document.finding(
        "text-cut",
        f"this item is indented further than the list, so it is read as more of the text in line {above}",
        document.span_of(start, end),
        severity=Severity.WARNING,
        allowed='"- " in the same column for all items of a list; or quotes around the text',
    )


def _bullets(document: Document, node: yaml.ScalarNode) -> Diagnostic | None:
    """Lines that all begin with the bullet of a word processor are one text to YAML."""
    start, end = node.start_mark.index, node.end_mark.index
    sign, lines = node.value[0], document.text[start:end].splitlines()
    if not all(line.lstrip().startswith(sign) for line in lines):
        return None
    return document.finding(
        "text-cut",
        f'an item of a list begins with "- ", not with "{sign}", so these {len(lines)} lines are read as one text',
        document.span_of(start, start + len(lines[0])),
        allowed=f"- {lines[0][1:].strip()}",
        hint="each item in a line of its own, below its key",
    )


def cut_at_mark(document: Document, node: yaml.Node) -> Diagnostic | None:
    """A value that starts with `!` or `&`: YAML takes the first word for a tag or an anchor."""
    start, end = node.start_mark.index, node.end_mark.index
    mark = document.text[start : start + 1]
    if mark not in ("!", "&") or start == end:
        return None
    name = re.split(r"[\s,\[\]{}]", document.text[start:end], maxsplit=1)[0]
    if mark == "&" and re.search(rf"\*{re.escape(name[1:])}(?![\w-])", document.text):
        return None
    kind = "a tag" if mark == "!" else "an anchor"
    if not isinstance(node, yaml.ScalarNode) or node.style:
        message = f'YAML takes "{name}" for {kind}, which a journey has no use for'
        return document.finding(
            "yaml-feature", message, document.span_of(start, start + len(name)), hint="delete it, or quote the text"
        )
    whole = document.text[start:end].rstrip()
    return document.finding(
        "text-cut",
        f'YAML takes "{name}" at the start for {kind}, so this text is read as {in_quotes(node.value)}',
        document.span_of(start, end),
        severity=Severity.WARNING,
        allowed=f"quotes around the text: {in_quotes(whole)}",
        fix=quote_fix(document.file, document.text, start, start + len(whole)),
    )


def cut_at_comma(document: Document, mapping: yaml.MappingNode) -> Iterator[tuple[Diagnostic, list[int]]]:
    """In braces a comma ends a text: `{name: By card, in cash}` has a key `in cash` without a value.

    Yields each finding with the key nodes (by `id`) that are no keys.
    """
    if not mapping.flow_style:
        return
    text: yaml.Node | None = None
    bare: list[yaml.Node] = []
    for key, value in [*mapping.value, (None, None)]:
        if key is not None and _is_bare(document, key, value):
            tight = TIGHT.match(key.value)
            if tight is None:
                bare.append(key)
                continue
            yield _tight(document, key, tight["key"]), [id(key)]
        if bare:
            yield _comma(document, text, bare), [id(node) for node in bare]
        bare = []
        text = value if isinstance(value, yaml.ScalarNode) and not value.style and value.value else None


def _is_bare(document: Document, key: yaml.Node, value: yaml.Node) -> bool:
    """A plain word without a colon and without a value."""
    return (
        isinstance(key, yaml.ScalarNode)
        and not key.style
        and isinstance(value, yaml.ScalarNode)
        and not value.style
        and value.value == ""
        and value.start_mark.index == value.end_mark.index
        and ":" not in document.text[key.end_mark.index : value.start_mark.index + 1]
    )


def _tight(document: Document, key: yaml.Node, word: str) -> Diagnostic:
    start = key.start_mark.index
    place = start + len(word) + 1
    text = document.text[place : key.end_mark.index]
    blank = Fix(
        "put a blank after the colon", (Edit(document.file, place, place + len(text), f" {text.lstrip()}"),), safe=False
    )
    message = odd_blank_message(text) if ODD.match(text) else "there must be a blank after the colon"
    return document.finding(
        "text-cut",
        message,
        document.span_of(start, key.end_mark.index),
        allowed=f"{word}: {text.strip()}",
        fix=blank,
    )


def _comma(document: Document, text: yaml.Node | None, bare: list[yaml.Node]) -> Diagnostic:
    start = (text or bare[0]).start_mark.index
    end = bare[-1].end_mark.index
    whole = document.text[start:end]
    if text is None:
        message = f"{in_quotes(bare[0].value)} has no value here"
        return document.finding(
            "text-cut", message, document.span_of(start, end), allowed="key: value; a list is written in [ ]"
        )
    if DECIMAL.fullmatch(whole):
        text.value = whole.replace(",", ".")  # surely meant: read so, the number is not found wrong as well
        message = "inside braces a comma ends a value; a decimal is written with a point"
        fix = Fix("write a decimal point", (Edit(document.file, start, end, text.value),), safe=False)
        return document.finding("text-cut", message, document.span_of(start, end), allowed=text.value, fix=fix)
    return document.finding(
        "text-cut",
        f"inside braces a comma ends a text, so this one is read as {in_quotes(text.value)}",
        document.span_of(start, end),
        allowed=f"quotes around the text: {in_quotes(whole)}",
        fix=quote_fix(document.file, document.text, start, end),
    )
