"""Which what-ifs are asked for: by id or all, from the journey or from a file of its own."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from journeymap.diagnostics import Diagnostic, JourneyError, Severity
from journeymap.graph.compile import JourneyGraph
from journeymap.model.base import Place
from journeymap.model.data import WhatIf
from journeymap.model.journey import DataFile, Journey
from journeymap.model.kinds import VERSION_KEYS, check_version, kind_of
from journeymap.model.shifts import MOST, combinations
from journeymap.model.validate import validate
from journeymap.simulate.what_if.asked import Asked
from journeymap.simulate.what_if.grids import cells
from journeymap.syntax.document import Document
from journeymap.syntax.read import read_document

__all__ = ["Check", "scenarios"]

Check = Callable[[JourneyGraph, Sequence[Document]], Iterable[Diagnostic]]
"""Finds what is wrong with the what-ifs of a journey: `lint.what_ifs.faults.what_if_faults`."""


def scenarios(
    graph: JourneyGraph, names: str | Sequence[str], file: str | None = None, *, check: Check | None = None
) -> list[Asked]:
    """The what-ifs that are to be answered, a grid as one for each combination of its values.

    Args:
        graph: the compiled journey.
        names: ids, of one cell of a grid too, or "all".
        file: a file of what-ifs that counts in place of the journey's: `what-if:` alone, or a data file.
        check: finds what is wrong with them; unsaid: only reading and computing do.

    Raises:
        JourneyError: the file cannot be read, a name is unknown, a what-if is wrong, or a grid is too large; the message
            begins with the place in the file.
    """
    documents: tuple[Document, ...] = ()
    if file is not None:
        ideas, document = _read(file, graph.journey.id)
        graph, documents = _with_ideas(graph, ideas, document), (document,)
    ideas = graph.journey.what_if
    if not ideas:
        where = file or "the journey"
        raise JourneyError(f"{where} has no what-if", "what-if: {call-back-fast: {changes: …}} is how one is written")
    wanted = list(ideas) if names == "all" or list(names) == ["all"] else [names] if isinstance(names, str) else names
    chosen = [(name, _idea(name, ideas)) for name in dict.fromkeys(wanted)]
    if check is not None:
        _refuse(check(graph, documents), {_own(name, ideas) for name, _ in chosen})
    _refuse_many(chosen, ideas)
    return [found for name, idea in chosen for found in _asked(name, idea, ideas)]


def _own(name: str, ideas: Mapping[str, WhatIf]) -> str:
    """The id of the what-if that a name means: of a cell, that of its grid."""
    return name if name in ideas else name.partition(" [")[0]


def _idea(name: str, ideas: Mapping[str, WhatIf]) -> WhatIf:
    idea = ideas.get(_own(name, ideas))
    if idea is not None:
        return idea
    near = difflib.get_close_matches(name, ideas, 1)
    hint = f'did you mean "{near[0]}"?' if near else f"there are {', '.join(list(ideas)[:7])}"
    raise JourneyError(f'there is no what-if "{name}"', hint)


def _asked(name: str, idea: WhatIf, ideas: Mapping[str, WhatIf]) -> list[Asked]:
    found = list(cells(_own(name, ideas), idea))
    if name in ideas:
        return found
    cell = [each for each in found if each.id == name]
    if not cell:
        near = difflib.get_close_matches(name, [each.id for each in found], 1, 0.0)
        raise JourneyError(f'there is no what-if "{name}"', f'did you mean "{near[0]}"?' if near else "")
    return cell


def _refuse_many(chosen: Sequence[tuple[str, WhatIf]], ideas: Mapping[str, WhatIf]) -> None:
    for name, idea in chosen:
        if combinations(idea) > MOST:
            next(cells(name, idea))
    count = sum(combinations(idea) for name, idea in chosen if name in ideas)
    if count > MOST:
        raise JourneyError(f"{count:,} what-ifs are asked for in all", f"{MOST:,} at most are answered in one run")


def _read(file: str, journey: str | None) -> tuple[dict[str, WhatIf], Document]:
    """The what-ifs of a file of its own."""
    document, findings = read_document(file)
    _refuse(replace(found, allowed="what-if: …") if found.rule == "file-empty" else found for found in findings)
    if document is None:
        raise JourneyError(f"{file} holds nothing", "what-if: {…} is expected there")
    plain = isinstance(document.data, dict) and "what-if" in document.data and kind_of(document) is None
    wrong = None if plain else check_version(document, "data")
    if wrong is not None:
        allowed = f"what-if: … or {VERSION_KEYS['data']}: 1"
        _refuse([replace(wrong, allowed=allowed)])
    part, faults = validate(document, DataFile)
    _refuse(faults)
    if part is None:
        return {}, document
    if part.journey is not None and part.journey != journey:
        message = f'this file belongs to the journey "{part.journey}", not to "{journey}"'
        _refuse([document.finding("data-file", message, document.span(("journey",)))])
    return part.what_if, document


def _with_ideas(graph: JourneyGraph, ideas: dict[str, WhatIf], document: Document) -> JourneyGraph:
    """The journey with the what-ifs of a file in place of its own."""
    journey: Journey = graph.journey.model_copy(update={"what_if": ideas})
    journey._sections = {**journey.sections, "what-if": Place(document, ("what-if",))}  # noqa: SLF001 - a copy's own
    return replace(graph, journey=journey)


def _refuse(findings: Iterable[Diagnostic], elements: set[str] | None = None) -> None:
    """Raise the first error, with its place; others are counted."""
    errors = [found for found in findings if found.severity is Severity.ERROR]
    errors = sorted(
        (found for found in errors if elements is None or found.element in elements), key=lambda found: found.sort_key
    )
    if not errors:
        return
    first = errors[0]
    more = f" ({len(errors) - 1} more)" if len(errors) > 1 else ""
    place = f"{first.span}: " if first.span else ""
    raise JourneyError(
        f"{place}{first.message}{more}", first.hint or (f"allowed: {first.allowed}" if first.allowed else "")
    )
