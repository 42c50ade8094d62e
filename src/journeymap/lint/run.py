"""A run of `check`: from paths to findings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from journeymap.diagnostics import Diagnostic, JourneyError
from journeymap.lint.conclusion import Conclusion
from journeymap.lint.engine import Examined, examine
from journeymap.lint.many import examine_all
from journeymap.lint.names import known_names
from journeymap.lint.project.configuration import Configuration
from journeymap.lint.project.projects import Projects
from journeymap.lint.reading import read_findings
from journeymap.lint.references.closest import closest, did_you_mean
from journeymap.lint.registry import all_rules, plug_in_faults
from journeymap.lint.rule import Rule
from journeymap.model.companions import read_companion
from journeymap.model.read import JourneyFile
from journeymap.model.search import find_files, is_companion, is_project, journey_beside
from journeymap.results.checked import Checked

__all__ = ["check_files", "check_loaded", "check_paths", "files_meant"]


def check_paths(paths: Iterable[str]) -> list[Diagnostic]:
    """Every fault of the journeys at `paths`, files or folders.

    Raises:
        JourneyError: a path does not exist, or a folder holds no journey.
    """
    return list(check_files(paths).findings)


def check_files(
    paths: Iterable[str],
    *,
    today: str | None = None,
    config: str | None = None,
    isolated: bool = False,
    only: Sequence[str] = (),
    baseline: str | None = None,
    write_baseline: bool = False,
    cache: bool = True,
    jobs: int | None = None,
) -> Checked:
    """Check all files at `paths` in one run. A file beside a journey is read with it, and not once more alone.

    Args:
        paths: files and folders; none for the project of the working folder.
        today: the day on which the check is made, as an ISO date; unsaid: the latest that a journey itself names.
        config: the journeymap.yaml that holds for all files; unsaid: for each the closest one above it.
        isolated: whether no journeymap.yaml is to be looked for at all.
        only: rules to apply, and no others; errors of reading are found nevertheless.
        baseline: the file of known findings, which are left out; unsaid: the one that the project names.
        write_baseline: whether to write what is found there, instead of holding it against it.
        cache: whether what earlier checks found may be taken again.
        jobs: processes at most; unsaid: one for each core.

    Raises:
        JourneyError: a path does not exist, a folder holds no journey, a rule is not known, a date is none, or the
            baseline cannot be read or written.
    """
    rules = all_rules()
    _refuse_unknown(only, rules)
    _refuse_no_date(today)
    projects = Projects(rules, config=config, isolated=isolated, today=today, only=only, all_known=not plug_in_faults())
    paths = list(paths) or _project(projects)
    files = find_files(paths, projects.belongs)
    applied = _applied(rules, only)
    journeys = [file for file in files if not is_companion(file)]
    examined = examine_all(journeys, applied, projects.of, cache=cache, jobs=jobs)
    alone = _alone(files, examined, applied, projects)
    conclusion = Conclusion(examined, alone, applied, projects, tuple(only), paths, files)
    return conclusion.checked(baseline, write=write_baseline)


def files_meant(paths: Iterable[str]) -> list[str]:
    """The files that `paths` mean to a check; where none is named, those of the project around the working folder.

    Raises:
        JourneyError: a path does not exist, a folder holds no journey, or there is no project.
    """
    projects = Projects(all_rules())
    return find_files(list(paths) or _project(projects), projects.belongs)


def check_loaded(file: JourneyFile) -> Checked:
    """Check a journey that was read already, as `check_files` does."""
    rules = all_rules()
    projects = Projects(rules, all_known=not plug_in_faults())
    examined = examine(file, rules, projects.of(file.file))
    return Conclusion([examined], [], rules, projects, (), [file.file], [file.file]).checked(None, write=False)


def _refuse_unknown(only: Iterable[str], rules: Sequence[Rule]) -> None:
    known = dict.fromkeys(known_names(rules), "")
    for name in only:
        if name not in known:
            hint = did_you_mean(closest(name, known)) or "journeymap rules lists them"
            raise JourneyError(f'there is no rule "{name}"', hint)


def _refuse_no_date(today: str | None) -> None:
    try:
        date.fromisoformat(today or "2026-10-01")
    except ValueError:
        raise JourneyError(f'"{today}" is no date', "2026-10-01 is one") from None


def _applied(rules: Sequence[Rule], only: Sequence[str]) -> Sequence[Rule]:
    """The rules to apply: to know of comments that ignore nothing, all."""
    if not only or "unused-suppression" in only:
        return rules
    return tuple(rule for rule in rules if rule.name in only)


def _project(projects: Projects) -> list[str]:
    folder = projects.root()
    if folder is None:
        hint = "name one; . is all that is below this folder"
        raise JourneyError("no file or folder is named, and no journeymap.yaml is found here or above", hint)
    return [folder]


def _alone(
    files: Iterable[str], examined: Iterable[Examined], rules: Sequence[Rule], projects: Projects
) -> list[Examined]:
    """What is found in files that no journey of the run was read with."""
    looked_at = {os.path.realpath(name) for each in examined for name in each.names}
    found: list[Examined] = []
    for file in files:
        if os.path.realpath(file) not in looked_at:
            found.append(_settings(file, projects) if is_project(file) else _beside(file, rules, projects))
            looked_at.add(os.path.realpath(file))
    return found


def _settings(file: str, projects: Projects) -> Examined:
    projects.read(file)  # what is wrong in it is said with that of all settings
    return Examined(file, (file,), (), None)


def _beside(file: str, rules: Sequence[Rule], projects: Projects) -> Examined:
    """What stands in a file whose journey was not named: the journey is asked too, but only this file counts."""
    journey = journey_beside(file)
    configuration = projects.of(file)
    if journey is None:
        return _companion(file, configuration)
    [whole] = examine_all([journey], rules, projects.of, cache=False, jobs=1)
    name = next((name for name in whole.names if os.path.realpath(name) == os.path.realpath(file)), None)
    if name is None:
        return _companion(file, configuration)
    findings = (_moved(each, file) for each in whole.findings if each.span and each.span.file == name)
    comments = (
        replace(each, span=replace(each.span, file=file)) for each in whole.suppressions if each.span.file == name
    )
    return Examined(file, (file,), tuple(findings), whole.summary, tuple(comments), whole.dated)


def _moved(finding: Diagnostic, file: str) -> Diagnostic:
    """The same finding, with the file called as the user calls it."""
    assert finding.span is not None
    return replace(finding, span=replace(finding.span, file=file))


def _companion(file: str, configuration: Configuration) -> Examined:
    document, diagnostics = read_companion(file)
    findings, comments = read_findings([document] if document else [], diagnostics, configuration)
    return Examined(file, (file,), findings, None, comments)
