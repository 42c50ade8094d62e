"""Leaving out what comments ignore, and saying what is wrong with these comments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from journeymap.diagnostics import Diagnostic, Edit, Fix, Severity, Span
from journeymap.lint.engine import Examined
from journeymap.lint.exceptions.comments import Ignored, Suppression
from journeymap.lint.names import ALWAYS_SAID, READING, UNREADABLE, known_names, sure_name
from journeymap.lint.project.configuration import Configuration
from journeymap.lint.references.closest import closest, did_you_mean
from journeymap.lint.rule import Rule

__all__ = ["Comments"]


@dataclass(frozen=True)
class Comments:
    """The comments that ignore findings in all files of a run.

    `rules` are all there are, and `applied` the names that count in this run. `configuration_of` gives the settings of
    a file; `whole` says whether all journeys were looked at that may refer to one; `all_known` that no rules are
    missing in `rules`.
    """

    examined: Sequence[Examined]
    rules: Sequence[Rule]
    applied: frozenset[str]
    configuration_of: Callable[[str], Configuration]
    whole: Callable[[str], bool]
    all_known: bool = True

    def ignores(self, finding: Diagnostic) -> bool:
        """Whether a comment says that this finding is to be left out."""
        return next(self._covering(finding), None) is not None

    def findings(self, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """What is wrong with the comments, after `found`: all that was found, before anything was left out."""
        used = {(comment.span, finding.rule) for finding in found for comment in self._covering(finding)}
        for comment, homes in self._comments.items():
            for finding in self._about(comment, homes, used):
                configuration = self.configuration_of(homes[0].file)
                severity = configuration.grade(finding.rule, finding.severity)
                if severity:
                    yield finding.with_severity(severity)

    def _covering(self, finding: Diagnostic) -> Iterator[Suppression]:
        span = finding.span
        if span is None or finding.rule in UNREADABLE | ALWAYS_SAID:
            return
        for comment in self._by_rule.get((span.file, finding.rule), ()):
            if comment.first <= span.line <= comment.last:
                yield comment

    @cached_property
    def _comments(self) -> Mapping[Suppression, list[Examined]]:
        """Each comment once, with the journeys (or other files) in which it was read."""
        homes: dict[Suppression, list[Examined]] = {}
        for examined in self.examined:
            for comment in examined.suppressions:
                homes.setdefault(comment, []).append(examined)
        return homes

    @cached_property
    def _by_rule(self) -> Mapping[tuple[str, str], list[Suppression]]:
        found: dict[tuple[str, str], list[Suppression]] = {}
        for comment in self._comments:
            for rule in {ignored.rule for ignored in comment.rules}:
                found.setdefault((comment.span.file, rule), []).append(comment)
        return found

    @cached_property
    def _known(self) -> dict[str, Rule | None]:
        return {**dict.fromkeys(known_names(())), **{rule.name: rule for rule in self.rules}}

    def _about(
        self, comment: Suppression, homes: Sequence[Examined], used: set[tuple[Span, str]]
    ) -> Iterator[Diagnostic]:
        """All that is wrong with one comment."""
        names = {ignored.rule: ignored for ignored in comment.rules}
        idle = [name for name in names if (comment.span, name) not in used and self._idle(name, comment, homes)]
        for name, ignored in names.items():
            if name not in self._known:
                yield from self._unknown(comment, ignored)
            elif name in UNREADABLE | ALWAYS_SAID:
                message = f'a comment cannot ignore "{name}"'
                yield _said("unclear-suppression", message, comment, comment.place(ignored))
        if idle:
            yield _unused(comment, [names[name] for name in idle])
        if not comment.reason and set(names) - set(idle):
            yield _reasonless(comment)

    def _unknown(self, comment: Suppression, ignored: Ignored) -> Iterator[Diagnostic]:
        near, sure = closest(ignored.rule, dict.fromkeys(self._known, "")), sure_name(ignored.rule, self._known)
        if near is None and not self.all_known:
            return
        edit = Edit(comment.span.file, ignored.start, ignored.end, sure or "")
        fix = Fix(f'write "{sure}"', (edit,)) if sure else None
        hint = did_you_mean(near) or "journeymap rules lists them"
        message = f'there is no rule "{ignored.rule}", so this comment ignores nothing'
        yield _said("unknown-rule", message, comment, comment.place(ignored), hint, fix=fix)

    def _idle(self, name: str, comment: Suppression, homes: Sequence[Examined]) -> bool:
        """Whether it is sure that a rule was asked and had nothing to say here."""
        rule = self._known.get(name)
        if name not in self.applied:
            return False
        if rule is None:
            gradable = name in self._known and name not in UNREADABLE | ALWAYS_SAID
            return gradable and all(self.configuration_of(home.file).switched.get(name, True) for home in homes)
        if (rule.scope == "project" or comment.shared) and not all(self.whole(home.file) for home in homes):
            return False
        return all(self._spoke(rule, home) for home in homes)

    def _spoke(self, rule: Rule, home: Examined) -> bool:
        """Whether a rule was applied to a journey that was read without errors, and could have had findings."""
        if home.summary is None or rule.name in home.dated:
            return False
        if any(finding.rule in READING and finding.severity is Severity.ERROR for finding in home.findings):
            return False
        configuration = self.configuration_of(home.file)
        return configuration.applies(rule) and configuration.of(rule, home.summary.standing) is not None


def _said(
    rule: str,
    message: str,
    comment: Suppression,
    span: Span,
    hint: str = "",
    *,
    fix: Fix | None = None,
    allowed: str = "",
) -> Diagnostic:
    return Diagnostic(
        rule, Severity.WARNING, message, span, comment.line_text, allowed, hint, element=comment.element, fix=fix
    )


def _unused(comment: Suppression, idle: Sequence[Ignored]) -> Diagnostic:
    words = ", ".join(f'"{ignored.rule}"' for ignored in idle)
    whole = len(idle) == len({ignored.rule for ignored in comment.rules})
    message = f"{words} {'finds' if len(idle) == 1 else 'find'} nothing here that could be ignored"
    hint = "delete the comment" if whole else f"delete {words} from the comment"
    if comment.last < comment.first:
        hint = "on a line of its own the comment holds for what stands below it; here is nothing below"
    span = comment.span if whole else comment.place(idle[0])
    fix = comment.without(frozenset(ignored.rule for ignored in idle))
    return _said("unused-suppression", message, comment, span, hint, fix=fix)


def _reasonless(comment: Suppression) -> Diagnostic:
    listed = ", ".join(dict.fromkeys(ignored.rule for ignored in comment.rules))
    message = "this comment does not say why"
    allowed = f"# journeymap: ignore[{listed}] and the reason in a few words"
    return _said("suppression-without-reason", message, comment, comment.span, allowed=allowed)
