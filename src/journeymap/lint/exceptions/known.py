"""Which baseline holds for which file in a run: findings that are known are left out, or written down as known."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from journeymap.diagnostics import Diagnostic, JourneyError
from journeymap.lint.exceptions.baseline import Baseline, Key, earlier_baseline, read_baseline, write_baseline
from journeymap.lint.project.configuration import Configuration
from journeymap.lint.project.reading import BASELINE

__all__ = ["Known", "LeftOut"]


@dataclass(frozen=True)
class LeftOut:
    """The findings that are not known, how many are, and how many of those that were known are no longer found."""

    findings: list[Diagnostic]
    known: int
    mended: int


@dataclass(frozen=True)
class Known:
    """The baselines of a run: the one that is `named`, else that of each file's project.

    `homes` are the files that were looked at, each with the journey it was read with; `looked_for` says whether all that
    a rule finds in a file (by its real path) must be among the findings.
    """

    named: str | None
    configuration_of: Callable[[str], Configuration]
    homes: Mapping[str, str]
    looked_for: Callable[[str, str], bool]

    def leave_out(self, findings: Sequence[Diagnostic]) -> LeftOut:
        """Hold findings against the baselines.

        Raises:
            JourneyError: a baseline cannot be read, or the one that is named is not there.
        """
        kept, known, mended = list[Diagnostic](), 0, 0
        for file, own in self._by_baseline(findings, self._baseline).items():
            baseline = self._read(file)
            new = baseline.new(own) if baseline.counts else own
            kept += new
            known += len(own) - len(new)
            mended += baseline.mended(own, partial(self._was_looked_for, baseline))
        return LeftOut(kept, known, mended)

    def write(self, findings: Sequence[Diagnostic]) -> LeftOut:
        """Write findings into the baselines; those are left that can never be known.

        Raises:
            JourneyError: there is no baseline to write to, or it cannot be written.
        """
        kept, known = list[Diagnostic](), 0
        groups = self._by_baseline(findings, self._target)
        for file, own in groups.items():
            if not file:
                _refuse_none(own, alone=len(groups) == 1)
                kept += own
                continue
            baseline = earlier_baseline(file)
            baseline = baseline.renewed(own, partial(self._was_looked_for, baseline))
            write_baseline(baseline)
            new = baseline.new(own)
            kept += new
            known += len(own) - len(new)
        return LeftOut(kept, known, 0)

    def _by_baseline(
        self, findings: Iterable[Diagnostic], baseline_of: Callable[[Configuration], str]
    ) -> dict[str, list[Diagnostic]]:
        """Findings by the file of their baseline, "" for none; baselines without any finding are there too."""
        baselines = {home: baseline_of(self.configuration_of(home)) for home in set(self.homes.values())}
        groups: dict[str, list[Diagnostic]] = {baseline: [] for baseline in sorted(baselines.values())}
        for finding in findings:
            home = self.homes.get(finding.span.file, "") if finding.span else ""
            groups.setdefault(baselines.get(home, ""), []).append(finding)
        return groups

    def _baseline(self, configuration: Configuration) -> str:
        return self.named or configuration.baseline or ""

    def _target(self, configuration: Configuration) -> str:
        """Where to write: beside the project's settings, if nothing else is said."""
        if self._baseline(configuration) or not configuration.file:
            return self._baseline(configuration)
        return str(Path(configuration.file).parent / BASELINE)

    def _read(self, file: str) -> Baseline:
        """What is known; a project's baseline may not have been written yet."""
        return read_baseline(file) if file and (self.named or Path(file).exists()) else Baseline(file, {})

    def _was_looked_for(self, baseline: Baseline, key: Key) -> bool:
        file, rule, _ = key
        return self.looked_for(os.path.realpath(Path(baseline.file).parent / file), rule)


def _refuse_none(findings: Sequence[Diagnostic], *, alone: bool) -> None:
    """Findings of a file cannot be written down where nothing says into which baseline."""
    if alone or any(finding.span for finding in findings):
        hint = "name one with --baseline FILE; a project with a journeymap.yaml has its own"
        raise JourneyError("there is no baseline to write to", hint)
