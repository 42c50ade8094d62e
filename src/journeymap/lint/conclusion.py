"""The end of a run: all that was found, without what comments ignore, what nobody asked for, and what is known."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from journeymap.diagnostics import Diagnostic, Severity
from journeymap.lint.engine import Examined, gather, once
from journeymap.lint.exceptions.known import Known
from journeymap.lint.exceptions.suppress import Comments
from journeymap.lint.names import CHECKING, READING, known_names
from journeymap.lint.project.projects import Projects
from journeymap.lint.registry import all_rules, plug_in_faults
from journeymap.lint.rule import Rule
from journeymap.results.checked import Checked

__all__ = ["Conclusion"]


@dataclass(frozen=True)
class Conclusion:
    """What was examined in a run: journeys, and `apart` other files that no journey of the run was read with.

    `rules` were applied, and of what they say only what is in `only` counts, where that is not empty. `files` are those
    that `paths`, as the user gave them, mean.
    """

    examined: Sequence[Examined]
    apart: Sequence[Examined]
    rules: Sequence[Rule]
    projects: Projects
    only: Sequence[str]
    paths: Sequence[str]
    files: Sequence[str]

    def checked(self, baseline: str | None, *, write: bool) -> Checked:
        """The findings that are left, with the counts of those that are left out.

        Raises:
            JourneyError: a baseline cannot be read, or not be written.
        """
        kept, ignored = self._kept()
        if baseline or write:
            kept = [finding for finding in kept if finding.rule != "missing-baseline"]
        known = Known(baseline, self.projects.of, self._homes(), self._looked_for)
        left = known.write(kept) if write else known.leave_out(kept)
        names = self._names()
        findings = sorted(dict.fromkeys(left.findings), key=lambda finding: finding.sort_key)
        return Checked(tuple(findings), len(names), ignored, left.known, left.mended, names)

    def _kept(self) -> tuple[list[Diagnostic], int]:
        """What is to be said, and how many findings comments ignore."""
        every = [*self.examined, *self.apart, *self._settings()]
        found = gather(self.examined, self.rules, self.projects.of)
        found += [finding for each in every[len(self.examined) :] for finding in each.findings]
        comments = self._comments(every)
        told = list(filter(self._counts, once(found, self.rules)))
        said = [finding for finding in told if not comments.ignores(finding)]
        about = filter(self._counts, comments.findings(found))
        return [*said, *about, *plug_in_faults()], len(told) - len(said)

    def _settings(self) -> list[Examined]:
        """The settings that were used, as files that were looked at."""
        return [
            Examined(each.configuration.file, (each.configuration.file,), each.findings, None, each.suppressions)
            for each in self.projects.used()
        ]

    def _comments(self, every: Sequence[Examined]) -> Comments:
        rules = all_rules()
        asked = known_names(rules) if not self.only or "unused-suppression" in self.only else self.only
        faults = plug_in_faults()
        return Comments(every, rules, frozenset(asked), self.projects.of, self._whole, all_known=not faults)

    def _counts(self, finding: Diagnostic) -> bool:
        """Whether a finding was asked for; errors of reading and of the settings always are."""
        if not self.only or finding.rule in self.only:
            return True
        if finding.rule == "unused-suppression":
            return True  # only rules that were asked are held against comments
        return finding.rule in READING | CHECKING and finding.severity is Severity.ERROR

    def _whole(self, file: str) -> bool:
        """Whether everything around a file was looked at: its project, or its folder where there is none."""
        project = self.projects.of(file).file
        around = Path(os.path.realpath(Path(project or file).parent))
        return any(Path(path).is_dir() and around.is_relative_to(os.path.realpath(path)) for path in self.paths)

    def _homes(self) -> dict[str, str]:
        """Every file that was looked at, with the journey it was read with, or itself."""
        return {name: each.file for each in (*self._settings(), *self.apart, *self.examined) for name in each.names}

    def _looked_for(self, file: str, rule: str) -> bool:
        """Whether all that a rule finds in a file must be among the findings."""
        if file not in self._looked_at or (self.only and rule not in self.only) or rule in self._undecided:
            return False
        return rule not in self._together or self._whole(file)

    @cached_property
    def _undecided(self) -> frozenset[str]:
        """Rules that would have to know what day it is."""
        return frozenset(name for each in self.examined for name in each.dated)

    @cached_property
    def _together(self) -> frozenset[str]:
        """Rules that look at several journeys together."""
        return frozenset(rule.name for rule in all_rules() if rule.scope == "project")

    @cached_property
    def _looked_at(self) -> frozenset[str]:
        """Files of which all findings are there: a library that was only used may have others in other journeys."""
        beside = (name for each in self.examined for name in each.names if _is_beside(name, each.file))
        used = (each.configuration.file for each in self.projects.used())
        return frozenset(map(os.path.realpath, (*self.files, *beside, *used)))

    def _names(self) -> tuple[str, ...]:
        """Every file that was looked at, once."""
        return tuple(_once_each(name for each in (*self.examined, *self.apart) for name in each.names))


def _is_beside(name: str, journey: str) -> bool:
    """Whether a file is a journey's data file or translation, by its name."""
    stem = Path(journey).stem
    return Path(name).parent == Path(journey).parent and Path(name).name.startswith(f"{stem}.")


def _once_each(names: Iterable[str]) -> Iterable[str]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(os.path.realpath(name), name)
    return sorted(found.values())
