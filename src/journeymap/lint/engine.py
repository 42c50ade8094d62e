"""Runs the rules over journeys and collects what they and the readers found, each fault once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from journeymap.diagnostics import Diagnostic, Severity
from journeymap.graph.compile import compile_journey
from journeymap.lint.context import Context
from journeymap.lint.rule import Rule
from journeymap.lint.rules import RULES
from journeymap.model.companions import read_companion
from journeymap.model.read import JourneyFile, read_journey
from journeymap.model.search import find_files, is_companion, journey_beside

__all__ = ["Checked", "check_files", "check_paths", "check_read", "check_together"]


@dataclass(frozen=True)
class Checked:
    """What a check found, and in how many files it looked."""

    findings: tuple[Diagnostic, ...]
    files: int


def check_paths(paths: Iterable[str]) -> list[Diagnostic]:
    """Every fault of the journeys at `paths`, files or folders.

    Raises:
        JourneyError: a path does not exist, or a folder holds no journey.
    """
    return list(check_files(paths).findings)


def check_files(paths: Iterable[str]) -> Checked:
    """Check all files at `paths` in one run. A file beside a journey is read with it, and not once more alone.

    Raises:
        JourneyError: a path does not exist, or a folder holds no journey.
    """
    files = find_files(paths)
    journeys = [read_journey(file) for file in files if not is_companion(file)]
    looked_at = {os.path.realpath(name) for read in journeys for name in _names(read)}
    found = check_together(journeys)
    for file in files:
        if os.path.realpath(file) not in looked_at:
            found.extend(_check_alone(file))
            looked_at.add(os.path.realpath(file))
    return Checked(tuple(sorted(dict.fromkeys(found), key=lambda finding: finding.sort_key)), len(looked_at))


def _names(read: JourneyFile) -> Iterator[str]:
    yield read.file
    yield from (document.file for document in read.documents)


def _check_alone(file: str) -> list[Diagnostic]:
    """What is wrong in a file whose journey was not named: it is asked too, but only what stands in `file` counts."""
    journey = journey_beside(file)
    read = read_journey(journey) if journey else None
    real = os.path.realpath(file)
    if read is None or real not in {os.path.realpath(name) for name in _names(read)}:
        return read_companion(file)[1]
    return [
        replace(finding, span=replace(finding.span, file=file))
        for finding in check_read(read)
        if finding.span and os.path.realpath(finding.span.file) == real
    ]


def check_read(file: JourneyFile, rules: Sequence[Rule] = RULES) -> list[Diagnostic]:
    """Every fault of one journey file: what reading it found and what the rules find, in the order of the places."""
    return check_together([file], rules)


def check_together(files: Iterable[JourneyFile], rules: Sequence[Rule] = RULES) -> list[Diagnostic]:
    """Every fault of several journey files, which may refer to each other."""
    files = list(files)
    contexts = [Context(file, compile_journey(file.journey)) for file in files if file.journey is not None]
    found = [finding for file in files for finding in file.diagnostics]
    for rule in rules:
        if rule.scope == "project":
            found.extend(_apply(rule, contexts, contexts))
        else:
            for context in contexts:
                found.extend(_apply(rule, context, [context]))
    return _once(found, rules)


def _apply(rule: Rule, subject: Context | Sequence[Context], contexts: Sequence[Context]) -> Iterator[Diagnostic]:
    """A rule's findings; a rule that fails is reported by its name, and the others go on."""
    draft = {id(context.journey.place.document): context.draft for context in contexts}
    lenient = all(draft.values()) if isinstance(subject, Context) else False
    try:
        for finding in rule.find(subject):
            diagnostic = rule.report(finding, draft=draft.get(id(finding.place.document), lenient))
            if diagnostic is not None:
                yield diagnostic
    except Exception as error:  # noqa: BLE001 - a rule's own bug must not hide what the others find
        first = contexts[0].journey.place.document
        message = f'the rule "{rule.name}" could not be applied: {error or type(error).__name__}'
        hint = "this is a bug in journeymap; the other rules went on"
        yield first.finding(rule.name, message, first.span_of(0, 0), severity=Severity.ERROR, hint=hint)


def _once(found: Sequence[Diagnostic], rules: Sequence[Rule]) -> list[Diagnostic]:
    """Sorted, without repetitions and without what another rule's finding on the same element explains."""
    after = {rule.name: rule.after for rule in rules}
    elements = {(finding.rule, finding.span.file, finding.element) for finding in found if finding.span}
    kept: dict[Any, Diagnostic] = {}
    for finding in sorted(found, key=lambda finding: finding.sort_key):
        file = finding.span.file if finding.span else ""
        explained = finding.element and any(
            (name, file, finding.element) in elements for name in after.get(finding.rule, ())
        )
        if not explained:
            kept.setdefault((finding.span, finding.message), finding)
    return list(kept.values())
