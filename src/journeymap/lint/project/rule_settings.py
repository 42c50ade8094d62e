"""What a project's journeymap.yaml says about rules: held against the rules that there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import PydanticCustomError

from journeymap.diagnostics import Diagnostic, Edit, Fix, Severity
from journeymap.lint.names import UNREADABLE, known_names, sure_name
from journeymap.lint.project.option_values import option_value
from journeymap.lint.references.closest import closest, did_you_mean, one_of
from journeymap.lint.rule import Rule
from journeymap.model.journey import Project, RuleSetting
from journeymap.syntax.document import Document, Path

__all__ = ["RuleSettings", "rule_settings"]


@dataclass
class RuleSettings:
    """Severities, switches and options by rule, as a `Configuration` holds them; and what is wrong."""

    severities: dict[str, Severity] = field(default_factory=dict)
    switched: dict[str, bool] = field(default_factory=dict)
    options: dict[str, dict[str, Any]] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)


def rule_settings(document: Document, project: Project, rules: Sequence[Rule], *, all_known: bool) -> RuleSettings:
    """Hold `project.rules` against `rules`; `all_known` says that there are no others."""
    said = RuleSettings()
    by_name = {rule.name: rule for rule in rules}
    known = known_names(rules)
    for name, setting in project.rules.items():
        if name not in known:
            said.findings += _unknown_rule(document, name, known, all_known=all_known)
        elif name in UNREADABLE:
            said.findings.append(_fixed(document, name))
        else:
            _take(said, name, setting)
            said.findings += _options(said, document, by_name.get(name), name, setting)
    return said


def _take(said: RuleSettings, name: str, setting: RuleSetting) -> None:
    """A rule is on where it is given a severity, and where nothing else is said than its options it is as it comes."""
    if setting.severity is None:
        return
    said.switched[name] = setting.severity != "off"
    if setting.severity not in ("on", "off"):
        said.severities[name] = Severity(setting.severity)


def _unknown_rule(document: Document, name: str, known: Sequence[str], *, all_known: bool) -> Iterator[Diagnostic]:
    near = closest(name, dict.fromkeys(known, ""))
    if near is None and not all_known:
        return
    span = document.span(("rules", name), "key")
    fix = _rename_fix(document, ("rules", name), sure_name(name, known))
    yield document.finding(
        "unknown-rule",
        f'there is no rule "{name}"',
        span,
        hint=did_you_mean(near) or "journeymap rules lists them",
        fix=fix,
    )


def _rename_fix(document: Document, path: Path, name: str | None) -> Fix | None:
    """Write `name` for the key at `path`."""
    node = document.node_at(path, "key")
    if name is None or node is None:
        return None
    edit = Edit(document.file, node.start_mark.index, node.end_mark.index, name)
    return Fix(f'write "{name}"', (edit,))


def _fixed(document: Document, name: str) -> Diagnostic:
    message = f'"{name}" keeps a file from being read, so it is always an error'
    span = document.span(("rules", name), "key")
    return document.finding("fixed-severity", message, span, severity=Severity.WARNING, hint="delete this line")


def _options(
    said: RuleSettings, document: Document, rule: Rule | None, name: str, setting: RuleSetting
) -> Iterator[Diagnostic]:
    """Take over the options that the rule has; yields what is wrong with the others."""
    options = rule.options if rule is not None else {}
    for key, written in setting.options.items():
        path: Path = ("rules", name, "options", key)
        path = path if document.has(path) else ("rules", name, key)
        if key not in options:
            yield _unknown_option(document, path, name, options)
            continue
        try:
            said.options.setdefault(name, {})[key] = option_value(written, options[key])
        except PydanticCustomError as error:
            context = error.context or {}
            yield document.finding(
                "wrong-value",
                f'{key} of "{name}": {context.get("message", "")}',
                document.span(path),
                allowed=context.get("allowed", ""),
                hint=context.get("hint", ""),
            )


def _unknown_option(document: Document, path: Path, name: str, options: Iterable[str]) -> Diagnostic:
    key, own = str(path[-1]), sorted(options)
    beside = [] if "options" in path else ["severity"]
    near = closest(key, dict.fromkeys([*own, *beside], ""))
    allowed = one_of(own, f'an option of "{name}"') if own else f'severity only: "{name}" has no options'
    return document.finding(
        "unknown-option",
        f'the rule "{name}" has no option "{key}"',
        document.span(path, "key"),
        allowed=allowed,
        hint=did_you_mean(near),
        fix=_rename_fix(document, path, sure_name(key, [*own, *beside])),
    )
