"""What is wrong with the what-ifs of a journey alone, also where they come from a file of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.diagnostics import Diagnostic
from journeymap.graph.compile import JourneyGraph
from journeymap.lint.context import Context
from journeymap.lint.project.configuration import AS_IT_COMES
from journeymap.lint.rule import Rule
from journeymap.lint.rules.faults.impossible_what_if import impossible_what_if
from journeymap.lint.rules.faults.unknown_reference import unknown_reference
from journeymap.model.base import Place
from journeymap.model.read import JourneyFile
from journeymap.syntax.document import Document

__all__ = ["what_if_faults"]


def what_if_faults(graph: JourneyGraph, documents: Sequence[Document] = ()) -> list[Diagnostic]:
    """The findings of the rules impossible-what-if and unknown-reference on what-ifs, in the order of the places.

    Args:
        graph: the compiled journey, whose what-ifs are looked at.
        documents: the files that they come from, where it is not the journey's.
    """
    own = graph.journey.place.document
    file = JourneyFile(own.file, graph.journey, (*documents, own), ())
    context = Context(file, graph)
    found = [finding for rule in (impossible_what_if, unknown_reference) for finding in _found(rule, context)]
    return sorted(dict.fromkeys(found), key=lambda finding: finding.sort_key)


def _found(rule: Rule, context: Context) -> Iterator[Diagnostic]:
    for finding in rule.find(context):
        severity = AS_IT_COMES.of(rule, context.standing, finding.severity)
        inside = isinstance(finding.place, Place) and finding.place.path[:1] == ("what-if",)
        if inside and severity is not None:
            yield rule.report(finding, severity)
