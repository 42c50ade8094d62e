"""A comparison from end to end: journeys of two sides paired, each pair compared, what could not be read reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from journeymap.diagnostics import Severity, Span
from journeymap.diff.compare import changes_between, mentions_in, pair_up
from journeymap.diff.kinds import grade_of
from journeymap.diff.showing import quoted
from journeymap.diff.sides import Reading, SideOf
from journeymap.diff.versions import Mentions, Versions
from journeymap.results.diff import Change, ChangedJourney, Difference, Fault, Side, Status

__all__ = ["Comparison", "compare_sides"]


@dataclass(frozen=True)
class Comparison:
    """What changed, and for those who draw it both versions of every changed journey, by its place in `journeys`."""

    difference: Difference
    versions: Mapping[int, Versions] = field(default_factory=dict)


def compare_sides(old: SideOf, new: SideOf) -> Comparison:
    """Compare all journeys of two sides; the most gravely changed first."""
    mentions = mentions_in([each.read for side in (old, new) for each in side.journeys])
    named = old.named and new.named
    rows = [(*_journey(left, right, mentions, named=named), left, right) for left, right in _paired(old, new)]
    rows.sort(key=lambda row: _order(row[0]))
    faults = [*_faults("old", old), *_faults("new", new)]
    journeys = tuple(row[0] for row in rows)
    versions = {number: row[1] for number, row in enumerate(rows) if row[1] is not None}
    return Comparison(Difference(old.version, new.version, journeys, tuple(faults)), versions)


def _paired(old: SideOf, new: SideOf) -> Iterator[tuple[Reading | None, Reading | None]]:
    """Journeys by id, then by path, then by name; two files that were named are a pair whatever they are called."""
    if old.named and new.named and len(old.journeys) == len(new.journeys) == 1:
        yield old.journeys[0], new.journeys[0]
        return
    olds, news = list(old.journeys), list(new.journeys)
    for key in (_path_and_id, _id, lambda each: each.path, _name):
        known = {key(each): each for each in reversed(news)}
        for left in list(olds):
            right = known.pop(key(left), None) if key(left) else None
            if right is not None:
                olds.remove(left)
                news.remove(right)
                yield left, right
    yield from ((left, None) for left in olds)
    yield from ((None, right) for right in news)


def _id(each: Reading) -> str:
    return (each.read.journey.id or "") if each.read.journey is not None else ""


def _name(each: Reading) -> str:
    """A name that somebody wrote; a file that was moved takes its journey's id along only where it is written."""
    journey = each.read.journey
    return str(journey.name).casefold() if journey is not None and journey.written("name") else ""


def _path_and_id(each: Reading) -> str:
    return f"{_id(each)} {each.path}" if _id(each) else ""


def _journey(
    old: Reading | None, new: Reading | None, mentions: Mentions, *, named: bool
) -> tuple[ChangedJourney, Versions | None]:
    here = new or old
    assert here is not None
    model = here.read.journey
    files = (old.read.file if old else None, new.read.file if new else None)
    own, name = (model.id or "", str(model.name)) if model is not None else ("", here.path)
    if old is None or new is None:
        change = _lone(here, "added" if old is None else "removed", own)
        return ChangedJourney(own, name, "added" if old is None else "removed", *files, (change,)), None
    if old.read.journey is None or new.read.journey is None:
        return ChangedJourney(own, name, "unreadable", *files), None
    both = pair_up(old.read, new.read, mentions)
    changes = tuple(change for change in changes_between(both) if not (named and _only_the_file_s_name(both, change)))
    status: Status = "changed" if changes else "same" if _same_text(old, new) else "layout"
    return ChangedJourney(own, name, status, *files, changes), both


def _only_the_file_s_name(both: Versions, change: Change) -> bool:
    """Whether the id is another because two files that were named are called differently."""
    written = both.old.written("id") or both.new.written("id")
    return change.kind == "journey-renamed" and not written


def _lone(here: Reading, word: str, own: str) -> Change:
    """The journey itself came or went."""
    kind = f"journey-{word}"
    document = here.read.documents[0] if here.read.documents else None
    place = document.span((), "key") if document else Span(here.read.file, 1, 1, 1, 1)
    places = (None, place) if word == "added" else (place, None)
    label = quoted(own or here.path)
    return Change(kind, grade_of(kind), "journey", own, label, f"was {word}", "", "", "", *places)


def _same_text(old: Reading, new: Reading) -> bool:
    texts = [sorted(document.text for document in each.read.documents) for each in (old, new)]
    return texts[0] == texts[1]


def _faults(side: Side, of: SideOf) -> Iterator[Fault]:
    """Errors of reading, since what they stand in could not be compared; others are the business of `check`."""
    found = (finding for each in of.journeys for finding in each.read.diagnostics)
    return (Fault(side, finding) for finding in dict.fromkeys(found) if finding.severity is Severity.ERROR)


def _order(journey: ChangedJourney) -> tuple[object, ...]:
    rank = min((change.grade.rank for change in journey.changes), default=9)
    return (rank, journey.new_file or journey.old_file or "", journey.id)
