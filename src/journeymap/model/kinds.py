"""What kind of file a document is: a journey, an analyst's data file, a library, texts in a language, a project."""

from __future__ import annotations

from typing import Literal

from journeymap.diagnostics import Diagnostic, Edit, Fix
from journeymap.model.value_fault import shown
from journeymap.syntax.document import Document
from journeymap.syntax.edits import as_fix, replace_key

__all__ = ["VERSION_KEYS", "Kind", "check_version", "kind_of"]

Kind = Literal["journey", "data", "library", "texts", "project"]

VERSION_KEYS: dict[Kind, str] = {
    "journey": "journeymap",
    "data": "journeymap-data",
    "library": "journeymap-library",
    "texts": "journeymap-texts",
    "project": "journeymap-project",
}
"""The key that each kind of file begins with."""

TITLES: dict[Kind, str] = {
    "journey": "a journey",
    "data": "a data file",
    "library": "a library",
    "texts": "texts in another language",
    "project": "project settings",
}


def kind_of(document: Document) -> Kind | None:
    """The kind that the file's version key names (`journeymap: 1`, `journeymap-data: 1` …); None without one."""
    if not isinstance(document.data, dict):
        return None
    return next((kind for kind, key in VERSION_KEYS.items() if key in document.data), None)


def check_version(document: Document, wanted: Kind) -> Diagnostic | None:
    """What speaks against reading the file as `wanted`: another kind, a newer version, no version at all."""
    if not isinstance(document.data, dict):
        message = f"{TITLES[wanted]} is written as keys and values"
        first = f"{VERSION_KEYS[wanted]}: 1"
        return document.finding("file-kind", message, document.span(()), allowed=f"{first}, then name: … and so on")
    kind = kind_of(document)
    if kind is None:
        return _unsaid(document, wanted)
    if VERSION_KEYS[wanted] not in document.data:
        message = f"this file is {TITLES[kind]}, not {TITLES[wanted]}"
        span = document.span((VERSION_KEYS[kind],), "key")
        return document.finding("file-kind", message, span, allowed=f"{VERSION_KEYS[wanted]}: 1")
    return _version(document, VERSION_KEYS[wanted])


def _unsaid(document: Document, wanted: Kind) -> Diagnostic:
    import difflib

    key = VERSION_KEYS[wanted]
    close = difflib.get_close_matches(key, [str(word) for word in document.data], 1, 0.8)
    if close:
        span = document.span((close[0],), "key")
        hint = f"did you mean {key}?"
        rename = as_fix(f"write {key}", replace_key(document, (close[0],), key))
        return document.finding(
            "file-kind", f'"{close[0]}" is no key of a journeymap file', span, hint=hint, fix=rename
        )
    start = document.root.start_mark.index if document.root and document.root.start_mark else 0
    fix = Fix(f"begin with {key}: 1", (Edit(document.file, start, start, f"{key}: 1\n"),), safe=False)
    message = f"the file does not say that it is {TITLES[wanted]}"
    span = document.span_of(start, start + 1)
    return document.finding("file-kind", message, span, allowed=f'"{key}: 1" in the first line', fix=fix)


def _version(document: Document, key: str) -> Diagnostic | None:
    version = document.data[key]
    if version == "1":
        return None
    span = document.span((key,))
    number = version if isinstance(version, str) else ""
    if number.replace(".", "", 1).isdigit() and float(number) > 1:
        message = f"this file is written for a newer journeymap (version {number} of the language)"
        return document.finding("file-version", message, span, allowed=f"{key}: 1", hint="upgrade journeymap")
    message = f"{shown(number)} is no version of the language" if number else "the version of the language is missing"
    return document.finding("file-version", message, span, allowed=f"{key}: 1")
