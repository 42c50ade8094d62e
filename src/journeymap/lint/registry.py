"""All rules: those of journeymap, and those of plug-ins, found by the entry point `journeymap.rules`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from inspect import Parameter
from types import FunctionType

from journeymap.diagnostics import Diagnostic, Severity
from journeymap.lint.names import CHECKING, MEASURING, READING
from journeymap.lint.rule import Rule
from journeymap.lint.rules import RULES

__all__ = ["GROUP", "all_rules", "plug_in_faults"]

GROUP = "journeymap.rules"
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class _Loaded:
    rules: tuple[Rule, ...]
    faults: tuple[Diagnostic, ...]


def all_rules() -> tuple[Rule, ...]:
    """Every rule there is: those of journeymap, then those of plug-ins by package and name."""
    return _loaded().rules


def plug_in_faults() -> tuple[Diagnostic, ...]:
    """What is wrong with plug-ins; the rules that could be loaded are in `all_rules` nevertheless."""
    return _loaded().faults


@cache
def _loaded() -> _Loaded:
    """Looked up once: packages are not installed while a check runs."""
    known = {rule.name: rule for rule in RULES}
    faults: list[Diagnostic] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (_package(entry), entry.name, entry.value)):
        try:
            rules = _rules_of(entry)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plug-in does, the check goes on
            faults.append(_fault(entry, f"cannot be loaded: {_said(error)}"))
            continue
        faults += [_fault(entry, problem) for problem in _take_over(known, rules, _package(entry))]
    return _Loaded(tuple(known.values()), tuple(faults))


def _rules_of(entry: EntryPoint) -> Sequence[Rule]:
    """The rule or the rules that an entry stands for."""
    given = entry.load()
    rules = list(given) if isinstance(given, list | tuple) else [given]
    wrong = next((each for each in rules if not isinstance(each, Rule)), None)
    if wrong is not None:
        raise TypeError(f"{entry.value} is neither a rule nor a list of rules")
    return sorted(rules, key=lambda rule: rule.name)


def _take_over(known: dict[str, Rule], rules: Iterable[Rule], package: str) -> Iterator[str]:
    """Add the rules of one entry to those that are known; yields what is wrong with those that are left out."""
    for rule in rules:
        other = known.get(rule.name)
        problem = _problem(rule)
        if problem:
            yield f'has a rule "{rule.name}" {problem}'
        elif other is not None or rule.name in READING | CHECKING | MEASURING:
            owner = (other and other.package) or "journeymap itself"
            yield f'has a rule "{rule.name}", and {owner} has one of that name already'
        else:
            known[rule.name] = replace(rule, package=package)


def _problem(rule: Rule) -> str:
    """What makes a rule unfit; empty where it is sound."""
    if not NAME.fullmatch(rule.name):
        return "whose name is not written in small letters with hyphens"
    if not isinstance(rule.find, FunctionType):
        return "that is no function"
    bare = next((name for name, default in rule.options.items() if default is Parameter.empty), None)
    return f'whose option "{bare}" has no default' if bare else ""


def _package(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist is not None else "an unknown package"


def _said(error: BaseException) -> str:
    first = str(error).partition("\n")[0]
    return first if isinstance(error, TypeError) and first else f"{type(error).__name__}: {first}".rstrip(": ")


def _fault(entry: EntryPoint, problem: str) -> Diagnostic:
    package = _package(entry)
    hint = f"this is for the authors of {package} to mend; the other rules went on"
    return Diagnostic("plug-in", Severity.ERROR, f'the plug-in "{entry.name}" of {package} {problem}', hint=hint)
