"""A project's journeymap.yaml: what it says about checking, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from journeymap.diagnostics import Diagnostic, Severity
from journeymap.lint.exceptions.comments import Suppression
from journeymap.lint.project.configuration import Configuration
from journeymap.lint.project.rule_settings import RuleSettings, rule_settings
from journeymap.lint.reading import read_findings
from journeymap.lint.references.closest import closest, did_you_mean
from journeymap.lint.rule import Rule
from journeymap.model.companions import read_part
from journeymap.model.globs import matches, steady_part
from journeymap.model.journey import Project
from journeymap.model.search import journeys_below
from journeymap.model.text import LANGUAGE_CODES
from journeymap.syntax.document import Document
from journeymap.syntax.read import read_document

__all__ = ["BASELINE", "Settings", "read_settings"]

BASELINE = "journeymap-baseline.json"
"""The baseline beside a journeymap.yaml that names none."""


@dataclass(frozen=True)
class Settings:
    """What one journeymap.yaml says, what is wrong with it, and its comments that ignore findings."""

    configuration: Configuration
    findings: tuple[Diagnostic, ...] = ()
    suppressions: tuple[Suppression, ...] = ()


def read_settings(file: str, rules: Sequence[Rule], *, all_known: bool = True) -> Settings:
    """Read the project settings in `file`; what is wrong in them is left out of the configuration.

    `all_known` says that there are no rules besides `rules`, so that any other name is a mistake.

    Raises:
        JourneyError: there is no such file, or it cannot be opened.
    """
    document, findings = read_document(file)
    if document is None:
        return Settings(Configuration(file), tuple(findings))
    part, faults = read_part(document, "project")
    project = part if isinstance(part, Project) else Project()
    ruled = rule_settings(document, project, rules, all_known=all_known)
    configuration = _configuration(file, project, ruled)
    found = [*findings, *faults, *ruled.findings]
    for look in (_languages, _unmatched, _baseline):
        found += look(document, project)
    graded, suppressions = read_findings([document], found, configuration)
    return Settings(configuration, graded, suppressions)


def _configuration(file: str, project: Project, ruled: RuleSettings) -> Configuration:
    folder = Path(file).parent
    baseline = folder / (project.baseline or BASELINE)
    return Configuration(
        file=file,
        severities=ruled.severities,
        switched=ruled.switched,
        options=ruled.options,
        languages=project.languages,
        owners=project.owners,
        journeys=project.journeys,
        baseline=str(baseline) if project.baseline or baseline.exists() else None,
    )


def _languages(document: Document, project: Project) -> Iterator[Diagnostic]:
    for index, language in enumerate(project.languages):
        if language.split("-")[0] not in LANGUAGE_CODES:
            span = document.span(("languages", index))
            allowed = "codes of two letters, such as en, pl or de"
            yield document.finding("wrong-value", f'"{language}" is no language', span, allowed=allowed)


def _unmatched(document: Document, project: Project) -> Iterator[Diagnostic]:
    """Globs that mean no journey at all."""
    folder = Path(document.file).parent
    for index, glob in enumerate(project.journeys):
        if not _finds(folder, glob):
            span = document.span(("journeys", index))
            message, hint = f'no journey is found by "{glob}"', _meant_folder(folder, glob)
            allowed = "folders and names as seen from this file; * stands for any name, ** for any folders"
            yield document.finding("unmatched-glob", message, span, severity=Severity.INFO, allowed=allowed, hint=hint)


def _baseline(document: Document, project: Project) -> Iterator[Diagnostic]:
    if project.baseline and not (Path(document.file).parent / project.baseline).exists():
        span = document.span(("baseline",))
        message, hint = f"there is no baseline {project.baseline}", "journeymap check --write-baseline writes it"
        yield document.finding("missing-baseline", message, span, severity=Severity.WARNING, hint=hint)


def _finds(folder: Path, glob: str) -> bool:
    """Whether a glob means any journey; only the folders that it may mean are looked through."""
    within = folder / steady_part(glob)
    if not within.is_relative_to(folder):
        return False
    journeys = journeys_below(within) if within.is_dir() else iter([within])
    return any(matches(each.relative_to(folder).as_posix(), [glob]) and each.is_file() for each in journeys)


def _meant_folder(folder: Path, glob: str) -> str:
    """The question that offers the folder which a glob probably means."""
    if "\\" in glob:
        return 'write "/" between folders'
    first = steady_part(glob).split("/")[0]
    if not first or (folder / first).exists():
        return ""
    try:
        names = sorted(each.name for each in folder.iterdir() if each.is_dir() and not each.name.startswith("."))
    except OSError:
        return ""
    return did_you_mean(closest(first, dict.fromkeys(names, "")))
