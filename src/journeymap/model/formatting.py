"""Laying out the text of one file: what kind it is, whether it can be, and what is to be written into it besides."""

from __future__ import annotations

import re

from journeymap.diagnostics import Diagnostic, Severity
from journeymap.model.kinds import Kind, check_version
from journeymap.model.missing_ids import missing_ids
from journeymap.model.search import is_project
from journeymap.model.shapes import shape_of
from journeymap.model.upgrades import kind_meant, upgrade
from journeymap.results.formatted import Formatted
from journeymap.syntax.document import Document
from journeymap.syntax.layout import Addition, Misplaced, Unfaithful, lay_out, unusual
from journeymap.syntax.opening import begins_with_bom, open_text
from journeymap.syntax.read import parse_document

__all__ = ["lay_out_file", "lay_out_text"]

BOM = "\ufeff"
OWN = re.compile(r"^[ \t]*(?:\{\s*)?[\"']?(?:journeymap[\w-]*|stages)[\"']?\s*:", re.MULTILINE)
FOREIGN = "it does not look like a file of the language, which begins with journeymap: 1"


def lay_out_file(file: str, *, ids: bool = False, move_on: bool = False) -> Formatted:
    """Lay out what a file holds; nothing is written.

    Raises:
        JourneyError: there is no such file, or it cannot be opened.
    """
    text, faults = open_text(file)
    if text is None:
        return Formatted(file, "", None, tuple(faults))
    before = BOM + text if begins_with_bom(file) else text
    return lay_out_text(file, before, ids=ids, move_on=move_on)


def lay_out_text(file: str, text: str, *, ids: bool = False, move_on: bool = False) -> Formatted:
    """Lay out `text` as a file of the language.

    Args:
        file: the name that findings carry; nothing is read from it.
        text: what the file holds.
        ids: also write the ids of touchpoints and stages that have none.
        move_on: also move the file on to the newest version of the language.
    """
    if not OWN.search(text.removeprefix(BOM)) and not is_project(file):
        return Formatted(file, text, None, left=FOREIGN)  # whatever is in it is no business of ours
    document, findings = parse_document(file, text.removeprefix(BOM))
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if document is None or errors:
        return Formatted(file, text, None, tuple(errors or findings))
    kind = _kind(document)
    done, additions = upgrade(document, kind) if kind and move_on else ((), ())
    wrong = None if done else _wrong(document, kind)
    if kind is None or wrong is not None:
        return Formatted(file, text, None, (wrong,) if wrong else ())
    odd = unusual(document)
    if odd:
        return Formatted(file, text, None, left=odd)
    own: list[Addition] | None = []
    if ids and kind == "journey":
        own = None if findings else missing_ids(document)  # an id is not made from a text that YAML cut
    return _laid_out(document, text, kind, (done, additions, own, findings))


Plan = tuple[tuple[str, ...], tuple[Addition, ...], list[Addition] | None, list[Diagnostic]]


def _laid_out(document: Document, text: str, kind: Kind, plan: Plan) -> Formatted:
    done, additions, own, findings = plan
    try:
        after = lay_out(document, shape_of(kind), (*additions, *(own or ())), findings)
    except Misplaced as odd:
        return Formatted(document.file, text, None, left=f"{odd}; put it on a line of its own above what it is about")
    except Unfaithful as fault:
        return Formatted(document.file, text, None, fault=str(fault))
    unwritten = "its errors, or texts that YAML cut, leave open what its parts are" if own is None else ""
    return Formatted(document.file, text, after, ids=len(own or ()), unwritten=unwritten, upgraded=done)


def _kind(document: Document) -> Kind | None:
    kind = kind_meant(document)
    return "project" if kind is None and is_project(document.file) else kind


def _wrong(document: Document, kind: Kind | None) -> Diagnostic | None:
    """What speaks against taking the file for one of the language that this program knows."""
    if kind == "project" and not set(document.data) & {"journeymap-project"}:
        return None
    return check_version(document, kind or "journey")
