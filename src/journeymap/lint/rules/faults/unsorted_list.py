"""The rule unsorted-list."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import yaml

from journeymap.diagnostics import Edit, Fix, Severity
from journeymap.lint.context import Context
from journeymap.lint.questions.lists import Written, lists_in
from journeymap.lint.rule import Finding, rule

__all__ = ["unsorted_list"]

FREE = ("addresses", "metrics", "activity", "responsible", "accountable", "supporting", "consulted", "informed")
"""Lists whose order says nothing."""


@rule("unsorted-list", Severity.INFO, draft=Severity.INFO, on=False)
def unsorted_list(context: Context) -> Iterator[Finding]:
    """A list whose order says nothing is not in alphabetical order.

    Why: in a sorted list one finds an entry, sees what is missing, and two people who add one do not get in each
    other's way. It is asked of metrics, activities, RASCI roles and the pain points that an opportunity answers; it
    is off unless journeymap.yaml switches it on.

    Example:
        touchpoints:
          - {name: Pays by card, owner: {consulted: [Legal, Claims], accountable: Sales}}

    Better:
        touchpoints:
          - {name: Pays by card, owner: {consulted: [Claims, Legal], accountable: Sales}}
    """
    for written in lists_in(context):
        words = [item.value for _, item in written.items]
        if written.key in FREE and words != sorted(words, key=_alphabetical):
            first = next(index for index, word in enumerate(sorted(words, key=_alphabetical)) if word != words[index])
            hint = f"in alphabetical order: {', '.join(sorted(words, key=_alphabetical))}"
            message = f"the entries under {written.key} are not in alphabetical order"
            yield Finding(written.place, message, (written.items[first][0],), hint=hint, fix=_sorted(written))


def _alphabetical(word: str) -> tuple[str, str]:
    """Letters with marks stand beside those without: ą beside a."""
    plain = "".join(char for char in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(char))
    return plain, word


def _sorted(written: Written) -> Fix | None:
    """Each item's text where it belongs; none where comments or lines within a text would be torn apart."""
    document, items = written.place.document, [item for _, item in written.items]
    whole = document.node_at(written.place.path)
    if not isinstance(whole, yaml.SequenceNode) or len(items) != len(whole.value):
        return None
    spans = [(item.start_mark.index, item.end_mark.index) for item in items]
    end = document.line_range(document.line_of(spans[-1][1]))[1]
    texts = [document.text[start:stop] for start, stop in spans]
    if "#" in document.text[spans[0][0] : end] or any("\n" in text or text[:1] in ("&", "*", "!") for text in texts):
        return None
    order = sorted(range(len(items)), key=lambda index: _alphabetical(items[index].value))
    edits = [
        Edit(document.file, start, stop, texts[source])
        for (start, stop), source in zip(spans, order, strict=True)
        if document.text[start:stop] != texts[source]
    ]
    return Fix("sort the list", tuple(edits))
