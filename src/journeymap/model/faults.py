"""What validation found, as diagnostics in plain words, with the exact place and what probably was meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import yaml
from pydantic import ValidationError

from journeymap.diagnostics import Diagnostic, Fix
from journeymap.model.base import Item
from journeymap.model.ids import entry_id
from journeymap.model.journey import Journey
from journeymap.model.keys import closest, owners_of, part_at, respelt, short_key, sure
from journeymap.model.misspelling import lone_word
from journeymap.model.repair import Repairs
from journeymap.model.value_fault import meant_by, shown
from journeymap.syntax.document import Document, Path
from journeymap.syntax.edits import as_fix, replace_key, replace_value
from journeymap.syntax.quoting import in_quotes, quote_fix

__all__ = ["Fault", "faults_of"]

KINDS = {
    "dict_type": ("keys and values are expected here", "{key: value}"),
    "missing": ("something is missing here", ""),
    "string_type": ("text is expected here", "words"),
}


ANSWERS = ("yes", "no", "on", "off")


@dataclass(frozen=True)
class Fault:
    """A finding, the path in the file of the value that is wrong, and the path of it in the model."""

    finding: Diagnostic
    path: Path
    renamed: str | None = None
    replaced: str | None = None


def faults_of(error: ValidationError, root: type[Item], repairs: Repairs) -> list[Fault]:
    """Every mistake once, in the order of the file."""
    faults: dict[Path, Fault] = {}
    for entry in error.errors(include_url=False):
        fault = _fault(entry, root, repairs)
        faults.setdefault(fault.path, fault)
    targets = Counter((fault.path[:-1], fault.renamed) for fault in faults.values())
    once = (
        _unmended(fault) if fault.renamed and targets[fault.path[:-1], fault.renamed] > 1 else fault
        for fault in faults.values()
    )
    return sorted(once, key=lambda fault: fault.finding.sort_key)


def _unmended(fault: Fault) -> Fault:
    """Two keys that mean the same are not both renamed."""
    return replace(fault, finding=replace(fault.finding, fix=None))


def _fault(entry: Mapping[str, Any], root: type[Item], repairs: Repairs) -> Fault:
    location: Path = tuple(entry["loc"])
    context = entry.get("ctx") or {}
    path = repairs.written(location + tuple(context.get("at", ())))
    if entry["type"] == "extra_forbidden":
        return _unknown_key(repairs, path, part_at(root, location[:-1]) or root, root)
    cut = _cut_by_colon(repairs.document, path, entry["input"])
    if cut:
        return cut
    if entry["type"] == "literal_error":
        message, allowed, hint = _choice(location, entry["input"], str(context.get("expected", "")))
    elif entry["type"] == "journeymap":
        message, allowed, hint = context["message"], context["allowed"], context["hint"]
    else:
        (message, allowed), hint = KINDS.get(entry["type"], ("this value cannot stand here", "")), ""
        message = message if message.startswith("some") else f"{message}, not {shown(entry['input'])}"
    document, span = repairs.document, repairs.document.span(path)
    fix = _fix(document, path, entry["input"], hint, re.findall(r"'([^']*)'", str(context.get("expected", ""))))
    element = _element_at(document, path)
    finding = document.finding("wrong-value", message, span, allowed=allowed, hint=hint, element=element, fix=fix)
    return Fault(finding, path)


def _fix(document: Document, path: Path, value: Any, hint: str, words: list[str]) -> Fix | None:
    """Write the value that the hint offers; safe where a yes or a misspelt word can mean nothing else."""
    meant = meant_by(hint)
    node = document.node_at(path)
    if meant is None or not isinstance(node, yaml.ScalarNode) or not isinstance(value, str) or node.value != value:
        return None
    answer = meant in ("true", "false") and value.lower() in ANSWERS
    safe = answer or lone_word(value, words or ["skips"]) == meant
    return as_fix(f"write {meant}", replace_value(document, path, meant), safe=safe)


def _choice(location: Path, value: Any, expected: str) -> tuple[str, str, str]:
    """A word that is none of those which can stand here."""
    words = re.findall(r"'([^']*)'", expected)
    key = next((str(segment) for segment in reversed(location) if isinstance(segment, str)), "this")
    near = closest(value, words) if isinstance(value, str) else None
    allowed = " or ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""
    return f"{key} cannot be {shown(value)}", allowed, f"did you mean {near}?" if near else ""


def _unknown_key(repairs: Repairs, path: Path, part: type[Item], root: type[Item]) -> Fault:
    document, key = repairs.document, str(path[-1]) if path else ""
    owner = _value_at(document, path[:-1])
    all_keys = part.keys()
    known = [entry for entry in all_keys if not (isinstance(owner, Mapping) and entry in owner)]
    cut = _cut_by_colon(document, path[:-1], owner) if part.short and not sure(key, known) else None
    if cut:
        return cut
    certain = sure(key, known) or sure(key, all_keys)
    near = certain or closest(key, all_keys, known) or short_key(key, known)
    meant = near if near in known else None
    safe = meant is not None and (respelt(key, meant) or lone_word(key, known) == meant)
    finding = document.finding(
        "unknown-key",
        f'{_article(part.title())} has no key "{_shortened(key)}"',
        document.span(path, "key"),
        allowed=", ".join(all_keys),
        hint=f"did you mean {near}?" if near else _elsewhere(key, part, root),
        element=_element_at(document, path[:-1]),
        fix=as_fix(f"write {meant}", replace_key(document, path, meant), safe=safe) if meant else None,
    )
    return Fault(finding, path, renamed=meant)


def _article(title: str) -> str:
    return f"{'an' if title[0] in 'aeiou' else 'a'} {title}"


def _shortened(key: str) -> str:
    return key if len(key) <= 60 else key[:57] + "…"


def _elsewhere(key: str, part: type[Item], root: type[Item]) -> str:
    """Where a key belongs that this part does not have."""
    owners = [title for title in owners_of(key, root) or owners_of(key, Journey) if title != part.title()]
    if owners:
        return f'"{key}" is a key of {_article(owners[0])}'
    return "it may belong to a newer journeymap; a key of your own starts with x-"


def _cut_by_colon(document: Document, path: Path, value: Any) -> Fault | None:
    """An item such as `- Asks: may I?`, which YAML reads as a key and a value."""
    node = document.node_at(path)
    if not isinstance(node, yaml.MappingNode) or node.flow_style or not isinstance(value, Mapping) or len(value) != 1:
        return None
    (key, text), (key_node, value_node) = next(iter(value.items())), node.value[0]
    sentence = isinstance(key, str) and (" " in key or key[:1].isupper() or not key.isascii())
    if not sentence or not isinstance(text, str | None) or not isinstance(path[-1] if path else "", int):
        return None
    start, end = key_node.start_mark.index, max(value_node.end_mark.index, key_node.end_mark.index + 1)
    whole = document.text[start:end].rstrip()
    finding = document.finding(
        "text-cut",
        f"a colon and a blank make {in_quotes(key)} a key; a text with a colon needs quotes",
        document.span_of(start, end),
        allowed=f"quotes around the text: {in_quotes(whole)}",
        fix=quote_fix(document.file, document.text, start, start + len(whole)),
    )
    return Fault(finding, path, replaced=re.sub(r"\s+", " ", whole))


def _value_at(document: Document, path: Path) -> Any:
    value = document.data
    for segment in path:
        value = value[segment]
    return value


def _element_at(document: Document, path: Path) -> str:
    """The id of the innermost part that `path` leads through."""
    element = ""
    value: Any = document.data
    for segment in path:
        inside_list = isinstance(value, list)
        value = value[segment]
        if inside_list:
            element = entry_id(value) or element
    return element
