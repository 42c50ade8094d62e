"""Applies the rules: to one journey at a time (`examine`), then to all together (`conclude`), each fault once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from journeymap.diagnostics import Diagnostic, Severity
from journeymap.graph.compile import compile_journey
from journeymap.lint.context import Context
from journeymap.lint.exceptions.comments import Suppression
from journeymap.lint.project.configuration import AS_IT_COMES, Configuration
from journeymap.lint.reading import named, read_findings
from journeymap.lint.rule import Finding, Rule, Spot, Standing
from journeymap.lint.rules import RULES
from journeymap.lint.summary import Summary, summarise
from journeymap.model.read import JourneyFile

__all__ = ["Examined", "check_read", "conclude", "examine", "gather", "once"]


@dataclass(frozen=True, slots=True)
class Examined:
    """What one journey gave on its own: small, so that it can be kept in a cache or sent between processes.

    `names` are the files that were read, the journey's first. `findings` are graded and not yet sorted.
    `suppressions` are the comments in these files that ignore findings; what they ignore is still among `findings`.
    `dated` are rules that asked what day it is and were not told.
    """

    file: str
    names: tuple[str, ...]
    findings: tuple[Diagnostic, ...]
    summary: Summary | None
    suppressions: tuple[Suppression, ...] = ()
    dated: tuple[str, ...] = ()


def check_read(
    file: JourneyFile, rules: Sequence[Rule] = RULES, configuration: Configuration = AS_IT_COMES
) -> list[Diagnostic]:
    """Every fault of one journey file: what reading it found and what the rules find, in the order of the places."""
    return conclude([examine(file, rules, configuration)], rules, lambda _: configuration)


def examine(file: JourneyFile, rules: Sequence[Rule] = RULES, configuration: Configuration = AS_IT_COMES) -> Examined:
    """What reading one journey found, and what the rules on single journeys find."""
    read, suppressions = read_findings(file.documents, file.diagnostics, configuration)
    found: list[Diagnostic] = []
    summary, dated = None, set[str]()
    if file.journey is not None:
        context = Context(file, compile_journey(file.journey), configuration)
        summary = summarise(context)
        for rule in rules:
            if rule.scope == "journey" and configuration.applies(rule):
                found.extend(_apply(rule, context, summary.spot, configuration))
                if configuration.today is None and _asked_for_today(context):
                    dated.add(rule.name)
    names = dict.fromkeys([file.file, *(document.file for document in file.documents)])
    findings = (*read, *named(found, file.documents))
    return Examined(file.file, tuple(names), findings, summary, suppressions, tuple(sorted(dated)))


def _asked_for_today(context: Context) -> bool:
    """Whether a rule asked for the day since this was asked last: the context works it out when it is asked."""
    return vars(context).pop("today", vars) is not vars


def conclude(
    examined: Iterable[Examined], rules: Sequence[Rule], configuration_of: Callable[[str], Configuration]
) -> list[Diagnostic]:
    """All findings of several journeys, which may refer to each other: sorted, and each fault once.

    `configuration_of` gives the `Configuration` of a journey's file.
    """
    return once(gather(examined, rules, configuration_of), rules)


def gather(
    examined: Iterable[Examined], rules: Sequence[Rule], configuration_of: Callable[[str], Configuration]
) -> list[Diagnostic]:
    """All findings of several journeys, those of the rules on a whole project included."""
    examined = list(examined)
    found = [finding for each in examined for finding in each.findings]
    for rule in rules:
        if rule.scope == "project":
            found.extend(_apply_together(rule, examined, configuration_of))
    return found


def _apply_together(rule: Rule, examined: Sequence[Examined], configuration_of: Any) -> Iterator[Diagnostic]:
    """A project rule looks at those journeys whose configuration applies it."""
    summaries = [each.summary for each in examined if each.summary and configuration_of(each.file).applies(rule)]
    if summaries:
        yield from _apply(rule, summaries, summaries[0].spot, configuration_of(summaries[0].file))


def _apply(rule: Rule, subject: Any, first: Spot, configuration: Configuration) -> Iterator[Diagnostic]:
    """A rule's findings; a rule that fails is reported by its name, and the others go on."""
    try:
        for finding in rule.find(subject, **configuration.arguments(rule)):
            _refuse_other(finding)
            standing = subject.standing if isinstance(subject, Context) else _standing(finding)
            severity = configuration.of(rule, standing, finding.severity)
            if severity is not None:
                yield rule.report(finding, severity)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a rule's own bug must not hide what the others find
        ended = "it wants to end the program" if isinstance(error, SystemExit) else ""
        why = ended or str(error).partition("\n")[0] or type(error).__name__
        message = f'the rule "{rule.name}" could not be applied: {why}'
        owner = f", which came with {rule.package}" if rule.package else ""
        hint = f"this is a bug in the rule{owner}; the others went on"
        yield Diagnostic(rule.name, Severity.ERROR, message, first.span, first.line_text, hint=hint)


def _refuse_other(finding: object) -> None:
    """What a rule of a plug-in gives is not known to the types."""
    if not isinstance(finding, Finding):
        raise TypeError(f"it gave a {type(finding).__name__} in place of a finding")
    texts = (finding.message, finding.allowed, finding.hint, finding.element)
    odd = next((each for each in texts if not isinstance(each, str)), None)
    if odd is not None:
        raise TypeError(f"it gave a finding with {odd!r} in place of a text")


def _standing(finding: Finding) -> Standing:
    assert isinstance(finding.place, Spot)
    return finding.place.standing


def once(found: Sequence[Diagnostic], rules: Sequence[Rule]) -> list[Diagnostic]:
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
