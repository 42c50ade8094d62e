"""The rule untranslated-text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.references.in_journey import called
from journeymap.lint.rule import Finding, rule
from journeymap.model.base import Item
from journeymap.model.kinds import kind_of
from journeymap.model.people import Actor, Channel, Metric, Persona, System
from journeymap.model.text import Text
from journeymap.model.texts import texts_in

__all__ = ["untranslated_text"]

FEW = 3
"""So many texts are named."""

SHORT = 30
"""So many letters of a text are shown."""

OWN_NAMES = Actor | Channel | Metric | Persona | System
"""What often has a name that is the same in every language."""

Missing = tuple[Item, str, Text]
"""A part, the field of it that holds the text, and the text."""


@rule("untranslated-text", Severity.WARNING, draft=Severity.INFO)
def untranslated_text(context: Context) -> Iterator[Finding]:
    """Texts lack a language in which the journey is to be read.

    Why: readers of that language get a map in two languages. The languages are those that the project lists in
    journeymap.yaml, and those for which a file such as journey.pl.yaml stands beside the journey. Abbreviations and
    names of one word, such as SMS or WhatsApp, are the same in every language.

    Example:
        language: en
        touchpoints:
          - {id: pay, name: Pays by card, quote: That was quick}
        # journey.pl.yaml
        journey: {name: Przykład}
        stages: {buying: Zakup}
        touchpoints: {pay: {name: Płaci kartą}}

    Better:
        language: en
        touchpoints:
          - {id: pay, name: Pays by card, quote: That was quick}
        # journey.pl.yaml
        journey: {name: Przykład}
        stages: {buying: Zakup}
        touchpoints: {pay: {name: Płaci kartą, quote: Poszło szybko}}
    """
    for language in _wanted(context):
        by_file: dict[str, list[Missing]] = {}
        for part, name, text in texts_in(context.journey):
            if _there(text.translations, language) or not part.written(name) or _same_everywhere(part, name, text):
                continue
            if part.place.document.root is not None:  # else nobody wrote the part
                by_file.setdefault(part.place.document.file, []).append((part, name, text))
        for missing in by_file.values():
            yield _finding(context, missing, language)


def _wanted(context: Context) -> list[str]:
    """The languages in which every text must be there, besides the journey's own."""
    own = context.journey.language
    beside = [
        PurePath(document.file).name.split(".")[-2]
        for document in context.file.documents
        if kind_of(document) == "texts"
    ]
    listed = context.configuration.languages if own else ()
    return [each for each in dict.fromkeys((*listed, *beside)) if not own or not _there((own,), each)]


def _there(languages: Iterable[str], wanted: str) -> bool:
    """Whether one of `languages` will do: `sr` does for `sr-Latn`."""
    return wanted in languages or wanted.partition("-")[0] in languages


def _same_everywhere(part: Item, name: str, text: Text) -> bool:
    """Whether a text needs no translation: no words, an abbreviation, an answer of the language, a name of one word."""
    letters = [char for char in text if char.isalpha()]
    if not letters or all(char.isupper() for char in letters) or (name == "carries_over" and text == "none"):
        return True
    return name == "name" and isinstance(part, OWN_NAMES) and not re.search(r"\s", text) and not text.translations


def _finding(context: Context, missing: list[Missing], language: str) -> Finding:
    missing.sort(key=lambda each: _position(*each))
    count, (part, name, _) = len(missing), missing[0]
    listed = ", ".join(_named(context, *each) for each in missing[:FEW]) + (f" and {count - FEW} more" * (count > FEW))
    what, them = ("text is", "it") if count == 1 else ("texts are", "them")
    beside = f"{PurePath(context.file.file).name.split('.')[0]}.{language}.yaml"
    hint = f"write {them} in {beside}, keyed by id, or here as {{{language}: …}}"
    return Finding(part.place, f'{count} {what} not in "{language}": {listed}', (_key(part, name),), hint=hint)


def _position(part: Item, name: str, _: Text) -> int:
    node = part.place.document.node_at((*part.place.path, _key(part, name)))
    return node.start_mark.index if node is not None else 0


def _named(context: Context, part: Item, name: str, text: Text) -> str:
    if part is context.journey:
        return f"{_key(part, name)} of the journey"
    if getattr(part, "id", None) and _key(part, name) in ("name", "text"):
        return f"{_key(part, name)} of {called(part)}"
    return f'{_key(part, name)} "{text if len(text) <= SHORT else text[: SHORT - 1] + "…"}"'


def _key(part: Item, name: str) -> str:
    return type(part).model_fields[name].alias or name
