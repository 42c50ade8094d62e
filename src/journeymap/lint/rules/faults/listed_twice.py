"""The rule listed-twice."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Fix, Severity
from journeymap.lint.context import Context
from journeymap.lint.questions.lists import lists_in
from journeymap.lint.rule import Finding, rule
from journeymap.syntax.document import Document, Path
from journeymap.syntax.edits import as_fix, drops_comment, remove_item

__all__ = ["listed_twice"]


@rule("listed-twice", Severity.WARNING)
def listed_twice(context: Context) -> Iterator[Finding]:
    """The same entry stands twice in a list.

    Why: the second one says nothing, and often another one was meant: a channel, an activity or an owner that is now
    missing. A funnel may come back to a step, and is not asked.

    Example:
        channels: {web: Website, phone: Phone}
        touchpoints:
          - {name: Asks for an offer, channel: [web, phone, web]}

    Better:
        channels: {web: Website, phone: Phone}
        touchpoints:
          - {name: Asks for an offer, channel: [web, phone]}
    """
    for written in lists_in(context):
        seen: set[str] = set()
        for index, item in written.items:
            word = item.value.strip()
            if word in seen:
                fix = _without(written.place.document, (*written.place.path, index))
                yield Finding(written.place, f'"{word}" stands twice under {written.key}', (index,), fix=fix)
            seen.add(word)
    yield from _ways(context)


def _ways(context: Context) -> Iterator[Finding]:
    """The same way on, in the same case."""
    for step, part in context.touchpoints.items():
        seen = set()
        for entry in part.next:
            way = (entry.to, entry.when, entry.share, str(entry.wait))
            if entry.to and way in seen:
                place = entry.place
                fix = _without(place.document, place.path)
                message = f'touchpoint "{step}" goes to "{entry.to}" twice, in the same words'
                yield Finding(place, message, ("to",), element=step, fix=fix)
            seen.add(way)


def _without(document: Document, path: Path) -> Fix | None:
    """The list without the second entry; its comment would go with it, and may say something."""
    edit = remove_item(document, path)
    return as_fix("take the second one out", edit, safe=not drops_comment(document, edit))
