"""The baseline: findings that are known and accepted, kept by file, rule and element, so that lines may move."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journeymap.diagnostics import Diagnostic, JourneyError
from journeymap.lint.names import UNREADABLE
from journeymap.settings.files import write_atomic

__all__ = ["Baseline", "Key", "earlier_baseline", "read_baseline", "write_baseline"]

MARK = "journeymap-baseline"
VERSION = 1
ANEW = "journeymap check --write-baseline writes it anew"

Key = tuple[str, str, str]
"""A file as seen from the baseline's folder, a rule, and the element (or a digest of the message)."""


@dataclass(frozen=True)
class Baseline:
    """How often each finding is known in the baseline `file`."""

    file: str
    counts: Mapping[Key, int]

    def key(self, finding: Diagnostic) -> Key | None:
        """What a finding is known by; None where it can never be known: without a place, or on an unreadable file."""
        if finding.span is None or finding.rule in UNREADABLE:
            return None
        element = finding.element or "#" + hashlib.sha256(finding.message.encode()).hexdigest()[:12]
        return self.name_of(finding.span.file), finding.rule, element

    def name_of(self, file: str) -> str:
        """A file as seen from the baseline's folder."""
        folder = os.path.realpath(Path(self.file).parent)
        try:
            return Path(os.path.relpath(os.path.realpath(file), folder)).as_posix()
        except ValueError:  # another drive
            return Path(file).absolute().as_posix()

    def count(self, findings: Iterable[Diagnostic]) -> Counter[Key]:
        """How often each finding is there now."""
        return Counter(key for key in map(self.key, findings) if key is not None)

    def new(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The findings that are not known: of more than are known in one place the last ones."""
        left = Counter(self.counts)
        found: list[Diagnostic] = []
        for finding in findings:
            key = self.key(finding)
            if key is None or left[key] <= 0:
                found.append(finding)
            else:
                left[key] -= 1
        return found

    def mended(self, findings: Iterable[Diagnostic], looked_at: Callable[[Key], bool]) -> int:
        """How many known findings are no longer found, among those that were looked for or whose file is gone."""
        if not self.counts:
            return 0
        left = Counter(self.counts) - self.count(findings)
        return sum(count for key, count in left.items() if looked_at(key) or not self._exists(key))

    def renewed(self, findings: Iterable[Diagnostic], looked_at: Callable[[Key], bool]) -> Baseline:
        """The baseline that knows `findings`, and what it knew of files and rules that were not looked at."""
        kept = {key: count for key, count in self.counts.items() if not looked_at(key) and self._exists(key)}
        return Baseline(self.file, {**kept, **self.count(findings)})

    def _exists(self, key: Key) -> bool:
        return (Path(self.file).parent / key[0]).exists()


def read_baseline(file: str) -> Baseline:
    """Read the baseline in `file`.

    Raises:
        JourneyError: there is no such file, it is none, or it is of another version.
    """
    try:
        text = Path(file).read_text(encoding="utf-8")
    except FileNotFoundError:
        hint = f"journeymap check --baseline {file} --write-baseline writes one"
        raise JourneyError(f"there is no baseline {file}", hint) from None
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise JourneyError(f"the baseline {file} cannot be read: {why}", "name another file with --baseline") from None
    return Baseline(file, _counts(file, text))


def earlier_baseline(file: str) -> Baseline:
    """What is in a baseline that is to be written anew: nothing where it is missing, broken or of another version.

    Raises:
        JourneyError: the file holds something else, which must not be lost.
    """
    path = Path(file)
    if not file or not path.exists():
        return Baseline(file, {})
    try:
        ours = MARK in path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        ours = False
    if not ours:
        message = f"{file} is there already and is no baseline, so it is not overwritten"
        raise JourneyError(message, "name another file with --baseline")
    try:
        return read_baseline(file)
    except JourneyError:
        return Baseline(file, {})


def write_baseline(baseline: Baseline) -> None:
    """Write a baseline: sorted, an entry a line, so that a change is easily seen.

    Raises:
        JourneyError: its file cannot be written.
    """
    files: dict[str, dict[str, dict[str, int]]] = {}
    for (file, rule, element), count in sorted(baseline.counts.items()):
        files.setdefault(file, {}).setdefault(rule, {})[element] = count
    content = {MARK: VERSION, "findings": files}
    write_atomic(baseline.file, json.dumps(content, indent=2, ensure_ascii=False) + "\n")


def _counts(file: str, text: str) -> dict[Key, int]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        if MARK in text:
            line = f" in line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
            raise JourneyError(f"the baseline {file} is no JSON: something is wrong{line}", ANEW) from None
        content = None
    if not isinstance(content, dict) or MARK not in content:
        raise JourneyError(f"{file} is no baseline of journeymap", "name another file with --baseline")
    if content[MARK] != VERSION:
        message = f"the baseline {file} is of version {content[MARK]}, and this journeymap knows version {VERSION}"
        raise JourneyError(message, f"upgrade journeymap; or {ANEW}")
    counts = dict(_entries(content.get("findings")))
    if None in counts.values():
        raise JourneyError(f"the baseline {file} is broken: a count is expected for each finding", ANEW)
    return {key: count for key, count in counts.items() if count is not None}


def _entries(findings: Any) -> Iterable[tuple[Key, int | None]]:
    """Each entry with its count; None for a count where something else stands."""
    for file, rules in _inside(findings):
        for rule, elements in _inside(rules):
            for element, count in _inside(elements):
                sound = isinstance(count, int) and not isinstance(count, bool) and count > 0
                yield (file, rule, element), count if sound else None


def _inside(part: Any) -> Iterable[tuple[str, Any]]:
    return part.items() if isinstance(part, dict) else [("", {"": {"": None}})]
