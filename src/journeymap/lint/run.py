"""A run of `check`: from paths to findings."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace

from journeymap.diagnostics import Diagnostic
from journeymap.lint.configuration import AS_IT_COMES, Configuration
from journeymap.lint.engine import check_read, conclude
from journeymap.lint.many import examine_all
from journeymap.lint.rules import RULES
from journeymap.model.companions import read_companion
from journeymap.model.read import JourneyFile, read_journey
from journeymap.model.search import find_files, is_companion, journey_beside
from journeymap.results.checked import Checked

__all__ = ["check_files", "check_paths"]


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
    examined = examine_all([file for file in files if not is_companion(file)], RULES, _configuration)
    looked_at = {os.path.realpath(name) for each in examined for name in each.names}
    found = conclude(examined, RULES, _configuration)
    for file in files:
        if os.path.realpath(file) not in looked_at:
            found.extend(_check_alone(file))
            looked_at.add(os.path.realpath(file))
    return Checked(tuple(sorted(dict.fromkeys(found), key=lambda finding: finding.sort_key)), len(looked_at))


def _configuration(file: str) -> Configuration:  # noqa: ARG001 - the closest journeymap.yaml will be asked
    return AS_IT_COMES


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


def _names(read: JourneyFile) -> list[str]:
    return [read.file, *(document.file for document in read.documents)]
